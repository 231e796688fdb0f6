"""Whose quotas a booking uses: a place card, or a phone number or an e-mail address behind a keyed hash.

    "+45 44 00 01 11", "44000111"  ──► 44000111 ──► phone:5b0e…     HMAC-SHA256 with a key of the centre's own

The same person is counted as the same, and nobody without the centre's keys can tell who it is. It is kept no longer
than the contact it was made of, and never told to anybody.
"""

import hmac
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

import structlog

from booking_core.central.data_folder.keys import CentreKeys
from booking_core.domain.bookings import Contact
from booking_core.domain.place_cards import person_with
from booking_core.domain.typed_numbers import phone_typed
from booking_core.protocol.sealing import ContactSeal, SealBroken, open_contact

DANISH_DIGITS = 8
FEWEST_DIGITS = 6
"""Fewer are no number that anybody could be called on."""
_DENMARK = "45"
MOST_REMEMBERED = 1024
"""Whose a contact is is asked within moments of its being sealed, and once more if the command is sent again."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Known:
    """Whose quotas a contact uses, and whether it can be written to."""

    person: str | None
    has_email: bool


class Persons:
    """Tells whose quotas a sealed contact uses; seals contacts, and knows whose those are. Threads may share it."""

    def __init__(self, keys: CentreKeys) -> None:
        self._keys = keys
        self._seal = ContactSeal(keys.sealing.public_key())
        self._counting = keys.counting
        self._lock = Lock()
        self._known: OrderedDict[bytes, _Known] = OrderedDict()

    def sealed(self, contact: Contact) -> bytes | None:
        """The contact in a form that only the centre can read; None of one that says nothing."""
        if contact == Contact():
            return None
        sealed = self._seal.seal(contact)
        self._remember(sealed, self._known_by(contact))
        return sealed

    def identify(self, sealed: bytes) -> str | None:
        """Whose quotas the contact uses; None where it names none of the three."""
        return self._look(sealed).person

    def has_email(self, sealed: bytes) -> bool:
        """Whether the contact can be written to."""
        return self._look(sealed).has_email

    def _look(self, sealed: bytes) -> _Known:
        with self._lock:
            if sealed in self._known:
                return self._known[sealed]
        known = self._opened(sealed)
        self._remember(sealed, known)
        return known

    def _opened(self, sealed: bytes) -> _Known:
        try:
            return self._known_by(open_contact(sealed, self._keys.sealing))
        except SealBroken:
            log.warning("a contact cannot be opened, and counts for nobody")
            return _Known(None, has_email=False)

    def _known_by(self, contact: Contact) -> _Known:
        return _Known(person_of(contact, self._counting), has_email=bool(contact.email))

    def _remember(self, sealed: bytes, known: _Known) -> None:
        with self._lock:
            self._known[sealed] = known
            if len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)


def person_of(contact: Contact, key: bytes) -> str | None:
    """The key that a card, else a phone number, else an e-mail address is counted under."""
    if contact.card.strip():
        return person_with(contact.card.strip())
    number, address = normalised(contact.phone), contact.email.strip().casefold()
    if number is not None:
        return f"phone:{_hashed(number, key)}"
    return f"email:{_hashed(address, key)}" if address else None


def _hashed(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode(), sha256).hexdigest()


def normalised(phone: str) -> str | None:
    """One way to write a number: Danish ones as eight digits, others as + and theirs; None for what is no number."""
    text = "".join(phone_typed(phone).split())
    digits = "".join(character for character in text if character.isdigit())
    if text.startswith("00"):
        digits, text = digits.removeprefix("00"), "+"
    if digits.startswith(_DENMARK) and len(digits) == DANISH_DIGITS + len(_DENMARK):
        return digits.removeprefix(_DENMARK)
    if len(digits) < FEWEST_DIGITS:
        return None
    return f"+{digits}" if text.startswith("+") else digits
