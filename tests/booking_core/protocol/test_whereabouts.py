"""Booking in the open with a roof held beside it, and saying which of the two it is."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from booking_core.domain.bookings import Booking, BookingState, CellKind, Channel, Purpose, Whereabouts
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import LayoutId, RoomId, SpaceId
from booking_core.domain.occupying.weather import settled
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from booking_core.protocol.authority import (
    AuthorityState,
    BookingAltered,
    BookingGiven,
    Decision,
    Origin,
    RequestTaken,
    decide,
    extents_of,
)
from booking_core.protocol.messages import (
    Alternative,
    Approve,
    Book,
    Cancel,
    Command,
    Decide,
    NotChanged,
    Reschedule,
    refusal_from_wire,
)
from tests.booking_core.central.running_centre import herlev
from tests.booking_core.domain.made_bookings import at, number, on_thursday
from tests.booking_core.domain.occupying.test_weather import (
    AFTERNOON,
    BARN,
    BARN_ROOM,
    FOYER,
    INDOORS,
    OPEN_AIR,
    OUTDOORS,
    SQUARE,
    YARD,
    held_by,
    put,
    wish,
)
from tests.booking_core.sample_places import HOUSE_KIOSK
from tests.slices import examples

R = RefusalCode
HERLEV = herlev()
STAFF, KIOSK = Origin(Channel.STAFF), Origin(Channel.KIOSK, HOUSE_KIOSK)
OUTDOOR, OPEN = LayoutId("outdoor"), LayoutId("open")


def ask(
    space: SpaceId = YARD,
    span: TimeSpan = AFTERNOON,
    *,
    of: int = 1,
    persons: int = 40,
    hold: bool = True,
    layout: LayoutId | None = None,
) -> Book:
    standing = HERLEV.space_by_id[space].standing_layout.id
    return Book(
        id=number(of),
        alternatives=(Alternative(space, layout or standing, span),),
        persons=persons,
        purpose=Purpose.EATING,
        contact=b"sealed",
        hold_shelter=hold,
    )


def decided(
    command: Command, *bookings: Booking, origin: Origin = STAFF, now: str = "08:05", calendar: Calendar | None = None
) -> Decision:
    state = AuthorityState(
        municipality=HERLEV,
        epoch=1,
        calendar=calendar or Calendar.of(bookings),
        held={},
        answers={},
        named=frozenset({number(1)}),
    )
    return decide(state, command, origin, fingerprint="f", now=at(now))


def given(decision: Decision) -> Booking:
    assert isinstance(decision.change, BookingGiven), decision
    return decision.change.booking


def altered(decision: Decision) -> Booking:
    assert isinstance(decision.change, BookingAltered), decision
    return decision.change.booking


def refused(decision: Decision) -> Refusal:
    assert isinstance(decision.answer, NotChanged), decision
    return refusal_from_wire(decision.answer.refusal)


def say(place: Whereabouts, booking: Booking, *, version: int | None = None) -> Decide:
    return Decide(id=UUID(int=7), booking=booking.id, version=version or booking.version, place=place)


HELD = given(decided(ask()))
IN_THE_BARN = put(wish(BARN, on_thursday("15:00", "17:00"), of=2))


def test_whoever_books_in_the_open_holds_the_barn_with_it() -> None:
    assert (HELD.space, HELD.shelter, HELD.whereabouts) == (YARD, BARN, None)
    assert held_by(HELD) == {OPEN_AIR: {CellKind.USE}, BARN_ROOM: {CellKind.STANDBY}}


@pytest.mark.parametrize(
    ("command", "others"),
    [(ask(hold=False), ()), (ask(), (IN_THE_BARN,)), (ask(persons=120), ())],
)
def test_without_a_shelter_it_is_booked_all_the_same(command: Book, others: tuple[Booking, ...]) -> None:
    booking = given(decided(command, *others))

    assert (booking.shelter, held_by(booking)) == (None, {OPEN_AIR: {CellKind.USE}})


def test_the_centre_looks_at_the_shelter_before_it_decides() -> None:
    assert [one.rooms for one in extents_of(HERLEV, ask(), None)] == [{OPEN_AIR}, {BARN_ROOM}]
    assert {BARN_ROOM} in [one.rooms for one in extents_of(HERLEV, say(INDOORS, HELD), HELD)]


def test_indoors_takes_the_barn_and_gives_the_open_air_back() -> None:
    after = altered(decided(say(INDOORS, HELD), HELD, origin=KIOSK))

    assert (after.space, after.shelter, after.whereabouts, after.version) == (BARN, None, INDOORS, 2)
    assert held_by(after) == {BARN_ROOM: {CellKind.USE}}


def test_outdoors_gives_the_barn_back() -> None:
    after = altered(decided(say(OUTDOORS, HELD), HELD, origin=KIOSK))

    assert (after.space, after.shelter, after.whereabouts, after.version) == (YARD, None, OUTDOORS, 2)
    assert held_by(after) == {OPEN_AIR: {CellKind.USE}}


@pytest.mark.parametrize("place", [INDOORS, OUTDOORS])
def test_saying_the_same_twice_is_harmless_and_saying_the_other_is_refused(place: Whereabouts) -> None:
    after = altered(decided(say(place, HELD), HELD))
    other = OUTDOORS if place is INDOORS else INDOORS

    assert altered(decided(say(place, HELD), after)) == after
    assert refused(decided(say(other, after), after)) == Refusal(R.WHEREABOUTS_DECIDED)


def test_it_can_be_said_until_some_hours_before_and_not_after() -> None:
    assert altered(decided(say(INDOORS, HELD), HELD, now="10:59")).space == BARN
    assert refused(decided(say(INDOORS, HELD), HELD, now="11:00")) == Refusal(
        R.TOO_LATE_TO_DECIDE, {"decide_by": at("11:00")}
    )


def test_what_has_no_shelter_or_has_changed_or_is_over_is_not_decided() -> None:
    bare = given(decided(ask(hold=False)))
    gone = replace(HELD, state=BookingState.CANCELLED_BY_CITIZEN, occupancy=())

    assert refused(decided(say(INDOORS, bare), bare)) == Refusal(R.NO_SHELTER)
    assert refused(decided(say(INDOORS, HELD), replace(HELD, version=2))) == Refusal(R.VERSION_CHANGED, {"version": 2})
    assert refused(decided(say(INDOORS, HELD), gone)).code is R.ALREADY_OVER
    assert refused(decided(say(INDOORS, HELD))).code is R.UNKNOWN_BOOKING


def move(booking: Booking, span: TimeSpan, space: SpaceId = YARD, *, hold: bool = True) -> Reschedule:
    layout = HERLEV.space_by_id[space].standing_layout.id
    to = Alternative(space, layout, span)
    return Reschedule(id=UUID(int=8), booking=booking.id, version=booking.version, to=to, hold_shelter=hold)


def test_stretched_or_moved_the_barn_comes_along() -> None:
    longer = altered(decided(move(HELD, on_thursday("14:00", "17:00")), HELD))
    later = altered(decided(move(HELD, on_thursday("17:00", "19:00")), HELD))

    for after in (longer, later):
        standby = {entry.cell.slot for entry in after.occupancy if entry.kind is CellKind.STANDBY}
        assert standby == {entry.cell.slot for entry in after.occupancy if entry.kind is CellKind.USE}
        assert after.shelter == BARN


def test_who_holds_the_barn_is_not_moved_to_where_it_is_taken_unless_he_gives_it_up() -> None:
    in_the_barn = put(wish(BARN, on_thursday("16:00", "17:00"), of=2))
    longer = on_thursday("14:00", "17:00")

    refusal = refused(decided(move(HELD, longer), HELD, in_the_barn))
    without = altered(decided(move(HELD, longer, hold=False), HELD, in_the_barn))

    assert refusal == Refusal(R.SHELTER_TAKEN, {"shelter": "Laden", "free_from": at("17:00")})
    assert (without.span, without.shelter, held_by(without)) == (longer, None, {OPEN_AIR: {CellKind.USE}})


def test_moved_to_another_place_in_the_open_it_holds_that_ones_shelter() -> None:
    after = altered(decided(move(HELD, AFTERNOON, SQUARE), HELD))

    assert (after.space, after.shelter) == (SQUARE, FOYER)


def test_a_cancelled_booking_frees_both() -> None:
    cancelled = altered(decided(Cancel(id=UUID(int=9), booking=HELD.id, reason="Regn"), HELD))

    assert cancelled.occupancy == ()
    assert held_by(given(decided(ask(BARN, of=3), cancelled))) == {BARN_ROOM: {CellKind.USE}}


def test_a_request_holds_nothing_and_its_shelter_comes_with_the_houses_yes() -> None:
    later = TimeSpan(AFTERNOON.starts_at + 96 * 4 * SLOT_LENGTH, AFTERNOON.ends_at + 96 * 4 * SLOT_LENGTH)
    asked = decided(ask(SQUARE, later, layout=OPEN), origin=KIOSK)
    assert isinstance(asked.change, RequestTaken)
    request = asked.change.booking

    approved = altered(decided(Approve(id=UUID(int=9), booking=request.id, version=1), request))

    assert (request.occupancy, request.shelter) == ((), FOYER)
    assert held_by(approved) == {RoomId("torvet"): {CellKind.USE}, RoomId("foyer"): {CellKind.STANDBY}}


class Weather(RuleBasedStateMachine):
    """A Thursday at the farm, with everything that can be asked of the centre about its yard and its barn."""

    def __init__(self) -> None:
        super().__init__()
        self.calendar = Calendar.of(())
        self.asked = 0

    def does(self, command: Command, now: str = "06:00") -> None:
        decision = decided(command, calendar=self.calendar, now=now)
        bookings = [change.booking for change in decision.changes if isinstance(change, BookingGiven | BookingAltered)]
        self.calendar = self.calendar.with_bookings(bookings)

    def some(self, data: st.DataObject) -> Booking | None:
        known = sorted(self.calendar.bookings.values(), key=lambda one: one.id)
        return data.draw(st.sampled_from(known)) if known else None

    @rule(space=st.sampled_from((YARD, BARN)), start=st.integers(0, 36), length=st.integers(2, 8), hold=st.booleans())
    def books(self, space: SpaceId, start: int, length: int, hold: bool) -> None:  # noqa: FBT001  # drawn
        self.asked += 1
        starts_at = at("10:00") + start * SLOT_LENGTH
        span = TimeSpan(starts_at, starts_at + length * SLOT_LENGTH)
        self.does(ask(space, span, of=self.asked, persons=20, hold=hold))

    @rule(data=st.data(), place=st.sampled_from(Whereabouts))
    def decides(self, data: st.DataObject, place: Whereabouts) -> None:
        if (booking := self.some(data)) is not None:
            self.does(say(place, booking))

    @rule(data=st.data(), start=st.integers(0, 36), length=st.integers(2, 8), hold=st.booleans())
    def moves(self, data: st.DataObject, start: int, length: int, hold: bool) -> None:  # noqa: FBT001  # drawn
        if (booking := self.some(data)) is not None:
            starts_at = at("10:00") + start * SLOT_LENGTH
            span = TimeSpan(starts_at, starts_at + length * SLOT_LENGTH)
            self.does(move(booking, span, booking.space, hold=hold))

    @rule(data=st.data())
    def cancels(self, data: st.DataObject) -> None:
        if (booking := self.some(data)) is not None:
            self.does(Cancel(id=UUID(int=9), booking=booking.id, reason="Regn"))

    @rule(data=st.data())
    def silence(self, data: st.DataObject) -> None:
        booking = self.some(data)
        late = None if booking is None else settled(HERLEV, booking, now=booking.span.starts_at)
        if late is not None:
            self.calendar = self.calendar.with_bookings([late])

    @invariant()
    def no_cell_is_in_two_bookings(self) -> None:
        live = [one for one in self.calendar.bookings.values() if one.state.occupies]
        cells = [entry.cell for one in live for entry in one.occupancy]
        assert len(cells) == len(set(cells))

    @invariant()
    def a_shelter_is_held_while_it_is_named_and_one_place_is_after(self) -> None:
        for one in self.calendar.bookings.values():
            place = BARN_ROOM if one.space == BARN else OPEN_AIR
            expected = {place: {CellKind.USE}} if one.state.occupies else {}
            if one.state.occupies and one.shelter is not None:
                expected[BARN_ROOM] = {CellKind.STANDBY}
                assert one.whereabouts is None
            assert held_by(one) == expected


Weather.TestCase.settings = settings(max_examples=examples(40), stateful_step_count=25, deadline=None)
TestWeather = Weather.TestCase
