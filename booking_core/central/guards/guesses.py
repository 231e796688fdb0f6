"""Slowing down whoever guesses codes: so many wrong ones an address, in all processes together, then a pause.

They are counted in the database, under a keyed hash of the address, and forgotten after the pause.

    look: too many? ──► refused; nothing is written, so that a flood of them holds nobody up
    count, if it is not too many ──► refused, or the code is looked at ──┬─ wrong: it stays counted
                                                                         └─ anything else: counted no more

A try is counted before its code is looked at: however many are sent at once, no more codes are tried than are allowed.
"""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from booking_core.central.centre import Centre
from booking_core.central.guards.tries import subscriber
from booking_core.store.accounts.guesses import COUNTED_FOR, count_no_more, count_wrong, wrong_so_far
from booking_core.store.engines.transactions import Unavailable

MOST_WRONG_CODES = 20
MOST_WRONG_ENROLMENTS = 20
PAUSE = COUNTED_FOR


class TooManyGuesses(Exception):
    """Whoever sends it has had too many wrong, and waits for `PAUSE`."""


@dataclass(slots=True)
class Guess:
    """One try with a code, which is right until somebody says that it was wrong."""

    is_wrong: bool = field(default=False, init=False)

    def was_wrong(self) -> None:
        """It stays counted."""
        self.is_wrong = True


@dataclass(frozen=True, slots=True)
class Guesses:
    """Wrong codes of one kind, up to `most` of them. Called in a thread that may wait for the database."""

    centre: Centre
    kind: str
    most: int

    @contextmanager
    def one_from(self, address: str, *, now: datetime) -> Iterator[Guess]:
        """In the block the code that `address` sent may be looked at.

        Raises:
            TooManyGuesses: it may not, right or wrong.
        """
        sender = hmac.new(self.centre.keys.counting, subscriber(address).encode(), sha256).hexdigest()
        if not self._is_counted(sender, now=now):
            raise TooManyGuesses
        guess = Guess()
        try:
            yield guess
        finally:
            if not guess.is_wrong:
                self._count_no_more(sender)

    def _is_counted(self, sender: str, *, now: datetime) -> bool:
        with self.centre.store.reading() as connection:
            if wrong_so_far(connection, self.kind, sender, now=now) >= self.most:
                return False
        with self.centre.store.writing() as connection:
            return count_wrong(connection, self.kind, sender, most=self.most, now=now)

    def _count_no_more(self, sender: str) -> None:
        """What was done with a right code is done, also where this cannot be written: then it is forgotten in time."""
        with suppress(Unavailable), self.centre.store.writing() as connection:
            count_no_more(connection, self.kind, sender)


def wrong_codes(centre: Centre) -> Guesses:
    """Of nine-digit codes."""
    return Guesses(centre, "code", MOST_WRONG_CODES)


def wrong_enrolments(centre: Centre) -> Guesses:
    """Of codes that let a machine in."""
    return Guesses(centre, "enrolment", MOST_WRONG_ENROLMENTS)
