"""The signed paragraphs, those that something was read from set off and brought into sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QTextBlockFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.labels import tr
from ui.theme import colours

_APART = 7


class SignedText(QTextEdit):
    """Paragraphs to be read. `pointed` tells the one clicked or walked to, `entered` the one Enter was hit in."""

    pointed = Signal(int)
    entered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Văn bản đã ký"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._paragraphs: tuple[str, ...] = ()
        self._starts: list[int] = []
        self._marked: list[int] = []
        self.setUndoRedoEnabled(False)

    def show_paragraphs(self, paragraphs: Sequence[str]) -> None:
        """Show a text; the same text stays where it is."""
        if tuple(paragraphs) == self._paragraphs:
            return
        self._paragraphs = tuple(paragraphs)
        self.setPlainText("\n".join(paragraphs))
        self._starts = []
        blocks = 0
        for words in paragraphs:
            self._starts.append(blocks)
            blocks += words.count("\n") + 1
        form = QTextBlockFormat()
        form.setBottomMargin(_APART)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self._marked = []
        self.setExtraSelections([])
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def highlight(self, paragraphs: Sequence[int]) -> None:
        """Set paragraphs off and bring the first into sight."""
        wanted = [place for place in paragraphs if 0 <= place < len(self._starts)]
        self._marked = wanted
        self.setExtraSelections([self._set_off(place) for place in wanted])
        if wanted:
            self._bring(min(wanted), max(wanted))

    def highlighted(self) -> list[str]:
        """The paragraphs set off, as they read."""
        return [self._paragraphs[place] for place in self._marked]

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The words selected by the clerk, on one line, and the paragraphs they lie in; empty when none are."""
        cursor = self.textCursor()
        words = " ".join(cursor.selectedText().replace("\u2029", " ").split())
        if not words:
            return "", ()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return words, tuple(range(self._paragraph(first), self._paragraph(last) + 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            block = self.cursorForPosition(event.position().toPoint()).blockNumber()
            self.pointed.emit(self._paragraph(block))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walking with the arrows points at paragraphs as a click does; Enter goes over to what was read from one."""
        before = self.here()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(before)
            return
        super().keyPressEvent(event)
        if self.here() != before and not self.textCursor().hasSelection():
            self.pointed.emit(self.here())

    def here(self) -> int:
        """The paragraph the cursor stands in."""
        return self._paragraph(self.textCursor().blockNumber())

    def _paragraph(self, block: int) -> int:
        return sum(start <= block for start in self._starts) - 1

    def _cursor(self, paragraph: int) -> QTextCursor:
        document = self.document()
        end = self._starts[paragraph + 1] if paragraph + 1 < len(self._starts) else document.blockCount()
        cursor = QTextCursor(document.findBlockByNumber(self._starts[paragraph]))
        last = document.findBlockByNumber(end - 1)
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _set_off(self, paragraph: int) -> QTextEdit.ExtraSelection:
        """A ground under a paragraph, its end mark included, so that it reaches over the whole width."""
        cursor = self._cursor(paragraph)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        off = QTextEdit.ExtraSelection()
        off.cursor = cursor  # type: ignore[attr-defined]
        off.format.setBackground(QColor(colours().chosen))  # type: ignore[attr-defined]
        off.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # type: ignore[attr-defined]  # noqa: FBT003
        return off

    def _bring(self, first: int, last: int) -> None:
        """Scroll so that the first paragraph stands near the top, unless all are in sight already.

        Somebody who walks in the text stays where he is.
        """
        if self.hasFocus() and first <= self.here() <= last:
            return
        cursor = self._cursor(first)
        cursor.setPosition(cursor.selectionStart())
        end = self._cursor(last)
        end.setPosition(end.selectionEnd())
        self.setTextCursor(cursor)
        top, bottom = self.cursorRect(cursor).top(), self.cursorRect(end).bottom()
        if top < 0 or bottom > self.viewport().height() or not self.isVisible():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - 2 * self.fontMetrics().lineSpacing())
