"""Words are readable in both themes: every colour of text on every ground it stands on has a contrast of 4,5 to 1."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from ui.theme import DARK, LIGHT, Colours, contrasting

TEXTS = ("text", "faint", "good", "warn", "bad", "waiting")
GROUNDS = ("ground", "surface", "side", "chosen")


def light_of(colour: str) -> float:
    """The relative luminance of a colour by WCAG 2."""
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((light_of(one), light_of(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_stand_out_from_their_ground(theme: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_on_the_accent_and_the_accent_from_the_ground(theme: Colours) -> None:
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    assert min(contrast(theme.accent, getattr(theme, ground)) for ground in ("ground", "surface", "side")) >= 3
    assert contrast(theme.faint, theme.line) >= 3  # a disabled primary button stays readable


def test_a_contrast_theme_of_the_desktop_gives_every_colour() -> None:
    palette, role = QPalette(), QPalette.ColorRole
    for which, colour in (
        (role.Window, "#000000"),
        (role.Base, "#000000"),
        (role.WindowText, "#ffffff"),
        (role.Highlight, "#1aebff"),
        (role.HighlightedText, "#000000"),
    ):
        palette.setColor(which, QColor(colour))
    theme = contrasting(palette)
    assert theme.dark
    assert {getattr(theme, text) for text in TEXTS} == {"#ffffff"}
    assert all(contrast(theme.text, getattr(theme, ground)) >= 7 for ground in GROUNDS)
    assert (theme.accent, theme.accent_text) == ("#1aebff", "#000000")
