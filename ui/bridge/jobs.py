"""Work that waits for network or disk, done beside the GUI thread and delivered back on it."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)

Result = TypeVar("Result")
MOST_AT_ONCE = 4


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
        # Python's own threads: Qt deletes a QRunnable while its Python half still stands for that address.
        self._pool = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="job")
        self._stopped = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], Result], done: Callable[[Result], None], *, failed: Callable[[], None]) -> None:
        """Do `work` on another thread, then call `done` with its result here."""

        def job() -> None:
            self._ended.emit(_Delivery(_attempt(work, done, failed=failed)))

        self._pool.submit(job)

    def stop(self) -> None:
        """Wait for what is under way, drop what has not begun, and deliver nothing more."""
        self._stopped = True
        self._pool.shutdown(cancel_futures=True)

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
