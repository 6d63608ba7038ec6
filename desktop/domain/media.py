"""Media output (sản phẩm truyền thông): a product apart from its airings and postings."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar

from pydantic import field_validator, model_validator

from desktop.domain.organisation import check_days
from desktop.domain.record import (
    Code,
    Record,
    clock_field,
    code_field,
    day_field,
    flag_field,
    line_field,
    number_field,
    ref_field,
    text_field,
)


class ProductKind(Code):
    """What was made."""

    NEWS = "news", "tin"
    ARTICLE = "article", "bài"
    REPORTAGE = "reportage", "phóng sự"
    PROGRAMME = "programme", "chương trình phát thanh"
    VIDEO = "video", "video"
    INFOGRAPHIC = "infographic", "infographic"
    PHOTO = "photo", "ảnh, phóng sự ảnh"
    LEAFLET = "leaflet", "tờ rơi, tờ gấp"
    POSTER = "poster", "pa-nô, áp phích"
    BANNER = "banner", "băng rôn, khẩu hiệu"
    BOARD = "board", "bảng điện tử"
    OTHER = "other", "sản phẩm khác"


UNITS = {
    ProductKind.LEAFLET: "tờ",
    ProductKind.POSTER: "điểm",
    ProductKind.BANNER: "lượt",
    ProductKind.BOARD: "ngày",
}
"""Kinds counted in a unit of their own, not by airings (figures.md, `media.units.KIND`)."""


class Origin(Code):
    """Where a product comes from."""

    PRODUCED = "produced", "sản xuất"
    RECEIVED = "received", "tiếp nhận"
    RELAYED = "relayed", "tiếp phát"


class ChannelKind(Code):
    """What a channel is."""

    RADIO = "radio", "hệ thống truyền thanh"
    PORTAL = "portal", "cổng, trang thông tin điện tử"
    SOCIAL = "social", "mạng xã hội"
    BOARD = "board", "bảng tin điện tử công cộng"
    PRESS = "press", "báo, đài"
    VISUAL = "visual", "cổ động trực quan"
    MOBILE = "mobile", "thông tin lưu động"
    OTHER = "other", "kênh khác"


class ChannelLevel(Code):
    """Own air time and relays by communes are counted apart."""

    PROVINCE = "province", "cấp tỉnh"
    DISTRICT = "district", "cấp huyện"
    COMMUNE = "commune", "cấp xã"


class Channel(Record):
    """A channel on which products are aired or posted; only channels `with_duration` add minutes."""

    term: ClassVar[str] = "kênh truyền thông"

    name: str = line_field("Tên kênh", min_length=1, max_length=200)
    kind: ChannelKind = code_field("Loại kênh", ChannelKind)
    level: ChannelLevel = code_field("Cấp", ChannelLevel)
    agency: bytes | None = ref_field("Cơ quan quản lý", "agency", default=None)
    with_duration: bool = flag_field("Có thời lượng", default=True)


VIETNAMESE = "Việt"
"""The language of whatever does not say another."""


class Product(Record):
    """One work. `seconds` is its duration; `language` is a plain word ("Việt").

    `starred` puts it on the list of works for press awards; `award` is what it won.
    """

    term: ClassVar[str] = "sản phẩm truyền thông"

    title: str = line_field("Tên sản phẩm", min_length=1, max_length=500)
    kind: ProductKind = code_field("Thể loại", ProductKind)
    origin: Origin = code_field("Nguồn", Origin, default=Origin.PRODUCED)
    agency: bytes | None = ref_field("Đơn vị thực hiện", "agency", default=None)
    task: bytes | None = ref_field("Nhiệm vụ", "task", default=None)
    seconds: int = number_field("Thời lượng", default=0, ge=0, le=86_400)
    language: str = line_field("Ngôn ngữ", default=VIETNAMESE, max_length=60)
    note: str = text_field("Ghi chú", default="", max_length=2000)
    starred: bool = flag_field("Chọn dự giải", default=False)
    award: str = line_field("Giải thưởng đã đạt", default="", max_length=300)

    @field_validator("language")
    @classmethod
    def _one_name(cls, value: str) -> str:
        """«tiếng tày», «Tiếng Tày» and «Tày» are one language, so that they are counted as one; none is Vietnamese."""
        words = value.split()
        if words and words[0].casefold() == "tiếng":
            del words[0]
        name = " ".join(words)
        return f"{name[:1].upper()}{name[1:]}" or VIETNAMESE


class ProductDistinction(Record):
    """Two products that look like one and are two, as the clerk has said: not asked again."""

    term: ClassVar[str] = "ghi nhận hai sản phẩm khác nhau"

    one: bytes = ref_field("Sản phẩm thứ nhất", "product")
    other: bytes = ref_field("Sản phẩm thứ hai", "product")

    @model_validator(mode="after")
    def _two(self) -> ProductDistinction:
        if self.one == self.other:
            raise ValueError("hai sản phẩm phải khác nhau")
        return self


class ProductTopic(Record):
    """A topic a product treats; a product may have several and still counts once in every total."""

    term: ClassVar[str] = "chủ đề của sản phẩm"

    product: bytes = ref_field("Sản phẩm", "product")
    topic: bytes = ref_field("Chủ đề", "topic")


class ProductAudience(Record):
    """An audience of the plan that a product speaks to; it may speak to several and still counts once in a total."""

    term: ClassVar[str] = "đối tượng của sản phẩm"

    product: bytes = ref_field("Sản phẩm", "product")
    audience: bytes = ref_field("Đối tượng truyền thông", "audience")


class Airing(Record):
    """A broadcast, posting or showing: `times` on `day`, in `quantity` units where the kind is counted in units.

    `relayed` says that a commune passed on what another made; its minutes stand apart from the office's own. `place`
    is where posters, banners and boards hang.
    """

    term: ClassVar[str] = "lần phát, đăng"

    product: bytes = ref_field("Sản phẩm", "product")
    channel: bytes = ref_field("Kênh", "channel")
    agency: bytes | None = ref_field("Đơn vị phát, đăng", "agency", default=None)
    day: date = day_field("Ngày")
    at: time | None = clock_field("Giờ", default=None)
    times: int = number_field("Số lần", default=1, ge=1, le=100_000)
    quantity: int = number_field("Số lượng", default=0, ge=0)
    relayed: bool = flag_field("Tiếp phát", default=False)
    until_day: date | None = day_field("Đến ngày", default=None)
    place: str = line_field("Địa điểm", default="", max_length=300)
    link: str = line_field("Đường dẫn", default="", max_length=1000)

    @model_validator(mode="after")
    def _days(self) -> Airing:
        check_days(self.day, self.until_day)
        return self


class AiringReach(Record):
    """How many an airing or posting had reached by a day, as somebody read it off; readings follow one another."""

    term: ClassVar[str] = "số lượt tiếp cận"

    airing: bytes = ref_field("Lần phát, đăng", "airing")
    day: date = day_field("Ngày ghi nhận")
    reach: int = number_field("Lượt tiếp cận", ge=0, le=10_000_000_000)
    note: str = line_field("Cách ghi nhận", default="", max_length=300)
