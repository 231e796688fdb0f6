"""The centre's memory: all of a transaction or nothing, and snapshots that nothing reaches any more."""

from datetime import timedelta

from booking_core.domain.blocks import Block, BlockKind
from booking_core.domain.bookings import BookingState, Cell
from booking_core.domain.identity import BlockId, RoomId, Slot
from booking_core.protocol.escrow.terms import Holder, Token
from booking_core.protocol.feed import beginning
from booking_core.protocol.messages import BlockChanged, BlockRooms, Cancel, Confirmed, Incarnation, RoomsBlocked
from booking_core.simulation.books import MemoryBooks
from tests.booking_core.protocol.one_house import DESK_ASKS, KIOSK, NOON, an_id, empty_books, wish

CELL = Cell(RoomId("workshop"), Slot(1))
HOLDER = Holder(KIOSK, Incarnation(1, 1), Token(5))


def booked(books: MemoryBooks, number: int = 1, space: str = "workshop") -> bool:
    return isinstance(books.answer(wish(space, number=number), DESK_ASKS, now=NOON, waits=False), Confirmed)


def test_what_is_rolled_back_never_was() -> None:
    books = empty_books()
    books.commit()
    before = books.head()

    books.begin()
    books.hold([CELL], HOLDER)
    assert booked(books)
    books.roll_back()

    assert books.holders([CELL]) == {}
    assert books.slots_held([CELL.room], wish().alternatives[0].span).get(CELL.room, {}) == {}
    assert (books.booking(an_id(1)), books.head()) == (None, before)


def test_a_snapshot_stays_as_it_was_and_the_feed_parts_from_the_one_that_is_left() -> None:
    books = empty_books()
    assert booked(books)
    books.hold([CELL], HOLDER)
    books.commit()
    snapshot = books.kept

    books.begin()
    books.release([CELL])
    assert booked(books, 2, "north")
    books.commit()
    later = books.head()

    books.restore(snapshot)
    assert books.holders([CELL]) == {CELL: HOLDER}
    assert books.booking(an_id(2)) is None
    assert not books.knows(later)
    books.begin()
    assert booked(books, 3, "south")
    books.commit()
    assert books.head().number == later.number
    assert books.head() != later


def test_the_same_id_gets_the_same_answer() -> None:
    books = empty_books()
    answers = [books.answer(wish(), DESK_ASKS, now=NOON, waits=False) for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(books.entries_after(books.kept.feed[0].cursor)) == 0


def test_bookings_come_back_in_their_newest_version_and_the_cells_given_up_make_room() -> None:
    books, other = empty_books(), empty_books()
    assert booked(books)
    assert booked(other)
    other.answer(Cancel(id=an_id(8), booking=an_id(1), reason="vandskade"), DESK_ASKS, now=NOON, waits=False)
    assert booked(other, 2)
    newest = [one for one in (other.booking(an_id(2)), other.booking(an_id(1))) if one is not None]

    assert books.bring_up_to(newest, now=NOON) == ()
    cancelled, given = books.booking(an_id(1)), books.booking(an_id(2))
    assert cancelled is not None
    assert cancelled.state is BookingState.CANCELLED_BY_STAFF
    assert given == newest[0]


def test_what_cannot_be_had_in_its_cells_is_told() -> None:
    books, other = empty_books(), empty_books()
    assert booked(books)
    assert booked(other, 2)
    rival = other.booking(an_id(2))
    assert rival is not None
    assert books.bring_up_to([rival], now=NOON) == (rival,)
    assert not books.take_in(rival, None, now=NOON)


def test_what_somebody_waits_for_is_told_once_and_until_then_only() -> None:
    books = empty_books()
    books.want([CELL], NOON + timedelta(seconds=30))
    assert books.has_recalls
    assert books.wanted(now=NOON) == {CELL}
    assert books.wanted(now=NOON + timedelta(seconds=30)) == frozenset()


def closed(books: MemoryBooks) -> Block:
    span = wish().alternatives[0].span
    block = BlockRooms(id=BlockId(an_id(7)), kind=BlockKind.MAINTENANCE, rooms=(CELL.room,), span=span, reason="maling")
    answer = books.answer(block, DESK_ASKS, now=NOON, waits=False)
    assert isinstance(answer, RoomsBlocked)
    return answer.block


def test_rooms_that_were_closed_are_told_and_come_back_closed() -> None:
    books, other = empty_books(), empty_books()
    block = closed(other)
    assert [entry.change for entry in other.entries_after(beginning(1))] == [BlockChanged(block=block)]
    books.bring_series_up_to((), [block], now=NOON)
    assert not booked(books)


def test_a_block_yields_to_what_is_booked_in_its_rooms() -> None:
    books = empty_books()
    assert booked(books)
    books.bring_series_up_to((), [closed(empty_books())], now=NOON)
    assert books.closed == []
