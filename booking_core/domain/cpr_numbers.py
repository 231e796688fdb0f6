"""A Danish CPR number, known by its look: a day, a month and a year of two digits each, then four digits more.

    010203-1234   010203 1234   0102031234   01 02 03 12 34

Nobody here may have anybody's, so what looks like one is refused unread and kept nowhere. Ten digits that begin with
no day and month are something else; so is a number of another country, written with + in front.
"""

import re
from collections.abc import Iterator

from booking_core.domain.typed_numbers import MARKS, plain_digits

CPR_DIGITS = 10
HIDDEN = "•"

_TEN_DIGITS = re.compile(r"(?<![\d+])(?=((\d\d) ?(\d\d) ?\d\d[\s._/‐-―-]{0,3}\d\d ?\d\d(?!\d)))")
"""All of it, the day and the month."""

_TWO_NUMBERS = re.compile(r"(?<!\d)\d\d(?: \d\d){3} ?[/‐-―-] ?\d\d(?: \d\d){3}(?!\d)")
"""Telephone numbers beside each other: the end of the one and the beginning of the other belong to nobody."""

_OF_DENMARK = re.compile(r"^(?:(?:\+|00)\W*4\W?5\W*|45(?=(?: ?\d){8}$))")
"""The country's number before a telephone number; without a sign of it too, as nobody is born on a 45th."""

_ADDRESS_OF_A_PAGE = re.compile(r"(?:https?://|\bwww\.)\S+", re.IGNORECASE)
_P_NUMBER = re.compile(r"\b(?:p[ ‐-―-]?(?:nummer|nr|number|no)|produktionsenhed\w*)\b[.: ]*\d{10}(?!\d)", re.IGNORECASE)
"""The number of a place of work in the register of companies: behind its name, ten digits and nothing between them."""

_UNBROKEN = re.compile(r"(?<!\d)\d{10}(?!\d)")

_LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_LONGEST, _MONTHS = 31, range(1, 13)
_OF_A_STAND_IN = 60
"""What is added to the day in a number that a hospital gives out where the real one is not known."""


def holds_cpr(text: str) -> bool:
    """Whether somewhere in `text` stands what looks like a CPR number, in the digits of any script."""
    return any(_found(MARKS.sub("", text)))


def masked(text: str) -> str:
    """`text` with a dot for each digit of what looks like a CPR number: where it stands can be shown, and it cannot."""
    shown = MARKS.sub("", text)
    for first, end in tuple(_found(shown)):
        shown = shown[:first] + re.sub(r"\d", HIDDEN, shown[first:end]) + shown[end:]
    return shown


def of_persons_alone(text: str) -> str:
    """`text` without those ten digits that are no person's by where they stand.

    In the address of a page or behind "P-nummer". Of use where a town writes about itself: whoever books could write
    anything behind either.
    """
    return _P_NUMBER.sub("", _ADDRESS_OF_A_PAGE.sub(lambda page: _UNBROKEN.sub("", page[0]), text))


def _found(text: str) -> Iterator[tuple[int, int]]:
    """Where in `text`, which has no marks, what looks like a CPR number begins and ends."""
    said = _TWO_NUMBERS.sub(lambda two: re.sub("[/‐-―-]", ",", two[0]), text)
    found = _TEN_DIGITS.finditer(said)
    return (one.span(1) for one in found if _begins_with_a_date(int(one[2]), int(one[3])))


def may_be_cpr(phone: str) -> bool:
    """Whether those are too many digits for a Danish telephone number, and of no other country's."""
    own = _OF_DENMARK.sub("", plain_digits(phone).strip(" ("))
    digits = sum(character.isdigit() for character in own)
    return digits >= CPR_DIGITS and not own.startswith(("+", "00"))


def _begins_with_a_date(day: int, month: int) -> bool:
    days = range(1, _LONGEST_MONTHS.get(month, _LONGEST) + 1)
    return month in _MONTHS and (day in days or day - _OF_A_STAND_IN in days)
