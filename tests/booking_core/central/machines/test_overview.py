"""What a desk is told of its house's machines: what they hold, what is in doubt, and who has not been heard."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from time import monotonic
from uuid import uuid4

import msgspec
import pytest

from booking_core.central.machines.overview import listing, lose
from booking_core.domain.bookings import Contact
from booking_core.domain.identity import BookingId, DeviceId, DeviceRole, VenueId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.device import sync_of
from booking_core.protocol.escrow.books import Doubt
from booking_core.protocol.messages import BookingsWanted, Contacts, ContactsWanted, NotUnderstood, WaitingWanted
from booking_core.protocol.messages.escrow import NO_BACKLOG, Backlog, FrozenBecause, Machines, MachinesWanted, Synced
from booking_core.protocol.sealing import seal_contact
from booking_core.store.machines import devices
from tests.booking_core.central.kiosk_at_the_centre import Kiosk, enrolled, wish_for
from tests.booking_core.central.machines.test_answering import Device
from tests.booking_core.central.running_centre import RunningCentre, ask_for

pytestmark = pytest.mark.usefixtures("each_engine")

FOYER, DESK = DeviceId("mh-kiosk-1"), DeviceId("medborgerhus-desk")
HOUSE = VenueId("medborgerhus")


@pytest.fixture
def kiosk(running: RunningCentre) -> Kiosk:
    started = Kiosk(enrolled(running, FOYER))
    started.start()
    return started


@pytest.fixture
def desk(running: RunningCentre) -> Device:
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, DESK, HOUSE)
    one = enrolled(running, DESK)
    one.hello(None)
    return one


def asked(desk: Device) -> Machines:
    answer = desk.ask(MachinesWanted())
    assert isinstance(answer, Machines)
    return answer


def test_a_kiosk_is_shown_with_the_rooms_it_holds_and_until_when(kiosk: Kiosk, desk: Device) -> None:
    seen = {one.device: one for one in asked(desk).machines}

    assert {one.role for one in seen.values()} == {DeviceRole.KIOSK, DeviceRole.DESK}
    assert {one.room for one in seen[FOYER].held} == {"lok3", "lok4", "lok5", "foyer"}
    assert sum(one.quarters for one in seen[FOYER].held) == len(kiosk.state.holdings)
    assert {one.until for one in seen[FOYER].held} == {kiosk.now.replace(day=27, hour=11, minute=0)}
    assert seen[FOYER].in_doubt == ()
    assert seen[DESK].held == ()


def unprinted_at_the_foyer(desk: Device) -> tuple[BookingId, ...]:
    return next(one.unprinted for one in asked(desk).machines if one.device == FOYER)


def test_whose_paper_may_not_have_come_out_is_shown_with_the_kiosk_as_it_told_last(kiosk: Kiosk, desk: Device) -> None:
    lost, other = BookingId(uuid4()), BookingId(uuid4())
    shown = []
    for unprinted in ((lost, other), (lost,), ()):
        sync = sync_of(kiosk.state, kiosk.cursor, wait_seconds=0)
        for _ in range(2):
            kiosk.device.ask(msgspec.structs.replace(sync, unprinted=unprinted))
        shown.append(unprinted_at_the_foyer(desk))

    assert shown == [(lost, other), (lost,), ()]


def test_what_waits_at_a_kiosk_is_shown_to_the_desk_and_to_operations(kiosk: Kiosk, desk: Device) -> None:
    sync = sync_of(kiosk.state, kiosk.cursor, wait_seconds=0)
    shown = []
    for backlog in (Backlog(2, 1, printer_is_away=True), NO_BACKLOG):
        kiosk.device.ask(msgspec.structs.replace(sync, backlog=backlog))
        told = next(one for one in asked(desk).machines if one.device == FOYER)
        lines = "\n".join(listing(kiosk.device.running.centre.store, now=kiosk.now))
        shown.append((told.backlog, [word in lines for word in ("takes nothing", "2 papers wait", "1 things that")]))

    assert shown == [(Backlog(2, 1, printer_is_away=True), [True] * 3), (NO_BACKLOG, [False] * 3)]


def test_whoever_catches_a_question_about_people_does_not_learn_the_answer_too(desk: Device) -> None:
    """It may lie in a proxy's log: sent again, from wherever, it names nobody."""
    span = TimeSpan(desk.running.clock(), desk.running.clock() + timedelta(days=1))
    for question in (ContactsWanted(span=span), BookingsWanted(text="44"), WaitingWanted()):
        caught = desk.seal(question)
        assert not isinstance(desk.send(caught), NotUnderstood)

        assert desk.send(caught) == NotUnderstood(code="sequence-old")


def test_a_poll_that_waits_writes_nothing_back_that_its_kiosk_has_told_newer(kiosk: Kiosk, desk: Device) -> None:
    running, lost = kiosk.device.running, BookingId(uuid4())
    sync = sync_of(kiosk.state, kiosk.cursor, wait_seconds=20)
    poll = kiosk.device.seal(msgspec.structs.replace(sync, unprinted=(lost,)))
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(kiosk.device.send, poll)
        until = monotonic() + 10
        while unprinted_at_the_foyer(desk) != (lost,):
            assert monotonic() < until
        kiosk.device.ask(msgspec.structs.replace(sync, wait_seconds=0))
        booked = running.post("/v1/bookings", ask_for("bib-salen-a", "2026-11-26T14:00:00Z", "2026-11-26T15:00:00Z"))
        answer = waiting.result(timeout=15)

    assert booked.status_code == HTTPStatus.CREATED, booked.text
    assert isinstance(answer, Synced)
    assert answer.changes
    assert unprinted_at_the_foyer(desk) == ()


def test_what_nobody_can_prove_unsold_is_shown_as_in_doubt(kiosk: Kiosk, desk: Device) -> None:
    kiosk.restart(boot="second")
    kiosk.start()

    (seen,) = (one for one in asked(desk).machines if one.device == FOYER)

    assert seen.held == ()
    assert {one.room for one in seen.in_doubt} == {"lok3", "lok4", "lok5", "foyer"}
    assert {one.why for one in seen.in_doubt} == {FrozenBecause.UNPROVED}


def test_what_a_lost_machine_held_is_nobodys_and_in_doubt(running: RunningCentre, kiosk: Kiosk, desk: Device) -> None:
    lose(running.centre, FOYER, ("Ane", "Bo"), anyway=True, now=running.clock())

    (seen,) = (one for one in asked(desk).machines if one.device == FOYER)

    assert (seen.is_lost, seen.held) == (True, ())
    assert sum(one.quarters for one in seen.in_doubt) == len(kiosk.state.holdings)
    assert {one.why for one in seen.in_doubt} == {FrozenBecause.LOST}


def test_for_whom_a_restored_centre_waits_is_told_of_all_houses(running: RunningCentre, kiosk: Kiosk) -> None:
    elsewhere = enrolled(running, DeviceId("bib-kiosk-1"))
    store = running.centre.store
    store.recover_above(store.head().epoch, now=running.clock())

    told = store.machines(HOUSE, now=running.clock())

    assert told.recovering
    assert {(one.device, one.venue) for one in told.waited_for} == {
        (kiosk.device.name, HOUSE),
        (elsewhere.name, VenueId("bibliotek")),
    }


def test_a_booking_whose_cells_went_elsewhere_is_shown(running: RunningCentre, kiosk: Kiosk, desk: Device) -> None:
    kiosk.want(wish_for())
    (printed,) = kiosk.paper
    with running.centre.store.writing_books(now=running.clock()) as books:
        books.doubt(Doubt(printed, FOYER), now=running.clock())

    (doubt,) = asked(desk).in_doubt

    assert (doubt.booking, doubt.why, doubt.told_by) == (printed, "cells", FOYER)


def test_what_is_booked_in_the_place_of_a_booking_in_doubt_takes_over_whom_to_call(
    running: RunningCentre, kiosk: Kiosk, desk: Device
) -> None:
    kiosk.want(wish_for())
    (printed,) = kiosk.paper
    lost = replace(printed, id=BookingId(uuid4()))
    whom = seal_contact(Contact("Jens Ærø", "44 52 00 17"), running.centre.keys.sealing.public_key())
    with running.centre.store.writing_books(now=running.clock()) as books:
        books.doubt(Doubt(lost, FOYER, whom), now=running.clock())

    instead = wish_for("mh-lille-sal", "rows", starts_at=lost.span.starts_at)
    desk.ask(msgspec.structs.replace(instead, contact=None, replaces=lost.id))

    answer = desk.ask(ContactsWanted(span=lost.span))
    assert isinstance(answer, Contacts)
    assert [(one.booking, one.name) for one in answer.contacts if one.name] == [(instead.id, "Jens Ærø")]


def test_a_kiosk_is_not_told(kiosk: Kiosk) -> None:
    assert kiosk.device.ask(MachinesWanted()) == NotUnderstood(code="staff-only")


def test_when_a_machine_was_last_heard_is_told(running: RunningCentre, kiosk: Kiosk, desk: Device) -> None:
    (seen,) = (one for one in asked(desk).machines if one.device == kiosk.device.name)

    assert seen.told_at is not None
    assert running.clock() - seen.told_at < timedelta(minutes=1)
