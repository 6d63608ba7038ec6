"""An agency that the directory does not know: a new one, or another name of one that it knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.plan_view import Stranger
from ui.labels import tr
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.choice_field import ChoiceField


class StrangerEditor(QWidget):
    """`settled` tells the spellings and what they mean: an agency's uid, another printed name, None for a new one."""

    settled = Signal(object, object)

    def __init__(self, ask: Callable[[ChoiceField, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stranger: Stranger | None = None
        self._name, self._more = QLabel(), QLabel()
        self._name.setFont(sized(self.font(), SECTION_PT, bold=True))
        self._more.setObjectName("faint")
        self._new = QRadioButton(tr("&Cơ quan mới, thêm vào danh mục"))
        self._known = QRadioButton(tr("Là tên gọi &khác của cơ quan trong danh mục:"))
        self._other = QRadioButton(tr("Là tên gọi khác của cơ quan mới tron&g kế hoạch này:"))
        self.agency = ChoiceField(lambda typed: ask(self.agency, typed))
        self.agency.setAccessibleName(tr("Cơ quan trong danh mục"))
        self.name = QComboBox()
        self.name.setAccessibleName(tr("Cơ quan mới trong kế hoạch"))
        self.name.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.name.setMinimumContentsLength(12)
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for label in (self._name, self._more):
            label.setWordWrap(True)
            column.addWidget(label)
        for button, field in ((self._new, None), (self._known, self.agency), (self._other, self.name)):
            group.addButton(button)
            column.addWidget(button)
            if field is not None:
                column.addWidget(field)
        group.buttonClicked.connect(lambda _: self._chosen())
        self.agency.chosen.connect(self._take_known)
        self.name.activated.connect(lambda _: self._take_other())

    def show_stranger(self, stranger: Stranger, meaning: bytes | str | None, shown: str, others: Sequence[str]) -> None:
        """Show a name with what it was settled as; `shown` is the chosen agency's name."""
        self._stranger = stranger
        self._name.setText(stranger.name)
        spellings = tr("Cũng viết: {names}.").format(names="; ".join(stranger.printed[1:]))
        kind = tr("Nếu thêm mới, loại cơ quan: {kind} (sửa được trong Danh mục).").format(kind=stranger.kind)
        self._more.setText(" ".join(filter(None, (spellings if stranger.printed[1:] else "", kind))))
        self.name.clear()
        self.name.addItems(list(others))
        self._other.setEnabled(bool(others))
        self.name.setEnabled(bool(others))
        self.agency.put(meaning if isinstance(meaning, bytes) else None, shown)
        self.name.setCurrentIndex(self.name.findText(meaning) if isinstance(meaning, str) else -1)
        button = self._known if isinstance(meaning, bytes) else self._other if meaning else self._new
        button.setChecked(True)

    def focus_first(self) -> None:
        next(button for button in (self._new, self._known, self._other) if button.isChecked()).setFocus()

    def leave(self) -> bool:
        """False while «tên gọi khác» is chosen and no agency yet."""
        undecided = self._other.isChecked() and self.name.currentIndex() < 0
        return not undecided and not (self._known.isChecked() and self.agency.uid is None)

    def _chosen(self) -> None:
        if self._new.isChecked():
            self.agency.put(None, "")
            self._settle(None)
        elif self._known.isChecked():
            self.agency.setFocus()
        else:
            self.name.setFocus()
            self._take_other()

    def _take_known(self) -> None:
        self._known.setChecked(True)
        if self.agency.uid is not None:
            self._settle(self.agency.uid)

    def _take_other(self) -> None:
        if self.name.currentText():
            self._other.setChecked(True)
            self._settle(self.name.currentText())

    def _settle(self, meaning: bytes | str | None) -> None:
        if self._stranger is not None:
            self.settled.emit(self._stranger.printed, meaning)
