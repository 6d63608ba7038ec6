"""`python -m desktop COMMAND …`: one command per act. Exit status 0, 1 (a fault of the input) or 2 (wrong use)."""

from __future__ import annotations

import getpass
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from io import TextIOWrapper

from desktop import paths
from desktop.cli import data, papers, plans, upkeeping, works
from desktop.cli.opening import readable
from desktop.cli.parser import Parser, command_parser
from desktop.errors import Cancelled, KnownError, WrongUse
from desktop.vietnamese.folding import squeeze

EXIT_INPUT = 1
EXIT_USE = 2
_LONGEST_NAME = 200


def build() -> Parser:
    """The whole command line."""
    parser = Parser(prog="python -m desktop", description="Sổ Truyền Thông, dòng lệnh.")
    parser.add_argument("--who", default="", metavar="TÊN", help="người thao tác (họ tên, chức vụ), ghi vào nhật ký")
    commands = command_parser(parser)
    for room in (plans, works, data, papers, upkeeping):
        room.add_commands(commands)
    return parser


def main(words: Sequence[str]) -> int:
    """Run one command; gives the exit status. Faults are told on stderr in Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = build().parse_args(list(words))
        options.who = _who(options.who) or _user()
        return _run(options)
    except WrongUse as fault:
        return _tell(fault, EXIT_USE)
    except KnownError as fault:
        return _tell(fault, EXIT_INPUT)
    except (Cancelled, KeyboardInterrupt):
        print(
            "Đã dừng theo yêu cầu; việc đang làm dở không được ghi, những gì đã ghi trước đó còn nguyên.",
            file=sys.stderr,
        )
        return EXIT_INPUT
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _run(options: Namespace) -> int:
    try:
        status = options.run(options)
        sys.stdout.flush()
    except (KnownError, Cancelled, BrokenPipeError):
        raise
    except Exception:
        return _bug()
    return int(status or 0)


def _tell(fault: KnownError, status: int) -> int:
    print(fault, file=sys.stderr)
    return status


def _bug() -> int:
    """Keep the trace in a file and say so; a trace on the screen tells the clerk nothing."""
    log = paths.log_dir() / f"loi-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(_trace(), encoding="utf-8")
        kept = f" Chi tiết đã lưu ở {log}; hãy gửi tệp này cho người phụ trách chương trình."
    except OSError:
        kept = ""
    print(f"Chương trình gặp lỗi ngoài dự kiến; dữ liệu đã ghi trước đó còn nguyên.{kept}", file=sys.stderr)
    return EXIT_INPUT


def _trace() -> str:
    """Where the fault happened, without the values in it: they may be somebody's data."""
    kind, _, trace = sys.exc_info()
    frames = "".join(traceback.format_tb(trace))
    return f"{kind.__name__ if kind else ''}\n{frames}"


def _who(typed: str) -> str:
    """The person at the desk as typed; it stands in every act, so it has to be a readable name."""
    if len(typed) > _LONGEST_NAME or not readable(typed):
        raise WrongUse(
            f"Tên người thao tác (--who) quá dài (trên {_LONGEST_NAME} chữ) hoặc có ký tự không đọc được.",
            remedy="Hãy viết họ tên và chức vụ trên một dòng.",
        )
    return squeeze(typed)


def _user() -> str:
    try:
        return squeeze(getpass.getuser().encode("utf-8", "replace").decode())
    except (OSError, KeyError, ImportError):
        return "không rõ"
