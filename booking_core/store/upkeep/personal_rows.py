"""Where a person stands in the database: sealed contacts, and the keyed hashes that quotas are counted under."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, select, update

from booking_core.domain.identity import BookingId, CardId, WaitingId
from booking_core.store.accounts import place_cards
from booking_core.store.bookings.overrides import Override, overrides_of
from booking_core.store.rows import from_seconds
from booking_core.store.schema import (
    booking_override,
    booking_party,
    condition_teller,
    contact,
    doubt,
    notification,
    place_card,
    quota_use,
    waiting,
)


@dataclass(frozen=True, slots=True)
class Erased:
    """How many of each were deleted."""

    contacts: int
    wishes: int
    tallies: int
    cards: int


def sealed_contacts(connection: Connection) -> Iterator[tuple[BookingId, bytes]]:
    """Every contact behind a booking, also behind one in doubt, as it was sealed."""
    for row in connection.execute(select(contact.c.booking_id, contact.c.sealed)):
        yield BookingId(UUID(row.booking_id)), row.sealed
    in_doubt = select(doubt.c.booking_id, doubt.c.sealed).where(doubt.c.sealed.is_not(None))
    for row in connection.execute(in_doubt):
        yield BookingId(UUID(row.booking_id)), row.sealed


def sealed_names(connection: Connection) -> Iterator[bytes]:
    """Everybody behind bookings, wishes and cards as they were sealed; of each those first that are kept longest."""
    for table in (contact, waiting, place_card):
        kept = select(table.c.sealed).where(table.c.sealed.is_not(None))
        yield from connection.execute(kept.order_by(table.c.keep_until.desc())).scalars()


@dataclass(frozen=True, slots=True)
class Counted:
    """How much of a quota is used in a period, and until when that is known."""

    rule: str
    period: str
    used: int
    keep_until: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept about one person beside the contacts themselves."""

    tallies: tuple[Counted, ...]
    reasons: Mapping[BookingId, tuple[Override, ...]]
    letters: int


def kept_about(
    connection: Connection, bookings: Iterable[BookingId], wishes: Iterable[WaitingId], party: str | None = None
) -> Kept:
    """What is kept about who stands behind those bookings and wishes, or is counted as `party`."""
    of_bookings, of_wishes = [str(one) for one in bookings], [str(one) for one in wishes]
    theirs = _parties(connection, of_bookings, party)
    tallies = connection.execute(select(quota_use).where(quota_use.c.party.in_(theirs)))
    letters = notification.c.booking_id.in_(of_bookings) | notification.c.waiting_id.in_(of_wishes)
    reasons = {one: overrides_of(connection, BookingId(UUID(one))) for one in of_bookings}
    return Kept(
        tallies=tuple(Counted(row.rule, row.period, row.used, from_seconds(row.keep_until)) for row in tallies),
        reasons={BookingId(UUID(one)): found for one, found in reasons.items() if found},
        letters=connection.execute(select(func.count()).select_from(notification).where(letters)).scalar_one(),
    )


def erase(
    connection: Connection,
    bookings: Iterable[BookingId],
    wishes: Iterable[WaitingId],
    cards: Iterable[CardId],
    *,
    party: str | None = None,
) -> Erased:
    """Delete who stands behind those bookings and cards, what they are counted under, and those wishes.

    The bookings stay, and the cards as such. What is counted under `party` goes too: it outlives the bookings' names.

    What staff wrote when they let one of them past a rule is blanked, as is what was to be written to the person.
    """
    of_bookings, of_wishes = [str(one) for one in bookings], [str(one) for one in wishes]
    parties = _parties(connection, of_bookings, party)
    connection.execute(delete(booking_party).where(booking_party.c.booking_id.in_(of_bookings)))
    about = booking_override.c.booking_id.in_(of_bookings)
    connection.execute(update(booking_override).where(about).values(reason=""))
    letters = notification.c.booking_id.in_(of_bookings) | notification.c.waiting_id.in_(of_wishes)
    connection.execute(delete(notification).where(letters))
    connection.execute(delete(condition_teller).where(condition_teller.c.booking_id.in_(of_bookings)))
    connection.execute(update(doubt).where(doubt.c.booking_id.in_(of_bookings)).values(sealed=None))
    return Erased(
        contacts=connection.execute(delete(contact).where(contact.c.booking_id.in_(of_bookings))).rowcount,
        wishes=connection.execute(delete(waiting).where(waiting.c.id.in_(of_wishes))).rowcount,
        cards=place_cards.forget_whose(connection, cards),
        tallies=connection.execute(delete(quota_use).where(quota_use.c.party.in_(parties))).rowcount,
    )


def _parties(connection: Connection, bookings: list[str], party: str | None) -> frozenset[str]:
    """Under what whoever stands behind those bookings is counted, and `party`."""
    theirs = select(booking_party.c.party).where(booking_party.c.booking_id.in_(bookings)).distinct()
    return frozenset(connection.execute(theirs).scalars()) | ({party} if party is not None else set())
