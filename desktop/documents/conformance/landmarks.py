"""Words by which the parts of a paper are known, in .docx and .pdf alike, compared without marks."""

from __future__ import annotations

import re

from desktop.documents.conformance.kinds import MARKS
from desktop.vietnamese.folding import fold

NATION = "cong hoa xa hoi chu nghia viet nam"
MOTTO = "doc lap tu do hanh phuc"
_ANNEX = re.compile(r"phu luc(?: (?:so )?(?:[ivxlc]+|\d{1,3}|[a-z]))?[.:]?")
_NUMBER = re.compile(r"so\s*:?")
_TYPES = frozenset(fold(name) for name in MARKS)


def is_type_name(words: str) -> bool:
    """Whether a line is the name of a type of document ("BÁO CÁO")."""
    return fold(words) in _TYPES


def is_number_line(text: str) -> bool:
    """Whether a line of the heading is "Số: …/…"."""
    return _NUMBER.match(fold(text)) is not None and ("/" in text or ":" in text)


def is_annex_line(words: str) -> bool:
    """Whether a line is "Phụ lục", alone or with a number, and nothing else."""
    return _ANNEX.fullmatch(fold(words)) is not None
