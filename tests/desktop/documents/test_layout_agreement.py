"""A .docx laid out by LibreOffice has the words of our PDF, on the same pages, in the same places."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.docx_writer import write_docx
from desktop.documents.holding import released
from desktop.documents.model import Annex, Document, Paragraph, paragraph
from desktop.documents.pdf_writer import write_pdf
from tests.desktop.documents.papers import END, long_report, random_report, report

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.poppler,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed"),
]

# Where a baseline lies in the box pdftotext draws round a word: it takes ascent and descent from the font's own tables
# in ours, and from LibreOffice's larger ones in theirs.
OUR_DESCENT, THEIR_DESCENT = 0.24167, 0.35 / 1.3
ASIDE, BELOW = 2.2, 0.45  # points; LibreOffice rounds each widened space to a twip, which adds up along a line
_WORD = re.compile(r'<page |<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>')

# Of the first 200, LibreOffice 7.4 lays out one otherwise: in 112 it turns a page before a row of a table that fits.
SEEDS = range(12)

Placed = tuple[str, float, float]


def papers() -> dict[str, Document]:
    page = replace(report(), blocks=(paragraph(END),), annexes=(), addressees=())
    bare = replace(page, annexes=(Annex("Trống", (), "I"), Annex("Hết", (Paragraph(()), paragraph(END)), "II")))
    found = {"page": page, "bare": bare, "report": report(), "long": long_report(430)}
    return {**found, **{f"random{seed}": random_report(seed) for seed in SEEDS}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every paper as name.pdf of ours and theirs/name.pdf of LibreOffice's."""
    folder = tmp_path_factory.mktemp("agreement")
    for name, document in papers().items():
        write_docx(document, folder / f"{name}.docx")
        write_pdf(document, folder / f"{name}.pdf")
    profile = (folder / "profile").as_uri()
    sources = sorted(map(str, folder.glob("*.docx")))
    order = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*order, str(folder / "theirs"), *sources], check=True, capture_output=True, timeout=300)
    return folder


def placed_words(pdf: Path, descent: float) -> list[list[Placed]]:
    """Words of each page with where they begin and their baseline, in points."""
    order = ["pdftotext", "-bbox", str(pdf), "-"]
    printed = subprocess.run(order, capture_output=True, text=True, check=True, timeout=60).stdout
    pages: list[list[Placed]] = []
    for found in _WORD.finditer(printed):
        if found[4] is None:
            pages.append([])
            continue
        top, bottom = float(found[2]), float(found[3])
        word = released(html.unescape(found[4]))
        pages[-1].append((word, float(found[1]), bottom - descent * (bottom - top)))
    return pages


def apart(ours: list[Placed], theirs: list[Placed]) -> list[Placed]:
    """Words of either page that the other has not in that place."""
    waiting: dict[str, list[Placed]] = {}
    for word in ours:
        waiting.setdefault(word[0], []).append(word)
    alone = []
    for word in theirs:
        same = waiting.get(word[0], [])
        near = [other for other in same if abs(other[1] - word[1]) < ASIDE and abs(other[2] - word[2]) < BELOW]
        if near:
            same.remove(near[0])
        else:
            alone.append(word)
    return alone + [word for words in waiting.values() for word in words]


@pytest.mark.parametrize("name", papers())
def test_words_stand_on_the_same_pages_in_the_same_places(folder: Path, name: str) -> None:
    ours = placed_words(folder / f"{name}.pdf", OUR_DESCENT)
    theirs = placed_words(folder / "theirs" / f"{name}.pdf", THEIR_DESCENT)
    assert len(ours) == len(theirs)
    for number, (our_page, their_page) in enumerate(zip(ours, theirs, strict=True), start=1):
        assert apart(our_page, their_page) == [], f"page {number}"


def test_the_comparison_sees_a_word_out_of_place(folder: Path) -> None:
    ours = placed_words(folder / "report.pdf", OUR_DESCENT)
    other = placed_words(folder / "page.pdf", OUR_DESCENT)
    assert apart(ours[0], other[0])
    moved = [(text, x, y + 1) for text, x, y in ours[0]]
    assert len(apart(ours[0], moved)) == 2 * len(ours[0])
