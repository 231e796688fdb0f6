"""Keeps this machine and its centre of one mind, for as long as the program runs."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from threading import Event, Thread
from typing import Protocol

import structlog

from booking_core.domain.calendar import Calendar
from booking_core.domain.recurring.series import Series
from booking_core.protocol.messages import (
    BlockChanged,
    BookingChanged,
    CardRevoked,
    Changes,
    ConditionChanged,
    Cursor,
    CursorUnknown,
    PlacesChanged,
    SeriesChanged,
)
from booking_core.protocol.series_on_wire import series_from_wire
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.replica import Replica, ReplicaBroken
from kiosk.centre.client import CentreClient
from kiosk.centre.conversation import DISOWNED
from kiosk.centre.failures import CentreFailure, CentreObjects
from kiosk.centre.polling import Polling
from kiosk.keeping.house_pictures import HousePictures
from ui.ports import ENDED_IS_KNOWN_FOR

POLL_SECONDS = 4.0
"""Short of what the protocol allows: a centre that falls silent is noticed when a poll fails, 6 seconds at most."""

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 5.0
LONGEST_PAUSE_OF_THE_UNKNOWN_SECONDS = 60.0
"""Of a machine that the centre does not take: somebody must enrol it again, or switch it off."""
HEARD_IS_WRITTEN_EVERY = timedelta(minutes=1)
SNAPSHOT_LASTS = timedelta(days=1)
"""A fresh one a day: what is over leaves the memory and the disk of a machine that runs for months."""

log = structlog.get_logger()


class SyncErrands(Protocol):
    """What is to be done for people beside following the feed; both may raise `CentreFailure` and `DiskRefused`."""

    def settle(self) -> None:
        """Ask the centre what must still be asked."""
        ...

    def forget_ended(self) -> None:
        """Drop what is over."""
        ...


class SyncLoop:
    """One thread: errands to the centre, then the feed, over and over; each change becomes a new picture.

        ┌─► errands ─► snapshot, if there is no cursor ─┐
        │          └─► poll the feed, else ─────────────┤
        ├────────────────────── heard ◄─────────────────┤
        └── pause 0.5 → 5 s ◄── failed: the picture says so (→ 60 s for a machine that is not taken any more)

    What happens to the work at hand for each error:

    | error             | errand (a wish in the outbox)          | feed and replica                           |
    | CentreUnreachable | stays, asked again after the pause     | cursor stays, polled again after the pause |
    | CentreUntrusted   | as above: nothing unsigned is believed | as above                                   |
    | CentreObjects     | stays, the log tells, the next is sent | as above; the client has said hello again  |
    | ReplicaBroken     | untouched                              | nothing applied; a snapshot at once        |
    | CursorUnknown     | untouched                              | a snapshot at once                         |
    | DiskRefused       | stays as it was on the disk            | a snapshot after the pause                 |
    | anything else     | stays as it was on the disk, logged    | a snapshot after the pause                 |
    """

    def __init__(
        self,
        client: CentreClient,
        replica: Replica,
        *,
        pictures: HousePictures,
        errands: SyncErrands,
        polling: Polling,
        clock: Callable[[], datetime],
        random: Random,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._poll_seconds = poll_seconds
        self._client = client
        self._replica = replica
        self._pictures = pictures
        self._errands = errands
        self._polling = polling
        self._clock = clock
        self._random = random
        self._cursor: Cursor | None = None
        self._heard_written_at: datetime | None = None
        self._snapshot_lasts_until: datetime | None = None
        self._is_connected = False
        self._is_disowned = False
        self._has_recalled = False
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="sync", daemon=True)

    def recall(self) -> bool:
        """Show what the replica holds; False when it holds nothing. Once, before `start` or by it.

        Raises:
            DiskRefused: the replica cannot be read.
        """
        self._has_recalled = True
        kept = self._replica.load()
        if kept is None:
            return False
        self._cursor = kept.cursor
        self._client.know_epoch(kept.cursor.epoch)
        self._pictures.begin(
            kept.municipality,
            kept.calendar,
            seen_at=kept.seen_at,
            connected=False,
            series=kept.series.values(),
            revoked_cards=kept.revoked_cards,
            conditions=kept.conditions,
        )
        return True

    def start(self) -> None:
        """Begin, and show before what the replica holds; once begun, nothing.

        Raises:
            DiskRefused: the replica cannot be read.
        """
        if not self._has_recalled:
            self.recall()
        if self._thread.ident is None:
            self._thread.start()

    def stop(self) -> None:
        """End at once, also in the middle of a poll, and close the client."""
        self._stopping.set()
        self._client.close()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        """Whatever ends this thread, the screen does not go on claiming contact."""
        try:
            self._follow()
        finally:
            self._pictures.lost()

    def _follow(self) -> None:
        pauses = self._pauses()
        while not self._stopping.is_set():
            try:
                self._turn()
            except CentreFailure as err:
                self._failed(f"{type(err).__name__}: {err}")
                self._disowned_by(err)
            except DiskRefused as err:
                self._cursor = None
                self._failed(f"replica not written: {err.code}")
            except Exception as err:  # the thread's own top: nobody is there to start it again
                log.exception("a turn was given up")
                self._cursor = None
                self._failed(type(err).__name__)
            else:
                pauses = self._pauses()
                continue
            self._stopping.wait(next(pauses))

    def _turn(self) -> None:
        self._errands.settle()
        if self._cursor is None:
            self._take_snapshot()
        else:
            self._poll(self._cursor)

    def _take_snapshot(self) -> None:
        snapshot = self._client.snapshot()
        now = self._clock()
        self._replica.apply_snapshot(snapshot, seen_at=now)
        self._errands.forget_ended()
        self._cursor = snapshot.cursor
        self._snapshot_lasts_until = now + SNAPSHOT_LASTS
        self._heard(now)
        calendar, zone = Calendar.of(snapshot.bookings, snapshot.blocks), snapshot.municipality.zone
        series = [series_from_wire(one, zone) for one in snapshot.series]
        cards = [one.card for one in snapshot.revoked_cards]
        self._pictures.begin(
            snapshot.municipality,
            calendar,
            seen_at=now,
            connected=True,
            series=series,
            revoked_cards=cards,
            conditions=snapshot.conditions,
        )

    def _poll(self, cursor: Cursor) -> None:
        """The first poll after a silence does not wait: the picture says at once that the centre is back."""
        answer = self._polling.poll(cursor, wait_seconds=self._poll_seconds if self._is_connected else 0)
        match answer:
            case CursorUnknown():
                log.warning("the centre wants a snapshot taken", epoch=cursor.epoch, number=cursor.number)
                self._cursor = None
            case Changes():
                self._apply(answer)

    def _apply(self, changes: Changes) -> None:
        now = self._clock()
        if not self._keep(changes, now):
            return
        self._heard(now)
        self._show(changes, now)
        self._polling.applied()
        are_places_old = any(isinstance(entry.change, PlacesChanged) for entry in changes.entries)
        # Counted from the first contact: before it the clock may be years off.
        self._snapshot_lasts_until = self._snapshot_lasts_until or now + SNAPSHOT_LASTS
        if are_places_old or now >= self._snapshot_lasts_until:
            self._cursor = None

    def _keep(self, changes: Changes, now: datetime) -> bool:
        """Whether the replica has taken `changes` in. One that cannot is given up, and a snapshot is due."""
        if not changes.entries:
            return True
        try:
            self._replica.apply_changes(changes.entries, seen_at=now)
        except ReplicaBroken as err:
            log.warning("replica given up", reason=str(err))
            self._cursor = None
            return False
        self._cursor = changes.entries[-1].cursor
        return True

    def _show(self, changes: Changes, now: datetime) -> None:
        bookings = [e.change.booking for e in changes.entries if isinstance(e.change, BookingChanged)]
        blocks = [e.change.block for e in changes.entries if isinstance(e.change, BlockChanged)]
        cards = [e.change.revoked.card for e in changes.entries if isinstance(e.change, CardRevoked)]
        conditions = [e.change.report for e in changes.entries if isinstance(e.change, ConditionChanged)]
        self._pictures.changed(
            bookings,
            seen_at=now,
            series=self._series_in(changes),
            blocks=blocks,
            revoked_cards=cards,
            conditions=conditions,
        )

    def _series_in(self, changes: Changes) -> Iterator[Series]:
        picture = self._pictures.current
        for entry in changes.entries:
            if isinstance(entry.change, SeriesChanged) and picture is not None:
                yield series_from_wire(entry.change.series, picture.municipality.zone)

    def _heard(self, now: datetime) -> None:
        if not self._is_connected:
            log.info("in contact with the centre")
            self._replica.forget_ended(now - ENDED_IS_KNOWN_FOR)
            self._errands.forget_ended()
        self._is_connected, self._is_disowned = True, False
        if self._heard_written_at is None or now - self._heard_written_at >= HEARD_IS_WRITTEN_EVERY:
            self._replica.heard(now)
            self._heard_written_at = now

    def _failed(self, reason: str) -> None:
        self._pictures.lost()
        if self._is_connected and not self._stopping.is_set():
            log.warning("no contact with the centre", reason=reason)
        self._is_connected = False

    def _disowned_by(self, failure: CentreFailure) -> None:
        if not (isinstance(failure, CentreObjects) and failure.code in DISOWNED):
            return
        self._pictures.disowned()
        if not self._is_disowned:
            log.error("the centre does not know this machine: enrol it again, or switch it off", code=failure.code)
        self._is_disowned = True

    def _pauses(self) -> Iterator[float]:
        return pauses(self._random, self._longest_pause)

    def _longest_pause(self) -> float:
        return LONGEST_PAUSE_OF_THE_UNKNOWN_SECONDS if self._is_disowned else LONGEST_PAUSE_SECONDS


def pauses(random: Random, longest: Callable[[], float]) -> Iterator[float]:
    """Seconds to wait, doubling up to `longest`, each between half of it and all: machines do not come back in step."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        yield pause * random.uniform(0.5, 1.0)
        pause = min(2 * pause, longest())
