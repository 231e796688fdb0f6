"""The waiting list on disk. Each function works in the caller's transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from booking_core.domain.identity import WaitingId
from booking_core.domain.waiting import WaitingNeed, WaitingWish
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import waiting


@dataclass(frozen=True, slots=True)
class Waits:
    """A wish with the contact as it was sealed; `told_at` (UTC) is when its maker was last written to."""

    wish: WaitingWish
    sealed: bytes
    told_at: datetime | None = None


def put(connection: Connection, wish: WaitingWish, sealed: bytes, *, keep_until: datetime) -> None:
    """Put `wish` on the list, if it is not there yet."""
    values = {
        "id": str(wish.id),
        "need": msgspec.json.encode(wish.need),
        "made_at": to_seconds(wish.made_at),
        "sealed": sealed,
        "keep_until": to_seconds(keep_until),
    }
    connection.execute(insert(waiting).values(**values).on_conflict_do_nothing())


def remove(connection: Connection, wish: WaitingId) -> bool:
    """Take a wish off the list; False when it was not there."""
    return connection.execute(delete(waiting).where(waiting.c.id == str(wish))).rowcount == 1


def sealed_of(connection: Connection, wish: WaitingId) -> bytes | None:
    """Whom to call about a wish, sealed; None when it is not on the list."""
    query = select(waiting.c.sealed).where(waiting.c.id == str(wish))
    sealed: bytes | None = connection.execute(query).scalar_one_or_none()
    return sealed


def everybody(connection: Connection, *, now: datetime) -> Iterator[Waits]:
    """Those whose days have not passed, the longest waiting first."""
    query = select(waiting).where(waiting.c.keep_until > to_seconds(now)).order_by(waiting.c.made_at, waiting.c.id)
    return (_waits(row) for row in connection.execute(query))


def told(connection: Connection, wish: WaitingId, *, now: datetime) -> None:
    """Remember that its maker is written to."""
    connection.execute(update(waiting).where(waiting.c.id == str(wish)).values(told_at=to_seconds(now)))


def forget(connection: Connection, *, now: datetime) -> int:
    """Delete what nobody can wait for any longer; how many they were."""
    return connection.execute(delete(waiting).where(waiting.c.keep_until <= to_seconds(now))).rowcount


def _waits(row: Row[tuple[object, ...]]) -> Waits:
    need = msgspec.json.decode(row.need, type=WaitingNeed)
    wish = WaitingWish(WaitingId(UUID(row.id)), need, from_seconds(row.made_at))
    return Waits(wish, row.sealed, None if row.told_at is None else from_seconds(row.told_at))
