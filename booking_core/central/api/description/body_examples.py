"""A body for each operation that takes one, as the API's description shows it."""

from collections.abc import Mapping
from typing import Final

_BOOKING, _VERSION = "0d5a4f6e-3c1b-4b7e-9a52-6f1d2c3b4a59", 1
_RECEIPT = "MDA1ZJ4LR7X2QK"
_SPAN = {"starts_at": "2026-12-02T16:00:00+01:00", "ends_at": "2026-12-02T17:00:00+01:00"}
_PLACE = {"space": "mh-lok3", **_SPAN}
_BOOKED = {"alternatives": [_PLACE], "persons": 6, "purpose": "meeting", "phone": "44 12 34 56"}
_RULE = {"rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=8", "first_day": "2026-12-01", "starts": "19:00", "ends": "21:00"}
_SERIES = {"recurrence": _RULE, "space": "mh-lok3", "persons": 12, "email": "kari@example.org"}
_SEEN = [{"booking": _BOOKING, "version": _VERSION}]

BODIES: Final[Mapping[str, Mapping[str, object]]] = {
    "BookingIn": _BOOKED,
    "CancelIn": {"receipt": _RECEIPT},
    "EndIn": {"receipt": _RECEIPT, "version": _VERSION, "ends_at": "2026-12-02T17:30:00+01:00"},
    "WhereaboutsIn": {"receipt": _RECEIPT, "version": _VERSION, "place": "indoors"},
    "ConditionIn": {"receipt": _RECEIPT, "kind": "broken", "thing": "light"},
    "SeriesIn": _SERIES,
    "WaitIn": {
        "persons": 6,
        "minutes": 120,
        "first_day": "2026-12-03",
        "venue": "medborgerhus",
        "phone": "44 12 34 56",
    },
    "LeaveIn": {"code": "123 456 789"},
    "HouseWishIn": {"venue": "medborgerhus", "persons": 60, "place": "hall", "purpose": "music", "when": "evenings"},
    "ApproveIn": {"version": _VERSION},
    "DeclineIn": {"version": _VERSION, "reason": "Salen er lejet ud"},
    "BlockIn": {"kind": "maintenance", "rooms": ["lok3"], **_SPAN, "reason": "Gulvet lakeres"},
    "LiftIn": {"version": _VERSION},
    "HouseBookingIn": {**_BOOKED, "overrides": ["too-long"], "override_reason": "Aftalt med huset"},
    "MoveIn": {"version": _VERSION, "to": {**_PLACE, "space": "mh-lok4"}},
    "HouseCancelIn": {"reason": "Vandskade i salen"},
    "HouseWhereaboutsIn": {"version": _VERSION, "place": "indoors"},
    "HouseSeriesIn": {**_SERIES, "openness": "open", "title": "Kor for alle"},
    "ApproveSeriesIn": {"seen": _SEEN},
    "DeclineSeriesIn": {"seen": _SEEN, "reason": "Salen er lejet ud"},
    "CancelSeriesIn": {"booking": _BOOKING, "scope": "following", "reason": "Salen er under vand"},
    "ChangeSeriesIn": {"booking": _BOOKING, "scope": "all", "seen": _SEEN, "weekdays": {"tue": "thu"}},
    "AddDateIn": {"day": "2026-12-10"},
    "EnrolIn": {"code": "ABCD-234567", "public_key": "8Jr1fGJ2dYB1xO1r0H8wq9m7X8bq0jz1v5mE8l3bq0A="},
}
