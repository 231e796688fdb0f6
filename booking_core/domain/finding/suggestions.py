"""What can be had instead: the next best actions behind every "no", each of which would really be confirmed.

    shift          the same place at the nearest other time of that day
    shorter        the same start, as much of it as is left
    other-layout   the same place and time, set up in another way or by other hands
    indoors        the bad-weather room of a place in the open
    other-space    the same time elsewhere in the house, wasting the fewest places
    other-house    the same time in the nearest other house
    other-day      the same place and hour on the nearest other day
    waiting-list   be called when it becomes free; nothing is promised

Every candidate goes through the rules and the placing that the centre decides with; a law in the tests books each.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from booking_core.domain.bookings import Booking, Instead, Need
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.search import meets_needs, walking_minutes
from booking_core.domain.occupying.placing import Placed, place_ask
from booking_core.domain.occupying.set_ups import SetUp, hands_for, set_ups_for
from booking_core.domain.occupying.weather import moved, place_with_shelter
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.policy import Ask, Known, refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, local_day, local_instant, next_slot_start

FARTHEST_SHIFT = timedelta(hours=12)
MOST_DAYS_ON, MOST_HOUSES_ROUND = 14, 12


class Step(StrEnum):
    """What changes. The order is that in which people would want to hear it."""

    SHIFT = "shift"
    SHORTER = "shorter"
    OTHER_LAYOUT = "other-layout"
    INDOORS = "indoors"
    OTHER_SPACE = "other-space"
    OTHER_HOUSE = "other-house"
    OTHER_DAY = "other-day"
    WAITING_LIST = "waiting-list"


EVERY_STEP = frozenset(Step)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that can be had. `shift` is how much later it begins, negative earlier; `walking_minutes` from there.

    Of the waiting list `ask` is what one waits for.
    """

    step: Step
    ask: Ask
    shift: timedelta = timedelta()
    walking_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody was refused, and what they need of a place. `own` is the booking that was to be moved."""

    ask: Ask
    needs: frozenset[Need] = frozenset()
    own: Booking | None = None


Judge = Callable[[Ask], Refusal | None]

_POINTLESS: Mapping[RefusalCode, frozenset[Step]] = MappingProxyType(
    {
        RefusalCode.TOO_MANY_PERSONS: frozenset({Step.SHIFT, Step.SHORTER, Step.OTHER_DAY, Step.WAITING_LIST}),
        RefusalCode.IN_THE_PAST: frozenset({Step.WAITING_LIST}),
        RefusalCode.TOO_LONG: frozenset({Step.SHIFT, Step.WAITING_LIST}),
    }
)
"""Steps that cannot mend a refusal, where trying them would cost a search through the day."""

_OF_THE_PERSON = frozenset({RefusalCode.QUOTA_USED, RefusalCode.NAME_NEEDED_PAUSE})
"""What somebody has booked already is known to the centre alone: no other place or hour is promised to them here."""

WORTH_WAITING = frozenset({RefusalCode.TAKEN, RefusalCode.SETUP_TAKEN, RefusalCode.STRIKE_TAKEN})
"""What somebody else's giving up may mend."""


def houses_round(municipality: Municipality, house: Venue) -> tuple[Venue, ...]:
    """The other houses that are suggested in place of `house`, the nearest first: nobody goes to the thirteenth."""
    others = (venue for venue in municipality.venues if venue.id != house.id)
    by_distance = sorted(others, key=lambda venue: walking_minutes(house.position, venue.position))
    return tuple(by_distance[:MOST_HOUSES_ROUND])


def suggestions(
    municipality: Municipality,
    calendar: Calendar,
    wanted: Wanted,
    refusal: Refusal,
    *,
    now: datetime,
    steps: frozenset[Step] = EVERY_STEP,
) -> tuple[Suggestion, ...]:
    """At most one suggestion a step, the steps in their order. `calendar` covers `houses_round` it around the time."""
    if refusal.code in _OF_THE_PERSON:
        return ()
    tried = steps - _POINTLESS.get(refusal.code, frozenset())
    judge = _but_where_it_is(wanted, judge_of(municipality, calendar, wanted, now=now))
    finders = ((step, find) for step, find in _FINDERS.items() if step in tried)
    found = [one for step, find in finders if (one := next(_had(find(municipality, wanted), judge), None)) is not None]
    if Step.WAITING_LIST in tried and refusal.code in WORTH_WAITING and wanted.ask.span.starts_at > now:
        found.append(Suggestion(Step.WAITING_LIST, wanted.ask))
    return tuple(_before_the_night(found, refusal))


def _before_the_night(found: list[Suggestion], refusal: Refusal) -> list[Suggestion]:
    """Where the house closes before the end, what is left of its day comes before a time beyond the night."""
    closes_at = refusal.facts.get("closes_at") if refusal.code is RefusalCode.CLOSED else None
    is_far = any(
        one.step is Step.SHIFT and isinstance(closes_at, datetime) and one.ask.span.starts_at >= closes_at
        for one in found
    )
    return sorted(found, key=lambda one: one.step is not Step.SHORTER) if is_far else found


def judge_of(municipality: Municipality, calendar: Calendar, wanted: Wanted, *, now: datetime) -> Judge:
    """Why an ask like `wanted` cannot be had, as the centre would say."""
    known = Known(calendar=calendar, own=wanted.own)

    def judge(ask: Ask) -> Refusal | None:
        refusal = refusal_of(ask, municipality, now=now, known=known)
        if refusal is not None:
            return refusal
        placed = _placed(municipality, calendar, ask, wanted.own, now=now)
        return None if isinstance(placed, Placed) else placed

    return judge


def _but_where_it_is(wanted: Wanted, judge: Judge) -> Judge:
    """To stay is nothing that could be done instead."""
    own = wanted.own

    def judge_elsewhere(ask: Ask) -> Refusal | None:
        if own is not None and (own.space, own.layout, own.span) == (ask.space, ask.layout, ask.span):
            return Refusal(RefusalCode.TAKEN)
        return judge(ask)

    return judge_elsewhere


def _placed(
    municipality: Municipality, calendar: Calendar, ask: Ask, own: Booking | None, *, now: datetime
) -> Placed | Refusal:
    """A shelter that is held must come along."""
    if own is None:
        return place_ask(municipality, calendar, ask, now=now)
    there = moved(municipality, own, Instead(ask.space, ask.layout, ask.span, ask.set_up_by), now=now)
    return place_with_shelter(municipality, calendar, there, now=now, must_hold=own.shelter is not None)


def _had(candidates: Iterator[Suggestion], judge: Judge) -> Iterator[Suggestion]:
    return (one for one in candidates if judge(one.ask) is None)


# The steps


def _shifted(municipality: Municipality, wanted: Wanted) -> Iterator[Suggestion]:
    """The nearest first, later before earlier, from whole quarters on, within the same day's reach."""
    if wanted.ask.space not in municipality.space_by_id:
        return
    length = wanted.ask.span.length
    base = next_slot_start(wanted.ask.span.starts_at)
    for steps in range(int(FARTHEST_SHIFT / SLOT_LENGTH) + 1):
        for starts_at in dict.fromkeys((base + steps * SLOT_LENGTH, base - steps * SLOT_LENGTH)):
            span = TimeSpan(starts_at, starts_at + length)
            if span != wanted.ask.span:
                shift = starts_at - wanted.ask.span.starts_at
                yield Suggestion(Step.SHIFT, replace(wanted.ask, span=span), shift)


def _shortened(municipality: Municipality, wanted: Wanted) -> Iterator[Suggestion]:
    """As long as can be."""
    space = municipality.space_by_id.get(wanted.ask.space)
    if space is None:
        return
    starts_at = wanted.ask.span.starts_at
    shortest = timedelta(minutes=municipality.limits_of(space).shortest_minutes)
    length = (wanted.ask.span.length - timedelta(microseconds=1)) // SLOT_LENGTH * SLOT_LENGTH
    while length >= shortest:
        yield Suggestion(Step.SHORTER, replace(wanted.ask, span=TimeSpan(starts_at, starts_at + length)))
        length -= SLOT_LENGTH


def _relaid(municipality: Municipality, wanted: Wanted) -> Iterator[Suggestion]:
    """The layouts that cause the least work first; where people may do it themselves, that too."""
    space = municipality.space_by_id.get(wanted.ask.space)
    if space is None:
        return
    for layout in sorted(space.layouts, key=lambda layout: layout.work_minutes):
        if layout.capacity >= wanted.ask.persons:
            asks = (replace(wanted.ask, layout=layout.id, set_up_by=by) for by in hands_for(layout))
            yield from (Suggestion(Step.OTHER_LAYOUT, ask) for ask in asks if ask != wanted.ask)


def _indoors(municipality: Municipality, wanted: Wanted) -> Iterator[Suggestion]:
    space = municipality.space_by_id.get(wanted.ask.space)
    if space is not None and space.bad_weather_space is not None:
        shelter = municipality.space_by_id[space.bad_weather_space]
        for set_up in _seating(shelter, wanted):
            yield _in(municipality, wanted, shelter, set_up, step=Step.INDOORS)


def _elsewhere_in_the_house(municipality: Municipality, wanted: Wanted) -> Iterator[Suggestion]:
    house = municipality.venue_of_space.get(wanted.ask.space)
    if house is not None:
        yield from _within(municipality, wanted, house, Step.OTHER_SPACE)


def _in_other_houses(municipality: Municipality, wanted: Wanted) -> Iterator[Suggestion]:
    house = municipality.venue_of_space.get(wanted.ask.space)
    if house is None:
        return
    for venue in houses_round(municipality, house):
        yield from _within(municipality, wanted, venue, Step.OTHER_HOUSE)


def _on_another_day(municipality: Municipality, wanted: Wanted) -> Iterator[Suggestion]:
    """The same hour of the wall clock, the nearest day first."""
    if wanted.ask.space not in municipality.space_by_id:
        return
    zone, span = municipality.zone, wanted.ask.span
    day, wall = local_day(span.starts_at, zone), span.starts_at.astimezone(zone).time()
    for days in range(1, MOST_DAYS_ON + 1):
        for other in (day + timedelta(days=days), day - timedelta(days=days)):
            starts_at = local_instant(other, wall, zone)
            ask = replace(wanted.ask, span=TimeSpan(starts_at, starts_at + span.length))
            yield Suggestion(Step.OTHER_DAY, ask, starts_at - span.starts_at)


def _within(municipality: Municipality, wanted: Wanted, venue: Venue, step: Step) -> Iterator[Suggestion]:
    """What of `venue` meets people's needs: where nothing is to be set up first, then what wastes the fewest places."""
    fitting = [
        (set_up, space)
        for space in venue.spaces
        if space.id != wanted.ask.space and meets_needs(venue, space, wanted.needs)
        for set_up in _seating(space, wanted)
    ]
    by_fit = sorted(fitting, key=lambda one: (not one[0].layout.standing, one[0].layout.capacity, one[1].id))
    for set_up, space in by_fit:
        yield _in(municipality, wanted, space, set_up, step=step)


def _seating(space: Space, wanted: Wanted) -> tuple[SetUp, ...]:
    ask = wanted.ask
    return set_ups_for(space, persons=ask.persons, wheelchairs=ask.wheelchairs, channel=ask.channel)


def _in(municipality: Municipality, wanted: Wanted, space: Space, set_up: SetUp, *, step: Step) -> Suggestion:
    by = wanted.ask.set_up_by if set_up.layout.standing else set_up.by
    ask = replace(wanted.ask, space=space.id, layout=set_up.layout.id, set_up_by=by)
    here, there = municipality.venue_of_space[wanted.ask.space], municipality.venue_of_space[space.id]
    walk = 0 if here.id == there.id else max(1, walking_minutes(here.position, there.position))
    return Suggestion(step, ask, walking_minutes=walk)


_FINDERS: Mapping[Step, Callable[[Municipality, Wanted], Iterator[Suggestion]]] = MappingProxyType(
    {
        Step.SHIFT: _shifted,
        Step.SHORTER: _shortened,
        Step.OTHER_LAYOUT: _relaid,
        Step.INDOORS: _indoors,
        Step.OTHER_SPACE: _elsewhere_in_the_house,
        Step.OTHER_HOUSE: _in_other_houses,
        Step.OTHER_DAY: _on_another_day,
    }
)
