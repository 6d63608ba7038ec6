"""Who leads, who helps and when, as a sentence says it: `Sở A chủ trì, phối hợp với Sở B …; hoàn thành …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.planimport.agencies import is_agency, split_subject, starts_name
from desktop.planimport.plain import plain, sentence_end, trim
from desktop.planimport.timing import looks_timed, stated_timing

_LEADS = re.compile(r"\s*,?\s(?:làm |là (?:cơ quan|đơn vị) |(?:chịu|có) trách nhiệm )*chủ trì\b,?\s*")
_HELPED = re.compile(
    r"(?:(?:và |,\s*)*(?:tham mưu|thực hiện|triển khai|tổ chức),?\s*)?(?:và\s+)?(?:phối hợp|cùng)"
    r"(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s*:?\s+"
)
_BY = re.compile(r"(?:^|\s|\()[Dd]o\s+(?=\w)")
_ASKS = re.compile(r"(?:giao|phân công|(?:kính )?đề nghị|yêu cầu)(?: cho| nhiệm vụ cho)?\s+", re.IGNORECASE)
_GIVEN = re.compile(r"(?:giao|phân công)(?: cho| nhiệm vụ cho)?\s+", re.IGNORECASE)
_HELPING = re.compile(r"[\s,;.]*([^;]{3,200}?)\s+(?:cùng\s+)?phối hợp\b")
_HOLDS = re.compile(r"(?<!các)(?<!những)(?<!mọi)(?<!,)(?<!và)(?<!đơn vị)(?<!cơ quan)\s+tổ chức\b")
_HELPER_MARK = re.compile(r"\s*\((?:cùng )?phối hợp\)")
_MAX_NAME = 260
_SAYS_WHO = (
    "chủ trì", "giao", "phân công", "thực hiện", "trách nhiệm", "phụ trách", "triển khai", "đầu mối", "tham mưu",
)  # fmt: skip
_ANSWERS = re.compile(
    r"(?:(?:chịu|có) )?trách nhiệm (?:chính )?(?:(?:trong )?(?:việc )?)|(?:làm |là )?đầu mối\s|phụ trách\s?"
)
_JUST_DOES = re.compile(r"(?:tổ chức |trực tiếp )?(?:triển khai |tham mưu )?(?:thực hiện|triển khai|tham mưu)\b")
_EMPTY_WORK = re.compile(
    r"(?:và |để |có trách nhiệm |,\s*)*(?:tổ chức |triển khai |tham mưu )*(?:thực hiện|triển khai|tham mưu|tổ chức)?"
    r"(?: nội dung này| nhiệm vụ này| nhiệm vụ| thực hiện)?"
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{5,600}(?:\([^()]*\)[^()\[\]]*)*)[)\]]\s*[.;]?\s*$")


@dataclass(frozen=True)
class Assignment:
    """Agencies as printed; `start` is where the words of the assignment begin, `pure` that they say nothing else."""

    lead: str
    coordinating: str
    timing: str
    start: int
    pure: bool


def bracketed_roles(value: str) -> tuple[str, str] | None:
    """`Sở A (chủ trì), Sở B, Sở C (phối hợp)` → who leads and who helps; None for another value."""
    lead, mark, rest = value.partition("(chủ trì)")
    if not mark or not rest.strip(" ,;."):
        return None
    return trim(lead), trim(_HELPER_MARK.sub("", rest))


def find_assignment(text: str) -> Assignment | None:
    """The assignment a paragraph states: a sentence of its own, `do Sở A chủ trì …`, or a bracket at its end."""
    low = text.lower()
    if not any(word in low for word in _SAYS_WHO) and not low.rstrip(" .;").endswith(")"):
        return None
    if bracket := _BRACKET.search(text):
        inner = _of_words(bracket[1], bracket.start()) or _name_and_time(bracket[1], bracket.start())
        if inner is not None:
            return inner
    start = 0
    while start < len(text):
        end = sentence_end(text, start)
        found = _of_words(text[start:end], start)
        if found is not None:
            return _with_later_timing(found, text, end)
        start = max(end, start + 1)
    return None


def _of_words(words: str, start: int) -> Assignment | None:
    by = _BY.search(words)
    sentence = words[by.end() :] if by else words
    leads = _LEADS.search(sentence)
    if leads is None:
        return (_handed_out(sentence, start) or _doing(sentence, start)) if by is None else None
    if not (name := _leader(sentence[: leads.start()])):
        return None
    helpers, rest = _helpers(sentence[leads.end() :])
    helpers = helpers or _helping(rest)
    timing, work = _timed(rest)
    pure = (by is None or by.start() == 0) and _EMPTY_WORK.fullmatch(_bare(work)) is not None
    return Assignment(name, helpers, trim(timing), start + (by.start() if by else 0), pure)


def _timed(rest: str) -> tuple[str, str]:
    """The time that words end with, and the words before it."""
    timing = stated_timing(rest)
    return timing, rest[: plain(rest).find(plain(timing))] if timing else rest


def _handed_out(sentence: str, start: int) -> Assignment | None:
    """`Giao Phòng A thực hiện, hoàn thành trước ngày …`: who is given the work answers for it."""
    given = _GIVEN.match(sentence)
    name, rest = split_subject(sentence[given.end() :]) if given else ("", "")
    if not name or not rest:
        return None
    timing, work = _timed(rest)
    return Assignment(name, "", timing, start, pure=_EMPTY_WORK.fullmatch(_bare(work)) is not None)


def _doing(sentence: str, start: int) -> Assignment | None:
    """`Sở A phối hợp với Sở B thực hiện …`, `Sở A chịu trách nhiệm …`: who does the work, where nobody leads.

    The sentence must say nothing else; one that follows the work's own sentence may say what exactly is done.
    """
    name, rest = split_subject(sentence)
    if not name or not rest or ";" in name or len(name) > _MAX_NAME:
        return None
    answers = _ANSWERS.match(rest)
    rest = rest[answers.end() :] if answers else rest
    helpers, left = _helpers(rest)
    timing, work = _timed(left)
    bare = _bare(work)
    empty = _EMPTY_WORK.fullmatch(bare) is not None
    if not (answers or helpers or (_JUST_DOES.match(rest) and (bare or timing))):
        return None
    if not empty and not (answers and start):
        return None
    return Assignment(name, helpers, trim(timing), start, pure=empty)


def _name_and_time(words: str, start: int) -> Assignment | None:
    """`(Phòng Kinh tế; Quý II/2026)`."""
    name, mark, time = words.partition(";")
    if not mark or not is_agency(name) or not looks_timed(time):
        return None
    return Assignment(trim(name), "", trim(time), start, pure=True)


def _helping(rest: str) -> str:
    """The agencies of clauses such as `Công an xã phối hợp`."""
    names = [
        found[1] for clause in rest.split(";") if (found := _HELPING.match(clause)) and split_subject(found[1])[1] == ""
    ]
    return "; ".join(trim(name) for name in names if starts_name(name))


def _leader(words: str) -> str:
    """The agencies that words before `chủ trì` name and nothing else; a verb may be the end of a name only."""
    name, rest = split_subject(words)
    if not name or len(words) > _MAX_NAME or ";" in words:
        return ""
    return trim(_ASKS.sub("", words)) if len(rest.split()) < 3 else ""


def _bare(work: str) -> str:
    return re.sub(r"[\s;,.:]*(?:thời gian(?: thực hiện| hoàn thành)?|thực hiện)?[\s;,.:()]*$", "", work).strip(" ;,.:)")


def _helpers(rest: str) -> tuple[str, str]:
    """The agencies behind `phối hợp với`, through every `;` that another name follows, and the words after them."""
    found = _HELPED.match(rest)
    if not found:
        return "", rest
    names: list[str] = []
    left = rest[found.end() :]
    while left:
        piece, mark, after = left.partition(";")
        stop = sentence_end(piece)
        name, more = split_subject(piece[:stop])
        if not name:
            # names without a unit's word in front ("các thôn, bản"): up to the next clause
            name, more = _loose(piece[:stop])
        name, more = _without_verb(name, more)
        names.append(name)
        left = f"{more}{piece[stop:]}{mark}{after}"
        if more or piece[stop:].strip() or not starts_name(after.strip()):
            break
        left = after.strip()
    return "; ".join(name for name in names if name), left.strip(" ,;")


def _without_verb(name: str, rest: str) -> tuple[str, str]:
    """`các tổ chức thành viên tổ chức` + `giám sát`: the last words are the verb of the rest."""
    verb = _HOLDS.search(name)
    if verb is None:
        return name, rest
    return name[: verb.start()], f"{name[verb.start() :].strip()} {rest}".strip()


def _loose(piece: str) -> tuple[str, str]:
    timing = stated_timing(piece)
    place = plain(piece).find(plain(timing)) if timing else len(piece)
    return trim(piece[:place]), piece[place:]


def _with_later_timing(found: Assignment, text: str, end: int) -> Assignment:
    """`… chủ trì. Hoàn thành trong năm 2026.`: the time may stand in the next sentence."""
    rest = text[end:].strip()
    if found.timing or not rest:
        return found
    timing = stated_timing(rest)
    return Assignment(found.lead, found.coordinating, timing, found.start, pure=found.pure and len(rest) < 90)
