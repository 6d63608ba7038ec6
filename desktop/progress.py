"""How far a long job is: written by the job, read by whoever waits for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

from desktop.errors import Cancelled


@dataclass
class Progress:
    """A job's own notice board. The job calls `step`; a window polls `text`, `done`, `total` and may call `stop`."""

    text: str = ""
    done: int = 0
    total: int = 0
    _stop: Event = field(default_factory=Event, repr=False)

    def step(self, text: str | None = None, *, done: int | None = None, total: int | None = None) -> None:
        """Tell how far the job is; raises `Cancelled` when someone asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        if text is not None:
            self.text = text
        if total is not None:
            self.total = total
        self.done = self.done + 1 if done is None else done

    def stop(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()


class NullProgress(Progress):
    """For jobs nobody watches."""

    def step(self, text: str | None = None, *, done: int | None = None, total: int | None = None) -> None:
        """Say nothing to nobody."""
