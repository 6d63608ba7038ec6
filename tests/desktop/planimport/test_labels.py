from __future__ import annotations

import pytest

from desktop.planimport.labels import Label, label_at_start, labels_inside


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Thời gian thực hiện: Hằng năm.", Label.TIMING),
        ("Thời gian hoàn thành: 2026", Label.TIMING),
        ("Thời hạn hoàn thành : 2026", Label.TIMING),
        ("Thời hạn ban hành: trước ngày 01/5/2026", Label.TIMING),
        ("Thời hạn thực hiện:", Label.TIMING),
        ("Thời gian: quý I", Label.TIMING),
        ("Thời gian dự kiến hoàn thành: quý I", Label.TIMING),
        ("Thời gian thực hiện sau khi có hướng dẫn", Label.TIMING),
        ("Đơn vị chủ trì: Phòng A", Label.LEAD),
        ("Cơ quan chủ trì: Phòng A", Label.LEAD),
        ("Đơn vị chủ trì, tham mưu: Phòng A", Label.LEAD),
        ("Đơn vị chủ trì, thực hiện: Phòng A", Label.LEAD),
        ("Đơn vị chủ trì thực hiện: Phòng A", Label.LEAD),
        ("Đơn vị chủ trì tham mưu thực hiện: Phòng A", Label.LEAD),
        ("Chủ trì thực hiện", Label.LEAD),
        ("Chủ trì: Phòng A", Label.LEAD),
        ("Phân công thực hiện: Phòng A", Label.LEAD),
        ("Cơ quan chủ trì, phối hợp", Label.BOTH),
        ("Cơ quan chủ trì, phối hợp: Phòng A", Label.BOTH),
        ("Cơ quan thực hiện: Phòng A", Label.DOER),
        ("Đơn vị thực hiện: Phòng A", Label.DOER),
        ("Đơn vị phối hợp: Phòng B", Label.COORDINATING),
        ("Cơ quan phối hợp", Label.COORDINATING),
        ("Đơn vị phối hợp thực hiện: Phòng B", Label.COORDINATING),
        ("Phối hợp: Phòng B", Label.COORDINATING),
        ("Đơn vị tham mưu: Phòng B", Label.ADVISING),
        ("Nội dung: in tờ gấp", Label.CONTENT),
        ("Nội dung thực hiện: in tờ gấp", Label.CONTENT),
        ("Nội dung, biện pháp", Label.CONTENT),
        ("Nhiệm vụ: in tờ gấp", Label.CONTENT),
        ("Sản phẩm dự kiến: 01 báo cáo", Label.RESULT),
        ("Kết quả: 01 báo cáo", Label.RESULT),
        ("Hình thức tổ chức: trực tuyến", Label.OTHER),
        ("Kinh phí: 5.000.000 đồng", Label.OTHER),
    ],
)
def test_spellings(text: str, label: Label) -> None:
    found = label_at_start(text)
    assert found is not None
    assert found.label is label


@pytest.mark.parametrize(
    "text",
    [
        "Chủ trì, phối hợp với các phòng triển khai",
        "Phối hợp với Công an huyện",
        "Cơ quan thường trực Tổ công tác",
        "Nội dung truyền thông",
        "Kinh phí thực hiện",
        "Yêu cầu",
        "Phân công nhiệm vụ",
        "Thời gian qua, công tác truyền thông đã có chuyển biến",
        "Tổ chức thực hiện: các phòng",
        "thời gian thực hiện: chữ thường ở giữa câu",
        "Các cơ quan, đơn vị, địa phương",
    ],
)
def test_sentences_and_headings_are_no_labels(text: str) -> None:
    assert label_at_start(text) is None


def test_tham_muu_in_a_lead_label_is_remembered() -> None:
    lead = label_at_start("Cơ quan chủ trì, tham mưu: Phòng A")
    assert lead is not None
    assert lead.advising


def test_labels_behind_one_another_in_one_paragraph() -> None:
    text = "Đơn vị chủ trì: Phòng A; đơn vị phối hợp: Phòng B. Thời gian: quý I"
    found = labels_inside(text)
    assert [label.label for label in found] == [Label.LEAD, Label.COORDINATING, Label.TIMING]
    assert [text[label.end :][:7].rstrip(".") for label in found] == ["Phòng A", "Phòng B", "quý I"]


def test_a_label_at_the_end_of_a_sentence_or_in_brackets() -> None:
    ending = labels_inside("Gửi dự toán về Phòng Tài chính. Thời gian hoàn thành: Trước ngày 31/5/2026.")
    assert [label.label for label in ending] == [Label.TIMING]
    assert [label.label for label in labels_inside("Họp dân (Thời gian: quý II).")] == [Label.TIMING]
    assert labels_inside("Bố trí thời gian hợp lý; nội dung: phong phú") == []
