"""How much one may have booked: whose it is, in which period, and what counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import QuotaId
from booking_core.domain.places import Counted, CountedParty, KindOfUser, Municipality, Quota, QuotaPeriod
from booking_core.domain.quotas import (
    ASSOCIATION_OPEN,
    EVERYBODY,
    OPEN,
    PERSON_OPEN,
    Counting,
    Tally,
    counted,
    is_counted,
    is_open,
    last_day_of,
    quotas_of,
    refusal_of_quota,
    shares_of,
)
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY, at, made_booking, on_thursday
from tests.booking_core.sample_places import GROUP_ROOM, HALL_NORTH, HOUSE, WORKSHOP

NOW = at("14:08")
JENS = "ph:jens"
AFTERNOON = on_thursday("14:15", "15:15")
ID = QuotaId("rule")


def a_quota(
    who: CountedParty = CountedParty.PERSON,
    per: QuotaPeriod = QuotaPeriod.DAY,
    most: int = 2,
    counted: Counted = Counted.BOOKINGS,
) -> Quota:
    is_season = per is QuotaPeriod.SEASON
    first, last = (date(2026, 8, 1), date(2027, 6, 30)) if is_season else (None, None)
    return Quota(ID, who, per, most, counted, first, last)


def town(*quotas: Quota) -> Municipality:
    """The sample with these quotas for all of it."""
    return replace(MUNICIPALITY, quotas=quotas)


def tally_of(municipality: Municipality, counting: Counting, person: str | None = JENS) -> Tally | None:
    """The tally of the quota under test that the counting adds to."""
    return next((share.tally for share in shares_of(municipality, counting, person) if share.quota.id == ID), None)


@pytest.mark.parametrize(
    ("who", "user", "group", "person", "party"),
    [
        (CountedParty.PERSON, KindOfUser.CITIZEN, None, JENS, JENS),
        (CountedParty.PERSON, KindOfUser.BUSINESS, None, JENS, JENS),
        (CountedParty.PERSON, KindOfUser.CITIZEN, None, None, None),  # a walk-in
        (CountedParty.PERSON, KindOfUser.ASSOCIATION, "chess", JENS, None),
        (CountedParty.ASSOCIATION, KindOfUser.ASSOCIATION, "chess", JENS, "chess"),
        (CountedParty.ASSOCIATION, KindOfUser.ASSOCIATION, None, JENS, JENS),
        (CountedParty.ASSOCIATION, KindOfUser.SCHOOL, "east", JENS, None),
        (CountedParty.SCHOOL, KindOfUser.SCHOOL, "east", None, "east"),
        (CountedParty.SCHOOL, KindOfUser.CITIZEN, None, JENS, None),
        (CountedParty.HOUSE, KindOfUser.CITIZEN, None, None, EVERYBODY),
        (CountedParty.HOUSE, KindOfUser.SCHOOL, "east", JENS, EVERYBODY),
    ],
)
def test_whose_a_booking_is(
    who: CountedParty, user: KindOfUser, group: str | None, person: str | None, party: str | None
) -> None:
    tally = tally_of(town(a_quota(who)), Counting(WORKSHOP, AFTERNOON, user, group), person)

    assert (None if tally is None else tally.party) == party


@pytest.mark.parametrize(
    ("per", "day", "period", "last_day"),
    [
        (QuotaPeriod.DAY, THURSDAY, "2026-11-26", date(2026, 11, 26)),
        (QuotaPeriod.WEEK, THURSDAY, "2026-11-23", date(2026, 11, 29)),
        (QuotaPeriod.WEEK, date(2026, 11, 23), "2026-11-23", date(2026, 11, 29)),
        (QuotaPeriod.WEEK, date(2026, 11, 29), "2026-11-23", date(2026, 11, 29)),
        (QuotaPeriod.SEASON, date(2026, 8, 1), "2026-08-01", date(2027, 6, 30)),
        (QuotaPeriod.SEASON, date(2027, 6, 30), "2026-08-01", date(2027, 6, 30)),
        (QuotaPeriod.SEASON, date(2027, 7, 1), None, None),
        (QuotaPeriod.OPEN, THURSDAY, OPEN, None),
    ],
)
def test_the_period_is_the_one_the_start_lies_in(
    per: QuotaPeriod, day: date, period: str | None, last_day: date | None
) -> None:
    quota = a_quota(per=per)
    span = TimeSpan(at("23:30", day), at("00:30", day + timedelta(days=1)))  # the local day counts, not the UTC one

    tally = tally_of(town(quota), Counting(WORKSHOP, span, KindOfUser.CITIZEN))

    assert (None if tally is None else tally.period) == period
    assert (None if tally is None else last_day_of(quota, tally)) == last_day


def test_bookings_are_counted_one_by_one_and_minutes_by_their_length() -> None:
    amounts = [
        share.amount
        for counted_as in Counted
        for share in shares_of(
            town(a_quota(counted=counted_as)), Counting(WORKSHOP, AFTERNOON, KindOfUser.CITIZEN), JENS
        )
        if share.quota.id == ID
    ]

    assert amounts == [1, 60]


def test_the_quotas_of_town_house_and_space_hold_together_and_those_of_others_do_not() -> None:
    house, library = MUNICIPALITY.venues
    workshop = replace(house.spaces[0], quotas=(a_quota(who=CountedParty.HOUSE),))
    with_own = replace(house, quotas=(a_quota(),), spaces=(workshop, *house.spaces[1:]))
    places = replace(town(a_quota(who=CountedParty.SCHOOL)), venues=(with_own, library))

    def who(space_id: str) -> list[CountedParty]:
        space = next(space for _, space in places.spaces() if space.id == space_id)
        return [quota.who for quota in quotas_of(places, space) if quota.id == ID]

    assert who(WORKSHOP) == [CountedParty.SCHOOL, CountedParty.PERSON, CountedParty.HOUSE]
    assert who(HALL_NORTH) == [CountedParty.SCHOOL, CountedParty.PERSON]
    assert who(GROUP_ROOM) == [CountedParty.SCHOOL]


def test_the_open_bookings_of_the_rules_are_quotas_everywhere() -> None:
    person, association = quotas_of(MUNICIPALITY, MUNICIPALITY.space_by_id[GROUP_ROOM])

    assert (person.id, person.who, person.per, person.most) == (PERSON_OPEN, CountedParty.PERSON, QuotaPeriod.OPEN, 3)
    assert (association.id, association.who, association.most) == (ASSOCIATION_OPEN, CountedParty.ASSOCIATION, 12)


def test_a_space_that_is_gone_counts_nowhere() -> None:
    gone = replace(MUNICIPALITY, venues=tuple(venue for venue in MUNICIPALITY.venues if venue.id != HOUSE))

    assert shares_of(gone, Counting(WORKSHOP, AFTERNOON, KindOfUser.CITIZEN), JENS) == ()


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (BookingState.REQUESTED, False),
        (BookingState.CONFIRMED, True),
        (BookingState.CHECKED_IN, True),
        (BookingState.COMPLETED, True),
        (BookingState.NO_SHOW, True),
        (BookingState.DECLINED, False),
        (BookingState.WITHDRAWN, False),
        (BookingState.CANCELLED_BY_CITIZEN, False),
        (BookingState.CANCELLED_BY_STAFF, False),
    ],
)
def test_what_is_used_or_will_be_counts(state: BookingState, *, counts: bool) -> None:
    booking = made_booking(WORKSHOP, AFTERNOON, state=state)

    assert is_counted(booking) is counts
    assert bool(counted(town(a_quota()), booking, JENS)) is counts


def test_people_who_came_before_their_time_and_went_again_have_used_nothing() -> None:
    gone = replace(made_booking(WORKSHOP, AFTERNOON, state=BookingState.COMPLETED), occupancy=())

    assert not is_counted(gone)


def test_what_is_open_has_no_tally_in_the_store() -> None:
    assert {tally.rule for tally in counted(town(a_quota()), made_booking(WORKSHOP, AFTERNOON), JENS)} == {ID}


@pytest.mark.parametrize(("ends", "state", "expected"), [
    ("15:15", BookingState.CONFIRMED, True),
    ("14:00", BookingState.CONFIRMED, False),
    ("15:15", BookingState.CHECKED_IN, True),
    ("15:15", BookingState.COMPLETED, False),
])  # fmt: skip
def test_a_booking_is_open_until_it_is_over(ends: str, state: BookingState, *, expected: bool) -> None:
    booking = made_booking(WORKSHOP, on_thursday("13:00", ends), state=state)

    assert is_open(booking, now=NOW) is expected


def refused(
    quota: Quota, uses: dict[Tally, int], *, own: Booking | None = None, span: TimeSpan = AFTERNOON
) -> Refusal | None:
    wanted = Counting(WORKSHOP, span, KindOfUser.CITIZEN)
    return refusal_of_quota(town(quota), wanted, uses, person=JENS, own=own, now=NOW)


def used(period: str, amount: int, party: str = JENS) -> dict[Tally, int]:
    return {Tally(ID, party, period): amount}


@pytest.mark.parametrize(
    ("counted_as", "most", "so_far", "is_kept"),
    [
        (Counted.BOOKINGS, 2, 1, True),
        (Counted.BOOKINGS, 2, 2, False),
        (Counted.MINUTES, 120, 60, True),
        (Counted.MINUTES, 120, 75, False),
        (Counted.MINUTES, 45, 0, False),
    ],
)
def test_no_more_than_is_left_can_be_had(counted_as: Counted, most: int, so_far: int, *, is_kept: bool) -> None:
    told = refused(a_quota(most=most, counted=counted_as), used("2026-11-26", so_far))

    assert (told is None) is is_kept


def test_who_has_more_already_may_change_what_uses_no_more_than_before() -> None:
    own = made_booking(WORKSHOP, AFTERNOON)
    later = TimeSpan(AFTERNOON.starts_at, AFTERNOON.ends_at + timedelta(minutes=15))
    minutes = a_quota(most=30, counted=Counted.MINUTES)

    assert refused(a_quota(most=2), used("2026-11-26", 3), own=own, span=later) is None
    assert refused(minutes, used("2026-11-26", 60), own=own) is None
    assert refused(minutes, used("2026-11-26", 60), own=own, span=later) is not None


def test_the_next_day_with_room_is_told() -> None:
    uses = used("2026-11-26", 2) | used("2026-11-27", 2) | used("2026-11-28", 1)

    told = refused(a_quota(), uses)

    assert told == Refusal(
        RefusalCode.QUOTA_USED,
        {"who": "person", "per": "day", "most": 2, "counted": "bookings", "free_on": date(2026, 11, 28)},
    )


def test_the_next_week_and_the_end_of_the_season_are_told_and_of_what_is_open_nothing() -> None:
    free_on = [
        told.facts.get("free_on")
        for per, period in (
            (QuotaPeriod.WEEK, "2026-11-23"),
            (QuotaPeriod.SEASON, "2026-08-01"),
            (QuotaPeriod.OPEN, OPEN),
        )
        if (told := refused(a_quota(per=per), used(period, 2))) is not None
    ]

    assert free_on == [date(2026, 11, 30), date(2027, 7, 1), None]


def test_what_would_never_fit_is_told_no_day() -> None:
    told = refused(a_quota(most=45, counted=Counted.MINUTES), {})

    assert told is not None
    assert "free_on" not in told.facts


def test_a_booking_that_is_moved_does_not_count_against_itself() -> None:
    own = made_booking(WORKSHOP, on_thursday("18:00", "19:00"))
    full = used("2026-11-26", 2)

    assert refused(a_quota(), full, own=own) is None
    assert (
        refused(a_quota(), used("2026-11-27", 2), own=own, span=TimeSpan(at("10:00", FRIDAY), at("11:00", FRIDAY)))
        is not None
    )
    assert refused(a_quota(per=QuotaPeriod.OPEN), used(OPEN, 2), own=own) is None


@given(st.integers(1, 5), st.lists(st.sampled_from(["14:15", "16:15", "18:15"]), max_size=8))
def test_one_after_the_other_never_gives_more_than_the_most(most: int, starts: list[str]) -> None:
    quota = a_quota(most=most)
    uses: dict[Tally, int] = {}
    for start in starts:
        span = TimeSpan(at(start), at(start) + timedelta(hours=1))
        if refused(quota, uses, span=span) is None:
            tally = tally_of(town(quota), Counting(WORKSHOP, span, KindOfUser.CITIZEN))
            assert tally is not None
            uses[tally] = uses.get(tally, 0) + 1

    assert sum(uses.values()) == min(most, len(starts))
