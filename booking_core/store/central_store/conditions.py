"""The condition reports as the service reads and writes them."""

from datetime import datetime

from sqlalchemy import Connection

from booking_core.domain.told.conditions import ConditionReport
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Answer, ConditionCommand
from booking_core.store.central_store.transactions import CentreTransactions
from booking_core.store.deciding import condition_commands
from booking_core.store.deciding.condition_commands import ConditionCase
from booking_core.store.told import condition_store
from booking_core.store.told.condition_store import ConditionCount


class StoredConditions:
    """What people have told is broken, dirty or missing."""

    def __init__(self, transactions: CentreTransactions) -> None:
        self._transactions = transactions

    def submit(self, command: ConditionCommand, origin: Origin, *, now: datetime) -> Answer:
        """The centre's answer about a condition report, committed before it is returned; every machine hears of it.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def answer(connection: Connection) -> tuple[Answer, bool]:
            places = self._transactions.places_in_force(connection)
            return condition_commands.answer_in(connection, ConditionCase(command, origin, places, now))

        return self._transactions.write_and_tell(answer)

    def still_open(self) -> tuple[ConditionReport, ...]:
        """What people have told is broken, dirty or missing, and nobody has put right."""
        with self._transactions.reading() as connection:
            return condition_store.still_open(connection)

    def counts(self) -> tuple[ConditionCount, ...]:
        """How much was told and put right, by month."""
        with self._transactions.reading() as connection:
            return tuple(condition_store.counts(connection))
