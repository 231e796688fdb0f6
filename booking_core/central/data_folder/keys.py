"""The centre's two keys: one signs receipts and answers, the other opens sealed contact data.

A third, under which phone numbers are counted, is derived from the second: whoever may open contacts may count them.

They live in one file beside the database, readable by the service's user alone. Losing it makes every printed
receipt unreadable, so `keep a copy` stands in the operations manual.
"""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from booking_core.central.failures import KeysUnreadable
from booking_core.store.durable_files import alone_in, write_durably

KEYS_FILE = "centre.keys"
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class CentreKeys:
    signing: Ed25519PrivateKey
    sealing: X25519PrivateKey

    @property
    def public(self) -> bytes:
        """The raw key that others check this centre's signatures with."""
        return self.signing.public_key().public_bytes_raw()

    @property
    def counting(self) -> bytes:
        """The key of the hashes that phone numbers are counted under (HKDF-SHA256, RFC 5869)."""
        derive = HKDF(algorithm=hashes.SHA256(), length=_KEY_BYTES, salt=None, info=b"moedested counting 1")
        return derive.derive(self.sealing.private_bytes_raw())


def has_keys(folder: Path) -> bool:
    """Whether there is a file of keys in `folder`."""
    return (folder / KEYS_FILE).exists()


def centre_keys(folder: Path) -> CentreKeys:
    """The keys in `folder`; made and written there the first time.

    Raises:
        KeysUnreadable: the file is damaged; nothing is replaced.
    """
    path = folder / KEYS_FILE
    with alone_in(folder):
        if not path.exists():
            _write(path, CentreKeys(Ed25519PrivateKey.generate(), X25519PrivateKey.generate()))
    data = path.read_bytes()
    if len(data) != 2 * _KEY_BYTES:
        raise KeysUnreadable(path)
    return CentreKeys(
        Ed25519PrivateKey.from_private_bytes(data[:_KEY_BYTES]),
        X25519PrivateKey.from_private_bytes(data[_KEY_BYTES:]),
    )


def _write(path: Path, keys: CentreKeys) -> None:
    """On the disk before it is used: a receipt signed with a lost key would be worthless."""
    write_durably(path, keys.signing.private_bytes_raw() + keys.sealing.private_bytes_raw())
