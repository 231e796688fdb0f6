"""Contacts and passwords sealed so that only the centre can read them (HPKE, RFC 9180).

A machine seals what was typed at once; its disk never holds it in clear.

    one alone              HPKE of the contact
    one of many, as the    mark, HPKE of a key, nonce, the contact under that key: each can be opened by itself, and
    centre itself seals    of a thousand one alone costs the curve's arithmetic, which is fifty times all the rest
"""

import secrets
from datetime import datetime, timedelta
from functools import lru_cache
from threading import Lock

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import DeviceId

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_INFO = b"moedested contact 1"
_PASSWORD = b"moedested password 1"
PASSWORD_HOLDS_FOR = timedelta(minutes=10)

_OF_MANY = b"one of many 1\0\0\0"
"""Begins what shares its key with others; sealed alone it would begin so once in 2^128 times."""
_KEY_INFO = b"moedested contact key 1"
_KEY_BYTES, _NONCE_BYTES = 32, 12
_SEALED_KEY_BYTES = 32 + _KEY_BYTES + 16
"""A point of the curve, the key, and the tag of what covers it."""
MOST_UNDER_ONE_KEY = 1000
_KEYS_REMEMBERED = 256


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


class ContactSeal:
    """Seals contacts one after the other so that only the centre can read them. Threads may share it."""

    def __init__(self, centre_key: X25519PublicKey) -> None:
        self._centre_key = centre_key
        self._lock = Lock()
        self._left = 0
        self._sealed_key = b""
        self._key = b""

    def seal(self, contact: Contact) -> bytes:
        """`contact` in the form that `open_contact` reads; about 150 bytes more than its texts."""
        sealed_key, key = self._next()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        covered = ChaCha20Poly1305(key).encrypt(nonce, msgspec.json.encode(contact), sealed_key)
        return b"".join((_OF_MANY, sealed_key, nonce, covered))

    def _next(self) -> tuple[bytes, bytes]:
        """A key as the centre alone can read it, and as it is."""
        with self._lock:
            if not self._left:
                self._key = ChaCha20Poly1305.generate_key()
                self._sealed_key = _SUITE.encrypt(self._key, self._centre_key, info=_KEY_INFO)
                self._left = MOST_UNDER_ONE_KEY
            self._left -= 1
            return self._sealed_key, self._key


def open_contact(sealed: bytes, key: X25519PrivateKey) -> Contact:
    """The contact that was sealed, alone or as one of many.

    Raises:
        SealBroken: the bytes were damaged, or sealed to another key.
    """
    try:
        is_of_many = sealed.startswith(_OF_MANY)
        said = _opened_of_many(sealed, key) if is_of_many else _SUITE.decrypt(sealed, key, info=_INFO)
        return msgspec.json.decode(said, type=Contact)
    except (InvalidTag, ValueError) as err:
        raise SealBroken from err


def _opened_of_many(sealed: bytes, key: X25519PrivateKey) -> bytes:
    nonce_at = len(_OF_MANY) + _SEALED_KEY_BYTES
    sealed_key = sealed[len(_OF_MANY) : nonce_at]
    nonce, covered = sealed[nonce_at : nonce_at + _NONCE_BYTES], sealed[nonce_at + _NONCE_BYTES :]
    return ChaCha20Poly1305(_opened_key(sealed_key, key)).decrypt(nonce, covered, sealed_key)


@lru_cache(_KEYS_REMEMBERED)
def _opened_key(sealed_key: bytes, key: X25519PrivateKey) -> bytes:
    """A thousand contacts ask for the same."""
    return _SUITE.decrypt(sealed_key, key, info=_KEY_INFO)


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
