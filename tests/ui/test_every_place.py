"""Every page, side sheet, dialog and menu, brought into sight one after another: words, names, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.ui.test_words import english, widgets, words
from ui.app import Application
from ui.shots import walk
from ui.widgets.elided_label import ElidedLabel

SIZES = {"100 %": (1366, 728), "125 %": (1093, 582)}
"""The window of an office screen of 1366×768 as the layout sees it at these scales."""


@pytest.mark.parametrize("scale", SIZES)
def test_nothing_is_cut_nameless_or_english(program: Application, scale: str) -> None:
    program.window.setMinimumSize(0, 0)
    program.window.resize(*SIZES[scale])
    found: list[tuple[str, str, str]] = []
    for place, shown in walk(program):
        if isinstance(shown, QMenu):
            continue
        found += [(place, "English", text) for text in words(shown) if english(text) and not Path(text).is_absolute()]
        found += [(place, "no name", told) for told in nameless(shown)]
        found += [(place, "cut", told) for told in cut(shown)]
    assert "\n".join(" | ".join(one) for one in sorted(set(found))) == ""
    assert (program.window.width(), program.window.height()) == SIZES[scale]


def test_what_is_cut_is_found(qapp: QApplication) -> None:
    holder = QWidget()
    for place, words_shown in enumerate(("Một nhãn dài không đủ chỗ", "Vừa")):
        label = QLabel(words_shown, holder)
        label.setGeometry(0, 30 * place, 40, 20)
    button = QPushButton("Một nút dài không đủ chỗ", holder)
    button.setGeometry(0, 60, 40, 20)
    holder.show()
    assert list(cut(holder)) == ["label «Một nhãn dài không đủ chỗ»", "button «Một nút dài không đủ chỗ»"]
    holder.close()
    holder.deleteLater()


def visible(shown: QWidget) -> Iterator[QWidget]:
    for widget in widgets(shown):
        if widget.isVisibleTo(shown) and widget.width() > 0 and not widget.objectName().startswith("qt_"):
            yield widget


def nameless(shown: QWidget) -> Iterator[str]:
    """Controls a screen reader would call nothing."""
    for widget in visible(shown):
        if not isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QAbstractButton | QAbstractItemView):
            continue
        if isinstance(widget, QHeaderView) or type(widget).__name__ == "QTableCornerButton":
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if told is not None and not told.text(QAccessible.Text.Name):
            yield f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"


def cut(shown: QWidget) -> Iterator[str]:
    """Words that have less room than they need; what is elided on purpose says the rest in its tooltip."""
    for widget in visible(shown):
        match widget:
            case ElidedLabel():
                continue
            case QLabel() if widget.text() and not _fits(widget):
                yield f"label «{widget.text()[:60]}»"
            case QPushButton() if widget.text() and widget.width() + 1 < widget.sizeHint().width():
                yield f"button «{widget.text()}»"
            case QTabBar() if any(widget.tabRect(n).right() > widget.width() for n in range(widget.count())):
                yield f"tabs «{widget.tabText(0)}…»"
            case QTableView():
                yield from _cut_heads(widget)


def _fits(label: QLabel) -> bool:
    room = label.contentsRect().adjusted(label.margin(), label.margin(), -label.margin(), -label.margin())
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return needed <= label.height() + 2
    text = label.text().replace("&", "")
    if "<" in text:
        document = QTextDocument()
        document.setHtml(label.text())
        text = document.toPlainText()
    return all(label.fontMetrics().horizontalAdvance(line) <= room.width() + 1 for line in text.splitlines())


def _cut_heads(table: QTableView) -> Iterator[str]:
    """Heads of columns may break over their lines, but every word of theirs must have room."""
    heads = table.horizontalHeader()
    if not heads.isVisible() or table.model() is None:
        return
    for place in range(table.model().columnCount()):
        text = str(table.model().headerData(place, Qt.Orientation.Horizontal) or "")
        widest = max((heads.fontMetrics().horizontalAdvance(word) for word in text.split()), default=0)
        if not heads.isSectionHidden(place) and widest > heads.sectionSize(place) - 8:
            yield f"head «{text}» of {table.accessibleName()}"
