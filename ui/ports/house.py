"""What a machine knows of the houses, and what time it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from booking_core.domain.bookings import Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import CardId, DeviceId, SeriesId
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.series import Series
from booking_core.domain.told.conditions import ConditionReport
from booking_core.domain.told.house_wishes import WishHeard

ENDED_IS_KNOWN_FOR = timedelta(days=1)
"""What ended longer ago is in no machine's picture: an old day is not known to have been free."""


@dataclass(frozen=True, slots=True)
class HousePicture:
    """What this machine knows: the places, what is booked, and how fresh that is.

    `seen_at` (UTC) is when the centre last confirmed that nothing newer exists; `connected` whether it does so now.
    `held` are the free cells this kiosk may confirm by itself, network or not; none until the centre grants some.
    `revoked_cards` are the place cards that were stopped, `conditions` what people told is broken, dirty or missing and
    nobody has put right. `house_wishes` are what people miss in this machine's house, the most wished first, as the
    centre last told it. `disowned`: the centre has said that it does not take this machine any more.
    """

    municipality: Municipality
    calendar: Calendar
    kiosk: DeviceId
    seen_at: datetime
    connected: bool
    held: frozenset[Cell] = frozenset()
    series: Mapping[SeriesId, Series] = field(default_factory=dict)
    revoked_cards: frozenset[CardId] = frozenset()
    conditions: frozenset[ConditionReport] = frozenset()
    house_wishes: tuple[WishHeard, ...] = ()
    disowned: bool = False


Clock = Callable[[], datetime]
"""The present instant, aware, in UTC."""
