"""A kiosk: its hardware, and the process that carries out the effects of `protocol.device`.

A process may end at any edge of writing and printing; what was due after it then never happens.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from random import Random
from uuid import UUID

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId
from booking_core.domain.places import Municipality
from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.authority import Origin
from booking_core.protocol.device import (
    AgentState,
    AskCentre,
    BeginLife,
    CentreConfirmed,
    Commit,
    Committed,
    DiskFailed,
    Effect,
    EpochHeard,
    Event,
    Forget,
    OutOfOrder,
    Print,
    StopWanted,
    SyncAnswered,
    SyncNow,
    Tell,
    Wanted,
    Welcomed,
    WishedFor,
    report_of,
    sync_of,
)
from booking_core.protocol.messages import (
    Book,
    Cancel,
    Cancelled,
    Confirmed,
    Declined,
    NotCancelled,
    NotChanged,
    Pending,
    RefusalOnWire,
    Reschedule,
)
from booking_core.protocol.messages.escrow import Arrive, Confirm, Copy, JournalEntry, Reported, ReportWanted, Synced
from booking_core.simulation.centre import Ask, Hello, Objection, SnapshotWanted, Welcome
from booking_core.simulation.clockwork import Clockwork
from booking_core.simulation.disk import Disk, Memory, Replica, Wish
from booking_core.simulation.network import Hear, Network, Reply, Request, not_listening
from booking_core.simulation.rules import Rules
from booking_core.simulation.watch import Watch

CALL_PATIENCE = 10.0
SCREEN_PATIENCE = 3.0
POLL_SECONDS = 25.0
POLL_PATIENCE = 30.0
PAUSE, LONGEST_PAUSE, LONGEST_POLITENESS = 5.0, 120.0, 600.0
ERRANDS_EVERY = 60.0
ASKED_AGAIN_AFTER = 8.0
"""While cells are on their way back: well before they are granted again."""

REQUEST_NEEDS_AHEAD = timedelta(hours=2)


class Edge(Enum):
    """Where a process may end."""

    BEFORE_COMMIT = auto()
    AFTER_COMMIT = auto()
    AFTER_WITNESS = auto()
    AFTER_PRINT = auto()


class Trouble(Enum):
    """What a disk may do at the next commit."""

    REFUSES = auto()
    REFUSES_AND_WRITES = auto()


class Ends(Enum):
    KILLED = auto()
    POWER_CUT = auto()


class _Ended(Exception):
    """The process is no more."""


class _Refused(Exception):
    """The disk has refused: what was still to be done is left undone."""


@dataclass(slots=True)
class Machine:
    """Hardware: what lasts, what outlives a process, and how its clock runs against the true time."""

    device: DeviceId
    disk: Disk = field(default_factory=Disk)
    memory: Memory = field(default_factory=Memory)
    rate: float = 1.0
    jump: float = 0.0
    process: "Process | None" = None
    is_gone: bool = False
    end_at: tuple[Edge, Ends, int] | None = None
    """The next time its process is at that edge it ends so, and the disk loses so many entries."""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every process needs."""

    municipality: Municipality
    rules: Rules
    clockwork: Clockwork
    network: Network
    watch: Watch
    random: Random


class Process:
    """One run of the program on a machine."""

    def __init__(self, machine: Machine, around: Surroundings) -> None:
        self.machine = machine
        self.device = machine.device
        self._around = around
        self._disk = machine.disk
        self.is_running = True
        epochs = [life.epoch for life in self._disk.lives]
        epoch = max([1, self._disk.replica.known.epoch, *epochs])
        self.state: AgentState = around.rules.begin(self.device, epoch, self._disk.lives_for_a_start())
        self.local: dict[BookingId, Booking] = {}
        self._know_own()
        self._handshake: tuple[datetime, float] | None = None
        self._is_carrying = False
        self._wants_to_carry = False
        self._polls = 0
        self._snapshots = 0
        self._has_errand = False
        self._pause, self._politeness = PAUSE, PAUSE
        self._is_greeting = False
        self._is_in_contact = False
        for wish in list(self._disk.outbox.values()):
            if not wish.is_printed:
                self._disk.outbox[wish.command.id] = wish
        machine.process = self
        self._hello()

    # Time and picture

    def now(self) -> datetime | None:
        """By handshake time and the machine's steady clock, which may run wrong."""
        if self._handshake is None:
            return None
        said, at = self._handshake
        elapsed = (self._around.clockwork.now - at) * self.machine.rate + self.machine.jump
        return said + timedelta(seconds=elapsed)

    def calendar(self) -> Calendar:
        """The replica with all that was confirmed here since."""
        calendar = self._disk.replica.calendar
        return calendar.with_bookings(self.local.values()) if self.local else calendar

    def _know_own(self) -> None:
        """Bookings whose paper was given out here and of which the centre has not told yet."""
        known = self._disk.replica.calendar.bookings
        self.local = {one.id: one for one in self.state.bookings_kept() if one.id not in known}

    # People

    def want(self, command: Book) -> bool:
        """Somebody presses "book"; whether it was confirmed here and now."""
        now = self.now()
        if now is None:
            self._ask(command)
            return False
        printed = self._around.watch.printed_count
        self.happen(Wanted(command, self._around.municipality, self.calendar(), now, self._is_in_contact))
        return self._around.watch.printed_count > printed

    def ask(self, command: Cancel | Reschedule, told: Callable[[object], None]) -> None:
        """A change of a booking, asked of the centre while somebody waits; None is told when it was silent."""
        self._call(
            Ask(command, Origin(Channel.KIOSK, self.device)),
            lambda reply: told(reply.body),
            lambda: told(None),
            patience=SCREEN_PATIENCE,
        )

    def stretch(self, longer: Reschedule, instead: Book, comes: Arrive | None) -> None:
        """Somebody wants to stay longer: the centre's to say; while it is silent the kiosk's own cells continue it.

        Who is here to ask `comes`, when it is about the time for that.
        """

        def told(answer: object) -> None:
            is_to_wait = isinstance(answer, NotChanged) and _is_recovering(answer.refusal)
            now = self.now()
            if (answer is not None and not is_to_wait) or now is None:
                return
            if comes is not None and self.state.incarnation is not None:
                self.happen(WishedFor(comes, now))
            if self.is_running:
                self.happen(Wanted(instead, self._around.municipality, self.calendar(), now, in_contact=False))

        self.ask(longer, told)

    def happen(self, event: Event) -> None:
        """Let `event` happen, and do what is to be done about it; the process may end meanwhile."""
        if not self.is_running:
            return
        try:
            self._step(event)
        except (_Ended, _Refused):
            return

    # Carrying out effects

    def _step(self, event: Event) -> None:
        self.state, effects = self._around.rules.step(self.state, event)
        self._around.watch.granted(self)
        for effect in effects:
            self._do(effect)

    def _do(self, effect: Effect) -> None:
        match effect:
            case BeginLife(incarnation=incarnation):
                self._edge(Edge.BEFORE_COMMIT)
                self._disk.begin_life(effect)
                self._edge(Edge.AFTER_COMMIT)
                self.machine.memory.see_life(incarnation)
                self._edge(Edge.AFTER_WITNESS)
            case Commit(entry=entry):
                self._commit(effect, entry)
            case Print(booking=booking, is_ours=is_ours):
                self._print(booking, is_ours=is_ours)
            case AskCentre(command=command) if command.continues is None:
                self._ask(command)
            case AskCentre():
                """The centre was asked first: see `stretch`."""
            case Tell(what=what):
                self._around.watch.told(self, what)
            case SyncNow():
                self._carry()
            case Forget(kept=kept):
                self._disk.forget(kept)
            case OutOfOrder():
                pass

    def _commit(self, effect: Commit, entry: JournalEntry) -> None:
        trouble, self.machine.trouble = self.machine.trouble, None
        if trouble is Trouble.REFUSES_AND_WRITES:
            self._disk.commit(effect.incarnation, entry)
        if trouble is not None:
            self._step(DiskFailed())
            raise _Refused
        self._edge(Edge.BEFORE_COMMIT)
        self._disk.commit(effect.incarnation, entry)
        self._edge(Edge.AFTER_COMMIT)
        self.machine.memory.see_entry(effect.incarnation, entry)
        self._edge(Edge.AFTER_WITNESS)
        if isinstance(entry.act, Confirm | Copy) and entry.act.booking.id not in self._disk.replica.calendar.bookings:
            self.local[entry.act.booking.id] = entry.act.booking
        self._step(Committed(entry))

    def _print(self, booking: Booking, *, is_ours: bool) -> None:
        self._around.watch.printed(self, booking, is_ours=is_ours)
        self._edge(Edge.AFTER_PRINT)

    def _edge(self, edge: Edge) -> None:
        planned = self.machine.end_at
        if planned is not None and planned[0] is edge:
            self.machine.end_at = None
            self.end(planned[1], loses=planned[2])
            raise _Ended

    def end(self, how: Ends, *, loses: int = 0) -> None:
        """The process is no more; a power cut takes the memory along, and what the disk only claimed to have."""
        self.is_running = False
        self.machine.process = None
        if how is Ends.POWER_CUT:
            self.machine.memory.start_anew()
            self._disk.lose_last(loses)

    def stop(self) -> None:
        """In good order."""
        now = self.now()
        if now is not None:
            self.happen(StopWanted(now))
        if self.is_running:
            self.end(Ends.KILLED)

    # The centre

    def _call(
        self,
        body: object,
        heard: Hear,
        silent: Callable[[], None],
        *,
        patience: float,
        echoed: Hear = not_listening,
    ) -> None:
        request = Request(self.device, self.state.epoch, self.state.incarnation, body)
        self._around.network.call(
            request,
            lambda reply: self._hears(reply, heard, silent) if self.is_running else None,
            lambda: self._hears_nothing(silent) if self.is_running else None,
            patience=patience,
            echoed=lambda reply: echoed(reply) if self.is_running and reply.epoch >= self.state.epoch else None,
        )

    def _later(self, seconds: float, work: Callable[[], None]) -> None:
        wait = seconds * (0.5 + self._around.random.random())
        self._around.clockwork.after(wait, lambda: work() if self.is_running else None)

    def _rest(self, work: Callable[[], None]) -> None:
        """After a silence, each time for longer."""
        self._later(self._pause, work)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _hears(self, reply: Reply, heard: Hear, silent: Callable[[], None]) -> None:
        """An answer of an older epoch is none."""
        if reply.epoch < self.state.epoch:
            self._hears_nothing(silent)
            return
        self._pause = PAUSE
        self._is_in_contact = True
        heard(reply)

    def _hears_nothing(self, silent: Callable[[], None]) -> None:
        self._is_in_contact = False
        silent()

    def _hello(self) -> None:
        self._is_greeting = True
        hello = Hello(self.state.newest_on_disk, self._around.random.getrandbits(48))
        self._call(hello, self._welcomed, lambda: self._rest(self._hello), patience=5.0)

    def _greet_again(self) -> None:
        """Another process has spoken with this name: two of them must not take the word from each other for ever."""
        if not self._is_greeting:
            self._is_greeting = True
            self._later(self._politeness, self._hello)
            self._politeness = min(2 * self._politeness, LONGEST_POLITENESS)

    def _welcomed(self, reply: Reply) -> None:
        welcome = reply.body
        if not isinstance(welcome, Welcome):
            return
        self._is_greeting = False
        self._handshake = (welcome.now, self._around.clockwork.now)
        self.machine.jump = 0.0
        memory = self.machine.memory
        event = Welcomed(
            reply.epoch,
            welcome.incarnation,
            welcome.previous,
            memory.witness,
            str(memory.boot),
            welcome.now,
            welcome.is_recovering,
        )
        self.happen(event)
        if not self.is_running:
            return
        self._run_errands()
        if self._disk.replica.cursor is None:
            self._take_snapshot()
        self._poll()

    def _carry(self) -> None:
        """Tell what is new at once; one call at a time carries entries."""
        if self.state.incarnation is None:
            return
        if self._is_carrying:
            self._wants_to_carry = True
            return
        self._is_carrying = True
        sync = sync_of(self.state, self._disk.replica.known, wait_seconds=0)
        self._call(sync, self._carried, self._carry_failed, patience=CALL_PATIENCE, echoed=self._heard)

    def _carried(self, reply: Reply) -> None:
        self._is_carrying = False
        self._heard(reply)
        if not self.is_running:
            return
        wants, self._wants_to_carry = self._wants_to_carry, False
        if (wants or self._has_unheard()) and isinstance(reply.body, Synced):
            self._carry()

    def _carry_failed(self) -> None:
        self._is_carrying = False
        self._rest(self._carry_if_needed)

    def _carry_if_needed(self) -> None:
        if self._has_unheard():
            self._carry()

    def _has_unheard(self) -> bool:
        return any(life.journal.unheard() for life in self.state.lives.values())

    def _poll(self) -> None:
        """The long poll; a new life makes the one before it end. There is none before the first snapshot."""
        if self._disk.replica.cursor is None:
            self._later(PAUSE, self._poll)
            return
        self._polls += 1
        number = self._polls
        sync = sync_of(self.state, self._disk.replica.known, wait_seconds=POLL_SECONDS)

        def heard(reply: Reply) -> None:
            self._heard(reply)
            if self.is_running and number == self._polls:
                quick = isinstance(reply.body, Synced)
                self._later(0.05 if quick else PAUSE, again)

        def again() -> None:
            if number == self._polls:
                self._poll()

        self._call(sync, heard, lambda: self._rest(again), patience=POLL_PATIENCE, echoed=self._heard)

    def _heard(self, reply: Reply) -> None:
        """What follows from an answer to a SYNC, whichever it was and however late it comes."""
        if reply.epoch > self.state.epoch:
            self.happen(EpochHeard(reply.epoch))
            return
        match reply.body:
            case Synced() as synced:
                self._synced(reply.epoch, synced)
            case ReportWanted():
                if reply.epoch == self.state.epoch:
                    self._report()
            case Objection.LIFE:
                self._greet_again()
            case Objection.JOURNAL:
                self._around.watch.journal_broken(self)
            case _:
                pass

    def _synced(self, epoch: int, synced: Synced) -> None:
        now = self.now()
        if now is None or epoch < self.state.epoch:
            return
        if synced.changes is None:
            self._take_snapshot()
        else:
            self._learn(self._disk.replica.with_entries(synced.changes))
        self.happen(SyncAnswered(epoch, synced, now))
        if self.is_running:
            self._around.watch.synced(self)

    def _learn(self, replica: Replica) -> None:
        if replica is self._disk.replica:
            return
        self._disk.replica = replica
        if self.local:
            self.local = {own: one for own, one in self.local.items() if own not in replica.calendar.bookings}

    def _take_snapshot(self) -> None:
        self._snapshots += 1
        number = self._snapshots

        def heard(reply: Reply) -> None:
            is_asked_for = number == self._snapshots and reply.epoch == self.state.epoch
            if is_asked_for and isinstance(reply.body, Replica):
                self._disk.replica = reply.body
                self._know_own()
                self._carry()

        self._call(SnapshotWanted(), heard, lambda: self._rest(self._take_snapshot), patience=CALL_PATIENCE)

    def _report(self) -> None:
        replica = self._disk.replica
        bookings, blocks = replica.calendar.bookings.values(), replica.calendar.blocks.values()
        report = report_of(self.state, bookings, replica.series.values(), blocks, cursor=replica.known)

        def heard(reply: Reply) -> None:
            if isinstance(reply.body, Reported) and reply.epoch == self.state.epoch:
                self._take_snapshot()

        self._call(report, heard, lambda: None, patience=CALL_PATIENCE)

    # Wishes that only the centre can meet

    def _ask(self, command: Book) -> None:
        """Somebody waits three seconds for it. What is not answered by then stays in the outbox."""
        self._disk.outbox[command.id] = Wish(command, is_printed=False)
        deadline = self._around.clockwork.now + SCREEN_PATIENCE
        self._ask_until(command, deadline, self.now())

    def _ask_until(self, command: Book, deadline: float, asked_at: datetime | None) -> None:
        def heard(reply: Reply) -> None:
            if isinstance(reply.body, Pending) and self._around.clockwork.now < deadline:
                self._later(0.4, lambda: self._ask_until(command, deadline, asked_at))
            else:
                self._answered(command, reply.body, is_at_screen=True)

        def silent() -> None:
            starts_at = min(one.span.starts_at for one in command.alternatives)
            is_ahead = asked_at is not None and starts_at - asked_at >= REQUEST_NEEDS_AHEAD
            if command.id in self._disk.outbox:
                self._disk.outbox[command.id] = Wish(command, is_printed=is_ahead)
            self._begin_errands()

        patience = max(0.1, deadline - self._around.clockwork.now)
        self._call(Ask(command, Origin(Channel.KIOSK, self.device)), heard, silent, patience=patience)

    def _answered(self, command: Book, answer: object, *, is_at_screen: bool) -> None:
        wish = self._disk.outbox.get(command.id)
        if wish is None:
            return
        match answer:
            case Confirmed(booking=booking):
                now = self.now()
                if (is_at_screen or wish.is_printed) and now is not None:
                    del self._disk.outbox[command.id]
                    self.happen(CentreConfirmed(booking, now))
                else:
                    self._give_back(command)
            case Declined(refusals=refusals) if any(map(_is_recovering, refusals)):
                self._begin_errands()
            case Declined():
                del self._disk.outbox[command.id]
            case Pending() if wish.is_printed or is_at_screen:
                self._later(ASKED_AGAIN_AFTER, lambda: self._ask_again(wish))
            case Pending() | Objection() | None:
                self._begin_errands()
            case _:
                del self._disk.outbox[command.id]

    def _give_back(self, command: Book) -> None:
        """Nobody waits for it any more: what was confirmed too late goes back."""
        cancel = Cancel(id=UUID(int=command.id.int ^ 1), booking=command.id)

        def told(answer: object) -> None:
            if isinstance(answer, Cancelled) or (
                isinstance(answer, NotCancelled) and not _is_recovering(answer.refusal)
            ):
                self._disk.outbox.pop(command.id, None)
            else:
                self._begin_errands()

        self.ask(cancel, told)

    def _begin_errands(self) -> None:
        if not self._has_errand:
            self._has_errand = True
            self._later(ERRANDS_EVERY, self._errands_due)

    def _errands_due(self) -> None:
        self._has_errand = False
        self._run_errands()

    def _run_errands(self) -> None:
        for wish in list(self._disk.outbox.values()):
            self._ask_again(wish)

    def _ask_again(self, wish: Wish) -> None:
        if wish.command.id not in self._disk.outbox:
            return

        def heard(reply: Reply) -> None:
            self._answered(wish.command, reply.body, is_at_screen=False)

        ask = Ask(wish.command, Origin(Channel.KIOSK, self.device), is_patient=wish.is_printed)
        self._call(ask, heard, self._begin_errands, patience=CALL_PATIENCE)


def _is_recovering(refusal: RefusalOnWire) -> bool:
    return refusal.code is RefusalCode.RECOVERING
