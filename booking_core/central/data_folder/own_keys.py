"""Whether the file of keys is one that a database belongs to: told by the names in it, which are sealed.

One that opens is enough. After a restore with new keys most names stay sealed to the old ones, and go with their days.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from booking_core.central.data_folder.keys import CentreKeys
from booking_core.protocol.sealing import SealBroken, open_contact
from booking_core.store.upkeep import personal_rows


def are_foreign(keys: CentreKeys, connection: Connection) -> bool:
    """Whether there are names in the database, and `keys` open none of them."""
    return open_none(keys, personal_rows.sealed_names(connection))


def open_none(keys: CentreKeys, sealed: Iterable[bytes]) -> bool:
    """Whether there is something `sealed`, and `keys` open none of it: looked at until one opens."""
    opened = (_opens(keys, one) for one in sealed)
    first = next(opened, None)
    return first is False and not any(opened)


def _opens(keys: CentreKeys, sealed: bytes) -> bool:
    try:
        open_contact(sealed, keys.sealing)
    except SealBroken:
        return False
    return True
