"""When the clocks of a town change, as a calendar file tells it (RFC 5545, 3.6.5).

An onset is the time that the clocks show just before they change: 02.00 in spring, 03.00 in autumn, with the offset
from UTC that holds until then.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from booking_core.domain.time_spans import MINUTE, ONE_DAY, TimeSpan


def zone_description(zone: ZoneInfo, name: str, around: TimeSpan) -> Timezone:
    """What the clocks of `zone` show at the start of `around`, and each change of them until its end."""
    described = Timezone()
    described.add("tzid", name)
    starts_at = around.starts_at.astimezone(UTC).replace(second=0, microsecond=0)
    described.add_component(_onset(zone, starts_at, _offset(zone, starts_at)))
    for instant in _changes(zone, TimeSpan(starts_at, around.ends_at)):
        described.add_component(_onset(zone, instant, _offset(zone, instant - MINUTE)))
    return described


def _changes(zone: ZoneInfo, around: TimeSpan) -> Iterator[datetime]:
    """The instants from which another offset holds."""
    day = around.starts_at
    while day < around.ends_at:
        if _offset(zone, day) != _offset(zone, day + ONE_DAY):
            yield _first_after(zone, day)
        day += ONE_DAY


def _first_after(zone: ZoneInfo, before: datetime) -> datetime:
    """The minute of the change that comes within a day after `before`."""
    old, earlier, later = _offset(zone, before), before, before + ONE_DAY
    while later - earlier > MINUTE:
        middle = earlier + (later - earlier) // 2 // MINUTE * MINUTE
        earlier, later = (middle, later) if _offset(zone, middle) == old else (earlier, middle)
    return later


def _onset(zone: ZoneInfo, instant: datetime, offset_before: timedelta) -> TimezoneDaylight | TimezoneStandard:
    local = instant.astimezone(zone)
    onset = TimezoneDaylight() if local.dst() else TimezoneStandard()
    onset.add("dtstart", (instant + offset_before).replace(tzinfo=None))
    onset.add("tzname", local.tzname())
    onset.add("tzoffsetfrom", offset_before)
    onset.add("tzoffsetto", _offset(zone, instant))
    return onset


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
