"""Commands of the plan: `plan read`, `plan adopt`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from desktop.cli.opening import opened, path_of, with_database
from desktop.cli.parser import Commands, Parser, command_parser
from desktop.domain.plan_draft import PlanDraft
from desktop.errors import FileFault


def add_commands(commands: Commands[Parser]) -> None:
    plan = commands.add_parser("plan", help="đọc và ghi nhận kế hoạch đã ký", description="Kế hoạch đã ký.")
    inner = command_parser(plan, what="plan")
    read = inner.add_parser("read", help="đọc kế hoạch từ .docx, .pdf, .txt, chưa ghi gì", description="Đọc kế hoạch.")
    read.add_argument("file", type=path_of, metavar="TỆP", help="tệp kế hoạch")
    read.add_argument("--json", type=path_of, metavar="TỆP", help="ghi bản đọc ra tệp JSON (dấu - : in ra màn hình)")
    read.set_defaults(run=_read)
    adopt = inner.add_parser(
        "adopt", help="đọc và ghi nhận kế hoạch vào cơ sở dữ liệu", description="Ghi nhận kế hoạch."
    )
    adopt.add_argument("file", type=path_of, metavar="TỆP", help="tệp kế hoạch")
    with_database(adopt)
    adopt.set_defaults(run=_adopt)


def _read(options: Namespace) -> None:
    from desktop.planimport import read_plan, to_json

    draft = read_plan(options.file)
    if options.json is None:
        _tell(draft)
        return
    words = json.dumps(to_json(draft), ensure_ascii=False, indent=2) + "\n"
    if str(options.json) == "-":
        sys.stdout.write(words)
        return
    try:
        options.json.write_text(words, encoding="utf-8")
    except OSError as fault:
        raise FileFault(
            "Không ghi được bản đọc.", where=str(options.json), remedy="Hãy chọn thư mục khác ghi được."
        ) from fault
    print(f"Đã ghi bản đọc: {options.json}")


def _adopt(options: Namespace) -> None:
    from desktop.planimport import read_plan

    draft = read_plan(options.file)
    with opened(options, create=True) as workspace:
        made = workspace.planning.adopt(draft)
    print(f"Đã ghi nhận kế hoạch: {made.plan.title}")
    print(f"  {made.tasks} nhiệm vụ, {made.targets} mục tiêu; đã lập {made.work_items} công việc theo kỳ.")
    if made.new_agencies:
        print("  Cơ quan mới thêm vào danh mục (hãy kiểm tra, gộp tên nếu trùng):")
        for agency in made.new_agencies:
            print(f"  - {agency.name} ({agency.kind.term})")
    for note in draft.notes:
        print(f"  Lưu ý: {note.text}")


def _tell(draft: PlanDraft) -> None:
    """The draft in words, doubtful guesses marked."""
    print(f"Kế hoạch: {draft.title.value if draft.title else '(chưa rõ)'}")
    print(f"  Số: {draft.number.value if draft.number else '(không có trong văn bản)'}")
    print(f"  Cơ quan ban hành: {draft.issuer.value if draft.issuer else '(không có trong văn bản)'}")
    print(f"Mục tiêu ({len(draft.targets)}):")
    for target in draft.targets:
        print(f"  - {target.text} [{target.sure.term}]")
    print(f"Nhiệm vụ ({len(draft.tasks)}):")
    for task in draft.tasks:
        timing = f"{task.timing.value.text} ({task.timing.value.kind.term})" if task.timing else "(chưa rõ)"
        print(f"  {task.printed_number}. {task.title} [{task.sure.term}]")
        print(f"     Thời gian: {timing}")
        print(f"     Chủ trì: {'; '.join(a.name for a in task.lead) or '(chưa rõ)'}")
        print(f"     Phối hợp: {'; '.join(a.name for a in task.coordinating) or '(chưa rõ)'}")
    for note in draft.notes:
        print(f"Lưu ý: {note.text}")
