"""The days of houses as the public API tells them, put together from the views in memory."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import cast

import msgspec
from litestar import Response

from booking_core.central.api_messages import AvailabilityOut
from booking_core.central.centre import Centre
from booking_core.central.day_views import DayView, Key
from booking_core.central.problems import Problem
from booking_core.domain.places import Municipality, Space
from booking_core.domain.time_spans import ONE_DAY, local_day

FARTHEST_DAY = timedelta(days=3660)
OK, NOT_MODIFIED = 200, 304
TAG_BYTES = 12


@dataclass(frozen=True, slots=True)
class DaysAsked:
    """So many local days from the first on, today where none is named; of one house or space, or of all."""

    first: date | None
    days: int
    venue: str | None
    space: str | None


@dataclass(frozen=True, slots=True)
class Lanes:
    """Each space's lane of each day, as JSON."""

    time_zone: str
    lanes: tuple[bytes, ...]

    def response(self, known: str | None, *, now: datetime) -> Response[AvailabilityOut]:
        """The answer, or that it is the one with the tag `known`."""
        content = b",".join(self.lanes)
        tag = f'W/"{blake2b(content, digest_size=TAG_BYTES).hexdigest()}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if known is not None and tag in {one.strip() for one in known.split(",")}:
            return Response(cast("AvailabilityOut", b""), status_code=NOT_MODIFIED, headers=headers)
        head = msgspec.json.encode({"as_of": now, "time_zone": self.time_zone})
        body = b'%s,"lanes":[%s]}' % (head[:-1], content)
        return Response(cast("AvailabilityOut", body), status_code=OK, headers=headers, media_type="application/json")


def check_is_near(day: date, *, now: datetime) -> None:
    """Nothing, when anything can be told of the local `day`.

    Raises:
        Problem: it is too far away (400).
    """
    if abs(day - now.date()) > FARTHEST_DAY:
        raise Problem(400, "day-too-far")


def lanes_at_hand(centre: Centre, asked: DaysAsked) -> Lanes | None:
    """The lanes, when all of them are in memory.

    Raises:
        Problem: there is no such place, or the day is too far away.
    """
    places = centre.days.places_at_hand()
    if places is None:
        return None
    chosen = _chosen(places, asked, now=centre.clock())
    views = centre.days.views_at_hand(places, (key for key, _ in chosen))
    return None if views is None else _lanes(places, chosen, views)


def lanes_read(centre: Centre, asked: DaysAsked) -> Lanes:
    """The lanes, read from the store where they are not in memory.

    Raises:
        Problem: there is no such place, or the day is too far away.
    """
    places = centre.days.places()
    chosen = _chosen(places, asked, now=centre.clock())
    return _lanes(places, chosen, centre.days.views(places, (key for key, _ in chosen)))


def _lanes(places: Municipality, chosen: list[tuple[Key, Space]], views: tuple[DayView, ...]) -> Lanes:
    lanes = (view.lanes[space.id] for (_, space), view in zip(chosen, views, strict=True))
    return Lanes(places.time_zone, tuple(lanes))


def _chosen(places: Municipality, asked: DaysAsked, *, now: datetime) -> list[tuple[Key, Space]]:
    """Every space that is asked for, with its house and each day."""
    first = asked.first or local_day(now, places.zone)
    check_is_near(first, now=now)
    days = [first + n * ONE_DAY for n in range(asked.days)]
    spaces = (
        (venue, space)
        for venue, space in places.spaces()
        if asked.venue in {None, venue.id} and asked.space in {None, space.id}
    )
    chosen = [((venue.id, day), space) for venue, space in spaces for day in days]
    if not chosen:
        raise Problem(404, "unknown-place")
    return chosen
