"""What the centre answers about series: all dates that can be had at once, and changes of one, some or all of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import count, pairwise
from uuid import UUID

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from booking_core.domain.bookings import BookingState, Instead, Openness, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import LayoutId, SeriesId, SpaceId
from booking_core.domain.places import Association, KindOfUser, Weekday
from booking_core.domain.recurring.recurrence import Weekly, days_of
from booking_core.domain.recurring.series import Scope
from booking_core.domain.recurring.series_dates import Fits, Refused, preview, taken
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority import Origin
from booking_core.protocol.authority.series.wishes import wish_of
from booking_core.protocol.messages import (
    AddToSeries,
    Alternative,
    BookingSeen,
    BookSeries,
    Cancel,
    Cancelled,
    CancelSeries,
    ChangeSeries,
    DateInstead,
    RecurrenceOnWire,
    Reschedule,
    SameIdOtherBody,
    SeriesOnWire,
    SeriesRefused,
)
from booking_core.protocol.series_on_wire import series_from_wire, series_to_wire
from tests.booking_core.domain.made_bookings import MUNICIPALITY, ZONE, at, made_booking, number
from tests.booking_core.domain.made_series import NOW, TUESDAY, TUESDAYS, evening, evenings
from tests.booking_core.domain.occupying.test_placing import PLACES, ROWS
from tests.booking_core.protocol.series_centre import (
    KIOSK,
    PARTNER,
    SERIES,
    STAFF,
    Centre,
    R,
    altered,
    book_series,
    cancel,
    change,
    local_start,
    new_ids,
    on_wire,
    refused,
    seen,
)
from tests.booking_core.sample_places import CIRCLE, EMPTY, HALL, HALL_NORTH, MEETING, WORKSHOP
from tests.slices import examples

# Booking one


def test_all_dates_are_booked_at_once_and_belong_to_the_series() -> None:
    centre = Centre()

    answer = centre.booked()

    assert [local_day(one.span.starts_at, ZONE) for one in answer.bookings] == list(TUESDAYS)
    assert {one.series for one in answer.bookings} == {SERIES}
    assert {one.state for one in answer.bookings} == {BookingState.CONFIRMED}
    assert answer.series.bookings == tuple(one.id for one in answer.bookings)
    assert answer.refused == ()


def test_the_receipt_is_that_of_the_first_date_that_stands() -> None:
    centre = Centre(calendar=Calendar.of([made_booking(WORKSHOP, evening(TUESDAYS[0]), booking_id=number(1))]))

    decision = centre.decide(book_series())

    assert decision.receipt_for is not None
    assert local_day(decision.receipt_for.span.starts_at, ZONE) == TUESDAYS[1]


def test_a_date_that_cannot_be_had_is_told_with_its_reason_and_the_rest_is_booked() -> None:
    centre = Centre(calendar=Calendar.of([made_booking(WORKSHOP, evening(TUESDAYS[1]), booking_id=number(1))]))

    answer = centre.booked()

    assert [(one.day, one.refusal.code) for one in answer.refused] == [(TUESDAYS[1], R.TAKEN)]
    assert centre.told() == ["1 19:00 workshop", "15 19:00 workshop", "22 19:00 workshop"]
    assert centre.series[SERIES].recurrence.exceptions == (TUESDAYS[1],)


def test_what_was_chosen_instead_is_booked_and_what_is_left_out_is_not() -> None:
    there = Instead(HALL_NORTH, EMPTY, evening(date(2026, 12, 9), "18:00", "20:00"))

    centre = Centre()
    centre.booked(book_series(instead=(DateInstead(TUESDAYS[1], there),), left_out=(TUESDAYS[3],)))

    assert centre.told() == ["1 19:00 workshop", "9 18:00 hall-north", "15 19:00 workshop"]
    assert days_of(centre.series[SERIES].recurrence) == (TUESDAYS[0], date(2026, 12, 9), TUESDAYS[2])


def test_where_no_date_can_be_had_nothing_is_booked_and_every_reason_is_told() -> None:
    taken_days = [made_booking(WORKSHOP, evening(day), booking_id=number(day.day)) for day in TUESDAYS]
    centre = Centre(calendar=Calendar.of(taken_days))

    answer = centre.ask(book_series())

    assert isinstance(answer, SeriesRefused)
    assert [one.day for one in answer.dates] == list(TUESDAYS)
    assert (answer.refusal.code, centre.series) == (R.TAKEN, {})


@pytest.mark.parametrize(
    "command",
    [
        on_wire(RecurrenceOnWire("FREQ=WEEKLY", TUESDAY, time(19), time(21))),
        on_wire(RecurrenceOnWire("FREQ=HOURLY;COUNT=3", TUESDAY, time(19), time(21))),
        on_wire(RecurrenceOnWire("FREQ=DAILY;COUNT=401", TUESDAY, time(19), time(21))),
        book_series(left_out=(date(2026, 12, 2),)),
        book_series(instead=(DateInstead(date(2026, 12, 2), Instead(WORKSHOP, MEETING, evening(TUESDAY))),)),
        book_series(left_out=TUESDAYS),
    ],
    ids=["no end", "by the hour", "over 400", "a day it has not", "instead of a day it has not", "every day left out"],
)
def test_a_series_that_cannot_be_is_refused(command: BookSeries) -> None:
    assert refused(Centre().ask(command)) is R.SERIES_UNUSABLE


def test_the_same_series_sent_twice_is_booked_once_and_answered_alike() -> None:
    centre = Centre()

    first, second = centre.booked(), centre.ask(book_series())

    assert second == first
    assert len(centre.calendar.bookings) == 4
    assert centre.ask(book_series(persons=3)) == SameIdOtherBody()


def test_while_the_centre_recovers_nothing_is_booked_and_the_same_may_be_asked_again() -> None:
    centre = Centre(recovering=True)

    decision = centre.decide(book_series())

    assert (refused(decision.answer), decision.is_kept) == (R.RECOVERING, False)


@pytest.mark.parametrize(
    ("origin", "title", "hands"), [(STAFF, "Skak for alle", SetUpBy.ON_CALL), (PARTNER, "", SetUpBy.CREW)]
)
def test_only_the_house_gives_titles_and_hands_on_call(origin: Origin, title: str, hands: SetUpBy) -> None:
    command = book_series(openness=Openness.OPEN, title=" Skak for alle ", set_up_by=SetUpBy.ON_CALL, contact=b"sealed")

    answer = Centre().booked(command, origin)

    assert {(one.title, one.set_up_by) for one in answer.bookings} == {(title, hands)}


@pytest.mark.parametrize(("openness", "spoken"), [(Openness.OPEN, ("ar", "da")), (Openness.CLOSED, ())])
def test_the_languages_spoken_are_told_of_every_date_that_others_may_come_to(
    openness: Openness, spoken: tuple[str, ...]
) -> None:
    answer = Centre().booked(book_series(openness=openness, spoken=("da", "ar", "da")))

    assert {one.spoken for one in answer.bookings} == {spoken}
    assert series_from_wire(answer.series, ZONE).spoken == spoken


def test_a_partner_keeps_the_rules_of_partners() -> None:
    there = Instead(HALL, EMPTY, evening(TUESDAYS[1]))

    answer = Centre().booked(book_series(instead=(DateInstead(TUESDAYS[1], there),)), PARTNER)

    assert [(one.day, one.refusal.code) for one in answer.refused] == [(TUESDAYS[1], R.NEEDS_APPROVAL)]


@pytest.mark.parametrize("origin", [STAFF, PARTNER])
def test_whoever_has_a_series_is_known_to_the_house(origin: Origin) -> None:
    assert refused(Centre().ask(book_series(contact=None), origin)) is R.NAME_NEEDED_SERIES


def test_an_association_that_is_named_is_known_without_a_number() -> None:
    town = replace(MUNICIPALITY, associations=(Association("chess", "Skak", "games"),))

    answer = Centre(places=town).booked(book_series(contact=None, user=KindOfUser.ASSOCIATION, group="chess"))

    assert {one.group for one in answer.bookings} == {"chess"}


def test_an_association_s_ninth_time_is_refused() -> None:
    answer = Centre().booked(book_series(evenings(9), user=KindOfUser.ASSOCIATION))

    assert [(one.day, one.refusal.code) for one in answer.refused] == [(date(2027, 1, 26), R.FIXED_MEETINGS)]


def test_what_a_preview_calls_fitting_the_centre_books_and_so_each_suggestion() -> None:
    """The law of the domain, through the one door of the centre."""
    others = [made_booking(WORKSHOP, evening(day), booking_id=number(day.day)) for day in TUESDAYS[1:3]]
    centre = Centre(calendar=Calendar.of(others))
    command = book_series()
    dates = preview(MUNICIPALITY, centre.calendar, wish_of(command, STAFF, ZONE), now=NOW)
    instead = tuple(
        DateInstead(one.day, taken(one.verdict.suggestion))
        for one in dates
        if isinstance(one.verdict, Refused) and one.verdict.suggestion is not None
    )

    answer = centre.booked(msgspec.structs.replace(command, instead=instead))

    assert len(instead) == 2
    assert len(answer.bookings) == 4
    fitting = {one.verdict.booking for one in dates if isinstance(one.verdict, Fits)}
    assert fitting <= set(answer.bookings)


def test_a_neighbour_that_makes_room_for_a_date_comes_along_once() -> None:
    """Somebody's circle before ours: the room stays set, and they do not strike."""
    centre = Centre()
    centre.booked(book_series(evenings(1, starts="17:00", ends="19:00"), layout=CIRCLE, id=SeriesId(UUID(int=7))))
    before = next(iter(centre.calendar.bookings.values()))

    centre.booked(book_series(evenings(2), layout=CIRCLE))

    after = centre.calendar.bookings[before.id]
    assert (after.version, len(after.occupancy)) == (2, len(before.occupancy) - 1)


# Giving dates back

GIVEN_BACK = [
    (Scope.THIS, ["1 19:00 workshop", "15 19:00 workshop", "22 19:00 workshop"]),
    (Scope.FOLLOWING, ["1 19:00 workshop"]),
    (Scope.ALL, []),
]


@pytest.mark.parametrize(("scope", "left"), GIVEN_BACK)
@pytest.mark.parametrize("origin", [STAFF, PARTNER, KIOSK])
def test_this_date_this_and_the_following_or_all_are_given_back(origin: Origin, scope: Scope, left: list[str]) -> None:
    centre = Centre()
    centre.booked()

    answer = altered(centre.ask(cancel(centre, 1, scope), origin))

    assert centre.told() == left
    by_staff = origin is STAFF
    gone = {one.state for one in answer.bookings}
    assert gone == {BookingState.CANCELLED_BY_STAFF if by_staff else BookingState.CANCELLED_BY_CITIZEN}
    assert {one.reason for one in answer.bookings} == {"Vandskade" if by_staff else None}
    assert len(answer.bookings) + len(left) == 4
    assert all(not one.occupancy and one.series == SERIES for one in answer.bookings)


def test_staff_say_why() -> None:
    centre = Centre()
    centre.booked()

    assert refused(centre.ask(cancel(centre, 0, Scope.ALL, reason="  "))) is R.REASON_NEEDED
    assert len(centre.dates()) == 4


def test_dates_that_are_over_stay_as_they_are() -> None:
    centre = Centre()
    centre.booked()

    altered(centre.ask(cancel(centre, 0, Scope.ALL), now=at("12:00", TUESDAYS[2])))

    assert centre.told() == ["1 19:00 workshop", "8 19:00 workshop"]


def test_giving_back_twice_is_harmless() -> None:
    centre = Centre()
    centre.booked()
    command = cancel(centre, 1, Scope.FOLLOWING)

    first = centre.ask(command)
    again = centre.ask(command)
    once_more = altered(centre.ask(msgspec.structs.replace(command, id=UUID(int=next(new_ids)))))

    assert again == first
    assert once_more.bookings == ()
    assert centre.told() == ["1 19:00 workshop"]


def test_a_date_given_back_by_itself_leaves_the_series() -> None:
    centre = Centre()
    centre.booked()

    answer = centre.ask(Cancel(id=UUID(int=next(new_ids)), booking=centre.dates()[1].id, reason="Vandskade"))

    assert isinstance(answer, Cancelled)
    assert centre.told() == ["1 19:00 workshop", "15 19:00 workshop", "22 19:00 workshop"]
    assert centre.series[SERIES].recurrence.exceptions == (TUESDAYS[1],)


def test_a_date_moved_by_itself_to_another_day_is_counted_where_it_is_now() -> None:
    centre = Centre()
    centre.booked()
    first = centre.dates()[0]
    to = Alternative(WORKSHOP, MEETING, evening(date(2026, 12, 10)))

    centre.ask(Reschedule(id=UUID(int=next(new_ids)), booking=first.id, version=1, to=to))

    assert centre.told() == ["8 19:00 workshop", "10 19:00 workshop", "15 19:00 workshop", "22 19:00 workshop"]
    assert centre.series[SERIES].place_of(first.id) == 2
    assert days_of(centre.series[SERIES].recurrence)[:2] == (TUESDAYS[1], date(2026, 12, 10))


# Putting dates in


def add(day: date, **more: object) -> AddToSeries:
    command = AddToSeries(id=UUID(int=next(new_ids)), series=SERIES, day=day)
    return msgspec.structs.replace(command, **more)


def test_a_date_that_was_refused_comes_in_when_it_is_free() -> None:
    rival = made_booking(WORKSHOP, evening(TUESDAYS[1]), booking_id=number(1))
    centre = Centre(calendar=Calendar.of([rival]))
    centre.booked()
    assert refused(centre.ask(add(TUESDAYS[1]))) is R.TAKEN
    centre.ask(Cancel(id=UUID(int=next(new_ids)), booking=rival.id, reason="Vandskade"))

    answer = altered(centre.ask(add(TUESDAYS[1])))

    assert [local_day(one.span.starts_at, ZONE) for one in answer.bookings] == [TUESDAYS[1]]
    assert len(centre.dates()) == 4
    assert centre.series[SERIES].recurrence.exceptions == ()


def test_another_day_comes_in_at_a_time_and_place_of_its_own() -> None:
    centre = Centre()
    centre.booked()
    there = Instead(HALL_NORTH, EMPTY, evening(date(2026, 12, 17), "10:00", "12:00"))

    altered(centre.ask(add(date(2026, 12, 17), to=there)))

    assert centre.told()[3] == "17 10:00 hall-north"
    assert centre.series[SERIES].recurrence.additions == (date(2026, 12, 17),)


def test_a_day_is_in_a_series_once() -> None:
    centre = Centre()
    centre.booked()

    assert refused(centre.ask(add(TUESDAYS[0]))) is R.ALREADY_IN_SERIES


def test_a_cancelled_date_is_made_again_in_its_own_place() -> None:
    centre = Centre()
    centre.booked()
    gone = centre.dates()[1]
    centre.ask(cancel(centre, 1, Scope.THIS))

    answer = altered(centre.ask(add(TUESDAYS[1], replaces=gone.id)))

    assert [one.replaces for one in answer.bookings] == [gone.id]
    assert answer.bookings[0].span == gone.span


def test_a_date_replaces_none_of_another_series() -> None:
    stranger = made_booking(HALL_NORTH, evening(TUESDAYS[1]), booking_id=number(3))
    centre = Centre(calendar=Calendar.of([stranger]))
    centre.booked()

    answer = altered(centre.ask(add(date(2026, 12, 9), replaces=stranger.id)))

    assert answer.bookings[0].replaces is None


def test_an_association_s_series_does_not_grow_past_its_limit() -> None:
    centre = Centre()
    centre.booked(book_series(evenings(8), user=KindOfUser.ASSOCIATION))

    assert refused(centre.ask(add(date(2026, 12, 9)))) is R.FIXED_MEETINGS


# Changing dates


def test_one_date_is_moved_and_the_series_stays_what_it_is() -> None:
    centre = Centre()
    centre.booked()

    altered(centre.ask(change(centre, 1, Scope.THIS, starts=time(18), ends=time(20))))

    assert centre.told() == ["1 19:00 workshop", "8 18:00 workshop", "15 19:00 workshop", "22 19:00 workshop"]
    assert centre.series[SERIES].recurrence == evenings()


def test_one_date_goes_to_another_weekday_of_its_week() -> None:
    centre = Centre()
    centre.booked()

    altered(centre.ask(change(centre, 1, Scope.THIS, weekdays={Weekday.TUE: Weekday.THU})))

    assert centre.told()[1] == "10 19:00 workshop"
    assert centre.series[SERIES].recurrence.additions == (date(2026, 12, 10),)


def test_from_a_date_on_the_series_parts_into_two() -> None:
    centre = Centre()
    centre.booked()
    command = change(centre, 2, Scope.FOLLOWING, weekdays={Weekday.TUE: Weekday.WED}, starts=time(18), ends=time(20))

    answer = altered(centre.ask(command))

    assert centre.later() == command.id == answer.series.id
    assert centre.told() == ["1 19:00 workshop", "8 19:00 workshop"]
    assert centre.told(centre.later()) == ["16 18:00 workshop", "23 18:00 workshop"]


def test_all_dates_are_moved_within_the_series() -> None:
    centre = Centre()
    centre.booked(book_series(evenings(3)))

    altered(
        centre.ask(change(centre, 2, Scope.ALL, weekdays={Weekday.TUE: Weekday.WED}, starts=time(20), ends=time(22)))
    )

    assert centre.told() == ["2 20:00 workshop", "9 20:00 workshop", "16 20:00 workshop"]
    assert centre.series[SERIES].recurrence.pattern == Weekly((Weekday.WED,))
    assert centre.series.keys() == {SERIES}


def test_dates_that_are_over_stay_and_the_rest_parts_from_them() -> None:
    centre = Centre()
    centre.booked()

    altered(centre.ask(change(centre, 0, Scope.ALL, starts=time(18)), now=at("22:00", TUESDAYS[1])))

    assert centre.told() == ["1 19:00 workshop", "8 19:00 workshop"]
    assert centre.told(centre.later()) == ["15 18:00 workshop", "22 18:00 workshop"]
    assert {one.series for one in centre.dates(centre.later())} == {centre.later()}


def test_all_dates_go_to_another_place_in_the_layout_that_stands_there() -> None:
    centre = Centre()
    centre.booked()

    altered(centre.ask(change(centre, 0, Scope.ALL, space=HALL_NORTH)))

    assert {(one.space, one.layout) for one in centre.dates()} == {(HALL_NORTH, EMPTY)}
    assert (centre.series[SERIES].space, centre.series[SERIES].layout) == (HALL_NORTH, EMPTY)


def test_a_date_that_was_moved_before_keeps_what_the_change_says_nothing_of() -> None:
    centre = Centre()
    centre.booked()
    centre.ask(change(centre, 1, Scope.THIS, starts=time(10), ends=time(12)))

    altered(centre.ask(change(centre, 0, Scope.ALL, space=HALL_NORTH)))

    assert centre.told()[:2] == ["1 19:00 hall-north", "8 10:00 hall-north"]


def test_a_date_may_come_to_lie_where_another_was() -> None:
    """Tuesdays and Wednesdays change places."""
    both = replace(evenings(4), pattern=Weekly((Weekday.TUE, Weekday.WED)))
    centre = Centre()
    centre.booked(book_series(both))
    tuesdays = [one.id for one in centre.dates()[::2]]

    altered(centre.ask(change(centre, 0, Scope.ALL, weekdays={Weekday.TUE: Weekday.WED, Weekday.WED: Weekday.TUE})))

    days = [local_start(one).strftime("%a") for one in centre.dates() if one.id in tuesdays]
    assert days == ["Wed", "Wed"]
    assert len(centre.dates()) == 4


def test_when_one_date_cannot_go_none_goes_and_it_is_named() -> None:
    rival = made_booking(WORKSHOP, evening(date(2026, 12, 10)), booking_id=number(1))
    centre = Centre(calendar=Calendar.of([rival]))
    centre.booked()
    before = centre.told()

    answer = centre.ask(change(centre, 0, Scope.ALL, weekdays={Weekday.TUE: Weekday.THU}))

    assert isinstance(answer, SeriesRefused)
    assert (answer.dates[0].day, answer.dates[0].refusal.code) == (date(2026, 12, 10), R.TAKEN)
    assert centre.told() == before


def test_a_date_that_stays_keeps_its_day_while_the_others_go() -> None:
    rival = made_booking(WORKSHOP, evening(date(2026, 12, 10)), booking_id=number(1))
    centre = Centre(calendar=Calendar.of([rival]))
    centre.booked(book_series(evenings(3)))
    staying = (centre.dates()[1].id,)

    altered(centre.ask(change(centre, 0, Scope.ALL, weekdays={Weekday.TUE: Weekday.THU}, staying=staying)))

    assert centre.told() == ["3 19:00 workshop", "8 19:00 workshop", "17 19:00 workshop"]
    series = centre.series[SERIES]
    assert (series.recurrence.exceptions, series.recurrence.additions) == ((date(2026, 12, 10),), (TUESDAYS[1],))


def test_nobody_changes_what_he_has_not_seen() -> None:
    centre = Centre()
    centre.booked()
    command = change(centre, 0, Scope.ALL, starts=time(18))
    centre.ask(change(centre, 2, Scope.THIS, starts=time(20)))

    assert refused(centre.ask(command)) is R.VERSION_CHANGED
    assert refused(centre.ask(change(centre, 0, Scope.ALL, starts=time(18), seen=seen(centre.dates()[0])))) is (
        R.VERSION_CHANGED
    )


@pytest.mark.parametrize("origin", [PARTNER, KIOSK])
def test_only_the_house_changes_a_series_or_adds_to_it(origin: Origin) -> None:
    centre = Centre()
    centre.booked()

    assert refused(centre.ask(change(centre, 0, Scope.ALL, starts=time(18)), origin)) is R.STAFF_ONLY
    assert refused(centre.ask(add(date(2026, 12, 9)), origin)) is R.STAFF_ONLY


def test_a_weekday_the_series_is_not_on_cannot_be_moved() -> None:
    centre = Centre()
    centre.booked()

    command = change(centre, 0, Scope.ALL, weekdays={Weekday.MON: Weekday.THU})

    assert refused(centre.ask(command)) is R.SERIES_UNUSABLE


def test_a_change_sent_twice_is_made_once() -> None:
    centre = Centre()
    centre.booked()
    command = change(centre, 2, Scope.FOLLOWING, starts=time(18))

    assert centre.ask(command) == centre.ask(command)
    assert centre.told(centre.later()) == ["15 18:00 workshop", "22 18:00 workshop"]


def test_an_unknown_series_is_told_so() -> None:
    unknown = UUID(int=9)
    commands = (
        CancelSeries(id=unknown, series=SERIES, booking=number(1), scope=Scope.ALL, reason="x"),
        AddToSeries(id=unknown, series=SERIES, day=TUESDAY),
        ChangeSeries(id=unknown, series=SERIES, booking=number(1), scope=Scope.ALL, seen=(BookingSeen(number(1), 1),)),
    )

    assert {refused(Centre().ask(one)) for one in commands} == {R.UNKNOWN_SERIES}


def test_a_booking_of_another_series_names_no_date_of_this_one() -> None:
    centre = Centre()
    centre.booked()
    command = cancel(centre, 0, Scope.ALL)

    assert refused(centre.ask(msgspec.structs.replace(command, booking=number(77)))) is R.UNKNOWN_BOOKING
    assert len(centre.dates()) == 4


def test_a_series_travels_as_it_is() -> None:
    centre = Centre()
    centre.booked(book_series(openness=Openness.OPEN, title="Skak", audience="young", wheelchairs=2))
    series = centre.series[SERIES]

    sent = msgspec.json.encode(series_to_wire(series))

    assert series_from_wire(msgspec.json.decode(sent, type=SeriesOnWire), ZONE) == series


class OneSeries(RuleBasedStateMachine):
    """A series among other bookings: whatever is asked, its rule tells its days, and no cell is held twice."""

    def __init__(self) -> None:
        super().__init__()
        self.centre = Centre(places=PLACES)
        self.others = count(1)

    @property
    def has_series(self) -> bool:
        return SERIES in self.centre.series and bool(self.centre.series[SERIES].bookings)

    @precondition(lambda self: SERIES not in self.centre.series)
    @rule(
        weekdays=st.sampled_from(((Weekday.TUE,), (Weekday.TUE, Weekday.WED))),
        times=st.integers(1, 6),
        place=st.sampled_from(((WORKSHOP, MEETING), (WORKSHOP, CIRCLE), (HALL_NORTH, ROWS))),
    )
    def book(self, weekdays: tuple[Weekday, ...], times: int, place: tuple[SpaceId, LayoutId]) -> None:
        recurrence = replace(evenings(times), pattern=Weekly(weekdays))
        self.centre.ask(book_series(recurrence, space=place[0], layout=place[1]))

    @rule(day=st.integers(1, 24), hour=st.integers(10, 20), space=st.sampled_from((WORKSHOP, HALL_NORTH)))
    def somebody_else_books(self, day: int, hour: int, space: SpaceId) -> None:
        layout = PLACES.space_by_id[space].standing_layout.id
        starts_on = date(2026, 12, day)
        recurrence = replace(
            evenings(1, first_day=starts_on, starts=f"{hour}:00", ends=f"{hour + 1}:00"),
            pattern=Weekly((Weekday.of(starts_on),)),
        )
        own_id = SeriesId(UUID(int=next(self.others)))
        self.centre.ask(book_series(recurrence, id=own_id, space=space, layout=layout))

    @precondition(lambda self: self.has_series)
    @rule(of=st.integers(0, 9), scope=st.sampled_from(Scope), days=st.integers(0, 30))
    def give_back(self, of: int, scope: Scope, days: int) -> None:
        dates = self.centre.dates()
        self.centre.ask(cancel(self.centre, of % len(dates), scope), now=NOW + timedelta(days=days))

    @precondition(lambda self: self.has_series)
    @rule(
        of=st.integers(0, 9),
        scope=st.sampled_from(Scope),
        weekday=st.sampled_from((None, *Weekday)),
        hour=st.sampled_from((None, 10, 18)),
        space=st.sampled_from((None, WORKSHOP, HALL_NORTH)),
        stays=st.booleans(),
    )
    def move(
        self, of: int, scope: Scope, weekday: Weekday | None, hour: int | None, space: SpaceId | None, *, stays: bool
    ) -> None:
        dates = self.centre.dates()
        own = Weekday.of(local_day(dates[of % len(dates)].span.starts_at, ZONE))
        weekdays: Mapping[Weekday, Weekday] = {} if weekday is None else {own: weekday}
        staying = (dates[-1].id,) if stays else ()
        times = {} if hour is None else {"starts": time(hour), "ends": time(hour + 2)}
        command = change(self.centre, of % len(dates), scope, weekdays=weekdays, space=space, staying=staying, **times)
        self.centre.ask(command)

    @precondition(lambda self: self.has_series)
    @rule(day=st.integers(1, 28))
    def put_in(self, day: int) -> None:
        self.centre.ask(add(date(2026, 12, day)))

    @invariant()
    def no_cell_is_held_twice(self) -> None:
        for runs in self.centre.calendar.runs.values():
            assert all(one.end <= other.first for one, other in pairwise(runs))

    @invariant()
    def every_series_tells_the_days_it_has(self) -> None:
        for series in self.centre.series.values():
            dates = self.centre.dates(series.id)
            assert all(one.series == series.id and one.state.occupies for one in dates)
            assert [one.span for one in dates] == sorted(one.span for one in dates)
            if dates:
                assert set(days_of(series.recurrence)) == {local_day(one.span.starts_at, ZONE) for one in dates}

    @invariant()
    def every_date_belongs_to_the_series_it_names(self) -> None:
        for booking in self.centre.calendar.bookings.values():
            if booking.state is BookingState.CONFIRMED and booking.series is not None:
                assert booking.id in self.centre.series[booking.series].bookings


TestOneSeries = OneSeries.TestCase
TestOneSeries.settings = settings(max_examples=examples(150), stateful_step_count=15, deadline=None)
