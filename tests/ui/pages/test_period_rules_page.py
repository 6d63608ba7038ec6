"""TC02: the rules in force are in sight, and a change of the office's own moves the days from its own day on."""

from __future__ import annotations

from datetime import date

from desktop.domain.period import PeriodDays
from tests.ui.typing import settle
from ui.app import Application
from ui.commands import Command
from ui.pages.period_rules_page import PeriodRulesPage, rule_words
from ui.pages.settings_page import SettingsPage


def rules_page(program: Application) -> PeriodRulesPage:
    page = program.window.show_page("settings")
    assert isinstance(page, SettingsPage)
    page.tabs.setCurrentIndex(1)
    part = page.here()
    assert isinstance(part, PeriodRulesPage)
    return part


def september(page: PeriodRulesPage) -> PeriodDays:
    return next(days for days in page.days.things.things if days.period.code == "2024-09")


def test_the_built_in_rules_are_shown_for_every_period_of_the_year(program: Application) -> None:
    page = rules_page(program)
    assert len(page.days.things.things) == 12 + 4 + 2 + 1 + 1
    days = september(page)
    assert (days.span.from_day, days.span.to_day, days.due) == (date(2024, 8, 15), date(2024, 9, 14), date(2024, 9, 16))
    assert rule_words(days) == "Có sẵn"
    assert "09/2019/NĐ-CP" in days.citation


def test_an_own_rule_holds_from_its_day_and_is_taken_back(program: Application) -> None:
    workspace = program.workspace
    assert workspace is not None
    page = rules_page(program)
    page.begin_new()
    page.form.field("from_day").put(date(2024, 9, 1))
    page.form.field("close_day").put(31)
    page.form.request_save()
    settle()
    days = september(page)
    assert (days.span.from_day, days.span.to_day) == (date(2024, 8, 15), date(2024, 9, 30))
    assert rule_words(days) == "Của cơ quan, từ 01/09/2024"
    program.window.do(Command.UNDO)
    settle()
    assert september(page).span.to_day == date(2024, 9, 14)
