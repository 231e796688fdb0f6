"""What the centre does to its store by itself, at its own times: see `booking_core.central.chores`."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from booking_core.store.bookings import requests, weather
from booking_core.store.central_store.transactions import CentreTransactions
from booking_core.store.logs import audit, feed_log
from booking_core.store.machines import authority_store
from booking_core.store.told.notifications import HasEmail
from booking_core.store.upkeep import retention
from booking_core.store.upkeep.retention import Forgotten

AUTHORITY_IS_KEPT_FOR = timedelta(days=30)
"""After its time a cell's holder is known that long, for whoever must find out what happened."""


class Upkeep:
    """Ends what nobody has ended, and forgets what need not be kept."""

    def __init__(self, transactions: CentreTransactions, has_email: HasEmail) -> None:
        self._transactions = transactions
        self._has_email = has_email

    def expire_requests(self, *, now: datetime) -> int:
        """Answer with no what nobody has answered before its time began; how many they were.

        A restored centre waits with it until its devices have reported: they may know a newer answer.
        """

        def expire(connection: Connection) -> tuple[int, bool]:
            head = feed_log.read_head(connection)
            may_answer = not head.recovering and head.places_version > 0
            if not may_answer:
                return 0, False
            places = self._transactions.places_in(connection, head)
            expired = requests.expire(connection, places, has_email=self._has_email, now=now)
            return expired, expired > 0

        return self._transactions.write_and_tell(expire)

    def settle_weather(self, *, now: datetime) -> int:
        """Leave outdoors whoever has not said otherwise in time; how many they were. A restored centre waits with it.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def settle(connection: Connection) -> tuple[int, bool]:
            head = feed_log.read_head(connection)
            settled = (
                0
                if head.recovering
                else weather.settle(connection, self._transactions.places_in(connection, head), now=now)
            )
            return settled, settled > 0

        return self._transactions.write_and_tell(settle)

    def forget_contacts(self, *, now: datetime) -> Forgotten:
        """Delete the contacts, the wishes on the waiting list, and what else need not be kept any longer."""

        def forget(connection: Connection) -> Forgotten:
            return retention.forget(connection, self._transactions.places_or_none(connection), contacts, now=now)

        forgotten = Forgotten()
        while True:
            with self._transactions.reading() as connection:
                contacts = retention.over(connection, now=now)
            forgotten += self._transactions.write(forget)
            if len(contacts) < retention.MOST_AT_ONCE:
                return forgotten

    def cut_audit(self, sign: audit.Sign, *, now: datetime) -> int:
        """Delete what the audit log need not keep any longer, and hold fast what is left; how many entries went.

        Raises:
            NoPlaces: nothing has been imported yet.
        """

        def cut(connection: Connection) -> int:
            places = self._transactions.places_in_force(connection)
            before = now - timedelta(days=places.privacy.audit_kept_days)
            gone = audit.cut(connection, sign, before=before, now=now)
            audit.hold_fast(connection, sign, now=now)
            return gone

        return self._transactions.write(cut)

    def purge_authority(self, *, now: datetime) -> int:
        """Forget who held cells that passed long ago; how many cells."""
        before = now - AUTHORITY_IS_KEPT_FOR
        return self._transactions.write(lambda connection: authority_store.purge(connection, before=before))

    def settle(self) -> None:
        """Spare whoever commits next what the disk has still to do."""
        self._transactions.settle()
