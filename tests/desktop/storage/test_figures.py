"""Counting: several figures in one pass are the figures one by one, and parts are what their own filter counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.media import ProductTopic
from desktop.domain.period import DECREE, Period, span
from desktop.indicators.figure import STANDING
from desktop.services.desk import Desk
from desktop.services.figuring import standing
from desktop.storage import figures
from tests.factories import broadcasts, new_desk, record, two_courses

YEAR = span(Period.parse("2024"), DECREE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path)
    yield made
    made.database.close()


def test_figures_counted_together_are_those_counted_one_by_one(desk: Desk) -> None:
    record(desk, two_courses() + broadcasts())
    record(desk, [
        {"act": "product", "title": "Áp phích", "kind": "poster", "origin": "received"},
        {"act": "airing", "product": "Áp phích", "channel": "Loa xã", "day": "2024-05-06", "quantity": 7},
    ])  # fmt: skip
    with desk.read() as reader:
        together = figures.counts(reader.connection, STANDING, YEAR, YEAR.to_day)
        alone = [figures.count(reader.connection, definition, YEAR, YEAR.to_day) for definition in STANDING]
    assert together == alone
    found = dict(zip((definition.id for definition in STANDING), together, strict=True))
    assert found["training.turns"] == 85
    assert found["media.products"] == 4
    assert found["media.products.received"] == 1
    assert found["media.airings.relayed"] == 20
    assert found["media.minutes.relayed"] == 240 * 60
    assert found["media.units.poster"] == 7
    assert found["media.units.banner"] == 0


@pytest.mark.parametrize("identifier", ["media.products", "media.airings", "media.minutes"])
@pytest.mark.parametrize("dimension", ["topic", "kind"])
def test_a_part_is_what_its_own_filter_counts_even_where_a_topic_was_noted_twice(
    desk: Desk, identifier: str, dimension: str
) -> None:
    record(desk, broadcasts())
    with desk.read() as reader:
        pairs = reader.find(ProductTopic)
    with desk.act("Hai máy cùng ghi") as act:
        for pair in pairs:
            act.add(ProductTopic.of(product=pair.product, topic=pair.topic))
    whole = standing(identifier)
    with desk.read() as reader:
        parts = figures.broken_down(reader.connection, whole, YEAR, dimension)
        counted = [
            figures.count(reader.connection, whole.narrowed(dimension, key, name), YEAR) for key, name, _ in parts
        ]
        matrix = figures.topics_by_channel(reader.connection, YEAR)
    assert [value for _, _, value in parts] == counted != []
    assert sum(value for _, _, value in matrix) == 24
