"""Effective look and layout: document defaults, table, paragraph and character styles, numbering, direct formatting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.documents.conformance.word.measures import attribute, half_points, switched, twips, whole
from desktop.documents.conformance.word.model import Border, Layout, Look

if TYPE_CHECKING:
    from lxml.etree import _Element

Properties = dict[str, Any]

_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
_TOGGLES = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden", "shadow": "shadow", "outline": "outline"}
_ALIGN = {"start": "left", "end": "right", "distribute": "both"}
_AUTO_GAP = 280  # Word's "automatic" spacing before and after, 14 pt
_LONGEST_CHAIN = 30  # of styles based on one another; a circle ends here


class Styles:
    """The styles and the theme of one package."""

    def __init__(self, styles: _Element | None, theme: _Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._by_id: dict[str, _Element] = {}
        self._default: dict[str, str] = {}
        self._run_defaults: Properties = {}
        self._paragraph_defaults: Properties = {}
        if styles is not None:
            self._read(styles)

    def _read(self, styles: _Element) -> None:
        for style in styles.iter("style"):
            mark = style.get("styleId") or ""
            self._by_id[mark] = style
            if style.get("default") in {"1", "true", "on"}:
                self._default[style.get("type") or ""] = mark
        defaults = styles.find("docDefaults")
        if defaults is not None:
            self.add_run(self._run_defaults, defaults.find("rPrDefault/rPr"))
            self.add_paragraph(self._paragraph_defaults, defaults.find("pPrDefault/pPr"))

    @property
    def default_fonts(self) -> tuple[str, str, str, str]:
        """The fonts of the document defaults, "" where nothing is said."""
        ascii_, hansi, cs, east = (str(self._run_defaults.get(slot, "")) for slot in _SLOTS)
        return ascii_, hansi, cs, east

    def name(self, mark: str) -> str:
        return attribute(self._by_id.get(mark), "val", "name") or mark

    def default(self, kind: str) -> str:
        """Id of the default style of a kind (paragraph, character, table)."""
        return self._default.get(kind, "")

    def chain(self, mark: str) -> list[_Element]:
        """A style and those it is based on, the most basic first."""
        found: list[_Element] = []
        while mark in self._by_id and len(found) < _LONGEST_CHAIN:
            found.insert(0, self._by_id[mark])
            mark = attribute(self._by_id[mark], "val", "basedOn") or ""
        return found

    def numbering_of(self, mark: str) -> tuple[int | None, int]:
        """Number and level of the list a paragraph style brings along."""
        number: int | None = None
        level = 0
        for style in self.chain(mark):
            said = whole(attribute(style, "val", "pPr", "numPr", "numId"))
            number = number if said is None else said
            level = whole(attribute(style, "val", "pPr", "numPr", "ilvl")) or level
        return number, level

    def look(self, paragraph_style: str, run: _Element | None, table_style: str = "") -> Look:
        """The look of a run with properties `run` in a paragraph of this style."""
        styled = [self._styled(mark) for mark in (table_style, paragraph_style, self._character(run))]
        merged: Properties = dict(self._run_defaults)
        for level in styled:
            merged.update(level)
        for toggle in _TOGGLES.values():
            said = [level[toggle] for level in styled if toggle in level]
            if len(said) > 1:
                merged[toggle] = sum(said) % 2 == 1
        direct: Properties = {}
        self.add_run(direct, run)
        merged.update(direct)
        return _look(merged, direct=bool({"size", "ascii"} & set(direct)))

    def _character(self, run: _Element | None) -> str:
        return attribute(run, "val", "rStyle") or self.default("character")

    def _styled(self, mark: str) -> Properties:
        found: Properties = {}
        for style in self.chain(mark):
            self.add_run(found, style.find("rPr"))
        return found

    def layout(
        self, paragraph_style: str, direct: _Element | None, level: _Element | None, table_style: str = ""
    ) -> Layout:
        """The layout of a paragraph with properties `direct`, numbered at `level` (its `lvl`) or not at all."""
        merged: Properties = dict(self._paragraph_defaults)
        for style in self.chain(table_style):
            self.add_paragraph(merged, style.find("pPr"))
        numbered_itself = direct is not None and direct.find("numPr") is not None
        for style in self.chain(paragraph_style):
            properties = style.find("pPr")
            if not numbered_itself and properties is not None and properties.find("numPr") is not None:
                self.add_paragraph(merged, _below(level, "pPr"))
            self.add_paragraph(merged, properties)
        if numbered_itself:
            self.add_paragraph(merged, _below(level, "pPr"))
        self.add_paragraph(merged, direct)
        return _layout(merged)

    def add_run(self, into: Properties, properties: _Element | None) -> None:
        """Lay one `rPr` over what is known so far."""
        if properties is None:
            return
        self._add_fonts(into, properties.find("rFonts"))
        for tag, name in _TOGGLES.items():
            said = switched(properties, tag)
            if said is not None:
                into[name] = said
        size = half_points(attribute(properties, "val", "sz"))
        if size is not None:
            into["size"] = size
        color = properties.find("color")
        if color is not None:
            into["color"] = (color.get("val") or "auto").upper()
            into["theme_color"] = color.get("themeColor") or ""
        simple = (("underline", "u", "val"), ("highlight", "highlight", "val"), ("fill", "shd", "fill"))
        for name, tag, key in (*simple, ("vertical", "vertAlign", "val")):
            value = attribute(properties, key, tag)
            if value is not None:
                into[name] = value

    def _add_fonts(self, into: Properties, fonts: _Element | None) -> None:
        if fonts is None:
            return
        for slot in _SLOTS:
            theme = fonts.get("cstheme" if slot == "cs" else f"{slot}Theme")
            if theme:
                into[slot] = self._theme.get(theme, theme)
            elif fonts.get(slot):
                into[slot] = fonts.get(slot)

    def add_paragraph(self, into: Properties, properties: _Element | None) -> None:
        """Lay one `pPr` over what is known so far."""
        if properties is None:
            return
        align = attribute(properties, "val", "jc")
        if align is not None:
            into["align"] = _ALIGN.get(align, align)
        _add_indents(into, properties.find("ind"))
        _add_spacing(into, properties.find("spacing"))
        for name, tag in (("contextual", "contextualSpacing"), ("new_page", "pageBreakBefore")):
            said = switched(properties, tag)
            if said is not None:
                into[name] = said
        fill = attribute(properties, "fill", "shd")
        if fill is not None:
            into["background"] = fill
        for side in ("top", "bottom"):
            style = attribute(properties, "val", "pBdr", side)
            if style is not None:
                into[side] = Border(style)


def _below(element: _Element | None, tag: str) -> _Element | None:
    return None if element is None else element.find(tag)


def _theme_fonts(theme: _Element | None) -> dict[str, str]:
    """What "minorHAnsi" and its like stand for."""
    found: dict[str, str] = {}
    if theme is None:
        return found
    for group in ("major", "minor"):
        scheme = next(theme.iter(f"a.{group}Font"), None)
        latin = attribute(scheme, "typeface", "a.latin") or ""
        found[f"{group}HAnsi"] = found[f"{group}Ascii"] = latin
        # An empty east-Asian or complex face means the latin one is used for our text.
        found[f"{group}EastAsia"] = attribute(scheme, "typeface", "a.ea") or latin
        found[f"{group}Bidi"] = attribute(scheme, "typeface", "a.cs") or latin
    return found


def _add_indents(into: Properties, indents: _Element | None) -> None:
    if indents is None:
        return
    for name, keys in (("left", ("start", "left")), ("right", ("end", "right"))):
        for key in keys:
            value = twips(indents.get(key))
            if value is not None:
                into[name] = value
                break
    hanging, first = twips(indents.get("hanging")), twips(indents.get("firstLine"))
    if hanging is not None:
        into["first"] = -hanging
    elif first is not None:
        into["first"] = first


def _add_spacing(into: Properties, spacing: _Element | None) -> None:
    if spacing is None:
        return
    for name in ("before", "after"):
        value = twips(spacing.get(name))
        if value is not None:
            into[name] = value
        automatic = spacing.get(f"{name}Autospacing")
        if automatic is not None:
            into[f"{name}_auto"] = automatic not in {"0", "false", "off"}
    line = twips(spacing.get("line"))
    if line is not None:
        into["line"] = line
        into["rule"] = spacing.get("lineRule") or "auto"


def _look(merged: Properties, *, direct: bool) -> Look:
    ascii_, hansi, cs, east = (str(merged.get(slot, "")) for slot in _SLOTS)
    return Look(
        fonts=(ascii_, hansi, cs, east),
        size=merged.get("size", 20),
        bold=merged.get("bold", False),
        italic=merged.get("italic", False),
        caps=merged.get("caps", False),
        underline=merged.get("underline", "none"),
        color=merged.get("color", "auto"),
        theme_color=merged.get("theme_color", ""),
        highlight=merged.get("highlight", "none"),
        fill=merged.get("fill", "auto"),
        hidden=merged.get("hidden", False),
        shadow=merged.get("shadow", False),
        outline=merged.get("outline", False),
        raised=merged.get("vertical", "baseline") in {"superscript", "subscript"},
        direct=direct,
    )


def _layout(merged: Properties) -> Layout:
    return Layout(
        align=merged.get("align", "left"),
        left=merged.get("left", 0),
        right=merged.get("right", 0),
        first=merged.get("first", 0),
        before=_AUTO_GAP if merged.get("before_auto") else merged.get("before", 0),
        after=_AUTO_GAP if merged.get("after_auto") else merged.get("after", 0),
        line=merged.get("line", 240),
        rule=merged.get("rule", "auto"),
        contextual=merged.get("contextual", False),
        new_page=merged.get("new_page", False),
        top=merged.get("top", Border()),
        bottom=merged.get("bottom", Border()),
        fill=merged.get("background", "auto"),
    )
