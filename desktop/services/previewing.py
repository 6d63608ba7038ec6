"""The report as it will leave the printer: its PDF and pages as pictures, made anew from the records each time."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from desktop.documents.rendering import Preview, pictures
from desktop.domain.period import Period
from desktop.services.calendars import STANDARD_RULES
from desktop.services.desk import Desk
from desktop.services.reporting import Reporting


@dataclass
class Previewing:
    """Looking at a report before it is written out, and printing it."""

    desk: Desk

    def report(
        self,
        period: Period,
        dots_per_inch: float,
        first: int = 1,
        last: int | None = None,
        rules: str = STANDARD_RULES,
    ) -> Preview:
        """The pages of a period's report, from page `first` to `last`; a sealed one is shown as it was sealed."""
        with tempfile.TemporaryDirectory() as folder:
            written = Reporting(self.desk).write(period, Path(folder), rules)
            drawn = pictures(written.pdf.read_bytes(), dots_per_inch, first, last)
        number = f"{written.sealed.number}/{written.sealed.symbol}" if written.sealed else ""
        return Preview(tuple(drawn), written.warnings, number)
