"""The waiting list as the service reads and writes it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from booking_core.domain.identity import WaitingId
from booking_core.domain.places import Venue
from booking_core.domain.told.waiting import WaitingWish
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Answer, WaitingCommand
from booking_core.store.central_store.transactions import CentreTransactions
from booking_core.store.deciding import waiting_commands
from booking_core.store.deciding.known import Identify
from booking_core.store.deciding.waiting_commands import WaitingCase
from booking_core.store.logs import feed_log
from booking_core.store.told import waiting_list
from booking_core.store.told.waiting_list import Waits


@dataclass(frozen=True, slots=True)
class Queueing:
    """A wish on the waiting list, and how many wait longer who may be offered the same."""

    wish: WaitingWish
    ahead: int


class StoredWaits:
    """Who waits for a place, and where each stands."""

    def __init__(self, transactions: CentreTransactions, identify: Identify) -> None:
        self._transactions = transactions
        self._identify = identify

    def submit(self, command: WaitingCommand, origin: Origin, *, now: datetime) -> Answer:
        """The centre's answer to somebody who waits, or waits no more, committed before it is returned.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def answer(connection: Connection) -> Answer:
            head = feed_log.read_head(connection)
            places = self._transactions.places_in(connection, head)
            case = WaitingCase(command, origin, places, now, self._identify)
            return waiting_commands.answer_in(connection, case, head)

        return self._transactions.write(answer)

    def everybody(self, *, now: datetime) -> tuple[Waits, ...]:
        """Those who wait, the longest first, each with the contact as it was sealed."""
        with self._transactions.reading() as connection:
            return tuple(waiting_list.everybody(connection, now=now))

    def count_in(self, venue: Venue, day: date, *, now: datetime) -> int:
        """How many wait for a place in `venue` on the local `day`."""
        with self._transactions.reading() as connection:
            return waiting_list.count_in(connection, venue, day, now=now)

    def wish(self, wish: WaitingId, *, now: datetime) -> Queueing | None:
        """The wish with where it stands now; None when it is not on the list."""
        with self._transactions.reading() as connection:
            return self._queueing(connection, waiting_list.wish_with_id(connection, wish, now=now), now=now)

    def wish_with_code(self, code: str, *, now: datetime) -> Queueing | None:
        """The wish with the nine digits `code`, with where it stands now; None when none, or two, have it."""
        with self._transactions.reading() as connection:
            return self._queueing(connection, waiting_list.wish_with_code(connection, code, now=now), now=now)

    def _queueing(self, connection: Connection, wish: WaitingWish | None, *, now: datetime) -> Queueing | None:
        if wish is None:
            return None
        places = self._transactions.places_in_force(connection)
        return Queueing(wish, waiting_list.ahead_of(connection, wish, places, now=now))
