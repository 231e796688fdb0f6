"""Sending what is to be told, outside of any transaction: a mail server that is away keeps nobody waiting.

    notification (a row) ── due ──► in hand ──► sent, or never to be sent ──► gone
           ▲                           │
           └── later, each time twice ─┘ not now                 after a day: given up, and the log says so

What is in hand nobody else sends, and it is due again later: where it cannot be written that one is at it nothing is
sent, and where it cannot be crossed off afterwards it is not sent again with every round.

Who is written to is opened from its seal here, in memory, and never written down or logged.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from booking_core.central.contacts import ContactBook
from booking_core.central.letters.notifying import NeverToBeSent, Notifier, NotNow
from booking_core.central.letters.wording import Letter, Recipient, booking_letter, waiting_letter
from booking_core.domain.bookings import Contact
from booking_core.domain.identity import BookingId
from booking_core.domain.places import Municipality
from booking_core.protocol.receipts import receipt_link
from booking_core.protocol.waiting_list import waiting_link
from booking_core.store.central_store import CentralStore
from booking_core.store.told import notifications
from booking_core.store.told.notifications import Queued

MOST_A_ROUND = 20
IN_HAND_FOR = timedelta(minutes=10)
"""So long nobody else tries a letter: longer than a mail server may take, each of whose dozen steps has a time-out."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=2)
GIVEN_UP_AFTER = timedelta(days=1)

log = structlog.get_logger()


class Postman:
    """Takes round what is due. Where two are at it each letter is sent by one of them."""

    def __init__(
        self, store: CentralStore, contacts: ContactBook, notifier: Notifier, *, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._contacts = contacts
        self._notifier = notifier
        self._clock = clock

    def deliver(self) -> int:
        """Send what is due; how many letters went out. When the server is away the rest stays for the next round."""
        with self._store.reading() as connection:
            round_ = notifications.due(connection, now=self._clock(), most=MOST_A_ROUND)
        sent = 0
        for queued in round_:
            if not self._takes_in_hand(queued):
                continue
            try:
                letter = self._letter(queued)
                if letter is not None:
                    self._notifier.send(letter)
                    sent += 1
            except NotNow as err:
                self._put_off(queued, str(err))
                break
            except NeverToBeSent as err:
                self._give_up(queued, str(err))
            except LookupError as err:  # a text or a place is missing: the letters behind it shall go all the same
                self._give_up(queued, type(err).__name__)
            else:
                self._done(queued)
        return sent

    def _takes_in_hand(self, queued: Queued) -> bool:
        now = self._clock()
        with self._store.writing() as connection:
            until = now + max(IN_HAND_FOR, _pause_after(queued))
            return notifications.take_in_hand(connection, queued, now=now, until=until)

    def _letter(self, queued: Queued) -> Letter | None:
        """None when there is nobody to write to, or it is no longer true."""
        contact = self._contact(queued)
        if not contact.email:
            return None
        municipality, recipient = self._store.municipality(), Recipient(queued.id, contact, queued.queued_at)
        if queued.booking is not None:
            return self._about_booking(queued, queued.booking, municipality, recipient)
        if queued.offer is None or queued.waiting is None:
            return None
        url = waiting_link(municipality.public_url, queued.waiting)
        return waiting_letter(queued.offer, municipality, recipient=recipient, url=url)

    def _about_booking(
        self, queued: Queued, booking_id: BookingId, municipality: Municipality, recipient: Recipient
    ) -> Letter | None:
        booking, given = self._store.bookings.with_id(str(booking_id)), self._store.bookings.receipt(booking_id)
        url = "" if given is None else receipt_link(municipality.public_url, given[1])
        if booking is None:
            return None
        return booking_letter(queued.kind, booking, municipality, recipient=recipient, url=url)

    def _contact(self, queued: Queued) -> Contact:
        sealed = self._store.bookings.sealed_contact_behind(queued)
        about = queued.booking or queued.waiting or queued.id
        return Contact() if sealed is None else self._contacts.opened(sealed, about)

    def _done(self, queued: Queued) -> None:
        with self._store.writing() as connection:
            notifications.done(connection, queued)

    def _put_off(self, queued: Queued, reason: str) -> None:
        now = self._clock()
        if now - queued.queued_at >= GIVEN_UP_AFTER:
            self._give_up(queued, reason)
            return
        log.warning("a letter waits", kind=queued.kind.value, tries=queued.tries + 1, reason=reason)
        with self._store.writing() as connection:
            notifications.postpone(connection, queued, until=now + _pause_after(queued))

    def _give_up(self, queued: Queued, reason: str) -> None:
        log.error("a letter was given up", kind=queued.kind.value, tries=queued.tries + 1, reason=reason)
        self._done(queued)


def _pause_after(queued: Queued) -> timedelta:
    pause: timedelta = FIRST_PAUSE * 2**queued.tries
    return min(pause, LONGEST_PAUSE)
