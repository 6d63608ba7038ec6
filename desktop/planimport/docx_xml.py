"""Small steps through WordprocessingML by local names: transitional and strict files use other namespaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def local(element: _Element) -> str:
    """The tag without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """The children called `name`."""
    if element is not None:
        for one in element:
            if local(one) == name:
                yield one


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child called `name`."""
    return next(children(element, name), None)


def value(element: _Element | None, name: str, *, own: bool = False) -> str:
    """The attribute `val` of the child called `name`, or with `own` the element's own attribute `name`; "" for none."""
    if element is None:
        return ""
    if not own:
        return value(child(element, name), "val", own=True)
    for key, text in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return ""


def switched(properties: _Element | None, name: str) -> bool | None:
    """An on/off property such as bold: None when it is not said."""
    found = child(properties, name)
    if found is None:
        return None
    return value(found, "val", own=True) not in ("0", "false", "off", "none")
