"""A new life: what it gives back of those before it, and what it must leave frozen."""

from datetime import timedelta

import pytest

from booking_core.protocol.device import BeginLife, DiskFailed, StopWanted, begin
from booking_core.protocol.escrow.recovering import begin_recovery
from booking_core.protocol.escrow.serving import begin_life
from booking_core.protocol.escrow.terms import forgotten
from booking_core.protocol.messages import Incarnation
from tests.booking_core.protocol.one_house import KIOSK, House, wish


@pytest.fixture
def house() -> House:
    started = House()
    started.start()
    return started


def held(house: House) -> int:
    return len(house.state.holdings)


def test_after_an_orderly_stop_the_next_life_gets_every_cell_of_the_one_before(house: House) -> None:
    before = held(house)
    house.do(StopWanted(house.now))
    house.cut_power()
    house.start()
    assert (held(house), house.frozen()) == (before, 0)


def test_after_a_kill_the_witness_in_memory_proves_that_nothing_is_missing(house: House) -> None:
    before = held(house)
    house.want(wish())
    house.kill()
    house.start()
    assert (held(house), house.frozen()) == (before - 4, 0)


def test_after_a_power_cut_the_cells_stay_frozen_and_what_was_printed_is_told(house: House) -> None:
    before = held(house)
    house.want(wish())
    house.cut_power()
    house.start()
    assert (held(house), house.frozen()) == (0, before - 4)
    assert house.books.booking(house.paper[0].id) == house.paper[0]


def test_an_entry_that_the_witness_saw_and_the_disk_lost_leaves_the_cells_frozen(house: House) -> None:
    house.want(wish())
    house.kill()
    house.lose_last_entry()
    house.start()
    assert held(house) == 0
    assert house.frozen() > 0


def test_a_process_killed_again_before_it_gave_anything_back_leaves_nothing_frozen(house: House) -> None:
    house.kill()
    house.hello()
    house.kill()
    house.start()
    assert house.frozen() == 0


def test_a_life_whose_welcome_was_lost_freezes_nothing(house: House) -> None:
    house.kill()
    begin_life(house.books, KIOSK, house.state.newest_on_disk)
    house.start()
    assert house.frozen() == 0
    assert house.state.is_whole


def test_what_one_life_could_not_prove_the_next_does_not_prove_either(house: House) -> None:
    house.cut_power()
    house.start()
    house.do(StopWanted(house.now))
    house.kill()
    house.start()
    assert house.frozen() > 0
    assert not house.state.is_whole


def test_a_disk_that_does_not_know_the_life_before_lacks_something_until_its_cells_have_passed(house: House) -> None:
    house.state = begin(KIOSK, 1, ())
    house.hello()
    lost = Incarnation(1, 1)
    begun = house.done[-2]
    assert isinstance(begun, BeginLife)
    assert begun.lacking == (lost,)
    assert not house.state.is_whole

    house.now += timedelta(days=4)
    house.sync()
    assert house.state.is_whole


@pytest.mark.parametrize("remembers", [True, False], ids=["the process lives", "restarted in memory"])
def test_a_machine_that_was_there_tells_a_restored_centre_that_it_lacks_nothing(
    house: House, *, remembers: bool
) -> None:
    begin_recovery(house.books, heard_epoch=1)
    if not remembers:
        house.kill()
    house.hello()
    assert house.state.is_whole


def test_a_machine_that_was_switched_off_cannot_know_what_a_restored_centre_has_forgotten(house: House) -> None:
    house.do(StopWanted(house.now))
    house.cut_power()
    begin_recovery(house.books, heard_epoch=1)
    house.hello()
    assert forgotten(house.books.epoch) in house.state.lives
    assert not house.state.is_whole


def test_a_process_whose_disk_refused_is_no_witness_of_itself(house: House) -> None:
    house.do(DiskFailed())
    house.hello()
    assert not house.state.is_armed
