"""The signed, versioned envelope every device message travels in, both ways.

The sender signs its name, the centre's epoch, its own incarnation and the sequence number together with the body:
a message from before a restart, from another device or repeated by somebody else is then recognised as such,
without trusting any clock.
"""

from dataclasses import dataclass
from typing import Annotated, TypeVar

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from booking_core.protocol.messages import CentreMessage, Changes, Count, DeviceMessage, Epoch, Message
from booking_core.protocol.messages.cards import CardAnswer, CardMessage
from booking_core.protocol.messages.escrow import EscrowAnswer, EscrowMessage, Report, Sync, Synced
from booking_core.protocol.messages.form import TEXT
from booking_core.protocol.messages.staff import StaffAnswer, StaffMessage
from booking_core.protocol.messages.wishes import WishAnswer, WishMessage

PROTOCOL_VERSION = 1
CENTRE = "centre"
_DOMAIN = b"moedested envelope\0"
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError)  # the second for a string that is not UTF-8

FromDevice = DeviceMessage | EscrowMessage | StaffMessage | CardMessage | WishMessage
FromCentre = CentreMessage | EscrowAnswer | StaffAnswer | CardAnswer | WishAnswer

_DEVICE_MESSAGES: msgspec.json.Decoder[FromDevice] = msgspec.json.Decoder(FromDevice)
_CENTRE_MESSAGES: msgspec.json.Decoder[FromCentre] = msgspec.json.Decoder(FromCentre)

Body = TypeVar("Body")


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    protocol: int
    sender: Annotated[str, msgspec.Meta(pattern=TEXT)]
    epoch: Epoch
    incarnation: Count
    sequence: Count
    body: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who sends, in which life, and the how-manyth message it is."""

    sender: str
    epoch: int
    incarnation: int
    sequence: int


class EnvelopeUnreadable(Exception):
    """The bytes are no envelope of this protocol version, or its body is no known message."""


class SignatureWrong(Exception):
    """The envelope was not signed by the key it should be."""


def seal(message: Message, stamp: Stamp, key: Ed25519PrivateKey) -> bytes:
    """`message` as bytes to send, signed with `key`."""
    body = msgspec.json.encode(message)
    signature = key.sign(_signed_bytes(stamp, body))
    envelope = Envelope(PROTOCOL_VERSION, stamp.sender, stamp.epoch, stamp.incarnation, stamp.sequence, body, signature)
    return msgspec.json.encode(envelope)


def open_envelope(data: bytes) -> Envelope:
    """The envelope in `data`, not yet trusted: `verify` it before reading the body.

    Raises:
        EnvelopeUnreadable: the bytes are something else, or of another protocol version.
    """
    try:
        envelope = msgspec.json.decode(data, type=Envelope)
    except _UNREADABLE as err:
        raise EnvelopeUnreadable(str(err)) from err
    if envelope.protocol != PROTOCOL_VERSION:
        message = f"protocol version {envelope.protocol}, expected {PROTOCOL_VERSION}"
        raise EnvelopeUnreadable(message)
    return envelope


def verify(envelope: Envelope, key: Ed25519PublicKey) -> None:
    """Nothing, when `key` signed `envelope`.

    Raises:
        SignatureWrong: it did not.
    """
    stamp = Stamp(envelope.sender, envelope.epoch, envelope.incarnation, envelope.sequence)
    try:
        key.verify(envelope.signature, _signed_bytes(stamp, envelope.body))
    except InvalidSignature as err:
        raise SignatureWrong(envelope.sender) from err


def read_device_message(envelope: Envelope) -> FromDevice:
    """What a device says in a verified envelope.

    Raises:
        EnvelopeUnreadable: the body is no message of a device, or breaks its form.
    """
    return _read(envelope, _DEVICE_MESSAGES)


def read_centre_message(envelope: Envelope) -> FromCentre:
    """What the centre says in a verified envelope.

    Raises:
        EnvelopeUnreadable: the body is no message of the centre, or breaks its form.
    """
    return _read(envelope, _CENTRE_MESSAGES)


def _read(envelope: Envelope, decoder: msgspec.json.Decoder[Body]) -> Body:
    try:
        message = decoder.decode(envelope.body)
        _look_into(message)
    except _UNREADABLE as err:
        raise EnvelopeUnreadable(str(err)) from err
    return message


def _look_into(message: object) -> None:
    """What travels as it was written is read here for the first time: see `FeedEntry` and `JournalEntry`."""
    match message:
        case Changes(entries=entries) | Synced(changes=tuple() as entries):
            _ = [entry.change for entry in entries]
        case Sync(parts=parts) | Report(parts=parts):
            _ = [entry.act for part in parts for entry in part.entries]
        case _:
            pass


def _signed_bytes(stamp: Stamp, body: bytes) -> bytes:
    head = [PROTOCOL_VERSION, stamp.sender, stamp.epoch, stamp.incarnation, stamp.sequence]
    return _DOMAIN + msgspec.json.encode(head) + body
