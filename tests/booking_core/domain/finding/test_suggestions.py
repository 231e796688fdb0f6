"""What is offered behind a no can really be had, and the nearest comes first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, Channel, Need, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.suggestions import Step, Suggestion, Wanted, judge_of, suggestions
from booking_core.domain.identity import LayoutId, SpaceId, VenueId
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.policy import Ask
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from tests.booking_core.central.running_centre import herlev
from tests.booking_core.domain.made_bookings import FRIDAY, at, made_booking, number, on_thursday
from tests.slices import examples

HERLEV = herlev()
NOW = at("08:05")
LOK3, LOK4, LOK5 = SpaceId("mh-lok3"), SpaceId("mh-lok4"), SpaceId("mh-lok5")
SMALL_HALL = SpaceId("mh-lille-sal")
YARD, BARN = SpaceId("gg-gaardrum"), SpaceId("gg-laden")
MEETING, CIRCLE, HORSESHOE = LayoutId("meeting"), LayoutId("circle"), LayoutId("horseshoe")


def ask(space: SpaceId, span: TimeSpan, *, persons: int = 6, layout: LayoutId = MEETING, named: bool = True) -> Ask:
    return Ask(space, layout, span, persons, channel=Channel.STAFF, named=named)


def taken(space: SpaceId, starts: str, ends: str, *, of: int = 1) -> Booking:
    layout = HERLEV.space_by_id[space].standing_layout.id
    made = made_booking(SpaceId("workshop"), on_thursday(starts, ends), booking_id=number(of))
    placed = place(HERLEV, Calendar.of(()), replace(made, space=space, layout=layout, occupancy=()), now=NOW)
    assert isinstance(placed, Placed)
    return placed.booking


def instead(wanted: Ask, *bookings: Booking, needs: frozenset[Need] = frozenset()) -> dict[Step, Suggestion]:
    calendar = Calendar.of(bookings)
    want = Wanted(wanted, needs)
    refusal = judge_of(HERLEV, calendar, want, now=NOW)(wanted)
    assert refusal is not None
    return {one.step: one for one in suggestions(HERLEV, calendar, want, refusal, now=NOW)}


def test_where_a_shelter_is_held_no_time_is_offered_at_which_it_cannot_come_along() -> None:
    own = replace(taken(YARD, "14:00", "15:00", of=7), shelter=BARN)
    elsewhere = taken(YARD, "16:00", "17:00")
    in_the_barn = taken(BARN, "15:00", "17:30", of=2)
    wanted = Wanted(ask(YARD, on_thursday("16:00", "17:00"), layout=own.layout), frozenset(), own)
    calendar = Calendar.of([own, elsewhere, in_the_barn])
    refusal = judge_of(HERLEV, calendar, wanted, now=NOW)(wanted.ask)
    assert refusal is not None

    with_shelter, without = (
        {one.step: one for one in suggestions(HERLEV, calendar, each, refusal, now=NOW)}
        for each in (wanted, replace(wanted, own=replace(own, shelter=None)))
    )

    assert without[Step.SHIFT].ask.span == on_thursday("17:00", "18:00")
    assert with_shelter[Step.SHIFT].ask.span == on_thursday("17:30", "18:30")


def test_to_stay_where_one_is_is_no_suggestion() -> None:
    own = taken(LOK5, "14:00", "15:00", of=7)
    calendar = Calendar.of([own, taken(LOK3, "14:00", "15:00")])
    wanted = Wanted(ask(LOK3, on_thursday("14:00", "15:00")), frozenset(), own)
    refusal = judge_of(HERLEV, calendar, wanted, now=NOW)(wanted.ask)
    assert refusal is not None

    found = suggestions(HERLEV, calendar, wanted, refusal, now=NOW)

    assert (own.space, own.span) not in {(one.ask.space, one.ask.span) for one in found}


def test_a_taken_room_is_answered_with_every_way_out_in_the_order_people_want_them() -> None:
    found = instead(ask(LOK3, on_thursday("14:00", "15:00")), taken(LOK3, "14:30", "16:00"))

    assert list(found) == [
        Step.SHIFT,
        Step.SHORTER,
        Step.OTHER_SPACE,
        Step.OTHER_HOUSE,
        Step.OTHER_DAY,
        Step.WAITING_LIST,
    ]
    assert found[Step.SHIFT].ask.span == on_thursday("13:30", "14:30")
    assert found[Step.SHIFT].shift == timedelta(minutes=-30)
    assert found[Step.SHORTER].ask.span == on_thursday("14:00", "14:30")
    assert found[Step.OTHER_SPACE].ask.space == LOK5
    other_house = found[Step.OTHER_HOUSE]
    assert (other_house.ask.space, other_house.walking_minutes) == (SpaceId("bib-gruppe2"), 2)  # the first is kept
    assert found[Step.OTHER_DAY].ask.span == TimeSpan(at("14:00", FRIDAY), at("15:00", FRIDAY))
    assert found[Step.WAITING_LIST].ask.space == LOK3


def test_of_two_shifts_as_far_away_the_later_comes_first() -> None:
    found = instead(ask(LOK3, on_thursday("14:00", "15:00")), taken(LOK3, "14:00", "15:00"))

    assert found[Step.SHIFT].ask.span == on_thursday("15:00", "16:00")


def test_a_time_between_quarters_is_moved_to_the_quarter() -> None:
    found = instead(ask(LOK3, on_thursday("14:05", "15:05")))

    assert found[Step.SHIFT].ask.span == on_thursday("14:15", "15:15")


def test_too_many_people_are_led_to_a_layout_or_a_place_that_holds_them() -> None:
    found = instead(ask(LOK4, on_thursday("14:00", "15:00"), persons=45))

    assert found.keys() == {Step.OTHER_LAYOUT, Step.OTHER_SPACE, Step.OTHER_HOUSE}
    assert (found[Step.OTHER_LAYOUT].ask.layout, found[Step.OTHER_LAYOUT].ask.set_up_by) == ("rows", SetUpBy.CREW)
    assert found[Step.OTHER_SPACE].ask.space == SpaceId("mh-foyer")


def test_too_many_people_are_led_to_a_room_of_the_house_that_can_be_set_up_for_them() -> None:
    found = instead(ask(SpaceId("bib-gruppe1"), on_thursday("14:00", "15:00"), persons=70))

    elsewhere = found[Step.OTHER_SPACE].ask
    assert (elsewhere.space, elsewhere.layout) == (SpaceId("bib-salen"), LayoutId("rows"))
    assert (
        found[Step.OTHER_HOUSE].ask.layout == HERLEV.space_by_id[found[Step.OTHER_HOUSE].ask.space].standing_layout.id
    )


def test_where_the_room_cannot_stand_set_since_the_crew_went_home_people_may_set_up_themselves() -> None:
    library = SpaceId("bib-salen-a")
    evening = on_thursday("19:00", "20:00")

    found = instead(ask(library, evening, persons=30, layout=LayoutId("rows")), taken(library, "15:00", "16:00"))

    other = found[Step.OTHER_LAYOUT].ask
    assert (other.layout, other.set_up_by) == ("rows", SetUpBy.THEMSELVES)


def test_rain_or_a_full_yard_leads_indoors() -> None:
    wanted = ask(YARD, on_thursday("14:00", "15:00"), persons=60, layout=LayoutId("outdoor"))

    assert instead(wanted, taken(YARD, "13:00", "16:00"))[Step.INDOORS].ask.space == BARN


def test_what_people_need_is_kept() -> None:
    wanted = ask(LOK4, on_thursday("14:00", "15:00"), persons=12)

    found = instead(wanted, taken(LOK4, "13:00", "17:00"), needs=frozenset({Need.HEARING_LOOP}))

    assert found[Step.OTHER_SPACE].ask.space == SMALL_HALL


@pytest.mark.parametrize("space", [SpaceId("cellar"), SpaceId("")])
def test_of_a_place_that_does_not_exist_nothing_can_be_said(space: SpaceId) -> None:
    assert instead(ask(space, on_thursday("14:00", "15:00"))) == {}


def test_a_day_that_is_over_leads_to_another() -> None:
    found = instead(ask(LOK3, on_thursday("06:00", "07:00")))

    assert Step.WAITING_LIST not in found
    assert found[Step.SHIFT].ask.span.starts_at >= NOW - timedelta(minutes=15)


HOUSES = [space for venue, space in HERLEV.spaces() if venue.id in {VenueId("medborgerhus"), VenueId("bibliotek")}]


@st.composite
def asks(draw: st.DrawFn) -> Ask:
    space = draw(st.sampled_from(HOUSES))
    layout = draw(st.sampled_from(space.layouts))
    starts_at = at("07:00") + draw(st.integers(0, 70)) * SLOT_LENGTH
    span = TimeSpan(starts_at, starts_at + draw(st.integers(1, 20)) * SLOT_LENGTH)
    channel = draw(st.sampled_from((Channel.STAFF, Channel.KIOSK)))
    return Ask(
        space.id, layout.id, span, draw(st.sampled_from((2, 12, 60))), channel=channel, named=draw(st.booleans())
    )


@st.composite
def full_days(draw: st.DrawFn) -> Calendar:
    calendar = Calendar.of(())
    for value in range(1, draw(st.integers(2, 12))):
        wanted = draw(asks())
        made = made_booking(SpaceId("workshop"), wanted.span, booking_id=number(value))
        made = replace(made, space=wanted.space, layout=wanted.layout, occupancy=(), set_up_by=SetUpBy.ON_CALL)
        placed = place(HERLEV, calendar, made, now=at("00:00"))
        if isinstance(placed, Placed):
            calendar = calendar.with_bookings((*placed.neighbours, placed.booking))
    return calendar


@given(full_days(), asks())
@settings(max_examples=examples(60))
def test_every_suggestion_can_really_be_had(calendar: Calendar, wanted: Ask) -> None:
    want = Wanted(wanted)
    judge = judge_of(HERLEV, calendar, want, now=NOW)
    refusal = judge(wanted)
    if refusal is None:
        return

    for suggestion in suggestions(HERLEV, calendar, want, refusal, now=NOW):
        assert suggestion.step is Step.WAITING_LIST or judge(suggestion.ask) is None


@given(full_days(), asks())
@settings(max_examples=examples(40))
def test_no_step_is_suggested_twice_and_each_changes_only_what_it_says(calendar: Calendar, wanted: Ask) -> None:
    want = Wanted(wanted)
    refusal = judge_of(HERLEV, calendar, want, now=NOW)(wanted) or Refusal(RefusalCode.TAKEN)

    found = suggestions(HERLEV, calendar, want, refusal, now=NOW)

    assert len({one.step for one in found}) == len(found)
    for one in found:
        same_place = one.ask.space == wanted.space
        same_time = one.ask.span == wanted.span
        assert same_place is (one.step not in {Step.INDOORS, Step.OTHER_SPACE, Step.OTHER_HOUSE})
        assert same_time is (one.step not in {Step.SHIFT, Step.SHORTER, Step.OTHER_DAY})


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("21:20", Step.SHORTER),  # no hour is left of this evening
        ("20:05", Step.SHIFT),  # the hour before can still be had
    ],
)
def test_what_is_left_of_the_evening_comes_before_the_next_morning(now: str, first: Step) -> None:
    wanted = Wanted(ask(LOK3, on_thursday("21:30", "22:30")))
    calendar = Calendar.of(())
    refusal = judge_of(HERLEV, calendar, wanted, now=at(now))(wanted.ask)
    assert refusal is not None

    found = suggestions(HERLEV, calendar, wanted, refusal, now=at(now))

    steps = [one.step for one in found]
    assert (refusal.code, steps[0]) == (RefusalCode.CLOSED, first)
    assert {Step.SHIFT, Step.SHORTER} <= set(steps)
