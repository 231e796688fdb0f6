"""A place card says what was signed; cut, changed, foreign and receipts are none."""

import base64
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.identity import BookingId, CardId, Slot, SpaceId
from booking_core.domain.place_cards import CardKind
from booking_core.protocol.place_cards import (
    LAST_DAY,
    CardFacts,
    CardUnreadable,
    GroupTag,
    card_url,
    group_tag,
    looks_like_a_card,
    read_card,
    sign_card,
)
from booking_core.protocol.receipts import (
    ReceiptFacts,
    ReceiptState,
    ReceiptUnreadable,
    Unreadable,
    key_id_of,
    read_receipt,
    receipt_url,
    sign_receipt,
    space_tag,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS = {key_id_of(KEY.public_key()): KEY.public_key()}
DAY = date(2026, 12, 31)
FACTS = CardFacts(CardId(UUID("00000000-0000-4000-8000-000000000001")), CardKind.ASSOCIATION, DAY, group_tag("skak"))
TOKEN = sign_card(FACTS, KEY)
URL = card_url("https://moedested.example/", TOKEN)
ALL_FACTS = st.builds(
    CardFacts,
    card=st.uuids().map(CardId),
    kind=st.sampled_from(CardKind),
    valid_until=st.dates(date(1970, 1, 1), LAST_DAY),
    group=st.binary(min_size=3, max_size=3).map(GroupTag),
)


def address_of(token: str) -> str:
    return card_url("https://moedested.example", token)


@given(ALL_FACTS)
def test_what_was_signed_is_read_back(facts: CardFacts) -> None:
    assert read_card(address_of(sign_card(facts, KEY)), KEYS) == facts


def test_the_address_is_in_capitals_throughout() -> None:
    assert f"HTTPS://MOEDESTED.EXAMPLE/C/{TOKEN}" == URL == URL.upper()


@pytest.mark.parametrize("text", [TOKEN, URL, URL.lower(), f" {URL}\n", f"http://[::1]:8080/c/{TOKEN}"])
def test_a_card_is_read_however_the_scanner_writes_it(text: str) -> None:
    assert read_card(text, KEYS) == FACTS


def test_a_card_is_good_through_its_last_day() -> None:
    assert not FACTS.is_expired(DAY)
    assert FACTS.is_expired(DAY + timedelta(days=1))


def test_every_flipped_bit_is_rejected() -> None:
    signed = base64.b32decode(TOKEN)
    for bit in range(len(signed) * 8):
        flipped = bytearray(signed)
        flipped[bit // 8] ^= 1 << bit % 8
        assert isinstance(read_card(address_of(base64.b32encode(flipped).decode()), KEYS), CardUnreadable), bit


@pytest.mark.parametrize("length", [2, 50, len(TOKEN) - 8, len(TOKEN) - 1])
def test_part_of_a_card_is_called_so(length: int) -> None:
    assert read_card(address_of(TOKEN[:length]), KEYS) is CardUnreadable.TRUNCATED


def test_a_longer_text_is_forged() -> None:
    assert read_card(address_of(f"{TOKEN}AA"), KEYS) is CardUnreadable.FORGED


@pytest.mark.parametrize("head", [0xD1, 0xC0, 0xC5, 0x11])
def test_another_format_or_kind_is_called_so(head: int) -> None:
    token = base64.b32encode(bytes([head]) + base64.b32decode(TOKEN)[1:]).decode()

    assert read_card(address_of(token), KEYS) is CardUnreadable.UNKNOWN_FORMAT


def test_a_card_of_another_town_is_called_so() -> None:
    assert read_card(address_of(sign_card(FACTS, Ed25519PrivateKey.generate())), KEYS) is CardUnreadable.UNKNOWN_KEY


def test_another_key_under_a_known_id_is_forged() -> None:
    keys = dict.fromkeys(KEYS, Ed25519PrivateKey.generate().public_key())

    assert read_card(URL, keys) is CardUnreadable.FORGED


@pytest.mark.parametrize("text", ["", "0101901234", "https://example.org/", f"{URL}?x", "WIFI:S:Bibliotek;;"])
def test_anything_else_is_foreign(text: str) -> None:
    assert read_card(text, KEYS) is CardUnreadable.FOREIGN


def test_a_card_is_no_receipt_and_a_receipt_is_no_card() -> None:
    booking = BookingId(UUID(int=1))
    tag = space_tag(SpaceId("workshop"))
    receipt = sign_receipt(ReceiptFacts(ReceiptState.CONFIRMED, booking, 1, tag, start=Slot(1), length=4), KEY)

    assert read_receipt(URL, KEYS) == ReceiptUnreadable(Unreadable.FOREIGN)
    assert read_receipt(TOKEN, KEYS) == ReceiptUnreadable(Unreadable.UNKNOWN_FORMAT)
    assert read_card(receipt, KEYS) is CardUnreadable.UNKNOWN_FORMAT
    assert (looks_like_a_card(TOKEN), looks_like_a_card(receipt)) == (True, False)
    assert read_card(receipt_url("https://moedested.example", receipt), KEYS) is CardUnreadable.FOREIGN


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, valid_until=date(1969, 12, 31)),
        replace(FACTS, valid_until=LAST_DAY + timedelta(days=1)),
        replace(FACTS, group=GroupTag(b"ab")),
    ],
)
def test_what_does_not_fit_is_refused(facts: CardFacts) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        sign_card(facts, KEY)


def test_a_card_without_a_group_says_so() -> None:
    assert CardFacts(FACTS.card, CardKind.PERSON, DAY).group == group_tag(None) == GroupTag(bytes(3))
