from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.planimport.labels import Label
from desktop.planimport.outline import Node, Numbered, build


def tree(*texts: str) -> list[object]:
    """Nested lists of the texts below the root."""

    def nested(node: Node) -> list[object]:
        out: list[object] = []
        for child in node.children:
            out.append(child.text)
            if child.children:
                out.append(nested(child))
        return out

    return nested(build([Numbered(number, text) for number, text in enumerate(texts)]))


def test_styles_nest_by_their_rank() -> None:
    assert tree(
        "A. MỘT", "I. HAI", "1. Ba", "1.1. Bốn", "a) Năm", "- Sáu", "+ Bảy", "- Tám", "b) Chín", "2. Mười", "B. HẾT"
    ) == [
        "MỘT",
        ["HAI", ["Ba", ["Bốn", ["Năm", ["Sáu", ["Bảy"], "Tám"], "Chín"]], "Mười"]],
        "HẾT",
    ]


def test_two_items_of_one_number_stay_two() -> None:
    assert tree("I. MỘT", "4. Ba", "4. Bốn") == ["MỘT", ["Ba", "Bốn"]]


def test_parts_over_romans_and_activities_inside_numbers() -> None:
    assert tree("Phần I", "MỤC TIÊU", "I. Chung", "Phần II", "NHIỆM VỤ") == ["MỤC TIÊU", ["Chung"], "NHIỆM VỤ"]
    assert tree("I. MỘT", "1. Mục tiêu 1: A", "- Chỉ tiêu 1: x") == ["MỘT", ["Mục tiêu 1: A", ["Chỉ tiêu 1: x"]]]
    assert tree("I. HAI", "Hoạt động 1: A", "- x", "Hoạt động 2: B") == ["HAI", ["A", ["x"], "B"]]


def test_bullets_nest_in_the_order_their_signs_appear() -> None:
    assert tree("1. Một", "* Hai", "- Ba", "* Bốn", "2. Năm", "- Sáu", "* Bảy") == [
        "Một",
        ["Hai", ["Ba"], "Bốn"],
        "Năm",
        ["Sáu", ["Bảy"]],
    ]


def test_labels_hang_on_their_number_whatever_their_own_sign() -> None:
    assert tree("1. Việc", "a) soạn", "- x", "- Đơn vị chủ trì: A", "c) Thời gian: quý I", "2. Việc khác") == [
        "Việc",
        ["soạn", ["x"], "Đơn vị chủ trì: A", "Thời gian: quý I"],
        "Việc khác",
    ]


def test_a_label_without_value_takes_the_list_below_it() -> None:
    assert tree("1. Việc", "- Đơn vị chủ trì:", "- Phòng A", "- Phòng B", "- Thời gian: quý I") == [
        "Việc",
        ["Đơn vị chủ trì:", ["Phòng A", "Phòng B"], "Thời gian: quý I"],
    ]
    assert tree("1. Việc", "Đơn vị chủ trì:", "Phòng A", "Thời gian:", "Quý I") == [
        "Việc",
        ["Đơn vị chủ trì:", ["Phòng A"], "Thời gian:", ["Quý I"]],
    ]


def test_a_heading_over_labelled_items_is_no_label() -> None:
    root = build([Numbered(0, "2. Nội dung thực hiện"), Numbered(1, "2.1. Việc"), Numbered(2, "- Chủ trì: A")])
    assert root.children[0].label is None
    root = build([Numbered(0, "I. VIỆC"), Numbered(1, "1. Nội dung, biện pháp"), Numbered(2, "a) soạn")])
    label = root.children[0].children[0].label
    assert label is not None
    assert label.label is Label.CONTENT


def test_what_was_broken_over_two_paragraphs_is_joined_and_keeps_both_numbers() -> None:
    root = build([Numbered(7, "1. Ủy ban nhân dân các"), Numbered(8, "xã, phường"), Numbered(9, "- Thực hiện.")])
    assert (root.children[0].text, root.children[0].parts) == ("Ủy ban nhân dân các xã, phường", [7, 8])
    assert tree("I. MỤC ĐÍCH,", "YÊU CẦU", "1. Một") == ["MỤC ĐÍCH, YÊU CẦU", ["Một"]]
    assert tree("1.", "Tiêu đề ở dòng sau") == ["Tiêu đề ở dòng sau"]
    assert tree("1. Việc", "- Đơn vị phối hợp: Sở A; các", "đơn vị liên quan.") == [
        "Việc",
        ["Đơn vị phối hợp: Sở A; các đơn vị liên quan."],
    ]


@given(
    st.lists(
        st.sampled_from(["I. A", "1. b", "1.1. c", "a) d", "- e", "+ f", "g", "- Đơn vị chủ trì:", "Thời gian: h"])
    )
)
def test_every_paragraph_is_somewhere_in_the_tree(texts: list[str]) -> None:
    root = build([Numbered(number, text) for number, text in enumerate(texts)])
    assert root.paragraphs() == tuple(range(len(texts)))
    assert all(child.parent is node for node in root.walk() for child in node.children)
