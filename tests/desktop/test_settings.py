"""What this machine remembers outside every database."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from desktop import paths, settings
from desktop.errors import FileFault


def test_places_are_remembered_for_each_database_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "một.db", tmp_path / "hai.db"
    assert settings.backup_places(one) == ()
    settings.set_backup_places(one, (tmp_path / 'ổ "E"\\sao lưu', tmp_path / "🎉\x7f"))
    settings.set_backup_places(other, (tmp_path / "x",))
    assert settings.backup_places(one) == (tmp_path / 'ổ "E"\\sao lưu', tmp_path / "🎉\x7f")
    settings.set_backup_places(one, ())
    assert settings.backup_places(one) == ()
    assert settings.backup_places(other) == (tmp_path / "x",)


def test_a_link_to_a_database_is_that_database(tmp_path: Path) -> None:
    settings.set_backup_places(tmp_path / "so.db", (tmp_path,))
    assert settings.backup_places(tmp_path / "." / "so.db") == (tmp_path,)


def test_what_others_have_written_stays(tmp_path: Path) -> None:
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('last = "x"\n[window]\nwidth = 800\nmax = true\n', encoding="utf-8")
    settings.set_backup_places(tmp_path / "so.db", (tmp_path,))
    held = tomllib.loads(file.read_text(encoding="utf-8"))
    assert (held["last"], held["window"]) == ("x", {"width": 800, "max": True})


def test_a_damaged_file_is_told_and_not_written_over(tmp_path: Path) -> None:
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\xff= [")
    with pytest.raises(FileFault, match="thiết lập"):
        settings.backup_places(tmp_path / "so.db")
    with pytest.raises(FileFault, match="thiết lập"):
        settings.set_backup_places(tmp_path / "so.db", (tmp_path,))
    assert file.read_bytes() == b"\xff= ["


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="Không ghi được"):
        settings.set_backup_places(tmp_path / "so.db", (tmp_path / "\udcff",))
    assert settings.backup_places(tmp_path / "so.db") == ()
    assert not list(paths.settings_file().parent.glob("settings.toml*"))


def test_widths_are_remembered_for_each_list_apart(tmp_path: Path) -> None:
    settings.set_backup_places(tmp_path / "so.db", (tmp_path,))
    settings.set_column_widths("airing", {"product.title": 220, "day": 80})
    settings.set_column_widths("airing_of_product", {"day": 90})
    assert settings.column_widths("airing") == {"product.title": 220, "day": 80}
    settings.set_column_widths("airing", {})
    assert settings.column_widths("airing") == {}
    assert settings.column_widths("airing_of_product") == {"day": 90}
    assert settings.backup_places(tmp_path / "so.db") == (tmp_path,)
