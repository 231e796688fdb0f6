"""What a receipt that comes over the API says, and what it entitles to."""

from booking_core.central.api.problems import Problem
from booking_core.central.centre import Centre
from booking_core.central.machines.redeeming import Shown, shown
from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.protocol.authority import Origin
from booking_core.protocol.receipts import ReceiptUnreadable


def read_here(centre: Centre, receipt: str) -> Shown:
    """What the receipt says; the booking behind it is there again if it had been lost and can be had.

    Raises:
        Problem: it is no receipt that counts (403).
    """
    paper = shown(centre, receipt)
    if isinstance(paper, ReceiptUnreadable):
        raise Problem(403, f"receipt-{paper.reason.name.lower().replace('_', '-')}")
    return paper


def speaking_for(centre: Centre, receipt: str, booking: BookingId) -> Origin:
    """Who sends a command with the receipt, when it is that booking's, or of another date of its series.

    Raises:
        Problem: it is not (403).
    """
    paper = read_here(centre, receipt)
    if paper.facts.booking != booking and not _are_one_series(centre, paper.facts.booking, booking):
        raise Problem(403, "receipt-of-another-booking")
    return paper.origin


def booking_shown(centre: Centre, receipt: str) -> Booking:
    """The booking behind the receipt, as it is now.

    Raises:
        Problem: it is no receipt that counts (403), or there is no such booking (404).
    """
    booking = centre.store.bookings.with_id(str(read_here(centre, receipt).facts.booking))
    if booking is None:
        raise Problem(404, "unknown-booking")
    return booking


def _are_one_series(centre: Centre, *ids: BookingId) -> bool:
    """Whether the receipt of the one speaks for the other: both are dates of one series."""
    known = centre.store.bookings.with_ids(ids)
    series = {booking.series for booking in known}
    return len(known) == len(ids) and len(series) == 1 and None not in series
