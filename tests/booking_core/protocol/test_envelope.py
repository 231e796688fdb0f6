"""A signed envelope: what was said arrives, and nothing else is taken for it."""

import json
from datetime import UTC, datetime

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from booking_core.protocol.envelope import (
    PROTOCOL_VERSION,
    Envelope,
    EnvelopeUnreadable,
    SignatureWrong,
    Stamp,
    open_envelope,
    read_centre_message,
    read_device_message,
    seal,
    verify,
)
from booking_core.protocol.escrow.journal import journal_begin, next_entry
from booking_core.protocol.feed import beginning
from booking_core.protocol.messages import (
    Challenge,
    Changes,
    FeedEntry,
    Hello,
    HelloStart,
    Incarnation,
    Message,
    NotUnderstood,
    PlacesChanged,
)
from booking_core.protocol.messages.escrow import Close, JournalPart, Sync
from booking_core.protocol.messages.form import LAST_EPOCH

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
STAMP = Stamp("house-kiosk", epoch=3, incarnation=4, sequence=5)
HELLO = Hello(challenge=b"c" * 32, nonce=b"n" * 16, software="0.1.0")
SEALED = seal(HELLO, STAMP, KEY)
COUNTS = st.integers(0, 2**63 - 1)

LIFE = journal_begin(Incarnation(1, 4))
ENTRY = next_entry(LIFE, Close(), at=datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
SYNC = Sync(parts=(JournalPart(LIFE, (ENTRY,)),), cursor=beginning(1), granted=0, wait_seconds=0)


def received(data: bytes) -> Envelope:
    """The envelope in `data` after its signature was checked."""
    envelope = open_envelope(data)
    verify(envelope, KEY.public_key())
    return envelope


def changed(**fields: object) -> bytes:
    """The sealed hello with some of the outer fields replaced."""
    return json.dumps({**json.loads(SEALED), **fields}).encode()


def test_a_message_comes_out_of_its_envelope_as_it_went_in() -> None:
    envelope = received(SEALED)

    assert read_device_message(envelope) == HELLO
    assert Stamp(envelope.sender, envelope.epoch, envelope.incarnation, envelope.sequence) == STAMP


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40),
    st.integers(0, LAST_EPOCH),
    COUNTS,
    COUNTS,
    st.binary(max_size=40),
)
def test_any_stamp_and_body_come_through(
    sender: str, epoch: int, incarnation: int, sequence: int, nonce: bytes
) -> None:
    message = Hello(challenge=nonce, nonce=nonce, software=sender)
    stamp = Stamp(sender, epoch, incarnation, sequence)

    envelope = received(seal(message, stamp, KEY))

    assert read_device_message(envelope) == message
    assert (envelope.sender, envelope.epoch, envelope.incarnation, envelope.sequence) == (
        sender,
        epoch,
        incarnation,
        sequence,
    )


@pytest.mark.parametrize(
    "forged",
    [
        {"sender": "library-kiosk"},
        {"epoch": 4},
        {"incarnation": 5},
        {"sequence": 6},
        {"body": json.loads(seal(HelloStart(), STAMP, KEY))["body"]},
        {"signature": json.loads(seal(HELLO, STAMP, OTHER_KEY))["signature"]},
        {"signature": ""},
        {"signature": "AAAA"},
        {"epoch": 4, "incarnation": 3},
    ],
    ids="+".join,
)
def test_an_envelope_changed_on_the_way_is_rejected(forged: dict[str, object]) -> None:
    envelope = open_envelope(changed(**forged))

    with pytest.raises(SignatureWrong):
        verify(envelope, KEY.public_key())


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_no_changed_byte_goes_unseen(place: int, flip: int) -> None:
    damaged = bytearray(SEALED)
    damaged[place] ^= flip

    try:
        envelope = received(bytes(damaged))
    except (EnvelopeUnreadable, SignatureWrong):
        return
    assert envelope == open_envelope(SEALED)  # another spelling of the very same content


def test_numbers_cannot_be_moved_from_one_field_into_the_next() -> None:
    one = json.loads(seal(HELLO, Stamp("a", 1, 23, 4), KEY))
    other = json.loads(seal(HELLO, Stamp("a", 12, 3, 4), KEY))

    assert one["signature"] != other["signature"]


def test_another_devices_key_does_not_fit() -> None:
    with pytest.raises(SignatureWrong):
        verify(open_envelope(SEALED), OTHER_KEY.public_key())


@pytest.mark.parametrize("version", [0, PROTOCOL_VERSION + 1])
def test_another_version_of_the_protocol_is_not_read(version: int) -> None:
    with pytest.raises(EnvelopeUnreadable, match="protocol version"):
        open_envelope(changed(protocol=version))


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\0\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b"<html><body>Log ind for at bruge netv\xc3\xa6rket</body></html>",
        SEALED[:-1],
        SEALED + b"x",
        changed(body="no base64!"),
        changed(sequence="5"),
        changed(sequence=-1),
        changed(sequence=2**63),
        changed(epoch=10**30),
        changed(epoch=LAST_EPOCH + 1),
        changed(incarnation=1.5),
        changed(more="fields"),
        msgspec.json.encode(HELLO),
    ],
)
def test_garbage_is_no_envelope(garbage: bytes) -> None:
    with pytest.raises(EnvelopeUnreadable):
        open_envelope(garbage)


@given(st.binary(max_size=200))
def test_no_bytes_at_all_cause_another_error(data: bytes) -> None:
    with pytest.raises(EnvelopeUnreadable):
        open_envelope(data)


@pytest.mark.parametrize("message", [Challenge(challenge=b"c"), NotUnderstood(code="sequence-old")])
def test_a_message_of_the_other_side_is_not_taken_from_a_device(message: Message) -> None:
    envelope = received(seal(message, STAMP, KEY))

    with pytest.raises(EnvelopeUnreadable):
        read_device_message(envelope)
    assert read_centre_message(envelope) == message


@pytest.mark.parametrize("body", [b"", b"{}", b'{"is":"fly"}', b'{"is":"hello"}', b"\xff"])
def test_a_body_that_is_no_message_is_unreadable(body: bytes) -> None:
    envelope = msgspec.structs.replace(open_envelope(SEALED), body=body)

    with pytest.raises(EnvelopeUnreadable):
        read_device_message(envelope)


@pytest.mark.parametrize("act", [b'{"is":"dance"}', b'{"is":"give-back"}', b"[]"])
def test_an_entry_of_a_journal_that_says_nothing_known_is_unreadable(act: bytes) -> None:
    body = msgspec.json.encode(SYNC).replace(b'{"is":"close"}', act)
    envelope = msgspec.structs.replace(open_envelope(SEALED), body=body)

    with pytest.raises(EnvelopeUnreadable):
        read_device_message(envelope)


@pytest.mark.parametrize("change", [b'{"is":7}', b'{"is":"places-changed"}', b"[]"])
def test_an_entry_of_the_feed_that_says_nothing_is_unreadable(change: bytes) -> None:
    told = Changes(entries=(FeedEntry.of(beginning(1), PlacesChanged(version=2)),))
    body = msgspec.json.encode(told).replace(b'{"is":"places-changed","version":2}', change)
    envelope = msgspec.structs.replace(open_envelope(SEALED), body=body)

    with pytest.raises(EnvelopeUnreadable):
        read_centre_message(envelope)
