"""Sub-section "Sản phẩm và thời lượng truyền thông": products, airings and minutes, by channel and topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.documents.forms.report_figures import comparison, value
from desktop.documents.forms.report_parts import Part, joined
from desktop.documents.forms.report_tables import output_table
from desktop.documents.model import Block, paragraph
from desktop.documents.wording import amount, bare, counted, inside
from desktop.domain.facilities import FacilityKind
from desktop.domain.media import Origin
from desktop.indicators.summary import OutputLine, PeriodSummary
from desktop.vietnamese.numerals import NO_FIGURE

_IN_TEXT = 8
"""A table of more rows than these is the annex's."""
_TOPICS_IN_TEXT = 6


def media(summary: PeriodSummary, annex: str) -> Part:
    """`annex` is what the annex with channels and topics is called in a sentence; empty when there is none."""
    lines = gathered(summary.channels)
    compared = comparison(summary, ("media.products", "media.airings", "media.minutes"))
    more = f"Số liệu chi tiết tại {annex}." if annex else ""
    told = (_single(lines), _topics(summary), _neglected(summary), _units(summary), _facilities(summary), more)
    blocks: list[Block] = [paragraph(text) for text in (_output(summary), compared) if text]
    blocks.extend(_channels(summary, lines))
    blocks.extend(joined(told))
    return Part("Sản phẩm và thời lượng truyền thông", tuple(blocks))


def _output(summary: PeriodSummary) -> str:
    products, airings = (value(summary.figures, f"media.{name}") for name in ("products", "airings"))
    if products == 0 and airings == 0:
        return "Trong kỳ không phát, đăng sản phẩm truyền thông."
    return f"{_products(summary, products)} {_airings(summary, airings)}{_minutes(summary)}."


def _products(summary: PeriodSummary, products: int | None) -> str:
    if products is None:
        return f"Sản phẩm truyền thông trong kỳ: {NO_FIGURE}."
    if not products:
        return "Trong kỳ không có sản phẩm truyền thông mới."
    origins = [(origin.term, value(summary.figures, f"media.products.{origin.value}")) for origin in Origin]
    by_origin = [f"{term} {amount(number)}" for term, number in origins if number]
    of_origin = f"; trong đó {', '.join(by_origin)}" if len(by_origin) > 1 else ""
    return f"Trong kỳ có {counted(products, 'sản phẩm truyền thông')} mới{_kinds(summary)}{of_origin}."


def _kinds(summary: PeriodSummary) -> str:
    kinds = [(name, number) for name, number in summary.kinds if number]
    if len(kinds) == 1:
        return f" ({kinds[0][0]})"
    return f", gồm {', '.join(counted(number, name) for name, number in kinds)}" if kinds else ""


def _airings(summary: PeriodSummary, airings: int | None) -> str:
    if airings is None:
        return f"Số lượt phát, đăng: {NO_FIGURE}"
    if not airings:
        return "Không có lượt phát, đăng trong kỳ"
    shares = _shares(summary, "media.airings", "lượt")
    return f"Tổng số lượt phát, đăng là {counted(airings, 'lượt')}{shares}"


def _minutes(summary: PeriodSummary) -> str:
    minutes = value(summary.figures, "media.minutes")
    if minutes is None:
        return f"; tổng thời lượng phát: {NO_FIGURE}"
    if not minutes:
        return ""
    return f"; tổng thời lượng phát là {counted(minutes, 'phút')}{_shares(summary, 'media.minutes', 'phút')}"


def _shares(summary: PeriodSummary, identifier: str, unit: str) -> str:
    """`, trong đó của đơn vị 108 phút, tiếp phát của cơ sở 240 phút`; nothing when all is the office's own."""
    own, relayed = (value(summary.figures, f"{identifier}.{part}") for part in ("own", "relayed"))
    if not relayed:
        return ""
    of_own = f"của đơn vị {counted(own, unit)}, " if own else ""
    return f", trong đó {of_own}tiếp phát của cơ sở {counted(relayed, unit)}"


def _facilities(summary: PeriodSummary) -> str:
    """What there is of stations, loudspeakers and boards, as last counted by the closing day."""
    there = [(kind, value(summary.figures, f"media.facilities.{kind.value}")) for kind in FacilityKind]
    told = [counted(number, kind.term) for kind, number in there if number]
    return f"Hạ tầng thông tin cơ sở hiện có {', '.join(told)}." if told else ""


def _channels(summary: PeriodSummary, lines: Sequence[OutputLine]) -> Iterator[Block]:
    """A small table by kind of channel where there are several; many more are the annex's."""
    if 1 < len(lines) <= _IN_TEXT:
        yield paragraph("Kết quả theo kênh truyền thông như sau:")
        yield from output_table(lines, summary.figures, "Kênh truyền thông", products=False)


def _single(lines: Sequence[OutputLine]) -> str:
    return f"Toàn bộ được phát, đăng trên {inside(lines[0].name)}." if len(lines) == 1 else ""


def gathered(lines: Sequence[OutputLine]) -> tuple[OutputLine, ...]:
    """Lines added up by their group where every line has one; otherwise the lines themselves."""
    if not all(line.group for line in lines):
        return tuple(lines)
    sums: dict[str, OutputLine] = {}
    for line in lines:
        so_far = sums.get(line.group, OutputLine(line.group, 0, 0, 0))
        sums[line.group] = replace(
            so_far,
            products=so_far.products + line.products,
            airings=so_far.airings + line.airings,
            minutes=so_far.minutes + line.minutes,
        )
    return tuple(sums.values())


def _topics(summary: PeriodSummary) -> str:
    aired = sorted((line for line in summary.topics if line.airings), key=lambda line: -line.airings)
    if not aired:
        return ""
    leading = aired[:_TOPICS_IN_TEXT]
    word = "Theo chủ đề" if len(leading) == len(aired) else f"{amount(len(leading))} chủ đề có nhiều lượt nhất"
    told = "; ".join(f"{inside(line.name)} ({counted(line.airings, 'lượt')})" for line in leading)
    return f"{word}: {told}."


def _neglected(summary: PeriodSummary) -> str:
    names = [inside(line.name) for line in summary.topics if not line.airings and bare(line.name)]
    if not names:
        return ""
    if len(names) == 1:
        return f"Chưa có lượt phát, đăng về chủ đề {names[0]}."
    return f"Chưa có lượt phát, đăng về các chủ đề: {'; '.join(names)}."


def _units(summary: PeriodSummary) -> str:
    told = [f"{inside(name)} {counted(number, unit)}" for name, unit, number in summary.units if number]
    return f"Tài liệu và cổ động trực quan: {'; '.join(told)}." if told else ""
