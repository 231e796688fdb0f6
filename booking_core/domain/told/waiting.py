"""The waiting list: what somebody needs and could not have, kept until its days have passed.

One waits for a need and not for a room: so many people, for so long, some time within these days and hours, in this
place, in this house or anywhere. When something is given back, moved or cancelled, `matches` says what can be had now.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from booking_core.domain.bookings import Channel, Need, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import free_spans, lane
from booking_core.domain.finding.search import meets_needs
from booking_core.domain.finding.suggestions import Judge, Wanted, judge_of
from booking_core.domain.hours.opening_hours import day_plan, spans_on
from booking_core.domain.identity import LayoutId, RoomId, SpaceId, VenueId, WaitingId
from booking_core.domain.places import Hours, Layout, Municipality, Space, Venue
from booking_core.domain.policy import Ask
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import (
    MINUTE,
    ONE_DAY,
    SLOT_LENGTH,
    TimeSpan,
    local_day,
    local_midnight,
    next_slot_start,
)

MOST_DAYS = 31
"""For so many days on end one may wait: the list is gone through whenever something changes."""

MOST_WISHES = 5
"""So many wishes one person may have on the list at a time: the house calls for each of them."""


@dataclass(frozen=True, slots=True)
class WaitingNeed:
    """What is waited for. Both days are local and belong to it; `hours` are wall times, None while it is open.

    Without `space` any in `house` will do, without `house` any at all.

    Raises:
        ValueError: the days run backwards, or there is no length or nobody in it.
    """

    persons: int
    length: timedelta
    first_day: date
    last_day: date
    purpose: Purpose = Purpose.MEETING
    needs: tuple[Need, ...] = ()
    hours: Hours | None = None
    space: SpaceId | None = None
    house: VenueId | None = None

    def __post_init__(self) -> None:
        if self.last_day < self.first_day or self.length < SLOT_LENGTH or self.persons < 1:
            message = "a need has days in order, a quarter of an hour at least, and somebody in it"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class WaitingWish:
    """A need on the list; `made_at` (UTC) decides whose turn it is."""

    id: WaitingId
    need: WaitingNeed
    made_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    """What can be had now, if the house books it."""

    space: SpaceId
    layout: LayoutId
    span: TimeSpan


def matches(
    municipality: Municipality, calendar: Calendar, wish: WaitingWish, *, now: datetime
) -> tuple[WaitingOffer, ...]:
    """What meets the wish on the first of its days that has anything, at most one a space, the soonest first.

    Ordered by start, then by how many places stay empty. `calendar` covers the houses meant on those days.
    """
    today = local_day(now, municipality.zone)
    for day in days_of(wish.need, since=today):
        if offers := matches_on(municipality, calendar, wish.need, day=day, now=now):
            return offers
    return ()


def matches_on(
    municipality: Municipality,
    calendar: Calendar,
    need: WaitingNeed,
    *,
    day: date,
    now: datetime,
    venues: Container[VenueId] | None = None,
) -> tuple[WaitingOffer, ...]:
    """What meets `need` on that local day, at most one a space, the soonest first; in `venues` alone, if given."""
    offers = [
        (offer.span.starts_at, layout.capacity, offer)
        for venue, space, layout in _places(municipality, need)
        if (venues is None or venue.id in venues)
        and (offer := _soonest(municipality, calendar, need, (venue, space, layout), day=day, now=now))
    ]
    return tuple(offer for _, _, offer in sorted(offers, key=lambda one: (*one[:2], one[2].space)))


def matches_by_need(
    municipality: Municipality, calendar: Calendar, wishes: Iterable[WaitingWish], *, now: datetime
) -> dict[WaitingNeed, tuple[WaitingOffer, ...]]:
    """What meets each need that stands in `wishes`, looked for once however many have it."""
    return {
        need: matches(municipality, calendar, wish, now=now)
        for need, wish in {wish.need: wish for wish in wishes}.items()
    }


def refusal_of_need(municipality: Municipality, need: WaitingNeed, *, now: datetime) -> Refusal | None:
    """Why nobody can wait for `need`: it has passed, lies too far away, or no place could ever meet it."""
    if need.space is not None and need.space not in municipality.space_by_id:
        return Refusal(RefusalCode.UNKNOWN_SPACE)
    if need.house is not None and need.house not in municipality.venue_by_id:
        return Refusal(RefusalCode.UNKNOWN_SPACE)
    if (too_far := _too_far(municipality, need, now=now)) is not None:
        return too_far
    if ends_at(municipality, need) <= now:
        return Refusal(RefusalCode.IN_THE_PAST)
    if need.hours is not None and (window := _longest_window(municipality, need)) < need.length:
        return Refusal(RefusalCode.TOO_LONG, {"minutes": int(window / MINUTE)})
    if next(_places(municipality, need), None) is None:
        return Refusal(RefusalCode.TOO_MANY_PERSONS, {"capacity": _largest(municipality, need)})
    return None


def ends_at(municipality: Municipality, need: WaitingNeed) -> datetime:
    """The instant (UTC) from which nothing meets `need` any more."""
    if need.hours is not None and (spans := spans_on(need.last_day, (need.hours,), municipality.zone)):
        return spans[-1].ends_at
    return local_midnight(need.last_day + ONE_DAY, municipality.zone)


def days_of(need: WaitingNeed, *, since: date) -> Iterator[date]:
    """The local days of `need` that are not before `since`."""
    first = max(need.first_day, since)
    return (first + number * ONE_DAY for number in range((need.last_day - first).days + 1))


def waits_in(municipality: Municipality, need: WaitingNeed, venue: VenueId) -> bool:
    """Whether a place in `venue` may meet `need`."""
    if need.space is not None:
        own = municipality.venue_of_space.get(need.space)
        return own is not None and own.id == venue
    return need.house in {None, venue}


def may_want_the_same(municipality: Municipality, one: WaitingNeed, other: WaitingNeed) -> bool:
    """Whether both could be offered the same room at the same time: whoever waits longer is called first."""
    days = days_of(one, since=max(one.first_day, other.first_day))
    both = (day for day in days if day <= other.last_day)
    if not _rooms(municipality, one) & _rooms(municipality, other):
        return False
    return any(_touch(municipality, one, other, day) for day in both)


def _rooms(municipality: Municipality, need: WaitingNeed) -> set[RoomId]:
    return {room for _, space, _ in _places(municipality, need) for room in space.rooms}


def _touch(municipality: Municipality, one: WaitingNeed, other: WaitingNeed, day: date) -> bool:
    """Whether their hours of that day have any in common; no hours are all that it is open."""
    if one.hours is None or other.hours is None:
        return True
    zone = municipality.zone
    return any(a.overlaps(b) for a in spans_on(day, (one.hours,), zone) for b in spans_on(day, (other.hours,), zone))


def _places(municipality: Municipality, need: WaitingNeed) -> Iterator[tuple[Venue, Space, Layout]]:
    """Every space that may do, in the layout that causes the least work."""
    for venue, space in municipality.spaces():
        is_meant = need.space in {None, space.id} and waits_in(municipality, need, venue.id)
        if is_meant and meets_needs(venue, space, need.needs):
            large = [layout for layout in space.layouts if layout.capacity >= need.persons]
            if large:
                yield venue, space, min(large, key=lambda layout: (not layout.standing, layout.work_minutes))


def _largest(municipality: Municipality, need: WaitingNeed) -> int:
    capacities = (
        layout.capacity
        for venue, space in municipality.spaces()
        if need.space in {None, space.id} and waits_in(municipality, need, venue.id)
        for layout in space.layouts
    )
    return max(capacities, default=0)


def _too_far(municipality: Municipality, need: WaitingNeed, *, now: datetime) -> Refusal | None:
    """Asked before any other day is worked out: the calendar ends some time (`date.max`)."""
    ahead, today = municipality.rules.limits.book_ahead_days, local_day(now, municipality.zone)
    last = today + ahead * ONE_DAY
    if need.first_day <= last:
        last = min(last, max(need.first_day, today) + MOST_DAYS * ONE_DAY)
    return None if need.last_day <= last else Refusal(RefusalCode.TOO_FAR_AHEAD, {"days": ahead, "last_day": last})


def _longest_window(municipality: Municipality, need: WaitingNeed) -> timedelta:
    hours = () if need.hours is None else spans_on(need.first_day, (need.hours,), municipality.zone)
    return max((span.length for span in hours), default=timedelta())


def _soonest(
    municipality: Municipality,
    calendar: Calendar,
    need: WaitingNeed,
    place: tuple[Venue, Space, Layout],
    *,
    day: date,
    now: datetime,
) -> WaitingOffer | None:
    venue, space, layout = place
    for window in _windows(municipality, need, venue, day):
        for free in free_spans(lane(municipality, calendar, space, window)):
            for span in _candidates(free.clipped_to(window), need, now=now):
                ask = Ask(space.id, layout.id, span, need.persons, channel=Channel.STAFF, named=True)
                judge: Judge = judge_of(municipality, calendar, Wanted(ask), now=now)
                if judge(ask) is None:
                    return WaitingOffer(space.id, layout.id, span)
                if layout.standing:
                    break
    return None


def _windows(municipality: Municipality, need: WaitingNeed, venue: Venue, day: date) -> tuple[TimeSpan, ...]:
    if need.hours is None:
        return day_plan(municipality, venue, day).open_spans
    return spans_on(day, (need.hours,), municipality.zone)


def _candidates(free: TimeSpan | None, need: WaitingNeed, *, now: datetime) -> Iterator[TimeSpan]:
    """Every span of that length in the free time, the soonest first, none that has begun."""
    if free is None:
        return
    starts_at = next_slot_start(max(free.starts_at, now))
    while starts_at + need.length <= free.ends_at:
        yield TimeSpan(starts_at, starts_at + need.length)
        starts_at += SLOT_LENGTH
