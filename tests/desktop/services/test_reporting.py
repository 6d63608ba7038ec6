"""A report bears the heading, the signature and the number of its own day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.documents.forms.report_frame import subject
from desktop.domain.period import Period
from desktop.errors import FileFault, RecordFault
from desktop.services.desk import Desk
from desktop.services.reporting import Reporting
from tests.factories import Entries, new_desk, office, record

JUNE = Period.parse("2025-06")


def commune() -> Entries:
    """The office that carries on once the district has ended, with its own signer."""
    return [
        {"act": "agency", "id": "xa", "name": "Ủy ban nhân dân xã Suối Mới", "kind": "committee"},
        {
            "act": "office", "agency": "xa", "from_day": "2025-07-01", "place_name": "Suối Mới", "symbol": "UBND",
            "issuer_lines": "ỦY BAN NHÂN DÂN\nXÃ SUỐI MỚI", "area": "xã Suối Mới",
            "full_name": "Ủy ban nhân dân xã Suối Mới",
        },
        {
            "act": "signer", "agency": "xa", "from_day": "2025-07-01", "name": "Lê Văn Mới",
            "authority_lines": "TM. ỦY BAN NHÂN DÂN", "title": "CHỦ TỊCH",
        },
    ]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path, today=date(2025, 8, 1))
    record(made, office() + commune())
    yield made
    made.database.close()


def test_a_sealed_report_is_headed_and_signed_as_on_its_day(desk: Desk) -> None:
    reporting = Reporting(desk)
    words = reporting.seal(JUNE, "05", date(2025, 7, 2)).words
    assert "XÃ SUỐI MỚI" in words
    assert "Lê Văn Mới" in words
    assert "HUYỆN SUỐI TRONG" not in words
    before = reporting.seal(Period.parse("2025-05"), "04", date(2025, 6, 16)).words
    assert "HUYỆN SUỐI TRONG" in before
    assert "Trần Thị Mẫu" in before


def test_a_draft_of_a_closed_period_is_headed_as_today(desk: Desk) -> None:
    summary = Reporting(desk).summary(JUNE)
    assert summary.office.place_name == "Suối Mới"
    assert summary.paper_day == date(2025, 8, 1)
    assert summary.living_area == "huyện Suối Trong"
    assert subject(summary).endswith("trên địa bàn huyện Suối Trong tháng 6 năm 2025")
    assert Reporting(desk).summary(Period.parse("2025-08")).living_area == "xã Suối Mới"
    assert Reporting(desk).summary(Period.parse("2025-12")).paper_day == date(2025, 12, 14)


def test_a_day_that_has_not_come_is_refused(desk: Desk) -> None:
    reporting = Reporting(desk)
    with pytest.raises(RecordFault, match="chưa đến"):
        reporting.seal(JUNE, "05", date(2025, 8, 2))
    with pytest.raises(RecordFault, match="chưa đến"):
        reporting.before_sealing(JUNE, "05", date(2025, 8, 2))
    assert reporting.sealed(JUNE) is None


@pytest.mark.parametrize("number", ["011", "0011", "005", "٠٥", "５", "5 ", "1234567"])
def test_a_number_is_arabic_digits_with_at_most_the_decrees_zero(desk: Desk, number: str) -> None:
    with pytest.raises(RecordFault, match="chưa đúng"):
        Reporting(desk).seal(JUNE, number, date(2025, 7, 2))


def test_a_number_below_ten_is_kept_with_its_zero(desk: Desk) -> None:
    assert Reporting(desk).seal(JUNE, "5", date(2025, 7, 2)).number == "05"


def test_the_missing_number_is_not_missing_while_it_is_given(desk: Desk) -> None:
    reporting = Reporting(desk)
    reporting.seal(Period.parse("2024-08"), "06", date(2024, 8, 16))
    reporting.seal(Period.parse("2024-09"), "08", date(2024, 9, 16))
    told = reporting.before_sealing(Period.parse("2024-10"), "07", date(2024, 10, 16))
    assert not any("Thiếu số" in note for note in told)


@pytest.mark.parametrize("name", ["taken/deeper", "taken", "x" * 300])
def test_a_path_that_can_be_no_folder_is_named(desk: Desk, tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(FileFault, match="Không tạo được thư mục") as told:
        Reporting(desk).write(JUNE, tmp_path / name)
    assert str(tmp_path / name) in told.value.what
