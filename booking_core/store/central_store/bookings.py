"""The bookings as the service reads them: single ones, a calendar, a search, and who stands behind them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.calendar import Calendar, Runs
from booking_core.domain.identity import BookingId, RoomId, SeriesId, SpaceId
from booking_core.domain.places import Rules
from booking_core.domain.recurring.series import Series
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages import LONGEST_SPAN, Answer
from booking_core.store.bookings import block_store, series_store, space_use, standing_runs
from booking_core.store.bookings.space_use import SpaceUse
from booking_core.store.central_store.transactions import CentreTransactions
from booking_core.store.deciding import kept_answers
from booking_core.store.deciding.cases import SignReceipt
from booking_core.store.logs import feed_log
from booking_core.store.rows import bookings_within, read_bookings, to_seconds
from booking_core.store.schema import booking, contact
from booking_core.store.told import waiting_list
from booking_core.store.told.notifications import Queued


class Searched(NamedTuple):
    """A booking as it is searched for, and its contact, sealed, if there is one; `starts_at` in unix seconds.

    A bare tuple: all that lie ahead are looked through.
    """

    id: str
    title: str
    code: str
    state: str
    starts_at: int
    sealed: bytes | None


class StoredBookings:
    """The bookings as they are now, whoever made them."""

    def __init__(self, transactions: CentreTransactions, sign: SignReceipt) -> None:
        self._transactions = transactions
        self._sign = sign

    def with_id(self, booking_id: str) -> Booking | None:
        with self._transactions.reading() as connection:
            found = read_bookings(connection, select(booking).where(booking.c.id == booking_id))
        return found[0] if found else None

    def with_ids(self, ids: Iterable[BookingId]) -> tuple[Booking, ...]:
        """Those of `ids` that exist, by start."""
        query = select(booking).where(booking.c.id.in_([str(one) for one in ids]))
        with self._transactions.reading() as connection:
            return read_bookings(connection, query.order_by(booking.c.starts_at))

    def calendar(self, window: TimeSpan, spaces: Iterable[SpaceId]) -> Calendar:
        """Everything booked, held or blocked in `spaces` that touches `window`.

        Name every space that shares a room with them.
        """
        wanted = list(spaces)
        with self._transactions.reading() as connection:
            there = booking.c.space_id.in_(wanted) | booking.c.shelter_id.in_(wanted)
            bookings = read_bookings(connection, bookings_within(window).where(there))
            return Calendar.of(bookings, block_store.blocks_during(connection, (window,)))

    def standing_in(self, rooms: Sequence[RoomId], slots: range) -> tuple[int, Calendar]:
        """What stands in `rooms` in `slots`, whoever's it is, and the number of the feed's last entry then.

        The calendar has every run, cut to `slots`, and only the bookings that are open to all.
        """
        with self._transactions.reading() as connection:
            number = feed_log.read_head(connection).cursor.number
            return number, standing_runs.standing_in(connection, rooms, slots)

    def runs_in(self, rooms: Sequence[RoomId], slots: range) -> Mapping[RoomId, Runs]:
        """What stands in `rooms` in `slots`, whoever's it is, cut to `slots`."""
        with self._transactions.reading() as connection:
            return standing_runs.runs_in(connection, rooms, slots)

    def use_of_spaces(self, rules: Rules, during: TimeSpan) -> tuple[SpaceUse, ...]:
        """How the bookings that were to begin `during` ended, by space; late is as `rules` say."""
        with self._transactions.reading() as connection:
            return space_use.use_of_spaces(connection, rules, during)

    def answer_to(self, command_id: UUID) -> Answer | None:
        """What that id was answered; None when it has not been used."""
        with self._transactions.reading() as connection:
            kept = kept_answers.answers_to(connection, command_id).get(command_id)
        return None if kept is None else kept.answer

    def receipt(self, booking_id: BookingId) -> tuple[Booking, str] | None:
        """The booking or request as it is now with a freshly signed token; None when there is none, or it is over."""
        found = self.with_id(str(booking_id))
        holds = found is not None and (found.state.occupies or found.state is BookingState.REQUESTED)
        return (found, self._sign(found)) if found is not None and holds else None

    def series(self, series_id: SeriesId) -> tuple[Series, tuple[Booking, ...]] | None:
        """The series as it is now with its bookings by time; None when there is none."""
        with self._transactions.reading() as connection:
            places = self._transactions.places_in_force(connection)
            found = series_store.read_series(connection, series_id, places)
            bookings = series_store.bookings_of(connection, series_id)
        return None if found is None else (found, tuple(one for one in bookings if one.id in found.bookings))

    def sealed_contacts(self, *, ends_after: datetime, starts_before: datetime) -> dict[BookingId, bytes]:
        """The sealed contacts of the bookings that end after one instant and start before the other."""
        touching = (booking.c.ends_at > to_seconds(ends_after)) & (booking.c.starts_at < to_seconds(starts_before))
        query = select(contact.c.booking_id, contact.c.sealed).join(booking).where(touching)
        with self._transactions.reading() as connection:
            return {BookingId(UUID(row.booking_id)): row.sealed for row in connection.execute(query)}

    def with_contacts(self) -> frozenset[str]:
        """The ids of the bookings of which it is still known who made them."""
        with self._transactions.reading() as connection:
            return frozenset(connection.execute(select(contact.c.booking_id)).scalars())

    def sealed_contact_behind(self, queued: Queued) -> bytes | None:
        """Who is to be told, as it was sealed; None when it has been deleted."""
        with self._transactions.reading() as connection:
            if queued.waiting is not None:
                return waiting_list.sealed_of(connection, queued.waiting)
            query = select(contact.c.sealed).where(contact.c.booking_id == str(queued.booking))
            sealed: bytes | None = connection.execute(query).scalar_one_or_none()
            return sealed

    def searched(
        self, *, ends_after: datetime, starts_before: datetime | None = None, code: str | None = None
    ) -> list[Searched]:
        """What a search looks at of every booking that ends after `ends_after`, whatever its state.

        With `starts_before` or `code` only of the bookings that do, or that have it.
        """
        own = booking.c
        columns = own.id, own.title, own.code, own.state, own.starts_at, contact.c.sealed
        query = select(*columns).join_from(booking, contact, isouter=True)
        query = query.where(booking.c.ends_at > to_seconds(ends_after))
        if starts_before is not None:
            ends_before = starts_before + LONGEST_SPAN
            query = query.where(booking.c.ends_at < to_seconds(ends_before))  # by the same index
            query = query.where(booking.c.starts_at < to_seconds(starts_before))
        with self._transactions.reading() as connection:
            rows = connection.execute(query if code is None else query.where(booking.c.code == code))
            return [Searched(*row) for row in rows]
