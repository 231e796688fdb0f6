"""Rooms whose people have not come: released by the real service, and not while its clock cannot be trusted."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from booking_core.central.absences import AbsenceWatch, EvenClock
from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import DeviceId
from booking_core.protocol.messages import CheckIn
from tests.booking_core.central.kiosk_at_the_centre import AT_14, Kiosk, enrolled, wish_for
from tests.booking_core.central.running_centre import MovableClock, RunningCentre
from tests.booking_core.central.test_audit import acts

FOYER = DeviceId("mh-kiosk-1")
HOLD = timedelta(minutes=15)
A_WISH = UUID(int=77)


class Machine:
    """Two clocks: one that people set, and one that runs."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.steady_seconds = 1000.0

    def run(self, by: timedelta) -> None:
        self.clock.advance(by)
        self.steady_seconds += by.total_seconds()

    def even(self) -> EvenClock:
        return EvenClock(self.clock, lambda: self.steady_seconds)


@pytest.fixture
def kiosk(running: RunningCentre) -> Kiosk:
    """With a booking at two o'clock that the centre has heard of; it is a little later."""
    started = Kiosk(enrolled(running, FOYER))
    started.start()
    started.want(wish_for())
    started.sync()
    return started


def state_of(kiosk: Kiosk) -> BookingState:
    kept = kiosk.device.running.centre.store.bookings.with_id(str(kiosk.paper[0].id))
    assert kept is not None
    return kept.state


def until_after_the_hold(kiosk: Kiosk, machine: Machine) -> None:
    """The hold runs out, and the kiosk calls twice: the second was begun after the first was answered."""
    machine.run(AT_14 + HOLD - kiosk.now)
    for _ in range(2):
        kiosk.sync()
        machine.run(timedelta(seconds=30))


def test_a_room_nobody_came_to_is_free_again_once_its_kiosk_has_told_all(kiosk: Kiosk) -> None:
    machine = Machine(kiosk.device.running.clock)
    watch = AbsenceWatch(kiosk.device.running.centre.store, machine.even())
    watch.release()
    machine.run(AT_14 + HOLD - kiosk.now)

    before_it_told = watch.release()
    until_after_the_hold(kiosk, machine)
    after, again = watch.release(), watch.release()
    kiosk.sync()

    assert (before_it_told, after, again) == (0, 1, 0)
    assert state_of(kiosk) is BookingState.NO_SHOW
    assert acts(kiosk.device.running, kiosk.paper[0].id)[1:] == [("centre", "release-absent", "no-show")]
    assert kiosk.calendar.bookings[kiosk.paper[0].id].state is BookingState.NO_SHOW


def test_who_has_come_keeps_the_room(kiosk: Kiosk) -> None:
    machine = Machine(kiosk.device.running.clock)
    watch = AbsenceWatch(kiosk.device.running.centre.store, machine.even())
    watch.release()
    machine.run(AT_14 - kiosk.now)
    kiosk.device.ask(CheckIn(id=A_WISH, booking=kiosk.paper[0].id))
    until_after_the_hold(kiosk, machine)

    assert watch.release() == 0
    assert state_of(kiosk) is BookingState.CHECKED_IN


def test_after_a_jump_of_the_clock_nothing_is_released_until_it_has_jumped_back(kiosk: Kiosk) -> None:
    machine, hour = Machine(kiosk.device.running.clock), timedelta(hours=1)
    watch = AbsenceWatch(kiosk.device.running.centre.store, machine.even())
    watch.release()
    machine.clock.advance(hour)
    until_after_the_hold(kiosk, machine)
    while_ahead = watch.release()
    machine.clock.advance(-hour)
    back = watch.release()
    machine.run(hour)
    until_after_the_hold(kiosk, machine)

    assert (while_ahead, back) == (0, 0)
    assert watch.release() == 1


@pytest.mark.parametrize(
    ("steps", "is_even"),
    [((0, 1, -1), True), ((20, -20), True), ((20, 20), False), ((-3600,), False), ((3600, -3600), True)],
)
def test_small_steps_are_put_up_with_and_together_not_more_than_half_a_minute(
    steps: tuple[int, ...], *, is_even: bool
) -> None:
    machine = Machine(MovableClock(datetime.fromisoformat("2026-11-26T12:00:00+00:00")))
    clock = machine.even()
    clock.look()
    for step in steps:
        machine.run(timedelta(minutes=1))
        machine.clock.advance(timedelta(seconds=step))
        clock.look()

    assert clock.look()[1] is is_even
