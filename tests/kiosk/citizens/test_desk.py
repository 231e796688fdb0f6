"""What a person at the machine is told is what holds, whatever the network and the disk do."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection
from uuid import UUID, uuid4

import pytest

from booking_core.domain.bookings import BookingState, SetUpBy
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import Book, BookingChanged, Cancel, CheckIn, ReceiptWanted, Reschedule
from booking_core.protocol.messages.escrow import GiveBack
from booking_core.protocol.receipts import ReceiptRead, ReceiptState, Unreadable, key_id_of, read_receipt
from booking_core.protocol.sealing import open_contact
from booking_core.store.machine_disk.outbox import WishState
from tests.booking_core.sample_places import GROUP_ROOM, WORKSHOP
from tests.kiosk.loopback_centre import Fault, LoopbackCentre, booking_somewhere
from tests.kiosk.machine import GIVES_UP_AFTER_SECONDS, LATER_TODAY, MachineUnderTest, a_wish, running_machine
from ui.ports import (
    BookingAltered,
    BookingConfirmed,
    BookingRefused,
    BookingRequested,
    BookingWish,
    CentreSilent,
    KioskChange,
    KioskOutOfOrder,
    NotAReceipt,
    PaperState,
    ReceiptFound,
    WishKept,
)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with running_machine(centre, tmp_path) as machine:
        yield machine


def confirmed(machine: MachineUnderTest, wish: BookingWish) -> BookingConfirmed:
    outcome = machine.desk.book(wish)
    assert isinstance(outcome, BookingConfirmed)
    return outcome


def requested(machine: MachineUnderTest, wish: BookingWish) -> BookingRequested:
    machine.centre.faults[Book] = Fault.HTTP_500
    outcome = machine.desk.book(wish)
    assert isinstance(outcome, BookingRequested)
    machine.centre.faults.clear()
    return outcome


def one_found(machine: MachineUnderTest, text: str) -> ReceiptFound:
    found = machine.desk.find(text)
    assert isinstance(found, tuple)
    (one,) = found
    return one


def state_of(machine: MachineUnderTest, wish: BookingWish) -> WishState:
    kept = machine.outbox.wish(wish.id)
    assert kept is not None
    return kept.state


def outbox_of(machine: MachineUnderTest) -> AbstractContextManager[Connection]:
    """A transaction on the file beside what the program does in it."""
    return machine.outbox._database.transaction()


def let_the_disk_be_full(machine: MachineUnderTest) -> None:
    with outbox_of(machine) as connection:
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.execute("PRAGMA wal_autocheckpoint = 0")


def test_a_confirmed_booking_has_its_paper_and_shows_at_once(machine: MachineUnderTest) -> None:
    wish = a_wish()

    outcome = confirmed(machine, wish)

    code = code_of(wish.id)
    assert outcome.proof.code == code
    assert outcome.proof.paper is PaperState.PRINTED
    assert machine.paper(f"receipt-{code}.pdf") == f"confirmed {code} {outcome.proof.url}"
    assert machine.centre.receipt_of(outcome.booking) in outcome.proof.url
    assert machine.screen.newest.calendar.bookings[wish.id] == outcome.booking


def test_pressing_twice_books_once_and_prints_once(machine: MachineUnderTest) -> None:
    wish = a_wish()
    first = confirmed(machine, wish)

    second = machine.desk.book(wish)

    assert second == first
    assert machine.centre.count(Book) == 1
    assert len(machine.papers) == 1


def test_two_presses_at_once_get_the_same_outcome(machine: MachineUnderTest) -> None:
    wish = a_wish()

    with ThreadPoolExecutor(max_workers=2) as fingers:
        outcomes = list(fingers.map(machine.desk.book, [wish, wish]))

    assert isinstance(outcomes[0], BookingConfirmed)
    assert outcomes[0] == outcomes[1]
    assert len(machine.papers) == 1


def test_a_phone_number_is_sealed_on_the_disk_and_gone_after_the_answer(machine: MachineUnderTest) -> None:
    wish = a_wish(starts_at=LATER_TODAY, phone="40506070")
    requested(machine, wish)
    waiting = machine.outbox.wish(wish.id)
    assert waiting is not None
    assert waiting.message.contact is not None
    assert open_contact(waiting.message.contact, machine.centre.sealing_key).phone == "40506070"

    machine.errands.settle()

    answered = machine.outbox.wish(wish.id)
    assert answered is not None
    assert answered.message.contact is None


def test_a_taken_room_is_refused_with_its_reason_and_no_paper(machine: MachineUnderTest) -> None:
    confirmed(machine, a_wish())

    outcome = machine.desk.book(a_wish())

    assert isinstance(outcome, BookingRefused)
    assert [refusal.code for refusal in outcome.refusals] == [RefusalCode.TAKEN]
    assert len(machine.papers) == 1


def test_a_refusal_is_the_same_when_asked_twice(machine: MachineUnderTest) -> None:
    confirmed(machine, a_wish())
    wish = a_wish()

    assert machine.desk.book(wish) == machine.desk.book(wish)


@pytest.mark.parametrize("fault", [Fault.HTTP_500, Fault.CAPTIVE_PORTAL, Fault.WRONG_KEY])
def test_for_a_start_two_hours_away_a_request_is_kept_and_printed(machine: MachineUnderTest, fault: Fault) -> None:
    machine.centre.faults[Book] = fault
    wish = a_wish(starts_at=LATER_TODAY)

    outcome = machine.desk.book(wish)

    assert isinstance(outcome, BookingRequested)
    assert outcome.answer_by == LATER_TODAY
    assert machine.paper(f"request-{code_of(wish.id)}.pdf").startswith("request ")
    assert not machine.screen.newest.connected
    assert machine.desk.book(wish) == outcome


def test_a_centre_that_says_nothing_is_given_up_and_the_request_is_kept(centre: LoopbackCentre, tmp_path: Path) -> None:
    centre.faults[Book] = Fault.SILENT
    with running_machine(centre, tmp_path, command_seconds=GIVES_UP_AFTER_SECONDS) as machine:
        outcome = machine.desk.book(a_wish(starts_at=LATER_TODAY))

        assert isinstance(outcome, BookingRequested)
        assert not machine.screen.newest.connected


def test_the_token_of_a_request_is_signed_by_this_machine_and_promises_nothing(machine: MachineUnderTest) -> None:
    outcome = requested(machine, a_wish(starts_at=LATER_TODAY))

    key = machine.centre.device_key.public_key()
    read = read_receipt(outcome.proof.url, {key_id_of(key): key})

    assert isinstance(read, ReceiptRead)
    assert read.facts.state is ReceiptState.REQUEST
    assert read.facts.booking == outcome.wish.id


def test_a_start_sooner_than_that_is_not_asked_on_paper(machine: MachineUnderTest) -> None:
    machine.centre.faults[Book] = Fault.HTTP_500

    outcome = machine.desk.book(a_wish())

    assert outcome == CentreSilent()
    assert machine.papers == []


def test_a_confirmation_nobody_heard_is_given_back_first_thing(machine: MachineUnderTest) -> None:
    machine.centre.faults[Book] = Fault.DONE_BUT_LOST
    wish = a_wish()
    assert machine.desk.book(wish) == CentreSilent()
    assert machine.centre.bookings[wish.id].state is BookingState.CONFIRMED
    machine.centre.faults.clear()

    machine.errands.settle()

    assert machine.centre.bookings[wish.id].state is BookingState.CANCELLED_BY_CITIZEN
    assert state_of(machine, wish) is WishState.CLOSED
    assert machine.papers == []


def test_what_cannot_be_given_back_yet_is_given_back_the_next_time(machine: MachineUnderTest) -> None:
    machine.centre.faults[Book] = Fault.DONE_BUT_LOST
    wish = a_wish()
    machine.desk.book(wish)
    machine.centre.faults = {Cancel: Fault.HTTP_500}
    with pytest.raises(Exception, match="500"):
        machine.errands.settle()
    machine.centre.faults.clear()

    machine.errands.settle()

    assert machine.centre.bookings[wish.id].state is BookingState.CANCELLED_BY_CITIZEN


def test_asking_again_before_that_takes_the_unheard_confirmation_over(machine: MachineUnderTest) -> None:
    machine.centre.faults[Book] = Fault.DONE_BUT_LOST
    wish = a_wish(phone="40506070")
    machine.desk.book(wish)
    machine.centre.faults.clear()

    outcome = confirmed(machine, wish)

    machine.errands.settle()
    assert machine.centre.bookings[wish.id].state is BookingState.CONFIRMED
    assert outcome.proof.paper is PaperState.PRINTED


def test_an_id_that_was_given_back_is_not_booked_again(machine: MachineUnderTest) -> None:
    machine.centre.faults[Book] = Fault.DONE_BUT_LOST
    wish = a_wish()
    machine.desk.book(wish)
    machine.centre.faults.clear()
    machine.errands.settle()

    outcome = machine.desk.book(wish)

    assert isinstance(outcome, BookingRefused)
    assert [refusal.code for refusal in outcome.refusals] == [RefusalCode.ALREADY_OVER]


def test_a_process_that_dies_while_asking_leaves_nothing_booked(centre: LoopbackCentre, tmp_path: Path) -> None:
    wish = a_wish()
    with running_machine(centre, tmp_path) as machine:
        centre.faults[Book] = Fault.DONE_BUT_LOST
        machine.desk.book(wish)
        with outbox_of(machine) as connection:
            connection.execute("UPDATE outbox_wish SET state = 'asking'")
    centre.faults.clear()

    with running_machine(centre, tmp_path) as again:
        again.errands.settle()

        assert centre.bookings[wish.id].state is BookingState.CANCELLED_BY_CITIZEN
        assert again.papers == []


def test_a_receipt_kept_and_never_printed_is_listed(centre: LoopbackCentre, tmp_path: Path) -> None:
    wish = a_wish()
    with running_machine(centre, tmp_path) as machine:
        confirmed(machine, wish)
        with outbox_of(machine) as connection:
            connection.execute("UPDATE outbox_receipt SET paper = NULL")

    with running_machine(centre, tmp_path) as again:
        assert [receipt.booking for receipt in again.outbox.unprinted()] == [wish.id]


def test_a_full_disk_stops_a_booking_before_the_centre_is_asked(machine: MachineUnderTest) -> None:
    let_the_disk_be_full(machine)

    asked = 0
    while machine.desk.book(a_wish(phone="4" * 400)) != KioskOutOfOrder():
        asked += 1

    assert 0 < asked < 40
    assert machine.centre.count(Book) == asked


def test_a_disk_that_fails_after_the_confirmation_gives_it_back_and_prints_nothing(machine: MachineUnderTest) -> None:
    with outbox_of(machine) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON outbox_receipt BEGIN SELECT RAISE(FAIL, 'disk'); END")
    wish = a_wish()

    outcome = machine.desk.book(wish)

    assert outcome == KioskOutOfOrder()
    assert machine.papers == []
    assert machine.centre.bookings[wish.id].state is BookingState.CANCELLED_BY_CITIZEN


def test_a_jammed_printer_does_not_lose_the_booking(machine: MachineUnderTest) -> None:
    (machine.folder / "paper").write_text("where a folder should be")
    wish = a_wish()

    outcome = confirmed(machine, wish)

    assert outcome.proof.paper is PaperState.FAILED
    assert machine.centre.bookings[wish.id].state is BookingState.CONFIRMED


@pytest.mark.parametrize("typed", ["plain", "grouped", "scanned"])
def test_a_booking_made_here_is_found_by_its_code(machine: MachineUnderTest, typed: str) -> None:
    wish = a_wish(starts_at=LATER_TODAY)
    outcome = requested(machine, wish)
    code = {"plain": code_of(wish.id), "grouped": grouped(code_of(wish.id)), "scanned": outcome.proof.url}

    found = one_found(machine, code[typed])

    assert found.booking is None
    assert found.wish == wish
    assert found.url == outcome.proof.url


def test_an_answered_request_is_found_with_its_booking(machine: MachineUnderTest) -> None:
    wish = a_wish(starts_at=LATER_TODAY)
    requested(machine, wish)
    machine.errands.settle()

    found = one_found(machine, code_of(wish.id))

    assert found.booking == machine.centre.bookings[wish.id]
    assert machine.centre.receipt_of(machine.centre.bookings[wish.id]) in found.url


def test_a_declined_request_is_found_with_its_refusals(machine: MachineUnderTest) -> None:
    wish = a_wish(starts_at=LATER_TODAY)
    requested(machine, wish)
    confirmed(machine, replace(a_wish(), alternatives=wish.alternatives))
    machine.errands.settle()

    found = one_found(machine, code_of(wish.id))

    assert found.booking is None
    assert [refusal.code for refusal in found.refusals] == [RefusalCode.TAKEN]


@pytest.mark.parametrize("code", ["", "123", "000000001", "0101701234", "HTTPS://ELSEWHERE.EXAMPLE/R/AAAA"])
def test_what_is_no_code_and_no_receipt_is_told_apart(machine: MachineUnderTest, code: str) -> None:
    confirmed(machine, a_wish())

    assert isinstance(machine.desk.find(code), NotAReceipt)


def test_a_code_nobody_has_finds_nothing(machine: MachineUnderTest) -> None:
    confirmed(machine, a_wish())

    assert machine.desk.find(code_of(BookingId(UUID(int=1)))) == ()


def test_half_a_receipt_and_a_forged_one_say_what_is_wrong(machine: MachineUnderTest) -> None:
    wish = a_wish()
    url = confirmed(machine, wish).proof.url
    swapped = url[:60] + ("A" if url[60] != "A" else "B") + url[61:]

    assert machine.desk.find(url[:-7]) == NotAReceipt(Unreadable.TRUNCATED)
    assert machine.desk.find(swapped) == NotAReceipt(Unreadable.FORGED)


def test_a_booking_made_elsewhere_is_found_by_code_and_by_its_receipt(machine: MachineUnderTest) -> None:
    booking = booking_somewhere(starts_at=LATER_TODAY)
    machine.pictures.changed((booking,))
    url = machine.centre.receipt_of(booking).lower()

    assert one_found(machine, grouped(code_of(booking.id))).booking == booking
    scanned = one_found(machine, url)
    assert (scanned.booking, scanned.paper_span) == (booking, booking.span)
    assert scanned.url.endswith(f"/R/{url.upper()}")


def test_the_old_code_leads_to_what_was_booked_in_its_place(machine: MachineUnderTest) -> None:
    first = booking_somewhere(starts_at=LATER_TODAY)
    ended = replace(first, state=BookingState.CANCELLED_BY_STAFF, version=2, occupancy=())
    again = replace(first, id=BookingId(uuid4()), replaces=first.id)
    machine.pictures.changed((ended, again))

    found = one_found(machine, machine.centre.receipt_of(first))

    assert (found.booking, found.code) == (again, code_of(again.id))


def test_a_receipt_older_than_a_move_still_tells_its_own_time(machine: MachineUnderTest) -> None:
    wish = a_wish(starts_at=LATER_TODAY)
    url = confirmed(machine, wish).proof.url
    booking = machine.centre.bookings[wish.id]
    machine.desk.change_end(booking, booking.span.ends_at + timedelta(minutes=30))

    found = one_found(machine, url)

    assert found.booking is not None
    assert (found.paper_span, found.booking.span.ends_at) == (
        booking.span,
        booking.span.ends_at + timedelta(minutes=30),
    )


def test_coming_is_told_to_the_centre_and_shows_at_once(machine: MachineUnderTest) -> None:
    wish = a_wish()
    confirmed(machine, wish)

    outcome = machine.desk.check_in(wish.id)

    assert outcome == BookingAltered(machine.centre.bookings[wish.id])
    assert machine.screen.newest.calendar.bookings[wish.id].state is BookingState.CHECKED_IN


@pytest.mark.parametrize(("space", "said"), [(WORKSHOP, WishKept()), (GROUP_ROOM, CentreSilent())])
def test_coming_is_kept_for_a_silent_centre_only_in_the_house_it_is_in(
    machine: MachineUnderTest, space: SpaceId, said: KioskChange
) -> None:
    booking = replace(booking_somewhere(), space=space)
    machine.centre.change(BookingChanged(booking=booking))
    machine.sync.start()
    machine.screen.until_booked(booking.id)
    machine.centre.faults[CheckIn] = Fault.DONE_BUT_LOST

    assert machine.desk.check_in(booking.id) == said


def test_staying_longer_where_somebody_comes_after_is_refused(machine: MachineUnderTest) -> None:
    wish = a_wish()
    confirmed(machine, wish)
    booking = machine.centre.bookings[wish.id]
    after = booking_somewhere(starts_at=booking.span.ends_at)
    machine.centre.change(BookingChanged(booking=after))

    outcome = machine.desk.change_end(booking, booking.span.ends_at + timedelta(minutes=15))

    assert isinstance(outcome, Refusal)
    assert outcome.code is RefusalCode.TAKEN
    assert machine.screen.newest.calendar.bookings[wish.id] == booking


def test_a_change_that_was_made_unheard_is_made_once(machine: MachineUnderTest) -> None:
    wish = a_wish()
    confirmed(machine, wish)
    booking = machine.centre.bookings[wish.id]
    ends_at = booking.span.ends_at - timedelta(minutes=15)
    machine.centre.faults[Reschedule] = Fault.DONE_BUT_LOST

    assert machine.desk.change_end(booking, ends_at) == WishKept()
    machine.centre.faults.clear()
    outcome = machine.desk.change_end(booking, ends_at)

    assert isinstance(outcome, BookingAltered)
    assert (outcome.booking.version, outcome.booking.span.ends_at) == (2, ends_at)


def test_a_copy_is_stamped_and_does_not_replace_the_original(machine: MachineUnderTest) -> None:
    wish = a_wish()
    confirmed(machine, wish)

    paper = machine.desk.print_again(wish.id)

    code = code_of(wish.id)
    assert paper is PaperState.PRINTED
    assert machine.papers == [f"receipt-{code}-copy.pdf", f"receipt-{code}.pdf"]
    assert machine.paper(f"receipt-{code}-copy.pdf").endswith(" copy")


def test_the_copy_of_an_answered_request_is_the_confirmation(machine: MachineUnderTest) -> None:
    wish = a_wish(starts_at=LATER_TODAY)
    requested(machine, wish)
    machine.errands.settle()

    machine.desk.print_again(wish.id)

    assert machine.paper(f"receipt-{code_of(wish.id)}-copy.pdf").startswith("confirmed ")


def test_the_copy_of_a_moved_booking_carries_the_newest_token(machine: MachineUnderTest) -> None:
    wish = a_wish()
    confirmed(machine, wish)
    booking = machine.centre.bookings[wish.id]
    machine.desk.change_end(booking, booking.span.ends_at + timedelta(minutes=15))

    machine.desk.print_again(wish.id)

    newest = machine.centre.receipt_of(machine.centre.bookings[wish.id])
    assert newest in machine.paper(f"receipt-{code_of(wish.id)}-copy.pdf")


def test_a_booking_made_elsewhere_is_printed_with_a_token_of_the_centre(machine: MachineUnderTest) -> None:
    booking = booking_somewhere(starts_at=LATER_TODAY)
    machine.centre.change(BookingChanged(booking=booking))
    machine.pictures.changed((booking,))

    assert machine.desk.print_again(booking.id, "en") is PaperState.PRINTED
    assert machine.centre.receipt_of(booking) in machine.paper(f"receipt-{code_of(booking.id)}-copy.pdf")


def test_without_the_centre_a_copy_is_printed_of_what_was_given_out_here(machine: MachineUnderTest) -> None:
    wish = a_wish()
    confirmed(machine, wish)
    machine.centre.faults[ReceiptWanted] = Fault.HTTP_500

    assert machine.desk.print_again(wish.id) is PaperState.PRINTED


def test_a_receipt_of_another_machine_is_not_printed(machine: MachineUnderTest) -> None:
    assert machine.desk.print_again(a_wish().id) is PaperState.FAILED


def test_giving_back_frees_the_room_at_once(machine: MachineUnderTest) -> None:
    wish = a_wish()
    confirmed(machine, wish)

    refusal = machine.desk.give_back(wish.id)

    assert refusal is None
    assert machine.screen.newest.calendar.bookings[wish.id].state is BookingState.CANCELLED_BY_CITIZEN
    assert isinstance(machine.desk.book(a_wish()), BookingConfirmed)
    found = one_found(machine, code_of(wish.id))
    assert found.booking is not None
    assert not found.booking.state.occupies


def test_giving_back_without_an_answer_is_kept_and_told_when_the_centre_is_back(machine: MachineUnderTest) -> None:
    wish = a_wish()
    confirmed(machine, wish)
    machine.centre.faults[Cancel] = Fault.HTTP_500

    assert machine.desk.give_back(wish.id) == WishKept()

    machine.sync.start()
    machine.centre.until(lambda: GiveBack(wish.id) in machine.centre.acts)


def test_what_the_centre_does_not_know_cannot_be_given_back(machine: MachineUnderTest) -> None:
    refusal = machine.desk.give_back(a_wish().id)

    assert refusal is not None
    assert isinstance(refusal, Refusal)
    assert refusal.code is RefusalCode.UNKNOWN_BOOKING


def test_a_withdrawn_request_is_not_booked_and_not_found(machine: MachineUnderTest) -> None:
    wish = a_wish(starts_at=LATER_TODAY)
    machine.centre.faults[Book] = Fault.DONE_BUT_LOST
    machine.desk.book(wish)
    machine.centre.faults.clear()

    assert machine.desk.give_back(wish.id) is None

    machine.errands.settle()
    assert machine.centre.bookings[wish.id].state is BookingState.CANCELLED_BY_CITIZEN
    withdrawn = one_found(machine, code_of(wish.id)).booking
    assert withdrawn is not None
    assert not withdrawn.state.occupies


def test_the_wish_says_whose_hands_set_the_room_up(machine: MachineUnderTest) -> None:
    wish = replace(a_wish(), set_up_by=SetUpBy.THEMSELVES)

    confirmed(machine, wish)

    kept = machine.outbox.wish(wish.id)
    assert kept is not None
    assert kept.message.set_up_by is SetUpBy.THEMSELVES
