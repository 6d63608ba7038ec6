"""Which words could be Vietnamese syllables."""

from __future__ import annotations

import pytest

from desktop.vietnamese.syllables import is_syllable


@pytest.mark.parametrize(
    "word",
    ["hòa", "hoà", "thủy", "quyền", "em", "giới", "gì", "tật", "nghiêng", "ưu", "ý", "oanh", "khuya", "xoong", "quý"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["cỏc", "hầp", "các xã", "caùc", "xw", "", "ñi", "héi·", "àá", "café"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
