"""Topics against channels and months: the same numbers as the figures, and the records behind each cell."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.matrix import MatrixQuestion
from desktop.domain.period import Period
from desktop.domain.plan import Audience, Plan
from desktop.services.desk import Desk
from desktop.services.media_matrix import MONTHS, MediaMatrix
from desktop.services.reporting import Reporting
from tests.factories import broadcasts, office, record


def test_the_broadcasts_of_tc05_stand_in_their_cells(desk: Desk) -> None:
    record(desk, [*office(), *broadcasts()])
    matrix = MediaMatrix(desk).over(Period.parse("2024-Q3"))
    assert [head.name for head in matrix.columns] == ["Loa xã", "Truyền thanh huyện"]
    assert {row.head.name: row.amounts for row in matrix.rows} == {
        "Quyền của người khuyết tật": (0, 0), "Quyền trẻ em": (20, 4),
    }  # fmt: skip
    assert (matrix.totals, matrix.whole, matrix.unit) == ((20, 8), 28, "lượt")
    assert matrix.neglected == ("Quyền của người khuyết tật",)


def test_minutes_are_those_of_the_figures(desk: Desk) -> None:
    record(desk, [*office(), *broadcasts()])
    matrix = MediaMatrix(desk).over(Period.parse("2024-09"), MatrixQuestion("level", "media.minutes"))
    assert {head.name: total for head, total in zip(matrix.columns, matrix.totals, strict=True)} == {
        "cấp xã": 240, "cấp huyện": 108,
    }  # fmt: skip
    assert matrix.whole == 348


def test_a_cell_opens_its_airings(desk: Desk) -> None:
    record(desk, [*office(), *broadcasts()])
    service = MediaMatrix(desk)
    matrix = service.over(Period.parse("2024-09"))
    children = next(row for row in matrix.rows if row.head.name == "Quyền trẻ em")
    assert len(service.behind(matrix, children.head, matrix.columns[0])) == 20
    assert len(service.behind(matrix, children.head)) == 21


def test_audiences_are_rows_as_topics_are(desk: Desk) -> None:
    record(desk, [*office(), *broadcasts()])
    with desk.act("Kế hoạch") as writer:
        plan = writer.add(Plan.of(title="Kế hoạch"))
        texts = ("Thanh niên", "Phụ nữ", "Người cao tuổi")
        writer.add_all(Audience.of(plan=plan.uid, position=at, text=text) for at, text in enumerate(texts))
    record(desk, [
        {"act": "product", "title": "Tin riêng", "kind": "news", "minutes": 3, "audiences": ["Thanh niên", "Phụ nữ"]},
        {"act": "airing", "product": "Tin riêng", "channel": "Loa xã", "day": "2024-09-10", "times": 6},
    ])  # fmt: skip
    service = MediaMatrix(desk)
    matrix = service.over(Period.parse("2024-09"), MatrixQuestion(down="audience"))
    found = {row.head.name: row.whole for row in matrix.rows}
    assert found == {"Thanh niên": 6, "Phụ nữ": 6, "Người cao tuổi": 0}
    assert matrix.neglected == ("Người cao tuổi",)
    assert matrix.whole == 34
    assert [one.shown for one in service.behind(matrix, matrix.rows[0].head)] == [
        one.shown for one in service.behind(matrix, matrix.rows[1].head, matrix.columns[0])
    ]
    months = service.over(Period.parse("2024"), MatrixQuestion(MONTHS, "media.minutes", "audience"))
    assert months.rows[0].amounts[8] == 18


def test_languages_are_rows_and_one_channel_may_be_asked_for_alone(desk: Desk) -> None:
    record(desk, [*office(), *broadcasts()])
    record(desk, [
        {"act": "product", "title": "Tin tiếng Mường", "kind": "news", "minutes": 3, "language": "tiếng mường"},
        {"act": "airing", "product": "Tin tiếng Mường", "channel": "Loa xã", "day": "2024-09-10", "times": 6},
    ])  # fmt: skip
    service = MediaMatrix(desk)
    matrix = service.over(Period.parse("2024-09"), MatrixQuestion(down="language"))
    assert {row.head.name: row.whole for row in matrix.rows} == {"tiếng Mường": 6, "tiếng Việt": 28}
    assert len(service.behind(matrix, matrix.rows[0].head)) == 1
    alone = next(one for one in service.channels() if one.name == "Loa xã")
    of_one = service.over(Period.parse("2024"), MatrixQuestion(MONTHS, down="language", channel=alone.uid))
    assert of_one.whole == 26
    assert {row.head.name: row.amounts[8] for row in of_one.rows} == {"tiếng Mường": 6, "tiếng Việt": 20}
    assert len(service.behind(of_one, of_one.rows[1].head, of_one.columns[8])) == 20


def test_months_follow_the_decree(desk: Desk) -> None:
    record(desk, [*office(), *broadcasts()])
    record(desk, [
        {"act": "airing", "product": "Chương trình một", "channel": "Loa xã", "day": "2024-09-15", "times": 7},
    ])  # fmt: skip
    service = MediaMatrix(desk)
    matrix = service.over(Period.parse("2024"), MatrixQuestion(MONTHS))
    assert len(matrix.columns) == 12
    children = next(row for row in matrix.rows if row.head.name == "Quyền trẻ em")
    assert children.amounts[8:10] == (24, 7)
    assert len(service.behind(matrix, children.head, matrix.columns[9])) == 1


_AIRINGS = st.lists(
    st.tuples(
        st.integers(1, 3), st.sampled_from(["Loa xã", "Truyền thanh huyện"]), st.integers(0, 400), st.integers(1, 9)
    ),
    max_size=12,
)
_TITLES = {1: "Chương trình một", 2: "Chương trình hai", 3: "Chương trình ba"}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_AIRINGS)
def test_columns_add_up_to_the_figure_of_the_year(desk: Desk, airings: list[tuple[int, str, int, int]]) -> None:
    with desk.read() as reader:
        begun = bool(reader.connection.exec_driver_sql("SELECT count(*) FROM product").scalar())
    if not begun:
        record(desk, [*office(), *broadcasts()])
    record(desk, [
        {"act": "airing", "product": _TITLES[product], "channel": channel, "times": times,
         "day": (date(2023, 12, 1) + timedelta(days=day)).isoformat()}
        for product, channel, day, times in airings
    ])  # fmt: skip
    year = Period.parse("2024")
    figures = {figure.id: figure.value for figure in Reporting(desk).figures(year)}
    for across in (MONTHS, "channel", "kind", "level"):
        matrix = MediaMatrix(desk).over(year, MatrixQuestion(across))
        assert sum(matrix.totals) == matrix.whole == figures["media.airings"]
        assert all(sum(row.amounts) == row.whole for row in matrix.rows)
