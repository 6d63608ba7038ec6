"""The command line as a clerk would use it, from the plan to the sealed report."""

from __future__ import annotations

import errno
import json
import re
from pathlib import Path

import pytest

from desktop.cli.main import build, main
from desktop.errors import DatabaseFault
from desktop.services.sampling import Sampling
from tests.factories import broadcasts, office, two_courses
from tests.plans import CHILDREN


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "số.db"


def run(*words: object) -> int:
    return main([str(word) for word in words])


def filled(folder: Path, db: Path) -> None:
    plan = folder / "ke-hoach.txt"
    plan.write_text(CHILDREN, encoding="utf-8")
    work = folder / "viec.json"
    work.write_text(json.dumps(office() + two_courses() + broadcasts(), ensure_ascii=False), encoding="utf-8")
    assert run("record", work, "--db", db) == 0
    assert run("plan", "adopt", plan, "--db", db) == 0


def test_the_straight_line_from_plan_to_sealed_report(
    tmp_path: Path, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path, db)
    capsys.readouterr()
    assert run("figures", "--db", db, "--period", "2024-09", "--json") == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["media.minutes"]["value"] == 348
    assert rows["media.minutes"]["unit"] == "phút"
    assert rows["training.coverage.A"]["value"] == 85.7
    assert run("report", "write", "--db", db, "--period", "2024-09", "--out", tmp_path / "ra") == 0
    files = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [file.suffix for file in files] == [".docx", ".pdf"]
    assert all(file.stat().st_size > 5000 for file in files)
    assert run("report", "seal", "--db", db, "--period", "2024-09", "--number", "05", "--date", "16/9/2024") == 0
    sealed = "Đã phát hành báo cáo số 05/BC-UBND ngày 16/09/2024."
    assert sealed in capsys.readouterr().out


def test_a_sealed_report_never_changes_again(tmp_path: Path, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(tmp_path, db)
    out = tmp_path / "ra"
    seal = ("report", "seal", "--db", db, "--number", "05", "--date", "16/9/2024")
    assert run(*seal, "--period", "2024-09") == 0
    assert run("report", "write", "--db", db, "--period", "2024-09", "--out", out) == 0
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    late = tmp_path / "them.json"
    late.write_text(
        json.dumps([{"act": "airing", "product": "Chương trình ba", "channel": "Loa xã", "day": "2024-09-05"}]),
        encoding="utf-8",
    )
    assert run("record", late, "--db", db) == 0
    assert run("report", "write", "--db", db, "--period", "2024-09", "--rules", "calendar", "--out", out) == 0
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    capsys.readouterr()
    assert run(*seal, "--period", "2024-09") == 1
    assert "05/BC-UBND" in capsys.readouterr().err
    assert run(*seal, "--period", "2024-08") == 1
    assert "tháng 9 năm 2024" in capsys.readouterr().err
    assert run("undo", "--db", db) == 0
    assert run("undo", "--db", db) == 1
    assert "05/BC-UBND" in capsys.readouterr().err


def test_sealing_notes_a_missing_number_first_and_seals_all_the_same(
    tmp_path: Path, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path, db)
    assert run("report", "seal", "--db", db, "--period", "2024-08", "--number", "06", "--date", "16/8/2024") == 0
    capsys.readouterr()
    seal = ("report", "seal", "--db", db, "--period", "2024-09")
    assert run(*seal, "--number", "08", "--date", "16/9/2024") == 0
    told = capsys.readouterr()
    assert "Cảnh báo: Thiếu số 07/BC-UBND" in told.err
    assert "Đã phát hành báo cáo số 08/BC-UBND" in told.out
    assert run(*seal, "--number", "09", "--date", "17/9/2024") == 1
    assert "Cảnh báo" not in capsys.readouterr().err


def test_undo_takes_back_the_adoption_of_a_plan_as_one(
    tmp_path: Path, db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(tmp_path, db)
    assert run("search", "chuyên mục", "--db", db) == 0
    assert "Phát sóng chuyên mục" in capsys.readouterr().out
    assert run("undo", "--db", db) == 0
    capsys.readouterr()
    assert run("search", "chuyên mục", "--db", db) == 0
    assert "Không tìm thấy" in capsys.readouterr().out
    assert run("redo", "--db", db) == 0
    assert run("search", "chuyen muc", "--db", db) == 0
    assert "Phát sóng chuyên mục" in capsys.readouterr().out
    assert run("history", "--db", db) == 0
    told = capsys.readouterr().out
    assert "Ghi nhận kế hoạch" in told
    assert "Hoàn tác" in told
    assert run("selfcheck", "--db", db) == 0


def test_period_show_tells_the_days_of_the_decree(capsys: pytest.CaptureFixture[str]) -> None:
    for code, first, last in (
        ("2024-09", "2024-08-15", "2024-09-14"),
        ("2024-Q3", "2024-06-15", "2024-09-14"),
        ("2024-H1", "2023-12-15", "2024-06-14"),
        ("2024", "2023-12-15", "2024-12-14"),
    ):
        assert run("period", "show", code, "--json") == 0
        row = json.loads(capsys.readouterr().out)
        assert (row["from"], row["to"], row["closing"]) == (first, last, last)
        assert row["due"] > last
    assert run("period", "show", "2024-9M") == 0
    assert "09/2019" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("bay",),
        ("plan",),
        ("plan", "read"),
        ("figures", "--period", "2024-09"),
        ("figures", "--db", "x", "--period", "2024-09", "--rules", "khác"),
        ("period", "show", "2024-09", "--sai"),
        ("report", "write", "--db", "x"),
        ("history", "--db", "x", "--limit", "nhiều"),
    ],
)
def test_wrong_use_is_told_in_vietnamese_with_status_two(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    told = capsys.readouterr().err
    assert "Lệnh chưa đúng" in told
    assert not re.search(r"\b(error|usage|argument|required|invalid|choose|expected)\b", told)


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "read", "không-có.docx"),
        ("figures", "--db", "không-có.db", "--period", "2024-09"),
        ("restore", "không-có.db", "--db", "cũng-không.db"),
    ],
)
def test_faults_of_the_input_have_status_one_and_a_sentence(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*words) == 1
    told = capsys.readouterr().err.strip()
    assert told.endswith(".")
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


def test_help_has_no_english_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert not re.search(r"\b(usage|positional|options|optional|show this|exit|default)\b", told)
    assert "Các lệnh" in told


def test_every_command_has_help_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["plan", "adopt"], ["record"], ["report", "seal"], ["figures"], ["backup"], ["selfcheck"]):
        with pytest.raises(SystemExit):
            build().parse_args([*words, "--help"])
        told = capsys.readouterr().out
        assert "Cách dùng: " in told
        assert not re.search(r"\b(usage|positional|options:|optional|exit)\b", told)


def test_a_bug_of_ours_is_told_in_words_and_its_trace_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = " ".join(("bí", "mật"))

    def broken(_code: str) -> None:
        raise ZeroDivisionError(secret)

    monkeypatch.setattr("desktop.domain.period.Period.parse", broken)
    assert run("period", "show", "2024-09") == 1
    told = capsys.readouterr().err
    assert "ngoài dự kiến" in told
    kept = Path(re.search(r"lưu ở (.+?\.txt)", told)[1])  # type: ignore[index]
    assert "ZeroDivisionError" in kept.read_text(encoding="utf-8")
    assert secret not in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [[""], ["  ", ""]])
def test_a_search_for_nothing_is_wrong_use(
    tmp_path: Path, db: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    filled(tmp_path, db)
    assert run("search", "--db", db, *words) == 2
    assert "từ cần tìm" in capsys.readouterr().err


@pytest.mark.parametrize("fault", ["told", "raw"])
def test_a_sample_on_a_full_disk_is_told_in_one_sentence_about_the_file_asked_for(
    tmp_path: Path, db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", f"{db}.part")
    told = DatabaseFault("Không ghi được vì ổ đĩa đã đầy.", where=f"{db}.part", remedy="Hãy dọn chỗ.")

    def fill(_: object) -> int:
        raise told if fault == "told" else full

    monkeypatch.setattr(Sampling, "fill", fill)
    assert run("sample", "--db", db) == 1
    said = capsys.readouterr().err
    assert ".part" not in said
    assert str(db) in said
    assert "đầy" in said
    assert len(said.splitlines()) == 1
    assert not list(tmp_path.glob("*.part*"))
