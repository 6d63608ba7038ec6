"""A file the clerk chose, read whole after checks that need no reading: the sentences every kind of file shares."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import FileFault

MAX_FILE_BYTES = 50_000_000


@dataclass(frozen=True)
class Incoming:
    """How a kind of file is told of: "tệp bảng tính", what it holds, and what to do about it."""

    called: str
    content: str
    choose: str
    too_large: str
    in_use: str = "chương trình khác"

    def read(self, path: Path) -> bytes:
        """The whole file. Raises `FileFault`."""
        name = path.name
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            raise FileFault(f"Không tìm thấy {self.called}.", where=name, remedy=self.choose) from None
        except (OSError, ValueError):
            raise FileFault(
                f"Không truy cập được {self.called}.", where=name, remedy="Đề nghị kiểm tra ổ đĩa và quyền đọc tệp."
            ) from None
        if not stat.S_ISREG(status.st_mode):
            folder = stat.S_ISDIR(status.st_mode)
            what = "là một thư mục, không phải tệp" if folder else "không phải một tệp thông thường"
            raise FileFault(f"Đường dẫn đã chọn {what}.", where=name, remedy=self.choose)
        if status.st_size > MAX_FILE_BYTES:
            raise FileFault(
                f"Tệp quá lớn ({status.st_size / 1_000_000:.0f} MB); chương trình chỉ đọc {self.content} đến "
                f"{MAX_FILE_BYTES // 1_000_000} MB.",
                where=name,
                remedy=self.too_large,
            )
        if status.st_size == 0:
            raise FileFault("Tệp rỗng, không có nội dung.", where=name, remedy="Đề nghị chép lại tệp từ nơi gửi.")
        return self._content(path, status.st_size)

    def _content(self, path: Path, size: int) -> bytes:
        try:
            with path.open("rb") as stream:
                data = stream.read(size + 1)
        except OSError:
            raise FileFault(
                f"Không đọc được {self.called}.",
                where=path.name,
                remedy=f"Đề nghị đóng tệp nếu đang mở trong {self.in_use}, kiểm tra quyền đọc rồi thử lại.",
            ) from None
        if len(data) != size:
            raise FileFault(
                "Tệp đang thay đổi trong lúc đọc.", where=path.name, remedy="Đề nghị chờ chép xong rồi thử lại."
            )
        return data
