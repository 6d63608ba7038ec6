"""Files that are there whole or not at all, and the disk's refusals in words."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from pathlib import Path

import pytest

from desktop.errors import FileFault
from desktop.storage import durable


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "đầy"), (errno.EFBIG, "đầy"), (errno.EROFS, "không cho ghi"), (errno.EACCES, "không cho ghi"),
     (errno.EPERM, "không cho ghi"), (errno.ENOENT, "không còn ở đó"), (errno.ENODEV, "không còn ở đó"),
     (errno.ENOTDIR, "chiếm chỗ"), (errno.EEXIST, "chiếm chỗ"), (errno.EIO, "báo lỗi"), (None, "báo lỗi")],
)  # fmt: skip
def test_each_refusal_has_its_sentence(number: int | None, word: str, tmp_path: Path) -> None:
    with pytest.raises(FileFault) as told, durable.disk_faults(tmp_path):
        raise OSError(number, "English words") if number else OSError("English words")
    assert word in told.value.what
    assert told.value.remedy.endswith(".")
    assert "English" not in str(told.value)
    assert str(tmp_path) in str(told.value)


def test_a_small_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "danh sách"
    durable.write_text(file, "một\n")
    durable.write_text(file, "hai\n")
    assert file.read_bytes() == b"hai\n"
    assert [one.name for one in tmp_path.iterdir()] == ["danh sách"]


def test_a_write_that_fails_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "danh sách"
    durable.write_text(file, "một\n")

    def refuse(_handle: int) -> None:
        raise OSError(errno.EIO, "x")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="x"):
        durable.write_text(file, "hai\n")
    assert file.read_text(encoding="utf-8") == "một\n"
    assert [one.name for one in tmp_path.iterdir()] == ["danh sách"]


def test_a_file_system_that_cannot_flush_folders_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.EINVAL, "x")

    monkeypatch.setattr(os, "fsync", refuse)
    durable.flush_folder(tmp_path)


def test_copying_tells_what_passed(tmp_path: Path) -> None:
    content = os.urandom(3 * 1024 * 1024 + 7)
    blocks: list[None] = []
    with (tmp_path / "x").open("wb") as target:
        told = durable.copy_bytes(io.BytesIO(content), target, lambda: blocks.append(None))
    assert told == (hashlib.sha256(content).hexdigest(), len(content))
    assert len(blocks) == 4
    assert (tmp_path / "x").read_bytes() == content
