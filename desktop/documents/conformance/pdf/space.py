"""From a page's own points to millimetres from the upper left corner, as the page is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.conformance.pdf.model import Box

if TYPE_CHECKING:
    import pypdfium2

_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Space:
    """The visible box of a page in its own points, and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int  # clockwise degrees

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> Space:
        left, bottom, right, top = page.get_cropbox()
        return cls(left, bottom, right, top, page.get_rotation())

    @property
    def width(self) -> float:
        across, up = self.right - self.left, self.top - self.bottom
        return (up if self.turned in {90, 270} else across) * _MM

    @property
    def height(self) -> float:
        across, up = self.right - self.left, self.top - self.bottom
        return (across if self.turned in {90, 270} else up) * _MM

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point in mm, x to the right and y down."""
        if self.turned == 90:
            found = (y - self.bottom, x - self.left)
        elif self.turned == 180:
            found = (self.right - x, y - self.bottom)
        elif self.turned == 270:
            found = (self.top - y, self.right - x)
        else:
            found = (x - self.left, self.top - y)
        return found[0] * _MM, found[1] * _MM

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        one, other = self.point(left, bottom), self.point(right, top)
        return Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
