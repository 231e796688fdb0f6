"""A town with as many spaces and bookings as wanted, put into a database by a handful of statements.

One booking is made as anybody makes one. All others are copies of its rows at other places and times: of the booking,
its cells, its contact and whose it is, the kept answer, the feed and the audit log. Each space has four bookings of an
hour a day, from some months before the present on; the hours between them are free.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import psycopg
from sqlalchemy import Connection, Table, text

from benchmarks.town_year import grown
from booking_core.central.centre import make_centre, open_centre, pretending_clock
from booking_core.central.places_file import read_places_file
from booking_core.domain.bookings import Channel, Contact, Purpose
from booking_core.domain.identity import BookingId, RoomId
from booking_core.domain.places import Municipality, Space
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, slot_of
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Book, Confirmed
from booking_core.store.engines.databases import Database, PostgresDatabase, writing_engine
from booking_core.store.schema import answer, audit, booking, booking_party, contact, feed
from resources import RESOURCES

NOW = datetime(2026, 11, 26, 7, tzinfo=UTC)
A_DAY, DAYS_BEFORE = 4, 160
FIRST_HOUR, HOURS_BETWEEN = 8, 2
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
TEMPLATE = BookingId(UUID("5eed0000-0000-4000-8000-000000000000"))
_FEED_OF_TEMPLATE = 2
"""The first entry tells of the places."""
_TRUST_REFERENCES = "SET LOCAL session_replication_role = replica"
"""A copy refers to what the template refers to: looking that up a million times tells nothing."""
_COPY_ID = "'00000000-0000-4000-8000-' || substr('000000000000' || n.i, length('' || n.i) + 1)"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a town is."""

    spaces: int
    bookings: int

    @property
    def name(self) -> str:
        return f"{self.spaces:,} spaces, {self.bookings:,} bookings"


SMALL, LARGE = Size(50, 50_000), Size(1000, 1_000_000)


def crowded_places(size: Size) -> Municipality:
    """Herlev as often over as it takes for so many spaces."""
    herlev = read_places_file(RESOURCES / "demo" / "herlev.toml")
    return grown(herlev, -(-size.spaces // len(herlev.space_by_id)))


def plain_spaces(places: Municipality) -> list[Space]:
    """Spaces of one room each, no room twice, that anybody books without asking the house."""
    found: dict[RoomId, Space] = {}
    for space in places.space_by_id.values():
        if len(space.rooms) == 1 and not space.approval:
            found.setdefault(space.rooms[0], space)
    return list(found.values())


def fill(folder: Path, database: Database, size: Size) -> None:
    """Make the centre in `folder`, with its bookings in `database`."""
    places = crowded_places(size)
    make_centre(folder, database)
    with closing(open_centre(folder, clock=pretending_clock(NOW), database=database)) as centre:
        centre.store.import_places(places, source="crowded town", now=NOW)
        wish = _template(places, centre.persons.sealed(Contact(phone="44000000")))
        answered = centre.store.submit(wish, Origin(Channel.STAFF), now=NOW)
        assert isinstance(answered, Confirmed), answered
    engine = writing_engine(database, is_patient=True)
    with engine.begin() as connection:
        if isinstance(database, PostgresDatabase):
            connection.execute(text(_TRUST_REFERENCES))
        _number(connection, plain_spaces(places), size)
        for statement in copying("copy"):
            connection.execute(text(statement))
        connection.execute(text("UPDATE centre SET feed_number = (SELECT MAX(number) FROM feed)"))
    if isinstance(database, PostgresDatabase):
        vacuum(database)
    engine.dispose()


def vacuum(database: PostgresDatabase) -> None:
    """Have the server do at once what it would do beside the next bookings after so much was written or deleted."""
    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("VACUUM ANALYZE")
        server.execute("CHECKPOINT")  # else the first bookings wait until the copies are on the disk


def _template(places: Municipality, sealed: bytes | None) -> Book:
    space = plain_spaces(places)[0]
    starts_at = NOW.replace(hour=FIRST_HOUR + 1) + _DAY
    wanted = Alternative(space.id, space.standing_layout.id, TimeSpan(starts_at, starts_at + _HOUR))
    return Book(id=TEMPLATE, alternatives=(wanted,), persons=4, purpose=Purpose.MEETING, contact=sealed)


def _number(connection: Connection, spaces: list[Space], size: Size) -> None:
    """The table `copy`: a number, an id, a place and a time for every booking."""
    connection.execute(text("CREATE TEMPORARY TABLE place (number INTEGER PRIMARY KEY, space TEXT, room TEXT)"))
    rows = [{"number": n, "space": one.id, "room": one.rooms[0]} for n, one in enumerate(spaces)]
    connection.execute(text("INSERT INTO place VALUES (:number, :space, :room)"), rows)
    connection.execute(text("CREATE TEMPORARY TABLE copy (i INTEGER, id TEXT, space TEXT, room TEXT, slot INTEGER)"))
    first = slot_of(NOW.replace(hour=FIRST_HOUR) - DAYS_BEFORE * _DAY)
    day, between = _DAY // SLOT_LENGTH, HOURS_BETWEEN * _HOUR // SLOT_LENGTH
    turn = f"n.i / {len(spaces)}"
    slot = f"{first} + {turn} / {A_DAY} * {day} + {turn} % {A_DAY} * {between}"
    connection.execute(
        text(
            "INSERT INTO copy WITH RECURSIVE n (i) AS "  # noqa: S608  # numbers of our own
            f"(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {size.bookings}) "
            f"SELECT n.i, {_COPY_ID}, place.space, place.room, {slot} "
            f"FROM n JOIN place ON place.number = n.i % {len(spaces)}"
        )
    )


def copying(source: str, *, beyond: int = 0) -> Iterator[str]:
    """Statements that copy the template's rows for each row of `source`, an expression called `copy`.

    `beyond` is added to what is numbered without gaps.
    """
    starts = "CAST(copy.slot AS BIGINT) * 900"
    times = {"starts_at": starts, "ends_at": f"{starts} + 3600"}
    yield _insert(booking, source, {"id": "copy.id", "space_id": "copy.space", **times}, f"t.id = '{TEMPLATE}'")
    yield (
        "INSERT INTO occupancy (room_id, slot, booking_id, kind) SELECT copy.room, copy.slot + k.k, copy.id, 'use' "  # noqa: S608  # names of our own
        f"FROM {source}, (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) AS k"
    )
    party = {"booking_id": "copy.id", "party": "'phone:' || copy.i"}
    yield _insert(contact, source, {"booking_id": "copy.id"}, f"t.booking_id = '{TEMPLATE}'")
    yield _insert(booking_party, source, party, f"t.booking_id = '{TEMPLATE}'")
    yield _insert(answer, source, {"command_id": "copy.id"}, f"t.command_id = '{TEMPLATE}'")
    numbered = {"number": f"t.number + {beyond} + copy.i"}
    yield _insert(audit, source, {**numbered, "subject": "copy.id"}, f"t.subject = '{TEMPLATE}'")
    yield _insert(feed, source, numbered, f"t.epoch = 1 AND t.number = {_FEED_OF_TEMPLATE}")


def _insert(table: Table, source: str, changed: dict[str, str], which: str) -> str:
    columns = [column.name for column in table.columns]
    values = ", ".join(changed.get(name, f"t.{name}") for name in columns)
    names = ", ".join(columns)
    return f"INSERT INTO {table.name} ({names}) SELECT {values} FROM {source}, {table.name} t WHERE {which}"  # noqa: S608  # names of our own
