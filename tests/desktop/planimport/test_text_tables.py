from __future__ import annotations

from desktop.planimport.source import Grid
from desktop.planimport.text_tables import flat_grid, is_piped, piped_grid
from tests.desktop.planimport.files import source_of, texts_of

HEAD = ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"]


def cells(grid: Grid | None) -> list[tuple[str, ...]]:
    return [row.cells for row in grid.rows] if grid else []


def framed(*rows: list[str]) -> list[str]:
    """Cells between lines of a lone `|`, a row between two of them."""
    lines: list[str] = []
    for row in rows:
        for cell in row:
            lines.extend(["|", *cell.split("\n")])
        lines.append("|")
    return lines


def test_rows_in_one_line() -> None:
    lines = ["| TT | Nội dung |", "|---|:--|", "| 1 | In tờ gấp<br>song ngữ |", "| 2 | a \\| b |"]
    assert all(is_piped(line) for line in lines)
    assert cells(piped_grid(lines)) == [("TT", "Nội dung"), ("1", "In tờ gấp\nsong ngữ"), ("2", "a \\| b")]


def test_cells_between_lone_bars() -> None:
    lines = framed(HEAD, ["1", "In tờ\ngấp", "Phòng A", "Quý I"], ["2", "Treo pano", "Phòng B", "Quý II"])
    found = flat_grid(lines, 1)
    assert found is not None
    assert cells(found[0]) == [
        tuple(HEAD),
        ("1", "In tờ gấp", "Phòng A", "Quý I"),
        ("2", "Treo pano", "Phòng B", "Quý II"),
    ]
    assert found[1] == len(lines)


def test_empty_cells_and_group_rows_between_lone_bars() -> None:
    lines = framed(HEAD, ["I", "TUYÊN TRUYỀN"], ["1", "In tờ gấp", "Phòng A", "Quý I"])
    lines += ["|", "2", "|", "Treo pano", "|", "|", "Quý II", "|", "", "Hết bảng, tiếp tục văn bản."]
    found = flat_grid(lines, 1)
    assert found is not None
    assert cells(found[0])[1:] == [
        ("I", "TUYÊN TRUYỀN", "", ""),
        ("1", "In tờ gấp", "Phòng A", "Quý I"),
        ("2", "Treo pano", "", "Quý II"),
    ]
    assert "Hết bảng" in " ".join(lines[found[1] :])


def test_cells_ended_by_one_bar_each() -> None:
    lines: list[str] = []
    for cell in [*HEAD, "1", "In tờ gấp", "Phòng A", "2026", "2", "Treo pano", "Phòng B", "Quý II"]:
        lines.extend([cell, "|"])
    found = flat_grid(lines, 0)
    assert found is not None
    assert cells(found[0])[1:] == [("1", "In tờ gấp", "Phòng A", "2026"), ("2", "Treo pano", "Phòng B", "Quý II")]


def test_bars_of_a_head_make_no_table() -> None:
    lines = framed(["ỦY BAN", "CỘNG HÒA"], ["Số: 1/KH", "Mây, ngày 2 tháng 3 năm 2024"])
    assert flat_grid(lines, 1) is None
    source = source_of(
        "\n".join(["KẾ HOẠCH", "Thử", *framed(HEAD, ["1", "In", "Phòng A", "Quý I"]), "", "Hết."]).encode()
    )
    assert texts_of(source) == ["KẾ HOẠCH", "Thử", " | ".join(HEAD), "1 | In | Phòng A | Quý I", "Hết."]
