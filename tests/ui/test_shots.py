"""Pictures of the window: one of every page, tab and dialog, and nothing of Qt's grumbling between their names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication


def test_every_page_and_dialog_has_its_picture(sample_file: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "mau.db"
    shutil.copy(sample_file, copy)
    told = subprocess.run(
        [sys.executable, "-m", "ui", "--db", str(copy), "--shot", str(tmp_path / "anh"), "--dark"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "SO_TRUYEN_THONG_HOME": str(tmp_path / "home")},
        timeout=300,
    )
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    files = [Path(line) for line in told.stdout.splitlines()]
    assert [file for file in files if not file.is_file() or file.suffix != ".png"] == []
    names = {file.stem for file in files}
    assert len(names) == len(files)
    assert {
        "today", "plan-1", "settings-4", "plan-phieu-cong-viec", "doc-ke-hoach-2-xem-lai", "hop-thoai-doi-ten",
        "hop-thoai-cham-dut", "hop-thoai-con-ten", "hop-thoai-lich-nghi", "hop-thoai-muc-duoc-dem", "hop-thoai-in",
        "hop-thoai-phat-hanh", "hoi-khoi-phuc", "bao-loi", "bat-dau-1-nguoi", "bat-dau-2-chon", "bat-dau-3-co-quan",
        "tro-giup-thang-dau-tien", "tro-giup-phim-tat", "trinh-don-1", "tim-moi-so",
    } <= names  # fmt: skip


def test_a_file_that_is_none_of_ours_is_told_in_words(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from ui.__main__ import main

    foreign = tmp_path / "thu.db"
    foreign.write_text("không phải cơ sở dữ liệu", encoding="utf-8")
    assert main(["--db", str(foreign), "--shot", str(tmp_path / "anh")]) == 1
    assert "không phải cơ sở dữ liệu của Sổ Truyền Thông" in capsys.readouterr().err
    assert not (tmp_path / "anh").exists()
