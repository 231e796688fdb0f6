"""Whom to call: those on the waiting list whose wish can be met now, the longest waiting first.

The list is fetched when the houses' bookings have changed, and every minute for those who have begun to wait
elsewhere; what can be had is worked out beside the GUI thread. Names and numbers are in memory alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot

from booking_core.domain.told.waiting import WaitingOffer, matches_by_need
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import CentreSilent, Clock, HousePicture, StaffDesk, Waiter

FETCHED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody who waits, and what can be had now, the soonest first."""

    waiter: Waiter
    offers: tuple[WaitingOffer, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """Those to call, and how many wait in all."""

    to_make: tuple[Call, ...] = ()
    waiting: int = 0


def calls_for(picture: HousePicture, waiters: tuple[Waiter, ...], *, now: datetime) -> Calls:
    """Of `waiters`, who are in the order in which they wait, those who can have something at `now`."""
    wishes = [one.wish for one in waiters]
    offers = matches_by_need(picture.municipality, picture.calendar, wishes, now=now)
    return Calls(tuple(Call(one, offers[one.wish.need]) for one in waiters if offers[one.wish.need]), len(waiters))


class CallList(QObject):
    """The calls to make, kept up while the desk runs. One question at a time: what comes meanwhile is asked after."""

    changed = Signal()

    def __init__(
        self, board: PictureBoard, desk: StaffDesk, *, clock: Clock, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._desk = desk
        self._clock = clock
        self._jobs = jobs
        self._calls = Calls()
        self._calendar: object = None
        self._asked_at: datetime | None = None
        self._is_asking = False
        self._ask_again = False
        self._askings = 0
        board.changed.connect(self._look_again)
        self._look_again()

    @property
    def calls(self) -> Calls:
        """Whom to call now."""
        return self._calls

    @Slot()
    def beat(self) -> None:
        """A second has passed."""
        if self._asked_at is None or self._clock() - self._asked_at >= FETCHED_EVERY:
            self.fetch()

    def fetch(self) -> None:
        """Ask the centre who waits."""
        if not self._board.picture.connected:
            return
        if self._is_asking:
            self._ask_again = True
            return
        self._is_asking, self._ask_again = True, False
        self._asked_at = self._clock()
        picture, now, asking = self._board.picture, self._clock(), self._askings
        self._jobs.run(
            lambda: _asked(self._desk, picture, now=now),
            lambda calls: self._told(calls if asking == self._askings else CentreSilent()),
            failed=lambda: self._told(CentreSilent()),
        )

    @Slot()
    def forget(self) -> None:
        """Whoever sat here has gone: nobody is shown, and what was asked for them is not listened to."""
        self.close()
        self.changed.emit()

    def close(self) -> None:
        """Forget everybody."""
        self._calls = Calls()
        self._askings += 1

    def _look_again(self) -> None:
        """The picture is another one: only other bookings can have freed something."""
        if self._board.picture.calendar is not self._calendar:
            self._calendar = self._board.picture.calendar
            self.fetch()

    def _told(self, calls: Calls | CentreSilent) -> None:
        self._is_asking = False
        if isinstance(calls, Calls) and calls != self._calls:
            self._calls = calls
            self.changed.emit()
        if self._ask_again:
            self.fetch()


def _asked(desk: StaffDesk, picture: HousePicture, *, now: datetime) -> Calls | CentreSilent:
    waiters = desk.waiting()
    return waiters if isinstance(waiters, CentreSilent) else calls_for(picture, waiters, now=now)
