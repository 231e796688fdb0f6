"""A name and a phone number that only the centre can read."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Contact
from booking_core.protocol.messages import LONGEST_CONTACT_BYTES
from booking_core.protocol.sealing import MOST_UNDER_ONE_KEY, ContactSeal, SealBroken, open_contact, seal_contact

KEY = X25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = X25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PHONE = "+45 44 00 00 01"
EMAIL = "aase@example.org"
CONTACT = Contact("Åse Ærø", PHONE)
SEALED = seal_contact(CONTACT, KEY.public_key())
KEY_ENDS = 96
"""Behind the mark and the sealed key."""
OF_MANY = ContactSeal(KEY.public_key()).seal(CONTACT)


@given(st.builds(Contact, *(st.text(max_size=40) for _ in range(3)), st.sampled_from(["", "da", "en"])))
def test_what_is_sealed_is_what_the_centre_reads(contact: Contact) -> None:
    assert open_contact(seal_contact(contact, KEY.public_key()), KEY) == contact


def test_the_number_is_not_in_the_sealed_bytes_and_no_two_seals_are_alike() -> None:
    assert PHONE.encode() not in SEALED
    assert seal_contact(CONTACT, KEY.public_key()) != SEALED


def test_an_e_mail_is_sealed_with_the_number() -> None:
    sealed = seal_contact(replace(CONTACT, email=EMAIL), KEY.public_key())

    assert EMAIL.encode() not in sealed
    assert open_contact(sealed, KEY).email == EMAIL


def test_the_longest_contact_fits_its_message() -> None:
    longest = Contact("Å" * 40, PHONE, "a" * 242 + "@example.org", "da")

    assert len(seal_contact(longest, KEY.public_key())) <= LONGEST_CONTACT_BYTES


def test_a_sealed_number_fits_its_message() -> None:
    assert len(SEALED) < LONGEST_CONTACT_BYTES


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_a_damaged_seal_is_not_read(place: int, flip: int) -> None:
    damaged = bytearray(SEALED)
    damaged[place] ^= flip

    if place == 31 and flip == 0x80:  # RFC 7748, 5: the top bit of an X25519 point is masked
        return
    with pytest.raises(SealBroken):
        open_contact(bytes(damaged), KEY)


@pytest.mark.parametrize(
    "bytes_",
    [b"", b"x", SEALED[:31], SEALED[:32], SEALED[:-1], SEALED + b"\0", bytes(len(SEALED)), PHONE.encode()],
    ids=["nothing", "a byte", "half a key", "a key", "cut", "more", "zeros", "never sealed"],
)
def test_other_bytes_are_no_seal(bytes_: bytes) -> None:
    with pytest.raises(SealBroken):
        open_contact(bytes_, KEY)


def test_a_number_sealed_to_somebody_else_is_not_read() -> None:
    with pytest.raises(SealBroken):
        open_contact(seal_contact(CONTACT, OTHER_KEY.public_key()), KEY)


@given(st.lists(st.builds(Contact, *(st.text(max_size=40) for _ in range(3))), max_size=5))
def test_each_of_many_is_opened_by_itself(contacts: list[Contact]) -> None:
    seal = ContactSeal(KEY.public_key())

    assert [open_contact(one, KEY) for one in reversed([seal.seal(one) for one in contacts])] == contacts[::-1]


def test_of_many_too_no_two_are_alike_and_the_number_is_in_none() -> None:
    seal = ContactSeal(KEY.public_key())
    first, second = seal.seal(CONTACT), seal.seal(CONTACT)

    assert first != second
    assert PHONE.encode() not in first + second
    assert len(seal.seal(Contact("Å" * 40, PHONE, "a" * 242 + "@example.org", "da"))) <= LONGEST_CONTACT_BYTES


def test_after_a_thousand_comes_another_key() -> None:
    seal = ContactSeal(KEY.public_key())
    sealed = [seal.seal(CONTACT) for _ in range(MOST_UNDER_ONE_KEY + 1)]

    assert len({one[:KEY_ENDS] for one in sealed}) == 2
    assert open_contact(sealed[-1], KEY) == CONTACT


@given(st.integers(0, len(OF_MANY) - 1), st.integers(1, 255))
def test_a_damaged_one_of_many_is_not_read(place: int, flip: int) -> None:
    damaged = bytearray(OF_MANY)
    damaged[place] ^= flip

    with pytest.raises(SealBroken):
        open_contact(bytes(damaged), KEY)


@pytest.mark.parametrize("length", [0, 15, 16, 50, 96, 100, 108, 120])
def test_one_of_many_that_was_cut_is_not_read(length: int) -> None:
    with pytest.raises(SealBroken):
        open_contact(OF_MANY[:length], KEY)


def test_one_of_many_sealed_to_somebody_else_is_not_read() -> None:
    with pytest.raises(SealBroken):
        open_contact(ContactSeal(OTHER_KEY.public_key()).seal(CONTACT), KEY)
