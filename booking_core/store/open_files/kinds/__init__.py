"""The kinds of lines, in the order in which they can be put into an empty database.

A kind is a file: how its lines are read from one state of a database, and how they become rows of another. Most are
one table, column by column (`of_table`); the others say in their module what is otherwise.

    order     all of them                            kind      what a kind is
    places    machines    bookings    blocks         people    told    quotas    records
"""

from booking_core.store.open_files.kinds.bookings import BOOKING_COLUMNS
from booking_core.store.open_files.kinds.kind import ROWS_AT_ONCE, Keyring, Kind, LineUnusable
from booking_core.store.open_files.kinds.order import KINDS

__all__ = [
    "BOOKING_COLUMNS",
    "KINDS",
    "ROWS_AT_ONCE",
    "Keyring",
    "Kind",
    "LineUnusable",
]
