"""How the machines of the house are: what the centre told last of them, and when.

Asked while the centre answers, every half minute and whenever somebody looks; what could be had in place of bookings
in doubt is worked out beside the GUI thread. While the centre is silent what was told last stays, with its age.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.protocol.messages.escrow import BookingInDoubt, Machines
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import Alternative, CentreSilent, Clock, HousePicture, StaffDesk
from ui.view_models.desk.chosen.wishes import again
from ui.view_models.offering.foresight import refusal_of_wish, wishes_instead

ASKED_EVERY = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the centre told at `at` (UTC), and where each booking in doubt could be instead, the nearest first."""

    machines: Machines
    at: datetime
    instead: Mapping[BookingId, tuple[Alternative, ...]] = field(default_factory=dict)


def sighting_of(machines: Machines, picture: HousePicture, *, now: datetime) -> Sighting:
    """What there is to see of `machines` at `now`."""
    in_the_way = [doubt.booking for doubt in machines.in_doubt if doubt.why == "cells"]
    return Sighting(machines, now, {one.id: _instead(picture, one, now=now) for one in in_the_way})


def _instead(picture: HousePicture, booking: Booking, *, now: datetime) -> tuple[Alternative, ...]:
    """Where the people of `booking` could be; just where they were promised when that is free again."""
    wish = again(booking, booking.id)
    if refusal_of_wish(picture, wish, now=now) is None:
        return (wish.to,)
    return tuple(one.to for one in wishes_instead(picture, wish, now=now))


class KioskWatch(QObject):
    """The newest sighting, None before the first. One question at a time: what is asked meanwhile is asked after."""

    changed = Signal()

    def __init__(
        self, board: PictureBoard, desk: StaffDesk, *, clock: Clock, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._desk = desk
        self._clock = clock
        self._jobs = jobs
        self._sighting: Sighting | None = None
        self._scanned: tuple[BookingInDoubt, ...] = ()
        self._asked_at: datetime | None = None
        self._is_asking = False
        self._ask_again = False
        self.ask()

    @property
    def sighting(self) -> Sighting | None:
        """What was told last."""
        return self._sighting

    @Slot()
    def beat(self) -> None:
        """A second has passed."""
        if self._asked_at is None or self._clock() - self._asked_at >= ASKED_EVERY:
            self.ask()

    @Slot(object)
    def see(self, doubt: BookingInDoubt) -> None:
        """The paper of a booking in doubt was scanned here: it is shown, of whatever house it is."""
        self._scanned = (*(one for one in self._scanned if one.booking.id != doubt.booking.id), doubt)
        self.ask()

    def ask(self) -> None:
        """Ask the centre how the machines are."""
        if not self._board.picture.connected:
            return
        if self._is_asking:
            self._ask_again = True
            return
        self._is_asking, self._ask_again = True, False
        self._asked_at = self._clock()
        picture, now, scanned = self._board.picture, self._clock(), self._scanned
        self._jobs.run(
            lambda: _asked(self._desk, picture, scanned, now=now), self._told, failed=lambda: self._told(CentreSilent())
        )

    def _told(self, sighting: Sighting | CentreSilent) -> None:
        self._is_asking = False
        if isinstance(sighting, Sighting):
            self._sighting = sighting
            self.changed.emit()
        if self._ask_again:
            self.ask()


def _asked(
    desk: StaffDesk, picture: HousePicture, scanned: tuple[BookingInDoubt, ...], *, now: datetime
) -> Sighting | CentreSilent:
    machines = desk.machines()
    if isinstance(machines, CentreSilent):
        return machines
    told = {(one.booking.id, one.why) for one in machines.in_doubt}
    more = tuple(one for one in scanned if (one.booking.id, one.why) not in told)
    return sighting_of(replace(machines, in_doubt=(*machines.in_doubt, *more)), picture, now=now)
