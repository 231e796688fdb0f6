"""Public holidays as a country has them in law, each country by itself."""

from datetime import date

import pytest

from booking_core.domain.hours.public_holidays import public_holiday


def test_store_bededag_is_an_ordinary_day_and_was_a_holiday_until_2023() -> None:
    assert public_holiday("DK", date(2027, 4, 23)) is None
    assert public_holiday("DK", date(2023, 5, 5)) == "Store bededag"


@pytest.mark.parametrize("day", [date(2027, 12, 24), date(2027, 12, 31), date(2027, 6, 5)])
def test_the_eves_and_constitution_day_are_no_public_holidays(day: date) -> None:
    assert public_holiday("DK", day) is None


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("DE", date(2026, 10, 3), "German Unity Day"),
        ("GL", date(2026, 5, 1), "Great Prayer Day"),  # built on another country's days
        ("SE", date(2026, 6, 6), "National Day"),
    ],
)
def test_other_countries_have_their_own(country: str, day: date, name: str) -> None:
    assert public_holiday(country, day) == name
