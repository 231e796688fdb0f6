"""Place cards on disk. Each function works in the caller's transaction.

A card is good by its signature and its day, wherever it is shown; the row here says whose it is, and that it was
stopped. It goes with whoever stands behind it, and not before the last booking that was made with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, exists, literal, select, update

from booking_core.domain.identity import CardId, DeviceId
from booking_core.domain.place_cards import CardKind, card_of, person_with
from booking_core.domain.places import Privacy
from booking_core.domain.time_spans import ONE_DAY
from booking_core.protocol.messages import RevokedCard
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import booking_party, place_card

_STOPPED = select(place_card.c.id).where(
    place_card.c.id.in_(bindparam("ids", expanding=True)), place_card.c.revoked_at.is_not(None)
)


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A card, with whose it is as it was sealed: None once that is forgotten. `valid_until` is a local day."""

    id: CardId
    kind: CardKind
    group: str | None
    valid_until: date
    issued_at: datetime
    device: DeviceId | None
    sealed: bytes | None
    revoked_at: datetime | None = None

    def is_as_asked(self, other: "KeptCard") -> bool:
        """Whether `other` is the same card, asked for again."""
        same = (self.kind, self.group, self.valid_until, self.device)
        return same == (other.kind, other.group, other.valid_until, other.device)


def keep(connection: Connection, card: KeptCard, *, keep_until: datetime) -> None:
    """A card that is new."""
    connection.execute(
        place_card.insert().values(
            id=str(card.id),
            kind=card.kind.value,
            group_id=card.group,
            valid_until=card.valid_until.isoformat(),
            issued_at=to_seconds(card.issued_at),
            device_id=card.device,
            revoked_at=None,
            sealed=card.sealed,
            keep_until=to_seconds(keep_until),
        )
    )


def card_with_id(connection: Connection, wanted: CardId) -> KeptCard | None:
    """The card, stopped or not."""
    row = connection.execute(select(place_card).where(place_card.c.id == str(wanted))).one_or_none()
    return None if row is None else _card(row)


def everybodys(connection: Connection) -> Iterator[KeptCard]:
    """All that are kept, the newest first."""
    query = select(place_card).order_by(place_card.c.issued_at.desc(), place_card.c.id)
    return (_card(row) for row in connection.execute(query))


def sealed_contacts(connection: Connection, cards: Iterable[str]) -> dict[str, bytes]:
    """Whose those cards are, sealed, as far as it is kept."""
    query = select(place_card.c.id, place_card.c.sealed).where(place_card.c.id.in_(sorted(set(cards))))
    return {row.id: row.sealed for row in connection.execute(query) if row.sealed is not None}


def revoke(connection: Connection, card: CardId, *, now: datetime) -> bool:
    """Stop a card; False where it is stopped already, or not known."""
    still_good = (place_card.c.id == str(card)) & place_card.c.revoked_at.is_(None)
    return connection.execute(update(place_card).where(still_good).values(revoked_at=to_seconds(now))).rowcount == 1


def forget_whose(connection: Connection, cards: Iterable[CardId]) -> int:
    """Delete who stands behind those cards; how many it was known of."""
    theirs = place_card.c.id.in_([str(card) for card in cards]) & place_card.c.sealed.is_not(None)
    return connection.execute(update(place_card).where(theirs).values(sealed=None)).rowcount


def stopped_among(connection: Connection, persons: Iterable[str | None]) -> frozenset[str]:
    """Those of `persons` who are known by a card that was stopped."""
    cards = sorted({card for card in map(card_of, persons) if card is not None})
    if not cards:
        return frozenset()
    return frozenset(person_with(card) for card in connection.execute(_STOPPED, {"ids": cards}).scalars())


def revoked_and_not_over(connection: Connection, *, since: date) -> tuple[RevokedCard, ...]:
    """The stopped cards whose last day is not before `since`."""
    query = (
        select(place_card.c.id, place_card.c.valid_until)
        .where(place_card.c.revoked_at.is_not(None), place_card.c.valid_until >= since.isoformat())
        .order_by(place_card.c.id)
    )
    rows = connection.execute(query)
    return tuple(RevokedCard(CardId(UUID(row.id)), date.fromisoformat(row.valid_until)) for row in rows)


def forget(connection: Connection, privacy: Privacy | None, *, now: datetime) -> int:
    """Delete the cards whose days have passed, and with them whose they were; how many."""
    counts_still = exists().where(booking_party.c.party == literal(person_with("")) + place_card.c.id)
    return connection.execute(delete(place_card).where(_over(privacy, now=now), ~counts_still)).rowcount


def _over(privacy: Privacy | None, *, now: datetime) -> ColumnElement[bool]:
    """By the days that were told when it was given out or those in force, whichever are over first."""
    as_told = place_card.c.keep_until <= to_seconds(now)
    if privacy is None:
        return as_told
    last = (now - timedelta(days=privacy.contact_kept_days_after)).date() - ONE_DAY
    return as_told | (place_card.c.valid_until < last.isoformat())


def _card(row: Row[Any]) -> KeptCard:
    return KeptCard(
        id=CardId(UUID(row.id)),
        kind=CardKind(row.kind),
        group=row.group_id,
        valid_until=date.fromisoformat(row.valid_until),
        issued_at=from_seconds(row.issued_at),
        device=row.device_id,
        sealed=row.sealed,
        revoked_at=None if row.revoked_at is None else from_seconds(row.revoked_at),
    )
