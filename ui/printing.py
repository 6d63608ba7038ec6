"""Printing pages that are pictures: the desktop's own dialog with its choice of printer, pages and copies."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.documents.rendering import Picture
from desktop.errors import KnownError
from ui.labels import tr


class PrinterFault(KnownError):
    """Nothing can be printed here."""


def print_pictures(parent: QWidget, pages: list[Picture], name: str) -> bool:
    """Ask for printer and pages and print; whether something was sent. Raises `PrinterFault` where nothing can be."""
    if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
        raise PrinterFault(
            tr("Máy này chưa có máy in nào."),
            remedy=tr("Hãy cài máy in trong phần Cài đặt của Windows; hoặc ghi báo cáo thành PDF rồi in ở máy khác."),
        )
    printer, dialog = print_choice(parent, len(pages))
    printer.setDocName(name)
    if not dialog.exec():
        return False
    first, last = dialog.fromPage() or 1, dialog.toPage() or len(pages)
    draw(printer, pages[first - 1 : last])
    return True


def print_choice(parent: QWidget, count: int) -> tuple[QPrinter, QPrintDialog]:
    """A printer of A4 pages, and the desktop's dialog that chooses it and which of `count` pages it prints."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    return printer, dialog


def draw(printer: QPrinter, pages: list[Picture]) -> None:
    """Draw pages on a printer at their true size, each in the direction it has."""
    painter: QPainter | None = None
    for page in pages:
        lying = page.width > page.height
        turn = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(turn)
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        if painter is None:
            painter = QPainter()
            if not painter.begin(printer):
                raise PrinterFault(
                    tr("Máy in không nhận lệnh in."),
                    where=printer.printerName() or printer.outputFileName(),
                    remedy=tr("Hãy kiểm tra máy in đã bật, có giấy; nếu in ra tệp thì kiểm tra thư mục có quyền ghi."),
                )
        else:
            printer.newPage()
        image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
    if painter is not None:
        painter.end()
