"""Of what Babel knows a process keeps what is said here."""

from datetime import date

import pytest
from babel.dates import format_date

from booking_core.language.catalogue import languages
from booking_core.language.locales import locale_of
from booking_core.language.words import Words


@pytest.mark.parametrize("language", languages())
def test_a_language_keeps_its_days_and_numbers_and_not_what_others_are_called(language: str) -> None:
    locale = locale_of(Words.of(language).text("format.locale"))

    assert format_date(date(2026, 11, 26), "full", locale=locale)
    assert Words.of(language).price(2400)
    with pytest.raises(KeyError):
        _ = locale.territories


def test_what_a_locale_stands_on_is_spared_too() -> None:
    """British English stands on that of the world, and this on English: each would keep its own copy."""
    locale_of("en_GB")

    with pytest.raises(KeyError):
        _ = locale_of("en_001").languages
