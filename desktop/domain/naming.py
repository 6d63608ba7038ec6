"""Recognising an agency by the many ways papers write its name."""

from __future__ import annotations

import re

from desktop.vietnamese.folding import fold_words

_LONG_FORMS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "ct xh": "chinh tri xa hoi",
    "vhtt": "van hoa va thong tin",
    "gd dt": "giao duc va dao tao",
    "gddt": "giao duc va dao tao",
    "tt va tt": "thong tin va truyen thong",
    "gd va dt": "giao duc va dao tao",
    "kh va cn": "khoa hoc va cong nghe",
    "tt tt": "thong tin va truyen thong",
    "tttt": "thong tin va truyen thong",
    "vhttdl": "van hoa the thao va du lich",
    "khcn": "khoa hoc va cong nghe",
    "kh cn": "khoa hoc va cong nghe",
}
_LEVELS = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong", "thi tran")
_POLITE = re.compile(r"^(de nghi|giao) ")


def name_key(name: str, area: str = "") -> str:
    """A name as it is compared: folded, abbreviations written out, "và" and punctuation alike, the area left off.

    `area` is the office's own area ("huyện Hạ Hòa"): "Công an huyện" and "Công an huyện Hạ Hòa" are one agency there.
    """
    key = _POLITE.sub("", fold_words(name.replace("&", " và ")))
    for short, full in _LONG_FORMS.items():
        key = re.sub(rf"\b{short}\b", full, key)
    key = re.sub(r"\bva\b", " ", key)
    place = fold_words(area)
    if place and key.endswith(f" {place}"):
        key = key[: -len(place)].strip()
        level = place.split(" ", 1)[0]
        key = f"{key} {level}" if level in _LEVELS else key
    key = re.sub(r"\s+", " ", key).strip()
    level = place.split(" ", 1)[0] if place else ""
    if level and key.endswith(f" {level}") and not key.endswith(f"cac {level}"):
        key = key[: -len(level)].strip()
    return key


def area_of(issuer: str) -> str:
    """The area in an issuer's name: `Ủy ban nhân dân huyện Hạ Hòa` → `huyện Hạ Hòa`; empty when it names none."""
    words = issuer.split()
    folded = [fold_words(word) for word in words]
    for place in range(1, len(words)):
        if folded[place] in _AREA_WORDS or " ".join(folded[place : place + 2]) in _LEVELS:
            return " ".join(words[place:])
    return ""


_AREA_WORDS = tuple(level for level in _LEVELS if " " not in level)
