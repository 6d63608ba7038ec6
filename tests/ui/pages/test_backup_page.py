"""Sao lưu: empty lists say what is missing and what to do; acts that need a line wait for one."""

from __future__ import annotations

from pathlib import Path

from tests.ui.typing import settle
from ui.app import Application
from ui.pages.backup_page import BackupPage
from ui.pages.settings_page import SettingsPage


def backup_page(program: Application) -> BackupPage:
    page = program.window.show_page("settings")
    assert isinstance(page, SettingsPage)
    page.tabs.setCurrentIndex(3)
    part = page.here()
    assert isinstance(part, BackupPage)
    settle()
    return part


def test_without_copies_the_page_says_how_to_make_one(program: Application) -> None:
    page = backup_page(program)
    page._show([])
    assert "Chưa có bản sao lưu nào" in page._no_copies.text()
    assert not page._no_copies.isHidden()
    assert not page._restore.isEnabled()
    page._back_up()
    settle()
    assert page.copies.things.things
    assert page._no_copies.isHidden()
    assert page._restore.isEnabled()


def test_a_further_place_can_be_left_only_when_there_is_one(program: Application, tmp_path: Path) -> None:
    page = backup_page(program)
    page._show_places([])
    assert not page._no_places.isHidden()
    assert page.places.isHidden()
    assert not page._forget.isEnabled()
    page._show_places([tmp_path])
    assert page._no_places.isHidden()
    assert page._forget.isEnabled()
