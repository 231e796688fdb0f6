"""What a kiosk holds it confirms by itself: with the network up or down, before paper, once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from booking_core.domain.bookings import Booking, BookingState, cells_of
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan, slot_of
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import Book, HelloStart, Incarnation, Reschedule, Welcome
from booking_core.protocol.messages.escrow import (
    Close,
    Confirm,
    Copy,
    GiveBack,
    HeldRun,
    JournalAct,
    JournalEntry,
    Release,
    Shorten,
    Sync,
    Synced,
    Whole,
)
from booking_core.protocol.receipts import ReceiptRead, key_id_of
from booking_core.store.machine_disk.journal import KioskJournal
from kiosk.clocks import HandshakeClock
from kiosk.keeping.custody import Custody
from kiosk.keeping.witness import WitnessFile
from tests.booking_core.sample_places import WORKSHOP, sample_municipality
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre
from tests.kiosk.machine import JOURNAL, LATER_TODAY, SOON, MachineUnderTest, a_wish, custody_in, running_machine
from ui.ports import (
    BookingConfirmed,
    BookingRefused,
    BookingRequested,
    BookingWish,
    CentreSilent,
    KioskOutOfOrder,
    WishKept,
)

ROOM = sample_municipality().space_by_id[WORKSHOP].rooms[0]
TODAY = HeldRun(ROOM, slot_of(NOON), slot_of(NOON + timedelta(hours=8)), 7)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        running.grants = (TODAY,)
        yield running


@contextmanager
def holding(centre: LoopbackCentre, folder: Path) -> Iterator[MachineUnderTest]:
    """A machine that holds the workshop for the rest of the day."""
    with running_machine(centre, folder) as machine:
        machine.sync.start()
        machine.screen.until(lambda picture: bool(picture.held))
        yield machine


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with holding(centre, tmp_path) as machine:
        yield machine


def confirmed(machine: MachineUnderTest, wish: BookingWish) -> Booking:
    outcome = machine.desk.book(wish)
    assert isinstance(outcome, BookingConfirmed)
    return outcome.booking


def let_the_disk_be(custody: Custody, *, query_only: str) -> None:
    custody._journal._database._connected().execute(f"PRAGMA query_only = {query_only}")


def acts(machine: MachineUnderTest) -> list[type[JournalAct]]:
    return [type(act) for act in machine.centre.acts]


def cut_off(machine: MachineUnderTest) -> None:
    machine.centre.stop()
    machine.screen.until_lost()


def test_what_is_held_is_confirmed_without_asking_the_centre(machine: MachineUnderTest) -> None:
    wish = a_wish()

    booking = confirmed(machine, wish)

    assert booking.state is BookingState.CONFIRMED
    assert machine.centre.count(Book) == 0
    machine.centre.until(lambda: wish.id in machine.centre.bookings)
    assert acts(machine) == [Confirm]


def test_it_is_confirmed_all_the_same_while_the_network_is_down(machine: MachineUnderTest) -> None:
    cut_off(machine)
    wish = a_wish()

    booking = confirmed(machine, wish)

    assert machine.papers == [f"receipt-{code_of(wish.id)}.pdf"]
    machine.centre.start()
    machine.centre.until(lambda: machine.centre.bookings.get(wish.id) == booking)


def test_its_receipt_is_signed_by_this_kiosk_and_read_here(machine: MachineUnderTest) -> None:
    outcome = machine.desk.book(a_wish())
    assert isinstance(outcome, BookingConfirmed)

    found = machine.desk.find(outcome.proof.url)

    assert isinstance(found, tuple)
    assert [one.booking for one in found] == [outcome.booking]
    read = machine.office.read(outcome.proof.url)
    assert isinstance(read, ReceiptRead)
    assert read.signed_by == key_id_of(machine.centre.device_key.public_key())


def test_a_cell_is_given_to_one_person_alone(machine: MachineUnderTest) -> None:
    cut_off(machine)
    confirmed(machine, a_wish(starts_at=LATER_TODAY, phone="12345678"))

    second = machine.desk.book(a_wish(starts_at=LATER_TODAY, phone="87654321"))

    assert not isinstance(second, BookingConfirmed)


def test_what_is_not_held_is_asked_of_the_centre_and_copied_before_paper(machine: MachineUnderTest) -> None:
    tomorrow = a_wish(starts_at=SOON + timedelta(days=1), phone="12345678")

    confirmed(machine, tomorrow)

    assert machine.centre.count(Book) == 1
    machine.centre.until(lambda: acts(machine) == [Copy])


def test_without_network_a_broken_rule_is_named(machine: MachineUnderTest) -> None:
    cut_off(machine)
    confirmed(machine, a_wish())

    second = machine.desk.book(a_wish(starts_at=SOON + timedelta(hours=1)))

    assert isinstance(second, BookingRefused)
    assert [refusal.code for refusal in second.refusals] == [RefusalCode.NAME_NEEDED_PAUSE]


def test_without_network_what_is_not_held_is_a_request(machine: MachineUnderTest) -> None:
    cut_off(machine)

    outcome = machine.desk.book(a_wish(starts_at=SOON + timedelta(days=1), phone="12345678"))

    assert isinstance(outcome, BookingRequested)


def test_before_the_centre_has_answered_a_start_nothing_is_confirmed(centre: LoopbackCentre, tmp_path: Path) -> None:
    with holding(centre, tmp_path):
        pass
    centre.stop()

    with running_machine(centre, tmp_path) as machine:
        outcome = machine.desk.book(a_wish())

    assert outcome == CentreSilent()
    assert machine.papers == []


def test_what_others_wait_for_goes_back(machine: MachineUnderTest) -> None:
    wanted = HeldRun(ROOM, TODAY.first + 4, TODAY.first + 8, TODAY.token)
    machine.centre.recalls = (wanted,)

    machine.centre.until(lambda: Release((wanted,)) in machine.centre.acts)

    assert not any(cell.slot in range(wanted.first, wanted.end) for cell in machine.custody.state.holdings)


def test_but_not_from_under_somebodys_finger(machine: MachineUnderTest) -> None:
    space = sample_municipality().space_by_id[WORKSHOP]
    looked_at = TimeSpan(NOON + timedelta(hours=1), NOON + timedelta(hours=2))
    machine.custody.looks_at(cells_of(space, looked_at))
    wanted = HeldRun(ROOM, slot_of(looked_at.starts_at), slot_of(looked_at.ends_at), TODAY.token)
    machine.centre.recalls = (wanted,)
    polls = machine.centre.count(Sync)
    machine.centre.until(lambda: machine.centre.count(Sync) > polls + 2)
    assert Release not in acts(machine)

    machine.custody.looks_away()

    machine.centre.until(lambda: Release((wanted,)) in machine.centre.acts)


def test_what_the_kiosk_holds_of_a_wish_goes_back_before_the_centre_is_asked(machine: MachineUnderTest) -> None:
    """The wish reaches beyond what is held: the centre can only give what is in its own hands."""
    wish = a_wish(starts_at=NOON + timedelta(hours=7, minutes=30), phone="12345678")

    machine.desk.book(wish)

    released = next(act for act in machine.centre.acts if isinstance(act, Release))
    assert [(run.first, run.end) for run in released.runs] == [(TODAY.end - 2, TODAY.end)]
    kinds = [type(message) for message in machine.centre.heard]
    assert kinds.index(Book) > max(number for number, kind in enumerate(kinds[: kinds.index(Book)]) if kind is Sync)


def test_an_orderly_stop_is_proved_by_the_next_start(centre: LoopbackCentre, tmp_path: Path) -> None:
    with holding(centre, tmp_path):
        pass
    with holding(centre, tmp_path) as machine:
        centre.until(lambda: Whole in acts(machine))

        assert acts(machine) == [Close, Whole]


def test_a_kill_is_proved_by_the_witness(centre: LoopbackCentre, tmp_path: Path) -> None:
    killed = custody_in(tmp_path, centre.identity(), clock=lambda: NOON)
    killed.welcomed(welcome(1))
    wished = killed.wished(GiveBack(a_wish().id))
    assert wished

    started = custody_in(tmp_path, centre.identity(), clock=lambda: NOON)
    started.welcomed(welcome(2))

    assert [type(entry.act) for entry in entries(tmp_path, 2)] == [Whole]


def test_after_a_restart_of_the_machine_nothing_is_proved(centre: LoopbackCentre, tmp_path: Path) -> None:
    killed = custody_in(tmp_path, centre.identity(), clock=lambda: NOON)
    killed.welcomed(welcome(1))

    started = custody_in(tmp_path, centre.identity(), clock=lambda: NOON, boot="the next start")
    started.welcomed(welcome(2))

    assert entries(tmp_path, 2) == []
    assert not started.state.is_whole


def test_a_disk_that_refuses_prints_nothing_and_ends_confirming(machine: MachineUnderTest) -> None:
    let_the_disk_be(machine.custody, query_only="ON")

    outcome = machine.desk.book(a_wish())

    assert outcome == KioskOutOfOrder()
    assert machine.papers == []
    assert not machine.custody.state.is_armed


def test_a_disk_too_full_to_forget_goes_on_confirming(centre: LoopbackCentre, tmp_path: Path) -> None:
    custody = custody_in(tmp_path, centre.identity(), clock=lambda: NOON)
    custody.welcomed(welcome(1))
    assert custody.wished(GiveBack(a_wish().id))
    end = custody.last()
    assert end is not None
    answer = Synced(incarnation=Incarnation(1, 1), at=NOON, acks=(end,), grants=())

    let_the_disk_be(custody, query_only="ON")
    custody.synced(1, answer)
    let_the_disk_be(custody, query_only="OFF")

    assert custody.state.is_armed
    assert custody.wished(GiveBack(a_wish().id))


def test_a_wish_about_a_booking_is_kept_while_the_centre_is_silent(machine: MachineUnderTest) -> None:
    booking = confirmed(machine, a_wish())
    cut_off(machine)

    sooner = booking.span.ends_at - timedelta(minutes=15)
    assert machine.desk.change_end(booking, sooner) == WishKept()
    assert machine.desk.give_back(booking.id) == WishKept()

    machine.centre.start()
    machine.centre.until(lambda: GiveBack(booking.id) in machine.centre.acts)


def test_a_wish_about_a_booking_is_kept_while_the_centre_recovers(machine: MachineUnderTest) -> None:
    booking = confirmed(machine, a_wish())
    machine.centre.is_recovering = True

    sooner = booking.span.ends_at - timedelta(minutes=15)
    assert machine.desk.change_end(booking, sooner) == WishKept()
    wish = Shorten(booking.id, sooner, booking.version, booking.span.ends_at)
    machine.centre.until(lambda: wish in machine.centre.acts)


def test_a_kiosk_that_the_centre_does_not_know_confirms_nothing_and_goes_on_once_it_is_known_again(
    machine: MachineUnderTest,
) -> None:
    """Whoever put the centre back may sell what is held here."""
    centre, unknown = machine.centre, (Sync, HelloStart)
    centre.objections |= dict.fromkeys(unknown, "device-unknown")
    machine.screen.until_lost()
    before = machine.custody.state
    refused = machine.desk.book(a_wish())

    for message in unknown:
        del centre.objections[message]
    machine.screen.until_connected()
    centre.until(lambda: machine.custody.state.is_armed)

    assert not before.is_armed
    assert refused == CentreSilent()
    assert machine.custody.state.incarnation not in {None, before.incarnation}


def test_staying_longer_than_anything_is_held_here_is_never_only_kept(machine: MachineUnderTest) -> None:
    booking = confirmed(machine, a_wish())
    machine.centre.faults[Reschedule] = Fault.HTTP_500

    assert machine.desk.change_end(booking, NOON + timedelta(hours=9)) == CentreSilent()


def test_a_contact_is_gone_from_the_journal_when_the_centre_has_it(machine: MachineUnderTest, tmp_path: Path) -> None:
    wish = a_wish(phone="12345678")
    confirmed(machine, wish)
    machine.centre.until(lambda: wish.id in machine.centre.bookings)
    assert any(isinstance(act, Confirm) and act.contact for act in machine.centre.acts)

    polls = machine.centre.count(Sync)
    machine.centre.until(lambda: machine.centre.count(Sync) > polls + 1)

    kept = [entry.act for entry in entries(tmp_path, 1)]
    assert [act.contact for act in kept if isinstance(act, Confirm)] == [None]


def test_pressing_twice_confirms_once(machine: MachineUnderTest) -> None:
    wish = a_wish()
    first = machine.desk.book(wish)
    again = machine.desk.book(wish)

    assert first == again
    assert [entry for entry in machine.papers if "copy" not in entry] == [f"receipt-{code_of(wish.id)}.pdf"]


def welcome(number: int) -> Welcome:
    return Welcome(epoch=1, incarnation=number, server_time=NOON, previous=Incarnation(1, number - 1))


def entries(folder: Path, number: int) -> list[JournalEntry]:
    journal = KioskJournal.open(folder / JOURNAL)
    try:
        (life,) = (life for life in journal.lives() if life.incarnation.number == number)
        return list(life.journal.entries)
    finally:
        journal.close()


def test_a_machine_whose_clock_is_years_off_goes_by_the_centres_time(centre: LoopbackCentre, tmp_path: Path) -> None:
    handshake = HandshakeClock(lambda: NOON - timedelta(days=4000), steady=lambda: 5.0)
    journal = KioskJournal.open(tmp_path / JOURNAL)
    witness = WitnessFile(tmp_path / "run" / "witness.json", "this start")
    custody = Custody(centre.identity().device, 1, journal, witness, clock=handshake)

    custody.welcomed(welcome(1))

    assert handshake() == NOON
    custody.close()
