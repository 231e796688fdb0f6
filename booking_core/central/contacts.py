"""Who stands behind the bookings: opened in memory when a desk asks, never written down in clear."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import nsmallest
from threading import Lock
from uuid import UUID

import msgspec
import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from booking_core.domain.bookings import BookingState, Contact
from booking_core.domain.identity import BookingId, CardId
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.typed_numbers import plain_digits
from booking_core.protocol.codes import parse_code
from booking_core.protocol.messages import BookingContact, BookingsFound, Contacts, WaitingEntry, WaitingList
from booking_core.protocol.sealing import SealBroken, open_contact
from booking_core.store.central_store import CentralStore
from booking_core.store.central_store.bookings import Searched
from booking_core.store.told.waiting_list import Waits

MOST_FOUND = 20
SEARCHED_BACK, SEARCHED_AHEAD = timedelta(days=1), timedelta(days=35)
"""What people at a desk are asked for is nearly always soon; a town has years ahead of it."""
FEWEST_DIGITS = 3
"""Of a phone number or a code: fewer would find half of the town."""

_NOBODY = Contact()

log = structlog.get_logger()


class OpenedOnce:
    """Contacts by the id of what they are about, each opened once: that takes fifty times as long as to compare it."""

    def __init__(self, open_one: Callable[[bytes, str], Contact | None]) -> None:
        self._open_one = open_one
        self._lock = Lock()
        self._opened: dict[str, tuple[bytes, Contact]] = {}

    def contact(self, about: str, sealed: bytes) -> Contact | None:
        """Who it is; None where it cannot be opened."""
        with self._lock:
            kept = self._opened.get(about)
        if kept is not None and kept[0] == sealed:
            return kept[1]
        contact = self._open_one(sealed, about)
        if contact is not None:
            with self._lock:
                self._opened[about] = (sealed, contact)
        return contact

    def forget_all_but(self, known: Container[str]) -> int:
        """Whom the store has forgotten is forgotten here too; how many."""
        with self._lock:
            before = len(self._opened)
            self._opened = {about: kept for about, kept in self._opened.items() if about in known}
            return before - len(self._opened)


class ContactBook:
    """Opens the sealed contacts of the store. Each is opened once and forgotten soon after the store forgets it."""

    def __init__(self, store: CentralStore, key: X25519PrivateKey) -> None:
        self._store = store
        self._key = key
        self._booked = OpenedOnce(self._opened_or_none)
        self._holders = OpenedOnce(self._opened_or_none)

    def touching(self, span: TimeSpan) -> Contacts:
        """Those behind the bookings that touch `span`."""
        sealed = self._store.bookings.sealed_contacts(ends_after=span.starts_at, starts_before=span.ends_at)
        contacts = self._open({str(booking): data for booking, data in sealed.items()})
        return Contacts(contacts=tuple(_entry(BookingId(UUID(booking)), one) for booking, one in contacts.items()))

    def search(self, text: str, *, now: datetime, near: bool = False) -> BookingsFound:
        """The bookings of yesterday and later with `text` in title, name, phone or code, the nearest in time first.

        A whole code is looked up. For anything else bookings are looked through, as what is sealed has no index: with
        `near` those of the coming weeks, and all when none of these stands.
        """
        wanted, since = Wanted.of(text), now - SEARCHED_BACK
        with_code = [] if wanted.code is None else self._store.bookings.searched(ends_after=since, code=wanted.code)
        if near and not with_code:
            until = now + SEARCHED_AHEAD
            rows = self._store.bookings.searched(ends_after=since, starts_before=until)
            found = self._found(wanted, rows, now=now)
            if any(one.state.occupies for one in found.bookings):
                return msgspec.structs.replace(found, until=until)
        rows = with_code or self._store.bookings.searched(ends_after=since)
        if not with_code:
            self._booked.forget_all_but({row.id for row in rows})
        return self._found(wanted, rows, now=now)

    def _found(self, wanted: "Wanted", rows: Sequence[Searched], *, now: datetime) -> BookingsFound:
        contacts = self._open({row.id: row.sealed for row in rows if row.sealed is not None})
        meant = (row for row in rows if wanted.means(row.title, row.code, contacts.get(row.id, _NOBODY)))
        nearest = nsmallest(MOST_FOUND, meant, key=lambda row: _distance(row, now))
        read = {str(one.id): one for one in self._store.bookings.with_ids(BookingId(UUID(row.id)) for row in nearest)}
        found = [read[row.id] for row in nearest if row.id in read]
        known = tuple(_entry(one.id, contacts[str(one.id)]) for one in found if str(one.id) in contacts)
        return BookingsFound(bookings=tuple(found), contacts=known)

    def forget_gone(self) -> int:
        """Whom the store knows no more, as their days are over or they were erased, nobody here knows; how many."""
        gone = self._booked.forget_all_but(self._store.bookings.with_contacts())
        return gone + self._holders.forget_all_but(self._store.cards.holders())

    def cards_of(self, text: str) -> Iterator[CardId]:
        """The place cards whose holder has `text` in name or number, the newest first."""
        wanted, sealed = Wanted.of(text), self._store.cards.holders()
        self._holders.forget_all_but(sealed)
        for card, data in sealed.items():
            if wanted.means("", "", self._holders.contact(card, data) or _NOBODY):
                yield CardId(UUID(card))

    def opened(self, sealed: bytes, about: UUID) -> Contact:
        """Who stands behind the booking, or the wish on the waiting list, with that id; nobody, if it is damaged."""
        return self._opened_or_none(sealed, str(about)) or _NOBODY

    def _opened_or_none(self, sealed: bytes, about: str) -> Contact | None:
        try:
            return open_contact(sealed, self._key)
        except SealBroken:
            log.error("a contact cannot be opened", about=about)  # noqa: TRY400  # nothing more to tell
            return None

    def waiting(self, *, now: datetime) -> WaitingList:
        """Those who wait, the longest first, with whom to call."""
        return WaitingList(entries=tuple(self._waiting_entry(one) for one in self._store.waiting.everybody(now=now)))

    def of_wish(self, one: Waits) -> Contact:
        """Who waits; with a place card whoever it was given to."""
        contact = self.opened(one.sealed, one.wish.id)
        if not contact.card:
            return contact
        sealed = self._store.cards.sealed_holders([contact.card]).get(contact.card)
        return contact if sealed is None else _held(contact, self.opened(sealed, UUID(contact.card)))

    def _waiting_entry(self, one: Waits) -> WaitingEntry:
        contact = self.of_wish(one)
        return WaitingEntry(one.wish, contact.name, contact.phone, contact.email)

    def _open(self, sealed: dict[str, bytes]) -> dict[str, Contact]:
        contacts: dict[str, Contact] = {}
        for booking, data in sealed.items():
            contact = self._booked.contact(booking, data)
            if contact is not None:
                contacts[booking] = contact
        return self._with_holders(contacts)

    def _with_holders(self, contacts: dict[str, Contact]) -> dict[str, Contact]:
        """Who booked with a place card is whoever it was given to."""
        with_cards = {booking: one for booking, one in contacts.items() if one.card}
        if not with_cards:
            return contacts
        sealed = self._store.cards.sealed_holders(one.card for one in with_cards.values())
        holders = {card: self._holders.contact(card, data) or _NOBODY for card, data in sealed.items()}
        known = {booking: _held(one, holders.get(one.card, _NOBODY)) for booking, one in with_cards.items()}
        return {**contacts, **known}


class Wanted:
    """What was typed into a search field: words, digits, or a whole code."""

    def __init__(self, words: tuple[str, ...], digits: str, code: str | None) -> None:
        self.code = code
        self._words = words
        self._digits = digits

    @classmethod
    def of(cls, text: str) -> "Wanted":
        """Digits alone, with or without spaces, are a phone number or a code; anything else is words."""
        bare = "".join(plain_digits(text).split())
        digits = bare.removeprefix("+45") if bare.removeprefix("+").isdigit() else ""
        return cls(tuple(text.casefold().split()), digits, parse_code(text))

    def means(self, title: str, code: str, contact: Contact) -> bool:
        """Whether a booking with these texts is wanted: every word in one of them, or the digits in a number."""
        if self._digits:
            phone = "".join(filter(str.isdigit, plain_digits(contact.phone)))
            is_long_enough = len(self._digits) >= FEWEST_DIGITS
            return code == self.code or (is_long_enough and (self._digits in phone or code.startswith(self._digits)))
        texts = f"{title} {contact.name}".casefold()
        return bool(self._words) and all(word in texts for word in self._words)


def _held(one: Contact, holder: Contact) -> Contact:
    """Who showed a card, with the name and number it was given out to."""
    return replace(one, name=one.name or holder.name, phone=one.phone or holder.phone)


def _entry(booking: BookingId, contact: Contact) -> BookingContact:
    return BookingContact(booking, contact.name, contact.phone, contact.email)


def _distance(row: Searched, now: datetime) -> tuple[bool, float]:
    """What still holds its room before what is over, then the nearest to now."""
    return (not BookingState(row.state).occupies, abs(row.starts_at - now.timestamp()))
