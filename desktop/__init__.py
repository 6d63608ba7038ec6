"""Sổ Truyền Thông without a window: everything it knows, stores, counts, writes and exchanges."""

__version__ = "0.1.0"
