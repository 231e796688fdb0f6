"""The desk with its replica, and people at the public page: they ask the centre, and hold its answer as paper."""

from collections.abc import Callable
from dataclasses import dataclass

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.identity import BlockId, BookingId, DeviceId
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Approve,
    Cancelled,
    Changed,
    Command,
    Confirmed,
    Pending,
    RoomsBlocked,
    SeriesBooked,
)
from booking_core.protocol.messages.escrow import Report, Reported, ReportWanted, Sync, Synced
from booking_core.simulation.clockwork import Clockwork
from booking_core.simulation.kiosk.disk import Replica
from booking_core.simulation.messages import Ask, Objection, SnapshotWanted
from booking_core.simulation.network import Hear, Network, Reply, Request, not_listening
from booking_core.simulation.watch import Watch

POLL_SECONDS = 25.0
POLL_PATIENCE = 30.0
PAUSE, LONGEST_PAUSE = 5.0, 120.0
PATIENCE = 3.0
MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class Around:
    """What a client needs."""

    clockwork: Clockwork
    network: Network
    watch: Watch


class Client:
    """Somebody who asks the centre for everything. `has` are the bookings it holds paper for, `closed` its blocks."""

    def __init__(self, name: DeviceId, channel: Channel, around: Around, *, device: DeviceId | None) -> None:
        self.name = name
        self.has: dict[BookingId, Booking] = {}
        self.closed: dict[BlockId, Block] = {}
        self.epoch = 1
        self.waiting = 0
        self._origin = Origin(channel, device)
        self._around = around

    def ask(self, command: Command, *, tries: int = MOST_TRIES) -> None:
        """Until it is answered, or given up after some silence, or some waiting."""
        self.waiting += 1
        self._try(command, tries)

    def _try(self, command: Command, left: int) -> None:
        def heard(reply: Reply) -> None:
            self.epoch = max(self.epoch, reply.epoch)
            if isinstance(reply.body, Pending | Objection) and left:
                self._around.clockwork.after(0.5, self._try, command, left - 1)
            else:
                self.waiting -= 1
                self._told(command, reply.body)

        def silent() -> None:
            if left:
                self._try(command, left - 1)
            else:
                self.waiting -= 1

        self.call(Ask(command, self._origin), heard, silent, patience=PATIENCE)

    def call(
        self, body: object, heard: Hear, silent: Callable[[], None], *, patience: float, echoed: Hear = not_listening
    ) -> None:
        """An answer of an older epoch is none."""
        request = Request(self.name, self.epoch, None, body)
        self._around.network.call(
            request,
            lambda reply: heard(reply) if reply.epoch >= self.epoch else silent(),
            silent,
            patience=patience,
            echoed=lambda reply: echoed(reply) if reply.epoch >= self.epoch else None,
        )

    def _told(self, command: Command, answer: object) -> None:
        self._around.watch.answered(command.id, answer)
        match answer:
            case Confirmed(booking=booking):
                self._has(booking)
            case Changed(booking=booking) if isinstance(command, Approve):
                self._has(booking)
            case Changed(booking=booking):
                self.has[booking.id] = booking
            case RoomsBlocked(block=block):
                self.closed[block.id] = block
            case SeriesBooked(bookings=bookings):
                for booking in bookings:
                    self._has(booking)
            case Cancelled(booking=booking):
                self.has.pop(booking.id, None)
            case _:
                pass

    def _has(self, booking: Booking) -> None:
        self.has[booking.id] = booking
        self._around.watch.claim(booking, by=None)


class Desk(Client):
    """A client that follows the feed, and tells a restored centre what it knows."""

    def __init__(self, name: DeviceId, around: Around) -> None:
        super().__init__(name, Channel.STAFF, around, device=name)
        self.replica = Replica()
        self._pause = PAUSE
        self._snapshots = 0

    def start(self) -> None:
        self._take_snapshot()
        self._poll()

    def _poll(self) -> None:
        if self.replica.cursor is None:
            self._after_pause(self._poll)
            return
        sync = Sync(cursor=self.replica.known, granted=0, wait_seconds=POLL_SECONDS)
        self.call(sync, self._polled, lambda: self._after_pause(self._poll), patience=POLL_PATIENCE, echoed=self._heard)

    def _polled(self, reply: Reply) -> None:
        self._heard(reply)
        quick = isinstance(reply.body, Synced)
        self._around.clockwork.after(0.05 if quick else PAUSE, self._poll)

    def _heard(self, reply: Reply) -> None:
        self._pause = PAUSE
        self.epoch = max(self.epoch, reply.epoch)
        match reply.body:
            case Synced(changes=None):
                self._take_snapshot()
            case Synced(changes=changes) if changes is not None:
                self.replica = self.replica.with_entries(changes)
            case ReportWanted() if reply.epoch == self.epoch:
                self._report()
            case _:
                pass

    def _report(self) -> None:
        replica = self.replica
        report = Report(
            incarnation=None,
            parts=(),
            bookings=tuple(replica.calendar.bookings.values()),
            series=tuple(replica.series.values()),
            blocks=tuple(replica.calendar.blocks.values()),
            is_whole=True,
            cursor=replica.known,
        )

        def heard(reply: Reply) -> None:
            if isinstance(reply.body, Reported):
                self._take_snapshot()

        self.call(report, heard, lambda: None, patience=PAUSE)

    def _take_snapshot(self) -> None:
        self._snapshots += 1
        number = self._snapshots

        def heard(reply: Reply) -> None:
            if number == self._snapshots and isinstance(reply.body, Replica):
                self.replica = reply.body

        self.call(SnapshotWanted(), heard, lambda: self._after_pause(self._take_snapshot), patience=PAUSE)

    def _after_pause(self, work: Callable[[], None]) -> None:
        """After a silence, each time for longer."""
        self._around.clockwork.after(self._pause, work)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)
