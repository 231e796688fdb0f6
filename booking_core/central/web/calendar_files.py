"""Calendar files (RFC 5545): one booking, what is open to all in a house, or when a space is taken.

Times are in UTC. A file to subscribe to describes the town's time zone all the same: RFC 5545 (3.6) wants a component
in every file, and there may be no entry. The UID follows from the booking's id, which does not follow from it, and
SEQUENCE is its version: a newer file changes or removes the entry an older one made. Of a space nobody is told which
booking takes it: there the UID is the space's and the time's own, and there is no SEQUENCE. DTSTAMP and LAST-MODIFIED
are the last change of what is told: a file is another one only when something has changed. So none has a METHOD: with
one DTSTAMP would be when the file was made (3.8.7.2). No file says who booked, has the code or the receipt's address:
calendars are shared.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from icalendar import Calendar as CalendarFile
from icalendar import Event as Entry

from booking_core.central.web.calendar_zones import zone_description
from booking_core.central.web.places import access_words, event_name, place_line, way_steps
from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.finding.availability import Segment
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.spoken import spoken_words
from booking_core.language.weather_words import weather_sentence
from booking_core.language.words import Words
from booking_core.protocol.codes import public_id_of

PRODUCT = "-//Mødested//Public page//EN"
_REFRESH, _TTL = timedelta(hours=1), "PT1H"


class Taken(NamedTuple):
    """A time in which a space is taken, and when that last changed."""

    segment: Segment
    changed_at: datetime


def booking_file(
    bookings: Iterable[Booking], municipality: Municipality, *, words: Words, changes: Mapping[UUID, datetime]
) -> bytes:
    """A file with each of `bookings`: the one that counts, and those it was made in the place of as cancelled.

    `changes` has when each was last changed.
    """
    file = _file()
    for booking in bookings:
        file.add_component(_own_entry(booking, municipality, words=words, changed_at=changes[booking.id]))
    return bytes(file.to_ical())


def open_file(
    venue: Venue,
    bookings: Iterable[Booking],
    municipality: Municipality,
    *,
    words: Words,
    changes: Mapping[UUID, datetime],
    now: datetime,
) -> bytes:
    """A file to subscribe to, with `bookings` that anybody may come to in `venue`; `changes` as of `booking_file`."""
    file = file_to_subscribe_to(words.text("web.calendar-name", house=venue.name), municipality, now=now)
    for booking in bookings:
        entry = _changed_entry(booking, municipality, changed_at=changes[booking.id])
        entry.add("summary", event_name(words, booking))
        entry.add("url", f"{municipality.public_url}/houses/{venue.id}")
        if booking.spoken:
            entry.add("description", spoken_words(words, booking.spoken))
        entry.add("transp", "TRANSPARENT")
        file.add_component(entry)
    return bytes(file.to_ical())


def taken_file(
    venue: Venue,
    space: Space,
    taken: Iterable[Taken],
    municipality: Municipality,
    *,
    words: Words,
    now: datetime,
) -> bytes:
    """A file to subscribe to: when `space` is taken, and by what where anybody may know."""
    name = words.text("web.calendar-taken-name", space=space.name, house=venue.name)
    file = file_to_subscribe_to(name, municipality, now=now)
    for one in taken:
        file.add_component(_taken_entry(venue, space, one, municipality, words=words))
    return bytes(file.to_ical())


def history_entry(booking: Booking, municipality: Municipality, *, words: Words, changed_at: datetime) -> Entry:
    """One booking as anybody may know it: its title where that is public, else that its space is taken."""
    entry = _changed_entry(booking, municipality, changed_at=changed_at)
    entry.add("summary", booking.title or words.text("web.calendar-taken"))
    entry.add("transp", "OPAQUE")
    return entry


def _taken_entry(venue: Venue, space: Space, taken: Taken, municipality: Municipality, *, words: Words) -> Entry:
    segment, entry = taken.segment, Entry()
    entry.add("uid", f"{space.id}-{segment.first}@{_host(municipality)}")
    entry.add("dtstamp", taken.changed_at)
    entry.add("last-modified", taken.changed_at)
    entry.add("dtstart", segment.span.starts_at)
    entry.add("dtend", segment.span.ends_at)
    entry.add("status", "CONFIRMED")
    entry.add("summary", segment.title or words.text("web.calendar-taken"))
    entry.add("location", f"{place_line(venue, space)}, {venue.address}")
    entry.add("transp", "OPAQUE")
    return entry


def _host(municipality: Municipality) -> str:
    return urlsplit(municipality.public_url).hostname or "moedested"


def _file() -> CalendarFile:
    file = CalendarFile()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    return file


def file_to_subscribe_to(name: str, municipality: Municipality, *, now: datetime) -> CalendarFile:
    """A file without entries yet. Its name and how often to ask again stand there twice: as RFC 7986 has them, and as
    the programs do that are older than it.
    """
    file = _file()
    file.add("name", name)
    file.add("x-wr-calname", name)
    file.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", _TTL)
    around = TimeSpan(datetime(now.year - 1, 1, 1, tzinfo=UTC), datetime(now.year + 2, 1, 1, tzinfo=UTC))
    file.add_component(zone_description(municipality.zone, municipality.time_zone, around))
    return file


def _own_entry(booking: Booking, municipality: Municipality, *, words: Words, changed_at: datetime) -> Entry:
    entry = _changed_entry(booking, municipality, changed_at=changed_at)
    space = municipality.space_by_id.get(booking.space)
    if space is None:
        entry.add("summary", words.text("web.place-gone"))
        return entry
    venue = municipality.venue_of_space[space.id]
    entry.add("summary", _summary(booking, place_line(venue, space), words))
    weather = weather_sentence(words, municipality, booking)
    entry.add("description", "\n".join((*_description(venue, space, words), *([weather] if weather else []))))
    return entry


def _summary(booking: Booking, place: str, words: Words) -> str:
    if booking.state is BookingState.REQUESTED:
        return words.text("web.calendar-request", place=place)
    return place if _holds(booking) else words.text("web.calendar-off", place=place)


def _description(venue: Venue, space: Space, words: Words) -> Iterable[str]:
    yield from way_steps(venue, space, language=words.language)
    yield from access_words(words, venue, space)
    yield words.text("receipt.questions", venue=venue.name, phone=venue.phone)


def _changed_entry(booking: Booking, municipality: Municipality, *, changed_at: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{public_id_of(booking.id)}@{_host(municipality)}")
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    entry.add("dtstart", booking.span.starts_at)
    entry.add("dtend", booking.span.ends_at)
    entry.add("sequence", booking.version)
    entry.add("status", _status(booking))
    space = municipality.space_by_id.get(booking.space)
    if space is not None:
        venue = municipality.venue_of_space[space.id]
        entry.add("location", f"{place_line(venue, space)}, {venue.address}")
        entry.add("geo", (venue.position.latitude, venue.position.longitude))
    return entry


def _status(booking: Booking) -> str:
    if booking.state is BookingState.REQUESTED:
        return "TENTATIVE"
    return "CONFIRMED" if _holds(booking) else "CANCELLED"


def _holds(booking: Booking) -> bool:
    """Whether the time was or will be spent there; of what was handed back before it began nothing is left."""
    return booking.state.occupies and bool(booking.occupancy)
