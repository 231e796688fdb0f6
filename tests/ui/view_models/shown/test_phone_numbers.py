"""Eight digits and no more are typed; a slip does not cost the eight, and no CPR number is kept."""

from functools import reduce

import pytest

from ui.view_models.shown.phone_numbers import PhoneTrouble, TypedPhone, with_digit, without_last


def typed(digits: str) -> TypedPhone:
    return reduce(lambda so_far, digit: with_digit(so_far.digits, so_far.beyond, digit), digits, TypedPhone())


@pytest.mark.parametrize(
    ("digits", "stands", "trouble"),
    [
        ("25127012", "25127012", None),
        ("251270123", "25127012", PhoneTrouble.TOO_LONG),
        ("2512701234", "", PhoneTrouble.TOO_LONG),
        ("25127012345", "5", None),
        ("0", "", PhoneTrouble.FIRST_DIGIT),
    ],
)
def test_one_digit_too_many_is_not_taken_and_ten_leave_nothing(
    digits: str, stands: str, trouble: PhoneTrouble | None
) -> None:
    assert (typed(digits).digits, typed(digits).trouble) == (stands, trouble)


def test_what_is_erased_first_is_what_was_too_much() -> None:
    slip = typed("251270123")
    mended = without_last(slip.digits, slip.beyond)
    assert mended == TypedPhone("25127012")
    assert without_last(mended.digits, mended.beyond) == TypedPhone("2512701")
