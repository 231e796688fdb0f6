"""The first page: what anybody may come to today, and what is free now, in every house."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core.central.web.booking_times import path_of
from booking_core.central.web.places import (
    LOOK_AHEAD,
    day_and_time,
    day_heading,
    event_name,
    free_words,
    house_of,
    invitation,
    open_words,
    place_line,
    room_address,
)
from booking_core.central.web.ribbons import Ribbon, Strip, hour_before, kinds_shown, ribbon, whole_hours
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import free_spans, free_until, lane, open_to_all, openings_within
from booking_core.domain.identity import RoomId
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight, next_slot_start
from booking_core.language.catalogue import FIRST_LANGUAGE
from booking_core.language.spoken import spoken_words
from booking_core.language.words import Words

WORTH_SHOWING = timedelta(minutes=30)
"""Free time shorter than this helps nobody who must come first."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something anybody may come to. `is_on` while it runs.

    `language` is that of the title where the house wrote it, which need not be the page's.
    """

    time: str
    title: str
    language: str
    detail: str
    when: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class FreeSpace:
    """A space that is free, until when, what comes after, and where its page is and one books it."""

    name: str
    path: str
    book: str
    until: str
    later: tuple[str, ...]
    ribbon: Ribbon


@dataclass(frozen=True, slots=True)
class HouseNow:
    """A house at this moment. `instead` says what is next when nothing is free."""

    house: House
    hours: str
    free: tuple[FreeSpace, ...]
    instead: str


@dataclass(frozen=True, slots=True)
class NowPage:
    day: str
    as_of: str
    events: tuple[Event, ...]
    houses: tuple[HouseNow, ...]

    @property
    def legend(self) -> tuple[str, ...]:
        """The kinds of time to explain."""
        return kinds_shown(space.ribbon for house in self.houses for space in house.free)


def window_of_now(now: datetime) -> TimeSpan:
    """All that this page needs to know of the calendar."""
    return TimeSpan(now - ONE_DAY, now + LOOK_AHEAD + ONE_DAY)


def now_page(municipality: Municipality, calendar: Calendar, *, visitor: Visitor, now: datetime) -> NowPage:
    """The page at `now` (aware); `calendar` covers `window_of_now`."""
    words, zone = visitor.words, municipality.zone
    today = local_day(now, zone)
    return NowPage(
        day=day_heading(words, today, today=today),
        as_of=words.text("web.as-of", time=words.clock_time(now, zone)),
        events=tuple(_events_today(municipality, calendar, words=words, now=now)),
        houses=tuple(_house_now(municipality, calendar, venue, visitor, now=now) for venue in municipality.venues),
    )


def _events_today(municipality: Municipality, calendar: Calendar, *, words: Words, now: datetime) -> Iterator[Event]:
    midnight = local_midnight(local_day(now, municipality.zone) + ONE_DAY, municipality.zone)
    bookings = [
        (booking, venue)
        for venue in municipality.venues
        for booking in open_to_all(calendar, venue, TimeSpan(now, midnight))
    ]
    for booking, venue in sorted(bookings, key=lambda pair: (pair[0].span, pair[0].space)):
        yield event_of(
            municipality, booking, place=place_line(venue, _space(municipality, booking)), words=words, now=now
        )


def event_of(municipality: Municipality, booking: Booking, *, place: str, words: Words, now: datetime) -> Event:
    """The line of an event that takes place at `place`."""
    zone = municipality.zone
    ends = words.text("web.until", at=words.clock_time(booking.span.ends_at, zone))
    parts = (place, ends, invitation(words, booking), spoken_words(words, booking.spoken))
    detail = " · ".join(part for part in parts if part)
    return Event(
        time=words.time(booking.span.starts_at, zone),
        title=event_name(words, booking),
        language=FIRST_LANGUAGE if booking.title else "",
        detail=detail,
        when=words.event_when(booking.span, now, zone),
        is_on=booking.span.holds(now),
    )


def _space(municipality: Municipality, booking: Booking) -> Space:
    return municipality.space_by_id[booking.space]


def _house_now(
    municipality: Municipality, calendar: Calendar, venue: Venue, visitor: Visitor, *, now: datetime
) -> HouseNow:
    words = visitor.words
    strip = Strip(_rest_of_opening(municipality, venue, now), now, municipality.zone, words)
    free = tuple(_free_spaces(municipality, calendar, venue, strip, visitor=visitor))
    return HouseNow(
        house=house_of(venue, visitor),
        hours=open_words(municipality, venue, words=words, now=now),
        free=free,
        instead="" if free else _instead(municipality, calendar, venue, words=words, now=now),
    )


def _rest_of_opening(municipality: Municipality, venue: Venue, now: datetime) -> TimeSpan:
    """From this hour to the end of the opening that runs or comes next."""
    starts_at = hour_before(now, municipality.zone)
    openings = openings_within(municipality, venue, TimeSpan(starts_at, starts_at + ONE_DAY))
    ends_at = next((opening.ends_at for opening in openings if opening.ends_at > now), now)
    return whole_hours(TimeSpan(starts_at, max(ends_at, starts_at + WORTH_SHOWING)), municipality.zone)


def _free_spaces(
    municipality: Municipality, calendar: Calendar, venue: Venue, strip: Strip, *, visitor: Visitor
) -> Iterator[FreeSpace]:
    """Spaces one could use for half an hour at least, none of which shares a room with one before it."""
    shown: set[RoomId] = set()
    for space in venue.spaces:
        until = free_until(municipality, calendar, space, strip.now)
        if space.approval or until is None or until - strip.now < WORTH_SHOWING or shown & set(space.rooms):
            continue
        shown |= set(space.rooms)
        drawn = ribbon(strip, lane(municipality, calendar, space, strip.window))
        yield FreeSpace(
            name=space.name,
            path=room_address(venue, space, visitor),
            book=visitor.link(path_of(venue, space)),
            until=free_words(strip.words, until, municipality, now=strip.now),
            later=drawn.words[1:],
            ribbon=drawn,
        )


def _instead(municipality: Municipality, calendar: Calendar, venue: Venue, *, words: Words, now: datetime) -> str:
    """The next thing that can be had there."""
    start = next_slot_start(now)
    window = TimeSpan(start, start + LOOK_AHEAD)
    starts = [
        (span.starts_at, number, space.name)
        for number, space in enumerate(venue.spaces)
        if not space.approval
        for span in free_spans(lane(municipality, calendar, space, window))
        if span.length >= WORTH_SHOWING
    ]
    if not starts:
        return words.text("web.nothing-free")
    starts_at, _, name = min(starts)
    return words.text("web.next-free", name=name, when=day_and_time(words, starts_at, municipality, now=now))
