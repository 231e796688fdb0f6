"""Finding a place: what fits, what comes first, and when it would be possible."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, Need, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.search import (
    Offer,
    Search,
    find,
    is_reachable_without_steps,
    meets,
    next_times,
    soonest_start,
    walking_minutes,
)
from booking_core.domain.identity import RoomId, SpaceId
from booking_core.domain.places import (
    AfterSchoolRule,
    Hours,
    KindOfUser,
    Layout,
    LimitsOverride,
    Municipality,
    Position,
    Reach,
    Room,
    Space,
    Venue,
    Weekday,
)
from booking_core.domain.policy import Ask, Known, refusal_of
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from tests.booking_core.domain.made_bookings import (
    FRIDAY,
    MUNICIPALITY,
    at,
    house_bookings,
    made_booking,
    on_thursday,
)
from tests.booking_core.sample_places import (
    GROUP_ROOM,
    HALL,
    HALL_NORTH,
    HALL_SOUTH,
    HOUSE,
    LIBRARY,
    MEETING,
    WORKSHOP,
    hours,
)

NOW = at("14:08")
HOUR = timedelta(hours=1)
EMPTY = Calendar.of(())
SEARCH = Search(HOUSE, at("14:15"), HOUR, persons=6, purpose=Purpose.MEETING)
LOK3, LOK4 = SpaceId("lok3"), SpaceId("lok4")


def spaces_of(offers: tuple[Offer, ...]) -> list[SpaceId]:
    return [offer.space.id for offer in offers]


def found(search: Search, calendar: Calendar = EMPTY, *, now: datetime = NOW) -> tuple[Offer, ...]:
    return find(MUNICIPALITY, calendar, search, now=now)


def with_opening(*opening: Hours) -> Municipality:
    """The sample, every house open at `opening` every day."""
    week = dict.fromkeys(Weekday, opening)
    return replace(MUNICIPALITY, venues=tuple(replace(venue, opening=week) for venue in MUNICIPALITY.venues))


def with_group_room_ahead() -> Municipality:
    """The sample, its group room bookable on other days too."""
    return replace(MUNICIPALITY, venues=tuple(_unlimited(venue) for venue in MUNICIPALITY.venues))


def _unlimited(venue: Venue) -> Venue:
    return replace(venue, spaces=tuple(replace(s, limits=LimitsOverride()) for s in venue.spaces))


searches = st.builds(
    Search,
    here=st.sampled_from((HOUSE, LIBRARY)),
    starts_at=st.integers(0, 60).map(lambda quarters: at("12:00") + quarters * SLOT_LENGTH),
    length=st.integers(1, 18).map(lambda quarters: quarters * SLOT_LENGTH),
    persons=st.integers(1, 130),
    purpose=st.sampled_from(Purpose),
    needs=st.frozensets(st.sampled_from((Need.STEP_FREE, Need.QUIET)), max_size=1),
    patience=st.integers(0, 48).map(lambda quarters: quarters * SLOT_LENGTH),
    named=st.booleans(),
)


@given(searches, house_bookings())
def test_every_offer_could_be_booked(search: Search, bookings: tuple[Booking, ...]) -> None:
    calendar = Calendar.of(bookings)

    for offer in found(search, calendar):
        ask = Ask(offer.space.id, offer.layout.id, offer.span, search.persons, search.channel, named=search.named)
        assert refusal_of(ask, MUNICIPALITY, now=NOW, known=Known(calendar=calendar)) is None
        assert calendar.is_free(offer.space, offer.span)


@given(searches, house_bookings())
def test_every_offer_is_what_was_asked_for(search: Search, bookings: tuple[Booking, ...]) -> None:
    offers = found(search, Calendar.of(bookings))

    assert len(set(spaces_of(offers))) == len(offers)
    for offer in offers:
        assert offer.span.length == search.length
        assert search.starts_at <= offer.span.starts_at <= search.starts_at + search.patience
        assert meets(offer.venue, offer.space, search)


@given(searches, house_bookings())
def test_nothing_that_could_be_booked_at_once_is_left_out(search: Search, bookings: tuple[Booking, ...]) -> None:
    calendar = Calendar.of(bookings)
    span = TimeSpan(search.starts_at, search.starts_at + search.length)

    offered = set(spaces_of(found(search, calendar)))

    for venue, space in MUNICIPALITY.spaces():
        ask = Ask(space.id, space.standing_layout.id, span, search.persons, search.channel, named=search.named)
        refusal = refusal_of(ask, MUNICIPALITY, now=NOW, known=Known(calendar=calendar))
        bookable = refusal is None and calendar.is_free(space, span)
        if bookable and meets(venue, space, search):
            assert space.id in offered


@example(
    Search(
        HOUSE,
        at("12:00") + 46 * SLOT_LENGTH,
        2 * SLOT_LENGTH,
        persons=1,
        purpose=Purpose.MEETING,
        patience=34 * SLOT_LENGTH,
        named=True,
    ),
    (),
)
@given(searches, house_bookings())
def test_an_offer_tells_the_whole_free_time_around_it(search: Search, bookings: tuple[Booking, ...]) -> None:
    calendar = Calendar.of(bookings)

    for offer in found(search, calendar):
        free = TimeSpan(offer.free_from, offer.free_until)
        assert free.contains(offer.span)
        assert calendar.is_free(offer.space, free)
        after = TimeSpan(offer.free_until, offer.free_until + SLOT_LENGTH)
        next_quarter = Ask(offer.space.id, offer.layout.id, after, 1, search.channel, named=True)
        anyway = replace(MUNICIPALITY, rules=replace(MUNICIPALITY.rules, limits=_ANY_LENGTH))
        still_open = refusal_of(next_quarter, _unlimited_everywhere(anyway), now=NOW) is None
        assert not (still_open and calendar.is_free(offer.space, after))


_ANY_LENGTH = replace(MUNICIPALITY.rules.limits, shortest_minutes=15)


def _unlimited_everywhere(municipality: Municipality) -> Municipality:
    return replace(municipality, venues=tuple(_unlimited(venue) for venue in municipality.venues))


@given(searches, house_bookings())
def test_the_cheapest_offer_comes_first(search: Search, bookings: tuple[Booking, ...]) -> None:
    costs = [offer.cost for offer in found(search, Calendar.of(bookings))]

    assert costs == sorted(costs)


# The afternoon that is drawn for the results page: Thursday, 14.08, six people who want to meet for an hour.


def drawn_municipality() -> Municipality:
    house, library = MUNICIPALITY.venues
    rooms = (
        Room(RoomId("lok3"), "Lokale 3", 40, 20, "1. sal", Reach.LIFT),
        Room(RoomId("lok4"), "Lokale 4", 80, 50, "Stuen", Reach.STEP_FREE),
    )
    spaces = (
        _drawn_space(LOK4, "Lokale 4", 40, "hearing-loop", "projector", "kitchenette"),
        _drawn_space(LOK3, "Lokale 3", 16, "screen", "whiteboard"),
    )
    return replace(MUNICIPALITY, venues=(library, replace(house, rooms=rooms, spaces=spaces)))


def _drawn_space(space_id: SpaceId, name: str, seats: int, *features: str) -> Space:
    standing = Layout(MEETING, seats, 2, tables=seats // 4, chairs=seats, standing=True)
    return Space(space_id, name, (RoomId(space_id),), (standing,), features)


def drawn_bookings() -> Calendar:
    lok3 = made_booking(WORKSHOP, on_thursday("16:30", "18:00"))
    lok4 = made_booking(WORKSHOP, on_thursday("13:00", "14:45"))
    group = made_booking(GROUP_ROOM, on_thursday("16:00", "18:00"))
    return Calendar.of([_moved(lok3, "lok3"), _moved(lok4, "lok4"), group])


def _moved(booking: Booking, place: str) -> Booking:
    occupancy = tuple(replace(entry, cell=replace(entry.cell, room=RoomId(place))) for entry in booking.occupancy)
    return replace(booking, space=SpaceId(place), occupancy=occupancy)


def test_the_drawn_afternoon_has_the_drawn_answers() -> None:
    search = replace(SEARCH, needs=frozenset({Need.STEP_FREE}))

    offers = find(drawn_municipality(), drawn_bookings(), search, now=NOW)

    assert [(o.space.name, o.span, o.free_until, o.walking_minutes) for o in offers] == [
        ("Lokale 3", on_thursday("14:15", "15:15"), at("16:30"), 0),
        ("Grupperum 1", on_thursday("14:15", "15:15"), at("16:00"), 2),
        ("Lokale 4", on_thursday("14:45", "15:45"), at("22:00"), 0),
    ]
    assert all(offer.suits for offer in offers)


def test_seen_from_the_library_its_own_group_room_comes_first() -> None:
    offers = find(drawn_municipality(), drawn_bookings(), replace(SEARCH, here=LIBRARY), now=NOW)

    assert offers[0].space.id == GROUP_ROOM
    assert offers[0].walking_minutes == 0


def test_a_small_group_is_sent_to_a_small_room_before_a_hall() -> None:
    pair = replace(SEARCH, persons=2)

    assert spaces_of(found(pair)) == [WORKSHOP, GROUP_ROOM, HALL_NORTH, HALL_SOUTH]


def test_a_stage_suits_music_better_than_a_workbench_does() -> None:
    offers = found(replace(SEARCH, purpose=Purpose.MUSIC))
    suits = {offer.space.id: offer.suits for offer in offers}

    assert suits == {WORKSHOP: False, GROUP_ROOM: False, HALL_NORTH: True, HALL_SOUTH: False}
    assert spaces_of(offers).index(HALL_NORTH) < spaces_of(offers).index(HALL_SOUTH)


def test_what_needs_approval_is_never_offered_at_a_kiosk() -> None:
    assert HALL not in spaces_of(found(replace(SEARCH, persons=100, named=True)))


def test_an_offer_starts_as_soon_as_the_room_is_free_and_within_patience() -> None:
    busy = Calendar.of([made_booking(WORKSHOP, on_thursday("14:00", "15:15"))])
    impatient = replace(SEARCH, patience=timedelta(minutes=45))

    patient_offer = next(o for o in found(SEARCH, busy) if o.space.id == WORKSHOP)

    assert patient_offer.span == on_thursday("15:15", "16:15")
    assert WORKSHOP not in spaces_of(found(impatient, busy))


def test_a_gap_too_short_for_the_booking_is_passed_over() -> None:
    busy = Calendar.of(
        [
            made_booking(WORKSHOP, on_thursday("14:00", "14:15")),
            made_booking(WORKSHOP, on_thursday("15:00", "15:15")),
        ]
    )

    offer = next(o for o in found(SEARCH, busy) if o.space.id == WORKSHOP)

    assert offer.span == on_thursday("15:15", "16:15")


@pytest.mark.parametrize("opens", ["14:20", "14:25", "14:30"])
def test_a_house_that_opens_between_quarters_is_offered_from_the_next_quarter_on(opens: str) -> None:
    municipality = with_opening(hours(opens, "20:00"))

    offers = find(municipality, EMPTY, SEARCH, now=NOW)

    assert {offer.span.starts_at for offer in offers} == {at("14:30")}


def test_a_search_from_between_two_quarters_offers_the_next_quarter() -> None:
    offers = found(replace(SEARCH, starts_at=at("14:08")))

    assert spaces_of(offers)[0] == WORKSHOP
    assert {offer.span.starts_at for offer in offers} == {at("14:15")}


def test_an_offer_at_the_end_of_patience_still_tells_until_when_the_room_is_free() -> None:
    busy = Calendar.of([made_booking(WORKSHOP, on_thursday("08:00", "20:30"))])
    search = replace(SEARCH, starts_at=at("08:00"), patience=timedelta(hours=12, minutes=30), named=True)

    offer = next(o for o in find(MUNICIPALITY, busy, search, now=at("07:50")) if o.space.id == WORKSHOP)

    assert offer.span == on_thursday("20:30", "21:30")
    assert offer.free_until == at("22:00")


def test_a_need_is_a_feature_of_the_space() -> None:
    assert spaces_of(found(replace(SEARCH, needs=frozenset({Need.QUIET})))) == [GROUP_ROOM]
    assert found(replace(SEARCH, needs=frozenset({Need.QUIET, Need.PROJECTOR}))) == ()


def test_step_free_leaves_out_what_is_up_the_stairs() -> None:
    offers = found(replace(SEARCH, needs=frozenset({Need.STEP_FREE})))

    assert set(spaces_of(offers)) == {GROUP_ROOM, HALL_NORTH, HALL_SOUTH}


@pytest.mark.parametrize(
    ("reach", "step_free_house", "expected"),
    [
        (Reach.STEP_FREE, True, True),
        (Reach.LIFT, True, True),
        (Reach.STAIRS, True, False),
        (Reach.STEP_FREE, False, False),
    ],
)
def test_a_place_is_reached_without_steps_when_house_and_every_room_are(
    reach: Reach,
    step_free_house: bool,  # noqa: FBT001  # a column of the table
    expected: bool,  # noqa: FBT001
) -> None:
    house = MUNICIPALITY.venue_by_id[HOUSE]
    rooms = tuple(replace(r, reach=reach) if r.id == "hall-south" else r for r in house.rooms)
    venue = replace(house, rooms=rooms, step_free=step_free_house)

    assert is_reachable_without_steps(venue, MUNICIPALITY.space_by_id[HALL]) is expected


@pytest.mark.parametrize(("persons", "expected"), [(16, True), (17, False)])
def test_a_space_meets_a_wish_up_to_its_standing_capacity(persons: int, expected: bool) -> None:  # noqa: FBT001
    house, workshop = MUNICIPALITY.venue_by_id[HOUSE], MUNICIPALITY.space_by_id[WORKSHOP]

    assert meets(house, workshop, replace(SEARCH, persons=persons)) is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("14:00", "14:00"),
        ("14:00:01", "14:00"),
        ("14:03", "14:00"),
        ("14:07", "14:00"),
        ("14:07:29", "14:00"),
        ("14:07:30", "14:15"),
        ("14:08", "14:15"),
        ("14:14:59", "14:15"),
        ("14:15", "14:15"),
        ("14:59:59", "15:00"),
        ("23:53", "00:00"),
    ],
)
def test_now_is_the_nearest_quarter(now: str, expected: str) -> None:
    soonest = soonest_start(at(now), timedelta(minutes=10))

    assert soonest == (at(expected, FRIDAY) if expected == "00:00" else at(expected))


@pytest.mark.parametrize(("now", "expected"), [("14:00", "14:00"), ("14:03", "14:00"), ("14:04", "14:15")])
def test_a_quarter_begun_longer_ago_than_is_tolerated_is_not_now(now: str, expected: str) -> None:
    assert soonest_start(at(now), timedelta(minutes=3)) == at(expected)


@given(st.integers(0, 86_399))
def test_a_booking_that_starts_now_is_never_refused_as_past(second: int) -> None:
    now = at("00:00") + timedelta(seconds=second)
    tolerance = timedelta(minutes=MUNICIPALITY.rules.walk_in.start_tolerance_minutes)

    assert now - soonest_start(now, tolerance) <= tolerance


positions = st.builds(Position, st.floats(54, 58), st.floats(8, 15.5))


@given(positions, positions)
def test_the_way_back_is_as_long_as_the_way_there(one: Position, other: Position) -> None:
    assert walking_minutes(one, other) == walking_minutes(other, one) >= 0


@given(positions)
def test_there_is_no_way_to_where_one_is(position: Position) -> None:
    assert walking_minutes(position, position) == 0


def test_a_kilometre_as_the_crow_flies_is_some_seventeen_minutes_of_streets() -> None:
    north = Position(55.7336, 12.4397)  # 0.009 degrees of latitude are 1000.8 m

    assert walking_minutes(Position(55.7246, 12.4397), north) == 17


def test_when_nothing_is_left_today_tomorrow_is_found() -> None:
    full = Calendar.of([made_booking(WORKSHOP, on_thursday("08:00", "22:00"))])
    bench = replace(SEARCH, needs=frozenset({Need.STEP_FREE, Need.QUIET}), named=True)
    late = replace(bench, starts_at=at("21:30"))
    municipality = with_group_room_ahead()

    assert find(municipality, full, late, now=at("21:20")) == ()
    offers = next_times(municipality, full, late, now=at("21:20"))

    assert [(o.space.id, o.span.starts_at) for o in offers] == [(GROUP_ROOM, at("07:00", FRIDAY))]


def test_the_next_times_come_soonest_first() -> None:
    full = Calendar.of(
        [
            made_booking(WORKSHOP, on_thursday("08:00", "18:00")),
            made_booking(HALL_NORTH, on_thursday("08:00", "16:00")),
            made_booking(HALL_SOUTH, on_thursday("08:00", "17:00")),
            made_booking(GROUP_ROOM, on_thursday("08:00", "22:00")),
        ]
    )

    offers = next_times(MUNICIPALITY, full, replace(SEARCH, named=True), now=NOW)

    assert [(o.space.id, o.span.starts_at) for o in offers] == [
        (HALL_NORTH, at("16:00")),
        (HALL_SOUTH, at("17:00")),
        (WORKSHOP, at("18:00")),
    ]


def test_the_next_times_reach_no_further_than_asked() -> None:
    full = Calendar.of([made_booking(WORKSHOP, TimeSpan(at("08:00"), at("22:00", FRIDAY)))])
    bench = replace(SEARCH, purpose=Purpose.MAKING, persons=14, needs=frozenset(), named=True)

    within_a_day = next_times(MUNICIPALITY, full, bench, now=NOW, days=1)
    within_two = next_times(MUNICIPALITY, full, bench, now=NOW, days=2)

    assert WORKSHOP not in spaces_of(within_a_day)
    assert WORKSHOP in spaces_of(within_two)


def test_what_costs_nothing_can_be_asked_for() -> None:
    business = replace(SEARCH, user=KindOfUser.BUSINESS)

    assert WORKSHOP in spaces_of(found(replace(SEARCH, free_of_charge=True)))
    assert WORKSHOP in spaces_of(found(business))
    assert found(replace(business, free_of_charge=True)) == ()


def test_a_place_that_must_be_booked_long_before_is_offered_from_the_first_time_on() -> None:
    house, library = MUNICIPALITY.venues
    notice = replace(MUNICIPALITY, venues=(replace(house, limits=LimitsOverride(lead_minutes=30)), library))

    offers = find(notice, EMPTY, replace(SEARCH, named=True), now=NOW)

    assert {offer.span.starts_at for offer in offers if offer.venue.id == HOUSE} == {at("14:45")}


def test_time_that_is_kept_for_others_is_passed_over() -> None:
    rule = AfterSchoolRule("young", (Weekday.THU,), hours("16:00", "17:00"), (WORKSHOP,), 60)
    kept = replace(MUNICIPALITY, rules=replace(MUNICIPALITY.rules, after_school=rule))
    search = replace(SEARCH, starts_at=at("15:30"), patience=timedelta(hours=3), named=True)

    offers = {offer.space.id: offer.span for offer in find(kept, EMPTY, search, now=NOW)}

    assert offers[WORKSHOP] == on_thursday("17:00", "18:00")
    assert offers[HALL_NORTH] == on_thursday("15:30", "16:30")
