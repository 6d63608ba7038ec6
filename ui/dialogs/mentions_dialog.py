"""Where a person's name still stands: every text that holds it, earlier wordings too, and other words in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import terms
from desktop.vietnamese.numerals import grouped
from ui.labels import sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.room import Room
from ui.theme import GRID
from ui.widgets.plain_table import PlainTable

_TEXT_HEIGHT = 84


class MentionsDialog(QDialog):
    """Finds a name as whole words, with or without tone marks; what replaces a text does so for good."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Nội dung còn tên"))
        self._room = room
        self._names: tuple[str, ...] = ()
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Họ và tên cần tìm"))
        self.name.returnPressed.connect(self._seek_typed)
        self._told = QLabel(tr("Tìm trong mọi nội dung, kể cả nội dung cũ trong lịch sử; có dấu hay không dấu."))
        self._told.setWordWrap(True)
        model: PlainTableModel[Any] = PlainTableModel(
            [
                PlainColumn(tr("Ở mục"), _where),
                PlainColumn(tr("Phần"), _field),
                PlainColumn(tr("Nội dung hiện nay"), lambda one: " ".join(one.text.split())),
            ]
        )
        self.table: PlainTable[Any] = PlainTable(tr("Nội dung còn tên"), model, stretch=2)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self._why = QLabel()
        self._why.setObjectName("faint")
        self._why.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Nội dung mới"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.replace = QPushButton(tr("&Thay nội dung"))
        self.replace.setToolTip(tr("Nội dung cũ có tên bị xóa hẳn khỏi dữ liệu, lịch sử và các bản sao lưu"))
        self.replace.clicked.connect(self._replace)
        self._build()
        self.resize(860, 560)
        self._offer()

    def seek(self, *names: str) -> None:
        """Look for these names at once."""
        self._names = names
        self.name.setText(names[0] if names else "")
        upkeep = self._room.workspace.upkeep
        self._room.lanes.read(self, lambda: upkeep.mentions(*names), self.show_found, topic="mentions")

    def show_found(self, found: Sequence[Any]) -> None:
        """Show what was found, standing on the first."""
        name = "», «".join(self._names)
        none, some = tr("Không còn nội dung nào có tên «{name}»."), tr("Còn {count} nội dung có tên «{name}».")
        inside = tr("Nội dung bên trong tệp đính kèm không tìm được ở đây; hãy mở các tệp để xem.")
        said = (some if found else none).format(count=grouped(len(found)), name=name)
        self._told.setText(f"{said} {inside}")
        self.table.show_things(list(found))
        self._offer()

    # --- inside ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        label = QLabel(tr("&Họ và tên:"))
        label.setBuddy(self.name)
        seek = QPushButton(tr("Tì&m"))
        seek.setDefault(True)
        seek.clicked.connect(self._seek_typed)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.name, 1)
        row.addWidget(seek)
        words = QLabel(tr("Nội &dung mới, không có tên:"))
        words.setBuddy(self.text)
        buttons = QDialogButtonBox()
        buttons.addButton(self.replace, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("Đó&ng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addWidget(self._why)
        column.addWidget(words)
        column.addWidget(self.text)
        column.addWidget(buttons)

    def _seek_typed(self) -> None:
        if self.name.text().strip():
            self.seek(self.name.text().strip())
        else:
            self._told.setText(tr("Hãy gõ họ và tên cần tìm."))
            self.name.setFocus()

    def _offer(self) -> None:
        """Show the text of the line in hand, or why it stays."""
        one = self.table.here()
        why = _kept(one) if one is not None else ""
        if one is not None and not why and one.past:
            why = tr("Tên chỉ còn trong nội dung cũ; bấm «Thay nội dung» để xóa hẳn nội dung cũ ấy.")
        self._why.setText(why)
        self._why.setVisible(bool(why))
        may = one is not None and not _kept(one)
        self.text.setPlainText(one.text if may and one is not None else "")
        self.text.setEnabled(may)
        self.replace.setEnabled(may)

    def _replace(self) -> None:
        one, text = self.table.here(), self.text.toPlainText().strip()
        if one is None or not self._room.messages.ask(
            tr("Thay hẳn nội dung này?"),
            tr("Nội dung cũ bị xóa khỏi dữ liệu, lịch sử và các bản sao lưu. Việc này không hoàn tác được."),
            tr("&Thay 1 nội dung"),
        ):
            return
        upkeep = self._room.workspace.upkeep
        self._room.lanes.write(self, lambda _: upkeep.correct_mention(one, text), self._replaced)

    def _replaced(self, outcomes: list[Any]) -> None:
        self._room.ways.said.emit(tr("Đã thay nội dung; nội dung cũ có tên đã xóa hẳn."))
        faults = [f"{outcome.place}: {outcome.fault}" for outcome in outcomes if outcome.fault]
        if faults:
            self._room.messages.notice(tr("Có nơi sao lưu chưa xóa được, có thể còn dữ liệu cũ."), "\n".join(faults))
        self.seek(*self._names)


def _where(one: Any) -> str:
    kind = tr("Lịch sử") if one.table == "act" else sentence(terms.record_term(one.table))
    return f"{kind}: {one.shown}" if one.shown else str(kind)


def _field(one: Any) -> str:
    if one.table == "act":
        return tr("người thực hiện") if one.staff else tr("tên việc")
    return terms.field_term(one.table, one.field)


def _kept(one: Any) -> str:
    """Why a text stays as it is; empty for one that may be replaced."""
    if one.staff:
        return tr("Người của cơ quan đã dùng phần mềm: lịch sử phải giữ tên người làm.")
    if one.signing:
        return tr("Tên người ký thuộc thể thức của văn bản nên được giữ.")
    if one.sealed:
        return tr("Báo cáo đã phát hành thì không sửa được; hãy xin ý kiến người có thẩm quyền.")
    if one.personal:
        return tr("Dữ liệu của một người cùng tên; nếu đúng là người cần xóa, hãy xóa dữ liệu của người đó ở Danh mục.")
    return ""
