"""Commands of periods and papers: `period show`, `figures`, `report write`, `report seal`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable

from desktop.cli.opening import day_of, opened, path_of, period_of, with_database, with_period
from desktop.cli.parser import Commands, Parser, command_parser
from desktop.domain.period import built_in_rules, due_day, span
from desktop.domain.workdays import WorkingCalendar
from desktop.vietnamese.numerals import day_text


def add_commands(commands: Commands[Parser]) -> None:
    period = commands.add_parser("period", help="kỳ báo cáo", description="Kỳ báo cáo.")
    show = command_parser(period, what="period").add_parser(
        "show", help="từ ngày, đến ngày, ngày chốt, hạn gửi của một kỳ", description="Các ngày của một kỳ."
    )
    show.add_argument("period", metavar="KỲ", help="2024-09, 2024-Q3, 2024-H1, 2024-H2, 2024-9M, 2024")
    show.add_argument("--db", type=path_of, metavar="TỆP", help="lấy quy định và lịch nghỉ trong cơ sở dữ liệu này")
    show.add_argument("--rules", default="decree", choices=("decree", "calendar"), help="bộ quy định kỳ")
    show.add_argument("--json", action="store_true", help="in dạng JSON")
    show.set_defaults(run=_show)
    figures = commands.add_parser("figures", help="số liệu của một kỳ", description="Số liệu như trên báo cáo.")
    with_database(figures)
    with_period(figures)
    figures.add_argument("--json", action="store_true", help="in dạng JSON")
    figures.add_argument("--records", default="", metavar="MÃ", help="các bản ghi nằm sau một số liệu")
    figures.set_defaults(run=_figures)
    report = commands.add_parser("report", help="báo cáo định kỳ", description="Báo cáo định kỳ.")
    inner = command_parser(report, what="report")
    write = inner.add_parser("write", help="lập báo cáo Word và PDF", description="Lập báo cáo Word và PDF.")
    with_database(write)
    with_period(write)
    write.add_argument("--out", required=True, type=path_of, metavar="THƯ MỤC", help="thư mục chứa hai tệp")
    write.set_defaults(run=_write)
    seal = inner.add_parser("seal", help="phát hành báo cáo: ghi số và ngày ký", description="Phát hành báo cáo.")
    with_database(seal)
    with_period(seal)
    seal.add_argument("--number", required=True, metavar="SỐ", help="số văn thư đã cấp, ví dụ 05")
    seal.add_argument("--date", required=True, metavar="NGÀY", help="ngày ký, ví dụ 16/09/2024")
    seal.set_defaults(run=_seal)


def _show(options: Namespace) -> None:
    period = period_of(options)
    if options.db is not None:
        with opened(options) as workspace:
            days = workspace.reporting.days(period, options.rules)
            first, last, due, citation = days.span.from_day, days.span.to_day, days.due, days.citation
    else:
        rules = built_in_rules(options.rules)
        first, last = span(period, rules).from_day, span(period, rules).to_day
        due, citation = due_day(period, rules, _proposed(last.year)), rules.governing(period).citation
    if options.json:
        row = {"period": period.code, "from": first, "to": last, "closing": last, "due": due, "citation": citation}
        print(json.dumps(row, ensure_ascii=False, default=str))
        return
    print(period.title)
    print(f"  Từ ngày:   {day_text(first)}")
    print(f"  Đến ngày:  {day_text(last)}")
    print(f"  Ngày chốt: {day_text(last)}")
    print(f"  Hạn gửi:   {day_text(due)}")
    print(f"  Căn cứ:    {citation}")


def _proposed(year: int) -> WorkingCalendar:
    """Working days by the foreseen holidays of the year and the next, where no database says what was confirmed."""
    from desktop.domain.holiday_preset import propose_holidays

    days = [day for each in (year, year + 1) for day in propose_holidays(each).days]
    return WorkingCalendar(
        frozenset(day.day for day in days if not day.working), frozenset(day.day for day in days if day.working)
    )


def _figures(options: Namespace) -> None:
    period = period_of(options)
    with opened(options) as workspace:
        if options.records:
            _records(workspace.reporting.behind(options.records, period, options.rules), as_json=options.json)
            return
        figures = workspace.reporting.figures(period, options.rules)
        sealed = workspace.reporting.sealed(period)
    if sealed:
        print(
            f"Lưu ý: kỳ này đã phát hành báo cáo số {sealed.number}/{sealed.symbol} ngày {day_text(sealed.day)}; số "
            "liệu dưới đây tính theo dữ liệu hiện nay, có thể khác báo cáo đã phát hành.",
            file=sys.stderr,
        )
    if options.json:
        json.dump([figure.as_json() for figure in figures], sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    print(period.title)
    for figure in figures:
        print(f"  {figure.label}: {figure.text}   [{figure.id}]")


def _records(found: list, *, as_json: bool) -> None:  # type: ignore[type-arg]
    if as_json:
        rows = [{"table": one.table, "uid": one.uid.hex(), "day": one.day, "shown": one.shown} for one in found]
        print(json.dumps(rows, ensure_ascii=False, default=str, indent=1))
        return
    for one in found:
        print(f"  {day_text(one.day)}  {one.shown}")


def _write(options: Namespace) -> None:
    with opened(options) as workspace:
        written = workspace.reporting.write(period_of(options), options.out, options.rules)
    print(written.docx)
    print(written.pdf)
    if written.sealed:
        print(
            f"Báo cáo đã phát hành số {written.sealed.number}/{written.sealed.symbol} "
            f"ngày {day_text(written.sealed.day)}; hai tệp là bản đã phát hành.",
            file=sys.stderr,
        )
    _warn(written.warnings)


def _warn(notes: Iterable[str]) -> None:
    for note in notes:
        print(f"Cảnh báo: {note}", file=sys.stderr)


def _seal(options: Namespace) -> None:
    day = day_of(options.date)
    period = period_of(options)
    with opened(options) as workspace:
        if workspace.reporting.sealed(period) is None:
            _warn(workspace.reporting.before_sealing(period, options.number, day, options.rules))
        report = workspace.reporting.seal(period, options.number, day, options.rules)
    print(f"Đã phát hành báo cáo số {report.number}/{report.symbol} ngày {day_text(report.day)}.")
    print(f"  Word: {report.docx_sha256}")
    print(f"  PDF:  {report.pdf_sha256}")
