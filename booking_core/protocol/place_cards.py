"""The signed token in the QR code of a place card: the proof that a desk gave it out, without a name.

    byte  0      format << 4 | kind
          1–4    key id: first four bytes of SHA-256 of the centre's raw public key
          5–20   card id
          21–22  the last day it is good for, as days since 1970-01-01
          23–25  group tag: first three bytes of SHA-256 of the group's id, zeros without one
          26–89  Ed25519 signature over "moedested place card 1" NUL and bytes 0–25

Written in base32 (RFC 4648) in capitals, so that a QR code can use its alphanumeric mode: 144 letters, no bit to spare.
A receipt's signature has another context, and its formats count from 1 where these count from 12: neither is ever read
as the other, also where a reader garbles the address.
"""

import base64
import binascii
import hashlib
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import NewType
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardKind
from booking_core.protocol.receipts import KeyId, key_id_of

GroupTag = NewType("GroupTag", bytes)
"""Three bytes that tell which association or school is meant among those of one municipality."""

NO_GROUP = GroupTag(bytes(3))
FORMAT = 12
_KEY_ID_LENGTH, _DAY_LENGTH, _TAG_LENGTH, _SIGNATURE_LENGTH = 4, 2, 3, 64
_LAYOUT = struct.Struct(f">B{_KEY_ID_LENGTH}s16s{_DAY_LENGTH}s{_TAG_LENGTH}s")
_SIGNED_LENGTH = _LAYOUT.size + _SIGNATURE_LENGTH
_CONTEXT = b"moedested place card 1\0"
_OURS = re.compile(r"(?:HTTPS?://[^/?#]+/C/)?([A-Z2-7]+)")
_FIRST_DAY = date(1970, 1, 1)
LAST_DAY = _FIRST_DAY + timedelta(days=2**16 - 1)
"""The last day that can stand on a card: in the year 2149."""

_BYTE_OF: Mapping[CardKind, int] = {
    CardKind.PERSON: 1,
    CardKind.YOUNG_PERSON: 2,
    CardKind.ASSOCIATION: 3,
    CardKind.SCHOOL: 4,
}
_KIND_OF = {number: kind for kind, number in _BYTE_OF.items()}
_KNOWN_HEADS = frozenset(FORMAT << 4 | number for number in _KIND_OF)


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a place card says; `valid_until` is its last day."""

    card: CardId
    kind: CardKind
    valid_until: date
    group: GroupTag = NO_GROUP

    def is_expired(self, day: date) -> bool:
        """Whether the card is no longer good on the local `day`."""
        return day > self.valid_until


class CardUnreadable(Enum):
    """Why a scanned text is no place card."""

    FOREIGN = auto()
    """Something else altogether."""
    TRUNCATED = auto()
    """Part of a card."""
    UNKNOWN_FORMAT = auto()
    """A card of another time, or no card."""
    UNKNOWN_KEY = auto()
    """Given out by another town, or by nobody."""
    FORGED = auto()
    """Not what was signed."""


def group_tag(group: str | None) -> GroupTag:
    """The tag that stands for `group` on cards."""
    return NO_GROUP if group is None else GroupTag(hashlib.sha256(group.encode()).digest()[:_TAG_LENGTH])


def sign_card(facts: CardFacts, key: Ed25519PrivateKey) -> str:
    """The token of a card: 144 letters and digits.

    Raises:
        ValueError: the day or the tag does not fit into its bytes.
    """
    payload = _packed(facts, key_id_of(key.public_key()))
    return base64.b32encode(payload + key.sign(_CONTEXT + payload)).decode()


def card_url(public_url: str, token: str) -> str:
    """The address in the QR code, in capitals throughout: "HTTPS://HOST/C/TOKEN"."""
    return f"{public_url.rstrip('/')}/C/{token}".upper()


def read_card(text: str, public_keys: Mapping[KeyId, Ed25519PublicKey]) -> CardFacts | CardUnreadable:
    """What the card says whose token or address is `text`: its signature was checked, its day is the reader's to judge.

    The address may name any host, as a receipt's may: the signature is the proof.
    """
    match = _OURS.fullmatch(text.strip().upper())
    return CardUnreadable.FOREIGN if match is None else _checked(match[1], public_keys)


def looks_like_a_card(text: str) -> bool:
    """Whether `text` has the form of a place card, whoever may have given it out."""
    return read_card(text, {}) is CardUnreadable.UNKNOWN_KEY


def _checked(token: str, public_keys: Mapping[KeyId, Ed25519PublicKey]) -> CardFacts | CardUnreadable:
    signed = _decoded(token)
    if isinstance(signed, CardUnreadable):
        return signed
    payload, signature = signed[: _LAYOUT.size], signed[_LAYOUT.size :]
    key = public_keys.get(KeyId(payload[1 : 1 + _KEY_ID_LENGTH]))
    if key is None:
        return CardUnreadable.UNKNOWN_KEY
    try:
        key.verify(signature, _CONTEXT + payload)
    except InvalidSignature:
        return CardUnreadable.FORGED
    return _unpacked(payload)


def _packed(facts: CardFacts, key_id: KeyId) -> bytes:
    if not (_FIRST_DAY <= facts.valid_until <= LAST_DAY and len(facts.group) == _TAG_LENGTH):
        message = f"does not fit on a place card: {facts}"
        raise ValueError(message)
    return _LAYOUT.pack(
        FORMAT << 4 | _BYTE_OF[facts.kind],
        key_id,
        facts.card.bytes,
        (facts.valid_until - _FIRST_DAY).days.to_bytes(_DAY_LENGTH),
        facts.group,
    )


def _unpacked(payload: bytes) -> CardFacts:
    head, _, card, days, tag = _LAYOUT.unpack(payload)
    return CardFacts(
        CardId(UUID(bytes=card)),
        _KIND_OF[head & 0x0F],
        _FIRST_DAY + timedelta(days=int.from_bytes(days)),
        GroupTag(tag),
    )


def _decoded(token: str) -> bytes | CardUnreadable:
    try:
        signed = base64.b32decode(token + "=" * (-len(token) % 8))
    except binascii.Error:
        return CardUnreadable.TRUNCATED
    if not signed or signed[0] not in _KNOWN_HEADS:
        return CardUnreadable.UNKNOWN_FORMAT
    if len(signed) < _SIGNED_LENGTH:
        return CardUnreadable.TRUNCATED
    return signed if len(signed) == _SIGNED_LENGTH else CardUnreadable.FORGED
