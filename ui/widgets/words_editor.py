"""The report's own words, place by place, beside what was written the period before: offered, never repeated alone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.paperwork import WordsPlace
from desktop.indicators.repetition import repeated_share
from ui.labels import sentence, tr
from ui.theme import GRID
from ui.widgets.access_keys import with_access_keys

_ROWS = 4
_WAIT_MS = 400


class WordsEditor(QScrollArea):
    """A long field for each place; `written` tells the place and its words when a field is left changed."""

    written = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self._fields: dict[WordsPlace, QPlainTextEdit] = {}
        self._offers: dict[WordsPlace, QPushButton] = {}
        self._repeats: dict[WordsPlace, QLabel] = {}
        self._stored: dict[WordsPlace, str] = {}
        self._before: Mapping[WordsPlace, str] = {}
        self._look_again = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._look_again.timeout.connect(self._compare)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GRID // 2)
        names = with_access_keys([sentence(place.term) for place in WordsPlace], taken="SVTRABHKPGDCLNUXWFIM")
        for place, words in zip(WordsPlace, names, strict=True):
            column.addWidget(self._labelled(place, words))
            column.addWidget(self._fields[place])
            column.addWidget(self._offers[place])
            column.addWidget(self._repeats[place])
            column.addSpacing(GRID)
        column.addStretch(1)
        self.setWidget(inside)

    def show_words(self, words: Mapping[WordsPlace, str], before: Mapping[WordsPlace, str], *, locked: bool) -> None:
        """Show a period's words and offer those of the period before where this one has none.

        A field in which something stands that was not handed over yet is left as it is: somebody types there.
        """
        shown, self._stored, self._before = self._stored, dict(words), before
        for place, field in self._fields.items():
            untouched = field.toPlainText().strip() == shown.get(place, "")
            if untouched and field.toPlainText() != words.get(place, ""):
                field.setPlainText(words.get(place, ""))
            field.setReadOnly(locked)
            self._offer(place)
        self._compare()

    def leave(self) -> None:
        """Hand over what stands changed in a field."""
        for place in self._fields:
            self._hand_over(place)

    def focus_first(self) -> None:
        """Put the focus where writing begins."""
        next(iter(self._fields.values())).setFocus()

    def repeated(self, place: WordsPlace) -> str:
        """What is said of words that are almost those of the period before; empty when they are not."""
        share = repeated_share(self._fields[place].toPlainText(), self._before.get(place, ""))
        return tr("Trùng {share}% với kỳ trước; hãy xem lại cho đúng kỳ này.").format(share=share) if share else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.FocusOut:
            for place, field in self._fields.items():
                if field is watched:
                    self._hand_over(place)
        return False

    def _hand_over(self, place: WordsPlace) -> None:
        text = self._fields[place].toPlainText().strip()
        if text != self._stored.get(place, ""):
            self._stored[place] = text
            self.written.emit(place, text)
        self._offer(place)

    def _labelled(self, place: WordsPlace, words: str) -> QLabel:
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * _ROWS + 18)
        field.setAccessibleName(words.replace("&", ""))
        field.installEventFilter(self)
        self._fields[place] = field
        offer = QPushButton()
        offer.clicked.connect(lambda: self._take_offer(place))
        offer.hide()
        self._offers[place] = offer
        repeats = QLabel()
        repeats.setObjectName("warned")
        repeats.setWordWrap(True)
        repeats.hide()
        self._repeats[place] = repeats
        field.textChanged.connect(self._look_again.start)
        label = QLabel(words)
        label.setBuddy(field)
        return label

    def _offer(self, place: WordsPlace) -> None:
        before = self._before.get(place, "")
        button = self._offers[place]
        empty = not self._fields[place].toPlainText().strip()
        button.setVisible(bool(before) and empty and not self._fields[place].isReadOnly())
        button.setText(tr("Dùng lời kỳ trước: «{start}…»").format(start=before[:50]))
        button.setToolTip(before)

    def _compare(self) -> None:
        """Say beside each field how much of it stood in the report before."""
        for place, label in self._repeats.items():
            told = self.repeated(place)
            label.setText(told)
            label.setVisible(bool(told) and not self._fields[place].isReadOnly())

    def _take_offer(self, place: WordsPlace) -> None:
        self._fields[place].setPlainText(self._before.get(place, ""))
        self._fields[place].setFocus()
        self._offer(place)
