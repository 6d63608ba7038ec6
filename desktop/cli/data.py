"""Commands that fill and ask the database: `record`, `sample`, `search`, `history`, `undo`, `redo`."""

from __future__ import annotations

import errno
from argparse import Namespace
from pathlib import Path

from desktop import paths
from desktop.cli.opening import count_of, opened, path_of, remove_database, with_database
from desktop.cli.parser import Commands, Parser
from desktop.errors import DatabaseFault, InputFault, KnownError, WrongUse
from desktop.vietnamese.numerals import grouped

_SHOWN_LEFT = 20


def add_commands(commands: Commands[Parser]) -> None:
    record = commands.add_parser(
        "record",
        help="ghi một tệp JSON gồm các việc (lớp, điểm danh, tin bài, lần phát…)",
        description="Ghi cả tệp hoặc không ghi gì.",
    )
    record.add_argument("file", type=path_of, metavar="TỆP", help="tệp JSON; dạng thức xem README")
    with_database(record)
    record.set_defaults(run=_record)
    sample = commands.add_parser("sample", help="tạo cơ sở dữ liệu mẫu", description="Đơn vị mẫu, số liệu hư cấu.")
    with_database(sample)
    sample.set_defaults(run=_sample)
    search = commands.add_parser("search", help="tìm trong mọi mục, có dấu hay không dấu", description="Tìm kiếm.")
    search.add_argument("words", nargs="+", metavar="TỪ", help="từ cần tìm")
    with_database(search)
    search.set_defaults(run=_search)
    history = commands.add_parser("history", help="xem các việc đã làm", description="Nhật ký, mới nhất trước.")
    history.add_argument("--limit", type=count_of, default=20, metavar="SỐ", help="số việc hiện ra (mặc định 20)")
    history.add_argument("--of", default="", metavar="TỪ", help="lịch sử của những mục tìm thấy theo từ này")
    with_database(history)
    history.set_defaults(run=_history)
    for name, told, run in (
        ("undo", "hoàn tác việc vừa làm", _undo),
        ("redo", "làm lại việc vừa hoàn tác", _redo),
    ):
        command = commands.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
        with_database(command)
        command.set_defaults(run=run)


def _record(options: Namespace) -> None:
    fresh, kept = not _there(options.db), _there(paths.backup_dir(options.db))
    try:
        with opened(options, create=True) as workspace:
            done = workspace.recording.record_file(options.file)
    except InputFault:
        if fresh and options.db.is_file():
            remove_database(options.db, backups=not kept)
        raise
    print(f"Đã ghi {grouped(done.count)} mục từ {options.file}.")
    for note in done.notes[:_SHOWN_LEFT]:
        print(f"  Lưu ý: {note}")
    if len(done.notes) > _SHOWN_LEFT:
        print(f"  … và {grouped(len(done.notes) - _SHOWN_LEFT)} lưu ý khác.")


def _there(path: Path) -> bool:
    """Whether a file or folder is there; one that cannot be asked about is left to the opening to refuse."""
    try:
        return path.exists()
    except OSError:
        return True


def _sample(options: Namespace) -> None:
    if options.db.exists():
        raise DatabaseFault(
            "Tệp đã có sẵn; dữ liệu mẫu chỉ tạo vào tệp mới.", where=str(options.db), remedy="Hãy chọn tên tệp khác."
        )
    part = options.db.with_name(f"{options.db.name}.part")
    remove_database(part)  # what a sample left that was stopped half-way
    try:
        count = _filled_sample(part, options.who)
        part.replace(options.db)
    except KnownError as fault:
        raise type(fault)(
            fault.what, where=fault.where.replace(str(part), str(options.db)), remedy=fault.remedy
        ) from fault
    except OSError as fault:
        what = "Đĩa đã đầy nên" if fault.errno == errno.ENOSPC else "Không ghi được vào thư mục này nên"
        raise DatabaseFault(
            f"{what} chưa tạo được dữ liệu mẫu.", where=str(options.db), remedy="Hãy dọn bớt đĩa hoặc chọn nơi khác."
        ) from fault
    finally:
        remove_database(part)
    print(f"Đã tạo cơ sở dữ liệu mẫu: {options.db} ({grouped(count)} mục).")


def _filled_sample(part: Path, who: str) -> int:
    """Fill the file that becomes the sample; what opening and closing it did is of no interest, it goes with it."""
    from desktop.workspace import Workspace

    workspace = Workspace.open_or_create(part, who=who)
    try:
        return workspace.sampling.fill()
    finally:
        workspace.close()


def _search(options: Namespace) -> None:
    if not " ".join(options.words).strip():
        raise WrongUse("Chưa nêu từ cần tìm.", remedy="Hãy viết từ cần tìm: search quyền trẻ em.")
    with opened(options) as workspace:
        hits = workspace.finding.find(" ".join(options.words))
    if not hits:
        print("Không tìm thấy mục nào.")
    group = ""
    for hit in hits:
        if hit.term != group:
            print(f"{hit.term[0].upper()}{hit.term[1:]}:")
            group = hit.term
        print(f"  {hit.shown}")


def _history(options: Namespace) -> None:
    with opened(options) as workspace:
        for line in workspace.past.told(options.limit, options.of):
            print(line)


def _undo(options: Namespace) -> None:
    with opened(options) as workspace:
        act, result = workspace.past.undo()
        left = workspace.past.left_alone(result)
    print(f"Đã hoàn tác: {act.name}.")
    _left(left)


def _redo(options: Namespace) -> None:
    with opened(options) as workspace:
        act, result = workspace.past.redo()
        left = workspace.past.left_alone(result)
    print(f"Đã làm lại: {act.name.removeprefix('Hoàn tác: ')}.")
    _left(left)


def _left(lines: list[str]) -> None:
    """What an undo has left alone, and why."""
    for line in lines[:_SHOWN_LEFT]:
        print(f"  {line}")
    if len(lines) > _SHOWN_LEFT:
        print(f"  … và {grouped(len(lines) - _SHOWN_LEFT)} mục khác được giữ nguyên.")
