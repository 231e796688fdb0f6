"""Whose quotas a booking uses: a place card, or a phone number or an e-mail address behind a keyed hash.

    "+45 44 00 01 11", "44000111"  ──► 44000111 ──► phone:5b0e…     HMAC-SHA256 with a key of the centre's own

The same person is counted as the same, and nobody without the centre's keys can tell who it is. It is kept no longer
than the contact it was made of, and never told to anybody.
"""

import hmac
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

import structlog

from booking_core.central.keys import CentreKeys
from booking_core.domain.bookings import Contact
from booking_core.protocol.sealing import SealBroken, open_contact

DANISH_DIGITS = 8
FEWEST_DIGITS = 6
"""Fewer are no number that anybody could be called on."""
_DENMARK = "45"

log = structlog.get_logger()


def identifier(keys: CentreKeys) -> Callable[[bytes], str | None]:
    """A function that tells whose quotas a sealed contact uses; None where it names none of the three."""

    @lru_cache(maxsize=256)
    def identify(sealed: bytes) -> str | None:
        try:
            return person_of(open_contact(sealed, keys.sealing), keys.counting)
        except SealBroken:
            log.warning("a contact cannot be opened, and counts for nobody")
            return None

    return identify


def person_of(contact: Contact, key: bytes) -> str | None:
    """The key that a card, else a phone number, else an e-mail address is counted under."""
    if contact.card.strip():
        return f"card:{contact.card.strip()}"
    number, address = normalised(contact.phone), contact.email.strip().casefold()
    if number is not None:
        return f"phone:{_hashed(number, key)}"
    return f"email:{_hashed(address, key)}" if address else None


def _hashed(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode(), sha256).hexdigest()


def normalised(phone: str) -> str | None:
    """One way to write a number: Danish ones as eight digits, others as + and theirs; None for what is no number."""
    text = "".join(phone.split())
    digits = "".join(character for character in text if character.isdigit())
    if text.startswith("00"):
        digits, text = digits.removeprefix("00"), "+"
    if text.startswith("+") and digits.startswith(_DENMARK) and len(digits) == DANISH_DIGITS + len(_DENMARK):
        return digits.removeprefix(_DENMARK)
    if len(digits) < FEWEST_DIGITS:
        return None
    return f"+{digits}" if text.startswith("+") else digits
