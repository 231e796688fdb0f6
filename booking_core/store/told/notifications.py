"""What is still to be told by e-mail. Queued in the transaction that makes it true, sent by a worker outside of any.

A newer notice about a booking takes the place of one that has not gone out yet: only the newest is true.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from booking_core.domain.identity import BookingId, WaitingId
from booking_core.domain.told.waiting import WaitingOffer
from booking_core.protocol.notices import Notice, NoticeKind
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import contact, notification
from booking_core.store.statements.at_once import Sheet

_UNQUEUE = delete(notification).where(notification.c.booking_id == bindparam("about"))
_SEALED = select(contact.c.sealed).where(contact.c.booking_id == bindparam("about"))
_QUEUE = notification.insert()


HasEmail = Callable[[bytes], bool]
"""Whether a sealed contact can be written to."""


def perhaps(sealed: bytes) -> bool:  # noqa: ARG001  # whatever is sealed
    """Of a store without the centre's keys: it is looked at when a letter is to be written."""
    return True


@dataclass(frozen=True, slots=True)
class Queued:
    """One notification: about a booking, or about what a wish on the waiting list could have. `tries` were in vain."""

    id: UUID
    kind: NoticeKind
    queued_at: datetime
    tries: int
    booking: BookingId | None = None
    waiting: WaitingId | None = None
    offer: WaitingOffer | None = None


def queue(connection: Connection, notices: Iterable[Notice], *, has_email: HasEmail, now: datetime) -> None:
    """Keep `notices` to be sent, of bookings whose contact has an e-mail: nobody can be told of the others."""
    for notice in notices:
        about = str(notice.booking)
        connection.execute(_UNQUEUE, {"about": about})
        sealed = connection.execute(_SEALED, {"about": about}).scalar_one_or_none()
        if sealed is not None and has_email(sealed):
            connection.execute(_QUEUE, {**_fresh(notice.kind, now), "booking_id": about})


def put_first(sheet: Sheet, notices: Iterable[tuple[Notice, datetime]]) -> None:
    """The same for bookings made just now with an e-mail: nobody has been told anything of them yet."""
    rows = [{**_fresh(one.kind, now), "booking_id": str(one.booking)} for one, now in notices]
    sheet.put(notification, rows)


def queue_offer(connection: Connection, wish: WaitingId, offer: WaitingOffer, *, now: datetime) -> None:
    """Keep for whoever waits that `offer` can be had."""
    values = {"waiting_id": str(wish), "offer": msgspec.json.encode(offer)}
    connection.execute(notification.insert().values(**_fresh(NoticeKind.WAITING, now), **values))


def due(connection: Connection, *, now: datetime, most: int) -> tuple[Queued, ...]:
    """Up to `most` whose time to be tried has come, the longest kept first."""
    query = select(notification).where(notification.c.due_at <= to_seconds(now))
    rows = connection.execute(query.order_by(notification.c.due_at, notification.c.queued_at).limit(most))
    return tuple(
        Queued(
            id=UUID(row.id),
            kind=NoticeKind(row.kind),
            queued_at=from_seconds(row.queued_at),
            tries=row.tries,
            booking=None if row.booking_id is None else BookingId(UUID(row.booking_id)),
            waiting=None if row.waiting_id is None else WaitingId(UUID(row.waiting_id)),
            offer=None if row.offer is None else msgspec.json.decode(row.offer, type=WaitingOffer),
        )
        for row in rows
    )


def take_in_hand(connection: Connection, queued: Queued, *, now: datetime, until: datetime) -> bool:
    """It is about to be sent, and nobody else tries before `until`; False where somebody does, or it has gone."""
    still_due = (notification.c.id == str(queued.id)) & (notification.c.due_at <= to_seconds(now))
    return connection.execute(update(notification).where(still_due).values(due_at=to_seconds(until))).rowcount == 1


def done(connection: Connection, queued: Queued) -> None:
    """It has been sent, or given up."""
    connection.execute(delete(notification).where(notification.c.id == str(queued.id)))


def postpone(connection: Connection, queued: Queued, *, until: datetime) -> None:
    """It was tried in vain."""
    tried = update(notification).where(notification.c.id == str(queued.id))
    connection.execute(tried.values(tries=queued.tries + 1, due_at=to_seconds(until)))


def _fresh(kind: NoticeKind, now: datetime) -> dict[str, object]:
    seconds = to_seconds(now)
    return {"id": str(uuid4()), "kind": kind.value, "queued_at": seconds, "due_at": seconds, "tries": 0}
