"""How wide words are: the facts of the font that both writers share, so that a line ends at the same word in both.

Widths are reckoned as LibreOffice does for Word files: every letter rounded to a sixth of a twip. A .docx then opens
there with the lines of our own PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.documents.holding import released

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.pdfbase.ttfonts import TTFont

SIXTH = 6  # widths are counted in sixths of a twip
_BUNDLED = {
    "regular": "LiberationSerif-Regular.ttf",
    "bold": "LiberationSerif-Bold.ttf",
    "italic": "LiberationSerif-Italic.ttf",
    "bold_italic": "LiberationSerif-BoldItalic.ttf",
}


def face_name(*, bold: bool, italic: bool) -> str:
    """The key of a face: regular, bold, italic or bold_italic."""
    return ("bold_italic" if italic else "bold") if bold else ("italic" if italic else "regular")


class _Advances(dict[str, int]):
    """Width of each letter of one face at one size, in sixths of a twip, filled as letters come."""

    def __init__(self, font: TTFont, size: int) -> None:
        super().__init__()
        self._widths = font.face.charWidths
        self._missing = font.face.defaultWidth
        self._scale = size * 20 * SIXTH / 1000

    def __missing__(self, letter: str) -> int:
        width = int(self._widths.get(ord(released(letter)), self._missing) * self._scale + 0.5)
        self[letter] = width
        return width


@dataclass(frozen=True, slots=True)
class Faces:
    """The four faces of the font the papers are set in."""

    fonts: dict[str, TTFont]
    is_times: bool
    _advances: dict[tuple[str, int], _Advances]

    def advances(self, face: str, size: int) -> dict[str, int]:
        """Width of letters in sixths of a twip; a letter is measured when it is first asked for."""
        key = (face, size)
        if key not in self._advances:
            self._advances[key] = _Advances(self.fonts[face], size)
        return self._advances[key]

    def sixths(self, text: str, face: str, size: int) -> int:
        return sum(map(self.advances(face, size).__getitem__, text))

    def width(self, text: str, face: str, size: int) -> int:
        """Width of a text in twips."""
        return round(self.sixths(text, face, size) / SIXTH)

    def unprintable(self, texts: Iterable[str]) -> str:
        """Signs the font cannot draw, once each, in the order met; every face holds the same signs."""
        known = self.fonts["regular"].face.charToGlyph
        return "".join(sign for sign in dict.fromkeys("".join(texts)) if ord(sign) not in known)


def faces() -> Faces:
    """Times New Roman where this machine has it, the bundled face of equal widths where not."""
    times = paths.times_new_roman()
    files = times or {key: paths.font_dir() / name for key, name in _BUNDLED.items()}
    return _load(tuple(sorted(files.items())), is_times=times is not None)


@cache
def _load(files: tuple[tuple[str, Path], ...], *, is_times: bool) -> Faces:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    fonts = {key: TTFont(f"{file.stem}", str(file), shapable=False) for key, file in files}
    for font in fonts.values():
        registerFont(font)
    return Faces(fonts, is_times, {})
