"""What a .docx carries beside its text: names of people, comments, broken or missing parts, defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.conformance.word.measures import attribute, switched, whole
from desktop.documents.conformance.word.model import FileFacts
from desktop.errors import FileFault

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.documents.conformance.word.package import Package
    from desktop.documents.conformance.word.styles import Styles

_TYPES = "[Content_Types].xml"


def file_facts(package: Package, styles: Styles, *, tracked: bool, hidden: bool) -> FileFacts:
    """The facts; `tracked` and `hidden` were met while the text was read."""
    broken = tuple(part for part in sorted(package.names) if part != package.main and _is_broken(package, part))
    core, office = _properties(package, "core-properties"), _properties(package, "extended-properties")
    settings = package.optional("settings")
    return FileFacts(
        author=_text(core, "creator"),
        last_author=_text(core, "lastModifiedBy"),
        company=_text(office, "Company"),
        manager=_text(office, "Manager"),
        pages=whole(_text(office, "Pages")),
        comments=_has_comments(package),
        tracked=tracked,
        hidden_text=hidden,
        custom_xml=any(_holds_data(package, part) for part in package.names if _is_custom(part)),
        macros=any(part.endswith(("vbaProject.bin", "vbaData.xml")) for part in package.names),
        mirrored=bool(switched(settings, "mirrorMargins")),
        even_headers=bool(switched(settings, "evenAndOddHeaders")),
        default_fonts=styles.default_fonts,
        broken_parts=broken,
        missing_parts=tuple(_missing(package, broken)),
    )


def _is_broken(package: Package, part: str) -> bool:
    if not part.endswith((".xml", ".rels")):
        return False
    try:
        package.part(part)
    except FileFault as fault:
        if "nở ra quá lớn" in fault.what:
            raise
        return True
    return False


def _properties(package: Package, kind: str) -> _Element | None:
    for found, target in package.relations("").values():
        if found == kind and target in package.names:
            try:
                return package.part(target)
            except FileFault:
                return None
    return None


def _text(properties: _Element | None, tag: str) -> str:
    found = None if properties is None else properties.find(tag)
    return "" if found is None else "".join(str(text) for text in found.itertext()).strip()


def _has_comments(package: Package) -> bool:
    root = package.optional("comments")
    return root is not None and root.find("comment") is not None


def _is_custom(part: str) -> bool:
    return part.startswith("customXml/item") and part.endswith(".xml") and "Props" not in part


def _holds_data(package: Package, part: str) -> bool:
    """Word leaves an empty list of sources in most files; only a part that says something counts."""
    try:
        root = package.part(part)
    except FileFault:
        return False
    return len(root) > 0 or bool((root.text or "").strip())


def _missing(package: Package, broken: tuple[str, ...]) -> list[str]:
    """Parts that are referred to and not there, or there without a content type: Word offers to repair these."""
    missing = [] if _TYPES in package.names else [_TYPES]
    for part in sorted(package.names - set(broken)):
        if part.endswith(".rels"):
            folder, _, base = part.rpartition("/_rels/")
            holder = f"{folder}/{base[:-5]}" if folder else base[:-5]
            targets = package.relations("" if part == "_rels/.rels" else holder).values()
            missing += [target for kind, target in targets if kind != "hyperlink" and _is_lost(package, target)]
    if package.doubled:
        missing.append("(trùng tên)")
    return missing + _untyped(package, broken)


def _is_lost(package: Package, target: str) -> bool:
    return "://" not in target and not target.startswith(("file:", "mailto:", "#")) and target not in package.names


def _untyped(package: Package, broken: tuple[str, ...]) -> list[str]:
    if _TYPES not in package.names or _TYPES in broken:
        return []
    types = package.part(_TYPES)
    endings = {(one.get("Extension") or "").lower() for one in types.findall("Default")}
    named = {(one.get("PartName") or "").lstrip("/").lower() for one in types.findall("Override")}
    main = attribute(next((one for one in types.findall("Override") if _names(one, package.main)), None), "ContentType")
    untyped = [
        part
        for part in sorted(package.names)
        if part != _TYPES and not part.endswith("/") and part.lower() not in named and _ending(part) not in endings
    ]
    return untyped if main else [*untyped, package.main]


def _names(override: _Element, part: str) -> bool:
    return (override.get("PartName") or "").lstrip("/").lower() == part.lower()


def _ending(part: str) -> str:
    return part.rpartition(".")[2].lower()
