"""Rows in, dataclasses out: the only place that knows how a booking lies in its tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, exists, func, select

from booking_core.domain.bookings import (
    Booking,
    BookingState,
    Cell,
    CellKind,
    Channel,
    DeclinedBecause,
    Instead,
    Need,
    Occupancy,
    Openness,
    Purpose,
    SetUpBy,
    Whereabouts,
)
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, RoomId, SeriesId, Slot, SpaceId
from booking_core.domain.occupying.changeovers import CREW_WITHIN
from booking_core.domain.places import KindOfUser
from booking_core.domain.time_spans import TimeSpan, slot_of, slots_of
from booking_core.protocol.codes import code_of
from booking_core.store.schema import booking, occupancy

_IDS_A_QUERY = 500
_BY_ID = select(booking).where(booking.c.id.in_(bindparam("ids", expanding=True)))
_KINDS = {kind.value: kind for kind in CellKind}
_CELLS = (
    select(occupancy.c.booking_id, occupancy.c.room_id, occupancy.c.slot, occupancy.c.kind)
    .where(occupancy.c.booking_id.in_(bindparam("ids", expanding=True)))
    .order_by(occupancy.c.room_id, occupancy.c.slot)
)


def to_seconds(instant: datetime) -> int:
    """Unix seconds of an aware datetime."""
    return int(instant.timestamp())


def from_seconds(seconds: int) -> datetime:
    """An aware datetime in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def booking_row(value: Booking) -> dict[str, object]:
    """The columns of `booking` that may change with a version."""
    return {
        "id": str(value.id),
        "version": value.version,
        "state": value.state.value,
        "space_id": value.space,
        "layout_id": value.layout,
        "starts_at": to_seconds(value.span.starts_at),
        "ends_at": to_seconds(value.span.ends_at),
        "persons": value.persons,
        "purpose": value.purpose.value,
        "openness": value.openness.value,
        "user_kind": value.user.value,
        "channel": value.channel.value,
        "title": value.title,
        "needs": " ".join(value.needs),
        "wheelchairs": value.wheelchairs,
        "set_up_by": value.set_up_by.value,
        "device_id": value.device,
        "reason": value.reason,
        "replaces": _text(value.replaces),
        "continues": _text(value.continues),
        "series": _text(value.series),
        "answer_by": None if value.answer_by is None else to_seconds(value.answer_by),
        "declined_because": value.declined_because,
        "instead": msgspec.json.encode(value.instead) if value.instead else None,
        "shelter_id": value.shelter,
        "whereabouts": value.whereabouts,
        "group_id": value.group,
        "audience": value.audience,
        "is_trial": value.is_trial,
        "spoken": " ".join(value.spoken),
        "named": value.named,
        "code": code_of(value.id),
    }


def occupancy_rows(*bookings: Booking) -> list[dict[str, object]]:
    """The cells of bookings, sorted by room and slot: inserting in this order cannot deadlock."""
    cells = [(entry, str(one.id)) for one in bookings for entry in one.occupancy]
    cells.sort(key=lambda cell: (cell[0].cell.room, cell[0].cell.slot))
    return [
        {"room_id": one.cell.room, "slot": one.cell.slot, "booking_id": booking_id, "kind": one.kind.value}
        for one, booking_id in cells
    ]


def bookings_with_ids(connection: Connection, ids: Iterable[str]) -> tuple[Booking, ...]:
    """Those of `ids` that exist."""
    wanted = sorted(ids)
    return tuple(one for part in by_parts(wanted) for one in read_bookings(connection, _BY_ID, {"ids": part}))


def read_bookings(
    connection: Connection, query: Select[Any], parameters: Mapping[str, object] | None = None
) -> tuple[Booking, ...]:
    """The bookings that `query` (over the table `booking`) selects with those `parameters`, with their cells."""
    rows = connection.execute(query, parameters).all()
    cells = _cells_of(connection, [row.id for row in rows])
    return tuple(_booking(row, cells[row.id]) for row in rows)


def bookings_with_cells(connection: Connection, query: Select[Any], *, at_once: int) -> Iterator[Booking]:
    """The same, one by one, however many there are."""
    result = connection.execution_options(yield_per=at_once).execute(query)
    for rows in result.partitions(at_once):
        cells = _cells_of(connection, [row.id for row in rows])
        yield from (_booking(row, cells[row.id]) for row in rows)


def _cells_of(connection: Connection, ids: list[str]) -> dict[str, list[Occupancy]]:
    cells: dict[str, list[Occupancy]] = defaultdict(list)
    for part in by_parts(ids):
        for booking_id, room, slot, kind in connection.execute(_CELLS, {"ids": part}):
            cells[booking_id].append(Occupancy(Cell(RoomId(room), Slot(slot)), _KINDS[kind]))
    return cells


def by_parts(ids: list[str]) -> Iterator[list[str]]:
    """`ids` in lists that a query takes."""
    return (ids[start : start + _IDS_A_QUERY] for start in range(0, len(ids), _IDS_A_QUERY))


def _booking(row: Row[Any], cells: Iterable[Occupancy]) -> Booking:
    return Booking(
        id=BookingId(UUID(row.id)),
        version=row.version,
        state=BookingState(row.state),
        space=SpaceId(row.space_id),
        layout=LayoutId(row.layout_id),
        span=TimeSpan(from_seconds(row.starts_at), from_seconds(row.ends_at)),
        persons=row.persons,
        purpose=Purpose(row.purpose),
        openness=Openness(row.openness),
        user=KindOfUser(row.user_kind),
        channel=Channel(row.channel),
        occupancy=tuple(cells),
        title=row.title,
        needs=tuple(Need(name) for name in row.needs.split()),
        wheelchairs=row.wheelchairs,
        set_up_by=SetUpBy(row.set_up_by),
        device=None if row.device_id is None else DeviceId(row.device_id),
        reason=row.reason,
        replaces=_id(row.replaces),
        continues=_id(row.continues),
        series=None if row.series is None else SeriesId(UUID(row.series)),
        answer_by=None if row.answer_by is None else from_seconds(row.answer_by),
        declined_because=None if row.declined_because is None else DeclinedBecause(row.declined_because),
        instead=() if row.instead is None else msgspec.json.decode(row.instead, type=tuple[Instead, ...]),
        shelter=None if row.shelter_id is None else SpaceId(row.shelter_id),
        whereabouts=None if row.whereabouts is None else Whereabouts(row.whereabouts),
        group=row.group_id,
        audience=row.audience,
        is_trial=row.is_trial,
        spoken=tuple(row.spoken.split()),
        named=row.named,
    )


def changed_columns(value: Booking, *, now: datetime) -> dict[str, object]:
    """The columns that tell when a change was; when a booking came to its final state is written once, and kept."""
    at = to_seconds(now)
    ended = {"ended_at": func.coalesce(booking.c.ended_at, at)} if value.state.is_final else {}
    return {"changed_at": at, **ended}


def live_bookings(*, ends_after: datetime) -> Select[Any]:
    """Bookings that had not ended at `ends_after`, whatever their state."""
    return select(booking).where(booking.c.ends_at > to_seconds(ends_after)).order_by(booking.c.starts_at)


def standing_bookings(*, stands_after: datetime) -> Select[Any]:
    """Bookings that had not ended then; also those whose people had gone, and whose rooms stood set for the crew."""
    used = booking.c.ends_at > to_seconds(stands_after)
    set_up = _has_cells(occupancy.c.slot >= slot_of(stands_after))
    recent = booking.c.ends_at > to_seconds(stands_after - CREW_WITHIN)
    return select(booking).where(recent, used | set_up).order_by(booking.c.starts_at)


def bookings_within(window: TimeSpan) -> Select[Any]:
    """Bookings that touch `window`: by their use, or by the crew's work before and after it."""
    slots = slots_of(window)
    used = (booking.c.ends_at > to_seconds(window.starts_at)) & (booking.c.starts_at < to_seconds(window.ends_at))
    set_up = _has_cells((occupancy.c.slot >= slots.start) & (occupancy.c.slot < slots.stop))
    near = booking.c.ends_at > to_seconds(window.starts_at - CREW_WITHIN)
    before = booking.c.starts_at < to_seconds(window.ends_at + CREW_WITHIN)
    return select(booking).where(near, before, used | set_up)


def _has_cells(within: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(occupancy.c.booking_id == booking.c.id, within)


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def _id(value: str | None) -> BookingId | None:
    return None if value is None else BookingId(UUID(value))
