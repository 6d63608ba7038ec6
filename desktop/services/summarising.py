"""Gathering what a report says: one pass over the database, every count by its figure definition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.documents.wording import BEFORE_REORGANISATION, REORGANISED, is_former
from desktop.domain import recurrence
from desktop.domain.cadence import CadenceKind
from desktop.domain.naming import area_of
from desktop.domain.organisation import Agency, AgencyKind, OfficeProfile, OfficeSigner
from desktop.domain.paperwork import Direction, IssuedDocument, ReportWords, WordsPlace
from desktop.domain.people import RosterGroup
from desktop.domain.period import Period, PeriodKind, PeriodRules, Span, closing_day, due_day, period_containing, span
from desktop.domain.plan import AmendedPart, Plan, Role, Task, TaskRole, Topic
from desktop.domain.recurrence import Recurrence
from desktop.domain.schedule import TaskActivity, WorkItem, WorkState
from desktop.domain.training import Course, Session
from desktop.errors import InputFault
from desktop.indicators.figure import Figure
from desktop.indicators.repetition import repeated_share
from desktop.indicators.summary import (
    ActivityLine,
    CourseLine,
    CoverageLine,
    CrossLine,
    DocumentLine,
    OutputLine,
    PartLine,
    PeriodSummary,
    PlanFacts,
    TaskLine,
    WorkLine,
)
from desktop.indicators.work import WorkCounts, WorkDays, work_counts
from desktop.services import calendars, figuring
from desktop.services.directory import name_on, profile_on, signer_on, successors_on
from desktop.services.duplicates import undecided
from desktop.services.figuring import Window
from desktop.services.list_facts import annex_lists
from desktop.services.media_lines import MediaLines
from desktop.services.numbering import Numbered, numbering_notes
from desktop.services.planning import plan_on, wording_on
from desktop.storage import figures as counting
from desktop.storage.rows import Reader
from desktop.vietnamese.collation import phrase_key
from desktop.vietnamese.folding import fold
from desktop.vietnamese.numerals import NO_FIGURE, day_text, grouped, minutes

_ALL = 1_000_000
"""Records behind a figure when all of them are wanted."""
_LONGEST_PERIOD = timedelta(days=366)


def has_ended(agency: Agency, day: date) -> bool:
    """Whether an agency had ended before a day."""
    return agency.to_day is not None and agency.to_day < day


@dataclass
class Gathering:
    """One report being gathered: period, rules, plan and what is asked of the database for each part.

    `day` and `number` are those the văn thư gives a report about to be sealed; None for a draft.
    """

    reader: Reader
    period: Period
    rules: PeriodRules
    today: date
    day: date | None = None
    number: int | None = None

    def __post_init__(self) -> None:
        self.span = span(self.period, self.rules)
        # Heading and signature are those of the paper's own day; a draft of a closed period is written today.
        self.paper_day = self.day or max(self.today, self.span.to_day)
        self.window = Window.of(self.span, self.today)
        self.plan = plan_on(self.reader, self.span.to_day)
        self.tasks = self.reader.find(Task, plan=self.plan.uid, order=("position",)) if self.plan else []

    def summary(self) -> PeriodSummary:
        office, signer, warnings = self.heading()
        figures = self.figures_of(self.period)
        targets = figuring.target_values(self.reader, self.window, self.plan)
        media = MediaLines(self.reader, self.span, self.plan)
        lines = tuple(self.task_line(task) for task in self.tasks)
        warnings += [f"{figure.label}: {NO_FIGURE}" for figure in figures.values() if figure.value is None]
        warnings += self.repeated_words()
        warnings += self.calendar_warnings()
        warnings += self.former_names()
        warnings += self.likely_doubles()
        lists, left_out = annex_lists(self.reader, self.span, self.today)
        warnings += left_out
        warnings += self.numbering(office)
        return PeriodSummary(
            period=self.period,
            span=self.span,
            day=self.paper_day,
            area=(profile_on(self.reader, self.span.to_day) or office).area,
            citation=self.rules.governing(self.period).citation,
            office=office,
            signer=signer,
            plan=self.plan_facts(),
            figures=figures,
            previous=self.compared(self.period.previous),
            last_year=self.compared(self.period.last_year),
            compared_from=self.compared_from(),
            work=self.work(),
            documents=self.documents(),
            tasks=lines,
            targets=tuple(targets),
            courses=self.courses(),
            coverage=self.coverage(),
            kinds=media.parts("media.products", "kind"),
            units=media.units(figures),
            channels=most_first(media.output("channel")),
            topics=self.in_plan_order(media.output("topic") + media.neglected()),
            matrix=tuple(CrossLine(*line) for line in counting.topics_by_channel(self.reader.connection, self.span)),
            relays=most_first(media.relays()),
            months=self.months(),
            words=self.words(),
            lists=lists,
            next_period=self.following(),
            next_work=self.next_work(),
            warnings=tuple(warnings),
        )

    def heading(self) -> tuple[OfficeProfile, OfficeSigner | None, list[str]]:
        office = profile_on(self.reader, self.paper_day)
        if office is None:
            office = guessed_office(self.plan)
            note = "Chưa đặt thể thức của cơ quan; phần đầu báo cáo lấy theo cơ quan ban hành kế hoạch."
            return office, None, [note, "Chưa đặt người ký báo cáo."]
        signer = signer_on(self.reader, office.agency, self.paper_day)
        return office, signer, [] if signer else ["Chưa đặt người ký báo cáo."]

    def numbering(self, office: OfficeProfile) -> list[str]:
        """Gaps and order of the numbers given in the period, seen together with the number about to be given."""
        if self.number is None:
            return numbering_notes(self.reader, self.span)
        coming = Numbered(self.number, self.paper_day, f"BC-{office.symbol}")
        return numbering_notes(self.reader, Span(self.span.from_day, self.paper_day), coming)

    def plan_facts(self) -> PlanFacts | None:
        plan = self.plan
        if plan is None:
            return None
        years = (plan.from_day.year if plan.from_day else None, plan.to_day.year if plan.to_day else None)
        return PlanFacts(plan.number, plan.day, plan.issuer, plan.title, *years)

    def figures_of(self, period: Period) -> dict[str, Figure]:
        window = Window.of(span(period, self.rules), self.today)
        return {figure.id: figure for figure in figuring.all_figures(self.reader, window, self.plan)}

    def compared(self, period: Period) -> dict[str, Figure]:
        """The same figures of another period; nothing for one before the first record."""
        first = counting.first_day(self.reader.connection)
        if first is None or span(period, self.rules).to_day < first:
            return {}
        return self.figures_of(period)

    def compared_from(self) -> date | None:
        """The first day of the periods compared with; None when there are none."""
        first = counting.first_day(self.reader.connection)
        spans = [span(period, self.rules) for period in (self.period.previous, self.period.last_year)]
        return min((one.from_day for one in spans if first is not None and one.to_day >= first), default=None)

    def work(self) -> WorkCounts:
        """The records behind the work figures, told apart by due day and day done."""
        return work_counts(self.behind("work.due"), self.behind("work.done"), self.span)

    def behind(self, identifier: str) -> list[WorkDays]:
        found = counting.records(
            self.reader.connection, figuring.standing(identifier), self.span, self.window.cut, limit=_ALL
        )
        items = self.reader.by_uid(WorkItem, [one.uid for one in found])
        return [WorkDays(item.due_day, item.done_day) for item in items.values()]

    def documents(self) -> tuple[DocumentLine, ...]:
        found = self.reader.find(IssuedDocument, order=("day", "number"))
        return tuple(
            DocumentLine(d.kind, d.number, d.day, d.issuer, d.title, d.direction is Direction.ISSUED)
            for d in found
            if d.day in self.span
        )

    def task_line(self, task: Task) -> TaskLine:
        item = self.work_item(task)
        several = self.several(task)
        activities = [
            activity
            for activity in self.reader.find(TaskActivity, task=task.uid, order=("day", "uid"))
            if activity.day <= self.span.to_day
        ]
        leads, coordinating = self.agencies(task)
        return TaskLine(
            number=task.printed_number,
            title=wording_on(self.reader, task, AmendedPart.TITLE, self.span.to_day),
            cadence=task.cadence,
            timing=wording_on(self.reader, task, AmendedPart.TIMING, self.span.to_day),
            leads=leads,
            coordinating=coordinating,
            state=item.state if item else None,
            due_day=item.due_day if item else self.planned_day(task),
            done_day=item.done_day if item else None,
            late=any(map(self.is_late, several)) if several else self.is_late(item),
            result=next((one.result for one in reversed(several) if one.result), item.result if item else ""),
            difficulty="\n".join(dict.fromkeys(one.difficulty for one in several if one.difficulty))
            or (item.difficulty if item else ""),
            last_activity=counting.last_activity(self.reader.connection, task.uid, self.span.to_day),
            activities=tuple(ActivityLine(one.day, one.text) for one in activities if one.day in self.span),
            courses=self.count("training.courses", task),
            turns=self.count("training.turns", task),
            products=self.count("media.products", task),
            airings=self.count("media.airings", task),
            minutes=minutes(self.count("media.minutes", task)),
            parts=tuple(
                PartLine(Period.parse(one.period), one.state, one.due_day, one.done_day, self.is_late(one))
                for one in several
            ),
        )

    def work_item(self, task: Task) -> WorkItem | None:
        """The task's item that closes in this period, else the open one of the longer period this one lies in.

        Else work of a single day or of an earlier period, open or done in this one.
        """
        items = {item.period: self.as_it_stood(item) for item in self.reader.find(WorkItem, task=task.uid)}
        if self.period.code in items:
            return items[self.period.code]
        inside = self.closing_items(items)
        if inside:
            return inside[-1]
        kind = recurrence.period_kind(task.cadence)
        around = [
            item
            for code, item in items.items()
            if kind and self.span.to_day in span(Period.parse(code), self.rules) and Period.parse(code).kind is kind
        ]
        return around[0] if around else self.open_item(list(items.values()), recurring=kind is not None)

    def several(self, task: Task) -> list[WorkItem]:
        """The works of shorter periods that close in this one, earliest first, when they are more than one."""
        items = {item.period: self.as_it_stood(item) for item in self.reader.find(WorkItem, task=task.uid)}
        inside = self.closing_items(items)
        return [] if self.period.code in items or len(inside) < 2 else inside

    def closing_items(self, items: Mapping[str, WorkItem]) -> list[WorkItem]:
        """The items whose period closes in this one, in the order of their closing."""
        closing = {code: closing_day(Period.parse(code), self.rules) for code in items}
        inside = [code for code, day in closing.items() if day in self.span]
        return [items[code] for code in sorted(inside, key=lambda code: (closing[code], code))]

    def open_item(self, items: list[WorkItem], *, recurring: bool) -> WorkItem | None:
        """The earliest due of the other items that were done in this period or wait for it to be done."""
        open_states = (WorkState.OPEN, WorkState.WAITING)
        found = [
            item
            for item in items
            if (item.state in open_states and (not recurring or (item.due_day or date.max) <= self.span.to_day))
            or (item.state is WorkState.DONE and item.done_day is not None and item.done_day in self.span)
        ]
        return min(found, key=lambda item: (item.due_day or date.max, item.period), default=None)

    def planned_day(self, task: Task) -> date | None:
        """The day the plan sets for work nobody has entered: that of the period this one closes in, or its one day."""
        rule, kind = Recurrence.of(task), recurrence.period_kind(task.cadence)
        if kind is None:
            return rule.by_day
        period = period_containing(self.span.to_day, kind, self.rules)
        return recurrence.due_day_of(rule, period, self.rules, calendars.working(self.reader))

    def as_it_stood(self, item: WorkItem) -> WorkItem:
        """An item as it was when this period closed: what was done and said of it later is a later report's to tell."""
        if item.done_day is None or item.done_day <= self.span.to_day:
            return item
        return item.model_copy(update={"state": WorkState.OPEN, "done_day": None, "result": "", "difficulty": ""})

    def is_late(self, item: WorkItem | None) -> bool:
        if item is None or item.due_day is None:
            return False
        # What falls due on the closing day itself is not overdue before the next one.
        return item.done_day > item.due_day if item.done_day else item.due_day < min(self.span.to_day, self.today)

    def agencies(self, task: Task) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Lead and co-ordinating agencies by the names they bore in the period."""
        names: dict[Role, list[str]] = {Role.LEAD: [], Role.COORDINATING: [], Role.ADVISING: []}
        for role in self.reader.find(TaskRole, task=task.uid, order=("role", "position")):
            names[role.role] += self.names_of(role.agency)
        return tuple(dict.fromkeys(names[Role.LEAD])), tuple(dict.fromkeys(names[Role.COORDINATING]))

    def names_of(self, uid: bytes) -> list[str]:
        """An agency's name in the period; of one that has ended the names of those who carry its work then.

        A group has no last day of its own: those recorded as its successors follow it all the same.
        """
        agency = self.reader.get(Agency, uid)
        if agency is None:
            return []
        day = self.span.to_day
        gone = agency.kind is AgencyKind.GROUP or has_ended(agency, day)
        heirs = successors_on(self.reader, uid, day) if gone else []
        return [name_on(self.reader, one, day) for one in heirs or [agency]]

    def likely_doubles(self) -> list[str]:
        """Products of the period that are perhaps one and count as two."""
        pairs = undecided(self.reader, self.span)
        if not pairs:
            return []
        first = f"{pairs[0].one.told} và {pairs[0].other.told}{'; …' if len(pairs) > 1 else ''}"
        said = f"{grouped(len(pairs))} cặp sản phẩm giống nhau, đang tính là hai: {first}."
        return [f"{said} Xem ở Truyền thông, thẻ Sản phẩm, «Sản phẩm giống nhau…»."]

    def former_names(self) -> list[str]:
        """Agencies of the plan that the report still calls by a name of before the reorganisation."""
        day = self.span.to_day
        if day < REORGANISED:
            return []
        agencies = {role.agency for task in self.tasks for role in self.reader.find(TaskRole, task=task.uid)}
        ended = {
            name_on(self.reader, agency, day)
            for agency in self.reader.by_uid(Agency, agencies).values()
            if has_ended(agency, day) and not successors_on(self.reader, agency.uid, day)
        }
        named = {name for uid in agencies for name in self.names_of(uid)}
        return [
            f"Tên «{name}» là tên trước sắp xếp; danh mục chưa có tên mới hoặc cơ quan kế thừa tại ngày "
            f"{day_text(day)}, báo cáo giữ nguyên tên này."
            for name in sorted(named, key=phrase_key)
            if name in ended or is_former(name)
        ]

    def count(self, identifier: str, task: Task) -> int:
        definition = figuring.standing(identifier)
        narrowed = replace(definition, where={**definition.where, "task": task.uid})
        return counting.count(self.reader.connection, narrowed, self.span, self.window.cut)

    def courses(self) -> tuple[CourseLine, ...]:
        lines = []
        for record in counting.records(self.reader.connection, figuring.standing("training.courses"), self.span):
            course = self.reader.one(Course, record.uid)
            sessions = self.reader.find(Session, course=course.uid, order=("day",))
            organiser = self.reader.get(Agency, course.organiser) if course.organiser else None
            definition = figuring.standing("training.turns")
            turns = replace(definition, where={"course": course.uid})
            lines.append(
                CourseLine(
                    title=course.title,
                    first_day=sessions[0].day,
                    last_day=sessions[-1].day,
                    sessions=len(sessions),
                    places=tuple(dict.fromkeys(s.place for s in sessions if s.place)),
                    turns=counting.count(self.reader.connection, turns, self.span),
                    organiser=self.past_name(organiser, sessions[-1].day) if organiser else "",
                    topics=course.topics,
                )
            )
        return tuple(lines)

    def past_name(self, agency: Agency, day: date) -> str:
        """The name an agency bore on a day of the period, marked when a reorganisation has ended it since."""
        name = name_on(self.reader, agency, day)
        ended = agency.to_day is not None and agency.to_day < REORGANISED <= self.span.to_day
        return f"{name} {BEFORE_REORGANISATION}" if ended else name

    def coverage(self) -> tuple[CoverageLine, ...]:
        lines = []
        since, cut = figuring.plan_start(self.plan), self.span.to_day
        for group in self.reader.find(RosterGroup, order=("mark",)):
            reached = counting.coverage(self.reader.connection, group.uid, cut, since)
            missing = Counter(
                agency for _, agency in counting.not_trained(self.reader.connection, group.uid, cut, since)
            )
            known = self.reader.by_uid(Agency, [uid for uid in missing if uid])
            named = [
                (name_on(self.reader, known[uid], cut) if uid in known else "chưa rõ đơn vị", n)
                for uid, n in missing.items()
            ]
            named.sort(key=lambda pair: (-pair[1], phrase_key(pair[0])))
            lines.append(CoverageLine(group.mark, group.name, reached.trained, reached.members, cut, tuple(named)))
        return tuple(lines)

    def months(self) -> tuple[tuple[Period, Mapping[str, int]], ...]:
        """The countable figures of each month of a longer period."""
        if self.period.kind is PeriodKind.MONTH:
            return ()
        wanted = ("training.courses", "training.turns", "media.products", "media.airings", "media.minutes")
        rows = []
        for month in self.period.parts():
            window = Window.of(span(month, self.rules), self.today)
            counted = {name: figuring.counted(self.reader, figuring.standing(name), window).value for name in wanted}
            by_topic = figuring.broken_down(self.reader, figuring.standing("media.airings"), "topic", window)
            counted |= {figure.id: figure.value for _, figure in by_topic}
            rows.append((month, {name: value for name, value in counted.items() if isinstance(value, int)}))
        airings = figuring.standing("media.airings")
        found = {name for _, values in rows for name in values}
        topics = topics_in_order(self.reader, self.plan)
        planned = [airings.narrowed("topic", topic.uid, topic.name).id for topic in topics]
        ids = [*(one for one in planned if one in found), *sorted(found.difference(planned))]
        return tuple((month, dict.fromkeys(ids, 0) | values) for month, values in rows)

    def in_plan_order(self, topics: tuple[OutputLine, ...]) -> tuple[OutputLine, ...]:
        """Topics as the plan lists them, each parent before its children; those of no plan after them by name."""
        places = {topic.name: place for place, topic in enumerate(topics_in_order(self.reader, self.plan))}
        return tuple(
            sorted(topics, key=lambda line: (places.get(line.name, len(places)), phrase_key(line.name), -line.airings))
        )

    def words(self) -> dict[WordsPlace, str]:
        return words_of(self.reader, self.period)

    def repeated_words(self) -> list[str]:
        """The report's own words that are almost those of the period before."""
        before = words_of(self.reader, self.period.previous)
        return [
            f"Lời văn phần «{place.term}» trùng {share}% với kỳ trước ({self.period.previous.name})."
            for place, text in self.words().items()
            if (share := repeated_share(text, before.get(place, "")))
        ]

    def following(self) -> Period:
        """The period whose work a report looks ahead to: after nine months the year's last quarter."""
        if self.period.kind is PeriodKind.NINE_MONTHS:
            return Period(PeriodKind.QUARTER, self.period.year, 4)
        return self.period.next

    def next_work(self) -> tuple[WorkLine, ...]:
        """What is overdue, what falls due in the next period, and what goes on in it though it is due later."""
        following: Span = span(self.following(), self.rules)
        lines = []
        for task in self.tasks:
            leads, _ = self.agencies(task)
            title = wording_on(self.reader, task, AmendedPart.TITLE, self.span.to_day)
            line = WorkLine(task.printed_number, title, None, leads, task.cadence)
            overdue = self.overdue(task)
            if overdue:
                lines.append(replace(line, due_day=overdue, overdue=True))
            dues = self.dues(task, following)
            days = [day for day in dues if day in following]
            later = [day for day in dues if day > following.to_day]
            if days:  # a monthly task stands once in a year's report, without one of its twelve days
                lines.append(replace(line, due_day=days[0] if len(days) == 1 else None))
            elif later:
                lines.append(replace(line, due_day=later[0], under_way=True))
            elif task.cadence is CadenceKind.CONTINUOUS:
                lines.append(line)
        return tuple(lines)

    def overdue(self, task: Task) -> date | None:
        """The earliest due day of a task's work that had come and was still open when this period closed."""
        items = map(self.as_it_stood, self.reader.find(WorkItem, task=task.uid))
        days = [item.due_day for item in items if item.state is WorkState.OPEN and item.due_day]
        return min((day for day in days if day <= min(self.span.to_day, self.today)), default=None)

    def dues(self, task: Task, following: Span) -> list[date]:
        """Due days of a task's unfinished work due in the next period or lying open during it, earliest first.

        Work as entered, and what the cadence owes; of later work only that whose own period has begun by then.
        """
        items = {item.period: self.as_it_stood(item) for item in self.reader.find(WorkItem, task=task.uid)}
        days = {code: item.due_day for code, item in items.items() if item.due_day}
        last = following.to_day + _LONGEST_PERIOD
        owed = recurrence.owed_work(
            Recurrence.of(task), following.from_day, last, self.rules, calendars.working(self.reader)
        )
        days = {work.period.code: work.due_day for work in owed} | days
        closed = {code for code, item in items.items() if item.state in (WorkState.DONE, WorkState.DROPPED)}
        return sorted(
            day
            for code, day in days.items()
            if code not in closed
            and day >= following.from_day
            and (day <= following.to_day or self.has_begun(task, code, following))
        )

    def has_begun(self, task: Task, code: str, following: Span) -> bool:
        """Whether work due after the next period goes on in it: its period has begun, or its one day is that year's."""
        period = Period.parse(code)
        if recurrence.period_kind(task.cadence) is None:
            return period.year == following.to_day.year
        return span(period, self.rules).from_day <= following.to_day

    def calendar_warnings(self) -> list[str]:
        notes = []
        if self.today <= self.span.to_day:
            notes.append(f"Kỳ chưa chốt số liệu (chốt ngày {day_text(self.span.to_day)}); số liệu còn thay đổi.")
        due = due_day(self.period, self.rules, calendars.working(self.reader))
        notes += [
            f"Lịch nghỉ năm {year} chưa được xác nhận; hạn gửi báo cáo tính theo ngày nghỉ cuối tuần."
            for year in calendars.unconfirmed(self.reader, range(due.year, due.year + 1))
        ]
        return notes


def words_of(reader: Reader, period: Period) -> dict[WordsPlace, str]:
    """The report's own words of a period, by their place."""
    found = reader.find(ReportWords, period=period.code)
    return {words.place: words.text for words in found if words.text}


def most_first(lines: tuple[OutputLine, ...]) -> tuple[OutputLine, ...]:
    """Lines by their airings, alike ones in Vietnamese order."""
    return tuple(sorted(lines, key=lambda line: (-line.airings, phrase_key(line.name))))


def topics_in_order(reader: Reader, plan: Plan | None) -> list[Topic]:
    """A plan's topics from the top of its tree down, each before its children."""
    topics = reader.find(Topic, plan=plan.uid, order=("position",)) if plan else []
    children: dict[bytes | None, list[Topic]] = {}
    known = {topic.uid for topic in topics}
    for topic in topics:
        children.setdefault(topic.parent if topic.parent in known else None, []).append(topic)
    ordered, waiting = [], children.get(None, [])[::-1]
    while waiting:
        topic = waiting.pop()
        ordered.append(topic)
        waiting += children.get(topic.uid, [])[::-1]
    return ordered


def guessed_office(plan: Plan | None) -> OfficeProfile:
    """A heading made from the plan's issuer, while the office has not been described; raises `InputFault` without."""
    if plan is None or not plan.issuer:
        raise InputFault(
            "Chưa có thể thức của cơ quan (tên cơ quan, địa danh, ký hiệu) nên chưa lập được báo cáo.",
            remedy="Hãy ghi thể thức của cơ quan (office), hoặc ghi nhận kế hoạch có cơ quan ban hành.",
        )
    issuer = plan.issuer.replace("Uỷ", "Ủy").replace("UỶ", "ỦY")  # state papers put the tone on the first vowel
    area = area_of(issuer)
    head = issuer.removesuffix(area).strip()
    place = area.split(" ", 2 if area.lower().startswith(("thành phố", "thị ")) else 1)[-1]
    committee = fold(head).startswith("uy ban nhan dan")
    return OfficeProfile.of(
        agency=plan.uid,
        from_day=plan.from_day or plan.day or date(2000, 1, 1),
        issuer_lines="\n".join(line.upper() for line in (head, area) if line),
        place_name=place or issuer,
        symbol="UBND" if committee else "".join(word[0] for word in head.split()).upper(),
        full_name=issuer,
        area=area or issuer,
    )
