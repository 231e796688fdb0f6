"""What an address or a form asks for, read: the same for every page."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from urllib.parse import parse_qs

from litestar import HttpMethod, post, route
from litestar.handlers import HTTPRouteHandler

from booking_core.central.api.problems import AnyRequest
from booking_core.central.guards.guarding import PACE
from booking_core.central.guards.origins import is_sent_from_here
from booking_core.central.guards.pace import Pace
from booking_core.central.web.day_field import NOTHING_SENT, day_field
from booking_core.central.web.messages import FORBIDDEN, NOT_FOUND, Ended, message, no_such_day, no_such_room
from booking_core.central.web.visitors import Visitor, visitor_of
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import local_day

REFUSED, TOO_MANY = 409, 429


def page_at(*paths: str) -> Callable[[Callable[..., object]], HTTPRouteHandler]:
    """Answers GET and HEAD at `paths`."""
    methods = [HttpMethod.GET, HttpMethod.HEAD]
    return route(list(paths), http_method=methods, status_code=200, include_in_schema=False, opt={PACE: Pace.LOOKING})


def form_at(*paths: str, status: int = 201) -> Callable[[Callable[..., object]], HTTPRouteHandler]:
    """Takes forms sent to `paths`."""
    return post(list(paths), status_code=status, include_in_schema=False, opt={PACE: Pace.SENDING})


def venue_named(municipality: Municipality, visitor: Visitor, venue_id: str) -> Venue:
    """The house of that id.

    Raises:
        Ended: there is none.
    """
    venue = municipality.venue_by_id.get(VenueId(venue_id))
    if venue is None:
        page = message(visitor, "no-such-house", municipality=municipality)
        raise Ended(page, NOT_FOUND, municipality=municipality)
    return venue


def space_named(municipality: Municipality, visitor: Visitor, venue_id: str, space_id: str) -> tuple[Venue, Space]:
    """The house and its space of those ids.

    Raises:
        Ended: there is no such house, or it has no such space.
    """
    venue = venue_named(municipality, visitor, venue_id)
    space = next((one for one in venue.spaces if one.id == space_id), None)
    if space is None:
        raise Ended(no_such_room(visitor, venue), NOT_FOUND, municipality=municipality)
    return venue, space


def day_not_shown(
    municipality: Municipality,
    visitor: Visitor,
    venue: Venue,
    path: str,
    *,
    last: date,
    now: datetime,
    sent: Mapping[str, str] = NOTHING_SENT,
) -> Ended:
    """That `venue` does not show the day, and a field for another, up to the `last`, of the page at `path`."""
    other = day_field(path, visitor, day=None, today=local_day(now, municipality.zone), last=last, sent=sent)
    return Ended(no_such_day(visitor, venue, other), NOT_FOUND, municipality=municipality)


def check_sent_from_here(request: AnyRequest, municipality: Municipality) -> None:
    """Nothing happens by a form of somebody else's page.

    Raises:
        Ended: the browser says that it was one.
    """
    if not is_sent_from_here(request, municipality):
        raise Ended(message(visitor_of(request), "sent-from-elsewhere"), FORBIDDEN, municipality=municipality)


def form_in(body: bytes) -> Mapping[str, str]:
    """The fields of a form that was sent, each once; those left empty are not there."""
    return {name: values[0] for name, values in parse_qs(body.decode(errors="replace")).items()}
