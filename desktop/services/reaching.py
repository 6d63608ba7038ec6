"""Who has been reached by training: three figures told together, who is missing, and inviting them to a next course."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.organisation import Agency
from desktop.domain.people import Person, RosterGroup
from desktop.domain.period import Period, Span, span
from desktop.domain.plan import Plan, Target
from desktop.domain.training import Course, CourseState, Enrolment, Session
from desktop.errors import RecordFault
from desktop.indicators.reaching import Gap, Missing, Reach
from desktop.indicators.targets import TargetValue
from desktop.services import calendars, figuring
from desktop.services.calendars import STANDARD_RULES
from desktop.services.desk import Desk
from desktop.services.directory import name_on
from desktop.services.figuring import Window, counted, standing
from desktop.services.planning import plan_on
from desktop.services.training import root_of
from desktop.storage import figures as counting
from desktop.storage.rows import Reader
from desktop.vietnamese.collation import name_key, phrase_key


@dataclass
class Reaching:
    """How far training has come, as the clerk asks for it."""

    desk: Desk

    def groups(self) -> list[RosterGroup]:
        """Target groups, by their mark."""
        with self.desk.read() as reader:
            return reader.find(RosterGroup, order=("mark",))

    def of_period(self, period: Period, rules: str = STANDARD_RULES) -> Reach:
        """Turns, persons and shares of a period; the shares on its closing day."""
        with self.desk.read() as reader:
            return self._reach(reader, span(period, calendars.rules(reader, rules)))

    def of_course(self, course: bytes) -> Reach:
        """Turns and persons of one course, and the shares on the day of its last session.

        A course that is not held, or has no session, has no turns.
        """
        with self.desk.read() as reader:
            reader.one(Course, course)
            sessions = reader.find(Session, course=course, order=("day",))
            last = sessions[-1].day if sessions else self.desk.today()
            return self._reach(reader, Span(last, last), {"course": course})

    def _reach(self, reader: Reader, days: Span, where: Mapping[str, bytes] | None = None) -> Reach:
        window = Window.of(days, self.desk.today())
        turns, people = standing("training.turns"), standing("training.people")
        for dimension, uid in (where or {}).items():
            turns, people = (one.narrowed(dimension, uid, one.label) for one in (turns, people))
        shares = figuring.coverage_figures(reader, window, plan_on(reader, days.to_day))
        return Reach(counted(reader, turns, window), counted(reader, people, window), tuple(shares), days.to_day)

    def missing(self, group: bytes, day: date | None = None) -> Gap:
        """Who of a group is not trained on a day (today), and how many more the plan's target needs."""
        with self.desk.read() as reader:
            return _gap(reader, group, day or self.desk.today())

    def invite(
        self,
        group: bytes,
        title: str,
        *,
        day: date | None = None,
        persons: Iterable[bytes] | None = None,
        **values: Any,
    ) -> Course:
        """Make a planned course whose list is who of a group is still missing, or those chosen of them; one act.

        `values` are further fields of the course (task, organiser, note). Raises `RecordFault` when nobody is missing.
        """
        with self.desk.act("Mời lớp sau") as writer:
            wanted = _invited(writer, group, day or self.desk.today(), persons)
            course = writer.add(Course.of(**{"state": CourseState.PLANNED, **values, "title": title}))
            writer.add_all(Enrolment.of(course=course.uid, person=person) for person in wanted)
            return course

    def invite_to(
        self, course: bytes, group: bytes, *, day: date | None = None, persons: Iterable[bytes] | None = None
    ) -> int:
        """Put who of a group is still missing on the list of a course there is; gives how many were added."""
        with self.desk.act("Mời lớp sau") as writer:
            writer.one(Course, course)
            wanted = _invited(writer, group, day or self.desk.today(), persons)
            listed = writer.by_uid(Person, [one.person for one in writer.find(Enrolment, course=course)])
            present = {root_of(writer, person).uid for person in listed.values()}
            added = [person for person in wanted if person not in present]
            writer.add_all(Enrolment.of(course=course, person=person) for person in added)
            return len(added)


def _invited(reader: Reader, group: bytes, day: date, persons: Iterable[bytes] | None) -> list[bytes]:
    missing = [one.person for one in _gap(reader, group, day).people]
    chosen = set(missing if persons is None else persons)
    wanted = [person for person in missing if person in chosen]
    if not wanted:
        raise RecordFault(
            "Không có ai của nhóm này còn phải mời.", remedy="Hãy chọn nhóm khác, hoặc lập lớp rồi thêm người bằng tay."
        )
    return wanted


def _gap(reader: Reader, group: bytes, day: date) -> Gap:
    roster = reader.one(RosterGroup, group)
    plan = plan_on(reader, day)
    since = figuring.plan_start(plan)
    reached = counting.coverage(reader.connection, group, day, since)
    people = _people(reader, counting.not_trained(reader.connection, group, day, since), day)
    target, value = _target(reader, group, day, plan)
    return Gap(group, roster.name, reached, people, value, _last_day(target, plan))


def _people(reader: Reader, found: Iterable[tuple[bytes, bytes]], day: date) -> tuple[Missing, ...]:
    pairs = list(found)
    persons = reader.by_uid(Person, [person for person, _ in pairs])
    agencies = reader.by_uid(Agency, [agency for _, agency in pairs if agency])
    names = {uid: name_on(reader, agency, day) for uid, agency in agencies.items()}
    lines = [Missing(uid, persons[uid].name, persons[uid].post, names.get(agency, "")) for uid, agency in pairs]
    return tuple(
        sorted(lines, key=lambda one: (not one.agency, phrase_key(one.agency), name_key(one.name), one.person))
    )


def _target(reader: Reader, group: bytes, day: date, plan: Plan | None) -> tuple[Target | None, TargetValue | None]:
    """The target of the plan that a group measures, and its value on a day."""
    targets = reader.find(Target, plan=plan.uid, roster_group=group, order=("position",)) if plan else []
    chosen = next((one for one in targets if one.goal is not None), None)
    if chosen is None:
        return None, None
    values = figuring.target_values(reader, Window(Span(day, day), day), plan)
    return chosen, next((one for one in values if one.uid == chosen.uid and one.from_register), None)


def _last_day(target: Target | None, plan: Plan | None) -> date | None:
    """The last day on which a target can be met: the end of its year, else of its plan."""
    ends = [
        date(target.until_year, 12, 31) if target and target.until_year else None,
        plan.to_day if target and plan else None,
    ]
    return min((day for day in ends if day is not None), default=None)
