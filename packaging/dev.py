"""Set this checkout up on a fresh machine, then run the program or its tests.

    python3 packaging/dev.py run   [arguments]   the program; without arguments, the sample office's report into out/
    python3 packaging/dev.py test  [arguments]   the tests; arguments go to pytest
    python3 packaging/dev.py setup               nothing more than the setting up

`--no-system` leaves the operating system's packages alone. Only the standard library is used, and only what Python
3.6 can parse and import, so that an old Python is able to say which one is needed: annotations that it could not
evaluate are quoted, and `from __future__ import annotations` (3.7) is not used.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, NamedTuple  # noqa: UP035  collections.abc.Callable takes no parameters before 3.9

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "so-truyen-thong.stamp"
UV_PINS = ROOT / "packaging" / "uv.txt"
OUT = ROOT / "out"
SAMPLE = OUT / "so-truyen-thong.db"
SAMPLE_MARK = OUT / "so-truyen-thong.db.sample"
SAMPLE_PERIOD = "2024-09"
OLDEST, TOO_NEW = (3, 11), (3, 14)
COMMANDS = ("run", "test", "setup")
VENV_MODULES = ("venv", "ensurepip")


class Stop(Exception):
    """Why the work cannot go on: one text in Vietnamese, one in English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(vietnamese, english)
        self.lines = (vietnamese, english)


class SystemPackage(NamedTuple):
    """A package of the operating system: its apt name, what for in both languages, how to see that it is there."""

    name: str
    why: str
    why_english: str
    present: "Callable[[], bool]"


def say(*lines: str) -> None:
    """Print at once, also where the console's code page lacks Vietnamese letters."""
    encoding = sys.stdout.encoding or "ascii"
    for line in lines:
        print(line.encode(encoding, "replace").decode(encoding), flush=True)


# --- which Python -----------------------------------------------------------------------------------------------


def demand_python(version: "tuple[int, ...]", *, wide: bool) -> None:
    """Raise `Stop` when this Python (version, 64-bit or not) will not do."""
    number = ".".join(str(part) for part in version[:3])
    again = "python3.11 packaging/dev.py run (Windows: py -3.11 packaging\\dev.py run)"
    if not OLDEST <= version[:2] < TOO_NEW:
        newer = version[:2] >= TOO_NEW
        raise Stop(
            f"Cần Python 3.11, 3.12 hoặc 3.13; đang chạy Python {number}"
            + (", quá mới: thư viện cửa sổ PySide6 chưa có bản cho nó." if newer else ", quá cũ.")
            + f" Hãy cài một trong các bản ấy rồi chạy lại: {again}",
            f"Python 3.11, 3.12 or 3.13 is needed; this is Python {number}"
            + (", too new: PySide6, the window's library, has no build for it." if newer else ", too old.")
            + f" Install one of those and run again: {again}",
        )
    if not wide:
        raise Stop(
            f"Cần Python bản 64 bit; đang chạy Python {number} bản 32 bit. Hãy cài bản 64 bit rồi chạy lại.",
            f"A 64-bit Python is needed; this is a 32-bit Python {number}. Install the 64-bit one and run again.",
        )


# --- the operating system's packages ----------------------------------------------------------------------------


def system_packages() -> "tuple[SystemPackage, ...]":
    """What this checkout needs from Debian beyond Python itself: venv, and the libraries the window is drawn with."""
    window = tuple(
        SystemPackage(
            name,
            "để vẽ cửa sổ",
            "to draw the window",
            lambda library=library: loads(library),
        )
        for name, library in window_libraries(debian_release())
    )
    return (
        SystemPackage(
            venv_package(sys.version_info[:2], os.path.realpath("/usr/bin/python3")),
            "để lập môi trường Python riêng trong .venv",
            "to make the separate Python environment in .venv",
            lambda: all(importlib.util.find_spec(module) for module in VENV_MODULES),
        ),
        *window,
    )


def window_libraries(release: int) -> "tuple[tuple[str, str], ...]":
    """Debian's packages and the library each brings; from trixie (13) on one of them bears another name."""
    return (
        ("libgl1", "libGL.so.1"),
        ("libegl1", "libEGL.so.1"),
        ("libx11-6", "libX11.so.6"),
        ("libdbus-1-3", "libdbus-1.so.3"),
        ("libfontconfig1", "libfontconfig.so.1"),
        ("libxkbcommon0", "libxkbcommon.so.0"),
        ("libglib2.0-0t64" if release >= 13 else "libglib2.0-0", "libglib-2.0.so.0"),
        ("libxcb-cursor0", "libxcb-cursor.so.0"),
        ("libxcb-icccm4", "libxcb-icccm.so.4"),
        ("libxcb-keysyms1", "libxcb-keysyms.so.1"),
        ("libxcb-shape0", "libxcb-shape.so.0"),
        ("libxcb-xkb1", "libxcb-xkb.so.1"),
        ("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    )


def debian_release() -> int:
    """The number of Debian's release, or 0 elsewhere."""
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return 0
    told = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    number = told.get("VERSION_ID", "").strip('"').split(".")[0]
    return int(number) if told.get("ID", "").strip('"') == "debian" and number.isdigit() else 0


def loads(library: str) -> bool:
    """Whether a shared library of the system can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def venv_package(version: "tuple[int, ...]", default_python: str) -> str:
    """Debian's name of the package with venv and ensurepip: `python3-venv` for the system's own Python 3."""
    running = "python{}.{}".format(*version[:2])
    return "python3-venv" if default_python.endswith(running) else f"{running}-venv"


def missing(packages: "tuple[SystemPackage, ...]") -> "list[SystemPackage]":
    return [package for package in packages if not package.present()]


def apt_line(packages: "list[SystemPackage]") -> str:
    """The exact line an administrator types."""
    return "sudo apt-get install --no-install-recommends " + " ".join(package.name for package in packages)


def provide_system_packages() -> None:
    """Name what is missing and install it through apt when root; otherwise say the line that does."""
    absent = missing(system_packages())
    if not absent:
        return
    say("Máy này còn thiếu / This machine still lacks:")
    for package in absent:
        say(f"  {package.name}: {package.why} / {package.why_english}")
    names = [package.name for package in absent]
    venv_absent = not system_packages()[0].present()
    if venv_absent and (not shutil.which("apt-get") or sys.base_prefix != "/usr"):
        raise Stop(
            f"Python này ({sys.base_prefix}) không do Debian cài: hãy cài một Python 3.11–3.13 đầy đủ, có venv và pip.",
            f"This Python ({sys.base_prefix}) is not Debian's: install a complete Python 3.11–3.13, with venv and pip.",
        )
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Stop(
            f"Hãy chạy lệnh sau, rồi chạy lại: {apt_line(absent)}",
            f"Run this line, then start again: {apt_line(absent)}",
        )
    if not apt_install(names):
        raise Stop(
            f"apt-get không cài được. Hãy xem thông báo bên trên, rồi thử: {apt_line(absent)}",
            f"apt-get could not install them. See above, then try: {apt_line(absent)}",
        )


def apt_install(names: "list[str]") -> bool:
    """Install; the list of packages is fetched only when apt does not know the names, or its list proves stale."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")

    def apt(*words: str) -> bool:
        say("+ apt-get " + " ".join(words))
        return subprocess.call(["apt-get", *words], env=environment, stdin=subprocess.DEVNULL) == 0

    install = ("install", "-y", "--no-install-recommends", *names)
    known = subprocess.run(["apt-cache", "show", *names], capture_output=True, check=False).returncode == 0
    return (known and apt(*install)) or (apt("update") and apt(*install))


# --- the environment --------------------------------------------------------------------------------------------


def venv_python(venv: Path, *, windows: bool) -> Path:
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def version_of(python: Path) -> str:
    """`3.11`, or nothing when that Python does not run."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        told = subprocess.run([str(python), "-I", "-c", code], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return told.stdout.decode("ascii", "replace").strip()


def stamp_text(files: "list[Path]", version: str, groups: str) -> str:
    """What an environment was made from: the pins' digest, the Python, and which groups of them (`run` or `all`)."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return f"{digest.hexdigest()} {version} {groups}\n"


def is_current(stamp: Path, files: "list[Path]", version: str, groups: str) -> bool:
    """Whether nothing needs installing; an environment with the tests' tools serves for running too."""
    wanted = {stamp_text(files, version, "all"), stamp_text(files, version, groups)}
    return stamp.is_file() and stamp.read_text(encoding="ascii") in wanted


def provide_environment(groups: str, *, system: bool) -> Path:
    """Make or complete `.venv` with the locked packages; gives its Python."""
    python = venv_python(VENV, windows=os.name == "nt")
    version = "{}.{}".format(*sys.version_info[:2])
    if system and os.name != "nt":
        provide_system_packages()
    if version_of(python) != version:
        make_venv()
    pins = [ROOT / "uv.lock", UV_PINS]
    if not is_current(STAMP, pins, version, groups):
        install_locked(python, groups)
        STAMP.write_text(stamp_text(pins, version, groups), encoding="ascii")
    return python


def make_venv() -> None:
    absent = [module for module in VENV_MODULES if importlib.util.find_spec(module) is None]
    if absent:
        names = ", ".join(absent)
        raise Stop(
            f"Python này thiếu {names}, không lập được .venv. Trên Debian: {apt_line([system_packages()[0]])}",
            f"This Python lacks {names}, so .venv cannot be made. On Debian: {apt_line([system_packages()[0]])}",
        )
    say("Lập môi trường .venv… / Making .venv…")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise Stop(
            f"Không lập được {VENV}. Hãy đóng chương trình đang dùng thư mục này, xóa nó rồi chạy lại.",
            f"Could not make {VENV}. Close what uses this folder, delete it and run again.",
        )


def install_locked(python: Path, groups: str) -> None:
    """Install uv by hash, then exactly the locked set.

    For running alone the tests' tools are left out, yet not removed where they are.
    """
    say("Cài các thư viện đã khóa phiên bản… / Installing the locked packages…")
    STAMP.unlink(missing_ok=True)
    if subprocess.run([str(python), "-I", "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        install("pip", [str(python), "-I", "-m", "ensurepip", "--default-pip"])
    pip = [str(python), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    install("uv", [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(UV_PINS)])
    uv = [str(python), "-I", "-m", "uv", "sync", "--frozen", "--project", str(ROOT), "--python", str(python)]
    install("uv.lock", uv if groups == "all" else [*uv, "--no-dev", "--inexact"])


def install(what: str, command: "list[str]") -> None:
    environment = dict(os.environ, UV_PROJECT_ENVIRONMENT=str(VENV), UV_PYTHON_DOWNLOADS="never")
    environment.pop("VIRTUAL_ENV", None)
    if subprocess.call(command, env=environment, stdin=subprocess.DEVNULL) != 0:
        raise Stop(
            f"Không cài được {what}. Hãy xem thông báo bên trên; lần cài đầu cần mạng để tải thư viện về.",
            f"Could not install {what}. See above; the first setting up needs a network to fetch packages.",
        )


# --- the main job and the tests ---------------------------------------------------------------------------------


def run_program(python: Path, arguments: "list[str]") -> int:
    """Run the program with the arguments, or without any the whole sample: database, report, then the window on it.

    Where there is no display the window leaves a picture of every page beside the report instead.
    """
    if arguments:
        return program(python, arguments)
    clear_sample(SAMPLE, SAMPLE_MARK)
    steps = (
        ["sample", "--db", str(SAMPLE)],
        ["report", "write", "--db", str(SAMPLE), "--period", SAMPLE_PERIOD, "--out", str(OUT)],
    )
    for step in steps:
        status = program(python, step, SO_TRUYEN_THONG_HOME=str(SAMPLE) + ".home")
        if status:
            return status
    return window(python, SO_TRUYEN_THONG_HOME=str(SAMPLE) + ".home")


def has_display() -> bool:
    """Whether a window can be shown here."""
    return (
        os.name == "nt"
        or sys.platform == "darwin"
        or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    )


def window(python: Path, **variables: str) -> int:
    """Open the window on the sample, or where there is no display write a picture of every page into `out/`."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT), **variables)
    words = ["--db", str(SAMPLE)]
    if not has_display():
        say(
            "Máy không có màn hình: ghi ảnh các trang vào out/trang.",
            "No display: pictures of the pages go to out/trang.",
        )
        environment["QT_QPA_PLATFORM"] = "offscreen"
        words += ["--shot", str(OUT / "trang")]
    return subprocess.call([str(python), "-P", "-m", "ui", *words], env=environment)


def program(python: Path, arguments: "list[str]", **variables: str) -> int:
    """Run `python -m desktop` from the caller's folder, so that the paths he gives mean what he thinks."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT), **variables)
    return subprocess.call([str(python), "-P", "-m", "desktop", *arguments], env=environment)


def clear_sample(database: Path, mark: Path) -> None:
    """Remove an earlier sample with everything beside it; a database that is not the sample's is left and said.

    The mark is written before the sample and removed last, so that a broken-off run can simply be repeated.
    """
    database.parent.mkdir(exist_ok=True)
    if database.exists() and not mark.exists():
        raise Stop(
            f"{database} không phải dữ liệu mẫu do lệnh này lập nên không bị thay. Hãy chuyển tệp ấy đi nơi khác.",
            f"{database} is not the sample this command made, so it is not replaced. Move that file elsewhere.",
        )
    for neighbour in sorted(database.parent.glob(database.name + "*")):
        if neighbour.is_dir():
            shutil.rmtree(str(neighbour))
        elif neighbour != mark:
            neighbour.unlink()
    mark.write_text("Dữ liệu mẫu: lần chạy sau thay mới.\n", encoding="utf-8")


def run_tests(python: Path, arguments: "list[str]") -> int:
    """Run pytest; the Open XML validator that `.ci/run` fetches is used wherever it lies."""
    environment = dict(os.environ)
    found = sorted((ROOT / "packaging" / "node_modules" / "@xarsh").glob("ooxml-validator-*/ooxml-validator*"))
    if found:
        environment.setdefault("OOXML_VALIDATOR", str(found[0]))
    return subprocess.call([str(python), "-m", "pytest", "-n", "auto", *arguments], env=environment, cwd=str(ROOT))


# --- the door ---------------------------------------------------------------------------------------------------


def main(words: "list[str]") -> int:
    """Do what the command line says; gives the exit status."""
    try:
        demand_python(tuple(sys.version_info), wide=sys.maxsize > 2**32)
        if not words or words[0] not in COMMANDS:
            say(__doc__ or "")
            return 0 if words[:1] in (["-h"], ["--help"]) else 2
        command, arguments = words[0], [word for word in words[1:] if word != "--no-system"]
        python = provide_environment("run" if command == "run" else "all", system="--no-system" not in words)
        if command == "run":
            return run_program(python, arguments)
        if command == "test":
            return run_tests(python, arguments)
        say(f"Đã sẵn sàng: {python} / Ready: {python}")
    except Stop as stop:
        say(*stop.lines)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
