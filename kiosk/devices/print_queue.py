"""Documents for a roll printer, on the disk before the printer is asked, and tried again until they are out.

    queue/  1764166080123-receipt-482916370.job     waiting, oldest first
            1764165000000-receipt-613370012.unprinted   nobody stands there any more: staff decide

A receipt that comes out of the printer when its owner has left would be a stranger's to take, so after ten minutes it
is printed no more by itself. What a printer has taken is deleted: after a restart it is not printed twice.
"""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Event, Thread

import structlog

from booking_core.documents.rolls import Roll
from kiosk.devices.printers import Form, PrinterAway
from kiosk.keeping.durable_files import write_durably
from ui.ports import PaperState

PATIENCE_SECONDS = 2.0
"""How long the person at the screen waits to hear what became of the paper."""

RETRY_SECONDS = 5.0
FETCHED_WITHIN_SECONDS = 600.0
UNPRINTED_IS_KEPT_SECONDS = 86_400.0
WAITING, UNPRINTED = ".job", ".unprinted"

log = structlog.get_logger()


class PrintQueue:
    """A `ReceiptPrinter` over one line; `start`, and in the end `stop`. Any thread may print."""

    def __init__(
        self,
        folder: Path,
        send: Callable[[bytes], None],
        *,
        roll: Roll | None = None,
        patience_seconds: float = PATIENCE_SECONDS,
        retry_seconds: float = RETRY_SECONDS,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._send = send
        self._roll = roll
        self._patience_seconds = patience_seconds
        self._retry_seconds = retry_seconds
        self._clock = clock
        self._changed = Condition()
        self._wake = Event()
        self._stopping = Event()
        self.is_away = False
        """It did not take what it was given last."""
        self._thread = Thread(target=self._run, name="print-queue", daemon=True)
        self._thread.start()

    def forms(self, roll: Roll) -> tuple[Form, ...]:
        """What the settings say of its paper, else what the places file says."""
        return (self._roll or roll,)

    def print_receipt(self, document: bytes, name: str) -> PaperState:
        """Printed, or waiting on the disk; failed only when the disk did not take it."""
        path = self._folder / f"{round(self._clock() * 1000)}-{name}{WAITING}"
        try:
            write_durably(path, document)
        except OSError as err:
            log.error("document not kept for printing", reason=type(err).__name__)  # noqa: TRY400
            return PaperState.FAILED
        self._wake.set()
        with self._changed:
            gone = self._changed.wait_for(lambda: not path.exists(), self._patience_seconds)
        return PaperState.PRINTED if gone else PaperState.WAITING

    def waiting(self) -> tuple[str, ...]:
        """What waits for the printer, the oldest first."""
        return tuple(path.stem for path in self._with(WAITING))

    def unprinted(self) -> tuple[str, ...]:
        """What was not printed while somebody waited for it."""
        return tuple(path.stem for path in self._with(UNPRINTED))

    def stop(self) -> None:
        """End; what waits stays on the disk."""
        self._stopping.set()
        self._wake.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            is_done = self._print_all()
            self._wake.wait(None if is_done else self._retry_seconds)

    def _print_all(self) -> bool:
        """Whether nothing is left to be tried again."""
        self._forget_old()
        for path in self._with(WAITING):
            if self._age(path) > FETCHED_WITHIN_SECONDS:
                log.warning("nobody waits for it any more: not printed", document=path.stem)
                path.rename(path.with_suffix(UNPRINTED))
            elif not self._print(path):
                return False
        return True

    def _print(self, path: Path) -> bool:
        try:
            self._send(path.read_bytes())
        except (PrinterAway, OSError) as err:
            if not self.is_away:
                log.warning("the printer is away", reason=str(err))
            self.is_away = True
            return False
        if self.is_away:
            log.info("the printer is back")
        self.is_away = False
        with self._changed:
            path.unlink(missing_ok=True)
            self._changed.notify_all()
        return True

    def _forget_old(self) -> None:
        for path in self._with(UNPRINTED):
            if self._age(path) > UNPRINTED_IS_KEPT_SECONDS:
                path.unlink(missing_ok=True)

    def _with(self, ending: str) -> list[Path]:
        return sorted(self._folder.glob(f"*{ending}"))

    def _age(self, path: Path) -> float:
        return self._clock() - int(path.name.partition("-")[0]) / 1000
