"""Putting bookings into the calendar: what they occupy together, what they share, and what giving back leaves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState, Cell, CellKind, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import SegmentKind, lane
from booking_core.domain.identity import BookingId, LayoutId, SpaceId
from booking_core.domain.occupying.placing import Placed, place, release
from booking_core.domain.places import Layout, Municipality, Weekday
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, at, made_booking, number, on_thursday
from tests.booking_core.domain.occupying.test_changeovers import with_crew
from tests.booking_core.sample_places import CIRCLE, EMPTY, HALL, HALL_NORTH, HALL_SOUTH, HOUSE, MEETING, WORKSHOP
from tests.slices import examples

R = RefusalCode
ROWS, FEAST = LayoutId("rows"), LayoutId("feast")
EARLY = at("06:00")


def places_with(crew: Municipality = MUNICIPALITY, *, tables: int = 40, chairs: int = 100) -> Municipality:
    """The sample house with layouts that take work and furniture: rows in the halves, a feast in the whole hall."""
    rows = Layout(ROWS, 80, 4, tables=0, chairs=60, setup_minutes=30, strike_minutes=20, self_minutes=45)
    feast = Layout(FEAST, 120, 8, tables=30, chairs=100, setup_minutes=60, strike_minutes=60)
    extra = {HALL_NORTH: rows, HALL_SOUTH: rows, HALL: feast}
    venue = crew.venue_by_id[HOUSE]
    spaces = tuple(
        replace(space, layouts=(*space.layouts, extra[space.id])) if space.id in extra else space
        for space in venue.spaces
    )
    house = replace(venue, spaces=spaces, furniture={"tables": tables, "chairs": chairs})
    return replace(crew, venues=tuple(house if one.id == HOUSE else one for one in crew.venues))


PLACES = places_with()


def wish(
    space: SpaceId,
    starts: str,
    ends: str,
    *,
    layout: LayoutId,
    of: int = 1,
    by: SetUpBy = SetUpBy.CREW,
) -> Booking:
    """A booking that has no cells yet."""
    made = made_booking(space, on_thursday(starts, ends), booking_id=number(of))
    return replace(made, layout=layout, set_up_by=by, occupancy=())


@dataclass
class Book:
    """A calendar that bookings are put into and taken out of."""

    places: Municipality = PLACES
    calendar: Calendar = field(default_factory=lambda: Calendar.of(()))

    def put(self, booking: Booking, *, now: datetime = EARLY) -> Placed | Refusal:
        placed = place(self.places, self.calendar, booking, now=now)
        if isinstance(placed, Placed):
            self.calendar = self.calendar.with_bookings((*placed.neighbours, placed.booking))
        return placed

    def take_out(self, of: int) -> None:
        booking = self.calendar.bookings[number(of)]
        neighbours = release(self.places, self.calendar, booking)
        gone = replace(booking, state=BookingState.CANCELLED_BY_CITIZEN, occupancy=())
        self.calendar = self.calendar.with_bookings((gone, *neighbours))

    def drawn(self, of: int) -> str:
        """The parts of a booking by time: "setup 13:45–14:00, use 14:00–15:00"."""
        runs = sorted(
            (run for runs in self.calendar.runs.values() for run in runs if run.booking == number(of)),
            key=lambda run: run.first,
        )
        parts = dict.fromkeys(f"{run.kind.value} {wall(run.span.starts_at)}–{wall(run.span.ends_at)}" for run in runs)
        return ", ".join(parts)


def wall(instant: datetime) -> str:
    return instant.astimezone(PLACES.zone).strftime("%H:%M")


def booked(*wishes: Booking, places: Municipality = PLACES) -> Book:
    book = Book(places)
    for one in wishes:
        placed = book.put(one)
        assert isinstance(placed, Placed), placed
    return book


def refused(answer: Placed | Refusal) -> Refusal:
    assert isinstance(answer, Refusal), answer
    return answer


A = wish(WORKSHOP, "12:00", "13:00", layout=CIRCLE, of=1)
"""Set-up 11:45–12:00, strike 13:00–13:15."""


@pytest.mark.parametrize(
    ("starts", "first", "second"),
    [
        ("13:00", "setup 11:45–12:00, use 12:00–13:00", "use 13:00–14:00, strike 14:00–14:15"),
        ("13:15", "setup 11:45–12:00, use 12:00–13:00", "setup 13:00–13:15, use 13:15–14:15, strike 14:15–14:30"),
        (
            "13:30",
            "setup 11:45–12:00, use 12:00–13:00, strike 13:00–13:15",
            "setup 13:15–13:30, use 13:30–14:30, strike 14:30–14:45",
        ),
        (
            "16:00",
            "setup 11:45–12:00, use 12:00–13:00, strike 13:00–13:15",
            "setup 15:45–16:00, use 16:00–17:00, strike 17:00–17:15",
        ),
    ],
)
def test_two_bookings_in_one_layout_share_what_stands_when_the_work_does_not_fit_between(
    starts: str, first: str, second: str
) -> None:
    ends = f"{int(starts[:2]) + 1}{starts[2:]}"

    book = booked(A, wish(WORKSHOP, starts, ends, layout=CIRCLE, of=2))

    assert (book.drawn(1), book.drawn(2)) == (first, second)


def test_the_earlier_may_come_later_and_shares_all_the_same() -> None:
    both = booked(A, wish(WORKSHOP, "13:15", "14:15", layout=CIRCLE, of=2))

    other_way = booked(wish(WORKSHOP, "13:15", "14:15", layout=CIRCLE, of=2), A)

    assert [other_way.drawn(one) for one in (1, 2)] == [both.drawn(one) for one in (1, 2)]


def test_whoever_makes_room_has_a_new_version_and_nobody_else() -> None:
    book = booked(A, wish(WORKSHOP, "20:00", "21:00", layout=CIRCLE, of=3))

    placed = book.put(wish(WORKSHOP, "13:00", "14:00", layout=CIRCLE, of=2))

    assert isinstance(placed, Placed)
    assert [(one.id, one.version) for one in placed.neighbours] == [(number(1), 2)]
    assert placed.booking.version == 1


@pytest.mark.parametrize(
    ("gone", "left", "drawn"),
    [
        (1, 2, "setup 13:00–13:15, use 13:15–14:15, strike 14:15–14:30"),
        (2, 1, "setup 11:45–12:00, use 12:00–13:00, strike 13:00–13:15"),
    ],
)
def test_when_one_of_two_goes_the_other_has_its_own_work_again(gone: int, left: int, drawn: str) -> None:
    book = booked(A, wish(WORKSHOP, "13:15", "14:15", layout=CIRCLE, of=2))

    book.take_out(gone)

    assert book.drawn(left) == drawn


def test_when_the_middle_of_three_goes_the_outer_two_share_if_they_must_and_part_if_they_can() -> None:
    short = booked(
        A, wish(WORKSHOP, "13:00", "13:15", layout=CIRCLE, of=2), wish(WORKSHOP, "13:15", "14:00", layout=CIRCLE, of=3)
    )
    long = booked(
        A, wish(WORKSHOP, "13:00", "15:00", layout=CIRCLE, of=2), wish(WORKSHOP, "15:00", "16:00", layout=CIRCLE, of=3)
    )

    short.take_out(2)
    long.take_out(2)

    assert (short.drawn(1), short.drawn(3)) == (
        "setup 11:45–12:00, use 12:00–13:00",
        "setup 13:00–13:15, use 13:15–14:00, strike 14:00–14:15",
    )
    assert (long.drawn(1), long.drawn(3)) == (
        "setup 11:45–12:00, use 12:00–13:00, strike 13:00–13:15",
        "setup 14:45–15:00, use 15:00–16:00, strike 16:00–16:15",
    )


@pytest.mark.parametrize(
    "other",
    [
        wish(WORKSHOP, "13:00", "14:00", layout=MEETING, of=2),  # another layout
        wish(WORKSHOP, "13:00", "14:00", layout=CIRCLE, of=2, by=SetUpBy.ON_CALL),  # other hands
    ],
)
def test_what_does_not_want_the_same_shares_nothing(other: Booking) -> None:
    answer = booked(A).put(other)

    assert refused(answer).code in {R.TAKEN, R.SETUP_TAKEN}


def test_half_a_hall_in_use_between_keeps_two_feasts_in_the_whole_from_sharing() -> None:
    book = booked(
        wish(HALL, "10:00", "11:00", layout=FEAST, of=1),
        wish(HALL_NORTH, "12:00", "12:30", layout=EMPTY, of=2),
    )

    answer = book.put(wish(HALL, "13:00", "14:00", layout=FEAST, of=3))

    assert refused(answer).code is R.SETUP_TAKEN


def test_crew_that_comes_in_the_morning_lets_two_evenings_share_a_set_room() -> None:
    mornings = places_with(with_crew(("08:00", "10:00"), on=(Weekday.THU, Weekday.SAT)))
    book = booked(wish(WORKSHOP, "19:00", "20:00", layout=CIRCLE, of=1), places=mornings)
    friday = TimeSpan(at("19:00", FRIDAY), at("20:00", FRIDAY))

    book.put(replace(wish(WORKSHOP, "19:00", "20:00", layout=CIRCLE, of=2), span=friday))

    assert book.drawn(1) == "setup 09:45–19:00, use 19:00–20:00"
    assert book.drawn(2) == "setup 20:00–19:00, use 19:00–20:00, strike 20:00–08:15"


@pytest.mark.parametrize(
    ("booking", "code", "facts"),
    [
        (wish(WORKSHOP, "12:30", "13:30", layout=MEETING, of=9), R.TAKEN, {"free_from": at("13:15")}),
        (wish(WORKSHOP, "13:00", "14:00", layout=MEETING, of=9), R.TAKEN, {"free_from": at("13:15")}),
        (
            wish(WORKSHOP, "13:15", "14:00", layout=CIRCLE, of=9, by=SetUpBy.ON_CALL),
            R.SETUP_TAKEN,
            {"minutes": 15, "ready_at": at("13:30")},
        ),
        (
            wish(WORKSHOP, "10:45", "11:45", layout=CIRCLE, of=9, by=SetUpBy.ON_CALL),
            R.STRIKE_TAKEN,
            {"minutes": 15, "next_at": at("11:45")},
        ),
    ],
)
def test_what_is_in_the_way_is_told_with_when_it_ends_or_begins(
    booking: Booking, code: RefusalCode, facts: dict[str, object]
) -> None:
    refusal = refused(booked(A).put(booking))

    assert (refusal.code, dict(refusal.facts)) == (code, facts)


def test_set_up_that_should_have_begun_already_is_told_with_when_the_room_can_be_ready() -> None:
    refusal = refused(Book().put(A, now=at("11:50")))

    assert (refusal.code, dict(refusal.facts)) == (R.SETUP_TOO_LATE, {"minutes": 15, "ready_at": at("12:15")})


def test_a_room_ready_only_another_day_is_told_with_that_day() -> None:
    mornings = places_with(with_crew(("08:00", "10:00")))

    refusal = refused(Book(mornings).put(A, now=at("10:30")))

    assert dict(refusal.facts) == {"minutes": 15, "ready_at": at("08:15", FRIDAY), "day": FRIDAY}


def test_where_the_room_stands_set_already_nobody_comes_too_late() -> None:
    book = booked(A)

    placed = book.put(wish(WORKSHOP, "13:00", "14:00", layout=CIRCLE, of=2), now=at("12:50"))

    assert isinstance(placed, Placed)
    assert placed.stands


def test_a_running_booking_is_stretched_though_its_set_up_is_long_past() -> None:
    book = booked(A)

    placed = book.put(replace(book.calendar.bookings[number(1)], span=on_thursday("12:00", "13:30")), now=at("12:50"))

    assert isinstance(placed, Placed)
    assert book.drawn(1) == "setup 11:45–12:00, use 12:00–13:30, strike 13:30–13:45"


@pytest.mark.parametrize(("starts", "ends"), [("08:15", "09:00"), ("20:30", "21:30")])
def test_people_who_set_up_themselves_do_it_while_the_house_is_open(starts: str, ends: str) -> None:
    themselves = wish(HALL_NORTH, starts, ends, layout=ROWS, by=SetUpBy.THEMSELVES)

    refusal = refused(Book().put(themselves))

    assert dict(refusal.facts) == {"opens_at": at("08:00"), "closes_at": at("22:00")}
    assert refusal.code is R.SETUP_OUTSIDE_HOURS


def test_a_layout_of_the_house_is_not_set_up_by_the_people() -> None:
    refusal = refused(Book().put(wish(HALL, "12:00", "13:00", layout=FEAST, by=SetUpBy.THEMSELVES)))

    assert refusal == Refusal(R.NOT_BY_THEMSELVES)


def test_without_any_crew_the_house_is_to_be_called() -> None:
    refusal = refused(Book(places_with(with_crew(on=()))).put(A))

    assert (refusal.code, dict(refusal.facts)) == (R.NO_CREW, {"minutes": 15, "phone": "44 00 00 01"})


# Furniture


@pytest.mark.parametrize(
    ("tables", "chairs", "expected"),
    [
        (30, 160, None),
        (30, 159, Refusal(R.CHAIRS_MISSING, {"chairs": 1})),
        (29, 160, Refusal(R.TABLES_MISSING, {"tables": 1})),
        (0, 159, Refusal(R.TABLES_MISSING, {"tables": 30})),
    ],
)
def test_the_store_must_hold_what_both_draw_at_one_moment(tables: int, chairs: int, expected: Refusal | None) -> None:
    places = places_with(tables=tables, chairs=chairs)
    rows = replace(
        places.venue_by_id[HOUSE].spaces[0],
        layouts=(
            Layout(MEETING, 16, 2, 4, 16, standing=True),
            Layout(ROWS, 60, 2, 0, 76, setup_minutes=15, strike_minutes=15),
        ),
    )
    house = replace(places.venue_by_id[HOUSE], spaces=(rows, *places.venue_by_id[HOUSE].spaces[1:]))
    places = replace(places, venues=(house, *places.venues[1:]))
    book = Book(places)
    first = book.put(wish(WORKSHOP, "12:00", "13:00", layout=ROWS, of=1))

    second = book.put(wish(HALL, "12:30", "13:30", layout=FEAST, of=2))

    answers = [one for one in (first, second) if isinstance(one, Refusal)]
    assert answers[:1] == ([] if expected is None else [expected])


def test_furniture_is_free_again_once_it_is_cleared_away() -> None:
    places = places_with(tables=30, chairs=100)
    book = booked(wish(HALL, "10:00", "11:00", layout=FEAST, of=1), places=places)

    assert isinstance(book.put(wish(HALL_NORTH, "12:30", "13:00", layout=ROWS, of=2)), Placed)
    assert refused(book.put(wish(HALL_SOUTH, "12:30", "13:00", layout=ROWS, of=3))).code is R.CHAIRS_MISSING
    assert isinstance(book.put(wish(HALL_SOUTH, "14:00", "15:00", layout=ROWS, of=4)), Placed)


def test_the_standing_layout_draws_nothing_from_the_store() -> None:
    bare = places_with(tables=0, chairs=0)

    assert isinstance(Book(bare).put(wish(WORKSHOP, "12:00", "13:00", layout=MEETING)), Placed)


# Laws

CHOICES: Sequence[tuple[SpaceId, LayoutId]] = (
    (WORKSHOP, CIRCLE),
    (WORKSHOP, CIRCLE),
    (WORKSHOP, MEETING),
    (HALL_NORTH, ROWS),
    (HALL_NORTH, EMPTY),
    (HALL_SOUTH, ROWS),
    (HALL, FEAST),
    (HALL, EMPTY),
)
CREWS = (
    places_with(),
    places_with(with_crew(("08:00", "12:00"), ("17:00", "20:00"))),
    places_with(with_crew(("07:00", "09:00"), on=(Weekday.WED, Weekday.FRI))),
)


@st.composite
def wishes(draw: st.DrawFn, value: int) -> Booking:
    space, layout = draw(st.sampled_from(CHOICES))
    starts_at = at("08:00") + draw(st.integers(0, 55)) * SLOT_LENGTH
    span = TimeSpan(starts_at, starts_at + draw(st.integers(1, 8)) * SLOT_LENGTH)
    by = draw(st.sampled_from((SetUpBy.CREW, SetUpBy.CREW, SetUpBy.ON_CALL)))
    return replace(made_booking(space, span, booking_id=number(value)), layout=layout, set_up_by=by, occupancy=())


@st.composite
def days(draw: st.DrawFn, most: int = 9) -> Book:
    """A day filled by whatever could be put into it."""
    book = Book(draw(st.sampled_from(CREWS)))
    for value in range(1, draw(st.integers(1, most)) + 1):
        book.put(draw(wishes(value)))
    return book


def cells(bookings: Iterable[Booking]) -> list[Cell]:
    return [entry.cell for booking in bookings if booking.state.occupies for entry in booking.occupancy]


def live(book: Book) -> list[Booking]:
    return [one for one in book.calendar.bookings.values() if one.state.occupies]


def uses(book: Book) -> dict[BookingId, list[Cell]]:
    return {one.id: [entry.cell for entry in one.occupancy if entry.kind is CellKind.USE] for one in live(book)}


@given(days())
@settings(max_examples=examples(150))
def test_no_cell_is_ever_in_two_bookings(book: Book) -> None:
    taken = cells(live(book))

    assert len(taken) == len(set(taken))


@given(days(), st.data())
@settings(max_examples=examples(150))
def test_giving_back_needs_no_cell_that_it_did_not_free(book: Book, data: st.DataObject) -> None:
    there = live(book)
    if not there:
        return
    gone = data.draw(st.sampled_from(there))
    before, own = set(cells(there)), uses(book)

    book.take_out(gone.id.int)

    taken = cells(live(book))
    assert len(taken) == len(set(taken))
    assert set(taken) <= before
    assert uses(book) == {one: used for one, used in own.items() if one != gone.id}


@given(days(most=7), wishes(99), st.data())
@settings(max_examples=examples(150))
def test_booking_and_cancelling_restores_availability_exactly(book: Book, wanted: Booking, data: st.DataObject) -> None:
    del data
    before = {one.id: one.occupancy for one in live(book)}

    if isinstance(book.put(wanted), Refusal):
        return
    book.take_out(99)

    assert {one.id: one.occupancy for one in live(book)} == before


@given(days(most=7), wishes(99))
@settings(max_examples=examples(150))
def test_adding_a_booking_never_makes_anything_freer(book: Book, wanted: Booking) -> None:
    before = set(cells(live(book)))

    book.put(wanted)

    assert before <= set(cells(live(book)))


@given(days(), st.data())
@settings(max_examples=examples(100))
def test_everybody_left_is_set_up_and_struck_or_shares(book: Book, data: st.DataObject) -> None:
    for one in (
        data.draw(st.lists(st.sampled_from(sorted(book.calendar.bookings)), max_size=4, unique=True))
        if book.calendar.bookings
        else []
    ):
        if book.calendar.bookings[one].state.occupies:
            book.take_out(one.int)

    for booking in live(book):
        alone = place(book.places, Calendar.of(()), replace(booking, occupancy=()), now=EARLY)
        assert isinstance(alone, Placed)
        kinds = {kind: {e.cell for e in booking.occupancy if e.kind is kind} for kind in CellKind}
        own = {kind: {e.cell for e in alone.booking.occupancy if e.kind is kind} for kind in CellKind}
        follows = any(_stands_before(other, booking) for other in live(book))
        leads = any(_stands_before(booking, other) for other in live(book))
        assert kinds[CellKind.SETUP] == own[CellKind.SETUP] or follows
        assert kinds[CellKind.STRIKE] == own[CellKind.STRIKE] or (leads and not kinds[CellKind.STRIKE])


def _stands_before(one: Booking, other: Booking) -> bool:
    same = (one.space, one.layout, one.set_up_by) == (other.space, other.layout, other.set_up_by)
    return same and one.span.ends_at <= other.span.starts_at


@given(days())
@settings(max_examples=examples(100))
def test_a_whole_is_free_only_when_its_parts_are(book: Book) -> None:
    window = TimeSpan(at("08:00"), at("22:00"))
    whole, north, south = (
        {
            slot
            for segment in lane(book.places, book.calendar, book.places.space_by_id[space], window)
            if segment.kind is SegmentKind.FREE
            for slot in range(segment.first, segment.end)
        }
        for space in (HALL, HALL_NORTH, HALL_SOUTH)
    )

    assert whole == north & south
