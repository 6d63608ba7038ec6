"""Summaries as the gathering service makes them, with invented names and figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.domain.cadence import CadenceKind
from desktop.domain.media import UNITS
from desktop.domain.organisation import OfficeProfile, OfficeSigner
from desktop.domain.paperwork import DocumentKind, WordsPlace
from desktop.domain.period import DECREE, Period, span
from desktop.domain.plan import TargetKind
from desktop.domain.schedule import WorkState
from desktop.indicators.figure import STANDING, Figure
from desktop.indicators.summary import (
    ActivityLine,
    CourseLine,
    CoverageLine,
    CrossLine,
    DocumentLine,
    OutputLine,
    PeriodSummary,
    PlanFacts,
    TaskLine,
    WorkLine,
)
from desktop.indicators.targets import TargetValue

KEY = b"0123456789abcdef"

DISTRICT = OfficeProfile.of(
    agency=KEY,
    from_day=date(2023, 1, 1),
    parent_line="",
    issuer_lines="Ủy ban nhân dân\nhuyện Hạ Hòa",
    place_name="Hạ Hòa",
    symbol="UBND",
    drafting_symbol="VHTT",
    full_name="Ủy ban nhân dân huyện Hạ Hòa",
    area="huyện Hạ Hòa",
    addressees="Sở Thông tin và Truyền thông tỉnh Phú Thọ",
    recipients="Chủ tịch, các Phó Chủ tịch UBND huyện\nBan Tuyên giáo Huyện ủy\nUBND các xã, thị trấn",
)
COMMUNE = OfficeProfile.of(
    agency=KEY,
    from_day=date(2025, 7, 1),
    parent_line="UBND xã Hạ Hòa",
    issuer_lines="Phòng Văn hóa - Xã hội",
    place_name="Hạ Hòa",
    symbol="VHXH",
    full_name="Phòng Văn hóa - Xã hội xã Hạ Hòa",
    area="xã Hạ Hòa",
    addressees="Sở Văn hóa, Thể thao và Du lịch tỉnh Phú Thọ\nỦy ban nhân dân xã Hạ Hòa",
)
SIGNER = OfficeSigner.of(
    agency=KEY,
    from_day=date(2023, 1, 1),
    authority_lines="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
    title="Phó Chủ tịch",
    name="Trần Văn Mẫu",
)
HEAD_OF_ROOM = OfficeSigner.of(agency=KEY, from_day=date(2025, 7, 1), title="Trưởng phòng", name="Lê Thị Thử")
PLAN = PlanFacts(
    "630/KH-UBND",
    date(2023, 4, 19),
    "Ủy ban nhân dân huyện Hạ Hòa",
    "Triển khai thực hiện Đề án truyền thông về quyền con người ở Việt Nam giai đoạn 2023 - 2028 "
    "trên địa bàn huyện Hạ Hòa",
    2023,
    2028,
)

TRAINING_TASK = "Tập huấn bồi dưỡng kiến thức, kỹ năng truyền thông về quyền con người cho các lực lượng truyền thông"
PRESS_TASK = "Tổ chức lồng ghép công tác cung cấp thông tin cho báo chí về công tác quyền con người"
MEDIA_TASK = "Tiếp nhận, đăng phát, sản xuất các sản phẩm truyền thông về quyền con người"
SCHOOL_TASK = "Đẩy mạnh truyền thông về quyền con người trong các chương trình ngoại khóa ngành Giáo dục…"
PORTAL_TASK = "Cập nhật thông tin kết quả triển khai thực hiện quyền con người trên Cổng/Trang thông tin điện tử"
WATCH_TASK = "Rà quét, theo dõi nạn tin giả, tin xấu độc xâm hại quyền con người"
SHOW_TASK = "Phối hợp với Sở Thông tin và Truyền thông tổ chức Triển lãm ảnh, tư liệu"

VHTT = "Phòng Văn hóa và Thông tin"
CENTRE = "Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông huyện Hạ Hòa"
OTHERS = "Các cơ quan, đơn vị có liên quan"

GROUP_A = "Cán bộ làm công tác quyền con người, quản lý thông tin"
GROUP_B = "Cán bộ chủ chốt tổ chức chính trị - xã hội"


def figures(**values: int | None) -> dict[str, Figure]:
    """Every standing figure: those named (dots as double underscores) with their value, the others 0."""
    wanted = {name.replace("__", "."): value for name, value in values.items()}
    made = {}
    for definition in STANDING:
        value = wanted.pop(definition.id, 0)
        made[definition.id] = Figure(definition.id, definition.label, definition.unit, value)
    assert not wanted, f"no such figures: {wanted}"
    return made


def unknown_figures() -> dict[str, Figure]:
    return {d.id: Figure(d.id, d.label, d.unit, None) for d in STANDING}


def nothing(code: str, *, plan: PlanFacts | None = PLAN) -> PeriodSummary:
    """A period of a database that holds the office and, if given, a plan: nothing was entered."""
    period = Period.parse(code)
    return PeriodSummary(
        period=period,
        span=span(period, DECREE),
        citation=DECREE.governing(period).citation,
        office=DISTRICT,
        signer=SIGNER,
        plan=plan,
        figures=figures(),
        next_period=period.next,
    )


def target(number: int, text: str, kind: TargetKind, goal: int | None = None, **values: object) -> TargetValue:
    made = TargetValue(bytes(16), number, text, "", kind, goal, "%" if kind is TargetKind.PERCENT else "")
    return replace(made, **values)  # type: ignore[arg-type]


def targets(cut: date) -> tuple[TargetValue, ...]:
    """The six targets of the plan with the values of the acceptance day (36/42, 40/60)."""
    percent, action = TargetKind.PERCENT, TargetKind.ACTION
    return (
        target(
            1,
            "100% cơ quan hành chính nhà nước trên địa bàn huyện Hạ Hòa thực hiện phát ngôn và cung cấp thông tin "
            "định kỳ cho báo chí về công tác quyền con người",
            percent,
            10_000,
            numerator=20,
            denominator=20,
            as_of=date(2024, 6, 30),
        ),
        target(
            2,
            "100% cán bộ làm công tác quyền con người, cán bộ làm công tác quản lý thông tin, truyền thông được "
            "cập nhật thông tin, tập huấn kiến thức, kỹ năng truyền thông về quyền con người",
            percent,
            10_000,
            numerator=36,
            denominator=42,
            as_of=cut,
            from_register=True,
        ),
        target(
            3,
            "70% cán bộ chủ chốt của các tổ chức chính trị - xã hội được cập nhật thông tin, tập huấn kiến thức, "
            "kỹ năng truyền thông về quyền con người",
            percent,
            7_000,
            numerator=40,
            denominator=60,
            as_of=cut,
            from_register=True,
        ),
        target(4, "Tiếp nhận và phối hợp tổ chức các cuộc Triển lãm ảnh, tài liệu lưu trữ về quyền con người", action),
        target(
            5,
            "Phối hợp rà soát, phát hiện, xử lý các thông tin giả, tin xấu độc xâm hại quyền con người trên không "
            "gian mạng",
            action,
            words="Duy trì theo dõi hằng ngày trên không gian mạng",
            as_of=cut,
        ),
        target(
            6,
            "Chỉ đạo 100% các phương tiện thông tin đại chúng trên địa bàn huyện Hạ Hòa thực hiện công tác truyền "
            "thông về quyền con người",
            percent,
            10_000,
            numerator=24,
            denominator=25,
            as_of=cut,
            estimated=True,
        ),
    )


def tasks() -> tuple[TaskLine, ...]:
    return (
        TaskLine(
            "1",
            TRAINING_TASK,
            CadenceKind.YEARLY,
            "Hằng năm",
            (VHTT,),
            (OTHERS,),
            WorkState.DONE,
            date(2024, 9, 14),
            date(2024, 8, 20),
            result="Đã mở lớp tại hội trường UBND huyện, học viên làm bài thu hoạch cuối khóa",
            courses=1,
            turns=35,
        ),
        TaskLine(
            "2",
            PRESS_TASK,
            CadenceKind.YEARLY,
            "Hằng năm",
            ("Ban Tuyên giáo Huyện ủy", "Văn phòng HĐND-UBND huyện Hạ Hòa", VHTT),
            (OTHERS,),
            WorkState.OPEN,
            date(2024, 12, 14),
        ),
        TaskLine(
            "3",
            MEDIA_TASK,
            CadenceKind.MONTHLY,
            "Hằng tháng",
            (CENTRE,),
            ("Ủy ban nhân dân các xã, thị trấn",),
            WorkState.DONE,
            date(2024, 9, 14),
            date(2024, 9, 16),
            late=True,
            result="Đã thực hiện các nội dung sau:\n- Sản xuất chương trình phát thanh về quyền trẻ em;\n"
            "- Cung cấp tệp âm thanh cho 20 xã, thị trấn tiếp phát.",
            difficulty="Cụm loa của 03 xã hư hỏng, chưa có kinh phí sửa chữa",
            products=3,
            airings=28,
            minutes=348,
        ),
        TaskLine(
            "4",
            SCHOOL_TASK,
            CadenceKind.YEARLY,
            "Hằng năm",
            ("Phòng Giáo dục và Đào tạo", "Huyện đoàn Thanh niên"),
            (OTHERS,),
            WorkState.OPEN,
            date(2024, 12, 14),
        ),
        TaskLine(
            "5",
            PORTAL_TASK,
            CadenceKind.CONTINUOUS,
            "Thường xuyên",
            ("Các phòng, đơn vị, UBND các xã, thị trấn",),
            last_activity=date(2024, 9, 10),
            activities=(
                ActivityLine(date(2024, 8, 20), "Đăng 06 tin lên Cổng thông tin điện tử huyện"),
                ActivityLine(date(2024, 9, 12), "Cập nhật chuyên mục hỏi đáp pháp luật."),
            ),
        ),
        TaskLine(
            "6",
            WATCH_TASK,
            CadenceKind.CONTINUOUS,
            "Thường xuyên",
            (VHTT, "Công an huyện"),
            (OTHERS,),
            last_activity=date(2024, 8, 2),
        ),
        TaskLine(
            "7",
            SHOW_TASK,
            CadenceKind.ON_REQUEST,
            "Theo Kế hoạch của Sở Thông tin và Truyền thông",
            (VHTT,),
            state=WorkState.WAITING,
        ),
    )


CHANNELS = (
    OutputLine("Đài truyền thanh cấp xã", 1, 20, 240, "hệ thống truyền thanh"),
    OutputLine("Đài truyền thanh huyện", 3, 8, 108, "hệ thống truyền thanh"),
)
TOPICS = (
    OutputLine("Quyền trẻ em", 1, 24, 288),
    OutputLine("Chính sách của Nhà nước về quyền con người", 2, 4, 60),
    OutputLine("Quyền của người khuyết tật", 0, 0, 0),
)
MATRIX = (
    CrossLine("Quyền trẻ em", "Đài truyền thanh cấp xã", 20),
    CrossLine("Quyền trẻ em", "Đài truyền thanh huyện", 4),
    CrossLine("Chính sách của Nhà nước về quyền con người", "Đài truyền thanh huyện", 4),
)
COVERAGE = (
    CoverageLine(
        "A",
        GROUP_A,
        36,
        42,
        date(2024, 9, 14),
        (("Công an huyện", 3), ("UBND xã Ấm Hạ", 2), ("Phòng Tư pháp", 1)),
    ),
    CoverageLine(
        "B",
        GROUP_B,
        40,
        60,
        date(2024, 9, 14),
        (("Hội Nông dân huyện", 9), ("Hội Cựu chiến binh huyện", 6), ("Huyện đoàn", 3), ("Công an huyện", 2)),
    ),
)
COURSE = CourseLine(
    "Lớp tập huấn kỹ năng truyền thông về quyền con người năm 2024",
    date(2024, 8, 19),
    date(2024, 8, 20),
    2,
    ("Hội trường UBND huyện",),
    35,
    VHTT,
    3,
)
SPRING_COURSE = replace(
    COURSE,
    title="Hội nghị tập huấn công tác nhân quyền",
    first_day=date(2024, 4, 12),
    last_day=date(2024, 4, 12),
    sessions=1,
    turns=50,
    topics=0,
)


def rich_month() -> PeriodSummary:
    """September 2024 with something of everything (TC03 and TC05 of the acceptance days, one month of them)."""
    blank = nothing("2024-09")
    now = figures(
        work__due=2, work__done=2, work__late=1, work__active=1,
        training__courses=1, training__turns=35, training__people=35,
        media__products=3, media__products__produced=2, media__products__received=1,
        media__airings=28, media__airings__own=8, media__airings__relayed=20,
        media__minutes=348, media__minutes__own=108, media__minutes__relayed=240,
        media__units__leaflet=1500, papers__issued=2,
    )  # fmt: skip
    august = figures(
        work__due=1, work__done=1, media__products=2, media__products__produced=2, media__airings=16,
        media__airings__own=16, media__minutes=384, media__minutes__own=384,
    )  # fmt: skip
    return replace(
        blank,
        figures=now,
        previous=august,
        last_year=figures(media__airings=28, media__airings__own=28, media__minutes=300, media__minutes__own=300),
        documents=(
            DocumentLine(
                DocumentKind.PLAN,
                "112/KH-UBND",
                date(2024, 8, 16),
                "Ủy ban nhân dân huyện Hạ Hòa",
                "Tổ chức lớp tập huấn kỹ năng truyền thông về quyền con người năm 2024",
            ),
            DocumentLine(
                DocumentKind.LETTER,
                "1205/UBND-VHTT",
                date(2024, 9, 4),
                "Ủy ban nhân dân huyện Hạ Hòa",
                "V/v tăng cường tuyên truyền về quyền trẻ em trên hệ thống truyền thanh cơ sở",
            ),
            DocumentLine(
                DocumentKind.GUIDANCE,
                "27/HD-STTTT",
                date(2024, 8, 28),
                "Sở Thông tin và Truyền thông tỉnh Phú Thọ",
                "Công tác thông tin cơ sở quý IV năm 2024",
                issued=False,
            ),
        ),
        tasks=tasks(),
        targets=targets(date(2024, 9, 14)),
        courses=(COURSE,),
        coverage=COVERAGE,
        kinds=(("chương trình phát thanh", 2), ("tin", 1)),
        units=(("tờ rơi, tờ gấp", UNITS_WORD["leaflet"], 1500),),
        channels=CHANNELS,
        topics=TOPICS,
        matrix=MATRIX,
        relays=(OutputLine("UBND xã Ấm Hạ", 1, 12, 144), OutputLine("UBND xã Gia Điền", 1, 8, 96)),
        words={
            WordsPlace.DIRECTION: "Huyện ủy, HĐND, UBND huyện tiếp tục quán triệt các văn bản của Trung ương, của tỉnh "
            "về công tác nhân quyền.",
            WordsPlace.STRENGTHS: "Các cơ quan, đơn vị đã chủ động triển khai nhiệm vụ được giao.\n"
            "- Hệ thống truyền thanh cơ sở duy trì lịch tiếp phát;\n- Học viên tham gia lớp tập huấn đầy đủ.",
            WordsPlace.CAUSES: "Kinh phí bố trí cho hệ thống truyền thanh còn hạn hẹp.",
            WordsPlace.PROPOSALS: "- Đề nghị Sở Thông tin và Truyền thông hỗ trợ tài liệu tập huấn./.",
        },
        next_work=(
            WorkLine("3", MEDIA_TASK, date(2024, 10, 14), (CENTRE,), CadenceKind.MONTHLY),
            WorkLine("5", PORTAL_TASK, None, ("Các phòng, đơn vị",), CadenceKind.CONTINUOUS),
            WorkLine("6", WATCH_TASK, None, (VHTT,), CadenceKind.CONTINUOUS),
        ),
    )


UNITS_WORD = {kind.value: unit for kind, unit in UNITS.items()}


def empty_month() -> PeriodSummary:
    """A plan with its tasks and targets, and nothing entered for the month."""
    quiet = tuple(
        replace(
            line, state=None, due_day=None, done_day=None, late=False, result="", difficulty="", last_activity=None,
            activities=(), courses=0, turns=0, products=0, airings=0, minutes=0,
        )
        for line in tasks()
    )  # fmt: skip
    unmeasured = tuple(
        replace(one, numerator=None, denominator=None, words="", as_of=None, estimated=False)
        for one in targets(date(2024, 9, 14))
    )
    return replace(
        nothing("2024-09"),
        tasks=quiet,
        targets=unmeasured,
        next_work=(WorkLine("5", PORTAL_TASK, None, ("Các phòng, đơn vị",), CadenceKind.CONTINUOUS),),
    )


def quarter() -> PeriodSummary:
    """Quarter III of 2024 with its three months."""
    month = rich_month()
    period = Period.parse("2024-Q3")
    whole = figures(
        work__due=5, work__done=5, training__courses=1, training__turns=35, training__people=34,
        media__products=9, media__products__produced=9, media__airings=61, media__airings__own=41,
        media__airings__relayed=20, media__minutes=812, media__minutes__own=572, media__minutes__relayed=240,
        papers__issued=1,
    )  # fmt: skip
    wanted = ("training.courses", "training.turns", "media.products", "media.airings", "media.minutes")
    by_month = ((0, 0, 4, 17, 80), (0, 0, 2, 16, 384), (1, 35, 3, 28, 348))
    months = tuple(
        (part, dict(zip(wanted, row, strict=True))) for part, row in zip(period.parts(), by_month, strict=True)
    )
    return replace(
        month,
        period=period,
        span=span(period, DECREE),
        citation=DECREE.governing(period).citation,
        figures=whole,
        previous=figures(media__products=12, media__airings=70, media__minutes=900),
        last_year={},
        documents=month.documents[:1],
        tasks=tuple(
            replace(line, late=False, difficulty="", done_day=line.done_day and date(2024, 9, 12))
            for line in month.tasks
        ),
        channels=(
            OutputLine("Đài truyền thanh cấp xã", 1, 20, 240),
            OutputLine("Đài truyền thanh huyện", 9, 41, 572),
        ),
        topics=(OutputLine("Quyền trẻ em", 9, 61, 812),),
        matrix=(),
        relays=(),
        units=(),
        months=months,
        words={},
        next_period=period.next,
    )


def year() -> PeriodSummary:
    """The year 2024: twelve months, two courses, estimated values, a yearly plan's own year in its title."""
    month = rich_month()
    period = Period.parse("2024")
    courses = (SPRING_COURSE, COURSE)
    whole = figures(
        work__due=17, work__done=17, training__courses=2, training__turns=85, training__people=76,
        media__products=1234, media__products__produced=1234, media__airings=2468, media__airings__own=2468,
        media__minutes=12_001, media__minutes__own=12_001, papers__issued=4,
    )  # fmt: skip
    wanted = ("training.courses", "training.turns", "media.products", "media.airings", "media.minutes")
    rows = [(0, 0, 100, 200, 1000)] * 11 + [(2, 85, 134, 268, 1000)]
    months = tuple((part, dict(zip(wanted, row, strict=True))) for part, row in zip(period.parts(), rows, strict=True))
    return replace(
        nothing("2024"),
        plan=PlanFacts(
            "05/KH-UBND",
            date(2024, 1, 8),
            "Ủy ban nhân dân huyện Hạ Hòa",
            "Truyền thông về quyền con người trên địa bàn huyện Hạ Hòa năm 2024",
        ),
        figures=whole,
        previous=figures(training__courses=1, training__turns=50, media__airings=2000, media__minutes=12_500),
        last_year=figures(training__courses=1, training__turns=50, media__airings=2000, media__minutes=12_500),
        tasks=(replace(tasks()[0], due_day=date(2024, 12, 14)),),
        targets=targets(date(2024, 12, 14))[1:3],
        courses=courses,
        coverage=tuple(replace(line, as_of=date(2024, 12, 14)) for line in COVERAGE),
        kinds=(("tin", 1000), ("bài", 234)),
        channels=(
            OutputLine("Cổng thông tin điện tử huyện", 700, 700, 0, "cổng, trang thông tin điện tử"),
            OutputLine("Đài truyền thanh huyện", 534, 1768, 12_001, "hệ thống truyền thanh"),
        ),
        topics=month.topics[:1],
        months=months,
        next_work=month.next_work[:1],
    )


def commune_month() -> PeriodSummary:
    """July 2025: the district is gone, a room of the commune reports on the district's plan."""
    blank = nothing("2025-07")
    return replace(
        blank,
        office=COMMUNE,
        signer=HEAD_OF_ROOM,
        figures=figures(work__due=1, work__done=1, media__products=1, media__airings=3, media__minutes=45),
        tasks=(
            replace(
                tasks()[2],
                leads=("Trung tâm Dịch vụ tổng hợp xã Hạ Hòa",),
                coordinating=(),
                due_day=date(2025, 7, 14),
                done_day=date(2025, 7, 14),
                late=False,
                result="",
                difficulty="",
                products=1,
                airings=3,
                minutes=45,
            ),
        ),
        kinds=(("bài", 1),),
        channels=(OutputLine("Đài truyền thanh xã Hạ Hòa", 1, 3, 45, "hệ thống truyền thanh"),),
        topics=(OutputLine("Quyền trẻ em", 1, 3, 45),),
    )


def without_plan() -> PeriodSummary:
    return replace(
        nothing("2024-01", plan=None),
        office=DISTRICT.changed(addressees=""),
        figures=figures(media__products=1, media__airings=2, media__minutes=0),
        previous=figures(media__airings=2),
        kinds=(("tin", 1),),
        channels=(OutputLine("Trang thông tin điện tử xã Ấm Hạ", 1, 2, 0),),
    )


def all_unknown() -> PeriodSummary:
    """Nothing can be counted: every figure, every target and a roster without members."""
    return replace(
        empty_month(),
        signer=None,
        figures=unknown_figures(),
        coverage=(CoverageLine("A", GROUP_A, 0, 0, date(2024, 9, 14)),),
        next_work=(),
        next_period=None,
    )
