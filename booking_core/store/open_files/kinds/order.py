"""All kinds, in the order in which they can be put into an empty database."""

from booking_core.store.open_files.kinds.blocks import BLOCKS
from booking_core.store.open_files.kinds.bookings import BOOKINGS, OVERRIDES, SERIES
from booking_core.store.open_files.kinds.kind import Kind
from booking_core.store.open_files.kinds.machines import MACHINE_KEYS, MACHINES, STAFF
from booking_core.store.open_files.kinds.people import CARDS, CONTACTS, NOTICES, WAITING
from booking_core.store.open_files.kinds.places import PLACES, ROOMS, SPACES, VENUES
from booking_core.store.open_files.kinds.quotas import QUOTAS
from booking_core.store.open_files.kinds.records import ANSWERS, AUDIT, CHANGES, CHECKPOINTS, DOUBTS
from booking_core.store.open_files.kinds.told import CONDITION_COUNTS, CONDITIONS, UNMET, WISHES

KINDS: tuple[Kind, ...] = (
    PLACES,
    VENUES,
    ROOMS,
    SPACES,
    MACHINES,
    MACHINE_KEYS,
    SERIES,
    BOOKINGS,
    BLOCKS,
    CARDS,
    WAITING,
    UNMET,
    WISHES,
    CONDITIONS,
    CONDITION_COUNTS,
    OVERRIDES,
    DOUBTS,
    NOTICES,
    CONTACTS,
    QUOTAS,
    STAFF,
    AUDIT,
    CHECKPOINTS,
    ANSWERS,
    CHANGES,
)
"""Every file, in the order in which an empty database takes them."""
