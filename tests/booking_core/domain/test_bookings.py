"""A booking's states as they are drawn, and the cells it uses."""

from dataclasses import replace
from itertools import product

import pytest

from booking_core.domain.bookings import EDGES, BookingState, Cell, cells_of
from booking_core.domain.identity import RoomId, Slot
from tests.booking_core.domain.made_bookings import MUNICIPALITY, on_thursday
from tests.booking_core.sample_places import HALL

S = BookingState
DRAWN = {
    (S.REQUESTED, S.CONFIRMED),
    (S.REQUESTED, S.DECLINED),
    (S.REQUESTED, S.WITHDRAWN),
    (S.CONFIRMED, S.CHECKED_IN),
    (S.CONFIRMED, S.COMPLETED),
    (S.CONFIRMED, S.CANCELLED_BY_CITIZEN),
    (S.CONFIRMED, S.CANCELLED_BY_STAFF),
    (S.CONFIRMED, S.NO_SHOW),
    (S.CHECKED_IN, S.COMPLETED),
    (S.CHECKED_IN, S.CANCELLED_BY_STAFF),
}
FINAL = {
    S.DECLINED,
    S.WITHDRAWN,
    S.COMPLETED,
    S.CANCELLED_BY_CITIZEN,
    S.CANCELLED_BY_STAFF,
    S.NO_SHOW,
}


@pytest.mark.parametrize(("before", "after"), list(product(S, S)))
def test_a_state_leads_only_where_the_drawing_has_an_arrow(before: S, after: S) -> None:
    assert before.may_become(after) == ((before, after) in DRAWN)


@pytest.mark.parametrize("state", S)
def test_nothing_leaves_a_final_state_and_every_other_one_is_left(state: S) -> None:
    assert state.is_final == (state in FINAL)
    assert bool(EDGES[state]) == (state not in FINAL)


def test_only_confirmed_checked_in_and_completed_bookings_hold_their_cells() -> None:
    assert {state for state in S if state.occupies} == {S.CONFIRMED, S.CHECKED_IN, S.COMPLETED}


def test_a_space_uses_every_slot_of_each_of_its_rooms_in_the_order_that_cannot_deadlock() -> None:
    hall = MUNICIPALITY.space_by_id[HALL]
    backwards = replace(hall, rooms=tuple(reversed(hall.rooms)))
    span = on_thursday("14:00", "14:30")
    first = int(span.starts_at.timestamp()) // 900

    cells = list(cells_of(backwards, span))

    assert cells == sorted(cells)
    assert cells == [
        Cell(RoomId(room), Slot(slot)) for room in ("hall-north", "hall-south") for slot in (first, first + 1)
    ]
