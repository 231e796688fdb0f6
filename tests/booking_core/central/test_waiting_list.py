"""Waiting over HTTP: who waits is told to the desk alone, booked for with one command, and forgotten in time."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest

from booking_core.domain.bookings import Contact, Purpose
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId, VenueId, WaitingId
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.waiting import MOST_WISHES, WaitingNeed, WaitingWish
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import (
    Alternative,
    Book,
    BookingContact,
    Changes,
    Confirmed,
    Contacts,
    ContactsWanted,
    Declined,
    Feed,
    LeaveList,
    NotUnderstood,
    NotWaiting,
    SameIdOtherBody,
    Snapshot,
    SnapshotWanted,
    StoppedWaiting,
    StopWaiting,
    Wait,
    Waiting,
    WaitingEntry,
    WaitingList,
    WaitingWanted,
)
from booking_core.protocol.sealing import seal_contact
from booking_core.store.machines import devices
from tests.booking_core.central.desks import taken_in
from tests.booking_core.central.machines.test_answering import KIOSK, Device
from tests.booking_core.central.running_centre import RunningCentre
from tests.booking_core.sample_places import hours

pytestmark = pytest.mark.usefixtures("each_engine")

LOKALE_3 = SpaceId("mh-lok3")
FRIDAY = date(2026, 11, 27)
HOUR = timedelta(hours=1)
TEN = datetime(2026, 11, 27, 9, tzinfo=UTC)
NEED = WaitingNeed(6, HOUR, FRIDAY, FRIDAY, purpose=Purpose.MUSIC, hours=hours("10:00", "12:00"), space=LOKALE_3)
PERSON = Contact("Åse Ærø", "40 21 73 55", "aase@example.org", "da")


@pytest.fixture
def desk(running: RunningCentre) -> Device:
    name = DeviceId("medborgerhus-desk")
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, name, VenueId("medborgerhus"))
    return taken_in(running, name)


@pytest.fixture
def kiosk(running: RunningCentre) -> Device:
    return taken_in(running, KIOSK)


def wait(device: Device, need: WaitingNeed = NEED, person: Contact = PERSON) -> Wait:
    key = device.running.centre.keys.sealing.public_key()
    return Wait(id=WaitingId(uuid4()), need=need, contact=seal_contact(person, key))


def book(waiting: WaitingId) -> Book:
    return Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(LOKALE_3, LayoutId("meeting"), TimeSpan(TEN, TEN + HOUR)),),
        persons=6,
        purpose=Purpose.MUSIC,
        from_waiting=waiting,
    )


def everybody(desk: Device) -> list[WaitingEntry]:
    answer = desk.ask(WaitingWanted())
    assert isinstance(answer, WaitingList)
    return list(answer.entries)


def test_whoever_waits_stands_on_the_desks_list_the_longest_first(
    running: RunningCentre, kiosk: Device, desk: Device
) -> None:
    first = wait(kiosk)
    kiosk.ask(first)
    running.clock.advance(timedelta(minutes=1))
    second = wait(desk, person=Contact(phone="40 00 00 02"))
    answer = desk.ask(second)

    assert answer == Waiting(wish=WaitingWish(second.id, NEED, running.clock()), ahead=1)
    assert [(one.wish.id, one.name, one.phone, one.email) for one in everybody(desk)] == [
        (first.id, PERSON.name, PERSON.phone, PERSON.email),
        (second.id, "", "40 00 00 02", ""),
    ]
    assert kiosk.ask(WaitingWanted()) == NotUnderstood(code="staff-only")


def test_waiting_twice_is_waiting_once_also_when_sealed_anew(kiosk: Device, desk: Device) -> None:
    first = wait(kiosk)
    again = msgspec.structs.replace(wait(kiosk), id=first.id)

    assert kiosk.ask(first) == kiosk.ask(again)
    assert len(everybody(desk)) == 1


def test_an_id_is_used_for_one_wish(kiosk: Device, desk: Device) -> None:
    first = wait(kiosk)
    kiosk.ask(first)
    larger = WaitingNeed(7, HOUR, FRIDAY, FRIDAY, space=LOKALE_3)

    assert kiosk.ask(msgspec.structs.replace(first, need=larger)) == SameIdOtherBody()
    assert [one.wish.need for one in everybody(desk)] == [NEED]


def test_stopping_twice_is_harmless(kiosk: Device, desk: Device) -> None:
    first = wait(kiosk)
    kiosk.ask(first)
    stop = StopWaiting(id=uuid4(), waiting=first.id)

    assert kiosk.ask(stop) == kiosk.ask(stop) == StoppedWaiting(waiting=first.id)
    assert desk.ask(StopWaiting(id=uuid4(), waiting=first.id)) == StoppedWaiting(waiting=first.id)
    assert everybody(desk) == []


def test_the_code_takes_one_off_the_list_and_no_other_does(kiosk: Device, desk: Device) -> None:
    first, second = wait(kiosk), wait(kiosk, person=Contact(phone="40 00 00 02"))
    kiosk.ask(first)
    kiosk.ask(second)
    leave = LeaveList(id=uuid4(), code=code_of(first.id))

    assert kiosk.ask(leave) == kiosk.ask(leave) == StoppedWaiting(waiting=first.id)
    answer = kiosk.ask(LeaveList(id=uuid4(), code=code_of(first.id)))

    assert isinstance(answer, NotWaiting)
    assert answer.refusal.code is RefusalCode.NO_LONGER_WAITING
    assert [one.wish.id for one in everybody(desk)] == [second.id]


def test_one_person_waits_for_so_much_and_the_house_may_put_them_on_for_more(kiosk: Device, desk: Device) -> None:
    for _ in range(MOST_WISHES):
        assert isinstance(kiosk.ask(wait(kiosk)), Waiting)

    answer = kiosk.ask(wait(kiosk, person=Contact("", "+45 40217355")))

    assert isinstance(answer, NotWaiting)
    assert answer.refusal.code is RefusalCode.WAITS_FOR_ENOUGH
    assert isinstance(kiosk.ask(wait(kiosk, person=Contact(phone="40 00 00 02"))), Waiting)
    assert isinstance(desk.ask(wait(desk)), Waiting)


def test_ahead_are_those_who_may_be_offered_the_same(running: RunningCentre, kiosk: Device) -> None:
    elsewhere = WaitingNeed(6, HOUR, FRIDAY, FRIDAY, house=VenueId("bibliotek"))
    later = WaitingNeed(6, HOUR, FRIDAY, FRIDAY, hours=hours("12:00", "14:00"), space=LOKALE_3)
    anywhere = WaitingNeed(6, HOUR, FRIDAY, FRIDAY, house=VenueId("medborgerhus"))
    for number, need in enumerate((elsewhere, later, anywhere, NEED)):
        kiosk.ask(wait(kiosk, need, Contact(phone=f"40 00 00 1{number}")))
    running.clock.advance(timedelta(seconds=1))

    answer = kiosk.ask(wait(kiosk))

    assert isinstance(answer, Waiting)
    assert answer.ahead == 2


def test_what_can_never_come_is_not_waited_for(kiosk: Device, desk: Device) -> None:
    crowd = WaitingNeed(900, HOUR, FRIDAY, FRIDAY)
    end_of_time = WaitingNeed(6, HOUR, date.max, date.max)

    answers = [kiosk.ask(wait(kiosk, need)) for need in (crowd, end_of_time)]

    assert [one.refusal.code for one in answers if isinstance(one, NotWaiting)] == [
        RefusalCode.TOO_MANY_PERSONS,
        RefusalCode.TOO_FAR_AHEAD,
    ]
    assert everybody(desk) == []


def test_the_desk_books_for_whoever_waits_and_the_contact_goes_over(kiosk: Device, desk: Device) -> None:
    first = wait(kiosk)
    kiosk.ask(first)
    command = book(first.id)

    answer = desk.ask(command)

    assert isinstance(answer, Confirmed)
    assert desk.ask(command) == answer
    assert everybody(desk) == []
    contacts = desk.ask(ContactsWanted(span=answer.booking.span))
    told = BookingContact(answer.booking.id, PERSON.name, PERSON.phone, PERSON.email)
    assert contacts == Contacts(contacts=(told,))


def test_nobody_is_booked_for_twice(kiosk: Device, desk: Device) -> None:
    first = wait(kiosk)
    kiosk.ask(first)
    desk.ask(book(first.id))

    answer = desk.ask(book(first.id))

    assert isinstance(answer, Declined)
    assert answer.refusals[0].code is RefusalCode.NO_LONGER_WAITING


def test_what_cannot_be_booked_leaves_the_wish_on_the_list(kiosk: Device, desk: Device) -> None:
    first = wait(kiosk)
    kiosk.ask(first)
    desk.ask(msgspec.structs.replace(book(first.id), from_waiting=None))

    assert isinstance(desk.ask(book(first.id)), Declined)
    assert [one.wish.id for one in everybody(desk)] == [first.id]


def test_a_wish_is_deleted_when_its_hours_have_passed(running: RunningCentre, kiosk: Device, desk: Device) -> None:
    kiosk.ask(wait(kiosk))

    running.clock.show(TEN + 2 * HOUR - timedelta(seconds=1))
    assert running.centre.store.upkeep.forget_contacts(now=running.clock()).waiting == 0
    running.clock.show(TEN + 2 * HOUR)
    assert everybody(desk) == []
    assert running.centre.store.upkeep.forget_contacts(now=running.clock()).waiting == 1


def test_who_waits_stands_in_no_feed_and_no_copy(running: RunningCentre, kiosk: Device) -> None:
    beginning = running.centre.store.head().cursor
    first = wait(kiosk)
    kiosk.ask(first)

    news, snapshot = kiosk.ask(Feed(after=beginning, wait_seconds=0)), kiosk.ask(SnapshotWanted())

    assert news == Changes(entries=())
    assert isinstance(snapshot, Snapshot)
    assert str(first.id) not in msgspec.json.encode(snapshot).decode()


def test_a_wish_without_an_end_or_a_beginning_is_not_understood(kiosk: Device) -> None:
    document = msgspec.to_builtins(wait(kiosk))
    for broken in ({"last_day": "2026-11-26"}, {"length": "P9D"}, {"persons": 10_001}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({**document, "need": {**document["need"], **broken}}, type=Wait)
