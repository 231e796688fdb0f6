"""The centre's signature over the key of each machine: whoever writes to the database alone lets no machine in.

enrolled ──► the row has the key, and the centre's signature over machine, role and key
message  ──► believed only when that signature holds, and then the machine's own
opened   ──► rows without a signature (of an older program, or put back from a file) get one where the file beside
             the database has the same key; at the very first time in any case
anew     ──► the key that the machine had before keeps its signature: its paper goes on counting
receipt  ──► read with the keys that the centre has signed for, and no others
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

_FORMER_TOO = b"former keys too\n"
"""What is in the file once that is so of the keys that machines had before: older programs left it empty."""

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
    if not _are_former_endorsed(folder):
        endorse_former(connection, signing)


def endorse_former(connection: Connection, signing: Ed25519PrivateKey) -> None:
    """Sign for every key that a machine had before and that has no signature. In a writing transaction."""
    for key in devices.former_keys(connection):
        if key.endorsement is None:
            devices.endorse_former(connection, key, endorsement(key, signing))


def remember_that_all_are_endorsed(folder: Path) -> None:
    """From now on no key is taken for granted."""
    if not _are_former_endorsed(folder):
        write_durably(folder / MARK, _FORMER_TOO)


def _are_former_endorsed(folder: Path) -> bool:
    mark = folder / MARK
    return mark.exists() and mark.read_bytes() == _FORMER_TOO


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
