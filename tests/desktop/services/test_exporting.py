"""A list comes out as it is shown, whole or not at all."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.domain.registers import Asked, registers
from desktop.errors import Cancelled, FileFault
from desktop.progress import Progress
from desktop.services.desk import Desk
from desktop.services.editing import Editing
from desktop.services.exporting import Exporting


@pytest.fixture
def filled(desk: Desk) -> Desk:
    editing = Editing(desk)
    for day, name in ((1, "=1+1"), (2, "Thử loa"), (3, "Nghỉ bù")):
        editing.add("holiday", {"day": date(2024, 9, day), "name": name, "working": int(day == 2)})
    return desk


def at(year: int, month: int, day: int) -> datetime:
    return datetime.combine(date(year, month, day), time())


def sheet(path: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(path).active.iter_rows(values_only=True))


def test_lines_come_in_order_with_real_days_and_text_stays_text(filled: Desk, tmp_path: Path) -> None:
    out = tmp_path / "so.xlsx"
    asked = Asked(registers()["holiday"], order="day")
    assert Exporting(filled).write_list(asked, out) == 3
    rows = sheet(out)
    assert rows[0][0] == "Ngày nghỉ, ngày làm bù"
    assert str(rows[1][0]).startswith("Ngày xuất: ")
    assert rows[-3:] == [
        (at(2024, 9, 1), "=1+1", None), (at(2024, 9, 2), "Thử loa", "Có"),
        (at(2024, 9, 3), "Nghỉ bù", None),
    ]  # fmt: skip
    book = load_workbook(out)
    assert book.active.freeze_panes == "A5"
    assert book.active.cell(5, 2).data_type == "s", "a text beginning with = is no formula"


def test_columns_chosen_stand_as_chosen(filled: Desk, tmp_path: Path) -> None:
    out = tmp_path / "so.xlsx"
    Exporting(filled).write_list(Asked(registers()["holiday"], order="-day"), out, columns=("name", "day"))
    assert sheet(out)[-1] == ("=1+1", at(2024, 9, 1))


def test_what_was_stopped_leaves_the_file_there_was(filled: Desk, tmp_path: Path) -> None:
    out = tmp_path / "so.xlsx"
    out.write_bytes(b"what was")
    progress = Progress()
    progress.stop()
    with pytest.raises(Cancelled):
        Exporting(filled).write_list(Asked(registers()["holiday"]), out, progress=progress)
    assert out.read_bytes() == b"what was"
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".xlsx"] == ["so.xlsx"]


def test_a_folder_that_is_not_there_is_told_in_words(filled: Desk, tmp_path: Path) -> None:
    with pytest.raises(FileFault):
        Exporting(filled).write_list(Asked(registers()["holiday"]), tmp_path / "không có" / "so.xlsx")
