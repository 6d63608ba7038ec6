"""The judge itself: independent of our writers, told in the office's words, each rule known and tried."""

from __future__ import annotations

import ast
import re
import unicodedata
from pathlib import Path

import pytest

from desktop.documents import conformance
from desktop.documents.conformance import RULES, Severity
from desktop.documents.conformance.departure import gather, joined_places, snippet
from desktop.documents.conformance.kinds import MARKS, paper_kind
from desktop.domain.paperwork import DocumentKind

FOLDER = Path(conformance.__file__).parent
TESTS = Path(__file__).parent
COUNTS = {"P": 9, "F": 9, "N": 10, "H": 22, "T": 5, "K": 4, "B": 20, "G": 12, "A": 5, "X": 10, "Z": 9}
NOT_FROM_A_FILE = {"X8"}  # scanned copies are not what this program makes


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER)))
def test_the_judge_never_asks_the_writers(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            assert not name.startswith("desktop.documents") or name.startswith("desktop.documents.conformance")
            assert name != "docx"


def test_all_rules_are_there() -> None:
    assert list(RULES) == [f"{letter}{number}" for letter, count in COUNTS.items() for number in range(1, count + 1)]
    for rule in RULES.values():
        assert rule.subject
        assert rule.source


def test_every_rule_can_be_found_and_is_tried() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py") if path.name != "rules.py")
    tried = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.glob("test_conformance_*.py"))
    emitted = {rule for rule in RULES if re.search(rf'"{rule}"', code)}
    assert set(RULES) - emitted == NOT_FROM_A_FILE
    assert {rule for rule in emitted if not re.search(rf'"{rule}"', tried)} == set()


def test_severities_have_their_words() -> None:
    assert [one.term for one in Severity] == ["lỗi", "cảnh báo", "thông tin"]


def test_every_sentence_is_composed_vietnamese_of_the_old_tone() -> None:
    strange = re.compile(r"[oO][àáảãạèéẻẽẹ](?!\w)|(?<![qQ])[uU][ỳýỷỹỵ](?!\w)")
    for path in FOLDER.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)
        tree = ast.parse(text)
        told_to_readers = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        quoted = [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told_to_readers
        ]
        sentences = [one for one in quoted if isinstance(one, str) and one.endswith(".") and "\\" not in one]
        assert [one for one in sentences if strange.search(one)] == []


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_of_paper_is_known(kind: DocumentKind) -> None:
    known = paper_kind(kind)
    assert known.is_letter == (kind is DocumentKind.LETTER)
    assert known.mark in {None, "", *MARKS.values()}


def test_a_fault_met_many_times_is_told_once() -> None:
    found = list(gather("F1", [(f"đoạn {number}", "Phông chữ Arial.") for number in range(9)], "Đề nghị sửa."))
    assert [one.where for one in found] == ["đoạn 0; đoạn 1; đoạn 2 và 6 chỗ khác"]
    assert str(found[0]) == "[F1, lỗi] đoạn 0; đoạn 1; đoạn 2 và 6 chỗ khác: Phông chữ Arial. Đề nghị sửa."


def test_places_are_named_once_and_shortly() -> None:
    assert joined_places(["a", "a", "b"]) == "a; b"
    assert snippet("một  hai\nba") == "«một hai ba»"
    assert snippet("x" * 60) == f"«{'x' * 48}…»"
