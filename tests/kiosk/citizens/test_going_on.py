"""Staying longer while the centre is silent: a receipt more, for what the kiosk holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId
from booking_core.domain.time_spans import TimeSpan, slot_of
from booking_core.protocol.codes import code_of
from booking_core.protocol.device import wishes_unheard
from booking_core.protocol.messages import Alternative, Book, Reschedule
from booking_core.protocol.messages.escrow import (
    Arrive,
    Confirm,
    GiveBack,
    HeldRun,
    JournalAct,
    JournalEntry,
    Shorten,
)
from booking_core.protocol.receipts import ReceiptRead, ReceiptState
from booking_core.store.machine_disk.outbox import Wish, WishState
from kiosk.keeping.house_pictures import HousePictures
from kiosk.paper.jobs import ReceiptJob
from tests.booking_core.sample_places import WORKSHOP, sample_municipality
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre
from tests.kiosk.machine import MachineUnderTest, a_wish, plain_text, running_machine
from ui.ports import BookingAltered, BookingConfirmed, BookingContinued, CentreSilent, PaperState, WishKept

ROOM = sample_municipality().space_by_id[WORKSHOP].rooms[0]
TODAY = HeldRun(ROOM, slot_of(NOON), slot_of(NOON + timedelta(hours=8)), 7)
QUARTER = timedelta(minutes=15)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        running.grants = (TODAY,)
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
        machine.sync.start()
        machine.screen.until(lambda picture: bool(picture.held))
        yield machine


@pytest.fixture
def booking(machine: MachineUnderTest) -> Booking:
    """From half past twelve for an hour; the centre has heard of it, and then is heard no more."""
    outcome = machine.desk.book(a_wish())
    assert isinstance(outcome, BookingConfirmed)
    machine.centre.until(lambda: outcome.booking.id in machine.centre.bookings)
    machine.centre.stop()
    machine.screen.until_lost()
    return outcome.booking


def longer(machine: MachineUnderTest, booking: Booking, ends_at: datetime) -> BookingContinued:
    outcome = machine.desk.change_end(booking, ends_at)
    assert isinstance(outcome, BookingContinued)
    return outcome


def present(machine: MachineUnderTest, booking: Booking) -> Booking:
    picture = machine.pictures.current
    assert picture is not None
    return picture.calendar.bookings[booking.id]


def acts(machine: MachineUnderTest) -> list[JournalAct]:
    lives = machine.custody.state.lives.values()
    return [entry.act for life in lives for entry in life.journal.entries]


def test_what_is_held_goes_on_as_a_booking_with_a_receipt_of_its_own(
    machine: MachineUnderTest, booking: Booking, jobs: list[ReceiptJob]
) -> None:
    ends_at = booking.span.ends_at + 2 * QUARTER

    outcome = longer(machine, booking, ends_at)

    added = outcome.booking
    assert (added.continues, added.span) == (booking.id, TimeSpan(booking.span.ends_at, ends_at))
    assert (outcome.proof.code, outcome.proof.paper) == (code_of(added.id), PaperState.PRINTED)
    assert machine.papers == sorted(f"receipt-{code_of(one.id)}.pdf" for one in (booking, added))
    assert [[one.id for one in job.before] for job in jobs] == [[], [booking.id]]
    read = machine.office.read(outcome.proof.url)
    assert isinstance(read, ReceiptRead)
    assert (read.facts.state, read.facts.booking) == (ReceiptState.CONTINUED, added.id)


def test_whoever_asks_about_the_time_they_come_has_come(machine: MachineUnderTest, booking: Booking) -> None:
    longer(machine, booking, booking.span.ends_at + QUARTER)

    assert [type(act) for act in acts(machine)] == [Confirm, Arrive, Confirm]


def test_whoever_asks_long_before_has_not(machine: MachineUnderTest) -> None:
    outcome = machine.desk.book(a_wish(starts_at=NOON + timedelta(hours=3)))
    assert isinstance(outcome, BookingConfirmed)
    machine.centre.stop()

    longer(machine, outcome.booking, outcome.booking.span.ends_at + QUARTER)

    assert [type(act) for act in acts(machine)] == [Confirm, Confirm]


def test_either_receipt_finds_its_own_booking_and_the_centre_hears_of_both(
    machine: MachineUnderTest, booking: Booking
) -> None:
    outcome = longer(machine, booking, booking.span.ends_at + QUARTER)

    for text, meant in ((code_of(booking.id), booking), (outcome.proof.url, outcome.booking)):
        (found,) = machine.desk.find(text)  # type: ignore[misc]  # what is found is a tuple here
        assert found.booking is not None
        assert found.booking.id == meant.id
    machine.centre.start()
    machine.centre.until(lambda: outcome.booking.id in machine.centre.bookings)


def test_it_may_go_on_again_from_whichever_part_is_shown(machine: MachineUnderTest, booking: Booking) -> None:
    first = longer(machine, booking, booking.span.ends_at + QUARTER).booking
    again = longer(machine, booking, first.span.ends_at + QUARTER).booking

    assert (again.continues, again.span.starts_at) == (first.id, first.span.ends_at)


def test_a_centre_that_recovers_cannot_stretch_it_either(machine: MachineUnderTest) -> None:
    outcome = machine.desk.book(a_wish())
    assert isinstance(outcome, BookingConfirmed)
    machine.centre.until(lambda: outcome.booking.id in machine.centre.bookings)
    machine.centre.is_recovering = True

    longer(machine, outcome.booking, outcome.booking.span.ends_at + QUARTER)


def test_beyond_what_is_held_nothing_is_changed(machine: MachineUnderTest, booking: Booking) -> None:
    outcome = machine.desk.change_end(booking, NOON + timedelta(hours=9))

    assert outcome == CentreSilent()
    assert len(machine.papers) == 1
    assert machine.outbox.unsettled() == ()


def test_while_the_centre_answers_it_stretches_the_one_booking(machine: MachineUnderTest) -> None:
    outcome = machine.desk.book(a_wish())
    assert isinstance(outcome, BookingConfirmed)
    machine.centre.until(lambda: outcome.booking.id in machine.centre.bookings)

    changed = machine.desk.change_end(outcome.booking, outcome.booking.span.ends_at + QUARTER)

    assert isinstance(changed, BookingAltered)
    assert len(machine.papers) == 1


def test_ending_sooner_gives_up_what_goes_on_and_shortens_the_rest(machine: MachineUnderTest, booking: Booking) -> None:
    added = longer(machine, booking, booking.span.ends_at + QUARTER).booking
    sooner = booking.span.ends_at - QUARTER

    assert machine.desk.change_end(booking, booking.span.ends_at) == WishKept()
    assert machine.desk.change_end(booking, sooner) == WishKept()

    kept = [act for act in acts(machine) if isinstance(act, GiveBack | Shorten)]
    assert kept[0] == GiveBack(added.id)
    assert kept[-1] == Shorten(booking.id, sooner, booking.version, booking.span.ends_at)


def test_nobody_goes_on_from_an_end_that_was_given_up(machine: MachineUnderTest, booking: Booking) -> None:
    """The quarter between is the centre's to sell, as soon as it hears: the stay would have had a hole there."""
    sooner = booking.span.ends_at - QUARTER
    assert machine.desk.change_end(booking, sooner) == WishKept()
    shown = present(machine, booking)

    outcome = machine.desk.change_end(shown, booking.span.ends_at + QUARTER)

    assert (shown.span.ends_at, shown.version) == (sooner, booking.version)
    assert outcome == CentreSilent()
    assert [act for act in acts(machine) if isinstance(act, Confirm)] == [Confirm(booking)]


def test_what_was_wished_shows_at_this_kiosk_also_after_a_restart(machine: MachineUnderTest, booking: Booking) -> None:
    assert machine.desk.give_back(booking.id) == WishKept()
    before = present(machine, booking)
    kept = machine.pictures.current
    assert kept is not None

    restarted = HousePictures(DeviceId("mh-kiosk-1"), lambda _picture: None)
    restarted.keeps(frozenset(), wishes_unheard(machine.custody.state))
    restarted.begin(kept.municipality, Calendar.of([booking]), seen_at=NOON, connected=False)

    assert restarted.current is not None
    assert before.state is BookingState.CANCELLED_BY_CITIZEN
    assert restarted.current.calendar.bookings[booking.id] == before
    assert restarted.current.calendar.use_of(booking.occupancy[0].cell) is None


def test_what_was_wished_shows_until_the_centre_says_what_became_of_it(
    machine: MachineUnderTest, booking: Booking
) -> None:
    """It may have refused: somebody else had made the booking longer."""
    assert machine.desk.change_end(booking, booking.span.ends_at - QUARTER) == WishKept()
    heard: tuple[JournalEntry, ...] = ()

    machine.pictures.keeps(frozenset(), heard)
    still = present(machine, booking).span.ends_at
    machine.pictures.changed((), seen_at=NOON)

    assert still == booking.span.ends_at - QUARTER
    assert present(machine, booking) == booking


def test_a_stretch_that_the_centre_made_unheard_is_not_made_twice(machine: MachineUnderTest) -> None:
    """The centre had the cells, for the kiosk had given them back: what it did not hear of it cannot sell."""
    outcome = machine.desk.book(a_wish())
    assert isinstance(outcome, BookingConfirmed)
    machine.centre.until(lambda: outcome.booking.id in machine.centre.bookings)
    later = HeldRun(ROOM, slot_of(outcome.booking.span.ends_at), slot_of(NOON + timedelta(hours=8)), 7)
    machine.centre.recalls = (later,)
    machine.screen.until(lambda picture: not any(cell.slot >= later.first for cell in picture.held))
    machine.centre.faults[Reschedule] = Fault.DONE_BUT_LOST

    assert machine.desk.change_end(outcome.booking, outcome.booking.span.ends_at + QUARTER) == CentreSilent()


def test_stopped_after_the_journal_its_receipt_is_made_at_the_next_start(
    centre: LoopbackCentre, machine: MachineUnderTest, booking: Booking
) -> None:
    """Everything until its confirmation is in the journal, and then nothing more."""
    after = TimeSpan(booking.span.ends_at, booking.span.ends_at + QUARTER)
    message = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(booking.space, booking.layout, after),),
        persons=booking.persons,
        purpose=booking.purpose,
        continues=booking.id,
    )
    wish = Wish(message, WishState.ASKING, "en", NOON, answer_by=after.starts_at, ends_at=after.ends_at)
    machine.outbox.begin(wish)
    picture = machine.pictures.current
    assert picture is not None
    machine.custody.wanted(message, picture.municipality, picture.calendar, in_contact=False)
    machine.sync.stop()

    with running_machine(centre, machine.folder) as again:
        (receipt,) = again.outbox.receipts_of(message.id)
        assert (receipt.language, receipt.paper) == ("en", None)


def test_checked_in_stays_checked_in(machine: MachineUnderTest, booking: Booking) -> None:
    """Of people who have come nothing is taken down a second time."""
    come = replace(booking, state=BookingState.CHECKED_IN, version=2)
    machine.pictures.changed((come,))

    longer(machine, come, booking.span.ends_at + QUARTER)

    assert [type(act) for act in acts(machine)] == [Confirm, Confirm]
