"""TC15: one box, with or without marks, whole phrases first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.media import Product
from desktop.domain.organisation import Agency, AgencyKind
from desktop.domain.people import Person
from desktop.storage import database, search
from desktop.storage.database import Database
from desktop.vietnamese.folding import fold

TITLES = (
    "Dao tao nghe nuoc",
    "Lớp đào tạo kỹ năng",
    "Quyền trẻ em: đào tạo",
    "đào tạo về quyền trẻ em",
    "tạo ra quả đào",
    "Con dao và cái tạo hình",
    "Thủy điện Hoà Bình",
    "dao tao quyen tre em khong dau",
    "100% cơ_quan A/B-C",
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder = tmp_path_factory.mktemp("search")
    made = database.create(folder / "so.db", folder=folder / "machines")
    for title in TITLES:
        with made.act("Thêm") as act:
            act.add(Product.of(title=title, kind="news"))
    yield made
    made.close()


def found(filled: Database, typed: str) -> list[str]:
    with filled.read() as reader:
        return [hit.shown for hit in search.find(reader.connection, typed)]


def test_typing_without_marks_finds_all_spellings_the_phrase_first(filled: Database) -> None:
    assert found(filled, "dao tao quyen tre em") == [
        "dao tao quyen tre em khong dau",
        "đào tạo về quyền trẻ em",
        "Quyền trẻ em: đào tạo",
    ]


def test_typing_with_marks_leaves_out_what_disagrees_and_ranks_the_phrase_first(filled: Database) -> None:
    assert found(filled, "đào tạo") == [
        "đào tạo về quyền trẻ em",
        "Quyền trẻ em: đào tạo",
        "Lớp đào tạo kỹ năng",
        "tạo ra quả đào",
    ]


@pytest.mark.parametrize("typed", ["đào tạo", "thuỷ điện hòa", "Hoà Bình", "QUYỀN TRẺ"])
def test_decomposed_typing_is_the_same(filled: Database, typed: str) -> None:
    assert found(filled, unicodedata.normalize("NFD", typed)) == found(filled, typed) != []


def test_both_places_of_the_tone_are_one_spelling(filled: Database) -> None:
    assert found(filled, "thuỷ") == found(filled, "thủy") == ["Thủy điện Hoà Bình"]
    assert found(filled, "hòa bình") == ["Thủy điện Hoà Bình"]
    assert found(filled, "hóa bình") == []


def test_the_last_word_may_be_unfinished(filled: Database) -> None:
    assert "Lớp đào tạo kỹ năng" in found(filled, "kỹ nă")
    assert found(filled, "thủy đi") == ["Thủy điện Hoà Bình"]
    assert found(filled, "thủy đ") == ["Thủy điện Hoà Bình"]
    assert "Con dao và cái tạo hình" in found(filled, "tạ")


@pytest.mark.parametrize(
    "typed", ["", " ", '"', "*", "%", "đ", "NEAR(", "a OR b", "cơ_quan", "^dao", "{x}", "x:y", "-", "\x00"]
)
def test_signs_are_no_commands(filled: Database, typed: str) -> None:
    assert isinstance(found(filled, typed), list)


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_whatever_is_typed_every_hit_holds_every_whole_word(filled: Database, typed: str) -> None:
    words = re.findall(r"[^\W_]+", fold(typed))
    for title in found(filled, typed):
        have = re.findall(r"[^\W_]+", fold(title))
        assert set(words[:-1]) <= set(have)
        assert any(word.startswith(words[-1]) for word in have) or len(words[-1]) == 1


def test_a_changed_row_is_found_by_its_new_words_only(tmp_path: Path) -> None:
    made = database.create(tmp_path / "so.db", folder=tmp_path / "machines")
    with made.act("Thêm") as act:
        product = act.add(Product.of(title="Tên cũ kỹ", kind="news"))
    with made.act("Sửa") as act:
        act.change(Product, product.uid, title="Tên mới tinh")
    assert found(made, "cu ky") == []
    assert found(made, "moi tinh") == ["Tên mới tinh"]
    with made.act("Xóa") as act:
        act.remove(Product, product.uid)
    assert found(made, "moi tinh") == []
    made.close()


def test_marked_words_are_found_behind_thousands_of_unmarked_ones(tmp_path: Path) -> None:
    made = database.create(tmp_path / "so.db", folder=tmp_path / "machines")
    with made.act("Thêm") as act:
        act.add(Product.of(title="Lớp đào tạo đầu tiên", kind="news"))
        act.add_all(Product.of(title=f"dao tao {n}", kind="news") for n in range(4000))
    assert found(made, "đào tạo") == ["Lớp đào tạo đầu tiên"]
    made.close()


def test_old_records_of_every_kind_and_the_old_phrase_are_found_among_thousands_of_newer_ones(tmp_path: Path) -> None:
    made = database.create(tmp_path / "so.db", folder=tmp_path / "machines")
    with made.act("Thêm") as act:
        agency = act.add(Agency.of(name="Trung tâm Đào tạo huyện Bến Mơ", kind=AgencyKind.OTHER))
        act.add(Person.of(name="Đào Văn Tạo", agency=agency.uid))
        act.add(Product.of(title="Khai giảng lớp đào tạo nghề", kind="news"))
        act.add_all(Product.of(title=f"Tạo việc làm ở thôn Đào số {n}", kind="news") for n in range(1500))
    for typed in ("đào tạo", "dao tao", "đào tạ"):
        hits = found(made, typed)
        assert hits[:2] == ["Khai giảng lớp đào tạo nghề", "Trung tâm Đào tạo huyện Bến Mơ"]
        assert "Đào Văn Tạo" in hits
        assert len(hits) == 200
    assert "Đào Văn Tạo" in found(made, "đào")
    made.close()
