"""The centre's process: one transaction a message, long polls, and the ways in which it dies.

before commit   nothing happened, nobody is answered
after commit    all of it happened, nobody is answered
restored        it is as it was some time ago, in a new epoch that stands outside its database, or that is lost too
full            whatever would write, or a share of it, is undone and not answered: a full disk or pool, a deadlock
"""

from collections.abc import Callable
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from booking_core.domain.identity import DeviceId, SeriesId
from booking_core.protocol.authority import may_wait
from booking_core.protocol.escrow import serving
from booking_core.protocol.escrow.hearing import JournalBroken
from booking_core.protocol.escrow.recovering import begin_recovery
from booking_core.protocol.messages import (
    Answer,
    Pending,
    SeriesOnWire,
)
from booking_core.protocol.messages.escrow import Report, ReportWanted, Sync, Synced
from booking_core.protocol.series_on_wire import series_to_wire
from booking_core.simulation.books import MemoryBooks, Tables
from booking_core.simulation.clockwork import Clockwork
from booking_core.simulation.kiosk.disk import Replica
from booking_core.simulation.messages import Ask, Hello, Objection, SnapshotWanted, Welcome
from booking_core.simulation.network import Call, Network, Reply
from booking_core.simulation.rules import Rules
from booking_core.simulation.town import PAGE
from booking_core.simulation.watch import Watch

LONGEST_POLL_SECONDS = 300.0


class Death(Enum):
    BEFORE_COMMIT = auto()
    AFTER_COMMIT = auto()


class _Dies(Exception):
    """The process ends in the middle of what it does."""


class _Refuses(Exception):
    """The database did not take it."""


class Centre:
    """Answers calls while it lives."""

    def __init__(
        self, books: MemoryBooks, rules: Rules, *, clockwork: Clockwork, network: Network, watch: Watch
    ) -> None:
        self.books = books
        self.clock = watch.clock
        self.outside_epoch = 1
        self.is_up = True
        self.next_death: Death | None = None
        self.down_for = 60.0
        self.refuses = 0.0
        """The share of what is written that the database does not take."""

        self._rules = rules
        self._clockwork = clockwork
        self._network = network
        self._watch = watch
        self._parked: list[Call] = []
        self._asked_since: dict[UUID, datetime] = {}
        self._is_ringing = False

    def hear(self, call: Call) -> None:
        if not self.is_up:
            self._network.lose(call)
            return
        try:
            answer = self._transaction(lambda: self._answer(call), epoch=_epoch_of(call))
        except _Dies:
            self._die(call)
            return
        except _Refuses:
            self._network.lose(call)
            return
        if answer is None:
            self._park(call)
        else:
            self._network.answer(call, Reply(self.books.epoch, answer))

    def by_itself(self, work: Callable[[], object]) -> None:
        """A chore of the service, while it lives."""
        if not self.is_up:
            return
        try:
            self._transaction(work)
        except _Dies:
            self._die(None)
        except _Refuses:
            return

    def forget_lives(self, copy: Tables) -> None:
        """What is kept outside the database is lost too: a copy that is put back twice is twice of the same number."""
        self.outside_epoch = copy.epoch

    def restore(self, tables: Tables) -> None:
        """The database is an older one; the epoch that is kept outside is raised. Then the process starts."""
        self._stop()
        self.books.restore(tables)
        self.books.begin()
        begin_recovery(self.books, heard_epoch=self.outside_epoch)
        self.books.commit()
        self.outside_epoch = self.books.epoch
        self._asked_since.clear()
        self.start()

    def start(self) -> None:
        self.is_up = True

    def end(self) -> None:
        """For good."""
        self._stop()

    def stop(self, seconds: float) -> None:
        self._stop()
        self._clockwork.after(seconds, self.start)

    def _stop(self) -> None:
        self.is_up, parked, self._parked = False, self._parked, []
        for call in parked:
            self._network.lose(call)

    def _die(self, call: Call | None) -> None:
        self.next_death = None
        if call is not None:
            self._network.lose(call)
        self.stop(self.down_for)

    def _transaction(self, work: Callable[[], object], *, epoch: int | None = None) -> object:
        """All that `work` does, or nothing. `epoch` is that of whoever asked."""
        self.books.begin()
        before = self.books.epoch
        try:
            answer = work()
        except JournalBroken:
            self.books.roll_back()
            return Objection.JOURNAL
        if self.books.has_written and self._network.strikes(self.refuses):
            self.books.roll_back()
            raise _Refuses
        if self.next_death is Death.BEFORE_COMMIT:
            self.books.roll_back()
            raise _Dies
        self.books.commit()
        self.outside_epoch = max(self.outside_epoch, self.books.epoch)
        self._watch.committed(self.books, stale=epoch is not None and epoch < before)
        if self.books.written or self.books.freed or self.books.has_recalls or self.books.epoch > before:
            self._ring()
        if self.next_death is Death.AFTER_COMMIT:
            raise _Dies
        return answer

    def _answer(self, call: Call) -> object | None:
        request = call.request
        match request.body:
            case Hello() as hello:
                return self._welcome(request.sender, hello)
            case SnapshotWanted():
                kept = self.books.kept
                return Replica(self.books.head(), kept.calendar, _series_of(kept))
            case _:
                pass
        objection = self._objection(call)
        if objection is not None:
            return objection
        match request.body:
            case Sync() as sync:
                return self._synced(call, sync)
            case Report() as report:
                return self._rules.serve_report(self.books, request.sender, report, self.clock())
            case Ask() as ask:
                return self.decide(ask)
            case _:
                raise TypeError(request.body)

    def _welcome(self, device: DeviceId, hello: Hello) -> Welcome:
        known = self.books.first_answer(hello.challenge)
        if isinstance(known, Welcome):
            return known
        begun = self._rules.begin_life(self.books, device, hello.last)
        has_to_report = serving.has_to_report(self.books, begun)
        welcome = Welcome(begun.incarnation, begun.previous, self.clock(), has_to_report)
        self.books.keep_first_answer(hello.challenge, welcome)
        return welcome

    def _objection(self, call: Call) -> object | None:
        """Only the present life of a device speaks, in the present epoch; a restored centre may not know that life."""
        request = call.request
        if request.sender == PAGE:
            return None
        standing = self.books.standing(request.sender)
        if request.epoch > self.books.epoch:
            begin_recovery(self.books, heard_epoch=request.epoch)
        if not self._rules.is_of_this_epoch(self.books, request.epoch):
            return Objection.EPOCH
        if request.incarnation is None or request.incarnation == standing.incarnation:
            return None
        if request.incarnation < standing.incarnation:
            return Objection.LIFE
        if not self.books.is_recovering:
            begin_recovery(self.books, heard_epoch=request.incarnation.epoch)
        return None if isinstance(request.body, Report) else ReportWanted()

    def _synced(self, call: Call, sync: Sync) -> object | None:
        """An answer that says nothing waits until it does."""
        answer = self._rules.serve_sync(self.books, call.request.sender, sync, self.clock())
        says = not isinstance(answer, Synced) or bool(answer.changes or answer.grants) or answer.changes is None
        return None if sync.wait_seconds and not says else answer

    def decide(self, ask: Ask) -> Answer | Pending:
        """The answer, or for as long as somebody waits: not before the kiosk has given back what it holds."""
        now = self.clock()
        self._rules.before_deciding(self.books, now)
        waited = now - self._asked_since.setdefault(ask.command.id, now)
        waits = not self.books.is_recovering and (ask.is_patient or may_wait(ask.command, waited))
        return self.books.answer(ask.command, ask.origin, now=now, waits=waits)

    def _park(self, call: Call) -> None:
        self._parked.append(call)
        self._clockwork.after(LONGEST_POLL_SECONDS, self._end_poll, call)

    def _end_poll(self, call: Call) -> None:
        if call in self._parked:
            self._parked.remove(call)
            self._answer_poll(call)

    def _ring(self) -> None:
        if not self._is_ringing and self._parked:
            self._is_ringing = True
            self._clockwork.after(0.01, self._wake)

    def _wake(self) -> None:
        self._is_ringing = False
        parked, self._parked = self._parked, []
        for call in parked:
            if call.is_open and self.is_up:
                self._answer_poll(call)

    def _answer_poll(self, call: Call) -> None:
        try:
            answer = self._transaction(lambda: self._late_answer(call), epoch=_epoch_of(call))
        except _Dies:
            self._die(call)
            return
        except _Refuses:
            self._network.lose(call)
            return
        self._network.answer(call, Reply(self.books.epoch, answer))

    def _late_answer(self, call: Call) -> object:
        sync = call.request.body
        objection = self._objection(call)
        if objection is not None or not isinstance(sync, Sync):
            return objection
        return self._rules.serve_sync(self.books, call.request.sender, sync, self.clock())


def _epoch_of(call: Call) -> int | None:
    """The public page is the centre's own, and a hello comes before any life."""
    is_outside = isinstance(call.request.body, Hello | SnapshotWanted) or call.request.sender == PAGE
    return None if is_outside else call.request.epoch


def _series_of(tables: Tables) -> dict[SeriesId, SeriesOnWire]:
    return {one.id: series_to_wire(one) for one in tables.series.values()}
