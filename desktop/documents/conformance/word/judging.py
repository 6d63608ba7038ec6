"""How words are set against how they must be set, told in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.documents.conformance.departure import Departure, gather, snippet
from desktop.documents.conformance.word.lines import Line, RuleLine, is_centred, shown_text
from desktop.documents.conformance.word.model import Layout, Look, Paragraph, Run

SHARE = (0.333, 0.5)  # of the words a line may be drawn under (mục II.2.b, II.5.b)
SLACK = 0.03  # what measuring may be wrong by
TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Setting:
    """Sizes in half points from `least` to `most`; weight, slant and case, None where either will do."""

    least: int
    most: int
    bold: bool | None = False
    italic: bool | None = False
    upper: bool | None = None


def setting_faults(setting: Setting, runs: Iterable[Run]) -> list[str]:
    """What is wrong with the words of `runs`, as phrases without a full stop."""
    shown = [run for run in runs if run.text.strip() and not run.look.hidden]
    looks = [run.look for run in shown]
    text = "".join(map(shown_text, shown))
    return [*size_faults(setting, looks), *_style_faults(setting, looks), *_case_faults(setting, text)]


def size_faults(setting: Setting, looks: list[Look]) -> list[str]:
    wrong = sorted({look.size for look in looks if not setting.least <= look.size <= setting.most})
    allowed = points(setting.least)
    if setting.least != setting.most:
        allowed = f"từ {allowed} đến {points(setting.most)}"
    return [f"cỡ chữ {points(size)} (quy định {allowed})" for size in wrong]


def _style_faults(setting: Setting, looks: list[Look]) -> list[str]:
    faults = []
    if setting.bold and not all(look.bold for look in looks):
        faults.append("chưa in đậm")
    if setting.bold is False and any(look.bold for look in looks):
        faults.append("in đậm (quy định không đậm)")
    if setting.italic and not all(look.italic for look in looks):
        faults.append("chưa in nghiêng")
    if setting.italic is False and any(look.italic for look in looks):
        faults.append("in nghiêng (quy định chữ đứng)")
    return faults


def _case_faults(setting: Setting, text: str) -> list[str]:
    if setting.upper and text != text.upper():
        return ["chưa viết bằng chữ in hoa"]
    if setting.upper is False and is_upper(text):
        return ["viết bằng chữ in hoa (quy định chữ in thường)"]
    return []


def is_upper(text: str) -> bool:
    """Whether a text has letters, and all of them are capitals."""
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def points(half_points: int) -> str:
    """A size in points, with a decimal comma."""
    return f"{half_points // 2},5" if half_points % 2 else str(half_points // 2)


def millimetres(twips: float) -> str:
    """A length in mm with one decimal."""
    return f"{twips / TWIPS_PER_MM:.1f}".replace(".", ",")


def centring_faults(layout: Layout) -> list[str]:
    return [] if is_centred(layout) else ["chưa canh giữa"]


def line_departures(
    rule: str, where: str, lines: Iterable[Line], setting: Setting, *, centred: bool = False
) -> Iterator[Departure]:
    """What is wrong with how lines are set; lines with the same faults are told of together."""
    found = []
    for line in lines:
        faults = setting_faults(setting, line.runs)
        if centred:
            faults += centring_faults(line.layout)
        if faults:
            found.append((f"{where}, dòng {snippet(line.text)}", f"{sentence(faults)}."))
    yield from gather(rule, found, demand(setting, centred=centred))


def sentence(phrases: list[str]) -> str:
    """Phrases joined, the first letter a capital."""
    text = ", ".join(phrases)
    return text[:1].upper() + text[1:]


def demand(setting: Setting, *, centred: bool = False) -> str:
    """What the decree asks for, as the remedy."""
    sizes = points(setting.least)
    if setting.least != setting.most:
        sizes = f"từ {sizes} đến {points(setting.most)}"
    wants = [f"cỡ chữ {sizes}"]
    wants.append({True: "chữ in hoa", False: "chữ in thường", None: ""}[setting.upper])
    wants.append({True: "kiểu chữ nghiêng", False: "kiểu chữ đứng", None: ""}[setting.italic])
    wants.append({True: "đậm", False: "không đậm", None: ""}[setting.bold])
    wants.append("canh giữa" if centred else "")
    return f"Đề nghị trình bày: {', '.join(want for want in wants if want)}."


def share_faults(drawn: RuleLine, widths: list[float]) -> str:
    """What is wrong with a line that must be a third to a half of the words above it; "" when nothing is.

    The decree does not say which line of several is meant: the longest and the last are both accepted.
    """
    if not drawn.measured or not widths:
        return ""
    meant = {max(widths), widths[-1]}
    if any(drawn.most >= (SHARE[0] - SLACK) * width and drawn.least <= (SHARE[1] + SLACK) * width for width in meant):
        return ""
    percent = round(100 * (drawn.least + drawn.most) / 2 / max(widths))
    return f"dài bằng khoảng {percent}% dòng chữ (quy định từ 1/3 đến 1/2)"


def place_of(paragraph: Paragraph) -> str:
    """A paragraph named by its first words."""
    return f"đoạn {snippet(paragraph.words)}"
