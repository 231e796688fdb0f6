"""A house's day: when it is open, what anybody may come to, and how each space is taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from booking_core.central.web.booking_times import path_of, starts_free
from booking_core.central.web.day_field import DayField, day_field
from booking_core.central.web.now import Event, event_of
from booking_core.central.web.places import access_words, day_heading, house_of, room_address, starting_large
from booking_core.central.web.ribbons import Ribbon, Strip, kinds_shown, listed, ribbon, whole_hours
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import lane, open_to_all
from booking_core.domain.hours.opening_hours import DayPlan, day_plan
from booking_core.domain.places import KindOfUser, Municipality, Space, Venue
from booking_core.domain.policy.times import last_day_ahead
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight
from booking_core.language.capacity_words import capacity_of
from booking_core.language.words import Words

DAYS_SHOWN = 14
"""How many days are shown to choose from after the first of them."""


@dataclass(frozen=True, slots=True)
class DayLink:
    """Another day of the same house or room."""

    name: str
    address: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class OtherDays:
    """Days to choose from, and where those before and behind them are; empty where there are none.

    Any other is asked for in the `field`.
    """

    links: tuple[DayLink, ...]
    earlier: str
    later: str
    field: DayField


@dataclass(frozen=True, slots=True)
class SpaceDay:
    """A space and what it does that day; `path` is where its own page is, `book` where one books it.

    Where nothing is free any more `book` is empty.
    """

    name: str
    path: str
    facts: str
    ribbon: Ribbon | None
    book: str


@dataclass(frozen=True, slots=True)
class HousePage:
    """`hours` says when it is open that day, or that and why it is closed; `waiting` how many wait for a room, and
    `join` is where one joins them, empty on a day that has no hours left."""

    house: House
    kind: str
    story: str
    day: str
    hours: str
    events: tuple[Event, ...]
    spaces: tuple[SpaceDay, ...]
    days: OtherDays
    calendar: str
    waiting: str
    join: str

    @property
    def legend(self) -> tuple[str, ...]:
        """The kinds of time to explain."""
        return kinds_shown(space.ribbon for space in self.spaces if space.ribbon is not None)


def day_asked_for(text: str, municipality: Municipality, venue: Venue, *, now: datetime) -> date | None:
    """The day that `text` (ISO 8601, empty for today) names; None when it is none of those shown of `venue`."""
    today = local_day(now, municipality.zone)
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if today <= day <= last_day_shown(municipality, venue, now=now) else None


def last_day_shown(municipality: Municipality, venue: Venue, *, now: datetime) -> date:
    """The last local day for which anybody may book a space of `venue`; a fortnight from today at least."""
    return max(last_day_of(municipality, space, now=now) for space in venue.spaces)


def last_day_of(municipality: Municipality, space: Space, *, now: datetime) -> date:
    """The last local day for which anybody may book `space`; a fortnight from today at least."""
    fortnight = local_day(now, municipality.zone) + DAYS_SHOWN * ONE_DAY
    return max(fortnight, *(last_day_ahead(municipality, space, user=user, now=now) for user in KindOfUser))


def days_around(day: date, *, today: date, last: date) -> tuple[date, ...]:
    """The days among which `day` is shown: so many at a time, from today on to the `last`."""
    at_once = DAYS_SHOWN + 1
    first = today + (day - today).days // at_once * at_once * ONE_DAY
    return tuple(one for one in (first + ahead * ONE_DAY for ahead in range(at_once)) if one <= last)


def window_of_day(municipality: Municipality, day: date) -> TimeSpan:
    """All that the page of `day` needs to know of the calendar."""
    return TimeSpan(local_midnight(day, municipality.zone), local_midnight(day + 2 * ONE_DAY, municipality.zone))


def house_page(
    municipality: Municipality,
    calendar: Calendar,
    venue: Venue,
    day: date,
    *,
    visitor: Visitor,
    now: datetime,
    waiting: int = 0,
) -> HousePage:
    """The page of `venue` on the local `day`; `calendar` covers `window_of_day`, `waiting` counts who waits then."""
    words, zone = visitor.words, municipality.zone
    today = local_day(now, zone)
    plan = day_plan(municipality, venue, day)
    return HousePage(
        house=house_of(venue, visitor),
        kind=words.name_of(venue.kind),
        story=venue.story,
        day=day_heading(words, day, today=today),
        hours=hours_words(municipality, plan, words),
        events=tuple(_events(municipality, calendar, venue, plan, words=words, now=now)),
        spaces=tuple(_spaces(municipality, calendar, venue, plan, visitor=visitor, now=now)),
        days=other_days(
            f"/houses/{venue.id}", day, visitor, today=today, last=last_day_shown(municipality, venue, now=now)
        ),
        calendar=visitor.link(f"/houses/{venue.id}/open.ics"),
        waiting=_waiting(waiting, words, is_today=day == today),
        join=_join(venue, plan, visitor, now=now),
    )


def _waiting(count: int, words: Words, *, is_today: bool) -> str:
    if not count:
        return ""
    return words.text("web.waiting-today" if is_today else "web.waiting-that-day", count=count)


def _join(venue: Venue, plan: DayPlan, visitor: Visitor, *, now: datetime) -> str:
    if not plan.open_spans or plan.open_spans[-1].ends_at <= now:
        return ""
    return visitor.link(f"/houses/{venue.id}/waiting", day=plan.day.isoformat())


def hours_words(municipality: Municipality, plan: DayPlan, words: Words) -> str:
    """When the house is open that day; or that it is closed, and why."""
    if plan.open_spans:
        spans = [words.time_range(span, municipality.zone) for span in plan.open_spans]
        return words.text("web.open-hours", spans=listed(words, spans))
    if plan.closed_because:
        return words.text("web.closed-because", reason=plan.closed_because)
    return words.text("web.closed")


def _events(
    municipality: Municipality, calendar: Calendar, venue: Venue, plan: DayPlan, *, words: Words, now: datetime
) -> Iterator[Event]:
    """What begins on the day and is not over."""
    midnight = local_midnight(plan.day, municipality.zone)
    window = TimeSpan(midnight, local_midnight(plan.day + ONE_DAY, municipality.zone))
    for booking in open_to_all(calendar, venue, window):
        if booking.span.starts_at >= midnight and booking.span.ends_at > now:
            place = municipality.space_by_id[booking.space].name
            yield event_of(municipality, booking, place=place, words=words, now=now)


def _spaces(
    municipality: Municipality, calendar: Calendar, venue: Venue, plan: DayPlan, *, visitor: Visitor, now: datetime
) -> Iterator[SpaceDay]:
    words = visitor.words
    strip = strip_of(municipality, plan, words=words, now=now)
    shown = {} if plan.day == local_day(now, municipality.zone) else {"day": plan.day.isoformat()}
    for space in venue.spaces:
        segments = () if strip is None else tuple(lane(municipality, calendar, space, strip.window))
        drawn = None if strip is None else ribbon(strip, segments)
        is_free = next(starts_free(municipality, space, segments, now=now), None) is not None
        book = visitor.link(path_of(venue, space), day=plan.day.isoformat()) if is_free else ""
        facts = " · ".join(facts_of(venue, space, words))
        yield SpaceDay(space.name, room_address(venue, space, visitor, **shown), facts, drawn, book)


def strip_of(municipality: Municipality, plan: DayPlan, *, words: Words, now: datetime) -> Strip | None:
    """What the ribbons of that day share; None where the house is closed."""
    if not plan.open_spans:
        return None
    day = TimeSpan(plan.open_spans[0].starts_at, plan.open_spans[-1].ends_at)
    return Strip(whole_hours(day, municipality.zone), now, municipality.zone, words)


def facts_of(venue: Venue, space: Space, words: Words, *, user: KindOfUser = KindOfUser.CITIZEN) -> Iterator[str]:
    """What somebody wants to know of `space` before booking it; the price is that for `user`."""
    yield capacity_of(words, space)
    yield from list(access_words(words, venue, space))[:1]
    yield from (words.feature(feature) for feature in space.features)
    if user in space.prices:
        yield words.price(space.prices[user])
    if space.approval:
        yield words.text("web.approved-by-house")


def other_days(path: str, shown: date, visitor: Visitor, *, today: date, last: date) -> OtherDays:
    """To the page at `path` on the days around the `shown` one, and to those before and behind them."""
    days = days_around(shown, today=today, last=last)
    before, behind = days[0] - (DAYS_SHOWN + 1) * ONE_DAY, days[-1] + ONE_DAY
    return OtherDays(
        links=tuple(
            DayLink(
                starting_large(visitor.words.short_day(day, today=today)),
                visitor.link(path, day=day.isoformat()),
                is_shown=day == shown,
            )
            for day in days
        ),
        earlier=visitor.link(path, day=before.isoformat()) if before >= today else "",
        later=visitor.link(path, day=behind.isoformat()) if behind <= last else "",
        field=day_field(path, visitor, day=shown, today=today, last=last),
    )
