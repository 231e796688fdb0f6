"""A calendar file (RFC 5545) for each house, with everything that stood or stands in it, as anybody may know it.

Titles are those that are public; of the rest is told that the space was taken. Written as it streams by: ten years of
a house need no more memory than one booking.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import chain, islice

from icalendar import Event as Entry
from sqlalchemy import ColumnElement, Connection, func, select

from booking_core.central.open_files.manifest import FileTold
from booking_core.central.open_files.progress import Bar
from booking_core.central.open_files.shelf import Shelf
from booking_core.central.web.calendar_files import file_to_subscribe_to, history_entry
from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.places import Municipality
from booking_core.language.catalogue import FIRST_LANGUAGE
from booking_core.language.words import Words
from booking_core.store.bookings.last_changes import last_changes
from booking_core.store.open_files.kinds import ROWS_AT_ONCE
from booking_core.store.rows import bookings_with_cells
from booking_core.store.schema import booking, space, venue

_END = b"END:VCALENDAR\r\n"
_STATES = [state.value for state in BookingState if state.occupies]


def write_calendars(
    connection: Connection, shelf: Shelf, municipality: Municipality, progress: Bar, *, now: datetime
) -> list[FileTold]:
    """One file a house; what the manifest tells of them."""
    words = Words.of(FIRST_LANGUAGE)
    houses = connection.execute(select(venue).order_by(venue.c.id)).all()
    files = []
    for house in houses:
        frame = file_to_subscribe_to(house.name, municipality, now=now).to_ical()
        entries = _entries(connection, house.id, municipality, words)
        watched = progress.along(entries, what=f"calendar of {house.id}", total=_count(connection, house.id))
        parts = chain((frame.removesuffix(_END),), (entry.to_ical() for entry in watched), (_END,))
        files.append(_written(shelf, f"calendars/{house.id}.ics", parts))
    return files


def _written(shelf: Shelf, name: str, parts: Iterable[bytes]) -> FileTold:
    digest, size = sha256(), 0
    with shelf.writing(name) as file:
        for part in parts:
            file.write(part)
            digest.update(part)
            size += len(part)
    return FileTold(name=name, lines=0, bytes=size, sha256=digest.hexdigest())


def _entries(connection: Connection, house: str, municipality: Municipality, words: Words) -> Iterator[Entry]:
    """What stood or stands there, each with when it was last changed."""
    standing = _standing(connection, house)
    while bookings := tuple(islice(standing, ROWS_AT_ONCE)):
        changes = last_changes(connection, [one.id for one in bookings])
        for one in bookings:
            yield history_entry(one, municipality, words=words, changed_at=changes[one.id])


def _standing(connection: Connection, house: str) -> Iterator[Booking]:
    """What stood or stands there, by time."""
    query = select(booking).where(_is_there(house)).order_by(booking.c.starts_at, booking.c.id)
    return bookings_with_cells(connection, query, at_once=ROWS_AT_ONCE)


def _count(connection: Connection, house: str) -> int:
    return int(connection.execute(select(func.count()).select_from(booking).where(_is_there(house))).scalar_one())


def _is_there(house: str) -> ColumnElement[bool]:
    spaces = select(space.c.id).where(space.c.venue_id == house)
    return booking.c.space_id.in_(spaces) & booking.c.state.in_(_STATES)
