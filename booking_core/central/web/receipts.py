"""The receipt in an address, read: what it stands for now, with all that its pages are made of."""

from booking_core.central.api.problems import AnyRequest
from booking_core.central.centre import Centre
from booking_core.central.machines.redeeming import shown
from booking_core.central.web.bookings import Case, place_of, window_around
from booking_core.central.web.messages import STATUS_OF_UNREADABLE, Ended, unreadable
from booking_core.central.web.standing import standing_of
from booking_core.central.web.visitors import visitor_of
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Venue
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.receipts import ReceiptUnreadable


def calendar_of(centre: Centre, venue: Venue, window: TimeSpan) -> Calendar:
    """What stands in the spaces of `venue` then."""
    return centre.store.bookings.calendar(window, [space.id for space in venue.spaces])


def case_of(request: AnyRequest, centre: Centre, token: str) -> Case:
    """What the receipt with `token` stands for now.

    Raises:
        Ended: it is no receipt.
    """
    visitor, municipality = visitor_of(request), centre.store.municipality()
    paper = shown(centre, token)
    if isinstance(paper, ReceiptUnreadable):
        page = unreadable(visitor, paper.reason, municipality)
        raise Ended(page, STATUS_OF_UNREADABLE[paper.reason], municipality=municipality)
    with centre.store.reading() as connection:
        standing = standing_of(connection, paper.facts)
    place = place_of(standing, municipality)
    calendar = Calendar.of(()) if place is None else calendar_of(centre, place[0], window_around(standing))
    path, now = f"/R/{token.upper()}", centre.clock()
    return Case(standing, municipality, calendar, visitor, path=path, origin=paper.origin, now=now)
