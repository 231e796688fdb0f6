"""A kiosk without a screen: the device machine with a disk in memory, against the real service.

What the machine asks for is done as the program on a kiosk does it; `paper` is what came out of its printer.
"""

from base64 import b64decode
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from booking_core.domain.bookings import Booking, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, ConditionId, DeviceId, LayoutId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.conditions import ConditionReport
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.device import (
    AgentState,
    AskCentre,
    BeginLife,
    Commit,
    Committed,
    Effect,
    EpochHeard,
    Event,
    Print,
    StopWanted,
    SyncAnswered,
    Wanted,
    Welcomed,
    WishedFor,
    begin,
    report_of,
    step,
    sync_of,
)
from booking_core.protocol.envelope import FromCentre
from booking_core.protocol.escrow.journal import Witness
from booking_core.protocol.messages import (
    Alternative,
    BlockChanged,
    Book,
    BookingChanged,
    CardRevoked,
    ConditionChanged,
    Cursor,
    Incarnation,
    RevokedCard,
    Snapshot,
    SnapshotWanted,
)
from booking_core.protocol.messages.escrow import Arrive, GiveBack, Reported, ReportWanted, Synced
from tests.booking_core.central.machines.test_answering import Device, enrol, keep_code
from tests.booking_core.central.running_centre import RunningCentre

AT_14 = datetime(2026, 11, 26, 14, tzinfo=UTC)


def enrolled(running: RunningCentre, name: str) -> Device:
    """A machine that the centre lets in; it has not said hello yet."""
    key, code = Ed25519PrivateKey.generate(), str(uuid4())
    keep_code(running, code, DeviceId(name))
    answer = enrol(running, key, code)
    return Device(running, Ed25519PublicKey.from_public_bytes(b64decode(answer["centre_key"])), key, DeviceId(name))


@dataclass
class Kiosk:
    """One machine. Its disk is `state.lives`; `restart` begins a new process on it."""

    device: Device
    state: AgentState = field(init=False)
    snapshot: Snapshot = field(init=False)
    calendar: Calendar = field(init=False)
    cursor: Cursor = field(init=False)
    revoked_cards: tuple[RevokedCard, ...] = ()
    conditions: dict[ConditionId, ConditionReport] = field(default_factory=dict)
    wishes: tuple[WishHeard, ...] = ()
    witness: Witness | None = None
    boot: str = "first"
    paper: list[Booking] = field(default_factory=list)
    asked: list[Book] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = begin(self.device.name, 0, ())

    @property
    def now(self) -> datetime:
        return self.device.running.clock()

    def start(self) -> None:
        """Through the boot barrier, with a fresh replica, and what the centre grants."""
        self.hello()
        self.take_snapshot()
        self.sync()

    def hello(self) -> None:
        welcome = self.device.hello(self.state.newest_on_disk)
        incarnation = Incarnation(welcome.epoch, welcome.incarnation)
        self.do(Welcomed(welcome.epoch, incarnation, welcome.previous, self.witness, self.boot, self.now))

    def take_snapshot(self) -> None:
        snapshot = self.device.ask(SnapshotWanted())
        assert isinstance(snapshot, Snapshot)
        self.snapshot, self.cursor = snapshot, snapshot.cursor
        self.calendar = Calendar.of(snapshot.bookings, snapshot.blocks)
        self.revoked_cards = snapshot.revoked_cards
        self.conditions = {one.id: one for one in snapshot.conditions}

    def sync(self, *, wait_seconds: float = 0) -> FromCentre:
        """One SYNC, with what comes of it."""
        answer = self.device.ask(sync_of(self.state, self.cursor, wait_seconds=wait_seconds))
        if isinstance(answer, Synced):
            self.take(answer)
        return answer

    def take(self, answer: Synced) -> None:
        """As a kiosk takes an answer: the feed into its replica, then the rest into its machine."""
        if answer.changes is None:
            self.take_snapshot()
        for entry in answer.changes or ():
            self.cursor = entry.cursor
            if isinstance(entry.change, BookingChanged):
                self.calendar = self.calendar.with_bookings([entry.change.booking])
            if isinstance(entry.change, BlockChanged):
                self.calendar = self.calendar.with_blocks([entry.change.block])
            if isinstance(entry.change, CardRevoked):
                self.revoked_cards = (*self.revoked_cards, entry.change.revoked)
            if isinstance(entry.change, ConditionChanged):
                self.conditions[entry.change.report.id] = entry.change.report
        self.do(SyncAnswered(self.device.epoch, answer, self.now))

    def report(self) -> Reported:
        """Everything known here, to a restored centre; then a fresh picture of what it knows now."""
        bookings = [one for one in self.calendar.bookings.values() if one.span.ends_at > self.now - timedelta(days=1)]
        report = report_of(
            self.state,
            bookings,
            (),
            self.calendar.blocks.values(),
            cursor=self.cursor,
            revoked_cards=self.revoked_cards,
            conditions=list(self.conditions.values()),
        )
        report = msgspec.structs.replace(report, wishes=self.wishes)
        answer = self.device.ask(report)
        assert isinstance(answer, Reported), answer
        return answer

    def hear_epoch(self, epoch: int) -> None:
        self.device.epoch = epoch
        self.do(EpochHeard(epoch))

    def want(self, wish: Book) -> None:
        bookings = [*self.calendar.bookings.values(), *self.state.bookings_kept()]
        calendar = Calendar.of(bookings, self.calendar.blocks.values())
        self.do(Wanted(wish, self.snapshot.municipality, calendar, self.now))

    def give_back(self, booking: BookingId) -> None:
        self.do(WishedFor(GiveBack(booking), self.now))

    def arrive(self, booking: BookingId) -> None:
        self.do(WishedFor(Arrive(booking), self.now))

    def stop(self) -> None:
        self.do(StopWanted(self.now))

    def restart(self, *, boot: str | None = None) -> None:
        """A new process on the same disk; another `boot` is a machine that was switched off, and forgot its witness."""
        if boot is not None:
            self.boot, self.witness = boot, None
        self.state = begin(self.device.name, self.state.epoch, self.state.lives.values())

    def do(self, event: Event) -> None:
        self.state, effects = step(self.state, event)
        for effect in effects:
            self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case BeginLife():
                lives = dict(self.state.lives)
                self.state = replace(self.state, lives=lives)
                self.witness = Witness(self.boot, lives[effect.incarnation].journal.end)
            case Commit():
                self.do(Committed(effect.entry))
                assert self.state.incarnation is not None
                self.witness = Witness(self.boot, self.state.lives[self.state.incarnation].journal.end)
            case Print():
                self.paper.append(effect.booking)
            case AskCentre():
                self.asked.append(effect.command)
            case _:
                pass


def wish_for(
    space: str = "mh-lok3", layout: str = "meeting", *, starts_at: datetime = AT_14, minutes: int = 60
) -> Book:
    """An hour in a room that the kiosk in the foyer may confirm by itself, for somebody with a number."""
    span = TimeSpan(starts_at, starts_at + timedelta(minutes=minutes))
    wish = Alternative(SpaceId(space), LayoutId(layout), span)
    return Book(id=BookingId(uuid4()), alternatives=(wish,), persons=4, purpose=Purpose.MEETING, contact=b"sealed")


def is_report_wanted(answer: FromCentre) -> bool:
    return isinstance(answer, ReportWanted)
