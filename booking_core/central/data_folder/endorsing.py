"""The centre's signature over the key of each machine: whoever writes to the database alone lets no machine in.

    enrolled ──► the row has the key, and the centre's signature over machine, role and key
    message  ──► believed only when that signature holds, and then the machine's own
    opened   ──► rows without a signature (of an older program, or put back from a file) get one where the file beside
                 the database has the same key; at the very first time in any case

What makes paper readable, the keys that machines had before, is not signed: a receipt it makes genuine books nothing.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import structlog
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Connection

from booking_core.central.data_folder.machines_file import machines_kept
from booking_core.domain.identity import DeviceRole
from booking_core.store.durable_files import write_durably
from booking_core.store.machines import devices
from booking_core.store.machines.devices import EnrolledMachine, MachineKey

MARK = "centre.endorsed"
"""Where this file is, a key without a signature is nobody's: all that were known have got theirs."""

MOST_REMEMBERED = 4096
_CONTEXT = b"moedested machine 1\0"

log = structlog.get_logger()


def endorsement(key: MachineKey, signing: Ed25519PrivateKey) -> bytes:
    """The centre's signature over what it has let in."""
    return signing.sign(_signed(key.device, key.role, key.public_key))


def is_endorsed(key: MachineKey, centre: bytes) -> bool:
    """Whether the centre with that raw public key has let this machine in with this key and in this role."""
    return key.endorsement is not None and _holds(
        key.endorsement, _signed(key.device, key.role, key.public_key), centre
    )


def endorse_known(connection: Connection, folder: Path, signing: Ed25519PrivateKey) -> None:
    """Sign for every machine without a signature that is known to be one. In a writing transaction."""
    is_first = not (folder / MARK).exists()
    kept = {one.device: one for one in machines_kept(folder)}
    for key in devices.machine_keys(connection):
        if key.endorsement is None and (is_first or _is_kept(key, kept)):
            devices.endorse(connection, key.device, endorsement(key, signing))
        elif not is_endorsed(key, signing.public_key().public_bytes_raw()):
            log.error("the key of a machine is not the one that was enrolled", device=key.device)


def remember_that_all_are_endorsed(folder: Path) -> None:
    """From now on no key is taken for granted."""
    if not (folder / MARK).exists():
        write_durably(folder / MARK, b"")


def _is_kept(key: MachineKey, kept: Mapping[str, EnrolledMachine]) -> bool:
    one = kept.get(key.device)
    return one is not None and (one.public_key, one.role) == (key.public_key, key.role)


def _signed(device: str, role: DeviceRole, public_key: bytes) -> bytes:
    return _CONTEXT + f"{device}\0{role.value}\0".encode() + public_key


@lru_cache(MOST_REMEMBERED)
def _holds(signature: bytes, signed: bytes, centre: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(centre).verify(signature, signed)
    except InvalidSignature:
        return False
    return True
