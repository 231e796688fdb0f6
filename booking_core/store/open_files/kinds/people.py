"""Place cards, the waiting list, letters, and who stands behind what."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, select, update

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import WaitingId
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.codes import code_of
from booking_core.store import schema
from booking_core.store.open_files import lines
from booking_core.store.open_files.kinds.kind import Keyring, Kind, LineUnusable, Values, decoded, of_table, rows_of
from booking_core.store.open_files.lines import ContactOf, Line
from booking_core.store.rows import from_seconds, to_seconds

_NEED = msgspec.json.Decoder(WaitingNeed)


def _nobodys_yet(_row: Values, _keyring: Keyring) -> Values:
    """Whose it is comes with the contacts."""
    return {"sealed": None}


def _a_wish(row: Values, keyring: Keyring) -> Values:
    """What the table has beside the need; whom to call comes with the contacts."""
    need = decoded(row["need"], _NEED, "need")
    if row["code"] != code_of(WaitingId(UUID(row["id"]))):
        message = "code is not the one of that id"
        raise LineUnusable(message)
    return {
        "first_day": need.first_day.isoformat(),
        "last_day": need.last_day.isoformat(),
        "space_id": need.space,
        "venue_id": need.house,
        "person": None,
        "sealed": keyring.sealed(Contact()),
    }


def _read_contacts(connection: Connection, keyring: Keyring) -> Iterator[Line]:
    if not keyring.has_contacts:
        return
    party, contact, waiting, doubt = schema.booking_party, schema.contact, schema.waiting, schema.doubt
    behind = (
        select(contact.c.booking_id.label("id"), contact.c.sealed, contact.c.keep_until, party.c.party)
        .join_from(contact, party, contact.c.booking_id == party.c.booking_id, isouter=True)
        .order_by(contact.c.booking_id)
    )
    wishes = select(waiting.c.id, waiting.c.sealed, waiting.c.keep_until, waiting.c.person.label("party"))
    doubts = select(doubt.c.booking_id.label("id"), doubt.c.sealed, doubt.c.keep_until).where(
        doubt.c.sealed.is_not(None)
    )
    for row in rows_of(connection, behind):
        yield _contact(ContactOf.BOOKING, row, row.party, keyring)
    for row in rows_of(connection, wishes.order_by(waiting.c.id)):
        if keyring.opened(row.sealed, UUID(row.id)) != Contact():
            yield _contact(ContactOf.WISH, row, row.party, keyring)
    for row in rows_of(connection, doubts.order_by(doubt.c.booking_id, doubt.c.kind)):
        yield _contact(ContactOf.DOUBT, row, None, keyring)
    card = schema.place_card
    held = select(card.c.id, card.c.sealed, card.c.keep_until).where(card.c.sealed.is_not(None))
    for row in rows_of(connection, held.order_by(card.c.id)):
        yield _contact(ContactOf.CARD, row, None, keyring)


def _contact(about: ContactOf, row: Row[Any], party: str | None, keyring: Keyring) -> lines.ContactLine:
    one = keyring.opened(row.sealed, UUID(row.id))
    return lines.ContactLine(
        about=about,
        id=UUID(row.id),
        name=one.name,
        phone=one.phone,
        email=one.email,
        language=one.language,
        card=one.card,
        keep_until=from_seconds(row.keep_until),
        counted_as=party,
    )


def _count_contacts(connection: Connection, keyring: Keyring) -> int:
    return sum(1 for _ in _read_contacts(connection, keyring))


def _put_contacts(connection: Connection, given: Sequence[lines.ContactLine], keyring: Keyring) -> None:
    for one in given:
        sealed = keyring.sealed(Contact(one.name, one.phone, one.email, one.language, one.card))
        person = None if one.counted_as is None else keyring.identified(sealed)
        if one.counted_as is not None and person is not None:
            keyring.renamed[one.counted_as] = person
        _put_contact(connection, one, sealed, person)


def _put_contact(connection: Connection, one: lines.ContactLine, sealed: bytes, person: str | None) -> None:
    about, until = str(one.id), to_seconds(one.keep_until)
    match one.about:
        case ContactOf.BOOKING:
            connection.execute(schema.contact.insert().values(booking_id=about, sealed=sealed, keep_until=until))
            if person is not None:
                connection.execute(schema.booking_party.insert().values(booking_id=about, party=person))
        case ContactOf.WISH:
            theirs = update(schema.waiting).where(schema.waiting.c.id == about)
            connection.execute(theirs.values(sealed=sealed, person=person))
        case ContactOf.DOUBT:
            theirs = update(schema.doubt).where(schema.doubt.c.booking_id == about, schema.doubt.c.sealed.is_(None))
            connection.execute(theirs.values(sealed=sealed))
        case ContactOf.CARD:
            theirs = update(schema.place_card).where(schema.place_card.c.id == about)
            connection.execute(theirs.values(sealed=sealed))


CARDS = of_table(
    "cards",
    lines.CardLine,
    schema.place_card,
    renamed={
        "group": "group_id",
        "machine": "device_id",
    },
    keep=_nobodys_yet,
)
WAITING = of_table("waiting", lines.WaitingLine, schema.waiting, keep=_a_wish)
NOTICES = of_table(
    "notices",
    lines.NoticeLine,
    schema.notification,
    renamed={
        "booking": "booking_id",
        "wish": "waiting_id",
    },
)
CONTACTS = Kind(
    "contacts",
    lines.ContactLine,
    (schema.contact, schema.booking_party),
    _count_contacts,
    _read_contacts,
    _put_contacts,
)
