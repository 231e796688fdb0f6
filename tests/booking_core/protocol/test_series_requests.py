"""A series in a place that the house gives itself: asked for as one, holding nothing, and answered as one."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from booking_core.domain.bookings import Booking, BookingState, Channel, DeclinedBecause, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import RoomId, SeriesId
from booking_core.domain.recurring.recurrence import Recurrence, days_of
from booking_core.domain.recurring.series import Scope
from booking_core.domain.recurring.series_dates import Fits, preview
from booking_core.domain.requests import answer_due
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority import RequestTaken, SeriesRecorded
from booking_core.protocol.authority.series.wishes import wish_of
from booking_core.protocol.messages import (
    AddToSeries,
    Approve,
    ApproveSeries,
    BookSeries,
    Cancel,
    Decline,
    DeclineSeries,
    SeriesBooked,
    SeriesRefused,
    SeriesRequested,
)
from tests.booking_core.domain.made_bookings import MUNICIPALITY, ZONE, at, made_booking, number
from tests.booking_core.domain.made_series import NOW, TUESDAYS, evening, evenings
from tests.booking_core.domain.test_displacing import block
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
    new_ids,
    refused,
    seen,
)
from tests.booking_core.sample_places import EMPTY, HALL, HALL_NORTH

OTHERS = SeriesId(UUID(int=2000))


def in_the_hall(recurrence: Recurrence | None = None, **more: object) -> BookSeries:
    return book_series(recurrence, **{"space": HALL, "layout": EMPTY, **more})


def asked(centre: Centre, command: BookSeries | None = None) -> SeriesRequested:
    answer = centre.ask(command or in_the_hall(), PARTNER)
    assert isinstance(answer, SeriesRequested), answer
    return answer


def approve(centre: Centre, series: SeriesId = SERIES) -> ApproveSeries:
    waiting = [one for one in centre.dates(series) if one.state is BookingState.REQUESTED]
    return ApproveSeries(id=UUID(int=next(new_ids)), series=series, seen=seen(*waiting))


def decline(centre: Centre, reason: str = "Salen males") -> DeclineSeries:
    return DeclineSeries(id=UUID(int=next(new_ids)), series=SERIES, seen=seen(*centre.dates()), reason=reason)


def approved(centre: Centre, series: SeriesId = SERIES) -> SeriesBooked:
    answer = centre.ask(approve(centre, series))
    assert isinstance(answer, SeriesBooked), answer
    return answer


def given(booking_id: int, day: int, starts: str = "19:00", ends: str = "21:00") -> Booking:
    return made_booking(HALL_NORTH, evening(TUESDAYS[day], starts, ends), booking_id=number(booking_id))


def stands(centre: Centre) -> list[tuple[int, str]]:
    """Day and state of every booking that is or was a date of the series."""
    own = sorted((one for one in centre.calendar.bookings.values() if one.series == SERIES), key=lambda one: one.span)
    return [(local_day(one.span.starts_at, ZONE).day, one.state.value) for one in own]


# Asking


def test_a_series_is_asked_for_as_one_and_holds_no_cell() -> None:
    centre = Centre()

    answer = asked(centre)

    assert {one.state for one in answer.bookings} == {BookingState.REQUESTED}
    assert [one.occupancy for one in answer.bookings] == [()] * 4
    assert {one.series for one in answer.bookings} == {SERIES}
    assert centre.series[SERIES].bookings == tuple(one.id for one in answer.bookings)


def test_the_whole_of_it_is_answered_by_one_day() -> None:
    first, *_ = answer = asked(Centre()).bookings

    assert {one.answer_by for one in answer} == {answer_due(MUNICIPALITY, first.span, now=NOW)}


def test_whoever_asks_gets_the_receipt_of_the_first_date_and_the_house_keeps_who_it_is() -> None:
    decision = Centre().decide(in_the_hall(), PARTNER)

    recorded, *taken = decision.changes
    assert isinstance(recorded, SeriesRecorded)
    assert decision.receipt_for is not None
    assert decision.receipt_for.span == evening(TUESDAYS[0])
    assert [(one.contact, one.is_free) for one in taken if isinstance(one, RequestTaken)] == [(b"sealed", True)] * 4


def test_what_cannot_even_be_asked_for_is_told_at_once() -> None:
    centre = Centre(calendar=Calendar.of([given(1, day=1)]))

    answer = asked(centre)

    assert [(one.day, one.refusal.code) for one in answer.refused] == [(TUESDAYS[1], R.TAKEN)]
    assert len(answer.bookings) == 3


def test_a_preview_of_a_series_that_must_be_asked_for_tells_what_fits_and_suggests_hours_of_the_same_place() -> None:
    wish = wish_of(in_the_hall(), PARTNER, ZONE)

    dates = preview(MUNICIPALITY, Calendar.of([given(1, day=1)]), wish, now=NOW)

    assert [isinstance(one.verdict, Fits) for one in dates] == [True, False, True, True]
    suggestion = getattr(dates[1].verdict, "suggestion", None)
    assert suggestion is not None
    assert suggestion.ask.space == HALL


def test_staff_book_the_place_themselves() -> None:
    answer = Centre().booked(in_the_hall(), STAFF)

    assert {one.state for one in answer.bookings} == {BookingState.CONFIRMED}


def test_two_ask_for_the_same_days_and_neither_stands_in_the_way_of_the_other() -> None:
    centre = Centre()
    asked(centre)

    assert len(asked(centre, in_the_hall(id=OTHERS)).bookings) == 4


# Yes


def test_a_yes_books_every_date_in_one() -> None:
    centre = Centre()
    asked(centre)

    answer = approved(centre)

    assert stands(centre) == [(day.day, "confirmed") for day in TUESDAYS]
    assert all(one.occupancy and one.answer_by is None and one.version == 2 for one in centre.dates())
    assert answer.refused == ()
    assert [one.id for one in answer.bookings] == list(centre.series[SERIES].bookings)


def test_a_date_that_no_longer_fits_is_told_no_with_what_can_be_had_and_the_rest_is_booked() -> None:
    centre = Centre()
    asked(centre)
    centre.calendar = centre.calendar.with_bookings([given(1, day=1)])

    answer = approved(centre)

    assert [(one.day, one.refusal.code) for one in answer.refused] == [(TUESDAYS[1], R.TAKEN)]
    assert stands(centre) == [(1, "confirmed"), (8, "declined"), (15, "confirmed"), (22, "confirmed")]
    (no,) = (one for one in centre.calendar.bookings.values() if one.state is BookingState.DECLINED)
    assert (no.declined_because, no.answer_by) == (DeclinedBecause.RIVAL, None)
    assert no.instead
    assert {MUNICIPALITY.venue_of_space[one.space].id for one in no.instead} == {MUNICIPALITY.venue_of_space[HALL].id}
    assert days_of(centre.series[SERIES].recurrence) == (TUESDAYS[0], *TUESDAYS[2:])


def test_a_date_whose_rooms_are_closed_is_told_so() -> None:
    centre = Centre()
    asked(centre)
    centre.calendar = centre.calendar.with_blocks([block(evening(TUESDAYS[0]), RoomId("hall-north"))])

    approved(centre)

    (no,) = (one for one in centre.calendar.bookings.values() if one.state is BookingState.DECLINED)
    assert no.declined_because is DeclinedBecause.BLOCKED


def test_where_no_date_fits_any_more_nothing_is_answered() -> None:
    centre = Centre()
    asked(centre)
    centre.calendar = centre.calendar.with_bookings(given(1 + day, day=day) for day in range(4))

    answer = centre.ask(approve(centre))

    assert isinstance(answer, SeriesRefused)
    assert [one.day for one in answer.dates] == list(TUESDAYS)
    assert stands(centre) == [(day.day, "requested") for day in TUESDAYS]


def test_rivals_that_no_longer_fit_hear_no_and_their_series_has_the_dates_it_can_still_have() -> None:
    """Another series wants two of the days, and later ones."""
    centre = Centre()
    asked(centre)
    asked(centre, in_the_hall(evenings(4, first_day=TUESDAYS[2]), id=OTHERS))

    approved(centre)

    theirs = [one for one in centre.calendar.bookings.values() if one.series == OTHERS]
    assert [one.state.value for one in sorted(theirs, key=lambda one: one.span)] == [
        *("declined", "declined", "requested", "requested")
    ]
    assert {one.declined_because for one in theirs} == {DeclinedBecause.RIVAL, None}
    assert len(centre.series[OTHERS].bookings) == 2


def test_a_single_request_that_is_approved_takes_a_date_from_the_series_that_wanted_it() -> None:
    centre = Centre()
    asked(centre)
    single = replace(given(7, day=0), space=HALL, state=BookingState.REQUESTED, occupancy=(), channel=Channel.PARTNER)
    centre.calendar = centre.calendar.with_bookings([single])

    centre.ask(Approve(id=UUID(int=next(new_ids)), booking=single.id, version=1))

    assert stands(centre)[0] == (1, "declined")
    assert len(centre.series[SERIES].bookings) == 3


def test_one_date_answered_by_itself_leaves_the_others_waiting() -> None:
    centre = Centre()
    asked(centre)
    first, second, *_ = centre.dates()

    centre.ask(Approve(id=UUID(int=next(new_ids)), booking=first.id, version=1))
    centre.ask(Decline(id=UUID(int=next(new_ids)), booking=second.id, version=1, reason="Koncert"))

    assert stands(centre) == [(1, "confirmed"), (8, "declined"), (15, "requested"), (22, "requested")]
    assert len(centre.series[SERIES].bookings) == 3
    assert len(approved(centre).bookings) == 2


# No


def test_a_no_answers_every_date_with_the_reason() -> None:
    centre = Centre()
    asked(centre)

    answer = altered(centre.ask(decline(centre)))

    assert stands(centre) == [(day.day, "declined") for day in TUESDAYS]
    assert {one.reason for one in answer.bookings} == {"Salen males"}
    assert {one.declined_because for one in answer.bookings} == {DeclinedBecause.HOUSE}
    assert centre.series[SERIES].bookings == ()


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_no_says_why(reason: str) -> None:
    centre = Centre()
    asked(centre)

    assert refused(centre.ask(decline(centre, reason))) is R.REASON_NEEDED


# Who may, and when


@pytest.mark.parametrize("origin", [PARTNER, KIOSK])
def test_the_house_alone_answers(origin: object) -> None:
    centre = Centre()
    asked(centre)

    assert refused(centre.ask(approve(centre), origin)) is R.STAFF_ONLY  # type: ignore[arg-type]  # one of the two
    assert refused(centre.ask(decline(centre), origin)) is R.STAFF_ONLY  # type: ignore[arg-type]  # one of the two


def test_nobody_answers_what_has_changed_since_it_was_seen() -> None:
    centre = Centre()
    asked(centre)
    answer = approve(centre)
    stale = msgspec.structs.replace(answer, seen=answer.seen[:3])

    assert refused(centre.ask(stale)) is R.VERSION_CHANGED


def test_what_is_answered_is_not_answered_again() -> None:
    centre = Centre()
    asked(centre)
    yes = approve(centre)
    first, again = centre.ask(yes), centre.ask(yes)

    assert first == again
    assert refused(centre.ask(decline(centre))) is R.ALREADY_ANSWERED


def test_a_date_that_has_begun_is_left_to_itself() -> None:
    centre = Centre()
    asked(centre)

    answer = centre.ask(
        ApproveSeries(id=UUID(int=next(new_ids)), series=SERIES, seen=seen(*centre.dates()[1:])),
        now=at("19:15", TUESDAYS[0]),
    )

    assert isinstance(answer, SeriesBooked)
    assert stands(centre)[0] == (1, "requested")


def test_whoever_asked_takes_dates_back() -> None:
    centre = Centre()
    asked(centre)
    first, *_ = centre.dates()

    centre.ask(Cancel(id=UUID(int=next(new_ids)), booking=first.id), PARTNER)
    assert [state for _, state in stands(centre)] == ["withdrawn", "requested", "requested", "requested"]
    assert len(centre.series[SERIES].bookings) == 3

    centre.ask(cancel(centre, 0, Scope.ALL, reason=""), PARTNER)
    assert {state for _, state in stands(centre)} == {"withdrawn"}


def test_nothing_is_added_to_a_series_that_waits_for_its_answer() -> None:
    centre = Centre()
    asked(centre)
    more = AddToSeries(id=UUID(int=next(new_ids)), series=SERIES, day=TUESDAYS[-1] + timedelta(days=14))

    assert refused(centre.ask(more)) is R.NOT_ANSWERED


def test_a_series_keeps_what_it_is_for_when_it_is_answered() -> None:
    centre = Centre()
    asked(centre, in_the_hall(purpose=Purpose.TALK, persons=60))

    approved(centre)

    assert {(one.purpose, one.persons, one.channel) for one in centre.dates()} == {(Purpose.TALK, 60, Channel.PARTNER)}
