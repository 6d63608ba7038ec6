"""Training courses of the sample: who was invited, who came, who came instead, who came unasked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sample_office import agencies as who
from sample_office.agencies import Entry
from sample_office.chance import Chance
from sample_office.days import FIRST_COMMUNE_DAY
from sample_office.people import People, Person

HALL, CENTRE_HALL, COMMUNE_HALL = (
    "Hội trường UBND huyện Hạ Hòa",
    "Trung tâm Chính trị huyện Hạ Hòa",
    "Hội trường UBND xã Hạ Hòa",
)
CULTURE = "Phòng Văn hóa, Khoa học và Thông tin"


@dataclass(frozen=True)
class Plan:
    """A course: new and repeated participants of groups A and B, others, known and unknown who came unasked."""

    title: str
    sessions: tuple[tuple[str, str], ...]
    place: str
    organiser: str
    a: tuple[int, int] = (0, 0)
    b: tuple[int, int] = (0, 0)
    others: int = 0
    unasked: int = 0
    unknown: tuple[str, ...] = ()
    topics: int = 3
    state: str = "held"
    note: str = ""


PLANS = (
    Plan(
        "Tập huấn kiến thức cơ bản về quyền con người và kỹ năng truyền thông năm 2023",
        (("2023-06-08", "08:00"),), HALL, CULTURE, a=(24, 0), b=(21, 0), others=6, unasked=2,
    ),
    Plan(
        "Tập huấn kỹ năng viết tin, bài và biên tập chương trình phát thanh về quyền con người",
        (("2023-10-19", "08:00"), ("2023-10-20", "08:00")), CENTRE_HALL, who.CENTRE, a=(9, 8), b=(4, 0), others=22,
        unknown=("xã Vô Tranh",), topics=4,
    ),
    Plan(
        "Tập huấn cập nhật tình hình công tác quyền con người, kỹ năng dùng mạng xã hội năm 2024",
        (("2024-04-11", "08:00"),), HALL, CULTURE, a=(6, 10), b=(11, 6), others=4, unasked=3,
        unknown=("xã Hà Lương", "xã Phương Viên"),
    ),
    Plan(
        "Bồi dưỡng nghiệp vụ thông tin đối ngoại và truyền thông về quyền con người",
        (("2024-05-22", "08:00"), ("2024-05-23", "08:00")), "Thành phố Việt Trì", who.DEPARTMENT, a=(2, 4), topics=5,
        note="Huyện cử cán bộ dự lớp do Sở mở.",
    ),
    Plan(
        "Tập huấn kỹ năng truyền thông về quyền của nhóm dễ bị tổn thương",
        (("2024-08-20", "08:00"), ("2024-08-21", "08:00")), CENTRE_HALL, CULTURE, a=(4, 8), b=(10, 9), others=9,
        unasked=2, unknown=("xã Xuân Áng",), topics=4,
    ),
    Plan(
        "Tập huấn truyền thông Ngày Nhân quyền thế giới 10/12 cho cán bộ đoàn thể, cộng tác viên truyền thanh",
        (("2024-11-14", "13:30"),), HALL, CULTURE, a=(3, 5), b=(9, 8), others=16, unasked=1, topics=2,
    ),
    Plan(
        "Tập huấn truyền thông về quyền con người năm 2025",
        (("2025-03-20", "08:00"),), HALL, CULTURE, a=(4, 9), b=(7, 10), others=7, unasked=2, unknown=("xã Yên Luật",),
    ),
    Plan(
        "Tập huấn kỹ năng xử lý thông tin trên mạng xã hội",
        (("2025-06-12", "08:00"),), HALL, CULTURE, state="cancelled",
        note="Không tổ chức do tập trung bàn giao khi kết thúc cấp huyện.",
    ),
    Plan(
        "Bồi dưỡng nghiệp vụ thông tin cơ sở, thông tin đối ngoại cho cấp xã sau sắp xếp",
        (("2025-09-18", "08:00"), ("2025-09-19", "08:00")), "Phường Việt Trì", who.CULTURE_DEPARTMENT, a=(2, 2),
        topics=4, note="Xã cử cán bộ dự lớp do Sở mở.",
    ),
    Plan(
        "Tập huấn truyền thông về quyền con người của xã năm 2025",
        (("2025-10-28", "08:00"),), COMMUNE_HALL, who.SOCIAL, a=(2, 6), b=(4, 8), others=15, unasked=2,
        unknown=("khu dân cư Gia Điền 7",),
    ),
    Plan(
        "Bồi dưỡng kiến thức truyền thông về quyền con người đợt 1 năm 2026",
        (("2026-03-26", "08:00"), ("2026-03-27", "08:00")), COMMUNE_HALL, who.SOCIAL, a=(1, 7), b=(2, 9), others=10,
        topics=4,
    ),
    Plan(
        "Bồi dưỡng kiến thức truyền thông về quyền con người đợt 2 năm 2026",
        (("2026-06-11", "13:30"),), COMMUNE_HALL, who.SOCIAL, a=(1, 5), b=(2, 7), others=12, unasked=1,
    ),
    Plan(
        "Tập huấn kỹ năng truyền thông cho trưởng khu dân cư, cộng tác viên năm 2026",
        (("2026-08-19", "08:00"), ("2026-08-20", "08:00")), COMMUNE_HALL, who.SERVICE, a=(0, 6), b=(1, 5), others=21,
        unknown=("khu dân cư Ấm Hạ 8",), topics=3,
    ),
    Plan(
        "Tập huấn truyền thông Ngày Nhân quyền thế giới 10/12 năm 2026",
        (("2026-11-05", "08:00"),), COMMUNE_HALL, who.SOCIAL, state="planned",
    ),
)  # fmt: skip


class Courses:
    """Holds the courses in the order of their days, keeping track of who has been trained."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._chance = Chance("courses")
        self._number = 0

    def dated(self) -> Iterator[tuple[date, Entry]]:
        """Every entry with the day it belongs to."""
        for plan in PLANS:
            last = date.fromisoformat(plan.sessions[-1][0])
            for entry in self._course(plan):
                yield last, entry

    def _course(self, plan: Plan) -> Iterator[Entry]:
        self._number += 1
        key = f"lop{self._number}"
        invited = self._invited(plan)
        keys = [f"{key}.{place}" for place in range(1, len(plan.sessions) + 1)]
        course: Entry = {
            "act": "course",
            "id": key,
            "title": plan.title,
            "task": "1",
            "organiser": plan.organiser,
            "state": plan.state,
            "topics": plan.topics,
            "sessions": [
                {"id": own, "day": day, "at": at, "place": plan.place}
                for own, (day, at) in zip(keys, plan.sessions, strict=True)
            ],
            "enrolled": [person.name for person in invited],
        }
        yield {**course, "note": plan.note} if plan.note else course
        if plan.state == "held":
            yield from self._attended(plan, keys, invited)

    def _invited(self, plan: Plan) -> list[Person]:
        day = date.fromisoformat(plan.sessions[0][0])
        chance, invited = self._chance, []
        if plan.state == "cancelled":
            return chance.some(self._people.on_roster("A", day), 6)
        for mark, (new, again) in (("A", plan.a), ("B", plan.b)):
            roster = self._people.on_roster(mark, day)
            fresh = [p for p in roster if not p.trained]
            # Those who later went on in the commune were all in the first course: the heads chose them.
            fresh.sort(key=lambda person: person.moves_to is None)
            first = [p for p in fresh if p.moves_to] if self._number == 1 else []
            invited += first + chance.some(fresh[len(first) :], new - len(first))
            invited += chance.some([p for p in roster if p.trained], again)
        invited += chance.some(self._people.others_on(day), plan.others)
        return invited

    def _attended(self, plan: Plan, keys: list[str], invited: list[Person]) -> Iterator[Entry]:
        marks = {person.name: self._mark(person) for person in invited}
        for person in invited:
            person.trained |= marks[person.name] in ("present", "late")
        yield from self._sheet(keys[0], marks)
        for own in keys[1:]:
            yield from self._sheet(own, {name: self._again(mark) for name, mark in marks.items()})
        yield from self._substitutes(plan, keys, invited, marks)
        yield from self._unasked(plan, keys, invited)
        yield from self._unknown(plan, keys, invited)

    def _mark(self, person: Person) -> str:
        if self._number == 1 and person.moves_to:
            return self._chance.weighted({"present": 9, "late": 1})
        return self._chance.weighted({"present": 84, "late": 6, "excused": 5, "absent": 3, "substituted": 2})

    def _again(self, mark: str) -> str:
        """The mark of a later session by that of the first."""
        if mark in ("present", "late"):
            return self._chance.weighted({"present": 90, "late": 4, "excused": 4, "absent": 2})
        return mark

    def _sheet(self, session: str, marks: dict[str, str]) -> Iterator[Entry]:
        for mark in ("present", "late", "excused", "absent", "substituted"):
            names = [name for name, own in marks.items() if own == mark]
            if names:
                yield {"act": "attendance", "session": session, "mark": mark, "persons": names}

    def _substitutes(
        self, plan: Plan, keys: list[str], invited: list[Person], marks: dict[str, str]
    ) -> Iterator[Entry]:
        day = date.fromisoformat(plan.sessions[0][0])
        free = [p for p in self._people.others_on(day) if p not in invited]
        for person in invited:
            if marks[person.name] == "substituted" and free:
                other = next((p for p in free if p.agency == person.agency), free[0])
                free.remove(other)
                for session in keys:
                    yield {
                        "act": "attendance", "session": session, "person": other.name, "mark": "present",
                        "substitute_for": person.name,
                    }  # fmt: skip

    def _unasked(self, plan: Plan, keys: list[str], invited: list[Person]) -> Iterator[Entry]:
        day = date.fromisoformat(plan.sessions[0][0])
        free = [p for p in self._people.others_on(day)[::-1] if p not in invited]
        for person in self._chance.some(free[:12], plan.unasked):
            for session in keys:
                yield {"act": "attendance", "session": session, "person": person.name, "mark": "present"}

    def _unknown(self, plan: Plan, keys: list[str], invited: list[Person]) -> Iterator[Entry]:
        """People whose names were not taken; some were found out a week later."""
        day = date.fromisoformat(plan.sessions[0][0])
        for place in plan.unknown:
            own = f"{keys[0]}.{place}"
            agency = who.committee(place) if day < FIRST_COMMUNE_DAY else who.successor("Hạ Hòa")
            name = f"Đại biểu {place} (chưa rõ họ tên)"
            yield {"act": "person", "id": own, "name": name, "agency": agency, "provisional": True}
            for session in keys:
                yield {"act": "attendance", "session": session, "person": own, "mark": "present"}
            known = [p for p in self._people.others_on(day) if p.agency == agency and p not in invited]
            if known and self._chance.happens(0.6):
                yield {"act": "person_merge", "person": own, "into": known[0].name}
