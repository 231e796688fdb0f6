"""What anybody may come to, for other programs: portals, newsletters, screens."""

from datetime import date, datetime
from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from booking_core.central.api.day_answers import check_is_near
from booking_core.central.api.messages import EventOut, EventsOut
from booking_core.central.api.paging import USUAL_PAGE, CursorText, Limit, key_in, page_of
from booking_core.central.api.problems import Problem, described
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE
from booking_core.central.guards.pace import Pace
from booking_core.domain.bookings import Booking
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import local_midnight
from booking_core.protocol.codes import public_id_of
from booking_core.store.bookings.open_events import EventKey, key_of, open_events


@get(
    "/v1/events",
    sync_to_thread=True,
    tags=["Places"],
    summary="List what anybody may come to",
    responses=described(400, 404, 429, 503),
    opt={PACE: Pace.LOOKING},
)
def get_events(
    centre: NamedDependency[Centre],
    *,
    first_day: Annotated[
        date | None, QueryParameter(name="from", description="Local day; what has not ended when left out.")
    ] = None,
    venue: Annotated[str | None, QueryParameter(description="One house; all when left out.")] = None,
    limit: Limit = USUAL_PAGE,
    cursor: CursorText = None,
) -> EventsOut:
    """Every event that is open to all, by start, in all houses or in one.

    With `next` as `cursor` the list goes on, the other parameters staying as they were; at its end `next` is null.
    """
    municipality = centre.store.municipality()
    ends_after = _since(centre, municipality, first_day)
    spaces, after = _spaces(municipality, venue), key_in(cursor, EventKey)
    with centre.store.reading() as connection:
        found = open_events(connection, spaces, ends_after=ends_after, after=after, most=limit + 1)
    page = page_of(found, limit, key_of)
    return EventsOut(events=tuple(_event(municipality, one) for one in page.things), next=page.next)


def _since(centre: Centre, municipality: Municipality, first_day: date | None) -> datetime:
    now = centre.clock()
    if first_day is None:
        return now
    check_is_near(first_day, now=now)
    return local_midnight(first_day, municipality.zone)


def _spaces(municipality: Municipality, venue: str | None) -> list[SpaceId]:
    spaces = [space.id for house, space in municipality.spaces() if venue in {None, house.id}]
    if not spaces:
        raise Problem(404, "unknown-place")
    return spaces


def _event(municipality: Municipality, one: Booking) -> EventOut:
    return EventOut(
        id=public_id_of(one.id),
        venue=municipality.venue_of_space[one.space].id,
        space=one.space,
        title=one.title,
        starts_at=one.span.starts_at,
        ends_at=one.span.ends_at,
        openness=one.openness,
        purpose=one.purpose,
        audience=one.audience,
        spoken=one.spoken,
    )
