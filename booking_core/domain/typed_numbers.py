"""Numbers as people type, paste and read them out: a telephone number, a code, how many come.

A phone writes the digits of its own script (٤٤٩٩٠٠٢٢, ۴۴۹۹۰۰۲۲), and puts dots, dashes, brackets, spaces of any width
and marks that show nothing between them. All of them mean the digits 0 to 9 in their order.
"""

import re
import unicodedata

MARKS = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What stands between letters and shows nothing, such as a change of the direction of writing."""

_BETWEEN_DIGITS = r"\s.()/‐-―−-"
_SIGNS = re.compile(rf"[{_BETWEEN_DIGITS}]+")
_FULL_WIDTH_PLUS = "\uff0b"

_PLUS, _DIGIT, _ANY_SIGNS = r"[+\uff0b]", "[0-9٠-٩۰-۹]", r"[ \u00a0\u202f.()/‐-―−-]{0,3}"
_FOUR, _FIVE = "[4٤۴]", "[5٥۵]"
_OF_DENMARK = rf"(?:{_PLUS}{_ANY_SIGNS}{_FOUR}{_FIVE}{_ANY_SIGNS})?"
_DANISH_TYPED = rf"\(?{_OF_DENMARK}[2-9٢-٩۲-۹](?:{_ANY_SIGNS}{_DIGIT}){{7}}"
_ABROAD_TYPED = rf"\(?{_PLUS}{_ANY_SIGNS}(?!{_FOUR}{_ANY_SIGNS}{_FIVE})[1-9١-٩۱-۹](?:{_ANY_SIGNS}{_DIGIT}){{6,14}}"
PHONE_TYPED = rf"^({_DANISH_TYPED}|{_ABROAD_TYPED})$(?!\n)"
"""What `phone_typed` makes a number of: its Latin and both its Arabic digits, with signs between them."""

PHONE = r"^((\+45 ?)?[2-9]( ?[0-9]){7}|\+(?!4 ?5)[1-9]( ?[0-9]){6,14})$(?!\n)"
"""A number that can be called, as it is kept: eight Danish digits or + and 7 to 15, with single spaces or none."""


def plain_digits(text: str) -> str:
    """`text` with 0 to 9 for the digits of any script, a plus of their width, and without marks that show nothing."""
    if text.isascii():
        return text
    return "".join(_plain(character) for character in MARKS.sub("", text)).replace(_FULL_WIDTH_PLUS, "+")


def without_signs(text: str) -> str:
    """`text` in plain digits, without what may stand between those of one number."""
    return _SIGNS.sub("", plain_digits(text))


def phone_typed(text: str) -> str:
    """The telephone number that `text` means, as it is kept: `PHONE` matches it where it is one."""
    return _SIGNS.sub(" ", plain_digits(text)).strip().replace("+ ", "+")


def _plain(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
