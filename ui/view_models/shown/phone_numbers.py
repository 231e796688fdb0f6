"""The numbers that people type at a kiosk: Danish ones, of eight digits."""

from enum import StrEnum

PHONE_DIGITS = 8


class PhoneTrouble(StrEnum):
    """Why what was typed is no phone number; the value names the sentence."""

    TOO_LONG = "phone-too-long"
    FIRST_DIGIT = "phone-first-digit"


def trouble_with_phone(phone: str) -> PhoneTrouble | None:
    """Why `phone`, typed so far, is no Danish number."""
    if phone[:1] in {"0", "1"}:
        return PhoneTrouble.FIRST_DIGIT
    return PhoneTrouble.TOO_LONG if len(phone) > PHONE_DIGITS else None
