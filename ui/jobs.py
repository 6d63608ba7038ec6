"""Work behind the window: one lane writes, one reads, one puts out files; every result comes back by one signal.

An act waits for the acts before it and never for a list; a list never waits for an import, nor for a file being
written. What a question answers is dropped when its asker is gone or has asked anew.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.errors import Cancelled
from desktop.progress import Progress

T = TypeVar("T")


@dataclass
class Job:
    """A piece of work: what to do, for whom, and what to do with what comes of it."""

    owner: QObject
    work: Callable[[Progress], Any]
    done: Callable[[Any], object]
    failed: Callable[[BaseException], None]
    progress: Progress = field(default_factory=Progress)
    topic: str = ""
    outcome: Any = None
    fault: BaseException | None = None


class Lane(QObject):
    """Jobs one after another in a thread of their own; `inline` does each at once, for tests."""

    _arrived = Signal(object)
    started = Signal(object)
    ended = Signal(object)

    def __init__(self, name: str, *, inline: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = None if inline else ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._newest: dict[tuple[int, str], Job] = {}
        self._waiting = 0
        self._closed = False
        self._under_way: list[Job] = []
        self._arrived.connect(self._deliver)

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    @property
    def inline(self) -> bool:
        """Whether jobs are done at once, as in tests and for pictures."""
        return self._pool is None

    def submit(self, job: Job) -> Job:
        """Do a job. One with a topic replaces the owner's earlier one on the same topic, which is asked to stop.

        When the lane is closed nobody waits for anything any more: the job is not done.
        """
        if self._closed:
            job.progress.stop()
            return job
        if job.topic:
            key = (id(job.owner), job.topic)
            earlier = self._newest.get(key)
            if earlier is not None:
                earlier.progress.stop()
            self._newest[key] = job
        self._waiting += 1
        self._under_way.append(job)
        self.started.emit(job)
        if self._pool is None:
            self._run(job)
            self._deliver(job)
        else:
            self._pool.submit(self._work, job)
        return job

    def halt(self) -> None:
        """Stop every job under way and wait until none runs: what it reads is about to be closed."""
        for job in self._under_way:
            job.progress.stop()
        if self._pool is not None:
            self._pool.submit(lambda: None).result()

    def close(self) -> None:
        """Wait for all that was asked; what comes after it is not done."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True)

    def _work(self, job: Job) -> None:
        self._run(job)
        self._arrived.emit(job)

    @staticmethod
    def _run(job: Job) -> None:
        try:
            if job.progress.stopping:
                raise Cancelled
            job.outcome = job.work(job.progress)
        except BaseException as fault:
            job.fault = fault

    def _deliver(self, job: Job) -> None:
        self._waiting -= 1
        self._under_way.remove(job)
        self.ended.emit(job)
        key = (id(job.owner), job.topic)
        if job.topic and self._newest.get(key) is not job:
            return
        self._newest.pop(key, None)
        if not isValid(job.owner) or isinstance(job.fault, Cancelled):
            return
        if job.fault is not None:
            job.failed(job.fault)
        else:
            job.done(job.outcome)


class Lanes(QObject):
    """The lanes, and the one way into each."""

    wrote = Signal()
    """An act has been committed: whatever is shown may have changed."""

    def __init__(self, failed: Callable[[BaseException], None], *, inline: bool = False) -> None:
        super().__init__()
        self.writing = Lane("write", inline=inline, parent=self)
        self.reading = Lane("read", inline=inline, parent=self)
        self.filing = Lane("file", inline=inline, parent=self)
        self._failed = failed

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        *,
        topic: str = "",
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Ask something. With a topic, only the answer to the owner's newest question on it is given."""
        return self.reading.submit(Job(owner, lambda _: work(), done, failed or self._failed, topic=topic))

    def write(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Do an act; everybody who shows records hears of it."""

        def after(outcome: T) -> None:
            if done is not None:
                done(outcome)
            self.wrote.emit()

        return self.writing.submit(Job(owner, work, after, failed or self._failed))

    def settled(self, owner: QObject, then: Callable[[], object]) -> Job:
        """Go on when every act asked for so far is done: what was just typed is then in the database."""
        return self.writing.submit(Job(owner, lambda _: None, lambda _: then(), self._failed))

    def close(self) -> None:
        self.filing.close()
        self.reading.close()
        self.writing.close()
