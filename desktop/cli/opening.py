"""What most commands share: the database option, opening it, paths and days as typed."""

from __future__ import annotations

import shutil
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.cli.parser import Parser
from desktop.domain.period import Period
from desktop.errors import WrongUse
from desktop.vietnamese.numerals import parse_day

if TYPE_CHECKING:
    from desktop.workspace import Workspace


def with_database(parser: Parser) -> None:
    parser.add_argument("--db", required=True, type=Path, metavar="TỆP", help="tệp cơ sở dữ liệu")


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
    return Period.parse(options.period)


def opened(options: Namespace, *, create: bool = False) -> Workspace:
    """The workspace of `--db`; made when missing only if the command says so."""
    from desktop.workspace import Workspace

    if create:
        return Workspace.open_or_create(options.db, who=options.who)
    return Workspace.open(options.db, who=options.who)


def remove_database(database: Path) -> None:
    """Remove a database this command has just made and could not fill, with its backups."""
    database.unlink(missing_ok=True)
    journal = database.with_name(f"{database.name}-journal")
    for neighbour in (journal, paths.lock_file(database), paths.holder_file(database)):
        neighbour.unlink(missing_ok=True)
    shutil.rmtree(paths.backup_dir(database), ignore_errors=True)


def day_of(typed: str) -> date:
    """A day as typed: 16/09/2024, or 2024-09-16."""
    try:
        return date.fromisoformat(typed) if typed[:4].isdecimal() else parse_day(typed)
    except ValueError as fault:
        raise WrongUse(
            f"«{typed}» không phải là ngày có thật.", remedy="Hãy viết ngày/tháng/năm: 16/09/2024."
        ) from fault
