"""What most commands share: the database option, opening it, paths and days as typed."""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.cli.parser import Parser
from desktop.domain.period import Period
from desktop.errors import InputFault, WrongUse
from desktop.vietnamese.numerals import grouped, parse_day

if TYPE_CHECKING:
    from desktop.workspace import Workspace

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOST_SHOWN = 100_000
_FIRST_YEAR, _LAST_YEAR = 1990, 2200


def with_database(parser: Parser) -> None:
    parser.add_argument("--db", required=True, type=path_of, metavar="TỆP", help="tệp cơ sở dữ liệu")


def with_period(parser: Parser) -> None:
    parser.add_argument(
        "--period", required=True, metavar="KỲ", help="kỳ báo cáo: 2024-09, 2024-Q3, 2024-H1, 2024-H2, 2024-9M, 2024"
    )
    parser.add_argument(
        "--rules",
        default="decree",
        choices=("decree", "calendar"),
        help="decree: theo Nghị định 09/2019 (ngày 15 đến 14); calendar: theo tháng dương lịch",
    )


def period_of(options: Namespace) -> Period:
    """The period as typed; raises `WrongUse`, like every value on the command line that means nothing."""
    try:
        return Period.parse(options.period)
    except InputFault as fault:
        raise WrongUse(fault.what, where=fault.where, remedy=fault.remedy) from fault


def readable(typed: str) -> bool:
    """Whether a text is made of letters and signs alone; a file name in another encoding comes as lone surrogates."""
    return not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in typed)


def path_of(typed: str) -> Path:
    """A path as typed; refused when no program could ever have made a file of that name."""
    if not typed or not readable(typed):
        raise ArgumentTypeError("tên tệp hoặc thư mục để trống hay có ký tự không đọc được; hãy đổi tên rồi làm lại")
    return Path(typed)


def count_of(typed: str) -> int:
    """A number of things to show, as typed: one or more."""
    if not typed.isdecimal() or not 1 <= int(typed) <= _MOST_SHOWN:
        raise ArgumentTypeError(f"«{typed}» không phải số từ 1 đến {grouped(_MOST_SHOWN)}")
    return int(typed)


def year_of(typed: str) -> int:
    """A year as typed."""
    if not typed.isdecimal() or not _FIRST_YEAR <= int(typed) <= _LAST_YEAR:
        raise ArgumentTypeError(f"«{typed}» không phải năm từ {_FIRST_YEAR} đến {_LAST_YEAR}")
    return int(typed)


@contextmanager
def opened(options: Namespace, *, create: bool = False) -> Iterator[Workspace]:
    """The workspace of `--db`; made when missing only if the command says so.

    What opening and closing did, or could not do, by themselves is told on stderr.
    """
    from desktop.workspace import Workspace

    begin = Workspace.open_or_create if create else Workspace.open
    workspace = begin(options.db, who=options.who)
    told = 0
    try:
        told = tell(workspace.notices)
        yield workspace
    finally:
        try:
            workspace.close()
        finally:
            tell(workspace.notices[told:])


def tell(notices: list[str]) -> int:
    """Say on stderr what the clerk has to know besides what was asked for; gives how many sentences."""
    for notice in notices:
        print(f"Lưu ý: {notice}", file=sys.stderr)
    return len(notices)


def remove_database(database: Path, *, backups: bool = True) -> None:
    """Remove a database this command has just made and could not fill, with its backups unless they are older."""
    database.unlink(missing_ok=True)
    journal = database.with_name(f"{database.name}-journal")
    for neighbour in (journal, paths.lock_file(database), paths.holder_file(database)):
        neighbour.unlink(missing_ok=True)
    if backups:
        shutil.rmtree(paths.backup_dir(database), ignore_errors=True)


def day_of(typed: str) -> date:
    """A day as typed: 16/09/2024, or 2024-09-16; raises `WrongUse`."""
    try:
        return date.fromisoformat(typed) if _ISO_DAY.fullmatch(typed) else parse_day(typed)
    except ValueError as fault:
        raise WrongUse(
            f"«{typed}» không phải là ngày có thật.", remedy="Hãy viết ngày/tháng/năm: 16/09/2024."
        ) from fault
