"""A signed plan → a draft that someone confirms. Data in, data out: never the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.progress import NullProgress, Progress

if TYPE_CHECKING:
    from desktop.domain.plan_draft import PlanDraft


def read_plan(path: Path, progress: Progress | None = None) -> PlanDraft:
    """Read a plan from .docx, .pdf with a text layer, or .txt; the kind is told by the content, not by the name.

    Raises `FileFault` for a file that cannot be read, is secret, or holds no plan; `Cancelled` when asked to stop.
    """
    from desktop.planimport.extract import extract
    from desktop.planimport.reader import read_source

    return extract(read_source(path, progress or NullProgress()))


def read_pasted(text: str, progress: Progress | None = None) -> PlanDraft:
    """Read a plan whose text was pasted; raises as `read_plan` does."""
    from desktop.errors import FileFault
    from desktop.planimport.extract import extract
    from desktop.planimport.reader import read_data

    if not text.strip():
        raise FileFault("Chưa có nội dung để đọc.", remedy="Hãy dán toàn văn kế hoạch rồi bấm đọc.")
    return extract(read_data(text.encode("utf-8", "replace"), "văn bản dán vào", progress or NullProgress()))


def to_json(draft: PlanDraft) -> dict[str, Any]:
    """The draft as plain JSON values, for comparison with a reading made by hand."""
    from desktop.planimport.json_form import json_form

    return json_form(draft)
