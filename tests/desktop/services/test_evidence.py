"""Copies of evidence given out to be looked at: they cannot be written to, and go with the next closing or opening."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.period import Period
from desktop.domain.plan import Task
from desktop.domain.schedule import Evidence
from desktop.workspace import Workspace
from tests.factories import office, record
from tests.plans import children_draft


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    return Workspace.create(tmp_path / "so.db")


def looked_at(workspace: Workspace, folder: Path) -> tuple[Evidence, Path]:
    record(workspace.desk, office())
    workspace.planning.adopt(children_draft(folder))
    with workspace.desk.read() as reader:
        task = reader.find(Task)[0]
    item = workspace.planning.set_work(task.uid, Period.parse("2024"))
    file = folder / "biên bản.txt"
    file.write_text("Đã họp", encoding="utf-8")
    kept = workspace.evidence.attach(file, "work_item", item.uid)
    return kept, workspace.evidence.to_look_at(kept)


def test_a_copy_to_look_at_cannot_be_written_to_and_goes_at_closing(workspace: Workspace, tmp_path: Path) -> None:
    kept, copy = looked_at(workspace, tmp_path)
    assert copy.name == "biên bản.txt"
    assert not copy.stat().st_mode & 0o222
    copy.chmod(0o600)
    copy.write_text("Ai đó đã sửa", encoding="utf-8")
    assert workspace.evidence.to_look_at(kept).read_text(encoding="utf-8") == "Đã họp"
    workspace.close()
    assert not copy.exists()
    assert not paths.looked_at_dir(tmp_path / "so.db").exists()


def test_a_copy_still_open_elsewhere_stays_until_the_next_opening(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, copy = looked_at(workspace, tmp_path)
    held = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == copy.name:
            raise PermissionError(os.strerror(13), str(path))
        held(path, missing_ok)

    with monkeypatch.context() as on_windows:
        on_windows.setattr(Path, "unlink", refuse)
        workspace.close()
    assert copy.exists()
    Workspace.open(tmp_path / "so.db").close()
    assert not copy.exists()
