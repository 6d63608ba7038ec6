"""How the window looks: one type scale, one spacing grid, one accent, light and dark."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths

GRID = 8
"""The distance between neighbours, in device-independent pixels; half of it within a group, twice between groups."""

_GET_HIGH_CONTRAST = 0x0042

TITLE_PT, SECTION_PT, BODY_PT, SMALL_PT = 15.0, 10.5, 9.5, 8.5


@dataclass(frozen=True)
class Colours:
    """The colours by what they are for."""

    ground: str
    surface: str
    side: str
    text: str
    faint: str
    line: str
    accent: str
    accent_text: str
    chosen: str
    good: str
    warn: str
    bad: str
    waiting: str
    dark: bool = False


LIGHT = Colours(
    ground="#f5f6f8", surface="#ffffff", side="#eceff3", text="#1b1f24", faint="#59636e", line="#d3d9e0",
    accent="#0b5cad", accent_text="#ffffff", chosen="#d8e8f9", good="#156a2d", warn="#7d5300", bad="#c0262d",
    waiting="#6e5494",
)  # fmt: skip
DARK = Colours(
    ground="#1c2024", surface="#24292f", side="#181b1f", text="#e8ebee", faint="#a3adb8", line="#3d444d",
    accent="#4493e4", accent_text="#0b1622", chosen="#1f3a56", good="#4ac26b", warn="#d4a72c", bad="#ff7b72",
    waiting="#b392f0", dark=True,
)  # fmt: skip


def colours() -> Colours:
    """The colours of the running window: dark when the desktop is, the desktop's own in high contrast."""
    if high_contrast():
        return contrasting(QGuiApplication.palette())
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def high_contrast() -> bool:
    """Whether Windows is asked for a contrast theme; elsewhere never."""
    if sys.platform != "win32":
        return False
    import ctypes

    class Asked(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_void_p))

    asked = Asked(ctypes.sizeof(Asked), 0, None)
    told = ctypes.windll.user32.SystemParametersInfoW(_GET_HIGH_CONTRAST, asked.size, ctypes.byref(asked), 0)
    return bool(told) and bool(asked.flags & 1)


def contrasting(palette: QPalette) -> Colours:
    """The desktop's own colours for what ours are for; states then differ by their shapes and words alone."""
    role = QPalette.ColorRole
    ground, text, base = (palette.color(which).name() for which in (role.Window, role.WindowText, role.Base))
    accent, on_accent = palette.color(role.Highlight).name(), palette.color(role.HighlightedText).name()
    return Colours(
        ground=ground, surface=base, side=ground, text=text, faint=text, line=text, accent=accent,
        accent_text=on_accent, chosen=ground, good=text, warn=text, bad=text, waiting=text,
        dark=QColor(ground).lightness() < 128,
    )  # fmt: skip


def dress(app: QApplication, *, dark: bool | None = None) -> None:
    """Give the application its style, font and colours; in high contrast the desktop's own colours stay."""
    app.setStyle("Fusion")
    app.setFont(_font())
    if dark is None:
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    chosen = DARK if dark else LIGHT
    if high_contrast():
        chosen = contrasting(app.palette())
    app.setPalette(_palette(chosen))
    edges = _palette(chosen)
    edges.setColor(QPalette.ColorRole.Window, QColor(chosen.faint))  # Fusion draws the edge of a box from this
    for kind in ("QCheckBox", "QRadioButton"):
        app.setPalette(edges, cast("bytes", kind))  # the stubs say bytes, the call takes str
    app.setStyleSheet(_sheet(chosen))


def sized(font: QFont, points: float, *, bold: bool = False) -> QFont:
    """The same font at another step of the scale."""
    other = QFont(font)
    other.setPointSizeF(points)
    other.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return other


def _font() -> QFont:
    """The desktop's own face on Windows; elsewhere the one we carry, so that every Vietnamese letter is there."""
    if sys.platform == "win32":
        font = QFont("Segoe UI")
    else:
        for face in sorted(paths.font_dir().glob("LiberationSans-*.ttf")):
            QFontDatabase.addApplicationFont(str(face))
        font = QFont("Liberation Sans")
    font.setPointSizeF(BODY_PT)
    return font


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, c.ground), (role.WindowText, c.text), (role.Base, c.surface), (role.AlternateBase, c.ground),
        (role.Text, c.text), (role.Button, c.surface), (role.ButtonText, c.text), (role.BrightText, c.bad),
        (role.Highlight, c.accent), (role.HighlightedText, c.accent_text), (role.ToolTipBase, c.surface),
        (role.ToolTipText, c.text), (role.PlaceholderText, c.faint), (role.Link, c.accent), (role.Mid, c.line),
        (role.Light, c.surface), (role.Dark, c.line), (role.Midlight, c.line), (role.Shadow, c.line),
    ):  # fmt: skip
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.faint))
    return palette


def _sheet(c: Colours) -> str:
    arrow = (paths.resource_dir() / "icons" / f"chevron-{'dark' if c.dark else 'light'}.svg").as_posix()
    return f"""
    QMainWindow, QDialog {{ background: {c.ground}; }}
    QMenuBar {{ background: {c.side}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {c.chosen}; color: {c.text}; }}
    QMenu {{ background: {c.surface}; border: 1px solid {c.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 28px 5px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {c.chosen}; color: {c.text}; }}
    QMenu::item:disabled {{ color: {c.faint}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
    QStatusBar {{ background: {c.side}; color: {c.faint}; border-top: 1px solid {c.line}; }}
    QStatusBar::item {{ border: none; }}
    QStatusBar QLabel {{ color: {c.faint}; padding: 1px 8px; }}
    #navigation {{ background: {c.side}; border: none; border-right: 1px solid {c.line}; outline: none; padding: 8px; }}
    #navigation::item {{ padding: 9px 10px; border-radius: 6px; margin-bottom: 2px; color: {c.text}; }}
    #navigation::item:hover {{ background: {c.chosen}; }}
    #navigation::item:disabled {{ color: {c.faint}; }}
    #navigation::item:selected {{ background: {c.accent}; color: {c.accent_text}; }}
    #faint {{ color: {c.faint}; }}
    #fault {{ color: {c.bad}; }}
    #warned {{ color: {c.warn}; }}
    #drop {{ background: {c.surface}; border: 2px dashed {c.line}; border-radius: 8px; }}
    QPushButton#small {{ padding: 4px 7px; }}
    QPushButton#small:focus {{ padding: 3px 6px; }}
    #card {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 8px; }}
    #notice {{ background: {c.chosen}; border: 1px solid {c.line}; border-radius: 6px; }}
    QPushButton {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 5px; padding: 5px 14px; min-height: 18px; }}
    QPushButton[menu="1"] {{ padding-right: 28px; }}
    QPushButton#small[menu="1"] {{ padding-right: 20px; }}
    QPushButton::menu-indicator {{
        image: url({arrow}); width: 10px; subcontrol-origin: padding; subcontrol-position: right center; right: 7px;
    }}
    QPushButton:hover {{ border-color: {c.accent}; }}
    QPushButton:pressed {{ background: {c.chosen}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; padding: 4px 13px; }}
    QPushButton[menu="1"]:focus {{ padding-right: 27px; }}
    QPushButton#small[menu="1"]:focus {{ padding-right: 19px; }}
    QPushButton:disabled {{ color: {c.faint}; background: {c.ground}; }}
    QPushButton[primary="1"] {{ background: {c.accent}; color: {c.accent_text}; border-color: {c.accent}; }}
    QPushButton[primary="1"]:hover {{ background: {c.accent}; border-color: {c.text}; }}
    QPushButton[primary="1"]:focus {{ border: 2px solid {c.text}; }}
    QPushButton[primary="1"]:disabled {{ background: {c.line}; color: {c.faint}; border-color: {c.line}; }}
    QPushButton[switch="1"]:checked {{ background: {c.chosen}; border-color: {c.accent}; }}
    QLineEdit, QPlainTextEdit, QComboBox, QListWidget#choices, QListWidget#checks {{
        background: {c.surface}; border: 1px solid {c.line}; border-radius: 5px; padding: 4px 7px;
        selection-background-color: {c.accent}; selection-color: {c.accent_text}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QListWidget#checks:focus {{ border: 2px solid {c.accent}; padding: 3px 6px; }}
    QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {c.ground}; color: {c.faint}; }}
    QLineEdit[faulty="true"], QPlainTextEdit[faulty="true"] {{ border: 2px solid {c.bad}; padding: 3px 6px; }}
    QTableView, QTreeView, QListView#list {{ background: {c.surface}; alternate-background-color: {c.ground}; border: 1px solid {c.line};
        border-radius: 6px; gridline-color: {c.line}; selection-background-color: {c.chosen}; selection-color: {c.text}; outline: none; }}
    QTableCornerButton::section {{ background: {c.ground}; border: none; border-bottom: 1px solid {c.line}; }}
    QTextEdit {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 6px; padding: 4px; }}
    QTextEdit:focus {{ border: 1px solid {c.accent}; }}
    QTableView::item:focus, QTreeView::item:focus {{ border: 1px solid {c.accent}; }}
    QTreeView::item:focus {{ background: {c.chosen}; color: {c.text}; }}
    QHeaderView {{ background: {c.ground}; }}
    QHeaderView::section {{ background: {c.ground}; color: {c.faint}; border: none; border-bottom: 1px solid {c.line};
        border-right: 1px solid {c.line}; padding: 5px 6px; }}
    QTabWidget::pane {{ border: 1px solid {c.line}; border-radius: 6px; top: -1px; background: {c.surface}; }}
    QTabBar::tab {{ padding: 7px 16px; border: none; border-bottom: 3px solid transparent; color: {c.faint}; }}
    QTabBar[parts="1"]::tab {{ padding: 7px 6px; }}
    QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
    QTabBar::tab:focus {{ color: {c.accent}; }}
    QProgressBar {{ border: 1px solid {c.line}; border-radius: 5px; background: {c.ground}; text-align: center; min-height: 14px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
    QSplitter::handle {{ background: transparent; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
    QScrollBar::handle {{ background: {c.line}; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {c.faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; border: none; width: 0; height: 0; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QComboBox::drop-down {{ border: none; width: 22px; }}
    QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.line}; selection-background-color: {c.chosen}; selection-color: {c.text}; }}
    QTreeView::item {{ padding: 5px 4px; }}
    QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line}; padding: 4px; }}
    """  # noqa: E501
