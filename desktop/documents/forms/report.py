"""The periodic report (báo cáo): a summary of counted facts as the paper a leader signs.

Form: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4, content in layout b (mục, khoản, điểm).
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from desktop.documents.forms.report_annexes import Annexes, AnnexKind, annexes
from desktop.documents.forms.report_assessment import assessment, next_work, proposals
from desktop.documents.forms.report_direction import direction
from desktop.documents.forms.report_figures import reorganisation_note
from desktop.documents.forms.report_frame import addressees, closing, ending, letterhead, opening, subject
from desktop.documents.forms.report_media import media
from desktop.documents.forms.report_parts import Part, joined, numbered_sections, own_words
from desktop.documents.forms.report_targets import targets
from desktop.documents.forms.report_tasks import tasks
from desktop.documents.forms.report_training import training
from desktop.documents.model import Document, paragraph
from desktop.documents.wording import bare
from desktop.domain.paperwork import WordsPlace
from desktop.indicators.summary import PeriodSummary

END = "./."
"""What ends an official text, once; no sentence of the decree orders it, every form of its Phụ lục III has it."""
_ENDS = re.compile(r"\.(?:/\.)+")


def report(summary: PeriodSummary, *, number: int | None = None, day: date | None = None, made_on: date) -> Document:
    """The report of a period; without `number` and `day` it is a draft in which the văn thư fills them in.

    A mark "./." in somebody's own words becomes a full stop: it would end the report before its end.
    """
    attached = annexes(summary)
    document = Document(
        kind="BÁO CÁO",
        subject=subject(summary),
        letterhead=letterhead(summary.office, number, day, made_on),
        blocks=(
            *own_words(summary.words.get(WordsPlace.OPENING, "")),
            paragraph(opening(summary)),
            *numbered_sections(_sections(summary, attached)),
        ),
        closing=closing(summary.office, summary.signer),
        made_on=made_on,
        issued_by=bare(summary.office.full_name),
        addressees=addressees(summary.office),
        annexes=attached.annexes,
    )
    open_ended: Document = _without_ends(document)
    last = paragraph(f"{_ENDS.sub('.', ending(summary))}{END}")
    return replace(open_ended, blocks=(*open_ended.blocks, last))


def _sections(summary: PeriodSummary, attached: Annexes) -> tuple[Part, ...]:
    return (
        direction(summary),
        _results(summary, attached),
        assessment(summary),
        next_work(summary),
        proposals(summary),
    )


def _results(summary: PeriodSummary, attached: Annexes) -> Part:
    figures = attached.call(AnnexKind.FIGURES)
    alone = figures and not summary.targets
    return Part(
        "Kết quả thực hiện",
        joined((f"Số liệu tổng hợp trong kỳ tại {figures}." if alone else "", reorganisation_note(summary))),
        (
            tasks(summary, attached.call(AnnexKind.ACTIVITIES)),
            training(summary, attached.call(AnnexKind.TRAINING)),
            media(summary, attached.call(AnnexKind.MEDIA)),
            targets(summary, figures),
        ),
    )


def _without_ends(part: Any) -> Any:
    """The same tree with a full stop in place of every "./."."""
    if isinstance(part, str):
        return _ENDS.sub(".", part)
    if isinstance(part, tuple):
        return tuple(_without_ends(one) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{spot.name: _without_ends(getattr(part, spot.name)) for spot in fields(part)})
    return part
