"""What stands around a report's content: heading, trích yếu, opening, closing paragraph, recipients and signature."""

from __future__ import annotations

import re
from datetime import date
from itertools import dropwhile

from desktop.documents.letterhead import SAME_AS_ABOVE
from desktop.documents.model import Closing, IssueDay, Letterhead
from desktop.documents.wording import (
    about,
    bare,
    capital,
    cited,
    dated_name,
    inside,
    is_former,
    paper_type,
    period_days,
)
from desktop.domain.organisation import OfficeProfile, OfficeSigner
from desktop.indicators.summary import PeriodSummary, PlanFacts

_FORMER_AREA = re.compile(r"(?<= trên địa bàn )(?:huyện|quận|thị xã|thị trấn) (.+)")


def letterhead(office: OfficeProfile, number: int | None, day: date | None, made_on: date) -> Letterhead:
    """The heading; number, day and month stay blank until the văn thư gives them."""
    return Letterhead(
        issuer=lines_of(office.issuer_lines),
        symbol=f"BC-{office.symbol}",
        place=office.place_name,
        day=IssueDay.of(day) if day else IssueDay(made_on.year),
        parent=office.parent_line,
        number=number,
    )


def closing(office: OfficeProfile, signer: OfficeSigner | None) -> Closing:
    """The foot; without a known signer the place above the name stays empty."""
    return Closing(
        recipients=_recipients(office),
        position=signer.title if signer else "",
        signer=signer.name if signer else "",
        authority=lines_of(signer.authority_lines) if signer else (),
    )


def _recipients(office: OfficeProfile) -> tuple[str, ...]:
    """The recipients ending with the copy kept ("Lưu: VT, VHTT"); "Như trên" is the model's to add."""
    listed = tuple(line for line in listed_lines(office.recipients) if line != SAME_AS_ABOVE)
    if any(line.startswith("Lưu") for line in listed):
        return listed
    unit = f", {office.drafting_symbol}" if office.drafting_symbol else ""
    return (*listed, f"Lưu: VT{unit}")


def addressees(office: OfficeProfile) -> tuple[str, ...]:
    return listed_lines(office.addressees)


def listed_lines(text: str) -> tuple[str, ...]:
    """One name a line, without the dashes and marks a clerk may have typed."""
    bared = (re.sub(r"^[-+]\s*", "", bare(line)) for line in text.splitlines())
    return tuple(line for line in bared if line)


def lines_of(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(str.strip, text.splitlines()) if line)


def subject(summary: PeriodSummary) -> str:
    """The trích yếu: what was carried out, where, in which period; named after the plan's own subject."""
    name = summary.period.name
    if summary.plan is None:
        return f"Kết quả công tác truyền thông trên địa bàn {summary.living_area} {name}"
    done = _carried_out(summary.plan, summary.living_area)
    year = re.search(r"(?<=\S) năm (\d{4})$", done)
    if year and int(year[1]) == summary.period.year:
        done = done[: year.start()]
    return f"Kết quả {done} {name}"


def _carried_out(plan: PlanFacts, area: str) -> str:
    """`triển khai thực hiện Đề án …`: what the plan orders, read as what was done."""
    type_name = paper_type(plan.number)
    what = about(type_name, plan.title)
    what = re.sub(r"^về(?: việc)? ", "", what)
    what = _in_living_area(what, area)
    if re.match(r"(?:tổ chức )?(?:triển khai|thực hiện)(?!\w)", what):
        return what
    return f"thực hiện {type_name} {what}".strip()


def _in_living_area(what: str, area: str) -> str:
    """The district named as the plan's area gives way to the office's own once districts have ended."""
    found = _FORMER_AREA.search(what)
    if found is None or is_former(area):
        return what
    rest = list(dropwhile(lambda word: word[:1].isupper(), found[1].split(" ")))
    return " ".join([f"{what[: found.start()]}{area}", *rest])


def opening(summary: PeriodSummary) -> str:
    """The paragraph that names the plan, who reports, and the days the figures are taken from."""
    office = bare(summary.office.full_name)
    days = period_days(summary.span, summary.citation)
    if summary.plan is None:
        task = f"kết quả công tác truyền thông trên địa bàn {summary.living_area} {summary.period.name}"
        return f"{capital(office)} báo cáo {task} ({days}) như sau:"
    return (
        f"Thực hiện {plan_cited(summary)}, {office} báo cáo kết quả thực hiện {summary.period.name} ({days}) như sau:"
    )


def plan_cited(summary: PeriodSummary) -> str:
    """The plan in full, its issuer marked when reorganisation has ended it."""
    plan = summary.plan
    if plan is None:
        return ""
    issuer = bare(plan.issuer)
    if issuer != bare(summary.office.full_name):
        issuer = dated_name(issuer, summary.paper_day)
    return cited(paper_type(plan.number), plan.number, plan.day, issuer, plan.title)


def ending(summary: PeriodSummary) -> str:
    """The words of the last paragraph; the mark "./." that ends every official text is the report's to set."""
    office, above = bare(summary.office.full_name), addressees(summary.office)
    plan, name = summary.plan, summary.period.name
    if plan is not None and plan.number:
        what = f"kết quả thực hiện {cited(paper_type(plan.number), plan.number, None, '', '')} {name}"
    else:
        what = inside(subject(summary))
    if not above:
        return f"Trên đây là Báo cáo {what} của {office}"
    to = " và ".join(above) if len(above) < 3 else "các cơ quan"
    return f"Trên đây là Báo cáo {what}, {office} kính báo cáo {to}"
