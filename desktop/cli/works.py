"""Commands of the work a plan makes: `work open`, `work list`, `work attach`; and `holidays`."""

from __future__ import annotations

from argparse import Namespace

from desktop.cli.opening import opened, path_of, period_of, with_database, with_period, year_of
from desktop.cli.parser import Commands, Parser, command_parser
from desktop.errors import InputFault
from desktop.vietnamese.numerals import day_text


def add_commands(commands: Commands[Parser]) -> None:
    work = commands.add_parser("work", help="công việc của từng kỳ", description="Công việc của từng kỳ.")
    inner = command_parser(work, what="work")
    for name, told, run in (
        ("open", "lập công việc đến hạn trong kỳ theo chu kỳ của kế hoạch", _open),
        ("list", "xem công việc của kỳ: đúng hạn, sắp đến hạn, quá hạn", _list),
    ):
        command = inner.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
        with_database(command)
        with_period(command)
        command.set_defaults(run=run)
    attach = inner.add_parser("attach", help="đính kèm minh chứng cho công việc của kỳ", description="Đính kèm.")
    attach.add_argument("task", metavar="SỐ", help="số của nhiệm vụ in trong kế hoạch")
    attach.add_argument("file", type=path_of, metavar="TỆP", help="tệp minh chứng")
    with_database(attach)
    with_period(attach)
    attach.set_defaults(run=_attach)
    holidays = commands.add_parser(
        "holidays", help="lịch nghỉ của một năm: xem dự kiến, xác nhận", description="Lịch nghỉ và ngày làm bù."
    )
    holidays.add_argument("year", type=year_of, metavar="NĂM", help="năm")
    holidays.add_argument("--confirm", action="store_true", help="xác nhận danh sách dự kiến là đúng thông báo")
    holidays.add_argument("--document", default="", metavar="VĂN BẢN", help="văn bản thông báo lịch nghỉ")
    with_database(holidays)
    holidays.set_defaults(run=_holidays)


def _open(options: Namespace) -> None:
    with opened(options) as workspace:
        made = workspace.planning.open_work(period_of(options), options.rules)
    print(f"Đã lập {len(made)} công việc.")


def _list(options: Namespace) -> None:
    with opened(options) as workspace:
        found = workspace.planning.work(period_of(options), options.rules)
    if not found:
        print("Kỳ này chưa có công việc nào.")
    for one in found:
        print(f"{one.task.printed_number}. {one.task.title}")
        if one.item is not None and one.standing is not None:
            due = f"hạn {day_text(one.item.due_day)}" if one.item.due_day else "không có hạn"
            print(f"   {one.standing.term}, {due}" + (f"; {one.item.result}" if one.item.result else ""))
        elif one.running:
            until = f", đến ngày {day_text(one.task.to_day)}" if one.task.to_day else ""
            print(f"   đang trong thời gian thực hiện{until}; chưa đến hạn trong kỳ này")
        else:
            last = (
                f"hoạt động gần nhất ngày {day_text(one.last_activity)}" if one.last_activity else "chưa có hoạt động"
            )
            print(f"   thường xuyên, {last}" + ("; lâu chưa có hoạt động" if one.quiet else ""))


def _attach(options: Namespace) -> None:
    with opened(options) as workspace:
        found = workspace.planning.work(period_of(options), options.rules)
        items = [one.item for one in found if one.item and one.task.printed_number == options.task]
        if len(items) != 1:
            raise InputFault(
                f"Kỳ này không có, hoặc có nhiều công việc của nhiệm vụ «{options.task}».",
                remedy="Hãy xem lại bằng lệnh work list.",
            )
        evidence = workspace.evidence.attach(options.file, "work_item", items[0].uid)
    print(f"Đã đính kèm {evidence.file_name} (mã băm {evidence.sha256[:12]}…).")


def _holidays(options: Namespace) -> None:
    with opened(options) as workspace:
        if options.confirm:
            count = workspace.calendars.confirm(options.year, options.document)
            print(f"Đã xác nhận lịch nghỉ năm {options.year} ({count} ngày).")
            return
        proposal = workspace.calendars.proposal(options.year)
    for day in proposal.days:
        print(f"{day_text(day.day)}  {day.kind.term}: {day.name}" + (f" ({day.note})" if day.note else ""))
    for note in proposal.notes:
        print(f"Lưu ý: {note}")
