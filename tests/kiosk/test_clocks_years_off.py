"""A machine whose clock is years off sells the right day, holds what it was granted, and loses nothing at a start."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from booking_core.domain.bookings import BookingState
from kiosk.machines.kiosk import Machine, open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, RunningCentre, running_centre
from tests.kiosk.killed_kiosk import PAPER, Centre, a_wish, enrolled_kiosk, held_choices, left_by, papers_in
from tests.kiosk.machine import Screen
from ui.ports import BookingConfirmed

YEARS = timedelta(days=4000)


def machine_off_by(error: timedelta, running: RunningCentre, folder: Path) -> Machine:
    settings = KioskSettings(folder, printer=PAPER)
    return open_machine(settings, load_identity(folder), typesetter=typeset, clock=lambda: running.clock() + error)


@pytest.mark.parametrize("error", [-YEARS, YEARS], ids=["behind", "ahead"])
def test_it_confirms_today_and_after_a_start_with_another_error_all_stands(error: timedelta, tmp_path: Path) -> None:
    folder = tmp_path / "kiosk"
    with running_centre(tmp_path / "centre") as running:
        enrolled_kiosk(running, folder)
        booked = book_one(machine_off_by(error, running, folder), seed=1)
        assert timedelta(0) < booked.booking.span.starts_at - running.clock() < timedelta(days=1)

        again = book_one(machine_off_by(-error, running, folder), seed=2)
        left, centre = left_by(folder), Centre(running)

        assert booked.booking.id != again.booking.id
        assert {booked.booking.id, again.booking.id} == set(left.confirmed)
        assert left.papers == papers_in(folder) == left.codes
        assert centre.settled_after(left) is not None
        assert {one.state for one in centre.truth().values()} == {BookingState.CONFIRMED}


def book_one(machine: Machine, seed: int) -> BookingConfirmed:
    screen, random = Screen(), Random(seed)
    try:
        machine.first_picture(within_seconds=PATIENCE_SECONDS)
        machine.follow(screen.post)
        screen.until(lambda picture: bool(picture.held))
        outcome = machine.desk.book(a_wish(next(held_choices(screen, random)), random))
        assert isinstance(outcome, BookingConfirmed)
        return outcome
    finally:
        machine.stop()
