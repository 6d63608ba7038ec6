"""packaging/dev.py: what it says and decides, without installing anything."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "packaging" / "dev.py"


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_under_test", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 11, 9), (3, 12, 1), (3, 13, 5)])
def test_three_pythons_will_do(dev: ModuleType, version: tuple[int, ...]) -> None:
    dev.demand_python(version, wide=True)


@pytest.mark.parametrize(
    ("version", "why", "english"),
    [
        ((3, 6, 15), "quá cũ", "too old"),
        ((3, 10, 13), "quá cũ", "too old"),
        ((3, 14, 0), "PySide6 chưa có bản", "PySide6, the window's library, has no build"),
        ((4, 0, 0), "quá mới", "too new"),
    ],
)
def test_another_python_is_refused_in_two_languages(
    dev: ModuleType, version: tuple[int, ...], why: str, english: str
) -> None:
    with pytest.raises(dev.Stop) as refused:
        dev.demand_python(version, wide=True)
    vietnamese, told = refused.value.lines
    for line in (vietnamese, told):
        assert "3.11, 3.12" in line
        assert ".".join(map(str, version)) in line
        assert "python3.11 packaging/dev.py run" in line
    assert why in vietnamese
    assert english in told


def test_a_32_bit_python_is_refused(dev: ModuleType) -> None:
    with pytest.raises(dev.Stop, match="64 bit"):
        dev.demand_python((3, 11, 9), wide=False)


def test_an_old_python_can_read_far_enough_to_refuse() -> None:
    """Python 3.6 must parse the file and evaluate its annotations, or it ends in a SyntaxError instead of words."""
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 6))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    annotations = [function.returns for function in functions]
    annotations += [argument.annotation for function in functions for argument in function.args.args]
    assert len(annotations) > 20
    assert {type(told) for told in annotations} <= {ast.Name, ast.Constant, type(None)}
    assert "__future__" not in {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_the_real_command_line_needs_a_known_word(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 2
    assert dev.main(["fly"]) == 2
    assert dev.main(["--help"]) == 0
    assert capsys.readouterr().out.count("python3 packaging/dev.py setup") == 3


def test_missing_packages_are_those_not_present(dev: ModuleType) -> None:
    there = dev.SystemPackage("có", "để thử", "to try", lambda: True)
    absent = dev.SystemPackage("python3-venv", "để thử", "to try", lambda: False)
    assert dev.missing((there, absent)) == [absent]
    assert dev.apt_line([absent]) == "sudo apt-get install --no-install-recommends python3-venv"


def test_every_system_package_says_what_for(dev: ModuleType) -> None:
    packages = dev.system_packages()
    assert packages[0].name.endswith("-venv")
    assert all(package.why and package.why_english for package in packages)


@pytest.mark.parametrize(
    ("default", "name"),
    [
        ("/usr/bin/python3.11", "python3-venv"),
        ("/usr/bin/python3.13", "python3.11-venv"),
        ("/usr/bin/python3", "python3.11-venv"),
    ],
)
def test_the_venv_package_of_the_running_python(dev: ModuleType, default: str, name: str) -> None:
    assert dev.venv_package((3, 11), default) == name


@pytest.fixture
def bare_debian(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[tuple[list[str], str]]:
    """A Debian whose Python lacks venv; gives what apt was asked for, with what had been printed before."""
    asked: list[tuple[list[str], str]] = []

    def apt_install(names: list[str]) -> bool:
        asked.append((names, capsys.readouterr().out))
        return True

    lacking = dev.SystemPackage("python3-venv", "để lập .venv", "for .venv", lambda: False)
    monkeypatch.setattr(dev, "system_packages", lambda: (lacking,))
    monkeypatch.setattr(dev, "apt_install", apt_install)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.sys, "base_prefix", "/usr")
    return asked


def as_user(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: number, raising=False)


def test_a_user_is_told_the_exact_line(
    dev: ModuleType, bare_debian: list[tuple[list[str], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(dev, monkeypatch, 1000)
    with pytest.raises(dev.Stop, match="sudo apt-get install --no-install-recommends python3-venv"):
        dev.provide_system_packages()
    assert bare_debian == []


def test_root_gets_the_packages_named_first(
    dev: ModuleType, bare_debian: list[tuple[list[str], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(dev, monkeypatch, 0)
    dev.provide_system_packages()
    ((names, printed),) = bare_debian
    assert names == ["python3-venv"]
    assert "python3-venv: để lập .venv" in printed


def test_apt_cannot_mend_a_python_that_is_not_debians(
    dev: ModuleType, bare_debian: list[tuple[list[str], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(dev, monkeypatch, 0)
    monkeypatch.setattr(dev.sys, "base_prefix", "/opt/python")
    with pytest.raises(dev.Stop, match="/opt/python"):
        dev.provide_system_packages()
    assert bare_debian == []


@pytest.mark.parametrize(
    ("answers", "expected", "done"),
    [
        ({"show": [0], "install": [0]}, ["install"], True),
        ({"show": [100], "update": [0], "install": [0]}, ["update", "install"], True),
        ({"show": [0], "install": [100, 0], "update": [0]}, ["install", "update", "install"], True),
        ({"show": [100], "update": [100]}, ["update"], False),
    ],
    ids=["known", "never fetched", "stale", "no network"],
)
def test_apt_fetches_its_list_only_when_it_must(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    answers: dict[str, list[int]],
    expected: list[str],
    done: bool,
) -> None:
    called: list[str] = []

    def call(command: list[str], **_: object) -> int:
        called.append(command[1])
        return answers[command[1]].pop(0)

    def ask(command: list[str], **_: object) -> object:
        return dev.subprocess.CompletedProcess(command, answers["show"].pop(0))

    monkeypatch.setattr(dev.subprocess, "call", call)
    monkeypatch.setattr(dev.subprocess, "run", ask)
    assert dev.apt_install(["python3-venv"]) is done
    assert called == expected


def test_where_the_environments_python_lies(dev: ModuleType) -> None:
    assert dev.venv_python(Path(".venv"), windows=True) == Path(".venv/Scripts/python.exe")
    assert dev.venv_python(Path(".venv"), windows=False) == Path(".venv/bin/python")


def test_a_broken_environment_has_no_version(dev: ModuleType, tmp_path: Path) -> None:
    assert dev.version_of(tmp_path / "python") == ""
    assert dev.version_of(Path(sys.executable)) == "{}.{}".format(*sys.version_info)


def test_an_environment_is_current_until_a_pin_changes(dev: ModuleType, tmp_path: Path) -> None:
    lock, stamp = tmp_path / "uv.lock", tmp_path / "stamp"
    lock.write_text("a==1")
    assert not dev.is_current(stamp, [lock], "3.11", "run")
    stamp.write_text(dev.stamp_text([lock], "3.11", "all"))
    assert dev.is_current(stamp, [lock], "3.11", "all")
    assert dev.is_current(stamp, [lock], "3.11", "run")
    assert not dev.is_current(stamp, [lock], "3.12", "run")
    stamp.write_text(dev.stamp_text([lock], "3.11", "run"))
    assert not dev.is_current(stamp, [lock], "3.11", "all")
    lock.write_text("a==2")
    assert not dev.is_current(stamp, [lock], "3.11", "run")


def test_an_earlier_sample_makes_room_with_all_its_neighbours(dev: ModuleType, tmp_path: Path) -> None:
    database, mark = tmp_path / "so.db", tmp_path / "so.db.sample"
    dev.clear_sample(database, mark)
    database.write_text("mẫu", encoding="utf-8")
    (tmp_path / "so.db-journal").write_text("")
    (tmp_path / "so.db.files" / "ab").mkdir(parents=True)
    (tmp_path / "bao-cao.pdf").write_text("")
    dev.clear_sample(database, mark)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bao-cao.pdf", "so.db.sample"]


def test_a_database_that_is_not_the_samples_stays(dev: ModuleType, tmp_path: Path) -> None:
    database = tmp_path / "so.db"
    database.write_text("thật", encoding="utf-8")
    with pytest.raises(dev.Stop, match="không phải dữ liệu mẫu"):
        dev.clear_sample(database, tmp_path / "so.db.sample")
    assert database.read_text(encoding="utf-8") == "thật"


def test_words_reach_a_console_without_vietnamese(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with open(1, "w", encoding="cp1258", closefd=False) as console:
        monkeypatch.setattr(dev.sys, "stdout", console)
        dev.say("Cần Python", "ready")
    assert capfdbinary.readouterr().out.splitlines() == [b"C?n Python", b"ready"]


@pytest.mark.parametrize(("release", "glib"), [(12, "libglib2.0-0"), (13, "libglib2.0-0t64"), (0, "libglib2.0-0")])
def test_a_library_of_the_window_has_another_name_from_trixie_on(dev: ModuleType, release: int, glib: str) -> None:
    names = [name for name, _ in dev.window_libraries(release)]
    assert glib in names
    assert len(names) == len(set(names))


def test_a_library_that_is_not_there_is_missing(dev: ModuleType) -> None:
    assert not dev.loads("libkhong-co-that.so.9")


def test_uv_is_pinned_by_hash() -> None:
    pins = (ROOT / "packaging" / "uv.txt").read_text(encoding="utf-8")
    required = [line for line in pins.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(required) == 1
    assert re.fullmatch(r"uv==\d+\.\d+\.\d+ \\", required[0])
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", pins)) >= 3


class Called(list[list[str]]):
    """The commands the program is called with, each of which succeeds, and the folder it is to call its own."""

    homes: set[str]


@pytest.fixture
def commands(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Called:
    """What the program is called with, when `out/` is the test's own."""
    called = Called()
    called.homes = set()

    def call(command: list[str], env: dict[str, str]) -> int:
        assert env["PYTHONPATH"] == str(ROOT)
        called.append(command[4:])
        called.homes.add(env["SO_TRUYEN_THONG_HOME"])
        return 0

    monkeypatch.setattr(dev.subprocess, "call", call)
    monkeypatch.setattr(dev, "OUT", tmp_path)
    monkeypatch.setattr(dev, "SAMPLE", tmp_path / "so.db")
    monkeypatch.setattr(dev, "SAMPLE_MARK", tmp_path / "so.db.sample")
    return called


@pytest.mark.parametrize("display", [True, False])
def test_run_makes_the_sample_and_its_report_inside_out_and_opens_the_window(
    dev: ModuleType, commands: Called, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, display: bool
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: display)
    assert dev.run_program(Path("python"), []) == 0
    database = str(tmp_path / "so.db")
    pictures = [] if display else ["--shot", str(tmp_path / "trang")]
    assert commands == [
        ["sample", "--db", database],
        ["report", "write", "--db", database, "--period", "2024-09", "--out", str(tmp_path)],
        ["--db", database, *pictures],
    ]
    assert commands.homes == {f"{database}.home"}


def test_run_with_arguments_is_the_program_itself(
    dev: ModuleType, commands: Called, tmp_path: Path, program_home: Path
) -> None:
    assert dev.run_program(Path("python"), ["report", "--help"]) == 0
    assert commands == [["report", "--help"]]
    assert commands.homes == {str(program_home)}
    assert list(tmp_path.iterdir()) == []


def test_run_ends_with_the_status_of_the_step_that_failed(
    dev: ModuleType, commands: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: list[str], **_: object) -> int:
        commands.append(command)
        return 3

    monkeypatch.setattr(dev.subprocess, "call", fail)
    assert dev.run_program(Path("python"), []) == 3
    assert len(commands) == 1
