"""The proposed days off against the years whose announcements are known."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.holiday_preset import ANNOUNCED_UP_TO, DayKind, propose_holidays
from desktop.errors import InputFault


def _off_on_weekdays(year: int) -> set[str]:
    """Weekdays off, as `day/month`."""
    days = propose_holidays(year).days
    return {f"{day.day.day}/{day.day.month}" for day in days if not day.working and day.day.weekday() < 5}


@pytest.mark.parametrize(
    ("year", "off", "made_up"),
    [
        (2023, "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9", ""),
        (2024, "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5"),
        (2025, "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4"),
        (2026, "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11", "10/1 22/8"),
    ],
)
def test_years_as_announced(year, off, made_up):
    worked = [day for day in propose_holidays(year).days if day.working]
    assert _off_on_weekdays(year) == set(off.split())
    assert {f"{day.day.day}/{day.day.month}" for day in worked} == set(made_up.split())
    assert all(day.day.weekday() >= 5 for day in worked)


@pytest.mark.parametrize("year", [2027, 2028])
def test_years_to_come_have_every_day_of_the_labour_code_and_say_that_they_are_a_forecast(year):
    proposal = propose_holidays(year)
    names = " ".join(day.name for day in proposal.days)
    for name in (
        "Tết Dương lịch",
        "Tết Nguyên đán",
        "Giỗ Tổ Hùng Vương",
        "Chiến thắng",
        "Quốc tế Lao động",
        "Quốc khánh",
    ):
        assert name in names
    national = [day for day in proposal.days if day.name == "Quốc khánh"]
    assert len(national) == 2
    assert abs(national[0].day - national[1].day).days == 1
    assert year > ANNOUNCED_UP_TO
    assert "dự kiến" in proposal.notes[0]


def test_a_swap_names_both_its_days_and_its_paper():
    days = {day.day: day for day in propose_holidays(2026).days}
    off, worked = days[date(2026, 1, 2)], days[date(2026, 1, 10)]
    assert (off.kind, off.name) == (DayKind.SWAPPED_OFF, "Nghỉ hoán đổi, làm bù ngày 10/01/2026")
    assert (worked.kind, worked.name) == (DayKind.MAKE_UP, "Làm bù cho ngày 02/01/2026")
    assert "12729/VPCP-KGVX" in off.note == worked.note


def test_a_swap_across_the_years_end_stands_in_both_years():
    assert propose_holidays(2018).days[-1].kind is DayKind.SWAPPED_OFF
    assert [day.day for day in propose_holidays(2019).days if day.working] == [date(2019, 1, 5), date(2019, 5, 4)]


def test_the_culture_day_is_named_as_doubtful():
    culture = [day for day in propose_holidays(2026).days if day.day == date(2026, 11, 24)]
    assert "Nghị quyết số 80-NQ/TW" in culture[0].note
    assert culture[0].note in propose_holidays(2026).notes


@pytest.mark.parametrize("year", range(2023, 2036))
def test_the_list_is_in_order_within_its_year_and_in_vietnamese(year):
    days = propose_holidays(year).days
    assert [day.day for day in days] == sorted({day.day for day in days})
    assert {day.day.year for day in days} == {year}
    assert not any("Nguyên Đán" in day.name or "29 Tết" in day.name or ";" in day.name for day in days)


@pytest.mark.parametrize("year", [2012, 2100])
def test_years_outside_are_refused(year):
    with pytest.raises(InputFault, match=f"năm {year}"):
        propose_holidays(year)


def test_the_library_is_not_loaded_with_the_module():
    root = Path(__file__).parents[3]
    code = "import desktop.domain.holiday_preset, sys; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=root).returncode == 0
