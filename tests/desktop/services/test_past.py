"""Each refusal to take something back names its true cause."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.period import Period
from desktop.errors import InputFault, SealedPeriod
from desktop.services.desk import Desk
from desktop.services.past import Past
from desktop.services.reporting import Reporting
from desktop.services.upkeep import Upkeep
from desktop.storage import history
from tests.factories import broadcasts, office, record, two_courses


def act_uids(desk: Desk) -> list[bytes]:
    with desk.read() as reader:
        return [one.uid for one in history.acts(reader.connection)]


def test_the_seal_itself_is_refused_as_a_paper_that_went_out(desk: Desk) -> None:
    record(desk, office() + broadcasts())
    Reporting(desk).seal(Period.parse("2024-09"), "05", date(2024, 9, 16))
    with pytest.raises(SealedPeriod) as told:
        Past(desk).undo()
    assert "05/BC-UBND" in told.value.what
    assert "là văn bản đã phát hành" in told.value.what
    assert "số liệu" not in told.value.what


def test_what_a_seal_rests_on_is_refused_with_day_and_period(desk: Desk) -> None:
    record(desk, office() + broadcasts())
    (entered,) = act_uids(desk)
    Reporting(desk).seal(Period.parse("2024-09"), "05", date(2024, 9, 16))
    with pytest.raises(SealedPeriod) as told:
        Past(desk).undo(entered)
    assert "(ngày 02/09/2024)" in told.value.what
    assert "từ 15/08/2024 đến 14/09/2024" in told.value.what


def test_a_redo_says_that_it_cannot_be_done_again(desk: Desk) -> None:
    record(desk, office() + broadcasts())
    record(desk, [{"act": "airing", "product": "Chương trình ba", "channel": "Loa xã", "day": "2024-09-05"}])
    Past(desk).undo()
    undoing = act_uids(desk)[0]
    Reporting(desk).seal(Period.parse("2024-09"), "05", date(2024, 9, 16))
    with pytest.raises(SealedPeriod, match="Không hoàn tác được"):
        Past(desk).undo(undoing)


def test_an_erasure_and_what_was_taken_back_already_are_refused_in_their_own_words(desk: Desk) -> None:
    record(desk, two_courses())
    (entered,) = act_uids(desk)
    Upkeep(desk).erase_by_name("Người A0")
    with pytest.raises(InputFault, match="không còn ở đâu để lấy lại"):
        Past(desk).undo(act_uids(desk)[0])
    Past(desk).undo(entered)
    with pytest.raises(InputFault, match="đã được hoàn tác rồi"):
        Past(desk).undo(entered)
