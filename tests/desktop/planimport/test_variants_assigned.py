"""Plans of other issuers, whose tasks say in sentences and brackets who does them; places and persons are invented."""

from __future__ import annotations

import docx
import pytest

from desktop.domain.cadence import CadenceKind as Kind
from tests.desktop.planimport.files import docx_bytes, draft_of, helpers, kinds, leads


def test_a_party_plan() -> None:
    draft = draft_of("""
KẾ HOẠCH
thực hiện Chỉ thị số 12-CT/TW về công tác nhân quyền
Thực hiện Kế hoạch số 20-KH/TU, ngày 10/02/2026 của Tỉnh ủy, Ban Thường vụ Đảng ủy xã xây dựng Kế hoạch như sau:
I- MỤC ĐÍCH, YÊU CẦU
- Tạo chuyển biến về nhận thức.
II- NHIỆM VỤ, GIẢI PHÁP
1- Tổ chức quán triệt Chỉ thị
Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng Đảng ủy tổ chức hội nghị quán triệt trong quý II/2026.
2- Tăng cường tuyên truyền
Ban Xây dựng Đảng chủ trì, phối hợp với Hội Nông dân xã, Trung tâm Chính trị. Thời gian thực hiện: thường xuyên.
3- Kiểm tra, giám sát
Ủy ban Kiểm tra Đảng ủy chủ trì; thời gian hoàn thành: trước ngày 30/11 hằng năm.
III- TỔ CHỨC THỰC HIỆN
1- Các chi bộ trực thuộc xây dựng kế hoạch thực hiện.
""")
    assert [task.title for task in draft.tasks] == [
        "Tổ chức quán triệt Chỉ thị",
        "Tăng cường tuyên truyền",
        "Kiểm tra, giám sát",
    ]
    assert [leads(task) for task in draft.tasks] == [
        ["Ban Xây dựng Đảng"],
        ["Ban Xây dựng Đảng"],
        ["Ủy ban Kiểm tra Đảng ủy"],
    ]
    assert [helpers(task) for task in draft.tasks] == [
        ["Văn phòng Đảng ủy"],
        ["Hội Nông dân xã", "Trung tâm Chính trị"],
        [],
    ]
    assert kinds(draft) == [Kind.BY_DATE, Kind.CONTINUOUS, Kind.YEARLY]


def test_a_commune_plan_that_hands_out_work() -> None:
    draft = draft_of("""
KẾ HOẠCH
Hưởng ứng Ngày Pháp luật năm 2026
1. Mục đích
- Nâng cao nhận thức của Nhân dân.
2. Nội dung
2.1. Tuyên truyền trên hệ thống truyền thanh
Giao Phòng Văn hóa - Xã hội chủ trì biên soạn tin, bài; Công an xã phối hợp phát thanh. Thời gian thực hiện: Hằng tháng.
2.2. Treo băng rôn, khẩu hiệu
Giao Phòng Kinh tế thực hiện, hoàn thành trước ngày 01/12/2026.
2.3. Tập huấn đội ngũ tuyên truyền (Phòng Kinh tế; Quý II/2026)
3. Tổ chức thực hiện
- Phòng Văn hóa - Xã hội chủ trì, phối hợp với các đơn vị triển khai Kế hoạch.
""")
    assert [task.printed_number for task in draft.tasks] == ["2.1", "2.2", "2.3"]
    assert [leads(task) for task in draft.tasks] == [["Phòng Văn hóa - Xã hội"], ["Phòng Kinh tế"], ["Phòng Kinh tế"]]
    assert helpers(draft.tasks[0]) == ["Công an xã"]
    assert [task.timing.value.text for task in draft.tasks if task.timing] == [
        "Hằng tháng",
        "hoàn thành trước ngày 01/12/2026",
        "Quý II/2026",
    ]
    assert draft.tasks[2].title == "Tập huấn đội ngũ tuyên truyền"


def test_labels_in_one_line_behind_dashes_brackets_and_commas() -> None:
    draft = draft_of("""
KẾ HOẠCH
Truyền thông chính sách năm 2026
A. MỤC ĐÍCH
1. Nâng cao nhận thức.
B. NỘI DUNG
1. Truyền thông trên báo chí: Xây dựng 12 chuyên mục. Đơn vị chủ trì: Phòng Báo chí. Thời gian: Hằng tháng.
2. Hội nghị khách hàng [Chủ trì: Phòng Quản lý - Phối hợp: các phòng - Thời gian: Quý II và Quý IV].
3. Tập huấn nghiệp vụ
- Nội dung: Kỹ năng viết tin, bài. - Chủ trì: Phòng Báo chí. - Phối hợp: Văn phòng Sở. - Thời gian: Quý II/2026.
4. Xây dựng Nghị định
- Cơ quan chủ trì soạn thảo: Phòng Báo chí.
- Thời gian trình Chính phủ: Tháng 5 năm 2026.
5. Bồi dưỡng cán bộ
+ Chủ trì: Phòng Báo chí
+ Hoàn thành: Quý III/2026
+ Kinh phí: Ngân sách tỉnh
C. TỔ CHỨC THỰC HIỆN
1. Phòng Báo chí theo dõi.
""")
    assert [task.title for task in draft.tasks] == [
        "Truyền thông trên báo chí",
        "Hội nghị khách hàng",
        "Tập huấn nghiệp vụ",
        "Xây dựng Nghị định",
        "Bồi dưỡng cán bộ",
    ]
    assert leads(draft.tasks[1]) == ["Phòng Quản lý"]
    assert helpers(draft.tasks[1]) == ["các phòng"]
    assert helpers(draft.tasks[2]) == ["Văn phòng Sở"]
    assert draft.tasks[4].content == "Kinh phí: Ngân sách tỉnh"
    assert [task.timing.value.text for task in draft.tasks if task.timing] == [
        "Hằng tháng",
        "Quý II và Quý IV",
        "Quý II/2026",
        "Tháng 5 năm 2026",
        "Quý III/2026",
    ]


def test_tasks_listed_under_the_agencies_that_do_them() -> None:
    draft = draft_of("""
KẾ HOẠCH
Bồi dưỡng cán bộ năm 2026
I. MỤC ĐÍCH
1. Nâng cao nhận thức.
II. NHIỆM VỤ CỤ THỂ
1. Sở Tư pháp
a) Chủ trì, phối hợp với Sở Nội vụ xây dựng chương trình bồi dưỡng, hoàn thành trong quý II/2026.
b) Theo dõi, đôn đốc việc thực hiện Kế hoạch.
2. Sở Nội vụ
a) Chủ trì tổ chức 02 lớp tập huấn trong năm 2026.
""")
    assert [leads(task) for task in draft.tasks] == [["Sở Tư pháp"], ["Sở Tư pháp"], ["Sở Nội vụ"]]
    assert helpers(draft.tasks[0]) == ["Sở Nội vụ"]
    assert kinds(draft) == [Kind.BY_DATE, None, Kind.BY_DATE]


def test_bold_headings_without_numbers_in_word() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("KẾ HOẠCH").bold = True
    document.add_paragraph("Truyền thông năm 2026")
    document.add_paragraph().add_run("I. MỤC ĐÍCH").bold = True
    document.add_paragraph("- Nâng cao nhận thức.")
    document.add_paragraph().add_run("II. NỘI DUNG").bold = True
    for title, lead in (("Tập huấn kỹ năng", "Phòng Báo chí"), ("Triển lãm ảnh", "Bảo tàng tỉnh")):
        document.add_paragraph().add_run(title).bold = True
        document.add_paragraph("Tổ chức cho cán bộ cơ sở.")
        document.add_paragraph(f"{lead} chủ trì, phối hợp với Văn phòng Sở; hoàn thành trong quý III/2026.")
    draft = draft_of(docx_bytes(document))
    assert [(task.title, task.content) for task in draft.tasks] == [
        ("Tập huấn kỹ năng", "Tổ chức cho cán bộ cơ sở."),
        ("Triển lãm ảnh", "Tổ chức cho cán bộ cơ sở."),
    ]
    assert [leads(task) for task in draft.tasks] == [["Phòng Báo chí"], ["Bảo tàng tỉnh"]]


@pytest.mark.parametrize("dash", ["−", "—", "–", "•", "\u2010"])
def test_odd_blanks_and_dashes(dash: str) -> None:
    draft = draft_of(f"""
K Ế   H O Ạ C H
Truyền  thông\u00a0năm 2026
I . MỤC ĐÍCH
1 . Nâng cao nhận thức .
II . NỘI DUNG THỰC HIỆN
1 . Tập  huấn  cho cán\u00ad bộ
{dash} Thời gian thực hiện : Hằng năm .
{dash} Đơn vị chủ trì : Phòng Kinh tế .
{dash} Đơn vị phối hợp : Công an xã , các thôn .
""")
    assert draft.title is not None
    assert draft.title.value == "Truyền thông năm 2026"
    (task,) = draft.tasks
    assert (task.title, leads(task), helpers(task)) == (
        "Tập huấn cho cán bộ",
        ["Phòng Kinh tế"],
        ["Công an xã", "các thôn"],
    )
    assert kinds(draft) == [Kind.YEARLY]


def test_a_table_of_targets_with_a_column_for_each_year() -> None:
    draft = draft_of("""
KẾ HOẠCH
Truyền thông năm 2026
I. MỤC TIÊU
Chỉ tiêu | Năm 2026 | Năm 2030
Tỷ lệ thôn có loa | 70% | 100%
Tỷ lệ cán bộ được tập huấn | 80% | 95%
II. NHIỆM VỤ
1. Lắp loa
""")
    assert [(target.text, target.percent, target.year) for target in draft.targets] == [
        ("Tỷ lệ thôn có loa năm 2026: 70%", 70, 2026),
        ("Tỷ lệ thôn có loa năm 2030: 100%", 100, 2030),
        ("Tỷ lệ cán bộ được tập huấn năm 2026: 80%", 80, 2026),
        ("Tỷ lệ cán bộ được tập huấn năm 2030: 95%", 95, 2030),
    ]


def test_sentences_broken_over_lines_inside_a_bracket_and_behind_a_label() -> None:
    draft = draft_of("""
KẾ HOẠCH
Truyền thông năm 2026
II. NỘI DUNG
1. Ban hành Nghị quyết chuyên đề (Sở Tư pháp chủ trì; hoàn thành trong Quý
II/2026).
2. Biên soạn tài liệu (do Sở Nội vụ chủ trì; hoàn thành trước ngày
Lễ 30/9/2026).
3. Tuyên truyền pháp luật. Phòng Kinh tế chủ trì. Thời gian: thường xuyên. Phối hợp:
Công an xã, Hội Nông dân xã.
""")
    assert [task.title for task in draft.tasks] == [
        "Ban hành Nghị quyết chuyên đề",
        "Biên soạn tài liệu",
        "Tuyên truyền pháp luật",
    ]
    assert [leads(task) for task in draft.tasks] == [["Sở Tư pháp"], ["Sở Nội vụ"], ["Phòng Kinh tế"]]
    assert helpers(draft.tasks[2]) == ["Công an xã", "Hội Nông dân xã"]
    assert draft.tasks[0].timing is not None
    assert draft.tasks[0].timing.value.text == "hoàn thành trong Quý II/2026"


def test_roles_in_brackets_behind_the_names() -> None:
    draft = draft_of("""
KẾ HOẠCH
Truyền thông năm 2026
II. NỘI DUNG
1. Xây dựng tài liệu hỏi - đáp
Thực hiện: Phòng Kinh tế (chủ trì), Công an xã, Hội Nông dân xã (phối hợp).
Thời hạn: 30/6/2026
""")
    (task,) = draft.tasks
    assert leads(task) == ["Phòng Kinh tế"]
    assert helpers(task) == ["Công an xã", "Hội Nông dân xã"]


def test_measures_are_no_tasks_where_the_tasks_name_their_leads() -> None:
    draft = draft_of("""
KẾ HOẠCH
Truyền thông năm 2026
I. NHIỆM VỤ
1. Xây dựng phóng sự. Giao Đài Truyền thanh chủ trì, phối hợp với các sở, ban, ngành thực hiện thường xuyên.
2. Đẩy mạnh chuyển đổi số trong tuyên truyền.
II. GIẢI PHÁP
1. Tăng cường lãnh đạo. Các cấp ủy chủ trì thực hiện.
III. TỔ CHỨC THỰC HIỆN
1. Giao Sở Tư pháp chủ trì, phối hợp với các đơn vị theo dõi việc thực hiện.
""")
    assert [(task.title, leads(task)) for task in draft.tasks] == [
        ("Xây dựng phóng sự", ["Đài Truyền thanh"]),
        ("Đẩy mạnh chuyển đổi số trong tuyên truyền", []),
    ]
    assert kinds(draft) == [Kind.CONTINUOUS, None]


BY_UNIT = """KẾ HOẠCH
Công tác lưu trữ năm 2024
I. MỤC ĐÍCH
- Giữ gìn tài liệu của cơ quan.
II. NHIỆM VỤ CỦA CÁC PHÒNG
A. Phòng Tài liệu số
1. Quét hồ sơ của năm trước
- Cơ quan phối hợp: Phòng Kho, Văn phòng Sở.
- Thời hạn: Tháng 3/2024.
2. Bàn giao hồ sơ giấy
- Đơn vị chủ trì: Văn phòng Sở.
- Thời hạn: Quý II/2024.
B. Phòng Kho
1. Kiểm kê giá, tủ
- Thời hạn: Trước ngày 01/9/2024.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kho
- Theo dõi, báo cáo kết quả.
"""


@pytest.mark.parametrize("heading", ["NHIỆM VỤ CỦA CÁC PHÒNG", "NHIỆM VỤ", "PHÂN CÔNG NHIỆM VỤ", "BÁO CÁO VÀ PHỤC VỤ"])
def test_tasks_below_the_unit_that_does_them(heading: str) -> None:
    draft = draft_of(BY_UNIT.replace("NHIỆM VỤ CỦA CÁC PHÒNG", heading))
    assert [(task.title, leads(task), helpers(task)) for task in draft.tasks] == [
        ("Quét hồ sơ của năm trước", ["Phòng Tài liệu số"], ["Phòng Kho", "Văn phòng Sở"]),
        ("Bàn giao hồ sơ giấy", ["Văn phòng Sở"], []),
        ("Kiểm kê giá, tủ", ["Phòng Kho"], []),
    ]
    assert all(task.timing for task in draft.tasks)
    assert [one.agency for one in draft.responsibilities] == ["Phòng Kho"]


def test_duties_of_units_that_name_a_time_are_no_tasks() -> None:
    text = BY_UNIT + "2. Phòng Tài liệu số\na) Gửi báo cáo quý. Thời gian: trước ngày 20.\nb) Giữ bản sao.\n"
    draft = draft_of(text)
    assert len(draft.tasks) == 3
    assert [one.agency for one in draft.responsibilities] == ["Phòng Kho", "Phòng Tài liệu số"]
