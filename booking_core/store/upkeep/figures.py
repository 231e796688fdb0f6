"""What stands in the central store, counted for whoever watches over it. Nothing here tells of a person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from booking_core.store.logs.feed_log import CentreHead, read_head
from booking_core.store.machines import doubts
from booking_core.store.machines.doubts import DoubtKind
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import booking, notification, waiting


@dataclass(frozen=True, slots=True)
class Figures:
    """`bookings` counts those that have not ended, by state and channel; `oldest_letter` was queued longest ago."""

    head: CentreHead
    bookings: Mapping[tuple[str, str], int]
    in_doubt: Mapping[DoubtKind, int]
    waiting: int
    letters: int
    oldest_letter: datetime | None


def figures(connection: Connection, *, now: datetime) -> Figures:
    """The figures in this transaction."""
    letters, oldest = connection.execute(select(func.count(), func.min(notification.c.queued_at))).one()
    return Figures(
        head=read_head(connection),
        bookings=_bookings(connection, now=now),
        in_doubt=Counter(one.kind for one in doubts.doubts(connection, now=now)),
        waiting=connection.execute(select(func.count()).select_from(waiting)).scalar_one(),
        letters=letters,
        oldest_letter=None if oldest is None else from_seconds(oldest),
    )


def _bookings(connection: Connection, *, now: datetime) -> Mapping[tuple[str, str], int]:
    ahead = booking.c.ends_at > to_seconds(now)
    query = select(booking.c.state, booking.c.channel, func.count()).where(ahead)
    rows = connection.execute(query.group_by(booking.c.state, booking.c.channel))
    return {(state, channel): count for state, channel, count in rows}
