"""A machine and the real central service: enrolled, booked, seen by others, given back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.receipts import ReceiptRead, ReceiptState, read_receipt
from kiosk.machines.kiosk import open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.enrolment import EnrolmentCode, EnrolmentFailed, enrol
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, RunningCentre, ask_for
from tests.kiosk.machine import Screen, a_wish
from tests.kiosk.real_kiosk import CODE, a_kiosk, enrolled
from ui.ports import Alternative, BookingConfirmed, PaperState


def a_place(running: RunningCentre) -> Alternative:
    """A space that needs no approval, in an hour from the next full one."""
    municipality = running.centre.store.municipality()
    space = next(space for _, space in municipality.spaces() if not space.approval)
    starts_at = running.clock().replace(minute=0) + timedelta(hours=1)
    return Alternative(space.id, space.standing_layout.id, TimeSpan(starts_at, starts_at + timedelta(hours=1)))


def test_a_code_takes_one_machine_in_once(running: RunningCentre, tmp_path: Path) -> None:
    enrolled(running, tmp_path / "one")

    with pytest.raises(EnrolmentFailed) as caught:
        enrol(running.url, CODE, tmp_path / "other")

    assert caught.value.code is EnrolmentCode.USED
    assert load_identity(tmp_path / "one").device == a_kiosk(running)


def test_from_a_code_to_a_booking_on_paper_and_back(running: RunningCentre, tmp_path: Path) -> None:
    folder = tmp_path / "kiosk"
    enrolled(running, folder)
    screen = Screen()
    settings = KioskSettings(folder, printer_folder=folder / "paper")
    machine = open_machine(settings, load_identity(folder), typesetter=typeset, clock=running.clock)
    try:
        picture = machine.first_picture(within_seconds=PATIENCE_SECONDS)
        assert picture.municipality == running.centre.store.municipality()
        machine.follow(screen.post)

        place = a_place(running)
        wish = replace(a_wish(), alternatives=(place,))
        outcome = machine.desk.book(wish)
        screen.until_booked(wish.id)
        assert isinstance(outcome, BookingConfirmed)
        assert outcome.proof.paper is PaperState.PRINTED
        read = read_receipt(outcome.proof.url, running.centre.receipt_keys())
        assert isinstance(read, ReceiptRead)
        assert (read.facts.state, read.facts.booking) == (ReceiptState.CONFIRMED, wish.id)

        later = place.span.ends_at
        body = ask_for(place.space, later.isoformat(), (later + timedelta(hours=1)).isoformat())
        made = running.post("/v1/bookings", body).json()["booking"]["id"]
        screen.until_booked(BookingId(UUID(made)))

        assert machine.desk.give_back(wish.id) is None
        ended = screen.newest.calendar.bookings[wish.id]
        assert ended.state is BookingState.CANCELLED_BY_CITIZEN
    finally:
        machine.stop()
