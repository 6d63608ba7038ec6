"""Our own office in the sample: how it heads and signs its papers, its channels, the plan since 1/7/2025."""

from sample_office.agencies import CENTRE, COMMUNE, COMMUNE_OFFICE, DISTRICT, FIRST, LAST, SERVICE, SOCIAL, Entry
from sample_office.banks import bank

_DISTRICT_PROFILE: Entry = {
    "act": "office",
    "agency": DISTRICT,
    "from_day": "2023-01-01",
    "issuer_lines": "ỦY BAN NHÂN DÂN\nHUYỆN HẠ HÒA",
    "place_name": "Hạ Hòa",
    "symbol": "UBND",
    "drafting_symbol": "VHTT",
    "full_name": "Ủy ban nhân dân huyện Hạ Hòa",
    "area": "huyện Hạ Hòa",
    "addressees": "Ủy ban nhân dân tỉnh Phú Thọ\nSở Thông tin và Truyền thông tỉnh Phú Thọ",
    "recipients": "Như trên\nThường trực Huyện ủy\nChủ tịch, các Phó Chủ tịch UBND huyện\nBan Tuyên giáo Huyện ủy\n"
    "Ủy ban MTTQ và các tổ chức chính trị - xã hội huyện\nUBND các xã, thị trấn\nLưu: VT, VHTT",
}


def first_entries() -> list[Entry]:
    """How the district heads and signs its papers, who signs after it, and the district's channels."""
    return [_DISTRICT_PROFILE, *_signers(), *_district_channels()]


def spring_profile() -> list[Entry]:
    """The district's papers from 1/3/2025, when its department and the province's were renamed and merged."""
    return [
        {
            **_DISTRICT_PROFILE,
            "from_day": "2025-03-01",
            "drafting_symbol": "VHKHTT",
            "addressees": "Ủy ban nhân dân tỉnh Phú Thọ\nSở Văn hóa, Thể thao và Du lịch tỉnh Phú Thọ",
            "recipients": "Như trên\nThường trực Huyện ủy\nChủ tịch, các Phó Chủ tịch UBND huyện\n"
            "Ban Tuyên giáo và Dân vận Huyện ủy\nỦy ban MTTQ và các tổ chức chính trị - xã hội huyện\n"
            "UBND các xã, thị trấn\nLưu: VT, VHKHTT",
        }
    ]


def commune_profile() -> list[Entry]:
    """The commune's papers, and its channels, from 1/7/2025."""
    profile: Entry = {
        "act": "office",
        "agency": COMMUNE,
        "from_day": FIRST,
        "issuer_lines": "ỦY BAN NHÂN DÂN\nXÃ HẠ HÒA",
        "place_name": "Hạ Hòa",
        "symbol": "UBND",
        "drafting_symbol": "VHXH",
        "full_name": "Ủy ban nhân dân xã Hạ Hòa",
        "area": "xã Hạ Hòa",
        "addressees": "Ủy ban nhân dân tỉnh Phú Thọ\nSở Văn hóa, Thể thao và Du lịch tỉnh Phú Thọ",
        "recipients": "Như trên\nThường trực Đảng ủy\nChủ tịch, các Phó Chủ tịch UBND xã\n"
        "Ủy ban MTTQ và các tổ chức chính trị - xã hội xã\nCác phòng, đơn vị thuộc UBND xã\nLưu: VT, VHXH",
    }
    return [profile, *_commune_channels()]


def _signers() -> list[Entry]:
    deputy: Entry = {
        "act": "signer",
        "authority_lines": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
        "title": "PHÓ CHỦ TỊCH",
    }
    return [
        {**deputy, "agency": DISTRICT, "from_day": "2023-01-01", "to_day": "2024-05-31", "name": "Phùng Trọng Khoát"},
        {**deputy, "agency": DISTRICT, "from_day": "2024-06-01", "to_day": LAST, "name": "Đinh Thế Lượng"},
        {**deputy, "agency": COMMUNE, "from_day": FIRST, "name": "Hà Thị Thuần"},
    ]


RADIO, PORTAL, FACEBOOK, ZALO = (
    "Đài truyền thanh huyện Hạ Hòa",
    "Cổng thông tin điện tử huyện Hạ Hòa",
    "Trang Facebook Hạ Hòa",
    "Trang Zalo UBND huyện Hạ Hòa",
)
RELAY, PAGES, BOARD, VISUAL = (
    "Hệ thống truyền thanh các xã, thị trấn",
    "Trang thông tin điện tử các xã, thị trấn",
    "Bảng tin điện tử trung tâm huyện",
    "Cổ động trực quan huyện Hạ Hòa",
)
MOBILE, PAPER, STATION = "Thông tin lưu động", "Báo Phú Thọ", "Đài Phát thanh và Truyền hình tỉnh Phú Thọ"
OWN_RADIO, OWN_PAGE, OWN_FACEBOOK, OWN_ZALO = (
    "Hệ thống truyền thanh xã Hạ Hòa",
    "Trang thông tin điện tử xã Hạ Hòa",
    "Trang Facebook xã Hạ Hòa",
    "Trang Zalo UBND xã Hạ Hòa",
)
OWN_BOARD, OWN_VISUAL, MERGED_STATION = (
    "Bảng tin điện tử xã Hạ Hòa",
    "Cổ động trực quan xã Hạ Hòa",
    "Báo và Phát thanh, Truyền hình Phú Thọ",
)


def _channel(name: str, kind: str, level: str, agency: str | None = None) -> Entry:
    entry: Entry = {"act": "channel", "name": name, "kind": kind, "level": level}
    if agency:
        entry["agency"] = agency
    return entry if kind in ("radio", "press") else {**entry, "with_duration": False}


def _district_channels() -> list[Entry]:
    return [
        _channel(RADIO, "radio", "district", CENTRE),
        _channel(RELAY, "radio", "commune"),
        _channel(PORTAL, "portal", "district", "Văn phòng HĐND và UBND huyện"),
        _channel(PAGES, "portal", "commune"),
        _channel(FACEBOOK, "social", "district", CENTRE),
        _channel(ZALO, "social", "district", "Văn phòng HĐND và UBND huyện"),
        _channel(BOARD, "board", "district", CENTRE),
        _channel(VISUAL, "visual", "district", CENTRE),
        _channel(MOBILE, "mobile", "district", CENTRE),
        {**_channel(PAPER, "press", "province"), "with_duration": False},
        _channel(STATION, "press", "province"),
    ]


def _commune_channels() -> list[Entry]:
    return [
        _channel(OWN_RADIO, "radio", "commune", COMMUNE),
        _channel(OWN_PAGE, "portal", "commune", COMMUNE),
        _channel(OWN_FACEBOOK, "social", "commune", SERVICE),
        _channel(OWN_ZALO, "social", "commune", COMMUNE_OFFICE),
        _channel(OWN_BOARD, "board", "commune", SERVICE),
        _channel(OWN_VISUAL, "visual", "commune", SOCIAL),
        {**_channel(MERGED_STATION, "press", "province"), "with_duration": False},
    ]


def amendment_entries(letter: str) -> list[Entry]:
    """The plan as it reads from 1/7/2025, by the commune's letter of that number: new area, new department above it."""
    document = f"Công văn số {letter} ngày 15/7/2025 của Ủy ban nhân dân xã Hạ Hòa"
    changes = []
    for line in bank("plan_changes.txt")[""]:
        kind, number, part = line.tags
        entry: Entry = {"act": "amendment", kind: number, "part": part, "text": line.text}
        changes.append({**entry, "from_day": FIRST, "document": document})
    return changes
