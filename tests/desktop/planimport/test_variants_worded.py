"""Plans that word their headings, labels and days in other ways; places and bodies are invented."""

from __future__ import annotations

import pytest

from desktop.domain.cadence import CadenceKind as Kind
from desktop.planimport.timing import parse_timing
from tests.desktop.planimport.files import draft_of, helpers, kinds, leads


@pytest.mark.parametrize(
    "heading", ["II. CÁC CHỈ TIÊU", "II. MỘT SỐ CHỈ TIÊU CHỦ YẾU", "II. HỆ THỐNG CHỈ TIÊU", "II. KẾT QUẢ CẦN ĐẠT"]
)
def test_targets_stand_under_headings_of_many_wordings(heading: str) -> None:
    draft = draft_of(f"""
KẾ HOẠCH
Phổ cập kỹ năng số năm 2026
I. MỤC ĐÍCH
Nâng cao kỹ năng số của Nhân dân.
{heading}
1. 90% cán bộ được bồi dưỡng kỹ năng số.
2. Ít nhất 12 tổ công nghệ số cộng đồng hoạt động thường xuyên.
III. NHIỆM VỤ
1. Mở lớp bồi dưỡng
Cơ quan chủ trì: Phòng Văn hóa - Xã hội. Thời gian: Quý II/2026.
""")
    assert len(draft.targets) == 2
    assert draft.targets[0].percent == 90


def test_lettered_specific_aims_are_targets() -> None:
    draft = draft_of("""
KẾ HOẠCH
Trồng cây xanh năm 2026
I. MỤC ĐÍCH, YÊU CẦU
1. Mục tiêu
a) Mục tiêu chung: Xây dựng môi trường xanh.
b) Mục tiêu cụ thể:
- 80% tuyến đường có cây xanh.
- 100% trường học có vườn cây.
II. NHIỆM VỤ
1. Phát động trồng cây
Đơn vị chủ trì: Đoàn Thanh niên xã. Thời gian: tháng 02/2026.
""")
    assert [int(target.percent or 0) for target in draft.targets] == [80, 100]


@pytest.mark.parametrize("heading", ["PHÂN CÔNG THỰC HIỆN", "PHÂN CÔNG TỔ CHỨC THỰC HIỆN"])
def test_a_section_that_hands_out_labelled_work_holds_tasks(heading: str) -> None:
    draft = draft_of(f"""
KẾ HOẠCH
Bảo đảm an toàn giao thông năm 2026
I. MỤC ĐÍCH
Giảm tai nạn giao thông.
II. NỘI DUNG, {heading}
1. Tuần tra các tuyến đường
- Lực lượng chủ trì: Công an xã.
- Lực lượng phối hợp: Ban Chỉ huy Quân sự xã, Đoàn Thanh niên xã.
- Mốc thời gian: thường xuyên.
2. Sửa biển báo
- Người phụ trách: Phòng Kinh tế.
- Đơn vị liên quan: Công an xã.
- Kỳ hạn: trước ngày 30/6/2026.
""")
    assert [task.title for task in draft.tasks] == ["Tuần tra các tuyến đường", "Sửa biển báo"]
    assert [leads(task) for task in draft.tasks] == [["Công an xã"], ["Phòng Kinh tế"]]
    assert [helpers(task) for task in draft.tasks] == [
        ["Ban Chỉ huy Quân sự xã", "Đoàn Thanh niên xã"],
        ["Công an xã"],
    ]
    assert kinds(draft) == [Kind.CONTINUOUS, Kind.BY_DATE]


def test_the_clause_of_whoever_makes_the_plan_is_no_basis() -> None:
    draft = draft_of("""
KẾ HOẠCH
Tổ chức Hội thi tiếng hát truyền thanh năm 2026
Thực hiện Kế hoạch số 15/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân xã Đồng Xuân về hoạt động văn hóa năm 2026, Trung \
tâm Cung ứng dịch vụ công xã Đồng Xuân xây dựng Kế hoạch tổ chức Hội thi như sau:
I. MỤC ĐÍCH
Tạo sân chơi cho Nhân dân.
""")
    assert [basis.text for basis in draft.bases] == [
        "Kế hoạch số 15/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân xã Đồng Xuân về hoạt động văn hóa năm 2026"
    ]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Phòng Kinh tế chịu trách nhiệm thực hiện trong quý III/2026.", "Phòng Kinh tế"),
        ("Phòng Kinh tế phối hợp với Công an xã thực hiện; thời gian: quý III/2026.", "Phòng Kinh tế"),
        ("Thực hiện: Phòng Kinh tế. Thời gian: quý III/2026.", "Phòng Kinh tế"),
    ],
)
def test_who_does_the_work_where_nobody_leads(sentence: str, lead: str) -> None:
    draft = draft_of(f"""
KẾ HOẠCH
Chỉnh trang đường làng năm 2026
I. MỤC ĐÍCH
Đường làng sạch đẹp.
II. NHIỆM VỤ
1. Thay bóng đèn đường
{sentence}
2. Dọn rãnh thoát nước
Cơ quan chủ trì: Đoàn Thanh niên xã. Thời gian: quý IV/2026.
""")
    assert leads(draft.tasks[0]) == [lead]
    assert kinds(draft)[0] is Kind.BY_DATE


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("từ ngày 15/10 đến ngày 15/11/2026", Kind.RANGE),
        ("07 - 08/3/2026", Kind.RANGE),
        ("02 lần/năm", Kind.HALF_YEARLY),
        ("04 lần/năm", Kind.QUARTERLY),
        ("01 tin/tháng", Kind.MONTHLY),
        ("02 bài/tháng", Kind.MONTHLY),
        ("cả năm", Kind.CONTINUOUS),
        ("quanh năm", Kind.CONTINUOUS),
        ("02 năm/lần", Kind.UNKNOWN),
    ],
)
def test_days_and_times_in_other_words(printed: str, kind: Kind) -> None:
    assert parse_timing(printed).kind is kind
