"""The days of houses as the public API tells them, joined from the views in memory: nothing is encoded or hashed anew
but what a change has touched.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import cast

import msgspec
from litestar import Response

from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import AvailabilityOut, Part
from booking_core.central.api.problems import Problem
from booking_core.central.api.tagged import tagged
from booking_core.central.centre import Centre
from booking_core.central.town.day_views import TAG_BYTES, DayView
from booking_core.central.town.house_days import Key
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.time_spans import ONE_DAY, local_day

FARTHEST_DAY = timedelta(days=3660)
MOST_IN_PASSING = 256
"""So many houses and days are joined on the event loop; more are for a thread."""


@dataclass(frozen=True, slots=True)
class DaysAsked:
    """So many local days from the first on, today where none is named; of one house or space, or of all."""

    first: date | None
    days: int
    venue: str | None
    space: str | None


@dataclass(frozen=True, slots=True)
class Lanes:
    """Each space's lane of each day, as JSON, and a tag that is another when any of them is."""

    time_zone: str
    content: bytes
    tag: str

    def response(self, known: str | None, *, now: datetime) -> Response[AvailabilityOut]:
        """The answer, or that it is the one with the tag `known`."""
        head = msgspec.json.encode({"as_of": now, "time_zone": self.time_zone})
        body = b'%s,"lanes":[%s]}' % (head[:-1], self.content)
        return cast("Response[AvailabilityOut]", tagged(body, self.tag, known))


def check_is_near(day: date, *, now: datetime, told_in: str = "from") -> None:
    """Nothing, when anything can be told of the local `day`, which the query names in `told_in`.

    Raises:
        Problem: it is too far away (400).
    """
    if abs(day - now.date()) > FARTHEST_DAY:
        raise Problem(400, "day-too-far", spots=(Spot(Part.QUERY, told_in),))


def lanes_at_hand(centre: Centre, asked: DaysAsked) -> Lanes | None:
    """The lanes, when all of them are in memory, and not too many.

    Raises:
        Problem: there is no such place, or the day is too far away.
    """
    places = centre.days.places_at_hand()
    if places is None:
        return None
    chosen = _chosen(places, asked, now=centre.clock())
    is_little = len(chosen.houses) * len(chosen.days) <= MOST_IN_PASSING
    views = centre.days.views_at_hand(places, chosen.keys) if is_little else None
    return None if views is None else chosen.lanes(views)


def lanes_read(centre: Centre, asked: DaysAsked) -> Lanes:
    """The lanes, read from the store where they are not in memory.

    Raises:
        Problem: there is no such place, or the day is too far away.
    """
    places = centre.days.places()
    chosen = _chosen(places, asked, now=centre.clock())
    return chosen.lanes(centre.days.views(places, chosen.keys))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The houses and days that are asked for, and which space of them: None for every one."""

    places: Municipality
    houses: tuple[Venue, ...]
    days: tuple[date, ...]
    space: str | None

    @property
    def keys(self) -> list[Key]:
        return [(house.id, day) for house in self.houses for day in self.days]

    def lanes(self, views: tuple[DayView, ...]) -> Lanes:
        """Those of `views`, one for each of the keys: each space's, day by day."""
        lanes = (
            view.lanes[space.id]
            for number, house in enumerate(self.houses)
            for space in house.spaces
            if self.space in {None, space.id}
            for view in views[number * len(self.days) : (number + 1) * len(self.days)]
        )
        tag = blake2b(b"".join(view.tag for view in views), digest_size=TAG_BYTES)
        return Lanes(self.places.time_zone, b",".join(lanes), f'W/"{tag.hexdigest()}"')


def _chosen(places: Municipality, asked: DaysAsked, *, now: datetime) -> _Chosen:
    first = asked.first or local_day(now, places.zone)
    check_is_near(first, now=now)
    houses = tuple(house for house in places.venues if asked.venue in {None, house.id} and _has(house, asked.space))
    if not houses:
        raise Problem(404, "unknown-place")
    return _Chosen(places, houses, tuple(first + number * ONE_DAY for number in range(asked.days)), asked.space)


def _has(house: Venue, space: str | None) -> bool:
    return bool(house.spaces) and (space is None or any(one.id == space for one in house.spaces))
