"""Media output: channels, products with their topics, airings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop.domain.media import Airing, Channel, Product, ProductAudience, ProductTopic
from desktop.domain.plan import Audience, Topic
from desktop.services.desk import Desk
from desktop.storage.rows import Writer


def put_product(
    writer: Writer, *, topics: Iterable[bytes] = (), audiences: Iterable[bytes] = (), **values: Any
) -> Product:
    """Store a product with the topics it treats and the audiences it speaks to."""
    product = writer.add(Product.of(**values))
    for topic in dict.fromkeys(topics):
        writer.one(Topic, topic)
        writer.add(ProductTopic.of(product=product.uid, topic=topic))
    for audience in dict.fromkeys(audiences):
        writer.one(Audience, audience)
        writer.add(ProductAudience.of(product=product.uid, audience=audience))
    return product


def put_airing(writer: Writer, **values: Any) -> Airing:
    """Store an airing of a stored product on a stored channel."""
    airing = Airing.of(**values)
    writer.one(Product, airing.product)
    writer.one(Channel, airing.channel)
    return writer.add(airing)


@dataclass
class Media:
    """Media output as the clerk uses it."""

    desk: Desk

    def add_channel(self, **values: Any) -> Channel:
        with self.desk.act(f"Thêm kênh «{values.get('name', '')}»") as writer:
            return writer.add(Channel.of(**values))

    def add_product(self, topics: Iterable[bytes] = (), **values: Any) -> Product:
        with self.desk.act(f"Thêm sản phẩm «{values.get('title', '')}»") as writer:
            return put_product(writer, topics=topics, **values)

    def add_airings(self, airings: Iterable[dict[str, Any]]) -> list[Airing]:
        with self.desk.act("Thêm lần phát, đăng") as writer:
            return [put_airing(writer, **values) for values in airings]
