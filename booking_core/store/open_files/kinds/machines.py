"""Machines with the keys they had, and staff."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from booking_core.store import schema
from booking_core.store.open_files import lines
from booking_core.store.open_files.kinds.kind import Keyring, Kind, Values, of_table
from booking_core.store.open_files.lines import Line


def _new_machine(_row: Values, _keyring: Keyring) -> Values:
    """It is let in anew before it speaks."""
    return {"incarnation": 0, "sequence": 0}


def _no_password(_row: Values, keyring: Keyring) -> Values:
    return {"secret": keyring.useless_secret(), "is_first": True}


def _read_machine_keys(connection: Connection, _keyring: Keyring) -> Iterator[Line]:
    """Present and former ones: what they signed stays readable, and none of them speaks for its machine elsewhere."""
    present = select(schema.device).where(schema.device.c.public_key.is_not(None))
    keys = {row.public_key: (row.id, row.lost_at is not None) for row in connection.execute(present)}
    for row in connection.execute(select(schema.former_key)):
        keys.setdefault(row.public_key, (row.device_id, row.was_lost))
    for key, (machine, was_lost) in sorted(keys.items()):
        yield lines.MachineKeyLine(public_key=key, machine=machine, was_lost=was_lost)


def _put_machine_keys(connection: Connection, given: Sequence[lines.MachineKeyLine], _keyring: Keyring) -> None:
    rows = [{"public_key": one.public_key, "device_id": one.machine, "was_lost": one.was_lost} for one in given]
    connection.execute(schema.former_key.insert(), rows)


def _count_machine_keys(connection: Connection, keyring: Keyring) -> int:
    return sum(1 for _ in _read_machine_keys(connection, keyring))


MACHINES = of_table("machines", lines.MachineLine, schema.device, renamed={"venue": "venue_id"}, keep=_new_machine)
MACHINE_KEYS = Kind(
    "machine_keys",
    lines.MachineKeyLine,
    (schema.former_key,),
    _count_machine_keys,
    _read_machine_keys,
    _put_machine_keys,
)
STAFF = of_table("staff", lines.StaffLine, schema.staff, keep=_no_password)
