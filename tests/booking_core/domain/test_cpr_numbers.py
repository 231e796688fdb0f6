"""What looks like a CPR number, and what does not although it has as many digits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.cpr_numbers import holds_cpr, masked, may_be_cpr, of_persons_alone


@pytest.mark.parametrize(
    "text",
    [
        "0102031234",
        "010203-1234",
        "010203 1234",
        "010203 - 1234",
        "010203–1234",
        "010203.1234",
        "01 02 03 12 34",
        "33 01 02 03 12 34",
        "Lokale 33 01 02 03-1234",
        "21 10 12 34 / 010203-1234",
        "Åse, cpr 311299-4321, ring gerne",
        "0102031234@example.org",
        "610203-1234",
        "٠١٠٢٠٣١٢٣٤",
        "\u2066010203\u2069-\u20661234\u2069",
        "+45 0102031234",
    ],
)
def test_a_cpr_number_is_known_however_it_is_written(text: str) -> None:
    assert holds_cpr(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Åse Ærø",
        "40 21 73 55",
        "45 40 21 73 55",
        "+31 02 03 12 34",
        "Ring 21 10 12 34 / 22 11 10 12",
        "Ring 21 10 12 34 - 22 11 10 12",
        "Ring 21 10 12 34, 22 11 10 12",
        "01020312345",
        "3213031234",
        "0113031234",
        "3102031234",
        "3104031234",
        "9002031234",
        "Lokale 3, 27.11.26 18.30-20.00",
        "27-11-2026 til 30-11-2026",
        "2026-11-27 kl. 18.30",
        "aase010203@example.org",
        "9784567890123",
    ],
)
def test_a_date_a_time_and_another_number_are_none(text: str) -> None:
    assert not holds_cpr(text)


@given(st.dates(), st.integers(0, 9999), st.sampled_from(["", "-", " "]), st.text("abc æøå,", max_size=9))
def test_nobody_born_on_any_day_is_missed(born: date, serial: int, between: str, around: str) -> None:
    assert holds_cpr(f"{around}{born:%d%m%y}{between}{serial:04}{around}")


@pytest.mark.parametrize(
    ("phone", "is_one"),
    [
        ("40217355", False),
        ("010203-1234", True),
        ("+45 40 21 73 55", False),
        ("0045 40217355", False),
        ("45 40 21 73 55", False),
        ("4501021234", False),
        ("45 0102031234", True),
        ("45102-12345", True),
        ("+45 010203-1234", True),
        ("100455-1234", True),
        ("0110045123", True),
        ("0046 70 123 45 67", False),
        ("(+45) 44-99.00/22", False),
        ("+٤٥ ٤٤٩٩٠٠٢٢", False),
        ("۰۰۴۵ ۴۴۹۹۰۰۲۲", False),
        ("٤٥٤٤٩٩٠٠٢٢", False),
        ("٠١٠٢٠٣-١٢٣٤", True),
        ("۰۱۰۲۰۳۱۲۳۴", True),
        ("(010203) 1234", True),
        ("010203\u202f\u20111234", True),
        ("(+45) 010203-1234", True),
        ("+(45) 0102031234", True),
        ("\uff0b٤٥ ٠١٠٢٠٣-١٢٣٤", True),
    ],
)
def test_a_telephone_number_of_ten_digits_is_of_another_country_or_none(phone: str, is_one: bool) -> None:  # noqa: FBT001
    assert may_be_cpr(phone) is is_one


@given(st.dates(), st.integers(0, 9999), st.sampled_from(["", "-", " "]))
def test_nobody_born_on_any_day_has_a_telephone_number(born: date, serial: int, between: str) -> None:
    assert may_be_cpr(f"{born:%d%m%y}{between}{serial:04}")


@pytest.mark.parametrize(
    "text",
    [
        "Se https://herlev.dk/sider/0102031234 og www.herlev.dk/?id=0102031234.",
        "Herlev Skakklub, P-nummer 1001234567",
        "Herlev Skakklub (p-nr.: 1001234567)",
        "Herlev Skakklub, produktionsenhed 1001234567",
        "Herlev Skakklub, P number 1001234567",
    ],
)
def test_ten_digits_in_the_address_of_a_page_or_behind_a_p_number_are_no_persons(text: str) -> None:
    assert holds_cpr(text)
    assert not holds_cpr(of_persons_alone(text))


@pytest.mark.parametrize(
    "text",
    [
        "https://herlev.dk/?cpr=010203-1234",
        "P-nummer 1001234567, formand 0102031234",
        "Rum P 0102031234",
        "Se herlev.dk og ring til Bo 0102031234",
    ],
)
def test_a_cpr_number_beside_them_is_still_found(text: str) -> None:
    assert holds_cpr(of_persons_alone(text))


def test_where_it_stands_can_be_shown_without_it() -> None:
    text = "Skak 2026, formand Bo 010203-1234, ring 44 12 34 56"

    assert masked(text) == "Skak 2026, formand Bo ••••••-••••, ring 44 12 34 56"
