"""What holds for every test: no network, no writing into the user's own folder, and repeatable random cases."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desktop.paths import HOME_VARIABLE


def pytest_configure() -> None:
    """Random cases differ from run to run on a desk and never in CI; a slow machine fails neither."""
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("desk", patient)
    settings.register_profile("ci-fixed", patient, derandomize=True)
    settings.load_profile("ci-fixed" if os.environ.get("CI") else "desk")


class SocketWatch:
    """Refuses every socket of this process while it is on, and remembers the attempt should the refusal be swallowed.

    An audit hook hears sockets made by any module, C code included; Python offers no way to take a hook off again.
    """

    def __init__(self) -> None:
        self.on = False
        self.attempts: list[str] = []

    def hear(self, event: str, args: tuple[object, ...]) -> None:
        if self.on and event in {"socket.__new__", "socket.getaddrinfo", "socket.gethostbyname"}:
            self.attempts.append(event)
            raise RuntimeError(f"The program may never open a socket: {event}{args[1:]}")


@pytest.fixture(scope="session")
def _socket_watch() -> SocketWatch:
    watch = SocketWatch()
    sys.addaudithook(watch.hear)
    return watch


@pytest.fixture(autouse=True)
def no_network(_socket_watch: SocketWatch) -> Iterator[SocketWatch]:
    """Opening a socket fails the test; gives the watch, for the one test that tries it."""
    _socket_watch.attempts.clear()
    _socket_watch.on = True
    yield _socket_watch
    _socket_watch.on = False
    assert _socket_watch.attempts == []


@pytest.fixture(scope="session")
def _home_numbers() -> count[int]:
    return count()


@pytest.fixture(autouse=True)
def program_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, _home_numbers: count[int]
) -> Path:
    """The program's own folder for this test alone; as on a fresh machine, it does not exist yet."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_home_numbers))
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return home
