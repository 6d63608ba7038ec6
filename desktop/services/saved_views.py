"""Ways of looking at a list, kept under a name: acts like any other, taken back like any other."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.list_view import PERSONAL, View
from desktop.domain.registers import registers
from desktop.domain.saved_view import SavedView
from desktop.errors import RecordFault
from desktop.services.desk import Desk
from desktop.storage.rows import Reader
from desktop.vietnamese.collation import phrase_key
from desktop.vietnamese.folding import fold_words


@dataclass
class SavedViews:
    """The views of a register as the clerk keeps them."""

    desk: Desk

    def of(self, book: str) -> list[SavedView]:
        """The views of a register, in the order of the alphabet."""
        with self.desk.read() as reader:
            return _of(reader, book)

    def save(self, book: str, name: str, view: View) -> SavedView:
        """Keep a view under a name; one of that name is changed."""
        name = name.strip()
        if not name:
            raise RecordFault("Chưa đặt tên cho cách xem.", remedy="Hãy ghi tên rồi lưu lại.")
        with self.desk.act(f"Lưu cách xem «{name}»") as writer:
            same = [one for one in _of(writer, book) if fold_words(one.name) == fold_words(name)]
            if same:
                return writer.change(SavedView, same[0].uid, name=name, body=view.as_json())
            return writer.add(SavedView.of(name=name, book=book, body=view.as_json()))

    def remove(self, uid: bytes) -> None:
        """Delete a view."""
        with self.desk.act("Xóa cách xem") as writer:
            writer.remove(SavedView, uid)

    def put_annex(self, uid: bytes, *, annex: bool) -> SavedView:
        """Put a view into the annexes of reports, or leave it out. Lists of persons never go into a report."""
        with self.desk.act("Đưa cách xem vào phụ lục báo cáo" if annex else "Bỏ cách xem khỏi phụ lục") as writer:
            view = writer.one(SavedView, uid)
            register = registers().get(view.book)
            if annex and register is not None and register.table in PERSONAL:
                raise RecordFault(
                    "Danh sách này nêu tên người nên không đưa vào phụ lục báo cáo được.",
                    remedy="Báo cáo chỉ nêu số người; danh sách in riêng khi cần.",
                )
            if annex and register is not None and not register.day:
                raise RecordFault(
                    "Danh sách này không có ngày nên không biết mục nào thuộc kỳ báo cáo.",
                    remedy="Hãy chọn cách xem của sổ có ngày, như Lần phát, đăng hoặc Văn bản chỉ đạo, điều hành.",
                )
            return writer.change(SavedView, uid, annex=annex)


def annexed(reader: Reader) -> list[SavedView]:
    """The views that go into the annexes of reports, in the order of the alphabet."""
    return sorted(reader.find(SavedView, annex=True), key=lambda one: phrase_key(one.name))


def _of(reader: Reader, book: str) -> list[SavedView]:
    return sorted(reader.find(SavedView, book=book), key=lambda one: phrase_key(one.name))
