"""What can be seen of a central database by looking at it: whether it is whole, and how safely it keeps what it has."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, text

from booking_core.domain.bookings import BookingState, CellKind
from booking_core.domain.time_spans import SLOT_LENGTH
from booking_core.protocol.feed import FIRST_HASH, follows
from booking_core.protocol.messages import Cursor
from booking_core.store.logs import feed_log
from booking_core.store.rows import to_seconds
from booking_core.store.schema import booking, doubt, feed, occupancy

SLOT_SECONDS = int(SLOT_LENGTH.total_seconds())
_ENTRIES_A_LOOK = 1000


def damage(connection: Connection) -> tuple[str, ...]:
    """What the engine itself finds wrong with its pages, keys and indexes, in its own words; nothing where all is well.

    PostgreSQL looks into no page for this: it has its checksums, see `durability`.
    """
    if connection.dialect.name == "sqlite":
        pages = [word for word in connection.execute(text("PRAGMA integrity_check")).scalars() if word != "ok"]
        keys = [
            f"{row[0]}: row {row[1]} refers to nothing" for row in connection.execute(text("PRAGMA foreign_key_check"))
        ]
        return (*pages, *keys)
    invalid = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT (indisvalid AND indisready)"
    return tuple(f"the index {name} is not usable" for name in connection.execute(text(invalid)).scalars())


def first_break_in_feed(connection: Connection) -> int | None:
    """The number of the first entry that is missing, or does not follow the one before it; None where all do."""
    end = feed_log.read_head(connection).cursor
    first = connection.execute(select(feed.c.epoch).order_by(feed.c.number).limit(1)).scalar_one_or_none()
    at = Cursor(end.epoch if first is None else first, 0, FIRST_HASH)
    while entries := feed_log.entries_after(connection, at, most=_ENTRIES_A_LOOK):
        for entry in entries:
            if not follows(at, entry):
                return at.number + 1
            at = entry.cursor
    return None if (at.number, at.chain_hash) == (end.number, end.chain_hash) else at.number + 1


def misplaced_cells(connection: Connection) -> int:
    """How many cells are occupied by bookings that occupy none any more."""
    holding = [state.value for state in BookingState if state.occupies]
    query = select(func.count()).select_from(occupancy.join(booking)).where(booking.c.state.not_in(holding))
    return connection.execute(query).scalar_one()


def bookings_without_their_cells(connection: Connection, *, now: datetime) -> int:
    """How many that stand and are not over lack the cells of their own time: others could be given their room.

    Those about which a desk has to decide are not among them.
    """
    holding = [state.value for state in BookingState if state.occupies]
    begins = occupancy.c.slot * SLOT_SECONDS
    rooms = func.count(occupancy.c.room_id.distinct())
    used = (
        select(occupancy.c.booking_id, func.count().label("cells"), rooms.label("rooms"))
        .select_from(occupancy.join(booking))
        .where(occupancy.c.kind == CellKind.USE.value)
        .where(begins >= booking.c.starts_at, begins < booking.c.ends_at)
        .group_by(occupancy.c.booking_id)
        .subquery()
    )
    needed = (booking.c.ends_at - booking.c.starts_at) * func.coalesce(used.c.rooms, 1)
    query = (
        select(func.count())
        .select_from(booking.outerjoin(used, used.c.booking_id == booking.c.id))
        .where(booking.c.state.in_(holding), booking.c.ends_at > to_seconds(now))
        .where(func.coalesce(used.c.cells, 0) * SLOT_SECONDS < needed)
        .where(booking.c.id.not_in(select(doubt.c.booking_id)))
    )
    return connection.execute(query).scalar_one()


@dataclass(frozen=True, slots=True)
class Durability:
    """How a PostgreSQL server keeps what is committed.

    `standbys` are those that a commit waits for, by name; None where our user may not see them. `has_several_addresses`
    when the service goes over to another server by itself.
    """

    version: str
    waits_for_disk: bool
    writes_whole_pages: bool
    has_checksums: bool
    names_standbys: bool
    standbys: tuple[str, ...] | None
    has_several_addresses: bool


def durability(connection: Connection) -> Durability | None:
    """Of PostgreSQL; None of SQLite, whose file always waits for the disk."""
    if connection.dialect.name == "sqlite":
        return None

    def setting(name: str) -> str:
        value: str = connection.execute(select(func.current_setting(name))).scalar_one()
        return value

    return Durability(
        version=setting("server_version"),
        waits_for_disk=setting("fsync") == "on",
        writes_whole_pages=setting("full_page_writes") == "on",
        has_checksums=setting("data_checksums") == "on",
        names_standbys=setting("synchronous_standby_names") != "",
        standbys=_standbys(connection),
        has_several_addresses="," in str(connection.engine.url.query.get("host", "")),
    )


def standby_is_silent(connection: Connection) -> bool:
    """Whether every commit waits for a standby that is not there, as far as our user may see."""
    if connection.dialect.name == "sqlite":
        return False
    names: str = connection.execute(select(func.current_setting("synchronous_standby_names"))).scalar_one()
    return names != "" and _standbys(connection) == ()


def _standbys(connection: Connection) -> tuple[str, ...] | None:
    if not connection.execute(text("SELECT pg_has_role('pg_read_all_stats', 'USAGE')")).scalar_one():
        return None
    seen = "SELECT application_name FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum') ORDER BY 1"
    return tuple(connection.execute(text(seen)).scalars())
