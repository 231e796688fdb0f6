"""The centre's side: grants, journals heard once, recalls, and what proves that it was set back."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import BookingState, Cell
from booking_core.domain.identity import BlockId, RoomId, Slot
from booking_core.domain.time_spans import slot_of
from booking_core.protocol.device import EpochHeard, StopWanted, WishedFor, report_of, sync_of
from booking_core.protocol.escrow.custody import declare_lost
from booking_core.protocol.escrow.hearing import JournalBroken, hear
from booking_core.protocol.escrow.recovering import begin_recovery
from booking_core.protocol.escrow.serving import serve_report, serve_sync
from booking_core.protocol.escrow.terms import Holder, Token, first_token
from booking_core.protocol.messages import BlockRooms, Cancel, Confirmed, Cursor, Incarnation, RoomsBlocked, Unblock
from booking_core.protocol.messages.escrow import EscrowAnswer, GiveBack, Reported, ReportWanted, Shorten, Synced
from booking_core.simulation.books import MemoryBooks
from tests.booking_core.protocol.one_house import AT_FOUR, DESK_ASKS, KIOSK, NOON, House, an_id, empty_books, wish


@pytest.fixture
def house() -> House:
    started = House()
    started.start()
    return started


def told(house: House) -> Synced:
    answer = house.sync()
    assert isinstance(answer, Synced)
    return answer


def holder_at(house: House, room: str = "workshop", slot: int = slot_of(AT_FOUR)) -> Holder | None:
    cell = Cell(RoomId(room), Slot(slot))
    return house.books.holders([cell]).get(cell)


def test_a_kiosk_is_granted_the_free_cells_of_its_rooms_until_noon_tomorrow(house: House) -> None:
    slots = {cell.slot for cell in house.state.holdings}
    assert {cell.room for cell in house.state.holdings} == {"workshop", "north", "south"}
    assert (min(slots), max(slots) + 1) == (slot_of(NOON), slot_of(NOON + timedelta(days=1)))


def test_a_booking_confirmed_at_a_kiosk_is_the_centres_from_then_on(house: House) -> None:
    house.want(wish())
    told(house)
    assert house.books.booking(an_id(1)) == house.paper[0]
    assert holder_at(house) is None


def test_the_same_entries_heard_twice_are_one_booking(house: House) -> None:
    house.want(wish())
    message = sync_of(house.state, house.books.head(), wait_seconds=0)
    for _ in range(2):
        serve_sync(house.books, KIOSK, message, now=NOON)
    assert len(house.feed_of(1)) == 1


def test_entries_after_a_hole_are_not_taken_in(house: House) -> None:
    house.want(wish())
    house.want(wish("north", number=2))
    (part,) = sync_of(house.state, house.books.head(), wait_seconds=0).parts
    with_hole = msgspec.structs.replace(part, entries=part.entries[1:])
    with pytest.raises(JournalBroken):
        hear(house.books, house.books.standing(KIOSK), (with_hole,), now=NOON)


def test_a_cell_that_was_given_back_and_granted_anew_is_not_freed_by_the_old_release(house: House) -> None:
    house.want(wish(layout="rows"))
    release = sync_of(house.state, house.books.head(), wait_seconds=0)
    told(house)
    house.now += timedelta(minutes=2)
    told(house)
    granted = holder_at(house)
    assert granted is not None
    assert granted.token == house.state.holdings[Cell(RoomId("workshop"), slot_of(AT_FOUR))]

    serve_sync(house.books, KIOSK, release, now=house.now)
    assert holder_at(house) == granted


def test_what_somebody_waits_for_is_recalled_given_back_and_then_theirs(house: House) -> None:
    waits = house.books.answer(wish(), DESK_ASKS, now=NOON, waits=True)
    assert not isinstance(waits, Confirmed)
    assert told(house).recalls
    told(house)
    assert isinstance(house.books.answer(wish(), DESK_ASKS, now=NOON, waits=True), Confirmed)


def test_the_centre_gives_nobody_a_cell_that_a_kiosk_holds_not_even_that_kiosk(house: House) -> None:
    origin = replace(DESK_ASKS, device=KIOSK)
    assert not isinstance(house.books.answer(wish(), origin, now=NOON, waits=False), Confirmed)


def test_a_wish_from_a_journal_is_decided_once_however_often_it_is_heard(house: House) -> None:
    house.want(wish())
    house.do(WishedFor(GiveBack(an_id(1)), house.now))
    message = sync_of(house.state, house.books.head(), wait_seconds=0)
    for _ in range(2):
        serve_sync(house.books, KIOSK, message, now=NOON)
    assert [one.state for one in house.feed_of(1)] == [BookingState.CONFIRMED, BookingState.CANCELLED_BY_CITIZEN]


@pytest.mark.parametrize("hours", [-1, 0, 5], ids=["before it begins", "at its beginning", "after its end"])
def test_shortening_a_booking_to_what_it_cannot_be_does_no_harm(house: House, hours: float) -> None:
    house.want(wish())
    house.do(WishedFor(Shorten(an_id(1), AT_FOUR + timedelta(hours=hours)), house.now))
    told(house)
    assert house.books.booking(an_id(1)) == house.paper[0]
    assert told(house).acks == ()


def test_a_cursor_that_the_centre_does_not_know_proves_that_it_was_set_back(house: House) -> None:
    ahead = Cursor(1, 9, "unknown")
    answer = serve_sync(house.books, KIOSK, sync_of(house.state, ahead, wait_seconds=0), now=NOON)
    assert answer == ReportWanted()
    assert (house.books.epoch, house.books.is_recovering) == (2, True)


def test_a_life_that_the_centre_never_gave_out_proves_it_too(house: House) -> None:
    house.do(StopWanted(house.now))
    life = house.state.newest_on_disk
    assert life is not None
    house.books.stand(replace(house.books.standing(KIOSK), incarnation=Incarnation(1, 0)))
    house.hello(life)
    assert house.books.is_recovering
    assert house.books.standing(KIOSK).incarnation == Incarnation(2, 2)


def restored(house: House) -> None:
    """The centre forgets everything but its devices, and knows that it does."""
    begin_recovery(house.books, heard_epoch=house.books.epoch)


def restored_again(house: House) -> MemoryBooks:
    """The same copy is put back once more, and nothing is left that knows how high the number of lives was."""
    books = empty_books()
    begin_recovery(books, heard_epoch=1)
    assert books.epoch == house.books.epoch
    return books


def synced_with(books: MemoryBooks, house: House, cursor: Cursor) -> EscrowAnswer:
    return serve_sync(books, KIOSK, sync_of(house.state, cursor, wait_seconds=0), now=house.now)


@pytest.fixture
def lived_on(house: House) -> House:
    """Restored, everybody has reported, and the kiosk was given its cells anew in that life."""
    house.do(StopWanted(house.now))
    restored(house)
    desk_reports(house)
    house.do(EpochHeard(house.books.epoch))
    house.hello()
    assert report(house) == 0
    house.sync()
    house.sync()
    return house


def test_an_entry_of_another_life_with_the_same_number_begins_one_above_both(lived_on: House) -> None:
    heard = Cursor(2, 1, "an entry that only the first of the two had")
    books = restored_again(lived_on)

    assert synced_with(books, lived_on, heard) == ReportWanted()
    assert (books.epoch, books.is_recovering) == (3, True)


def test_a_grant_of_another_life_with_the_same_number_does_so_too(lived_on: House) -> None:
    """Else its tokens would begin anew, and the kiosk take none of them for a new one."""
    lived_on.state = replace(lived_on.state, incarnation=Incarnation(1, 1))
    books = restored_again(lived_on)
    books.stand(replace(books.standing(KIOSK), incarnation=Incarnation(1, 1)))
    assert lived_on.state.granted > first_token(2)

    assert synced_with(books, lived_on, books.head()) == ReportWanted()
    assert (books.epoch, books.is_recovering) == (3, True)


def test_a_life_given_out_by_another_centre_of_the_same_number_does_so_too(lived_on: House) -> None:
    lived_on.books = restored_again(lived_on)
    lived_on.kill()
    lived_on.hello()

    assert (lived_on.books.epoch, lived_on.books.is_recovering) == (3, True)
    assert lived_on.state.incarnation == Incarnation(3, 3)


def test_a_report_to_another_life_of_the_same_number_is_asked_for_again(lived_on: House) -> None:
    """It may come late, and lack what was done after it."""
    late = report_of(lived_on.state, (), (), (), cursor=Cursor(2, 1, "an entry that only the first of the two had"))
    books = restored_again(lived_on)

    assert serve_report(books, KIOSK, late, now=NOON) == ReportWanted()
    assert (books.epoch, books.standing(KIOSK).reported) == (3, 1)


def test_what_is_of_an_earlier_life_begins_no_other(house: House) -> None:
    restored(house)
    before = house.books.epoch

    assert synced_with(house.books, house, Cursor(1, 9, "an entry that the copy lacks")) == ReportWanted()
    assert house.books.epoch == before


def report(house: House, *bookings: int) -> int:
    known = [house.books.booking(an_id(one)) for one in bookings]
    whole = report_of(house.state, [one for one in known if one is not None], (), (), cursor=house.books.head())
    answer = serve_report(house.books, KIOSK, whole, now=house.now)
    assert isinstance(answer, Reported)
    return answer.waiting_for


def desk_reports(house: House) -> None:
    house.books.stand(replace(house.books.standing(DESK_ASKS.device or KIOSK), reported=house.books.epoch))


def test_a_restored_centre_sells_nothing_before_every_device_has_told_what_it_knows(house: House) -> None:
    restored(house)
    assert house.sync() == ReportWanted()
    assert not isinstance(house.books.answer(wish(), DESK_ASKS, now=NOON, waits=False), Confirmed)
    assert report(house) == 1
    assert house.books.is_recovering


def test_it_takes_confirmations_back_from_a_journal_and_holdings_as_they_are_told(house: House) -> None:
    house.want(wish())
    restored(house)
    desk_reports(house)
    assert report(house) == 0
    assert not house.books.is_recovering
    assert house.books.booking(an_id(1)) == house.paper[0]
    held = house.books.held_by(KIOSK, since=slot_of(NOON))
    assert {cell: one.token for cell, one in held.items()} == dict(house.state.holdings)


def test_a_newer_grant_than_the_restored_centre_knows_is_held_again(house: House) -> None:
    """It knows the cell in the hand of an earlier life, which gave it back before it was granted anew."""
    cell, token = next(iter(house.state.holdings.items()))
    restored(house)
    desk_reports(house)
    house.books.release([cell])
    house.books.hold([cell], Holder(KIOSK, Incarnation(1, 0), Token(token - 1)))

    report(house)

    assert house.books.holders([cell])[cell] == Holder(KIOSK, Incarnation(1, 1), token)


def test_a_booking_moved_since_its_paper_was_printed_comes_back_as_the_replica_knows_it(house: House) -> None:
    house.want(wish())
    told(house)
    moved = house.books.booking(an_id(1))
    assert moved is not None
    cancelled = house.books.answer(
        Cancel(id=an_id(9), booking=an_id(1), reason="vandskade"), DESK_ASKS, now=NOON, waits=False
    )
    rival = house.books.answer(wish(number=2), DESK_ASKS, now=NOON, waits=False)
    assert isinstance(rival, Confirmed), cancelled
    known = [house.books.booking(an_id(1)), house.books.booking(an_id(2))]

    forgetful = House(state=house.state)
    forgetful.books.stand(house.books.standing(KIOSK))
    begin_recovery(forgetful.books, heard_epoch=1)
    whole = report_of(house.state, [one for one in known if one], (), (), cursor=house.books.head())
    serve_report(forgetful.books, KIOSK, whole, now=NOON)
    assert forgetful.books.booking(an_id(2)) == rival.booking
    assert forgetful.books.kept.doubts == {}


def test_what_was_booked_in_rooms_opened_again_does_not_meet_their_old_block(house: House) -> None:
    span = wish().alternatives[0].span
    block = BlockRooms(
        id=BlockId(an_id(7)), kind=BlockKind.MAINTENANCE, rooms=(RoomId("studio"),), span=span, reason="maling"
    )
    closed = house.books.answer(block, DESK_ASKS, now=NOON, waits=False)
    assert isinstance(closed, RoomsBlocked)
    house.books.commit()
    set_back_to = house.books.kept
    house.books.begin()
    house.books.answer(Unblock(id=an_id(8), block=block.id), DESK_ASKS, now=NOON, waits=False)
    given = house.books.answer(wish("studio"), DESK_ASKS, now=NOON, waits=False)
    assert isinstance(given, Confirmed)
    known = house.calendar()

    house.books.restore(set_back_to)
    house.books.begin()
    restored(house)
    cursor = house.books.head()
    whole = report_of(house.state, known.bookings.values(), (), known.blocks.values(), cursor=cursor)
    serve_report(house.books, KIOSK, whole, now=NOON)
    assert house.books.booking(an_id(1)) == given.booking
    assert house.books.kept.doubts == {}


def test_without_proof_of_whole_journals_the_free_cells_of_its_rooms_are_nobodys(house: House) -> None:
    house.cut_power()
    restored(house)
    house.hello()
    desk_reports(house)
    report(house)
    frozen = holder_at(house)
    assert frozen is not None
    assert frozen.incarnation != house.state.incarnation


def test_a_machine_declared_lost_is_waited_for_no_more_and_its_rooms_stay_blocked(house: House) -> None:
    restored(house)
    desk_reports(house)
    declare_lost(house.books, KIOSK, now=NOON)
    assert not house.books.is_recovering
    assert holder_at(house) is not None
    assert not isinstance(house.books.answer(wish(), DESK_ASKS, now=NOON, waits=False), Confirmed)


def test_a_report_that_nobody_asks_for_any_more_changes_nothing(house: House) -> None:
    before = dict(house.books.held_by(KIOSK, since=Slot(0)))
    assert report(house) == 0
    assert house.books.held_by(KIOSK, since=Slot(0)) == before
