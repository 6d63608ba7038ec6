"""What the sections of a plan are for, by their headings."""

from __future__ import annotations

import re
from enum import Enum

from desktop.planimport.agencies import is_agency, starts_name
from desktop.planimport.labels import Label, labels_inside
from desktop.planimport.markers import Style
from desktop.planimport.outline import Node
from desktop.planimport.plain import capitals, ends_sentence, one_line, plain, trim


class Role(Enum):
    """What a section holds."""

    AIMS = "aims"
    TARGETS = "targets"
    AUDIENCES = "audiences"
    TOPICS = "topics"
    TASKS = "tasks"
    MEASURES = "measures"
    MONEY = "money"
    DUTIES = "duties"
    REPORTING = "reporting"
    OTHER = "other"


_GENERAL = re.compile(r"(?:muc tieu|muc dich) (?:tong quat|chung|tong the)|quan diem|muc dich|yeu cau")
_TARGETS = re.compile(
    r"(?:he thong |danh muc )?(?:(?:cac|mot so|nhung) )?(?:nhom )?(?:muc tieu,? )?chi tieu\b"
    r"|(?:cac |mot so |nhung )(?:nhom )?muc tieu|muc tieu (?:cu the|phan dau|chu yeu|nam|giai doan|hang nam|den)\b"
    r"|phan dau (?:den|trong)(?: het| cuoi)? (?:nam|giai doan) [\d\s–-]+$"
    r"|(?:cac )?ket qua (?:chu yeu )?(?:can|phai) dat"
)
_AIMS = re.compile(r"muc tieu|muc dich|quan diem|yeu cau")
_AUDIENCES = re.compile(r"doi tuong")
_TOPICS = re.compile(
    r"noi dung (?:cong tac )?(?:truyen thong|tuyen truyen|thong tin|pho bien)|noi dung,? hinh thuc"
    r"|chu de (?:truyen thong|tuyen truyen)"
)
_BARE_DUTIES = re.compile(
    r"(?:(?:cac )?bien phap|cong tac) to chuc(?:,? (?:trien khai|thuc hien|chi dao))*$|(?:trien khai )?thuc hien$"
)
"""Headings of the section of responsibilities that, inside another section, may name a task."""
_DUTIES = re.compile(
    r"to chuc (?:trien khai )?thuc hien|phan cong (?:nhiem vu|trach nhiem|to chuc|thuc hien|cong viec"
    r"|trien khai)|trach nhiem (?:thuc hien|cua)|to chuc trien khai|phan cong$|phan cong,"
    r"|trach nhiem (?:to chuc|trien khai)"
    r"|nhiem vu cua (?:cac )?(?:so|ban|nganh|co quan|don vi|phong|uy ban|ubnd|to chuc)\b"
)
_MONEY = re.compile(r"kinh phi|nguon von|nguon luc|du toan|ngan sach")
_DUTIES_TOO = re.compile(r"\b(?:va|,|;|-) ?to chuc (?:trien khai )?thuc hien$")
"""The end of a heading of two parts: `KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN`."""
_REPORTING = re.compile(
    r"che do (?:thong tin,? )?bao cao|bao cao|theo doi, kiem tra|kiem tra, giam sat|so ket, tong ket"
)
_TASKS = re.compile(r"nhiem vu|noi dung|hoat dong|cong viec|chuong trinh cong tac|cac du an")
_WHO = frozenset((Label.LEAD, Label.BOTH, Label.DOER, Label.ADVISING))
_SHORT = 60
_OF_UNIT = re.compile(r"^(?:(?:các )?nhiệm vụ (?:của|giao)(?: cho)?|đối với)\s+", re.IGNORECASE)
NO_TASKS = (Role.AIMS, Role.TARGETS, Role.MONEY, Role.DUTIES, Role.REPORTING)
"""The roles of sections whose items are no tasks."""
WORK = (Role.TASKS, Role.MEASURES)
_MEASURES = re.compile(r"giai phap|bien phap|lo trinh")


def named_role(node: Node) -> Role:
    """The role by the first words alone, for an item that may hold any word in its sentence."""
    flat = one_line(plain(node.text)).strip(" .:")
    return next((role for pattern, role in _BY_FIRST_WORD if pattern.match(flat)), Role.OTHER)


def role_of(node: Node) -> Role:
    """The role of a heading by its own words; the more special word wins."""
    flat = one_line(plain(node.text)).strip(" .:")
    if len(flat) > 220 and not capitals(node.text):
        return Role.OTHER
    role = _worded_role(node, flat)
    return Role.TASKS if role in (Role.DUTIES, Role.REPORTING) and hands_out_work(node) else role


def _worded_role(node: Node, flat: str) -> Role:
    if _BARE_DUTIES.match(flat) and (capitals(node.text) or node.rank <= Style.ROMAN):
        return Role.DUTIES
    if _MONEY.match(flat) and _DUTIES_TOO.search(flat) and (capitals(node.text) or node.rank <= Style.ROMAN):
        return Role.DUTIES
    for pattern, role in _BY_FIRST_WORD:
        if pattern.match(flat):
            return role
    for pattern, role in _ANYWHERE:
        if pattern.search(flat) and (role is not Role.DUTIES or capitals(node.text)):
            return role
    return Role.OTHER


_BY_FIRST_WORD = (
    (_DUTIES, Role.DUTIES),
    (_TARGETS, Role.TARGETS),
    (_GENERAL, Role.AIMS),
    (_AUDIENCES, Role.AUDIENCES),
    (_TOPICS, Role.TOPICS),
    (re.compile(r"muc tieu$"), Role.TARGETS),
    (_AIMS, Role.AIMS),
    (re.compile(r"(?:nguon )?kinh phi|du toan|nguon von|bao dam kinh phi|dam bao kinh phi"), Role.MONEY),
    (re.compile(r"(?:cac |mot so |nhung )?(?:nhiem vu|noi dung|hoat dong|cong viec)"), Role.TASKS),
    (_MEASURES, Role.MEASURES),
    (_REPORTING, Role.REPORTING),
)
_ANYWHERE = (
    (_DUTIES, Role.DUTIES),
    (re.compile(r"kinh phi|nguon von"), Role.MONEY),
    (_TASKS, Role.TASKS),
    (_MEASURES, Role.MEASURES),
    (_REPORTING, Role.REPORTING),
    (_MONEY, Role.MONEY),
)


def hands_out_work(node: Node) -> bool:
    """Whether the items of a section say by labels both who does them and when: they are tasks, whatever its heading.

    An item that is itself the name of an agency lists that agency's duties.
    """
    items = [one for child in node.children for one in child.walk() if one.marker is not None and one.label is None]
    labelled = [one for one in items if _is_handed_out(one)]
    return bool(labelled) and not any(starts_name(one_line(one.text)) for one in labelled)


def _is_handed_out(node: Node) -> bool:
    found = {label.label for child in node.children if child.label for label in labels_inside(child.text)}
    if Label.TIMING in found and unit_above(node):
        return True
    found.update(label.label for label in labels_inside(node.text))
    return Label.TIMING in found and bool(found & _WHO)


def unit_above(node: Node) -> str:
    """The agency that is the heading over an item: `A. Phòng Kế hoạch` over `1. Lập dự toán`; "" for another one."""
    above = next((one for one in node.ancestors() if one.numbered), None)
    if above is None or (node.marker is not None and node.bullet):
        return ""
    name = _OF_UNIT.sub("", one_line(above.text))
    return trim(name) if is_agency(name) else ""


def is_heading(node: Node) -> bool:
    """Whether an item is a heading rather than a sentence: in capitals or bold, very short, or without an end mark."""
    if node.grid is not None or node.marker is None or node.bullet:
        return False
    if capitals(node.text) or node.bold:
        return True
    if node.children and len(node.text) <= _SHORT and node.rank <= Style.NUMBER + 1:
        return True
    return len(node.text) < 200 and not ends_sentence(node.text.rstrip(":"))


def holds_no_tasks(node: Node) -> bool:
    """A section of aims, money or responsibilities; below or around a section of tasks such words name a task."""
    if role_of(node) not in NO_TASKS or not (is_heading(node) or node.rank <= Style.ROMAN):
        return False
    near = (*node.ancestors(), *(child for child in node.children if is_heading(child)))
    return not any(role_of(one) in WORK for one in near)


def section_path(node: Node) -> str:
    """The headings above a node, outermost first."""
    return " › ".join(
        one_line(above.text).rstrip(" .:")
        for above in reversed(list(node.ancestors()))
        if above.label is None or not above.value
    )


def leaves_by_role(root: Node, role: Role) -> list[Node]:
    """The nearest nodes of a role below the root; a section is entered when its own words say something else."""
    found: list[Node] = []

    def visit(node: Node, depth: int) -> None:
        for child in node.children:
            if not child.numbered or child.rank > Style.NUMBER + 1:
                continue
            if role_of(child) is role and (is_heading(child) or depth == 0):
                found.append(child)
            else:
                visit(child, depth + 1)

    visit(root, 0)
    return found
