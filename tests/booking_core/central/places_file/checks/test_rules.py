"""Rules that can never hold, and quotas that do not say what they count, are mistakes."""

from collections.abc import Callable
from datetime import date

import pytest

from booking_core.central.places_file import PlacesFileError
from booking_core.central.places_file.checks import rules
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake
from booking_core.domain.identity import QuotaId, SpaceId
from booking_core.domain.places import Counted, CountedParty, Quota, QuotaPeriod
from tests.booking_core.central.running_centre import herlev

DraftAfter = Callable[..., Draft]
ErrorsAfter = Callable[..., tuple[PlacesFileError, ...]]

WEEK = 'per = "week"\nmost_minutes = 600'
"""Herlev's quota of a venue."""
OF_A_SPACE = '{ id = "hele-huset-uge", who = "house", per = "week", most_bookings = 2 }'


def test_the_lead_time_of_all_is_within_booking_ahead(draft_after: DraftAfter) -> None:
    draft = draft_after(("book_ahead_days = 90\nlead_minutes = 0", "book_ahead_days = 3\nlead_minutes = 5760"))

    first, *_ = rules.lead_time_is_within_booking_ahead(draft)

    assert first == Mistake(("rules", "lead_minutes"), "5760", "less than 5760, as book_ahead_days is 3 here")


def test_a_lead_time_just_within_booking_ahead_is_fine(draft_after: DraftAfter) -> None:
    draft = draft_after(("{ lead_minutes = 2880 }", "{ lead_minutes = 5759, book_ahead_days = 3 }"))

    assert list(rules.lead_time_is_within_booking_ahead(draft)) == []


def test_a_space_narrows_booking_ahead_below_the_lead_time_of_its_venue(draft_after: DraftAfter) -> None:
    draft = draft_after(('walk = ["salen-a"', 'rules = { lead_minutes = 1440 }\nwalk = ["salen-a"'))

    found = list(rules.lead_time_is_within_booking_ahead(draft))

    assert [(one.path[-1], one.found, one.expected) for one in found] == [
        ("book_ahead_days", "0", "1 or more, as lead_minutes is 1440 here")
    ] * 2  # both group rooms are for today only


def test_without_a_name_one_can_book_at_all(draft_after: DraftAfter) -> None:
    (mistake,) = rules.walk_in_leaves_time_for_notice(draft_after(("lead_minutes = 0", "lead_minutes = 300")))

    assert mistake.path == ("rules", "walk_in", "starts_within_minutes")
    assert mistake.expected == "at least 300, which is lead_minutes in [rules]"


@pytest.mark.parametrize(("who", "longest"), [("association", "480"), ("school", "300")])
def test_associations_and_schools_may_book_the_shortest(draft_after: DraftAfter, who: str, longest: str) -> None:
    draft = draft_after((f"longest_minutes = {longest}", "longest_minutes = 15"))

    (mistake,) = rules.associations_and_schools_may_book_the_shortest(draft)

    assert mistake == Mistake(
        ("rules", who, "longest_minutes"), "15", "at least 30, which is shortest_minutes in [rules]"
    )


def test_residents_come_first_for_a_while(draft_after: DraftAfter) -> None:
    found = list(rules.residents_come_first_at_all(draft_after(("lapses_days_before = 30", "lapses_days_before = 90"))))

    assert [one.found for one in found] == [
        '90, and "mh-store-sal" can be booked 90 days ahead',
        '90, and "mh-begge-sale" can be booked 90 days ahead',
    ]
    assert found[0].expected == "less than 90, or the rule would never hold"


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ('per = "week"', "nothing"),
        ('per = "week"\nmost_minutes = 600\nmost_bookings = 3', "both most_bookings and most_minutes"),
    ],
)
def test_a_quota_counts_bookings_or_minutes(draft_after: DraftAfter, new: str, found: str) -> None:
    (mistake,) = rules.quotas_have_one_amount(draft_after((WEEK, new)))

    assert (mistake.path[-1], mistake.found) == ("most_bookings", found)


def test_a_season_has_a_first_and_a_last_day(draft_after: DraftAfter) -> None:
    first, last = rules.quotas_of_a_season_say_which(draft_after((WEEK, 'per = "season"\nmost_minutes = 600')))

    assert (first.path[-1], last.path[-1]) == ("from", "to")
    assert first.expected == 'a date without quotes, as per is "season"'


def test_only_a_season_has_a_first_and_a_last_day(draft_after: DraftAfter) -> None:
    (mistake,) = rules.quotas_of_a_season_say_which(draft_after((WEEK, f"{WEEK}\nfrom = 2026-08-01")))

    assert (mistake.path[-1], mistake.found) == ("from", "2026-08-01")


def test_a_season_does_not_end_before_it_begins(errors_after: ErrorsAfter) -> None:
    (error,) = errors_after(("to = 2027-06-30", "to = 2026-06-30"))

    assert error.sentence == (
        'herlev.toml, quota "forening-saeson", key to: found 2026-06-30, '
        "expected 2026-08-01 (the day in from) or a later day"
    )


def test_a_quota_of_minutes_holds_the_shortest_booking(draft_after: DraftAfter) -> None:
    (mistake,) = rules.quotas_allow_the_shortest(draft_after(("most_minutes = 600", "most_minutes = 20")))

    assert mistake.expected == "at least 30, which is shortest_minutes here"


def test_the_names_of_the_open_quotas_are_taken(draft_after: DraftAfter) -> None:
    draft = draft_after(('id = "gammelgaard-uge"', 'id = "open-bookings-of-a-person"'))

    (mistake,) = rules.quotas_have_names_of_their_own(draft)

    assert mistake.found == '"open-bookings-of-a-person"'


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "most_bookings = 40",
            "most_bookings = 0",
            'herlev.toml, quota "forening-saeson", key most_bookings: found 0, expected a whole number, 1 or more',
        ),
        (
            'who = "association"',
            'who = "forening"',
            (
                'herlev.toml, quota "forening-saeson", key who: found "forening", '
                'expected "person", "association", "school" or "house"'
            ),
        ),
        (
            'id = "gammelgaard-uge"',
            'id = "forening-saeson"',
            (
                'herlev.toml, venue "gammelgaard" / quota "forening-saeson", key id: found "forening-saeson", which '
                'quota "forening-saeson" has too, expected an id that no other of the municipality\'s quotas has'
            ),
        ),
        (
            OF_A_SPACE,
            OF_A_SPACE.replace(", most_bookings = 2", ""),
            (
                'herlev.toml, venue "medborgerhus" / space "mh-hele-huset" / quota "hele-huset-uge", '
                "key most_bookings: found nothing, expected either most_bookings or most_minutes: a whole number"
            ),
        ),
    ],
)
def test_a_mistake_in_a_quota_is_told_with_its_place(
    errors_after: ErrorsAfter, old: str, new: str, sentence: str
) -> None:
    assert sentence in [error.sentence for error in errors_after((old, new))]


def test_quotas_stand_where_they_hold() -> None:
    house = herlev().venue_of_space[SpaceId("gg-laden")]

    (everywhere,) = herlev().quotas
    assert (everywhere.first_day, everywhere.last_day) == (date(2026, 8, 1), date(2027, 6, 30))
    assert [(one.id, one.most, one.counted) for one in house.quotas] == [("gammelgaard-uge", 600, Counted.MINUTES)]
    assert herlev().space_by_id[SpaceId("mh-hele-huset")].quotas == (
        Quota(QuotaId("hele-huset-uge"), CountedParty.HOUSE, QuotaPeriod.WEEK, 2),
    )


def test_a_lead_time_is_narrowed_as_other_limits_are() -> None:
    places = herlev()

    assert places.limits_of(places.space_by_id[SpaceId("by-torvet")]).lead_minutes == 2880
    assert places.limits_of(places.space_by_id[SpaceId("by-pavillon")]).lead_minutes == 0
