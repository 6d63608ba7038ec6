"""How wide words are in Times New Roman, to judge drawn lines against texts and words that must stay on one line.

The bundled Liberation Serif has the same widths as Times New Roman.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop import paths

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace

LINE_HEIGHT = 1.15  # of a single line, in sizes of the letters
_FACES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


def text_width(text: str, size: int, *, bold: bool, italic: bool) -> float:
    """Width in twips of a text set in `size` half points."""
    face = _face(_FACES[bold, italic])
    thousandths = sum(face.charWidths.get(ord(sign), face.defaultWidth) for sign in text)
    return float(thousandths) * size * 10 / 1000


def wrapped_widths(pieces: list[tuple[str, float]], room: float) -> list[float]:
    """Widths of the lines into which words (text with its width, blanks included) fall in a column `room` wide."""
    lines = [0.0]
    for text, width in pieces:
        if lines[-1] and not text.isspace() and lines[-1] + width > room:
            lines.append(0.0)
        if lines[-1] or not text.isspace():
            lines[-1] += width
    return [width for width in lines if width]


def natural_line(size: int) -> float:
    """Height in twips of a single line of letters of `size` half points."""
    return size * 10 * LINE_HEIGHT


@cache
def _face(name: str) -> TTFontFace:
    from reportlab.pdfbase.ttfonts import TTFontFace

    return TTFontFace(str(paths.font_dir() / f"LiberationSerif-{name}.ttf"))
