"""What the centre does to its store by itself, at its own times: see `booking_core.central.chores`."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from time import sleep

from sqlalchemy import Connection

from booking_core.store.bookings import requests, weather
from booking_core.store.central_store.transactions import CentreTransactions
from booking_core.store.logs import audit, feed_log
from booking_core.store.machines import authority_store
from booking_core.store.statements.parts import MOST_AT_ONCE
from booking_core.store.told.notifications import HasEmail
from booking_core.store.upkeep import retention
from booking_core.store.upkeep.retention import Forgotten

AUTHORITY_IS_KEPT_FOR = timedelta(days=30)
"""After its time a cell's holder is known that long, for whoever must find out what happened."""

REST_SECONDS = 0.05
"""Two processes on one SQLite file look for its lock again and again, not in turn."""


def a_moment() -> None:
    """Wait, so that others can write."""
    sleep(REST_SECONDS)


class Upkeep:
    """Ends what nobody has ended, and forgets what need not be kept.

    After a long standstill a great deal is over at once. It is deleted in parts, each a transaction of its own, and
    `rest` comes between two of them: then those get on who wait for the lock, also in another process.
    """

    def __init__(
        self, transactions: CentreTransactions, has_email: HasEmail, *, rest: Callable[[], None] = a_moment
    ) -> None:
        self._transactions = transactions
        self._has_email = has_email
        self._rest = rest

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
        self.keep_no_longer()
        forgotten, may_be_more = self._forget_part(now=now)
        while may_be_more:
            self._rest()
            part, may_be_more = self._forget_part(now=now)
            forgotten += part
        return forgotten

    def keep_no_longer(self) -> None:
        """Let the days in force hold for the contacts that are kept already.

        Where they have become fewer that is everybody's: what a process that was killed left over is done the next
        time, and before other days are put in force.
        """
        after = ""
        while part := self._kept_longer(after):
            days, bookings = part
            self._transactions.write(partial(retention.keep_no_longer, days=days, of=bookings))
            after = bookings[-1]
            self._rest()

    def _kept_longer(self, after: str) -> tuple[int, Sequence[str]] | None:
        with self._transactions.reading() as connection:
            places = self._transactions.places_or_none(connection)
            if places is None:
                return None
            days = places.privacy.contact_kept_days_after
            bookings = retention.kept_longer(connection, days, after=after)
        return (days, bookings) if bookings else None

    def _forget_part(self, *, now: datetime) -> tuple[Forgotten, bool]:
        """What was deleted, and whether more may be left: a contact that was found may have changed before its turn."""

        def forget(connection: Connection) -> Forgotten:
            return retention.forget(connection, self._transactions.places_or_none(connection), contacts, now=now)

        with self._transactions.reading() as connection:
            contacts = retention.over(connection, now=now)
        part = self._transactions.write(forget)
        return part, part.is_part or len(contacts) >= MOST_AT_ONCE

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

        return self._in_parts(cut)

    def purge_authority(self, *, now: datetime) -> int:
        """Forget who held cells that passed long ago; how many cells."""
        before = now - AUTHORITY_IS_KEPT_FOR
        return self._in_parts(lambda connection: authority_store.purge(connection, before=before))

    def _in_parts(self, delete: Callable[[Connection], int]) -> int:
        """How many `delete` deletes in all, each part of them in a transaction of its own."""
        part = done = self._transactions.write(delete)
        while part >= MOST_AT_ONCE:
            self._rest()
            part = self._transactions.write(delete)
            done += part
        return done

    def settle(self) -> None:
        """Spare whoever commits next what the disk has still to do."""
        self._transactions.settle()
