from __future__ import annotations

import pytest

from desktop.planimport.spaced_words import is_torn, mended


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Truyền t hông về an toàn t hực phẩm", "Truyền thông về an toàn thực phẩm"),
        ("NH IỆM VỤ", "NHIỆM VỤ"),
        ("Tổ ch ức hội nghị", "Tổ chức hội nghị"),
        ("các xã, phườ ng.", "các xã, phường."),
        ("t ỉ nh và h uyện", "tỉnh và huyện"),
        ("Ủy ban n hân dân", "Ủy ban nhân dân"),
        ("T hông tin", "Thông tin"),
    ],
)
def test_torn_words_are_whole_again(torn: str, whole: str) -> None:
    assert mended(torn) == whole


@pytest.mark.parametrize("text", ["nhóm C ở lại", "loại B và A", "mô n học", "Tổ 3 và các hộ", "dài 5 k m", ""])
def test_what_may_be_meant_stays(text: str) -> None:
    assert mended(text) == text


def test_a_document_is_torn_when_many_words_are() -> None:
    assert is_torn(["Truyền t hông", "an toàn t hực phẩm", "h uyện", "c ác xã", "ch ức năng"])
    assert not is_torn(["Truyền thông", "điểm c ưu tiên", "nhóm b"])
