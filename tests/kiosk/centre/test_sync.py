"""A machine follows its centre, says honestly when it cannot, and catches up when it can."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from structlog.testing import capture_logs

from booking_core.domain.bookings import BookingState
from booking_core.domain.calendar import Calendar
from booking_core.protocol.codes import code_of
from booking_core.protocol.feed import beginning
from booking_core.protocol.messages import (
    Book,
    BookingChanged,
    Cursor,
    Hello,
    HelloStart,
    PlacesChanged,
    SnapshotWanted,
)
from booking_core.protocol.messages.escrow import Sync
from booking_core.store.machine_disk.outbox import WishState
from kiosk.centre.sync import LONGEST_PAUSE_OF_THE_UNKNOWN_SECONDS as LONGEST_UNKNOWN
from kiosk.centre.sync import LONGEST_PAUSE_SECONDS as LONGEST
from kiosk.centre.sync import pauses
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre, booking_somewhere
from tests.kiosk.machine import LATER_TODAY, MachineUnderTest, a_wish, running_machine
from ui.ports import BookingConfirmed, BookingRequested, CentreSilent

LONG_POLL_SECONDS = 20


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with running_machine(centre, tmp_path, knows_places=False) as machine:
        yield machine


def test_the_first_picture_is_a_snapshot(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    booking = booking_somewhere()
    centre.change(BookingChanged(booking=booking))

    machine.sync.start()

    picture = machine.screen.until_connected()
    assert picture.municipality == centre.municipality
    assert picture.calendar.bookings == {booking.id: booking}
    assert picture.seen_at == NOON


def test_each_change_becomes_a_new_picture(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    machine.sync.start()
    machine.screen.until_connected()
    booking = booking_somewhere()

    centre.change(BookingChanged(booking=booking))

    assert machine.screen.until_booked(booking.id).calendar.bookings[booking.id] == booking
    assert centre.count(SnapshotWanted) == 1


def test_a_turn_that_fails_in_a_way_nobody_thought_of_is_not_the_last(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.sync.start()
    machine.screen.until_connected()
    shown = machine.now.pop()

    centre.change(BookingChanged(booking=booking_somewhere()))
    machine.screen.until_lost()
    machine.now.append(shown)

    assert machine.screen.until_connected().calendar.bookings


def test_a_machine_that_runs_for_days_lets_go_of_what_is_over(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    over, coming = booking_somewhere(), booking_somewhere(starts_at=NOON + timedelta(days=2))
    machine.sync.start()
    machine.screen.until_connected()
    centre.change(BookingChanged(booking=over))
    machine.screen.until_booked(over.id)
    del centre.bookings[over.id]

    machine.now[0] += timedelta(days=1)
    centre.change(BookingChanged(booking=coming))

    assert machine.screen.until_gone(over.id).calendar.bookings == {coming.id: coming}
    assert centre.snapshots_given == 2


def test_nor_does_a_clock_that_was_years_ahead_at_the_start_make_a_snapshot_last_for_years(
    centre: LoopbackCentre, tmp_path: Path
) -> None:
    with running_machine(centre, tmp_path, knows_places=False) as first:
        first.sync.start()
        first.screen.until_connected()
    coming = booking_somewhere(starts_at=NOON + timedelta(days=2))

    in_years = NOON + timedelta(days=4000)
    with running_machine(centre, tmp_path, knows_places=False, clock_shows=in_years) as machine:
        machine.now[0] = NOON
        machine.sync.start()
        machine.screen.until_connected()
        machine.now[0] += timedelta(days=1)
        centre.change(BookingChanged(booking=coming))

        centre.until(lambda: centre.snapshots_given == 2)


def test_a_booking_made_here_and_brought_by_the_feed_is_one_booking(machine: MachineUnderTest) -> None:
    machine.sync.start()
    machine.screen.until_connected()

    outcome = machine.desk.book(a_wish())

    assert isinstance(outcome, BookingConfirmed)
    other = booking_somewhere(starts_at=LATER_TODAY)
    machine.centre.change(BookingChanged(booking=other))
    picture = machine.screen.until_booked(other.id)
    assert picture.calendar.bookings == {outcome.booking.id: outcome.booking, other.id: other}


def test_an_older_version_from_the_feed_does_not_undo_what_was_done_here(machine: MachineUnderTest) -> None:
    booking = booking_somewhere()
    ended = replace(booking, version=2, state=BookingState.CANCELLED_BY_CITIZEN, occupancy=())
    with machine.centre.changed:
        machine.pictures.begin(machine.centre.municipality, calendar_of(machine), seen_at=NOON, connected=True)
    machine.pictures.changed((ended,))

    machine.pictures.changed((booking,), seen_at=NOON)

    assert machine.screen.newest.calendar.bookings[booking.id] == ended


def test_a_restarted_machine_shows_its_replica_before_it_has_contact(centre: LoopbackCentre, tmp_path: Path) -> None:
    booking = booking_somewhere()
    centre.change(BookingChanged(booking=booking))
    with running_machine(centre, tmp_path, knows_places=False) as machine:
        machine.sync.start()
        machine.screen.until_connected()
    centre.stop()

    with running_machine(centre, tmp_path, knows_places=False) as again:
        again.sync.start()

        first = again.screen.pictures[0]
        assert not first.connected
        assert first.seen_at == NOON
        assert set(first.calendar.bookings) == {booking.id}


def test_a_machine_that_was_away_catches_up_from_its_cursor(centre: LoopbackCentre, tmp_path: Path) -> None:
    with running_machine(centre, tmp_path, knows_places=False) as machine:
        machine.sync.start()
        machine.screen.until_connected()
    booking = booking_somewhere()
    centre.change(BookingChanged(booking=booking))

    with running_machine(centre, tmp_path, knows_places=False) as again:
        again.sync.start()
        again.screen.until_booked(booking.id)

    assert centre.count(SnapshotWanted) == 1


def test_a_centre_that_stops_is_noticed_and_one_that_returns_too(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.sync.start()
    machine.screen.until_connected()
    machine.now[0] = NOON + timedelta(minutes=2)
    polls = centre.count(Sync)
    centre.until(lambda: centre.count(Sync) > polls + 1)

    centre.stop()
    lost = machine.screen.until_lost()
    centre.start()
    machine.screen.until_connected()

    assert lost.seen_at == NOON + timedelta(minutes=2)


@pytest.mark.parametrize("fault", [Fault.HTTP_500, Fault.CAPTIVE_PORTAL, Fault.WRONG_KEY, Fault.REDIRECT, Fault.SILENT])
def test_what_is_not_the_centre_counts_as_no_contact(
    machine: MachineUnderTest, centre: LoopbackCentre, fault: Fault
) -> None:
    machine.sync.start()
    machine.screen.until_connected()

    centre.faults[Sync] = fault

    machine.screen.until_lost()
    centre.faults.clear()
    machine.screen.until_connected()


def test_a_machine_started_before_its_centre_finds_it(centre: LoopbackCentre, machine: MachineUnderTest) -> None:
    centre.stop()
    machine.sync.start()

    centre.start()

    assert machine.screen.until_connected().calendar.bookings == {}


def test_a_centre_that_was_restarted_is_greeted_and_followed(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    machine.sync.start()
    machine.screen.until_connected()
    centre.restart()
    booking = booking_somewhere()

    centre.change(BookingChanged(booking=booking))

    machine.screen.until_booked(booking.id)
    assert centre.count(Hello) == 2


def test_a_feed_that_does_not_follow_is_answered_with_a_snapshot(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.sync.start()
    machine.screen.until_connected()
    booking = booking_somewhere()

    with centre.changed:
        centre.head = replace_hash(centre)
        centre._change(BookingChanged(booking=booking))

    machine.screen.until_booked(booking.id)
    assert centre.snapshots_given == 2


def test_a_cursor_the_centre_does_not_know_is_answered_with_a_snapshot(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.sync.start()
    machine.screen.until_connected()
    booking = booking_somewhere()

    with centre.changed:
        centre.epoch = 2
        centre.entries.clear()
        centre.head = beginning(2)
        centre._change(BookingChanged(booking=booking))

    machine.screen.until_booked(booking.id)
    assert centre.snapshots_given == 2


def test_new_places_are_fetched(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    machine.sync.start()
    machine.screen.until_connected()

    with centre.changed:
        centre.municipality = replace(centre.municipality, name="Nyby Kommune")
        centre._change(PlacesChanged(version=2))

    centre.until(lambda: centre.count(SnapshotWanted) == 2)
    polls = centre.count(Sync)
    centre.until(lambda: centre.count(Sync) > polls)
    assert machine.screen.newest.municipality.name == "Nyby Kommune"


def test_a_torn_replica_is_fetched_anew_and_the_outbox_stays(centre: LoopbackCentre, tmp_path: Path) -> None:
    wish = a_wish(starts_at=LATER_TODAY)
    with running_machine(centre, tmp_path) as machine:
        centre.faults[Book] = Fault.HTTP_500
        assert isinstance(machine.desk.book(wish), BookingRequested)
    (tmp_path / "replica.sqlite").write_bytes(b"torn" * 5000)
    centre.faults.clear()

    with running_machine(centre, tmp_path, knows_places=False) as again:
        again.sync.start()
        again.screen.until_booked(wish.id)

        kept = again.outbox.wish(wish.id)
        assert kept is not None
        assert kept.state is WishState.CONFIRMED
        assert (tmp_path / "replica.sqlite.damaged-1").exists()


def test_with_contact_back_requests_are_sent_and_unheard_confirmations_given_back(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.sync.start()
    machine.screen.until_connected()
    request, unheard = a_wish(starts_at=LATER_TODAY), a_wish()
    centre.faults[Book] = Fault.DONE_BUT_LOST
    assert isinstance(machine.desk.book(request), BookingRequested)
    assert machine.desk.book(unheard) == CentreSilent()

    centre.faults.clear()
    centre.until(lambda: unheard.id in centre.bookings and not centre.bookings[unheard.id].state.occupies)
    picture = machine.screen.until_booked(request.id)

    assert picture.calendar.bookings[request.id].state is BookingState.CONFIRMED
    polls = centre.count(Sync)
    centre.until(lambda: centre.count(Sync) > polls + 1)
    found = machine.desk.find(code_of(request.id))
    assert isinstance(found, tuple)
    assert found[0].booking is not None


def test_stopping_does_not_wait_for_a_poll(centre: LoopbackCentre, tmp_path: Path) -> None:
    with running_machine(centre, tmp_path, knows_places=False, poll_seconds=LONG_POLL_SECONDS) as machine:
        machine.sync.start()
        machine.screen.until_connected()
        centre.until(lambda: centre.count(Sync) > 1)
        began = monotonic()

        machine.sync.stop()

        assert monotonic() - began < LONG_POLL_SECONDS / 2


def calendar_of(machine: MachineUnderTest) -> Calendar:
    return Calendar.of(machine.centre.bookings.values())


def replace_hash(centre: LoopbackCentre) -> Cursor:
    return Cursor(centre.head.epoch, centre.head.number, "0" * 64)


def test_a_machine_that_the_centre_does_not_take_any_more_says_so_until_it_does(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.sync.start()
    machine.screen.until_connected()
    with capture_logs() as logged:
        centre.objections |= {Sync: "device-unknown", HelloStart: "device-unknown"}
        told = machine.screen.until(lambda picture: picture.disowned)
        asked = centre.count(HelloStart)
        centre.until(lambda: centre.count(HelloStart) > asked + 1)
        centre.objections.clear()
        again = machine.screen.until_connected()

    assert (told.connected, again.disowned) == (False, False)
    assert [one["code"] for one in logged if one["event"].startswith("the centre does not know this machine")] == [
        "device-unknown"
    ]


def test_a_machine_that_is_not_taken_asks_less_and_less_often() -> None:
    def told(longest: float) -> list[float]:
        return list(islice(pauses(Random(1), lambda: longest), 9))

    usual, unknown = told(LONGEST), told(LONGEST_UNKNOWN)

    assert max(usual) <= 5
    assert usual[:4] == unknown[:4]
    assert 30 <= unknown[-1] <= 60
