"""Finding a place: every space of every house that fits, the best first, with the reasons.

A fit is counted in minutes a person would give for it: waiting, walking, and what a small group wastes of a
large room. The numbers in `_COST` are judgements, kept in one place to be argued with.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import asin, ceil, cos, radians, sin, sqrt
from types import MappingProxyType

from booking_core.domain.availability import free_stretches
from booking_core.domain.bookings import Channel, Need, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import VenueId
from booking_core.domain.places import KindOfUser, Layout, Municipality, Position, Reach, Space, Venue
from booking_core.domain.policy import RULES_OF_ASKING, Ask, Known, kept_spans, refusal_of
from booking_core.domain.prices import price_of
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import (
    MINUTE,
    SLOT_LENGTH,
    TimeSpan,
    next_slot_start,
    slot_of,
    slot_start,
)

METRES_A_MINUTE = 80
DETOUR = 1.3
EARTH_RADIUS_METRES = 6_371_000
LOOK_BEYOND = timedelta(days=1)
"""How far past the last possible end free time is followed to tell its end: no single opening is longer."""


SUITS: Mapping[Purpose, frozenset[str]] = MappingProxyType(
    {
        Purpose.MEETING: frozenset({"screen", "whiteboard", "projector"}),
        Purpose.QUIET: frozenset({"quiet", "low-stimulus"}),
        Purpose.TALK: frozenset({"projector", "stage"}),
        Purpose.MUSIC: frozenset({"piano", "stage"}),
        Purpose.MOVEMENT: frozenset({"partition"}),
        Purpose.MAKING: frozenset({"workbench", "sewing-machine", "3d-printer", "sink"}),
        Purpose.EATING: frozenset({"kitchenette"}),
        Purpose.PLAY: frozenset({"child-friendly"}),
    }
)
"""Features that make a space good for a purpose; any one of them is enough."""


@dataclass(frozen=True, slots=True)
class _Cost:
    """Minutes."""

    walking_minute: float = 2.0
    empty_place: float = 0.25
    unsuited: float = 12.0
    most_for_empty_places: float = 20.0


_COST = _Cost()

_AT_NO_TIME = frozenset(
    {
        RefusalCode.FIRE_LIMIT,
        RefusalCode.LAYOUT_NEEDS_CREW,
        RefusalCode.NEEDS_APPROVAL,
        RefusalCode.TOO_FAR_AHEAD,
        RefusalCode.TOO_LONG,
        RefusalCode.TOO_MANY_PERSONS,
        RefusalCode.TOO_SHORT,
    }
)
"""What is refused now and will be later: looking on through the week finds nothing."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a person is looking for. `starts_at`: the earliest (UTC); `patience`: how much later will do.

    With `asks` only the places are found that their house must say yes to, which is then asked.
    """

    here: VenueId
    starts_at: datetime
    length: timedelta
    persons: int
    purpose: Purpose
    needs: frozenset[Need] = frozenset()
    patience: timedelta = timedelta(hours=1)
    channel: Channel = Channel.KIOSK
    named: bool = False
    user: KindOfUser = KindOfUser.CITIZEN
    free_of_charge: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A space that fits and is free. `free_until` is the end of the unbroken free time after the start."""

    venue: Venue
    space: Space
    layout: Layout
    span: TimeSpan
    free_from: datetime
    free_until: datetime
    walking_minutes: int
    suits: bool
    cost: float


def find(municipality: Municipality, calendar: Calendar, search: Search, *, now: datetime) -> tuple[Offer, ...]:
    """At most one offer a space, the best first. Every offer would be confirmed if nobody else came first.

    Those that are only asked for would be taken down as requests.
    """
    offers = (
        offer
        for venue, space in municipality.spaces()
        if space.approval is search.asks
        and meets(venue, space, search)
        and (offer := _earliest(municipality, calendar, venue, space, search=search, now=now)) is not None
    )
    return tuple(sorted(offers, key=lambda offer: (offer.cost, offer.span, offer.space.id)))


def next_times(
    municipality: Municipality, calendar: Calendar, search: Search, *, now: datetime, days: int = 7
) -> tuple[Offer, ...]:
    """When nothing fits: the soonest that would, within `days`, soonest first."""
    patient = replace(search, patience=timedelta(days=days))
    return tuple(sorted(find(municipality, calendar, patient, now=now), key=lambda o: (o.span.starts_at, o.cost)))


def meets(venue: Venue, space: Space, search: Search) -> bool:
    """Whether `space` has the places and everything needed, whenever that may be."""
    is_cheap_enough = not search.free_of_charge or price_of(space, search.user) == 0
    enough = space.standing_layout.capacity >= search.persons
    return enough and is_cheap_enough and meets_needs(venue, space, search.needs)


def meets_needs(venue: Venue, space: Space, needs: Iterable[Need]) -> bool:
    """Whether everything that people need is there."""
    return all(_has(venue, space, need) for need in needs)


def soonest_start(now: datetime, tolerance: timedelta) -> datetime:
    """The quarter that counts as now: the one just begun when it is nearer than the next, else the next."""
    begun = slot_start(slot_of(now))
    waited = now - begun
    return begun if waited <= tolerance and waited * 2 < SLOT_LENGTH else next_slot_start(now)


def walking_minutes(one: Position, other: Position) -> int:
    """Minutes on foot between two positions at 80 m a minute, a third added for streets. 0 for the same."""
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    metres = 2 * EARTH_RADIUS_METRES * asin(sqrt(chord))
    return ceil(metres * DETOUR / METRES_A_MINUTE)


def is_reachable_without_steps(venue: Venue, space: Space) -> bool:
    """Whether a wheelchair gets into every room of `space`, by lift where there is one."""
    return venue.step_free and all(venue.room(room).reach is not Reach.STAIRS for room in space.rooms)


def _has(venue: Venue, space: Space, need: Need) -> bool:
    if need is Need.STEP_FREE:
        return is_reachable_without_steps(venue, space)
    return need.value in space.features


def _earliest(
    municipality: Municipality,
    calendar: Calendar,
    venue: Venue,
    space: Space,
    *,
    search: Search,
    now: datetime,
) -> Offer | None:
    known = Known(calendar=calendar)
    for span, free in _candidates(municipality, calendar, space, search=search, now=now):
        ask = Ask(
            space.id,
            space.standing_layout.id,
            span,
            search.persons,
            channel=search.channel,
            named=search.named,
            user=search.user,
        )
        refusal = refusal_of(ask, municipality, now=now, known=known, rules=RULES_OF_ASKING if search.asks else None)
        if refusal is None:
            return _offer(municipality, venue, space, span, free=free, search=search)
        if refusal.code in _AT_NO_TIME:
            return None
    return None


def _candidates(
    municipality: Municipality, calendar: Calendar, space: Space, *, search: Search, now: datetime
) -> Iterator[tuple[TimeSpan, TimeSpan]]:
    """In each free stretch the first span that is long enough, with the stretch; then those after kept time in it."""
    latest_end = search.starts_at + search.patience + search.length
    notice = municipality.limits_of(space, search.user).lead_minutes * MINUTE
    earliest = next_slot_start(max(search.starts_at, now + notice) if notice else search.starts_at)
    needed = -(-search.length // SLOT_LENGTH)
    window = TimeSpan(earliest, max(latest_end, earliest) + LOOK_BEYOND)
    for free in free_stretches(municipality, calendar, space, window, at_least=needed):
        if free.starts_at + search.length > latest_end:
            return
        for starts_at in (free.starts_at, *(kept.ends_at for kept in kept_spans(municipality, space, free))):
            span = TimeSpan(starts_at, starts_at + search.length)
            if free.contains(span) and span.ends_at <= latest_end:
                yield span, free


def _offer(
    municipality: Municipality, venue: Venue, space: Space, span: TimeSpan, *, free: TimeSpan, search: Search
) -> Offer:
    here = municipality.venue_by_id[search.here]
    walk = 0 if venue.id == here.id else max(1, walking_minutes(here.position, venue.position))
    layout = space.standing_layout
    suits = bool(SUITS[search.purpose] & set(space.features))
    waiting = (span.starts_at - search.starts_at) / MINUTE
    empty = min((layout.capacity - search.persons) * _COST.empty_place, _COST.most_for_empty_places)
    cost = waiting + walk * _COST.walking_minute + empty + (0 if suits else _COST.unsuited)
    return Offer(venue, space, layout, span, free.starts_at, free.ends_at, walk, suits=suits, cost=cost)
