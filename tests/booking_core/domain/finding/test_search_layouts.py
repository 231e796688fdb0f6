"""Finding a place in another layout than the one that stands there."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from booking_core.domain.bookings import CellKind, Channel, Need, Purpose, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.search import Offer, Search, find, meets
from booking_core.domain.identity import BookingId, LayoutId
from booking_core.domain.occupying.placing import Placed, place, place_ask
from booking_core.domain.occupying.set_ups import SetUp, largest_capacity, set_ups_of
from booking_core.domain.places import Layout, LimitsOverride, Municipality, Space
from booking_core.domain.policy import RULES_OF_ASKING, Ask, refusal_of
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from booking_core.protocol.authority import AuthorityState, BookingGiven, Origin, RequestTaken, decide
from booking_core.protocol.messages import Alternative, Book
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, made_booking, number, on_thursday
from tests.booking_core.domain.occupying.test_placing import FEAST, ROWS, places_with
from tests.booking_core.sample_places import (
    CIRCLE,
    EMPTY,
    HALL,
    HALL_NORTH,
    HALL_SOUTH,
    HOUSE,
    MEETING,
    WORKSHOP,
)
from tests.slices import examples

NOW = at("10:08")
HOUR = timedelta(hours=1)
FREE = Calendar.of(())
BANQUET = LayoutId("banquet")
KIOSK, DESK = Channel.KIOSK, Channel.STAFF


def with_layouts(*added: tuple[str, Layout], of: Municipality = MUNICIPALITY, **store: int) -> Municipality:
    """The sample house with more layouts, and with so much in its store."""
    house = of.venue_by_id[HOUSE]
    spaces = tuple(
        replace(one, layouts=(*one.layouts, *(layout for space, layout in added if space == one.id)))
        for one in house.spaces
    )
    furnished = replace(house, spaces=spaces, furniture={"tables": 40, "chairs": 200, **store})
    return replace(of, venues=tuple(furnished if one.id == HOUSE else one for one in of.venues))


LARGE_CIRCLE = Layout(LayoutId("large-circle"), 20, 0, 0, 20, setup_minutes=20, strike_minutes=20, self_minutes=15)
LARGE_ROWS = Layout(ROWS, 20, 1, 0, 20, setup_minutes=10, strike_minutes=10, self_minutes=30)
PLACES = with_layouts((WORKSHOP, LARGE_CIRCLE), (WORKSHOP, LARGE_ROWS))
"""The workshop seats 16 as it stands, 20 in a circle or in rows."""

TWENTY = Search(HOUSE, at("14:00"), HOUR, persons=20, purpose=Purpose.MAKING, named=True)


def offer_of(
    space: str, search: Search, calendar: Calendar = FREE, *, places: Municipality = PLACES, now: datetime = NOW
) -> Offer | None:
    return next((one for one in find(places, calendar, search, now=now) if one.space.id == space), None)


def set_up(offer: Offer | None) -> tuple[LayoutId, SetUpBy]:
    assert offer is not None
    return offer.layout.id, offer.set_up_by


def booked(layout: LayoutId, starts: str, ends: str, *, by: SetUpBy = SetUpBy.THEMSELVES, of: int = 1) -> Calendar:
    """The workshop, booked so."""
    made = made_booking(WORKSHOP, on_thursday(starts, ends), booking_id=number(of))
    placed = place(PLACES, FREE, replace(made, layout=layout, set_up_by=by, occupancy=()), now=at("06:00"))
    assert isinstance(placed, Placed)
    return Calendar.of([placed.booking])


def test_who_fits_as_it_stands_is_offered_what_stands() -> None:
    offer = offer_of(WORKSHOP, replace(TWENTY, persons=16))

    assert set_up(offer) == (MEETING, SetUpBy.CREW)
    assert offer is not None
    assert not offer.stands


def test_the_other_layouts_change_nothing_where_what_stands_will_do() -> None:
    search = replace(TWENTY, persons=16)

    plain = [(one.space.id, one.layout, one.span, one.cost) for one in find(MUNICIPALITY, FREE, search, now=NOW)]

    assert [(one.space.id, one.layout, one.span, one.cost) for one in find(PLACES, FREE, search, now=NOW)] == plain


def test_who_does_not_fit_is_offered_the_layout_that_takes_least_of_their_own_work() -> None:
    offer = offer_of(WORKSHOP, TWENTY)

    assert set_up(offer) == (LARGE_CIRCLE.id, SetUpBy.THEMSELVES)
    assert offer is not None
    assert offer.span == on_thursday("14:00", "15:00")


def test_a_talk_is_worth_more_work_for_rows() -> None:
    slow_rows = replace(LARGE_ROWS, self_minutes=20)
    places = with_layouts((WORKSHOP, LARGE_CIRCLE), (WORKSHOP, slow_rows))
    music = replace(TWENTY, purpose=Purpose.MUSIC)

    assert set_up(offer_of(WORKSHOP, TWENTY, places=places))[0] == LARGE_CIRCLE.id
    assert set_up(offer_of(WORKSHOP, music, places=places))[0] == ROWS


def test_a_place_that_must_be_set_up_costs_more_than_one_that_stands() -> None:
    offers = find(PLACES, FREE, replace(TWENTY, purpose=Purpose.MAKING), now=NOW)
    costs = {one.space.id: one.cost for one in offers}
    plain = replace(LARGE_CIRCLE, standing=True, setup_minutes=0, strike_minutes=0, self_minutes=None)
    house = MUNICIPALITY.venue_by_id[HOUSE]
    spaces = tuple(replace(one, layouts=(plain,)) if one.id == WORKSHOP else one for one in house.spaces)
    stands = replace(MUNICIPALITY, venues=(replace(house, spaces=spaces), *MUNICIPALITY.venues[1:]))

    standing = offer_of(WORKSHOP, TWENTY, places=stands)

    assert standing is not None
    assert costs[WORKSHOP] > standing.cost


def test_the_work_of_the_house_costs_more_than_peoples_own() -> None:
    by_people = offer_of(WORKSHOP, replace(TWENTY, channel=DESK))
    crew_only = with_layouts((WORKSHOP, replace(LARGE_CIRCLE, setup_minutes=15, strike_minutes=15, self_minutes=None)))
    by_crew = offer_of(WORKSHOP, replace(TWENTY, channel=DESK), places=crew_only)

    assert by_people is not None
    assert by_crew is not None
    assert (by_people.set_up_by, by_crew.set_up_by) == (SetUpBy.THEMSELVES, SetUpBy.CREW)
    assert by_people.cost < by_crew.cost


def test_the_crew_is_offered_where_it_may_be_asked_and_not_at_a_kiosk() -> None:
    crew_only = with_layouts((WORKSHOP, replace(LARGE_CIRCLE, self_minutes=None)))

    assert offer_of(WORKSHOP, TWENTY, places=crew_only) is None
    assert set_up(offer_of(WORKSHOP, replace(TWENTY, channel=DESK), places=crew_only)) == (
        LARGE_CIRCLE.id,
        SetUpBy.CREW,
    )


def test_a_house_that_must_say_yes_is_asked_for_its_own_work_too() -> None:
    places = places_with()
    search = replace(TWENTY, persons=120, asks=True, purpose=Purpose.EATING)
    feast = replace(places.space_by_id[HALL].layouts[1], seats=150)
    larger = with_layouts((HALL, feast))

    assert set_up(offer_of(HALL, search, places=larger)) == (EMPTY, SetUpBy.CREW)
    assert set_up(offer_of(HALL, replace(search, persons=150), places=larger)) == (FEAST, SetUpBy.CREW)
    assert offer_of(HALL, replace(search, persons=151), places=larger) is None


def test_people_come_when_there_has_been_time_to_set_up() -> None:
    until_two = Calendar.of([made_booking(WORKSHOP, on_thursday("13:00", "14:00"))])

    offer = offer_of(WORKSHOP, TWENTY, until_two)

    assert offer is not None
    assert offer.span == on_thursday("14:15", "15:15")
    assert (offer.free_from, offer.free_until) == (at("14:00"), at("22:00"))


def test_nobody_sets_up_before_now() -> None:
    offer = offer_of(WORKSHOP, replace(TWENTY, starts_at=at("14:00")), now=at("13:52"))

    assert offer is not None
    assert offer.span.starts_at == at("14:15")


def test_people_set_up_while_the_house_is_open() -> None:
    offer = offer_of(WORKSHOP, replace(TWENTY, starts_at=at("08:00")), now=at("07:00"))

    assert offer is not None
    assert offer.span == on_thursday("08:15", "09:15")


def test_a_gap_without_room_for_the_strike_is_passed_over() -> None:
    around = Calendar.of(
        [
            made_booking(WORKSHOP, on_thursday("13:00", "14:00"), booking_id=number(1)),
            made_booking(WORKSHOP, on_thursday("15:15", "16:00"), booking_id=number(2)),
        ]
    )

    offer = offer_of(WORKSHOP, replace(TWENTY, patience=3 * HOUR), around)

    assert offer is not None
    assert offer.span == on_thursday("16:15", "17:15")


def test_what_stands_already_is_offered_at_once_and_costs_no_work() -> None:
    before = booked(LARGE_CIRCLE.id, "13:00", "14:00")

    offer, plain = offer_of(WORKSHOP, TWENTY, before), offer_of(WORKSHOP, TWENTY)

    assert offer is not None
    assert plain is not None
    assert offer.span == on_thursday("14:00", "15:00")
    assert offer.stands
    assert offer.cost < plain.cost


def test_a_store_that_can_never_have_enough_is_not_searched_through() -> None:
    short = with_layouts((WORKSHOP, LARGE_CIRCLE), chairs=3)
    enough = with_layouts((WORKSHOP, LARGE_CIRCLE), chairs=4)
    workshop = short.space_by_id[WORKSHOP]

    assert not meets(short.venue_by_id[HOUSE], workshop, TWENTY)
    assert offer_of(WORKSHOP, TWENTY, places=short) is None
    assert offer_of(WORKSHOP, TWENTY, places=enough) is not None


def test_people_come_when_the_chairs_are_back() -> None:
    places = with_layouts(
        (WORKSHOP, LARGE_CIRCLE),
        (HALL_NORTH, Layout(ROWS, 80, 4, tables=0, chairs=60, self_minutes=15)),
        chairs=60,
    )
    rows = replace(
        made_booking(HALL_NORTH, on_thursday("13:00", "16:00"), booking_id=number(1)),
        layout=ROWS,
        set_up_by=SetUpBy.THEMSELVES,
        occupancy=(),
    )
    placed = place(places, FREE, rows, now=at("06:00"))
    assert isinstance(placed, Placed)

    offer = offer_of(WORKSHOP, replace(TWENTY, patience=4 * HOUR), Calendar.of([placed.booking]), places=places)

    assert offer is not None
    assert offer.span == on_thursday("16:30", "17:30")  # struck until 16.15, set up until 16.30


@pytest.mark.parametrize(("wheelchairs", "layout"), [(0, LARGE_CIRCLE.id), (1, ROWS), (2, None)])
def test_a_layout_has_a_place_for_each_wheelchair(wheelchairs: int, layout: LayoutId | None) -> None:
    offer = offer_of(WORKSHOP, replace(TWENTY, wheelchairs=wheelchairs))

    assert (None if offer is None else offer.layout.id) == layout


def test_who_needs_no_steps_is_offered_a_layout_with_a_place_for_a_wheelchair() -> None:
    tight = Layout(BANQUET, 150, 0, 20, 150, self_minutes=15)
    roomy = Layout(ROWS, 150, 2, 0, 150, self_minutes=45)
    places = with_layouts((HALL_SOUTH, tight), (HALL_SOUTH, roomy))
    search = replace(TWENTY, persons=150, purpose=Purpose.EATING)

    assert set_up(offer_of(HALL_SOUTH, search, places=places))[0] == BANQUET
    assert set_up(offer_of(HALL_SOUTH, replace(search, needs=frozenset({Need.STEP_FREE})), places=places))[0] == ROWS


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        (KIOSK, {(MEETING, "crew"), (LARGE_CIRCLE.id, "themselves")}),
        (DESK, {(MEETING, "crew"), (CIRCLE, "crew"), (LARGE_CIRCLE.id, "crew"), (LARGE_CIRCLE.id, "themselves")}),
    ],
)
def test_what_may_be_asked_for_depends_on_who_asks(channel: Channel, expected: set[tuple[LayoutId, str]]) -> None:
    places = with_layouts((WORKSHOP, LARGE_CIRCLE))

    found = set_ups_of(places.space_by_id[WORKSHOP], channel=channel)

    assert {(one.layout.id, one.by.value) for one in found} == expected


def test_the_largest_layout_is_the_largest_that_may_be_asked_for() -> None:
    crew_only = with_layouts((WORKSHOP, replace(LARGE_CIRCLE, self_minutes=None))).space_by_id[WORKSHOP]

    assert largest_capacity(crew_only, channel=KIOSK) == 16
    assert largest_capacity(crew_only, channel=DESK) == 20


def test_the_minutes_of_a_set_up_are_those_before_and_after() -> None:
    assert SetUp(LARGE_ROWS).minutes == 20
    assert SetUp(LARGE_ROWS, SetUpBy.THEMSELVES).minutes == 60
    assert SetUp(MUNICIPALITY.space_by_id[WORKSHOP].standing_layout).minutes == 0


# Laws, over days full of bookings in every layout


LAWFUL = with_layouts(
    (WORKSHOP, LARGE_CIRCLE),
    (WORKSHOP, LARGE_ROWS),
    (HALL_NORTH, Layout(ROWS, 150, 4, 0, 60, setup_minutes=30, strike_minutes=20, self_minutes=45)),
    (HALL_SOUTH, Layout(ROWS, 150, 4, 0, 90, setup_minutes=30, strike_minutes=20, self_minutes=45)),
    (HALL_SOUTH, Layout(BANQUET, 140, 4, 20, 140, setup_minutes=45, strike_minutes=45)),
    (HALL, Layout(FEAST, 180, 8, tables=30, chairs=180, setup_minutes=60, strike_minutes=60)),
    of=replace(
        MUNICIPALITY,
        venues=tuple(
            replace(one, spaces=tuple(replace(space, limits=LimitsOverride()) for space in one.spaces))
            for one in MUNICIPALITY.venues
        ),
    ),
    chairs=150,
)


@st.composite
def full_days(draw: st.DrawFn) -> Calendar:
    """Bookings of the house in any layout, each placed as the centre places it."""
    calendar = FREE
    spaces = [space for space in LAWFUL.space_by_id.values() if LAWFUL.venue_of_space[space.id].id == HOUSE]
    for value in range(1, draw(st.integers(0, 10)) + 1):
        space: Space = draw(st.sampled_from(spaces))
        chosen = draw(st.sampled_from(list(set_ups_of(space, channel=DESK))))
        starts_at = at("08:00") + draw(st.integers(0, 60)) * SLOT_LENGTH
        span = TimeSpan(starts_at, starts_at + draw(st.integers(2, 12)) * SLOT_LENGTH)
        made = replace(made_booking(space.id, span, booking_id=number(value)), occupancy=())
        made = replace(made, layout=chosen.layout.id, set_up_by=chosen.by)
        placed = place(LAWFUL, calendar, made, now=at("00:00"))
        if isinstance(placed, Placed):
            calendar = calendar.with_bookings((*placed.neighbours, placed.booking))
    return calendar


searches = st.builds(
    Search,
    here=st.just(HOUSE),
    starts_at=st.integers(0, 60).map(lambda quarters: at("08:00") + quarters * SLOT_LENGTH),
    length=st.integers(2, 12).map(lambda quarters: quarters * SLOT_LENGTH),
    persons=st.sampled_from((1, 16, 17, 20, 130, 140, 150, 170)),
    purpose=st.sampled_from(Purpose),
    needs=st.frozensets(st.just(Need.STEP_FREE), max_size=1),
    patience=st.integers(0, 48).map(lambda quarters: quarters * SLOT_LENGTH),
    channel=st.sampled_from((KIOSK, DESK)),
    named=st.just(True),
    asks=st.booleans(),
    wheelchairs=st.sampled_from((0, 0, 1, 5)),
)


@given(searches, full_days())
@settings(max_examples=examples(120))
def test_every_offer_is_what_the_centre_decides_when_it_is_booked(search: Search, calendar: Calendar) -> None:
    state = AuthorityState(municipality=LAWFUL, epoch=1, calendar=calendar, held={}, answers={}, named=frozenset())

    for offer in find(LAWFUL, calendar, search, now=NOW):
        book = Book(
            id=BookingId(UUID(int=999)),
            alternatives=(Alternative(offer.space.id, offer.layout.id, offer.span),),
            persons=search.persons,
            purpose=search.purpose,
            wheelchairs=search.wheelchairs,
            set_up_by=offer.set_up_by,
            contact=b"sealed",
        )

        decision = decide(state, book, Origin(search.channel), fingerprint="", now=NOW)

        had = decision.changes[0]
        if search.asks and search.channel is KIOSK:
            assert isinstance(had, RequestTaken)
            assert had.is_free
        else:
            assert isinstance(had, BookingGiven)
            is_set_up = any(entry.kind is CellKind.SETUP for entry in had.booking.occupancy)
            assert is_set_up or offer.layout.standing or offer.stands


@given(searches, full_days())
@settings(max_examples=examples(60))
def test_however_few_are_taken_they_are_the_best_of_all_houses(search: Search, calendar: Calendar) -> None:
    houses = [replace(LAWFUL, venues=(LAWFUL.venue_by_id[HOUSE], one)) for one in LAWFUL.venues if one.id != HOUSE]
    here = find(replace(LAWFUL, venues=(LAWFUL.venue_by_id[HOUSE],)), calendar, search, now=NOW)
    there = [offer for one in houses for offer in find(one, calendar, search, now=NOW) if offer.venue.id != HOUSE]

    ranked = sorted((*here, *there), key=lambda offer: (offer.cost, offer.span, offer.space.id))

    assert list(find(LAWFUL, calendar, search, now=NOW)) == ranked


@given(searches, full_days())
@settings(max_examples=examples(60))
def test_whoever_takes_rooms_as_they_stand_leaves_out_nothing_else(search: Search, calendar: Calendar) -> None:
    every = find(LAWFUL, calendar, search, now=NOW)

    as_it_stands = find(LAWFUL, calendar, replace(search, as_it_stands=True), now=NOW)

    assert as_it_stands == tuple(offer for offer in every if offer.layout.standing)


@given(searches, full_days())
@settings(max_examples=examples(120))
def test_no_layout_that_could_be_had_at_once_is_left_out(search: Search, calendar: Calendar) -> None:
    assume(not search.asks or search.starts_at > NOW)  # a house is asked ahead of time
    span = TimeSpan(search.starts_at, search.starts_at + search.length)
    offered = {one.space.id: one for one in find(LAWFUL, calendar, search, now=NOW)}

    for venue, space in LAWFUL.spaces():
        if space.approval is not search.asks or not meets(venue, space, search):
            continue
        standing = space.standing_layout
        fits = standing.capacity >= search.persons and standing.wheelchair_places >= search.wheelchairs
        ways = [SetUp(standing)] if fits else list(set_ups_of(space, channel=search.channel))
        for way in ways:
            if Need.STEP_FREE in search.needs and not way.layout.wheelchair_places:
                continue
            ask = Ask(
                space.id,
                way.layout.id,
                span,
                search.persons,
                search.channel,
                named=True,
                set_up_by=way.by,
                wheelchairs=search.wheelchairs,
            )
            keeps_the_rules = refusal_of(ask, LAWFUL, now=NOW, rules=RULES_OF_ASKING) is None
            if keeps_the_rules and isinstance(place_ask(LAWFUL, calendar, ask, now=NOW), Placed):
                assert space.id in offered


@given(searches, full_days())
@settings(max_examples=examples(60))
def test_an_offer_is_as_it_stands_exactly_where_that_seats_them(search: Search, calendar: Calendar) -> None:
    for offer in find(LAWFUL, calendar, search, now=NOW):
        standing = offer.space.standing_layout
        fits = standing.capacity >= search.persons and standing.wheelchair_places >= search.wheelchairs
        assert offer.layout.standing is fits
        assert offer.layout.capacity >= search.persons
        assert offer.layout.wheelchair_places >= search.wheelchairs
