"""The sample's persons: two target groups that change over the years, and others who come to courses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sample_office import agencies as who
from sample_office.agencies import Entry
from sample_office.chance import Chance
from sample_office.days import FIRST_COMMUNE_DAY, LAST_DISTRICT_DAY
from sample_office.names import Names

BEGAN = date(2023, 6, 1)
"""The day the lists of those to be trained were approved."""


@dataclass
class Person:
    """`mark` is the target group, empty for others; `moves_to` the agency and post in the commune since 1/7/2025."""

    name: str
    agency: str
    post: str
    mark: str = ""
    joined: date = BEGAN
    left: date | None = None
    moves_to: tuple[str, str] | None = None
    trained: bool = field(default=False, compare=False)

    def is_member(self, mark: str, day: date) -> bool:
        return self.mark == mark and self.joined <= day and (self.left is None or day <= self.left)


_A = (
    ("Phòng Văn hóa, Khoa học và Thông tin", "Trưởng phòng"),
    ("Phòng Văn hóa, Khoa học và Thông tin", "Phó Trưởng phòng", who.SOCIAL, "Trưởng phòng"),
    ("Phòng Văn hóa, Khoa học và Thông tin", "Chuyên viên", who.SOCIAL, "Chuyên viên"),
    ("Phòng Văn hóa, Khoa học và Thông tin", "Chuyên viên"),
    (who.CENTRE, "Giám đốc"),
    (who.CENTRE, "Phó Giám đốc", who.SERVICE, "Giám đốc"),
    (who.CENTRE, "Phóng viên", who.SERVICE, "Phóng viên"),
    (who.CENTRE, "Phóng viên"),
    (who.CENTRE, "Biên tập viên"),
    (who.CENTRE, "Phát thanh viên", who.SERVICE, "Phát thanh viên"),
    ("Văn phòng HĐND và UBND huyện", "Phó Chánh Văn phòng"),
    ("Văn phòng HĐND và UBND huyện", "Chuyên viên", who.COMMUNE_OFFICE, "Chuyên viên"),
    ("Văn phòng HĐND và UBND huyện", "Chuyên viên"),
    ("Ban Tuyên giáo và Dân vận Huyện ủy", "Phó Trưởng ban"),
    ("Ban Tuyên giáo và Dân vận Huyện ủy", "Chuyên viên", who.PARTY, "Phó Trưởng ban"),
    ("Ban Tuyên giáo và Dân vận Huyện ủy", "Chuyên viên"),
    ("Công an huyện Hạ Hòa", "Phó Đội trưởng"),
    ("Công an huyện Hạ Hòa", "Cán bộ"),
    ("Phòng Giáo dục và Đào tạo", "Chuyên viên", who.SOCIAL, "Chuyên viên"),
    ("Phòng Giáo dục và Đào tạo", "Chuyên viên"),
    ("Phòng Tư pháp", "Chuyên viên"),
    (who.LABOUR, "Chuyên viên"),
)
"""Officials for human rights, information and communication: agency, post, and where they went in the commune."""
_B = (
    ("Ủy ban MTTQ huyện", "Chủ tịch"),
    ("Ủy ban MTTQ huyện", "Phó Chủ tịch", who.FRONT, "Chủ tịch"),
    ("Ủy ban MTTQ huyện", "Phó Chủ tịch"),
    ("Ủy ban MTTQ huyện", "Ủy viên Thường trực"),
    ("Hội Liên hiệp Phụ nữ huyện", "Chủ tịch"),
    ("Hội Liên hiệp Phụ nữ huyện", "Phó Chủ tịch", "Hội Liên hiệp Phụ nữ xã Hạ Hòa", "Chủ tịch"),
    ("Hội Liên hiệp Phụ nữ huyện", "Ủy viên Ban Thường vụ"),
    ("Hội Nông dân huyện", "Chủ tịch"),
    ("Hội Nông dân huyện", "Phó Chủ tịch", "Hội Nông dân xã Hạ Hòa", "Chủ tịch"),
    ("Hội Nông dân huyện", "Ủy viên Ban Thường vụ"),
    ("Hội Cựu chiến binh huyện", "Chủ tịch"),
    ("Hội Cựu chiến binh huyện", "Phó Chủ tịch", "Hội Cựu chiến binh xã Hạ Hòa", "Chủ tịch"),
    ("Hội Cựu chiến binh huyện", "Ủy viên Thường vụ"),
    ("Liên đoàn Lao động huyện", "Chủ tịch"),
    ("Liên đoàn Lao động huyện", "Phó Chủ tịch"),
    ("Liên đoàn Lao động huyện", "Ủy viên Ban Thường vụ"),
    ("Huyện đoàn Hạ Hòa", "Bí thư"),
    ("Huyện đoàn Hạ Hòa", "Phó Bí thư", "Đoàn TNCS Hồ Chí Minh xã Hạ Hòa", "Bí thư"),
    ("Huyện đoàn Hạ Hòa", "Phó Bí thư"),
    ("Huyện đoàn Hạ Hòa", "Ủy viên Ban Thường vụ"),
)
"""Key officials of the Front and the social-political organisations of the district."""
_NEW_A = (
    (who.SOCIAL, "Chuyên viên"),
    (who.SOCIAL, "Chuyên viên"),
    (who.COMMUNE_OFFICE, "Chuyên viên"),
    (who.SERVICE, "Kỹ thuật viên"),
    ("Công an xã Hạ Hòa", "Phó Trưởng Công an xã"),
)
_NEW_B = (
    (who.FRONT, "Phó Chủ tịch"),
    (who.FRONT, "Ủy viên Thường trực"),
    (who.FRONT, "Trưởng ban Công tác Mặt trận khu dân cư"),
    (who.FRONT, "Trưởng ban Công tác Mặt trận khu dân cư"),
    ("Hội Liên hiệp Phụ nữ xã Hạ Hòa", "Phó Chủ tịch"),
    ("Hội Nông dân xã Hạ Hòa", "Phó Chủ tịch"),
    ("Hội Cựu chiến binh xã Hạ Hòa", "Phó Chủ tịch"),
    ("Đoàn TNCS Hồ Chí Minh xã Hạ Hòa", "Phó Bí thư"),
    ("Đoàn TNCS Hồ Chí Minh xã Hạ Hòa", "Ủy viên Ban Thường vụ"),
)
_CHANGES = {
    "A": (date(2023, 10, 31), date(2024, 1, 31), date(2024, 3, 31), date(2024, 6, 30), date(2024, 10, 15),
          date(2025, 2, 15)),
    "B": (date(2023, 9, 30), date(2023, 12, 31), date(2024, 2, 15), date(2024, 5, 31), date(2024, 5, 31),
          date(2024, 7, 31), date(2024, 10, 31), date(2025, 1, 31), date(2025, 3, 31)),
}  # fmt: skip
"""Days on which somebody left a group; another took the post soon after."""


class People:
    """Everybody in the sample; names are drawn in a fixed order."""

    def __init__(self) -> None:
        self._names = Names()
        self._chance = Chance("people")
        self.members = [*self._district("A", _A, self._commune_officials()), *self._district("B", _B, self._leaders())]
        self._change_members()
        self.members += self._commune_members()
        self.others = list(self._others())

    def _person(self, agency: str, post: str, **values: object) -> Person:
        woman = True if "Phụ nữ" in f"{agency} {post}" else None
        return Person(self._names.draw(woman=woman), agency, post, **values)  # type: ignore[arg-type]

    def _commune_officials(self) -> Iterator[tuple[str, ...]]:
        for commune in who.COMMUNES:
            move = (who.SOCIAL, "Chuyên viên") if commune in who.OURS else ()
            yield (who.committee(commune), "Công chức văn hóa - xã hội", *move)

    def _leaders(self) -> Iterator[tuple[str, ...]]:
        for commune in who.COMMUNES:
            move = (who.FRONT, "Phó Chủ tịch") if commune in who.OURS else ()
            yield (who.unions(commune), "Chủ tịch Ủy ban MTTQ", *move)
        for commune in who.COMMUNES:
            move = ("Hội Liên hiệp Phụ nữ xã Hạ Hòa", "Ủy viên Ban Thường vụ") if commune in who.OURS else ()
            yield (who.unions(commune), "Chủ tịch Hội Liên hiệp Phụ nữ", *move)

    def _district(self, mark: str, posts: Iterable[tuple[str, ...]], more: Iterable[tuple[str, ...]]) -> list[Person]:
        made = []
        for agency, post, *move in [*posts, *more]:
            moves_to = (move[0], move[1]) if move else None
            left = None if moves_to else LAST_DISTRICT_DAY
            made.append(self._person(agency, post, mark=mark, moves_to=moves_to, left=left))
            if "Công an" in agency:
                made[-1].left = date(2025, 2, 28)
        return made

    def _change_members(self) -> None:
        for mark, changes in _CHANGES.items():
            ours = [p for p in self.members if p.mark == mark and not p.moves_to and p.left == LAST_DISTRICT_DAY]
            leavers = self._chance.some(ours, len(changes))
            for leaver, day in zip(leavers, changes, strict=True):
                leaver.left = day
                joined = day + timedelta(days=self._chance.between(1, 30))
                heir = self._person(leaver.agency, leaver.post, mark=mark, joined=joined, left=LAST_DISTRICT_DAY)
                self.members.append(heir)

    def _commune_members(self) -> Iterator[Person]:
        for mark, posts in (("A", _NEW_A), ("B", _NEW_B)):
            for agency, post in posts:
                yield self._person(agency, post, mark=mark, joined=FIRST_COMMUNE_DAY)

    def _others(self) -> Iterator[Person]:
        """Contributors, youth secretaries and registrars of the communes; later heads of hamlets."""
        for commune in who.COMMUNES:
            yield self._person(who.committee(commune), "Cộng tác viên truyền thanh", left=LAST_DISTRICT_DAY)
            yield self._person(who.unions(commune), "Bí thư Đoàn xã", left=LAST_DISTRICT_DAY)
        for commune in who.COMMUNES[:14]:
            yield self._person(who.committee(commune), "Công chức tư pháp - hộ tịch", left=LAST_DISTRICT_DAY)
        for place in ("Hạ Hòa", "Minh Hạc", "Ấm Hạ", "Gia Điền"):
            for number in range(1, 7):
                post = f"Trưởng khu dân cư {place} {number}"
                yield self._person(who.COMMUNE, post, joined=FIRST_COMMUNE_DAY)

    def on_roster(self, mark: str, day: date) -> list[Person]:
        return [person for person in self.members if person.is_member(mark, day)]

    def others_on(self, day: date) -> list[Person]:
        return [p for p in self.others if p.joined <= day and (p.left is None or day <= p.left)]

    def entries(self) -> list[Entry]:
        """The groups, the persons, the rosters, and which target counts which group."""
        return [*_groups(), *self._person_entries(), *self._roster_entries(), *_targets()]

    def _person_entries(self) -> Iterator[Entry]:
        for person in [*self.members, *self.others]:
            yield {"act": "person", "name": person.name, "agency": _reference(person.agency), "post": person.post}

    def _roster_entries(self) -> Iterator[Entry]:
        spans: dict[tuple[str, date, date | None], list[str]] = {}
        for person in self.members:
            spans.setdefault((person.mark, person.joined, person.left), []).append(person.name)
        for (mark, joined, left), names in sorted(spans.items(), key=lambda item: tuple(map(str, item[0]))):
            entry: Entry = {"act": "roster", "group": mark, "persons": names, "from_day": joined.isoformat()}
            yield {**entry, "to_day": left.isoformat()} if left else entry

    def spring_moves(self) -> list[Entry]:
        """The one whose office was merged into another on 1/3/2025."""
        moved = [person for person in self.members if person.agency == who.LABOUR and person.left == LAST_DISTRICT_DAY]
        for person in moved:
            person.agency = who.HOME_AFFAIRS
        return [{"act": "person_change", "person": p.name, "agency": p.agency} for p in moved]

    def summer_moves(self) -> list[Entry]:
        """Those who went on in the commune on 1/7/2025."""
        moved = [person for person in self.members if person.moves_to]
        for person in moved:
            assert person.moves_to is not None  # noqa: S101  (chosen by it just above)
            person.agency, person.post = person.moves_to
        return [{"act": "person_change", "person": p.name, "agency": p.agency, "post": p.post} for p in moved]


def _reference(agency: str) -> str:
    return who.successor("Hạ Hòa") if agency == who.COMMUNE else agency


def _groups() -> list[Entry]:
    return [
        {"act": "group", "mark": "A", "name": "Cán bộ làm công tác quyền con người, quản lý thông tin, truyền thông"},
        {"act": "group", "mark": "B", "name": "Cán bộ chủ chốt của các tổ chức chính trị - xã hội"},
    ]


def _targets() -> list[Entry]:
    """What counts each target, and its name in tables."""
    linked = (
        ("1", {"task": "2", "short": "Cơ quan cử người phát ngôn, cung cấp thông tin định kỳ"}),
        ("2", {"task": "1", "group": "A", "short": "Cán bộ làm công tác quyền con người, thông tin được tập huấn"}),
        ("3", {"task": "1", "group": "B", "short": "Cán bộ chủ chốt tổ chức chính trị - xã hội được tập huấn"}),
        ("4", {"task": "7", "short": "Triển lãm ảnh, tư liệu về quyền con người"}),
        ("5", {"task": "6", "short": "Rà soát tin giả, thông tin sai sự thật"}),
        ("6", {"task": "3", "short": "Trang thông tin điện tử, đài truyền thanh có chuyên mục"}),
    )
    return [{"act": "target", "target": number, **values} for number, values in linked]
