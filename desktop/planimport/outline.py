"""Paragraphs → a tree of headings, items, labels and tables. Place is identity; a printed number is only text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.planimport.assignments import Assignment
from desktop.planimport.labels import EVIDENCE, FoundLabel, Label, label_at_start
from desktop.planimport.markers import Marker, Style, find_marker
from desktop.planimport.plain import capitals, ends_sentence, one_line, starts_small, trim
from desktop.planimport.source import Grid

PARAGRAPH_RANK = 100
_LABEL_OWNERS = Style.LETTER
_WORD_INSIDE = 9
_MAX_JOINED = 6000


@dataclass
class Numbered:
    """A paragraph, or a table, with its number among the source paragraphs."""

    number: int
    text: str = ""
    bold: bool = False
    bold_lead: int = 0
    grid: Grid | None = None


@dataclass(eq=False)
class Node:
    """A heading, item, label, plain paragraph or table.

    `text` is without the marker, `parts` its paragraphs; `bears` remembers whether labels of a task stand below.
    `assigned` is who leads and when by a sentence of its own words, where such sentences are looked for.
    """

    rank: int
    text: str = ""
    marker: Marker | None = None
    label: FoundLabel | None = None
    grid: Grid | None = None
    bold: bool = False
    bold_lead: int = 0
    parts: list[int] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = field(default=None, repr=False)
    bears: bool | None = None
    assigned: Assignment | None = None

    @property
    def printed(self) -> str:
        return self.marker.printed if self.marker and self.marker.style is not Style.BULLET else ""

    @property
    def numbered(self) -> bool:
        return self.marker is not None and self.marker.style is not Style.BULLET

    @property
    def bullet(self) -> bool:
        return self.marker is not None and self.marker.style is Style.BULLET

    @property
    def value(self) -> str:
        """What stands behind a label in the same paragraph."""
        return trim(self.text[self.label.end :]) if self.label else ""

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs of the node and all below it."""
        return tuple(sorted({part for node in self.walk() for part in node.parts}))

    def full_text(self) -> str:
        """The text of the node with its marker, as printed."""
        if self.marker is None:
            return self.text
        sign = self.marker.printed
        tail = {Style.BULLET: " ", Style.LETTER: ") ", Style.BRACKET: ") "}.get(self.marker.style, ". ")
        return f"{'(' if self.marker.style is Style.BRACKET else ''}{sign}{tail}{self.text}"

    def ancestors(self) -> Iterator[Node]:
        """The nodes above, nearest first, without the root."""
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent


def build(items: list[Numbered]) -> Node:
    """The tree of a body. The root has rank -1 and no text."""
    builder = _Builder()
    for item in items:
        builder.add(item)
    _unlabel(builder.root)
    return builder.root


def _unlabel(root: Node) -> None:
    """`2. Nội dung thực hiện` over whole items with labels of their own is a heading, no label."""
    for node in root.walk():
        if (
            node.label is None
            or node.value
            or not node.numbered
            or node.label.label not in (Label.CONTENT, Label.OTHER)
        ):
            continue
        if any(below.label and below.label.label in EVIDENCE for child in node.children for below in child.children):
            node.label = None


class _Builder:
    def __init__(self) -> None:
        self.root = Node(rank=-1)
        self._open: list[Node] = [self.root]
        self._last = self.root
        self._word_ranks: dict[str, int] = {}
        self._outer: list[Style] = []

    def add(self, item: Numbered) -> None:
        if item.grid is not None:
            self._put(
                Node(PARAGRAPH_RANK, grid=item.grid, parts=list(range(item.number, item.number + len(item.grid.rows)))),
                self._container(),
            )
            return
        if self._continues(item):
            self._last.text = one_line(f"{self._last.text} {item.text}")
            self._last.parts.append(item.number)
            return
        node = self._node(item)
        self._put(node, self._place_for(node))

    def _node(self, item: Numbered) -> Node:
        marker = find_marker(item.text)
        end = marker.end if marker else 0
        outer = marker is not None and marker.style < Style.WORD
        text = item.text[end:]
        label = None if outer else label_at_start(text)
        if marker is None and label is None and item.text.endswith(":") and capitals(item.text):
            label = None
        rank = self._rank(marker) if marker else PARAGRAPH_RANK
        return Node(
            rank, text, marker, label, bold=item.bold, bold_lead=max(item.bold_lead - end, 0), parts=[item.number]
        )

    def _continues(self, item: Numbered) -> bool:
        """Whether the paragraph only goes on with the one before: a broken cell, a heading over two paragraphs."""
        last = self._last
        if last is self.root or last.grid is not None or find_marker(item.text) is not None:
            return False
        if len(last.text) > _MAX_JOINED:
            return False
        if last.marker is not None and not last.text.strip():
            return True
        waits_for_value = last.label is not None and not last.value
        if ends_sentence(last.text) or waits_for_value or label_at_start(item.text) is not None:
            return False
        return starts_small(item.text) or self._heading_goes_on(item) or self._bullet_goes_on(item)

    def _heading_goes_on(self, item: Numbered) -> bool:
        last = self._last
        return last.numbered and last.rank <= Style.ROMAN and capitals(last.text) and capitals(item.text)

    def _bullet_goes_on(self, item: Numbered) -> bool:
        """A bullet without end mark before a plain paragraph: the writer's line end was broken off."""
        last = self._last
        if not last.bullet or last.bold or item.text.startswith(("(", "“")):
            return False
        return last.label is None or len(item.text) < 120

    def _rank(self, marker: Marker) -> int:
        if marker.style is Style.NUMBER:
            return Style.NUMBER + min(marker.depth - 1, 4)
        if marker.style is Style.WORD:
            return self._word_ranks.setdefault(marker.word, self._new_word_rank())
        if marker.style in (Style.PART, Style.CAPITAL, Style.ROMAN):
            if marker.style not in self._outer:
                self._outer.append(marker.style)
            return self._outer.index(marker.style)
        if marker.style is Style.BULLET:
            return self._bullet_rank(marker.printed)
        return int(marker.style)

    def _new_word_rank(self) -> int:
        """`Hoạt động 1` stands below the number opened last when that has nothing yet, else beside the numbers."""
        last = self._last
        ranks = set(self._word_ranks.values())
        if last.numbered and last.rank >= Style.WORD and not last.children:
            return min(last.rank + 1, _WORD_INSIDE) if last.marker and last.marker.style is Style.WORD else _WORD_INSIDE
        return Style.WORD if Style.WORD not in ranks else Style.NUMBER

    def _bullet_rank(self, sign: str) -> int:
        """Bullets nest in the order their signs appear below one item."""
        signs = [node for node in self._open if node.bullet]
        for node in signs:
            if node.marker and node.marker.printed == sign:
                return node.rank
        return Style.BULLET + len(signs)

    def _container(self) -> Node:
        """The innermost open node that is no bullet."""
        return next(node for node in reversed(self._open) if not node.bullet)

    def _place_for(self, node: Node) -> Node:
        if self._list_of_label(node):
            return self._last_label()
        if node.label is not None and (node.marker is None or node.marker.style >= Style.LETTER):
            return self._owner_of_labels()
        if node.marker is None:
            return self._container()
        return next(one for one in reversed(self._open) if one.rank < node.rank)

    def _owner_of_labels(self) -> Node:
        return next(one for one in reversed(self._open) if one.rank < _LABEL_OWNERS)

    def _last_label(self) -> Node:
        return next(one for one in reversed(self._open) if one.label is not None)

    def _list_of_label(self, node: Node) -> bool:
        """Whether a label without value is open and the node is of the list that is its value."""
        if node.label is not None or (node.numbered and node.rank < _LABEL_OWNERS):
            return False
        labelled = next((one for one in reversed(self._open) if one.label is not None), None)
        if labelled is None or labelled.value:
            return False
        if self._last is labelled:
            return labelled.label is not None and (labelled.label.label is not Label.OTHER or node.rank > labelled.rank)
        if self._last.parent is not labelled:
            return False
        return (node.bullet and self._last.bullet) or (node.rank > labelled.rank and node.marker is not None)

    def _put(self, node: Node, parent: Node) -> None:
        node.parent = parent
        parent.children.append(node)
        while self._open[-1] is not parent:
            self._open.pop()
        if (node.grid is None and node.rank < PARAGRAPH_RANK) or node.label is not None:
            self._open.append(node)
        self._last = node
