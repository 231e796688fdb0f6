"""Contact data sealed so that only the centre can read it (HPKE, RFC 9180).

A kiosk seals a phone number the moment it has been typed; its disk never holds the number itself.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_INFO = b"moedested contact 1"


class SealBroken(Exception):
    """The sealed bytes were damaged, or sealed to another key."""


def seal_contact(phone: str, centre_key: X25519PublicKey) -> bytes:
    """`phone` in a form only the centre can read; about 60 bytes."""
    return _SUITE.encrypt(phone.encode(), centre_key, info=_INFO)


def open_contact(sealed: bytes, key: X25519PrivateKey) -> str:
    """The phone number that was sealed.

    Raises:
        SealBroken: the bytes were damaged, or sealed to another key.
    """
    try:
        return _SUITE.decrypt(sealed, key, info=_INFO).decode()
    except (InvalidTag, ValueError) as err:
        raise SealBroken from err
