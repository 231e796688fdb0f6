"""A scanned receipt at the real centre: what it lost comes back, what is over stays over, what has gone is shown."""

from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace as replace_struct

from booking_core.central.data_folder.backups import back_up
from booking_core.central.machines import overview as machines
from booking_core.central.persons import person_of
from booking_core.domain.bookings import Booking, BookingState, Channel, Contact, Need, Openness, Purpose
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId
from booking_core.domain.places import KindOfUser
from booking_core.domain.quotas import PERSON_OPEN, Counting
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import ONE_DAY, TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    Book,
    Cancel,
    Cancelled,
    Changed,
    Confirmed,
    NoReceipt,
    NotUnderstood,
    Reschedule,
)
from booking_core.protocol.messages.escrow import ReceiptInDoubt, Redeem, RedeemAnswer, Redeemed
from booking_core.protocol.receipts import ReceiptState, facts_of, sign_receipt
from booking_core.protocol.sealing import open_contact, seal_contact
from booking_core.store.bookings import quota_store
from booking_core.store.machines import devices
from booking_core.store.machines.doubts import doubts
from tests.booking_core.central.kiosk_at_the_centre import AT_14, Kiosk, enrolled, wish_for
from tests.booking_core.central.machines.test_answering import Device
from tests.booking_core.central.restored_town import Town
from tests.booking_core.central.running_centre import RunningCentre, ask_for, herlev

FOYER, GARDEROBE, GALLERY = DeviceId("mh-kiosk-1"), DeviceId("mh-kiosk-2"), DeviceId("gg-kiosk-1")
STAFF = Origin(Channel.STAFF)
AN_HOUR = timedelta(hours=1)
JENS = Contact("Jens Ærø", "44 52 00 17")


@pytest.fixture
def kiosk(running: RunningCentre) -> Kiosk:
    started = Kiosk(enrolled(running, FOYER))
    started.start()
    return started


@pytest.fixture
def other(running: RunningCentre) -> Device:
    """Another machine, at which paper is shown."""
    machine = enrolled(running, GARDEROBE)
    machine.hello()
    return machine


def paper_of(kiosk: Kiosk, number: int = -1) -> str:
    """The token on a paper, signed by the kiosk itself."""
    return sign_receipt(facts_of(kiosk.paper[number]), kiosk.device.key)


def shown(at: Device, token: str) -> RedeemAnswer:
    answer = at.ask(Redeem(receipt=token))
    assert isinstance(answer, Redeemed | ReceiptInDoubt | NoReceipt), answer
    return answer


def code_of_no(answer: RedeemAnswer) -> str:
    assert isinstance(answer, NoReceipt), answer
    return answer.refusal.code


def kept(running: RunningCentre, one: Booking) -> Booking | None:
    return running.centre.store.bookings.with_id(str(one.id))


def in_the_hall(span: TimeSpan) -> Booking:
    """What a kiosk would have confirmed in a hall that it does not hold."""
    space = herlev().space_by_id[SpaceId("mh-store-sal-nord")]
    return Booking(
        id=BookingId(uuid4()),
        version=1,
        state=BookingState.CONFIRMED,
        space=space.id,
        layout=space.standing_layout.id,
        span=span,
        persons=4,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        user=KindOfUser.CITIZEN,
        channel=Channel.KIOSK,
        occupancy=(),
    )


def booked_by_staff(running: RunningCentre, there: Booking, *, replaces: BookingId | None = None) -> Booking:
    to = Alternative(there.space, there.layout, there.span)
    asked = Book(id=BookingId(uuid4()), alternatives=(to,), persons=4, purpose=there.purpose, replaces=replaces)
    answer = running.centre.store.submit(asked, STAFF, now=running.clock())
    assert isinstance(answer, Confirmed), answer
    return answer.booking


def cancelled(running: RunningCentre, one: Booking) -> Booking:
    answer = running.centre.store.submit(Cancel(id=uuid4(), booking=one.id, reason="x"), STAFF, now=running.clock())
    assert isinstance(answer, Cancelled), answer
    return answer.booking


def moved_to_the_hall(running: RunningCentre, one: Booking) -> Booking:
    there = in_the_hall(one.span)
    to = Alternative(there.space, there.layout, there.span)
    asked = Reschedule(id=uuid4(), booking=one.id, version=one.version, to=to)
    answer = running.centre.store.submit(asked, STAFF, now=running.clock())
    assert isinstance(answer, Changed), answer
    return answer.booking


def gone_to_others(running: RunningCentre, kiosk: Kiosk) -> Booking:
    """The kiosk's last paper is for cells that a partner has by now."""
    with running.centre.store.writing_books(now=running.clock()) as books:
        books.release(one.cell for one in kiosk.paper[-1].occupancy)
    answer = running.post("/v1/bookings", ask_for("mh-lok3", "2026-11-26T14:00:00Z", "2026-11-26T15:00:00Z"))
    theirs = running.centre.store.bookings.with_id(answer.json()["booking"]["id"])
    assert theirs is not None
    return theirs


def test_a_scanned_receipt_brings_back_a_booking_that_the_centre_never_heard_of(kiosk: Kiosk) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    (promised,) = kiosk.paper

    answer = running.get(f"/v1/receipts/{paper_of(kiosk)}")
    made = kept(running, promised)
    kiosk.sync()

    assert answer.json()["id"] == str(promised.id)
    assert made is not None
    assert (made.space, made.span, made.occupancy) == (promised.space, promised.span, promised.occupancy)
    assert kept(running, promised) == replace(promised, version=made.version + 1)


def wished_by(person: Contact, kiosk: Kiosk, *, starts_at: datetime = AT_14) -> Book:
    sealing_key = kiosk.device.running.centre.keys.sealing.public_key()
    wish = wish_for(starts_at=starts_at)
    return replace_struct(wish, needs=(Need.PROJECTOR,), contact=seal_contact(person, sealing_key))


def behind(running: RunningCentre, one: Booking) -> Contact | None:
    known = {told.booking: told for told in running.centre.contacts.touching(one.span).contacts}
    return Contact(known[one.id].name, known[one.id].phone) if one.id in known else None


def used_by(running: RunningCentre, person: Contact, like: Booking) -> dict[str, int]:
    """How much that person has used of each quota under which a booking like that comes."""
    party = person_of(person, running.centre.keys.counting)
    with running.centre.store.reading() as connection:
        used = quota_store.uses(connection, herlev(), [Counting.of(like)], party, now=running.clock())
    return {tally.rule: amount for tally, amount in used.items() if tally.party == party}


def test_who_booked_is_not_lost_when_the_paper_was_faster_than_its_kiosk(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    kiosk.want(wished_by(JENS, kiosk))
    shown(other, paper_of(kiosk))

    for _ in range(2):
        kiosk.sync()

    present = kept(running, kiosk.paper[-1])
    assert present == replace(kiosk.paper[-1], version=2)
    assert behind(running, kiosk.paper[-1]) == JENS
    assert kiosk.calendar.bookings[kiosk.paper[-1].id] == present


def test_who_booked_is_kept_also_where_the_house_has_moved_or_cancelled_it_meanwhile(
    kiosk: Kiosk, other: Device
) -> None:
    running = kiosk.device.running
    for hour in (0, 1):
        kiosk.want(wished_by(JENS, kiosk, starts_at=AT_14 + hour * AN_HOUR))
        shown(other, paper_of(kiosk))
    present = [known for one in kiosk.paper if (known := kept(running, one)) is not None]
    altered = [moved_to_the_hall(running, present[0]), cancelled(running, present[1])]
    instead = booked_by_staff(running, in_the_hall(altered[1].span), replaces=altered[1].id)

    kiosk.sync()

    assert [kept(running, one) for one in altered] == altered
    assert [behind(running, one) for one in (altered[0], instead)] == [JENS, JENS]
    assert used_by(running, JENS, altered[0]) == {PERSON_OPEN: 2}


def test_a_booking_counts_for_its_person_once_however_it_came(running: RunningCentre, other: Device) -> None:
    """Two in a house that gives a person ten hours a week: of one the paper was faster than the journal."""
    kiosk = Kiosk(enrolled(running, GALLERY))
    kiosk.start()
    for hour in (0, 1):
        wish = wished_by(JENS, kiosk, starts_at=AT_14 + hour * AN_HOUR)
        there = Alternative(SpaceId("gg-vaerksted"), LayoutId("workshop"), wish.alternatives[0].span)
        kiosk.want(replace_struct(wish, alternatives=(there,), needs=()))
    shown(other, paper_of(kiosk))

    for _ in range(2):
        kiosk.sync()

    assert used_by(running, JENS, kiosk.paper[-1]) == {PERSON_OPEN: 2, "gammelgaard-uge": 120}


def test_what_goes_beyond_a_persons_quota_is_shown_also_when_the_paper_was_faster(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    for hour in range(4):
        kiosk.want(wished_by(JENS, kiosk, starts_at=AT_14 + hour * AN_HOUR))
    shown(other, paper_of(kiosk))

    kiosk.sync()

    with running.centre.store.reading() as connection:
        shown_to_the_desk = [one.booking.id for one in doubts(connection, now=running.clock())]
    assert kiosk.paper[-1].id in shown_to_the_desk


def test_a_journal_never_puts_its_people_behind_a_booking_of_another_machine(kiosk: Kiosk) -> None:
    """Whatever a kiosk says it has confirmed."""
    running = kiosk.device.running
    theirs = booked_by_staff(running, in_the_hall(TimeSpan(AT_14, AT_14 + AN_HOUR)))
    kiosk.want(replace_struct(wished_by(JENS, kiosk), id=theirs.id))

    kiosk.sync()

    assert kiosk.paper[-1].id == theirs.id
    assert kept(running, theirs) == theirs
    assert behind(running, theirs) is None


def test_whom_to_call_about_a_paper_in_doubt_is_told_when_its_kiosk_is_heard(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    kiosk.want(wished_by(JENS, kiosk))
    gone_to_others(running, kiosk)
    shown(other, paper_of(kiosk))

    kiosk.sync()

    with running.centre.store.reading() as connection:
        (doubt,) = doubts(connection, now=running.clock())
    assert doubt.contact is not None
    assert open_contact(doubt.contact, running.centre.keys.sealing) == JENS
    assert doubt.booking == kiosk.paper[-1]


def test_any_machine_redeems_the_paper_of_another(kiosk: Kiosk, other: Device) -> None:
    kiosk.want(wish_for())

    first, again = shown(other, paper_of(kiosk)), shown(other, paper_of(kiosk))
    forged = shown(other, sign_receipt(facts_of(kiosk.paper[-1]), Ed25519PrivateKey.generate()))

    assert isinstance(first, Redeemed)
    assert (first.booking.id, first.made_again) == (kiosk.paper[-1].id, True)
    assert again == Redeemed(booking=first.booking)
    assert code_of_no(forged) == RefusalCode.UNKNOWN_BOOKING


def test_paper_for_cells_that_have_gone_to_others_is_shown_to_the_desk(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    gone_to_others(running, kiosk)

    answer = shown(other, paper_of(kiosk))
    page = running.get(f"/v1/receipts/{paper_of(kiosk)}")

    with running.centre.store.reading() as connection:
        (doubt,) = doubts(connection, now=running.clock())
    assert isinstance(answer, ReceiptInDoubt)
    assert (answer.doubt.booking.id, answer.doubt.told_by) == (kiosk.paper[-1].id, FOYER)
    assert (doubt.booking.id, doubt.told_by) == (kiosk.paper[-1].id, FOYER)
    assert page.status_code == HTTPStatus.NOT_FOUND


def test_what_was_booked_in_its_place_counts_and_neither_paper_nor_journal_brings_the_first_back(
    kiosk: Kiosk, other: Device
) -> None:
    """Also when the cells it was for have become free meanwhile; the journal tells whom to call."""
    running = kiosk.device.running
    kiosk.want(wished_by(JENS, kiosk))
    (promised,) = kiosk.paper
    theirs = gone_to_others(running, kiosk)
    shown(other, paper_of(kiosk))
    instead = booked_by_staff(running, in_the_hall(promised.span), replaces=promised.id)
    cancelled(running, theirs)

    answer = shown(other, paper_of(kiosk))
    kiosk.sync()

    assert answer == shown(other, paper_of(kiosk)) == Redeemed(booking=instead)
    assert kept(running, promised) is None
    assert behind(running, instead) == JENS


def test_whoever_gives_back_what_another_was_booked_in_place_of_gives_that_other_back(
    kiosk: Kiosk, other: Device
) -> None:
    """They do so at a kiosk without contact, with the only code they have."""
    running = kiosk.device.running
    kiosk.want(wished_by(JENS, kiosk))
    (promised,) = kiosk.paper
    theirs = gone_to_others(running, kiosk)
    shown(other, paper_of(kiosk))
    instead = booked_by_staff(running, in_the_hall(promised.span), replaces=promised.id)
    cancelled(running, theirs)
    kiosk.give_back(promised.id)

    kiosk.sync()

    given_back = kept(running, instead)
    assert given_back is not None
    assert given_back.state is BookingState.CANCELLED_BY_CITIZEN
    assert kept(running, promised) is None


def test_whoever_comes_to_what_another_was_booked_in_place_of_has_come_to_that_other(
    kiosk: Kiosk, other: Device
) -> None:
    """Else it would be given to others as nobody's, with its people in the house."""
    running = kiosk.device.running
    kiosk.want(wished_by(JENS, kiosk))
    (promised,) = kiosk.paper
    theirs = gone_to_others(running, kiosk)
    shown(other, paper_of(kiosk))
    instead = booked_by_staff(running, in_the_hall(promised.span), replaces=promised.id)
    cancelled(running, theirs)
    running.clock.advance(promised.span.starts_at - running.clock())
    kiosk.arrive(promised.id)

    kiosk.sync()

    come = kept(running, instead)
    assert come is not None
    assert come.state is BookingState.CHECKED_IN


def test_the_paper_of_a_cancelled_booking_brings_nothing_back(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    kiosk.sync()
    ended = cancelled(running, kiosk.paper[-1])

    assert code_of_no(shown(other, paper_of(kiosk))) == RefusalCode.ALREADY_OVER
    assert kept(running, kiosk.paper[-1]) == ended


def test_the_paper_of_a_cancelled_booking_leads_to_the_one_made_again(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    kiosk.sync()
    cancelled(running, kiosk.paper[-1])
    again = booked_by_staff(running, in_the_hall(kiosk.paper[-1].span), replaces=kiosk.paper[-1].id)

    assert shown(other, paper_of(kiosk)) == Redeemed(booking=again)


def test_an_older_paper_of_a_moved_booking_leads_to_where_it_is_now(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    kiosk.sync()
    moved = moved_to_the_hall(running, kiosk.paper[-1])

    assert shown(other, paper_of(kiosk)) == Redeemed(booking=moved)


def test_the_paper_of_a_move_that_a_restored_centre_forgot_moves_it_again(town: Town, tmp_path: Path) -> None:
    town.kiosk.want(wish_for())
    town.kiosk.sync()
    back_up(town.folder, tmp_path / "before the move.sqlite")
    moved = moved_to_the_hall(town.running, town.kiosk.paper[-1])
    token = sign_receipt(facts_of(moved), town.running.centre.keys.signing)
    town.back_to(tmp_path / "before the move.sqlite")
    town.kiosk.hear_epoch(town.epoch)
    town.kiosk.report()
    town.desk_reports()

    answer = shown(town.desk, token)

    assert isinstance(answer, Redeemed)
    assert (answer.booking.space, answer.booking.span, answer.booking.version) == (
        moved.space,
        moved.span,
        moved.version,
    )
    assert answer.made_again
    assert kept(town.running, moved) == answer.booking


def test_while_the_centre_recovers_the_paper_waits(town: Town, copy: Path) -> None:
    town.kiosk.want(wish_for())
    token = paper_of(town.kiosk)
    town.back_to(copy)
    town.desk.epoch = town.epoch

    assert code_of_no(shown(town.desk, token)) == RefusalCode.RECOVERING
    assert kept(town.running, town.kiosk.paper[-1]) is None


def test_paper_that_is_over_or_was_never_more_than_a_request_brings_nothing(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    facts = facts_of(kiosk.paper[-1])
    request = sign_receipt(replace(facts, state=ReceiptState.REQUEST), kiosk.device.key)

    assert code_of_no(shown(other, request)) == RefusalCode.UNKNOWN_BOOKING
    running.clock.advance(timedelta(hours=3))
    assert code_of_no(shown(other, paper_of(kiosk))) == RefusalCode.ALREADY_OVER


# A machine that is gone


def lost(running: RunningCentre) -> None:
    machines.lose(running.centre, FOYER, ("Anna", "Bo"), anyway=True, now=running.clock())


def test_what_a_lost_machine_signed_brings_back_its_booking_in_the_cells_that_are_blocked(
    kiosk: Kiosk, other: Device
) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    lost(running)

    answer = shown(other, paper_of(kiosk))

    assert isinstance(answer, Redeemed)
    assert kept(running, kiosk.paper[-1]) == answer.booking
    assert kiosk.sync() == NotUnderstood(code="device-unknown")


def test_whoever_has_a_lost_machine_makes_no_bookings_with_its_key(kiosk: Kiosk, other: Device) -> None:
    """In a room it never held people decide; of a later day nobody is told."""
    running = kiosk.device.running
    lost(running)
    span = TimeSpan(AT_14, AT_14 + timedelta(hours=1))
    elsewhere = in_the_hall(span)
    later = replace(elsewhere, id=BookingId(uuid4()), span=TimeSpan(AT_14 + 3 * ONE_DAY, AT_14 + 3 * ONE_DAY + AN_HOUR))

    decided_by_people = shown(other, sign_receipt(facts_of(elsewhere), kiosk.device.key))
    not_at_all = shown(other, sign_receipt(facts_of(later), kiosk.device.key))

    assert isinstance(decided_by_people, ReceiptInDoubt)
    assert code_of_no(not_at_all) == RefusalCode.UNKNOWN_BOOKING
    assert running.centre.store.feed.snapshot(now=running.clock()).bookings == ()


def test_nobody_moves_a_booking_with_the_key_of_a_kiosk(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    theirs = booked_by_staff(running, in_the_hall(TimeSpan(AT_14, AT_14 + AN_HOUR)))
    newer = replace(theirs, version=9, span=TimeSpan(AT_14 + 2 * AN_HOUR, AT_14 + 3 * AN_HOUR))

    assert code_of_no(shown(other, sign_receipt(facts_of(newer), kiosk.device.key))) == RefusalCode.UNKNOWN_BOOKING
    assert kept(running, theirs) == theirs


@pytest.mark.parametrize("was_lost", [False, True], ids=["replaced", "found again"])
def test_what_a_machine_signed_before_it_was_enrolled_anew_stays_readable(
    kiosk: Kiosk, other: Device, *, was_lost: bool
) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    if was_lost:
        lost(running)
    enrolled(running, FOYER)

    answer = shown(other, paper_of(kiosk))
    welcome = other.hello()

    assert isinstance(answer, Redeemed)
    assert kiosk.device.key.public_key().public_bytes_raw() in welcome.receipt_keys
    assert kiosk.sync() == NotUnderstood(code="signature-wrong")


def test_a_retired_machine_leaves_its_paper_readable(kiosk: Kiosk, other: Device) -> None:
    running = kiosk.device.running
    kiosk.want(wish_for())
    with running.centre.store.writing() as connection:
        devices.retire(connection, FOYER)

    assert isinstance(shown(other, paper_of(kiosk)), Redeemed)
