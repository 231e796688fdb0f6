"""What stands on paper, kept by nobody who takes part."""

from dataclasses import replace

import pytest

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.time_spans import TimeSpan
from booking_core.simulation.ledger import Doubled, Ledger, best_of
from tests.booking_core.domain.made_bookings import made_booking, number, on_thursday
from tests.booking_core.protocol.one_house import KIOSK
from tests.booking_core.sample_places import HALL_NORTH, WORKSHOP

TEN, ELEVEN = on_thursday("10:00", "11:00"), on_thursday("11:00", "12:00")


def booking(own: int, span: TimeSpan = TEN, *, version: int = 1) -> Booking:
    return made_booking(WORKSHOP, span, booking_id=number(own), version=version)


def papers(ledger: Ledger) -> dict[int, int]:
    return {claim.booking.id.int: claim.booking.version for claim in ledger.live()}


def test_one_cell_on_two_papers_is_noticed_and_two_rooms_at_one_time_are_fine() -> None:
    ledger = Ledger()
    ledger.claim(booking(1), by=KIOSK)
    ledger.claim(made_booking(HALL_NORTH, TEN, booking_id=number(2)), by=None)
    with pytest.raises(Doubled):
        ledger.claim(booking(3), by=None)


def test_bookings_that_change_places_in_one_transaction_are_no_conflict() -> None:
    ledger = Ledger()
    ledger.claim(booking(1, TEN), by=None)
    ledger.claim(booking(2, ELEVEN), by=None)
    ledger.written([booking(1, ELEVEN, version=2), booking(2, TEN, version=2)])
    assert papers(ledger) == {1: 2, 2: 2}


def test_a_paper_printed_late_means_the_booking_as_it_is_by_then() -> None:
    ledger = Ledger()
    ledger.written([booking(1, ELEVEN, version=2)])
    ledger.claim(booking(1, TEN), by=None)
    ledger.claim(booking(2, TEN), by=None)
    assert papers(ledger) == {1: 2, 2: 1}


def test_a_booking_that_ended_is_on_nobodys_paper() -> None:
    ledger = Ledger()
    ledger.claim(booking(1), by=None)
    ledger.written([replace(booking(1, version=2), state=BookingState.CANCELLED_BY_STAFF, occupancy=())])
    ledger.claim(booking(2), by=None)
    assert papers(ledger) == {2: 1}


def test_after_a_restore_papers_are_what_the_best_copy_says() -> None:
    ledger = Ledger()
    for own, by in ((1, None), (2, KIOSK), (3, None)):
        ledger.claim(made_booking(HALL_NORTH if own > 1 else WORKSHOP, _hour(own), booking_id=number(own)), by=by)
    ledger.written([booking(1, ELEVEN, version=2)])
    ledger.reconcile(best_of([{number(1): booking(1, TEN)}]))
    assert papers(ledger) == {1: 1, 2: 1}
    assert ledger.excused == {number(3)}


def test_what_was_excused_and_comes_back_counts_again() -> None:
    ledger = Ledger()
    ledger.claim(booking(1), by=None)
    ledger.reconcile({})
    ledger.written([booking(1)])
    assert (papers(ledger), ledger.excused) == ({1: 1}, set())


def _hour(own: int) -> TimeSpan:
    return on_thursday(f"{9 + own}:00", f"{10 + own}:00")
