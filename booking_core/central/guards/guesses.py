"""Slowing down whoever guesses codes: so many wrong ones an address, in all processes together, then a pause.

They are counted in the database, under a keyed hash of the address, and forgotten after the pause.

    its turn ──► too many so far? ──► refused
                     └─ no: the code is looked at ──┬─ wrong: counted, and only then answered
                                                    └─ anything else: nothing is written

In a process only one code of an address is looked at at a time. However many are sent at once, each finds all wrong
ones before it counted; as many more as there are other processes may slip through. A right code costs a look: it is
found also while nothing can be written.
"""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from threading import Lock

from booking_core.central.centre import Centre
from booking_core.central.guards.subscribers import subscriber
from booking_core.store.accounts.guesses import COUNTED_FOR, count_wrong, wrong_so_far
from booking_core.store.engines.transactions import TooBusy

MOST_WRONG_CODES = 20
MOST_WRONG_ENROLMENTS = 20
PAUSE = COUNTED_FOR
_TURNS = tuple(Lock() for _ in range(256))
_TURN_WITHIN_SECONDS = 5


class TooManyGuesses(Exception):
    """Whoever sends it has had too many wrong, and waits for `PAUSE`."""


@dataclass(slots=True)
class Guess:
    """One try with a code, which is right until somebody says that it was wrong."""

    is_wrong: bool = field(default=False, init=False)

    def was_wrong(self) -> None:
        """It is to be counted."""
        self.is_wrong = True


@dataclass(frozen=True, slots=True)
class Guesses:
    """Wrong codes of one kind, up to `most` of them. Called in a thread that may wait for the database."""

    centre: Centre
    kind: str
    most: int

    @contextmanager
    def one_from(self, address: str, *, now: datetime) -> Iterator[Guess]:
        """In the block the code that `address` sent may be looked at. A wrong one is counted before this is left.

        Raises:
            TooManyGuesses: it may not, right or wrong.
            TooBusy, DatabaseAway: others of the same address take too long, or a wrong one cannot be counted.
        """
        sender = hmac.new(self.centre.keys.counting, subscriber(address).encode(), sha256).hexdigest()
        guess = Guess()
        with _turn_of(sender):
            self._check(sender, now=now)
            try:
                yield guess
            finally:
                if guess.is_wrong:
                    self._count(sender, now=now)

    def _check(self, sender: str, *, now: datetime) -> None:
        with self.centre.store.reading() as connection:
            if wrong_so_far(connection, self.kind, sender, now=now) >= self.most:
                raise TooManyGuesses

    def _count(self, sender: str, *, now: datetime) -> None:
        with self.centre.store.writing() as connection:
            count_wrong(connection, self.kind, sender, now=now)


@contextmanager
def _turn_of(sender: str) -> Iterator[None]:
    """Nobody else's code from there is looked at meanwhile. Some senders share their turns with others."""
    turn = _TURNS[int(sender, 16) % len(_TURNS)]
    if not turn.acquire(timeout=_TURN_WITHIN_SECONDS):
        raise TooBusy
    try:
        yield
    finally:
        turn.release()


def wrong_codes(centre: Centre) -> Guesses:
    """Of nine-digit codes."""
    return Guesses(centre, "code", MOST_WRONG_CODES)


def wrong_enrolments(centre: Centre) -> Guesses:
    """Of codes that let a machine in."""
    return Guesses(centre, "enrolment", MOST_WRONG_ENROLMENTS)
