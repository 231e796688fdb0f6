"""Lines to a roll printer: network, USB, serial and a device file, each opened anew for every document.

Before a document goes out the printer is asked how it is (DLE EOT), where the line can answer. One that gives no
answer is taken for ready: many cheap printers never say a word.
"""

from collections.abc import Callable
from dataclasses import dataclass
from socket import create_connection

import usb.core
from escpos.constants import RT_MASK_NOPAPER, RT_MASK_ONLINE, RT_STATUS_ONLINE, RT_STATUS_PAPER
from escpos.escpos import Escpos
from escpos.exceptions import Error as EscposError
from escpos.printer import File, Network, Serial, Usb

from kiosk.devices.printers import PrinterAway

_BROKEN = (EscposError, OSError, usb.core.USBError, usb.core.NoBackendError)
"""What a line that is gone raises; the last one where the machine has no libusb."""
ANSWER_SECONDS = 1.0
DEFAULT_PORT = 9100
DEFAULT_BAUD = 9600


@dataclass(frozen=True, slots=True)
class RollLine:
    """`open_printer` gives a connected printer; `answers` says whether it can be asked how it is."""

    open_printer: Callable[[], Escpos]
    answers: bool = True

    def send(self, document: bytes) -> None:
        """Print `document`.

        Raises:
            PrinterAway: it is gone, out of paper or has its cover open, or the line broke.
        """
        # the library's own way to send ready bytes
        self._do(lambda printer: printer._raw(document))

    def check(self) -> None:
        """Nothing, when it could print now, as far as it says; nothing is printed.

        Raises:
            PrinterAway: as of `send`.
        """
        self._do(lambda _printer: None)

    def _do(self, act: Callable[[Escpos], None]) -> None:
        try:
            printer = self.open_printer()
        except _BROKEN as err:
            raise PrinterAway(type(err).__name__) from err
        try:
            if self.answers:
                _check(printer)
            act(printer)
        except _BROKEN as err:
            raise PrinterAway(type(err).__name__) from err
        finally:
            printer.close()


def _check(printer: Escpos) -> None:
    paper = _status(printer, RT_STATUS_PAPER)
    if paper is not None and paper & RT_MASK_NOPAPER == RT_MASK_NOPAPER:
        reason = "out of paper"
        raise PrinterAway(reason)
    state = _status(printer, RT_STATUS_ONLINE)
    if state is not None and state & RT_MASK_ONLINE:
        reason = "offline: cover open or switched off line"
        raise PrinterAway(reason)


def _status(printer: Escpos, question: bytes) -> int | None:
    """The printer's one byte, or None when it says nothing in time."""
    try:
        answer = printer.query_status(question)
    except (TimeoutError, usb.core.USBTimeoutError):
        return None
    return answer[0] if answer else None


def network_line(host: str, port: int = DEFAULT_PORT) -> RollLine:
    """A printer on the network, raw port."""

    def opened() -> Escpos:
        # Connected here: the library leaves its socket open when nobody answers.
        line = create_connection((host, port), timeout=ANSWER_SECONDS)
        printer = Network(host, port=port, timeout=ANSWER_SECONDS)
        printer.device = line
        return printer

    return RollLine(opened)


def serial_line(device: str, baud: int = DEFAULT_BAUD) -> RollLine:
    """A printer on a serial line."""

    def opened() -> Escpos:
        printer = Serial(devfile=device, baudrate=baud, timeout=ANSWER_SECONDS, dsrdtr=False)
        printer.open()
        return printer

    return RollLine(opened)


def usb_line(vendor: int, product: int) -> RollLine:
    """A printer on USB, by its two numbers."""

    def opened() -> Escpos:
        printer = Usb(vendor, product, timeout=int(ANSWER_SECONDS * 1000))
        printer.open()
        return printer

    return RollLine(opened, answers=False)


def file_line(path: str) -> RollLine:
    """A device file such as /dev/usb/lp0, or an ordinary file that grows."""

    def opened() -> Escpos:
        printer = File(path)
        printer.open()
        return printer

    return RollLine(opened, answers=False)
