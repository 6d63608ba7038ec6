"""Sub-section "Thực hiện các nhiệm vụ của Kế hoạch": what was done on each task of the plan, in the plan's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from desktop.documents.forms.report_activities import activities
from desktop.documents.forms.report_figures import value
from desktop.documents.forms.report_parts import Part, bullets, is_item, joined, own_words, text_lines
from desktop.documents.model import Block, Heading, Level, Paragraph, paragraph
from desktop.documents.wording import (
    amount,
    bare,
    capital,
    counted,
    finished,
    inside,
    names_listed,
    on_day,
    period_head,
    sentence,
)
from desktop.domain.cadence import CadenceKind
from desktop.domain.period import Span
from desktop.domain.schedule import WorkState
from desktop.indicators.summary import PartLine, PeriodSummary, TaskLine
from desktop.indicators.work import WorkCounts
from desktop.vietnamese.numerals import NO_FIGURE, point_letter

_WORK = "công việc"
_ON_TIME, _DELAYED, _DONE = "hoàn thành đúng hạn", "hoàn thành chậm hạn", "đã hoàn thành"
_OVERDUE, _UNFINISHED = "chưa hoàn thành, đã quá hạn", "chưa hoàn thành"
_WAITING, _DROPPED = "đang chờ văn bản để triển khai", "không thực hiện"
_FATES = (_ON_TIME, _DONE, _DELAYED, _OVERDUE, _UNFINISHED, _WAITING, _DROPPED)
"""What became of a task's works, in the order a report tells it."""
_EACH_PERIOD = (CadenceKind.MONTHLY, CadenceKind.QUARTERLY, CadenceKind.HALF_YEARLY)


def tasks(summary: PeriodSummary, annex: str = "") -> Part:
    """`annex` is what the annex with long lists of activities is called.

    Work counted, then tasks with something to tell as points, then the quiet ones gathered by why they are quiet.
    """
    told = [line for line in summary.tasks if _tells(line, summary.span)]
    quiet = [line for line in summary.tasks if not _tells(line, summary.span)]
    blocks: list[Block] = [*_work_counted(summary)]
    for place, line in enumerate(told, 1):
        blocks.extend(_task(line, point_letter(place) if len(told) > 1 else "", summary.span, annex))
    blocks.extend(_quiet(quiet))
    return Part("Thực hiện các nhiệm vụ của Kế hoạch" if summary.plan else "Thực hiện các nhiệm vụ", tuple(blocks))


def is_late(line: TaskLine) -> bool:
    if line.parts:
        return any(part.late and part.state is not WorkState.DROPPED for part in line.parts)
    return line.late and line.state is not WorkState.DROPPED


def is_due(line: TaskLine, span: Span) -> bool:
    """Whether work fell due by the closing day and is still open; on that day itself it is not overdue yet."""
    return any(
        one.state is WorkState.OPEN and one.due_day is not None and one.due_day <= span.to_day
        for one in line.parts or (line,)
    )


def behind_parts(line: TaskLine, span: Span) -> str:
    """The works of a task that were late or are due and open, by their periods: `tháng 02/2024, tháng 5/2024`."""
    return _periods(
        part
        for part in line.parts
        if part.state is not WorkState.DROPPED
        and (part.late or (part.state is WorkState.OPEN and part.due_day is not None and part.due_day <= span.to_day))
    )


def _tells(line: TaskLine, span: Span) -> bool:
    counts = (line.courses, line.turns, line.products, line.airings)
    active = line.last_activity is not None and line.last_activity >= span.from_day
    done = any(one.state is WorkState.DONE for one in line.parts or (line,))
    moved = done or is_late(line) or is_due(line, span) or active
    return moved or any(text_lines(line.result)) or bool(line.activities) or any(counts)


def _work_counted(summary: PeriodSummary) -> tuple[Paragraph, ...]:
    due, done, late = (value(summary.figures, f"work.{name}") for name in ("due", "done", "late"))
    if not summary.tasks and not any((due, done, late)):
        return ()
    sentences = [_due(due, late, summary.work), _done(done, summary.work), _active(summary)]
    words = (("đến hạn", due), ("hoàn thành", done), ("đến hạn nhưng chậm hoặc chưa hoàn thành", late))
    unknown = [f"số công việc {word}" for word, number in words if number is None]
    sentences += [f"{capital(', '.join(unknown))} trong kỳ: {NO_FIGURE}."] if unknown else []
    return joined(sentences)


def _due(due: int | None, late: int | None, work: WorkCounts | None) -> str:
    """Work by its due day: what became of it by the closing day."""
    if due is None:
        return ""
    if not due:
        return "Trong kỳ không có công việc đến hạn."
    told = _fates(work) if work is not None and work.due == due else _late_part(due, late)
    if not told:
        return f"Trong kỳ có {counted(due, _WORK)} đến hạn."
    if len(told) == 1:
        fate = told[0][1]
        every = "tất cả " if due > 1 else ""
        return f"Trong kỳ có {counted(due, _WORK)} đến hạn, {every}{fate}."
    parts = ", ".join(counted(number, f"{_WORK} {fate}") for number, fate in told)
    return f"Trong kỳ có {counted(due, _WORK)} đến hạn, trong đó {parts}."


def _fates(work: WorkCounts) -> list[tuple[int, str]]:
    fates = (
        (work.on_time, "đã hoàn thành đúng hạn"),
        (work.delayed, "đã hoàn thành nhưng chậm hạn"),
        (work.unfinished, "chưa hoàn thành"),
    )
    return [(number, fate) for number, fate in fates if number]


def _late_part(due: int, late: int | None) -> list[tuple[int, str]]:
    """Without the days themselves only that part is known which was not done by its due day."""
    if late is None or late > due:
        return []
    parts = ((due - late, "đã hoàn thành đúng hạn"), (late, "hoàn thành chậm hoặc chưa hoàn thành"))
    return [(number, fate) for number, fate in parts if number]


def _done(done: int | None, work: WorkCounts | None) -> str:
    """Work by the day it was done, where that is another number than the sentence before has told."""
    if not done:
        return ""
    if work is None or work.done != done:
        return f"Số công việc hoàn thành trong kỳ (kể cả công việc có hạn ở kỳ khác) là {amount(done)}."
    if not (work.carried or work.ahead):
        return ""
    others = ((work.carried, "có hạn từ kỳ trước"), (work.ahead, "có hạn ở kỳ sau"))
    parts = ", ".join(counted(number, f"{_WORK} {which}") for number, which in others if number)
    return f"Số công việc hoàn thành trong kỳ là {amount(done)}, trong đó {parts}."


def _active(summary: PeriodSummary) -> str:
    active = value(summary.figures, "work.active")
    return f"Có {counted(active, 'nhiệm vụ')} thường xuyên có hoạt động trong kỳ." if active else ""


def _task(line: TaskLine, letter: str, span: Span, annex: str) -> Iterator[Block]:
    """One task: who carries it, where it stands, what was counted, then the clerk's own lines as they are."""
    facts = [sentence(fact) for fact in (_carried_by(line), _progress(line, span), _counted(line)) if fact]
    own = list(text_lines(line.result))
    if own and not is_item(own[0]):
        facts.append(finished(own.pop(0)) if len(own) == 1 else own.pop(0))
    title = bare(line.title)
    if letter:
        yield Heading(Level.POINT, letter, capital(title))
    else:
        facts.insert(0, f"Nhiệm vụ {inside(title)}:")
    if facts:
        yield paragraph(" ".join(facts))
    yield from own_words("\n".join(own))
    yield from activities(line, annex)


def _carried_by(line: TaskLine) -> str:
    leads, others = names_listed(line.leads), names_listed(line.coordinating)
    if not leads:
        return f"đơn vị phối hợp: {others}" if others else ""
    return f"{leads} chủ trì, phối hợp với {others} thực hiện" if others else f"{leads} chủ trì thực hiện"


def _progress(line: TaskLine, span: Span) -> str:
    if line.parts:
        return _parts_told(line.parts)
    what = "công việc của kỳ" if line.cadence in _EACH_PERIOD else "nhiệm vụ"
    match line.state:
        case WorkState.DONE:
            return f"{what} đã hoàn thành{_done_when(line)}"
        case WorkState.OPEN:
            return f"{what} {_open_until(line, span)}"
        case WorkState.WAITING:
            return f"{what} đang chờ văn bản để triển khai{_printed_timing(line)}"
        case WorkState.DROPPED:
            return f"{what} không thực hiện trong kỳ"
        case None:
            return f"hoạt động gần nhất {on_day(line.last_activity)}" if line.last_activity else ""
        case _:
            assert_never(line.state)


def _parts_told(parts: tuple[PartLine, ...]) -> str:
    """`nhiệm vụ có 12 công việc trong kỳ: 10 công việc …, 02 công việc … (tháng 02/2024, tháng 5/2024)`."""
    fates: dict[str, list[PartLine]] = {}
    for part in sorted(parts, key=lambda part: _FATES.index(_fate(part))):
        fates.setdefault(_fate(part), []).append(part)
    whole = f"nhiệm vụ có {counted(len(parts), _WORK)} trong kỳ"
    if len(fates) == 1:
        return f"{whole}, tất cả {next(iter(fates))}"
    told = (
        f"{counted(len(alike), _WORK)} {fate}{'' if fate == _ON_TIME else f' ({_periods(alike)})'}"
        for fate, alike in fates.items()
    )
    return f"{whole}: {'; '.join(told)}"


def _fate(part: PartLine) -> str:
    match part.state:
        case WorkState.DONE:
            return _DELAYED if part.late else _ON_TIME if part.due_day and part.done_day else _DONE
        case WorkState.OPEN:
            return _OVERDUE if part.late else _UNFINISHED
        case WorkState.WAITING:
            return _WAITING
        case WorkState.DROPPED:
            return _DROPPED
        case _:
            assert_never(part.state)


def _periods(parts: Iterable[PartLine]) -> str:
    heads = (period_head(part.period) for part in parts)
    return ", ".join(f"{head[:1].lower()}{head[1:]}" for head in heads)


def _done_when(line: TaskLine) -> str:
    when = f" {on_day(line.done_day)}" if line.done_day else ""
    if is_late(line):
        return f"{when}, chậm so với hạn{_due_on(line)}"
    return f"{when}, đúng hạn (hạn{_due_on(line)})" if line.due_day and line.done_day else when


def _open_until(line: TaskLine, span: Span) -> str:
    if is_late(line):
        return f"chưa hoàn thành, đã quá hạn{_due_on(line)}"
    if is_due(line, span):
        return f"đến hạn{_due_on(line)}, chưa hoàn thành"
    return f"đang thực hiện, hạn hoàn thành {on_day(line.due_day)}" if line.due_day else "đang thực hiện"


def _due_on(line: TaskLine) -> str:
    return f" {on_day(line.due_day)}" if line.due_day else ""


def _printed_timing(line: TaskLine) -> str:
    return f" (thời gian thực hiện: {inside(line.timing)})" if bare(line.timing) else ""


def _counted(line: TaskLine) -> str:
    parts = []
    if line.courses:
        turns = f" với {counted(line.turns, 'lượt người')} tham dự" if line.turns else ""
        parts.append(f"tổ chức {counted(line.courses, 'lớp tập huấn')}{turns}")
    elif line.turns:
        parts.append(f"có {counted(line.turns, 'lượt người')} được tập huấn")
    if line.products:
        parts.append(f"có {counted(line.products, 'sản phẩm truyền thông')} mới")
    if line.airings:
        length = f", thời lượng {counted(line.minutes, 'phút')}" if line.minutes else ""
        parts.append(f"phát, đăng {counted(line.airings, 'lượt')}{length}")
    return f"trong kỳ {'; '.join(parts)}" if parts else ""


def _quiet(lines: list[TaskLine]) -> Iterator[Block]:
    groups: dict[str, list[TaskLine]] = {}
    for line in lines:
        groups.setdefault(_why_quiet(line), []).append(line)
    for why, alike in groups.items():
        if len(alike) == 1:
            yield paragraph(f"Nhiệm vụ {why}: {inside(alike[0].title)}{_note(alike[0])}.")
        else:
            yield paragraph(f"Các nhiệm vụ {why}:")
            yield from bullets(f"{capital(bare(line.title))}{_note(line)}" for line in alike)


def _why_quiet(line: TaskLine) -> str:
    match line.state:
        case WorkState.WAITING:
            return "đang chờ văn bản để triển khai"
        case WorkState.DROPPED:
            return "không thực hiện trong kỳ"
        case WorkState.OPEN | WorkState.DONE:
            return "đang trong thời hạn thực hiện, chưa có kết quả trong kỳ"
        case None:
            if line.cadence is CadenceKind.CONTINUOUS:
                return "thường xuyên chưa ghi nhận hoạt động trong kỳ"
            return "chưa ghi nhận kết quả trong kỳ"
        case _:
            assert_never(line.state)


def _note(line: TaskLine) -> str:
    if line.state is WorkState.WAITING:
        return _printed_timing(line)
    if line.state is WorkState.OPEN and line.due_day:
        return f" (hạn {on_day(line.due_day)})"
    if line.state is not None:
        return ""
    facts = [f"hạn {on_day(line.due_day)}"] if line.due_day else []
    if line.last_activity:
        facts.append(f"hoạt động gần nhất {on_day(line.last_activity)}")
    if facts:
        return f" ({', '.join(facts)})"
    return "" if line.cadence is CadenceKind.CONTINUOUS else _printed_timing(line)
