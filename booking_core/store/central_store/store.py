"""The object through which the service reads and writes: commands, places, and the books of escrow."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from datetime import datetime

import structlog
from sqlalchemy import Connection

from booking_core.domain.identity import DeviceId, VenueId
from booking_core.domain.places import Municipality
from booking_core.protocol.authority import Origin
from booking_core.protocol.escrow.absences import release_absent
from booking_core.protocol.escrow.custody import declare_lost
from booking_core.protocol.escrow.recovering import begin_recovery, close_recovery
from booking_core.protocol.messages import Answer, Command, Pending
from booking_core.protocol.messages.escrow import Machines
from booking_core.store.central_store.bookings import StoredBookings
from booking_core.store.central_store.cards import StoredCards
from booking_core.store.central_store.conditions import StoredConditions
from booking_core.store.central_store.feed import CentreFeed
from booking_core.store.central_store.transactions import CentreTransactions, nobody_waits
from booking_core.store.central_store.unmet import StoredDemand
from booking_core.store.central_store.upkeep import Upkeep
from booking_core.store.central_store.waiting import StoredWaits
from booking_core.store.central_store.wishes import StoredWishes
from booking_core.store.deciding.cases import Asked, Case, CellsTaken, SignReceipt
from booking_core.store.deciding.commands import decide_in
from booking_core.store.deciding.known import Identify, nobody_in_particular
from booking_core.store.deciding.together import decide_together
from booking_core.store.engines.announcing import Announce, to_nobody
from booking_core.store.engines.databases import Database, reading_engine, writing_engine
from booking_core.store.engines.transactions import MOST_TRIES, TooBusy, Unavailable
from booking_core.store.escrow.escrow_books import Desk, EscrowBooks, KeepEpoch, NeedsWriting
from booking_core.store.logs import audit, feed_log
from booking_core.store.logs.audit import Act
from booking_core.store.logs.ends import read_ends
from booking_core.store.logs.feed_log import CentreHead
from booking_core.store.machines import devices, overview
from booking_core.store.machines.devices import EnrolledMachine
from booking_core.store.places import Imported, NoPlaces, change_places, import_places
from booking_core.store.told.notifications import HasEmail, perhaps

log = structlog.get_logger()


def kept_nowhere_else(epoch: int) -> None:  # noqa: ARG001  # whichever it is
    """Of a store without a folder around it."""
    return


class CentralStore:
    """What is booked, and under `bookings`, `cards`, `conditions`, `feed`, … the rest of what is kept, by subject.

    Where nothing else is said, `TooBusy` and `DatabaseAway` may come from everything here: see `transactions`.
    """

    def __init__(
        self,
        transactions: CentreTransactions,
        *,
        sign: SignReceipt,
        identify: Identify = nobody_in_particular,
        has_email: HasEmail = perhaps,
        keep_epoch: KeepEpoch = kept_nowhere_else,
    ) -> None:
        self.transactions = transactions
        self.bookings = StoredBookings(transactions, sign)
        self.cards = StoredCards(transactions)
        self.conditions = StoredConditions(transactions)
        self.feed = CentreFeed(transactions)
        self.unmet = StoredDemand(transactions)
        self.upkeep = Upkeep(transactions, has_email)
        self.waiting = StoredWaits(transactions, identify)
        self.wishes = StoredWishes(transactions)
        self._sign = sign
        self._identify = identify
        self._has_email = has_email
        self._keep_epoch = keep_epoch

    def municipality(self) -> Municipality:
        """The places in force.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        with self.transactions.reading() as connection:
            return self.transactions.places_in_force(connection)

    def municipality_at_hand(self) -> Municipality | None:
        """The places in force, when somebody has just looked; nothing is read for it."""
        return self.transactions.places_at_hand()

    def import_places(
        self, municipality: Municipality, *, source: str, now: datetime, by: str = audit.CENTRE
    ) -> Imported:
        """Put `municipality` in force, with the days edited in the places before it; `by` whom is for the audit log.

        Raises:
            PlacesWouldStrand: bookings that have not ended would lose their place.
        """

        def put_in_force(connection: Connection) -> tuple[Imported, bool]:
            imported = import_places(connection, municipality, source=source, now=now)
            audit.append(connection, _acts_of(imported, by), now=now)
            return imported, True

        self.upkeep.keep_no_longer()
        imported = self.transactions.write_and_tell(put_in_force)
        self.upkeep.keep_no_longer()
        return imported

    def change_places(
        self, change: Callable[[Municipality], Municipality], *, source: str, now: datetime, by: str = audit.CENTRE
    ) -> Imported:
        """Put in force what `change` makes of the places in force; what it raises leaves them as they are.

        `by` whom is for the audit log.

        Raises:
            NoPlaces: nothing has been imported yet.
            PlacesWouldStrand: bookings that have not ended would lose their place.
        """

        def put_in_force(connection: Connection) -> tuple[Imported, bool]:
            changed = change_places(connection, change, source=source, now=now)
            audit.append(connection, _acts_of(changed, by), now=now)
            return changed, True

        return self.transactions.write_and_tell(put_in_force)

    def head(self) -> CentreHead:
        with self.transactions.reading() as connection:
            return feed_log.read_head(connection)

    def machines(self, venue: VenueId, *, now: datetime) -> Machines:
        """The machines of that house, what they hold, and its bookings in doubt."""
        with self.transactions.reading() as connection:
            head = feed_log.read_head(connection)
            return overview.machines(connection, self.transactions.places_in(connection, head), venue, head, now=now)

    def submit(self, command: Command, origin: Origin, *, now: datetime) -> Answer:
        """The centre's answer to `command`, committed before it is returned, for whoever does not wait.

        Raises:
            NoPlaces: nothing has been imported yet.
            TooBusy: rivals won every try.
        """
        answer = self.ask(command, origin, now=now, waits=False)
        assert not isinstance(answer, Pending)  # noqa: S101  # only whoever waits is told to
        return answer

    def ask(self, command: Command, origin: Origin, *, now: datetime, waits: bool) -> Answer | Pending:
        """The centre's answer to `command`, committed before it is returned.

        Whoever `waits` may be told to ask again: cells are recalled from a kiosk.

        Raises:
            NoPlaces: nothing has been imported yet.
            TooBusy: rivals won every try.
        """
        [outcome] = self.ask_together([Asked(command, origin, now, waits)])
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def ask_together(self, asked: Sequence[Asked]) -> Sequence[Answer | Pending | Exception]:
        """The centre's answer to each of `asked`, in order, committed together before any is returned.

        Each is answered as if it had come alone after those before it. An exception is the outcome of the one command
        that it befell, but for `Unavailable`, which befalls them all.
        """
        try:
            return self.transactions.write_and_tell(lambda connection: self._decided(connection, asked))
        except Unavailable as err:
            return [err] * len(asked)
        except Exception as err:  # it is told to whom it befalls, when each is decided alone
            if not isinstance(err, CellsTaken | NoPlaces):
                log.warning("commands are decided one by one", count=len(asked), error=type(err).__name__)
            return [self.ask_alone(one) for one in asked]

    def _decided(self, connection: Connection, asked: Sequence[Asked]) -> tuple[list[Answer | Pending], bool]:
        ends = read_ends(connection)
        places = self.transactions.places_in(connection, ends.head)
        return decide_together(connection, [self._case(one, places) for one in asked], ends)

    def _case(self, one: Asked, places: Municipality) -> Case:
        sign, identify, has_email = self._sign, self._identify, self._has_email
        return Case(one.command, one.origin, places, one.now, sign, identify, has_email, waits=one.waits)

    def ask_alone(self, one: Asked) -> Answer | Pending | Exception:
        """What `ask_together` answers to one command, read and written step by step in a transaction of its own."""

        def decide(connection: Connection) -> tuple[Answer | Pending, bool]:
            head = feed_log.read_head(connection)
            return decide_in(connection, self._case(one, self.transactions.places_in(connection, head)), head)

        try:
            for _ in range(MOST_TRIES):
                with suppress(CellsTaken):
                    return self.transactions.write_and_tell(decide)
        except Exception as err:  # whoever asked gets it
            return err
        return TooBusy()

    @contextmanager
    def writing_books(self, *, now: datetime) -> Iterator[EscrowBooks]:
        """The books of who holds which cell, in one writing transaction; others hear of it once it is committed."""
        with self.transactions.writing() as connection:
            books = EscrowBooks(connection, self._desk(connection, now=now), writes=True)
            yield books
            if books.has_news:
                self.transactions.announce(connection)
        if books.has_news:
            self.transactions.on_commit()

    @contextmanager
    def reading_books(self, *, now: datetime) -> Iterator[EscrowBooks]:
        """The same books to read in. Raises `NeedsWriting` at the first thing that is to be written."""
        with self.transactions.reading() as connection:
            yield EscrowBooks(connection, self._desk(connection, now=now), writes=False)

    def release_absent(self, *, now: datetime) -> int:
        """End the bookings whose people have not come, as far as their houses have told everything; how many.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        try:
            with self.reading_books(now=now) as books:
                return len(release_absent(books, now=now))
        except NeedsWriting:
            with self.writing_books(now=now) as books:
                return len(release_absent(books, now=now))

    def recover_above(
        self, epoch: int, machines: Iterable[EnrolledMachine] = (), gone: Set[DeviceId] = frozenset(), *, now: datetime
    ) -> None:
        """Begin a life above `epoch`: this database, put back from a copy, does not know it, or not those machines.

        Those `gone` were declared lost or retired since the copy. Nobody waits for them, nor believes them.
        """
        with self.writing_books(now=now) as books:
            for machine in machines:
                devices.let_in(books.connection, machine)
            begin_recovery(books, heard_epoch=epoch)
            lost = [one.id for one in books.standings() if one.id in gone and not one.is_lost]
            for device in lost:
                declare_lost(books, device, now=now)
                devices.note_loss(books.connection, device, by=audit.CENTRE)
            audit.append(books.connection, [Act(audit.CENTRE, "declared-lost", device) for device in lost], now=now)
            close_recovery(books, now=now)

    def _desk(self, connection: Connection, *, now: datetime) -> Desk:
        def places() -> Municipality:
            return self.transactions.places_in_force(connection)

        return Desk(places, self._sign, self._identify, self._has_email, self._keep_epoch, now)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A writing transaction for operations on devices."""
        with self.transactions.writing() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.transactions.reading() as connection:
            yield connection

    def close(self) -> None:
        self.transactions.close()


def _acts_of(imported: Imported, by: str) -> list[Act]:
    return [Act(by, "places-changed", f"version {imported.version}")] if imported.changed else []


def open_central_store(
    database: Database,
    *,
    sign: SignReceipt,
    on_commit: Callable[[], None] = nobody_waits,
    identify: Identify = nobody_in_particular,
    has_email: HasEmail = perhaps,
    keep_epoch: KeepEpoch = kept_nowhere_else,
    announce: Announce = to_nobody,
) -> CentralStore:
    """The store in `database`, whose tables exist (see `migrate`)."""
    engines = writing_engine(database), reading_engine(database)
    transactions = CentreTransactions(*engines, on_commit=on_commit, announce=announce)
    return CentralStore(transactions, sign=sign, identify=identify, has_email=has_email, keep_epoch=keep_epoch)
