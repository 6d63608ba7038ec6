"""Upkeep and wrong uses at the command line: what, where, what to do, with the right exit status."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import paths
from desktop.cli.main import main
from tests.desktop.storage.office import needs_posix
from tests.factories import broadcasts, office, two_courses

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "sổ.db"


def run(*words: object) -> int:
    return main([str(word) for word in words])


def written(db: Path, *entries: dict[str, object]) -> None:
    file = db.with_name("viec.json")
    file.write_text(json.dumps(list(entries), ensure_ascii=False), encoding="utf-8")
    assert run("record", file, "--db", db) == 0


def test_an_erasure_lists_where_the_name_still_stands_and_how_to_correct_it(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(db, *two_courses(), {"act": "course", "title": "Lớp riêng", "note": "nguoi a0 vắng"})
    assert run("erase", "Người A0", "--db", db) == 0
    told = capsys.readouterr().out
    code = re.search(r"\[(course\.note\.[0-9a-f]{8})\]", told)
    assert code
    assert "«Lớp riêng»" in told
    assert run("mentions", "Người A0", "--db", db, "--correct", "course.note.00000000", "--text", "x") == 1
    assert run("mentions", "Người A0", "--db", db, "--correct", code[1]) == 2
    assert run("mentions", "Người A0", "--db", db, "--correct", code[1], "--text", "vắng một người") == 0
    assert "Không còn nội dung nào" in capsys.readouterr().out
    assert b"nguoi a0" not in db.read_bytes()


def test_places_are_remembered_listed_and_forgotten(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "ổ ngoài"
    place.mkdir()
    written(db, {"act": "agency", "name": "Phòng Một"})
    assert run("backup", "--db", db, "--remember") == 2
    assert run("backup", "--db", db, "--to", place, "--remember") == 0
    capsys.readouterr()
    assert run("backup", "--db", db, "--places") == 0
    assert capsys.readouterr().out.strip() == str(place)
    written(db, {"act": "agency", "name": "Phòng Hai"})
    assert len(list(place.glob("*.db"))) == 2
    place.rename(tmp_path / "rút")
    written(db, {"act": "agency", "name": "Phòng Ba"})
    assert "Chưa sao lưu được" in capsys.readouterr().err
    assert run("backup", "--db", db, "--forget", place) == 0
    assert run("backup", "--db", db, "--forget", place) == 1


def test_namesakes_are_told_after_recording(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(db, {"act": "person", "name": "Lê Văn Mẫu"}, {"act": "person", "name": "Le Van Mau"})
    assert "hai người tên giống nhau" in capsys.readouterr().out


def test_selfcheck_names_the_lost_file(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(db, {"act": "agency", "name": "Phòng Một"})
    from desktop.workspace import Workspace

    proof = tmp_path / "minh chứng.txt"
    proof.write_text("x", encoding="utf-8")
    with Workspace.open(db) as workspace:
        product = workspace.media.add_product(title="Tin", kind="news")
        workspace.evidence.attach(proof, "product", product.uid)
    assert run("selfcheck", "--db", db) == 0
    for file in paths.attachment_dir(db).glob("*/*"):
        file.unlink()
    assert run("selfcheck", "--db", db) == 1
    assert "thiếu minh chứng «minh chứng.txt»" in capsys.readouterr().out
    assert run("tidy", "--db", db) == 0


def test_history_says_which_plan_was_adopted(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.plans import CHILDREN

    plan = tmp_path / "ke-hoach.txt"
    plan.write_text(CHILDREN, encoding="utf-8")
    assert run("plan", "adopt", plan, "--db", db) == 0
    title = re.search(r"Đã ghi nhận kế hoạch: (.+)", capsys.readouterr().out)
    assert title
    assert run("history", "--db", db) == 0
    assert re.search(rf"Ghi nhận kế hoạch( số \S+)? «{re.escape(title[1][:40])}", capsys.readouterr().out)


@pytest.mark.parametrize(
    "words",
    [
        ("history", "--limit", "-3"),
        ("history", "--limit", "0"),
        ("history", "--limit", "9" * 400),
        ("history", "--limit", "²"),
        ("figures", "--period", "2024-13"),
        ("report", "seal", "--period", "2024-09", "--number", "1", "--date", "31/9/2024"),
        ("report", "seal", "--period", "2024-09", "--number", "1", "--date", "2024"),
        ("holidays", "-5"),
        ("holidays", "20240"),
        ("backup", "--to", ""),
        ("backup", "--to", "a\0b"),
        ("restore", "a\0b"),
        ("record", "\ud800.json"),
    ],
)
def test_values_that_mean_nothing_are_wrong_use(
    words: tuple[str, ...], db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(db, {"act": "agency", "name": "Phòng Một"})
    capsys.readouterr()
    assert main([*words, "--db", str(db)]) == 2
    told = capsys.readouterr().err
    assert not re.search(r"\b(error|invalid|argument|value)\b", told)
    assert told.strip().endswith(".")


@pytest.mark.parametrize("who", ["x" * 201, "a\nb", "\ud800"])
def test_a_name_nobody_bears_is_refused(who: str, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--who", who, "sample", "--db", str(db)]) == 2
    assert "--who" in capsys.readouterr().err
    assert not db.exists()


@needs_posix
def test_odd_paths_are_refused_by_what_they_are(tmp_path: Path, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "ống")
    (tmp_path / "vòng").symlink_to(tmp_path / "vòng")
    file = tmp_path / "viec.json"
    file.write_text("[]", encoding="utf-8")
    told = {}
    for path in ("ống", "vòng", "x" * 300):
        assert run("record", file, "--db", tmp_path / path) == 1
        told[path] = capsys.readouterr().err
    assert "đường ống" in told["ống"]
    assert "lối tắt" in told["vòng"]
    assert "quá dài" in told["x" * 300]
    assert run("record", tmp_path / "ống", "--db", db) == 1
    assert "không phải là tệp" in capsys.readouterr().err
    assert run("record", file, "--db", "/proc/so.db") == 1
    assert "đang" not in capsys.readouterr().err


@needs_posix
@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_recording_that_is_stopped_leaves_all_or_nothing(how: signal.Signals, db: Path, tmp_path: Path) -> None:
    written(db, {"act": "agency", "name": "Phòng Một"})
    big = tmp_path / "lớn.json"
    entries = [{"act": "person", "name": f"Người số {n}"} for n in range(20_000)]
    big.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    words = [sys.executable, "-m", "desktop", "record", str(big), "--db", str(db)]
    for delay in (0.0, 0.5, 1.5):
        child = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        waited = time.monotonic()
        while not paths.holder_file(db).exists() and child.poll() is None and time.monotonic() < waited + 30:
            time.sleep(0.01)
        time.sleep(delay)
        child.send_signal(how)
        _, told = child.communicate(timeout=60)
        assert "Traceback" not in told
    assert run("selfcheck", "--db", db) == 0
    from desktop.domain.people import Person
    from desktop.workspace import Workspace

    with Workspace.open(db) as workspace, workspace.desk.read() as reader:
        assert reader.count(Person) % 20_000 == 0


def test_looking_for_no_name_is_wrong_use(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(db, *two_courses())
    assert run("mentions", " ", "--db", db) == 2
    assert "Chưa nêu họ tên" in capsys.readouterr().err


def test_a_first_recording_that_fails_leaves_no_database_and_takes_no_older_backups(db: Path, tmp_path: Path) -> None:
    bad = tmp_path / "sai.json"
    bad.write_text('[{"act": "agency"}]', encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    assert run("record", bad, "--db", db) == 1
    assert sorted(tmp_path.iterdir()) == before
    paths.backup_dir(db).mkdir()
    (paths.backup_dir(db) / "cũ.db").write_bytes(b"x")
    assert run("record", bad, "--db", db) == 1
    assert not db.exists()
    assert (paths.backup_dir(db) / "cũ.db").exists()


def test_figures_of_a_sealed_period_say_that_its_report_has_gone_out(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(db, *office(), *broadcasts())
    assert run("figures", "--period", "2024-09", "--db", db) == 0
    assert "đã phát hành" not in capsys.readouterr().err
    assert run("report", "seal", "--period", "2024-09", "--number", "05", "--date", "16/09/2024", "--db", db) == 0
    assert run("figures", "--period", "2024-09", "--db", db, "--json") == 0
    told = capsys.readouterr()
    assert "đã phát hành báo cáo số 05/BC-UBND" in told.err
