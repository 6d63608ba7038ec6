"""Who answers for what: the last section of a plan, agency by agency; and its paragraphs on money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.domain.plan_draft import MoneyDraft, ResponsibilityDraft, Sure
from desktop.planimport.agencies import split_subject, starts_name, without_remark
from desktop.planimport.labels import EVIDENCE
from desktop.planimport.markers import Style
from desktop.planimport.outline import Node
from desktop.planimport.plain import ends_sentence, one_line, plain, trim
from desktop.planimport.sections import Role, is_heading, leaves_by_role, role_of
from desktop.planimport.task_groups import bears_labels

_ASKED = re.compile(r"(?:đề nghị|yêu cầu|giao)\s+", re.IGNORECASE)
_MONEY = re.compile(r"(?:nguon )?kinh phi|du toan|nguon von|bao dam kinh phi|dam bao kinh phi")
_MAX_AGENCY = 260
_MAX_POST = 80
_POST = re.compile(
    r"(?:(?:Các|Đồng chí|Đ/c) )?(?:(?:Phó|Tổng|Quyền) )*(?:[Hh]iệu trưởng|[Gg]iám đốc|[Cc]hủ (?:tịch|nhiệm)|[Bb]í thư"
    r"|[Tt]rưởng|[Tt]ổ (?:trưởng|phó)|Tổng phụ trách|[Pp]hụ trách|Giáo viên|Giảng viên|Nhân viên|Kế toán|Văn thư"
    r"|Thủ quỹ|Chuyên viên|Cán bộ|Công chức|Viên chức|Cha mẹ|Phụ huynh|Học sinh|Sinh viên|Ban|Chánh|Thư ký|Người"
    r"|[Đđ]ội trưởng|[Hh]ạt trưởng|\w+ trưởng|\w+ \w+ trưởng)(?:,? [^\W\d_]+){0,9}"
)


def read_responsibilities(root: Node) -> tuple[ResponsibilityDraft, ...]:
    """The agencies of the section TỔ CHỨC THỰC HIỆN in order."""
    found: list[ResponsibilityDraft] = []
    for section in leaves_by_role(root, Role.DUTIES):
        found.extend(_of_section(section))
    return tuple(found)


def _of_section(section: Node) -> list[ResponsibilityDraft]:
    numbered = [child for child in section.children if child.numbered]
    items = numbered or [child for child in section.children if child.grid is None]
    found: list[ResponsibilityDraft] = []
    for item in items:
        inner = [child for child in item.children if child.numbered]
        if inner and _heads_agencies(item, inner):
            found.extend(_of_section(item))
        elif made := _of_item(item):
            found.append(made)
    return found


def _heads_agencies(item: Node, inner: list[Node]) -> bool:
    """`1. Phân công nhiệm vụ` over `a) Sở A`, `b) Sở B`: the agencies stand one level deeper."""
    named = sum(1 for child in inner if starts_name(one_line(child.text)))
    own, rest = split_subject(item.text)
    return named * 2 > len(inner) and (not own or (not rest and named == len(inner) > 1 and is_heading(item)))


def _of_item(item: Node) -> ResponsibilityDraft | None:
    head = one_line(item.text)
    if _MONEY.match(plain(head)):
        return None
    agency, rest = split_subject(head)
    if not agency and is_post_heading(item):
        agency, rest = trim(head), ""
    sure = Sure.SURE if agency and (rest or item.children) else Sure.LIKELY
    if not agency:
        agency, rest = _asked(head)
        sure = Sure.DOUBTFUL
    if not agency or len(agency) > _MAX_AGENCY:
        return None
    bullets = _bullets(item, sentence=bool(rest))
    lines = [rest, *(one_line(node.full_text()) for child in item.children for node in child.walk() if node.text)]
    return ResponsibilityDraft(
        item.printed,
        without_remark(agency),
        tuple(bullets),
        "\n".join(line for line in lines if line),
        item.paragraphs(),
        sure,
    )


def is_post_heading(item: Node) -> bool:
    """Whether an item is the name of a post alone: `2. Phó Hiệu trưởng`, `4. Giáo viên chủ nhiệm`."""
    head = trim(one_line(item.text))
    return item.numbered and len(head) <= _MAX_POST and _POST.fullmatch(head) is not None


def _asked(sentence: str) -> tuple[str, str]:
    """`Trong quá trình thực hiện …, đề nghị các bộ, ngành kịp thời phản ánh …` → who is asked."""
    for found in _ASKED.finditer(sentence):
        agency, rest = split_subject(sentence[found.end() :])
        if agency:
            return agency, rest
    return "", sentence


def _bullets(item: Node, *, sentence: bool) -> list[str]:
    """The bullets below an item, of the sign that comes first; one that only goes on with a broken sentence is none."""
    nodes = [node for node in item.walk() if node.bullet]
    if nodes and sentence and not ends_sentence(item.text) and item.children[:1] == nodes[:1]:
        nodes = nodes[1:]
    signs = [node.marker.printed for node in nodes if node.marker]
    sign = "-" if "-" in signs else signs[0] if signs else ""
    return [trim(node.text) for node in nodes if node.marker and node.marker.printed == sign]


def _says(node: Node) -> bool:
    """Whether a paragraph says something of its own: the labels of a task called "Kinh phí" do not."""
    if node.label is None:
        return bool(trim(node.text))
    return node.label.label not in EVIDENCE and bool(node.value)


def read_money(root: Node) -> tuple[MoneyDraft, ...]:
    """Each paragraph below a heading on money, wherever it stands; the heading itself when nothing stands below it."""
    return tuple(
        MoneyDraft(trim(node.value if node.label else node.text), tuple(node.parts), sure)
        for section, sure in _money_sections(root)
        for child in section.children or [section]
        for node in child.walk()
        if _says(node)
    )


def _on_money(child: Node) -> bool:
    """Whether an item of a section on money and duties is on money: by its first words, or no agency is named."""
    flat = plain(child.text)
    if _MONEY.match(flat) or (child.label is not None and _MONEY.match(plain(child.full_text()))):
        return True
    return not child.numbered and "kinh phi" in flat and not starts_name(one_line(child.text))


def _money_sections(root: Node) -> Iterator[tuple[Node, Sure]]:
    for node in root.children:
        if not node.numbered or node.rank > Style.NUMBER + 1 or node.grid is not None:
            continue
        flat = plain(node.text)
        if role_of(node) is Role.DUTIES and "kinh phi" in flat and is_heading(node):
            yield from ((child, Sure.LIKELY) for child in node.children if _on_money(child))
        elif _MONEY.match(flat) and is_heading(node):
            yield node, Sure.SURE
        elif node.rank <= Style.ROMAN and "kinh phi" in flat and not bears_labels(node):
            yield node, Sure.LIKELY
        else:
            yield from _money_sections(node)
