"""The agent of the promise on this machine: its events from any thread, its effects in their order."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from threading import RLock

import structlog

from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import DeviceId
from booking_core.domain.places import Municipality
from booking_core.protocol.device import (
    AgentState,
    BeginLife,
    CentreConfirmed,
    Commit,
    Committed,
    DiskFailed,
    Disowned,
    Effect,
    EpochHeard,
    Event,
    Forget,
    OutOfOrder,
    PageClosed,
    PageOpened,
    Print,
    StopWanted,
    SyncAnswered,
    SyncNow,
    Wanted,
    Welcomed,
    WishedFor,
    begin,
    report_of,
    step,
    sync_of,
    wishes_unheard,
)
from booking_core.protocol.escrow.journal import end_after, journal_begin
from booking_core.protocol.messages import Book, Cursor, Incarnation, JournalEnd, Welcome
from booking_core.protocol.messages.escrow import Confirm, JournalEntry, Report, Sync, Synced, Wished
from booking_core.store.machine_disk.journal import KioskJournal
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.replica import ReplicaContent
from kiosk.clocks import HandshakeClock
from kiosk.keeping.witness import WitnessFile

CustodyListener = Callable[[frozenset[Cell], tuple[JournalEntry, ...]], None]
"""Takes the free cells that this kiosk may confirm, and what people wished here that the centre has not heard."""

log = structlog.get_logger()


class Custody:
    """One lock, one journal, one witness. No method waits for the network.

    What is told to `on_kept` and `sync_now` is told outside of any decision, on the thread that brought it about.
    """

    def __init__(
        self,
        device: DeviceId,
        epoch: int,
        journal: KioskJournal,
        witness: WitnessFile,
        *,
        clock: HandshakeClock,
    ) -> None:
        self._journal = journal
        self._witness = witness
        self._clock = clock
        self._lock = RLock()
        self._state: AgentState = begin(device, epoch, journal.lives())
        self._sync_now: Callable[[], None] = _nobody_syncs
        self._on_kept: CustodyListener = _nobody_looks

    def follow(self, *, sync_now: Callable[[], None], on_kept: CustodyListener) -> None:
        """Say who is to sync when there is something to say, and who shows what is held and wished."""
        self._sync_now, self._on_kept = sync_now, on_kept
        self._tell()

    @property
    def state(self) -> AgentState:
        """What this process knows; a value."""
        return self._state

    @property
    def is_looked_at(self) -> bool:
        """Whether somebody stands on a confirm page."""
        return self._state.page is not None

    def last(self) -> JournalEnd | None:
        """The end of the newest journal on this disk, for the hello."""
        return self._state.newest_on_disk

    def welcomed(self, welcome: Welcome) -> None:
        """The centre has given this process a life."""
        with self._lock:
            self._clock.told(welcome.server_time)
            self._happened(
                Welcomed(
                    welcome.epoch,
                    Incarnation(welcome.epoch, welcome.incarnation),
                    welcome.previous,
                    self._witness.read(),
                    self._witness.boot,
                    self._clock(),
                    is_recovering=welcome.recovering,
                )
            )
        self._tell()

    def epoch_heard(self, epoch: int) -> None:
        """An answer signed by the centre names its epoch."""
        self._happened(EpochHeard(epoch))

    def disowned(self) -> None:
        """The centre does not know this machine: it confirms nothing before it is known again."""
        if self._state.is_armed:
            log.error("the centre does not know this kiosk: it confirms nothing. Enrol it again, on this data folder")
        self._happened(Disowned())
        self._tell()

    def wanted(
        self, command: Book, municipality: Municipality, calendar: Calendar, *, in_contact: bool = True
    ) -> tuple[Effect, ...]:
        """What is to be done for somebody who presses "book"; a confirmation is on the disk by now."""
        effects = self._happened(Wanted(command, municipality, calendar, self._clock(), in_contact))
        self._tell()
        return effects

    def centre_confirmed(self, booking: Booking) -> bool:
        """Keep a copy of what the centre has confirmed for somebody here; False when the disk refuses."""
        effects = self._happened(CentreConfirmed(booking, self._clock()))
        return any(isinstance(effect, Print) for effect in effects)

    def wished(self, act: Wished) -> bool:
        """Keep what somebody wishes while the centre is silent; False when the disk refuses, or there is no life."""
        effects = self._happened(WishedFor(act, self._clock()))
        self._tell()
        return not any(isinstance(effect, OutOfOrder) for effect in effects)

    def confirmed_here(self) -> tuple[tuple[Booking, datetime], ...]:
        """Every booking that this machine has confirmed by itself and still keeps in its journal, and when."""
        lives = self._state.lives.values()
        entries = (entry for life in lives for entry in life.journal.entries)
        return tuple((entry.act.booking, entry.at) for entry in entries if isinstance(entry.act, Confirm))

    def looks_at(self, cells: Iterable[Cell]) -> None:
        """Somebody stands on a confirm page for these cells."""
        self._happened(PageOpened(frozenset(cells), self._clock()))

    def looks_away(self) -> None:
        """Nobody stands on a confirm page."""
        self._happened(PageClosed())

    def sync_message(self, cursor: Cursor, *, wait_seconds: float) -> Sync:
        """What the centre should hear, and from where on this machine knows nothing."""
        return sync_of(self._state, cursor, wait_seconds=wait_seconds)

    def synced(self, epoch: int, answer: Synced) -> None:
        """The centre has answered; what is new in the feed stands in the replica."""
        self._happened(SyncAnswered(epoch, answer, self._clock()))
        self._tell()

    def report(self, content: ReplicaContent) -> Report:
        """Everything a restored centre wants to know."""
        with self._lock:
            return report_of(
                self._state,
                content.bookings,
                content.series,
                content.blocks,
                cursor=content.cursor,
                revoked_cards=content.revoked_cards,
                conditions=content.conditions,
            )

    def close(self) -> None:
        """The last word of this life, and the end of its files."""
        self._happened(StopWanted(self._clock()))
        self._journal.close()

    def _happened(self, event: Event) -> tuple[Effect, ...]:
        with self._lock:
            return tuple(self._carried_out(event))

    def _carried_out(self, event: Event) -> Iterator[Effect]:
        """What is left for the caller to do; what the disk has to do is done."""
        self._state, effects = step(self._state, event)
        for effect in effects:
            try:
                yield from self._done(effect)
            except DiskRefused as err:
                log.error("the journal keeps nothing: this kiosk confirms nothing more", code=err.code)  # noqa: TRY400
                yield from self._carried_out(DiskFailed())
                return

    def _done(self, effect: Effect) -> Iterator[Effect]:
        match effect:
            case BeginLife():
                self._journal.begin_life(effect.incarnation, whole=effect.whole, lacking=effect.lacking, at=effect.at)
                self._witness.see(journal_begin(effect.incarnation))
                log.info("a life begins", epoch=effect.incarnation.epoch, number=effect.incarnation.number)
            case Commit(incarnation=incarnation, entry=entry):
                self._journal.commit(incarnation, entry)
                self._witness.see(end_after(incarnation, entry))
                yield from self._carried_out(Committed(entry))
            case Forget():
                self._forget(effect)
            case SyncNow():
                self._has_news = True
            case _:
                yield effect

    def _forget(self, effect: Forget) -> None:
        """What a full disk still keeps harms nobody: it goes with the next answer."""
        try:
            self._journal.forget(effect.heard, effect.kept)
        except DiskRefused as err:
            log.warning("the journal keeps what it might forget", code=err.code)

    def _tell(self) -> None:
        with self._lock:
            has_news, self._has_news = self._has_news, False
            held, wishes = frozenset(self._state.holdings), wishes_unheard(self._state)
        self._on_kept(held, wishes)
        if has_news:
            self._sync_now()

    _has_news = False


def _nobody_syncs() -> None:
    return


def _nobody_looks(_held: frozenset[Cell], _wishes: tuple[JournalEntry, ...]) -> None:
    return
