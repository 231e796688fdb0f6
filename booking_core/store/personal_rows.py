"""Where a person stands in the database: sealed contacts, and the keyed hashes that quotas are counted under."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from booking_core.domain.identity import BookingId, WaitingId
from booking_core.store.schema import booking_party, contact, doubt, quota_use, waiting


@dataclass(frozen=True, slots=True)
class Erased:
    """How many of each were deleted."""

    contacts: int
    wishes: int
    tallies: int


def sealed_contacts(connection: Connection) -> Iterator[tuple[BookingId, bytes]]:
    """Every contact behind a booking, also behind one in doubt, as it was sealed."""
    for row in connection.execute(select(contact.c.booking_id, contact.c.sealed)):
        yield BookingId(UUID(row.booking_id)), row.sealed
    in_doubt = select(doubt.c.booking_id, doubt.c.sealed).where(doubt.c.sealed.is_not(None))
    for row in connection.execute(in_doubt):
        yield BookingId(UUID(row.booking_id)), row.sealed


def erase(connection: Connection, bookings: Iterable[BookingId], wishes: Iterable[WaitingId]) -> Erased:
    """Delete who stands behind those bookings, what they are counted under, and those wishes. The bookings stay."""
    of_bookings, of_wishes = [str(one) for one in bookings], [str(one) for one in wishes]
    theirs = booking_party.c.booking_id.in_(of_bookings)
    parties = connection.execute(select(booking_party.c.party).where(theirs).distinct()).scalars().all()
    connection.execute(delete(booking_party).where(theirs))
    connection.execute(update(doubt).where(doubt.c.booking_id.in_(of_bookings)).values(sealed=None))
    return Erased(
        contacts=connection.execute(delete(contact).where(contact.c.booking_id.in_(of_bookings))).rowcount,
        wishes=connection.execute(delete(waiting).where(waiting.c.id.in_(of_wishes))).rowcount,
        tallies=connection.execute(delete(quota_use).where(quota_use.c.party.in_(parties))).rowcount,
    )
