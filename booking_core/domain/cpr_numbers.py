"""A Danish CPR number, known by its look: a day, a month and a year of two digits each, then four digits more.

    010203-1234   010203 1234   0102031234   01 02 03 12 34

Nobody here may have anybody's, so what looks like one is refused unread and kept nowhere. Ten digits that begin with
no day and month are something else; so is a number of another country, written with + in front.
"""

import re

CPR_DIGITS = 10
_MARKS = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What stands between letters and shows nothing, such as a change of the direction of writing."""

_TEN_DIGITS = re.compile(r"(?<![\d+])(?=(\d\d) ?(\d\d) ?\d\d[\s._/‐-―-]{0,3}\d\d ?\d\d(?!\d))")
_TWO_NUMBERS = re.compile(r"(?<!\d)\d\d(?: \d\d){3} ?[/‐-―-] ?\d\d(?: \d\d){3}(?!\d)")
"""Telephone numbers beside each other: the end of the one and the beginning of the other belong to nobody."""

_OF_DENMARK = re.compile(r"^(?:(?:\+|00) ?45 ?|45(?=(?: ?\d){8}$))")
"""The country's number before a telephone number; without a sign of it too, as nobody is born on a 45th."""

_DAYS, _MONTHS = range(1, 32), range(1, 13)
_OF_A_STAND_IN = 60
"""What is added to the day in a number that a hospital gives out where the real one is not known."""


def holds_cpr(text: str) -> bool:
    """Whether somewhere in `text` stands what looks like a CPR number, in the digits of any script."""
    said = _TWO_NUMBERS.sub(lambda two: re.sub("[/‐-―-]", ",", two[0]), _MARKS.sub("", text))
    found = _TEN_DIGITS.finditer(said)
    return any(_begins_with_a_date(int(one[1]), int(one[2])) for one in found)


def may_be_cpr(phone: str) -> bool:
    """Whether those are too many digits for a Danish telephone number, and of no other country's."""
    own = _OF_DENMARK.sub("", phone.strip())
    digits = sum(character.isdigit() for character in own)
    return digits >= CPR_DIGITS and not own.startswith(("+", "00"))


def _begins_with_a_date(day: int, month: int) -> bool:
    return month in _MONTHS and (day in _DAYS or day - _OF_A_STAND_IN in _DAYS)
