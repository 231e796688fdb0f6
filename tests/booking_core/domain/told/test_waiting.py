"""Waiting is for a need: what meets it is found over all places meant, and can really be booked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState, Channel, Need
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import SpaceId, VenueId, WaitingId
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.places import Hours, Layout
from booking_core.domain.policy import Ask, refusal_of
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.waiting import (
    MOST_DAYS,
    WaitingNeed,
    WaitingOffer,
    WaitingWish,
    days_of,
    ends_at,
    matches,
    refusal_of_need,
    waits_in,
)
from tests.booking_core.domain.made_bookings import (
    FRIDAY,
    MUNICIPALITY,
    THURSDAY,
    at,
    house_bookings,
    made_booking,
    on_thursday,
)
from tests.booking_core.sample_places import (
    CIRCLE,
    GROUP_ROOM,
    HALL,
    HALL_NORTH,
    HALL_SOUTH,
    HOUSE,
    LIBRARY,
    WORKSHOP,
    hours,
)
from tests.slices import examples

NOW = at("14:08")
HOUR = timedelta(hours=1)
EVENING = hours("18:00", "20:00")
NEED = WaitingNeed(persons=6, length=HOUR, first_day=THURSDAY, last_day=THURSDAY, hours=EVENING, space=WORKSHOP)
ALL_EVENING = made_booking(WORKSHOP, on_thursday("17:00", "21:00"))


def found(need: WaitingNeed, *bookings: Booking) -> list[WaitingOffer]:
    wish = WaitingWish(WaitingId(UUID(int=1)), need, NOW)
    return list(matches(MUNICIPALITY, Calendar.of(bookings), wish, now=NOW))


def refused(need: WaitingNeed) -> RefusalCode | None:
    refusal = refusal_of_need(MUNICIPALITY, need, now=NOW)
    return None if refusal is None else refusal.code


def spaces(offers: Iterable[WaitingOffer]) -> set[SpaceId]:
    return {offer.space for offer in offers}


def test_while_the_place_is_taken_nothing_is_found_and_when_it_is_given_back_it_is() -> None:
    (offer,) = found(NEED)

    assert found(NEED, ALL_EVENING) == []
    assert (offer.space, offer.span) == (WORKSHOP, on_thursday("18:00", "19:00"))
    assert found(NEED, replace(ALL_EVENING, state=BookingState.CANCELLED_BY_CITIZEN, occupancy=())) == [offer]


def test_what_is_left_of_the_hours_is_offered() -> None:
    (offer,) = found(NEED, made_booking(WORKSHOP, on_thursday("17:00", "18:45")))

    assert offer.span == on_thursday("18:45", "19:45")


def test_too_little_time_left_is_not_offered() -> None:
    assert found(NEED, made_booking(WORKSHOP, on_thursday("17:00", "19:15"))) == []


def test_without_a_place_every_place_of_the_house_with_what_is_needed_is_meant() -> None:
    anywhere = replace(NEED, space=None, house=HOUSE)

    assert spaces(found(anywhere)) == {WORKSHOP, HALL_NORTH, HALL_SOUTH, HALL}
    assert spaces(found(replace(anywhere, needs=(Need.STEP_FREE,)))) == {HALL_NORTH, HALL_SOUTH, HALL}
    assert spaces(found(replace(anywhere, persons=17))) == {HALL_NORTH, HALL_SOUTH, HALL}


def test_without_a_house_any_will_do_and_the_fewest_empty_places_come_first() -> None:
    offers = found(replace(NEED, space=None))

    assert [offer.space for offer in offers[:2]] == [GROUP_ROOM, WORKSHOP]


def test_the_first_day_that_has_anything_is_offered() -> None:
    (offer,) = found(replace(NEED, last_day=FRIDAY), ALL_EVENING)

    assert offer.span == TimeSpan(at("18:00", FRIDAY), at("19:00", FRIDAY))


def test_without_hours_any_time_of_the_opening_will_do_but_none_that_has_begun() -> None:
    (offer,) = found(replace(NEED, hours=None))

    assert offer.span.starts_at == at("14:15")


def test_hours_past_midnight_belong_to_the_evening_they_begin() -> None:
    night = replace(NEED, first_day=FRIDAY, last_day=FRIDAY, hours=hours("23:30", "01:00"))

    (offer,) = found(night)

    assert offer.span == TimeSpan(at("23:30", FRIDAY), at("00:30", date(2026, 11, 28)))


def test_where_the_standing_layout_is_too_small_the_house_sets_another_up() -> None:
    space = MUNICIPALITY.space_by_id[WORKSHOP]
    largest = max(layout.capacity for layout in space.layouts)
    small = replace(space, layouts=tuple(_of_ten(layout) for layout in space.layouts))
    venue = MUNICIPALITY.venue_by_id[HOUSE]
    others = tuple(small if one.id == WORKSHOP else one for one in venue.spaces)
    places = replace(MUNICIPALITY, venues=(replace(venue, spaces=others), *MUNICIPALITY.venues[1:]))
    wish = WaitingWish(WaitingId(UUID(int=1)), replace(NEED, persons=largest), NOW)

    (offer,) = matches(places, Calendar.of(()), wish, now=NOW)

    assert offer.layout == CIRCLE


def _of_ten(layout: Layout) -> Layout:
    """The standing one for ten."""
    return replace(layout, seats=10) if layout.standing else layout


@pytest.mark.parametrize(
    ("need", "code"),
    [
        (NEED, None),
        (replace(NEED, space=SpaceId("cellar")), RefusalCode.UNKNOWN_SPACE),
        (replace(NEED, space=None, house=VenueId("castle")), RefusalCode.UNKNOWN_SPACE),
        (replace(NEED, hours=hours("10:00", "14:00")), RefusalCode.IN_THE_PAST),
        (replace(NEED, first_day=THURSDAY - HOUR * 48, last_day=THURSDAY - HOUR * 24), RefusalCode.IN_THE_PAST),
        (replace(NEED, last_day=date(2027, 6, 1)), RefusalCode.TOO_FAR_AHEAD),
        (replace(NEED, last_day=THURSDAY + timedelta(days=MOST_DAYS + 1)), RefusalCode.TOO_FAR_AHEAD),
        (replace(NEED, length=3 * HOUR), RefusalCode.TOO_LONG),
        (replace(NEED, persons=500), RefusalCode.TOO_MANY_PERSONS),
        (replace(NEED, needs=(Need.KITCHENETTE,)), RefusalCode.TOO_MANY_PERSONS),
    ],
)
def test_nobody_waits_for_what_can_never_come(need: WaitingNeed, code: RefusalCode | None) -> None:
    assert refused(need) is code


@pytest.mark.parametrize(
    "broken", [{"last_day": date(2026, 11, 25)}, {"length": timedelta(0)}, {"persons": 0}], ids=str
)
def test_a_need_without_days_length_or_people_is_none(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a need has days"):
        replace(NEED, **broken)  # type: ignore[arg-type]  # the fields' own types


def test_a_wish_is_kept_until_its_last_hour_has_passed() -> None:
    assert ends_at(MUNICIPALITY, NEED) == at("20:00")
    assert ends_at(MUNICIPALITY, replace(NEED, hours=None)) == at("00:00", FRIDAY)


def test_a_need_is_counted_in_every_house_it_may_be_met_in() -> None:
    anywhere = replace(NEED, space=None)

    assert [waits_in(MUNICIPALITY, NEED, house) for house in (HOUSE, LIBRARY)] == [True, False]
    assert [waits_in(MUNICIPALITY, anywhere, house) for house in (HOUSE, LIBRARY)] == [True, True]
    assert not waits_in(MUNICIPALITY, replace(NEED, space=SpaceId("gone")), HOUSE)


def test_days_that_have_passed_are_not_gone_through() -> None:
    assert list(days_of(replace(NEED, last_day=FRIDAY), since=FRIDAY)) == [FRIDAY]


@st.composite
def needs(draw: st.DrawFn) -> WaitingNeed:
    first = draw(st.integers(0, 3))
    opens = draw(st.integers(8, 22))
    return WaitingNeed(
        persons=draw(st.integers(1, 130)),
        length=draw(st.integers(1, 16)) * timedelta(minutes=15),
        first_day=THURSDAY + timedelta(days=first),
        last_day=THURSDAY + timedelta(days=first + draw(st.integers(0, 3))),
        hours=draw(st.one_of(st.none(), st.just(Hours(time(opens), time((opens + 4) % 24))))),
        space=draw(st.one_of(st.none(), st.sampled_from((WORKSHOP, HALL, GROUP_ROOM)))),
        house=draw(st.one_of(st.none(), st.sampled_from((HOUSE, LIBRARY)))),
    )


@settings(max_examples=examples(150))
@given(needs(), house_bookings())
def test_whatever_is_offered_can_be_booked_by_the_house_and_meets_the_need(
    need: WaitingNeed, bookings: tuple[Booking, ...]
) -> None:
    calendar = Calendar.of(bookings)

    for offer in found(need, *bookings):
        ask = Ask(offer.space, offer.layout, offer.span, need.persons, channel=Channel.STAFF, named=True)
        assert refusal_of(ask, MUNICIPALITY, now=NOW) is None
        asked = replace(made_booking(offer.space, offer.span), layout=offer.layout, persons=need.persons, occupancy=())
        assert isinstance(place(MUNICIPALITY, calendar, asked, now=NOW), Placed)
        assert offer.span.length == need.length
        assert offer.span.starts_at >= NOW
        assert offer.span.starts_at.astimezone(MUNICIPALITY.zone).date() >= need.first_day
