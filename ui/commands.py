"""The one table of acts and keys: the menu, the buttons and the help are all read from it."""

from __future__ import annotations

from enum import Enum


class Command(Enum):
    """An act of the window: its words (with the access key) and its key, the same everywhere."""

    NEW = "&Thêm mới", "Ctrl+N"
    SAVE = "&Lưu", "Ctrl+S"
    DELETE = "&Xóa vào thùng rác", "Del"
    SAME_AS_ABOVE = "Lấy &như dòng trên", "Ctrl+D"
    TODAY = "Điền ngày &hôm nay", "Ctrl+;"
    OPEN_LIST = "Mở &danh sách chọn", "F4"
    EDIT = "&Sửa", "F2"
    PRINT = "&In…", "Ctrl+P"
    EXPORT = "Xuất ra &Excel…", "Ctrl+E"
    UNDO = "&Hoàn tác", "Ctrl+Z"
    REDO = "Làm &lại", "Ctrl+Y"
    FILTER = "&Lọc trong trang này", "Ctrl+F"
    FIND_NEXT = "Tìm &tiếp", "F3"
    FIND_PREVIOUS = "Tìm n&gược lên", "Shift+F3"
    SEARCH = "Tìm trong &mọi sổ", "Ctrl+K"
    SUMMARISE = "Tổng &hợp lại", "F5"
    NEXT_PANE = "Sang &khung kế tiếp", "F6"
    HELP = "&Trợ giúp của trang này", "F1"
    FIRST_MONTH = "Tháng đầ&u tiên", "Ctrl+F1"
    KEYS = "Bảng &phím tắt", "Shift+F1"
    PLEDGE = "Cam kết không dùng &mạng", "Ctrl+Shift+F1"
    DIAGNOSE = "&Chép thông tin lỗi", "Ctrl+Shift+C"
    BACK = "&Quay lại", "Esc"
    QUIT = "&Đóng chương trình", "Ctrl+Q"

    def __init__(self, words: str, key: str) -> None:
        self.words = words
        self.key = key

    @property
    def plain(self) -> str:
        """The words without the mark of the access key."""
        return self.words.replace("&", "")


MENU = (
    (
        "&Sổ",
        (
            Command.NEW,
            Command.EDIT,
            Command.SAVE,
            Command.DELETE,
            None,
            Command.PRINT,
            Command.EXPORT,
            None,
            Command.QUIT,
        ),
    ),
    ("&Việc", (Command.UNDO, Command.REDO, None, Command.SAME_AS_ABOVE, Command.TODAY, Command.OPEN_LIST)),
    ("&Tìm", (Command.SEARCH, Command.FILTER, Command.FIND_NEXT, Command.FIND_PREVIOUS, None, Command.SUMMARISE)),
    (
        "T&rợ giúp",
        (
            Command.HELP,
            Command.FIRST_MONTH,
            Command.KEYS,
            None,
            Command.NEXT_PANE,
            Command.BACK,
            None,
            Command.DIAGNOSE,
            Command.PLEDGE,
        ),
    ),
)
"""The menu bar: heads and their acts; None is a dividing line."""

GRID_KEYS = (
    ("Enter", "Sang ô kế tiếp; ở ô cuối thì tới nút Lưu, Enter lần nữa là lưu"),
    ("Ctrl + 1 … 7", "Tới trang thứ nhất … thứ bảy (Hôm nay … Cài đặt)"),
    ("Alt + chữ gạch chân", "Tới ô hoặc nút mang chữ đó"),
    ("Ctrl + Tab", "Sang thẻ kế tiếp của trang"),
    ("C, M, P, V, T", "Điểm danh: có mặt, muộn, vắng có phép, vắng, cử người thay"),
    ("Shift + các chữ trên", "Điểm danh cả cột"),
    ("Ctrl + ←, →", "Bảng kế hoạch: sang năm trước, năm sau"),
    ("Alt + ←, →", "Trợ giúp: về mục đã xem trước, tới mục sau"),
)
"""Keys that mean something only where one stands, and what they do; for the help."""
