"""A front desk over HTTP: what it may do that a kiosk may not, and who it is told stands behind a booking."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.central.contacts import SEARCHED_AHEAD
from booking_core.domain.bookings import BookingState, Channel, Contact, Openness, Purpose
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId, VenueId
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.escrow.journal import journal_begin, next_entry
from booking_core.protocol.messages import (
    Alternative,
    Book,
    BookingContact,
    BookingsFound,
    BookingsWanted,
    Cancel,
    Cancelled,
    Changed,
    CheckIn,
    Confirmed,
    Contacts,
    ContactsWanted,
    Incarnation,
    NoReceipt,
    NotChanged,
    NotUnderstood,
    ReceiptGiven,
    ReceiptWanted,
    Reschedule,
)
from booking_core.protocol.messages.escrow import GiveBack, JournalPart, Sync
from booking_core.protocol.receipts import ReceiptRead, read_receipt
from booking_core.protocol.sealing import seal_contact
from booking_core.store.machines import devices
from tests.booking_core.central.machines.test_answering import KIOSK, Device, enrol
from tests.booking_core.central.running_centre import RunningCentre

LOKALE_3 = SpaceId("mh-lok3")
HORSESHOE = Alternative(
    SpaceId("mh-lok4"),
    LayoutId("horseshoe"),
    TimeSpan(datetime(2026, 11, 26, 18, tzinfo=UTC), datetime(2026, 11, 26, 19, tzinfo=UTC)),
)


def hour(starts: int, day: int = 26) -> TimeSpan:
    starts_at = datetime(2026, 11, day, starts, tzinfo=UTC)
    return TimeSpan(starts_at, starts_at + timedelta(hours=1))


def booked(device: Device, span: TimeSpan, *, contact: Contact | None = None, **more: object) -> Confirmed:
    sealing_key = device.running.centre.keys.sealing.public_key()
    command = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(LOKALE_3, LayoutId("meeting"), span),),
        persons=6,
        purpose=Purpose.MEETING,
        contact=None if contact is None else seal_contact(contact, sealing_key),
    )
    answer = device.ask(msgspec.structs.replace(command, **more))
    assert isinstance(answer, Confirmed)
    return answer


def test_enrolment_tells_a_desk_that_it_is_one(house: RunningCentre) -> None:
    with house.centre.store.writing() as connection:
        devices.register_desk(connection, DeviceId("bibliotek-desk"), VenueId("bibliotek"))
        devices.keep_enrolment_code(connection, DeviceId("bibliotek-desk"), "DESK1", now=house.clock())

    answer = enrol(house, Ed25519PrivateKey.generate(), "DESK1")

    assert (answer["device"], answer["venue"], answer["role"]) == ("bibliotek-desk", "bibliotek", "desk")


def test_the_id_of_a_kiosk_never_becomes_a_desk(house: RunningCentre) -> None:
    with pytest.raises(devices.NotADesk), house.centre.store.writing() as connection:
        devices.register_desk(connection, KIOSK, VenueId("medborgerhus"))


def test_a_desk_books_for_the_house_in_any_layout(desk: Device) -> None:
    answer = booked(
        desk, hour(18), alternatives=(HORSESHOE,), openness=Openness.OPEN, title="Sprogcafé", contact=Contact("Åse", "")
    )

    assert (answer.booking.channel, answer.booking.title) == (Channel.STAFF, "Sprogcafé")
    assert answer.booking.layout == "horseshoe"


def test_a_kiosk_writes_no_public_title(kiosk: Device) -> None:
    assert booked(kiosk, hour(14), openness=Openness.OPEN, title="Kom bare").booking.title == ""


def test_a_desk_is_told_who_stands_behind_the_bookings_of_a_day(desk: Device, kiosk: Device) -> None:
    phoned = booked(desk, hour(9, day=30), contact=Contact("Jens Ærø", "44 52 00 17"))
    booked(desk, hour(10, day=30))

    answer = desk.ask(ContactsWanted(span=TimeSpan(hour(7, day=30).starts_at, hour(20, day=30).ends_at)))

    assert answer == Contacts(contacts=(BookingContact(phoned.booking.id, "Jens Ærø", "44 52 00 17"),))
    assert kiosk.ask(ContactsWanted(span=hour(9, day=30))) == NotUnderstood(code="staff-only")
    assert kiosk.ask(BookingsWanted(text="Jens")) == NotUnderstood(code="staff-only")


@pytest.mark.parametrize(
    "text", ["springeren", "SKAK springeren", "skakklubben", "50 60 70", "+4550607080", "06070", "code", "code spaced"]
)
def test_a_booking_is_found_by_name_number_and_code(desk: Device, text: str) -> None:
    day = 2 + [*"abcdefgh"].index("abcdefgh"[len(text) % 8])
    contact = Contact("Skakklubben Springeren", "50 60 70 80")
    found = booked(desk, TimeSpan(*(datetime(2026, 12, day, h, tzinfo=UTC) for h in (9, 10))), contact=contact)
    code = code_of(found.booking.id)
    wanted = {"code": code, "code spaced": grouped(code)}.get(text, text)

    answer = desk.ask(BookingsWanted(text=wanted))

    assert isinstance(answer, BookingsFound)
    assert found.booking in answer.bookings
    assert BookingContact(found.booking.id, "Skakklubben Springeren", "50 60 70 80") in answer.contacts
    assert isinstance(desk.ask(Cancel(id=uuid4(), booking=found.booking.id, reason="prøve")), Cancelled)


def test_what_stands_in_the_coming_weeks_is_found_without_looking_further(desk: Device) -> None:
    soon, later = datetime(2026, 12, 9, 9, tzinfo=UTC), datetime(2027, 1, 20, 9, tzinfo=UTC)
    near, far = (
        booked(desk, TimeSpan(at, at + timedelta(hours=1)), contact=Contact("Madklubben")).booking
        for at in (soon, later)
    )

    first, all_of_them = (desk.ask(BookingsWanted(text="madklubben", near=here)) for here in (True, False))
    desk.ask(Cancel(id=uuid4(), booking=near.id, reason="syg"))
    then = desk.ask(BookingsWanted(text="madklubben", near=True))

    assert isinstance(first, BookingsFound)
    assert isinstance(all_of_them, BookingsFound)
    assert isinstance(then, BookingsFound)
    assert (first.bookings, first.until) == ((near,), desk.running.clock() + SEARCHED_AHEAD)
    assert (all_of_them.bookings, all_of_them.until) == ((near, far), None)
    assert (then.bookings[0], then.until) == (far, None)
    desk.ask(Cancel(id=uuid4(), booking=far.id, reason="syg"))


@pytest.mark.parametrize("text", ["   ", "springerinde", "12", "99999999"])
def test_what_nobody_has_finds_nothing(desk: Device, text: str) -> None:
    booked_once = desk.ask(BookingsWanted(text=text))

    assert booked_once == BookingsFound(bookings=(), contacts=())


def test_the_nearest_in_time_comes_first_and_what_is_over_last(desk: Device) -> None:
    days = [datetime(2026, 12, day, 12, tzinfo=UTC) for day in (18, 16, 17)]
    contact = Contact("Kammerkoret")
    later, sooner, gone = (booked(desk, TimeSpan(d, d + timedelta(hours=1)), contact=contact).booking for d in days)
    desk.ask(Cancel(id=uuid4(), booking=gone.id, reason="aflyst af koret"))

    answer = desk.ask(BookingsWanted(text="kammerkoret"))

    assert isinstance(answer, BookingsFound)
    assert [one.id for one in answer.bookings] == [sooner.id, later.id, gone.id]


def test_what_is_booked_again_in_place_of_another_keeps_its_contact(desk: Device) -> None:
    first = booked(desk, hour(12, day=27), contact=Contact("Lone", "44000009")).booking
    desk.ask(Cancel(id=uuid4(), booking=first.id, reason="fejl"))

    again = booked(desk, hour(12, day=27), replaces=first.id).booking

    answer = desk.ask(ContactsWanted(span=hour(12, day=27)))
    assert isinstance(answer, Contacts)
    assert BookingContact(again.id, "Lone", "44000009") in answer.contacts


def test_a_move_is_answered_with_a_receipt_of_the_new_version(desk: Device) -> None:
    booking = booked(desk, hour(12, day=28)).booking
    to = Alternative(LOKALE_3, LayoutId("meeting"), hour(13, day=28))

    moved = desk.ask(Reschedule(id=uuid4(), booking=booking.id, version=1, to=to))
    again = desk.ask(Reschedule(id=uuid4(), booking=booking.id, version=1, to=to))

    assert isinstance(moved, Changed)
    read = read_receipt(moved.receipt, desk.running.centre.receipt_keys())
    assert isinstance(read, ReceiptRead)
    assert (read.facts.booking, read.facts.version) == (booking.id, 2)
    assert isinstance(again, NotChanged)
    assert again.refusal.code is RefusalCode.VERSION_CHANGED


def test_the_same_move_sent_twice_moves_once(desk: Device) -> None:
    booking = booked(desk, hour(9, day=27)).booking
    to = Alternative(LOKALE_3, LayoutId("meeting"), hour(10, day=27))
    command = Reschedule(id=uuid4(), booking=booking.id, version=1, to=to)

    assert desk.ask(command) == desk.ask(command)


def test_checking_in_shows_at_every_device_and_gives_the_receipt_again(desk: Device, kiosk: Device) -> None:
    span = TimeSpan(*(datetime(2026, 11, 26, 13, m, tzinfo=UTC) for m in (15, 45)))
    booking = booked(kiosk, span, contact=Contact(phone="44 52 00 99")).booking

    answer = kiosk.ask(CheckIn(id=uuid4(), booking=booking.id))

    assert isinstance(answer, Changed)
    assert answer.booking.state is BookingState.CHECKED_IN
    given = desk.ask(ReceiptWanted(booking=booking.id))
    assert isinstance(given, ReceiptGiven)
    assert given.booking == answer.booking


def test_what_holds_no_room_has_no_receipt(desk: Device) -> None:
    booking = booked(desk, hour(14, day=27)).booking
    desk.ask(Cancel(id=uuid4(), booking=booking.id, reason="Vandskade"))

    assert isinstance(desk.ask(ReceiptWanted(booking=booking.id)), NoReceipt)
    assert isinstance(desk.ask(ReceiptWanted(booking=BookingId(uuid4()))), NoReceipt)


def test_a_desk_keeps_no_journal_and_tells_none(house: RunningCentre, desk: Device, kiosk: Device) -> None:
    booking = booked(kiosk, hour(15, day=30), contact=Contact(phone="44000190")).booking
    begun = journal_begin(Incarnation(desk.epoch, desk.incarnation))
    entry = next_entry(begun, GiveBack(booking.id), at=house.clock())
    part = JournalPart(after=begun, entries=(entry,))
    head = house.centre.store.head().cursor

    told = desk.ask(Sync(parts=(part,), cursor=head, granted=0, wait_seconds=0))

    assert told == NotUnderstood(code="kiosks-only")
    assert house.centre.store.bookings.with_id(str(booking.id)) == booking


def test_a_text_that_no_database_keeps_is_no_message(desk: Device) -> None:
    refused = desk.ask(Cancel(id=uuid4(), booking=BookingId(uuid4()), reason="a\x00b"))

    assert refused == NotUnderstood(code="envelope-unreadable")
