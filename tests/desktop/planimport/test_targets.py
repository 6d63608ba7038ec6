"""Targets of one sentence: several percents, and stages of one percent."""

from __future__ import annotations

import pytest

from tests.desktop.planimport.files import draft_of


def percents(sentence: str) -> list[tuple[str, int, int | None]]:
    draft = draft_of(f"KẾ HOẠCH\nĐọc sách\nI. MỤC TIÊU CỤ THỂ\n- {sentence}\nII. NHIỆM VỤ\n1. Mở thư viện")
    return [(target.text, int(target.percent or 0), target.year) for target in draft.targets]


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        (
            "Tỷ lệ xã có thư viện đạt 80% năm 2025 và 100% năm 2030.",
            [
                ("Tỷ lệ xã có thư viện đạt 80% năm 2025", 80, 2025),
                ("Tỷ lệ xã có thư viện đạt 100% năm 2030", 100, 2030),
            ],
        ),
        (
            "Phấn đấu đến năm 2026 đạt 50%, đến năm 2030 đạt 80% người dân đọc sách.",
            [
                ("Phấn đấu đến năm 2026 đạt 50% người dân đọc sách", 50, 2026),
                ("Phấn đấu đến năm 2030 đạt 80% người dân đọc sách", 80, 2030),
            ],
        ),
        (
            "Tỷ lệ sách số đạt 30% vào năm 2026, 40% vào năm 2027 và 50% vào năm 2028",
            [
                ("Tỷ lệ sách số đạt 30% vào năm 2026", 30, 2026),
                ("Tỷ lệ sách số đạt 40% vào năm 2027", 40, 2027),
                ("Tỷ lệ sách số đạt 50% vào năm 2028", 50, 2028),
            ],
        ),
        (
            "100% cơ quan báo chí, 90% xã, phường và 70% thôn, bản tham gia tuyên truyền.",
            [
                ("100% cơ quan báo chí", 100, None),
                ("90% xã, phường", 90, None),
                ("70% thôn, bản tham gia tuyên truyền", 70, None),
            ],
        ),
        ("Có từ 15 - 20% sách bằng tiếng dân tộc.", [("Có từ 15 - 20% sách bằng tiếng dân tộc", 15, None)]),
    ],
)
def test_a_sentence_gives_a_target_for_each_percent(sentence: str, targets: list[tuple[str, int, int | None]]) -> None:
    assert percents(sentence) == targets
