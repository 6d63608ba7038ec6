"""Photographs of a product: attached, shown as a copy, taken off, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.domain.media import Product
from ui.app import Application
from ui.commands import Command
from ui.room import Room
from ui.widgets.evidence_part import EvidencePart


def test_a_photograph_is_attached_looked_at_as_a_copy_and_taken_off(
    room: Room, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.workspace is not None
    with program.workspace.desk.read() as reader:
        product = next(one for one in reader.find(Product) if one.kind == "banner").uid
    part = EvidencePart(room, "product")
    part.show_of(None)
    assert not part.isEnabled()
    part.show_of(product)
    before = part.files.names()
    photograph = tmp_path / "bang-ron.jpg"
    photograph.write_bytes(b"\xff\xd8\xff\xe0 anh")
    part.files.choose = lambda: [str(photograph)]
    part.files.request()
    assert part.files.names() == [*before, "bang-ron.jpg"]
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    part.files._list.setCurrentRow(len(before))
    part.files._tell(part.files.opened)
    assert Path(opened[0]).read_bytes() == photograph.read_bytes()
    assert Path(opened[0]) != photograph
    part.files.remove_here()
    assert part.files.names() == before
    program.window.do(Command.UNDO)
    part.show_of(product)
    assert part.files.names() == [*before, "bang-ron.jpg"]
