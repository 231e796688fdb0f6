"""The same person counts as the same, and nobody can tell who it is."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from booking_core.central.data_folder.keys import centre_keys
from booking_core.central.persons import Persons, normalised, person_of
from booking_core.domain.bookings import Contact
from booking_core.domain.quotas import is_of_a_person
from booking_core.protocol.sealing import seal_contact

KEY = b"a key of the centre's own"


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("44000111", "44000111"),
        ("44 00 01 11", "44000111"),
        ("+45 44 00 01 11", "44000111"),
        ("+4544000111", "44000111"),
        ("0045 44000111", "44000111"),
        ("45 44 00 01 11", "44000111"),
        ("+46 8 123 456 78", "+46812345678"),
        ("0046 812345678", "+46812345678"),
        ("+45 440001", "+45440001"),
        ("٤٤ ٠٠ ٠١ ١١", "44000111"),
        ("(+45) 44.00.01-11", "44000111"),
        ("12345", None),
        ("", None),
        ("ring til mor", None),
    ],
)
def test_a_number_is_the_same_however_it_is_written(phone: str, number: str | None) -> None:
    assert normalised(phone) == number


def test_a_person_is_told_by_the_number_and_not_by_the_name() -> None:
    jens = person_of(Contact("Jens", "44 00 01 11"), KEY)

    assert jens == person_of(Contact("Jens Ærø", "+4544000111"), KEY)
    assert jens != person_of(Contact("Jens", "44 00 01 12"), KEY)
    assert person_of(Contact("Jens"), KEY) is None


def test_another_key_makes_another_person_of_the_same_number() -> None:
    assert person_of(Contact(phone="44000111"), KEY) != person_of(Contact(phone="44000111"), b"another")


def test_a_card_counts_before_a_number() -> None:
    assert person_of(Contact(phone="44000111", card="p-17"), KEY) == "card:p-17"


@given(st.from_regex(r"[2-9][0-9]{7}", fullmatch=True))
def test_the_number_does_not_stand_in_what_is_kept(phone: str) -> None:
    person = person_of(Contact(phone=phone), KEY)

    assert person is not None
    assert phone not in person
    assert is_of_a_person(person)


def test_a_sealed_contact_is_opened_with_the_centres_key_and_a_foreign_one_counts_for_nobody(tmp_path: Path) -> None:
    keys = centre_keys(tmp_path)
    identify, contact = Persons(keys).identify, Contact(phone="44 00 01 11")

    assert identify(seal_contact(contact, keys.sealing.public_key())) == person_of(contact, keys.counting)
    assert identify(seal_contact(contact, X25519PrivateKey.generate().public_key())) is None


def test_what_is_sealed_here_is_the_same_persons_for_whoever_opens_it(tmp_path: Path) -> None:
    keys, contact = centre_keys(tmp_path), Contact(phone="44 00 01 11")
    here, elsewhere = Persons(keys), Persons(keys)
    sealed = here.sealed(contact)

    assert sealed is not None
    assert here.identify(sealed) == elsewhere.identify(sealed) == person_of(contact, keys.counting)
    assert here.sealed(Contact()) is None


def test_the_key_of_the_counts_is_the_same_after_a_restart_and_none_of_the_others(tmp_path: Path) -> None:
    keys = centre_keys(tmp_path)

    assert centre_keys(tmp_path).counting == keys.counting
    assert keys.counting not in {keys.sealing.private_bytes_raw(), keys.signing.private_bytes_raw()}


def test_without_a_number_an_address_counts_however_its_letters_are_written() -> None:
    one = person_of(Contact("Jens", email=" Jens@Example.dk "), KEY)

    assert one is not None
    assert one == person_of(Contact("J", email="jens@example.dk"), KEY)
    assert "example" not in one
    assert is_of_a_person(one)
    assert one != person_of(Contact("Jens", "44000111", email="jens@example.dk"), KEY)
