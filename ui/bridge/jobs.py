"""Work that waits for network or disk, done beside the GUI thread and delivered back on it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

log = logging.getLogger(__name__)

Result = TypeVar("Result")
GIVE_UP_MS = 10_000


@dataclass(frozen=True, slots=True)
class _Delivery:
    """A call still to be made on the GUI thread."""

    call: Callable[[], None]


class JobRunner(QObject):
    """Runs each job on a thread of its own pool; `done` or `failed` is called on the GUI thread, never both.

    A job that raises is logged with its trace and ends in `failed`; it is not tried again. After `stop`
    nothing is delivered any more.
    """

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._stopped = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], Result], done: Callable[[Result], None], *, failed: Callable[[], None]) -> None:
        """Do `work` on another thread, then call `done` with its result here."""

        def job() -> None:
            self._ended.emit(_Delivery(_attempt(work, done, failed=failed)))

        self._pool.start(QRunnable.create(job))

    def stop(self) -> None:
        """Wait for what is under way, at most ten seconds, and deliver nothing more."""
        self._stopped = True
        self._pool.waitForDone(GIVE_UP_MS)

    @Slot(object)
    def _deliver(self, delivery: _Delivery) -> None:
        if not self._stopped:
            delivery.call()


def _attempt(
    work: Callable[[], Result], done: Callable[[Result], None], *, failed: Callable[[], None]
) -> Callable[[], None]:
    try:
        result = work()
    except Exception:
        log.exception("a job was given up")
        return failed
    return lambda: done(result)
