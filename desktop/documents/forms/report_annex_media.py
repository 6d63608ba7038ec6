"""Tables of the media annex: channels, topics by channel, months, relays of the communes, printed matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.documents.forms.report_months import month_table
from desktop.documents.forms.report_parts import Part
from desktop.documents.forms.report_tables import (
    count_column,
    duration,
    head,
    number_column,
    numbered_rows,
    output_table,
)
from desktop.documents.model import Align, Block, Column, Table, paragraph
from desktop.documents.wording import REORGANISED, bare, capital, on_day
from desktop.indicators.summary import OutputLine, PeriodSummary
from desktop.vietnamese.numerals import grouped

WIDEST = 8
"""Channels that a landscape page holds side by side; more are gathered by their kind, or the smallest into one."""
_REST = "Các kênh khác"
_MANY_TOPICS = "Sản phẩm có nhiều chủ đề được tính ở từng chủ đề, không cộng dồn."
_NAMES_OF_THEIR_DAY = "Đơn vị tiếp phát ghi theo tên tại thời điểm phát, gồm cả đơn vị trước sắp xếp {}."


def media_tables(summary: PeriodSummary) -> Iterator[Part]:
    if summary.channels:
        table = output_table(summary.channels, summary.figures, "Kênh truyền thông", products=True)
        yield Part("Kết quả theo kênh truyền thông", table)
    if summary.topics:
        yield Part("Kết quả theo chủ đề", _topics(summary))
    yield Part("Kết quả theo tháng", month_table(summary, "media."))
    if summary.relays:
        table = output_table(summary.relays, summary.figures, "Đơn vị tiếp phát", products=True, relayed=True)
        crossing = summary.span.from_day < REORGANISED <= summary.span.to_day
        note = (paragraph(_NAMES_OF_THEIR_DAY.format(on_day(REORGANISED)), italic=True),) if crossing else ()
        yield Part("Tiếp phát của cơ sở", (*table, *note))
    if any(number for _, _, number in summary.units):
        yield Part("Tài liệu và cổ động trực quan", (_units(summary),))


def _topics(summary: PeriodSummary) -> tuple[Block, ...]:
    """Topics with their airings on each channel, in all, and their minutes; an empty topic keeps its row."""
    columns = channel_columns(summary)
    column_of = {channel: name for name, channels in columns for channel in channels}
    cells: dict[tuple[str, str], int] = {}
    for line in summary.matrix:
        if line.channel in column_of:
            place = (line.topic, column_of[line.channel])
            cells[place] = cells.get(place, 0) + line.airings
    names = [name for name, _ in columns]
    rows = [
        (
            capital(bare(topic.name)),
            *(_or_blank(cells.get((topic.name, name), 0)) for name in names),
            grouped(topic.products),
            grouped(topic.airings),
            duration(topic),
        )
        for topic in summary.topics
    ]
    table = Table(
        columns=(
            number_column(),
            Column(share=3.0),
            *(Column(share=1.0, align=Align.RIGHT) for _ in names),
            count_column(22.0),
            count_column(20.0),
            count_column(30.0),
        ),
        head=head(
            "TT", "Chủ đề", *(capital(bare(name)) for name in names), "Số sản phẩm", "Số lượt", "Thời lượng (phút)"
        ),
        body=numbered_rows(rows),
    )
    return (table, paragraph(_MANY_TOPICS, italic=True)) if len(rows) > 1 else (table,)


def _or_blank(number: int) -> str:
    """An empty cell shows a topic that a channel did not treat."""
    return grouped(number) if number else ""


def channel_columns(summary: PeriodSummary) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The columns of the matrix: each with the channels it gathers; none without a matrix."""
    channels = summary.channels if summary.matrix else ()
    if len(channels) <= WIDEST:
        return tuple((line.name, (line.name,)) for line in channels)
    groups = _grouped(channels)
    if groups and len(groups) <= WIDEST:
        return groups
    first, rest = channels[: WIDEST - 1], channels[WIDEST - 1 :]
    return (*((line.name, (line.name,)) for line in first), (_REST, tuple(line.name for line in rest)))


def _grouped(channels: Sequence[OutputLine]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not all(line.group for line in channels):
        return ()
    groups: dict[str, list[str]] = {}
    for line in channels:
        groups.setdefault(line.group, []).append(line.name)
    return tuple((name, tuple(members)) for name, members in groups.items())


def _units(summary: PeriodSummary) -> Table:
    rows = [(capital(name), unit, grouped(number)) for name, unit, number in summary.units if number]
    return Table(
        columns=(number_column(), Column(), Column(mm=40.0, align=Align.CENTER), count_column(40.0)),
        head=head("TT", "Loại", "Đơn vị tính", "Số lượng"),
        body=numbered_rows(rows),
    )
