"""Products alike through the window: flagged when saved, gone through in the dialog, taken back."""

from __future__ import annotations

import pytest

from desktop.domain.media import Product
from tests.ui.conftest import TODAY
from ui.app import Application
from ui.commands import Command
from ui.dialogs.duplicates_dialog import DuplicatesDialog
from ui.pages.products_page import ProductsPage
from ui.room import Room


@pytest.fixture
def pair(program: Application) -> tuple[bytes, bytes]:
    assert program.workspace is not None
    add = program.workspace.editing.add
    with program.workspace.desk.read() as reader:
        channel = reader.connection.exec_driver_sql("SELECT uid FROM channel LIMIT 1").scalar_one()
    made = []
    for title in ("Hội thi thử nghiệm tuyên truyền giỏi toàn huyện", "Hội thi thử nghiệm tuyên truyền giỏi huyện"):
        product = add("product", {"title": title, "kind": "news"})
        add("airing", {"product": product.uid, "channel": channel, "day": TODAY.replace(day=10)})
        made.append(product.uid)
    return made[0], made[1]


def count(program: Application) -> int:
    assert program.workspace is not None
    with program.workspace.desk.read() as reader:
        return reader.count(Product)


def stand_on(dialog: DuplicatesDialog, pair: tuple[bytes, bytes]) -> bool:
    for row, one in enumerate(dialog.pairs.things.things):
        if {one.one.uid, one.other.uid} == set(pair):
            dialog.pairs.setCurrentIndex(dialog.pairs.things.index(row, 0))
            return True
    return False


def test_a_pair_is_joined_and_taken_back_and_told_apart(
    room: Room, program: Application, pair: tuple[bytes, bytes]
) -> None:
    before = count(program)
    dialog = DuplicatesDialog(room)
    assert stand_on(dialog, pair)
    dialog.join_first.click()
    assert count(program) == before - 1
    assert not stand_on(dialog, pair)
    program.window.do(Command.UNDO)
    assert count(program) == before
    dialog.seek()
    assert stand_on(dialog, pair)
    dialog.apart.click()
    assert not stand_on(dialog, pair)
    dialog.reject()


def test_the_form_says_what_the_product_saved_looks_like(
    room: Room, program: Application, pair: tuple[bytes, bytes]
) -> None:
    assert program.workspace is not None
    page = ProductsPage(room)
    page.after_saved(program.workspace.listing.record("product", pair[1]))
    assert "Giống sản phẩm đã có" in page.form._notice.text()
