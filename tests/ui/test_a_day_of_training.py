"""TC03 and TC04 through the window: lists pasted, the missing invited, the sheet, marks by one key, a walk-in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from desktop.domain.importing import LineState
from desktop.domain.people import Person, RosterGroup
from desktop.domain.period import Period
from desktop.domain.plan import Plan, Target, TargetKind
from desktop.domain.training import Attendance, Course
from desktop.workspace import Workspace
from tests.factories import office, record
from tests.ui.typing import press
from ui.app import Application
from ui.commands import Command
from ui.dialogs.identity_dialog import IdentityDialog
from ui.dialogs.invitation_dialog import InvitationDialog
from ui.pages.attendance_page import AttendancePage
from ui.pages.reach_page import ReachPage
from ui.pages.trainees_page import TraineesPage
from ui.room import Room

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLE = ("Mạnh", "Minh", "Ngọc", "Thu", "Xuân", "Hữu", "Gia", "Bảo", "Kim", "Lan")
GIVEN = ("An", "Ánh", "Bình", "Đạt", "Đức", "Dung")


def named(mark: str, number: int) -> str:
    """A name of its own for every member: `Nguyễn Văn Mạnh An`."""
    tens, ones = divmod(number, 6)
    return f"{FAMILY[tens]} {'Văn' if mark == 'A' else 'Thị'} {MIDDLE[tens]} {GIVEN[ones]}"


def unit(number: int) -> str:
    return f"Phòng số {number % 6}"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The office with its plan, both groups on their rosters, and two courses nobody is listed in yet."""
    with Workspace.create(tmp_path / "so.db", who="Người thử", today=lambda: date(2024, 12, 31)) as made:
        entries = [*office(), *({"act": "agency", "id": f"d{n}", "name": unit(n)} for n in range(6))]
        for mark, size in (("A", 42), ("B", 60)):
            entries.append({"act": "group", "mark": mark, "name": f"Nhóm {mark}"})
            entries += [
                {"act": "person", "id": f"{mark}{n}", "name": named(mark, n), "agency": f"d{n % 6}"}
                for n in range(size)
            ]
            persons = [f"{mark}{n}" for n in range(size)]
            entries.append({"act": "roster", "group": mark, "persons": persons, "from_day": "2023-01-01"})
        for title, day in (("Lớp tháng 4", "2024-04-12"), ("Lớp tháng 8", "2024-08-20")):
            sessions = [{"day": day, "at": "08:00", "place": "Hội trường"}]
            entries.append({"act": "course", "title": title, "sessions": sessions})
        record(made.desk, entries)
        with made.desk.act("Nhập kế hoạch") as writer:
            plan = writer.add(Plan.of(title="Kế hoạch", from_day=date(2023, 1, 1), to_day=date(2028, 12, 31)))
            groups = sorted(writer.find(RosterGroup), key=lambda one: one.mark)
            for place, (group, goal) in enumerate(zip(groups, (10_000, 7_000), strict=True)):
                writer.add(
                    Target.of(
                        plan=plan.uid, position=place, text=group.name, kind=TargetKind.PERCENT, goal=goal,
                        until_year=2025, roster_group=group.uid,
                    )
                )  # fmt: skip
        yield made


@pytest.fixture
def program(workspace: Workspace, started: Callable[[Workspace], Application]) -> Application:
    return started(workspace)


@pytest.fixture
def room(program: Application, workspace: Workspace, tmp_path: Path) -> Room:
    target = tmp_path / "giay.docx"
    return Room(workspace, program.lanes, program.messages, program.ways, lambda _name, _kinds: str(target))


def course(workspace: Workspace, title: str) -> Course:
    with workspace.desk.read() as reader:
        return reader.find(Course, title=title)[0]


def listed(page: TraineesPage, workspace: Workspace, title: str, rows: list[tuple[str, str]]) -> None:
    """Paste a list as those who were there; whoever is asked about is the person he looks like."""
    held = course(workspace, title)
    page.show_course(held.uid, held.title)
    page.take_block("Họ và tên\tĐơn vị\r\n" + "".join(f"{name}\t{place}\r\n" for name, place in rows))
    page.present.setChecked(True)
    page.grid.selectAll()
    if any(line.state is LineState.WRONG for line in page.grid.rows.draft.lines):  # type: ignore[union-attr]
        page._accept()
    page.acts()[Command.SAVE]()


def members(mark: str, first: int, end: int) -> list[tuple[str, str]]:
    return [(named(mark, number), unit(number)) for number in range(first, end)]


def test_two_lists_tell_who_is_trained_and_who_is_missing(room: Room, workspace: Workspace) -> None:
    page = TraineesPage(room)
    page.refresh()
    listed(page, workspace, "Lớp tháng 4", members("A", 0, 30) + members("B", 0, 20))
    without_units = [(name, "") for name, _ in members("B", 15, 40)]
    listed(page, workspace, "Lớp tháng 8", members("A", 26, 36) + without_units)
    with workspace.desk.read() as reader:
        assert reader.count(Person) == 102, "nobody new, nobody merged"
    figures = {one.id: one for one in workspace.reporting.figures(Period.parse("2024"))}
    assert (figures["training.turns"].value, figures["training.people"].value) == (85, 76)
    reach = ReachPage(room)
    reach.refresh()
    reach.choice.put(Period.parse("2024"))
    reach.choice.changed.emit()
    assert "36/42 (85,7%), còn thiếu 6 người" in reach._reached.text()
    assert "40/60 (66,7%), còn thiếu 20 người" in reach._reached.text()
    assert len(reach.people.things.things) == 6
    reach.group.setCurrentIndex(1)
    reach.group.activated.emit(1)
    assert "Còn thiếu 2 người để đạt 70%" in reach._need.text()
    missing = reach.people.things.things
    assert [one.agency for one in missing] == sorted(one.agency for one in missing)
    assert len(missing) == 20
    reach.invite()
    dialog = reach.findChild(InvitationDialog)
    assert isinstance(dialog, InvitationDialog)
    dialog._do(dialog._act)
    assert dialog.made is not None
    assert len(workspace.attending.sheet(dialog.made.uid).attendees) == 20


def test_the_sheet_is_in_the_order_of_the_office_and_marks_take_one_key_a_person(
    room: Room, workspace: Workspace, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    held = course(workspace, "Lớp tháng 4")
    with workspace.desk.read() as reader:
        group = next(one.uid for one in reader.find(RosterGroup) if one.mark == "A")
    page = AttendancePage(room)
    program.lanes.wrote.connect(lambda: (page.stale(), page.refresh()))
    page.show_course(held.uid, held.title)
    page.enrol_group(group)
    page._write_sheet()
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(tmp_path / "giay.docx")).tables[1].rows]
    assert rows[0] == ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ký nhận"]
    people, blank = rows[1:43], rows[43:]
    assert [row[3] for row in people] == [unit(number) for number in range(6) for _ in range(7)]
    assert [row[1] for row in blank] == [""] * 5
    grid = page.grid
    grid.setCurrentIndex(grid.people.index(0, 3))
    for number, letter in enumerate("CCMVP"):
        press(grid, getattr(Qt.Key, f"Key_{letter}"))
        assert grid.currentIndex().row() == number + 1
    assert [grid.people.index(row, 3).data() for row in range(5)] == list("CCMVP")


def test_a_walk_in_is_identified_a_week_later_and_the_attendance_stays(
    room: Room, workspace: Workspace, program: Application
) -> None:
    held = course(workspace, "Lớp tháng 4")
    walk_in = workspace.attending.walk_in(held.uid, {"name": "Khách tự đến"})
    page = AttendancePage(room)
    program.lanes.wrote.connect(lambda: (page.stale(), page.refresh()))
    page.show_course(held.uid, held.title)
    page.grid.setCurrentIndex(page.grid.people.index(0, 3))
    press(page.grid, Qt.Key.Key_C)
    with workspace.desk.read() as reader:
        known = next(one for one in reader.find(Person) if one.name == named("A", 0))
        before = [(one.session, one.mark) for one in reader.find(Attendance)]
    page.grid.setCurrentIndex(page.grid.people.index(0, 0))
    page._who.click()
    dialog = page.findChild(IdentityDialog)
    assert isinstance(dialog, IdentityDialog)
    dialog.other.put(known.uid, known.name)
    dialog.identify.click()
    for command, merged in ((None, known.uid), (Command.UNDO, None), (Command.REDO, known.uid)):
        if command is not None:
            program.window.do(command)
        with workspace.desk.read() as reader:
            assert reader.one(Person, walk_in.uid).merged_into == merged
            assert [(one.session, one.mark) for one in reader.find(Attendance)] == before
