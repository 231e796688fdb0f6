"""A booking or a block as its row has it, and as the feed told it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Table, func, select

from booking_core.domain.blocks import Block, BlockState
from booking_core.domain.bookings import BookingState, Cell, CellKind, Occupancy
from booking_core.domain.identity import RoomId, Slot
from booking_core.domain.time_spans import SLOT_SECONDS, TimeSpan
from booking_core.store.rows import to_seconds
from booking_core.store.schema import block, booking, occupancy, places_version

Rooms = frozenset[str]
Facts = tuple[object, ...]

_HOLDING = frozenset(state.value for state in BookingState if state.occupies)


@dataclass(frozen=True, slots=True)
class Told:
    """What the feed told last: `facts` as `Kind.facts` has them of a row, and the cells."""

    facts: Facts
    cells: frozenset[Occupancy]


@dataclass(frozen=True, slots=True)
class Kind:
    """How bookings, or blocks, lie in their tables. `may_hold`: the rooms that one may take, the likeliest last."""

    table: Table
    holder: ColumnElement[Any]
    facts: Callable[[Row[Any]], Facts]
    occupies: Callable[[Row[Any]], bool]
    may_hold: Callable[[Row[Any], "RoomsOfSpaces"], Sequence[Rooms]]
    own_kind: CellKind

    def rows_after(self, connection: Connection, last: str, *, most: int) -> Sequence[Row[Any]]:
        """Some rows by their ids, behind the one with the id `last`."""
        key = self.table.c.id
        return connection.execute(select(self.table).where(key > last).order_by(key).limit(most)).all()

    def rows_with(self, connection: Connection, ids: Collection[str]) -> Sequence[Row[Any]]:
        """Those of `ids` that exist."""
        return connection.execute(select(self.table).where(self.table.c.id.in_(ids))).all()

    def over_with_cells(self, connection: Connection, room: str, *, now: datetime) -> set[str]:
        """Which are over, and take cells of that room from now on: the crew's work, or a fault."""
        ahead = (occupancy.c.room_id == room) & (occupancy.c.slot >= to_seconds(now) // SLOT_SECONDS)
        over = self.table.c.ends_at <= to_seconds(now)
        here = occupancy.join(self.table, self.table.c.id == self.holder)
        return set(connection.execute(select(self.holder).distinct().select_from(here).where(ahead, over)).scalars())

    def cells(self, connection: Connection, ids: Collection[str]) -> Mapping[str, set[Occupancy]]:
        """The cells that they take."""
        there: dict[str, set[Occupancy]] = defaultdict(set)
        columns = (self.holder.label("holder"), occupancy.c.room_id, occupancy.c.slot, occupancy.c.kind)
        for row in connection.execute(select(*columns).where(self.holder.in_(ids))) if ids else ():
            there[row.holder].add(Occupancy(Cell(RoomId(row.room_id), Slot(row.slot)), CellKind(row.kind)))
        return there

    def own_cells(self, row: Row[Any], there: Iterable[Occupancy], spaces: "RoomsOfSpaces") -> set[Occupancy]:
        """The cells of its own place and time, of its own kind: what it takes to be there."""
        if not self.occupies(row):
            return set()
        taken = frozenset(one.cell.room for one in there if one.kind is self.own_kind)
        known = self.may_hold(row, spaces) or (taken,)
        rooms = taken if taken in known else known[-1]
        slots = range(row.starts_at // SLOT_SECONDS, -(-row.ends_at // SLOT_SECONDS))
        return {Occupancy(Cell(RoomId(room), Slot(slot)), self.own_kind) for room in rooms for slot in slots}


class RoomsOfSpaces:
    """The rooms that each space has, and those that it had: a kiosk may have confirmed by a places file before."""

    def __init__(self) -> None:
        self._version = 0
        self._ever: dict[str, list[Rooms]] = defaultdict(list)

    def bring_up_to(self, connection: Connection) -> None:
        """Read what was put in force since."""
        newer = places_version.c.version > self._version
        if not connection.execute(select(func.count()).select_from(places_version).where(newer)).scalar_one():
            return
        query = select(places_version).where(newer).order_by(places_version.c.version)
        for row in connection.execute(query):
            self._version = row.version
            for venue in msgspec.json.decode(row.document, type=_Places).venues:
                for space in venue.spaces:
                    self._has(space.id, frozenset(space.rooms))

    def of(self, space: str) -> Sequence[Rooms]:
        """The newest last; none of a space that no places file has had."""
        return self._ever.get(space, ())

    def _has(self, space: str, rooms: Rooms) -> None:
        known = self._ever[space]
        if rooms in known:
            known.remove(rooms)
        known.append(rooms)


class _Space(msgspec.Struct):
    id: str
    rooms: tuple[str, ...]


class _Venue(msgspec.Struct):
    spaces: tuple[_Space, ...]


class _Places(msgspec.Struct):
    """As much of the places as says which rooms a space has."""

    venues: tuple[_Venue, ...]


class _Booking(msgspec.Struct):
    version: int
    state: str
    space: str
    span: TimeSpan
    occupancy: tuple[Occupancy, ...]


class _Change(msgspec.Struct):
    """As much of a change as is compared. What a later program adds is passed over."""

    booking: _Booking | None = None
    block: Block | None = None


_CHANGE = msgspec.json.Decoder(_Change)


def told_in(written: msgspec.Raw) -> Told | None:
    """What a change tells of a booking or a block; None when it cannot be read as one."""
    try:
        change = _CHANGE.decode(written)
    except (msgspec.MsgspecError, ValueError):
        return None
    if change.block is not None:
        return _block_told(change.block)
    return None if change.booking is None else _booking_told(change.booking)


def _booking_told(one: _Booking) -> Told:
    facts = (one.version, one.state, one.space, *_seconds_of(one.span))
    return Told(facts, frozenset(one.occupancy))


def _block_told(one: Block) -> Told:
    facts = (one.version, one.state.value, " ".join(one.rooms), *_seconds_of(one.span))
    return Told(facts, frozenset(Occupancy(cell, CellKind.BLOCKED) for cell in one.cells))


def _seconds_of(span: TimeSpan) -> tuple[int, int]:
    return to_seconds(span.starts_at), to_seconds(span.ends_at)


BOOKINGS = Kind(
    booking,
    occupancy.c.booking_id,
    facts=lambda row: (row.version, row.state, row.space_id, row.starts_at, row.ends_at),
    occupies=lambda row: row.state in _HOLDING,
    may_hold=lambda row, spaces: spaces.of(row.space_id),
    own_kind=CellKind.USE,
)
BLOCKS = Kind(
    block,
    occupancy.c.block_id,
    facts=lambda row: (row.version, row.state, row.rooms, row.starts_at, row.ends_at),
    occupies=lambda row: row.state == BlockState.STANDING.value,
    may_hold=lambda row, _spaces: (frozenset(row.rooms.split()),),
    own_kind=CellKind.BLOCKED,
)
