"""Wishes at a front desk: read, answered and closed at the centre. Nothing is kept here."""

import structlog

from booking_core.domain.identity import HouseWishId
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.messages import refusal_from_wire
from booking_core.protocol.messages.wishes import AnswerWish, CloseWish, WishesWanted, WishNoted, WishRefused
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure
from ui.ports import CentreSilent, WishChanged

log = structlog.get_logger()


class WishDesk:
    """Asks the centre; every message may be sent twice."""

    def __init__(self, client: CentreClient) -> None:
        self._client = client

    def everybodys(self) -> tuple[WishHeard, ...] | CentreSilent:
        """What people miss in this house, the closed ones last."""
        try:
            return self._client.wishes(WishesWanted()).heard
        except CentreFailure as err:
            log.warning("no list of what people miss", reason=type(err).__name__)
            return CentreSilent()

    def answer(self, wish: HouseWishId, danish: str, english: str) -> WishChanged:
        """Let the house say so, or take its answer back where there are no words."""
        return self._changed(AnswerWish(wish=wish, danish=danish, english=english))

    def close(self, wish: HouseWishId) -> WishChanged:
        """List it no more, until somebody says it again."""
        return self._changed(CloseWish(wish=wish))

    def _changed(self, message: AnswerWish | CloseWish) -> WishChanged:
        try:
            answer = self._client.change_wish(message)
        except CentreFailure as err:
            log.warning("no answer about what people miss", wish=str(message.wish), reason=type(err).__name__)
            return CentreSilent()
        match answer:
            case WishNoted(heard=heard):
                return heard
            case WishRefused(refusal=refusal):
                return refusal_from_wire(refusal)
