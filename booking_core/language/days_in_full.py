"""Days that stand in brief in a sentence, told in full: for a voice, which says "lø. 28. nov." as it is written."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from booking_core.language.locales import locale_of
from booking_core.language.words import Words

_WIDTHS: Mapping[str, Literal["wide", "abbreviated", "short"]] = {
    "EEEE": "wide",
    "EEE": "abbreviated",
    "EEEEEE": "short",
}
"""How wide babel calls each pattern of a weekday."""

_A_CYCLE = range(2000, 2028)
"""In twenty-eight years every day of a year falls on every day of the week."""


def days_in_full(sentence: str, words: Words) -> str:
    """`sentence`, with "lørdag den 28. november" where it says "lø. 28. nov."."""
    return _days_of(words.language).sub(lambda found: _in_full(found, words), sentence)


def months_of(words: Words) -> tuple[str, ...]:
    """What the months are called in a date: "januar", "stycznia"."""
    return tuple(get_month_names("wide", "format", locale_of(words.text("format.locale"))).values())


@lru_cache(maxsize=16)
def _days_of(language: str) -> re.Pattern[str]:
    words = Words.of(language)
    weekdays = "|".join(map(re.escape, _weekdays(words)))
    months = "|".join(map(re.escape, _months_in_brief(words)))
    before, after = rf"(?:\b(?P<before>{weekdays})\s)?", rf"(?:\s(?P<after>{weekdays})(?!\w))?"
    return re.compile(rf"{before}\b(?P<day>\d{{1,2}})\.?\s(?P<month>{months})(?!\w){after}", re.IGNORECASE)


def _in_full(found: re.Match[str], words: Words) -> str:
    """As it stands where no weekday stands beside the date, or where there is no such day."""
    weekday = found["before"] or found["after"]
    if weekday is None:
        return found[0]
    month, number = _place(found["month"], _months_in_brief(words)) + 1, int(found["day"])
    days = (date(year, month, number) for year in _A_CYCLE if 1 <= number <= monthrange(year, month)[1])
    meant = (day for day in days if day.weekday() == _place(weekday, _weekdays(words)))
    return next((words.day(day) for day in meant), found[0])


def _place(name: str, names: list[str]) -> int:
    """Where `name` stands among `names`, large or small."""
    return [one.casefold() for one in names].index(name.casefold())


def _weekdays(words: Words) -> list[str]:
    """In brief, Monday first."""
    symbol = re.search("E+", words.text("format.short-day"))
    assert symbol is not None  # noqa: S101 a day in brief begins or ends with its weekday in every language
    names = get_day_names(_WIDTHS[symbol[0]], "format", locale_of(words.text("format.locale")))
    return [names[day] for day in range(7)]


def _months_in_brief(words: Words) -> list[str]:
    return list(get_month_names("abbreviated", "format", locale_of(words.text("format.locale"))).values())
