"""Finding a place over HTTP: the search of the kiosks, over what is in memory of the town."""

from datetime import datetime, timedelta
from itertools import islice
from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from booking_core.central.api.day_answers import check_is_near
from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import FitOut, FitsOut, Part
from booking_core.central.api.problems import Problem, described
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE
from booking_core.central.guards.pace import Pace
from booking_core.domain.bookings import Channel, Need, Purpose
from booking_core.domain.finding.prices import price_of
from booking_core.domain.finding.search import LOOK_BEYOND, Offer, Search, best_first, soonest_start
from booking_core.domain.identity import VenueId
from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.time_spans import MINUTE, TimeSpan
from booking_core.protocol.messages import MOST_PERSONS

LONGEST_MINUTES = MOST_PATIENCE_MINUTES = 24 * 60
USUAL_OFFERS, MOST_OFFERS = 20, 200


@get(
    "/v1/search",
    sync_to_thread=True,
    tags=["Places"],
    summary="Find a place",
    responses=described(400, 404, 429, 503),
    opt={PACE: Pace.LOOKING},
)
def search_places(
    centre: NamedDependency[Centre],
    *,
    persons: Annotated[int, QueryParameter(ge=1, le=MOST_PERSONS, description="How many come.")],
    minutes: Annotated[int, QueryParameter(ge=1, le=LONGEST_MINUTES, description="How long, in minutes.")] = 60,
    starts_at: Annotated[
        datetime | None,
        QueryParameter(description="The earliest start, with an offset from UTC; now when left out."),
    ] = None,
    patience: Annotated[
        int, QueryParameter(ge=0, le=MOST_PATIENCE_MINUTES, description="So many minutes later will do too.")
    ] = 60,
    near: Annotated[str | None, QueryParameter(description="The house people are at; the first when left out.")] = None,
    purpose: Annotated[Purpose, QueryParameter(description="`meeting` when left out.")] = Purpose.MEETING,
    need: Annotated[list[Need] | None, QueryParameter(description="All that must be there; name each.")] = None,
    wheelchairs: Annotated[int, QueryParameter(ge=0, le=MOST_PERSONS, description="Of the persons.")] = 0,
    user: Annotated[KindOfUser, QueryParameter(description="For whom; `citizen` when left out.")] = KindOfUser.CITIZEN,
    free_of_charge: Annotated[bool, QueryParameter(description="Only what costs nothing.")] = False,
    limit: Annotated[int, QueryParameter(ge=1, le=MOST_OFFERS, description="How many at most.")] = USUAL_OFFERS,
) -> FitsOut:
    """Every space that seats so many, has what they need and is free for so long, the best first.

    What fits is ranked by waiting, walking from `near`, places that would stay empty, and whether it suits `purpose`.
    Each would be confirmed at once to whoever leaves a phone number or an address, if nobody else comes first: as it
    stands, and without its house being asked.
    """
    places, now = centre.days.places(), centre.clock()
    search = Search(
        here=_house(places, near),
        starts_at=_soonest(places, starts_at, now=now),
        length=timedelta(minutes=minutes),
        persons=persons,
        purpose=purpose,
        needs=frozenset(need or ()),
        patience=timedelta(minutes=patience),
        channel=Channel.PARTNER,
        named=True,
        user=user,
        free_of_charge=free_of_charge,
        as_it_stands=True,
        wheelchairs=min(wheelchairs, persons),
    )
    latest_end = search.starts_at + search.patience + search.length + LOOK_BEYOND
    calendar = centre.days.town.around(places, TimeSpan(search.starts_at, latest_end))
    offers = islice(best_first(places, calendar, search, now=now), limit)
    return FitsOut(as_of=now, time_zone=places.time_zone, offers=tuple(_fit_out(one, user) for one in offers))


def _house(places: Municipality, near: str | None) -> VenueId:
    if near is None:
        return places.venues[0].id
    if near not in places.venue_by_id:
        raise Problem(404, "unknown-place")
    return VenueId(near)


def _soonest(places: Municipality, starts_at: datetime | None, *, now: datetime) -> datetime:
    soonest = soonest_start(now, places.rules.walk_in.start_tolerance_minutes * MINUTE)
    if starts_at is None:
        return soonest
    if starts_at.utcoffset() is None:
        raise Problem(400, "time-without-zone", spots=(Spot(Part.QUERY, "starts_at"),))
    check_is_near(starts_at.date(), now=now, told_in="starts_at")
    return max(soonest, starts_at)


def _fit_out(offer: Offer, user: KindOfUser) -> FitOut:
    return FitOut(
        venue=offer.venue.id,
        space=offer.space.id,
        layout=offer.layout.id,
        starts_at=offer.span.starts_at,
        ends_at=offer.span.ends_at,
        free_until=offer.free_until,
        walking_minutes=offer.walking_minutes,
        suits=offer.suits,
        price=price_of(offer.space, user),
    )
