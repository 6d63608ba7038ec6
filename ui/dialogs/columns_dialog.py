"""Which column of the sender's table is which of ours."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.importing import ImportDraft
from ui.labels import tr


class ColumnsDialog(QDialog):
    """One list a column; a column nobody chose stays out. `columns` is key by column letter."""

    def __init__(self, draft: ImportDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Ghép cột của tệp {file}").format(file=draft.file_name))
        words = QLabel(
            tr("Chọn cột tương ứng trong tệp; cột có dấu * phải có. Cách ghép được nhớ cho những tệp cùng mẫu.")
        )
        words.setWordWrap(True)
        form = QFormLayout()
        self._fields: dict[str, QComboBox] = {}
        for column in (one for one in draft.columns if not one.own):
            field = QComboBox()
            field.addItem(tr("(không có)"), "")
            for letter, name in draft.heads:
                field.addItem(f"{letter} · {name}" if name else letter, letter)
            field.setCurrentIndex(max(0, field.findData(column.letter)))
            field.setAccessibleName(column.name)
            form.addRow(f"{column.name}{' *' if column.required else ''}", field)
            self._fields[column.key] = field
        buttons = QDialogButtonBox()
        go = buttons.addButton(tr("&Ghép cột"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("primary", 1)
        buttons.addButton(tr("&Bỏ qua"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(words)
        whole.addLayout(form)
        whole.addWidget(buttons)
        self.setMinimumWidth(520)

    def columns(self) -> dict[str, str]:
        """The mapping chosen."""
        return {key: str(field.currentData()) for key, field in self._fields.items()}
