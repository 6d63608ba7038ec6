"""argparse that speaks Vietnamese: its own words are English, and it leaves through `WrongUse` instead of exiting."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from desktop.errors import WrongUse

_TOLD = (
    (r"the following arguments are required: (.+)", r"còn thiếu: \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu: \1"),
    (r"argument (.+?): expected one argument", r"\1: cần kèm một giá trị"),
    (r"argument (.+?): expected at least one argument", r"\1: cần kèm ít nhất một giá trị"),
    (r"argument (.+?): expected \d+ arguments?", r"\1: thiếu giá trị kèm theo"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1: không dùng cùng với \2"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: không có \2; chọn một trong: \3"),
    (r"argument (.+?): invalid (?:.+?) value: (.+)", r"\1: giá trị không đúng: \2"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1: không nhận giá trị \2"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 chưa rõ nghĩa; có thể là \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with Vietnamese headings."""

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help, headings and faults are Vietnamese."""

    def __init__(self, *, prog: str, description: str = "", **_: object) -> None:
        super().__init__(
            prog=prog, description=description, formatter_class=Formatter, add_help=False, allow_abbrev=False
        )
        self._positionals.title = "Phải có"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem cách dùng rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Raise `WrongUse` in Vietnamese with the usage line as its remedy."""
        told = message
        for pattern, sentence in _TOLD:
            if re.fullmatch(pattern, message, re.DOTALL):
                told = re.sub(pattern, sentence, message, flags=re.DOTALL)
                break
        raise WrongUse(f"Lệnh chưa đúng: {told}.", remedy=f"Xem cách dùng: {self.prog} --help.")


Commands = argparse._SubParsersAction  # noqa: SLF001  (argparse names the type of its commands nowhere else)


def command_parser(parser: Parser, *, what: str = "lệnh") -> Commands[Parser]:
    """The place where a parser's commands are added; one of them must be given."""
    return parser.add_subparsers(
        title="Các lệnh", metavar="LỆNH", dest=f"command_{what}", required=True, parser_class=Parser
    )
