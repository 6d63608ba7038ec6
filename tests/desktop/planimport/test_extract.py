"""The whole way, from the file to the draft: the same plan as Word, PDF and text."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.cadence import CadenceKind as Kind
from desktop.domain.plan import TargetKind
from desktop.domain.plan_draft import FindingKind, PlanDraft, Sure
from desktop.errors import Cancelled
from desktop.planimport import read_plan
from desktop.progress import Progress
from tests.desktop.planimport.files import draft_of, needs_font
from tests.desktop.planimport.sample_plan import BODY, TITLE, as_docx, as_pdf, as_text

FORMS = [
    pytest.param(lambda: as_text().encode(), id="double-spaced text"),
    pytest.param(lambda: as_text(70, "\n").encode(), id="close text"),
    pytest.param(lambda: as_text(10_000, "\n").encode(), id="unbroken text"),
    pytest.param(as_docx, id="Word"),
    pytest.param(as_pdf, id="PDF", marks=needs_font),
]


@pytest.fixture(params=FORMS, scope="module")
def draft(request: pytest.FixtureRequest) -> PlanDraft:
    made: Callable[[], bytes] = request.param
    return draft_of(made())


def names(agencies: tuple[object, ...]) -> list[str]:
    return [getattr(agency, "name", "") for agency in agencies]


def test_head_title_and_bases(draft: PlanDraft) -> None:
    assert draft.number is not None
    assert (draft.number.value, draft.number.sure) == ("38/KH-UBND", Sure.SURE)
    assert draft.day is not None
    assert draft.day.value == date(2023, 4, 14)
    assert draft.issuer is not None
    assert draft.issuer.value.lower().replace("uỷ", "ủy") == "ủy ban nhân dân huyện mây trắng"
    assert draft.title is not None
    assert draft.title.value == TITLE
    assert [(basis.number, basis.day, basis.is_parent) for basis in draft.bases] == [
        ("771/KH-UBND", date(2023, 3, 20), True),
        ("112/STTTT-TTBC", date(2023, 4, 2), False),
    ]


def test_seven_tasks_with_their_cadences(draft: PlanDraft) -> None:
    """TC01: 3 yearly, 1 monthly, 2 continuous, 1 that waits for another office's paper."""
    kinds = [task.timing.value.kind if task.timing else None for task in draft.tasks]
    assert kinds == [
        Kind.YEARLY,
        Kind.YEARLY,
        Kind.MONTHLY,
        Kind.YEARLY,
        Kind.CONTINUOUS,
        Kind.CONTINUOUS,
        Kind.ON_REQUEST,
    ]
    assert [task.printed_number for task in draft.tasks] == list("1234567")
    assert {task.section for task in draft.tasks} == {"NHIỆM VỤ VÀ GIẢI PHÁP"}
    assert draft.tasks[0].title.endswith("cho đội ngũ cộng tác viên cơ sở")
    assert draft.tasks[0].content.startswith("Phối hợp với các cơ quan cấp tỉnh")
    assert draft.tasks[2].content.startswith("Sản xuất tin, bài, phóng sự")


def test_agencies_of_the_tasks(draft: PlanDraft) -> None:
    assert names(draft.tasks[1].lead) == [
        "Ban Tuyên giáo Huyện ủy",
        "Văn phòng HĐND-UBND huyện Mây Trắng",
        "Phòng Văn hoá và Thông tin",
    ]
    assert names(draft.tasks[2].lead) == ["Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông huyện"]
    assert names(draft.tasks[4].lead) == ["Các phòng, đơn vị", "UBND các xã, thị trấn"]
    assert names(draft.tasks[4].coordinating) == ["Các cơ quan, đơn vị và các tổ chức, cá nhân có liên quan"]
    assert names(draft.tasks[5].advising) == ["Phòng Văn hoá và Thông tin", "Công an huyện"]
    assert names(draft.tasks[1].advising) == []


def test_six_targets_each_with_its_sentence(draft: PlanDraft) -> None:
    percents = [target.percent for target in draft.targets]
    assert percents == [Decimal(100), Decimal(100), Decimal(70), None, None, Decimal(100)]
    assert [target.kind for target in draft.targets].count(TargetKind.ACTION) == 2
    assert {target.year for target in draft.targets} == {2028}
    for target in draft.targets:
        assert target.text[1:30] in draft.quote(target.paragraphs)


def test_audiences_and_the_topic_tree(draft: PlanDraft) -> None:
    assert len(draft.audiences) == 2
    assert [len(topic.children) for topic in draft.topics] == [7, 0]
    parts = draft.topics[0].children
    assert (parts[0].name, parts[6].name) == ("Quyền sống và phát triển", "Quyền bí mật đời sống riêng tư")


def test_who_answers_for_what(draft: PlanDraft) -> None:
    assert [(one.agency, len(one.bullets)) for one in draft.responsibilities] == [
        ("Phòng Văn hoá và Thông tin", 2),
        ("Công an huyện Mây Trắng", 0),
        ("Phòng Giáo dục và Đào tạo", 2),
        ("Trung tâm Văn hoá, Thể thao, Du lịch và Truyền thông", 1),
        ("Ủy ban MTTQ và các tổ chức chính trị - xã hội huyện", 2),
        ("Uỷ ban Nhân dân các xã, thị trấn", 1),
    ]
    assert draft.responsibilities[1].text.startswith("Nắm chắc tình hình")
    assert len(draft.money) == 2


def test_recipients_and_signature(draft: PlanDraft) -> None:
    assert [recipient.text for recipient in draft.recipients] == [
        "Sở TT&TT Lâm Giang (b/c)",
        "CT, các PCT UBND huyện",
        "Các phòng, ban, đơn vị",
        "UBND các xã, thị trấn",
        "Lưu: VT, VHTT",
    ]
    signer = draft.signer
    assert signer is not None
    assert (signer.on_behalf, signer.acting_for, signer.position, signer.name) == (
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lục Văn Hải Đăng",
    )


def test_faults_of_the_text_are_notes(draft: PlanDraft) -> None:
    found = {note.kind: note for note in draft.notes}
    assert set(found) == {FindingKind.SAME_NUMBER, FindingKind.STRANGE_BODY, FindingKind.DOUBLED_WORDS}
    assert "hai mục cùng đánh số 4" in found[FindingKind.SAME_NUMBER].text
    assert "Thị uỷ" in found[FindingKind.STRANGE_BODY].text
    assert "tổ chức" in found[FindingKind.DOUBLED_WORDS].text
    assert "Thị uỷ" in draft.quote(found[FindingKind.STRANGE_BODY].paragraphs)
    assert all(note.text.endswith(".") for note in draft.notes)


def test_every_guess_quotes_paragraphs_that_are_there(draft: PlanDraft) -> None:
    quoted = [
        *(guess.paragraphs for guess in (draft.number, draft.day, draft.issuer, draft.title) if guess),
        *(one.paragraphs for one in (*draft.bases, *draft.targets, *draft.audiences, *draft.topics, *draft.tasks)),
        *(one.paragraphs for one in (*draft.responsibilities, *draft.money, *draft.recipients)),
        *(agency.paragraphs for task in draft.tasks for agency in (*task.lead, *task.coordinating)),
    ]
    assert all(paragraphs for paragraphs in quoted)
    assert {number for paragraphs in quoted for number in paragraphs} <= set(range(len(draft.paragraphs)))
    assert set(BODY) <= set(draft.paragraphs)
    third = draft.tasks[2]
    assert draft.quote(third.paragraphs).startswith("3. Sản xuất, đăng phát")
    assert draft.quote(third.lead[0].paragraphs).startswith("- Đơn vị chủ trì, thực hiện:")


def test_it_is_quick_and_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(as_docx())
    read_plan(file)
    begun = time.process_time()
    read_plan(file)
    assert time.process_time() - begun < 1
    progress = Progress()
    progress.stop()
    with pytest.raises(Cancelled):
        read_plan(file, progress)
