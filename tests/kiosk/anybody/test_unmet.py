"""What nothing fitted for is told to the centre as soon as it answers, once, and never waited for."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import structlog

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.finding.search import Search
from booking_core.domain.told.demand import UnmetSource, UnmetWish
from booking_core.protocol.messages import MOST_UNMET, NoteUnmet
from booking_core.store.machine_disk.outbox import MOST_UNMET_KEPT, UnmetNote
from kiosk.anybody.unmet import UnmetInMemory
from kiosk.centre.failures import CentreFailure
from kiosk.centre.objections import REST_AFTER_AN_OBJECTION
from tests.booking_core.sample_places import HOUSE
from tests.booking_core.store.machine_disk.test_unmet_notes import a_wish
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre
from tests.kiosk.machine import SOON, MachineUnderTest, running_machine

SEARCH = Search(
    HOUSE, SOON, timedelta(hours=2), persons=200, purpose=Purpose.MUSIC, needs=frozenset({Need.HEARING_LOOP})
)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with running_machine(centre, tmp_path) as machine:
        yield machine


def told(centre: LoopbackCentre) -> list[NoteUnmet]:
    return [message for message in centre.heard if isinstance(message, NoteUnmet)]


def kept(machine: MachineUnderTest) -> list[UnmetWish]:
    return [note.wish for note in machine.outbox.unmet(MOST_UNMET_KEPT)]


def test_what_nothing_fits_for_is_on_the_disk_and_not_waited_for(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.desk.note_unmet(SEARCH)

    (wish,) = kept(machine)
    assert (wish.source, wish.venue, wish.persons, wish.hour) == (UnmetSource.KIOSK_SEARCH, HOUSE, 200, 13)
    assert (wish.noted_at, wish.needs, wish.code) == (NOON, (Need.HEARING_LOOP,), None)
    assert centre.heard == []


def test_the_centre_is_told_with_the_other_errands(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    machine.desk.note_unmet(SEARCH)
    (wish,) = kept(machine)

    machine.errands.settle()

    assert [message.wishes for message in told(centre)] == [(wish,)]
    assert kept(machine) == []


def test_where_nothing_is_noted_nothing_is_told(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    machine.errands.settle()

    assert told(centre) == []


@pytest.mark.parametrize("fault", [Fault.HTTP_500, Fault.DONE_BUT_LOST, Fault.WRONG_KEY, Fault.CLOSED_IN_THE_MIDDLE])
def test_without_an_answer_it_is_told_again_under_the_same_id(
    machine: MachineUnderTest, centre: LoopbackCentre, fault: Fault
) -> None:
    machine.desk.note_unmet(SEARCH)
    centre.faults[NoteUnmet] = fault
    with pytest.raises(CentreFailure):
        machine.errands.settle()
    centre.faults.clear()

    machine.errands.settle()

    assert len({message.id for message in told(centre)}) == 1
    assert len(told(centre)) > 1
    assert kept(machine) == []


def test_what_was_noted_while_the_centre_was_away_is_told_after_a_restart(
    centre: LoopbackCentre, tmp_path: Path
) -> None:
    centre.stop()
    with running_machine(centre, tmp_path) as machine:
        machine.desk.note_unmet(SEARCH)
        with pytest.raises(CentreFailure):
            machine.errands.settle()
    centre.start()

    with running_machine(centre, tmp_path) as again:
        again.errands.settle()

        assert [len(message.wishes) for message in told(centre)] == [1]
        assert kept(again) == []


def test_many_are_told_in_batches_the_oldest_first(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    for number in range(MOST_UNMET + 2):
        machine.outbox.note_unmet(a_wish(number))

    machine.errands.settle()

    batches = [[wish.id.int for wish in message.wishes] for message in told(centre)]
    assert batches == [list(range(MOST_UNMET)), [MOST_UNMET, MOST_UNMET + 1]]


def test_a_centre_that_objects_is_left_in_peace_for_an_hour(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    machine.desk.note_unmet(SEARCH)
    centre.objections[NoteUnmet] = "envelope-unreadable"
    machine.errands.settle()
    asked = centre.count(NoteUnmet)
    centre.objections.clear()

    machine.errands.settle()
    assert (centre.count(NoteUnmet), len(kept(machine))) == (asked, 1)

    machine.now[0] += REST_AFTER_AN_OBJECTION
    machine.errands.settle()
    assert (centre.count(NoteUnmet), len(kept(machine))) == (asked + 1, 0)


def test_a_full_disk_is_no_trouble_for_whoever_stands_there(machine: MachineUnderTest) -> None:
    with machine.outbox._database.transaction() as connection:
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with structlog.testing.capture_logs() as logged:
        for _ in range(1000):
            machine.desk.note_unmet(SEARCH)
            if logged:
                break

    assert [(line["log_level"], line["code"]) for line in logged] == [("warning", "SQLITE_FULL")]


def test_before_the_houses_are_known_there_is_nothing_to_note(centre: LoopbackCentre, tmp_path: Path) -> None:
    with running_machine(centre, tmp_path, knows_places=False) as machine:
        machine.desk.note_unmet(SEARCH)

        assert kept(machine) == []


def test_a_desk_keeps_them_in_memory_until_they_are_told() -> None:
    notes = UnmetInMemory()
    for number in (1, 2, 3):
        notes.note(a_wish(number))

    first = notes.unmet(2)
    notes.note(a_wish(4))
    notes.forget_unmet(first)

    assert first == (UnmetNote(1, a_wish(1)), UnmetNote(2, a_wish(2)))
    assert [note.wish.id for note in notes.unmet(10)] == [UUID(int=3), UUID(int=4)]


def test_a_desk_that_is_alone_for_long_keeps_the_newest() -> None:
    notes = UnmetInMemory()
    for number in range(MOST_UNMET_KEPT + 3):
        notes.note(a_wish(number))

    assert len(notes.unmet(2 * MOST_UNMET_KEPT)) == MOST_UNMET_KEPT
    assert notes.unmet(1)[0].wish.id == UUID(int=3)
