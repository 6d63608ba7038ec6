from __future__ import annotations

import pytest

from desktop.planimport.agencies import split_subject

SENTENCES = (
    ("Kho bạc Nhà nước khu vực IV", "kiểm soát chi theo quy định."),
    ("Đảng ủy UBND thành phố", "lãnh đạo các tổ chức đảng trực thuộc."),
    ("Đảng đoàn Hội đồng nhân dân tỉnh", "lãnh đạo tổ chức các hoạt động."),
    ("Ban Cán sự đảng UBND tỉnh", "chỉ đạo các sở, ngành."),
    ("Thường trực Ban Chỉ đạo", "phát động phong trào thi đua."),
    ("Ban Thường vụ các đảng ủy trực thuộc Tỉnh ủy", "đưa nội dung kỷ niệm vào sinh hoạt chi bộ."),
    ("Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh", "phát động phong trào thi đua."),
    ("Thủ trưởng các sở, ban, ngành", "tổ chức quán triệt Kế hoạch này."),
    ("Các cơ quan, đơn vị thuộc UBND huyện", "căn cứ chức năng, nhiệm vụ được giao."),
    ("UBND các xã, phường, đặc khu", "chủ động bố trí kinh phí."),
    ("Cấp ủy, chính quyền các cấp", "tăng cường lãnh đạo."),
    ("Người đứng đầu các cơ quan, đơn vị", "chịu trách nhiệm."),
    ("Lực lượng báo cáo viên các cấp", "tuyên truyền tới cán bộ, đảng viên."),
)
NAMES_WITH_VERBS = (
    ("Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh", "tham mưu Ủy ban nhân dân tỉnh."),
    ("Ban Quản lý dự án đầu tư xây dựng tỉnh", "có trách nhiệm bàn giao."),
    ("Ban Chỉ đạo các chương trình mục tiêu quốc gia", "kiểm tra các xã."),
    ("Trung tâm phục vụ hành chính công", "hướng dẫn người dân."),
    ("Tổ công tác triển khai Đề án 06", "báo cáo hằng quý."),
)
WITHOUT_LISTED_VERB = (
    ("Phòng Văn hóa - Xã hội", "treo băng rôn."),
    ("Các tổ chức tín dụng", "giãn nợ cho người vay."),
    ("Hội Khuyến học tỉnh", "trao học bổng."),
    ("Các trường trung học phổ thông", "mời nghệ nhân nói chuyện."),
)


@pytest.mark.parametrize(("agency", "work"), [*SENTENCES, *NAMES_WITH_VERBS, *WITHOUT_LISTED_VERB])
def test_the_agency_stands_without_its_work(agency: str, work: str) -> None:
    assert split_subject(f"{agency} {work}") == (agency, work)


@pytest.mark.parametrize("agency", [agency for agency, _ in (*SENTENCES, *NAMES_WITH_VERBS)])
def test_a_name_alone_stays_whole(agency: str) -> None:
    assert split_subject(agency) == (agency, "")


def test_a_request_is_no_part_of_the_name() -> None:
    asked = "Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội vận động đoàn viên, hội viên."
    assert split_subject(asked)[0] == "Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội"
