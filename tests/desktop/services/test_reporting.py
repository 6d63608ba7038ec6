"""A report bears the heading, the signature and the number of its own day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.period import Period
from desktop.errors import RecordFault
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
    assert Reporting(desk).summary(Period.parse("2025-12")).paper_day == date(2025, 12, 14)


def test_a_day_that_has_not_come_is_refused(desk: Desk) -> None:
    reporting = Reporting(desk)
    with pytest.raises(RecordFault, match="chưa đến"):
        reporting.seal(JUNE, "05", date(2025, 8, 2))
    with pytest.raises(RecordFault, match="chưa đến"):
        reporting.before_sealing(JUNE, "05", date(2025, 8, 2))
    assert reporting.sealed(JUNE) is None
