"""A barcode reader on a serial line. One that types like a keyboard needs nothing here."""

from collections.abc import Callable
from threading import Event, Thread

import serial
import structlog

BAUD = 9600
READ_SECONDS = 0.5
RETRY_SECONDS = 5.0
LONGEST_LINE_BYTES = 1024

log = structlog.get_logger()


class SerialScanner:
    """Reads lines from `device` on a thread of its own and hands each to `take`; what was read is never logged.

    A line that is gone is opened again every few seconds: a reader may be unplugged and come back.
    """

    def __init__(self, device: str, take: Callable[[str], None]) -> None:
        self._device = device
        self._take = take
        self.connected = Event()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="scanner", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End within half a second."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        is_here = True
        while not self._stopping.is_set():
            try:
                with serial.Serial(self._device, BAUD, timeout=READ_SECONDS) as line:
                    log.info("scanner connected", device=self._device)
                    is_here = True
                    self.connected.set()
                    self._read(line)
            except (serial.SerialException, OSError) as err:
                if is_here:
                    log.warning("no scanner", device=self._device, reason=type(err).__name__)
                is_here = False
                self.connected.clear()
                self._stopping.wait(RETRY_SECONDS)

    def _read(self, line: serial.Serial) -> None:
        """A reader ends what it has read with CR, LF or both."""
        kept = b""
        while not self._stopping.is_set():
            kept += line.read(max(1, line.in_waiting))
            *whole, kept = kept.replace(b"\r", b"\n").split(b"\n")
            kept = kept[-LONGEST_LINE_BYTES:]
            for one in whole:
                if one.strip():
                    self._take(one.decode(errors="replace"))
