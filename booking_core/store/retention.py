"""What is deleted when its days have passed. Each function works in the caller's transaction.

who booked        `contact_kept_days_after` days after the booking's end, by the days that were told whoever booked
or by those in force, whichever are over first: days that become fewer hold for what is kept already
who waits         when the last day of the wish is over
whose a card is   as who booked, counted from the card's last day, and not before who booked with it
why a rule was    `audit_kept_days` days after it was let past
let past
"""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, exists, select

from booking_core.domain.places import Privacy
from booking_core.store import doubts, guesses, kept_wishes, overrides, place_cards, quota_store, waiting_list
from booking_core.store.rows import to_seconds
from booking_core.store.schema import booking, contact

MOST_AT_ONCE = 2_000
"""So many contacts in one transaction: whoever books meanwhile waits for its end."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of each were deleted."""

    contacts: int
    cards: int
    waiting: int
    tallies: int
    reasons: int
    doubts: int
    unheard_wishes: int
    guesses: int

    @property
    def total(self) -> int:
        return sum(getattr(self, one.name) for one in fields(self))

    @property
    def is_all(self) -> bool:
        """Whether nobody's contact is left that need not be kept."""
        return self.contacts < MOST_AT_ONCE

    def __add__(self, other: "Forgotten") -> "Forgotten":
        return Forgotten(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def forget(connection: Connection, privacy: Privacy | None, *, now: datetime) -> Forgotten:
    """Delete what need not be kept any longer, of contacts a part; `is_all` says whether it was the last.

    `privacy` is what the places in force say, None where there are none.
    """
    part = select(contact.c.booking_id).where(_over(privacy, now=now)).limit(MOST_AT_ONCE)
    over = contact.c.booking_id.in_(connection.execute(part).scalars().all())
    tallies = quota_store.forget(connection, of=select(contact.c.booking_id).where(over), now=now)
    return Forgotten(
        contacts=connection.execute(delete(contact).where(over)).rowcount,
        cards=place_cards.forget(connection, privacy, now=now),
        waiting=waiting_list.forget(connection, now=now),
        tallies=tallies,
        reasons=overrides.forget(connection, _audit_begins(privacy, now=now), now=now),
        doubts=doubts.forget(connection, now=now),
        unheard_wishes=kept_wishes.forget(connection, now=now),
        guesses=guesses.forget(connection, now=now),
    )


def _over(privacy: Privacy | None, *, now: datetime) -> ColumnElement[bool]:
    as_told = contact.c.keep_until <= to_seconds(now)
    if privacy is None:
        return as_told
    ended_before = now - timedelta(days=privacy.contact_kept_days_after)
    its_own = booking.c.id == contact.c.booking_id
    return as_told | exists().where(its_own, booking.c.ends_at <= to_seconds(ended_before))


def _audit_begins(privacy: Privacy | None, *, now: datetime) -> datetime | None:
    return None if privacy is None else now - timedelta(days=privacy.audit_kept_days)
