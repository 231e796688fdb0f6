"""A command as the store is asked to decide it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.places import Municipality
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Command
from booking_core.store.deciding.known import Identify
from booking_core.store.told.notifications import HasEmail

SLOTS_SEEN_AFTER = 64
"""Sixteen hours after what is asked for: a refusal says until when the room is taken."""

SignReceipt = Callable[[Booking], str]


class CellsTaken(Exception):
    """Another transaction took a cell, or the last chairs, between reading and writing: decide again.

    Never happens on SQLite.
    """


@dataclass(frozen=True, slots=True)
class Asked:
    """A command, who sends it and when; whoever `waits` may be told that it is pending."""

    command: Command
    origin: Origin
    now: datetime
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A command with all that deciding it needs from outside the database."""

    command: Command
    origin: Origin
    municipality: Municipality
    now: datetime
    sign: SignReceipt
    identify: Identify
    has_email: HasEmail
    waits: bool = False
