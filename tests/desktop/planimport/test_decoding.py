from __future__ import annotations

import unicodedata

import pytest

from desktop.domain.plan_draft import FindingKind
from desktop.errors import FileFault
from desktop.planimport.decoding import decode
from tests.desktop.planimport.files import draft_of

PLAN = (
    "KẾ HOẠCH\r\nThực hiện Đề án đọc sách của xã\r\nI. NHIỆM VỤ\r\n1. Mở tủ sách\r\n"
    "- Đơn vị chủ trì: Thư viện và các trường\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files(encoding: str) -> None:
    draft = draft_of(PLAN.encode(encoding))
    assert [agency.name for agency in draft.tasks[0].lead] == ["Thư viện", "các trường"]
    assert FindingKind.ENCODING not in {note.kind for note in draft.notes}


def test_windows_1258_is_read_with_a_remark() -> None:
    draft = draft_of(_tones_apart(PLAN).encode("cp1258"))
    assert draft.tasks[0].title == "Mở tủ sách"
    assert "Windows-1258" in next(note.text for note in draft.notes if note.kind is FindingKind.ENCODING)


def _tones_apart(text: str) -> str:
    """Windows-1258 has ê but no ế: the tone follows its letter as a sign of its own."""
    apart = []
    for char in text:
        letters = unicodedata.normalize("NFD", char)
        tones = [sign for sign in letters if sign in "\u0300\u0301\u0303\u0309\u0323"]
        rest = unicodedata.normalize("NFC", "".join(sign for sign in letters if sign not in tones))
        apart.append(rest + "".join(tones))
    return "".join(apart)


def test_decomposed_text_invisible_signs_and_line_ends() -> None:
    text, remarks = decode(unicodedata.normalize("NFD", "Kế\u200b hoạch\u00ad số\r2\x0b\u2028x").encode(), "x")
    assert (text, remarks) == ("Kế hoạch số\n2\n\nx", ())


def test_a_file_cut_inside_its_last_letter_is_still_read() -> None:
    assert decode("Kế hoạch".encode()[:-1] + "ạ".encode()[:2], "x")[0].startswith("Kế hoạc")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(bytes(range(256)) * 4, "nhị phân", id="binary"),
        pytest.param(b"K\x00\x01\x02\x03" * 40, "nhị phân", id="zeros"),
        pytest.param("Kế hoạch \x07 thử".encode(), "nhị phân", id="bell"),
        pytest.param("計画書の内容について".encode("shift-jis") * 4, "bảng mã", id="another script"),
        pytest.param("KÕ ho¹ch thùc hiÖn nhiÖm vô cña huyÖn, c¸c ®¬n vÞ".encode("latin-1"), "TCVN3", id="TCVN3 bytes"),
        pytest.param("KÕ ho¹ch thùc hiÖn nhiÖm vô cña huyÖn, c¸c ®¬n vÞ".encode(), "TCVN3", id="TCVN3 as Unicode"),
        pytest.param("KEÁ HOAÏCH thöïc hieän nhieäm vuï cuûa caùc".encode(), "VNI", id="VNI"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, words: str) -> None:
    with pytest.raises(FileFault, match=words) as caught:
        decode(data, "x.txt")
    assert caught.value.remedy.startswith("Đề nghị")
