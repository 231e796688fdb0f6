"""Houses and the spaces in them, in the words of a visitor: what more than one page tells of them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from booking_core.central.web.typesetting import Frame, House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.bookings import Booking, Openness
from booking_core.domain.finding.availability import lasts_a_day, openings_within
from booking_core.domain.finding.search import is_reachable_without_steps
from booking_core.domain.places import Municipality, Space, Venue, steps_of
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.language.words import Words

LOOK_AHEAD = timedelta(days=3)


def frame_of(municipality: Municipality, title: str) -> Frame:
    """The frame of a page called `title`."""
    return Frame(title, municipality.name, any(venue.demo for venue in municipality.venues))


def house_of(venue: Venue, visitor: Visitor) -> House:
    """Where the house is and how to reach it."""
    position = f"{venue.position.latitude},{venue.position.longitude}"
    return House(venue.name, venue.address, venue.phone, visitor.link(f"/houses/{venue.id}"), position)


def room_address(venue: Venue, space: Space, visitor: Visitor, **query: str) -> str:
    """Where the page of `space` is."""
    return visitor.link(f"/houses/{venue.id}/{space.id}", **query)


def houses_of(municipality: Municipality, visitor: Visitor) -> tuple[House, ...]:
    """Every house."""
    return tuple(house_of(venue, visitor) for venue in municipality.venues)


def open_words(municipality: Municipality, venue: Venue, *, words: Words, now: datetime) -> str:
    """ "Åbent til kl. 22" or "Lukket nu, åbner i morgen kl. 8"; no closing time where none is in sight."""
    openings = openings_within(municipality, venue, TimeSpan(now, now + LOOK_AHEAD))
    if not openings:
        return words.text("web.closed-for-days")
    first = openings[0]
    if first.holds(now):
        return _open_until(municipality, first.ends_at, words=words, now=now)
    return words.text("web.opens", when=day_and_time(words, first.starts_at, municipality, now=now))


def _open_until(municipality: Municipality, ends_at: datetime, *, words: Words, now: datetime) -> str:
    """The hour of closing, with its day where that is not the coming one."""
    if ends_at >= now + LOOK_AHEAD:
        return starting_large(words.text("screen.open-always"))
    told = words.clock_time(ends_at, municipality.zone)
    if lasts_a_day(now, ends_at):
        told = day_and_time(words, ends_at, municipality, now=now)
    return words.text("web.open-until", at=told)


def free_words(words: Words, until: datetime, municipality: Municipality, *, now: datetime) -> str:
    """ "Ledigt til kl. 16"; without an hour where it goes on for a day or more and is followed no further."""
    if lasts_a_day(now, until):
        return words.text("screen.free-a-day")
    return words.text("web.free-until", at=words.clock_time(until, municipality.zone))


def day_and_time(words: Words, instant: datetime, municipality: Municipality, *, now: datetime) -> str:
    """ "kl. 16", or with the day when that is another: "i morgen kl. 8"."""
    zone = municipality.zone
    day, today = local_day(instant, zone), local_day(now, zone)
    if day == today:
        return words.clock_time(instant, zone)
    time = words.time_on_day(instant, zone)
    return words.text("web.day-and-time", day=words.short_day(day, today=today), time=time)


def day_heading(words: Words, day: date, *, today: date) -> str:
    """ "Torsdag den 26. november"."""
    return starting_large(words.day(day, today=today))


def place_line(venue: Venue, space: Space) -> str:
    """ "Lokale 3, Herlev Medborgerhus"; a space that is called like its house is said once."""
    return venue.name if space.name == venue.name else f"{space.name}, {venue.name}"


def event_name(words: Words, booking: Booking) -> str:
    """What an event that anybody may come to is called."""
    return booking.title or words.name_of(booking.purpose)


def invitation(words: Words, booking: Booking) -> str:
    """What is said of an event besides its time: only when one does more than simply come."""
    return words.name_of(booking.openness) if booking.openness is Openness.COME_AND_SEE else ""


def way_steps(venue: Venue, space: Space, *, language: str) -> Iterator[str]:
    """The steps to a single room; the way to each of several; in Danish where they are told in no other language."""
    rooms = [venue.room(room) for room in space.rooms]
    if len(rooms) == 1:
        yield from (starting_large(step) for step in steps_of(rooms[0].way_in(language)))
    else:
        yield from (f"{room.name}: {room.way_in(language)}" for room in rooms)


def access_words(words: Words, venue: Venue, space: Space) -> Iterator[str]:
    """How one gets in, and whether a wheelchair does."""
    if is_reachable_without_steps(venue, space):
        yield from dict.fromkeys(words.name_of(venue.room(room).reach) for room in space.rooms)
    else:
        yield words.text("web.has-steps")
    if venue.accessible_toilet:
        yield words.text("web.accessible-toilet")


def starting_large(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
