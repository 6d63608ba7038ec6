"""Pages of airings follow one another without a gap, whatever their size."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.domain.media import Airing, Channel, Product
from desktop.storage import database
from desktop.storage.repository import airings


def test_pages_one_after_the_other_are_the_whole_list_by_day(tmp_path: Path) -> None:
    made = database.create(tmp_path / "so.db", folder=tmp_path / "machines")
    with made.act("Thêm") as act:
        channel = act.add(Channel.of(name="Loa", kind="radio", level="commune"))
        product = act.add(Product.of(title="Tin", kind="news"))
        act.add_all(
            Airing.of(product=product.uid, channel=channel.uid, day=date(2024, 5, 1 + n % 3), times=n, relayed=n % 2)
            for n in range(1, 8)
        )
    with made.read() as reader:
        whole = airings.page(reader.connection)
        pages, after = [], None
        while lines := airings.page(reader.connection, after, 3):
            pages.append(lines)
            after = lines[-1].day, lines[-1].uid
    made.close()
    assert [len(lines) for lines in pages] == [3, 3, 1]
    assert [line for lines in pages for line in lines] == whole == sorted(whole, key=lambda line: (line.day, line.uid))
    assert {(line.day, line.times, line.relayed, line.product, line.channel) for line in whole} == {
        (date(2024, 5, 1 + n % 3), n, n % 2 == 1, "Tin", "Loa") for n in range(1, 8)
    }
