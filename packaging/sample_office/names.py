"""Names of persons who do not exist: common family, middle and given names put together at random."""

from sample_office.chance import Chance

_FAMILIES = (
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Trần", "Lê", "Lê", "Lê", "Phạm", "Phạm",
    "Hoàng", "Hoàng", "Vũ", "Bùi", "Bùi", "Đỗ", "Đặng", "Hà", "Hà", "Đinh", "Phùng", "Lương", "Tạ", "Cao", "Dương",
    "Trịnh", "Chu", "Triệu", "Khuất", "Mai", "Tống",
)  # fmt: skip
_MEN = (
    "Văn", "Đức", "Quang", "Hữu", "Xuân", "Công", "Trọng", "Đình", "Mạnh", "Thế", "Tiến", "Ngọc",
)  # fmt: skip
_WOMEN = (
    "Thị", "Thị", "Thị", "Thu", "Thanh", "Bích", "Hồng", "Kim", "Thúy", "Ngọc", "Minh", "Lan",
)  # fmt: skip
_MEN_GIVEN = (
    "Quyết", "Lực", "Hiệp", "Tiệp", "Luân", "Khương", "Sáng", "Hưởng", "Tuyến", "Chung", "Thuyên", "Khải", "Lợi",
    "Nam", "Sơn", "Tùng", "Ước", "Kiên", "Đoàn", "Hậu", "Vượng", "Bảo", "Cảnh", "Điệp",
)  # fmt: skip
_WOMEN_GIVEN = (
    "Hường", "Nhàn", "Thoa", "Lụa", "Mến", "Duyên", "Thắm", "Quế", "Nhung", "Oanh", "Hạnh", "Loan", "Ngân", "Yến",
    "Thêu", "Ánh", "An", "Đào", "Huyền", "Liên", "Mai", "Phượng", "Tâm", "Thơm", "Vân", "Xuyến", "Hiền", "Lý",
    "Bưởi", "Gấm",
)  # fmt: skip
_MARKS = str.maketrans(
    "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ",
    "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd",
)


class Names:
    """Draws names, none of them twice, not even when written without marks."""

    def __init__(self) -> None:
        self._chance = Chance("names")
        self._taken: set[str] = set()

    def draw(self, *, woman: bool | None = None) -> str:
        chance = self._chance
        woman = chance.happens(0.5) if woman is None else woman
        while True:
            middle = chance.pick(_WOMEN if woman else _MEN)
            given = chance.pick(_WOMEN_GIVEN if woman else _MEN_GIVEN)
            name = f"{chance.pick(_FAMILIES)} {middle} {given}"
            bare = name.lower().translate(_MARKS)
            if middle != given and bare not in self._taken:
                self._taken.add(bare)
                return name
