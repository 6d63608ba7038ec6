"""An Office package opened without trusting it."""

from __future__ import annotations

import io
import zipfile

import pytest

from desktop.openxml import Harm, OfficePackage, Refused

XML = b"<?xml version='1.0'?><a><!-- no --><b>ch\xe1\xbb\xaf</b></a>"


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(f"{name}.xml", data)
    return buffer.getvalue()


def harm_of(data: bytes, limit: int = 10_000) -> Harm:
    with pytest.raises(Refused) as refused:
        OfficePackage(data, limit).root("a.xml")
    return refused.value.harm


def test_a_part_is_read_without_its_comments() -> None:
    package = OfficePackage(packed(a=XML), 10_000)
    root = package.root("a.xml")
    assert [child.text for child in root] == ["chữ"]
    assert package.names == {"a.xml"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", packed(a=XML)[:-30], packed(b=XML), packed(a=b"<a>")])
def test_what_breaks_off_or_makes_no_sense_is_broken(data: bytes) -> None:
    assert harm_of(data) is Harm.BROKEN


def test_what_is_inflated_is_counted_over_all_parts() -> None:
    data = packed(a=XML, b=b"<b>" + b" " * 9_990 + b"</b>")
    package = OfficePackage(data, 10_000)
    package.inflate("b.xml")
    with pytest.raises(Refused) as refused:
        package.inflate("a.xml")
    assert refused.value.harm is Harm.TOO_LARGE


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_entities_are_refused_in_every_coding(coding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode(coding)
    assert harm_of(packed(a=bomb)) is Harm.ENTITIES


def test_a_locked_part_is_told_apart() -> None:
    data = bytearray(packed(a=XML))
    data[6] |= 1  # the flag of encryption, in the part's own head and in the directory's
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert harm_of(bytes(data)) is Harm.LOCKED


def test_elements_come_one_by_one_and_are_forgotten() -> None:
    rows = b"".join(b"<r n='%d'><c>x</c></r><junk/>" % number for number in range(50))
    package = OfficePackage(packed(a=b"<a><before/>" + rows + b"</a>"), 10_000)
    numbers = []
    for element in package.elements("a.xml", "r"):
        numbers.append(int(element.get("n") or ""))
        assert len(element) == 1
        assert len(list(element.itersiblings(preceding=True))) <= 2
    assert numbers == list(range(50))


def test_elements_are_counted_and_looked_at_as_whole_parts_are() -> None:
    def harm(data: bytes, limit: int = 10_000) -> Harm:
        with pytest.raises(Refused) as refused:
            list(OfficePackage(data, limit).elements("a.xml", "b"))
        return refused.value.harm

    assert harm(packed(a=b"<a>" + b"<b/>" * 5_000 + b"</a>")) is Harm.TOO_LARGE
    assert harm(packed(a=b"<a><b/>")) is Harm.BROKEN
    assert harm(packed(b=b"<a/>")) is Harm.BROKEN
    assert harm(packed(a=b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')) is Harm.ENTITIES


def test_a_flood_between_two_elements_is_refused() -> None:
    """Elements nobody asked for would otherwise pile up in memory until the part ends."""
    flood = packed(a=b"<a><b/>" + b"<junk/>" * 2_000_000 + b"</a>")
    with pytest.raises(Refused) as refused:
        list(OfficePackage(flood, 1 << 30).elements("a.xml", "b"))
    assert refused.value.harm is Harm.TOO_LARGE
