"""The program as a whole: first start, opening behind the window, a second start, the sample thrown away, closing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot  # type: ignore[import-untyped]

from desktop import paths
from desktop.domain.organisation import OfficeProfile
from desktop.workspace import Workspace
from tests.ui.typing import press
from ui.app import Application
from ui.dialogs.first_start_dialog import FirstStartDialog


@pytest.fixture
def bare(qapp: QApplication) -> Iterator[Application]:
    program = Application(inline=True, silent=True)
    program.window.show()
    yield program
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialog_of(program: Application) -> FirstStartDialog:
    found = [child for child in program.window.findChildren(FirstStartDialog) if child.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_first_start_declares_the_office_in_one_act(bare: Application) -> None:
    bare.begin()
    dialog = dialog_of(bare)
    dialog.person.setText("Trần Thị Thử")
    dialog.post.setText("công chức")
    dialog._on.click()
    dialog.own.click()
    dialog.name.setText("UBND xã Đồng Xuân")
    dialog.name.editingFinished.emit()
    assert dialog.lines.toPlainText() == "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG XUÂN"
    assert dialog.symbol.text() == "UBND"
    assert dialog.place.text() == "Đồng Xuân"
    dialog.signer.setText("Lê Văn Ký")
    dialog._on.click()
    workspace = bare.workspace
    assert workspace is not None
    assert workspace.desk.database.path == paths.default_database().resolve()
    with workspace.desk.read() as reader:
        (profile,) = reader.find(OfficeProfile)
    assert profile.area == "xã Đồng Xuân"
    acts = workspace.past.acts()
    assert [act.name for act in acts] == ["Khai báo cơ quan mình"]
    assert acts[0].who == "Trần Thị Thử, công chức"


def test_escape_goes_a_step_back_and_never_closes_the_first_start(bare: Application, tmp_path: Path) -> None:
    bare.begin(tmp_path / "so.db")
    dialog = dialog_of(bare)
    dialog.person.setText("Lê Thị Thu")
    dialog._go_on()
    press(dialog, Qt.Key.Key_Escape)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog._pages.currentIndex() == 0
    assert dialog.person.text() == "Lê Thị Thu"
    dialog.reject()


def test_going_back_loses_nothing(bare: Application) -> None:
    bare.begin()
    dialog = dialog_of(bare)
    dialog._on.click()
    assert dialog._pages.currentIndex() == 0, "a name is asked for"
    dialog.person.setText("Trần Thị Thử")
    dialog._on.click()
    dialog.own.click()
    dialog.name.setText("Phòng Văn hóa - Xã hội xã Đồng Xuân")
    dialog._back.click()
    dialog._back.click()
    assert dialog.person.text() == "Trần Thị Thử"
    dialog._on.click()
    dialog.own.click()
    assert dialog.name.text() == "Phòng Văn hóa - Xã hội xã Đồng Xuân"
    dialog.reject()


def test_what_the_clerk_wrote_is_not_overwritten_by_a_proposal(bare: Application) -> None:
    bare.begin()
    dialog = dialog_of(bare)
    dialog.person.setText("A")
    dialog._on.click()
    dialog.own.click()
    dialog.symbol.setText("VHXH")
    dialog.symbol.textEdited.emit("VHXH")
    dialog.name.setText("UBND xã Đồng Xuân")
    dialog.name.editingFinished.emit()
    assert dialog.symbol.text() == "VHXH"
    dialog.reject()


def test_the_sample_lies_apart_and_is_thrown_away_by_one_click(bare: Application) -> None:
    real = paths.default_database()
    real.parent.mkdir(parents=True)
    Workspace.create(real).close()
    bare.open(paths.sample_database(), fill=True)
    assert bare.workspace is not None
    assert bare.window._drop.isVisibleTo(bare.window)
    bare.window._drop.click()
    assert not paths.sample_database().exists()
    assert not paths.backup_dir(paths.sample_database()).exists()
    assert bare.workspace.desk.database.path == real.resolve()
    assert not bare.window._drop.isVisibleTo(bare.window)


def test_the_frame_is_in_sight_before_the_records_are_imported() -> None:
    import subprocess

    code = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "import sys\n"
        "from ui.app import Application, prepared\n"
        "app = prepared(['x'])\n"
        "program = Application(silent=True)\n"
        "program.window.show(); app.processEvents()\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'pydantic', 'docx', 'reportlab', 'pypdfium2'} & set(sys.modules)\n"
        "print(sorted(heavy)); program.window.close()"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "[]", told.stdout + told.stderr


def test_a_second_start_brings_the_first_to_the_front(
    qapp: QApplication, qtbot: QtBot, empty_workspace: Workspace, started: object
) -> None:
    first = started(empty_workspace)  # type: ignore[operator]
    first.window.showMinimized()
    second = Application(inline=True, silent=True)
    second.open(empty_workspace.desk.database.path)
    qtbot.waitUntil(lambda: not first.window.isMinimized(), timeout=3000)
    assert not paths.raise_file(empty_workspace.desk.database.path).exists()
    assert second.messages.told == []
    second.window.close()
    second.window.deleteLater()
    second.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_file_that_is_none_of_ours_is_told_and_left_alone(bare: Application, tmp_path: Path) -> None:
    stranger = tmp_path / "la.db"
    stranger.write_bytes(b"khong phai" * 100)
    bare.open(stranger)
    assert "không phải cơ sở dữ liệu" in bare.messages.told[-1].text
    assert stranger.read_bytes() == b"khong phai" * 100
    assert bare.workspace is None


def test_restoring_a_backup_brings_the_old_state_back(qtbot: QtBot, bare: Application, tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    bare.open(path)
    assert bare.workspace is not None
    bare.workspace.editing.add("channel", {"name": "Loa A", "kind": "radio", "level": "commune"})
    (made,) = bare.workspace.upkeep.back_up()
    assert made.backup is not None
    bare.workspace.editing.add("channel", {"name": "Loa B", "kind": "radio", "level": "commune"})
    bare.ways.restore.emit(str(made.backup.file))
    assert bare.workspace is not None
    assert [choice.shown for choice in bare.workspace.listing.choices("channel")] == ["Loa A"]


def test_closing_over_something_unsaved_asks_with_the_act_in_the_button(
    sample_workspace: Workspace, started: object
) -> None:
    program = started(sample_workspace)  # type: ignore[operator]
    page = program.window.show_page("directory")
    page.tabs.setCurrentIndex(1)
    part = page.here()
    part.form.field("post").setText("chuyên viên")
    program.window.close()
    assert program.window.isVisible()
    assert "Danh mục" in program.messages.told[-1].text
    program.messages.answers.append(True)
    program.window.close()
    assert not program.window.isVisible()


def test_where_the_data_cannot_lie_is_told_and_nothing_typed_is_lost(
    bare: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tep").write_text("một tệp, không phải thư mục", encoding="utf-8")
    monkeypatch.setenv("SO_TRUYEN_THONG_HOME", str(tmp_path / "tep" / "du-lieu"))
    bare.begin()
    dialog = dialog_of(bare)
    dialog.person.setText("Trần Thị Thử")
    dialog._on.click()
    dialog.sample.click()
    assert bare.messages.told[-1].text == "Không tạo được thư mục dữ liệu."
    assert str(tmp_path / "tep" / "du-lieu") in bare.messages.told[-1].more
    assert dialog_of(bare).person.text() == "Trần Thị Thử"
    monkeypatch.setenv("SO_TRUYEN_THONG_HOME", str(tmp_path / "noi-khac"))
    dialog.sample.click()
    assert bare.workspace is not None
    assert bare.workspace.desk.who == "Trần Thị Thử"


def test_a_sample_broken_off_leaves_no_half_of_it(bare: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.errors import DatabaseFault
    from desktop.services.sampling import Sampling

    def full(*_: object) -> int:
        raise DatabaseFault("Đĩa đã đầy nên chưa ghi được; dữ liệu trước đó còn nguyên.")

    monkeypatch.setattr(Sampling, "fill", full)
    bare.open(paths.sample_database(), fill=True, failed=bare.messages.fault)
    assert bare.messages.told[-1].text.startswith("Đĩa đã đầy")
    assert not paths.sample_database().exists()
    assert bare.window.isVisible()


@pytest.mark.parametrize("taken", [True, False])
def test_for_a_damaged_file_its_newest_backup_is_offered(bare: Application, tmp_path: Path, taken: bool) -> None:
    file = tmp_path / "so.db"
    with Workspace.create(file) as workspace:
        workspace.editing.add("person", {"name": "Lê Văn Còn"})
    whole = file.read_bytes()
    file.write_bytes(whole[:3000])
    bare.messages.answers = [taken]
    bare.open(file)
    assert "hỏng" in next(told.text for told in bare.messages.told)
    assert (bare.workspace is not None) is taken
    assert bare.window.isVisible() is taken
    if bare.workspace is not None:
        assert [person.name for person, _ in bare.workspace.upkeep.find_persons("Lê Văn Còn")] == ["Lê Văn Còn"]


def test_a_backup_that_lies_elsewhere_may_be_chosen_for_a_damaged_file(bare: Application, tmp_path: Path) -> None:
    file, stick = tmp_path / "so.db", tmp_path / "usb" / "ban sao.db"
    with Workspace.create(file) as workspace:
        workspace.editing.add("person", {"name": "Lê Văn Còn"})
    stick.parent.mkdir()
    shutil.copyfile(file, stick)
    shutil.rmtree(paths.backup_dir(file), ignore_errors=True)
    file.write_bytes(file.read_bytes()[:3000])
    bare.messages.answers = [True]
    bare.choose_backup = lambda: str(stick)
    bare.open(file)
    assert bare.workspace is not None
    assert [person.name for person, _ in bare.workspace.upkeep.find_persons("Lê Văn Còn")] == ["Lê Văn Còn"]


def test_without_the_sample_nothing_of_it_stays_in_sight(bare: Application) -> None:
    bare.open(paths.sample_database(), fill=True)
    bare.window.show_page("plan")
    bare.window._search.setText("hòa giải")
    bare.window._drop.click()
    dialog = dialog_of(bare)
    window = bare.window
    assert window.page() is None
    assert window._title.text() == window.windowTitle() == "Sổ Truyền Thông"
    assert (window._search.text(), window._place.text()) == ("", "")
    assert "mẫu" not in window._said.text()
    assert window._navigation.currentRow() == -1
    assert not window._drop.isVisible()
    dialog.reject()


def test_the_other_pages_are_made_while_nobody_waits(program: Application) -> None:
    window = program.window
    window.show_page("today")
    while window.make_ahead():
        pass
    assert {page.name for page in window.pages()} == set(window.page_names())
    here = window.page()
    assert here is not None
    assert here.name == "today", "making a page shows nothing"
    window.show_page("media")
    assert not window.make_ahead()
