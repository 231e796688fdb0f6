"""Finding a place: every space of every house that fits, the best first, with the reasons.

A fit is counted in minutes a person would give for it: waiting, walking, setting up, and what a small group wastes of a
large room. The numbers in `_COST` are judgements, kept in one place to be argued with.

A space is offered as it stands where that will do. Where it will not, it is offered in the other layout that costs
least, set up by the people or by the house, if the placing that the centre decides with finds room for the work too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from math import asin, ceil, cos, inf, radians, sin, sqrt
from operator import attrgetter, itemgetter
from types import MappingProxyType

from booking_core.domain.bookings import Channel, Need, Purpose, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.prices import price_of
from booking_core.domain.hours.opening_hours import opening_slots
from booking_core.domain.identity import LayoutId, Slot, SpaceId, VenueId
from booking_core.domain.occupying.furniture import is_in_store
from booking_core.domain.occupying.placing import Placed, place_ask
from booking_core.domain.occupying.set_ups import SetUp, holds, is_shared, set_ups_for, starts_within
from booking_core.domain.places import KindOfUser, Layout, Municipality, Position, Reach, Space, Venue
from booking_core.domain.policy import RULES, RULES_OF_ASKING, Ask, Known, Rule, is_open, kept_spans, refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import (
    MINUTE,
    ONE_DAY,
    SLOT_LENGTH,
    TimeSpan,
    local_day,
    next_slot_start,
    slot_of,
    slot_start,
    span_of_slots,
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

SUITED_LAYOUTS: Mapping[Purpose, frozenset[LayoutId]] = MappingProxyType(
    {
        Purpose.MEETING: frozenset(map(LayoutId, ("meeting", "horseshoe", "circle", "tables"))),
        Purpose.QUIET: frozenset(map(LayoutId, ("meeting", "tables"))),
        Purpose.TALK: frozenset(map(LayoutId, ("rows", "horseshoe", "circle"))),
        Purpose.MUSIC: frozenset(map(LayoutId, ("rows", "circle", "empty", "open"))),
        Purpose.MOVEMENT: frozenset(map(LayoutId, ("empty", "open"))),
        Purpose.MAKING: frozenset(map(LayoutId, ("tables", "meeting"))),
        Purpose.EATING: frozenset(map(LayoutId, ("tables", "meeting", "festival"))),
        Purpose.PLAY: frozenset(map(LayoutId, ("play", "empty", "open"))),
    }
)
"""Layouts worth setting up for a purpose. What stands there is taken as it is."""


@dataclass(frozen=True, slots=True)
class _Cost:
    """Minutes."""

    walking_minute: float = 2.0
    empty_place: float = 0.25
    unsuited: float = 12.0
    most_for_empty_places: float = 20.0
    crew_minute: float = 0.5
    own_minute: float = 0.25
    unsuited_layout: float = 6.0


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

    With `asks` only the places are found that their house must say yes to, which is then asked, and with `as_it_stands`
    only those that nobody need set up. `wheelchairs` says how many of the persons come in one.
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
    as_it_stands: bool = False
    wheelchairs: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A space that fits and is free. `free_until` is the end of the unbroken free time after the start.

    `layout` is what people find: standing there without work, or set up by `set_up_by`. `stands`: whoever has the room
    before wants the same, so that nobody sets it up.
    """

    venue: Venue
    space: Space
    layout: Layout
    span: TimeSpan
    free_from: datetime
    free_until: datetime
    walking_minutes: int
    suits: bool
    cost: float
    set_up_by: SetUpBy = SetUpBy.CREW
    stands: bool = False


def find(municipality: Municipality, calendar: Calendar, search: Search, *, now: datetime) -> tuple[Offer, ...]:
    """At most one offer a space, the best first. Every offer would be confirmed if nobody else came first.

    Those that are only asked for would be taken down as requests.
    """
    return tuple(best_first(municipality, calendar, search, now=now))


def best_first(municipality: Municipality, calendar: Calendar, search: Search, *, now: datetime) -> Iterator[Offer]:
    """As `find`, one after the other: whoever takes the first few pays for little more.

    Houses are looked at from near to far, and an offer is told once no house further off can have a better one. Whether
    the rules allow it is asked only of what is next.
    """
    quest = _quest(municipality, calendar, search, now=now)
    found: list[_Ranked] = []
    for walk, venue in _houses_around(municipality, search.here):
        yield from _better_than(walk * _COST.walking_minute, found, quest)
        house = _house(quest, venue, walk)
        for space in house.venue.spaces if house.openings else ():
            if space.approval is search.asks:
                _rank(found, _offers(quest, house, space))
    yield from _better_than(inf, found, quest)


def next_times(
    municipality: Municipality, calendar: Calendar, search: Search, *, now: datetime, days: int = 7
) -> tuple[Offer, ...]:
    """When nothing fits: the soonest that would, within `days`, soonest first."""
    patient = replace(search, patience=timedelta(days=days))
    return tuple(sorted(find(municipality, calendar, patient, now=now), key=lambda o: (o.span.starts_at, o.cost)))


def meets(venue: Venue, space: Space, search: Search) -> bool:
    """Whether `space` has the places and everything needed, whenever that may be."""
    return _is_meant(venue, space, search) and bool(_set_ups(venue, space, search))


def _is_meant(venue: Venue, space: Space, search: Search) -> bool:
    is_cheap_enough = not search.free_of_charge or price_of(space, search.user) == 0
    return is_cheap_enough and meets_needs(venue, space, search.needs)


def _set_ups(venue: Venue, space: Space, search: Search) -> tuple[SetUp, ...]:
    """What seats them all, and who must not climb steps too. What stands there is taken as it is."""
    standing = space.standing_layout
    if holds(standing, persons=search.persons, wheelchairs=search.wheelchairs):
        return (SetUp(standing),)
    if search.as_it_stands:
        return ()
    found = set_ups_for(space, persons=search.persons, wheelchairs=search.wheelchairs, channel=search.channel)
    return tuple(one for one in found if one.layout.standing or _is_worth_it(venue, space, one.layout, search))


def _is_worth_it(venue: Venue, space: Space, layout: Layout, search: Search) -> bool:
    has_place = Need.STEP_FREE not in search.needs or layout.wheelchair_places > 0
    return has_place and is_in_store(venue, space, layout)


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


_RULES = tuple(rule for rule in RULES if rule is not is_open)
_RULES_OF_ASKING = tuple(rule for rule in RULES_OF_ASKING if rule is not is_open)
"""All but one: nothing is looked at that does not lie in an opening."""


@dataclass(frozen=True, slots=True)
class _Quest:
    """A search over one picture, with what is the same for every space."""

    municipality: Municipality
    calendar: Calendar
    search: Search
    now: datetime
    known: Known
    rules: Sequence[Rule]
    slots: int
    """How many slots a booking is long."""
    latest_start: datetime
    first_slot: int
    end_slot: int
    """From the first that a booking may start in, as far as free time is followed. A house is asked ahead of time."""
    days: tuple[date, date]
    """The local days on which an opening may begin that reaches in between the two."""


@dataclass(frozen=True, slots=True)
class _House:
    """What is the same for every space of a house: the way there, and its openings in slots."""

    venue: Venue
    walking_minutes: int
    openings: tuple[tuple[int, int], ...]


def _quest(municipality: Municipality, calendar: Calendar, search: Search, *, now: datetime) -> _Quest:
    latest_start = search.starts_at + search.patience
    soonest = max(search.starts_at, now + timedelta.resolution) if search.asks else search.starts_at
    first_slot, ends_at = slot_of(next_slot_start(soonest)), latest_start + search.length + LOOK_BEYOND
    zone = municipality.zone
    return _Quest(
        municipality,
        calendar,
        search,
        now,
        known=Known(calendar=calendar),
        rules=_RULES_OF_ASKING if search.asks else _RULES,
        slots=-(-search.length // SLOT_LENGTH),
        latest_start=latest_start,
        first_slot=first_slot,
        end_slot=slot_of(next_slot_start(ends_at)),
        days=(local_day(search.starts_at, zone) - ONE_DAY, local_day(ends_at, zone)),
    )


def _houses_around(municipality: Municipality, here: VenueId) -> tuple[tuple[int, Venue], ...]:
    """Every house with the minutes on foot, the nearest first."""
    known = municipality.walks_known.get(here)
    if known is None:
        position = municipality.venue_by_id[here].position
        walks = (
            (0 if venue.id == here else max(1, walking_minutes(position, venue.position)), venue)
            for venue in municipality.venues
        )
        known = municipality.walks_known[here] = tuple(sorted(walks, key=itemgetter(0)))
    return known


def _house(quest: _Quest, venue: Venue, walk: int) -> _House:
    openings = opening_slots(quest.municipality, venue, *quest.days)
    seen = tuple(one for one in openings if one[1] > quest.first_slot and one[0] < quest.end_slot)
    return _House(venue, walk, seen)


_Ranked = tuple[float, TimeSpan, SpaceId, Offer, Iterator[Offer]]
"""An offer by its rank, and what else its space could be. No space is there twice, so offers are never compared."""


def _better_than(cost: float, found: list[_Ranked], quest: _Quest) -> Iterator[Offer]:
    """The offers found so far that cost less, the best first, as far as the rules allow them."""
    while found and found[0][0] < cost:
        *_, offer, others = heappop(found)
        refusal = _refusal_of(quest, offer.space, SetUp(offer.layout), offer.span) if offer.layout.standing else None
        if refusal is None:
            yield offer
        elif refusal.code not in _AT_NO_TIME:
            _rank(found, others)


def _rank(found: list[_Ranked], offers: Iterator[Offer]) -> None:
    offer = next(offers, None)
    if offer is not None:
        heappush(found, (offer.cost, offer.span, offer.space.id, offer, offers))


def _offers(quest: _Quest, house: _House, space: Space) -> Iterator[Offer]:
    """What `space` could be for those who search, the best first.

    As it stands the rules have not been asked yet, and each later start is worse. What must be set up is judged here,
    for what it costs shows only when it is placed.
    """
    if not _is_meant(house.venue, space, quest.search):
        return
    set_ups = _set_ups(house.venue, space, quest.search)
    for set_up in set_ups:
        if set_up.layout.standing:  # alone, wherever it will do
            for span, free in _candidates(quest, house, space, set_up):
                yield _offer(quest, house, space, set_up, span=span, free=free, had=_AS_IT_STANDS)
            return
    offers = (_earliest(quest, house, space, set_up) for set_up in set_ups)
    best = min((offer for offer in offers if offer is not None), key=attrgetter("cost"), default=None)
    if best is not None:
        yield best


def _earliest(quest: _Quest, house: _House, space: Space, set_up: SetUp) -> Offer | None:
    for span, free in _candidates(quest, house, space, set_up):
        answer = _placed(quest, space, set_up, span)
        if isinstance(answer, _Had):
            return _offer(quest, house, space, set_up, span=span, free=free, had=answer)
        if answer.code in _AT_NO_TIME:
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Had:
    """What a booking would be: whether it comes to a room that is set, and whether that spares the work of it."""

    stands: bool = False
    shares: bool = False


_AS_IT_STANDS = _Had()


def _refusal_of(quest: _Quest, space: Space, set_up: SetUp, span: TimeSpan) -> Refusal | None:
    """What the rules say. `span` is free: nothing else is to be asked of what stands there."""
    ask = _ask(quest.search, space, set_up, span)
    return refusal_of(ask, quest.municipality, now=quest.now, known=quest.known, rules=quest.rules)


def _placed(quest: _Quest, space: Space, set_up: SetUp, span: TimeSpan) -> _Had | Refusal:
    """What the centre would say of what must be set up."""
    refusal = _refusal_of(quest, space, set_up, span)
    if refusal is not None:
        return refusal
    ask = _ask(quest.search, space, set_up, span)
    placed = place_ask(quest.municipality, quest.calendar, ask, now=quest.now)
    return _Had(placed.stands, bool(placed.neighbours)) if isinstance(placed, Placed) else placed


def _ask(search: Search, space: Space, set_up: SetUp, span: TimeSpan) -> Ask:
    return Ask(
        space.id,
        set_up.layout.id,
        span,
        search.persons,
        channel=search.channel,
        named=search.named,
        set_up_by=set_up.by,
        wheelchairs=search.wheelchairs,
        user=search.user,
    )


def _candidates(quest: _Quest, house: _House, space: Space, set_up: SetUp) -> Iterator[tuple[TimeSpan, TimeSpan]]:
    """In each free stretch the first span that is long enough, with the stretch; then those after kept time in it."""
    length = quest.search.length
    for free, opens in _free(quest, house, space, set_up):
        if free.starts_at > quest.latest_start:
            return
        for starts_at in _starts(quest, space, set_up, free, opens=opens):
            span = TimeSpan(starts_at, starts_at + length)
            if span.ends_at <= free.ends_at and starts_at <= quest.latest_start:
                yield span, free


def _starts(quest: _Quest, space: Space, set_up: SetUp, free: TimeSpan, *, opens: int) -> Iterable[datetime]:
    after_kept = [kept.ends_at for kept in kept_spans(quest.municipality, space, free)]
    if set_up.layout.standing:
        return (free.starts_at, *after_kept)
    opens_at = slot_start(Slot(opens))
    starts = starts_within(
        quest.municipality, quest.calendar, space, set_up, free=free, opens_at=opens_at, now=quest.now
    )
    return sorted({*starts, *(max(starts[0], end) for end in after_kept)})


def _free(quest: _Quest, house: _House, space: Space, set_up: SetUp) -> Iterator[tuple[TimeSpan, int]]:
    """The free stretches of `space` that are long enough, each with the first slot of its opening."""
    overlooks = None if set_up.layout.standing else partial(is_shared, quest.calendar, space, set_up)
    notice = quest.municipality.limits_of(space, quest.search.user).lead_minutes
    earliest, end = _after_notice(quest, notice) if notice else quest.first_slot, quest.end_slot
    for opens, closes in house.openings:
        for start, stop in quest.calendar.gaps(space, max(opens, earliest), min(closes, end), overlooks=overlooks):
            if stop - start >= quest.slots:
                yield span_of_slots(Slot(start), stop - start), opens


def _after_notice(quest: _Quest, minutes: int) -> int:
    """The first slot a booking may start in, where the house wants to know beforehand."""
    return slot_of(next_slot_start(max(quest.search.starts_at, quest.now + minutes * MINUTE)))


def _offer(
    quest: _Quest, house: _House, space: Space, set_up: SetUp, *, span: TimeSpan, free: TimeSpan, had: _Had
) -> Offer:
    search, layout, walk = quest.search, set_up.layout, house.walking_minutes
    suits = bool(SUITS[search.purpose] & set(space.features))
    waiting = (span.starts_at - search.starts_at) / MINUTE
    empty = min((layout.capacity - search.persons) * _COST.empty_place, _COST.most_for_empty_places)
    cost = waiting + walk * _COST.walking_minute + empty + (0 if suits else _COST.unsuited)
    cost += 0 if layout.standing else _cost_of(set_up, search.purpose, had)
    return Offer(
        house.venue,
        space,
        layout,
        span,
        free.starts_at,
        free.ends_at,
        walk,
        suits=suits,
        cost=cost,
        set_up_by=set_up.by,
        stands=had.stands,
    )


def _cost_of(set_up: SetUp, purpose: Purpose, had: _Had) -> float:
    """Whoever shares what stands causes no work that is not done anyway."""
    minute = _COST.own_minute if set_up.by is SetUpBy.THEMSELVES else _COST.crew_minute
    work = 0 if had.shares else set_up.minutes * minute
    return work + (0 if set_up.layout.id in SUITED_LAYOUTS[purpose] else _COST.unsuited_layout)
