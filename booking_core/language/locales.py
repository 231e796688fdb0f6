"""What Babel knows of a language, and no more of it than is said here: dates, times, numbers and plurals.

It reads 3 MiB for the first language and one for each further one; most of that is what countries, peoples,
currencies, units and time zones are called, and who speaks what where.
"""

from collections.abc import Iterator
from functools import cache

from babel import Locale, localedata
from babel.core import get_global

_UNSAID = (
    "compact_currency_formats",
    "compact_decimal_formats",
    "compound_unit_patterns",
    "currency_names",
    "currency_names_plural",
    "date_fields",
    "interval_formats",
    "languages",
    "meta_zones",
    "scripts",
    "territories",
    "time_zones",
    "unit_display_names",
    "unit_patterns",
    "variants",
)
"""Parts of Babel's data on a language."""

_EVERYBODY = "root"


@cache
def locale_of(tag: str) -> Locale:
    """The locale of `tag`, such as "da" or "en_GB", which knows its dates, times, numbers and plurals.

    Raises:
        UnknownLocaleError: Babel has none of that name.
    """
    locale = Locale.parse(tag)
    for name in reversed([*_descent(str(locale))]):
        data = localedata.load(name)
        for part in _UNSAID:
            data.pop(part, None)
    return locale


def _descent(name: str) -> Iterator[str]:
    """What a locale's data stands on, as Babel looks for it: en_GB, en_001, en, root."""
    while name != _EVERYBODY:
        yield name
        name = get_global("parent_exceptions").get(name) or name.rpartition("_")[0] or _EVERYBODY
    yield _EVERYBODY


def forget_the_world() -> None:
    """Let go of what Babel knows beyond single languages, 2 MiB, in a process that names its languages in full.

    It guesses a language from a part of its name by it or from an older one, and a currency from a country.
    """
    for known in (
        get_global("all_currencies"),
        get_global("language_aliases"),
        get_global("likely_subtags"),
        get_global("meta_zones"),
        get_global("territory_aliases"),
        get_global("territory_currencies"),
        get_global("territory_languages"),
        get_global("territory_zones"),
        get_global("windows_zone_mapping"),
        get_global("zone_aliases"),
        get_global("zone_territories"),
    ):
        assert isinstance(known, dict)  # noqa: S101  Babel reads it as one
        known.clear()
