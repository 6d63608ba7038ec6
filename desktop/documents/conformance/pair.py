"""X3 and X4: whether a .docx and a .pdf are the same paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop.documents.conformance.departure import Departure, depart, gather, snippet
from desktop.documents.conformance.pdf.anatomy import anatomy
from desktop.documents.conformance.pdf.model import PdfPaper
from desktop.documents.conformance.rules import Severity
from desktop.documents.conformance.word.model import Block, Paragraph, Table, WordPaper, paragraphs_of
from desktop.vietnamese.folding import nfc

# Lines may be broken behind a hyphen or a stroke, so words are compared in the pieces between them.
_PIECE = re.compile(r"[^\s/\-]+|[/\-]")
_RULE = re.compile(r"_{3,}|-{4,}")
_SHOWN = 5


def pair_departures(word: WordPaper, pdf: PdfPaper) -> Iterator[Departure]:
    """Words that only one of the two has, paragraphs out of order, page counts."""
    parts = anatomy(pdf)
    shown = [word.text for page in parts.pages for row in page.rows for word in row.words]
    written = [_words(one) for one in paragraphs_of(word.blocks) for one in (one, *one.boxes)]
    written += [_words(note) for note in word.notes]
    in_word, in_pdf = _count(written), _count(shown)
    heads = _count(_words(one) for one in _head_paragraphs(word.blocks))
    lost = in_word - in_pdf
    added = Counter({piece: count for piece, count in (in_pdf - in_word).items() if piece not in heads})
    if _only_broken(lost, in_pdf - in_word, heads):
        lost, added = Counter(), Counter()
    remedy = "Đề nghị xuất lại tệp PDF từ đúng tệp Word này."
    if lost:
        yield depart("X3", "Hai tệp", f"Có trong tệp Word, không có trong tệp PDF: {_named(lost)}.", remedy)
    if added:
        yield depart("X3", "Hai tệp", f"Có trong tệp PDF, không có trong tệp Word: {_named(added)}.", remedy)
    if not lost and not added:
        yield from gather("X3", _out_of_order(word.blocks, shown), remedy)
    pages = word.facts.pages
    if pages is not None and pages != len(pdf.pages):
        what = f"Tệp Word ghi {pages} trang, tệp PDF có {len(pdf.pages)} trang."
        yield depart("X4", "Hai tệp", what, "Đề nghị so lại hai tệp trước khi phát hành.", Severity.NOTE)


def _words(one: Paragraph) -> str:
    runs = "".join(run.text.upper() if run.look.caps else run.text for run in one.runs if not run.look.hidden)
    return nfc(one.label + runs)


def _count(texts: Iterator[str] | list[str]) -> Counter[str]:
    pieces: Counter[str] = Counter()
    for text in texts:
        pieces.update(_PIECE.findall(_RULE.sub(" ", nfc(text))))
    return pieces


def _only_broken(lost: Counter[str], added: Counter[str], heads: Counter[str]) -> bool:
    """Whether the words that differ are the same letters: a narrow column breaks words that have no place to break.

    What is over must come from table heads, which are printed again on every page.
    """
    letters, printed = _letters(lost), _letters(added)
    return not letters - printed and not set(printed - letters) - set(_letters(heads))


def _letters(pieces: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for piece, count in pieces.items():
        for letter in piece:
            found[letter] += count
    return found


def _named(pieces: Counter[str]) -> str:
    named = ", ".join(f"«{piece}»" for piece in list(pieces)[:_SHOWN])
    rest = len(pieces) - _SHOWN
    return f"{named} và {rest} chữ khác" if rest > 0 else named


def _head_paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Words of table heads, which a longer table prints again on every page."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                if row.head:
                    yield from (one for cell in row.cells for one in cell.paragraphs)


def _out_of_order(blocks: tuple[Block, ...], shown: list[str]) -> Iterator[tuple[str, str]]:
    """Paragraphs outside tables whose words do not follow one another in the PDF as they do in Word."""
    stream = re.sub(r"\s", "", nfc("".join(shown)))
    at = 0
    for one in blocks:
        if not isinstance(one, Paragraph):
            continue
        words = re.sub(r"\s", "", _RULE.sub("", _words(one)))
        found = stream.find(words, at)
        if found < 0:
            yield f"đoạn {snippet(one.words)}", "Thứ tự chữ trong hai tệp khác nhau."
        else:
            at = found + len(words)
