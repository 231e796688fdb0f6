"""What people ask for first is worked out before they ask: all houses, for this week.

A search of the whole town and the overview of all houses are joined from the same days, so they wait for nothing
either. Done again and again it costs what has changed since. After a start it is done in small steps, one soon after
the other: whoever books meanwhile does not wait for long, and a large town is known within seconds.
"""

from dataclasses import dataclass
from datetime import date

from booking_core.central.centre import Centre
from booking_core.central.town.house_days import MOST_DAYS, Key
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY, local_day

DAYS = 8
HOUSES_AT_ONCE = 60
MOST_AHEAD = MOST_DAYS // 2
"""The other half of what is kept is for the days that people look at."""


@dataclass(slots=True)
class LookingAhead:
    """Step by step; `is_done` when the last one left nothing over, or could not be taken."""

    centre: Centre
    is_done: bool = True

    def step(self) -> int:
        """None, for the log: it is nothing that anybody need know of each second.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        self.is_done = True
        self.is_done = look_ahead(self.centre)
        return 0


def look_ahead(centre: Centre) -> bool:
    """Have a few more of them in memory, as they are now; whether all are.

    They are few, so that who books meanwhile does not wait for long.

    Raises:
        NoPlaces: nothing has been imported yet.
    """
    places, now = centre.days.places(), centre.clock()
    ahead = _keys(places, today=local_day(now, places.zone))[:MOST_AHEAD]
    if centre.days.views_at_hand(places, ahead) is not None:
        return True
    missing = [key for key in ahead if centre.days.views_at_hand(places, (key,)) is None]
    centre.days.views(places, missing[:HOUSES_AT_ONCE])
    return len(missing) <= HOUSES_AT_ONCE


def _keys(places: Municipality, *, today: date) -> list[Key]:
    return [(venue.id, today + number * ONE_DAY) for number in range(DAYS) for venue in places.venues]
