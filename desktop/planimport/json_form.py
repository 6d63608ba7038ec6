"""A draft as plain JSON values: the form in which readings made by hand are written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop.domain.plan_draft import AgencyMention, PlanDraft, SignerDraft, TargetDraft, TaskDraft, TopicDraft


def json_form(draft: PlanDraft) -> dict[str, Any]:
    """Every part of the draft but the paragraphs themselves; paragraph numbers refer to them."""
    return {
        "number": draft.number.value if draft.number else None,
        "date": draft.day.value.isoformat() if draft.day else None,
        "issuer": draft.issuer.value if draft.issuer else None,
        "title": draft.title.value if draft.title else None,
        "legal_bases": [basis.text for basis in draft.bases],
        "parent": next((basis.text for basis in draft.bases if basis.is_parent), None),
        "targets": [_target(target) for target in draft.targets],
        "tasks": [_task(task) for task in draft.tasks],
        "responsibilities": [
            {
                "agency": one.agency,
                "n_bullets": len(one.bullets),
                "no": one.printed_number,
                "text": one.text,
                "paragraphs": list(one.paragraphs),
                "sure": one.sure.value,
            }
            for one in draft.responsibilities
        ],
        "recipients": [recipient.text for recipient in draft.recipients],
        "signer": _signer(draft.signer),
        "audiences": [audience.text for audience in draft.audiences],
        "topics": [_topic(topic) for topic in draft.topics],
        "money": [money.text for money in draft.money],
        "notes": [
            {"kind": note.kind.value, "text": note.text, "paragraphs": list(note.paragraphs)} for note in draft.notes
        ],
        "source": {"name": draft.source.name, "kind": draft.source.kind.value, "sha256": draft.source.sha256},
        "sure": {
            name: guess.sure.value
            for name, guess in (
                ("number", draft.number),
                ("date", draft.day),
                ("issuer", draft.issuer),
                ("title", draft.title),
            )
            if guess is not None
        },
    }


def _plain_number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _target(target: TargetDraft) -> dict[str, Any]:
    return {
        "text": target.text,
        "percent": _plain_number(target.percent),
        "percent_to": _plain_number(target.percent_to),
        "at_most": target.at_most,
        "kind": target.kind.value,
        "count": target.count,
        "unit": target.unit,
        "each": target.each,
        "year": target.year,
        "paragraphs": list(target.paragraphs),
        "sure": target.sure.value,
    }


def _names(agencies: tuple[AgencyMention, ...]) -> list[str] | None:
    return [agency.name for agency in agencies] or None


def _task(task: TaskDraft) -> dict[str, Any]:
    timing = task.timing.value if task.timing else None
    return {
        "no": task.printed_number if task.part is None else f"{task.printed_number}#{task.part}",
        "section": task.section,
        "title": task.title,
        "content": task.content,
        "timing": timing.text if timing else None,
        "kind": timing.kind.value if timing else None,
        "from": timing.from_day.isoformat() if timing and timing.from_day else None,
        "until": timing.until_day.isoformat() if timing and timing.until_day else None,
        "lead": _names(task.lead),
        "coordinating": _names(task.coordinating),
        "advising": _names(task.advising),
        "result": task.result,
        "paragraphs": list(task.paragraphs),
        "sure": task.sure.value,
    }


def _signer(signer: SignerDraft | None) -> dict[str, Any] | None:
    if signer is None:
        return None
    return {
        "on_behalf": signer.on_behalf or None,
        "acting_for": signer.acting_for or None,
        "position": signer.position or None,
        "name": signer.name or None,
    }


def _topic(topic: TopicDraft) -> dict[str, Any]:
    return {
        "name": topic.name,
        "text": topic.text,
        "children": [_topic(child) for child in topic.children],
        "paragraphs": list(topic.paragraphs),
        "sure": topic.sure.value,
    }
