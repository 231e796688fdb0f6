"""A receipt says what was signed, and nothing that was changed, cut short or signed by others is believed."""

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState, Channel, Openness, Purpose
from booking_core.domain.identity import BookingId, LayoutId, Slot, SpaceId
from booking_core.domain.places import KindOfUser
from booking_core.domain.time_spans import TimeSpan, slot_of
from booking_core.protocol.receipts import (
    ReceiptFacts,
    ReceiptRead,
    ReceiptState,
    ReceiptUnreadable,
    SpaceTag,
    Unreadable,
    facts_of,
    key_id_of,
    read_receipt,
    receipt_link,
    receipt_url,
    sign_receipt,
    space_tag,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY_ID = key_id_of(KEY.public_key())
KEYS = {KEY_ID: KEY.public_key()}
FACTS = ReceiptFacts(
    ReceiptState.CONFIRMED,
    BookingId(UUID("00000000-0000-4000-8000-000000000001")),
    1,
    space_tag(SpaceId("workshop")),
    start=Slot(1_994_745),
    length=4,
)
TOKEN = sign_receipt(FACTS, KEY)
ALL_FACTS = st.builds(
    ReceiptFacts,
    state=st.sampled_from(ReceiptState),
    booking=st.uuids().map(BookingId),
    version=st.integers(1, 255),
    space=st.binary(min_size=3, max_size=3).map(SpaceTag),
    start=st.integers(0, 2**24 - 1).map(Slot),
    length=st.integers(1, 255),
)


def unreadable(text: str) -> Unreadable | None:
    answer = read_receipt(text, KEYS)
    return answer.reason if isinstance(answer, ReceiptUnreadable) else None


@given(ALL_FACTS)
def test_what_was_signed_is_read_back(facts: ReceiptFacts) -> None:
    url = receipt_url("https://moedested.example", sign_receipt(facts, KEY))

    assert read_receipt(url, KEYS) == ReceiptRead(facts, KEY_ID)


def test_the_address_is_in_capitals_throughout() -> None:
    url = receipt_url("https://moedested.example/", TOKEN)

    assert url == f"HTTPS://MOEDESTED.EXAMPLE/R/{TOKEN}"
    assert url == url.upper()


def test_a_person_reads_the_host_as_people_write_it_and_it_is_the_same_receipt() -> None:
    link = receipt_link("https://moedested.example/", TOKEN)

    assert link == f"https://moedested.example/R/{TOKEN}"
    assert read_receipt(link, KEYS) == ReceiptRead(FACTS, KEY_ID)


@pytest.mark.parametrize(
    "text",
    [TOKEN, TOKEN.lower(), f" {TOKEN}\n", f"https://moved.example/r/{TOKEN}", f"http://[::1]:8080/R/{TOKEN}"],
)
def test_a_receipt_is_read_however_the_scanner_writes_it(text: str) -> None:
    assert read_receipt(text, KEYS) == ReceiptRead(FACTS, KEY_ID)


def test_every_flipped_bit_is_rejected() -> None:
    signed = base64.b32decode(f"{TOKEN}===")
    for bit in range(len(signed) * 8):
        flipped = bytearray(signed)
        flipped[bit // 8] ^= 1 << bit % 8
        assert unreadable(base64.b32encode(flipped).decode().rstrip("=")) is not None, bit


def test_every_other_letter_is_rejected() -> None:
    for place in range(len(TOKEN)):
        other = "A" if TOKEN[place] != "A" else "B"
        assert unreadable(f"{TOKEN[:place]}{other}{TOKEN[place + 1 :]}") is not None, place


def test_the_unused_last_bit_is_no_second_spelling() -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    sibling = alphabet[alphabet.index(TOKEN[-1]) ^ 1]

    assert unreadable(TOKEN[:-1] + sibling) is Unreadable.FORGED


@pytest.mark.parametrize("length", [2, 50, len(TOKEN) - 2, len(TOKEN) - 1])
def test_part_of_a_receipt_is_called_so(length: int) -> None:
    assert unreadable(TOKEN[:length]) is Unreadable.TRUNCATED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0101901234",
        "https://example.org/",
        f"https://moedested.example/X/{TOKEN}",
        f"https://moedested.example/R/{TOKEN}?x",
        "WIFI:S:Bibliotek;;",
        "ÆØÅ",
    ],
)
def test_anything_else_is_foreign(text: str) -> None:
    assert unreadable(text) is Unreadable.FOREIGN


def test_a_longer_text_is_forged() -> None:
    assert unreadable(f"{TOKEN}AAA") is Unreadable.FORGED


@pytest.mark.parametrize("head", [0x21, 0x10, 0x14])
def test_another_format_or_state_is_called_so(head: int) -> None:
    signed = base64.b32decode(f"{TOKEN}===")
    token = base64.b32encode(bytes([head]) + signed[1:]).decode().rstrip("=")

    assert unreadable(token) is Unreadable.UNKNOWN_FORMAT


def test_a_key_nobody_here_knows_is_called_so() -> None:
    assert unreadable(sign_receipt(FACTS, Ed25519PrivateKey.generate())) is Unreadable.UNKNOWN_KEY


def test_another_key_under_a_known_id_is_forged() -> None:
    other = Ed25519PrivateKey.generate().public_key()

    assert read_receipt(TOKEN, {KEY_ID: other}) == ReceiptUnreadable(Unreadable.FORGED)


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, version=0),
        replace(FACTS, version=256),
        replace(FACTS, length=0),
        replace(FACTS, length=256),
        replace(FACTS, start=Slot(2**24)),
        replace(FACTS, start=Slot(-1)),
        replace(FACTS, space=SpaceTag(b"ab")),
    ],
)
def test_what_does_not_fit_is_refused(facts: ReceiptFacts) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        sign_receipt(facts, KEY)


def a_booking(state: BookingState) -> Booking:
    start = datetime(2026, 11, 26, 13, 15, tzinfo=UTC)
    return Booking(
        FACTS.booking,
        3,
        state,
        SpaceId("workshop"),
        layout=LayoutId("meeting"),
        span=TimeSpan(start, start + timedelta(hours=1)),
        persons=6,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        user=KindOfUser.CITIZEN,
        channel=Channel.KIOSK,
        occupancy=(),
    )


def test_the_facts_of_a_confirmed_booking_are_its_own() -> None:
    booking = a_booking(BookingState.CONFIRMED)

    assert facts_of(booking) == ReceiptFacts(
        ReceiptState.CONFIRMED,
        booking.id,
        3,
        space_tag(SpaceId("workshop")),
        start=slot_of(booking.span.starts_at),
        length=4,
    )


def test_a_requested_booking_is_a_request() -> None:
    assert facts_of(a_booking(BookingState.REQUESTED)).state is ReceiptState.REQUEST


@pytest.mark.parametrize("state", [BookingState.CANCELLED_BY_CITIZEN, BookingState.DECLINED, BookingState.NO_SHOW])
def test_a_booking_that_is_no_more_has_no_receipt(state: BookingState) -> None:
    with pytest.raises(ValueError, match="no receipt"):
        facts_of(a_booking(state))
