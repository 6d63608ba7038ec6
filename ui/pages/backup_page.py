"""Sao lưu: the copies there are, the places they go to, making one now, taking one back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui.labels import moment, plain, sentence, tr
from ui.models.plain_table_model import PlainColumn, PlainTableModel
from ui.pages.page import Page
from ui.room import Room
from ui.theme import GRID
from ui.widgets.plain_table import PlainTable

_MEGABYTE = 1024 * 1024


class BackupPage(Page):
    """Backups and their places."""

    name = "backup"
    title = "Sao lưu"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._acts: list[QPushButton] = []
        copies: PlainTableModel[Any] = PlainTableModel(
            [
                PlainColumn(tr("Lúc"), lambda one: moment(one.at.isoformat())),
                PlainColumn(tr("Vì"), lambda one: sentence(one.reason.term)),
                PlainColumn(tr("Tệp"), lambda one: one.file.name),
                PlainColumn(
                    tr("Dung lượng"), lambda one: f"{one.size / _MEGABYTE:.1f} MB".replace(".", ","), number=True
                ),
            ]
        )
        self.copies: PlainTable[Any] = PlainTable(tr("Các bản sao lưu"), copies, stretch=2)
        places: PlainTableModel[Path] = PlainTableModel([PlainColumn(tr("Nơi sao lưu thêm trên máy này"), str)])
        self.places: PlainTable[Path] = PlainTable(tr("Nơi sao lưu thêm"), places)
        self.places.setMaximumHeight(150)
        self._no_copies = self._faint(
            tr("Chưa có bản sao lưu nào. Bấm «Sao lưu ngay» để có bản đầu tiên cạnh cơ sở dữ liệu.")
        )
        self._no_places = self._faint(
            tr(
                "Chưa có nơi sao lưu thêm trên máy này. Nên thêm một ổ khác hoặc USB: hỏng ổ này thì vẫn còn bản ở "
                "nơi kia."
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(
            self._faint(
                tr(
                    "Mỗi lần đóng chương trình sau khi có thay đổi, một bản sao lưu được ghi cạnh cơ sở dữ liệu và ở "
                    "các nơi dưới đây; bản nào cũng được mở lại và đếm trước khi coi là xong.\n"
                    "Khôi phục: chọn một bản, bấm «Khôi phục từ bản đang chọn…», rồi xác nhận; dữ liệu hiện nay được "
                    "giữ lại thành một bản an toàn trước khi thay."
                )
            )
        )
        whole.addWidget(self._no_copies)
        whole.addWidget(self.copies, 1)
        whole.addLayout(
            self._buttons(
                (tr("Sao lưu &ngay"), self._back_up),
                (tr("Khôi &phục từ bản đang chọn…"), self._restore_chosen),
                (tr("Khôi phục từ tệp &khác…"), self._restore_other),
                (tr("Kiể&m tra dữ liệu"), self._check),
                (tr("Dọn tệp th&ừa"), self._tidy),
            )
        )
        whole.addWidget(self._no_places)
        whole.addWidget(self.places)
        whole.addLayout(
            self._buttons((tr("Thêm n&ơi sao lưu…"), self._add_place), (tr("Bỏ nơi đan&g chọn"), self._forget_place))
        )
        self._restore, self._forget = self._acts[1], self._acts[-1]
        self._acts[0].setProperty("primary", 1)

    def reload(self) -> None:
        upkeep = self.room.workspace.upkeep
        self.room.lanes.read(self, upkeep.backups, self._show, topic="copies")
        self.room.lanes.read(self, upkeep.places, self._show_places, topic="places")

    def focus_first(self) -> None:
        self.copies.setFocus()

    def _buttons(self, *acts: tuple[str, object]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        for words, act in acts:
            button = QPushButton(words)
            button.clicked.connect(act)
            self._acts.append(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _faint(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setObjectName("faint")
        label.setWordWrap(True)
        return label

    def _show_places(self, places: Iterable[Path]) -> None:
        self.places.show_things(list(places))
        self._no_places.setVisible(not self.places.things.things)
        self.places.setVisible(bool(self.places.things.things))
        self._forget.setEnabled(bool(self.places.things.things))

    def _show(self, copies: list[Any]) -> None:
        self.copies.show_things(sorted(copies, key=lambda one: one.at, reverse=True))
        self._no_copies.setVisible(not copies)
        self._restore.setEnabled(bool(copies))

    def _back_up(self) -> None:
        upkeep = self.room.workspace.upkeep
        self.room.lanes.write(self, lambda progress: upkeep.back_up(progress=progress), self._told)

    def _check(self) -> None:
        """Compare the data with their journal and the files with their digests."""
        upkeep = self.room.workspace.upkeep
        self.room.ways.said.emit(tr("Đang kiểm tra dữ liệu…"))
        self.room.lanes.read(self, upkeep.check, self._checked, topic="check")

    def _checked(self, health: Any) -> None:
        if health.fault is not None:
            self.room.messages.fault(health.fault)
        else:
            self.room.messages.notice(tr("Dữ liệu khớp nhật ký, tệp đính kèm đủ và còn nguyên."))
        self.room.ways.said.emit(tr("Đã kiểm tra dữ liệu."))

    def _tidy(self) -> None:
        """Remove stored files that nothing refers to."""
        upkeep = self.room.workspace.upkeep
        self.room.lanes.write(self, lambda _: upkeep.tidy(), self._tidied)

    def _tidied(self, count: int) -> None:
        none = tr("Không có tệp nào cần dọn: tệp không còn mục nào dùng được để thêm 90 ngày.")
        self.room.ways.said.emit(
            tr("Đã dọn {count} tệp không còn mục nào dùng.").format(count=count) if count else none
        )

    def _told(self, outcomes: list[Any]) -> None:
        faults = [f"{outcome.place}: {outcome.fault}" for outcome in outcomes if outcome.fault]
        made = [outcome for outcome in outcomes if outcome.backup]
        self.room.ways.said.emit(tr("Đã sao lưu vào {count} nơi.").format(count=len(made)))
        if faults:
            self.room.messages.notice(tr("Có nơi chưa sao lưu được."), "\n".join(faults))
        self._stale = True
        self.refresh()

    def _restore_chosen(self) -> None:
        backup = self.copies.here()
        if backup is not None:
            self._ask_restore(backup.file, moment(backup.at.isoformat()))

    def _restore_other(self) -> None:
        chosen = QFileDialog.getOpenFileName(self, tr("Chọn bản sao lưu"), "", tr("Bản sao lưu (*.db);;Mọi tệp (*)"))[0]
        if chosen:
            self._ask_restore(Path(chosen), plain(Path(chosen).name))

    def _ask_restore(self, file: Path, name: str) -> None:
        sure = self.room.messages.ask(
            tr("Thay dữ liệu hiện nay bằng bản sao lưu {name}?").format(name=name),
            tr("Dữ liệu hiện nay được giữ lại thành một bản an toàn trước khi thay."),
            tr("&Khôi phục bản này"),
        )
        if sure:
            self.room.ways.restore.emit(str(file))

    def _add_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Chọn thư mục hoặc ổ đĩa để sao lưu thêm"))
        if chosen:
            upkeep = self.room.workspace.upkeep
            self.room.lanes.write(self, lambda _: upkeep.remember_place(Path(chosen)), lambda _: self._again())

    def _forget_place(self) -> None:
        place, upkeep = self.places.here(), self.room.workspace.upkeep
        if place is not None:
            self.room.lanes.write(self, lambda _: upkeep.forget_place(place), lambda _: self._again())

    def _again(self) -> None:
        self._stale = True
        self.refresh()
