"""The keys that receipts are read with, and in whose name each of them speaks."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection

from booking_core.central.data_folder.endorsing import is_endorsed
from booking_core.protocol.escrow.redeeming import Signer
from booking_core.protocol.receipts import KeyId, key_id_of
from booking_core.store.machines import devices


@dataclass(frozen=True, slots=True)
class ReceiptKeyring:
    """`signers` are the kiosks behind those of `public_keys` that are not the centre's own."""

    public_keys: dict[KeyId, Ed25519PublicKey]
    signers: dict[KeyId, Signer]

    @property
    def of_kiosks(self) -> tuple[bytes, ...]:
        """The raw keys of `signers`: every machine has that of the centre since it was enrolled."""
        return tuple(self.public_keys[one].public_bytes_raw() for one in self.signers)


def receipt_keyring(connection: Connection, centre: Ed25519PublicKey) -> ReceiptKeyring:
    """Of the centre and of every kiosk, at work or gone, whose key the centre has signed for.

    Where two keys have one id the later counts: one in use before a former one, and the centre's before all.
    """
    public_keys: dict[KeyId, Ed25519PublicKey] = {}
    signers: dict[KeyId, Signer] = {}
    for one in devices.signing_keys(connection):
        if is_endorsed(one.key, centre.public_bytes_raw()):
            key = Ed25519PublicKey.from_public_bytes(one.key.public_key)
            public_keys[key_id_of(key)], signers[key_id_of(key)] = key, one.signer
    own = key_id_of(centre)
    public_keys[own] = centre
    signers.pop(own, None)
    return ReceiptKeyring(public_keys, signers)
