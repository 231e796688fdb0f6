"""Contact data sealed so that only the centre can read it (HPKE, RFC 9180).

A machine seals a name and a phone number the moment they have been typed; its disk never holds them in clear.
"""

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from booking_core.domain.bookings import Contact

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_INFO = b"moedested contact 1"


class SealBroken(Exception):
    """The sealed bytes were damaged, or sealed to another key."""


def seal_contact(contact: Contact, centre_key: X25519PublicKey) -> bytes:
    """`contact` in a form only the centre can read; about 80 bytes more than its texts."""
    return _SUITE.encrypt(msgspec.json.encode(contact), centre_key, info=_INFO)


def open_contact(sealed: bytes, key: X25519PrivateKey) -> Contact:
    """The contact that was sealed.

    Raises:
        SealBroken: the bytes were damaged, or sealed to another key.
    """
    try:
        return msgspec.json.decode(_SUITE.decrypt(sealed, key, info=_INFO), type=Contact)
    except (InvalidTag, ValueError) as err:
        raise SealBroken from err
