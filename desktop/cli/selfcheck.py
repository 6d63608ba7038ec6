"""Proving an installation: every part is used once, on a database of its own, and each result is told."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop import __version__, paths
from desktop.domain.period import Period
from desktop.errors import KnownError

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_DAY = date(2024, 10, 1)


def run(database: Path | None = None) -> int:
    """Run every check and print one line each; gives 0 when all hold, else 1."""
    print(f"Sổ Truyền Thông {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _identity_in(Path(folder)):
        checks: list[tuple[str, Callable[[], str]]] = [
            ("Phiên bản Python", _python),
            ("Thư viện", _libraries),
            ("Phông chữ tiếng Việt", _fonts),
            ("Dữ liệu mẫu đi kèm", _resources),
            ("Tạo, ghi, hoàn tác, tìm, sao lưu", lambda: _database(Path(folder))),
            ("Báo cáo Word và PDF", lambda: _report(Path(folder))),
        ]
        for name, check in checks:
            failed += not _told(name, check)
    if database is not None:
        failed += not _told(f"Cơ sở dữ liệu {database}", lambda: _given(database))
    print("Kết quả: mọi phần đều dùng được." if not failed else f"Kết quả: {failed} phần chưa đạt.")
    return 1 if failed else 0


@contextmanager
def _identity_in(folder: Path) -> Iterator[None]:
    """Machine identities of the trial databases stay out of this user's own folder."""
    before = os.environ.get(paths.HOME_VARIABLE)
    os.environ[paths.HOME_VARIABLE] = str(folder / "home")
    try:
        yield
    finally:
        if before is None:
            del os.environ[paths.HOME_VARIABLE]
        else:
            os.environ[paths.HOME_VARIABLE] = before


def _told(name: str, check: Callable[[], str]) -> bool:
    try:
        print(f"  đạt   {name}: {check()}")
    except KnownError as fault:
        print(f"  HỎNG  {name}: {fault}")
        return False
    except Exception as fault:
        print(f"  HỎNG  {name}: {type(fault).__name__}")
        return False
    return True


def _python() -> str:
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        raise KnownError("Cần Python từ 3.11 đến 3.13.", remedy="Hãy cài lại chương trình từ bộ cài đầy đủ.")
    return "đúng"


def _libraries() -> str:
    import docx
    import holidays
    import pypdfium2
    import reportlab
    import sqlmodel

    used = (docx, holidays, pypdfium2, reportlab, sqlmodel)
    memory = sqlite3.connect(":memory:")
    memory.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    memory.execute("SELECT json_object('a', 1)")
    memory.close()
    return f"{len(used)} thư viện và chỉ mục tìm kiếm"


def _fonts() -> str:
    from reportlab.pdfbase.ttfonts import TTFontFile

    for file in sorted(paths.font_dir().glob("*.ttf")):
        known = TTFontFile(str(file)).charToGlyph
        lacking = [letter for letter in _LETTERS + _LETTERS.upper() if ord(letter) not in known]
        if lacking:
            raise KnownError(f"Phông {file.name} thiếu chữ {''.join(lacking)}.", remedy="Hãy cài lại chương trình.")
    return "có Times New Roman" if paths.times_new_roman() else "không có Times New Roman, dùng Liberation Serif"


def _resources() -> str:
    from desktop.services.sampling import sample_dir, sample_plan

    entries = sorted(sample_dir().glob("*.json"))
    if len(entries) < 2:
        raise KnownError("Thiếu dữ liệu mẫu.", where=str(sample_dir()), remedy="Hãy cài lại chương trình.")
    files = [sample_plan(), *entries]
    for file in files:
        if not file.is_file():
            raise KnownError("Thiếu tệp đi kèm.", where=str(file), remedy="Hãy cài lại chương trình.")
        if file.suffix == ".json":
            json.loads(file.read_text(encoding="utf-8"))
    return f"{len(files)} tệp"


def _database(folder: Path) -> str:
    from desktop.workspace import Workspace

    with Workspace.create(folder / "thu.db", who="Tự kiểm tra", today=lambda: _DAY) as workspace:
        agency = workspace.directory.add_agency(name="Phòng Văn hóa và Thông tin")
        channel = workspace.media.add_channel(name="Truyền thanh", kind="radio", level="district")
        product = workspace.media.add_product(title="Quyền trẻ em", kind="programme", seconds=600, agency=agency.uid)
        workspace.media.add_airings([{"product": product.uid, "channel": channel.uid, "day": date(2024, 9, 2)}])
        workspace.past.undo()
        workspace.past.redo()
        if [found.uid for found in workspace.finding.find("quyen tre em")] != [product.uid]:
            raise KnownError("Tìm kiếm cho kết quả sai.")
        if not workspace.upkeep.check().sound:
            raise KnownError("Dữ liệu không khớp nhật ký.")
        if any(outcome.fault for outcome in workspace.upkeep.back_up()):
            raise KnownError("Không sao lưu được.")
    return "khớp nhật ký"


def _report(folder: Path) -> str:
    import pypdfium2

    from desktop.workspace import Workspace

    with Workspace.open(folder / "thu.db", who="Tự kiểm tra", today=lambda: _DAY) as workspace:
        agency = workspace.directory.agencies()[0]
        workspace.directory.set_profile(
            agency=agency.uid, from_day=date(2023, 1, 1), issuer_lines="PHÒNG VĂN HÓA VÀ THÔNG TIN",
            place_name="Hạ Hòa", symbol="VHTT", full_name=agency.name, area="huyện Hạ Hòa",
        )  # fmt: skip
        written = workspace.reporting.write(Period.parse("2024-09"), folder / "out")
    with pypdfium2.PdfDocument(written.pdf) as pdf:
        page = pdf[0]
        words = page.get_textpage().get_text_bounded()
        pages = len(pdf)
    if "BÁO CÁO" not in words or not written.docx.stat().st_size:
        raise KnownError("Báo cáo viết ra không đọc lại được.")
    return f"đọc lại được, {pages} trang"


def _given(database: Path) -> str:
    from desktop.workspace import Workspace

    with Workspace.open(database, who="Tự kiểm tra") as workspace:
        health = workspace.upkeep.check()
    if health.fault is not None:
        raise health.fault
    return "khớp nhật ký" + (f"; {health.dangling} liên kết chờ bản ghi gốc" if health.dangling else "")
