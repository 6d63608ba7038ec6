from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.planimport.agencies import is_agency, split_agencies, split_roles, split_subject, starts_name, without_role


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Phòng Văn hóa và Thông tin.", ["Phòng Văn hóa và Thông tin"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Báo và Phát thanh, Truyền hình tỉnh; Sở Y tế", ["Báo và Phát thanh, Truyền hình tỉnh", "Sở Y tế"]),
        ("Các sở, ban, ngành", ["Các sở, ban, ngành"]),
        ("Các Sở, Ban, Ngành, Đoàn thể tỉnh", ["Các Sở, Ban, Ngành, Đoàn thể tỉnh"]),
        ("UBND các xã, thị trấn", ["UBND các xã, thị trấn"]),
        ("Các phòng, đơn vị, UBND các xã, thị trấn.", ["Các phòng, đơn vị", "UBND các xã, thị trấn"]),
        ("Các sở, ngành, UBND xã, phường", ["Các sở, ngành", "UBND xã, phường"]),
        (
            "Ban Tuyên giáo Huyện ủy, Văn phòng HĐND-UBND huyện Mây, Phòng Văn hoá và Thông tin",
            ["Ban Tuyên giáo Huyện ủy", "Văn phòng HĐND-UBND huyện Mây", "Phòng Văn hoá và Thông tin"],
        ),
        (
            "Văn phòng HĐND và UBND huyện, Phòng Nội vụ và Công an huyện",
            ["Văn phòng HĐND và UBND huyện", "Phòng Nội vụ", "Công an huyện"],
        ),
        (
            "Hội Nông dân và Hội Cựu chiến binh các cấp; các tổ chức chính trị - xã hội",
            ["Hội Nông dân", "Hội Cựu chiến binh các cấp", "các tổ chức chính trị - xã hội"],
        ),
        ("Báo Mây Trắng và các sở, ngành có liên quan", ["Báo Mây Trắng", "các sở, ngành có liên quan"]),
        (
            "Các cơ quan, đơn vị và các tổ chức, cá nhân có liên quan",
            ["Các cơ quan, đơn vị và các tổ chức, cá nhân có liên quan"],
        ),
        ("Các quân khu, các tỉnh", ["Các quân khu, các tỉnh"]),
        ("Các quân khu; các tỉnh", ["Các quân khu", "các tỉnh"]),
        (
            "UBND các tỉnh, thành phố trực thuộc trung ương, cơ quan, tổ chức khác có liên quan",
            ["UBND các tỉnh, thành phố trực thuộc trung ương", "cơ quan, tổ chức khác có liên quan"],
        ),
        ("Sở Nội vụ Sở Công Thương; UBND các xã", ["Sở Nội vụ", "Sở Công Thương", "UBND các xã"]),
        ("Các phòng thuộc Sở Nội vụ", ["Các phòng thuộc Sở Nội vụ"]),
        ("Doanh nghiệp, nhà đầu tư", ["Doanh nghiệp", "nhà đầu tư"]),
        ("- Sở Y tế\n- Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Thư viện tỉnh\nTrung tâm Văn hóa\ntỉnh", ["Thư viện tỉnh", "Trung tâm Văn hóa tỉnh"]),
        ("Sở Y tế (thường trực; đầu mối), Sở Nội vụ", ["Sở Y tế (thường trực; đầu mối)", "Sở Nội vụ"]),
        (
            "Bộ Công an tiến hành rà soát văn bản; các bộ, ngành rà soát văn bản thuộc thẩm quyền",
            ["Bộ Công an", "các bộ, ngành"],
        ),
        ("", []),
    ],
)
def test_lists_with_commas_inside_names(printed: str, names: list[str]) -> None:
    assert list(split_agencies(printed)) == names


@pytest.mark.parametrize(
    ("sentence", "agency", "rest"),
    [
        ("Giao Sở Tư pháp theo dõi, đôn đốc.", "Sở Tư pháp", "theo dõi, đôn đốc."),
        ("Đề nghị Ủy ban MTTQ và các đoàn thể huyện", "Ủy ban MTTQ và các đoàn thể huyện", ""),
        ("Phòng Nội vụ: Tham mưu khen thưởng.", "Phòng Nội vụ", "Tham mưu khen thưởng."),
        ("Trách nhiệm của các bộ, ngành", "các bộ, ngành", ""),
        ("Ban Chỉ đạo tỉnh chỉ đạo chặt chẽ.", "Ban Chỉ đạo tỉnh", "chỉ đạo chặt chẽ."),
        (
            "Các sở, ngành, UBND các xã căn cứ Kế hoạch này tổ chức thực hiện.",
            "Các sở, ngành, UBND các xã",
            "căn cứ Kế hoạch này tổ chức thực hiện.",
        ),
        ("Kinh phí thực hiện", "", "Kinh phí thực hiện"),
        ("Tổ chức hội nghị", "", "Tổ chức hội nghị"),
    ],
)
def test_the_agency_a_sentence_begins_with(sentence: str, agency: str, rest: str) -> None:
    assert split_subject(sentence) == (agency, rest)


def test_one_value_for_both_roles() -> None:
    assert split_roles("Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành thực hiện.") == (
        "Sở Nội vụ",
        "các sở, ban, ngành",
    )
    assert split_roles("Sở Nội vụ, Sở Y tế") is None
    assert without_role("Phòng Nội vụ chủ trì, tham mưu") == "Phòng Nội vụ"


def test_names_and_sentences() -> None:
    assert is_agency("Đề nghị Ban Dân vận Huyện ủy")
    assert not is_agency("Sở Y tế tổ chức thực hiện tiêm chủng")
    assert [
        starts_name(text) for text in ("Tổ công tác", "Tổ chức hội thi", "Báo cáo kết quả", "Phòng chống dịch")
    ] == [
        True,
        False,
        False,
        False,
    ]


@given(st.text(alphabet="Sở Phòng các và,;()UBND xã\n-", max_size=80))
def test_no_name_is_empty(text: str) -> None:
    names = split_agencies(text)
    assert all(name.strip() == name and name for name in names)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Trung tâm Dịch vụ tổng hợp xã chủ trì.", "Trung tâm Dịch vụ tổng hợp xã"),
        ("Trung tâm Dịch vụ tổng hợp chủ trì.", "Trung tâm Dịch vụ tổng hợp"),
        ("Văn phòng tổng hợp, báo cáo Chủ tịch.", "Văn phòng"),
        ("Sở Nội vụ tổng hợp, báo cáo UBND tỉnh.", "Sở Nội vụ"),
        ("Đề nghị UBND các xã được giám sát", "UBND các xã được giám sát"),
        ("Văn phòng Điều phối nông thôn mới tỉnh chủ trì.", "Văn phòng Điều phối nông thôn mới tỉnh"),
        ("Ủy ban MTTQ cùng cấp giám sát việc thực hiện.", "Ủy ban MTTQ cùng cấp"),
        ("Các bộ phận chuyên môn rà soát hồ sơ.", "Các bộ phận chuyên môn"),
        ("Văn phòng: bảo đảm phương tiện.", "Văn phòng"),
        ("Văn phòng", "Văn phòng"),
    ],
)
def test_words_that_may_be_verbs_end_a_name(sentence: str, name: str) -> None:
    assert split_subject(sentence)[0] == name


def test_an_organisation_begins_a_unit_but_to_organise_does_not() -> None:
    assert split_agencies("Bưu điện huyện, Tổ chức dịch vụ thu") == ("Bưu điện huyện", "Tổ chức dịch vụ thu")
    assert not starts_name("Tổ chức hội nghị")


def test_owners_in_a_list_of_agencies() -> None:
    assert split_agencies("UBND các xã, phường, Chủ rừng, Đoàn Thanh niên xã") == (
        "UBND các xã, phường",
        "Chủ rừng",
        "Đoàn Thanh niên xã",
    )
    assert split_agencies("Các Hạt Kiểm lâm, Chủ đầu tư") == ("Các Hạt Kiểm lâm", "Chủ đầu tư")
