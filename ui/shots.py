"""Pictures of every page, for whoever reviews the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QTabWidget

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
    for name, dialog in _dialogs(program):
        dialog.show()
        _settle()
        path = folder / f"hop-thoai-{name}.png"
        dialog.grab().save(str(path))
        dialog.close()
        dialog.deleteLater()
        made.append(path)
        print(path)
    return made


def _dialogs(program: Application) -> Iterator[tuple[str, QDialog]]:
    """One of each dialog that needs no question answered before it."""
    from desktop.domain.period import Period
    from ui.dialogs.first_start_dialog import FirstStartDialog
    from ui.dialogs.seal_dialog import SealDialog

    first = FirstStartDialog(program.window)
    yield "bat-dau", first
    office = FirstStartDialog(program.window)
    office.show_office_page()
    yield "co-quan", office
    workspace = program.workspace
    if workspace is not None:
        today = workspace.desk.today()
        yield "phat-hanh", SealDialog(Period.parse(f"{today.year}-{today.month:02d}"), today, program.window)


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()
