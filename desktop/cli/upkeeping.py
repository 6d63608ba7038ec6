"""Commands of upkeep: `backup`, `restore`, `erase`, `selfcheck`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop.cli.opening import opened, with_database
from desktop.cli.parser import Commands, Parser
from desktop.errors import InputFault


def add_commands(commands: Commands[Parser]) -> None:
    backup = commands.add_parser("backup", help="sao lưu, có kiểm tra lại", description="Sao lưu cơ sở dữ liệu.")
    with_database(backup)
    backup.add_argument("--to", type=Path, action="append", default=[], metavar="THƯ MỤC", help="thêm nơi sao lưu")
    backup.add_argument("--list", action="store_true", help="chỉ liệt kê các bản sao lưu đã có")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="khôi phục từ một bản sao lưu", description="Khôi phục.")
    restore.add_argument("file", type=Path, metavar="TỆP", help="bản sao lưu")
    with_database(restore)
    restore.set_defaults(run=_restore)
    erase = commands.add_parser(
        "erase",
        help="xóa vĩnh viễn dữ liệu cá nhân của một người",
        description="Không hoàn tác được; số lượt giữ nguyên.",
    )
    erase.add_argument("name", metavar="HỌ TÊN", help="họ và tên người cần xóa dữ liệu")
    erase.add_argument("--agency", default="", metavar="ĐƠN VỊ", help="đơn vị, khi có nhiều người cùng tên")
    with_database(erase)
    erase.set_defaults(run=_erase)
    check = commands.add_parser("selfcheck", help="tự kiểm tra bản cài đặt và dữ liệu", description="Tự kiểm tra.")
    check.add_argument("--db", type=Path, metavar="TỆP", help="kiểm tra thêm cơ sở dữ liệu này")
    check.set_defaults(run=_selfcheck)


def _backup(options: Namespace) -> None:
    with opened(options) as workspace:
        if options.list:
            for one in workspace.upkeep.backups():
                print(f"{one.local:%d/%m/%Y %H:%M}  {one.reason.term}  {one.file}")
            return
        outcomes = workspace.upkeep.back_up(options.to)
    _tell(outcomes)


def _tell(outcomes: list) -> None:  # type: ignore[type-arg]
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    for outcome in outcomes:
        if outcome.backup:
            print(f"Đã sao lưu và kiểm tra: {outcome.backup.file}")
    if faults:
        raise InputFault(" ".join(str(fault) for fault in faults))


def _restore(options: Namespace) -> None:
    from desktop.services.restoring import restore_backup

    done = restore_backup(options.file, options.db, who=options.who)
    print(f"Đã khôi phục {options.db} từ {options.file}.")
    kept = done.safety.file if done.safety else done.set_aside
    if kept:
        print(f"  Dữ liệu trước khi khôi phục được giữ ở {kept}.")
    if done.missing:
        print(f"  Còn thiếu {len(done.missing)} tệp minh chứng; hãy đính kèm lại khi có tệp gốc.")


def _erase(options: Namespace) -> None:
    with opened(options) as workspace:
        outcomes = workspace.upkeep.erase_by_name(options.name, options.agency)
        still = workspace.upkeep.still_named(options.name)
    print(
        "Đã xóa các mục thông tin cá nhân của một người trong dữ liệu và các bản sao lưu bên cạnh; số lượt giữ nguyên."
    )
    print("  Bản sao lưu ở nơi khác (USB, ổ khác) và tệp đã xuất thì chưa xóa; hãy tự xóa các bản đó.")
    for place in still:
        print(f"  Tên này còn đứng trong {place}; hãy sửa lại nội dung đó.")
    _tell(outcomes)


def _selfcheck(options: Namespace) -> int:
    from desktop.cli.selfcheck import run

    return run(options.db)
