"""A room's own page, which the sign on its door leads to: whether it is free now, its day, how one books it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from booking_core.central.web.booking_times import path_of, starts_free
from booking_core.central.web.houses import facts_of, strip_of
from booking_core.central.web.places import house_of, open_words
from booking_core.central.web.ribbons import Ribbon, kinds_shown, ribbon
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.availability import Segment, SegmentKind, free_spans, lane
from booking_core.domain.calendar import Calendar
from booking_core.domain.opening_hours import day_plan
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import local_day
from booking_core.language.words import Words


@dataclass(frozen=True, slots=True)
class RoomPage:
    """`now` says until when it is free or taken, or when the house opens; there is no ribbon on a day it is closed.

    `book` is where one books it today, empty where nothing is free any more; `other_days` are the house's. `broken` is
    where one tells what is wrong there.
    """

    house: House
    name: str
    now: str
    facts: str
    ribbon: Ribbon | None
    book: str
    other_days: str
    broken: str

    @property
    def legend(self) -> tuple[str, ...]:
        """The kinds of time to explain."""
        return () if self.ribbon is None else kinds_shown([self.ribbon])


def room_page(
    municipality: Municipality, calendar: Calendar, venue: Venue, space: Space, *, visitor: Visitor, now: datetime
) -> RoomPage:
    """The page of `space` at `now` (aware); `calendar` covers `window_of_day` of that day."""
    words, zone = visitor.words, municipality.zone
    strip = strip_of(municipality, day_plan(municipality, venue, local_day(now, zone)), words=words, now=now)
    segments = () if strip is None else tuple(lane(municipality, calendar, space, strip.window))
    is_offered = next(starts_free(municipality, space, segments, now=now), None) is not None
    return RoomPage(
        house=house_of(venue, visitor),
        name=space.name,
        now=_now(segments, zone, words=words, now=now) or open_words(municipality, venue, words=words, now=now),
        facts=" · ".join(facts_of(venue, space, words)),
        ribbon=None if strip is None else ribbon(strip, segments),
        book=visitor.link(path_of(venue, space)) if is_offered else "",
        other_days=visitor.link(f"/houses/{venue.id}"),
        broken=visitor.link(f"/houses/{venue.id}/{space.id}/condition"),
    )


def _now(segments: Sequence[Segment], zone: ZoneInfo, *, words: Words, now: datetime) -> str:
    """Whether it can be had at this moment, and until when that is so; empty outside the hours of the house."""
    here = next((one for one in segments if one.span.holds(now)), None)
    if here is None or here.kind is SegmentKind.CLOSED:
        return ""
    if here.kind is SegmentKind.FREE:
        return words.text("web.free-until", at=words.clock_time(here.span.ends_at, zone))
    free_again = next((span.starts_at for span in free_spans(segments) if span.starts_at > now), None)
    if free_again is None:
        return words.text("web.taken-today")
    return words.text("web.taken-until", at=words.clock_time(free_again, zone))
