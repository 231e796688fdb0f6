"""The centre's transactions: they know the places in force, and others hear of what they commit."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine

from booking_core.domain.places import Municipality
from booking_core.store.central_store.places import PlacesInForce
from booking_core.store.engines.announcing import Announce, to_nobody
from booking_core.store.engines.transactions import Transactions
from booking_core.store.logs import feed_log
from booking_core.store.logs.feed_log import CentreHead

Done = TypeVar("Done")


def nobody_waits() -> None:
    """Of a store that nobody polls."""


class CentreTransactions(Transactions):
    """Where nothing else is said, `TooBusy` and `DatabaseAway` may come from everything here: see `transactions`."""

    def __init__(
        self,
        writer: Engine,
        reader: Engine,
        *,
        on_commit: Callable[[], None] = nobody_waits,
        announce: Announce = to_nobody,
    ) -> None:
        super().__init__(writer, reader)
        self.on_commit = on_commit
        self.announce = announce
        self._places = PlacesInForce()

    def write_and_tell(self, do: Callable[[Connection], tuple[Done, bool]]) -> Done:
        """What `do` returns first, committed; others hear of it when it says so."""

        def do_and_tell(connection: Connection) -> tuple[Done, bool]:
            done, is_news = do(connection)
            if is_news:
                self.announce(connection)
            return done, is_news

        done, is_news = self.write(do_and_tell)
        if is_news:
            self.on_commit()
        return done

    def places_in(self, connection: Connection, head: CentreHead) -> Municipality:
        """The places in force at `head`.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        return self._places.get(connection, head)

    def places_in_force(self, connection: Connection) -> Municipality:
        """The places in force, as `connection` sees them.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        return self.places_in(connection, feed_log.read_head(connection))

    def places_or_none(self, connection: Connection) -> Municipality | None:
        """The places in force, None where there are none."""
        head = feed_log.read_head(connection)
        return self.places_in(connection, head) if head.places_version else None

    def places_at_hand(self) -> Municipality | None:
        """The places in force, when somebody has just looked; nothing is read for it."""
        return self._places.at_hand()
