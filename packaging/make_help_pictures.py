"""Draw the pictures of the help anew from the window itself: `.venv/bin/python packaging/make_help_pictures.py`.

The sample office is opened on a day in the middle of its work, each page is drawn without a screen, made smaller and
given few colours, and laid into `resources/help`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSize, Qt  # noqa: E402  the platform comes before Qt
from PySide6.QtGui import QImage  # noqa: E402  the platform comes before Qt

from desktop.workspace import Workspace  # noqa: E402  the path comes before the program
from ui.app import Application, prepared  # noqa: E402  the path comes before the program
from ui.shots import shoot  # noqa: E402  the path comes before the program

TODAY = date(2024, 9, 20)
WINDOW = QSize(1020, 600)
WIDTH = 540
PICTURES = {
    "today": "today",
    "plan-1": "plan",
    "training-1": "training",
    "training-2": "attendance",
    "media-1": "media",
    "reports-1": "reports",
    "directory-1": "directory",
    "settings-1": "settings",
}
"""What the window's pictures are called, and the topic each belongs to."""


def main() -> None:
    app = prepared(["so-truyen-thong"], dark=False)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SO_TRUYEN_THONG_HOME"] = folder
        with Workspace.create(Path(folder) / "mau.db", who="Nguyễn Thị Mẫu, công chức", today=lambda: TODAY) as sample:
            sample.sampling.fill()
            program = Application(inline=True, silent=True)
            program.window.resize(WINDOW)
            program.window.show()
            program.furnish(sample)
            app.processEvents()
            shoot(program, Path(folder) / "anh")
            program.workspace = None
            program.window.close()
        for name, topic in PICTURES.items():
            lay_down(Path(folder) / "anh" / f"{name}.png", ROOT / "resources" / "help" / f"{topic}.png")


def lay_down(shot: Path, picture: Path) -> None:
    """Make a picture smaller and lighter."""
    small = QImage(str(shot)).scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    flags = Qt.ImageConversionFlag.AvoidDither
    small.convertToFormat(QImage.Format.Format_Indexed8, flags).save(str(picture), "PNG", 0)
    print(picture.name, picture.stat().st_size)


if __name__ == "__main__":
    main()
