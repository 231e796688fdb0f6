"""Wall times as the places file writes them: "06:45" and "08:00-22:00"."""

import re
from datetime import time

from booking_core.domain.places import Hours

DAY_MINUTES = 24 * 60
_CLOCK = r"([01]\d|2[0-3]):([0-5]\d)"
_TIME = re.compile(_CLOCK, re.ASCII)
_HOURS = re.compile(rf"{_CLOCK}-(?:{_CLOCK}|(24):(00))", re.ASCII)


def parse_time(text: object) -> time:
    """A wall time from "06:45".

    Raises:
        ValueError: it is not written like that.
    """
    match = _TIME.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        message = "not a time of day"
        raise ValueError(message)
    return time(int(match[1]), int(match[2]))


def parse_hours(text: object) -> Hours:
    """Wall times from "08:00-22:00"; an end before the start is the next morning, "00:00-24:00" a whole day.

    Raises:
        ValueError: it is not written like that, or it has no length.
    """
    match = _HOURS.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        message = "not hours"
        raise ValueError(message)
    opens, closes = time(int(match[1]), int(match[2])), _end(match)
    if opens == closes and match[5] is None:
        message = "hours without length"
        raise ValueError(message)
    return Hours(opens, closes)


def _end(match: re.Match[str]) -> time:
    return time(0) if match[5] else time(int(match[3]), int(match[4]))


def minutes_of(hours: Hours) -> tuple[int, int]:
    """The start and the end of `hours` in minutes since the midnight before; the next morning counts on."""
    starts = hours.opens.hour * 60 + hours.opens.minute
    ends = hours.closes.hour * 60 + hours.closes.minute
    return starts, ends if ends > starts else ends + DAY_MINUTES


def written(hours: Hours) -> str:
    """`hours` as the file writes them, an end at midnight as 24:00."""
    closes = "24:00" if hours.closes == time(0) else f"{hours.closes:%H:%M}"
    return f"{hours.opens:%H:%M}-{closes}"
