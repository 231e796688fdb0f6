"""Contacts and passwords sealed so that only the centre can read them (HPKE, RFC 9180).

A machine seals what was typed at once; its disk never holds it in clear.
"""

from datetime import datetime, timedelta

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import DeviceId

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_INFO = b"moedested contact 1"
_PASSWORD = b"moedested password 1"
PASSWORD_HOLDS_FOR = timedelta(minutes=10)


class SealedPassword(msgspec.Struct, frozen=True):
    """A password for one machine, as it was typed at `at` (UTC)."""

    password: str
    device: DeviceId
    at: datetime


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


def seal_password(password: str, device: DeviceId, centre_key: X25519PublicKey, *, at: datetime) -> bytes:
    """`password` in a form that only the centre can read, good at `device` for some minutes."""
    return _SUITE.encrypt(msgspec.json.encode(SealedPassword(password, device, at)), centre_key, info=_PASSWORD)


def open_password(sealed: bytes, device: DeviceId, key: X25519PrivateKey, *, now: datetime) -> str:
    """The password that was sealed at `device` just now.

    Raises:
        SealBroken: the bytes were damaged, are of another machine or too old.
    """
    try:
        opened = msgspec.json.decode(_SUITE.decrypt(sealed, key, info=_PASSWORD), type=SealedPassword)
    except (InvalidTag, ValueError) as err:
        raise SealBroken from err
    if opened.device != device or abs(now - opened.at) > PASSWORD_HOLDS_FOR:
        raise SealBroken
    return opened.password
