"""What people at a kiosk find broken is told at once, or kept and told when the centre answers, and counts once."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from booking_core.domain.identity import BookingId
from booking_core.domain.told.conditions import ConditionKind, Thing, WhyNotTold, closed
from booking_core.protocol.messages import ConditionChanged, ReportCondition
from booking_core.store.machine_disk.outbox import MOST_CONDITIONS_KEPT
from kiosk.centre.failures import CentreFailure
from kiosk.centre.objections import REST_AFTER_AN_OBJECTION
from tests.booking_core.sample_places import WORKSHOP
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre
from tests.kiosk.machine import MachineUnderTest, running_machine
from ui.ports import ConditionKept, ConditionOnList, ConditionOutcome, ConditionTelling, KioskOutOfOrder

BOOKING = BookingId(UUID(int=7))
LIGHT = ConditionTelling(UUID(int=8), BOOKING, WORKSHOP, ConditionKind.BROKEN, Thing.LIGHT, NOON)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with running_machine(centre, tmp_path) as machine:
        yield machine


def report(machine: MachineUnderTest) -> ConditionOutcome:
    return machine.desk.report_condition(LIGHT)


def told(centre: LoopbackCentre) -> list[ReportCondition]:
    return [message for message in centre.heard if isinstance(message, ReportCondition)]


def test_the_house_is_told_at_once_and_the_screens_here_know(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    machine.sync.start()
    machine.screen.until_connected()

    outcome = report(machine)

    (message,) = told(centre)
    assert (message.space, message.kind, message.thing) == (WORKSHOP, ConditionKind.BROKEN, Thing.LIGHT)
    assert (message.booking, message.told_at) == (BOOKING, NOON)
    assert isinstance(outcome, ConditionOnList)
    picture = machine.pictures.current
    assert picture is not None
    assert picture.conditions == {outcome.report}
    assert machine.outbox.conditions() == ()


def test_what_was_put_right_elsewhere_leaves_the_screens_here(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.sync.start()
    machine.screen.until_connected()
    outcome = report(machine)
    assert isinstance(outcome, ConditionOnList)

    right = closed(outcome.report, now=NOON)
    centre.conditions[right.id] = right
    centre.change(ConditionChanged(report=right))

    machine.screen.until(lambda picture: not picture.conditions)


@pytest.mark.parametrize("fault", [Fault.HTTP_500, Fault.DONE_BUT_LOST, Fault.WRONG_KEY])
def test_without_an_answer_it_is_kept_and_told_again_under_its_id(
    machine: MachineUnderTest, centre: LoopbackCentre, fault: Fault
) -> None:
    centre.faults[ReportCondition] = fault
    assert report(machine) == ConditionKept()
    centre.faults.clear()

    machine.errands.settle()

    assert len({message.id for message in told(centre)}) == 1
    assert [one.times for one in centre.conditions.values()] == [1]
    assert machine.outbox.conditions() == ()


def test_what_was_kept_and_is_told_again_under_its_id_is_on_the_list_once(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    centre.faults[ReportCondition] = Fault.HTTP_500
    kept = [report(machine) for _ in range(2)]
    waiting = len(machine.outbox.conditions())
    centre.faults.clear()

    machine.errands.settle()
    outcome = report(machine)

    assert (kept, waiting) == ([ConditionKept(), ConditionKept()], 1)
    assert isinstance(outcome, ConditionOnList)
    assert [one.times for one in centre.conditions.values()] == [1]


def test_what_was_told_while_the_centre_was_away_is_sent_after_a_restart(
    centre: LoopbackCentre, tmp_path: Path
) -> None:
    centre.stop()
    with running_machine(centre, tmp_path) as machine:
        assert report(machine) == ConditionKept()
        with pytest.raises(CentreFailure):
            machine.errands.settle()
    centre.start()

    with running_machine(centre, tmp_path) as again:
        again.errands.settle()

        assert [message.thing for message in told(centre)] == [Thing.LIGHT]
        assert again.outbox.conditions() == ()


def test_an_objection_rests_for_an_hour(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    centre.objections[ReportCondition] = "sequence-old"
    assert report(machine) == ConditionKept()
    machine.errands.settle()
    asked = len(told(centre))
    machine.errands.settle()
    assert len(told(centre)) == asked
    centre.objections.clear()

    machine.now[0] += REST_AFTER_AN_OBJECTION
    machine.errands.settle()

    assert machine.outbox.conditions() == ()


def test_what_the_centre_does_not_take_is_said_and_not_kept(machine: MachineUnderTest, centre: LoopbackCentre) -> None:
    centre.told_enough = True

    assert report(machine) is WhyNotTold.TOLD_ENOUGH
    assert machine.outbox.conditions() == ()


def test_what_somebody_was_told_is_kept_stays_and_of_too_many_the_next_is_told_so(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    ids = [UUID(int=1000 + number) for number in range(MOST_CONDITIONS_KEPT)]
    kept = [ReportCondition(id=one, space=WORKSHOP, kind=ConditionKind.DIRTY, thing=Thing.OTHER) for one in ids]
    assert all(machine.outbox.keep_condition(one) for one in kept)
    centre.faults[ReportCondition] = Fault.HTTP_500

    assert report(machine) == KioskOutOfOrder()
    assert machine.outbox.keep_condition(kept[0])
    assert [one.message.id for one in machine.outbox.conditions()] == ids
