"""The Qt binding gives back what it borrows: a kiosk lives for months (docs/adr/0011)."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal

CALLS = 200
STRAY = 20
"""References that other threads and caches may take or give meanwhile."""


class Sender(QObject):
    sent = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.received = 0
        self.sent.connect(self._receive)

    def _receive(self) -> None:
        self.received += 1


@pytest.mark.parametrize("what", ["parent", "property", "emit"])
def test_calls_into_qt_keep_none_and_true_alive(what: str) -> None:
    sender = Sender()
    calls: dict[str, Callable[[], object]] = {
        "parent": sender.parent,
        "property": lambda: sender.property("nothing"),
        "emit": sender.sent.emit,
    }

    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(CALLS):
        calls[what]()
    after = sys.getrefcount(None), sys.getrefcount(True)

    assert all(lost < STRAY for lost in (before[0] - after[0], before[1] - after[1]))
