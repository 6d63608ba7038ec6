"""Sub-section "Mức độ đạt mục tiêu": each target reached, short by how much, told in words, or without a figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop.documents.forms.report_parts import Part, bullets
from desktop.documents.model import Block, paragraph, tidy
from desktop.documents.wording import bare, capital, counted, on_day
from desktop.domain.plan import TargetKind
from desktop.indicators.summary import PeriodSummary
from desktop.indicators.targets import Standing, TargetValue
from desktop.vietnamese.numerals import NO_FIGURE

_PEOPLE = (
    "cán bộ", "công chức", "viên chức", "người", "hội viên", "đoàn viên", "học sinh", "giáo viên", "phóng viên",
    "báo cáo viên", "tuyên truyền viên", "lãnh đạo", "đảng viên", "lực lượng", "phụ nữ", "thanh niên",
)  # fmt: skip
_THINGS = ("cơ quan", "phương tiện", "trường", "xã", "thôn", "tổ chức", "doanh nghiệp", "hộ")
_SAID = {
    Standing.REACHED: "đã đạt",
    Standing.SHORT: "chưa đạt",
    Standing.STATED: "báo cáo bằng kết quả thực hiện",
    Standing.UNKNOWN: NO_FIGURE,
}


def targets(summary: PeriodSummary, annex: str) -> Part:
    """`annex` is what the annex with the targets is called in a sentence."""
    if not summary.targets:
        return Part("")
    blocks: list[Block] = [paragraph(_counted(summary, annex))]
    blocks.extend(bullets(_target(value, summary) for value in summary.targets))
    return Part("Mức độ đạt mục tiêu", tuple(blocks))


def standings(summary: PeriodSummary) -> Counter[Standing]:
    return Counter(value.standing for value in summary.targets)


def _counted(summary: PeriodSummary, annex: str) -> str:
    found = standings(summary)
    total = counted(len(summary.targets), "mục tiêu")
    more = f" (chi tiết tại {annex})" if annex else ""
    told = [(found[standing], said) for standing, said in _SAID.items() if found[standing]]
    if len(told) == 1:
        return f"{'Cả ' if len(summary.targets) > 1 else ''}{total} của Kế hoạch {told[0][1]}{more}:"
    parts = ", ".join(f"{counted(number, 'mục tiêu')} {said}" for number, said in told)
    return f"Trong tổng số {total} của Kế hoạch có {parts}{more}:"


def _target(value: TargetValue, summary: PeriodSummary) -> str:
    return f"{target_name(value)}: {result(value)}{remark(value, summary)}"


def target_name(value: TargetValue) -> str:
    return capital(bare(value.short or value.text)) or f"Mục tiêu số {value.number}"


def result(value: TargetValue) -> str:
    """Where a target stands, in the words of a sentence: reached, or short by how much."""
    match value.standing:
        case Standing.UNKNOWN:
            return NO_FIGURE
        case Standing.REACHED:
            return f"{_reached(value)}, {'vượt' if value.exceeded else 'đạt'} mức {_goal(value)}"
        case Standing.SHORT:
            return f"{_reached(value)}, {gap(value)}"
        case Standing.STATED:
            return bare(tidy(_reached(value))) or NO_FIGURE


def _reached(value: TargetValue) -> str:
    """The value in a sentence: a plain count has its two digits, a fraction has none."""
    plain = value.numerator is not None and not value.denominator
    return counted(value.numerator or 0, value.unit) if plain else value.value_text


def _goal(value: TargetValue) -> str:
    if value.kind is TargetKind.PERCENT or value.goal is None:
        return value.goal_text
    return counted(value.goal, value.unit)


def gap(value: TargetValue) -> str:
    """`còn thiếu 02 người để đạt 70%`: the target's own gap in the words of a sentence."""
    return f"còn thiếu {counted(value.lacking or 0, gap_noun(value))} để đạt {_goal(value)}"


def remark(value: TargetValue, summary: PeriodSummary) -> str:
    """Whether a value is an estimate, and its day when that is not the report's closing day."""
    if value.standing is Standing.UNKNOWN:
        return ""
    told = list(_remarks(value, summary))
    return f" ({', '.join(told)})" if told else ""


def _remarks(value: TargetValue, summary: PeriodSummary) -> Iterator[str]:
    if value.estimated:
        yield "ước thực hiện"
    if value.as_of and value.as_of != summary.span.to_day:
        yield f"tính đến {on_day(value.as_of)}"


def gap_noun(value: TargetValue) -> str:
    """What is missing: the target's unit, or what its sentence counts; people where a roster does."""
    unit = value.unit.strip()
    if value.kind is not TargetKind.PERCENT or unit not in ("", "%", "phần trăm"):
        return unit
    if value.from_register:
        return "người"
    counted_words = re.search(r"%\s+(?:số |các )?([^,;.]*)", value.text)
    words = (counted_words[1] if counted_words else value.text).lower()
    if words.startswith(_PEOPLE):
        return "người"
    return next((noun for noun in _THINGS if words.startswith(noun)), "đơn vị")
