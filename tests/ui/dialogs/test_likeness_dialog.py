"""Persons alike, through the window: side by side, made one, told apart, let go again; a walk-in identified."""

from __future__ import annotations

import pytest

from desktop.domain.people import Person, PersonDistinction
from desktop.domain.training import Attendance, Mark
from ui.app import Application
from ui.commands import Command
from ui.dialogs.identity_dialog import IdentityDialog
from ui.dialogs.likeness_dialog import LikenessDialog
from ui.room import Room


@pytest.fixture
def pair(program: Application) -> tuple[Person, Person]:
    """Hòa and Hoa of one unit, the second with a post of her own."""
    assert program.workspace is not None
    add = program.workspace.editing.add
    with program.workspace.desk.read() as reader:
        unit = next(one for one in reader.find(Person) if one.agency).agency
    one = add("person", {"name": "Nguyễn Thị Thử Hòa", "agency": unit, "post": "Chuyên viên"})
    other = add("person", {"name": "Nguyen Thi Thu Hoa", "agency": unit, "post": "Phó phòng"})
    assert isinstance(one, Person)
    assert isinstance(other, Person)
    return one, other


def standing_on(dialog: LikenessDialog, pair: tuple[Person, Person]) -> bool:
    wanted = {one.uid for one in pair}
    for row, thing in enumerate(dialog.pairs.things.things):
        if {thing.one.person, thing.other.person} == wanted:
            dialog.pairs.setCurrentIndex(dialog.pairs.things.index(row, 0))
            return True
    return False


def person(program: Application, uid: bytes) -> Person:
    assert program.workspace is not None
    with program.workspace.desk.read() as reader:
        return reader.one(Person, uid)


def test_two_records_become_one_with_the_field_chosen_and_ctrl_z_lets_them_go(
    room: Room, program: Application, pair: tuple[Person, Person]
) -> None:
    dialog = LikenessDialog(room)
    assert standing_on(dialog, pair)
    stays = dialog.pairs.here().one.person
    fields = dialog.beside.things.things
    post = next(row for row, one in enumerate(fields) if one.name == "post")
    dialog.beside.setCurrentIndex(dialog.beside.things.index(post, 0))
    before = fields[post]
    dialog.beside.opened.emit(before)
    assert dialog.beside.things.things[post].kept == before.other
    dialog.merge.click()
    goes = next(one.uid for one in pair if one.uid != stays)
    assert person(program, goes).merged_into == stays
    assert person(program, stays).post == before.other
    assert not standing_on(dialog, pair)
    program.window.do(Command.UNDO)
    assert person(program, goes).merged_into is None
    assert person(program, stays).post == before.one
    dialog.reject()


def test_two_persons_are_not_asked_about_again(room: Room, program: Application, pair: tuple[Person, Person]) -> None:
    assert program.workspace is not None
    dialog = LikenessDialog(room)
    assert standing_on(dialog, pair)
    dialog.apart.click()
    assert not standing_on(dialog, pair)
    dialog.namesakes.setChecked(True)
    assert not standing_on(dialog, pair)
    with program.workspace.desk.read() as reader:
        assert reader.count(PersonDistinction) == 1
    dialog.reject()


def test_a_walk_in_is_identified_later_undone_and_redone_and_the_marks_stay(room: Room, program: Application) -> None:
    workspace = program.workspace
    assert workspace is not None
    course = workspace.attending.course_to_mark()
    assert course is not None
    sheet = workspace.attending.sheet(course.uid)
    walk_in = workspace.attending.walk_in(course.uid, {"name": "Anh Tự Đến"})
    workspace.attending.mark(sheet.sittings[0].uid, [walk_in.uid], Mark.PRESENT)
    known = workspace.editing.add("person", {"name": "Trần Văn Tự Đến"})
    with workspace.desk.read() as reader:
        marks = reader.count(Attendance)
    dialog = IdentityDialog(room, walk_in.uid)
    dialog.other.put(known.uid, "Trần Văn Tự Đến")
    dialog.identify.click()
    assert person(program, walk_in.uid).merged_into == known.uid
    for command, merged in ((Command.UNDO, None), (Command.REDO, known.uid)):
        program.window.do(command)
        assert person(program, walk_in.uid).merged_into == merged
        with workspace.desk.read() as reader:
            assert reader.count(Attendance) == marks
    again = IdentityDialog(room, known.uid)
    assert [one.uid for one in again.merged.things.things] == [walk_in.uid]
    again.separate.click()
    assert person(program, walk_in.uid).merged_into is None
    again.reject()
