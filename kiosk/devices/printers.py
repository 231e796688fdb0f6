"""Printers for receipts, behind one port. A failing printer never loses a booking: it says so and nothing more."""

from pathlib import Path
from typing import Protocol

import structlog

from kiosk.durable_files import READABLE, write_durably
from ui.ports import PaperState

log = structlog.get_logger()


class ReceiptPrinter(Protocol):
    """Puts a finished document on paper."""

    def print_receipt(self, pdf: bytes, name: str) -> PaperState:
        """What became of the paper; never raises. `name` is for people who look at a queue: no person stands in it."""
        ...


class FolderPrinter:
    """Prints into a folder: one PDF file a receipt, there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print_receipt(self, pdf: bytes, name: str) -> PaperState:
        try:
            write_durably(self._folder / f"{name}.pdf", pdf, mode=READABLE)
        except OSError as err:
            log.warning("receipt not printed", reason=type(err).__name__)
            return PaperState.FAILED
        return PaperState.PRINTED


class NoPrinter:
    """A machine without a printer: code and QR stand on the screen."""

    def print_receipt(self, pdf: bytes, name: str) -> PaperState:  # noqa: ARG002  # there is nothing to print on
        return PaperState.NO_PRINTER


def printer_for(folder: Path | None) -> ReceiptPrinter:
    """The printer that the settings name."""
    return NoPrinter() if folder is None else FolderPrinter(folder)
