"""Paragraphs and tables → PlanDraft."""

from __future__ import annotations

from desktop.domain.plan_draft import Finding, FindingKind, PlanDraft, TaskDraft
from desktop.errors import FileFault
from desktop.planimport.bases import read_bases
from desktop.planimport.duties import read_money, read_responsibilities
from desktop.planimport.findings import (
    number_findings,
    page_findings,
    target_findings,
    task_findings,
    word_findings,
)
from desktop.planimport.foot import read_foot
from desktop.planimport.footnotes import without_footnotes
from desktop.planimport.frame import Frame, number_items, paragraph_texts, split_frame
from desktop.planimport.head import read_day, read_issuer, read_number, read_title
from desktop.planimport.outline import Numbered, build
from desktop.planimport.plain import plain
from desktop.planimport.source import Source
from desktop.planimport.targets import read_targets
from desktop.planimport.task_tables import read_table_tasks, unread_rows
from desktop.planimport.tasks import read_tasks
from desktop.planimport.topics import read_audiences, read_topics
from desktop.planimport.unread_items import ReadPart, unread_findings, unread_row_findings


def extract(source: Source) -> PlanDraft:
    """Everything a plan says, as proposals. Raises `FileFault` for a text that is no plan."""
    paragraphs = paragraph_texts(source)
    frame = split_frame(without_footnotes(number_items(source)))
    root = build(frame.body)
    tasks = _all_tasks(frame)
    if not (source.unread_pages and tasks):
        _refuse_no_plan(frame, tasks, source.file.name)
    number, day, issuer = read_number(frame), read_day(frame), read_issuer(frame)
    recipients, signer = read_foot(frame.decision_foot or frame.foot)
    targets, audiences, topics = read_targets(root), read_audiences(root), read_topics(root)
    responsibilities, money = read_responsibilities(root), read_money(root)
    notes = [Finding(FindingKind.ENCODING, remark) for remark in source.remarks]
    notes.extend(page_findings(source.unread_pages))
    if number is None or day is None:
        notes.append(Finding(FindingKind.HEAD_MISSING, _missing(number=number is None, day=day is None)))
    notes.extend(number_findings(root))
    notes.extend(word_findings(paragraphs, issuer.value if issuer else "", _of_lines(frame)))
    notes.extend(target_findings(targets))
    notes.extend(task_findings(tasks))
    read: tuple[ReadPart, ...] = (*tasks, *targets, *audiences, *topics, *responsibilities, *money)
    notes.extend(unread_findings(root, read))
    notes.extend(unread_row_findings(unread_rows(_with_tables(frame))))
    if not tasks:
        notes.append(Finding(FindingKind.NO_TASKS, "Không tìm thấy nhiệm vụ nào trong văn bản; đề nghị nhập bằng tay."))
    return PlanDraft(
        source=source.file,
        number=number,
        day=day,
        issuer=issuer,
        title=read_title(frame),
        bases=read_bases(frame),
        targets=targets,
        audiences=audiences,
        topics=topics,
        tasks=tasks,
        responsibilities=responsibilities,
        money=money,
        recipients=recipients,
        signer=signer,
        notes=tuple(notes),
        paragraphs=paragraphs,
    )


def _of_lines(frame: Frame) -> frozenset[int]:
    return frozenset(line.number for line in (*frame.head, *frame.decision_foot, *frame.foot))


def _with_tables(frame: Frame) -> list[Numbered]:
    return [*frame.opening, *frame.body, *frame.appendix]


def _all_tasks(frame: Frame) -> tuple[TaskDraft, ...]:
    """Tasks of the tables and of the body; beside tables of tasks, items without labels are no tasks of their own."""
    in_tables = read_table_tasks(_with_tables(frame))
    in_body = read_tasks(build(frame.body))
    labelled = tuple(task for task in in_body if task.lead or task.timing)
    if in_tables and not labelled:
        return in_tables
    titles = {plain(task.title) for task in in_body}
    return (*in_body, *(task for task in in_tables if plain(task.title) not in titles))


def _refuse_no_plan(frame: Frame, tasks: tuple[TaskDraft, ...], name: str) -> None:
    if frame.has_title or frame.title or any(task.lead or task.timing for task in tasks):
        return
    raise FileFault(
        "Văn bản không phải một kế hoạch: không có dòng “KẾ HOẠCH” và không có nhiệm vụ nào.",
        where=name,
        remedy="Đề nghị kiểm tra lại tệp đã chọn; nếu đúng là kế hoạch, hãy nhập các nhiệm vụ bằng tay.",
    )


def _missing(*, number: bool, day: bool) -> str:
    what = "số và ngày ban hành" if number and day else "số văn bản" if number else "ngày ban hành"
    return f"Văn bản không ghi {what}; đề nghị điền theo bản đã ký."
