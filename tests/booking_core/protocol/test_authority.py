"""The centre's decision: one booking a cell, one answer an id, and a reason for every no."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from booking_core.domain.bookings import (
    Booking,
    BookingState,
    Cell,
    CellKind,
    Channel,
    Need,
    Occupancy,
    Openness,
    Purpose,
    cells_of,
)
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, RoomId, SpaceId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from booking_core.protocol.authority import (
    AuthorityState,
    BlockSet,
    BookingAltered,
    BookingGiven,
    Change,
    Decision,
    Extent,
    Origin,
    RequestTaken,
    SeriesRecorded,
    StoredAnswer,
    decide,
    extents_of,
)
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Approve,
    Book,
    Cancel,
    CancelAnswer,
    Cancelled,
    Changed,
    CheckIn,
    Command,
    Confirmed,
    Decline,
    Declined,
    FinalBookAnswer,
    NotCancelled,
    RequestDeclined,
    Requested,
    Reschedule,
    SameIdOtherBody,
    refusal_from_wire,
    refusal_to_wire,
)
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, made_booking, number, on_thursday
from tests.booking_core.sample_places import (
    CIRCLE,
    EMPTY,
    GROUP_ROOM,
    HALL,
    HALL_NORTH,
    HALL_SOUTH,
    HOUSE_KIOSK,
    LIBRARY_KIOSK,
    MEETING,
    WORKSHOP,
)
from tests.slices import examples

R = RefusalCode
NOW = at("14:08")
KIOSK = Origin(Channel.KIOSK, HOUSE_KIOSK)
PARTNER = Origin(Channel.PARTNER)
STAFF = Origin(Channel.STAFF)
AFTERNOON = on_thursday("14:15", "15:15")
LATER = on_thursday("15:15", "16:15")
LAYOUTS: Mapping[SpaceId, LayoutId] = {WORKSHOP: MEETING, GROUP_ROOM: MEETING}


def one(space: SpaceId, span: TimeSpan = AFTERNOON, layout: LayoutId | None = None) -> Alternative:
    return Alternative(space, layout or LAYOUTS.get(space, EMPTY), span)


def book(*alternatives: Alternative, booking_id: int = 1, persons: int = 4, contact: bytes | None = None) -> Book:
    return Book(
        id=number(booking_id),
        alternatives=alternatives,
        persons=persons,
        purpose=Purpose.MEETING,
        contact=contact,
    )


def cancel(booking_id: int, *, wish: int = 100) -> Cancel:
    return Cancel(id=UUID(int=wish), booking=number(booking_id))


def state_of(
    *bookings: Booking, held: Mapping[Cell, DeviceId] | None = None, recovering: bool = False
) -> AuthorityState:
    return AuthorityState(
        municipality=MUNICIPALITY,
        epoch=1,
        calendar=Calendar.of(bookings),
        held=held or {},
        answers={},
        recovering=recovering,
    )


def cells(space: SpaceId, span: TimeSpan = AFTERNOON) -> tuple[Cell, ...]:
    return tuple(cells_of(MUNICIPALITY.space_by_id[space], span))


def decided(state: AuthorityState, command: Book | Cancel, origin: Origin = KIOSK, *, now: datetime = NOW) -> Decision:
    return decide(state, command, origin, fingerprint="first", now=now)


def given(decision: Decision) -> BookingGiven:
    assert isinstance(decision.change, BookingGiven)
    assert decision.answer is None
    return decision.change


def refusals(decision: Decision) -> list[Refusal]:
    """The reasons of a decision that changes nothing."""
    assert decision.change is None
    match decision.answer:
        case Declined(refusals=several):
            return [refusal_from_wire(refusal) for refusal in several]
        case NotCancelled(refusal=single):
            return [refusal_from_wire(single)]
        case _:
            pytest.fail(f"no refusal in {decision.answer}")


def codes(decision: Decision) -> list[RefusalCode]:
    return [refusal.code for refusal in refusals(decision)]


def test_a_free_room_is_given_with_every_cell_of_it() -> None:
    command = book(one(WORKSHOP), persons=6, contact=b"sealed")

    change = given(decided(state_of(), command))

    assert change == BookingGiven(
        Booking(
            id=number(1),
            version=1,
            state=BookingState.CONFIRMED,
            space=WORKSHOP,
            layout=MEETING,
            span=AFTERNOON,
            persons=6,
            purpose=Purpose.MEETING,
            openness=Openness.CLOSED,
            user=KindOfUser.CITIZEN,
            channel=Channel.KIOSK,
            occupancy=tuple(Occupancy(cell, CellKind.USE) for cell in cells(WORKSHOP)),
            device=HOUSE_KIOSK,
            named=True,
        ),
        alternative=0,
        contact=b"sealed",
    )


def test_what_was_asked_is_kept_in_the_booking() -> None:
    command = msgspec.structs.replace(
        book(one(WORKSHOP)),
        openness=Openness.OPEN,
        user=KindOfUser.ASSOCIATION,
        replaces=number(7),
        title=" Læst af huset ",
        needs=(Need.STEP_FREE, Need.HEARING_LOOP, Need.STEP_FREE),
        wheelchairs=2,
    )

    booking = given(decided(state_of(), command, STAFF)).booking

    assert (booking.openness, booking.user) == (Openness.OPEN, KindOfUser.ASSOCIATION)
    assert booking.replaces == number(7)
    assert (booking.title, booking.channel, booking.device) == ("Læst af huset", Channel.STAFF, None)
    assert (booking.needs, booking.wheelchairs) == ((Need.HEARING_LOOP, Need.STEP_FREE), 2)


def test_the_first_free_alternative_is_given() -> None:
    state = state_of(made_booking(WORKSHOP, AFTERNOON, booking_id=number(9)))

    change = given(decided(state, book(one(WORKSHOP), one(GROUP_ROOM), one(WORKSHOP, LATER))))

    assert (change.alternative, change.booking.space, change.booking.span) == (1, GROUP_ROOM, AFTERNOON)


def test_what_is_declined_says_why_for_each_alternative_in_their_order() -> None:
    state = state_of(made_booking(WORKSHOP, AFTERNOON), held=dict.fromkeys(cells(GROUP_ROOM), LIBRARY_KIOSK))

    decision = decided(
        state,
        book(one(WORKSHOP), one(GROUP_ROOM), one(WORKSHOP, LATER, layout=CIRCLE)),
    )

    assert codes(decision) == [R.TAKEN, R.HELD_ELSEWHERE, R.LAYOUT_NEEDS_CREW]
    assert decision.is_kept
    assert isinstance(decision.answer, Declined)
    assert decision.answer.id == number(1)


def test_the_rules_of_the_house_are_asked_before_the_cells() -> None:
    state = state_of(made_booking(WORKSHOP, AFTERNOON))

    assert codes(decided(state, book(one(WORKSHOP), persons=17))) == [R.TOO_MANY_PERSONS]
    assert codes(decided(state, book(one(SpaceId("cellar"))))) == [R.UNKNOWN_SPACE]


def test_a_sealed_contact_counts_as_a_name_and_staff_need_none() -> None:
    evening = book(one(WORKSHOP, on_thursday("20:00", "21:00")))

    assert codes(decided(state_of(), evening)) == [R.NAME_NEEDED_START]
    assert given(decided(state_of(), msgspec.structs.replace(evening, contact=b"sealed"))).contact == b"sealed"
    assert given(decided(state_of(), evening, STAFF)).booking.channel is Channel.STAFF


@pytest.mark.parametrize(
    ("span", "free_from"),
    [
        (on_thursday("14:00", "14:45"), "14:45"),
        (on_thursday("15:00", "16:00"), "16:00"),
        (on_thursday("13:00", "18:00"), "18:00"),
    ],
)
def test_what_is_taken_is_told_from_when_on_it_is_free(span: TimeSpan, free_from: str) -> None:
    state = state_of(made_booking(WORKSHOP, span))

    decision = decided(state, book(one(WORKSHOP)))

    assert refusals(decision) == [Refusal(R.TAKEN, {"free_from": at(free_from)})]


def test_a_hall_is_taken_until_both_halves_are_free_again() -> None:
    state = state_of(
        made_booking(HALL_NORTH, on_thursday("14:00", "16:00"), booking_id=number(2)),
        made_booking(HALL_SOUTH, on_thursday("15:30", "17:00"), booking_id=number(3)),
        made_booking(WORKSHOP, on_thursday("14:00", "20:00"), booking_id=number(4)),
    )

    decision = decided(state, book(one(HALL)), STAFF)

    assert refusals(decision) == [Refusal(R.TAKEN, {"free_from": at("17:00")})]


def test_bookings_that_touch_do_not_hinder_each_other() -> None:
    before, after = on_thursday("13:15", "14:15"), on_thursday("15:15", "16:15")
    state = state_of(made_booking(WORKSHOP, before), made_booking(WORKSHOP, after))

    assert given(decided(state, book(one(WORKSHOP)))).booking.span == AFTERNOON


@pytest.mark.parametrize("which", [0, 3])
def test_one_cell_held_by_another_device_is_enough_to_say_no(which: int) -> None:
    state = state_of(held={cells(WORKSHOP)[which]: LIBRARY_KIOSK})

    assert codes(decided(state, book(one(WORKSHOP)))) == [R.HELD_ELSEWHERE]


@pytest.mark.parametrize("origin", [KIOSK, PARTNER, STAFF], ids=["its own kiosk", "partner", "staff"])
def test_cells_that_a_kiosk_holds_are_given_to_nobody_before_it_gives_them_back(origin: Origin) -> None:
    state = state_of(held=dict.fromkeys(cells(WORKSHOP), HOUSE_KIOSK))

    assert codes(decided(state, book(one(WORKSHOP)), origin)) == [R.HELD_ELSEWHERE]


def test_taken_is_told_rather_than_held_elsewhere() -> None:
    state = state_of(
        made_booking(WORKSHOP, on_thursday("14:15", "14:30")),
        held={cells(WORKSHOP)[3]: LIBRARY_KIOSK},
    )

    assert codes(decided(state, book(one(WORKSHOP)))) == [R.TAKEN]


@pytest.mark.parametrize("half", [HALL_NORTH, HALL_SOUTH])
def test_the_whole_hall_and_its_halves_exclude_each_other(half: SpaceId) -> None:
    hall_taken = state_of(made_booking(HALL, AFTERNOON))
    half_taken = state_of(made_booking(half, AFTERNOON))

    assert codes(decided(hall_taken, book(one(half)), STAFF)) == [R.TAKEN]
    assert codes(decided(half_taken, book(one(HALL)), STAFF)) == [R.TAKEN]


def test_one_half_of_the_hall_leaves_the_other_free() -> None:
    state = state_of(made_booking(HALL_NORTH, AFTERNOON))

    assert given(decided(state, book(one(HALL_SOUTH)))).booking.space == HALL_SOUTH


def test_while_recovering_nothing_is_booked() -> None:
    decision = decided(state_of(recovering=True), book(one(WORKSHOP), one(GROUP_ROOM)), STAFF)

    assert codes(decision) == [R.RECOVERING, R.RECOVERING]


def test_while_recovering_an_unknown_booking_may_only_not_be_back_yet() -> None:
    assert codes(decided(state_of(recovering=True), cancel(1))) == [R.RECOVERING]


def test_while_recovering_a_known_booking_can_be_given_back() -> None:
    state = state_of(made_booking(WORKSHOP, AFTERNOON, booking_id=number(1)), recovering=True)

    assert isinstance(decided(state, cancel(1)).answer, Cancelled)


@pytest.mark.parametrize("command", [book(one(WORKSHOP)), cancel(1)], ids=["book", "cancel"])
def test_the_same_id_with_the_same_body_gets_the_stored_answer_and_changes_nothing(command: Book | Cancel) -> None:
    stored: FinalBookAnswer | CancelAnswer = (
        Confirmed(booking=made_booking(WORKSHOP, AFTERNOON, booking_id=number(1)), alternative=0, receipt="R")
        if isinstance(command, Book)
        else NotCancelled(refusal=refusal_to_wire(Refusal(R.UNKNOWN_BOOKING)))
    )
    state = replace(state_of(), answers={command.id: StoredAnswer("first", stored)})

    assert decided(state, command) == Decision(stored, is_kept=False)


@pytest.mark.parametrize("command", [book(one(WORKSHOP)), cancel(1)], ids=["book", "cancel"])
def test_the_same_id_with_another_body_is_told_so_and_changes_nothing(command: Book | Cancel) -> None:
    stored = StoredAnswer("another body", Declined(id=number(1), refusals=()))
    state = replace(state_of(made_booking(GROUP_ROOM, AFTERNOON)), answers={command.id: stored})

    assert decided(state, command) == Decision(SameIdOtherBody(), is_kept=False)


def test_a_stored_answer_is_given_even_where_the_rules_would_now_say_no() -> None:
    stored = Confirmed(booking=made_booking(WORKSHOP, AFTERNOON), alternative=0, receipt="R")
    command = book(one(WORKSHOP))
    state = replace(state_of(recovering=True), answers={command.id: StoredAnswer("first", stored)})

    assert decided(state, command, now=NOW + timedelta(days=400)).answer == stored


def test_a_cancelled_booking_holds_no_cell_and_has_a_new_version() -> None:
    booking = made_booking(WORKSHOP, AFTERNOON, booking_id=number(1), version=3)

    decision = decided(state_of(booking), cancel(1))

    ended = replace(booking, state=BookingState.CANCELLED_BY_CITIZEN, version=4, occupancy=())
    assert decision == Decision(Cancelled(booking=ended), (BookingAltered(ended),))


def test_the_rest_of_a_booking_under_way_goes_back_from_the_next_quarter_on() -> None:
    booking = made_booking(WORKSHOP, AFTERNOON, booking_id=number(1))

    decision = decided(state_of(booking), cancel(1), now=at("14:32"))

    used = on_thursday("14:15", "14:45")
    assert isinstance(decision.answer, Cancelled)
    completed = decision.answer.booking
    assert (completed.state, completed.span, completed.version) == (BookingState.COMPLETED, used, 2)
    assert [entry.cell for entry in completed.occupancy] == [*cells(WORKSHOP, used)]


def test_people_who_came_too_early_and_go_again_leave_nothing_taken() -> None:
    early = made_booking(WORKSHOP, AFTERNOON, booking_id=number(1), state=BookingState.CHECKED_IN)

    decision = decided(state_of(early), cancel(1))

    ended = replace(early, state=BookingState.COMPLETED, version=2, occupancy=())
    assert decision == Decision(Cancelled(booking=ended), (BookingAltered(ended),))


def test_a_booking_under_way_can_be_given_back_up_to_its_very_end() -> None:
    state = state_of(made_booking(WORKSHOP, AFTERNOON, booking_id=number(1)))

    assert isinstance(decided(state, cancel(1), now=at("15:14:59")).answer, Cancelled)
    assert refusals(decided(state, cancel(1), now=at("15:15"))) == [Refusal(R.ALREADY_OVER, {"state": "completed"})]


def test_a_booking_nobody_knows_cannot_be_cancelled() -> None:
    assert refusals(decided(state_of(), cancel(1))) == [Refusal(R.UNKNOWN_BOOKING)]


def test_cancelling_twice_is_answered_alike_and_changes_nothing_the_second_time() -> None:
    first = decided(state_of(made_booking(WORKSHOP, AFTERNOON, booking_id=number(1))), cancel(1))
    assert isinstance(first.answer, Cancelled)

    second = decided(state_of(first.answer.booking), cancel(1, wish=101), now=NOW + timedelta(days=1))

    assert second == Decision(first.answer)


@pytest.mark.parametrize(
    "over",
    [
        BookingState.DECLINED,
        BookingState.COMPLETED,
        BookingState.NO_SHOW,
    ],
)
def test_what_holds_no_room_any_more_cannot_be_cancelled(over: BookingState) -> None:
    state = state_of(made_booking(WORKSHOP, AFTERNOON, booking_id=number(1), state=over))

    assert refusals(decided(state, cancel(1))) == [Refusal(R.ALREADY_OVER, {"state": over.value})]


def test_a_wish_reaches_every_room_of_all_its_alternatives() -> None:
    wish = book(one(WORKSHOP), one(HALL), one(SpaceId("cellar")))

    assert extents_of(MUNICIPALITY, wish, None) == (
        Extent(frozenset({RoomId("workshop")}), AFTERNOON),
        Extent(frozenset({RoomId("hall-north"), RoomId("hall-south")}), AFTERNOON),
    )


def test_a_move_reaches_the_place_it_leaves_too() -> None:
    mine = made_booking(WORKSHOP, AFTERNOON, booking_id=number(1))
    move = Reschedule(id=UUID(int=9), booking=mine.id, version=1, to=one(HALL_NORTH, LATER))

    assert [sorted(each.rooms) for each in extents_of(MUNICIPALITY, move, mine)] == [["hall-north"], ["workshop"]]


@dataclass(slots=True)
class Centre:
    """The authority's changes folded into plain dictionaries, as a store would keep them."""

    bookings: dict[BookingId, Booking] = field(default_factory=dict)
    answers: dict[UUID, StoredAnswer] = field(default_factory=dict)
    held: dict[Cell, DeviceId] = field(default_factory=dict)

    def submit(self, command: Command, origin: Origin) -> Answer:
        fingerprint = sha256(msgspec.json.encode([command, origin.device])).hexdigest()
        state = replace(state_of(*self.bookings.values(), held=self.held), answers=self.answers)
        decision = decide(state, command, origin, fingerprint=fingerprint, now=NOW)
        answer = decision.answer
        for change in decision.changes:
            self._fold(change)
        match decision.change:
            case BookingGiven(booking=booking, alternative=alternative):
                answer = Confirmed(booking=booking, alternative=alternative, receipt="R")
            case RequestTaken(booking=booking, alternative=alternative, is_free=is_free):
                answer = Requested(booking=booking, alternative=alternative, receipt="R", is_free=is_free)
            case BookingAltered(booking=booking):
                answer = answer or Changed(booking=booking, receipt="R")
            case SeriesRecorded() | BlockSet() | None:
                pass
        assert answer is not None
        if decision.is_kept:
            self.answers[command.id] = StoredAnswer(fingerprint, answer)
        return answer

    def _fold(self, change: Change) -> None:
        assert not isinstance(change, SeriesRecorded | BlockSet)
        booking = change.booking
        before = self.bookings.get(booking.id)
        if before is None:
            assert isinstance(change, BookingGiven | RequestTaken)
        else:
            assert before.state is booking.state or before.state.may_become(booking.state)
        self.bookings[booking.id] = booking


ORIGINS = st.sampled_from((KIOSK, Origin(Channel.KIOSK, LIBRARY_KIOSK), PARTNER, STAFF))
SPACES = st.sampled_from((WORKSHOP, HALL_NORTH, HALL_SOUTH, HALL))


@st.composite
def alternatives(draw: st.DrawFn) -> Alternative:
    starts_at = at("14:15") + draw(st.integers(0, 11)) * SLOT_LENGTH
    return one(draw(SPACES), TimeSpan(starts_at, starts_at + draw(st.integers(2, 6)) * SLOT_LENGTH))


class OneAfternoon(RuleBasedStateMachine):
    """People book and cancel, some of them twice, and sometimes an id is used for two things."""

    def __init__(self) -> None:
        super().__init__()
        self.centre = Centre()
        self.sent: list[tuple[Command, Origin, Answer]] = []
        self.promised: dict[Cell, BookingId] = {}
        for cell in cells(HALL_SOUTH, on_thursday("15:00", "15:30")):
            self.centre.held[cell] = LIBRARY_KIOSK

    @rule(wishes=st.lists(alternatives(), min_size=1, max_size=4), origin=ORIGINS, persons=st.integers(1, 20))
    def book(self, wishes: list[Alternative], origin: Origin, persons: int) -> None:
        command = book(*wishes, booking_id=len(self.sent) + 1, persons=persons)
        answer = self.centre.submit(command, origin)
        self.sent.append((command, origin, answer))
        match answer:
            case Confirmed(booking=booking, alternative=chosen):
                assert booking.span == wishes[chosen].span
                assert {entry.cell for entry in booking.occupancy} == {*cells(booking.space, booking.span)}
                for entry in booking.occupancy:
                    assert entry.cell not in self.promised
                    assert self.centre.held.get(entry.cell, origin.device) == origin.device
                    self.promised[entry.cell] = booking.id
            case Requested(booking=booking):
                assert (booking.space, booking.occupancy) == (HALL, ())
            case Declined(refusals=reasons):
                assert len(reasons) == len(wishes)
            case _:
                pytest.fail(f"a booking was answered with {answer}")

    @rule(target_number=st.integers(1, 12), origin=ORIGINS)
    def cancel(self, target_number: int, origin: Origin) -> None:
        command = msgspec.structs.replace(cancel(target_number, wish=1_000 + len(self.sent)), reason="Vandskade")
        before = self.centre.bookings.get(number(target_number))
        answer = self.centre.submit(command, origin)
        self.sent.append((command, origin, answer))
        is_over = before is None or before.state in {BookingState.COMPLETED, BookingState.DECLINED}
        is_answered = before is None or before.state not in {BookingState.REQUESTED, BookingState.WITHDRAWN}
        refused = is_over or (origin is STAFF and not is_answered)
        assert isinstance(answer, NotCancelled if refused else Cancelled)
        self.forget(target_number)

    @rule(target_number=st.integers(1, 12), origin=ORIGINS, outdated=st.booleans(), yes=st.booleans())
    def answer_request(self, target_number: int, origin: Origin, *, outdated: bool, yes: bool) -> None:
        before = self.centre.bookings.get(number(target_number))
        version = 1 if before is None else before.version + outdated
        wish = UUID(int=4_000 + len(self.sent))
        approve = Approve(id=wish, booking=number(target_number), version=version)
        decline = Decline(id=wish, booking=number(target_number), version=version, reason="Salen males")
        answer = self.centre.submit(approve if yes else decline, origin)
        self.sent.append((approve if yes else decline, origin, answer))
        if not isinstance(answer, Changed | RequestDeclined):
            assert self.centre.bookings.get(number(target_number)) == before
            return
        assert origin is STAFF
        assert before is not None
        assert before.state is BookingState.REQUESTED
        if isinstance(answer, Changed):
            self.promised |= {entry.cell: answer.booking.id for entry in answer.booking.occupancy}

    @rule(target_number=st.integers(1, 12), origin=ORIGINS)
    def check_in(self, target_number: int, origin: Origin) -> None:
        command = CheckIn(id=UUID(int=2_000 + len(self.sent)), booking=number(target_number))
        self.sent.append((command, origin, self.centre.submit(command, origin)))

    @rule(target_number=st.integers(1, 12), to=alternatives(), origin=ORIGINS, outdated=st.booleans())
    def reschedule(self, target_number: int, to: Alternative, origin: Origin, *, outdated: bool) -> None:
        before = self.centre.bookings.get(number(target_number))
        version = 1 if before is None else before.version + outdated
        command = Reschedule(id=UUID(int=3_000 + len(self.sent)), booking=number(target_number), version=version, to=to)
        answer = self.centre.submit(command, origin)
        self.sent.append((command, origin, answer))
        if isinstance(answer, Changed):
            assert not outdated
            assert (answer.booking.space, answer.booking.span) == (to.space, to.span)
            self.forget(target_number)
            self.promised |= {entry.cell: answer.booking.id for entry in answer.booking.occupancy}
        else:
            assert self.centre.bookings.get(number(target_number)) == before

    def forget(self, target_number: int) -> None:
        self.promised = {c: booking for c, booking in self.promised.items() if booking != number(target_number)}

    @precondition(lambda self: bool(self.sent))
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        command, origin, answer = data.draw(st.sampled_from(self.sent))
        before = dict(self.centre.bookings)

        assert self.centre.submit(command, origin) == answer
        assert self.centre.bookings == before

    @precondition(lambda self: bool(self.sent))
    @rule(data=st.data(), wish=alternatives())
    def use_an_id_for_something_else(self, data: st.DataObject, wish: Alternative) -> None:
        command, origin, answer = data.draw(st.sampled_from(self.sent))
        other = msgspec.structs.replace(book(wish, persons=21), id=BookingId(command.id))
        before = dict(self.centre.bookings)

        assert self.centre.submit(other, origin) == SameIdOtherBody()
        assert self.centre.bookings == before
        assert self.centre.answers[command.id].answer == answer

    @invariant()
    def no_cell_is_in_two_live_bookings(self) -> None:
        occupied = [entry.cell for b in self.centre.bookings.values() if b.state.occupies for entry in b.occupancy]
        assert len(occupied) == len(set(occupied))
        assert set(occupied) == set(self.promised)


TestOneAfternoon = OneAfternoon.TestCase
TestOneAfternoon.settings = settings(max_examples=examples(60), stateful_step_count=25)
