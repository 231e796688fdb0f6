"""Closing rooms: what is in the way is named or nothing is done, and what is done is done altogether."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

import pytest

from booking_core.domain.blocks import Block, BlockKind, BlockState, lifted
from booking_core.domain.bookings import Booking, BookingState, CellKind, Channel, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BlockId, BookingId, RoomId
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.occupying.weather import sheltered
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import (
    AuthorityState,
    BlockSet,
    BookingAltered,
    Decision,
    Origin,
    StoredAnswer,
    decide,
    extents_of_block,
)
from booking_core.protocol.messages import (
    BlockRooms,
    BookingDisplaced,
    NotBlocked,
    RoomsBlocked,
    SameIdOtherBody,
    Unblock,
    Unblocked,
    refusal_from_wire,
    refusal_to_wire,
)
from booking_core.protocol.notices import Notice, NoticeKind, notices_of
from tests.booking_core.domain.made_blocks import made_block
from tests.booking_core.domain.made_bookings import FRIDAY, at, number, on_thursday
from tests.booking_core.domain.test_displacing import (
    HERLEV,
    LOK3,
    LOK4,
    LOK5,
    MEETING,
    ROOM3,
    ROOM4,
    YARD,
    booked,
    wish,
)
from tests.booking_core.sample_places import HOUSE_KIOSK

R = RefusalCode
NOW = at("08:05")
STAFF, KIOSK = Origin(Channel.STAFF), Origin(Channel.KIOSK, HOUSE_KIOSK)
AFTERNOON = on_thursday("13:00", "18:00")
ONE = wish(LOK3, on_thursday("14:00", "16:00"), of=1)
TWO = wish(LOK4, on_thursday("15:00", "17:00"), of=2)
ELSEWHERE = Instead(LOK5, MEETING, ONE.span)


def state_of(calendar: Calendar, **more: object) -> AuthorityState:
    state = AuthorityState(municipality=HERLEV, epoch=1, calendar=calendar, held={}, answers={})
    return replace(state, **more)  # type: ignore[arg-type]  # the fields' own types


def block(
    *displaced: tuple[Booking, Instead | None],
    rooms: Iterable[RoomId] = (ROOM3, ROOM4),
    span: TimeSpan = AFTERNOON,
    reason: str = "Foldevæg repareres.",
    of: int = 1,
) -> BlockRooms:
    return BlockRooms(
        id=BlockId(UUID(int=9000 + of)),
        kind=BlockKind.MAINTENANCE,
        rooms=tuple(rooms),
        span=span,
        reason=reason,
        displaced=tuple(BookingDisplaced(one.id, one.version, to) for one, to in displaced),
    )


def decided(
    command: BlockRooms | Unblock, calendar: Calendar, *, origin: Origin = STAFF, now: str = "08:05", **more: object
) -> Decision:
    return decide(state_of(calendar, **more), command, origin, fingerprint="f", now=at(now))


def refused(decision: Decision) -> Refusal:
    assert decision.changes == ()
    assert isinstance(decision.answer, NotBlocked)
    return refusal_from_wire(decision.answer.refusal)


def blocked(decision: Decision) -> tuple[Block, dict[BookingId, Booking]]:
    assert isinstance(decision.answer, RoomsBlocked), decision.answer
    first, *others = decision.changes
    assert first == BlockSet(decision.answer.block)
    altered = {one.booking.id: one.booking for one in others if isinstance(one, BookingAltered)}
    assert tuple(altered.values()) == decision.answer.bookings
    return decision.answer.block, altered


def test_empty_rooms_are_closed_also_when_the_house_is() -> None:
    night = TimeSpan(at("21:00"), at("09:00", FRIDAY))

    made, displaced = blocked(decided(block(rooms=(ROOM4, ROOM3), span=night), Calendar.of(())))

    assert (made.rooms, made.span, made.reason, made.venue) == (
        (ROOM3, ROOM4),
        night,
        "Foldevæg repareres",
        "medborgerhus",
    )
    assert displaced == {}


def test_who_is_in_the_way_is_moved_or_cancelled_as_said_all_in_one() -> None:
    calendar = booked(ONE, TWO)

    made, displaced = blocked(decided(block((ONE, ELSEWHERE), (TWO, None)), calendar))

    moved, cancelled = displaced[ONE.id], displaced[TWO.id]
    assert (moved.space, moved.span, moved.version, moved.state) == (LOK5, ONE.span, 2, BookingState.CONFIRMED)
    assert (cancelled.state, cancelled.reason, cancelled.version) == (
        BookingState.CANCELLED_BY_STAFF,
        made.reason,
        2,
    )


def test_those_who_left_a_number_are_told() -> None:
    calendar = booked(ONE, TWO)

    decision = decided(block((ONE, ELSEWHERE), (TWO, None)), calendar)

    assert set(notices_of(decision.changes, calendar.bookings, STAFF)) == {
        Notice(NoticeKind.MOVED, ONE.id),
        Notice(NoticeKind.CANCELLED, TWO.id),
    }


@pytest.mark.parametrize(
    "seen",
    [
        (),
        ((ONE, ELSEWHERE),),
        ((ONE, ELSEWHERE), (replace(TWO, version=2), None)),
        ((ONE, ELSEWHERE), (TWO, None), (wish(LOK5, AFTERNOON, of=9), None)),
    ],
)
def test_what_was_not_seen_is_never_displaced(seen: tuple[tuple[Booking, Instead | None], ...]) -> None:
    assert refused(decided(block(*seen), booked(ONE, TWO))).code is R.OTHERS_IN_THE_WAY


def test_one_that_cannot_go_where_it_is_sent_stops_all_and_is_named() -> None:
    third = wish(LOK5, on_thursday("14:00", "15:00"), of=3)

    decision = decided(block((ONE, ELSEWHERE), (TWO, None)), booked(ONE, TWO, third))

    assert refused(decision).code is R.TAKEN
    assert isinstance(decision.answer, NotBlocked)
    assert decision.answer.booking == ONE.id


def test_people_in_a_room_are_left_in_it() -> None:
    calendar = booked(ONE)

    refusal = refused(decided(block((ONE, None), span=on_thursday("15:00", "18:00")), calendar, now="14:05"))

    assert refusal == Refusal(R.IN_USE, {"free_from": at("16:00")})
    assert blocked(decided(block(span=on_thursday("16:00", "18:00")), calendar, now="14:05"))[1] == {}


def test_a_room_that_no_house_has_is_told_by_its_id_and_rooms_of_two_houses_are_not() -> None:
    unknown, apart = (block(rooms=(ROOM3, RoomId(other))) for other in ("kaelder", "laden"))

    assert refused(decided(unknown, Calendar.of(()))).facts == {"room": "kaelder"}
    assert refused(decided(apart, Calendar.of(()))).facts == {}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (block(rooms=(ROOM3, RoomId("laden"))), R.UNKNOWN_ROOM),
        (block(rooms=(RoomId("kaelder"),)), R.UNKNOWN_ROOM),
        (block(reason=" . "), R.REASON_NEEDED),
        (block(span=TimeSpan(at("13:05"), at("14:00"))), R.NOT_ON_QUARTER),
        (block(span=on_thursday("07:45", "09:00")), R.IN_THE_PAST),
    ],
)
def test_what_makes_no_block_is_refused_with_its_reason(command: BlockRooms, code: RefusalCode) -> None:
    assert refused(decided(command, Calendar.of(()))).code is code


def test_a_block_may_begin_with_the_quarter_that_runs() -> None:
    assert blocked(decided(block(span=on_thursday("08:00", "09:00")), Calendar.of(())))[0].version == 1


def test_two_blocks_never_close_the_same_room_at_the_same_time() -> None:
    there = made_block(on_thursday("17:00", "20:00"), ROOM4, of=2)

    assert refused(decided(block(), Calendar.of((), [there]))) == Refusal(
        R.BLOCKED, {"reason": "foldevæg repareres", "free_from": at("20:00")}
    )


def test_only_the_house_closes_rooms_and_opens_them_again() -> None:
    there = made_block(AFTERNOON, ROOM3)
    lift = Unblock(id=UUID(int=5), block=there.id)

    assert refused(decided(block(), Calendar.of(()), origin=KIOSK)).code is R.STAFF_ONLY
    assert refused(decided(lift, Calendar.of((), [there]), origin=KIOSK)).code is R.STAFF_ONLY


def test_while_the_centre_recovers_nothing_is_closed_and_the_same_may_be_asked_again() -> None:
    decision = decided(block(), Calendar.of(()), recovering=True)

    assert refused(decision).code is R.RECOVERING
    assert not decision.is_kept


def test_sent_twice_it_is_answered_twice_and_done_once() -> None:
    command = block()
    first = decided(command, Calendar.of(()))
    assert first.answer is not None

    again = decided(command, Calendar.of(()), answers={command.id: StoredAnswer("f", first.answer)})
    other = decided(command, Calendar.of(()), answers={command.id: StoredAnswer("g", first.answer)})

    assert (again.answer, again.changes, again.is_kept) == (first.answer, (), False)
    assert isinstance(other.answer, SameIdOtherBody)


@pytest.mark.parametrize(
    ("now", "state", "ends"), [("12:00", BlockState.LIFTED, "18:00"), ("15:05", BlockState.STANDING, "15:15")]
)
def test_a_block_is_lifted_from_now_on(now: str, state: BlockState, ends: str) -> None:
    there = made_block(AFTERNOON, ROOM3)

    decision = decided(Unblock(id=UUID(int=5), block=there.id), Calendar.of((), [there]), now=now)

    assert isinstance(decision.answer, Unblocked)
    after = decision.answer.block
    assert (after.state, after.span.ends_at, after.version) == (state, at(ends), 2)
    assert decision.changes == (BlockSet(after),)


@pytest.mark.parametrize("now", ["12:00", "15:05", "19:00"])
def test_lifting_what_is_lifted_changes_nothing(now: str) -> None:
    there = made_block(AFTERNOON, ROOM3)
    first = decided(Unblock(id=UUID(int=5), block=there.id), Calendar.of((), [there]), now=now)
    assert isinstance(first.answer, Unblocked)

    again = decided(Unblock(id=UUID(int=6), block=there.id), Calendar.of((), [first.answer.block]), now=now)

    assert again == Decision(Unblocked(block=first.answer.block))


def test_what_somebody_else_has_cut_meanwhile_is_not_lifted_but_shown() -> None:
    there = made_block(AFTERNOON, ROOM3)
    cut = lifted(there, now=at("15:05"))
    calendar = Calendar.of((), [cut])

    stale = decided(Unblock(id=UUID(int=5), block=there.id, version=1), calendar, now="15:10")
    seen = decided(Unblock(id=UUID(int=6), block=there.id, version=2), calendar, now="15:10")

    assert stale.answer == NotBlocked(refusal=refusal_to_wire(Refusal(R.BLOCK_CHANGED, {"version": 2})), block=cut)
    assert (stale.changes, stale.is_kept) == ((), True)
    assert isinstance(seen.answer, Unblocked)


def test_nobody_lifts_what_was_never_there() -> None:
    assert (
        refused(decided(Unblock(id=UUID(int=5), block=BlockId(UUID(int=1))), Calendar.of(()))).code is R.UNKNOWN_BLOCK
    )


def test_a_booking_whose_shelter_is_closed_stays_in_the_open_whatever_is_said() -> None:
    calendar = booked(sheltered(HERLEV, wish(YARD, ONE.span, of=1, persons=40), now=NOW))
    held = calendar.bookings[number(1)]

    _, displaced = blocked(decided(block((held, None), rooms=(RoomId("laden"),)), calendar))

    after = displaced[held.id]
    assert (after.state, after.space, after.shelter) == (BookingState.CONFIRMED, YARD, None)
    assert {entry.kind for entry in after.occupancy} == {CellKind.USE}


def test_a_block_looks_at_its_rooms_and_at_both_ends_of_every_move() -> None:
    seen = extents_of_block(HERLEV, block((ONE, ELSEWHERE)), [ONE])

    assert [one.rooms for one in seen] == [{ROOM3, ROOM4}, {RoomId("lok5")}, {ROOM3}]


def test_after_a_block_nothing_can_be_booked_into_it() -> None:
    made, _ = blocked(decided(block(), Calendar.of(())))
    calendar = Calendar.of((), [made])

    placed = place(HERLEV, calendar, wish(LOK3, on_thursday("17:45", "18:30"), of=7), now=NOW)
    after = place(HERLEV, calendar, wish(LOK3, on_thursday("18:00", "19:00"), of=7), now=NOW)

    assert isinstance(placed, Refusal)
    assert placed.code is R.BLOCKED
    assert isinstance(after, Placed)
