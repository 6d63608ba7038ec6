"""The airings behind a figure as a clerk reads them: what, on which channel, by whom, how often, when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.media import Airing, Channel, Product
from desktop.domain.organisation import Agency
from desktop.storage.figures import Counted
from desktop.storage.rows import Reader
from desktop.vietnamese.numerals import day_text, grouped


def told(reader: Reader, found: Iterable[Counted]) -> list[Counted]:
    """The same records, those that are airings told in full."""
    every = list(found)
    airings = reader.by_uid(Airing, [one.uid for one in every if one.table == "airing"])
    channels = reader.by_uid(Channel, [airing.channel for airing in airings.values()])
    products = reader.by_uid(Product, [airing.product for airing in airings.values()])
    agencies = reader.by_uid(Agency, [airing.agency for airing in airings.values()])

    def line(airing: Airing) -> str:
        channel, agency = channels.get(airing.channel), agencies.get(airing.agency or b"")
        product = products.get(airing.product)
        parts = [
            channel.name if channel else "chưa rõ kênh",
            f"{agency.name}{' tiếp phát' if airing.relayed else ''}" if agency else "tiếp phát" * airing.relayed,
            f"lúc {airing.at:%H:%M}" if airing.at else "",
            f"đến ngày {day_text(airing.until_day)}" if airing.until_day else "",
            f"{grouped(airing.times)} lần",
            f"số lượng {grouped(airing.quantity)}" if airing.quantity else "",
        ]
        return f"{product.title if product else 'chưa rõ sản phẩm'} - {', '.join(filter(None, parts))}"

    return [replace(one, shown=line(airings[one.uid])) if one.uid in airings else one for one in every]
