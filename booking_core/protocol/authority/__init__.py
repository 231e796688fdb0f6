"""The centre's decision, pure: `decide(state, command) -> decision`.

The service reads the slice of its store that a command touches, asks here, and writes the changes in the same
transaction. Nothing here reads a clock, a disk or a network, so that production, simulation and tests run the
very same rules.

    state slice + command + now ──► answer  (what the asker is told, kept for ever with the id)
                                └─► changes (what becomes true, all of it or none)

    states      what is asked about, and what is answered
    deciding    the one door
    extent      what of the store a command looks at
    booking, changing, cancelling, continuing, whereabouts  a single booking
    approving, blocking, series  requests, closed rooms, many bookings with one rule
    judging     what the rules say of it; verdicts: what more than one decision comes to
    awaiting    when a kiosk is asked for its cells first
"""

from booking_core.domain.holding import CHECK_IN_OPENS_BEFORE
from booking_core.protocol.authority.approving import expired
from booking_core.protocol.authority.awaiting import PATIENCE, may_wait, waits_on_paper
from booking_core.protocol.authority.blocking import refusal_of_block
from booking_core.protocol.authority.booking import ask_of
from booking_core.protocol.authority.deciding import decide
from booking_core.protocol.authority.extent import (
    Extent,
    alternatives_of,
    extents_of,
    extents_of_answer,
    extents_of_block,
    extents_of_series,
)
from booking_core.protocol.authority.series.wishes import spots_of
from booking_core.protocol.authority.states import (
    AuthorityState,
    BlockSet,
    BookingAltered,
    BookingGiven,
    Change,
    Decision,
    Origin,
    RequestTaken,
    SeriesRecorded,
    StoredAnswer,
)

__all__ = [
    "CHECK_IN_OPENS_BEFORE",
    "PATIENCE",
    "AuthorityState",
    "BlockSet",
    "BookingAltered",
    "BookingGiven",
    "Change",
    "Decision",
    "Extent",
    "Origin",
    "RequestTaken",
    "SeriesRecorded",
    "StoredAnswer",
    "alternatives_of",
    "ask_of",
    "decide",
    "expired",
    "extents_of",
    "extents_of_answer",
    "extents_of_block",
    "extents_of_series",
    "may_wait",
    "refusal_of_block",
    "spots_of",
    "waits_on_paper",
]
