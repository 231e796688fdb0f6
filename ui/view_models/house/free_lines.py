"""What is free in the house now, or, where nothing is, what will be next: a line for each, with its day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core.domain.bookings import Cell
from booking_core.domain.finding.availability import free_spans, free_until, lane, lasts_a_day, openings_within
from booking_core.domain.identity import RoomId
from booking_core.domain.places import Space, Venue
from booking_core.domain.time_spans import TimeSpan, next_slot_start, slot_of
from ui.ports import HousePicture
from ui.view_models.shown.ribbons import RibbonHour, RibbonPiece, day_window, ribbon
from ui.view_models.visit.speech import Speech

WORTH_SHOWING = timedelta(minutes=30)
LOOK_AHEAD = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class FreeLine:
    """A space that is free now, or next: until when, or from when, and its day."""

    name: str
    until: str
    pieces: tuple[RibbonPiece, ...]


@dataclass(frozen=True, slots=True)
class FreeLines:
    """The lines, the hours below the last of them, and why nothing is free now, where nothing is."""

    lines: tuple[FreeLine, ...] = ()
    hours: tuple[RibbonHour, ...] = ()
    why_none: str = ""
    may_be_promised: bool = True
    """Whether this machine gives out all that is called free now without asking anybody."""


@dataclass(frozen=True, slots=True)
class _Chance:
    """A space, and when it can be had for half an hour without asking: now, or next."""

    space: Space
    starts_at: datetime


def free_lines(picture: HousePicture, venue: Venue, *, now: datetime, speech: Speech, most: int) -> FreeLines:
    """What is free at `now` (aware), at `most` so many lines; where nothing is, what will be on the next day."""
    free = tuple(_free_now(picture, venue, now))
    if not free:
        return _next_lines(picture, venue, now=now, speech=speech, most=most)
    window = day_window(picture, venue, now, speech=speech)
    lines, hours = _drawn(picture, free[:most], window, now=now, speech=speech)
    return FreeLines(lines, hours, may_be_promised=all(_may_be_promised(picture, one) for one in free[:most]))


def free_now_until(picture: HousePicture, venue: Venue, now: datetime) -> datetime | None:
    """Until when there is a space in `venue` that is free at `now`, as the lines tell it; None where there is none."""
    free = (one.space for one in _free_now(picture, venue, now))
    ends = (free_until(picture.municipality, picture.calendar, space, now) for space in free)
    return max((end for end in ends if end is not None), default=None)


def _next_lines(picture: HousePicture, venue: Venue, *, now: datetime, speech: Speech, most: int) -> FreeLines:
    chances = _chances(picture, venue, now)
    why_none = _why_none(picture, venue, chances, now=now, speech=speech)
    if not chances:
        return FreeLines(why_none=why_none)
    that_day = speech.end_of_day(chances[0].starts_at)
    shown = tuple(_no_room_twice(one for one in chances if one.starts_at < that_day))[:most]
    window = day_window(picture, venue, _first_seen(picture, venue, chances[0], now), speech=speech)
    lines, hours = _drawn(picture, shown, window, now=now, speech=speech)
    return FreeLines(lines, hours, why_none)


def _free_now(picture: HousePicture, venue: Venue, now: datetime) -> Iterator[_Chance]:
    return _no_room_twice(
        _Chance(space, now) for space in venue.spaces if not space.approval and _is_free(picture, space, now)
    )


def _is_free(picture: HousePicture, space: Space, now: datetime) -> bool:
    until = free_until(picture.municipality, picture.calendar, space, now)
    return until is not None and until - now >= WORTH_SHOWING


def _no_room_twice(chances: Iterable[_Chance]) -> Iterator[_Chance]:
    """Those whose space shares no room with one before it."""
    shown: set[RoomId] = set()
    for one in chances:
        if not shown & set(one.space.rooms):
            shown |= set(one.space.rooms)
            yield one


def _chances(picture: HousePicture, venue: Venue, now: datetime) -> Sequence[_Chance]:
    """Of each space that may be had without asking, the soonest first."""
    soon = [_chance(picture, space, now) for space in venue.spaces if not space.approval]
    return sorted((one for one in soon if one is not None), key=lambda one: one.starts_at)


def _chance(picture: HousePicture, space: Space, now: datetime) -> _Chance | None:
    window = TimeSpan(next_slot_start(now), next_slot_start(now) + LOOK_AHEAD)
    spans = free_spans(lane(picture.municipality, picture.calendar, space, window))
    starts_at = next((span.starts_at for span in spans if span.length >= WORTH_SHOWING), None)
    return None if starts_at is None else _Chance(space, starts_at)


def _first_seen(picture: HousePicture, venue: Venue, chance: _Chance, now: datetime) -> datetime:
    """From when the day of that chance is drawn: from now on, or from when the house opens."""
    openings = openings_within(picture.municipality, venue, TimeSpan(now, now + LOOK_AHEAD))
    opens_at = next((one.starts_at for one in openings if one.holds(chance.starts_at)), chance.starts_at)
    return max(now, opens_at)


def _drawn(
    picture: HousePicture, chances: Sequence[_Chance], window: TimeSpan, *, now: datetime, speech: Speech
) -> tuple[tuple[FreeLine, ...], tuple[RibbonHour, ...]]:
    """A line for each, and the hours below them; no name of what is booked stands there."""
    drawn = [ribbon(picture, one.space, window, now=now, speech=speech) for one in chances]
    lines = tuple(
        FreeLine(
            one.space.name,
            _told(picture, one, now=now, speech=speech),
            tuple(RibbonPiece(piece.startFraction, piece.endFraction, piece.kind) for piece in day.pieces),
        )
        for one, day in zip(chances, drawn, strict=True)
    )
    return lines, drawn[0].hours if drawn else ()


def _told(picture: HousePicture, chance: _Chance, *, now: datetime, speech: Speech) -> str:
    """Until when it is free, or from when."""
    if chance.starts_at > now:
        return speech.say("screen.from", at=speech.at(chance.starts_at))
    until = free_until(picture.municipality, picture.calendar, chance.space, now) or now
    if lasts_a_day(now, until):
        return speech.say("screen.day-and-night")
    return speech.say("screen.until", at=speech.at(until))


def _may_be_promised(picture: HousePicture, chance: _Chance) -> bool:
    """Whether this machine gives it out without asking anybody, from the next quarter of an hour."""
    slot = slot_of(next_slot_start(chance.starts_at))
    return all(Cell(room, slot) in picture.held for room in chance.space.rooms)


def _why_none(picture: HousePicture, venue: Venue, chances: Sequence[_Chance], *, now: datetime, speech: Speech) -> str:
    """Why nothing is free now, which is one thing where the house is closed and another where it is full; and when."""
    if all(space.approval for space in venue.spaces):
        return speech.say("screen.no-places")
    openings = openings_within(picture.municipality, venue, TimeSpan(now, now + LOOK_AHEAD))
    if not openings:
        return speech.say("web.closed-for-days")
    if not chances:
        return speech.say("screen.none-free")
    first = chances[0]
    facts = {"when": speech.when(first.starts_at, now), "at": speech.at(openings[0].ends_at)}
    return speech.say(_reason(openings[0], now), name=first.space.name, **facts)


def _reason(opening: TimeSpan, now: datetime) -> str:
    """The sentence for a house that is closed, for one that is about to close, and for one that is full."""
    if not opening.holds(now):
        return "screen.next-free-closed"
    return "screen.next-free-closing" if opening.ends_at - now < WORTH_SHOWING else "screen.next-free"
