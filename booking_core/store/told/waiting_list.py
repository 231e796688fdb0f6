"""The waiting list on disk. Each function works in the caller's transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, or_, select, update

from booking_core.domain.identity import WaitingId
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.told.waiting import WaitingNeed, WaitingWish, may_want_the_same
from booking_core.protocol.codes import code_of
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import waiting
from booking_core.store.statements.parts import delete_part
from booking_core.store.statements.upserts import insert


@dataclass(frozen=True, slots=True)
class Waits:
    """A wish with the contact as it was sealed; `told_at` (UTC) is when its maker was last written to."""

    wish: WaitingWish
    sealed: bytes
    told_at: datetime | None = None


def put(
    connection: Connection, wish: WaitingWish, sealed: bytes, *, keep_until: datetime, person: str | None = None
) -> None:
    """Put `wish` on the list, if it is not there yet; `person` is the key under which its maker is counted."""
    values = {
        "id": str(wish.id),
        "need": msgspec.json.encode(wish.need),
        "code": code_of(wish.id),
        "first_day": wish.need.first_day.isoformat(),
        "last_day": wish.need.last_day.isoformat(),
        "space_id": wish.need.space,
        "venue_id": wish.need.house,
        "person": person,
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
    query = select(waiting).where(_still_waits(now)).order_by(waiting.c.made_at, waiting.c.id)
    return (_waits(row) for row in connection.execute(query))


def wish_with_id(connection: Connection, wish: WaitingId, *, now: datetime) -> WaitingWish | None:
    """The wish as it was made; None when it is not on the list any more."""
    return _only(connection, waiting.c.id == str(wish), now=now)


def wish_with_code(connection: Connection, code: str, *, now: datetime) -> WaitingWish | None:
    """The wish with the nine digits `code`; None also where two share it: then nobody knows whose is meant."""
    return _only(connection, waiting.c.code == code, now=now)


def ahead_of(connection: Connection, wish: WaitingWish, municipality: Municipality, *, now: datetime) -> int:
    """How many wait longer and may be offered the same before `wish` is."""
    earlier = or_(
        waiting.c.made_at < to_seconds(wish.made_at),
        and_(waiting.c.made_at == to_seconds(wish.made_at), waiting.c.id < str(wish.id)),
    )
    days = _on_any(wish.need.first_day, wish.need.last_day)
    rows = connection.execute(select(waiting.c.need).where(_still_waits(now), earlier, days))
    needs = (msgspec.json.decode(row.need, type=WaitingNeed) for row in rows)
    return sum(may_want_the_same(municipality, wish.need, need) for need in needs)


def count_in(connection: Connection, venue: Venue, day: date, *, now: datetime) -> int:
    """How many wait for a place in `venue` on the local `day`, without reading what each of them needs."""
    here = or_(
        waiting.c.space_id.in_([space.id for space in venue.spaces]),
        and_(waiting.c.space_id.is_(None), or_(waiting.c.venue_id.is_(None), waiting.c.venue_id == venue.id)),
    )
    query = select(func.count()).select_from(waiting).where(_still_waits(now), here, _on_any(day, day))
    count: int = connection.execute(query).scalar_one()
    return count


def count_of(connection: Connection, person: str, *, now: datetime) -> int:
    """How many wishes `person` has on the list."""
    query = select(func.count()).select_from(waiting).where(_still_waits(now), waiting.c.person == person)
    count: int = connection.execute(query).scalar_one()
    return count


def told(connection: Connection, wish: WaitingId, *, now: datetime) -> None:
    """Remember that its maker is written to."""
    connection.execute(update(waiting).where(waiting.c.id == str(wish)).values(told_at=to_seconds(now)))


def forget(connection: Connection, *, now: datetime) -> int:
    """Delete a part of what nobody can wait for any longer; how many they were."""
    return delete_part(connection, waiting, ~_still_waits(now))


def _only(connection: Connection, which: ColumnElement[bool], *, now: datetime) -> WaitingWish | None:
    rows = connection.execute(select(waiting).where(which, _still_waits(now)).limit(2)).all()
    return _waits(rows[0]).wish if len(rows) == 1 else None


def _still_waits(now: datetime) -> ColumnElement[bool]:
    return waiting.c.keep_until > to_seconds(now)


def _on_any(first_day: date, last_day: date) -> ColumnElement[bool]:
    """ISO days are in order as text too."""
    return and_(waiting.c.first_day <= last_day.isoformat(), waiting.c.last_day >= first_day.isoformat())


def _waits(row: Row[tuple[object, ...]]) -> Waits:
    need = msgspec.json.decode(row.need, type=WaitingNeed)
    wish = WaitingWish(WaitingId(UUID(row.id)), need, from_seconds(row.made_at))
    return Waits(wish, row.sealed, None if row.told_at is None else from_seconds(row.told_at))
