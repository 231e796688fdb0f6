"""Keeping the places: every import is a version, and no import strands a booking."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Table, select, true, update

from booking_core.domain.blocks import Block
from booking_core.domain.hours.edited_days import CarriedOver, carried_over
from booking_core.domain.identity import DeviceRole
from booking_core.domain.occupying.changeovers import CREW_WITHIN
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.stranding import Stranded, newly_stranded, stranded_blocks
from booking_core.protocol.messages import PlacesChanged
from booking_core.store.bookings import block_store, furniture_store, quota_store
from booking_core.store.logs import feed_log
from booking_core.store.rows import live_bookings, read_bookings, to_seconds
from booking_core.store.schema import centre, device, places_version, room, space, venue
from booking_core.store.statements.upserts import insert

LONGEST_SOURCE = 200


class NoPlaces(Exception):
    """No places file has been imported yet."""


class PlacesWouldStrand(Exception):
    """The import was refused: `bookings` would lose their place, `blocks` their rooms. Nothing was changed."""

    def __init__(self, bookings: tuple[Stranded, ...], blocks: tuple[Block, ...] = ()) -> None:
        super().__init__(f"{len(bookings)} bookings and {len(blocks)} blocks would lose their place")
        self.bookings = bookings
        self.blocks = blocks


@dataclass(frozen=True, slots=True)
class Imported:
    """`version`, which says `municipality`, is in force now; `changed` is False when it was in force before.

    `gone` are venues of the version before whose edited days went with them.
    """

    version: int
    changed: bool
    municipality: Municipality
    gone: tuple[Venue, ...] = ()


def encode_places(municipality: Municipality) -> str:
    """The places as they are kept: JSON, the same for the same places."""
    return msgspec.json.encode(municipality, order="deterministic").decode()


def read_places(connection: Connection, version: int) -> Municipality:
    """The places of `version`.

    Raises:
        NoPlaces: nothing has been imported yet.
    """
    query = select(places_version.c.document).where(places_version.c.version == version)
    document = connection.execute(query).scalar_one_or_none()
    if document is None:
        raise NoPlaces
    return msgspec.json.decode(document, type=Municipality)


def import_places(connection: Connection, municipality: Municipality, *, source: str, now: datetime) -> Imported:
    """Put `municipality` in force, with the days edited in the places before it. In a writing transaction.

    Raises:
        PlacesWouldStrand: bookings that have not ended would lose their place.
    """
    head = feed_log.read_head(connection)
    try:
        carried = carried_over(municipality, read_places(connection, head.places_version))
    except NoPlaces:
        carried = CarriedOver(municipality)
    imported = _put_in_force(connection, carried.municipality, source=source, now=now)
    return replace(imported, gone=carried.gone)


def change_places(
    connection: Connection, change: Callable[[Municipality], Municipality], *, source: str, now: datetime
) -> Imported:
    """Put in force what `change` makes of the places in force. In a writing transaction.

    Raises:
        NoPlaces: nothing has been imported yet.
        PlacesWouldStrand: bookings that have not ended would lose their place.
    """
    head = feed_log.read_head(connection)
    changed = change(read_places(connection, head.places_version))
    return _put_in_force(connection, changed, source=source, now=now)


def _put_in_force(connection: Connection, municipality: Municipality, *, source: str, now: datetime) -> Imported:
    head = feed_log.read_head(connection)
    document = encode_places(municipality)
    if _document(connection, head.places_version) == document:
        return Imported(head.places_version, changed=False, municipality=municipality)
    live = read_bookings(connection, live_bookings(ends_after=now - CREW_WITHIN))
    ahead = [booking for booking in live if booking.span.ends_at > now]
    before = _places_before(connection, head.places_version)
    lost = newly_stranded(before, municipality, ahead)
    blocks = stranded_blocks(municipality, block_store.read_blocks(connection, block_store.live_blocks(ends_after=now)))
    if lost or blocks:
        raise PlacesWouldStrand(lost, blocks)
    version = head.places_version + 1
    _write_names(connection, municipality)
    furniture_store.count_anew(connection, municipality, live)
    quota_store.count_anew(connection, before, municipality, now=now)
    values = {
        "version": version,
        "document": document,
        "source": source[:LONGEST_SOURCE],
        "imported_at": to_seconds(now),
    }
    connection.execute(places_version.insert().values(**values))
    connection.execute(update(centre).values(places_version=version))
    feed_log.append(connection, [PlacesChanged(version=version)])
    return Imported(version, changed=True, municipality=municipality)


def _places_before(connection: Connection, version: int) -> Municipality | None:
    try:
        return read_places(connection, version)
    except NoPlaces:
        return None


def _document(connection: Connection, version: int) -> str | None:
    query = select(places_version.c.document).where(places_version.c.version == version)
    document: str | None = connection.execute(query).scalar_one_or_none()
    return document


def _write_names(connection: Connection, municipality: Municipality) -> None:
    venues = [{"id": v.id, "name": v.name} for v in municipality.venues]
    rooms = [{"id": r.id, "venue_id": v.id, "name": r.name} for v in municipality.venues for r in v.rooms]
    spaces = [{"id": s.id, "venue_id": v.id, "name": s.name} for v, s in municipality.spaces()]
    fresh: dict[str, object] = {"incarnation": 0, "sequence": 0, "role": DeviceRole.KIOSK.value}
    devices = [{"id": k.id, "venue_id": v.id} for v in municipality.venues for k in v.kiosks]
    for table, rows in ((venue, venues), (room, rooms), (space, spaces)):
        _replace_names(connection, table, rows, fresh={})
    _replace_names(connection, device, devices, fresh=fresh)


def _replace_names(
    connection: Connection, table: Table, rows: list[dict[str, str]], *, fresh: dict[str, object]
) -> None:
    """Write `rows`; what the file no longer names stays, retired, for the history that refers to it."""
    named_in_the_file = device.c.role == DeviceRole.KIOSK.value if table is device else true()
    connection.execute(update(table).where(named_in_the_file).values(retired=True))
    for row in rows:
        statement = insert(table).values(**row, **fresh, retired=False)
        changed = {**row, "retired": False}
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=changed))
