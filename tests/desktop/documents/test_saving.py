from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desktop.documents.saving import save_whole
from desktop.errors import FileFault


def test_the_file_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo.docx"
    save_whole(target, b"one")
    save_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["Báo cáo.docx"]


def test_a_very_long_name_is_no_obstacle(tmp_path: Path) -> None:
    target = tmp_path / ("b" * 250 + ".pdf")
    save_whole(target, b"x")
    assert target.read_bytes() == b"x"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="Thư mục lưu tệp không còn"):
        save_whole(tmp_path / "usb" / "a.pdf", b"x")


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(FileFault, match="trùng với một thư mục"):
        save_whole(tmp_path / "a.pdf", b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.EACCES, "Hãy đóng tệp trong Word"),
        (errno.EIO, "Không ghi được tệp"),
    ],
)
def test_a_target_that_cannot_be_replaced_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def held(self: Path, other: Path) -> Path:
        raise OSError(code, os.strerror(code), str(other))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileFault) as caught:
        save_whole(target, b"new")
    assert sentence in str(caught.value)
    assert caught.value.where == str(target)
    assert target.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.docx"]


def test_a_full_disk_leaves_the_old_file_and_no_remains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileFault, match="hết chỗ"):
        save_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]
