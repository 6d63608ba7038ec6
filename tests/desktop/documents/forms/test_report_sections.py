"""What each section says in the cases that whole reports do not show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.forms.report import report
from desktop.documents.forms.report_frame import subject
from desktop.documents.forms.report_warnings import report_warnings
from desktop.documents.model import Table
from desktop.domain.cadence import CadenceKind
from desktop.domain.paperwork import WordsPlace
from desktop.domain.plan import TargetKind
from desktop.domain.schedule import WorkState
from desktop.indicators.figure import Figure
from desktop.indicators.summary import CoverageLine, CrossLine, OutputLine, PeriodSummary, PlanFacts, WorkLine
from desktop.indicators.targets import TargetValue
from tests.desktop.documents.forms import summaries
from tests.desktop.documents.forms.shown import blocks_shown, table_shown


def lines_of(summary: PeriodSummary) -> list[str]:
    return list(blocks_shown(report(summary, made_on=summary.span.to_day).blocks))


def text_of(summary: PeriodSummary) -> str:
    return "\n".join(lines_of(summary))


def tables_of(summary: PeriodSummary) -> str:
    annexes = report(summary, made_on=summary.span.to_day).annexes
    tables = [block for annex in annexes for block in annex.blocks if isinstance(block, Table)]
    return "\n".join(line for table in tables for line in table_shown(table))


def planned(number: str, title: str) -> PeriodSummary:
    plan = PlanFacts(number, date(2024, 1, 8), "Ủy ban nhân dân huyện Hạ Hòa", title)
    return summaries.nothing("2024-09", plan=plan)


@pytest.mark.parametrize(
    ("number", "title", "expected"),
    [
        ("5/KH-UBND", "Thực hiện Đề án A", "Kết quả thực hiện Đề án A tháng 9 năm 2024"),
        ("5/KH-UBND", "Về việc triển khai Đề án A", "Kết quả triển khai Đề án A tháng 9 năm 2024"),
        ("5/KH-UBND", "Đề án A", "Kết quả thực hiện Đề án A tháng 9 năm 2024"),
        ("5/KH-UBND", "Truyền thông về B năm 2024.", "Kết quả thực hiện Kế hoạch truyền thông về B tháng 9 năm 2024"),
        ("5/KH-UBND", "Triển khai B năm 2023", "Kết quả triển khai B năm 2023 tháng 9 năm 2024"),
        ("5/QĐ-UBND", "Phê duyệt Đề án A", "Kết quả thực hiện Quyết định phê duyệt Đề án A tháng 9 năm 2024"),
    ],
)  # fmt: skip
def test_the_subject_is_named_after_what_the_plan_orders(number: str, title: str, expected: str) -> None:
    assert subject(planned(number, title)) == expected


def test_after_the_reorganisation_the_subject_names_the_living_area_alone() -> None:
    plan = replace(summaries.PLAN, title="Triển khai Đề án A trên địa bàn thị xã Bến Mới giai đoạn 2023 - 2028")
    commune = replace(summaries.nothing("2025-08", plan=plan), office=summaries.COMMUNE)
    assert subject(commune) == (
        "Kết quả triển khai Đề án A trên địa bàn xã Hạ Hòa giai đoạn 2023 - 2028 tháng 8 năm 2025"
    )
    district = summaries.nothing("2024-08", plan=plan)
    assert "trên địa bàn thị xã Bến Mới" in subject(district)


def test_the_documents_sentence_never_contradicts_the_offices_own_words() -> None:
    blank = summaries.nothing("2024-09")
    assert "không ban hành văn bản" in text_of(blank)
    assert "không ban hành văn bản" not in text_of(
        replace(blank, words={WordsPlace.DIRECTION: "UBND huyện đã ban hành công văn chỉ đạo."})
    )


def test_documents_of_several_issuers_each_name_theirs() -> None:
    rich = summaries.rich_month()
    other = replace(rich.documents[1], issuer="Huyện đoàn")
    text = text_of(replace(rich, documents=(rich.documents[0], other)))
    assert "Trong kỳ đã ban hành 02 văn bản chỉ đạo, điều hành, gồm:" in text
    assert "ngày 04/9/2024 của Huyện đoàn về việc" in text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"state": WorkState.DONE, "done_day": None, "due_day": None}, "Nhiệm vụ đã hoàn thành."),
        (
            {"state": WorkState.OPEN, "late": True, "due_day": date(2024, 9, 10)},
            "Nhiệm vụ chưa hoàn thành, đã quá hạn ngày 10/9/2024.",
        ),
        (
            {"state": WorkState.OPEN, "due_day": date(2024, 12, 14), "result": "Đã làm"},
            "Nhiệm vụ đang thực hiện, hạn hoàn thành ngày 14/12/2024. Đã làm.",
        ),
        (
            {"state": WorkState.OPEN, "due_day": None, "cadence": CadenceKind.QUARTERLY, "result": "Đã làm"},
            "Công việc của kỳ đang thực hiện. Đã làm.",
        ),
        (
            {"state": WorkState.WAITING, "timing": "", "due_day": None},
            "Nhiệm vụ đang chờ văn bản để triển khai: tập huấn.",
        ),
        ({"state": WorkState.DROPPED, "late": True}, "Nhiệm vụ không thực hiện trong kỳ: tập huấn."),
        ({"state": None, "turns": 12}, "Trong kỳ có 12 lượt người được tập huấn."),
    ],
)
def test_where_a_task_stands(changes: dict[str, object], expected: str) -> None:
    blank = replace(
        summaries.empty_month().tasks[0], title="Tập huấn", leads=(), coordinating=(), cadence=CadenceKind.YEARLY
    )
    line = replace(blank, **changes)  # type: ignore[arg-type]
    assert expected in text_of(replace(summaries.nothing("2024-09"), tasks=(line,)))


def test_a_dropped_task_is_no_late_one() -> None:
    dropped = replace(summaries.tasks()[0], state=WorkState.DROPPED, late=True)
    assert "chậm so với hạn" not in text_of(replace(summaries.nothing("2024-09"), tasks=(dropped,)))


def test_several_late_tasks_and_long_difficulties_keep_their_lines() -> None:
    late = replace(summaries.tasks()[0], late=True, difficulty="Khó khăn:\n- Thiếu kinh phí;\n- Thiếu báo cáo viên.")
    text = text_of(replace(summaries.nothing("2024-09"), tasks=(late, replace(late, title="Việc khác"))))
    assert "Còn 02 nhiệm vụ chậm so với hạn:" in text
    assert "- Thiếu kinh phí;\n- Thiếu báo cáo viên." in text


@pytest.mark.parametrize(
    ("turns", "people", "expected"),
    [
        (0, 0, "Trong kỳ đã tổ chức 02 lớp tập huấn; chưa ghi nhận lượt người tham dự."),
        (None, 5, "Trong kỳ đã tổ chức 02 lớp tập huấn; số lượt người tham dự: chưa có số liệu."),
        (9, None, "với 09 lượt người tham dự; số người được tập huấn: chưa có số liệu."),
        (85, 76, "với 85 lượt người tham dự; số người được tập huấn (mỗi người tính một lần): 76 người."),
    ],
)
def test_who_came_to_the_courses(turns: int | None, people: int | None, expected: str) -> None:
    figures = summaries.figures(training__courses=2, training__turns=turns, training__people=people)
    assert expected in text_of(replace(summaries.nothing("2024-09"), figures=figures))


def test_many_courses_stand_in_the_annex_alone() -> None:
    many = replace(
        summaries.nothing("2024-09"),
        figures=summaries.figures(training__courses=6, training__turns=210),
        courses=(summaries.COURSE,) * 6,
    )
    assert summaries.COURSE.title not in text_of(many)
    assert tables_of(many).count(summaries.COURSE.title) == 6
    assert "| Tổng cộng | 12 | 18 | 210" in tables_of(many)


def test_a_course_without_attendance_has_no_figure_and_is_named() -> None:
    unmarked = replace(summaries.nothing("2024-09"), courses=(replace(summaries.COURSE, turns=0),))
    assert "chưa ghi nhận lượt người tham dự; đơn vị tổ chức" in text_of(unmarked)
    assert "| 2 | 3 | chưa có số liệu" in tables_of(unmarked)
    assert any(summaries.COURSE.title in warning for warning in report_warnings(unmarked))


def test_a_whole_group_trained_lacks_nobody_and_a_roster_of_another_day_says_so() -> None:
    whole = CoverageLine("A", "cán bộ", 3, 3, date(2024, 9, 14))
    older = CoverageLine("", "hội viên", 1, 2, date(2024, 6, 30))
    text = text_of(replace(summaries.nothing("2024-09"), coverage=(whole, older)))
    assert "Cán bộ (nhóm A) (danh sách tại ngày 14/9/2024): 3/3 người, đạt 100,0%;" in text
    assert "Hội viên (danh sách tại ngày 30/6/2024): 1/2 người, đạt 50,0%, còn 01 người chưa được tập huấn." in text


@pytest.mark.parametrize(
    ("kind", "goal", "values", "expected"),
    [
        (TargetKind.COUNT, 5, {"unit": "cuộc", "numerator": 3}, "03 cuộc, còn thiếu 02 cuộc để đạt 05 cuộc"),
        (TargetKind.COUNT, 5, {"unit": "cuộc", "numerator": 5}, "05 cuộc, đạt mức 05 cuộc"),
        (TargetKind.PERIODIC, None, {"unit": "tin", "numerator": 12}, "Mục tiêu: 12 tin"),
        (TargetKind.PERCENT, 10_000, {"numerator": 4, "denominator": 5}, "còn thiếu 01 đơn vị để đạt 100%"),
        (TargetKind.ACTION, None, {"words": "Đã rà soát.\nĐã báo cáo."}, "Mục tiêu: Đã rà soát. Đã báo cáo"),
    ],
)
def test_targets_of_every_kind(kind: TargetKind, goal: int | None, values: dict[str, object], expected: str) -> None:
    one = summaries.target(1, "Mục tiêu", kind, goal, **values)
    assert expected in text_of(replace(summaries.nothing("2024-09"), targets=(one,)))


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("100% cán bộ được tập huấn", "người"),
        ("Chỉ đạo 100% các phương tiện thông tin đại chúng", "phương tiện"),
        ("Có 90% cơ quan hành chính", "cơ quan"),
        ("80% xã, thị trấn có đài", "xã"),
    ],
)
def test_what_is_missing_is_called_as_in_the_targets_sentence(text: str, noun: str) -> None:
    one = summaries.target(1, text, TargetKind.PERCENT, 10_000, numerator=0, denominator=10, unit="%")
    short = replace(summaries.nothing("2024-09"), targets=(one,))
    assert f"còn thiếu 10 {noun} để đạt 100%" in text_of(short)
    assert f"còn thiếu 10 {noun} để đạt 100%" in tables_of(short)


def test_a_period_of_which_nothing_was_kept_is_not_compared_in_words() -> None:
    rich = replace(summaries.rich_month(), previous=summaries.figures(), last_year={})
    assert "So với" not in text_of(rich)
    assert "| Tăng, giảm" in tables_of(rich)


def test_a_year_is_compared_once() -> None:
    text = tables_of(summaries.year())
    assert text.count("Tăng, giảm") == 1
    assert "Năm 2023" in text


def test_minutes_that_do_not_add_up_after_rounding_say_why() -> None:
    channels = (OutputLine("Kênh một", 1, 1, 10), OutputLine("Kênh hai", 1, 1, 10))
    odd = replace(
        summaries.nothing("2024-09"),
        figures=summaries.figures(media__products=2, media__airings=2, media__minutes=21),
        channels=channels,
    )
    assert text_of(odd).count("làm tròn đến phút; tổng cộng tính từ thời lượng gốc.") == 1
    assert "| Tổng cộng | 2 | 21\n" in text_of(odd)
    even = replace(odd, figures=summaries.figures(media__products=2, media__airings=2, media__minutes=20))
    assert "làm tròn" not in text_of(even)
    assert "| Tổng cộng | 2 | 20\n" in text_of(even)


def crossed(channels: tuple[OutputLine, ...]) -> str:
    topic = OutputLine("Quyền trẻ em", 1, sum(line.airings for line in channels), 0)
    return tables_of(
        replace(
            summaries.nothing("2024-09"),
            figures=summaries.figures(media__airings=topic.airings),
            channels=channels,
            topics=(topic,),
            matrix=tuple(CrossLine(topic.name, line.name, line.airings) for line in channels),
        )
    )


def test_more_channels_than_a_page_holds_are_gathered_by_kind_or_the_smallest_into_one() -> None:
    plain = tuple(OutputLine(f"Kênh {place}", 1, 20 - place, 0) for place in range(10))
    assert "| Kênh 6 | Các kênh khác | Số sản phẩm" in crossed(plain)
    assert "| Quyền trẻ em | 20 | 19 | 18 | 17 | 16 | 15 | 14 | 36 | 1 | 155 | –" in crossed(plain)
    kinds = tuple(replace(line, group=f"loại {place % 2}") for place, line in enumerate(plain))
    assert "| Chủ đề | Loại 0 | Loại 1 | Số sản phẩm" in crossed(kinds)
    assert "| Quyền trẻ em | 80 | 75 | 1 | 155 | –" in crossed(kinds)


def test_months_show_parts_of_figures_by_their_label() -> None:
    quarter = summaries.quarter()
    part = Figure("media.airings.topic.quyen-tre-em", "Quyền trẻ em", "lượt", 61)
    months = tuple((month, values | {part.id: 20 + place}) for place, (month, values) in enumerate(quarter.months))
    text = tables_of(replace(quarter, months=months, figures=quarter.figures | {part.id: part}))
    assert "| Quyền trẻ em (lượt) | 20 | 21 | 22 | 61" in text
    notes = report(
        replace(quarter, months=months, figures=quarter.figures | {part.id: part}), made_on=quarter.span.to_day
    ).annexes[1]
    assert "Không cộng dồn các tháng: quyền trẻ em." in list(blocks_shown(notes.blocks))


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            (WorkLine("1", "Tập huấn", date(2024, 10, 14), ("Huyện đoàn",)),),
            "thực hiện nhiệm vụ tập huấn (hạn hoàn thành ngày 14/10/2024; đơn vị chủ trì: Huyện đoàn).",
        ),
        (
            (WorkLine("1", "Rà quét", None, (), CadenceKind.CONTINUOUS),),
            "Trong tháng 10 năm 2024 tiếp tục thực hiện nhiệm vụ thường xuyên: rà quét.",
        ),
        ((), "Trên đây"),
    ],
)
def test_next_periods_work_in_one_sentence(work: tuple[WorkLine, ...], expected: str) -> None:
    assert expected in text_of(replace(summaries.nothing("2024-09"), next_work=work))


def test_judgements_stand_only_where_somebody_made_them() -> None:
    blank = summaries.nothing("2024-09")
    assert "ĐÁNH GIÁ" not in text_of(blank)
    causes = replace(blank, words={WordsPlace.CAUSES: "Thiếu người."})
    assert "III. NGUYÊN NHÂN CỦA TỒN TẠI, HẠN CHẾ\nThiếu người." in text_of(causes)
    both = replace(blank, words={WordsPlace.DIFFICULTIES: "Chậm.", WordsPlace.CAUSES: "- Thiếu người;\n- Thiếu tiền."})
    assert "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN\nChậm.\nNguyên nhân:\n- Thiếu người;\n- Thiếu tiền." in text_of(both)


def test_the_offices_words_stand_before_the_opening_and_stay_as_they_are() -> None:
    words = "Thực hiện Công văn số 15/STTTT-TT.\n- Mục một;\n+ ý nhỏ\n-5 độ"
    lines = lines_of(replace(summaries.nothing("2024-09"), words={WordsPlace.OPENING: words}))
    assert lines[:4] == ["Thực hiện Công văn số 15/STTTT-TT.", "- Mục một;", "+ ý nhỏ", "-5 độ"]
    assert lines[4].startswith("Thực hiện Kế hoạch số 630/KH-UBND")


def test_recipients_end_with_the_copy_kept() -> None:
    office = summaries.DISTRICT.changed(addressees="", recipients="- Như trên;\n- Huyện ủy;\n- Lưu: VT, TT.")
    document = report(replace(summaries.nothing("2024-09"), office=office), made_on=date(2024, 9, 14))
    assert document.closing.recipients == ("Huyện ủy", "Lưu: VT, TT")
    assert document.addressees == ()
    assert document.blocks[-1].text.endswith("của Ủy ban nhân dân huyện Hạ Hòa./.")  # type: ignore[union-attr]


def test_many_addressees_are_not_repeated_at_the_end() -> None:
    office = summaries.DISTRICT.changed(addressees="Sở A\nSở B\nSở C")
    assert lines_of(replace(summaries.nothing("2024-09"), office=office))[-1].endswith("kính báo cáo các cơ quan./.")


def test_a_plan_titled_in_capitals_is_told_among_the_warnings() -> None:
    loud = planned("5/KH-UBND", "TRIỂN KHAI ĐỀ ÁN")
    assert any("viết hoa toàn bộ" in warning for warning in report_warnings(loud))
    assert not any("viết hoa" in warning for warning in report_warnings(summaries.rich_month()))


def test_a_target_above_its_goal_is_said_to_exceed_it() -> None:
    value = TargetValue(
        b"t" * 16, 1, "70% cán bộ được tập huấn", "Cán bộ được tập huấn", TargetKind.PERCENT, 7_000, "%", 22, 22
    )
    summary = replace(summaries.nothing("2024-09"), targets=(value,))
    assert "22/22 (100,0%), vượt mức 70%" in text_of(summary)
    assert "Đến ngày 14/9/2024 đã đạt 01/01 mục tiêu của Kế hoạch." in text_of(summary)
    exact = replace(summary, targets=(replace(value, goal=10_000),))
    assert "22/22 (100,0%), đạt mức 100%" in text_of(exact)


def test_a_tiny_base_has_no_share_to_speak_of() -> None:
    def figures(airings: int) -> dict[str, Figure]:
        return {"media.airings": Figure("media.airings", "Số lượt phát, đăng", "lượt", airings)}

    grown = replace(summaries.nothing("2024-09"), figures=figures(500), previous=figures(2))
    assert "số lượt phát, đăng tăng 498 lượt." in text_of(grown)
    assert "%" not in tables_of(grown)
    tenfold = replace(grown, figures=figures(22))
    assert "tăng 20 lượt (1.000,0%)." in text_of(tenfold)


def test_what_was_put_up_without_a_length_has_no_minutes() -> None:
    summary = replace(
        summaries.nothing("2024-09"),
        channels=(OutputLine("Cổng thông tin", 1, 2, 0), OutputLine("Loa xã", 1, 1, 12)),
    )
    assert "| 1 | Cổng thông tin | 1 | 2 | –" in tables_of(summary)


def test_an_empty_period_is_warned_of_before_everything_is_denied() -> None:
    summary = summaries.nothing("2024-09")
    assert any(note.startswith("Chưa có số liệu, văn bản, hoạt động nào") for note in report_warnings(summary))
    aired = replace(summary, channels=(OutputLine("Loa xã", 1, 1, 12),))
    assert not any(note.startswith("Chưa có số liệu, văn bản") for note in report_warnings(aired))


def test_missing_addressees_and_recipients_are_warned_of() -> None:
    summary = summaries.nothing("2024-09")
    bare_office = replace(summary, office=summary.office.model_copy(update={"addressees": "", "recipients": " \n"}))
    missing = {f"Chưa đặt phần «{part}» trong thể thức của cơ quan." for part in ("Kính gửi", "Nơi nhận")}
    assert missing <= set(report_warnings(bare_office))
    told = summary.office.model_copy(update={"addressees": "UBND tỉnh", "recipients": "UBND tỉnh"})
    assert not missing & set(report_warnings(replace(summary, office=told)))
