"""Numbers seen against days: notes, never refusals."""

from __future__ import annotations

from datetime import date

from desktop.domain.paperwork import DocumentKind, IssuedDocument
from desktop.domain.period import Period, Span
from desktop.services.desk import Desk
from desktop.services.numbering import Numbered, series_notes
from desktop.services.reporting import Reporting
from tests.factories import office, record

YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))


def notes(*papers: tuple[int, date]) -> list[str]:
    return list(series_notes([Numbered(number, day, "BC-UBND") for number, day in papers], YEAR))


def test_a_gap_and_a_wrong_order_are_noted() -> None:
    assert notes((11, date(2024, 5, 2)), (13, date(2024, 5, 9))) == [
        "Thiếu số 12/BC-UBND (giữa số 11/BC-UBND ngày 02/05/2024 và số 13/BC-UBND ngày 09/05/2024)."
    ]
    assert notes((14, date(2024, 5, 9)), (15, date(2024, 5, 2))) == [
        "Số 15/BC-UBND ghi ngày 02/05/2024, sớm hơn số 14/BC-UBND ngày 09/05/2024."
    ]
    assert notes((14, date(2024, 5, 9)), (14, date(2024, 6, 2))) == [
        "Số 14/BC-UBND ghi cho hai ngày: 09/05/2024 và 02/06/2024."
    ]


def test_a_register_of_a_few_papers_has_no_gaps_to_speak_of() -> None:
    assert notes((8, date(2024, 1, 9)), (125, date(2024, 5, 19))) == []
    outside = Span(date(2023, 1, 1), date(2023, 12, 31))
    assert list(series_notes([Numbered(1, date(2024, 1, 1)), Numbered(3, date(2024, 1, 2))], outside)) == []


def test_the_number_about_to_be_sealed_is_seen_against_the_register(desk: Desk) -> None:
    record(desk, office())
    reporting = Reporting(desk)
    reporting.seal(Period.parse("2024-08"), "06", date(2024, 8, 16))
    before = reporting.before_sealing(Period.parse("2024-09"), "08", date(2024, 9, 16))
    assert any(note.startswith("Thiếu số 07/BC-UBND") for note in before)
    assert not any(
        "Thiếu số" in note for note in reporting.before_sealing(Period.parse("2024-09"), "07", date(2024, 9, 16))
    )
    with desk.act("Ghi văn bản", kind="test") as writer:
        writer.add(
            IssuedDocument.of(
                kind=DocumentKind.PLAN, number="09/KH-UBND", day=date(2024, 9, 2), issuer="UBND huyện", title="Một"
            )
        )
        writer.add(
            IssuedDocument.of(
                kind=DocumentKind.PLAN, number="10/KH-UBND", day=date(2024, 9, 1), issuer="UBND huyện", title="Hai"
            )
        )
    notes = reporting.summary(Period.parse("2024-09")).warnings
    assert any("Số 10/KH-UBND" in note and "sớm hơn số 09/KH-UBND" in note for note in notes)
