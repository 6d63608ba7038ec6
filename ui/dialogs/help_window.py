"""The help: topics at the left, the text at the right; it stays open beside the window while the clerk works."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.labels import tr
from ui.theme import BODY_PT, GRID, sized
from ui.widgets.dressing import clearable
from ui.widgets.help_topics import FIRST, Topic, help_dir, topics

_LIST_WIDTH = 210


class HelpWindow(QDialog):
    """Not modal; Esc closes it, Alt+← and Alt+→ walk through what was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Trợ giúp"))
        self.setWindowFlags(Qt.WindowType.Window)
        self.setModal(False)
        self._topics = {topic.name: topic for topic in topics()}
        self._read: list[str] = []
        self._place = -1
        self._build()
        self._list_topics()
        self.resize(QSize(870, 650))

    # --- what the window asks -------------------------------------------------------------------------------------

    def show_topic(self, *names: str) -> None:
        """Turn to the first of these topics that there is; where there is none, to the first month."""
        name = next((name for name in names if name in self._topics), FIRST)
        if not self._read or self._read[self._place] != name:
            self._read[self._place + 1 :] = [name]
            self._place = len(self._read) - 1
        self._show()

    def lie_beside(self, other: QWidget) -> None:
        """Go to the right edge of the screen, so that the left of the other window stays in sight."""
        screen = other.screen().availableGeometry()
        self.move(screen.right() - self.width(), screen.top() + max(0, screen.height() - self.height()) // 2)

    def topic(self) -> str:
        """The topic in sight."""
        return self._read[self._place] if self._read else ""

    # --- inside ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sought = QLineEdit()
        clearable(self.sought)
        self.sought.setPlaceholderText(tr("gõ có dấu hoặc không dấu"))
        self.sought.setAccessibleName(tr("Tìm trong trợ giúp"))
        self.sought.textChanged.connect(lambda _: self._list_topics())
        self.sought.returnPressed.connect(self._open_first)
        words = QLabel(tr("&Tìm trong trợ giúp:"))
        words.setBuddy(self.sought)
        self.list = QListWidget()
        self.list.setObjectName("checks")
        self.list.setAccessibleName(tr("Các mục trợ giúp"))
        self.list.setSpacing(3)
        self.list.currentItemChanged.connect(self._chosen)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Nội dung trợ giúp"))
        self.text.setFont(sized(self.font(), BODY_PT + 0.5))
        self.text.setOpenLinks(False)
        self.text.setSearchPaths([str(help_dir())])
        self.text.anchorClicked.connect(self._follow)
        self.back = QPushButton(tr("< &Mục trước"))
        self.forward = QPushButton(tr("M&ục sau >"))
        close = QPushButton(tr("Đó&ng"))
        self.back.clicked.connect(lambda: self._walk(-1))
        self.forward.clicked.connect(lambda: self._walk(1))
        close.clicked.connect(self.close)
        for button, key in ((self.back, "Alt+Left"), (self.forward, "Alt+Right"), (close, "Esc")):
            button.setAutoDefault(False)
            button.setToolTip(key.replace("Left", "←").replace("Right", "→"))
            if button is not close:
                QShortcut(QKeySequence(key), self, button.click)
        left = QVBoxLayout()
        left.setSpacing(GRID // 2)
        for widget in (words, self.sought, self.list):
            widget.setFixedWidth(_LIST_WIDTH)
            left.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addStretch(1)
        row.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.text, 1)
        right.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addLayout(left)
        whole.addLayout(right, 1)

    def _list_topics(self) -> None:
        """List what holds the words that are sought, the nearest first, all when none are; the topic in sight stays."""
        far = [(topic.distance(self.sought.text()), topic) for topic in self._topics.values()]
        found = [topic for near in range(3) for distance, topic in far if distance == near]
        self.list.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.list.clear()
        for topic in found:
            item = QListWidgetItem(topic.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, topic.name)
        if not found:
            item = QListWidgetItem(tr("Không mục nào có các chữ này."), self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.blockSignals(False)  # noqa: FBT003
        self._mark()

    def _open_first(self) -> None:
        self._chosen(self.list.item(0))
        self.list.setFocus()

    def _mark(self) -> None:
        """Stand in the list on the topic in sight."""
        names = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.setCurrentRow(names.index(self.topic()) if self.topic() in names else -1)
        self.list.blockSignals(False)  # noqa: FBT003

    def _chosen(self, item: QListWidgetItem | None) -> None:
        name = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if name:
            self.show_topic(name)

    def _follow(self, link: QUrl) -> None:
        self.show_topic(link.toString())

    def _walk(self, steps: int) -> None:
        self._place = min(max(self._place + steps, 0), len(self._read) - 1)
        self._show()

    def _show(self) -> None:
        topic: Topic = self._topics[self.topic()]
        self.text.setMarkdown(topic.text)
        self.setWindowTitle(tr("Trợ giúp: {title}").format(title=topic.title))
        self.back.setEnabled(self._place > 0)
        self.forward.setEnabled(self._place < len(self._read) - 1)
        self._mark()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Light turns dark, or back: the colours of links stand in the text itself, so it is set anew."""
        if event.type() is QEvent.Type.PaletteChange and self._read:
            self._show()
        super().changeEvent(event)
