"""The rules a booking must keep, each one a function that answers with a `Refusal` or None.

The order is the order in which a person would want to hear it: what is asked for first, then the day, then
the rules for people without a name. Whether the cells are free is not asked here: only the store knows at the
moment of booking, and `availability` knows for a picture of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from booking_core.domain.bookings import Channel, SetUpBy
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.opening_hours import day_plan, opening_around
from booking_core.domain.places import Layout, Municipality, Space, Venue
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan, is_on_slot, local_day

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody wants to book. `named` says whether the house knows whom to call."""

    space: SpaceId
    layout: LayoutId
    span: TimeSpan
    persons: int
    channel: Channel
    named: bool = False
    set_up_by: SetUpBy = SetUpBy.CREW


@dataclass(frozen=True, slots=True)
class Case:
    """An ask with everything the rules look at, found once."""

    ask: Ask
    municipality: Municipality
    venue: Venue
    space: Space
    layout: Layout
    now: datetime


Rule = Callable[[Case], Refusal | None]


def refusal_of(
    ask: Ask, municipality: Municipality, *, now: datetime, rules: Sequence[Rule] | None = None
) -> Refusal | None:
    """The first rule `ask` breaks at `now` (aware), or None when it keeps them all: `RULES`, or those of `rules`."""
    space = municipality.space_by_id.get(ask.space)
    if space is None:
        return _refusal(RefusalCode.UNKNOWN_SPACE)
    layout = space.layout(ask.layout)
    if layout is None:
        return _refusal(RefusalCode.UNKNOWN_LAYOUT)
    case = Case(ask, municipality, municipality.venue_of_space[space.id], space, layout, now)
    answers = (rule(case) for rule in (RULES if rules is None else rules))
    return next((answer for answer in answers if answer is not None), None)


def needs_no_crew(case: Case) -> Refusal | None:
    """Only what stands there, or what people set up themselves, can be had without the house's help."""
    is_own_work = case.ask.set_up_by is SetUpBy.THEMSELVES
    if case.layout.standing or is_own_work or case.ask.channel is Channel.STAFF:
        return None
    return _refusal(RefusalCode.LAYOUT_NEEDS_CREW, phone=case.venue.phone)


def has_room_for_all(case: Case) -> Refusal | None:
    """As many as the layout is made for, and no more."""
    if case.ask.persons <= case.layout.capacity:
        return None
    return _refusal(RefusalCode.TOO_MANY_PERSONS, capacity=case.layout.capacity)


def is_on_the_quarter(case: Case) -> Refusal | None:
    """It starts and ends where slots do."""
    span = case.ask.span
    on_quarter = is_on_slot(span.starts_at) and is_on_slot(span.ends_at)
    return None if on_quarter else _refusal(RefusalCode.NOT_ON_QUARTER)


def is_not_past(case: Case) -> Refusal | None:
    """A start a few minutes ago is still now."""
    tolerance = case.municipality.rules.walk_in.start_tolerance_minutes * MINUTE
    return None if case.ask.span.starts_at >= case.now - tolerance else _refusal(RefusalCode.IN_THE_PAST)


def is_long_enough(case: Case) -> Refusal | None:
    """At least the shortest that space, venue or municipality allow."""
    shortest = case.municipality.limits_of(case.space).shortest_minutes
    return _refusal(RefusalCode.TOO_SHORT, minutes=shortest) if case.ask.span.length < shortest * MINUTE else None


def is_short_enough(case: Case) -> Refusal | None:
    """At most the longest that space, venue or municipality allow."""
    longest = case.municipality.limits_of(case.space).longest_minutes
    return _refusal(RefusalCode.TOO_LONG, minutes=longest) if case.ask.span.length > longest * MINUTE else None


def is_near_enough(case: Case) -> Refusal | None:
    """Days are counted on the local calendar; 0 means today only."""
    days = case.municipality.limits_of(case.space).book_ahead_days
    zone = case.municipality.zone
    last_day = local_day(case.now, zone) + timedelta(days=days)
    if local_day(case.ask.span.starts_at, zone) <= last_day:
        return None
    return _refusal(RefusalCode.TOO_FAR_AHEAD, days=days, last_day=last_day)


def is_open(case: Case) -> Refusal | None:
    """All of it lies in one unbroken opening."""
    if opening_around(case.municipality, case.venue, case.ask.span) is not None:
        return None
    day = local_day(case.ask.span.starts_at, case.municipality.zone)
    plan = day_plan(case.municipality, case.venue, day)
    if not plan.open_spans:
        return _refusal(RefusalCode.CLOSED_ALL_DAY, day=day, reason=plan.closed_because)
    opens_at, closes_at = plan.open_spans[0].starts_at, plan.open_spans[-1].ends_at
    return _refusal(RefusalCode.CLOSED, day=day, opens_at=opens_at, closes_at=closes_at)


def needs_no_approval(case: Case) -> Refusal | None:
    """What the house must approve first, only the house books."""
    if case.ask.channel is Channel.STAFF or not case.space.approval:
        return None
    return _refusal(RefusalCode.NEEDS_APPROVAL, phone=case.venue.phone)


def starts_soon_or_has_a_name(case: Case) -> Refusal | None:
    """Walk-in rule: without a name it starts within hours."""
    rule = case.municipality.rules.walk_in
    latest = case.now + rule.starts_within_minutes * MINUTE
    if _is_known(case) or case.ask.span.starts_at <= latest:
        return None
    return _refusal(RefusalCode.NAME_NEEDED_START, minutes=rule.starts_within_minutes)


def is_brief_or_has_a_name(case: Case) -> Refusal | None:
    """Walk-in rule: without a name it is short."""
    rule = case.municipality.rules.walk_in
    if _is_known(case) or case.ask.span.length <= rule.longest_minutes * MINUTE:
        return None
    return _refusal(RefusalCode.NAME_NEEDED_LENGTH, minutes=rule.longest_minutes)


def _is_known(case: Case) -> bool:
    return case.ask.named or case.ask.channel is Channel.STAFF


def _refusal(code: RefusalCode, **facts: Fact) -> Refusal:
    return Refusal(code, MappingProxyType(facts))


RULES: tuple[Rule, ...] = (
    needs_no_crew,
    has_room_for_all,
    is_on_the_quarter,
    is_not_past,
    is_long_enough,
    is_short_enough,
    is_near_enough,
    is_open,
    needs_no_approval,
    starts_soon_or_has_a_name,
    is_brief_or_has_a_name,
)

RULES_OF_STAYING_LONGER: tuple[Rule, ...] = (
    is_on_the_quarter,
    is_short_enough,
    is_open,
    needs_no_approval,
    is_brief_or_has_a_name,
)
"""For a booking whose end alone moves out: its start and its people were judged before."""

RULES_OF_ENDING_EARLIER: tuple[Rule, ...] = (is_on_the_quarter,)
"""Giving time back is always possible."""
