"""A plan of a district that never was, with what real ones have: seven tasks, three leads, two items numbered 4."""

from __future__ import annotations

import io
import textwrap

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from reportlab.pdfbase import pdfmetrics

from tests.desktop.planimport.files import PdfPages

HEAD_LEFT = ("ỦY BAN NHÂN DÂN", "HUYỆN MÂY TRẮNG", "-------", "Số: 38/KH-UBND")
HEAD_RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "---------------",
    "Mây Trắng, ngày 14 tháng 4 năm 2023",
)
TITLE = "Triển khai Đề án truyền thông về quyền của trẻ em giai đoạn 2023 - 2028 trên địa bàn huyện Mây Trắng"
_BODY_TEXT = """\
Thực hiện Kế hoạch số 771/KH-UBND ngày 20/3/2023 của UBND tỉnh Lâm Giang về truyền thông quyền của trẻ em giai đoạn \
2023 - 2028; Công văn số 112/STTTT-TTBC ngày 02/4/2023 của Sở Thông tin và Truyền thông; Uỷ ban nhân dân huyện Mây \
Trắng xây dựng Kế hoạch triển khai như sau:
I. MỤC TIÊU
1. Mục tiêu tổng quát
Tạo sự chuyển biến trong nhận thức của gia đình, nhà trường và xã hội về quyền của trẻ em; huy động cả hệ thống chính \
trị tham gia chăm sóc, bảo vệ trẻ em trên địa bàn huyện.
2. Mục tiêu cụ thể đến năm 2028
- 100% cơ quan, đơn vị của huyện cung cấp thông tin định kỳ cho báo chí về công tác trẻ em theo quy định.
- 100% cán bộ làm công tác trẻ em, cán bộ văn hóa cấp xã; 70% trưởng thôn, bản trên địa bàn huyện được tập huấn kiến \
thức, kỹ năng truyền thông về quyền của trẻ em.
- Tiếp nhận và trưng bày các bộ ảnh, tài liệu về quyền của trẻ em do tỉnh chuyển giao.
- Phối hợp rà soát, phát hiện và phản hồi các thông tin sai lệch về trẻ em trên không gian mạng.
- Chỉ đạo 100% các phương tiện thông tin của huyện: Cổng thông tin điện tử, hệ thống truyền thanh từ huyện đến cơ sở \
tham gia truyền thông về quyền của trẻ em.
II. ĐỐI TƯỢNG, NỘI DUNG TRUYỀN THÔNG
1. Đối tượng truyền thông
- Cán bộ lãnh đạo các tổ chức chính trị - xã hội; cán bộ làm công tác trẻ em.
- Cha mẹ, người giám hộ và học sinh các cấp.
2. Nội dung truyền thông
- Pháp luật về trẻ em, trong đó chú trọng các quyền: (1) Quyền sống và phát triển; (2) Quyền được học tập; (3) Quyền \
được vui chơi; (4) Quyền được bảo vệ; (5) Quyền được tham gia; (6) Quyền về tài sản; (7) Quyền bí mật đời sống riêng \
tư; kinh nghiệm của các địa phương khác.
- Kết quả chăm sóc, giáo dục trẻ em của huyện.
III. NHIỆM VỤ VÀ GIẢI PHÁP
1. Tập huấn bồi dưỡng kiến thức, kỹ năng truyền thông về quyền của trẻ em cho đội ngũ cộng tác viên cơ sở
Phối hợp với các cơ quan cấp tỉnh mở lớp tập huấn, hoặc cử cán bộ tham dự các lớp nâng cao nghiệp vụ truyền thông.
- Thời gian thực hiện: Hằng năm.
- Đơn vị chủ trì, tham mưu: Phòng Văn hoá và Thông tin.
- Đơn vị phối hợp: Các cơ quan, đơn vị có liên quan.
2. Lồng ghép việc cung cấp thông tin cho báo chí về công tác trẻ em
- Thời gian thực hiện: Hằng năm.
- Đơn vị chủ trì: Ban Tuyên giáo Huyện ủy, Văn phòng HĐND-UBND huyện Mây Trắng, Phòng Văn hoá và Thông tin.
- Đơn vị phối hợp: Các cơ quan, đơn vị có liên quan.
3. Sản xuất, đăng phát các sản phẩm truyền thông
- Nội dung thực hiện: Sản xuất tin, bài, phóng sự phát trên hệ thống truyền thanh và bảng tin điện tử công cộng.
- Thời gian thực hiện: Hằng tháng.
- Đơn vị chủ trì, thực hiện: Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông huyện.
- Đơn vị phối hợp: Uỷ ban nhân dân các xã, thị trấn
4. Đưa nội dung quyền của trẻ em vào các buổi sinh hoạt Đoàn, Đội và giờ ngoại khóa…
- Thời gian thực hiện: Hằng năm;
- Cơ quan chủ trì: Phòng Giáo dục và Đào tạo; Huyện đoàn Mây Trắng.
- Cơ quan phối hợp: Các cơ quan, đơn vị có liên quan.
5. Cập nhật kết quả công tác trẻ em trên Cổng thông tin điện tử
- Thời gian thực hiện: Thường xuyên.
- Đơn vị chủ trì, thực hiện: Các phòng, đơn vị, UBND các xã, thị trấn.
- Đơn vị phối hợp: Các cơ quan, đơn vị và các tổ chức, cá nhân có liên quan.
6. Theo dõi thông tin sai lệch về trẻ em trên không gian mạng
- Thời gian thực hiện: Thường xuyên;
- Đơn vị chủ trì, tham mưu: Phòng Văn hoá và Thông tin, Công an huyện.
- Đơn vị phối hợp: Các cơ quan, đơn vị có liên quan.
7. Phối hợp tổ chức trưng bày ảnh, tư liệu về quyền của trẻ em
- Thời gian thực hiện: Theo Kế hoạch của Sở Thông tin và Truyền thông.
- Cơ quan chủ trì, tham mưu: Phòng Văn hoá và Thông tin.
- Cơ quan phối hợp: Các phòng, đơn vị thuộc Sở Thông tin và Truyền thông.
IV. KINH PHÍ THỰC HIỆN
- Kinh phí được bố trí trong dự toán chi ngân sách hằng năm theo phân cấp.
- Các đơn vị được giao chủ trì lập dự toán gửi cơ quan tài chính cùng cấp thẩm định.
V. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hoá và Thông tin
- Chủ trì, phối hợp với các đơn vị triển khai thực hiện Kế hoạch tổ chức tổ chức các hoạt động.
- Phối hợp với Ban Tuyên giáo Thị uỷ hướng dẫn các đơn vị cung cấp thông tin.
2. Công an huyện Mây Trắng
Nắm chắc tình hình trên không gian mạng; kịp thời tham mưu UBND huyện các biện pháp bảo vệ trẻ em.
3. Phòng Giáo dục và Đào tạo
- Chỉ đạo các trường lồng ghép nội dung quyền của trẻ em vào giờ học và hoạt động ngoại khóa.
- Tổ chức diễn đàn trẻ em cấp huyện.
4. Trung tâm Văn hoá, Thể thao, Du lịch và Truyền thông
- Tăng thời lượng phát sóng về quyền của trẻ em.
4. Đề nghị Ủy ban MTTQ và các tổ chức chính trị - xã hội huyện
- Tuyên truyền, vận động đoàn viên, hội viên tham gia.
- Giám sát việc thực hiện chính sách về trẻ em.
5. Uỷ ban Nhân dân các xã, thị trấn
- Triển khai Kế hoạch tại địa phương; thực hiện chế độ báo cáo theo quy định.
Trên đây là Kế hoạch triển khai Đề án truyền thông về quyền của trẻ em trên địa bàn huyện, Uỷ ban nhân dân huyện yêu \
cầu các phòng, đơn vị nghiêm túc thực hiện./."""
BODY = _BODY_TEXT.split("\n")
RECIPIENTS = (
    "Nơi nhận:",
    "- Sở TT&TT Lâm Giang (b/c);",
    "- CT, các PCT UBND huyện;",
    "- Các phòng, ban, đơn vị;",
    "- UBND các xã, thị trấn;",
    "- Lưu: VT, VHTT.",
)
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lục Văn Hải Đăng")


def as_text(width: int = 78, between: str = "\n\n") -> str:
    """As a text copied from a printed plan: broken at a width, each line followed by a blank one."""
    lines = [*HEAD_LEFT, *HEAD_RIGHT, "KẾ HOẠCH"]
    for paragraph in (TITLE, *BODY):
        lines.extend(textwrap.wrap(paragraph, width, break_on_hyphens=False))
    return between.join([*lines, *RECIPIENTS, *SIGNATURE])


def as_docx() -> bytes:
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text, head.cell(0, 1).text = "\n".join(HEAD_LEFT), "\n".join(HEAD_RIGHT)
    for title in ("KẾ HOẠCH", TITLE):
        document.add_paragraph(title).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for paragraph in BODY:
        document.add_paragraph(paragraph)
    foot = document.add_table(1, 2)
    foot.cell(0, 0).text, foot.cell(0, 1).text = "\n".join(RECIPIENTS), "\n".join(SIGNATURE)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf() -> bytes:
    """Printed as the decree asks: two columns in head and foot, first lines indented, page numbers at the top."""
    page = _Printer()
    page.columns(HEAD_LEFT, HEAD_RIGHT)
    page.centred("KẾ HOẠCH")
    page.paragraph(TITLE, indent=0)
    for paragraph in BODY:
        page.paragraph(paragraph)
    page.columns(RECIPIENTS, SIGNATURE)
    return page.pages.data()


class _Printer:
    LEFT, RIGHT, FIRST, LINE, SIZE = 85.0, 538.0, 36.0, 18.0, 14.0

    def __init__(self) -> None:
        self.pages = PdfPages()
        self.number = 1
        self.top = 70.0

    def _room(self, lines: int = 1) -> None:
        if self.top + lines * self.LINE > 780:
            self.pages.page()
            self.number += 1
            self.top = 70.0
            self.pages.text(300, 40, str(self.number))

    def centred(self, text: str) -> None:
        self._room()
        width = pdfmetrics.stringWidth(text, "Chữ", self.SIZE)
        self.pages.text((self.LEFT + self.RIGHT - width) / 2, self.top, text, self.SIZE)
        self.top += self.LINE

    def columns(self, left: tuple[str, ...], right: tuple[str, ...]) -> None:
        self._room(len(left))
        for number in range(max(len(left), len(right))):
            for column, x in ((left, self.LEFT), (right, self.LEFT + 195)):
                if number < len(column):
                    self.pages.text(x, self.top + number * 16, column[number], 11)
        self.top += 16 * max(len(left), len(right)) + 12

    def paragraph(self, text: str, indent: float = FIRST) -> None:
        words = text.split(" ")
        left = self.LEFT + indent
        while words:
            line = [words.pop(0)]
            while words and pdfmetrics.stringWidth(" ".join([*line, words[0]]), "Chữ", self.SIZE) <= self.RIGHT - left:
                line.append(words.pop(0))
            self._room()
            self.pages.text(left, self.top, " ".join(line), self.SIZE)
            self.top += self.LINE
            left = self.LEFT
        self.top += 6
