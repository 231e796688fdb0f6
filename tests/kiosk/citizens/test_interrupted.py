"""Stopped between the journal and the paper: the booking stands, and nobody gives it back by mistake."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import slot_of
from booking_core.protocol.device import Print
from booking_core.protocol.escrow.journal import journal_begin
from booking_core.protocol.messages import Alternative, Book, Incarnation
from booking_core.protocol.messages.escrow import HeldRun, Sync
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.outbox import Wish, WishState
from kiosk.citizens.interrupted import pick_up
from kiosk.citizens.unprinted import UnprintedPapers
from kiosk.keeping.custody import Custody
from kiosk.keeping.witness import WitnessFile
from tests.booking_core.sample_places import WORKSHOP, sample_municipality
from tests.kiosk.loopback_centre import NOON, LoopbackCentre
from tests.kiosk.machine import MachineUnderTest, a_wish, running_machine
from ui.ports import BookingWish, KioskOutOfOrder, PaperState

ROOM = sample_municipality().space_by_id[WORKSHOP].rooms[0]
TODAY = HeldRun(ROOM, slot_of(NOON), slot_of(NOON + timedelta(hours=8)), 7)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        running.grants = (TODAY,)
        yield running


def started(machine: MachineUnderTest) -> None:
    machine.sync.start()
    machine.screen.until(lambda picture: bool(picture.held))


def stopped_after_the_commit(machine: MachineUnderTest, wish: BookingWish) -> None:
    """Everything that a desk does for `wish` until its confirmation is in the journal."""
    choices = tuple(Alternative(choice.space, choice.layout, choice.span) for choice in wish.alternatives)
    message = Book(id=wish.id, alternatives=choices, persons=wish.persons, purpose=wish.purpose, asked_at=NOON)
    ends_at = wish.alternatives[0].span.ends_at
    machine.outbox.begin(Wish(message, WishState.ASKING, "da", NOON, answer_by=NOON, ends_at=ends_at))
    picture = machine.pictures.current
    assert picture is not None
    effects = machine.custody.wanted(message, picture.municipality, picture.calendar)
    assert any(isinstance(effect, Print) for effect in effects)


def told_last(centre: LoopbackCentre) -> tuple[BookingId, ...] | None:
    """Whose paper may not have come out, as the centre was told last."""
    syncs = [message for message in centre.heard if isinstance(message, Sync)]
    return syncs[-1].unprinted if syncs else None


def test_the_centre_is_told_whose_paper_may_not_have_come_out_until_a_copy_did(
    centre: LoopbackCentre, tmp_path: Path
) -> None:
    wish = a_wish()
    with running_machine(centre, tmp_path) as machine:
        started(machine)
        stopped_after_the_commit(machine, wish)
    centre.heard.clear()

    with running_machine(centre, tmp_path) as again:
        started(again)
        centre.until(lambda: told_last(centre) == (wish.id,))
        centre.until(lambda: wish.id in centre.bookings)

        assert again.desk.print_again(wish.id) is PaperState.PRINTED
        centre.until(lambda: told_last(centre) == ())


def test_nobody_is_told_of_paper_that_is_printed_just_now(centre: LoopbackCentre, tmp_path: Path) -> None:
    """Whoever waits for it sees what becomes of it."""
    wish = a_wish()
    with running_machine(centre, tmp_path) as machine:
        started(machine)
        stopped_after_the_commit(machine, wish)
        pick_up(machine.custody, machine.outbox, machine.office)
        before = len(centre.heard)
        centre.until(lambda: len(centre.heard) > before + 1)

        assert [receipt.booking for receipt in machine.outbox.unprinted()] == [wish.id]
        assert told_last(centre) == ()


def test_what_is_over_is_told_of_no_more(centre: LoopbackCentre, tmp_path: Path) -> None:
    wish = a_wish()
    with running_machine(centre, tmp_path) as machine:
        started(machine)
        stopped_after_the_commit(machine, wish)
    with running_machine(centre, tmp_path) as again:
        papers = UnprintedPapers(again.outbox, clock=lambda: again.now[0])
        before = papers.bookings()
        again.now[0] = wish.alternatives[0].span.ends_at

        assert (before, papers.bookings()) == ((wish.id,), ())


def test_what_the_journal_confirmed_stands_and_is_listed_as_unprinted(centre: LoopbackCentre, tmp_path: Path) -> None:
    wish = a_wish()
    with running_machine(centre, tmp_path) as machine:
        started(machine)
        stopped_after_the_commit(machine, wish)

    with running_machine(centre, tmp_path) as again:
        started(again)
        centre.until(lambda: wish.id in centre.bookings)
        again.errands.settle()

        assert [receipt.booking for receipt in again.outbox.unprinted()] == [wish.id]
        assert again.papers == []
        found = again.desk.find(again.outbox.unprinted()[0].code)
        assert isinstance(found, tuple)
        assert [one.booking.id for one in found if one.booking is not None] == [wish.id]
    assert centre.bookings[wish.id].state is BookingState.CONFIRMED
    assert centre.count(Book) == 0


def test_a_paper_that_came_out_is_listed_no_more(centre: LoopbackCentre, tmp_path: Path) -> None:
    with running_machine(centre, tmp_path) as machine:
        started(machine)
        machine.desk.book(a_wish())

    with running_machine(centre, tmp_path) as again:
        assert again.outbox.unprinted() == ()


def test_a_witness_that_would_prove_too_much_ends_confirming(centre: LoopbackCentre, tmp_path: Path) -> None:
    """Its older end can neither be replaced nor removed: a folder stands in the place of the file."""
    with running_machine(centre, tmp_path) as machine:
        started(machine)
        let_the_witness_be_stuck(machine.custody)

        assert machine.desk.book(a_wish()) == KioskOutOfOrder()
        assert machine.papers == []


def let_the_witness_be_stuck(custody: Custody) -> None:
    path = custody._witness._path
    path.unlink()
    path.mkdir()


def test_where_nothing_can_be_remembered_nothing_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("no folder")
    witness = WitnessFile(tmp_path / "run" / "witness.json", "this start")

    witness.see(journal_begin(Incarnation(1, 1)))

    assert witness.read() is None


def test_an_older_end_that_stays_is_told(tmp_path: Path) -> None:
    path = tmp_path / "witness.json"
    path.mkdir()

    with pytest.raises(DiskRefused):
        WitnessFile(path, "this start").see(journal_begin(Incarnation(1, 1)))
