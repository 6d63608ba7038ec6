"""Undo stops where a sealed report begins; evidence, holidays and rules as acts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.media import Airing, Product
from desktop.domain.period import Period
from desktop.domain.plan import Topic
from desktop.domain.schedule import Holiday, WorkItem
from desktop.errors import FileFault, InputFault, RecordFault, SealedPeriod
from desktop.progress import NullProgress
from desktop.services.calendars import Calendars
from desktop.services.desk import Desk
from desktop.services.editing import Editing
from desktop.services.evidence import EvidenceKeeping
from desktop.services.media import Media
from desktop.services.past import Past
from desktop.services.planning import Planning
from desktop.services.recording import Recording
from desktop.services.reporting import Reporting
from desktop.storage import attachments, backup, history, sealing
from desktop.storage.manifest import Reason
from tests.factories import broadcasts, office, record
from tests.plans import children_draft

SEPTEMBER = Period.parse("2024-09")


@pytest.fixture
def sealed(desk: Desk) -> Desk:
    record(desk, office() + broadcasts())
    Reporting(desk).seal(SEPTEMBER, "05", date(2024, 9, 16))
    return desk


def test_nothing_a_sealed_report_rests_on_is_undone(sealed: Desk) -> None:
    with pytest.raises(SealedPeriod, match="05/BC-UBND"):
        Past(sealed).undo()
    with sealed.read() as reader:
        before = reader.count(Airing)
        product = reader.find(Product)[0]
    channel = Media(sealed).add_channel(name="Mới", kind="radio", level="district")
    Past(sealed).undo()
    Past(sealed).redo()
    Media(sealed).add_airings([{"product": product.uid, "channel": channel.uid, "day": date(2024, 9, 3)}])
    Past(sealed).undo()
    Media(sealed).add_airings([{"product": product.uid, "channel": channel.uid, "day": date(2024, 9, 20)}])
    Past(sealed).undo()
    with sealed.read() as reader:
        assert reader.count(Airing) == before


def test_a_late_entry_changes_figures_but_not_the_sealed_ones(sealed: Desk, tmp_path: Path) -> None:
    reporting = Reporting(sealed)
    first = reporting.write(SEPTEMBER, tmp_path / "a")
    record(sealed, [{"act": "airing", "product": "Chương trình ba", "channel": "Loa xã", "day": "2024-09-05"}])
    second = reporting.write(SEPTEMBER, tmp_path / "b", rules="calendar")
    assert first.pdf.read_bytes() == second.pdf.read_bytes()
    assert first.docx.read_bytes() == second.docx.read_bytes()
    now = {figure.id: figure.value for figure in reporting.figures(SEPTEMBER)}
    kept = reporting.sealed(SEPTEMBER)
    assert kept is not None
    assert now["media.airings"] == 29
    assert '"value": 28' in kept.figures


@pytest.mark.parametrize("number", ["", "0", "00", "5a", "-1", "năm"])
def test_a_number_is_digits(desk: Desk, number: str) -> None:
    record(desk, office())
    with pytest.raises(RecordFault, match="chưa đúng"):
        Reporting(desk).seal(SEPTEMBER, number, date(2024, 9, 16))


def test_a_report_is_not_signed_before_its_period_closes(desk: Desk) -> None:
    record(desk, office())
    with pytest.raises(RecordFault, match="trước ngày chốt"):
        Reporting(desk).seal(SEPTEMBER, "05", date(2024, 9, 13))


def test_without_office_and_plan_the_report_says_what_is_missing(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="thể thức của cơ quan"):
        Reporting(desk).write(SEPTEMBER, tmp_path)


def test_evidence_is_kept_by_content_and_undone_with_its_act(desk: Desk, tmp_path: Path) -> None:
    record(desk, office())
    Planning(desk).adopt(children_draft(tmp_path))
    with desk.read() as reader:
        item = reader.find(WorkItem, period="2024-09")[0]
    file = tmp_path / "biên bản.txt"
    file.write_text("Biên bản", encoding="utf-8")
    keeping = EvidenceKeeping(desk)
    evidence = keeping.attach(file, "work_item", item.uid)
    assert keeping.content(evidence) == "Biên bản".encode()
    file.unlink()
    assert keeping.content(keeping.of("work_item", item.uid)[0]) == "Biên bản".encode()
    Past(desk).undo()
    assert keeping.of("work_item", item.uid) == []
    Past(desk).redo()
    assert keeping.content(keeping.of("work_item", item.uid)[0]) == "Biên bản".encode()
    with pytest.raises(FileFault):
        keeping.attach(tmp_path / "không có.txt", "work_item", item.uid)
    with pytest.raises(RecordFault):
        keeping.attach(tmp_path, "agency", item.uid)


def test_confirmed_holidays_move_the_due_day(desk: Desk) -> None:
    reporting = Reporting(desk)
    assert reporting.days(Period.parse("2024-04")).due == date(2024, 4, 15)
    september = reporting.days(Period.parse("2025-08")).due
    assert september == date(2025, 8, 15)
    assert Calendars(desk).confirm(2024) > 8
    with pytest.raises(RecordFault, match="đã được xác nhận"):
        Calendars(desk).confirm(2024)
    with desk.read() as reader:
        assert reader.count(Holiday) > 8


def test_a_change_of_the_closing_day_moves_drafts(desk: Desk) -> None:
    Calendars(desk).change_rules(
        rules="decree", from_day=date(2025, 1, 1), close_day=20, citation="Quyết định của tỉnh"
    )
    assert Reporting(desk).days(SEPTEMBER).span.to_day == date(2024, 9, 14)
    assert Reporting(desk).days(Period.parse("2025-09")).span.to_day == date(2025, 9, 20)


def test_both_files_of_a_sealed_report_are_kept_and_travel_with_backups(sealed: Desk) -> None:
    path = sealed.database.path
    report = Reporting(sealed).sealed(SEPTEMBER)
    assert report is not None
    with sealed.read() as reader:
        assert attachments.unreferenced(reader.connection, path) == []
    made = backup.make(path, paths.backup_dir(path), Reason.ASKED)
    assert {report.docx_sha256, report.pdf_sha256} <= set(made.contents.files)
    for sha256 in (report.docx_sha256, report.pdf_sha256):
        assert (paths.backup_dir(path) / "files" / sha256[:2] / sha256).is_file()


def test_what_comes_after_the_report_of_its_period_is_told(sealed: Desk) -> None:
    airing = {"act": "airing", "product": "Chương trình hai", "channel": "Truyền thanh huyện", "times": 1}
    recording = Recording(sealed)
    (note,) = recording.record([{**airing, "day": "2024-09-05"}], "thu.json", NullProgress()).notes
    assert "2024 thuộc kỳ từ" in note
    assert "báo cáo số 05/BC-UBND; phần này sẽ thuộc báo cáo đính chính" in note
    assert recording.record([{**airing, "day": "2024-09-20"}], "thu.json", NullProgress()).notes == ()


def test_what_comes_after_a_sealed_report_is_told_at_once(sealed: Desk) -> None:
    past, editing = Past(sealed), Editing(sealed)
    assert past.late_notes() == [], "the seal itself is no late entry"
    with sealed.read() as reader:
        airing = reader.find(Airing, day=date(2024, 9, 10))[0]
    values = {"product": airing.product, "channel": airing.channel}
    late = editing.add("airing", {**values, "day": date(2024, 9, 14)})
    (note,) = past.late_notes()
    assert note.startswith("Có mục ngày 14/09/2024 thuộc kỳ từ 15/08/2024 đến 14/09/2024 đã có báo cáo số 05/BC-UBND;")
    assert note.endswith("sẽ thuộc báo cáo đính chính.")
    past.undo()
    assert past.late_notes() == [], "what was taken back is in no report"
    past.redo()
    assert len(past.late_notes()) == 1
    editing.change("airing", late.uid, {"times": 3})
    assert len(past.late_notes()) == 1
    editing.remove("airing", [airing.uid])
    assert "10/09/2024" in past.late_notes()[0]
    editing.add("airing", {**values, "day": date(2024, 9, 15)})
    assert past.late_notes() == []


def test_a_topic_given_to_a_product_of_a_sealed_period_is_told_too(sealed: Desk) -> None:
    with sealed.read() as reader:
        product = next(one for one in reader.find(Product) if one.title == "Chương trình ba")
        topic = reader.find(Topic)[0]
    Editing(sealed).change("product", product.uid, {}, topics=[topic.uid])
    with sealed.read() as reader:
        act = history.acts(reader.connection, limit=1)[0]
        assert [report.number for report, _ in sealing.reached_by(reader.connection, act.uid)] == ["05"]
