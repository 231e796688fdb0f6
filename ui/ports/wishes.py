"""What people miss in a house: told at a kiosk, answered at a desk."""

from typing import Protocol
from uuid import UUID

from booking_core.domain.identity import HouseWishId
from booking_core.domain.refusals import Refusal
from booking_core.domain.told.house_wishes import HouseWish, WishHeard
from ui.ports.silence import CentreSilent, WishKept

WishOutcome = WishHeard | WishKept | Refusal | CentreSilent
"""What becomes of a wish that was told to the house: counted, kept for when the centre answers, or not taken."""


class Wishing(Protocol):
    """Hears at a kiosk what is missing."""

    def tell_wish(self, wish: HouseWish, telling: UUID) -> WishOutcome:
        """Say to the house what is missing, or that one misses the same; without contact it is kept.

        `telling` is chosen once: saying it again counts once, and tells what has become of it by now.
        """
        ...

    def look_at_wishes(self) -> None:
        """Somebody looks at what is missing: the picture shows it as it is now, if the centre answers."""
        ...


WishChanged = WishHeard | Refusal | CentreSilent
"""What becomes of a wish that the house answers or closes."""


class WishDesk(Protocol):
    """Reads, answers and closes the wishes for this house."""

    def house_wishes(self) -> tuple[WishHeard, ...] | CentreSilent:
        """What people miss in this desk's house: open wishes first, the most wished before others."""
        ...

    def answer_wish(self, wish: HouseWishId, danish: str, english: str) -> WishChanged:
        """Let the house answer a wish on its screens; without Danish words the answer is taken back."""
        ...

    def close_wish(self, wish: HouseWishId) -> WishChanged:
        """List a wish no more, until somebody says it again."""
        ...
