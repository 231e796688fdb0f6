"""Unmet demand as the service reads and writes it."""

from datetime import datetime

from sqlalchemy import Connection

from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.demand import UnmetWish
from booking_core.protocol.messages import Answer, NoteUnmet
from booking_core.store.central_store.transactions import CentreTransactions
from booking_core.store.deciding import unmet_commands
from booking_core.store.machines.devices import DeviceRecord
from booking_core.store.told import unmet_demand


class StoredDemand:
    """What people wanted and could not have."""

    def __init__(self, transactions: CentreTransactions) -> None:
        self._transactions = transactions

    def submit(self, command: NoteUnmet, device: DeviceRecord, *, now: datetime) -> Answer:
        """The centre's answer to what a machine tells of unmet demand, committed before it is returned.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def answer(connection: Connection) -> Answer:
            places = self._transactions.places_in_force(connection)
            return unmet_commands.answer_in(connection, command, device, municipality=places, now=now)

        return self._transactions.write(answer)

    def noted_in(self, noted_in: TimeSpan) -> tuple[UnmetWish, ...]:
        """What people could not have, as far as it was noted in that time, the oldest first."""
        with self._transactions.reading() as connection:
            return tuple(unmet_demand.noted_in(connection, noted_in))
