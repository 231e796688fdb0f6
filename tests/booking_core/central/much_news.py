"""A feed that went on for long while a machine was away."""

from uuid import uuid4

from booking_core.domain.identity import CardId
from booking_core.protocol.messages import CardRevoked, RevokedCard
from booking_core.store.logs import feed_log
from tests.booking_core.central.running_centre import RunningCentre


def news_of_stopped_cards(running: RunningCentre, count: int) -> None:
    """Put `count` entries at the end of the feed: that a place card was stopped, the smallest there is to tell."""
    last_day = running.clock().date()
    stopped = (RevokedCard(CardId(uuid4()), last_day) for _ in range(count))
    with running.centre.store.writing() as connection:
        feed_log.append(connection, [CardRevoked(revoked=one) for one in stopped])
