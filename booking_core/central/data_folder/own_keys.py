"""Whether the file of keys is the one that a database belongs to: told by the newest names in it, which are sealed."""

from collections.abc import Collection

from sqlalchemy import Connection

from booking_core.central.data_folder.keys import CentreKeys
from booking_core.protocol.sealing import SealBroken, open_contact
from booking_core.store.upkeep import personal_rows

SOME = 20


def are_foreign(keys: CentreKeys, connection: Connection) -> bool:
    """Whether there are names in the database, and `keys` open none of the newest."""
    return open_none(keys, personal_rows.newest_sealed(connection, most=SOME))


def open_none(keys: CentreKeys, sealed: Collection[bytes]) -> bool:
    """Whether there is something `sealed`, and `keys` open none of it."""
    return bool(sealed) and not any(_opens(keys, one) for one in sealed)


def _opens(keys: CentreKeys, sealed: bytes) -> bool:
    try:
        open_contact(sealed, keys.sealing)
    except SealBroken:
        return False
    return True
