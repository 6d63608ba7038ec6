"""Pictures of every page, for whoever reviews the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QTabWidget

from ui.app import ENTRIES, Application


def shoot(program: Application, folder: Path) -> list[Path]:
    """Write a PNG of every page, and of every tab of a page, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for name in ENTRIES:
        if name not in program.window.page_names():
            continue
        page = program.window.show_page(name)
        tabs = page.findChild(QTabWidget)
        for place in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(place)
            _settle()
            path = folder / (f"{name}-{place + 1}.png" if tabs else f"{name}.png")
            program.window.grab().save(str(path))
            made.append(path)
            print(path)
    return made


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()
