"""The wishes for a house as the service reads and writes them."""

from datetime import datetime

from booking_core.domain.identity import DeviceId, VenueId
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.messages import SameIdOtherBody
from booking_core.protocol.messages.wishes import AnswerWish, CloseWish, TellWish, WishNoted, WishRefused
from booking_core.store.central_store.transactions import CentreTransactions
from booking_core.store.deciding import wish_commands
from booking_core.store.told import house_wishes


class StoredWishes:
    """What people miss, how many do, and what the house says to it."""

    def __init__(self, transactions: CentreTransactions) -> None:
        self._transactions = transactions

    def tell(
        self, command: TellWish, device: DeviceId | None, *, now: datetime
    ) -> WishNoted | WishRefused | SameIdOtherBody:
        """The wish, counted once more, committed before it is returned; `device` is None for who asks from afar."""
        return self._transactions.write(lambda connection: wish_commands.tell_in(connection, command, device, now=now))

    def change(self, command: AnswerWish | CloseWish, *, by: str, now: datetime) -> WishNoted | WishRefused:
        """The wish with what the house says to it, with a line in the audit log."""
        return self._transactions.write(lambda connection: wish_commands.change_in(connection, command, by=by, now=now))

    def heard(self, venue: VenueId | None, *, most: int | None = None) -> tuple[WishHeard, ...]:
        """What people miss in that house, or in all: open ones first, the most wished before others."""
        with self._transactions.reading() as connection:
            return tuple(house_wishes.everybodys(connection, venue, most=most))
