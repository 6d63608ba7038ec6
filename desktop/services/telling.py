"""What the program has done, or could not do, by itself at opening, closing and restoring: sentences for the clerk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop import settings
from desktop.errors import KnownError
from desktop.storage.backup import Outcome
from desktop.storage.opening import Opened
from desktop.storage.restore import Restored
from desktop.storage.tables import record_of

_SHOWN = 10


def remembered_places(database: Path) -> tuple[tuple[Path, ...], KnownError | None]:
    """The further backup places of a database, or why they are not known: no reason not to open it."""
    try:
        return settings.backup_places(database), None
    except KnownError as fault:
        return (), fault


def opening_notices(opened: Opened) -> Iterator[str]:
    """What opening a database has done besides opening it."""
    if opened.before_upgrade:
        yield (
            "Cơ sở dữ liệu đã được nâng cấp lên mẫu của phiên bản này; "
            f"bản trước khi nâng cấp được giữ ở {opened.before_upgrade.file}."
        )
        yield from failed_copies(opened.copied)
    if opened.unfinished:
        yield (
            "Lần xóa dữ liệu cá nhân trước chưa dọn xong vết cũ trong tệp và bản sao lưu; "
            f"lần mở sau chương trình sẽ tự dọn tiếp. {opened.unfinished}"
        )
    made = [outcome.backup.file.parent for outcome in opened.remade if outcome.backup]
    if made:
        places = ", ".join(map(str, made))
        yield f"Đã dọn nốt dữ liệu cá nhân đã xóa trước đây và thay các bản sao lưu cũ ở: {places}."
    yield from copies_not_erased(opened.remade)


def failed_copies(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """The places where a backup did not come about, and why."""
    for outcome in outcomes:
        if outcome.fault:
            yield f"Chưa sao lưu được vào {outcome.place}. {outcome.fault}"


def copies_not_erased(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """The places whose copies may still hold what was erased."""
    for outcome in outcomes:
        if outcome.fault:
            yield (
                f"Các bản sao lưu ở {outcome.place} có thể còn dữ liệu vừa xóa. {outcome.fault} "
                "Khi nơi đó dùng được trở lại, chương trình sẽ tự thay các bản cũ ở đó."
            )


def restored_notices(done: Restored) -> Iterator[str]:
    """What has to be known of a restore that was done."""
    kept = done.safety.file if done.safety else done.set_aside
    if kept:
        yield f"Dữ liệu trước khi khôi phục được giữ ở {kept}."
    if done.missing:
        yield f"Còn thiếu {len(done.missing)} tệp minh chứng hoặc báo cáo; hãy đính kèm lại khi có tệp gốc."
    if done.differing:
        names = ", ".join(f"«{record_of(name).term}»" for name in done.differing[:_SHOWN])
        yield (
            f"Trong bản sao lưu này, dữ liệu về {names} không khớp nhật ký từ trước khi sao lưu; hãy đối chiếu các mục "
            "đó với hồ sơ giấy, hoặc khôi phục từ một bản sao lưu cũ hơn."
        )
