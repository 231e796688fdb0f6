"""Bookings that share what stands: who regains its own work when the other leaves is another booking than before."""

from datetime import timedelta

import msgspec

from booking_core.domain.bookings import CellKind, SetUpBy
from booking_core.protocol.messages import Book, Cancel, Confirmed
from tests.booking_core.protocol.one_house import AT_FOUR, DESK_ASKS, NOON, an_id, empty_books, wish


def in_rows(number: int, *, hours: float) -> Book:
    """The hall set up by the crew: half an hour before, a quarter after."""
    command = wish("north", number=number, starts_at=AT_FOUR + timedelta(hours=hours), layout="rows")
    return msgspec.structs.replace(command, set_up_by=SetUpBy.CREW)


def test_who_has_to_strike_again_because_the_next_was_cancelled_has_a_new_version() -> None:
    books = empty_books()
    for command in (in_rows(1, hours=0), in_rows(2, hours=1.25)):
        assert isinstance(books.answer(command, DESK_ASKS, now=NOON, waits=False), Confirmed)
    together = books.booking(an_id(1))

    books.answer(Cancel(id=an_id(9), booking=an_id(2), reason="vandskade"), DESK_ASKS, now=NOON, waits=False)

    alone = books.booking(an_id(1))
    assert together is not None
    assert alone is not None
    assert {entry.kind for entry in alone.occupancy} - {entry.kind for entry in together.occupancy} == {CellKind.STRIKE}
    assert alone.version == together.version + 1
