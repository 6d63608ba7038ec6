"""What is odd in a plan's text: told to the person who confirms, never a failure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from desktop.domain.plan_draft import Finding, FindingKind, TargetDraft, TaskDraft
from desktop.planimport.markers import Style, is_rule
from desktop.planimport.outline import Node
from desktop.planimport.pdf_scans import named_pages
from desktop.planimport.plain import one_line, plain
from desktop.planimport.timing import real_day
from desktop.vietnamese.folding import marked

_WORD = re.compile(r"[^\W\d_]+")
_DOUBLED = frozenset(
    ("các", "của", "và", "trong", "cho", "với", "về", "được", "để", "theo", "tại", "trên", "những", "có", "là", "từ")
)
_FOREIGN: dict[str, tuple[tuple[str, str], ...]] = {
    "huyen": (("thị", "ủy"), ("thành", "ủy"), ("quận", "ủy")),
    "thi xa": (("huyện", "ủy"), ("quận", "ủy")),
    "quan": (("huyện", "ủy"), ("thị", "ủy")),
}
_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")


def page_findings(unread: tuple[int, ...]) -> Iterator[Finding]:
    """The pages of a PDF that are pictures of paper: what stands on them is missing in the draft."""
    if unread:
        yield Finding(
            FindingKind.ENCODING,
            f"Trang {named_pages(unread)} của tệp PDF là ảnh quét, không có chữ nên chưa đọc được; đề nghị đối chiếu "
            "bản giấy và nhập bổ sung bằng tay nội dung các trang này.",
        )


def number_findings(root: Node) -> Iterator[Finding]:
    """Items of one heading that share a number, and numbers left out."""
    for node in root.walk():
        by_style: dict[tuple[int, str], list[Node]] = {}
        for child in node.children:
            if (
                child.marker
                and child.marker.value
                and child.marker.style in (Style.ROMAN, Style.NUMBER, Style.LETTER, Style.CAPITAL, Style.WORD)
            ):
                by_style.setdefault((child.rank, child.marker.word), []).append(child)
        for siblings in by_style.values():
            yield from _of_siblings(node, siblings)


def _of_siblings(parent: Node, siblings: list[Node]) -> Iterator[Finding]:
    where = f"mục “{_short(parent.text)}”" if parent.text else "văn bản"
    seen: dict[int, Node] = {}
    last, before = 0, ""
    for node in siblings:
        value = node.marker.value if node.marker else 0
        if value in seen:
            twins = tuple(sorted({*seen[value].parts, *node.parts}))
            yield Finding(FindingKind.SAME_NUMBER, f"Trong {where} có hai mục cùng đánh số {node.printed}.", twins)
        elif (
            last and value > last + 1 and not (node.marker and node.marker.style is Style.LETTER and value - last == 2)
        ):
            yield Finding(
                FindingKind.NUMBER_GAP,
                f"Trong {where}, sau số {before} là số {node.printed}.",
                tuple(node.parts),
            )
        seen.setdefault(value, node)
        last, before = value, node.printed


def _short(text: str) -> str:
    text = one_line(text).strip(" .:")
    return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + "…"


def word_findings(
    paragraphs: tuple[str, ...], issuer: str, of_lines: frozenset[int] = frozenset()
) -> Iterator[Finding]:
    """Names of bodies that the issuer's level does not have, words written twice, days that no calendar has.

    In the paragraphs `of_lines` (head, foot) a line may begin with the words the one before ends with.
    """
    level = _level(issuer)
    for number, text in enumerate(paragraphs):
        if is_rule(text):
            continue
        yield from _strange_bodies(text, number, level, issuer)
        if number not in of_lines:
            yield from _doubled(text, number)
        yield from _bad_dates(text, number)


def _level(issuer: str) -> str:
    found = re.search(r"\b(huyen|thi xa|quan)\b", plain(issuer).replace("uy ban nhan dan", ""))
    return found[1] if found else ""


def _strange_bodies(text: str, number: int, level: str, issuer: str) -> Iterator[Finding]:
    foreign = _FOREIGN.get(level, ())
    if not foreign:
        return
    words = _WORD.findall(text)
    syllables = [marked(word) for word in words]
    wanted = {(marked(first), marked(second)) for first, second in foreign}
    for place, pair in enumerate(pairwise(syllables)):
        if pair in wanted and words[place][0].isupper():
            name = f"{words[place]} {words[place + 1]}"
            yield Finding(
                FindingKind.STRANGE_BODY,
                f"Văn bản của {issuer} có nhắc “{name}”; có thể chép từ kế hoạch của nơi khác, cần xác "
                "định lại tên cơ quan.",
                (number,),
            )
            return


def _doubled(text: str, number: int) -> Iterator[Finding]:
    words = [(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
    low = [word.lower() for word, _, _ in words]
    for place in range(len(words) - 1):
        if (
            low[place] == low[place + 1]
            and low[place] in _DOUBLED
            and text[words[place][2] : words[place + 1][1]].isspace()
        ):
            yield Finding(FindingKind.DOUBLED_WORDS, f"Chữ “{words[place][0]}” bị lặp hai lần liền nhau.", (number,))
        pair = low[place : place + 2]
        if pair == low[place + 2 : place + 4] and pair[0] != pair[1] and _blank_between(text, words[place : place + 4]):
            printed = text[words[place][1] : words[place + 1][2]]
            yield Finding(FindingKind.DOUBLED_WORDS, f"Cụm từ “{printed}” bị lặp hai lần liền nhau.", (number,))


def _blank_between(text: str, words: list[tuple[str, int, int]]) -> bool:
    return all(text[before[2] : after[1]].isspace() for before, after in pairwise(words))


def _bad_dates(text: str, number: int) -> Iterator[Finding]:
    for found in _DATE.finditer(text):
        day, month, year = (int(part) for part in found.groups() if part)
        if real_day(day, month, year) is None:
            yield Finding(FindingKind.BAD_DATE, f"Ngày “{found[0]}” không có trong lịch.", (number,))


def task_findings(tasks: tuple[TaskDraft, ...]) -> Iterator[Finding]:
    """Tasks without a lead or a timing."""
    for task in tasks:
        name = f"{task.printed_number + '. ' if task.printed_number else ''}{_short(task.title)}"
        if not task.lead:
            yield Finding(FindingKind.NO_LEAD, f"Nhiệm vụ “{name}” chưa rõ cơ quan chủ trì.", task.paragraphs)
        if task.timing is None:
            yield Finding(FindingKind.NO_TIMING, f"Nhiệm vụ “{name}” chưa rõ thời gian thực hiện.", task.paragraphs)


def target_findings(targets: tuple[TargetDraft, ...]) -> Iterator[Finding]:
    """Targets whose level must not be passed."""
    for target in targets:
        if target.at_most:
            text = f"Mục tiêu “{_short(target.text)}” là mức không được vượt quá, không phải mức phải đạt."
            yield Finding(FindingKind.UPPER_BOUND, text, target.paragraphs)
