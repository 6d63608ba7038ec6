"""Pages of a PDF as pictures: what the preview shows and a printer is given."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from desktop.errors import FileFault

POINTS_PER_INCH = 72
_ONE_AT_A_TIME = Lock()
"""The library that draws pages is not safe in two threads at once."""


@dataclass(frozen=True)
class Picture:
    """A page: width and height in pixels, rows of `stride` bytes, four bytes a pixel (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True)
class Preview:
    """A report's pages, what the reader should know of it, and its number when it is sealed."""

    pages: tuple[Picture, ...]
    warnings: tuple[str, ...]
    sealed: str = ""


def pictures(pdf: bytes, dots_per_inch: float, first: int = 1, last: int | None = None) -> list[Picture]:
    """The pages of a PDF from `first` to `last`, counted from 1; raises `FileFault` for what is no PDF."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as fault:
            raise FileFault("Tệp PDF không đọc được.", remedy="Hãy lập lại báo cáo.") from fault
        try:
            end = min(last or len(document), len(document))
            return [_picture(document[number], dots_per_inch) for number in range(first - 1, end)]
        finally:
            document.close()


def _picture(page: object, dots_per_inch: float) -> Picture:
    bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=False, prefer_bgrx=True)  # type: ignore[attr-defined]
    try:
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
