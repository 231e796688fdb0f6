"""Slowing down whoever guesses codes: so many wrong ones an address, in all processes together, then a pause.

They are counted in the database, under a keyed hash of the address, and forgotten after the pause. A right code costs a
look, a wrong one a commit, of which nobody gets more than the pause allows.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from booking_core.central.centre import Centre
from booking_core.central.guards.tries import subscriber
from booking_core.store.accounts.guesses import COUNTED_FOR, note_wrong, wrong_so_far

MOST_WRONG_CODES = 20
MOST_WRONG_ENROLMENTS = 20
PAUSE = COUNTED_FOR


@dataclass(frozen=True, slots=True)
class Guesses:
    """Wrong codes of one kind, up to `most` of them. Called in a thread that may wait for the database."""

    centre: Centre
    kind: str
    most: int

    def may_try(self, address: str, *, now: datetime) -> bool:
        """Whether `address` has not used up its tries."""
        with self.centre.store.reading() as connection:
            return wrong_so_far(connection, self.kind, self._sender(address), now=now) < self.most

    def tried(self, address: str, *, now: datetime) -> None:
        """A code from `address` was wrong."""
        with self.centre.store.writing() as connection:
            note_wrong(connection, self.kind, self._sender(address), now=now)

    def _sender(self, address: str) -> str:
        return hmac.new(self.centre.keys.counting, subscriber(address).encode(), sha256).hexdigest()


def wrong_codes(centre: Centre) -> Guesses:
    """Of nine-digit codes."""
    return Guesses(centre, "code", MOST_WRONG_CODES)


def wrong_enrolments(centre: Centre) -> Guesses:
    """Of codes that let a machine in."""
    return Guesses(centre, "enrolment", MOST_WRONG_ENROLMENTS)
