"""Days that stand in brief, told in full."""

from datetime import date, timedelta

import pytest

from booking_core.language.catalogue import languages
from booking_core.language.days_in_full import days_in_full
from booking_core.language.words import Words

A_LEAP_YEAR = [date(2028, 1, 1) + timedelta(days=day) for day in range(366)]


@pytest.mark.parametrize("language", languages())
def test_every_day_of_a_year_is_told_in_full(language: str) -> None:
    words = Words.of(language)

    told = [days_in_full(f"({words.date_in_brief(day, today=day)})", words) for day in A_LEAP_YEAR]

    assert told == [f"({words.day(day)})" for day in A_LEAP_YEAR]


def test_a_day_may_begin_the_sentence() -> None:
    assert days_in_full("Lø. 28. nov. kl. 10", Words.of("da")) == "lørdag den 28. november kl. 10"


def test_the_year_stays_behind_its_day() -> None:
    assert days_in_full("Til fr. 26. nov. 2027", Words.of("da")) == "Til fredag den 26. november 2027"


@pytest.mark.parametrize("words", ["ma. 31. nov.", "on. 0. maj", "4. maj", "Mød op to. kl. 10"])
def test_what_is_no_day_stays_as_it_is(words: str) -> None:
    assert days_in_full(words, Words.of("da")) == words
