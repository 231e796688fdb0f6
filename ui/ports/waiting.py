"""The waiting list: joined at a kiosk, kept at a desk."""

from dataclasses import dataclass
from typing import Protocol

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import WaitingId
from booking_core.domain.refusals import Refusal
from booking_core.domain.told.waiting import WaitingNeed, WaitingWish
from ui.ports.paper import Proof
from ui.ports.silence import CentreSilent


@dataclass(frozen=True, slots=True)
class Joined:
    """The wish is on the waiting list; `ahead` waited longer for the same then. `proof` is what takes it off again."""

    wish: WaitingWish
    ahead: int
    proof: Proof


JoinOutcome = Joined | Refusal | CentreSilent


class Joining(Protocol):
    """Puts people at a kiosk on the waiting list."""

    def join_waiting_list(self, wish: WaitingId, need: WaitingNeed, contact: Contact, *, language: str) -> JoinOutcome:
        """Have `contact`, a number or whoever has a place card, called when `need` can be met.

        `wish` is chosen once: pressing twice waits once.
        """
        ...

    def leave_waiting_list(self, wish: WaitingId) -> CentreSilent | None:
        """Take a wish off the list; None when it is done."""
        ...


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody on the waiting list, and whom to call."""

    wish: WaitingWish
    contact: Contact


WaitOutcome = WaitingWish | Refusal | CentreSilent


class WaitingDesk(Protocol):
    """Keeps the waiting list."""

    def waiting(self) -> tuple[Waiter, ...] | CentreSilent:
        """Who waits for what, the longest first."""
        ...

    def wait(self, wish: WaitingId, need: WaitingNeed, contact: Contact) -> WaitOutcome:
        """Put somebody on the waiting list; `wish` is chosen once: pressing twice waits once."""
        ...

    def stop_waiting(self, wish: WaitingId) -> CentreSilent | None:
        """Take a wish off the list; None when it is done."""
        ...
