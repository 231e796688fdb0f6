"""What somebody misses is heard at once, or kept and told later; told twice it counts once, and nobody is promised."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import connect
from uuid import UUID, uuid4

import msgspec
import pytest

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.told.house_wishes import HouseAnswer, HouseWish, WeekPart, WishedPlace, WishHeard
from booking_core.protocol.messages.escrow import Report
from booking_core.protocol.messages.wishes import TellWish, WishesWanted
from booking_core.store.machine_disk.wish_box import MOST_UNTOLD, WishBox
from kiosk.centre.failures import CentreFailure
from kiosk.centre.objections import REST_AFTER_AN_OBJECTION
from kiosk.citizens.wish_office import LISTED_EVERY, WISHES_FILE
from tests.booking_core.sample_places import HOUSE
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre
from tests.kiosk.machine import MachineUnderTest, running_machine
from ui.ports import CentreSilent, WishKept

WISH = HouseWish(HOUSE, WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS, (Need.HEARING_LOOP,))
QUIET = HouseWish(HOUSE, WishedPlace.ROOM, Purpose.QUIET, 4, WeekPart.MORNINGS)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with running_machine(centre, tmp_path) as machine:
        yield machine


def told(centre: LoopbackCentre) -> list[TellWish]:
    return [message for message in centre.heard if isinstance(message, TellWish)]


def listed(machine: MachineUnderTest) -> list[tuple[HouseWish, int]]:
    return [(one.wish, one.times) for one in machine.screen.newest.house_wishes]


def untold(machine: MachineUnderTest) -> tuple[TellWish, ...]:
    box = WishBox.open(machine.folder / WISHES_FILE)
    try:
        return box.untold()
    finally:
        box.close()


def test_a_wish_is_heard_at_once_and_shown_with_those_of_others(machine: MachineUnderTest) -> None:
    machine.desk.tell_wish(QUIET, uuid4())

    heard = [machine.desk.tell_wish(WISH, uuid4()) for _ in range(2)]

    assert heard == [WishHeard(WISH, 1, NOON), WishHeard(WISH, 2, NOON)]
    assert listed(machine) == [(WISH, 2), (QUIET, 1)]
    assert untold(machine) == ()


@pytest.mark.parametrize("fault", [Fault.HTTP_500, Fault.DONE_BUT_LOST, Fault.WRONG_KEY])
def test_without_an_answer_it_is_kept_and_told_again_under_the_same_id(
    machine: MachineUnderTest, centre: LoopbackCentre, fault: Fault
) -> None:
    centre.faults[TellWish] = fault

    assert machine.desk.tell_wish(WISH, uuid4()) == WishKept()
    assert [one.wish for one in untold(machine)] == [WISH]
    with pytest.raises(CentreFailure):
        machine.errands.settle()
    centre.faults.clear()
    machine.errands.settle()

    assert len({message.id for message in told(centre)}) == 1
    assert listed(machine) == [(WISH, 1)]
    assert untold(machine) == ()


def test_what_was_kept_and_is_said_again_under_its_id_is_heard_once(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    telling = uuid4()
    centre.faults[TellWish] = Fault.HTTP_500
    kept = [machine.desk.tell_wish(WISH, telling) for _ in range(2)]
    waiting = len(untold(machine))
    centre.faults.clear()

    machine.errands.settle()

    assert (kept, waiting) == ([WishKept(), WishKept()], 1)
    assert machine.desk.tell_wish(WISH, telling) == WishHeard(WISH, 1, NOON)


def test_what_is_kept_outlives_the_program(centre: LoopbackCentre, tmp_path: Path) -> None:
    centre.faults[TellWish] = Fault.HTTP_500
    with running_machine(centre, tmp_path) as machine:
        machine.desk.tell_wish(WISH, uuid4())
    centre.faults.clear()

    with running_machine(centre, tmp_path) as again:
        again.errands.settle()

    assert centre.wishes[WISH.id].times == 1


def test_the_list_is_there_without_contact_as_it_was_last_told(centre: LoopbackCentre, tmp_path: Path) -> None:
    answer = HouseAnswer("Fra maj", "", NOON)
    centre.wishes[WISH.id] = WishHeard(WISH, 3, NOON, answer)
    with running_machine(centre, tmp_path) as machine:
        machine.desk.look_at_wishes()
    centre.faults[WishesWanted] = Fault.HTTP_500

    with running_machine(centre, tmp_path) as again:
        again.desk.look_at_wishes()

        assert again.screen.newest.house_wishes == (WishHeard(WISH, 3, NOON, answer),)


def test_the_list_is_looked_at_now_and_then_and_not_at_every_turn(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.errands.settle()
    machine.errands.settle()
    machine.now[0] = NOON + LISTED_EVERY
    machine.errands.settle()

    assert sum(isinstance(message, WishesWanted) for message in centre.heard) == 2


def test_a_house_that_has_heard_enough_says_so_and_nothing_is_kept(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    centre.has_heard_enough = True

    assert machine.desk.tell_wish(WISH, uuid4()) == Refusal(RefusalCode.ENOUGH_WISHES)
    assert untold(machine) == ()


def test_what_was_kept_waits_for_the_next_hour_when_the_house_has_heard_enough(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    centre.faults[TellWish] = Fault.HTTP_500
    machine.desk.tell_wish(WISH, uuid4())
    centre.faults.clear()
    centre.has_heard_enough = True
    machine.errands.settle()
    machine.errands.settle()
    before = len(told(centre))
    centre.has_heard_enough = False

    machine.now[0] = NOON + REST_AFTER_AN_OBJECTION
    machine.errands.settle()

    assert (before, len(told(centre))) == (2, 3)
    assert untold(machine) == ()


def test_a_centre_that_knows_no_wishes_is_left_alone_for_an_hour(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    centre.objections[WishesWanted] = "envelope-unreadable"

    machine.errands.settle()
    machine.errands.settle()

    assert sum(isinstance(message, WishesWanted) for message in centre.heard) == 1


def test_a_kiosk_that_is_alone_for_weeks_takes_no_more_than_it_can_tell(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    box = WishBox.open(machine.folder / WISHES_FILE)
    kept = [box.put(TellWish(id=one, wish=WISH)) for one in _ids(MOST_UNTOLD + 1)]
    box.close()
    centre.faults[TellWish] = Fault.HTTP_500

    assert kept == [True] * MOST_UNTOLD + [False]
    assert machine.desk.tell_wish(WISH, uuid4()) == Refusal(RefusalCode.ENOUGH_WISHES)


def test_a_wish_that_another_program_wrote_down_is_told_and_dropped(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    telling = TellWish(id=uuid4(), wish=WISH)
    written = msgspec.json.encode(telling).replace(b":", b": ")
    with closing(connect(machine.folder / WISHES_FILE)) as connection, connection:
        connection.execute("INSERT INTO untold_wish (document) VALUES (?)", (written,))

    machine.errands.settle()
    machine.errands.settle()

    assert told(centre) == [telling]


def test_a_disk_that_keeps_nothing_does_not_keep_the_house_from_hearing(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    with _no_table(machine.folder / WISHES_FILE):
        assert isinstance(machine.desk.tell_wish(WISH, uuid4()), WishHeard)
        centre.faults[TellWish] = Fault.HTTP_500
        assert machine.desk.tell_wish(QUIET, uuid4()) == CentreSilent()


def test_a_damaged_file_is_moved_aside_and_an_empty_box_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / WISHES_FILE
    path.write_bytes(b"no database" * 400)

    box = WishBox.open(path)

    assert (box.untold(), box.heard()) == ((), None)
    assert path.with_name(f"{WISHES_FILE}.damaged-1").exists()
    box.close()


def test_a_list_that_cannot_be_read_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / WISHES_FILE
    box = WishBox.open(path)
    box.close()
    with closing(connect(path)) as connection, connection:
        connection.execute("INSERT INTO heard_wishes VALUES (1, 0, ?)", (b"[{}]",))

    again = WishBox.open(path)

    assert again.heard() is None
    again.close()


def _ids(number: int) -> list[UUID]:
    return [UUID(int=one) for one in range(number)]


@contextmanager
def _no_table(path: Path) -> Iterator[None]:
    """As on a disk that refuses: the table is away while the block runs."""
    with closing(connect(path)) as connection:
        connection.execute("ALTER TABLE untold_wish RENAME TO elsewhere")
        connection.commit()
        yield
        connection.execute("ALTER TABLE elsewhere RENAME TO untold_wish")
        connection.commit()


def test_a_restored_centre_is_told_what_this_house_was_told_to_miss(
    machine: MachineUnderTest, centre: LoopbackCentre
) -> None:
    machine.desk.tell_wish(WISH, uuid4())
    centre.wants_report = True

    machine.sync.start()
    centre.until(lambda: centre.count(Report) > 0)

    (report,) = (message for message in centre.heard if isinstance(message, Report))
    assert report.wishes == (WishHeard(WISH, 1, NOON),)
