"""Any text gives a draft or a fault told in Vietnamese, quickly."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.planimport import to_json
from tests.desktop.planimport.files import draft_of, outcome_of
from tests.desktop.planimport.sample_plan import as_text

SCRAPS = (
    *(
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH",
        "Điều 1. Ban hành",
        "I. NHIỆM VỤ",
        "II. MỤC TIÊU",
        "A. B",
        "Phần I",
        "1. Việc",
        "1.1. Việc",
    ),
    *(
        "a) việc",
        "(1) việc",
        "- việc",
        "+ việc",
        "Hoạt động 1: việc",
        "Chỉ tiêu 1: 90% xã",
        "|",
        "| a | b |",
        "TT",
        "----",
    ),
    *("Đơn vị chủ trì:", "Đơn vị chủ trì: Sở A, Sở B và các xã", "Thời gian thực hiện: quý I/2026", "Cơ quan phối hợp"),
    *(
        "Nội dung:",
        "Căn cứ Luật A; Kế hoạch số 1/KH-UBND",
        "UBND xã ban hành Kế hoạch",
        "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN",
    ),
    *(
        "CHỦ TỊCH",
        "Lò Văn An",
        "PHỤ LỤC",
        "(Kèm theo Quyết định số",
        "Số: 1/KH",
        "Mây, ngày 1 tháng 2 năm 2026",
        "",
        "100%",
    ),
    *(
        "KINH PHÍ",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở A chủ trì",
        "Trên đây là Kế hoạch./.",
        "\f",
        "\t",
        "và",
        "2. Đối tượng",
    ),
)


@given(st.text(max_size=400))
@example("KẾ HOẠCH")
@example("KẾ HOẠCH\n1.")
@example("İKẾ HOẠCH\n- \u0301")
def test_any_letters(text: str) -> None:
    assert outcome_of(f"KẾ HOẠCH\nx\n{text}".encode("utf-8", "ignore"))
    assert outcome_of(text.encode("utf-8", "ignore") or b"x")


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes(data: bytes) -> None:
    assert outcome_of(data)


@given(st.lists(st.sampled_from(SCRAPS), max_size=60), st.sampled_from(["\n", "\n\n", " \n"]))
def test_any_order_of_what_plans_are_made_of(scraps: list[str], between: str) -> None:
    text = between.join(["KẾ HOẠCH", "Việc", *scraps])
    draft = draft_of(text)
    assert to_json(draft)["title"] is None or draft.title is not None
    numbers = range(len(draft.paragraphs))
    assert all(number in numbers for task in draft.tasks for number in task.paragraphs)


@given(st.integers(0, 10_000), st.sampled_from([as_text(), as_text(70, "\n")]))
def test_a_plan_that_breaks_off(length: int, text: str) -> None:
    assert outcome_of(text[: length + 1].encode())


@pytest.mark.slow
@pytest.mark.parametrize(
    "scrap",
    [
        *("1. A\n", "Sở và ", "các cơ quan, ", "quý I, ", "KẾ HOẠCH\n", "TT\n|\nNội dung\n|\n"),
        *("Căn cứ Luật; ", "(", "|\n"),
    ],
)
@pytest.mark.parametrize("head", ["- Đơn vị chủ trì: ", "Căn cứ ", "- Thời gian thực hiện: "])
def test_much_of_the_same_takes_no_more_than_its_share(head: str, scrap: str) -> None:
    text = f"KẾ HOẠCH\nx\nI. NHIỆM VỤ\n1. A\n{head}" + scrap * (30_000 // len(scrap.encode()))
    begun = time.process_time()
    try:
        draft_of(text)
    except KnownError as fault:
        text = fault.remedy
    assert time.process_time() - begun < 15
    assert text
