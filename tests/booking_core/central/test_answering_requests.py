"""Requests over HTTP: asked at a kiosk, answered at a desk, by one at a time and once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import uuid4

import msgspec
import pytest

from booking_core.central.chores import chores_of
from booking_core.central.letters.notifying import NoNotifier
from booking_core.domain.bookings import Booking, BookingState, Contact, DeclinedBecause, Purpose
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId, VenueId
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.envelope import FromCentre
from booking_core.protocol.messages import (
    Alternative,
    Approve,
    Book,
    Cancel,
    Cancelled,
    Changed,
    Changes,
    Confirmed,
    Contacts,
    ContactsWanted,
    Cursor,
    Decline,
    Feed,
    Message,
    NotChanged,
    ReceiptGiven,
    ReceiptWanted,
    RequestDeclined,
    Requested,
    Snapshot,
    SnapshotWanted,
)
from booking_core.protocol.receipts import ReceiptRead, ReceiptState, read_receipt
from booking_core.protocol.sealing import seal_contact
from booking_core.store.machines import devices
from tests.booking_core.central.desks import taken_in
from tests.booking_core.central.machines.test_answering import KIOSK, Device
from tests.booking_core.central.running_centre import RunningCentre

pytestmark = pytest.mark.usefixtures("each_engine")

STORE_SAL = SpaceId("mh-store-sal")
NORTH = SpaceId("mh-store-sal-nord")
EMPTY = LayoutId("empty")
SATURDAY = datetime(2026, 11, 28, tzinfo=UTC)
PERSON = Contact("Åse Ærø", "40 21 73 55", "aase@example.org", "da")


@pytest.fixture
def desks(running: RunningCentre) -> tuple[Device, Device]:
    names = DeviceId("medborgerhus-desk"), DeviceId("medborgerhus-desk-2")
    with running.centre.store.writing() as connection:
        for name in names:
            devices.register_desk(connection, name, VenueId("medborgerhus"))
    first, second = (taken_in(running, name) for name in names)
    return first, second


@pytest.fixture
def desk(desks: tuple[Device, Device]) -> Device:
    return desks[0]


@pytest.fixture
def kiosk(running: RunningCentre) -> Device:
    return taken_in(running, KIOSK)


def wish(device: Device, *, hour: int = 10, space: SpaceId = STORE_SAL, contact: Contact = PERSON) -> Book:
    span = TimeSpan(SATURDAY + timedelta(hours=hour), SATURDAY + timedelta(hours=hour + 2))
    return Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(space, EMPTY, span),),
        persons=80,
        purpose=Purpose.MOVEMENT,
        contact=seal_contact(contact, device.running.centre.keys.sealing.public_key()),
    )


def asked(device: Device, *, hour: int = 10) -> Booking:
    answer = device.ask(wish(device, hour=hour))
    assert isinstance(answer, Requested)
    return answer.booking


def approve(booking: Booking) -> Approve:
    return Approve(id=uuid4(), booking=booking.id, version=booking.version)


def decline(booking: Booking) -> Decline:
    return Decline(id=uuid4(), booking=booking.id, version=booking.version, reason="Salen males")


def present(running: RunningCentre, booking: Booking) -> Booking:
    found = running.centre.store.bookings.with_id(str(booking.id))
    assert found is not None
    return found


def why(answer: FromCentre) -> RefusalCode:
    assert isinstance(answer, NotChanged), answer
    return answer.refusal.code


def test_a_kiosk_gets_a_signed_paper_that_promises_nothing(running: RunningCentre, kiosk: Device) -> None:
    answer = kiosk.ask(wish(kiosk))

    assert isinstance(answer, Requested)
    assert answer.is_free
    assert answer.booking.answer_by == SATURDAY + timedelta(hours=10)
    read = read_receipt(answer.receipt, running.centre.receipt_keys())
    assert isinstance(read, ReceiptRead)
    assert (read.facts.state, read.facts.booking) == (ReceiptState.REQUEST, answer.booking.id)
    assert present(running, answer.booking) == answer.booking


def test_a_copy_of_that_paper_can_be_had(kiosk: Device) -> None:
    booking = asked(kiosk)

    answer = kiosk.ask(ReceiptWanted(booking=booking.id))

    assert isinstance(answer, ReceiptGiven)
    assert answer.booking == booking


def test_what_is_approved_is_confirmed_everywhere_and_its_rivals_are_told(
    running: RunningCentre, kiosk: Device, desk: Device
) -> None:
    first, rival, later = asked(kiosk), asked(kiosk, hour=11), asked(kiosk, hour=13)
    before = running.centre.store.head().cursor

    answer = desk.ask(approve(first))

    assert isinstance(answer, Changed)
    assert (answer.booking.state, answer.booking.answer_by) == (BookingState.CONFIRMED, None)
    declined = present(running, rival)
    assert (declined.state, declined.declined_because) == (BookingState.DECLINED, DeclinedBecause.RIVAL)
    assert declined.instead
    assert present(running, later) == later
    news = kiosk.ask(Feed(after=before, wait_seconds=0))
    assert isinstance(news, Changes)
    assert [entry.change for entry in news.entries][-1].booking == answer.booking  # type: ignore[union-attr]
    assert len(news.entries) == 2


def test_what_a_declined_rival_is_offered_can_be_booked(running: RunningCentre, kiosk: Device, desk: Device) -> None:
    first, rival = asked(kiosk), asked(kiosk, hour=11)
    desk.ask(approve(first))

    for offer in present(running, rival).instead:
        alternative = Alternative(offer.space, offer.layout, offer.span)
        command = msgspec.structs.replace(wish(kiosk), alternatives=(alternative,), set_up_by=offer.set_up_by)
        assert isinstance(kiosk.ask(command), Confirmed)


def test_a_no_says_why(running: RunningCentre, kiosk: Device, desk: Device) -> None:
    booking = asked(kiosk)

    answer = desk.ask(decline(booking))

    assert isinstance(answer, RequestDeclined)
    assert present(running, booking) == answer.booking
    assert (answer.booking.reason, answer.booking.declined_because) == ("Salen males", DeclinedBecause.HOUSE)


@pytest.mark.parametrize("answering", [approve, decline])
def test_every_answer_sent_twice_is_given_once(kiosk: Device, desk: Device, answering: object) -> None:
    command = answering(asked(kiosk))  # type: ignore[operator]  # one of the two above

    first = desk.ask(command)
    head = desk.running.centre.store.head()

    assert desk.ask(command) == first
    assert desk.running.centre.store.head() == head


def test_a_kiosk_answers_no_request(kiosk: Device) -> None:
    booking = asked(kiosk)

    assert why(kiosk.ask(approve(booking))) is RefusalCode.STAFF_ONLY
    assert why(kiosk.ask(decline(booking))) is RefusalCode.STAFF_ONLY


def test_of_two_desks_that_approve_rivals_at_once_exactly_one_is_followed(
    running: RunningCentre, kiosk: Device, desks: tuple[Device, Device]
) -> None:
    for hour in (8, 12, 16):
        rivals = asked(kiosk, hour=hour), asked(kiosk, hour=hour + 1)
        together = Barrier(2)

        def answered(desk: Device, booking: Booking, barrier: Barrier = together) -> FromCentre:
            barrier.wait(10)
            return desk.ask(approve(booking))

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(answered, desks, rivals))

        assert sorted(type(answer).__name__ for answer in answers) == ["Changed", "NotChanged"]
        states = [present(running, booking).state for booking in rivals]
        assert sorted(states) == [BookingState.CONFIRMED, BookingState.DECLINED]


def test_a_request_approved_and_declined_at_once_is_answered_once(
    running: RunningCentre, kiosk: Device, desks: tuple[Device, Device]
) -> None:
    booking = asked(kiosk)
    together = Barrier(2)

    def answered(desk: Device, command: Message) -> FromCentre:
        together.wait(10)
        return desk.ask(command)

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(answered, desks, (approve(booking), decline(booking))))

    assert sum(isinstance(answer, NotChanged) for answer in answers) == 1
    assert present(running, booking).version == 2


def test_what_is_booked_meanwhile_is_not_given_to_a_request(kiosk: Device, desk: Device) -> None:
    booking = asked(kiosk)
    assert isinstance(kiosk.ask(wish(kiosk, hour=11, space=NORTH)), Confirmed)

    assert why(desk.ask(approve(booking))) is RefusalCode.TAKEN


def test_whoever_asked_withdraws_it_and_nobody_approves_it_then(
    running: RunningCentre, kiosk: Device, desk: Device
) -> None:
    booking = asked(kiosk)

    answer = kiosk.ask(Cancel(id=uuid4(), booking=booking.id))

    assert isinstance(answer, Cancelled)
    assert present(running, booking).state is BookingState.WITHDRAWN
    assert why(desk.ask(approve(booking))) is RefusalCode.ALREADY_ANSWERED


def test_when_its_time_begins_unanswered_it_is_declined_by_the_clock(running: RunningCentre, kiosk: Device) -> None:
    booking, later = asked(kiosk), asked(kiosk, hour=13)
    expire = next(one for one in chores_of(running.centre, NoNotifier()) if one.name == "requests expired")

    running.clock.show(booking.span.starts_at - timedelta(seconds=1))
    assert expire.do() == 0
    running.clock.show(booking.span.starts_at)
    assert expire.do() == 1
    assert expire.do() == 0

    gone = present(running, booking)
    assert (gone.state, gone.declined_because, gone.version) == (BookingState.DECLINED, DeclinedBecause.EXPIRED, 2)
    assert present(running, later) == later
    assert any(one.id == gone.id and one == gone for one in snapshot(kiosk).bookings)


def test_who_asked_is_told_to_the_desk_and_stands_in_no_feed_and_no_copy(
    running: RunningCentre,
    kiosk: Device,
    desk: Device,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    beginning = running.centre.store.head().cursor
    booking, rival = asked(kiosk), asked(kiosk)
    desk.ask(approve(booking))

    contacts = desk.ask(ContactsWanted(span=booking.span))
    heard = [*everything_since(kiosk, beginning), msgspec.json.encode(snapshot(kiosk))]

    assert isinstance(contacts, Contacts)
    assert {(one.name, one.phone, one.email) for one in contacts.contacts} == {
        (PERSON.name, PERSON.phone, PERSON.email)
    }
    told = b"".join(heard).decode() + caplog.text + "".join(capfd.readouterr())
    for secret in ("Ærø", "40 21 73 55", "example.org"):
        assert secret not in told
    assert str(rival.id) in told


def everything_since(device: Device, cursor: Cursor) -> Iterator[bytes]:
    news = device.ask(Feed(after=cursor, wait_seconds=0))
    assert isinstance(news, Changes)
    yield from (msgspec.json.encode(entry) for entry in news.entries)


def snapshot(device: Device) -> Snapshot:
    answer = device.ask(SnapshotWanted())
    assert isinstance(answer, Snapshot)
    return answer
