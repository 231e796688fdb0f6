"""Printers for receipts, behind one port. A failing printer never loses a booking: it says so and nothing more."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import structlog

from booking_core.documents.rolls import Roll
from kiosk.keeping.durable_files import READABLE, write_durably
from ui.ports import PaperState

LP = "lp"
PRINTING_SECONDS = 20

log = structlog.get_logger()

Form = Roll | None
"""How a document is wanted: as bytes for a roll printer, or (None) as PDF."""


class PrinterAway(Exception):
    """Nothing was printed, or not all of it; the text is the reason, for the log."""


class ReceiptPrinter(Protocol):
    """Puts a finished document on paper."""

    def forms(self, roll: Roll) -> tuple[Form, ...]:
        """In which forms it wants a receipt; `roll` is what the places file says of this kiosk's printer."""
        ...

    def print_receipt(self, document: bytes, name: str) -> PaperState:
        """What became of the paper; never raises. `name` is for people who look at a queue: no person stands in it."""
        ...


@dataclass(frozen=True, slots=True)
class FolderPrinter:
    """Prints into a folder, a file a document, there whole or not at all; `with_rolls` as bytes for a roll too."""

    folder: Path
    with_rolls: bool = False

    def forms(self, roll: Roll) -> tuple[Form, ...]:
        return (None, roll) if self.with_rolls else (None,)

    def print_receipt(self, document: bytes, name: str) -> PaperState:
        try:
            write_durably(self.folder / name, document, mode=READABLE)
        except OSError as err:
            log.warning("not printed", reason=type(err).__name__)
            return PaperState.FAILED
        return PaperState.PRINTED


class NoPrinter:
    """A machine without a printer: code and QR stand on the screen."""

    def forms(self, roll: Roll) -> tuple[Form, ...]:
        del roll
        return ()

    def print_receipt(self, document: bytes, name: str) -> PaperState:
        del document, name
        return PaperState.NO_PRINTER


@dataclass(frozen=True, slots=True)
class CupsQueue:
    """A print queue of this machine. Printed means that the queue has taken it: it keeps what must wait."""

    queue: str
    media: str | None = None

    def forms(self, roll: Roll) -> tuple[Form, ...]:
        del roll
        return (None,)

    def print_receipt(self, document: bytes, name: str) -> PaperState:
        media = [] if self.media is None else ["-o", f"media={self.media}"]
        command = [LP, "-s", "-d", self.queue, "-t", name, *media]
        try:
            done = subprocess.run(  # noqa: S603  # the queue stands in the settings or the places file
                command, input=document, capture_output=True, timeout=PRINTING_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as err:
            log.warning("not printed", queue=self.queue, reason=type(err).__name__)
            return PaperState.FAILED
        if done.returncode:
            log.warning("not printed", queue=self.queue, reason=done.stderr.decode(errors="replace").strip())
            return PaperState.FAILED
        return PaperState.PRINTED
