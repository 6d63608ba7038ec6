"""Sections that judge and look ahead: strengths, shortcomings and causes, next period's work, proposals.

Nothing is judged that nobody wrote and no figure shows: a part without either is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.forms.report_figures import value
from desktop.documents.forms.report_parts import Part, bullets, is_item, own_words, text_lines
from desktop.documents.forms.report_targets import standings
from desktop.documents.forms.report_tasks import behind_parts, is_due, is_late
from desktop.documents.model import Block, bullet, paragraph
from desktop.documents.wording import amount, bare, counted, finished, inside, names_listed, on_day
from desktop.domain.cadence import CadenceKind
from desktop.domain.paperwork import WordsPlace
from desktop.domain.schedule import WorkState
from desktop.indicators.summary import PeriodSummary, TaskLine, WorkLine
from desktop.indicators.targets import Standing


def assessment(summary: PeriodSummary) -> Part:
    shortcomings, causes = tuple(_shortcomings(summary)), own_words(summary.words.get(WordsPlace.CAUSES, ""))
    if shortcomings and causes:
        rest = Part("Tồn tại, hạn chế và nguyên nhân", (*shortcomings, *_caused(summary.words[WordsPlace.CAUSES])))
    elif causes:
        rest = Part("Nguyên nhân của tồn tại, hạn chế", causes)
    else:
        rest = Part("Tồn tại, hạn chế", shortcomings)
    strengths = Part("Ưu điểm", tuple(_strengths(summary)))
    return Part("Đánh giá chung", clauses=(strengths, rest)) if strengths.filled else rest


def _strengths(summary: PeriodSummary) -> Iterator[Block]:
    """The office's words; without them only what the figures prove."""
    words = own_words(summary.words.get(WordsPlace.STRENGTHS, ""))
    if words:
        yield from words
        return
    due, late = value(summary.figures, "work.due"), value(summary.figures, "work.late")
    if due and late == 0:
        yield paragraph("Trong kỳ các công việc đến hạn đều hoàn thành đúng hạn.")
    reached = standings(summary)[Standing.REACHED]
    if reached:
        of_all = f"{amount(reached)}/{counted(len(summary.targets), 'mục tiêu')} của Kế hoạch"
        yield paragraph(f"Đến {on_day(summary.span.to_day)} đã đạt {of_all}.")


def _shortcomings(summary: PeriodSummary) -> Iterator[Block]:
    yield from own_words(summary.words.get(WordsPlace.DIFFICULTIES, ""))
    yield from _late_work(summary)
    for line in summary.tasks:
        yield from _difficulty(line)


def _caused(words: str) -> tuple[Block, ...]:
    """Causes behind shortcomings: a single line after the word itself, more of them below it."""
    lines = list(text_lines(words))
    if len(lines) == 1 and not is_item(lines[0]):
        return (paragraph(f"Nguyên nhân: {lines[0]}"),)
    return (paragraph("Nguyên nhân:"), *own_words(words))


def _late_work(summary: PeriodSummary) -> Iterator[Block]:
    late = [line for line in summary.tasks if is_late(line)]
    due = [line for line in summary.tasks if is_due(line, summary.span) and not is_late(line)]
    for lines, what in ((late, "chậm so với hạn"), (due, "đến hạn chưa hoàn thành")):
        if len(lines) == 1:
            yield paragraph(
                f"Còn {counted(1, 'nhiệm vụ')} {what}: {_behind(lines[0], summary, inside(lines[0].title))}."
            )
        elif lines:
            yield paragraph(f"Còn {counted(len(lines), 'nhiệm vụ')} {what}:")
            yield from bullets(_behind(line, summary, bare(line.title)) for line in lines)


def _behind(line: TaskLine, summary: PeriodSummary, title: str) -> str:
    """Of a task with several works in the period the periods of those that are behind, else the work's days."""
    periods = behind_parts(line, summary.span)
    return f"{title} ({periods})" if periods else _with_days(line, title)


def _with_days(line: TaskLine | WorkLine, title: str) -> str:
    facts = [f"hạn {on_day(line.due_day)}"] if line.due_day else []
    if isinstance(line, TaskLine) and line.state is WorkState.DONE and line.done_day:
        facts.append(f"hoàn thành {on_day(line.done_day)}")
    return f"{title} ({', '.join(facts)})" if facts else title


def _difficulty(line: TaskLine) -> Iterator[Block]:
    """A task's difficulties in the clerk's words, the first line after the task's name, the others as they are."""
    own = list(text_lines(line.difficulty))
    if not own:
        return
    about = f"Đối với nhiệm vụ {inside(line.title)}:"
    if len(own) == 1:
        yield bullet(f"{about} {finished(own[0].lstrip('-+ ') or own[0])}")
        return
    yield bullet(about)
    yield from own_words(line.difficulty)


def next_work(summary: PeriodSummary) -> Part:
    """Next period's tasks: those left unfinished, those with a day, then what goes on without one."""
    name = summary.next_period.name if summary.next_period else "kỳ tới"
    dated = [line for line in summary.next_work if line.due_day and not (line.under_way or line.overdue)]
    overdue = [_overdue(line, summary) for line in summary.next_work if line.overdue]
    under_way = [line for line in summary.next_work if line.under_way]
    going_on = [line for line in summary.next_work if not line.due_day and line.cadence is CadenceKind.CONTINUOUS]
    rest = [line for line in summary.next_work if not line.due_day and line.cadence is not CadenceKind.CONTINUOUS]
    dated_items = [_next(line) for line in [*dated, *rest]]
    kept = [*([_under_way(under_way)] if under_way else []), *([_kept_up(going_on)] if going_on else [])]
    items = [*overdue, *dated_items, *kept]
    blocks: list[Block] = [*own_words(summary.words.get(WordsPlace.NEXT, ""))]
    if len(items) == 1:
        what = items[0] if kept or overdue else f"Thực hiện nhiệm vụ {inside(items[0])}"
        blocks.append(paragraph(f"Trong {name} {inside(what)}."))
    elif items:
        blocks.append(paragraph(f"Trong {name} thực hiện các nhiệm vụ sau:"))
        blocks.extend(bullets(items))
    return Part(f"Phương hướng, nhiệm vụ {name}", tuple(blocks))


def _next(line: WorkLine) -> str:
    facts = [f"hạn hoàn thành {on_day(line.due_day)}"] if line.due_day else []
    leads = names_listed(line.leads)
    if leads:
        facts.append(f"đơn vị chủ trì: {leads}")
    title = bare(line.title)
    return f"{title} ({'; '.join(facts)})" if facts else title


def _overdue(line: WorkLine, summary: PeriodSummary) -> str:
    """Work left unfinished; what fell due on the closing day itself is not overdue yet."""
    facts = []
    if line.due_day:
        word = "quá hạn từ" if line.due_day < summary.span.to_day else "hạn"
        facts.append(f"{word} {on_day(line.due_day)}")
    leads = names_listed(line.leads)
    if leads:
        facts.append(f"đơn vị chủ trì: {leads}")
    told = f"Tiếp tục hoàn thành nhiệm vụ {inside(line.title)}"
    return f"{told} ({'; '.join(facts)})" if facts else told


def _under_way(lines: list[WorkLine]) -> str:
    """Work that is due after the next period: each with its day, without those who carry it."""
    told = [_with_days(line, inside(line.title)) for line in lines]
    word = "nhiệm vụ" if len(told) == 1 else "các nhiệm vụ"
    return f"Tiếp tục triển khai {word} còn thời hạn: {'; '.join(told)}"


def _kept_up(lines: list[WorkLine]) -> str:
    titles = [inside(line.title) for line in lines]
    if len(titles) == 1:
        return f"Tiếp tục thực hiện nhiệm vụ thường xuyên: {titles[0]}"
    return f"Tiếp tục thực hiện các nhiệm vụ thường xuyên: {'; '.join(titles)}"


def proposals(summary: PeriodSummary) -> Part:
    return Part("Đề xuất, kiến nghị", own_words(summary.words.get(WordsPlace.PROPOSALS, "")))
