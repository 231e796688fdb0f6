"""What people ask for first is worked out before they ask: all houses, and the town for a search, today and tomorrow.

Reading a day of a thousand spaces takes seconds, and whoever came first after a start or after midnight waited for it.
Done again and again it costs what has changed since.
"""

from datetime import date, datetime, timedelta
from itertools import islice

from booking_core.central.centre import Centre
from booking_core.central.day_views import MOST_VIEWS
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.search import LOOK_BEYOND
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day

DAYS = 2
HOUSES_AT_ONCE = 10
MOST_AHEAD = MOST_VIEWS // 2
"""The other half of what is kept is for the days that people look at."""
USUAL_SEARCH = timedelta(hours=2)
"""An hour, within the next hour."""


def look_ahead(centre: Centre) -> bool:
    """Have a few more of them in memory, as they are now; whether all are.

    They are few, so that who books meanwhile does not wait for long.

    Raises:
        NoPlaces: nothing has been imported yet.
    """
    places, now = centre.days.places(), centre.clock()
    ahead = islice(_keys(places, now=now), MOST_AHEAD)
    missing = [key for key in ahead if centre.days.views_at_hand(places, (key,)) is None]
    centre.days.views(places, missing[:HOUSES_AT_ONCE])
    if missing:
        return False
    for soonest in (now + number * ONE_DAY for number in range(DAYS)):
        centre.days.town.around(places, TimeSpan(soonest, soonest + USUAL_SEARCH + LOOK_BEYOND))
    return True


def _keys(places: Municipality, *, now: datetime) -> list[tuple[VenueId, date]]:
    today = local_day(now, places.zone)
    return [(venue.id, today + number * ONE_DAY) for number in range(DAYS) for venue in places.venues]
