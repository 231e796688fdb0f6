"""A place whose house says yes itself: asked at the kiosk, kept on its disk, answered at a desk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.domain.bookings import BookingState, Channel, Contact, DeclinedBecause
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import WaitingId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol import messages
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import Approve, Book, Decline, ReceiptWanted, StopWaiting, Wait, WaitingWanted
from booking_core.protocol.sealing import open_contact
from booking_core.store.machine_disk.outbox import WishState
from kiosk.centre.client import CentreClient
from kiosk.devices.printers import FolderPrinter
from kiosk.keeping.house_pictures import HousePictures
from kiosk.paper.receipts import ReceiptOffice
from kiosk.paper.typesetting import typeset
from kiosk.staff.desk import CentreDesk
from tests.booking_core.sample_places import EMPTY, HALL, HOUSE_KIOSK, WORKSHOP, hours
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre
from tests.kiosk.machine import (
    ANSWERED_WITHIN_SECONDS,
    LATER_TODAY,
    MachineUnderTest,
    Screen,
    a_wish,
    paper_office,
    plain_text,
    running_machine,
)
from tests.kiosk.staff.test_desk import SheetsAsked
from tests.kiosk.staff.test_desk import a_wish as a_staff_wish
from ui.ports import (
    Alternative,
    BookingAltered,
    BookingConfirmed,
    BookingRefused,
    BookingRequested,
    BookingWish,
    CentreSilent,
    HouseAsked,
    PaperState,
    Waiter,
)

STAFF = Origin(Channel.STAFF)
HOUR = timedelta(hours=1)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with running_machine(centre, tmp_path) as running:
        yield running


def wish(**changes: object) -> BookingWish:
    made = a_wish(starts_at=LATER_TODAY, phone="40506070")
    span = TimeSpan(LATER_TODAY, LATER_TODAY + HOUR)
    return replace(made, alternatives=(Alternative(HALL, EMPTY, span),), **changes)  # type: ignore[arg-type]  # its own


def asked(machine: MachineUnderTest, wanted: BookingWish) -> HouseAsked:
    outcome = machine.desk.book(wanted)
    assert isinstance(outcome, HouseAsked)
    return outcome


def answer(machine: MachineUnderTest, wanted: BookingWish, *, yes: bool) -> None:
    """The house answers, and the kiosk hears of it."""
    centre = machine.centre
    centre.origin = STAFF
    command = (
        Approve(id=uuid4(), booking=wanted.id, version=1)
        if yes
        else Decline(id=uuid4(), booking=wanted.id, version=1, reason="Salen males")
    )
    with centre.changed:
        centre._command(command)
    machine.pictures.changed((centre.bookings[wanted.id],))


def state_of(machine: MachineUnderTest, wanted: BookingWish) -> WishState:
    kept = machine.outbox.wish(wanted.id)
    assert kept is not None
    return kept.state


def test_the_house_is_asked_and_the_paper_promises_nothing(machine: MachineUnderTest) -> None:
    wanted = wish()

    outcome = asked(machine, wanted)

    code = code_of(wanted.id)
    assert outcome.booking.state is BookingState.REQUESTED
    assert outcome.is_free
    assert outcome.proof.paper is PaperState.PRINTED
    assert machine.paper(f"request-{code}.pdf") == f"request {code} {outcome.proof.url}"
    assert machine.centre.receipt_of(outcome.booking) in outcome.proof.url
    assert state_of(machine, wanted) is WishState.REQUESTED
    assert machine.screen.newest.calendar.bookings[wanted.id] == outcome.booking


def test_pressing_twice_asks_once_and_prints_once(machine: MachineUnderTest) -> None:
    wanted = wish()

    assert asked(machine, wanted) == asked(machine, wanted)
    assert machine.centre.count(Book) == 1
    assert len(machine.papers) == 1


def test_the_phone_number_leaves_the_disk_with_the_request(machine: MachineUnderTest) -> None:
    wanted = wish()
    asked(machine, wanted)

    kept = machine.outbox.wish(wanted.id)

    assert kept is not None
    assert kept.message.contact is None


def test_asked_again_it_is_told_what_the_house_has_answered(machine: MachineUnderTest) -> None:
    wanted, other = wish(), wish()
    asked(machine, wanted)
    asked(machine, other)

    answer(machine, wanted, yes=True)
    machine.pictures.changed(machine.centre.bookings.values())

    confirmed = machine.desk.book(wanted)
    assert isinstance(confirmed, BookingConfirmed)
    assert confirmed.booking.state is BookingState.CONFIRMED
    assert isinstance(machine.desk.book(other), BookingRefused)


def test_a_request_is_found_by_its_code_as_it_is_now(machine: MachineUnderTest) -> None:
    wanted = wish()
    asked(machine, wanted)
    answer(machine, wanted, yes=False)

    found = machine.desk.find(code_of(wanted.id))

    assert isinstance(found, tuple)
    assert found[0].booking is not None
    assert found[0].booking.declined_because is DeclinedBecause.HOUSE


def test_a_request_is_found_when_no_picture_has_it(machine: MachineUnderTest) -> None:
    wanted = wish()
    outcome = asked(machine, wanted)
    machine.pictures.begin(machine.centre.municipality, Calendar.of(()), seen_at=NOON, connected=True)

    found = machine.desk.find(code_of(wanted.id))

    assert isinstance(found, tuple)
    assert found[0].booking == outcome.booking


def test_a_request_is_withdrawn_at_the_centre(machine: MachineUnderTest) -> None:
    wanted = wish()
    asked(machine, wanted)

    assert machine.desk.give_back(wanted.id) is None
    assert machine.centre.bookings[wanted.id].state is BookingState.WITHDRAWN
    assert machine.screen.newest.calendar.bookings[wanted.id].state is BookingState.WITHDRAWN


def test_a_copy_of_a_request_is_a_request(machine: MachineUnderTest) -> None:
    wanted = wish()
    outcome = asked(machine, wanted)
    code = code_of(wanted.id)

    assert machine.desk.print_again(wanted.id) is PaperState.PRINTED
    assert machine.paper(f"request-{code}-copy.pdf") == f"request {code} {outcome.proof.url} copy"

    machine.centre.faults[ReceiptWanted] = Fault.HTTP_500
    assert machine.desk.print_again(wanted.id, "en") is PaperState.PRINTED


def test_the_copy_of_an_approved_request_is_a_confirmation(machine: MachineUnderTest) -> None:
    wanted = wish()
    asked(machine, wanted)
    answer(machine, wanted, yes=True)

    machine.desk.print_again(wanted.id)

    assert machine.paper(f"receipt-{code_of(wanted.id)}-copy.pdf").startswith("confirmed")


def test_a_wish_kept_while_the_centre_was_silent_becomes_a_request_of_the_house(machine: MachineUnderTest) -> None:
    wanted = wish()
    machine.centre.faults[Book] = Fault.HTTP_500
    assert isinstance(machine.desk.book(wanted), BookingRequested)
    del machine.centre.faults[Book]

    machine.errands.settle()

    assert state_of(machine, wanted) is WishState.REQUESTED
    assert machine.screen.newest.calendar.bookings[wanted.id].state is BookingState.REQUESTED
    assert machine.outbox.receipts_of(wanted.id)[0].token == machine.centre.receipt_of(
        machine.centre.bookings[wanted.id]
    )


def test_a_request_nobody_was_told_of_is_withdrawn(machine: MachineUnderTest) -> None:
    span = TimeSpan(NOON + HOUR, NOON + 2 * HOUR)
    wanted = replace(wish(), alternatives=(Alternative(HALL, EMPTY, span),))
    machine.centre.faults[Book] = Fault.DONE_BUT_LOST
    assert isinstance(machine.desk.book(wanted), CentreSilent)
    del machine.centre.faults[Book]

    machine.errands.settle()

    assert machine.centre.bookings[wanted.id].state is BookingState.WITHDRAWN
    assert state_of(machine, wanted) is WishState.CLOSED


def test_the_paper_says_until_when_the_house_answers(centre: LoopbackCentre, tmp_path: Path) -> None:
    with running_machine(centre, tmp_path, typesetter=typeset) as machine:
        outcome = asked(machine, wish())

        assert outcome.proof.paper is PaperState.PRINTED
        assert len(machine.papers) == 1


# At the desk


@pytest.fixture
def desk(centre: LoopbackCentre, tmp_path: Path) -> Iterator[CentreDesk]:
    centre.origin = Origin(Channel.STAFF, HOUSE_KIOSK)
    identity, screen = centre.identity(), Screen()
    client = CentreClient(identity, centre_url=centre.url, software="test", command_seconds=ANSWERED_WITHIN_SECONDS)
    pictures = HousePictures(identity.device, screen.post)
    printer = FolderPrinter(tmp_path)
    papers = paper_office(client, pictures, tmp_path)
    made = CentreDesk(
        client,
        pictures=pictures,
        receipts=ReceiptOffice(identity, pictures=pictures, printer=printer, typesetter=plain_text),
        papers=papers,
        schedules=SheetsAsked(),
        device=identity.device,
        sealing_key=identity.enrolled.sealing_key,
        clock=lambda: NOON,
    )
    pictures.begin(centre.municipality, Calendar.of(()), seen_at=NOON, connected=True)
    yield made
    client.close()
    papers.close()


def request_at(centre: LoopbackCentre) -> BookingAltered:
    """A request that has come in at the centre."""
    centre.origin = Origin(Channel.KIOSK, HOUSE_KIOSK)
    message = Book(
        id=a_wish().id,
        alternatives=(messages.Alternative(HALL, EMPTY, TimeSpan(LATER_TODAY, LATER_TODAY + HOUR)),),
        persons=40,
        purpose=a_wish().purpose,
        contact=b"sealed",
    )
    with centre.changed:
        centre._command(message)
    centre.origin = Origin(Channel.STAFF, HOUSE_KIOSK)
    return BookingAltered(centre.bookings[message.id])


def test_a_desk_says_yes(centre: LoopbackCentre, desk: CentreDesk) -> None:
    request, rival = request_at(centre).booking, request_at(centre).booking

    outcome = desk.approve(request)

    assert isinstance(outcome, BookingAltered)
    assert outcome.booking.state is BookingState.CONFIRMED
    assert centre.bookings[rival.id].state is BookingState.DECLINED


def test_a_desk_says_no_with_a_reason(centre: LoopbackCentre, desk: CentreDesk) -> None:
    request = request_at(centre).booking

    assert desk.decline(request, "") == Refusal(RefusalCode.REASON_NEEDED)
    outcome = desk.decline(request, "Salen males")

    assert isinstance(outcome, BookingAltered)
    assert (outcome.booking.state, outcome.booking.reason) == (BookingState.DECLINED, "Salen males")


def test_an_answer_nobody_heard_is_given_once(centre: LoopbackCentre, desk: CentreDesk) -> None:
    request = request_at(centre).booking
    centre.faults = {Approve: Fault.DONE_BUT_LOST}
    assert desk.approve(request) == CentreSilent()
    centre.faults = {}

    outcome = desk.approve(request)

    assert isinstance(outcome, BookingAltered)
    assert outcome.booking.version == 2


NEED = WaitingNeed(6, HOUR, date(2026, 11, 24), date(2026, 11, 24), hours=hours("16:00", "18:00"), space=WORKSHOP)
AASE = Contact("Åse Ærø", "40 21 73 55", "aase@example.org")


def test_a_desk_puts_somebody_on_the_list_sealed_and_is_told_who_waits(
    centre: LoopbackCentre, desk: CentreDesk
) -> None:
    first = WaitingId(uuid4())

    kept = desk.wait(first, NEED, AASE)

    assert desk.waiting() == (Waiter(centre.waiting[first], AASE),)
    assert kept == centre.waiting[first]
    (sent,) = (message for message in centre.heard if isinstance(message, Wait))
    assert open_contact(sent.contact, centre.sealing_key) == AASE


def test_what_can_never_come_is_refused(desk: CentreDesk) -> None:
    outcome = desk.wait(WaitingId(uuid4()), replace(NEED, persons=900), AASE)

    assert isinstance(outcome, Refusal)
    assert outcome.code is RefusalCode.TOO_MANY_PERSONS


def test_a_desk_books_for_somebody_who_waits(centre: LoopbackCentre, desk: CentreDesk) -> None:
    first = WaitingId(uuid4())
    desk.wait(first, NEED, AASE)

    outcome = desk.book(a_staff_wish(from_waiting=first))

    assert isinstance(outcome, BookingAltered)
    (sent,) = (message for message in centre.heard if isinstance(message, Book))
    assert (sent.from_waiting, sent.contact) == (first, None)


def test_a_desk_takes_somebody_off_the_list(desk: CentreDesk) -> None:
    first = WaitingId(uuid4())
    desk.wait(first, NEED, AASE)

    assert desk.stop_waiting(first) is None
    assert desk.waiting() == ()


def test_while_the_centre_is_silent_a_desk_says_so(centre: LoopbackCentre, desk: CentreDesk) -> None:
    request = request_at(centre).booking
    centre.faults = dict.fromkeys((Approve, Decline, Wait, StopWaiting, WaitingWanted), Fault.HTTP_500)

    assert desk.approve(request) == CentreSilent()
    assert desk.decline(request, "Salen males") == CentreSilent()
    assert desk.wait(WaitingId(uuid4()), NEED, AASE) == CentreSilent()
    assert desk.stop_waiting(WaitingId(uuid4())) == CentreSilent()
    assert desk.waiting() == CentreSilent()
