"""The signed token in the QR code of every receipt: the proof that a confirmation was given, without a name.

    byte  0      format << 4 | state
          1–4    key id: first four bytes of SHA-256 of the raw public key
          5–20   booking id
          21     version of the booking
          22–24  space tag: first three bytes of SHA-256 of the space's id
          25–27  start, as a slot number
          28     length, in slots
          29–92  Ed25519 signature over "moedested receipt 1" NUL and bytes 0–28

Written in base32 (RFC 4648) in capitals without padding, so that a QR code can use its alphanumeric mode.
"""

import base64
import binascii
import hashlib
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NewType
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import BookingId, Slot, SpaceId
from booking_core.domain.time_spans import slot_of, slots_of

KeyId = NewType("KeyId", bytes)
"""Four bytes that tell which public key checks a receipt."""

SpaceTag = NewType("SpaceTag", bytes)
"""Three bytes that tell which space is meant among those of one municipality."""

FORMAT = 1
MOST_SLOTS = 255
"""The longest time that fits on a receipt: 63 hours and 45 minutes."""
_SIGNERS_KNOWN = 8
_LARGEST_BYTE = 255
_LARGEST_SLOT = 2**24 - 1
_KEY_ID_LENGTH, _TAG_LENGTH, _SLOT_LENGTH, _SIGNATURE_LENGTH = 4, 3, 3, 64
_LAYOUT = struct.Struct(f">B{_KEY_ID_LENGTH}s16sB{_TAG_LENGTH}s{_SLOT_LENGTH}sB")
_SIGNED_LENGTH = _LAYOUT.size + _SIGNATURE_LENGTH
_CONTEXT = b"moedested receipt 1\0"
_OURS = re.compile(r"(?:HTTPS?://[^/?#]+/R/)?([A-Z2-7]+)")


class ReceiptState(Enum):
    CONFIRMED = 1
    REQUEST = 2
    CONTINUED = 3
    """Confirmed, and it goes on from another booking: its people need not come anew."""

    @property
    def is_confirmed(self) -> bool:
        return self is not ReceiptState.REQUEST


_KNOWN_HEADS = frozenset(FORMAT << 4 | state.value for state in ReceiptState)


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What a receipt says. `length` is in slots, `version` is the booking's."""

    state: ReceiptState
    booking: BookingId
    version: int
    space: SpaceTag
    start: Slot
    length: int


class Unreadable(Enum):
    """Why a scanned text is no receipt."""

    FOREIGN = auto()
    """Something else altogether."""
    TRUNCATED = auto()
    """Part of a receipt."""
    UNKNOWN_FORMAT = auto()
    """A receipt of another time, or no receipt."""
    UNKNOWN_KEY = auto()
    """Signed by somebody who is not known here."""
    FORGED = auto()
    """Not what was signed."""


@dataclass(frozen=True, slots=True)
class ReceiptRead:
    """A receipt whose signature was checked, and whose key did sign it."""

    facts: ReceiptFacts
    signed_by: KeyId


@dataclass(frozen=True, slots=True)
class ReceiptUnreadable:
    reason: Unreadable


def key_id_of(key: Ed25519PublicKey) -> KeyId:
    """The id that receipts signed with `key` carry."""
    return KeyId(hashlib.sha256(key.public_bytes_raw()).digest()[:_KEY_ID_LENGTH])


def space_tag(space: SpaceId) -> SpaceTag:
    """The tag that stands for `space` in receipts."""
    return SpaceTag(hashlib.sha256(space.encode()).digest()[:_TAG_LENGTH])


def facts_of(booking: Booking) -> ReceiptFacts:
    """What the receipt of `booking` says.

    Raises:
        ValueError: the booking neither is confirmed nor asks for it, so there is no receipt.
    """
    if booking.state.occupies:
        state = ReceiptState.CONFIRMED if booking.continues is None else ReceiptState.CONTINUED
    elif booking.state is BookingState.REQUESTED:
        state = ReceiptState.REQUEST
    else:
        message = f"a booking that is {booking.state} has no receipt"
        raise ValueError(message)
    return ReceiptFacts(
        state,
        booking.id,
        booking.version,
        space_tag(booking.space),
        start=slot_of(booking.span.starts_at),
        length=len(slots_of(booking.span)),
    )


def sign_receipt(facts: ReceiptFacts, key: Ed25519PrivateKey) -> str:
    """The token of a receipt: 149 letters and digits.

    Raises:
        ValueError: the version, the start or the length does not fit into its bytes.
    """
    payload = _packed(facts, _id_of_signer(key))
    signature = key.sign(_CONTEXT + payload)
    return _encoded(payload + signature)


@lru_cache(_SIGNERS_KNOWN)
def _id_of_signer(key: Ed25519PrivateKey) -> KeyId:
    """Worked out once: it takes half as long as signing."""
    return key_id_of(key.public_key())


def receipt_url(public_url: str, token: str) -> str:
    """The address in the QR code, in capitals throughout: "HTTPS://HOST/R/TOKEN"."""
    return receipt_link(public_url, token).upper()


def receipt_link(public_url: str, token: str) -> str:
    """The same address for people to read, in a letter: the host stands there as the municipality writes it."""
    return f"{public_url.rstrip('/')}/R/{token}"


def read_receipt(text: str, public_keys: Mapping[KeyId, Ed25519PublicKey]) -> ReceiptRead | ReceiptUnreadable:
    """What the receipt says whose token or address is `text`, however it is capitalised.

    The address may name any host: the signature is the proof, and a municipality may move its pages.
    """
    match = _OURS.fullmatch(text.strip().upper())
    if match is None:
        return ReceiptUnreadable(Unreadable.FOREIGN)
    signed = _decoded(match[1])
    if isinstance(signed, Unreadable):
        return ReceiptUnreadable(signed)
    return _checked(signed, public_keys)


def unsigned_receipt(token: str) -> str:
    """What the token of a receipt says, without the signature that makes it count.

    Raises:
        ValueError: it is no token.
    """
    return _encoded(_payload_of(token))


def signed_again(unsigned: str, key: Ed25519PrivateKey) -> str:
    """The token of the receipt that says so, signed with `key`; by the same key as before it is the same token.

    Raises:
        ValueError: `unsigned` says nothing that a receipt could.
    """
    return sign_receipt(_unpacked(_payload_of(unsigned)), key)


def _payload_of(token: str) -> bytes:
    data = base64.b32decode(token + "=" * (-len(token) % 8))
    if len(data) not in {_LAYOUT.size, _SIGNED_LENGTH}:
        message = "no receipt is that long"
        raise ValueError(message)
    return data[: _LAYOUT.size]


def _checked(signed: bytes, public_keys: Mapping[KeyId, Ed25519PublicKey]) -> ReceiptRead | ReceiptUnreadable:
    payload, signature = signed[: _LAYOUT.size], signed[_LAYOUT.size :]
    signed_by = KeyId(payload[1 : 1 + _KEY_ID_LENGTH])
    key = public_keys.get(signed_by)
    if key is None:
        return ReceiptUnreadable(Unreadable.UNKNOWN_KEY)
    try:
        key.verify(signature, _CONTEXT + payload)
    except InvalidSignature:
        return ReceiptUnreadable(Unreadable.FORGED)
    return ReceiptRead(_unpacked(payload), signed_by)


def _packed(facts: ReceiptFacts, key_id: KeyId) -> bytes:
    in_range = (
        1 <= facts.version <= _LARGEST_BYTE
        and 1 <= facts.length <= MOST_SLOTS
        and 0 <= facts.start <= _LARGEST_SLOT
        and len(facts.space) == _TAG_LENGTH
    )
    if not in_range:
        message = f"does not fit on a receipt: {facts}"
        raise ValueError(message)
    return _LAYOUT.pack(
        FORMAT << 4 | facts.state.value,
        key_id,
        facts.booking.bytes,
        facts.version,
        facts.space,
        facts.start.to_bytes(_SLOT_LENGTH),
        facts.length,
    )


def _unpacked(payload: bytes) -> ReceiptFacts:
    head, _, booking, version, tag, start, length = _LAYOUT.unpack(payload)
    return ReceiptFacts(
        ReceiptState(head & 0x0F),
        BookingId(UUID(bytes=booking)),
        version,
        SpaceTag(tag),
        start=Slot(int.from_bytes(start)),
        length=length,
    )


def _encoded(signed: bytes) -> str:
    return base64.b32encode(signed).decode().rstrip("=")


def _decoded(token: str) -> bytes | Unreadable:
    """The signed bytes. One token a receipt: another spelling of the same bytes is not read."""
    try:
        signed = base64.b32decode(token + "=" * (-len(token) % 8))
    except binascii.Error:
        return Unreadable.TRUNCATED
    if not signed or signed[0] not in _KNOWN_HEADS:
        return Unreadable.UNKNOWN_FORMAT
    if len(signed) < _SIGNED_LENGTH:
        return Unreadable.TRUNCATED
    if len(signed) > _SIGNED_LENGTH or _encoded(signed) != token:
        return Unreadable.FORGED
    return signed
