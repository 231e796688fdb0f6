"""Who stands in the house and books a room that begins at once has come: nobody asks them to come and say so."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.time_spans import slot_of
from booking_core.protocol.messages.escrow import Arrive, HeldRun
from kiosk.paper.jobs import ReceiptJob
from tests.booking_core.sample_places import EMPTY, GROUP_ROOM, HALL_NORTH, MEETING, WORKSHOP, sample_municipality
from tests.kiosk.loopback_centre import NOON, LoopbackCentre
from tests.kiosk.machine import MachineUnderTest, a_wish, plain_text, running_machine
from ui.ports import BookingConfirmed, BookingWish

ROOM = sample_municipality().space_by_id[WORKSHOP].rooms[0]
TODAY = HeldRun(ROOM, slot_of(NOON), slot_of(NOON + timedelta(hours=8)), 7)
QUARTER = timedelta(minutes=15)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def jobs() -> list[ReceiptJob]:
    """What was typeset, in order."""
    return []


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path, jobs: list[ReceiptJob]) -> Iterator[MachineUnderTest]:
    def typesetter(job: ReceiptJob) -> bytes:
        jobs.append(job)
        return plain_text(job)

    with running_machine(centre, tmp_path, typesetter=typesetter) as machine:
        yield machine


def ask_the_centre(machine: MachineUnderTest) -> None:
    """In contact, and without a cell of its own: the centre confirms."""
    machine.sync.start()
    machine.screen.until_connected()


def hold_the_room(machine: MachineUnderTest) -> None:
    machine.centre.grants = (TODAY,)
    machine.sync.start()
    machine.screen.until(lambda picture: bool(picture.held))


def lose_the_centre(machine: MachineUnderTest) -> None:
    hold_the_room(machine)
    machine.centre.stop()
    machine.screen.until_lost()


def at_once(
    space: SpaceId = WORKSHOP, layout: LayoutId = MEETING, *, starts_at: datetime = NOON + QUARTER
) -> BookingWish:
    wish = a_wish(starts_at=starts_at)
    (one,) = wish.alternatives
    return replace(wish, alternatives=(replace(one, space=space, layout=layout),))


def booked(machine: MachineUnderTest, wish: BookingWish) -> BookingConfirmed:
    outcome = machine.desk.book(wish)
    assert isinstance(outcome, BookingConfirmed)
    return outcome


def states_on_paper(jobs: list[ReceiptJob]) -> list[BookingState]:
    return [job.content.state for job in jobs if isinstance(job.content, Booking)]


@pytest.mark.parametrize("made_ready", [ask_the_centre, hold_the_room, lose_the_centre])
def test_who_books_for_the_next_quarter_has_come_and_so_says_the_paper(
    machine: MachineUnderTest, jobs: list[ReceiptJob], made_ready: Callable[[MachineUnderTest], None]
) -> None:
    """Whoever confirms it, and whether the centre answers or not."""
    made_ready(machine)
    wish = at_once()

    outcome = booked(machine, wish)

    assert outcome.booking.state is BookingState.CHECKED_IN
    assert states_on_paper(jobs) == [BookingState.CHECKED_IN]
    assert machine.screen.newest.calendar.bookings[wish.id].state is BookingState.CHECKED_IN


def test_the_centre_hears_of_it_with_the_booking(machine: MachineUnderTest) -> None:
    lose_the_centre(machine)
    wish = at_once()
    booked(machine, wish)

    machine.centre.start()

    machine.centre.until(lambda: Arrive(wish.id) in machine.centre.acts)


@pytest.mark.parametrize(
    "wish",
    [
        pytest.param(at_once(starts_at=NOON + 2 * QUARTER), id="there is time to leave again"),
        pytest.param(at_once(HALL_NORTH, EMPTY), id="nobody checks in there"),
        pytest.param(at_once(GROUP_ROOM), id="it is in another house"),
    ],
)
def test_nobody_else_is_taken_to_have_come(
    machine: MachineUnderTest, jobs: list[ReceiptJob], wish: BookingWish
) -> None:
    ask_the_centre(machine)

    outcome = booked(machine, wish)

    assert outcome.booking.state is BookingState.CONFIRMED
    assert states_on_paper(jobs) == [BookingState.CONFIRMED]


def test_pressing_twice_tells_the_same_twice(machine: MachineUnderTest) -> None:
    ask_the_centre(machine)
    wish = at_once()
    first = booked(machine, wish)

    assert booked(machine, wish) == first
