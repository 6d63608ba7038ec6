"""The rules an official paper is examined by: mark, how grave, what they are about, and where they come from.

Nghị định 30/2020/NĐ-CP is quoted by Phụ lục I, Phần I unless said otherwise. "thông lệ" is what every sample form of
the decree does without a sentence ordering it; "kỹ thuật" is what a file needs to be read, printed and signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How grave a departure is: against the decree's text, against its samples and custom, or only worth knowing."""

    ERROR = "E"
    WARNING = "W"
    NOTE = "I"

    @property
    def term(self) -> str:
        return {"E": "lỗi", "W": "cảnh báo", "I": "thông tin"}[self.value]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: severity unless milder in a given case, subject in Vietnamese, source."""

    severity: Severity
    subject: str
    source: str


def _table(*rows: tuple[str, str, str, str]) -> dict[str, Rule]:
    return {mark: Rule(Severity(grave), subject, source) for mark, grave, subject, source in rows}


PAGE = _table(
    ("P1", "E", "Khổ giấy A4", "mục I.1"),
    ("P2", "W", "Chiều trang", "mục I.2"),
    ("P3", "E", "Lề trên", "mục I.3"),
    ("P4", "E", "Lề dưới", "mục I.3"),
    ("P5", "E", "Lề trái", "mục I.3"),
    ("P6", "E", "Lề phải", "mục I.3"),
    ("P7", "E", "Vùng trình bày chữ", "mục I.3"),
    ("P8", "W", "Lề đối xứng", "mục I.3"),
    ("P9", "W", "Khoảng cách số trang đến mép giấy", "mục I.7"),
)
FONT = _table(
    ("F1", "E", "Phông chữ Times New Roman", "mục I.4"),
    ("F2", "E", "Phông chữ Times New Roman trong PDF", "mục I.4"),
    ("F3", "E", "Phông chữ nhúng trong PDF", "kỹ thuật"),
    ("F4", "E", "Màu chữ đen", "mục I.4"),
    ("F5", "E", "Màu chữ đen trong PDF", "mục I.4"),
    ("F6", "W", "Tô nền, bóng, viền chữ", "mục I.4"),
    ("F7", "E", "Mã ký tự Unicode dựng sẵn", "mục I.4"),
    ("F8", "E", "Phông chữ, mã ký tự cũ", "mục I.4"),
    ("F9", "W", "Liên kết không tô màu, không gạch chân", "mục I.4"),
)
PAGE_NUMBER = _table(
    ("N1", "E", "Số trang ở lề trên", "mục I.7"),
    ("N2", "E", "Số trang canh giữa", "mục I.7"),
    ("N3", "E", "Cỡ chữ số trang", "mục I.7"),
    ("N4", "E", "Kiểu chữ số trang", "mục I.7"),
    ("N5", "E", "Không hiển thị số trang thứ nhất", "mục I.7"),
    ("N6", "E", "Số trang bằng chữ số Ả Rập, từ 1", "mục I.7"),
    ("N7", "E", "Số trang trong PDF", "mục I.7"),
    ("N8", "E", "Trang thứ nhất trong PDF", "mục I.7"),
    ("N9", "E", "Số trang riêng của phụ lục", "mục III.1.đ"),
    ("N10", "W", "Số trang chỉ gồm chữ số", "mục I.7"),
)
HEAD = _table(
    ("H1", "E", "Quốc hiệu", "mục II.1.a"),
    ("H2", "E", "Trình bày Quốc hiệu", "mục II.1.a"),
    ("H3", "E", "Quốc hiệu trên một dòng", "mục II.1.a"),
    ("H4", "E", "Tiêu ngữ", "mục II.1.b"),
    ("H5", "E", "Trình bày Tiêu ngữ", "mục II.1.b"),
    ("H6", "E", "Đường kẻ dưới Tiêu ngữ", "mục II.1.b"),
    ("H7", "E", "Tên cơ quan chủ quản", "mục II.2.b"),
    ("H8", "E", "Tên cơ quan ban hành", "mục II.2.b"),
    ("H9", "E", "Đường kẻ dưới tên cơ quan ban hành", "mục II.2.b"),
    ("H10", "W", "Tên cơ quan ban hành viết đầy đủ", "mục II.2.a"),
    ("H11", "E", "Số, ký hiệu", "mục II.3.c"),
    ("H12", "E", "Số nhỏ hơn 10", "mục II.3.c"),
    ("H13", "E", "Trình bày số, ký hiệu", "mục II.3.c"),
    ("H14", "E", "Ký hiệu văn bản có tên loại", "mục II.3.b; Phụ lục III, mục I"),
    ("H15", "E", "Ký hiệu công văn", "mục II.3.b"),
    ("H16", "E", "Địa danh và thời gian", "mục II.4.b"),
    ("H17", "E", "Trình bày địa danh và thời gian", "mục II.4.c"),
    ("H18", "E", "Số, ký hiệu ngang hàng với địa danh và thời gian", "mục II.4.c"),
    ("H19", "W", "Ngày ban hành", "mục II.4.b"),
    ("H20", "E", "Bảng phần đầu không kẻ viền", "mục IV"),
    ("H21", "E", "Vị trí các ô phần đầu", "mục IV"),
    ("H22", "W", "Phần đầu của biên bản", "Phụ lục III, Mẫu 1.9"),
)
TITLE = _table(
    ("T1", "E", "Tên loại văn bản", "mục II.5.b"),
    ("T2", "E", "Trích yếu nội dung", "mục II.5.b"),
    ("T3", "E", "Đường kẻ dưới trích yếu", "mục II.5.b"),
    ("T4", "E", "Trích yếu của công văn", "mục II.5.b"),
    ("T5", "E", "Khoảng cách trên trích yếu công văn", "mục II.5.b"),
)
BODY = _table(
    ("K1", "E", "Kính gửi", "mục II.9.b"),
    ("K2", "E", "Trình bày Kính gửi", "mục II.9.d"),
    ("K3", "E", "Kính gửi một nơi", "mục II.9.d"),
    ("K4", "E", "Kính gửi nhiều nơi", "mục II.9.d"),
    ("B1", "E", "Căn cứ ban hành", "mục II.6.a"),
    ("B2", "E", "Cỡ chữ nội dung", "mục II.6.e"),
    ("B3", "E", "Canh đều hai lề", "mục II.6.e"),
    ("B4", "E", "Lùi đầu dòng", "mục II.6.e"),
    ("B5", "E", "Khoảng cách giữa các đoạn", "mục II.6.e"),
    ("B6", "E", "Khoảng cách giữa các dòng", "mục II.6.e"),
    ("B7", "W", "Đoạn trống", "kỹ thuật"),
    ("B8", "E", "Tiêu đề mục", "mục II.6.đ; bảng V.6.b"),
    ("B9", "E", "Khoản", "mục II.6.đ; bảng V.6.b"),
    ("B10", "E", "Điểm", "mục II.6.đ"),
    ("B11", "E", "Thứ tự đánh số", "mục II.6.đ"),
    ("B12", "E", "Điều, chương", "mục II.6.đ"),
    ("B13", "W", "Dấu kết thúc văn bản", "thông lệ"),
    ("B14", "W", "Thống nhất cách đặt dấu thanh", "thông lệ"),
    ("B15", "W", "Dấu cách", "thông lệ"),
    ("B16", "W", "Viết hoa khi viện dẫn", "Phụ lục II, mục V.7"),
    ("B17", "W", "Viết hoa danh từ đặc biệt", "Phụ lục II, mục IV, V.1"),
    ("B18", "I", "Văn bản đã hết hiệu lực", "thông lệ"),
    ("B19", "W", "Bảng biểu", "kỹ thuật"),
    ("B20", "E", "Bảng, hình vượt lề", "kỹ thuật"),
)
FOOT = _table(
    ("G1", "E", "Từ Nơi nhận", "mục II.9.d"),
    ("G2", "E", "Danh sách nơi nhận", "mục II.9.d"),
    ("G3", "E", "Dòng lưu", "mục II.9.d"),
    ("G4", "E", "Như trên", "mục II.9.b"),
    ("G5", "E", "Quyền hạn, chức vụ", "mục II.7.đ"),
    ("G6", "E", "Chữ viết tắt quyền hạn ký", "mục II.7.b"),
    ("G7", "E", "Họ và tên người ký", "mục II.7.c"),
    ("G8", "E", "Nơi nhận ngang hàng với quyền hạn ký", "mục II.9.d"),
    ("G9", "E", "Bảng phần cuối không kẻ viền, không tách trang", "mục IV"),
    ("G10", "W", "Trang có chữ ký", "thông lệ"),
    ("G11", "W", "Khoảng trống để ký", "thông lệ"),
    ("G12", "E", "Chữ ký của biên bản", "Phụ lục III, Mẫu 1.9"),
)
ANNEX = _table(
    ("A1", "E", "Từ Phụ lục", "mục III.1.b"),
    ("A2", "E", "Số thứ tự phụ lục", "mục III.1.a"),
    ("A3", "E", "Tên phụ lục", "mục III.1.b"),
    ("A4", "E", "Dòng kèm theo", "mục III.1.c"),
    ("A5", "E", "Chỉ dẫn về phụ lục", "mục III.1.a"),
)
FILE = _table(
    ("X1", "E", "Phiên bản PDF", "Phần II, mục I.2"),
    ("X2", "E", "Mã hóa, mã lệnh, tệp đính kèm", "kỹ thuật"),
    ("X3", "E", "Lớp chữ của PDF", "kỹ thuật"),
    ("X4", "E", "Số trang của hai tệp", "kỹ thuật"),
    ("X5", "W", "Ngôn ngữ, tiêu đề của PDF", "kỹ thuật"),
    ("X6", "W", "Thông tin ẩn trong tệp", "kỹ thuật"),
    ("X7", "W", "Chỗ dành cho chữ ký số", "mục II.7.d, II.8"),
    ("X8", "E", "Bản số hóa", "Phần II, mục I.2"),
    ("X9", "W", "Chữ ký số", "kỹ thuật"),
    ("X10", "W", "Cấu trúc tệp Word", "kỹ thuật"),
)
DATA = _table(
    ("Z1", "E", "Số định danh, số tài khoản", "Luật 91/2025/QH15"),
    ("Z2", "W", "Số điện thoại", "Luật 91/2025/QH15"),
    ("Z3", "W", "Dữ liệu cá nhân nhạy cảm", "Luật 91/2025/QH15"),
    ("Z4", "W", "Danh sách cá nhân", "thông lệ"),
    ("Z5", "E", "Số liệu tổng, tỷ lệ", "kỹ thuật"),
    ("Z6", "E", "Kỳ báo cáo", "Nghị định 09/2019/NĐ-CP, Điều 12"),
    ("Z7", "W", "Thời hạn gửi báo cáo", "Nghị định 09/2019/NĐ-CP, Điều 8"),
    ("Z8", "W", "Tên đơn vị sau sắp xếp", "Luật 72/2025/QH15"),
    ("Z9", "W", "Số và ngày của dự thảo", "Nghị định 30/2020/NĐ-CP, Điều 15"),
)

RULES: dict[str, Rule] = PAGE | FONT | PAGE_NUMBER | HEAD | TITLE | BODY | FOOT | ANNEX | FILE | DATA
