"""A kiosk's hardware, and its process: carries out the effects of `protocol.device`, on a machine and over a line.

It may end at any edge of writing and printing; what was due after it then never happens.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId
from booking_core.protocol.device import (
    AgentState,
    AskCentre,
    BeginLife,
    Commit,
    Committed,
    DiskFailed,
    Effect,
    Event,
    Forget,
    OutOfOrder,
    Print,
    StopWanted,
    SyncNow,
    Tell,
    Wanted,
    WishedFor,
)
from booking_core.protocol.messages import Book, NotChanged, Reschedule
from booking_core.protocol.messages.escrow import Arrive, Confirm, Copy, JournalEntry
from booking_core.simulation.kiosk.conversation import Conversation
from booking_core.simulation.kiosk.disk import Disk, Memory
from booking_core.simulation.kiosk.errands import Errands
from booking_core.simulation.kiosk.line import Line, is_recovering
from booking_core.simulation.kiosk.surroundings import Surroundings


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


class _Ended(Exception):
    """The process is no more."""


class _Refused(Exception):
    """The disk has refused: what was still to be done is left undone."""


class Process:
    """One run of the program on a machine."""

    def __init__(self, machine: Machine, around: Surroundings) -> None:
        self.machine = machine
        self.device = machine.device
        self._around = around
        self.disk = machine.disk
        self.memory = machine.memory
        self.is_running = True
        epochs = [life.epoch for life in self.disk.lives]
        epoch = max([1, self.disk.replica.known.epoch, *epochs])
        self.state: AgentState = around.rules.begin(self.device, epoch, self.disk.lives_for_a_start())
        self.local: dict[BookingId, Booking] = {}
        self.know_own()
        self._handshake: tuple[datetime, float] | None = None
        self._line = Line(self, around)
        self._errands = Errands(self, self._line, around)
        self._conversation = Conversation(self, self._line, self._errands, around)
        machine.process = self
        self._conversation.greet()

    def now(self) -> datetime | None:
        """By handshake time and the machine's steady clock, which may run wrong."""
        if self._handshake is None:
            return None
        said, at = self._handshake
        elapsed = (self._around.clockwork.now - at) * self.machine.rate + self.machine.jump
        return said + timedelta(seconds=elapsed)

    def shake_hands(self, said: datetime) -> None:
        """The centre has told the time: the clock is right, as far as it runs right."""
        self._handshake = (said, self._around.clockwork.now)
        self.machine.jump = 0.0

    def calendar(self) -> Calendar:
        """The replica with all that was confirmed here since."""
        calendar = self.disk.replica.calendar
        return calendar.with_bookings(self.local.values()) if self.local else calendar

    def know_own(self) -> None:
        """Bookings whose paper was given out here and of which the centre has not told yet."""
        known = self.disk.replica.calendar.bookings
        self.local = {one.id: one for one in self.state.bookings_kept() if one.id not in known}

    def forget_told(self) -> None:
        """No longer keep here what the centre has told of."""
        if self.local:
            known = self.disk.replica.calendar.bookings
            self.local = {own: one for own, one in self.local.items() if own not in known}

    def want(self, command: Book) -> bool:
        """Somebody presses "book"; whether it was confirmed here and now."""
        now = self.now()
        if now is None:
            self._errands.ask(command)
            return False
        printed = self._around.watch.printed_count
        self.happen(Wanted(command, self._around.municipality, self.calendar(), now, self._line.is_in_contact))
        return self._around.watch.printed_count > printed

    def stretch(self, longer: Reschedule, instead: Book, comes: Arrive | None) -> None:
        """Somebody wants to stay longer: the centre's to say; while it is silent the kiosk's own cells continue it.

        Who is here to ask `comes`, when it is about the time for that.
        """

        def told(answer: object) -> None:
            is_to_wait = isinstance(answer, NotChanged) and is_recovering(answer.refusal)
            now = self.now()
            if (answer is not None and not is_to_wait) or now is None:
                return
            if comes is not None and self.state.incarnation is not None:
                self.happen(WishedFor(comes, now))
            if self.is_running:
                self.happen(Wanted(instead, self._around.municipality, self.calendar(), now, in_contact=False))

        self._line.ask(longer, told)

    def happen(self, event: Event) -> None:
        """Let `event` happen, and do what is to be done about it; the process may end meanwhile."""
        if not self.is_running:
            return
        try:
            self._step(event)
        except (_Ended, _Refused):
            return

    def _step(self, event: Event) -> None:
        self.state, effects = self._around.rules.step(self.state, event)
        self._around.watch.granted(self)
        for effect in effects:
            self._do(effect)

    def _do(self, effect: Effect) -> None:
        match effect:
            case BeginLife(incarnation=incarnation):
                self._edge(Edge.BEFORE_COMMIT)
                self.disk.begin_life(effect)
                self._edge(Edge.AFTER_COMMIT)
                self.memory.see_life(incarnation)
                self._edge(Edge.AFTER_WITNESS)
            case Commit(entry=entry):
                self._commit(effect, entry)
            case Print(booking=booking, is_ours=is_ours):
                self._print(booking, is_ours=is_ours)
            case AskCentre(command=command) if command.continues is None:
                self._errands.ask(command)
            case AskCentre():
                """The centre was asked first: see `stretch`."""
            case Tell(what=what):
                self._around.watch.told(self, what)
            case SyncNow():
                self._conversation.carry()
            case Forget(kept=kept):
                self.disk.forget(kept)
            case OutOfOrder():
                pass

    def _commit(self, effect: Commit, entry: JournalEntry) -> None:
        trouble, self.machine.trouble = self.machine.trouble, None
        if trouble is Trouble.REFUSES_AND_WRITES:
            self.disk.commit(effect.incarnation, entry)
        if trouble is not None:
            self._step(DiskFailed())
            raise _Refused
        self._edge(Edge.BEFORE_COMMIT)
        self.disk.commit(effect.incarnation, entry)
        self._edge(Edge.AFTER_COMMIT)
        self.memory.see_entry(effect.incarnation, entry)
        self._edge(Edge.AFTER_WITNESS)
        if isinstance(entry.act, Confirm | Copy) and entry.act.booking.id not in self.disk.replica.calendar.bookings:
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
            self.memory.start_anew()
            self.disk.lose_last(loses)

    def stop(self) -> None:
        """In good order."""
        now = self.now()
        if now is not None:
            self.happen(StopWanted(now))
        if self.is_running:
            self.end(Ends.KILLED)
