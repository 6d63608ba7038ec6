"""Small plans of our own as text, for tests that need one adopted."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.plan_draft import PlanDraft
from desktop.planimport import read_plan

CHILDREN = """ỦY BAN NHÂN DÂN
HUYỆN SUỐI TRONG

Số: 21/KH-UBND

Suối Trong, ngày 05 tháng 5 năm 2023

KẾ HOẠCH
Truyền thông về quyền trẻ em giai đoạn 2023 - 2026 trên địa bàn huyện Suối Trong

Thực hiện Kế hoạch số 11/KH-UBND ngày 02/3/2023 của UBND tỉnh; Ủy ban nhân dân huyện Suối Trong xây dựng Kế hoạch
như sau:

I. MỤC TIÊU
1. Mục tiêu cụ thể
- 100% cán bộ làm công tác trẻ em được tập huấn.
- 70% cán bộ chủ chốt của các đoàn thể được tập huấn.

II. NHIỆM VỤ
1. Tập huấn kỹ năng truyền thông
- Thời gian thực hiện: Hằng năm.
- Đơn vị chủ trì: Phòng Văn hóa và Thông tin.
- Đơn vị phối hợp: Các cơ quan, đơn vị có liên quan.
2. Phát sóng chuyên mục về quyền trẻ em
- Thời gian thực hiện: Hằng tháng.
- Đơn vị chủ trì: Trung tâm Truyền thông huyện Suối Trong.
- Đơn vị phối hợp: UBND các xã, thị trấn.
3. Theo dõi dư luận trên mạng
- Thời gian thực hiện: Thường xuyên.
- Đơn vị chủ trì: Công an huyện.

III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hoá và Thông tin
- Theo dõi, tổng hợp kết quả thực hiện Kế hoạch.
2. Công an huyện Suối Trong
- Theo dõi dư luận trên mạng xã hội.

Trên đây là Kế hoạch truyền thông về quyền trẻ em./.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Thị Mẫu
"""


def children_draft(folder: Path) -> PlanDraft:
    """The plan above as the reader reads it."""
    file = folder / "ke-hoach.txt"
    file.write_text(CHILDREN, encoding="utf-8")
    return read_plan(file)
