"""What a kiosk and the centre tell each other: the greeting, what is new on either side, snapshots and reports."""

from booking_core.protocol.device import EpochHeard, SyncAnswered, Welcomed, report_of, sync_of
from booking_core.protocol.messages.escrow import Reported, ReportWanted, Synced
from booking_core.simulation.kiosk.disk import Replica
from booking_core.simulation.kiosk.errands import Errands
from booking_core.simulation.kiosk.line import CALL_PATIENCE, PAUSE, Line
from booking_core.simulation.kiosk.running import Running
from booking_core.simulation.kiosk.surroundings import Surroundings
from booking_core.simulation.messages import Hello, Objection, SnapshotWanted, Welcome
from booking_core.simulation.network import Reply

GREETING_PATIENCE = 5.0
LONGEST_POLITENESS = 600.0
POLL_SECONDS = 25.0
POLL_PATIENCE = 30.0


class Conversation:
    """From HELLO on, as long as `process` runs."""

    def __init__(self, process: Running, line: Line, errands: Errands, around: Surroundings) -> None:
        self._process = process
        self._disk = process.disk
        self._line = line
        self._errands = errands
        self._around = around
        self._politeness = PAUSE
        self._is_greeting = False
        self._is_carrying = False
        self._wants_to_carry = False
        self._polls = 0
        self._snapshots = 0

    def greet(self) -> None:
        """Say HELLO until the centre answers."""
        self._is_greeting = True
        hello = Hello(self._process.state.newest_on_disk, self._around.random.getrandbits(48))
        self._line.call(hello, self._welcomed, lambda: self._line.rest(self.greet), patience=GREETING_PATIENCE)

    def _greet_again(self) -> None:
        """Another process has spoken with this name: two of them must not take the word from each other for ever."""
        if not self._is_greeting:
            self._is_greeting = True
            self._line.later(self._politeness, self.greet)
            self._politeness = min(2 * self._politeness, LONGEST_POLITENESS)

    def _welcomed(self, reply: Reply) -> None:
        welcome = reply.body
        if not isinstance(welcome, Welcome):
            return
        self._is_greeting = False
        self._process.shake_hands(welcome.now)
        memory = self._process.memory
        event = Welcomed(
            reply.epoch,
            welcome.incarnation,
            welcome.previous,
            memory.witness,
            str(memory.boot),
            welcome.now,
            welcome.is_recovering,
        )
        self._process.happen(event)
        if not self._process.is_running:
            return
        self._errands.run()
        if self._disk.replica.cursor is None:
            self._take_snapshot()
        self._poll()

    def carry(self) -> None:
        """Tell what is new at once; one call at a time carries entries."""
        if self._process.state.incarnation is None:
            return
        if self._is_carrying:
            self._wants_to_carry = True
            return
        self._is_carrying = True
        sync = sync_of(self._process.state, self._disk.replica.known, wait_seconds=0)
        self._line.call(sync, self._carried, self._carry_failed, patience=CALL_PATIENCE, echoed=self._heard)

    def _carried(self, reply: Reply) -> None:
        self._is_carrying = False
        self._heard(reply)
        if not self._process.is_running:
            return
        wants, self._wants_to_carry = self._wants_to_carry, False
        if (wants or self._has_unheard()) and isinstance(reply.body, Synced):
            self.carry()

    def _carry_failed(self) -> None:
        self._is_carrying = False
        self._line.rest(self._carry_if_needed)

    def _carry_if_needed(self) -> None:
        if self._has_unheard():
            self.carry()

    def _has_unheard(self) -> bool:
        return any(life.journal.unheard() for life in self._process.state.lives.values())

    def _poll(self) -> None:
        """The long poll; a new life makes the one before it end. There is none before the first snapshot."""
        if self._disk.replica.cursor is None:
            self._line.later(PAUSE, self._poll)
            return
        self._polls += 1
        number = self._polls
        sync = sync_of(self._process.state, self._disk.replica.known, wait_seconds=POLL_SECONDS)

        def heard(reply: Reply) -> None:
            self._heard(reply)
            if self._process.is_running and number == self._polls:
                quick = isinstance(reply.body, Synced)
                self._line.later(0.05 if quick else PAUSE, again)

        def again() -> None:
            if number == self._polls:
                self._poll()

        self._line.call(sync, heard, lambda: self._line.rest(again), patience=POLL_PATIENCE, echoed=self._heard)

    def _heard(self, reply: Reply) -> None:
        """What follows from an answer to a SYNC, whichever it was and however late it comes."""
        if reply.epoch > self._process.state.epoch:
            self._process.happen(EpochHeard(reply.epoch))
            return
        match reply.body:
            case Synced() as synced:
                self._synced(reply.epoch, synced)
            case ReportWanted():
                if reply.epoch == self._process.state.epoch:
                    self._report()
            case Objection.LIFE:
                self._greet_again()
            case Objection.JOURNAL:
                self._around.watch.journal_broken(self._process)
            case _:
                pass

    def _synced(self, epoch: int, synced: Synced) -> None:
        now = self._process.now()
        if now is None or epoch < self._process.state.epoch:
            return
        if synced.changes is None:
            self._take_snapshot()
        else:
            self._learn(self._disk.replica.with_entries(synced.changes))
        self._process.happen(SyncAnswered(epoch, synced, now))
        if self._process.is_running:
            self._around.watch.synced(self._process)

    def _learn(self, replica: Replica) -> None:
        if replica is self._disk.replica:
            return
        self._disk.replica = replica
        self._process.forget_told()

    def _take_snapshot(self) -> None:
        self._snapshots += 1
        number = self._snapshots

        def heard(reply: Reply) -> None:
            is_asked_for = number == self._snapshots and reply.epoch == self._process.state.epoch
            if is_asked_for and isinstance(reply.body, Replica):
                self._disk.replica = reply.body
                self._process.know_own()
                self.carry()

        self._line.call(SnapshotWanted(), heard, lambda: self._line.rest(self._take_snapshot), patience=CALL_PATIENCE)

    def _report(self) -> None:
        replica = self._disk.replica
        bookings, blocks = replica.calendar.bookings.values(), replica.calendar.blocks.values()
        report = report_of(self._process.state, bookings, replica.series.values(), blocks, cursor=replica.known)

        def heard(reply: Reply) -> None:
            if isinstance(reply.body, Reported) and reply.epoch == self._process.state.epoch:
                self._take_snapshot()

        self._line.call(report, heard, lambda: None, patience=CALL_PATIENCE)
