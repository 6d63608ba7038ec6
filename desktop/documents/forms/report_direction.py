"""Section "Công tác lãnh đạo, chỉ đạo": the office's own words and the documents of the period."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.forms.report_figures import value
from desktop.documents.forms.report_parts import Part, bullets, own_words
from desktop.documents.model import Paragraph, paragraph
from desktop.documents.wording import cited, counted, kind_name, within
from desktop.domain.paperwork import WordsPlace
from desktop.indicators.summary import DocumentLine, PeriodSummary
from desktop.vietnamese.numerals import NO_FIGURE


def direction(summary: PeriodSummary) -> Part:
    issued = [line for line in summary.documents if line.issued]
    received = [line for line in summary.documents if not line.issued]
    words = own_words(summary.words.get(WordsPlace.DIRECTION, ""))
    return Part(
        "Công tác lãnh đạo, chỉ đạo",
        (
            *words,
            *(_issued(summary, issued) if issued or not words else ()),
            *_listed("Trong kỳ đã tiếp nhận", "văn bản của cơ quan khác", received, issuer=""),
        ),
    )


def _issued(summary: PeriodSummary, lines: Sequence[DocumentLine]) -> tuple[Paragraph, ...]:
    if lines:
        issuers = {line.issuer for line in lines}
        issuer = issuers.pop() if len(issuers) == 1 else ""
        who = f"Trong kỳ, {within(issuer)} đã ban hành" if issuer else "Trong kỳ đã ban hành"
        return _listed(who, "văn bản chỉ đạo, điều hành", lines, issuer=issuer)
    if value(summary.figures, "papers.issued") is None:
        return (paragraph(f"Văn bản chỉ đạo, điều hành ban hành trong kỳ: {NO_FIGURE}."),)
    return (paragraph("Trong kỳ không ban hành văn bản chỉ đạo, điều hành mới."),)


def _listed(who: str, what: str, lines: Sequence[DocumentLine], *, issuer: str) -> tuple[Paragraph, ...]:
    """The documents of one direction; an issuer named in the sentence is not named again with each."""
    names = [
        cited(kind_name(line.kind), line.number, line.day, "" if line.issuer == issuer else line.issuer, line.title)
        for line in lines
    ]
    if not names:
        return ()
    if len(names) == 1:
        return (paragraph(f"{who} {names[0]}."),)
    return (paragraph(f"{who} {counted(len(names), what)}, gồm:"), *bullets(names))
