"""Commands of upkeep: `backup`, `restore`, `erase`, `mentions`, `tidy`, `selfcheck`."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.cli.opening import opened, path_of, with_database
from desktop.cli.parser import Commands, Parser
from desktop.domain.terms import field_term, record_term
from desktop.errors import InputFault, WrongUse
from desktop.journal.wording import shortened
from desktop.vietnamese.folding import fold_words
from desktop.vietnamese.numerals import grouped

if TYPE_CHECKING:
    from desktop.storage.backup import Outcome
    from desktop.storage.mentions import Mention


def add_commands(commands: Commands[Parser]) -> None:
    backup = commands.add_parser("backup", help="sao lưu, có kiểm tra lại", description="Sao lưu cơ sở dữ liệu.")
    with_database(backup)
    backup.add_argument("--to", type=path_of, action="append", default=[], metavar="THƯ MỤC", help="thêm nơi sao lưu")
    backup.add_argument("--remember", action="store_true", help="từ nay cũng tự sao lưu vào các nơi nêu ở --to")
    backup.add_argument("--list", action="store_true", help="chỉ liệt kê các bản sao lưu đã có")
    backup.add_argument("--places", action="store_true", help="chỉ liệt kê các nơi sao lưu đã ghi nhớ trên máy này")
    backup.add_argument(
        "--forget", type=path_of, metavar="THƯ MỤC", help="thôi tự sao lưu vào nơi này; bản đã có còn đó"
    )
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="khôi phục từ một bản sao lưu", description="Khôi phục.")
    restore.add_argument("file", type=path_of, metavar="TỆP", help="bản sao lưu")
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
    mentions = commands.add_parser(
        "mentions",
        help="tìm nội dung có tên một người; sửa và xóa hẳn nội dung cũ",
        description="Tìm tên người trong mọi nội dung, kể cả nội dung cũ trong nhật ký.",
    )
    mentions.add_argument("name", metavar="HỌ TÊN", help="họ và tên cần tìm, có dấu hay không dấu")
    mentions.add_argument("--correct", default="", metavar="MÃ", help="mã của nội dung cần sửa, như in ở danh sách")
    mentions.add_argument("--text", metavar="NỘI DUNG", help="nội dung mới thay cho nội dung có tên")
    with_database(mentions)
    mentions.set_defaults(run=_mentions)
    tidy = commands.add_parser(
        "tidy",
        help="dọn tệp đính kèm không còn mục nào dùng",
        description="Chỉ dọn tệp không có trong nhật ký và đã để quá 90 ngày.",
    )
    with_database(tidy)
    tidy.set_defaults(run=_tidy)
    check = commands.add_parser("selfcheck", help="tự kiểm tra bản cài đặt và dữ liệu", description="Tự kiểm tra.")
    check.add_argument("--db", type=path_of, metavar="TỆP", help="kiểm tra thêm cơ sở dữ liệu này")
    check.set_defaults(run=_selfcheck)


def _backup(options: Namespace) -> None:
    if options.remember and not options.to:
        raise WrongUse("Lệnh chưa đúng: --remember cần kèm --to THƯ MỤC.", remedy="Xem cách dùng: backup --help.")
    with opened(options) as workspace:
        upkeep = workspace.upkeep
        if options.list:
            for one in upkeep.backups():
                print(f"{one.local:%d/%m/%Y %H:%M}  {one.reason.term}  {one.file}")
            return
        if options.places:
            print("\n".join(map(str, upkeep.places())) or "Chưa ghi nhớ nơi sao lưu nào ngoài nơi bên cạnh dữ liệu.")
            return
        if options.forget:
            upkeep.forget_place(options.forget)
            print(f"Từ nay không tự sao lưu vào {options.forget} nữa; các bản sao lưu đã có ở đó còn nguyên.")
            return
        if options.remember:
            for place in options.to:
                print(f"Đã ghi nhớ nơi sao lưu: {upkeep.remember_place(place)}")
        outcomes = upkeep.back_up(place.absolute() for place in options.to)
    _tell(outcomes)


def _tell(outcomes: list[Outcome]) -> None:
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    for outcome in outcomes:
        if outcome.backup:
            print(f"Đã sao lưu và kiểm tra: {outcome.backup.file}")
    if faults:
        raise InputFault(" ".join(str(fault) for fault in faults))


def _restore(options: Namespace) -> None:
    from desktop.services.restoring import restore_backup
    from desktop.services.telling import restored_notices

    done = restore_backup(options.file, options.db, who=options.who)
    print(f"Đã khôi phục {options.db} từ {options.file}.")
    for notice in restored_notices(done):
        print(f"  {notice}")


def _erase(options: Namespace) -> None:
    with opened(options) as workspace:
        names, outcomes, records = workspace.upkeep.erase_by_name(options.name, options.agency)
        still = workspace.upkeep.mentions(*names)
    print("Đã xóa các mục thông tin cá nhân của một người trong dữ liệu; số lượt giữ nguyên.")
    if records > 1:
        print(
            f"  Gồm {grouped(records)} bản ghi của người này đã gộp làm một hoặc đã xóa, kể cả bản ghi mang tên khác."
        )
    _tell_erased(outcomes)
    _list(still, options.name)


def _mentions(options: Namespace) -> None:
    if bool(options.correct) != (options.text is not None):
        raise WrongUse("Lệnh chưa đúng: --correct và --text phải đi cùng nhau.", remedy="Xem: mentions --help.")
    if not fold_words(options.name):
        raise WrongUse("Chưa nêu họ tên cần tìm.", remedy="Hãy viết: mentions «Họ và tên».")
    with opened(options) as workspace:
        found = workspace.upkeep.mentions(options.name)
        if not options.correct:
            _list(found, options.name)
            return
        wanted = [one for one in found if _code(one) == options.correct]
        if len(wanted) != 1:
            raise InputFault(
                f"Không có nội dung nào mang mã «{options.correct}».", remedy="Hãy xem mã bằng lệnh mentions HỌ TÊN."
            )
        outcomes = workspace.upkeep.correct_mention(wanted[0], options.text)
        left = workspace.upkeep.mentions(options.name)
    print("Đã thay nội dung; nội dung cũ có tên đã xóa hẳn khỏi dữ liệu và nhật ký.")
    _tell_erased(outcomes)
    _list(left, options.name)


def _tell_erased(outcomes: list[Outcome]) -> None:
    """Which copies were made anew, and which may still hold what was erased."""
    from desktop.services.telling import copies_not_erased

    for outcome in outcomes:
        if outcome.backup:
            print(f"  Đã thay các bản sao lưu cũ bằng bản mới: {outcome.backup.file}")
    for notice in copies_not_erased(outcomes):
        print(f"  {notice}")
    print("  Bản sao lưu ở nơi khác chưa ghi nhớ (USB, ổ khác) và tệp đã xuất thì chưa xóa; hãy tự xóa các bản đó.")


def _list(found: list[Mention], name: str) -> None:
    if not found:
        print(f"Không còn nội dung nào có tên «{name}».")
        return
    print(f"Còn {grouped(len(found))} nội dung có tên «{name}»:")
    for one in found:
        print(f"  {_told(one)}")
    if not all(_told_kept(one) for one in found):
        print("  Sửa từng nội dung: mentions HỌ TÊN --correct MÃ --text «nội dung mới không có tên».")
    print("  Nội dung bên trong tệp đính kèm không tìm được bằng lệnh này; hãy mở các tệp để xem.")


def _told(one: Mention) -> str:
    return _told_kept(one) or _told_open(one)


def _told_kept(one: Mention) -> str:
    """A name that stays where it is, and why; empty for others."""
    if one.staff:
        return (
            f"Nhật ký: người thực hiện «{one.shown}»: người của cơ quan, nhật ký phải giữ tên người làm; không sửa, "
            "không xóa được."
        )
    if one.signing:
        return (
            f"{record_term(one.table)} «{one.shown}», mục «{field_term(one.table, one.field)}»: tên người ký thuộc thể "
            "thức của văn bản nên được giữ."
        )
    return ""


def _told_open(one: Mention) -> str:
    if one.table == "act":
        return f"Nhật ký: tên việc «{one.shown}» [{_code(one)}]"
    place = f"{record_term(one.table)} «{one.shown}», mục «{field_term(one.table, one.field)}»"
    if one.sealed:
        return f"{place}: báo cáo đã phát hành, không sửa được."
    if one.personal:
        return f"{place}: dữ liệu về người cùng tên; nếu đúng là người đó thì xóa dữ liệu của người đó."
    if one.past:
        return f"{place}: chỉ còn trong nội dung cũ {'của mục đã xóa ' if not one.text else ''}[{_code(one)}]"
    return f"{place}: «{shortened(one.text)}» [{_code(one)}]"


def _code(one: Mention) -> str:
    """What names a text on the command line."""
    return f"{one.what}.{one.uid.hex()[-8:]}"


def _tidy(options: Namespace) -> None:
    with opened(options) as workspace:
        gone = workspace.upkeep.tidy()
    print(f"Đã dọn {grouped(gone)} tệp không còn mục nào dùng." if gone else "Không có tệp nào cần dọn.")


def _selfcheck(options: Namespace) -> int:
    from desktop.cli.selfcheck import run

    return run(options.db)
