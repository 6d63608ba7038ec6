"""What holds of every report, whatever the summary says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hypothesis import given, settings

from desktop.documents.composition import plain_lines
from desktop.documents.forms.report import report
from desktop.documents.forms.report_warnings import report_warnings
from desktop.documents.letterhead import annex_line
from desktop.documents.model import Block, Document, Heading, Level, Orientation, Table, tidy
from desktop.documents.wording import amount, short_day
from desktop.indicators.summary import PeriodSummary
from desktop.vietnamese.numerals import NO_FIGURE, grouped, point_letter, roman
from tests.desktop.documents.forms.any_summary import any_summary
from tests.desktop.documents.forms.shown import blocks_shown, cell_texts, shown

some = settings(max_examples=40)
"""Each example is a whole report; forty a property and a run are as many as the two cores of a desk like."""


def made(summary: PeriodSummary) -> Document:
    return report(summary, made_on=summary.span.to_day)


def body(document: Document) -> list[str]:
    return list(blocks_shown(document.blocks))


def without_ends(text: str) -> str:
    return re.sub(r"\.(?:/\.)+", ".", text)


def check_sequence(blocks: tuple[Block, ...]) -> None:
    section, clause, point = 0, 0, 0
    for block in blocks:
        if not isinstance(block, Heading):
            continue
        match block.level:
            case Level.SECTION:
                section, clause, point = section + 1, 0, 0
                assert block.number == roman(section)
            case Level.CLAUSE:
                clause, point = clause + 1, 0
                assert block.number == str(clause)
            case Level.POINT:
                point += 1
                assert block.number == point_letter(point)
            case Level.PART:
                raise AssertionError("a report has no parts")


@some
@given(any_summary())
def test_sections_sub_sections_and_points_are_numbered_without_gaps(summary: PeriodSummary) -> None:
    document = made(summary)
    check_sequence(document.blocks)
    for annex in document.annexes:
        check_sequence(annex.blocks)


@some
@given(any_summary())
def test_no_heading_stands_alone_or_empty(summary: PeriodSummary) -> None:
    document = made(summary)
    for blocks in (document.blocks, *(annex.blocks for annex in document.annexes)):
        headings = [block for block in blocks if isinstance(block, Heading)]
        clauses = [block.number for block in headings if block.level is Level.CLAUSE]
        assert clauses.count("1") == clauses.count("2")
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, Heading) and block.level is not Level.POINT:
                assert following is not None
                assert not isinstance(following, Heading) or following.level is not block.level


@some
@given(any_summary())
def test_the_end_mark_stands_once_and_last(summary: PeriodSummary) -> None:
    lines = body(made(summary))
    assert lines[-1].endswith("./.")
    assert sum(line.count("./.") for line in lines) == 1


@some
@given(any_summary())
def test_annexes_are_numbered_turned_and_mentioned(summary: PeriodSummary) -> None:
    document = made(summary)
    text = "\n".join(body(document))
    numbers = [annex.number for annex in document.annexes]
    assert numbers == (
        [roman(place) for place in range(1, len(numbers) + 1)] if len(numbers) > 1 else [""] * len(numbers)
    )
    for annex in document.annexes:
        assert annex.blocks
        assert re.search(rf"{annex_line(annex.number)}(?![IVXLC])", text)
        turned = annex.title.startswith(("Sản phẩm", "Kết quả tập huấn"))
        assert (annex.orientation is Orientation.LANDSCAPE) == turned


@some
@given(any_summary())
def test_the_days_of_the_period_are_in_the_opening(summary: PeriodSummary) -> None:
    span = summary.span
    days = f"số liệu tính từ ngày {short_day(span.from_day)} đến ngày {short_day(span.to_day)}"
    assert sum(days in line for line in body(made(summary))) == 1


@some
@given(any_summary())
def test_nothing_somebody_wrote_is_swallowed(summary: PeriodSummary) -> None:
    text = "\n".join(body(made(summary)))
    for place in summary.words:
        for line in summary.words[place].splitlines():
            own = without_ends(tidy(line))
            assert re.sub(r"^[-+]\s*", "", own) in text
    with_annexes = shown(made(summary))
    for task in summary.tasks:
        for own in (*task.result.splitlines(), *task.difficulty.splitlines()):
            assert without_ends(tidy(own)).strip("-+ ") in text
        for own in (own for note in task.activities for own in note.text.splitlines()):
            assert without_ends(tidy(own)).strip("-+ ").rstrip(" .;") in with_annexes


def rows(document: Document, title: str) -> Iterator[tuple[str, ...]]:
    """Rows of every table of the annexes whose title begins so."""
    for annex in document.annexes:
        if annex.title.startswith(title):
            for block in annex.blocks:
                if isinstance(block, Table):
                    yield from (cell_texts(row) for row in block.body)


@some
@given(any_summary())
def test_every_figure_of_the_annex_is_the_summarys(summary: PeriodSummary) -> None:
    document = made(summary)
    printed = {row[1]: row[2] for row in [*rows(document, "Mức độ"), *rows(document, "Số liệu")]}
    for figure in summary.figures.values():
        if figure.value is None or figure.value:
            expected = NO_FIGURE if figure.value is None else grouped(int(figure.value))
            if figure.id.count(".") < 2 or figure.value:
                assert printed[f"{figure.label} ({figure.unit})"] == expected


@some
@given(any_summary())
def test_every_figure_of_the_text_is_the_summarys(summary: PeriodSummary) -> None:
    text = "\n".join(body(made(summary)))

    def told(identifier: str, words: str) -> None:
        figure = summary.figures.get(identifier)
        if figure is not None and figure.value:
            assert words.format(amount(int(figure.value))) in text

    told("training.courses", "Trong kỳ đã tổ chức {} lớp tập huấn")
    told("media.products", "Trong kỳ có {} sản phẩm truyền thông mới")
    told("media.airings", "Tổng số lượt phát, đăng là {} lượt")
    told("work.due", "có {} công việc đến hạn")
    told("work.done", "Số công việc hoàn thành trong kỳ (kể cả công việc có hạn ở kỳ khác) là {}.")
    for line in summary.coverage:
        if line.members:
            assert f"{grouped(line.trained)}/{grouped(line.members)} người" in text
    for value in summary.targets:
        if value.denominator and value.numerator is not None:
            assert f"{grouped(value.numerator)}/{grouped(value.denominator)} (" in text


@some
@given(any_summary())
def test_nothing_is_told_with_a_zero(summary: PeriodSummary) -> None:
    """Where there is nothing the report says so in words; the letters of a summary hold no digit of their own."""
    for line in body(made(summary)):
        if not line.startswith("|"):
            assert not re.search(r"(?<![\d.,/])0 (?:lớp|lượt|sản phẩm|phút|công việc|nhiệm vụ|buổi|văn bản)", line)


@some
@given(any_summary())
def test_the_print_is_composed_unicode_with_single_spaces(summary: PeriodSummary) -> None:
    for line in plain_lines(made(summary)):
        assert unicodedata.is_normalized("NFC", line)
        if not line.startswith(("Số:", "(Kèm theo")) and "năm 20" not in line:
            assert "  " not in line


@some
@given(any_summary())
def test_what_has_no_value_is_named_among_the_warnings(summary: PeriodSummary) -> None:
    warnings = report_warnings(summary)
    assert set(summary.warnings) <= set(warnings)
    for figure in summary.figures.values():
        if figure.value is None:
            assert f"{figure.label}: {NO_FIGURE}" in warnings
