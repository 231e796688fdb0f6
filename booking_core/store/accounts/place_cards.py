"""Place cards on disk. Each function works in the caller's transaction.

A card is good by its signature and its day, wherever it is shown; the row here says whose it is, and that it was
stopped. It goes with whoever stands behind it, and not before the last booking that was made with it.

Of a card that was given out since the copy a centre was put back to there is no row. That it was stopped stands in a
table of its own then, until a desk shows the card itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    bindparam,
    delete,
    exists,
    literal,
    select,
    union_all,
    update,
)

from booking_core.domain.identity import CardId, DeviceId
from booking_core.domain.place_cards import CardKind, card_of, person_with
from booking_core.domain.places import Privacy
from booking_core.domain.time_spans import ONE_DAY
from booking_core.protocol.messages import RevokedCard
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import booking_party, place_card, stopped_card
from booking_core.store.statements.parts import delete_part
from booking_core.store.statements.upserts import insert

_ASKED: BindParameter[Any] = bindparam("ids", expanding=True)
_STOPPED = union_all(
    select(place_card.c.id).where(place_card.c.id.in_(_ASKED), place_card.c.revoked_at.is_not(None)),
    select(stopped_card.c.id).where(stopped_card.c.id.in_(_ASKED)),
)


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A card, with whose it is as it was sealed: None once that is forgotten. `valid_until` is a local day.

    Of one that a restored centre did not know, `issued_at` is when a desk showed it.
    """

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


def take_in(connection: Connection, card: KeptCard, *, keep_until: datetime) -> KeptCard:
    """A card that a restored centre did not know; stopped where a machine has told so."""
    told = connection.execute(delete(stopped_card).where(stopped_card.c.id == str(card.id))).rowcount
    keep(connection, card, keep_until=keep_until)
    if told:
        revoke(connection, card.id, now=card.issued_at)
    return replace(card, revoked_at=card.issued_at if told else None)


def card_with_id(connection: Connection, wanted: CardId) -> KeptCard | None:
    """The card, stopped or not."""
    row = connection.execute(select(place_card).where(place_card.c.id == str(wanted))).one_or_none()
    return None if row is None else _card(row)


def everybodys(connection: Connection) -> Iterator[KeptCard]:
    """All that are kept, the newest first."""
    query = select(place_card).order_by(place_card.c.issued_at.desc(), place_card.c.id)
    return (_card(row) for row in connection.execute(query))


def holders(connection: Connection) -> dict[str, bytes]:
    """Whose they are, sealed, by their ids, the newest first; without those whose holder is forgotten."""
    query = select(place_card.c.id, place_card.c.sealed).where(place_card.c.sealed.is_not(None))
    rows = connection.execute(query.order_by(place_card.c.issued_at.desc(), place_card.c.id))
    return {card: sealed for card, sealed in rows}  # noqa: C416  # pairs with types


def sealed_contacts(connection: Connection, cards: Iterable[str]) -> dict[str, bytes]:
    """Whose those cards are, sealed, as far as it is kept."""
    query = select(place_card.c.id, place_card.c.sealed).where(place_card.c.id.in_(sorted(set(cards))))
    return {row.id: row.sealed for row in connection.execute(query) if row.sealed is not None}


def revoke(connection: Connection, card: CardId, *, now: datetime) -> bool:
    """Stop a card; False where it is stopped already, or not known."""
    still_good = (place_card.c.id == str(card)) & place_card.c.revoked_at.is_(None)
    return connection.execute(update(place_card).where(still_good).values(revoked_at=to_seconds(now))).rowcount == 1


def stop_all(connection: Connection, cards: Iterable[RevokedCard], *, now: datetime) -> tuple[RevokedCard, ...]:
    """Stop these cards, known here or not; those that were not stopped yet."""
    return tuple(one for one in cards if _stop(connection, one, now=now))


def _stop(connection: Connection, card: RevokedCard, *, now: datetime) -> bool:
    return revoke(connection, card.card, now=now) or stop_unknown(connection, card)


def stop_unknown(connection: Connection, card: RevokedCard) -> bool:
    """Remember that a card was stopped of which nothing else is known; False where that is known, or more."""
    if card_with_id(connection, card.card) is not None:
        return False
    row = {"id": str(card.card), "valid_until": card.valid_until.isoformat()}
    new = insert(stopped_card).values(row).on_conflict_do_nothing().returning(stopped_card.c.id)
    return connection.execute(new).first() is not None


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
    first_day = since.isoformat()
    query = union_all(
        select(place_card.c.id, place_card.c.valid_until).where(
            place_card.c.revoked_at.is_not(None), place_card.c.valid_until >= first_day
        ),
        select(stopped_card.c.id, stopped_card.c.valid_until).where(stopped_card.c.valid_until >= first_day),
    )
    rows = connection.execute(query.order_by("id"))
    return tuple(RevokedCard(CardId(UUID(row.id)), date.fromisoformat(row.valid_until)) for row in rows)


def forget(connection: Connection, privacy: Privacy | None, *, now: datetime) -> int:
    """Delete the cards whose days have passed, and with them whose they were, a part of them; how many."""
    counts_still = exists().where(booking_party.c.party == literal(person_with("")) + place_card.c.id)
    return delete_part(connection, place_card, _over(privacy, now=now) & ~counts_still)


def forget_stopped(connection: Connection, *, now: datetime) -> int:
    """Delete a part of those of which only that they were stopped is known, and whose days have passed; how many."""
    yesterday = (now.astimezone(UTC) - ONE_DAY).date().isoformat()
    return delete_part(connection, stopped_card, stopped_card.c.valid_until < yesterday)


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
