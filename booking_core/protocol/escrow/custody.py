"""What a machine has in its hands, what is frozen in its name and why, and how it leaves.

held       by its present life: it gives back what somebody asks for
frozen     nobody's until it passes: a life before, a report, or a loss without proof of what was sold
RETIRE     a machine that goes away in good order: recalled first, gone once it holds nothing
LOST       two people say that it is gone for good: its key counts no more, its cells are frozen
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from booking_core.domain.identity import DeviceId, DeviceRole
from booking_core.domain.time_spans import slot_of
from booking_core.protocol.escrow.books import CentreBooks, Standing
from booking_core.protocol.escrow.recovering import close_recovery, freeze
from booking_core.protocol.escrow.terms import NEVER, Holder
from booking_core.protocol.messages.escrow import FrozenBecause

RECALLED_FOR = timedelta(minutes=10)
"""How long a machine that is to go is granted nothing."""


@dataclass(frozen=True, slots=True)
class Custody:
    """How many cells ahead it holds, how many are frozen, and how many entries of its journals are heard."""

    held: int
    frozen: Mapping[FrozenBecause, int]
    entries: int


def custody_of(books: CentreBooks, standing: Standing, *, now: datetime) -> Custody:
    """What is in its hands, and in its name, from now on."""
    held = books.held_by(standing.id, since=slot_of(now)).values()
    frozen = Counter(why for holder in held if (why := frozen_because(standing, holder)) is not None)
    entries = sum(end.sequence for end in books.journal_ends(standing.id))
    return Custody(len(held) - frozen.total(), frozen, entries)


def drain(books: CentreBooks, device: DeviceId, *, now: datetime) -> int:
    """Ask the machine for all it holds; how many cells that is. It may go once there are none."""
    standing = books.standing(device)
    held = books.held_by(device, since=slot_of(now)).items()
    asked = [cell for cell, holder in held if frozen_because(standing, holder) is None]
    books.want(asked, now + RECALLED_FOR)
    return len(asked)


def declare_lost(books: CentreBooks, device: DeviceId, *, now: datetime) -> None:
    """Nobody waits for the machine any more, nor believes its key; what it may have sold nobody else gets."""
    standing = books.standing(device)
    has_not_reported = books.is_recovering and standing.reported < books.epoch
    if standing.role is DeviceRole.KIOSK and has_not_reported:
        freeze(books, standing, now=now)
    books.stand(replace(standing, is_lost=True))
    close_recovery(books, now=now)


def frozen_because(standing: Standing, holder: Holder) -> FrozenBecause | None:
    """Why a cell with that holder in the machine's name is frozen; None where its present life holds it."""
    if standing.is_lost:
        return FrozenBecause.LOST
    if holder.incarnation == standing.incarnation:
        return None
    return FrozenBecause.NOT_REPORTED if holder.incarnation == NEVER else FrozenBecause.UNPROVED
