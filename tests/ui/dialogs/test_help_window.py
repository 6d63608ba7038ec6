"""The help: every page has its topic, every act and every link in it is there, and it is read beside the window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from tests.ui.screen import needs_screen
from tests.ui.test_words import english
from ui.app import ENTRIES, Application
from ui.commands import Command
from ui.dialogs.help_window import HelpWindow
from ui.pages.tabbed_page import TabbedPage
from ui.widgets.help_topics import FIRST, Topic, help_dir, topics

ROOT = Path(__file__).resolve().parents[3]
NEW_TONES = re.compile(r"(?<![qQ])[oO][àáảãạ](?![a-zà-ỹ])|[oO][èéẻẽẹ](?![a-zà-ỹ])|(?<![qQ])[uU][ỳýỷỹỵ](?![a-zà-ỹ])")


def every_topic() -> list[Topic]:
    return topics()


def shown(program: Application) -> HelpWindow:
    (window,) = [child for child in program.window.findChildren(HelpWindow) if child.isVisible()]
    return window


@pytest.mark.parametrize("topic", every_topic(), ids=lambda topic: topic.name)
def test_links_and_pictures_of_a_topic_are_there(topic: Topic) -> None:
    names = {one.name for one in every_topic()}
    assert set(re.findall(r"(?<!!)\[[^]]+\]\(([^)]+)\)", " ".join(topic.text.split()))) <= names
    pictures = re.findall(r"!\[([^]]*)\]\(([^)]+)\)", topic.text)
    assert [file for words, file in pictures if not words or not (help_dir() / file).is_file()] == []


@pytest.mark.parametrize("topic", every_topic(), ids=lambda topic: topic.name)
def test_a_topic_names_only_what_stands_in_the_window(topic: Topic) -> None:
    assert "{" not in topic.text
    sources = " ".join(
        file.read_text(encoding="utf-8").replace("&", "")
        for folder in ("ui", "desktop/domain")
        for file in sorted((ROOT / folder).rglob("*.py"))
    ).casefold()
    named = re.findall(r"«([^»]+)»", " ".join(topic.text.split()))
    assert [words for words in named if words.casefold() not in sources] == []


@pytest.mark.parametrize("topic", every_topic(), ids=lambda topic: topic.name)
def test_a_topic_is_formal_vietnamese_in_the_old_tone_placing(topic: Topic) -> None:
    assert topic.title
    assert NEW_TONES.findall(topic.text) == []
    assert [line for line in topic.text.splitlines() if english(line)] == []
    assert topic.text.splitlines()[0] == f"# {topic.title}"


def test_every_page_has_its_topic() -> None:
    assert set(ENTRIES) | {FIRST} <= {topic.name for topic in every_topic()}


def test_the_keys_are_those_of_the_one_table() -> None:
    (keys,) = [topic for topic in every_topic() if topic.name == "keys"]
    assert [command for command in Command if f"| {command.key} | {command.plain.rstrip('…')} |" not in keys.text] == []


def test_the_pictures_are_light() -> None:
    assert sum(file.stat().st_size for file in help_dir().glob("*.png")) < 1_500_000


@pytest.mark.xvfb
@needs_screen
def test_f1_tells_of_the_page_in_sight_and_stays_beside_it(program: Application, qtbot: QtBot) -> None:
    program.window.show_page("media")
    QTest.keyClick(program.window.focusWidget() or program.window, Qt.Key.Key_F1)
    helping = shown(program)
    assert helping.topic() == "media"
    assert not helping.isModal()
    settings = program.window.show_page("settings")
    assert isinstance(settings, TabbedPage)
    settings.tabs.setCurrentIndex(3)
    program.window.do(Command.HELP)
    assert shown(program) is helping
    assert helping.topic() == "backup"
    settings.tabs.setCurrentIndex(4)
    program.window.do(Command.HELP)
    assert helping.topic() == "settings", "a tab without a topic of its own has its page's"
    qtbot.waitUntil(helping.isActiveWindow, timeout=3000)
    QTest.keyClick(helping.list, Qt.Key.Key_Escape)
    assert not helping.isVisible()


def test_back_and_forward_walk_through_what_was_read(program: Application) -> None:
    program.window.do(Command.FIRST_MONTH)
    helping = shown(program)
    assert helping.topic() == FIRST
    assert not helping.back.isEnabled()
    helping.text.anchorClicked.emit(QUrl("reports"))
    assert helping.topic() == "reports"
    helping.back.click()
    assert helping.topic() == FIRST
    helping.forward.click()
    assert helping.topic() == "reports"
    assert not helping.forward.isEnabled()


def test_search_needs_no_tone_marks(program: Application) -> None:
    program.window.do(Command.HELP)
    helping = shown(program)
    everything = helping.list.count()
    QTest.keyClicks(helping.sought, "khoi phuc")
    assert 0 < helping.list.count() < everything
    helping.sought.setText("ban an toan truoc khi thay")
    assert [helping.list.item(row).text() for row in range(helping.list.count())] == ["Sao lưu và khôi phục"]
    helping.sought.setText("zzz")
    assert helping.list.item(0).text() == "Không mục nào có các chữ này."
    QTest.keyClick(helping.sought, Qt.Key.Key_Return)
    helping.sought.setText("sao lưu ngay")
    QTest.keyClick(helping.sought, Qt.Key.Key_Return)
    assert helping.topic() == "backup"


def test_what_is_copied_for_a_helper_holds_no_record(program: Application) -> None:
    program.window.do(Command.DIAGNOSE)
    told = QGuiApplication.clipboard().text()
    assert told.startswith("Sổ Truyền Thông 0.")
    assert "SQLite" in told
    assert program.workspace is not None
    assert str(program.workspace.desk.database.path) not in told
