"""Where in a sentence the name of an agency ends and its work begins."""

from __future__ import annotations

import re

from desktop.planimport.plain import one_line

_VERBS = (
    "chủ trì|phối hợp|theo dõi|xây dựng|tham mưu|hướng dẫn|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|căn cứ"
    "|tiến hành|rà soát|tăng cường|kiện toàn|thực hiện|triển khai|chỉ đạo|bố trí|tổng hợp|đôn đốc|kiểm tra"
    "|báo cáo(?! viên)|đề xuất|cân đối|kịp thời|chủ động|tập trung|tiếp tục|đẩy mạnh|thường xuyên|nghiên cứu"
    "|quán triệt|cụ thể hóa|cụ thể hoá|ban hành|gửi|lập|quản lý và|đảm bảo|bảo đảm|nghiêm túc"
    "|tuyên truyền(?! viên)|vận động(?! viên)|phổ biến|thẩm định|trình|giúp|làm đầu mối|là cơ quan|là đơn vị"
    "|là đầu mối|được giao|theo chức năng|theo nhiệm vụ|trên cơ sở|định kỳ|hằng năm|hàng năm|lồng ghép"
    "|cung cấp|tham gia|định hướng|giám sát|hỗ trợ|phát huy|đăng tải|đăng phát|phản ánh|sử dụng|cập nhật"
    "|phát hiện|tích cực|khẩn trương|lựa chọn|bám sát|nắm bắt|nắm chắc|nắm tình hình|tạo điều kiện|duy trì"
    "|công bố|đưa|mở|xem xét|ưu tiên|quan tâm|huy động|hoàn thiện|hoàn thành|nâng cao|nâng cấp|phân công"
    "|trực tiếp|chuẩn bị|tiếp nhận|xác định|dự toán|thông báo|thông tin kịp thời|thông tin về|đánh giá"
    "|thẩm tra|phê duyệt|sản xuất|lãnh đạo|phát động|kiểm soát|điều tra|xử lý|nhắc nhở|phục vụ|khuyến khích"
    "|cho ý kiến|cho vay|sinh hoạt|thanh tra|chuyển phát|cấp thẻ|cấp phát|giải ngân|thu thập|niêm yết"
    "|đẩy nhanh|vận hành|chăm lo|nghiệm thu|biên tập|động viên|biểu dương|khen thưởng|đổi mới|khai thác"
    "|ứng dụng|cử|giới thiệu|rút kinh nghiệm|tạo sự|góp phần|kêu gọi|tư vấn|ký kết|đồng hành|điều phối"
    "|đa dạng|làm tốt|phòng ngừa|ngăn chặn|tuyên dương|tổ chức|quản lý"
)
_VERB = re.compile(
    rf"(?<=[\w)”\",])\s*,?\s+(?:cần |phải |sẽ |chịu trách nhiệm |có trách nhiệm |tiếp tục )?({_VERBS})(?!\w)"
)
_KIND_BEFORE = re.compile(
    r"(?:(?:^|\s)(?:Ban|Tổ|Phòng|Trung tâm|Văn phòng|Cục|Vụ|Viện|Hội đồng|Đội(?! ngũ)|Tiểu ban|Hội|Tổ công tác"
    r"|Chi cục|Bộ phận|Cơ quan|ban|tổ|tiểu ban|nhà|trung tâm|hội đồng|đồng chí|cán bộ|đội ngũ|bộ phận|cơ quan)"
    r"|(?:^|các |Các |và |[,;] )(?:phòng|đội))(?: (?:phối hợp|chỉ đạo|quản lý|tổ chức))?$"
)
_KIND_VERB = re.compile(
    r",?\s+(?:chỉ đạo|tổ chức|quản lý|tuyên truyền|kiểm tra|giám sát|xây dựng|hướng dẫn|hỗ trợ|rà soát|đánh giá"
    r"|thẩm định|chuẩn bị|vận động|thực hiện|phối hợp|cung cấp|tham mưu|phổ biến|lãnh đạo|phục vụ|kiểm soát|điều phối"
    r"|triển khai|thanh tra|ứng dụng|xử lý|tư vấn|điều tra|thi đua)(?!\w)"
)
_PART_OF_WORD = re.compile(r"(?:chương|công|quy|tiến|lộ|hành|quá|giáo)\s+trình$|đầu tư\s+xây dựng$|đổi mới\s+sáng tạo$")
_GROUP_BEFORE = re.compile(r"(?:\b(?:các|và|của|những|mọi|cho|số|thuộc|toàn bộ|từng|mỗi|với)|[,;])\s*$", re.IGNORECASE)
_BODY_AFTER = re.compile(
    r"\s*(?:[,;]|$|(?:chính trị|xã hội|đoàn thể|đảng|có liên quan|liên quan|hội|tín dụng|kinh tế|cá nhân|đơn vị|cơ quan"
    r"|và|thành viên|quần chúng|tôn giáo|phi|quốc tế|nghề|công đoàn|cơ sở|trực thuộc|thuộc|khoa học|hành nghề)\b)"
)
_SMALL_IN_NAMES = re.compile(
    "và|của|thuộc|trực|các|cấp|tỉnh|huyện|xã|phường|thị|trấn|thành|phố|đặc|khu|quận|thôn|bản|ấp|tổ|dân|vực"
    "|trung|ương|địa|phương|bàn|trên|đóng|chân|đứng|trú|nhà|nước|quốc|gia|sở|bộ|ban|ngành|đoàn|thể|phòng|cơ"
    "|quan|đơn|vị|chức|doanh|nghiệp|hội|nhân|chính|trị|nghề|liên|có|chuyên|môn|viên|khác|còn|lại|như|sau|trong"
    "|ngoài|ở|tại|cho|về|với|văn|hóa|hoá|thông|tin|truyền|thanh|hình|thao|du|lịch|giáo|dục|đào|tạo|khoa|học"
    "|công|nghệ|tài|nguyên|môi|trường|nông|lâm|thủy|thuỷ|sản|phát|triển|lao|động|thương|binh|y|tế|tư|pháp|nội"
    "|vụ|kế|hoạch|đầu|xây|dựng|giao|vận|tải|tộc|tôn|quân|sự|biên|phụ|nữ|niên|cựu|chiến|chữ|thập|đỏ|khuyến|hiệp"
    "|mặt|trận|báo|đài|chí|trưởng|phó|thủ|giám|đốc|chủ|tịch|bí|thư|ủy|uỷ|đảng|chi|hành|điện|lực|bưu|viễn|ngân"
    "|hàng|bảo|hiểm|kho|bạc|thuế|hải|kiểm|sát|toà|tòa|án|viện|bệnh|trạm|tâm|tiểu|mầm|non|phổ|cao|đẳng|đại|dạy"
    "|tín|dụng|kinh|quản|lý|dự|tật|thống|kê|chuyển|đổi|số|an|cộng|đồng|hợp|tác|tàng|câu|lạc|nhóm|đội"
    "|lượng|vũ|trang|người|cán|già|làng|uy|hộ|đình|cháu|trẻ|em|cổng|tử|thuật|sinh|bào|tham|tuyên|cáo|vùng|miền"
    "|núi|hạ|tầng|kỹ|chống|mục|tiêu|chương|trình|đề|thầu|cung|ứng|dịch|quyền|biểu|nhánh|sách|ngang|phủ|vốn|bổ"
    "|trợ|luật|sư|đấu|giá|chứng|hòa|giải|phóng|tạp|xuất|mại|lữ|khách|sạn|lưu|thoát|chợ|siêu|cụm|di|tích|danh"
    "|thắng|rừng|vườn|tồn|cá|nghiên|cứu|huynh|chúng|đồ|sắc|kiều|ngoại|diện|lãnh|thường|ninh|cảnh|soạn|tuổi"
    "|khuyết|chất|độc|da|cam|nạn|lớp|xuyên|phân|hiệu|quỹ|tổng|cục|nam|tiếp|xe|buýt|cảng|sân|bay|ga|khối|lĩnh"
    "|trách|lân|cận|tuyến|toàn|hai|này|kia|đó|khoáng|sức|khỏe|khoẻ|nguồn|đảo|quy|kiến|trúc|đô|đất|đai|đăng|ký"
    "|bất|đo|lường|sáng|khởi|thú|thực|vật|trồng|trọt|chăn|nuôi|thi|đua|khen|thưởng|yếu|trữ|sử|cách|mạng|đường"
    "|sắt|không|phận|cư|mới|điểm|thiếu|nhi|phạm"
)
"""Syllables that stand in small letters inside names of bodies and groups of bodies."""

_OPEN_NAMES = re.compile(
    r"(?:Ban (?:[Cc]hỉ đạo|[Qq]uản lý|[Tt]ổ chức)|Tổ(?: công tác)?|Hội đồng|Tiểu ban|Đội|Trung tâm|Câu lạc bộ|Hiệp hội"
    r"|Nhóm|Cơ sở|Các cơ sở|các cơ sở|Công ty|Tổng công ty|Nhà)\b"
)
_LEVEL = r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|khu vực)"
_ROLE = r"(?:chủ trì|phối hợp|là (?:cơ quan|đơn vị|đầu mối)|làm đầu mối|có trách nhiệm|chịu trách nhiệm)"
_GENERAL = re.compile(rf"\s+tổng hợp(?=\s+(?:{_LEVEL}|{_ROLE})\b|\s*$)")
_GENERAL_SERVICE = re.compile(r"(?:Dịch vụ|dịch vụ|Hành chính|hành chính) tổng hợp")
"""`tổng hợp` names what a body is for: behind `Dịch vụ`, or before a level or the body's role."""
_PART_OF_NAME = re.compile(
    r"cùng (?:cấp|ngành|địa bàn)\b|được (?:giám sát|kiểm tra|thanh tra|khảo sát|kiểm toán|đánh giá|thụ hưởng|hỗ trợ)"
    rf"(?=\s*(?:[,;:.)]|$)|\s+{_ROLE}\b)|tổng hợp\b"
)
"""Words in small letters that close a name, though each alone would open the work."""
_TOKEN = re.compile(r"\([^()]*\)|[“\"][^”\"]*[”\"]|[^\s,;:]+")


def work_start(text: str, start: int, limit: int) -> int | None:
    """The place where the work of the agency named at `start` begins; None when the text up to `limit` is all name.

    A verb of office texts that is no part of a name begins it. In a sentence without one, the first small word that
    names of bodies do not hold begins it.
    """
    for found in _VERB.finditer(text, start, limit):
        if not _inside_name(text, start, found):
            return min(found.start(), _strange_word(text, start, found.start()) or found.start())
    return _strange_word(text, start, limit)


def _inside_name(text: str, start: int, found: re.Match[str]) -> bool:
    before = text[start : found.start()]
    if found[1] == "tổng hợp" and _names_what_for(text, found):
        return True
    if before.endswith(" được") and _PART_OF_NAME.match(text, found.start() - len("được")):
        return True
    if _KIND_BEFORE.search(before) and _KIND_VERB.match(text[found.start() :]):
        return True
    if _PART_OF_WORD.search(text[start : found.end()]):
        return True
    if found[1] == "tổ chức":
        verbal = _VERB.match(text, found.end())
        return _GROUP_BEFORE.search(text[start : found.start(1)]) is not None or (
            verbal is None and _BODY_AFTER.match(text[found.end() :]) is not None
        )
    return found[1] in ("lãnh đạo", "quản lý") and _GROUP_BEFORE.search(text[start : found.start(1)]) is not None


def _names_what_for(text: str, found: re.Match[str]) -> bool:
    """Whether `tổng hợp` belongs to a name: `Trung tâm Dịch vụ tổng hợp xã`; alone behind `Văn phòng` it is work."""
    words = text[: found.start()].rstrip(" ,").split()
    service = _GENERAL_SERVICE.fullmatch(" ".join([*words[-2:], found[1]]))
    level = _GENERAL.match(text, found.start())
    return service is not None or (level is not None and words[-1:] != ["phòng"])


def _strange_word(text: str, start: int, limit: int) -> int | None:
    """Where a sentence leaves the words of names: for names that end with a name proper or a group of bodies."""
    name = text[start:limit]
    whole = one_line(text)
    if _OPEN_NAMES.match(name) or not (limit < len(text) or whole.endswith((".", ";"))):
        return None
    before = ""
    inside = start
    for token in _TOKEN.finditer(text, start, limit):
        word, ahead = token[0].strip("."), before
        before = word
        if phrase := _PART_OF_NAME.match(text, token.start()):
            inside = phrase.end()
        if token.start() < inside:
            continue
        if not word[:1].isalpha() or not word.islower() or not ahead or ahead.istitle():
            continue
        if any(not _SMALL_IN_NAMES.fullmatch(part) for part in word.split("-") if part):
            return token.start()
    return None
