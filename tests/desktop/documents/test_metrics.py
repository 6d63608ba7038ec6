from __future__ import annotations

import hashlib
import shutil
import unicodedata
from pathlib import Path

import pytest

from desktop import paths
from desktop.documents.metrics import face_name, faces

DIGESTS = {
    "LiberationSerif-Regular.ttf": "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba",
    "LiberationSerif-Bold.ttf": "446a4421f297698427170fd7db20e59169a4188baaaf940e9bea58af6341a723",
    "LiberationSerif-Italic.ttf": "c1830c433ab41379f1139fac388989d37c9f08c81e1bd643efdcc7946db30753",
    "LiberationSerif-BoldItalic.ttf": "36dd6965be8915f6d7efb259757f1f7546a7c6f72c53a20bbe4ae7092f2cd558",
}
KEYS = ("regular", "bold", "italic", "bold_italic")


def vietnamese_letters() -> list[str]:
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    small = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones]
    return [form for letter in [*small, "đ"] for form in (letter, letter.upper())]


@pytest.mark.parametrize("name", DIGESTS)
def test_the_bundled_font_is_the_one_that_was_checked(name: str) -> None:
    assert hashlib.sha256((paths.font_dir() / name).read_bytes()).hexdigest() == DIGESTS[name]


def test_the_font_comes_with_its_licence() -> None:
    licence = (paths.font_dir() / "OFL.txt").read_text(encoding="utf-8")
    assert "Copyright (c) 2012 Red Hat, Inc." in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "PERMISSION & CONDITIONS" in licence
    assert "DISCLAIMER" in licence


@pytest.mark.parametrize("key", KEYS)
def test_every_face_has_every_vietnamese_letter_and_the_offices_signs(key: str) -> None:
    letters = vietnamese_letters()
    assert len(set(letters)) == 146
    known = faces().fonts[key].face.charToGlyph
    assert [letter for letter in [*letters, *"“”‘’–—…%°²½±×≤≥₫€"] if ord(letter) not in known] == []


def test_all_faces_hold_the_same_signs_a_report_may_use() -> None:
    shared = [set(font.face.charToGlyph) for font in faces().fonts.values()]
    assert not {sign for sign in set.union(*shared) - set.intersection(*shared) if sign < 0x2000}


def test_widths_are_sums_of_letters_rounded_to_a_sixth_of_a_twip() -> None:
    measure = faces()
    assert measure.width("n" * 10, "regular", 14) == 1400
    assert measure.sixths("i", "regular", 14) == 467
    assert measure.sixths("ni", "regular", 14) == 840 + 467


def test_face_names() -> None:
    names = [face_name(bold=bold, italic=italic) for italic in (False, True) for bold in (False, True)]
    assert names == list(KEYS)


def test_signs_the_font_lacks_are_told_once_each() -> None:
    assert faces().unprintable(["Họp ☐", "xong ☑ ☐"]) == "☐☑"
    assert faces().unprintable(["Ủy ban nhân dân", "100%"]) == ""


def test_times_new_roman_is_taken_where_the_machine_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = {}
    for key, name in zip(KEYS, DIGESTS, strict=True):
        own[key] = tmp_path / f"times-{key}.ttf"
        shutil.copy(paths.font_dir() / name, own[key])
    monkeypatch.setattr(paths, "times_new_roman", lambda: own)
    found = faces()
    assert found.is_times
    assert found.fonts["bold"].fontName == "times-bold"
    monkeypatch.setattr(paths, "times_new_roman", lambda: None)
    assert not faces().is_times
    assert faces().fonts["regular"].fontName == "LiberationSerif-Regular"
