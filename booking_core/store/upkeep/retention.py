"""What is deleted when its days have passed. Each function works in the caller's transaction.

Whose contacts are over is looked for before the lock of those who write is held; held, each is looked at once more by
its key. Of what may be a great deal after a standstill a part is deleted at a time (`parts`).

who booked        `contact_kept_days_after` days after the booking's end, by the days that were told whoever booked
or by any that were in force since, whichever are over first: days that become fewer hold for what is kept already
who waits         when the last day of the wish is over
whose a card is   as who booked, counted from the card's last day, and not before who booked with it
why a rule was    `audit_kept_days` days after it was let past
let past
what was broken   thirty days after it was put right; then it is a count of its month
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from operator import add

from sqlalchemy import ColumnElement, Connection, delete, select, true, update

from booking_core.domain.places import Municipality, Privacy
from booking_core.store.accounts import guesses, place_cards
from booking_core.store.bookings import overrides, quota_store
from booking_core.store.escrow import kept_wishes
from booking_core.store.machines import doubts
from booking_core.store.rows import to_seconds
from booking_core.store.schema import booking, contact
from booking_core.store.statements.parts import MOST_AT_ONCE
from booking_core.store.told import condition_store, waiting_list


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of each were deleted."""

    contacts: int = 0
    cards: int = 0
    waiting: int = 0
    tallies: int = 0
    reasons: int = 0
    doubts: int = 0
    unheard_wishes: int = 0
    guesses: int = 0
    conditions: int = 0
    stopped: int = 0
    tellers: int = 0

    @property
    def total(self) -> int:
        return sum(self._counts())

    @property
    def is_part(self) -> bool:
        """Whether more may be left."""
        return any(count >= MOST_AT_ONCE for count in self._counts())

    def __add__(self, other: "Forgotten") -> "Forgotten":
        return Forgotten(*map(add, self._counts(), other._counts()))

    def _counts(self) -> Iterator[int]:
        return (getattr(self, one.name) for one in fields(self))


def keep_no_longer(connection: Connection, days: int, *, of: Collection[str] | None = None) -> None:
    """Nobody's contact is kept longer than so many days after the booking's end, or none `of` those bookings'."""
    ends_at = select(booking.c.ends_at).where(booking.c.id == contact.c.booking_id).scalar_subquery()
    latest = ends_at + _seconds(days)
    theirs = true() if of is None else contact.c.booking_id.in_(of)
    connection.execute(update(contact).where(theirs, contact.c.keep_until > latest).values(keep_until=latest))


def kept_longer(connection: Connection, days: int, *, after: str) -> Sequence[str]:
    """Bookings after the one `after` whose contacts are to be kept longer than so many days: a part, in order."""
    latest = booking.c.ends_at + _seconds(days)
    query = select(contact.c.booking_id).join(booking, booking.c.id == contact.c.booking_id)
    some = query.where(contact.c.booking_id > after, contact.c.keep_until > latest).order_by(contact.c.booking_id)
    return connection.execute(some.limit(MOST_AT_ONCE)).scalars().all()


def over(connection: Connection, *, now: datetime) -> frozenset[str]:
    """Bookings whose contacts need not be kept any longer: a part, or fewer than that many where there are no more."""
    query = select(contact.c.booking_id).where(_is_over(now)).limit(MOST_AT_ONCE)
    return frozenset(connection.execute(query).scalars())


def forget(
    connection: Connection, places: Municipality | None, contacts: Collection[str], *, now: datetime
) -> Forgotten:
    """Delete what need not be kept any longer: of the contacts those that `over` found, and of all else a part.

    `places` are those in force, None where there are none.
    """
    privacy = None if places is None else places.privacy
    theirs = contact.c.booking_id.in_(contacts) & _is_over(now)
    tallies = quota_store.forget(connection, of=select(contact.c.booking_id).where(theirs), now=now)
    return Forgotten(
        contacts=connection.execute(delete(contact).where(theirs)).rowcount,
        cards=place_cards.forget(connection, privacy, now=now),
        waiting=waiting_list.forget(connection, now=now),
        tallies=tallies,
        reasons=overrides.forget(connection, _audit_begins(privacy, now=now), now=now),
        doubts=doubts.forget(connection, now=now),
        unheard_wishes=kept_wishes.forget(connection, now=now),
        guesses=guesses.forget(connection, now=now),
        conditions=0 if places is None else condition_store.forget(connection, places.zone, now=now),
        stopped=place_cards.forget_stopped(connection, now=now),
        tellers=condition_store.forget_tellers(connection, now=now),
    )


def _seconds(days: int) -> int:
    return int(timedelta(days=days).total_seconds())


def _is_over(now: datetime) -> ColumnElement[bool]:
    return contact.c.keep_until <= to_seconds(now)


def _audit_begins(privacy: Privacy | None, *, now: datetime) -> datetime | None:
    return None if privacy is None else now - timedelta(days=privacy.audit_kept_days)
