"""Dates of a series that a rule refuses: staff take them knowingly, with a reason that is kept; nobody else can."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import msgspec
import pytest

from booking_core.domain.bookings import Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import KindOfUser
from booking_core.domain.recurring.series import Anyway, Scope
from booking_core.domain.recurring.series_dates import DatePreview, Fits, Refused, preview
from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.authority.series.wishes import wish_of
from booking_core.protocol.messages import AddToSeries, BookSeries, DateAnyway, SeriesBooked
from tests.booking_core.domain.made_bookings import MUNICIPALITY, ZONE, made_booking, number
from tests.booking_core.domain.made_series import NOW, TUESDAYS, evening, evenings
from tests.booking_core.protocol.series_centre import (
    PARTNER,
    SERIES,
    STAFF,
    Centre,
    R,
    altered,
    book_series,
    change,
    new_ids,
    refused,
)
from tests.booking_core.sample_places import WORKSHOP

WHY = "Pedellen låser op"
AT_NIGHT = evenings(starts="21:00", ends="23:00")


def anyway(days: Iterable[date], *codes: RefusalCode, reason: str = WHY) -> tuple[DateAnyway, ...]:
    return tuple(DateAnyway(day, codes, reason) for day in days)


def dates(command: BookSeries, calendar: Calendar | None = None) -> tuple[DatePreview, ...]:
    wish = wish_of(command, STAFF, ZONE)
    return preview(MUNICIPALITY, calendar or Calendar.of(()), wish, now=NOW)


def in_the_way(one: DatePreview) -> tuple[RefusalCode, ...]:
    assert isinstance(one.verdict, Refused)
    return tuple(rule.code for rule in one.verdict.in_the_way)


def test_a_preview_names_every_rule_that_staff_would_have_to_let_a_date_past() -> None:
    long_into_the_night = evenings(starts="14:00", ends="23:00")

    assert in_the_way(dates(book_series(AT_NIGHT))[0]) == (R.CLOSED,)
    assert in_the_way(dates(book_series(long_into_the_night, persons=17))[0]) == (
        R.TOO_MANY_PERSONS,
        R.TOO_LONG,
        R.CLOSED,
    )


def test_where_a_rule_holds_for_staff_too_nothing_can_be_let_past() -> None:
    others = Calendar.of([made_booking(WORKSHOP, evening(TUESDAYS[0], "21:30", "22:00"), booking_id=number(1))])

    assert in_the_way(dates(book_series(AT_NIGHT), others)[0]) == ()
    assert in_the_way(dates(book_series(persons=5000))[0]) == ()


def test_a_partner_is_never_told_what_staff_could_let_past() -> None:
    wish = wish_of(book_series(AT_NIGHT), PARTNER, ZONE)

    assert in_the_way(preview(MUNICIPALITY, Calendar.of(()), wish, now=NOW)[0]) == ()


def test_a_date_that_is_taken_anyway_fits_in_the_preview_and_is_booked() -> None:
    command = book_series(AT_NIGHT, anyway=anyway(TUESDAYS[1:2], R.CLOSED))

    fitting = [one.day for one in dates(command) if isinstance(one.verdict, Fits)]
    answer = Centre().booked(command)

    assert fitting == [TUESDAYS[1]]
    assert [one.span for one in answer.bookings] == [evening(TUESDAYS[1], "21:00", "23:00")]
    assert {one.refusal.code for one in answer.refused} == {R.CLOSED}


def test_what_each_date_was_let_past_is_told_with_its_reason() -> None:
    command = book_series(
        AT_NIGHT, persons=17, anyway=anyway(TUESDAYS[:2], R.CLOSED, R.TOO_MANY_PERSONS, R.TOO_SHORT, reason=f" {WHY} ")
    )

    decision = Centre().decide(command)

    assert isinstance(decision.answer, SeriesBooked)
    told = [(one.booking.id, one.codes, one.reason) for one in decision.overridden]
    codes = (R.TOO_MANY_PERSONS, R.CLOSED)
    assert told == [(one.id, codes, WHY) for one in decision.answer.bookings]


def test_the_ninth_time_of_an_association_can_be_taken_for_every_date_of_that_reason() -> None:
    command = book_series(evenings(10), user=KindOfUser.ASSOCIATION)
    beyond = [one.day for one in dates(command) if isinstance(one.verdict, Refused)]
    assert {in_the_way(one) for one in dates(command) if isinstance(one.verdict, Refused)} == {(R.FIXED_MEETINGS,)}

    answer = Centre().booked(msgspec.structs.replace(command, anyway=anyway(beyond, R.FIXED_MEETINGS)))

    assert (len(answer.bookings), answer.refused) == (10, ())


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_a_date_is_not_let_past(reason: str) -> None:
    command = book_series(AT_NIGHT, anyway=anyway(TUESDAYS, R.CLOSED, reason=reason))

    assert refused(Centre().ask(command)) is R.OVERRIDE_REASON_NEEDED


def test_a_partner_lets_nothing_past() -> None:
    assert refused(Centre().ask(book_series(AT_NIGHT, anyway=anyway(TUESDAYS, R.CLOSED)), PARTNER)) is R.CLOSED


def test_what_somebody_else_has_is_never_let_past() -> None:
    others = [made_booking(WORKSHOP, evening(day), booking_id=number(day.day)) for day in TUESDAYS]
    centre = Centre(calendar=Calendar.of(others))

    assert refused(centre.ask(book_series(anyway=anyway(TUESDAYS, R.TAKEN)))) is R.TAKEN


def test_a_day_the_series_has_not_cannot_be_taken_anyway() -> None:
    stray = anyway([date(2026, 12, 2)], R.CLOSED)

    assert refused(Centre().ask(book_series(anyway=stray))) is R.SERIES_UNUSABLE


def test_one_date_more_can_be_let_past_a_rule() -> None:
    centre = Centre()
    centre.booked()
    closed = date(2026, 12, 24)
    command = AddToSeries(id=UUID(int=next(new_ids)), series=SERIES, day=closed)
    assert refused(centre.ask(command)) is R.CLOSED_ALL_DAY

    anyhow = msgspec.structs.replace(
        command, id=UUID(int=next(new_ids)), overrides=(R.CLOSED_ALL_DAY,), override_reason=WHY
    )
    decision = centre.decide(anyhow)

    assert [(one.codes, one.reason) for one in decision.overridden] == [((R.CLOSED_ALL_DAY,), WHY)]
    assert altered(centre.ask(anyhow)).bookings[0].version == 1


def test_dates_that_move_can_be_let_past_a_rule_all_for_one_reason() -> None:
    centre = Centre()
    centre.booked()
    later = change(centre, 1, Scope.FOLLOWING, starts=AT_NIGHT.starts, ends=AT_NIGHT.ends)
    assert refused(centre.ask(later)) is R.CLOSED

    anyhow = msgspec.structs.replace(later, id=UUID(int=next(new_ids)), overrides=(R.CLOSED,), override_reason=WHY)
    decision = centre.decide(anyhow)
    moved = altered(centre.ask(anyhow)).bookings

    assert [one.span.starts_at.astimezone(ZONE).hour for one in moved] == [21, 21, 21]
    assert {(one.booking.id, one.booking.version, one.codes, one.reason) for one in decision.overridden} == {
        (one.id, one.version, (R.CLOSED,), WHY) for one in moved
    }


def test_from_elsewhere_a_wish_names_no_rules() -> None:
    """Whatever a partner puts into its message, the wish that is laid out keeps all rules."""
    command = book_series(AT_NIGHT, anyway=anyway(TUESDAYS, R.CLOSED))

    assert wish_of(command, STAFF, ZONE).anyway[TUESDAYS[0]] == Anyway(frozenset({R.CLOSED}), WHY)
    assert wish_of(command, PARTNER, ZONE).anyway == {}
    assert wish_of(command, PARTNER, ZONE).series.channel is Channel.PARTNER
