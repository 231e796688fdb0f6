"""A room's own page, which the sign on its door leads to: whether it is free now, its day, how one books it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from booking_core.central.web.booking_times import path_of, starts_free, why_no_start
from booking_core.central.web.houses import (
    DAYS_SHOWN,
    OtherDays,
    facts_of,
    hours_words,
    last_day_of,
    other_days,
    strip_of,
)
from booking_core.central.web.places import day_heading, free_words, house_of, open_words
from booking_core.central.web.ribbons import Ribbon, Strip, kinds_shown, ribbon
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import Segment, SegmentKind, free_spans, free_until, lane
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import ONE_DAY, local_day
from booking_core.language.words import Words


@dataclass(frozen=True, slots=True)
class DaysOfRoom:
    """A room at `now` (aware); `calendar_of` has what is known of its house on a local day, over `window_of_day`."""

    municipality: Municipality
    venue: Venue
    space: Space
    calendar_of: Callable[[date], Calendar]
    now: datetime

    @property
    def today(self) -> date:
        return local_day(self.now, self.municipality.zone)

    @property
    def last_day(self) -> date:
        return last_day_of(self.municipality, self.space, now=self.now)

    def next_day(self, words: Words) -> date:
        """The first day of a fortnight on which something is left to book; today where none has."""
        days = (self.today + ahead * ONE_DAY for ahead in range(DAYS_SHOWN + 1))
        lanes = ((day, self.segments(self.strip(day, words), day)) for day in days)
        return next((day for day, segments in lanes if self.has_something_left(segments)), self.today)

    def has_something_left(self, segments: Sequence[Segment]) -> bool:
        return next(starts_free(self.municipality, self.space, segments, now=self.now), None) is not None

    def strip(self, day: date, words: Words) -> Strip | None:
        """What the ribbon of `day` stands on; None where the house is closed."""
        return strip_of(self.municipality, day_plan(self.municipality, self.venue, day), words=words, now=self.now)

    def segments(self, strip: Strip | None, day: date) -> tuple[Segment, ...]:
        """What the room does on `day`, all along its strip."""
        return () if strip is None else tuple(lane(self.municipality, self.calendar_of(day), self.space, strip.window))


@dataclass(frozen=True, slots=True)
class RoomPage:
    """`now` says until when it is free or taken, or when the house opens; of another day asked for, its hours.

    `day` is the one shown; there is no ribbon on a day the house is closed. `book` is where one books the room then,
    empty where it cannot be; `no_book` says why not then. `broken` is where one tells what is wrong there.
    """

    house: House
    name: str
    now: str
    facts: str
    day: str
    ribbon: Ribbon | None
    book: str
    no_book: str
    days: OtherDays
    broken: str

    @property
    def legend(self) -> tuple[str, ...]:
        """The kinds of time to explain."""
        return () if self.ribbon is None else kinds_shown([self.ribbon])


def room_page(room: DaysOfRoom, asked: date | None, *, visitor: Visitor) -> RoomPage:
    """The page of `room` on the day `asked` for; else on the next with something left to book."""
    words, venue, space = visitor.words, room.venue, room.space
    day = asked or room.next_day(words)
    strip = room.strip(day, words)
    segments = room.segments(strip, day)
    address = f"/houses/{venue.id}/{space.id}"
    return RoomPage(
        house=house_of(venue, visitor),
        name=space.name,
        now=_state(room, words) if asked in {None, room.today} else _hours(room, day, words),
        facts=" · ".join(facts_of(venue, space, words)),
        day=day_heading(words, day, today=room.today),
        ribbon=None if strip is None else ribbon(strip, segments),
        book=visitor.link(path_of(venue, space), day=day.isoformat()) if room.has_something_left(segments) else "",
        no_book=why_no_start(room.municipality, space, day, words=words, now=room.now),
        days=other_days(address, day, visitor, today=room.today, last=max(day, room.last_day)),
        broken=visitor.link(f"{address}/condition"),
    )


def _state(room: DaysOfRoom, words: Words) -> str:
    """How it stands at this moment; outside the hours of the house, when that opens."""
    return _now(room, words) or open_words(room.municipality, room.venue, words=words, now=room.now)


def _hours(room: DaysOfRoom, day: date, words: Words) -> str:
    return hours_words(room.municipality, day_plan(room.municipality, room.venue, day), words)


def _now(room: DaysOfRoom, words: Words) -> str:
    """Whether it can be had at this moment, and until when that is so; empty outside the hours of the house."""
    municipality, now = room.municipality, room.now
    until = free_until(municipality, room.calendar_of(room.today), room.space, now)
    if until is not None:
        return free_words(words, until, municipality, now=now)
    segments = room.segments(room.strip(room.today, words), room.today)
    here = next((one for one in segments if one.span.holds(now)), None)
    if here is None or here.kind is SegmentKind.CLOSED:
        return ""
    free_again = next((span.starts_at for span in free_spans(segments) if span.starts_at > now), None)
    if free_again is None:
        return words.text("web.taken-today")
    return words.text("web.taken-until", at=words.clock_time(free_again, municipality.zone))
