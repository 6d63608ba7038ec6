"""The first start: who sits here, our office, then the sample or a plan. «Quay lại» never loses what was typed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.office_level import Heading, OfficeLevel, heading_for
from ui.labels import PROGRAM, tr
from ui.theme import GRID, SECTION_PT, sized
from ui.widgets.access_keys import with_access_keys
from ui.widgets.fields import restyle

_BUTTON_LETTERS = "QTG"
"""The access keys of «Quay lại», «Tiếp tục» and «Ghi nhận»."""


@dataclass(frozen=True)
class Begun:
    """What the first start was told: the person at the desk; our office, or the sample instead."""

    who: str
    sample: bool
    name: str = ""
    parent: str = ""
    heading: Heading | None = None
    area: str = ""
    place_name: str = ""
    signer: str = ""


class FirstStartDialog(QDialog):
    """Three short pages; what it gives is a `Begun` or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Bắt đầu dùng {program}").format(program=PROGRAM))
        self.begun: Begun | None = None
        self._touched: set[QWidget] = set()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._who_page())
        self._pages.addWidget(self._choice_page())
        self._pages.addWidget(self._office_page())
        self._back = QPushButton(tr("< &Quay lại"))
        self._on = QPushButton(tr("&Tiếp tục >"))
        self._on.setProperty("primary", 1)
        self._on.setDefault(True)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)
        self.resize(640, 520)
        self.turn(0)

    def put_who(self, who: str) -> None:
        """The person as the program knows him already: `Tên, chức vụ`."""
        name, _, post = who.partition(", ")
        self.person.setText(name)
        self.post.setText(post)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter is the next field; Esc is one step back and loses nothing: the window's own cross closes."""
        if event.key() == Qt.Key.Key_Escape:
            if self._pages.currentIndex():
                self._go_back()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            self.focusWidget(), QLineEdit | QComboBox
        ):
            self.focusNextChild()  # the next field; after the last one the button that goes on
            if self.focusWidget() is self._back:
                self._on.setFocus()
            return
        super().keyPressEvent(event)

    # --- pages ----------------------------------------------------------------------------------------------------

    def _who_page(self) -> QWidget:
        self.person, self.post = QLineEdit(), QLineEdit()
        return self._page(
            tr("Người làm việc tại máy này"),
            tr(
                "Họ tên và chức vụ được ghi vào lịch sử của từng việc, để sau này biết ai đã nhập. "
                "Thay đổi lúc nào cũng được."
            ),
            [(tr("Họ và tên *"), self.person), (tr("Chức vụ"), self.post)],
        )

    def _choice_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(GRID)
        column.addWidget(self._head(tr("Bắt đầu từ đâu?")))
        self.own = QPushButton(tr("&Dùng cho cơ quan của tôi"))
        self.sample = QPushButton(tr("&Làm quen với dữ liệu mẫu"))
        for button, words in (
            (self.own, tr("Khai báo cơ quan, rồi đọc tệp kế hoạch đã ký.")),
            (
                self.sample,
                tr(
                    "Mở một cơ quan mẫu có sẵn bốn năm công việc, số liệu hư cấu, để tập dùng. "
                    "Xóa bằng một lần bấm; dữ liệu thật không bị ảnh hưởng."
                ),
            ),
        ):
            column.addWidget(button)
            told = QLabel(words)
            told.setObjectName("faint")
            told.setWordWrap(True)
            column.addWidget(told)
            column.addSpacing(GRID)
        self.own.clicked.connect(lambda: self.turn(2))
        self.sample.clicked.connect(self._take_sample)
        column.addStretch(1)
        return page

    def _office_page(self) -> QWidget:
        self.level = QComboBox()
        for level in OfficeLevel:
            self.level.addItem(level.term, level.value)
        self.name, self.parent_name, self.area, self.place = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(tr("ví dụ: UBND xã Hạ Hòa"))
        self.parent_name.setPlaceholderText(tr("để trống nếu không có dòng cơ quan chủ quản"))
        self.area.setPlaceholderText(tr("ví dụ: xã Hạ Hòa"))
        self.place.setPlaceholderText(tr("địa danh trước ngày tháng, ví dụ: Hạ Hòa"))
        self.lines, self.symbol = QPlainTextEdit(), QLineEdit()
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(58)
        self.authority, self.signer_title, self.signer = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.name, self.parent_name):
            field.editingFinished.connect(self._propose)
        self.level.activated.connect(self._propose)
        for field in (self.symbol, self.authority, self.signer_title, self.area, self.place):
            field.textEdited.connect(lambda _, which=field: self._touched.add(which))
        self.lines.textChanged.connect(self._lines_changed)
        return self._page(
            tr("Cơ quan của tôi"),
            tr("Chương trình điền sẵn theo tên cơ quan; hãy xem lại. Mọi mục sửa được về sau ở Danh mục."),
            [
                (tr("Loại cơ quan"), self.level),
                (tr("Tên cơ quan *"), self.name),
                (tr("Cơ quan chủ quản"), self.parent_name),
                (tr("Địa bàn *"), self.area),
                (tr("Địa danh *"), self.place),
                (tr("Dòng cơ quan ban hành *"), self.lines),
                (tr("Chữ viết tắt trong ký hiệu *"), self.symbol),
                (tr("Quyền hạn người ký"), self.authority),
                (tr("Chức vụ người ký"), self.signer_title),
                (tr("Họ tên người ký"), self.signer),
            ],
        )

    def _page(self, head: str, words: str, rows: list[tuple[str, QWidget]]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(GRID)
        column.addWidget(self._head(head))
        told = QLabel(words)
        told.setObjectName("faint")
        told.setWordWrap(True)
        column.addWidget(told)
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        labels = with_access_keys([label for label, _ in rows], _BUTTON_LETTERS)
        for label, (name, field) in zip(labels, rows, strict=True):
            field.setAccessibleName(name.rstrip(" *"))
            form.addRow(label, field)
        column.addLayout(form)
        column.addStretch(1)
        return page

    def _head(self, words: str) -> QLabel:
        head = QLabel(words)
        head.setFont(sized(self.font(), SECTION_PT + 2, bold=True))
        return head

    # --- turning --------------------------------------------------------------------------------------------------

    def turn(self, place: int) -> None:
        """Turn to the page of the person (0), of the choice (1) or of the office (2)."""
        self._pages.setCurrentIndex(place)
        self._back.setVisible(place > 0)
        self._on.setVisible(place != 1)
        self._on.setText(tr("&Ghi nhận") if place == 2 else tr("&Tiếp tục >"))
        (self.person, self.own, self.name)[place].setFocus()

    def _go_back(self) -> None:
        self.turn(self._pages.currentIndex() - 1)

    def _go_on(self) -> None:
        if self._pages.currentIndex() == 0:
            if self._filled(self.person):
                self.turn(1)
        else:
            self._take_office()

    def _lines_changed(self) -> None:
        if self.lines.hasFocus():
            self._touched.add(self.lines)

    def _who(self) -> str:
        return ", ".join(filter(None, (self.person.text().strip(), self.post.text().strip())))

    def _take_sample(self) -> None:
        self.begun = Begun(self._who(), sample=True)
        self.accept()

    def _take_office(self) -> None:
        self._propose()
        if not self._filled(self.name, self.area, self.place, self.symbol) or not self._lines_filled():
            return
        proposed = self._proposed()
        heading = Heading(
            proposed.kind,
            proposed.parent_line,
            self.lines.toPlainText().strip(),
            self.symbol.text().strip(),
            self.authority.text().strip(),
            self.signer_title.text().strip(),
        )
        self.begun = Begun(
            self._who(),
            sample=False,
            name=self.name.text().strip(),
            parent=self.parent_name.text().strip(),
            heading=heading,
            area=self.area.text().strip(),
            place_name=self.place.text().strip(),
            signer=self.signer.text().strip(),
        )
        self.accept()

    def _filled(self, *fields: QLineEdit) -> bool:
        for field in fields:
            restyle(field, "faulty", value=not field.text().strip())
        empty = [field for field in fields if not field.text().strip()]
        if empty:
            empty[0].setFocus()
            empty[0].setPlaceholderText(tr("Mục này chưa điền."))
        return not empty

    def _lines_filled(self) -> bool:
        filled = bool(self.lines.toPlainText().strip())
        restyle(self.lines, "faulty", value=not filled)
        if not filled:
            self.lines.setFocus()
            self.lines.setPlaceholderText(tr("Mục này chưa điền."))
        return filled

    def _proposed(self) -> Heading:
        level = OfficeLevel.of(self.level.currentData())
        return heading_for(level, self.name.text(), self.parent_name.text())

    def _propose(self) -> None:
        """Fill what follows from the name, where the clerk has not written something of his own."""
        if not self.name.text().strip():
            return
        proposed = self._proposed()
        area = (
            proposed.issuer_lines.split("\n")[-1]
            if OfficeLevel.of(self.level.currentData()) is OfficeLevel.COMMUNE
            else ""
        )
        words = self.name.text().split()
        wanted = {
            self.symbol: proposed.symbol,
            self.authority: proposed.authority_lines,
            self.signer_title: proposed.signer_title,
            self.area: " ".join(words[-3:]) if area else "",
            self.place: " ".join(words[-2:]) if area else "",
        }
        for field, text in wanted.items():
            if field not in self._touched and text:
                field.setText(text)
        if self.lines not in self._touched:
            self.lines.setPlainText(proposed.issuer_lines)
