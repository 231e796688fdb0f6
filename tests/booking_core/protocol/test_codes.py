"""A booking code is found again when it is typed with spaces, and not found when it is typed wrong."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import code_of, grouped, parse_code, public_id_of

BOOKINGS = st.uuids().map(BookingId)


@given(BOOKINGS)
def test_a_code_is_nine_digits_that_can_be_read_back(booking: BookingId) -> None:
    code = code_of(booking)

    assert len(code) == 9
    assert code.isdigit()
    assert parse_code(grouped(code)) == code


def test_the_code_of_an_id_stays_what_it_was() -> None:
    assert code_of(BookingId(UUID("00000000-0000-4000-8000-000000000001"))) == "854748687"


@given(BOOKINGS)
def test_the_public_name_leads_to_no_code(booking: BookingId) -> None:
    name = public_id_of(booking)

    assert name == public_id_of(booking)
    assert name.hex != booking.hex
    assert code_of(BookingId(name)) != code_of(booking)


def test_a_code_is_shown_in_groups_of_three() -> None:
    assert grouped("482916370") == "482 916 370"


@pytest.mark.parametrize(
    "text", ["{}{}{}", " {} {} {} ", "{}-{}-{}", "{}.{}.{}", "{}\u00a0{}\u00a0{}", "{}–{}/{}", "({}) {} {}"]
)
def test_signs_between_the_digits_do_no_harm(text: str) -> None:
    code = code_of(BookingId(UUID(int=7)))

    assert parse_code(text.format(code[:3], code[3:6], code[6:])) == code


@pytest.mark.parametrize("script", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
def test_a_code_is_read_in_the_digits_of_an_arabic_and_an_urdu_phone(script: str) -> None:
    code = code_of(BookingId(UUID(int=7)))

    assert parse_code(grouped(code).translate(str.maketrans("0123456789", script))) == code


@given(BOOKINGS, st.integers(0, 8), st.integers(1, 9))
def test_every_single_wrong_digit_is_caught(booking: BookingId, place: int, by: int) -> None:
    code = code_of(booking)
    wrong = f"{code[:place]}{(int(code[place]) + by) % 10}{code[place + 1 :]}"

    assert parse_code(wrong) is None


@given(BOOKINGS, st.integers(0, 7))
def test_every_swap_of_two_different_neighbours_is_caught(booking: BookingId, place: int) -> None:
    code = code_of(booking)
    swapped = f"{code[:place]}{code[place + 1]}{code[place]}{code[place + 2 :]}"

    assert parse_code(swapped) == (code if code[place] == code[place + 1] else None)


@given(st.from_regex(r"[0-9]{6}-?[0-9]{4}", fullmatch=True))
def test_ten_digits_are_never_a_code(cpr: str) -> None:
    assert parse_code(cpr) is None


@pytest.mark.parametrize("text", ["", "12345678", "K7 482 916", "١٢٣٤٥٦٧٨٩", "482 916 37²"])
def test_what_is_not_nine_plain_digits_is_no_code(text: str) -> None:
    assert parse_code(text) is None
