"""Where pages of A4 come out on this machine; light: a doctor asks without setting a page."""

from booking_core.domain.places import PrinterKind, Venue
from kiosk.setup.settings import KioskSettings


def page_address(settings: KioskSettings, venue: Venue) -> str | None:
    """Where sheets of `venue` go: the folder in the settings, else the A4 queue of the house in the places file.

    A queue in the settings may be one for receipts, so it is used only where the house has none. None: there is none.
    """
    kind, _, where = (settings.printer_address or "").partition(":")
    if kind in {"folder", "escpos+folder"}:
        return f"folder:{where}"
    queues = (printer.queue for printer in venue.printers if printer.kind is PrinterKind.CUPS and printer.queue)
    queue = next(queues, where if kind == "cups" else None)
    return None if queue is None else f"cups:{queue}"
