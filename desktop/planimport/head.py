"""Number, day, issuer and title of a plan."""

from __future__ import annotations

import re
from datetime import date

from desktop.domain.plan_draft import Guess, Sure
from desktop.planimport.agencies import split_subject
from desktop.planimport.frame import Frame, HeadLine
from desktop.planimport.markers import is_rule
from desktop.planimport.plain import capitals, one_line, plain, trim
from desktop.planimport.spaced_words import mended
from desktop.planimport.special_lines import is_nation, is_number_line, is_place_date
from desktop.planimport.timing import real_day

_NUMBER = re.compile(r"^\s*Số\s*:?\s*(\d+[A-Za-z]?\s*[-/]\s*[^\s,;|]+(?:\s*[-/–]\s*[^\s,;|]+)*)")
_BARE_NUMBER = re.compile(r"^\d+[A-Za-z]?\s*[-/]\s*[^\W\d_][^\s,;|]*(?:\s*[-/]\s*[^\s,;|]+)*$")
_ONLY_LABEL = re.compile(r"^\s*Số\s*:?\s*$")
_DAY = re.compile(r",?\s*ngay\s*(\d\s?\d?)\s*thang\s*(\d\s?\d?)\s*nam\s*(\d\s?\d\s?\d\s?\d)\b")
_ATTACHED_NUMBER = re.compile(r"(?:quyet dinh|ke hoach|cong van|to trinh|nghi quyet)\s+so\s*:?\s*")
_ATTACHED_DAY = re.compile(r"ngay\s*(\d{1,2})\s*(?:/|thang|-)\s*(\d{1,2})\s*(?:/|nam|-)\s*(\d{4})")
_UNIT_LINE = re.compile(
    r"(?:SỞ|PHÒNG|BAN(?! NHÂN| THƯỜNG)|TRUNG TÂM|VĂN PHÒNG|CHI CỤC|CỤC|TRƯỜNG|ĐÀI|HỘI|ĐOÀN|CÔNG AN"
    r"|(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN) (?:HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|THÀNH PHỐ)"
    r"|(?:ỦY|UỶ) BAN (?:MẶT TRẬN|MTTQ|KIỂM TRA)|VIỆN|TÒA ÁN|BẢO HIỂM|KHO BẠC|LIÊN ĐOÀN|TIỂU BAN|HỌC VIỆN"
    r"|BỘ CHỈ HUY|BÁO|THƯỜNG TRỰC|THANH TRA|BỆNH VIỆN|BCĐ|TỔ CÔNG TÁC|TỔ GIÚP VIỆC|MẶT TRẬN|UBMTTQ|CÔNG TY|LIÊN MINH"
    r"|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|XÃ) (?:ỦY|UỶ|ĐOÀN)|ĐẢNG (?:ỦY|UỶ|BỘ)|CHI BỘ|BCH"
    r"|(?:THUẾ|THỐNG KÊ|HẢI QUAN|THI HÀNH ÁN DÂN SỰ) (?:TỈNH|THÀNH PHỐ|KHU VỰC|CƠ SỞ))\b"
)
_ORGAN_LINE = re.compile(r"(?:BAN )?THƯỜNG (?:TRỰC|VỤ)|BAN CHẤP HÀNH|BAN BÍ THƯ|BCH")
_UNION_LINE = re.compile(r"ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN|THANH NIÊN) HỒ CHÍ MINH")
_PLACE_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b")
_LOWER_WORDS = frozenset(
    (
        *("ủy", "uỷ", "ban", "nhân", "dân", "tỉnh", "thành", "phố", "huyện", "quận", "thị", "xã", "phường", "trấn"),
        *("và", "của", "về", "quốc", "gia", "chỉ", "đạo", "phòng", "sở", "hóa", "hoá", "tin", "thao", "lịch", "nghệ"),
        *("dục", "tạo", "vụ", "pháp", "chính", "hoạch", "phủ", "tướng", "tuyên", "giáo", "đốc", "ngành", "lý", "học"),
        *(
            "đẳng",
            "đặc",
            "khu",
            "tìm",
            "kiếm",
            "tế",
            "trị",
            "trực",
            "đồng",
            "vận",
            "thông",
            "hội",
            "quân",
            "sự",
            "huy",
            "lệnh",
        ),
        *(
            "an",
            "hiểm",
            "hiệp",
            "nữ",
            "niên",
            "tra",
            "cao",
            "hợp",
            "biến",
            "luật",
            "trường",
            "thương",
            "nội",
            "nghiệp",
            "dựng",
            "tư",
            "tải",
            "viên",
            "sát",
            "trận",
            "quân",
            "hành",
            "án",
            "động",
        ),
    )
)
_UNIT_WORDS = frozenset(("sở", "bộ", "phòng", "ban", "cục", "vụ", "viện", "đài", "trường"))
_SHORT = re.compile(r"ubnd|hđnd|mttq|ubmttq|bcđ|ubtw|bhxh|[bcdghklmnpqrstvxđ&]{2,}")
_PROPER = re.compile(r"chính phủ|nhà nước|quốc hội")
_PARTY_BODY = re.compile(r"\b(?:tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ)\b(?! ban)")
_STEERING = re.compile(r"Ban Chỉ đạo(?= [^\d])", re.IGNORECASE)
_PLACE_WORDS = frozenset(("tỉnh", "huyện", "quận", "xã", "phường", "thành phố", "thị xã", "thị trấn", "đặc khu"))
_MAKES_PLAN = re.compile(
    r"\s*(?:ban hành|xây dựng|đề ra|triển khai xây dựng|lập)\s+(?:và (?:tổ chức )?triển khai )?(?:nội dung )?kế hoạch",
    re.IGNORECASE,
)


def clean_number(text: str) -> str:
    """A document's number without blanks around its strokes and hyphens: `71/NQ -CP` → `71/NQ-CP`."""
    return re.sub(r"\s*([/-])\s*", r"\1", one_line(text).replace("–", "-")).rstrip(".,;:)")


def read_number(frame: Frame) -> Guess[str] | None:
    """The plan's own number, or that of the decision it is attached to; None when the place is blank."""
    for place, line in enumerate(frame.head):
        if found := _NUMBER.match(line.text):
            number = clean_number(found[1])
            if re.search(r"[^\W\d]", number):
                return Guess(number, (line.number,), Sure.SURE)
        if _ONLY_LABEL.match(line.text):
            for after in frame.head[place + 1 : place + 4]:
                if _BARE_NUMBER.match(after.text):
                    return Guess(clean_number(after.text), (line.number, after.number), Sure.SURE)
    return _attached_number(frame)


def _attached_number(frame: Frame) -> Guess[str] | None:
    if frame.decision or not frame.attached:
        return None
    text = " ".join(line.text for line in frame.attached)
    found = _ATTACHED_NUMBER.search(plain(text))
    number = re.match(r"\d+[A-Za-z]?\s*[-/]\s*[^\s,;)]+(?:\s*-\s*[^\s,;)]+)?", text[found.end() :]) if found else None
    return (
        Guess(clean_number(number[0]), tuple(line.number for line in frame.attached), Sure.LIKELY) if number else None
    )


def read_day(frame: Frame) -> Guess[date] | None:
    """The day beside the place in head (or, in older papers, foot); None when its number is blank or no real day."""
    for lines, sure in ((frame.head, Sure.SURE), (frame.foot, Sure.LIKELY)):
        for place, line in enumerate(lines):
            if not is_place_date(line.text):
                continue
            whole = one_line(" ".join(part.text for part in lines[place : place + 3]))
            if (found := _DAY.search(plain(whole))) and (
                day := real_day(*(int(part.replace(" ", "")) for part in found.groups()))
            ):
                return Guess(day, tuple(dict.fromkeys(part.number for part in lines[place : place + 2])), sure)
    return _cell_day(frame) or _attached_day(frame)


def _cell_day(frame: Frame) -> Guess[date] | None:
    for line in frame.head:
        if (found := _DAY.search(plain(line.text))) and (
            day := real_day(*(int(part.replace(" ", "")) for part in found.groups()))
        ):
            return Guess(day, (line.number,), Sure.LIKELY)
    return None


def _attached_day(frame: Frame) -> Guess[date] | None:
    if frame.decision or not frame.attached:
        return None
    found = _ATTACHED_DAY.search(plain(" ".join(line.text for line in frame.attached)))
    day = real_day(*(int(part.replace(" ", "")) for part in found.groups())) if found else None
    return Guess(day, tuple(line.number for line in frame.attached), Sure.LIKELY) if day else None


def read_title(frame: Frame) -> Guess[str] | None:
    """The title without the word KẾ HOẠCH, its lines joined, as printed."""
    text = mended(trim(" ".join(line.text for line in frame.title)))
    if not text:
        return None
    return Guess(
        text, tuple(dict.fromkeys(line.number for line in frame.title)), Sure.SURE if frame.has_title else Sure.LIKELY
    )


def read_issuer(frame: Frame) -> Guess[str] | None:
    """Who issued the plan: from the head, else from the sentence that says who made it, else from the signature."""
    lines = _issuer_lines(frame.head)
    if lines:
        name = _spelt(*_last_body(lines), frame)
        return Guess(name, tuple(dict.fromkeys(line.number for line in lines)), Sure.SURE)
    return _issuer_of_opening(frame) or _issuer_of_signature(frame)


def _issuer_lines(head: list[HeadLine]) -> list[HeadLine]:
    lines: list[HeadLine] = []
    for line in head:
        if is_number_line(line.text) or is_place_date(line.text):
            if lines:
                break
            continue
        text = re.split(r"\s*-{3,}|\s*_{3,}", line.text)[0]
        if not text or is_nation(text) or is_rule(text) or text.strip("* .") == "":
            if lines and line.column > 0:
                break
            continue
        if capitals(text) and len(text) < 160 and not re.match(r"(?:DỰ THẢO|MẪU|PHỤ LỤC)", text):
            lines.append(HeadLine(text.strip("* "), line.number, line.column))
    return lines


def _last_body(lines: list[HeadLine]) -> tuple[str, str]:
    """The lowest body of the head, and its organ that stands on a line of its own below it, or nothing.

    Of `UBND TỈNH A` / `SỞ B` the Sở; a place or the rest of a name is joined. Papers of the Youth Union bear its name
    on the right, where others have the national heading: it is not the issuer when another body is named.
    """
    names: list[str] = []
    for line in lines:
        organ = _ORGAN_LINE.fullmatch(line.text) is not None
        union = _UNION_LINE.fullmatch(line.text) is not None
        fresh = not names or organ or union or (_UNIT_LINE.match(line.text) and _is_whole(names[-1]))
        if fresh:
            names.append(line.text)
        else:
            names[-1] += " " + line.text
    bodies = [one_line(name) for name in names]
    bodies = [name for name in bodies if not _UNION_LINE.fullmatch(name)] or bodies
    if len(bodies) > 1 and _ORGAN_LINE.fullmatch(bodies[-1]):
        return bodies[-2], bodies[-1]
    return bodies[-1], ""


def _is_whole(name: str) -> bool:
    """Whether a head line names a body in full, so that the next line may name one below it."""
    if re.match(r"(?:ỦY BAN|UỶ BAN|UBND)", name):
        return (
            len(name.split()) > 4
            or _PLACE_LINE.search(name) is not None
            or (name.startswith("UBND") and len(name.split()) > 1)
        )
    return not (_ORGAN_LINE.fullmatch(name) or name.endswith((" VỀ", " VÀ", ",", " CHO", " CỦA")))


def _spelt(name: str, organ: str, frame: Frame) -> str:
    """A name in capitals as office texts write it, an organ before its body; the text's own spelling is preferred."""
    full = re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", name)
    whole = f"{organ} {full}".strip()
    printed = _printed(whole, frame)
    if printed or not organ:
        return printed or capitalised(full)
    return f"{capitalised(organ)} {_printed(full, frame) or capitalised(full)}"


def _printed(full: str, frame: Frame) -> str:
    """The name as the text writes it in small letters, or nothing."""
    target = plain(full)
    for item in frame.items:
        if item.grid is None and not capitals(item.text):
            place = plain(item.text).find(target)
            if place >= 0:
                printed = item.text[place : place + len(target)]
                if capitals(printed):
                    continue
                return printed[0].upper() + printed[1:].replace("Nhân dân", "nhân dân")
    return ""


def capitalised(name: str) -> str:
    """`ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI` → `Ủy ban nhân dân thành phố Hà Nội`."""
    words = name.lower().split()
    made: list[str] = []
    placed = False
    for place, word in enumerate(words):
        small = word.strip(",;-") in _LOWER_WORDS and not placed and not _opens_part(words, place)
        short = _SHORT.fullmatch(word) is not None
        made.append(word if small else word.upper() if short else word[:1].upper() + word[1:])
        placed = placed or _opens_place(words, place)
    text = _PROPER.sub(lambda found: found[0].capitalize(), " ".join(made)).replace("Liên Đoàn", "Liên đoàn")
    if found := _STEERING.match(text):
        text = found[0] + _small_task(text[found.end() :])
    text = _PARTY_BODY.sub(lambda found: found[0].capitalize(), text)
    return text[:1].upper() + text[1:]


def _small_task(task: str) -> str:
    """What a steering committee is for, in small letters as far as the name of a place or a body."""
    words = task.split(" ")
    place = next((at for at, word in enumerate(words) if word.lower() in _PLACE_WORDS or word.isupper()), len(words))
    return " ".join([*(word.lower() for word in words[:place]), *words[place:]])


def _opens_place(words: list[str], place: int) -> bool:
    """Whether the name of a place follows: behind `tỉnh`, `thành phố`, `huyện ủy`, but not inside `xã hội`."""
    before = words[place - 1] if place else ""
    if words[place] in ("ủy", "uỷ", "đoàn") and before in ("tỉnh", "thành", "huyện", "quận", "thị", "xã"):
        return True
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    if word not in _PLACE_WORDS and f"{before} {word}" not in _PLACE_WORDS:
        return False
    if word == "xã" and following == "hội" and before != "dân":
        return False
    return f"{word} {following}" not in _PLACE_WORDS and following not in ("ủy", "uỷ", "đoàn")


def _opens_part(words: list[str], place: int) -> bool:
    """Whether a word opens a part of a body's name: behind `Sở`, `Ban` (not of `Ủy ban`), a hyphen, or its "và"."""
    before = words[place - 1] if place else ""
    if before in _UNIT_WORDS:
        return words[place - 2 : place - 1] not in (["ủy"], ["uỷ"])
    return before in ("-", "–") or (before == "và" and words[0] in _UNIT_WORDS)


def _issuer_of_opening(frame: Frame) -> Guess[str] | None:
    for item in frame.opening:
        found = _MAKES_PLAN.search(item.text)
        if not found:
            continue
        clause = re.split(r"[;.,]\s+", item.text[: found.start()])
        for pieces in range(1, min(4, len(clause) + 1)):
            name, rest = split_subject(", ".join(clause[-pieces:]))
            if name and not rest:
                return Guess(name, (item.number,), Sure.LIKELY)
    return None


def _issuer_of_signature(frame: Frame) -> Guess[str] | None:
    for line in [*frame.decision_foot, *frame.foot]:
        if found := re.match(r"(?:TM|T/M)\s?[./]?\s*(.{5,})", line.text):
            return Guess(capitalised(re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", found[1])), (line.number,), Sure.DOUBTFUL)
    return None
