"""Which pages of a PDF are pictures of paper, without words that could be read."""

from __future__ import annotations

from typing import Any

from desktop.planimport.special_lines import is_digital_signature

FEW_SIGNS = 25
_PICTURE_SHARE = 0.4


def own_signs(texts: list[str]) -> int:
    """How many signs a page says itself; the note of a digital signature is stamped on scans, too."""
    return sum(len(text) for text in texts if not is_digital_signature(text))


def is_pictured(page: Any) -> bool:
    """Whether pictures, whole or in strips, cover a good part of a page."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    covered: float = 0.0
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = drawn.get_bounds()
        covered += abs(right - left) * abs(top - bottom)
    return bool(covered >= _PICTURE_SHARE * max(width * height, 1))


def named_pages(numbers: tuple[int, ...]) -> str:
    """Page numbers as printed in a sentence, runs drawn together: `2, 4–7`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
