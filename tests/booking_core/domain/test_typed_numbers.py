"""A number means the same digits in whichever script and with whichever signs it was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.typed_numbers import PHONE, PHONE_TYPED, phone_typed, plain_digits, without_signs

ARABIC, URDU, WIDE = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "0123456789"


@pytest.mark.parametrize("script", [ARABIC, URDU, WIDE, "०१२३४५६७८९"])
def test_digits_of_any_script_are_those_from_0_to_9(script: str) -> None:
    assert plain_digits(script) == "0123456789"


@pytest.mark.parametrize("text", ["x²", "Ⅷ", "½", "Lokale 3"])
def test_what_is_no_digit_stays(text: str) -> None:
    assert plain_digits(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("44990022", "44990022"),
        (" 44 99 00 22 ", "44 99 00 22"),
        ("44.99.00.22", "44 99 00 22"),
        ("44-99-00-22", "44 99 00 22"),
        ("44‑99–00−22", "44 99 00 22"),
        ("44/990022", "44 990022"),
        ("44\u00a099\u202f00\u200922", "44 99 00 22"),
        ("(44) 99 - 00 22", "44 99 00 22"),
        ("(+45) 44.99.00.22", "+45 44 99 00 22"),
        ("+45 (44) 99-00-22", "+45 44 99 00 22"),
        ("\uff0b45 44990022", "+45 44990022"),
        ("\u202a+45 44 99 00 22\u202c", "+45 44 99 00 22"),
        ("٤٤٩٩٠٠٢٢", "44990022"),
        ("۴۴۹۹۰۰۲۲", "44990022"),
        ("\u200f+٤٥ ٤٤ ٩٩ ٠٠ ٢٢", "+45 44 99 00 22"),
        ("+46 (8) 123-456 78", "+46 8 123 456 78"),
    ],
)
def test_a_telephone_number_is_kept_in_one_way_of_writing(typed: str, kept: str) -> None:
    assert phone_typed(typed) == kept
    assert re.match(PHONE, kept)


@pytest.mark.parametrize(
    "text", ["", "ring", "12345678", "٠١٠٢٠٣١٢٣٤", "010203-1234", "(010203) 1234", "44 99 00 2", "+45 0102031234"]
)
def test_what_is_no_number_becomes_none(text: str) -> None:
    assert re.match(PHONE, phone_typed(text)) is None
    assert re.match(PHONE_TYPED, text) is None


@given(st.from_regex(PHONE_TYPED, fullmatch=True))
def test_all_that_the_api_takes_for_a_number_is_one(typed: str) -> None:
    assert re.match(PHONE, phone_typed(typed))


@given(st.from_regex(PHONE, fullmatch=True))
def test_a_number_as_it_is_kept_stays_as_it_is(number: str) -> None:
    assert phone_typed(number) == number
    assert re.match(PHONE_TYPED, number)


@given(st.text(alphabet=ARABIC, min_size=9, max_size=9), st.sampled_from([" ", ".", "-", "–", "\u00a0", "\u2067"]))
def test_signs_between_the_digits_of_a_code_do_no_harm(digits: str, sign: str) -> None:
    assert without_signs(sign.join(digits)) == digits.translate(str.maketrans(ARABIC, "0123456789"))
