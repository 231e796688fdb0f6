"""The numbers that people type at a kiosk: Danish ones, of eight digits."""

from dataclasses import dataclass
from enum import StrEnum

PHONE_DIGITS = 8
CPR_DIGITS = 10


class PhoneTrouble(StrEnum):
    """Why what was typed is no phone number; the value names the sentence."""

    TOO_LONG = "phone-too-long"
    FIRST_DIGIT = "phone-first-digit"


@dataclass(frozen=True, slots=True)
class TypedPhone:
    """The digits that stand there, how many came after the last there is room for, and what is wrong."""

    digits: str = ""
    beyond: int = 0
    trouble: PhoneTrouble | None = None


def with_digit(digits: str, beyond: int, digit: str) -> TypedPhone:
    """One more digit. One too many is not taken, and the eight stay; as many as a CPR number has, and none is kept."""
    if len(digits) == PHONE_DIGITS:
        may_be_cpr = PHONE_DIGITS + beyond + 1 >= CPR_DIGITS
        return TypedPhone("" if may_be_cpr else digits, 0 if may_be_cpr else beyond + 1, PhoneTrouble.TOO_LONG)
    if (digits + digit)[0] in {"0", "1"}:
        return TypedPhone(trouble=PhoneTrouble.FIRST_DIGIT)
    return TypedPhone(digits + digit)


def without_last(digits: str, beyond: int) -> TypedPhone:
    """The last digit was wrong: that was one of those beyond, where there were some."""
    return TypedPhone(digits) if beyond else TypedPhone(digits[:-1])
