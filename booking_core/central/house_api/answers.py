"""What a program of the house is told of a command about bookings: what they are now, or why nothing was done."""

from booking_core.central.api.answers import booking_out, changed_out
from booking_core.central.api.bookings import Asked, refused
from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import BookingOut, ChangedOut, Part
from booking_core.central.api.problems import AnyRequest, Problem
from booking_core.central.api.spans_asked import layout_asked, spans_asked
from booking_core.central.centre import Centre
from booking_core.central.house_api.booking_messages import HouseBookingIn
from booking_core.central.house_api.messages import MovedToIn, SeriesAnsweredOut
from booking_core.central.house_api.series_messages import HouseSeriesIn
from booking_core.domain.bookings import Instead, Openness
from booking_core.domain.identity import BookingId, SeriesId, SpaceId
from booking_core.domain.places import Municipality
from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.messages import (
    Answer,
    Cancelled,
    Changed,
    NotCancelled,
    NotChanged,
    RefusalOnWire,
    RequestDeclined,
    SeriesAltered,
    SeriesBooked,
    SeriesRefused,
)


def changed_told(request: AnyRequest, centre: Centre, own: BookingId, answer: Answer) -> ChangedOut:
    """The booking as it is now, with a receipt for it.

    Raises:
        Problem: nothing was done (404, 409), or the key was used before (422).
    """
    match answer:
        case Changed():
            return changed_out(centre.store.municipality(), answer)
        case NotChanged(refusal=refusal):
            raise _not_done(request, centre, own, refusal)
        case _:
            raise Problem(422, "same-id-other-body")


def ended_told(request: AnyRequest, centre: Centre, own: BookingId, answer: Answer) -> BookingOut:
    """The booking or request that the house has cancelled or declined.

    Raises:
        Problem: nothing was done (404, 409), or the key was used before (422).
    """
    match answer:
        case RequestDeclined(booking=booking) | Cancelled(booking=booking):
            return booking_out(centre.store.municipality(), booking)
        case NotChanged(refusal=refusal) | NotCancelled(refusal=refusal):
            raise _not_done(request, centre, own, refusal)
        case _:
            raise Problem(422, "same-id-other-body")


def _not_done(request: AnyRequest, centre: Centre, own: BookingId, refusal: RefusalOnWire) -> Problem:
    """Why not, with the booking as it is now."""
    municipality, booking = centre.store.municipality(), centre.store.bookings.with_id(str(own))
    if booking is None and refusal.code is RefusalCode.UNKNOWN_BOOKING:
        return Problem(404, "unknown-booking")
    newer = None if booking is None else booking_out(municipality, booking)
    return refused(request, municipality, refusal, asked=Asked.TO_CHANGE, booking=newer)


def series_told(request: AnyRequest, centre: Centre, own: SeriesId, answer: Answer) -> SeriesAnsweredOut:
    """The series as it is now, with those of its dates that are different.

    Raises:
        Problem: nothing was done (404, 409), or the key was used before (422).
    """
    match answer:
        case SeriesBooked(series=series, bookings=bookings) | SeriesAltered(series=series, bookings=bookings):
            municipality = centre.store.municipality()
            out = tuple(booking_out(municipality, one) for one in bookings)
            return SeriesAnsweredOut(id=series.id, version=series.version, bookings=out)
        case SeriesRefused(refusal=refusal, dates=dates):
            raise _series_not_done(request, centre, own, tuple(one.refusal for one in dates) or (refusal,))
        case _:
            raise Problem(422, "same-id-other-body")


def _series_not_done(
    request: AnyRequest, centre: Centre, own: SeriesId, refusals: tuple[RefusalOnWire, ...]
) -> Problem:
    """Why not, with every date of the series as it is now."""
    municipality, found = centre.store.municipality(), centre.store.bookings.series(own)
    if found is None and refusals[0].code is RefusalCode.UNKNOWN_SERIES:
        return Problem(404, "unknown-series")
    dates = () if found is None else found[1]
    out = tuple(booking_out(municipality, one) for one in dates)
    return refused(request, municipality, *refusals, asked=Asked.TO_CHANGE, bookings=out)


def check_title(data: HouseBookingIn | HouseSeriesIn) -> None:
    """A title is for everybody to read, and nobody reads that of what is closed.

    Raises:
        Problem: it has one all the same (400).
    """
    if data.title.strip() and data.openness is Openness.CLOSED:
        raise Problem(400, "title-of-closed", spots=(Spot(Part.BODY, "title"),))


def place_in(municipality: Municipality, to: MovedToIn) -> Instead:
    """Where something goes.

    Raises:
        Problem: it cannot be then (400).
    """
    (span,) = spans_asked([("to.ends_at", to.starts_at, to.ends_at)])
    return Instead(SpaceId(to.space), layout_asked(municipality, to.space, to.layout), span)
