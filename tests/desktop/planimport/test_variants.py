"""Plans as offices write them: other numbering, other labels, other frames; every place and person is invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop.domain.cadence import CadenceKind as Kind
from desktop.domain.plan import TargetKind
from desktop.domain.plan_draft import FindingKind, Sure
from tests.desktop.planimport.files import draft_of, helpers, kinds, leads

LETTERED = """
ỦY BAN NHÂN DÂN
XÃ SUỐI NGÀN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 0125/KH-UBND
Suối Ngàn, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Truyền thông về quyền trẻ em
trên địa bàn xã Suối Ngàn năm 2026
Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;
Căn cứ Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 của Chính phủ quy định chi tiết Luật Trẻ em;
Thực hiện Kế hoạch số 77/KH-UBND ngày 12/01/2026 của UBND tỉnh; UBND xã Suối Ngàn ban hành Kế hoạch như sau:
A. MỤC TIÊU
I. Mục tiêu chung
Nâng cao nhận thức của gia đình và nhà trường về quyền trẻ em.
II. Mục tiêu cụ thể
1. Mục tiêu 1: Nâng cao nhận thức
- Chỉ tiêu 1: Phấn đấu đạt 85% hộ gia đình được tuyên truyền.
- Chỉ tiêu 2: Giảm tỷ lệ trẻ em bỏ học xuống dưới 0,5% vào năm 2026.
2. Mục tiêu 2: Phát triển sản phẩm
- Chỉ tiêu 3: Sản phẩm bằng tiếng dân tộc chiếm 15 - 20% tổng số sản phẩm.
- Chỉ tiêu 4: Xây dựng ít nhất 02 mô hình câu lạc bộ.
- Chỉ tiêu 5: 100% thôn, bản mỗi quý có ít nhất 04 tin, bài trên hệ thống truyền thanh.
B. NHIỆM VỤ
I. Công tác tuyên truyền
1. Tuyên truyền trên hệ thống truyền thanh
a) Nội dung: Phát các chuyên mục về quyền trẻ em.
b) Cơ quan chủ trì: Phòng Văn hóa - Xã hội.
c) Cơ quan phối hợp: Công an xã; các trường học trên địa bàn.
d) Thời gian thực hiện: Hằng quý.
2. Tổ chức hội thi tìm hiểu
a) Nội dung: Tổ chức hội thi cấp xã.
b) Cơ quan chủ trì: Đoàn Thanh niên xã.
c) Thời gian thực hiện: Trước ngày 01/6/2026.
II. Công tác tập huấn
1. Tập huấn cho cộng tác viên
- Cơ quan thực hiện: Phòng Văn hóa - Xã hội chủ trì, phối hợp với Trung tâm Y tế và các trường học thực hiện.
- Thời gian: Quý II/2026
- Sản phẩm: 01 lớp tập huấn.
C. KINH PHÍ
Kinh phí được bố trí từ ngân sách xã năm 2026.
D. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội (Cơ quan thường trực)
- Tham mưu UBND xã triển khai Kế hoạch.
- Báo cáo kết quả trước ngày 15/11/2026.
2. Công an xã
Phối hợp bảo đảm an ninh, trật tự.
3. Đề nghị Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội
+ Vận động hội viên tham gia.
+ Giám sát việc thực hiện.
4. Kinh phí
Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các đơn vị phản ánh về UBND xã./.
Nơi nhận:
- Như trên;
- TT Đảng ủy (để b/c);
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Thị Ban Mai
"""


def test_parts_lettered_and_labels_as_letters() -> None:
    draft = draft_of(LETTERED)
    assert [(task.printed_number, task.section, leads(task)) for task in draft.tasks] == [
        ("1", "NHIỆM VỤ › Công tác tuyên truyền", ["Phòng Văn hóa - Xã hội"]),
        ("2", "NHIỆM VỤ › Công tác tuyên truyền", ["Đoàn Thanh niên xã"]),
        ("1", "NHIỆM VỤ › Công tác tập huấn", ["Phòng Văn hóa - Xã hội"]),
    ]
    assert kinds(draft) == [Kind.QUARTERLY, Kind.BY_DATE, Kind.BY_DATE]
    assert helpers(draft.tasks[2]) == ["Trung tâm Y tế", "các trường học"]
    assert (draft.tasks[0].content, draft.tasks[2].result) == (
        "Phát các chuyên mục về quyền trẻ em",
        "01 lớp tập huấn",
    )
    assert [basis.text.split(" ngày")[0] for basis in draft.bases] == [
        "Luật Trẻ em",
        "Nghị định số 56/2017/NĐ-CP",
        "Kế hoạch số 77/KH-UBND",
    ]
    assert draft.number is not None
    assert draft.number.value == "0125/KH-UBND"


def test_targets_under_chi_tieu_with_ranges_counts_periods_and_bounds() -> None:
    draft = draft_of(LETTERED)
    enough, few, share, models, items = draft.targets
    assert (enough.kind, enough.percent, enough.at_most) == (TargetKind.PERCENT, Decimal(85), False)
    assert (few.percent, few.at_most, few.year) == (Decimal("0.5"), True, 2026)
    assert (share.percent, share.percent_to) == (Decimal(15), Decimal(20))
    assert (models.kind, models.count, models.unit) == (TargetKind.COUNT, 2, "mô hình")
    assert (items.kind, items.percent, items.count, items.unit, items.each) == (
        TargetKind.PERIODIC,
        Decimal(100),
        4,
        "tin, bài",
        "quý",
    )
    assert [note.paragraphs for note in draft.notes if note.kind is FindingKind.UPPER_BOUND] == [few.paragraphs]


def test_responsibilities_without_remarks_and_without_the_item_on_money() -> None:
    draft = draft_of(LETTERED)
    assert [(one.agency, len(one.bullets)) for one in draft.responsibilities] == [
        ("Phòng Văn hóa - Xã hội", 2),
        ("Công an xã", 0),
        ("Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội", 2),
    ]
    assert draft.signer is not None
    assert (draft.signer.on_behalf, draft.signer.acting_for, draft.signer.position) == (
        "TM. ỦY BAN NHÂN DÂN",
        "",
        "CHỦ TỊCH",
    )


def test_a_plan_of_the_party_with_values_on_the_next_line() -> None:
    draft = draft_of("""
TỈNH ỦY LÂM GIANG
*
Số 14-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Lâm Giang, ngày 29 tháng 7 năm 2025
KẾ HOẠCH
thực hiện Chỉ thị số 09-CT/TW ngày 01/6/2025 của Ban Bí thư
về công tác thông tin cơ sở trong tình hình mới
-----
Thực hiện Chỉ thị số 09- CT/TW, ngày 01/6/2025 và Hướng dẫn số 12-HD/BTG, ngày 15/6/2025,
Ban Thường vụ Tỉnh uỷ ban hành Kế hoạch thực hiện như sau:
Phần I
MỤC ĐÍCH, YÊU CẦU
1. Quán triệt sâu sắc nội dung Chỉ thị.
Phần II
NHIỆM VỤ
1. Tổ chức hội nghị quán triệt Chỉ thị
Đơn vị chủ trì:
Ban Tuyên giáo và Dân vận Tỉnh uỷ
Đơn vị phối hợp:
Văn phòng Tỉnh uỷ; các đảng uỷ trực thuộc Tỉnh uỷ
Thời gian thực hiện:
Trong tháng 9/2025
Phần III
TỔ CHỨC THỰC HIỆN
1. Giao Ban Tuyên giáo và Dân vận Tỉnh uỷ chủ trì, phối hợp với Văn phòng Tỉnh uỷ theo dõi việc thực hiện.
2. Các đảng uỷ trực thuộc Tỉnh uỷ xây dựng kế hoạch, tổ chức thực hiện.
Nơi nhận:
- Ban Bí thư Trung ương Đảng (b/c),
- Lưu Văn phòng Tỉnh uỷ.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Đức Minh Khang
""")
    assert draft.number is not None
    assert draft.number.value == "14-KH/TU"
    assert draft.issuer is not None
    assert draft.issuer.value == "Tỉnh ủy Lâm Giang"
    assert draft.title is not None
    assert draft.title.value.endswith("trong tình hình mới")
    assert [basis.number for basis in draft.bases] == ["09-CT/TW", "12-HD/BTG"]
    assert not any(basis.is_parent for basis in draft.bases)
    assert leads(draft.tasks[0]) == ["Ban Tuyên giáo và Dân vận Tỉnh uỷ"]
    assert helpers(draft.tasks[0]) == ["Văn phòng Tỉnh uỷ", "các đảng uỷ trực thuộc Tỉnh uỷ"]
    assert draft.tasks[0].timing is not None
    assert draft.tasks[0].timing.value.until_day == date(2025, 9, 30)
    assert [one.agency for one in draft.responsibilities] == [
        "Ban Tuyên giáo và Dân vận Tỉnh uỷ",
        "Các đảng uỷ trực thuộc Tỉnh uỷ",
    ]
    assert draft.signer is not None
    assert (draft.signer.on_behalf, draft.signer.name) == ("T/M BAN THƯỜNG VỤ", "Trần Đức Minh Khang")


def test_columns_of_blanks_an_empty_number_and_activities() -> None:
    draft = draft_of("""
UBND HUYỆN ĐÔNG SƠN HÀ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG VĂN HÓA VÀ THÔNG TIN         Độc lập - Tự do - Hạnh phúc
Số:      /KH-VHTT                  Đông Sơn Hà, ngày     tháng 4 năm 2024
                         KẾ HOẠCH
        Tổ chức Ngày Sách và Văn hóa đọc năm 2024
I. MỤC ĐÍCH
Khuyến khích phong trào đọc sách.
II. NỘI DUNG, THỜI GIAN
1. Hoạt động 1: Trưng bày sách
* Thời gian thực hiện: từ ngày 15/4/2024 đến ngày 30/4/2024
* Đơn vị thực hiện: Thư viện huyện
2. Hoạt động 2: Giao lưu tác giả
* Thời gian thực hiện: 21/4/2024
* Đơn vị thực hiện: Trung tâm Văn hóa – Thể thao
* Đơn vị phối hợp: Phòng Giáo dục và Đào tạo, Hội Khuyến học
III. TỔ CHỨC THỰC HIỆN
- Thư viện huyện: Chuẩn bị sách, bố trí không gian trưng bày.
- Trung tâm Văn hóa – Thể thao: Trang trí khánh tiết.
Nơi nhận:                                        TRƯỞNG PHÒNG
- UBND huyện (b/c);
- Lưu: VT.
                                                 Hoàng Văn Bách
""")
    assert (draft.number, draft.day) == (None, None)
    assert FindingKind.HEAD_MISSING in {note.kind for note in draft.notes}
    assert draft.issuer is not None
    assert draft.issuer.value == "Phòng Văn hóa và Thông tin"
    assert [leads(task) for task in draft.tasks] == [["Thư viện huyện"], ["Trung tâm Văn hóa – Thể thao"]]
    assert kinds(draft) == [Kind.RANGE, Kind.BY_DATE]
    assert [one.agency for one in draft.responsibilities] == ["Thư viện huyện", "Trung tâm Văn hóa – Thể thao"]
    assert draft.signer is not None
    assert (draft.signer.position, draft.signer.name) == ("TRƯỞNG PHÒNG", "Hoàng Văn Bách")


def test_a_plan_attached_to_a_decision_with_an_appendix_of_tasks() -> None:
    draft = draft_of("""
ỦY BAN NHÂN DÂN
TỈNH LÂM GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 2954/QĐ-UBND
Lâm Giang, ngày 10 tháng 12 năm 2025
QUYẾT ĐỊNH
Ban hành Kế hoạch phát triển thông tin cơ sở giai đoạn 2026 - 2030
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM GIANG
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Quyết định số 1079/QĐ-TTg ngày 14 tháng 9 năm 2022 của Thủ tướng Chính phủ;
Xét đề nghị của Giám đốc Sở Văn hóa tại Tờ trình số 55/TTr-SVH ngày 01/12/2025.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển thông tin cơ sở giai đoạn 2026 - 2030.
Điều 2. Chánh Văn phòng UBND tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT, KGVX.
08 KH
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đặng Quang Huy
KẾ HOẠCH
PHÁT TRIỂN THÔNG TIN CƠ SỞ GIAI ĐOẠN 2026 - 2030
(Ban hành kèm theo Quyết định số 2954/QĐ-UBND ngày 10 tháng 12 năm 2025 của
Chủ tịch UBND tỉnh Lâm Giang)
I. MỤC TIÊU
1. Mục tiêu tổng quát
Hoàn thiện hệ thống thông tin cơ sở.
2. Mục tiêu cụ thể
a) Đến năm 2028
- Trên 90% xã, phường có đài truyền thanh ứng dụng công nghệ thông tin.
b) Đến năm 2030
- 100% xã, phường có đài truyền thanh ứng dụng công nghệ thông tin và 70% thôn, bản có cụm loa thông minh.
II. NHIỆM VỤ CỤ THỂ
(Chi tiết Danh mục nhiệm vụ tại Phụ lục kèm theo)
III. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch
a) Chủ trì triển khai Kế hoạch.
2. UBND các xã, phường
- Bố trí kinh phí.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Vi Thị Kim Ngân Hà
PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Quyết định số      /QĐ-UBND ngày     /12/2025)
| TT | Nhiệm vụ, giải pháp | Đơn vị thực hiện | Đơn vị phối hợp | Thời gian thực hiện | Sản phẩm đầu ra |
|---|---|---|---|---|---|
| I | Hoàn thiện thể chế | | | | |
| 1 | Ban hành quy chế | Sở Văn hóa, Thể thao và Du lịch | Sở Tư pháp, UBND các xã, phường | Quý I/2026 | Quyết định |
| 2 | Xây dựng định mức | Sở Tài chính | | 2026 | |
| II | Phát triển hạ tầng | | | | |
| 1 | Đầu tư đài truyền thanh | UBND các xã, phường | Sở Tài chính; Sở Nội vụ | 2026 - 2028 | 40 đài |
""")
    assert draft.number is not None
    assert draft.number.value == "2954/QĐ-UBND"
    assert draft.title is not None
    assert draft.title.value == "PHÁT TRIỂN THÔNG TIN CƠ SỞ GIAI ĐOẠN 2026 - 2030"
    assert len(draft.bases) == 2
    assert draft.signer is not None
    assert draft.signer.name == "Đặng Quang Huy"
    assert [recipient.text for recipient in draft.recipients] == ["Như Điều 2", "Lưu: VT, KGVX"]
    assert [(target.percent, target.year) for target in draft.targets] == [
        (Decimal(90), 2028),
        (Decimal(100), 2030),
        (Decimal(70), 2030),
    ]
    assert [(task.printed_number, task.section, task.result) for task in draft.tasks] == [
        ("1", "Hoàn thiện thể chế", "Quyết định"),
        ("2", "Hoàn thiện thể chế", ""),
        ("1", "Phát triển hạ tầng", "40 đài"),
    ]
    assert helpers(draft.tasks[1]) == []
    assert [one.agency for one in draft.responsibilities] == [
        "Sở Văn hóa, Thể thao và Du lịch",
        "UBND các xã, phường",
    ]


def test_text_of_a_site_with_cells_between_bars_and_uneven_breaks() -> None:
    draft = draft_of("""
BỘ VĂN HÓA HƯ CẤU
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số:
310/KH-BVHHC
|
Hà Nội, ngày 02
tháng 02 năm 2026
|
KẾ HOẠCH
TRIỂN
KHAI CHIẾN DỊCH ĐỌC SÁCH TRONG TOÀN NGÀNH NĂM
2026
Thực hiện Quyết định số 99/QĐ-TTg ngày 10/01/2026
của Thủ tướng Chính phủ về phê duyệt Chương trình phát triển văn hóa đọc và
Công văn số 5/CTC-VP ngày 12/01/2026 của Cục Thư viện; Bộ Văn hóa Hư cấu ban
hành Kế hoạch triển khai chiến dịch đọc sách như sau:
I. MỤC
ĐÍCH, YÊU CẦU
1. Mục
đích: Hình thành thói quen đọc sách.
II. NỘI DUNG KẾ HOẠCH
1. Tổ chức phát động chiến
dịch đọc sách trong các cơ quan thuộc Bộ và hệ thống thư viện công cộng trên cả
nước
- Cơ quan
chủ trì: Vụ Thư viện.
- Cơ quan phối hợp: Cục Báo chí, các thư viện
công cộng.
- Thời hạn hoàn thành: Trước ngày 20 tháng 4
năm 2026.
2. Xây dựng tủ sách lưu động gửi
Bộ Tài chính. Thời gian hoàn thành: Trước ngày 31/5/2026.
3. Khen thưởng tập thể, cá nhân có thành tích
III. TỔ CHỨC THỰC HIỆN
1. Vụ Thư viện là đơn vị đầu mối, theo dõi, tổng hợp.
2. Các đơn vị thuộc Bộ căn cứ Kế hoạch này tổ chức
thực hiện.
|
Nơi nhận:
- Bộ trưởng (để b/c);
- Lưu: VT, TV.
|
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Phan Hải Đăng
|
""")
    assert draft.number is not None
    assert draft.number.value == "310/KH-BVHHC"
    assert draft.day is not None
    assert draft.day.value == date(2026, 2, 2)
    assert draft.title is not None
    assert draft.title.value == "TRIỂN KHAI CHIẾN DỊCH ĐỌC SÁCH TRONG TOÀN NGÀNH NĂM 2026"
    assert [basis.number for basis in draft.bases] == ["99/QĐ-TTg", "5/CTC-VP"]
    first, second, third = draft.tasks
    assert helpers(first) == ["Cục Báo chí", "các thư viện công cộng"]
    assert second.title == "Xây dựng tủ sách lưu động gửi Bộ Tài chính"
    assert second.timing is not None
    assert (second.timing.value.until_day, leads(second)) == (date(2026, 5, 31), [])
    assert (third.lead, third.timing, third.sure) == ((), None, Sure.DOUBTFUL)
    assert [note.kind for note in draft.notes].count(FindingKind.NO_LEAD) == 2
    assert [one.agency for one in draft.responsibilities] == ["Vụ Thư viện", "Các đơn vị thuộc Bộ"]


def test_marked_up_text_with_numbers_apart_from_their_titles() -> None:
    draft = draft_of("""
**ỦY BAN NHÂN DÂN**
**TỈNH THANH KHÊ LĨNH**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
**Độc lập - Tự do - Hạnh phúc**

Số: 179/KH-UBND

*Thanh Khê Lĩnh, ngày 02 tháng 12 năm 2025*

**KẾ HOẠCH**

**Triển khai thí điểm nền tảng thông tin cơ sở trên địa bàn tỉnh**

*Căn cứ Quyết định số 100/QĐ-TTg ngày 01/02/2025; Căn cứ Nghị quyết số 71/NQ -CP ngày 01/4/2025,*

*Theo đề nghị của Sở Văn hóa tại Tờ trình số 10/TTr-SVH ngày 20/11/2025, UBND tỉnh ban hành Kế hoạch như sau:*

**I. MỤC ĐÍCH, YÊU CẦU**

**1.** Mục đích

- Nâng cao hiệu quả.

**II. NỘI DUNG VÀ GIẢI PHÁP**

1.**

Khảo sát hạ tầng

- Thời gian thực hiện: Từ nay đến hết năm 2025.

- Đơn vị chủ trì: Sở Khoa học và Công nghệ

- Đơn vị phối hợp: Các doanh nghiệp viễn thông

**2. Đào tạo, tập huấn:** Tổ chức các lớp tập huấn cho cán bộ cấp xã.

- Thời gian thực hiện: năm 2026 - 2027.

- Đơn vị chủ trì: Sở Văn hóa, Thể thao và Du lịch; Sở Nội vụ

**III. TỔ CHỨC THỰC HIỆN**

**1. Sở Khoa học và Công nghệ** chủ trì, phối hợp với các đơn vị liên quan triển khai Kế hoạch.

**2. Ủy ban nhân dân các**

xã, phường

- Tổ chức thực hiện tại địa phương.

Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.

**Nơi nhận:**
- Bộ VHTTDL;
- Lưu: VT, VX (2).

**TM. ỦY BAN NHÂN DÂN**
**KT. CHỦ TỊCH**
**PHÓ CHỦ TỊCH**

**Nguyễn Bảo Châu Anh**
""")
    assert [basis.number for basis in draft.bases] == ["100/QĐ-TTg", "71/NQ-CP"]
    assert [task.title for task in draft.tasks] == ["Khảo sát hạ tầng", "Đào tạo, tập huấn"]
    assert draft.tasks[1].content == "Tổ chức các lớp tập huấn cho cán bộ cấp xã."
    assert leads(draft.tasks[1]) == ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"]
    assert [(one.agency, len(one.bullets)) for one in draft.responsibilities] == [
        ("Sở Khoa học và Công nghệ", 0),
        ("Ủy ban nhân dân các xã, phường", 1),
    ]
    assert draft.day is not None
    assert draft.day.value == date(2025, 12, 2)
