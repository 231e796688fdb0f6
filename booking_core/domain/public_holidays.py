"""Which days are public holidays in a country: from the holidays package, of which one country is loaded."""

import sys
from datetime import date
from functools import lru_cache
from importlib.util import find_spec, module_from_spec

import holidays

_COUNTRIES = "holidays.countries"


def public_holiday(country: str, day: date) -> str | None:
    """The name of the public holiday on `day` in `country` (ISO 3166), or None."""
    name: str | None = _calendar(country, day.year).get(day)
    return name


@lru_cache(maxsize=32)
def _calendar(country: str, year: int) -> holidays.HolidayBase:
    """One year, filled before anybody sees it: one that fills itself when asked shows other threads gaps."""
    language = "da" if country == "DK" else None
    _let_countries_come_singly()
    return holidays.country_holidays(country, years=year, expand=False, language=language)


def _let_countries_come_singly() -> None:
    """The folder of countries as a package that is not run: run, it loads all 250 of them, 14 MiB, for the one."""
    spec = find_spec(_COUNTRIES)
    assert spec is not None  # noqa: S101  the package has it
    sys.modules.setdefault(_COUNTRIES, module_from_spec(spec))
