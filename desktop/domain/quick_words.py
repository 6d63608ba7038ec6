"""The short words and figures of the quick line: what `pt`, `15p`, `x4`, `500 tờ`, `12/9`, `17h15` mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from desktop.domain.media import ChannelKind, ChannelLevel, Origin, ProductKind
from desktop.vietnamese.folding import fold, fold_words

KIND_WORDS = {
    "pt": ProductKind.PROGRAMME, "ct": ProductKind.PROGRAMME, "chuong trinh": ProductKind.PROGRAMME,
    "phat thanh": ProductKind.PROGRAMME, "tin": ProductKind.NEWS, "t": ProductKind.NEWS,
    "bai": ProductKind.ARTICLE, "b": ProductKind.ARTICLE, "ps": ProductKind.REPORTAGE,
    "phong su": ProductKind.REPORTAGE, "vd": ProductKind.VIDEO, "video": ProductKind.VIDEO, "clip": ProductKind.VIDEO,
    "ig": ProductKind.INFOGRAPHIC, "infographic": ProductKind.INFOGRAPHIC, "anh": ProductKind.PHOTO,
    "phong su anh": ProductKind.PHOTO, "tr": ProductKind.LEAFLET, "to roi": ProductKind.LEAFLET,
    "to gap": ProductKind.LEAFLET, "pn": ProductKind.POSTER, "pa no": ProductKind.POSTER,
    "ap phich": ProductKind.POSTER, "br": ProductKind.BANNER, "bang ron": ProductKind.BANNER,
    "khau hieu": ProductKind.BANNER, "bd": ProductKind.BOARD, "bang dien tu": ProductKind.BOARD,
}  # fmt: skip
"""What was made, as the first words of the line say it."""

CHANNEL_WORDS = {
    "loa": (ChannelKind.RADIO, ""), "dai": (ChannelKind.RADIO, ""), "tt": (ChannelKind.RADIO, ""),
    "trang": (ChannelKind.PORTAL, ""), "web": (ChannelKind.PORTAL, ""), "cong": (ChannelKind.PORTAL, ""),
    "fb": (ChannelKind.SOCIAL, "facebook"), "facebook": (ChannelKind.SOCIAL, "facebook"),
    "zalo": (ChannelKind.SOCIAL, "zalo"), "mxh": (ChannelKind.SOCIAL, ""), "led": (ChannelKind.BOARD, ""),
    "bao": (ChannelKind.PRESS, ""), "xe": (ChannelKind.MOBILE, ""), "luu dong": (ChannelKind.MOBILE, ""),
}  # fmt: skip
"""What a channel is called in short: its kind, and a word its name must hold."""

ALONE = ("loa", "fb", "facebook", "zalo", "mxh", "web", "led")
"""Those that say a channel without its level: the others are words of many a title (báo, bảo, bao)."""

LEVEL_WORDS = {"tinh": ChannelLevel.PROVINCE, "huyen": ChannelLevel.DISTRICT, "xa": ChannelLevel.COMMUNE}

ORIGIN_WORDS = {"tn": Origin.RECEIVED, "tiep nhan": Origin.RECEIVED, "sx": Origin.PRODUCED, "tu lam": Origin.PRODUCED}
"""Where a product comes from; without a word it was made here."""

RELAY_WORDS = ("tp", "tiep phat", "tiep song")
"""A commune passed on what another made."""

_UNITS = ("to", "diem", "luot", "ngay", "tam", "bien")


@dataclass(frozen=True)
class Word:
    """A word of the line: its place, as typed in lower case (`plain`), folded; whether a meaning was found for it."""

    start: int
    end: int
    plain: str
    folded: str
    taken: bool = False

    def gone(self) -> Word:
        return replace(self, taken=True)


def words_of(text: str) -> list[Word]:
    """The words of a text with their places; punctuation at the ends of a word is no part of it."""
    found = []
    for match in re.finditer(r"\S+", text):
        bare = match.group().strip(",;.…«»“”()[]")
        if bare:
            start = match.start() + match.group().find(bare)
            found.append(Word(start, start + len(bare), fold(bare), fold_words(bare)))
    return found


def duration(word: str, then: str) -> tuple[int, int] | None:
    """Seconds said by `15p`, `15'`, `2p30`, `90s`, `1h30`, `15 phut`, and how many words said it."""
    if re.fullmatch(r"\d{1,4}", word) and then in ("phut", "giay", "p", "s"):
        return int(word) * (60 if then[0] == "p" else 1), 2
    found = (
        re.fullmatch(r"(?:(?P<h>[0-4])h)?(?P<m>\d{1,3})(?:p|ph|phut|')(?:(?P<s>\d{1,2})(?:s|\"|'')?)?", word)
        or re.fullmatch(r"(?P<h>[0-4])h(?P<m>\d{2})?(?P<s>)", word)
        or re.fullmatch(r"(?P<h>)(?P<m>)(?P<s>\d{1,4})(?:s|giay|\"|'')", word)
    )
    if found is None:
        return None
    hours, minutes, seconds = (int(found[name] or 0) for name in "hms")
    total = hours * 3600 + minutes * 60 + seconds
    return (total, 1) if 0 < total <= 86_400 else None


def clock(word: str, then: str) -> tuple[time, int] | None:
    """The time of day said by `17:15`, `17h15`, `5h`, `luc 5h`; below five o'clock `1h30` is a duration."""
    if word == "luc" and (found := re.fullmatch(r"(\d{1,2})[h:](\d{2})?", then)):
        return _time(found, 2)
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", word) or re.fullmatch(r"(0[0-9]|[5-9]|1\d|2[0-3])h(\d{2})?", word)
    return _time(found, 1) if found else None


def _time(found: re.Match[str], words: int) -> tuple[time, int] | None:
    hour, minute = int(found[1]), int(found[2] or 0)
    return (time(hour, minute), words) if hour < 24 and minute < 60 else None


def times(word: str, then: str) -> tuple[int, int] | None:
    """How often: `x4`, `4x`, `4 lan`, `4 luot`."""
    if re.fullmatch(r"\d{1,4}", word) and then in ("lan", "buoi"):
        return _counted(word, 2)
    found = re.fullmatch(r"[x×](\d{1,4})|(\d{1,4})[x×]", word)
    return _counted(found[1] or found[2], 1) if found else None


def quantity(word: str, then: str) -> tuple[int, int] | None:
    """How many of what is counted in a unit of its own: `500 to`, `3 diem`, `1.200 to`, `sl 500`."""
    number, unit = (then, word) if word == "sl" else (word, then)
    if unit != "sl" and unit not in _UNITS:
        return None
    if not re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d{1,6}", number):
        return None
    return _counted(number.replace(".", ""), 2)


def _counted(digits: str, words: int) -> tuple[int, int] | None:
    return (int(digits), words) if int(digits) > 0 else None


def day(word: str, then: str, today: date) -> tuple[date, int] | None:
    """The day said by `12/9`, `12/9/2024`, `12-9-24`, `hn`, `hom qua`, `ngay 12/9`; None for a day that is none."""
    if word == "ngay":
        found = day(then, "", today)
        return (found[0], 2) if found else None
    if (word, then) in (("hom", "nay"), ("hom", "qua")):
        return today - timedelta(days=then == "qua"), 2
    if word in ("hn", "hq"):
        return today - timedelta(days=word == "hq"), 1
    found_day = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?", word)
    if found_day is None:
        return None
    number, month, year = int(found_day[1]), int(found_day[2]), found_day[3]
    if year:
        made = _made(int(year) + (2000 if len(year) == 2 else 0), month, number)
    else:
        made = next(
            (one for back in range(5) if (one := _made(today.year - back, month, number)) and one <= today), None
        )
    return (made, 1) if made else None


def _made(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
