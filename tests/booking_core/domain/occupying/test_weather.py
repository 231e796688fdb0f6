"""A roof held beside a place in the open: one of the two is held to the end, and nobody else gets what is held."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState, Cell, CellKind, Instead, Whereabouts
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import SegmentKind, lane
from booking_core.domain.identity import LayoutId, RoomId, SpaceId
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.occupying.weather import (
    comes_indoors,
    decide_by,
    moved,
    place_with_shelter,
    settled,
    sheltered,
    stays_outdoors,
)
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.stranding import Stranded, StrandedBecause, stranded
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from tests.booking_core.central.running_centre import herlev
from tests.booking_core.domain.made_bookings import at, made_booking, number, on_thursday

HERLEV = herlev()
NOW = at("08:05")
YARD, BARN, WORKSHOP = SpaceId("gg-gaardrum"), SpaceId("gg-laden"), SpaceId("gg-vaerksted")
SQUARE, FOYER = SpaceId("by-torvet"), SpaceId("mh-foyer")
OPEN_AIR, BARN_ROOM = RoomId("gaardrum"), RoomId("laden")
AFTERNOON = on_thursday("14:00", "16:00")
OUTDOORS, INDOORS = Whereabouts.OUTDOORS, Whereabouts.INDOORS


def wish(space: SpaceId = YARD, span: TimeSpan = AFTERNOON, *, of: int = 1, persons: int = 40) -> Booking:
    layout = HERLEV.space_by_id[space].standing_layout.id
    made = made_booking(SpaceId("workshop"), span, booking_id=number(of))
    return replace(made, space=space, layout=layout, persons=persons, occupancy=())


def put(booking: Booking, *others: Booking) -> Booking:
    placed = place(HERLEV, Calendar.of(others), booking, now=NOW)
    assert isinstance(placed, Placed), placed
    return placed.booking


HELD = put(sheltered(HERLEV, wish(), now=NOW))


def held_by(booking: Booking) -> dict[RoomId, set[CellKind]]:
    rooms = {entry.cell.room for entry in booking.occupancy}
    return {room: {entry.kind for entry in booking.occupancy if entry.cell.room == room} for room in rooms}


def test_the_same_booking_holds_the_place_and_its_shelter_for_the_same_time() -> None:
    assert held_by(HELD) == {OPEN_AIR: {CellKind.USE}, BARN_ROOM: {CellKind.STANDBY}}
    assert len(HELD.occupancy) == 2 * 8


@pytest.mark.parametrize(
    ("booking", "now", "shelter"),
    [
        (wish(), "08:05", BARN),
        (wish(), "10:59", BARN),
        (wish(), "11:00", None),  # three hours before: who books now looks out of the window
        (wish(persons=80), "08:05", BARN),
        (wish(persons=81), "08:05", None),  # not all have room in it
        (wish(WORKSHOP, persons=4), "08:05", None),  # a roof of its own
        (wish(SQUARE), "08:05", FOYER),  # in another house
        (replace(wish(), whereabouts=OUTDOORS), "08:05", None),  # decided already
    ],
)
def test_a_shelter_is_held_where_it_is_of_use(booking: Booking, now: str, shelter: SpaceId | None) -> None:
    assert sheltered(HERLEV, booking, now=at(now)).shelter == shelter


def test_no_shelter_is_held_in_a_house_that_is_closed_then() -> None:
    early = wish(SQUARE, on_thursday("07:00", "08:00"))
    night = TimeSpan(early.span.starts_at - timedelta(hours=2), early.span.ends_at)

    assert sheltered(HERLEV, replace(early, span=night), now=at("00:00")).shelter is None


def test_a_shelter_that_is_held_is_given_to_nobody_and_drawn_as_held_for_rain() -> None:
    calendar = Calendar.of([HELD])

    refusal = place(HERLEV, calendar, wish(BARN, on_thursday("15:00", "17:00"), of=2), now=NOW)
    drawn = lane(HERLEV, calendar, HERLEV.space_by_id[BARN], on_thursday("13:00", "17:00"))

    assert refusal == Refusal(RefusalCode.TAKEN, {"free_from": at("16:00")})
    assert [(one.kind, one.title) for one in drawn] == [
        (SegmentKind.FREE, ""),
        (SegmentKind.STANDBY, ""),
        (SegmentKind.FREE, ""),
    ]


def test_a_taken_shelter_is_refused_by_name_and_done_without_where_that_will_do() -> None:
    taken = put(wish(BARN, on_thursday("15:00", "17:00"), of=2))
    wanted = sheltered(HERLEV, wish(), now=NOW)
    calendar = Calendar.of([taken])

    refusal = place_with_shelter(HERLEV, calendar, wanted, now=NOW, must_hold=True)
    without = place_with_shelter(HERLEV, calendar, wanted, now=NOW)

    assert refusal == Refusal(RefusalCode.SHELTER_TAKEN, {"shelter": "Laden", "free_from": at("17:00")})
    assert isinstance(without, Placed)
    assert (without.booking.shelter, held_by(without.booking)) == (None, {OPEN_AIR: {CellKind.USE}})


def test_who_has_the_place_taken_hears_of_the_place_and_not_of_its_shelter() -> None:
    wanted = sheltered(HERLEV, wish(of=2), now=NOW)

    refusal = place(HERLEV, Calendar.of([HELD]), wanted, now=NOW)

    assert isinstance(refusal, Refusal)
    assert refusal.code is RefusalCode.TAKEN


def test_out_of_doors_the_shelter_is_free_again() -> None:
    out = stays_outdoors(HELD)

    assert (held_by(out), out.shelter, out.whereabouts) == ({OPEN_AIR: {CellKind.USE}}, None, OUTDOORS)


def test_indoors_the_booking_is_where_its_shelter_was_and_the_open_air_is_free() -> None:
    indoors = put(comes_indoors(HERLEV, HELD), HELD)

    assert (indoors.space, indoors.layout) == (BARN, LayoutId("rows"))
    assert (held_by(indoors), indoors.shelter, indoors.whereabouts) == ({BARN_ROOM: {CellKind.USE}}, None, INDOORS)


@pytest.mark.parametrize(
    ("to", "shelter", "whereabouts"),
    [
        (Instead(YARD, HELD.layout, on_thursday("14:00", "17:00")), BARN, None),
        (Instead(YARD, HELD.layout, on_thursday("17:00", "19:00")), BARN, None),
        (Instead(SQUARE, LayoutId("open"), AFTERNOON), FOYER, None),
        (Instead(WORKSHOP, LayoutId("workshop"), AFTERNOON), None, None),
    ],
)
def test_a_booking_takes_a_shelter_along_wherever_it_goes(
    to: Instead, shelter: SpaceId | None, whereabouts: Whereabouts | None
) -> None:
    there = moved(HERLEV, HELD, to, now=NOW)

    assert (there.shelter, there.whereabouts) == (shelter, whereabouts)


def test_one_whose_end_alone_moves_stays_as_decided_and_a_new_time_is_decided_anew() -> None:
    out = stays_outdoors(HELD)
    longer = moved(HERLEV, out, Instead(YARD, out.layout, on_thursday("14:00", "17:00")), now=NOW)
    later = moved(HERLEV, out, Instead(YARD, out.layout, on_thursday("17:00", "19:00")), now=NOW)

    assert (longer.shelter, longer.whereabouts) == (None, OUTDOORS)
    assert (later.shelter, later.whereabouts) == (BARN, None)


def test_silence_is_outdoors_from_the_moment_it_should_have_been_said_and_once() -> None:
    by = decide_by(HERLEV, HELD.span)
    after = settled(HERLEV, HELD, now=by)

    assert by == at("11:00")
    assert settled(HERLEV, HELD, now=by - timedelta(seconds=1)) is None
    assert after is not None
    assert (after.version, after.whereabouts, held_by(after)) == (2, OUTDOORS, {OPEN_AIR: {CellKind.USE}})
    assert settled(HERLEV, after, now=by) is None


def test_a_file_that_takes_the_shelter_away_strands_the_booking() -> None:
    venues = tuple(
        replace(venue, spaces=tuple(space for space in venue.spaces if space.id != BARN)) for venue in HERLEV.venues
    )

    assert stranded(HERLEV, [HELD]) == ()
    assert stranded(replace(HERLEV, venues=venues), [HELD]) == (Stranded(HELD, StrandedBecause.SHELTER_GONE),)


@st.composite
def days_in_the_yard(draw: st.DrawFn) -> Calendar:
    """A Thursday with bookings in the open and in the barn, each put there as it comes."""
    calendar = Calendar.of(())
    for value in range(1, draw(st.integers(2, 8))):
        starts_at = at("10:00") + draw(st.integers(0, 40)) * SLOT_LENGTH
        span = TimeSpan(starts_at, starts_at + draw(st.integers(2, 8)) * SLOT_LENGTH)
        wanted = sheltered(HERLEV, wish(draw(st.sampled_from((YARD, BARN))), span, of=value), now=at("06:00"))
        placed = place_with_shelter(HERLEV, calendar, wanted, now=at("06:00"))
        if isinstance(placed, Placed):
            calendar = calendar.with_bookings([placed.booking])
    return calendar


def cells(calendar: Calendar) -> list[Cell]:
    return [entry.cell for one in calendar.bookings.values() if one.state.occupies for entry in one.occupancy]


@given(days_in_the_yard(), st.data())
def test_whatever_is_decided_exactly_one_place_is_held_and_no_cell_twice(
    calendar: Calendar, data: st.DataObject
) -> None:
    for booking in tuple(calendar.bookings.values()):
        if booking.shelter is None:
            continue
        choice = data.draw(st.sampled_from(("in", "out", "silence", "cancel")))
        if choice == "in":
            placed = place(HERLEV, calendar, comes_indoors(HERLEV, booking), now=at("06:00"))
            assert isinstance(placed, Placed)
            after, room = placed.booking, BARN_ROOM
        elif choice == "out":
            after, room = stays_outdoors(booking), OPEN_AIR
        elif choice == "silence":
            late = settled(HERLEV, booking, now=booking.span.starts_at)
            assert late is not None
            after, room = late, OPEN_AIR
        else:
            after = replace(booking, state=BookingState.CANCELLED_BY_CITIZEN, occupancy=())
            room = None
        calendar = calendar.with_bookings([after])

        assert held_by(after) == ({} if room is None else {room: {CellKind.USE}})

    assert len(cells(calendar)) == len(set(cells(calendar)))
