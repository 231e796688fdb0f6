"""Unmet demand on disk. Each function works in the caller's transaction."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.identity import DeviceId, SpaceId, VenueId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.demand import NOTHING_FITS, UnmetSource, UnmetWish, once_an_hour
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import device, unmet_count, unmet_demand
from booking_core.store.statements.upserts import insert

_KEEP = insert(unmet_demand).on_conflict_do_nothing().returning(unmet_demand.c.id)

MOST_AN_HOUR_FROM_AFAR = 200
"""From one source: more in an hour is a client that asks by itself, not people."""


def keep(connection: Connection, wishes: Iterable[UnmetWish]) -> int:
    """Write down those of `wishes` that are not known yet; how many they were."""
    rows = [_row(wish) for wish in wishes]
    return len(connection.execute(_KEEP, rows).all()) if rows else 0


def noted_in(connection: Connection, span: TimeSpan) -> Iterator[UnmetWish]:
    """Every wish noted in `span`, the oldest first."""
    since = unmet_demand.c.noted_at >= to_seconds(span.starts_at)
    before = unmet_demand.c.noted_at < to_seconds(span.ends_at)
    query = select(unmet_demand).where(since, before).order_by(unmet_demand.c.noted_at, unmet_demand.c.id)
    return (_wish(row) for row in connection.execute(query))


def keep_from_afar(connection: Connection, wishes: Iterable[UnmetWish]) -> int:
    """The same of wishes nobody's machine has told: each once an hour, and no more of them than people would ask."""
    told = [once_an_hour(wish) for wish in wishes]
    if not told:
        return 0
    same = (unmet_demand.c.source == told[0].source.value) & (unmet_demand.c.noted_at == to_seconds(told[0].noted_at))
    before = connection.execute(select(func.count()).select_from(unmet_demand).where(same)).scalar_one()
    return keep(connection, told[: max(0, MOST_AN_HOUR_FROM_AFAR - before)])


def told_on(connection: Connection, device_id: DeviceId, day: date) -> int:
    """How many wishes the device has told of on the local `day`."""
    query = select(unmet_count.c.wishes).where(unmet_count.c.device_id == device_id, unmet_count.c.day == str(day))
    return connection.execute(query).scalar_one_or_none() or 0


def count_told(connection: Connection, device_id: DeviceId, day: date, wishes: int) -> None:
    """Remember that the device has told of so many on the local `day`; what it told on others is forgotten."""
    values = {"day": str(day), "wishes": wishes}
    counting = insert(unmet_count).values(device_id=device_id, **values)
    connection.execute(counting.on_conflict_do_update(index_elements=["device_id"], set_=values))


def house_of(connection: Connection, device_id: DeviceId | None) -> VenueId | None:
    """The house a device stands in; None for who asks from afar."""
    if device_id is None:
        return None
    found: str | None = connection.execute(select(device.c.venue_id).where(device.c.id == device_id)).scalar()
    return None if found is None else VenueId(found)


def _row(wish: UnmetWish) -> dict[str, object]:
    return {
        "id": str(wish.id),
        "noted_at": to_seconds(wish.noted_at),
        "source": wish.source.value,
        "venue_id": wish.venue,
        "district": wish.district,
        "space_id": wish.space,
        "day": wish.day.isoformat(),
        "hour": wish.hour,
        "minutes": wish.minutes,
        "persons": wish.persons,
        "wheelchairs": wish.wheelchairs,
        "needs": " ".join(wish.needs),
        "purpose": wish.purpose.value,
        "user_kind": wish.user.value,
        "code": wish.reason,
    }


def _wish(row: Row[Any]) -> UnmetWish:
    return UnmetWish(
        id=UUID(row.id),
        noted_at=from_seconds(row.noted_at),
        source=UnmetSource(row.source),
        venue=None if row.venue_id is None else VenueId(row.venue_id),
        district=row.district,
        space=None if row.space_id is None else SpaceId(row.space_id),
        day=date.fromisoformat(row.day),
        hour=row.hour,
        minutes=row.minutes,
        persons=row.persons,
        wheelchairs=row.wheelchairs,
        needs=tuple(Need(name) for name in row.needs.split()),
        purpose=Purpose(row.purpose),
        user=KindOfUser(row.user_kind),
        code=None if row.code == NOTHING_FITS else RefusalCode(row.code),
    )
