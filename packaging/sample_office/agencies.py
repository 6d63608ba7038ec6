"""Who is who in the sample: the district's office and bodies, twenty communes, and what followed them on 1/7/2025."""

Entry = dict[str, object]
LAST, FIRST = "2025-06-30", "2025-07-01"

TOWN = "thị trấn Hạ Hòa"
HEIRS = {
    "Hạ Hòa": (TOWN, "xã Minh Hạc", "xã Ấm Hạ", "xã Gia Điền"),
    "Đan Thượng": ("xã Tứ Hiệp", "xã Đại Phạm", "xã Hà Lương", "xã Đan Thượng"),
    "Yên Kỳ": ("xã Hương Xạ", "xã Phương Viên", "xã Yên Kỳ"),
    "Vĩnh Chân": ("xã Lang Sơn", "xã Yên Luật", "xã Vĩnh Chân"),
    "Văn Lang": ("xã Vô Tranh", "xã Bằng Giã", "xã Minh Côi", "xã Văn Lang"),
    "Hiền Lương": ("xã Hiền Lương", "xã Xuân Áng"),
}
"""The communes since 1/7/2025 and the communes and the town that each was made of."""
COMMUNES = tuple(old for olds in HEIRS.values() for old in olds)
OURS = HEIRS["Hạ Hòa"]

DISTRICT = "UBND huyện Hạ Hòa"
COMMUNE = "UBND xã Hạ Hòa"
ALL_COMMUNES = "UBND các xã, thị trấn"
CULTURE = "Phòng Văn hóa và Thông tin"
CENTRE = "Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông huyện Hạ Hòa"
LABOUR = "Phòng Lao động - Thương binh và Xã hội"
HOME_AFFAIRS = "Phòng Nội vụ"
DEPARTMENT = "Sở Thông tin và Truyền thông"
CULTURE_DEPARTMENT = "Sở Văn hóa, Thể thao và Du lịch"
SOCIAL = "Phòng Văn hóa - Xã hội xã Hạ Hòa"
SERVICE = "Trung tâm Cung ứng dịch vụ sự nghiệp công xã Hạ Hòa"
COMMUNE_OFFICE = "Văn phòng HĐND và UBND xã Hạ Hòa"
FRONT = "Ủy ban MTTQ xã Hạ Hòa"
PARTY = "Ban Xây dựng Đảng Đảng ủy xã Hạ Hòa"


def committee(commune: str) -> str:
    """A commune's agency: `xã Ấm Hạ` → `UBND xã Ấm Hạ`."""
    return f"UBND {commune}"


def unions(commune: str) -> str:
    """The Front and the associations of a commune."""
    return f"Mặt trận Tổ quốc và các đoàn thể {commune}"


def successor(name: str) -> str:
    """A commune since 1/7/2025 as the record files write it: five bear the name of one that ended."""
    return f"UBND xã {name} (từ 01/7/2025)"


def directory_entries() -> list[Entry]:
    """The whole directory of agencies."""
    return [
        *_province(),
        *_district(),
        *_communes(),
        *_commune_bodies(),
        *_successions(),
        *_groups(),
        # A group has no last day: what the plan asks of the district's communes is our commune's own work from then on.
        {"act": "succession", "agency": ALL_COMMUNES, "successor": successor("Hạ Hòa"), "day": FIRST},
    ]


def _agency(name: str, kind: str, **values: object) -> Entry:
    return {"act": "agency", "name": name, "kind": kind, **values}


def _province() -> list[Entry]:
    return [
        _agency("UBND tỉnh Phú Thọ", "committee", aliases=["Ủy ban nhân dân tỉnh"]),
        _agency(
            f"{DEPARTMENT} tỉnh Phú Thọ", "provincial", short_name=DEPARTMENT,
            aliases=["Sở TT&TT Phú Thọ"], to_day="2025-02-28",
        ),
        _agency(f"{CULTURE_DEPARTMENT} tỉnh Phú Thọ", "provincial", short_name=CULTURE_DEPARTMENT),
        _agency("Sở Khoa học và Công nghệ tỉnh Phú Thọ", "provincial", short_name="Sở Khoa học và Công nghệ"),
        _agency("Công an tỉnh Phú Thọ", "police"),
        _agency("Liên đoàn Lao động tỉnh Phú Thọ", "union"),
    ]  # fmt: skip


def _district() -> list[Entry]:
    """Our office and the fifteen departments and bodies that the plan needs."""
    until = {"to_day": LAST}
    return [
        _agency(DISTRICT, "committee", aliases=["Ủy ban nhân dân huyện"], **until),
        _agency(
            "Phòng Văn hóa, Khoa học và Thông tin", "department", **until,
            former_names=[{"name": CULTURE, "to_day": "2025-02-28"}], aliases=["Phòng VH&TT huyện Hạ Hòa"],
        ),
        _agency(CENTRE, "media", short_name="Trung tâm VH-TT-DL&TT huyện", **until),
        _agency("Công an huyện Hạ Hòa", "police", aliases=["Công an huyện"], to_day="2025-02-28"),
        _agency(
            "Phòng Giáo dục và Đào tạo", "department", aliases=["Phòng GD&ĐT"], **until,
        ),
        _agency(
            "Huyện đoàn Hạ Hòa", "union", **until,
            aliases=["Huyện đoàn Thanh niên", "Đoàn TNCS Hồ Chí Minh huyện Hạ Hòa"],
        ),
        _agency(
            "Văn phòng HĐND và UBND huyện", "department", aliases=["Văn phòng HĐND-UBND huyện Hạ Hòa"], **until,
        ),
        _agency(
            "Ban Tuyên giáo và Dân vận Huyện ủy", "party", **until,
            former_names=[{"name": "Ban Tuyên giáo Huyện ủy", "to_day": "2025-02-14"}],
        ),
        _agency("Ủy ban MTTQ huyện", "union", aliases=["Ủy ban Mặt trận Tổ quốc Việt Nam huyện Hạ Hòa"], **until),
        _agency("Hội Liên hiệp Phụ nữ huyện", "union", **until),
        _agency("Hội Nông dân huyện", "union", **until),
        _agency("Hội Cựu chiến binh huyện", "union", **until),
        _agency("Liên đoàn Lao động huyện", "union", **until),
        _agency(LABOUR, "department", to_day="2025-02-28"),
        _agency(HOME_AFFAIRS, "department", **until),
        _agency("Phòng Tư pháp", "department", **until),
    ]  # fmt: skip


def _communes() -> list[Entry]:
    old = [_agency(committee(name), "commune", to_day=LAST) for name in COMMUNES]
    old += [_agency(unions(name), "union", to_day=LAST) for name in COMMUNES]
    new = [
        _agency(f"UBND xã {name}", "commune", from_day=FIRST, aliases=[successor(name)]) for name in HEIRS
    ]  # fmt: skip
    return old + new


def _commune_bodies() -> list[Entry]:
    bodies = {
        SOCIAL: "department",
        "Phòng Kinh tế xã Hạ Hòa": "department",
        COMMUNE_OFFICE: "department",
        SERVICE: "media",
        "Công an xã Hạ Hòa": "police",
        PARTY: "party",
        FRONT: "union",
        "Đoàn TNCS Hồ Chí Minh xã Hạ Hòa": "union",
        "Hội Liên hiệp Phụ nữ xã Hạ Hòa": "union",
        "Hội Nông dân xã Hạ Hòa": "union",
        "Hội Cựu chiến binh xã Hạ Hòa": "union",
    }
    return [_agency(name, kind, from_day=FIRST) for name, kind in bodies.items()]


def _successions() -> list[Entry]:
    pairs = [
        (f"{DEPARTMENT} tỉnh Phú Thọ", "Sở Khoa học và Công nghệ tỉnh Phú Thọ", "2025-03-01"),
        (f"{DEPARTMENT} tỉnh Phú Thọ", f"{CULTURE_DEPARTMENT} tỉnh Phú Thọ", "2025-03-01"),
        ("Công an huyện Hạ Hòa", "Công an tỉnh Phú Thọ", "2025-03-01"),
        (LABOUR, HOME_AFFAIRS, "2025-03-01"),
    ]
    pairs += [(DISTRICT, successor(name), FIRST) for name in HEIRS]
    pairs += [(committee(old), successor(name), FIRST) for name, olds in HEIRS.items() for old in olds]
    pairs += [(unions(old), FRONT, FIRST) for old in OURS]
    pairs += [(old, new, FIRST) for old, new in _BODIES]
    return [
        {"act": "succession", "agency": old, "successor": new, "day": day} for old, new, day in pairs
    ]  # fmt: skip


_BODIES = (
    ("Phòng Văn hóa, Khoa học và Thông tin", SOCIAL),
    (CENTRE, SERVICE),
    ("Phòng Giáo dục và Đào tạo", SOCIAL),
    ("Huyện đoàn Hạ Hòa", "Đoàn TNCS Hồ Chí Minh xã Hạ Hòa"),
    ("Văn phòng HĐND và UBND huyện", COMMUNE_OFFICE),
    ("Ban Tuyên giáo và Dân vận Huyện ủy", PARTY),
    ("Ủy ban MTTQ huyện", FRONT),
    ("Hội Liên hiệp Phụ nữ huyện", "Hội Liên hiệp Phụ nữ xã Hạ Hòa"),
    ("Hội Nông dân huyện", "Hội Nông dân xã Hạ Hòa"),
    ("Hội Cựu chiến binh huyện", "Hội Cựu chiến binh xã Hạ Hòa"),
    ("Liên đoàn Lao động huyện", "Liên đoàn Lao động tỉnh Phú Thọ"),
    (HOME_AFFAIRS, SOCIAL),
    ("Phòng Tư pháp", COMMUNE_OFFICE),
)


def _groups() -> list[Entry]:
    """The groups the plan names; who is a member on a day follows from each agency's own days."""
    offices = [
        "Phòng Văn hóa, Khoa học và Thông tin", CENTRE, "Phòng Giáo dục và Đào tạo", "Văn phòng HĐND và UBND huyện",
        LABOUR, HOME_AFFAIRS, "Phòng Tư pháp", SOCIAL, "Phòng Kinh tế xã Hạ Hòa", COMMUNE_OFFICE, SERVICE,
    ]  # fmt: skip
    associations = [
        "Ủy ban MTTQ huyện", "Huyện đoàn Hạ Hòa", "Hội Liên hiệp Phụ nữ huyện", "Hội Nông dân huyện",
        "Hội Cựu chiến binh huyện", "Liên đoàn Lao động huyện", FRONT, "Đoàn TNCS Hồ Chí Minh xã Hạ Hòa",
        "Hội Liên hiệp Phụ nữ xã Hạ Hòa", "Hội Nông dân xã Hạ Hòa", "Hội Cựu chiến binh xã Hạ Hòa",
    ]  # fmt: skip
    communes = [committee(name) for name in COMMUNES] + [successor(name) for name in HEIRS]
    unions_name = "Ủy ban MTTQ và các tổ chức chính trị - xã hội huyện"
    others = ["Công an huyện Hạ Hòa", "Công an xã Hạ Hòa", "Ban Tuyên giáo và Dân vận Huyện ủy", PARTY]
    return [
        _group("Các phòng, đơn vị", offices, aliases=["Các phòng, ban, cơ quan, đơn vị"]),
        _group(ALL_COMMUNES, communes),
        _group(unions_name, associations, aliases=["Ủy ban MTTQ, các tổ chức CT-XH huyện"]),
        _group("Các phòng, đơn vị thuộc Sở Thông tin và Truyền thông", [f"{DEPARTMENT} tỉnh Phú Thọ"]),
        _group(
            "Các cơ quan, đơn vị có liên quan",
            ["Các phòng, đơn vị", ALL_COMMUNES, unions_name, *others],
            aliases=["Các cơ quan, đơn vị, tổ chức, cá nhân có liên quan"],
        ),
    ]


def _group(name: str, members: list[str], **values: object) -> Entry:
    return {"act": "agency_group", "name": name, "members": members, **values}
