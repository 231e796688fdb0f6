"""The tables of the central store, by subject. Migrations under `migrations/` make exactly these; a test compares them.

Instants are unix seconds (UTC) as integers: SQLite and PostgreSQL then agree to the bit, and ranges are cheap.

places    what bookings and machines may refer to
bookings  bookings and blocks, the cells they occupy, and what is counted of them
machines  who they are, what they hold, and how far each is heard
accounts  who may act
told      what people tell the house, and what they are still to be told
logs      the life of the centre, and what is only ever added to
"""

from booking_core.store.schema.accounts import (
    guess,
    place_card,
    sign_in_failure,
    staff,
    staff_session,
    stopped_card,
    system_account,
)
from booking_core.store.schema.bookings import (
    IS_REQUESTED,
    block,
    booking,
    booking_override,
    booking_party,
    contact,
    occupancy,
    quota_use,
    series,
    stock_use,
)
from booking_core.store.schema.conventions import metadata
from booking_core.store.schema.logs import answer, audit, audit_checkpoint, centre, feed
from booking_core.store.schema.machines import (
    authority,
    challenge,
    device,
    doubt,
    enrolment,
    former_key,
    journal_end,
    kept_wish,
    wanted,
)
from booking_core.store.schema.places import places_version, room, space, venue
from booking_core.store.schema.told import (
    condition_count,
    condition_report,
    condition_teller,
    house_wish,
    house_wish_count,
    notification,
    unmet_count,
    unmet_demand,
    waiting,
)

__all__ = [
    "IS_REQUESTED",
    "answer",
    "audit",
    "audit_checkpoint",
    "authority",
    "block",
    "booking",
    "booking_override",
    "booking_party",
    "centre",
    "challenge",
    "condition_count",
    "condition_report",
    "condition_teller",
    "contact",
    "device",
    "doubt",
    "enrolment",
    "feed",
    "former_key",
    "guess",
    "house_wish",
    "house_wish_count",
    "journal_end",
    "kept_wish",
    "metadata",
    "notification",
    "occupancy",
    "place_card",
    "places_version",
    "quota_use",
    "room",
    "series",
    "sign_in_failure",
    "space",
    "staff",
    "staff_session",
    "stock_use",
    "stopped_card",
    "system_account",
    "unmet_count",
    "unmet_demand",
    "venue",
    "waiting",
    "wanted",
]
