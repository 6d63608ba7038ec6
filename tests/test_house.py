"""The rules of the house that a machine can keep: floors, rooms, imports, style, and what no file may hold."""

from __future__ import annotations

import ast
import re
import socket
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SocketWatch

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("desktop", "ui", "resources", "tests", "packaging", ".ci")
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".nsi", ".c", ".ts", ".html", ".json", ".csv", ".sh", ""}
NOT_OURS = {"__pycache__", "node_modules", "build"}
ROOM_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "base", "misc"}
HEAVY = {"docx", "lxml", "reportlab", "PIL", "pypdfium2", "holidays", "openpyxl", "xlrd", "xlsxwriter"}


def our_files() -> Iterator[Path]:
    """Every file of the house: the top level's own, and all under its fixed folders."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name != "uv.lock")
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts):
                yield path


def our_modules(*folders: str) -> list[Path]:
    chosen = [path for path in our_files() if path.suffix == ".py"]
    return [path for path in chosen if not folders or path.is_relative_to(ROOT.joinpath(*folders))]


def our_texts() -> Iterator[tuple[str, str]]:
    """Name and text of every file a person wrote; fonts, documents and pictures are left out."""
    for path in our_files():
        if path.suffix in TEXT_SUFFIXES and path.name != ".git":
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "check", "--quiet", "."], id="ruff check"),
        pytest.param(["ruff", "format", "--check", "--quiet", "."], id="ruff format"),
        pytest.param(["mypy", "--no-error-summary"], id="mypy"),
    ],
)
def test_a_checker_finds_nothing(command: list[str]) -> None:
    told = run(sys.executable, "-m", *command)
    assert told.returncode == 0, told.stdout + told.stderr


def test_no_floor_looks_up_or_sideways() -> None:
    told = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "0 broken" in told.stdout


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for room in ("desktop", "ui", "tests") for path in our_modules(room)}
    assert ROOT / "desktop" in folders
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_packaging_and_resources_are_no_packages() -> None:
    """An `__init__.py` there would hide the library `packaging` from everything that runs beside it."""
    assert [p for room in ("packaging", "resources") for p in our_modules(room) if p.name == "__init__.py"] == []


def test_no_file_passes_the_wall_of_600_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in our_modules()}
    assert {path: lines for path, lines in lengths.items() if lines > 600} == {}


def test_no_room_is_named_after_nothing() -> None:
    named = [
        path
        for path in our_modules()
        for part in path.relative_to(ROOT).with_suffix("").parts
        if ROOM_NAMES & set(part.lower().split("_"))
    ]
    assert named == []


def test_the_core_lives_without_qt_and_starts_light() -> None:
    """Every module of `desktop` imports where PySide6 does not exist, and none brings a heavy library along."""
    code = f"""
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, NoQt())
import desktop
names = [found.name for found in pkgutil.walk_packages(desktop.__path__, "desktop.")]
for name in names:
    importlib.import_module(name)
heavy = sorted({HEAVY!r} & set(sys.modules))
print(len(names), heavy)
sys.exit(1 if heavy or len(names) < 10 else 0)
"""
    told = run(sys.executable, "-W", "error", "-c", code)
    assert told.returncode == 0, told.stdout + told.stderr


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Module and name of each import; the name is empty for `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


@pytest.mark.parametrize("path", our_modules("desktop", "domain"), ids=lambda path: path.stem)
def test_the_domain_knows_records_and_days_but_no_sql(path: Path) -> None:
    """Only `SQLModel` and `Field`; SQLAlchemy in record.py alone; no datetime, which would move days over midnight."""
    for module, name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        top = module.partition(".")[0]
        assert top != "sqlmodel" or (module, name) in {("sqlmodel", "SQLModel"), ("sqlmodel", "Field")}
        assert top != "sqlalchemy" or path.name == "record.py"
        assert top != "datetime" or name in {"date", "time", "timedelta"}


def test_nothing_is_left_to_do() -> None:
    words = re.compile(r"\b(?:TOD[O]|FIXM[E]|raise NotImplementedErro[r])\b")
    assert [name for name, text in our_texts() if words.search(text)] == []


def test_no_path_of_a_machine() -> None:
    """A checkout works wherever it lies, so no file may know where one of us keeps it."""
    places = re.compile(r"(?<![\w.~}-])/(?:wor[k]|tm[p]|roo[t])/|[A-Z]:\\+User[s]\\")
    assert [name for name, text in our_texts() if places.search(text)] == []


def test_every_text_is_nfc() -> None:
    """What a clerk reads, every fault's sentence included, is composed Vietnamese."""
    assert [name for name, text in our_texts() if not unicodedata.is_normalized("NFC", text)] == []


def test_the_lock_knows_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    ours = next(package for package in lock["package"] if package["name"] == project["project"]["name"])
    locked = {need["name"] + need.get("specifier", "") for need in ours["metadata"]["requires-dist"]}
    locked_dev = {need["name"] + need.get("specifier", "") for need in ours["metadata"]["requires-dev"]["dev"]}
    assert locked == set(map(ordered, project["project"]["dependencies"]))
    assert locked_dev == set(map(ordered, project["dependency-groups"]["dev"]))


def ordered(requirement: str) -> str:
    """A requirement as uv.lock writes it."""
    name, bounds = re.fullmatch(r"([\w.-]+)(.*)", requirement).groups()  # type: ignore[union-attr]
    return name + bounds


def test_readme_says_the_command_that_ci_runs() -> None:
    command = "python3 packaging/dev.py test"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_readme_gives_every_dependency_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.match(r"[\w.-]+", requirement)[0] for requirement in asked}  # type: ignore[index]
    told = set(re.findall(r"^\| `([\w.-]+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert names - told == set()


def test_a_socket_cannot_be_opened(no_network: SocketWatch) -> None:
    with pytest.raises(RuntimeError, match="socket"):
        socket.socket(socket.AF_INET)
    with pytest.raises(RuntimeError, match="socket"):
        socket.getaddrinfo("localhost", 80)
    assert no_network.attempts == ["socket.__new__", "socket.getaddrinfo"]
    no_network.attempts.clear()


def test_the_programs_folder_is_the_tests_own(program_home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    from desktop import paths

    assert paths.data_dir() == program_home
    assert program_home.is_relative_to(tmp_path_factory.getbasetemp())
    assert not program_home.exists()


def test_the_floor_plan_names_every_room() -> None:
    plan = (ROOT / "README.md").read_text(encoding="utf-8")
    rooms = [f"{path.name}/" for path in (ROOT / "desktop").iterdir() if (path / "__init__.py").is_file()]
    files = [path.name for path in (ROOT / "desktop").glob("*.py") if not path.name.startswith("__")]
    assert [name for name in rooms + files if f"| `desktop/{name}` |" not in plan] == []
