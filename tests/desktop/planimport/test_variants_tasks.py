"""Plans as offices write them: tasks with other labels, lists and numbers; every place and person is invented."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.cadence import CadenceKind as Kind
from desktop.domain.plan import TargetKind
from desktop.domain.plan_draft import FindingKind, Sure
from tests.desktop.planimport.files import draft_of, helpers, kinds, leads


def test_sections_by_plain_numbers_and_items_without_labels() -> None:
    draft = draft_of("""
ỦY BAN NHÂN DÂN XÃ BẢN LIỀN
Số 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bản Liền, ngày 15 tháng 01 năm 2026
KẾ HOẠCH TUYÊN TRUYỀN PHÁP LUẬT NĂM 2026
Thực hiện Kế hoạch số 15/KH-UBND ngày 05/01/2026 của UBND tỉnh, UBND xã xây dựng Kế hoạch như sau:
1. Mục đích, yêu cầu
1.1. Nâng cao ý thức chấp hành pháp luật.
2. Nội dung thực hiện
2.1. Tuyên truyền Luật Đất đai trên loa truyền thanh (Quý I/2026)
2.2. Tổ chức 02 hội nghị tuyên truyền. Giao Công chức Tư pháp - Hộ tịch chủ trì, phối hợp với các thôn.
2.3. Duy trì tủ sách pháp luật (thường xuyên)
3. Kinh phí thực hiện
Từ nguồn ngân sách xã năm 2026.
4. Tổ chức thực hiện
4.1. Công chức Tư pháp - Hộ tịch: Tham mưu UBND xã tổ chức thực hiện Kế hoạch.
4.2. Đề nghị Ủy ban MTTQ xã và các đoàn thể: Phối hợp vận động Nhân dân.
Nơi nhận:
- Phòng Tư pháp;
- Lưu: VT.
CHỦ TỊCH
Vàng A Páo Sinh
""")
    assert draft.title is not None
    assert draft.title.value == "TUYÊN TRUYỀN PHÁP LUẬT NĂM 2026"
    assert [task.printed_number for task in draft.tasks] == ["2.1", "2.2", "2.3"]
    assert kinds(draft) == [Kind.BY_DATE, None, Kind.CONTINUOUS]
    assert [leads(task) for task in draft.tasks] == [[], ["Công chức Tư pháp - Hộ tịch"], []]
    assert helpers(draft.tasks[1]) == ["các thôn"]
    assert [task.sure for task in draft.tasks] == [Sure.DOUBTFUL, Sure.LIKELY, Sure.DOUBTFUL]
    assert [one.agency for one in draft.responsibilities] == [
        "Công chức Tư pháp - Hộ tịch",
        "Ủy ban MTTQ xã và các đoàn thể",
    ]
    assert [money.text for money in draft.money] == ["Từ nguồn ngân sách xã năm 2026"]


def test_several_triples_under_one_heading_and_bullets_that_share_one() -> None:
    draft = draft_of("""
KẾ HOẠCH
Nâng cao năng lực cán bộ thông tin
UBND huyện Mây Trắng ban hành Kế hoạch như sau:
I. NHIỆM VỤ, GIẢI PHÁP
1. Rà soát đội ngũ
- Thống kê số lượng.
- Đánh giá trình độ.
Đơn vị thực hiện: Các phòng, UBND các xã.
Đơn vị phối hợp: Phòng Nội vụ.
Thời gian thực hiện: Thường xuyên.
2. Nâng cao phẩm chất, năng lực
- Giáo dục chính trị cho đội ngũ. Gắn với học tập thường xuyên.
- Nâng cao ý thức trách nhiệm.
Đơn vị thực hiện: Các phòng.
Thời gian thực hiện: Thường xuyên.
- Mở lớp bồi dưỡng kỹ năng.
Đơn vị chủ trì tham mưu thực hiện: Phòng Nội vụ.
Đơn vị phối hợp thực hiện: Các cơ quan liên quan.
Thời gian thực hiện: Theo kế hoạch bồi dưỡng hàng năm.
3. Xây dựng quy chế
- Quy chế phát ngôn
+ Nội dung: quy định người phát ngôn.
+ Cơ quan chủ trì: Phòng Văn hóa và Thông tin.
+ Thời hạn ban hành: trước ngày 01/7/2026.
- Quy chế phối hợp
+ Cơ quan chủ trì: Văn phòng HĐND và UBND huyện.
+ Thời hạn ban hành: Quý IV/2026.
4. Rà soát văn bản
- Cơ quan thực hiện: Phòng Tư pháp tiến hành rà soát văn bản của huyện; các xã rà soát văn bản của xã.
- Thời gian thực hiện:
+ Các xã gửi kết quả rà soát về Phòng Tư pháp để tổng hợp trước ngày 15 tháng 6 năm 2026.
+ Phòng Tư pháp tổng hợp kết quả rà soát, báo cáo UBND huyện trước ngày 30 tháng 6 năm 2026.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ theo dõi việc thực hiện.
""")
    assert [(task.printed_number, task.part) for task in draft.tasks] == [
        ("1", None),
        ("2", 1),
        ("2", 2),
        ("3", 1),
        ("3", 2),
        ("4", None),
    ]
    assert [task.title for task in draft.tasks][1:5] == [
        "Giáo dục chính trị cho đội ngũ",
        "Mở lớp bồi dưỡng kỹ năng",
        "Quy chế phát ngôn",
        "Quy chế phối hợp",
    ]
    assert "Nâng cao ý thức trách nhiệm" in draft.tasks[1].content
    assert draft.tasks[2].section == "NHIỆM VỤ, GIẢI PHÁP › Nâng cao phẩm chất, năng lực"
    assert draft.tasks[5].timing is not None
    assert draft.tasks[5].timing.value.text == "trước ngày 15 tháng 6 năm 2026; trước ngày 30 tháng 6 năm 2026"
    assert leads(draft.tasks[5]) == ["Phòng Tư pháp", "các xã"]
    assert draft.issuer is not None
    assert draft.issuer.value == "UBND huyện Mây Trắng"


def test_labels_in_one_paragraph_an_adviser_and_a_day_that_is_none() -> None:
    draft = draft_of("""
ỦY BAN NHÂN DÂN
HUYỆN MÂY TRẮNG
Số: 55/KH-UBND
Mây Trắng, ngày 31 tháng 3 năm 2024
KẾ HOẠCH
Triển khai công tác thông tin đối ngoại năm 2024
Căn cứ Kế hoạch số 20/KH-UBND ngày 31/9/2023 của UBND tỉnh và Kế hoạch số 21/KH-STTTT ngày 12/02/2024 của Sở TT&TT;
UBND huyện xây dựng Kế hoạch như sau:
I. MỤC TIÊU CỦA KẾ HOẠCH
- 100% cơ quan được phổ biến, 90% cán bộ chuyên trách được tập huấn và 85% sản phẩm được số hóa toàn bộ.
- Đăng tải 3.000 lượt tin trên mạng xã hội.
- Phấn đấu tỷ lệ đạt 4/100.000 dân.
II. NHIỆM VỤ
1. Biên soạn tài liệu
1.1. Nội dung: Biên soạn tờ gấp song ngữ.
1.2. Đơn vị chủ trì: Phòng Văn hóa và Thông tin.
1.3. Thời gian: Quý III/2024.
2. Tham mưu văn bản chỉ đạo
Đơn vị tham mưu: Phòng Văn hóa và Thông tin; Đơn vị phối hợp: Văn phòng HĐND và UBND huyện. Thời gian: Thường xuyên.
5. Chuẩn bị nội dung họp báo
- Cơ quan chủ trì, phối hợp: Văn phòng HĐND và UBND huyện chủ trì, phối hợp với Phòng Nội vụ và các cơ quan.
- Thời gian thực hiện sau khi có chỉ đạo của UBND tỉnh.
III. PHÂN CÔNG TRÁCH NHIỆM
1. Phòng Tài chính - Kế hoạch cân đối, bố trí kinh phí.
Nơi nhận:
TM. ỦY BAN NHÂN DÂN
- Như mục III;
KT. CHỦ TỊCH
- Lưu: VT, VHTT.
PHÓ CHỦ TỊCH
Hà Thị Thu Uyên
""")
    assert [target.percent for target in draft.targets] == [Decimal(100), Decimal(90), Decimal(85), None, None]
    assert (draft.targets[3].count, draft.targets[3].unit) == (3000, "lượt")
    assert draft.targets[4].kind is TargetKind.ACTION
    assert [basis.number for basis in draft.bases] == ["20/KH-UBND", "21/KH-STTTT"]
    assert draft.bases[0].day is None
    assert [agency.name for agency in draft.tasks[1].advising] == ["Phòng Văn hóa và Thông tin"]
    assert leads(draft.tasks[1]) == ["Phòng Văn hóa và Thông tin"]
    assert leads(draft.tasks[2]) == ["Văn phòng HĐND và UBND huyện"]
    assert helpers(draft.tasks[2]) == ["Phòng Nội vụ", "các cơ quan"]
    assert kinds(draft) == [Kind.BY_DATE, Kind.CONTINUOUS, Kind.ON_REQUEST]
    told = {note.kind: note.text for note in draft.notes}
    assert "“31/9/2023”" in told[FindingKind.BAD_DATE]
    assert "sau số 2 là số 5" in told[FindingKind.NUMBER_GAP]
    assert [recipient.text for recipient in draft.recipients] == ["Như mục III", "Lưu: VT, VHTT"]
    assert draft.signer is not None
    assert draft.signer.name == "Hà Thị Thu Uyên"


def test_roman_tasks_with_numbered_labels_and_lists() -> None:
    draft = draft_of("""
KẾ HOẠCH
Sưu tầm tư liệu lịch sử địa phương
A. MỤC ĐÍCH
Gìn giữ tư liệu.
B. NỘI DUNG, NHIỆM VỤ
I. QUÁN TRIỆT, TRIỂN KHAI
1. Nội dung, biện pháp
a) Tổ chức hội nghị quán triệt;
b) Ban hành văn bản hướng dẫn.
2. Cơ quan chủ trì, phối hợp
a) Cơ quan chủ trì
- Ban Chỉ đạo huyện.
- Các phòng liên quan; Công an huyện.
b) Cơ quan phối hợp
Hội Cựu chiến binh và Hội Người cao tuổi các cấp.
3. Thời gian thực hiện: Tháng 12/2024 và thường xuyên.
II. BẢO ĐẢM KINH PHÍ
1. Nội dung, biện pháp
a) Lập dự toán.
2. Chủ trì thực hiện
- Phòng Tài chính - Kế hoạch.
4. Thời gian thực hiện: Hằng năm.
C. TỔ CHỨC THỰC HIỆN
1. Ban Chỉ đạo huyện
Theo dõi, đôn đốc.
2. Kinh phí thực hiện
- Từ ngân sách huyện.
""")
    assert [task.printed_number for task in draft.tasks] == ["I", "II"]
    assert leads(draft.tasks[0]) == ["Ban Chỉ đạo huyện", "Các phòng liên quan", "Công an huyện"]
    assert helpers(draft.tasks[0]) == ["Hội Cựu chiến binh", "Hội Người cao tuổi các cấp"]
    assert draft.tasks[0].content.startswith("Tổ chức hội nghị quán triệt")
    assert leads(draft.tasks[1]) == ["Phòng Tài chính - Kế hoạch"]
    assert [one.agency for one in draft.responsibilities] == ["Ban Chỉ đạo huyện"]
    assert [money.text for money in draft.money][-1] == "Từ ngân sách huyện"
