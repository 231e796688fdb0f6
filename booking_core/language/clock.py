"""Whether a wall time is enough to say which instant is meant."""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class RepeatedHour(StrEnum):
    """Which of the two is meant when the clock shows the same time twice."""

    SUMMER = "summer"
    WINTER = "winter"


def repeated_hour(instant: datetime, zone: ZoneInfo) -> RepeatedHour | None:
    """Which half of the repeated autumn hour `instant` (aware) is in; None when its wall time comes once."""
    local = instant.astimezone(zone)
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return None
    return RepeatedHour.SUMMER if local.dst() != timedelta() else RepeatedHour.WINTER
