"""Titles of products: a line of the bank that fits the day, filled in with places, schools, trades and months."""

from collections.abc import Iterator
from datetime import date

from sample_office import agencies as who
from sample_office.banks import Line, bank
from sample_office.chance import Chance
from sample_office.days import LAST_DISTRICT_DAY, month_of

TOPIC_NAMES = {
    "treaty": "Điều ước quốc tế về quyền con người",
    "civil": "Công ước về các quyền dân sự và chính trị",
    "welfare": "Công ước về các quyền kinh tế, xã hội và văn hóa",
    "women": "Công ước về xóa bỏ mọi hình thức phân biệt đối xử với phụ nữ",
    "race": "Công ước về xóa bỏ mọi hình thức phân biệt chủng tộc",
    "children": "Công ước về quyền trẻ em",
    "disabled": "Công ước về quyền của người khuyết tật",
    "torture": "Công ước chống tra tấn và đối xử tàn bạo, vô nhân đạo",
    "law": "Đường lối của Đảng, pháp luật của Nhà nước về quyền con người",
    "life": "Kết quả bảo đảm quyền con người trong đời sống",
    "refute": "Nhận diện, phản bác thông tin xuyên tạc về quyền con người",
    "foreign": "Ưu tiên đối ngoại của Việt Nam về quyền con người",
}
"""The topics of the sample plan, as its reader names them."""

_TRADES = (
    "may công nghiệp", "chăn nuôi gà đồi", "trồng chè an toàn", "trồng bưởi", "mây tre đan", "nuôi ong", "trồng nấm",
    "nuôi cá lồng", "sửa chữa điện dân dụng", "nấu ăn", "chế biến chè", "trồng rau sạch",
)  # fmt: skip
_UNIONS = ("Hội Liên hiệp Phụ nữ", "Hội Nông dân", "Hội Cựu chiến binh", "Đoàn Thanh niên")
_SCHOOLS = ("Tiểu học", "THCS")
SHOWN = ("bn", "pn", "bd", "tr")
"""Kinds that are shown or handed out rather than aired: banners, posters, boards, leaflets."""
_PLACES = ("Hạ Hòa", "Minh Hạc", "Ấm Hạ", "Gia Điền")
_SERIES = ("Quyền con người trong đời sống", "Quyền và trách nhiệm của mỗi người")
"""The weekly programme of the district and the one of the commune."""


class Titles:
    """Draws titles; a line rests a while before it is taken again, and no title is given twice."""

    def __init__(self) -> None:
        self._lines = bank("titles.txt")
        self._chance = Chance("titles")
        self._used: dict[tuple[str, str], int] = {}
        self._chosen: Line | None = None
        self._times: dict[str, int] = {}
        self._series = [0, 0]

    def has(self, topic: str, kind: str, day: date) -> bool:
        return bool(self._fitting(topic, kind, day))

    def special(self, kinds: tuple[str, ...]) -> Iterator[tuple[str, str, Line]]:
        """Lines of kinds that are shown rather than aired, with their topics."""
        for topic, lines in self._lines.items():
            yield from ((line.head, topic, line) for line in lines if line.head in kinds)

    def is_fresh(self, line: Line, code: str) -> bool:
        """Whether a line may be shown this month: dated ones once a season, others after nine months."""
        last = self._used.get((line.head, line.text))
        return last is None or _place(code) - last >= (3 if line.is_special else 9)

    def choose(self, line: Line) -> None:
        """Have this very line drawn next."""
        self._chosen = line

    def draw(self, topic: str, kind: str, day: date) -> tuple[str, str]:
        """Commune and title."""
        for _ in range(6):
            line = self._line(topic, kind, day)
            commune, title = self._unused(line, day)
            if title not in self._times or kind in ("ct", *SHOWN):
                break
        self._used[line.head, line.text] = _place(month_of(day))
        title = self._told_apart(title, kind, day)
        return commune, title[:1].upper() + title[1:]

    def _unused(self, line: Line, day: date) -> tuple[str, str]:
        """A filling that gives a title not used yet, if there is one within reach."""
        commune, title = self._filled(line.text, day)
        for _ in range(7):
            if title not in self._times:
                break
            commune, title = self._filled(line.text, day)
        return commune, title

    def _told_apart(self, title: str, kind: str, day: date) -> str:
        """The title with what tells it from its like: its number in the series, its year, its part."""
        if kind == "ct":
            return self._in_series(title, day)
        base = f"{title} (năm {day.year})" if kind in SHOWN else title
        self._times[base] = self._times.get(base, 0) + 1
        again = self._times[base]
        if again == 1:
            return base
        if kind in SHOWN:
            return f"{title} (năm {day.year}, đợt {again})"
        head, bracket, source = title.partition(" (")
        return f"{head}, {'đợt' if kind == 'tin' else 'kỳ'} {again}{bracket}{source}"

    def _line(self, topic: str, kind: str, day: date) -> Line:
        if self._chosen:
            line, self._chosen = self._chosen, None
            return line
        fitting = self._fitting(topic, kind, day)
        dated = [line for line in fitting if line.is_special]
        if dated and self._chance.happens(0.5):
            fitting = dated
        rested = sorted(fitting, key=lambda line: self._used.get((line.head, line.text), -99))
        return self._chance.pick(rested[: max(1, (len(rested) + 2) // 3)])

    def _fitting(self, topic: str, kind: str, day: date) -> list[Line]:
        return [line for line in self._lines[topic] if line.head == kind and line.fits_day(day)]

    def _filled(self, text: str, day: date) -> tuple[str, str]:
        """A line with its gaps filled: communes until 30/6/2025, afterwards the hamlets of ours."""
        district = day <= LAST_DISTRICT_DAY
        if district:
            commune = self._chance.pick(who.COMMUNES)
            bare = commune.removeprefix("xã ").removeprefix("thị trấn ")
            place = authority = commune
        else:
            bare = self._chance.pick(_PLACES)
            commune = place = f"khu dân cư {bare} {self._chance.between(1, 11)}"
            authority = "xã Hạ Hòa"
        after_spring = day >= date(2025, 3, 1)
        gaps = {
            "{x}": place, "{xx}": authority, "{X}": bare, "{h}": "huyện" if district else "xã",
            "{H}": "huyện Hạ Hòa" if district else "xã Hạ Hòa", "{hoi}": self._chance.pick(_UNIONS),
            "{truong}": f"Trường {self._chance.pick(_SCHOOLS)} {bare}", "{nghe}": self._chance.pick(_TRADES),
            "{th}": str(day.month), "{nam}": str(day.year),
            "{so}": who.CULTURE_DEPARTMENT if after_spring else who.DEPARTMENT,
            "{dai}": "Đài Phát thanh và Truyền hình tỉnh" if district else "Báo và Phát thanh, Truyền hình tỉnh",
        }  # fmt: skip
        for gap, words in gaps.items():
            text = text.replace(gap, words)
        return commune, text

    def _in_series(self, theme: str, day: date) -> str:
        which = 0 if day <= LAST_DISTRICT_DAY else 1
        self._series[which] += 1
        return f"Chuyên mục «{_SERIES[which]}» số {self._series[which]}: {theme}"


def _place(code: str) -> int:
    """A month's place in the row of months."""
    return 12 * int(code[:4]) + int(code[5:7])
