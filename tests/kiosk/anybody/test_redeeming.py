"""A genuine receipt that nobody at this machine knows: shown to the centre at once, or kept until it answers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.messages import NoReceipt, refusal_to_wire
from booking_core.protocol.messages.escrow import BookingInDoubt, ReceiptInDoubt, Redeem, Redeemed
from booking_core.protocol.receipts import ReceiptState, Unreadable, facts_of, sign_receipt
from tests.booking_core.sample_places import HOUSE_KIOSK
from tests.kiosk.loopback_centre import Fault, LoopbackCentre, booking_somewhere
from tests.kiosk.machine import LATER_TODAY, MachineUnderTest, running_machine
from ui.ports import NotAReceipt, PaperInDoubt, PaperKept, PaperUnproven, ReceiptFound


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with running_machine(centre, tmp_path) as running:
        yield running


@pytest.fixture
def promised() -> Booking:
    """A booking that this machine has never heard of."""
    return booking_somewhere(starts_at=LATER_TODAY)


def paper_of(centre: LoopbackCentre, booking: Booking) -> str:
    return f"HTTPS://MOEDESTED.EXAMPLE/R/{centre.receipt_of(booking)}"


def test_what_the_centre_has_is_found_and_shown_from_then_on(machine: MachineUnderTest, promised: Booking) -> None:
    machine.centre.redeem_answer = Redeemed(booking=promised, made_again=True)

    (found,) = _found(machine, paper_of(machine.centre, promised))

    assert (found.booking, found.paper_span, found.made_again) == (promised, promised.span, True)
    assert found.url == paper_of(machine.centre, promised)
    assert machine.screen.newest.calendar.bookings[promised.id] == promised


def test_a_receipt_that_is_known_here_is_not_shown_to_the_centre(machine: MachineUnderTest, promised: Booking) -> None:
    machine.pictures.changed((promised,))

    assert _found(machine, paper_of(machine.centre, promised))[0].booking == promised
    assert machine.centre.count(Redeem) == 0


def test_what_was_made_in_its_place_is_found_without_the_centre(machine: MachineUnderTest, promised: Booking) -> None:
    """Although the first of the line was lost everywhere."""
    again = replace(promised, id=BookingId(uuid4()), replaces=promised.id)
    machine.pictures.changed((again,))

    (found,) = _found(machine, paper_of(machine.centre, promised))

    assert found.booking == again
    assert machine.centre.count(Redeem) == 0


def test_a_booking_in_doubt_is_for_the_desk(machine: MachineUnderTest, promised: Booking) -> None:
    doubt = BookingInDoubt(promised, "cells", HOUSE_KIOSK)
    machine.centre.redeem_answer = ReceiptInDoubt(doubt=doubt)

    assert machine.desk.find(paper_of(machine.centre, promised)) == PaperInDoubt(doubt)


def test_what_the_centre_refuses_is_said_with_its_reason(machine: MachineUnderTest, promised: Booking) -> None:
    over = Refusal(RefusalCode.ALREADY_OVER, {"state": BookingState.CANCELLED_BY_STAFF.value})
    machine.centre.redeem_answer = NoReceipt(refusal=refusal_to_wire(over))

    assert machine.desk.find(paper_of(machine.centre, promised)) == over
    assert machine.paper_office.waiting() == ()


def trouble_at(centre: LoopbackCentre, trouble: str) -> None:
    if trouble == "silent":
        centre.faults[Redeem] = Fault.HTTP_500
    else:
        recovering = refusal_to_wire(Refusal(RefusalCode.RECOVERING, {"waited_for": "Foyeren"}))
        centre.redeem_answer = NoReceipt(refusal=recovering)


@pytest.mark.parametrize("trouble", ["silent", "recovering"])
def test_what_nobody_can_say_yet_is_kept_and_settled_as_soon_as_they_can(
    machine: MachineUnderTest, promised: Booking, trouble: str
) -> None:
    token = machine.centre.receipt_of(promised)
    trouble_at(machine.centre, trouble)

    first, again = (machine.desk.find(paper_of(machine.centre, promised)) for _ in range(2))
    waiting = machine.paper_office.waiting()
    machine.centre.faults.clear()
    machine.centre.redeem_answer = Redeemed(booking=promised)
    machine.errands.settle()

    assert first == again == PaperKept(promised.space, promised.span)
    assert waiting == (token,)
    assert machine.paper_office.waiting() == ()
    assert machine.screen.newest.calendar.bookings[promised.id] == promised


def test_what_was_scanned_outlives_the_program(centre: LoopbackCentre, promised: Booking, tmp_path: Path) -> None:
    centre.faults[Redeem] = Fault.HTTP_500
    with running_machine(centre, tmp_path) as machine:
        machine.desk.find(paper_of(centre, promised))
    centre.faults.clear()
    centre.redeem_answer = Redeemed(booking=promised)

    with running_machine(centre, tmp_path) as machine:
        machine.errands.settle()
        assert machine.screen.newest.calendar.bookings[promised.id] == promised
        assert machine.paper_office.waiting() == ()


def test_what_the_centre_objects_to_stays_and_holds_nothing_else_up(
    machine: MachineUnderTest, promised: Booking
) -> None:
    machine.centre.faults[Redeem] = Fault.HTTP_500
    machine.desk.find(paper_of(machine.centre, promised))
    machine.centre.faults.clear()
    machine.centre.objections[Redeem] = "not-yet-known"

    machine.errands.settle()

    assert machine.paper_office.waiting() == (machine.centre.receipt_of(promised),)


def test_what_is_over_is_neither_shown_nor_kept(machine: MachineUnderTest, promised: Booking) -> None:
    machine.centre.faults[Redeem] = Fault.HTTP_500
    machine.desk.find(paper_of(machine.centre, promised))
    machine.now[0] = promised.span.ends_at

    outcome = machine.desk.find(paper_of(machine.centre, promised))
    machine.errands.forget_ended()

    assert outcome == Refusal(RefusalCode.ALREADY_OVER, {"state": "completed"})
    assert machine.paper_office.waiting() == ()


def test_a_request_promises_nothing_that_could_be_redeemed(machine: MachineUnderTest, promised: Booking) -> None:
    asked = replace(facts_of(promised), state=ReceiptState.REQUEST)

    assert machine.desk.find(sign_receipt(asked, machine.centre.key)) == ()
    assert machine.centre.count(Redeem) == 0


def test_a_machine_that_is_new_in_town_is_known_to_the_centre(machine: MachineUnderTest, promised: Booking) -> None:
    token = sign_receipt(facts_of(promised), Ed25519PrivateKey.generate())

    unknown = machine.desk.find(token)
    machine.centre.redeem_answer = Redeemed(booking=promised)
    (found,) = _found(machine, token)

    assert unknown == NotAReceipt(Unreadable.UNKNOWN_KEY)
    assert found.booking == promised


@pytest.mark.parametrize("trouble", ["silent", "recovering"])
def test_paper_of_a_new_machine_is_not_called_false_while_nobody_can_say(
    machine: MachineUnderTest, promised: Booking, trouble: str
) -> None:
    """Nor is it kept: whoever signs with a key of their own could fill the disk."""
    trouble_at(machine.centre, trouble)

    unproven = machine.desk.find(sign_receipt(facts_of(promised), Ed25519PrivateKey.generate()))

    assert unproven == PaperUnproven()
    assert machine.paper_office.waiting() == ()


def test_what_is_over_is_said_also_of_the_paper_of_a_new_machine(machine: MachineUnderTest, promised: Booking) -> None:
    over = Refusal(RefusalCode.ALREADY_OVER, {"state": BookingState.CANCELLED_BY_STAFF.value})
    machine.centre.redeem_answer = NoReceipt(refusal=refusal_to_wire(over))

    assert machine.desk.find(sign_receipt(facts_of(promised), Ed25519PrivateKey.generate())) == over


def _found(machine: MachineUnderTest, text: str) -> tuple[ReceiptFound, ...]:
    found = machine.desk.find(text)
    assert isinstance(found, tuple), found
    return found
