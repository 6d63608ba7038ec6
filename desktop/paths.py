"""Where things lie on this machine; the only module that asks how the program is installed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import platformdirs

_APP = "SoTruyenThong"
HOME_VARIABLE = "SO_TRUYEN_THONG_HOME"


def data_dir() -> Path:
    """The program's own folder of this user (machine identity, logs); `SO_TRUYEN_THONG_HOME` moves it."""
    moved = os.environ.get(HOME_VARIABLE)
    return Path(moved) if moved else Path(platformdirs.user_data_dir(_APP, appauthor=False))


def default_database() -> Path:
    """The database that is opened when none is named."""
    return data_dir() / "so-truyen-thong.db"


def sample_database() -> Path:
    """The sample office: a file of its own, so that it can be thrown away without touching anything real."""
    return data_dir() / "so-truyen-thong-mau.db"


def raise_file(database: Path) -> Path:
    """Laid down by a second start that found the database held: the first one shows its window and takes it away."""
    return database.with_name(f"{database.name}.raise")


def identity_dir() -> Path:
    """Machine identities, one small file each, outside every database (exchange.md 4.6 in the design)."""
    return data_dir() / "machines"


def settings_file() -> Path:
    """What this machine remembers outside every database."""
    return data_dir() / "settings.toml"


def looked_at_dir(database: Path) -> Path:
    """Copies of evidence given out to be looked at, one folder a database; cleared when it opens and closes."""
    place = hashlib.sha256(str(database).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return data_dir() / "mo-xem" / place


def half_filled_file(database: Path) -> Path:
    """Forms left half filled in; beside the database, in no backup."""
    return database.with_name(f"{database.name}.draft")


def log_dir() -> Path:
    """Traces of our own bugs, without values."""
    return data_dir() / "logs"


def erased_list(database: Path) -> Path:
    """The list of erased persons kept outside a database and re-applied by every restore."""
    return database.with_name(f"{database.name}.erased")


def attachment_dir(database: Path) -> Path:
    """Evidence files of a database: `<database>.files/ab/<sha256>`."""
    return database.with_name(f"{database.name}.files")


def backup_dir(database: Path) -> Path:
    """The first backup place: beside the database."""
    return database.with_name(f"{database.name}.backups")


def lock_file(database: Path) -> Path:
    return database.with_name(f"{database.name}.lock")


def holder_file(database: Path) -> Path:
    """Who holds the database; written beside the lock because a locked file cannot be read on Windows."""
    return database.with_name(f"{database.name}.holder")


def resource_dir() -> Path:
    """Fonts, sample plan, outlines: beside the program folder, in the sources and in the installed tree alike."""
    return Path(__file__).resolve().parent.parent / "resources"


def font_dir() -> Path:
    return resource_dir() / "fonts"


def times_new_roman() -> dict[str, Path] | None:
    """The four faces of Times New Roman when this machine has them (keys regular, bold, italic, bold_italic)."""
    names = {"regular": "times.ttf", "bold": "timesbd.ttf", "italic": "timesi.ttf", "bold_italic": "timesbi.ttf"}
    windows = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    for folder in (windows, Path("/usr/share/fonts/truetype/msttcorefonts")):
        for table in (names, _MSTT):
            faces = {k: folder / v for k, v in table.items()}
            if all(face.is_file() for face in faces.values()):
                return faces
    return None


_MSTT = {
    "regular": "Times_New_Roman.ttf",
    "bold": "Times_New_Roman_Bold.ttf",
    "italic": "Times_New_Roman_Italic.ttf",
    "bold_italic": "Times_New_Roman_Bold_Italic.ttf",
}
