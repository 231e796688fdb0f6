"""Signing in at a desk: who acts for the house at this machine, until when.

    desk ── StaffWanted ──► StaffTold(is_needed, nobody)
         ── SignIn ───────► StaffTold(jens, desk, until)   or   NotSignedIn(why, wait)
         ── SignOut ──────► StaffTold(is_needed, nobody)

A session belongs to the machine, whose every message is signed: nothing secret is kept at the desk. A password is
sealed to the centre the moment it has been typed, and the sealed bytes are good for one machine and some minutes.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from booking_core.domain.identity import DeviceId, StaffId, StaffRole
from booking_core.protocol.messages.form import TEXT, Count, Message

LONGEST_NAME = 64
LARGEST_SECRET_BYTES = 1024

Sealed = Annotated[bytes, Meta(max_length=LARGEST_SECRET_BYTES)]


class StaffWanted(Message, frozen=True, kw_only=True, tag="staff-wanted"):
    """Who is signed in at this machine?"""


class SignIn(Message, frozen=True, kw_only=True, tag="sign-in"):
    """Please let this person act here. `fresh` is the password from now on: a first one holds for one sign-in."""

    name: Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME, pattern=TEXT)]
    sealed: Sealed
    fresh: Sealed | None = None


class SignOut(Message, frozen=True, kw_only=True, tag="sign-out"):
    """Nobody is at this machine any more; saying it twice is harmless."""


class SinceLastTime(Struct, frozen=True, forbid_unknown_fields=True):
    """What whoever signs in may not know of their own account: read it, and say so if it was not you.

    `signed_in_at` is the time before this one, at `desk`; None of the first. `failures` are the wrong passwords since,
    `password_since` when the present one was chosen. All as far as the audit log goes back, in UTC.
    """

    signed_in_at: datetime | None = None
    desk: DeviceId | None = None
    failures: Count = 0
    password_since: datetime | None = None


class StaffTold(Message, frozen=True, kw_only=True, tag="staff-told"):
    """Who is signed in; nobody when `name` is None. Where no accounts exist signing in is not needed.

    `until` (UTC) is when the session ends if nobody does anything. `since` is told once, to whoever has just signed in.
    """

    is_needed: bool
    name: StaffId | None = None
    role: StaffRole | None = None
    until: datetime | None = None
    since: SinceLastTime | None = None


class WhyNot(StrEnum):
    """Why somebody was not signed in. Stable."""

    WRONG = "wrong"
    PAUSED = "paused"
    FRESH_NEEDED = "fresh-needed"
    TOO_SHORT = "too-short"
    TOO_EASY = "too-easy"


class NotSignedIn(Message, frozen=True, kw_only=True, tag="not-signed-in"):
    """A name or password that does not hold, or too soon after others: then `wait_seconds` says how long to wait."""

    why: WhyNot
    wait_seconds: float = 0.0


StaffMessage = StaffWanted | SignIn | SignOut
StaffAnswer = StaffTold | NotSignedIn
