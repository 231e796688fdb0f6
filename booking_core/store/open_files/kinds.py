"""The kinds of lines, in the order in which they can be put into an empty database.

A kind is a file: how its lines are read from one state of a database, and how they become rows of another. Most are
one table, column by column (`of_table`); the others say below what is otherwise.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, bindparam, func, select, true, update

from booking_core.domain.blocks import BlockState
from booking_core.domain.bookings import Booking, CellKind, Contact
from booking_core.domain.identity import BookingId, WaitingId
from booking_core.domain.places import Municipality
from booking_core.domain.quotas import PERSON_MARK, is_of_a_person
from booking_core.domain.time_spans import SLOT_LENGTH
from booking_core.domain.waiting import WaitingNeed
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import (
    Answer,
    CardRevoked,
    Changed,
    Confirmed,
    FeedChange,
    Requested,
    SeriesAltered,
    SeriesBooked,
    SeriesOnWire,
    SeriesRequested,
)
from booking_core.protocol.receipts import unsigned_receipt
from booking_core.store import place_cards, schema
from booking_core.store.audit import Checkpoint
from booking_core.store.open_files import lines
from booking_core.store.open_files.columns import fields_between, kept, told
from booking_core.store.open_files.lines import ContactOf, Line
from booking_core.store.rows import from_seconds, to_seconds

ROWS_AT_ONCE = 500
_SLOT_SECONDS = int(SLOT_LENGTH.total_seconds())

_PLACES, _SERIES = msgspec.json.Decoder(Municipality), msgspec.json.Decoder(SeriesOnWire)
_BOOKING, _NEED = msgspec.json.Decoder(Booking), msgspec.json.Decoder(WaitingNeed)
_ANSWER: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)
_CHANGE: msgspec.json.Decoder[FeedChange] = msgspec.json.Decoder(FeedChange)

Values = dict[str, Any]
Told = TypeVar("Told")


class LineUnusable(Exception):
    """A line says something that cannot be; the message says what."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """What only who has the centre's keys can do, with lines `written_by` the centre with that raw public key.

    `renamed`: under which key each person is counted by these keys.

    Without `has_contacts` nobody who stands behind anything is told, nor what staff wrote about them.
    """

    has_contacts: bool
    written_by: bytes
    is_of_the_same_centre: bool
    opened: Callable[[bytes, UUID], Contact]
    sealed: Callable[[Contact], bytes]
    identified: Callable[[bytes], str | None]
    signed: Callable[[bytes], bytes]
    signed_receipt: Callable[[str], str]
    useless_secret: Callable[[], str]
    renamed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A file of lines. `put` gets them in the order of the file, some at a time, in one writing transaction."""

    name: str
    line: type[Line]
    tables: tuple[Table, ...]
    count: Callable[[Connection, Keyring], int]
    read: Callable[[Connection, Keyring], Iterator[Line]]
    put: Callable[[Connection, Sequence[Any], Keyring], None]

    @property
    def file(self) -> str:
        return f"{self.name}.jsonl"


def _nothing_more(_values: Values, _keyring: Keyring) -> Values:
    return {}


def of_table(
    name: str,
    line: type[Line],
    table: Table,
    *,
    renamed: Mapping[str, str] | None = None,
    tell: Callable[[Values, Keyring], Values] = _nothing_more,
    keep: Callable[[Values, Keyring], Values] = _nothing_more,
    only: Callable[[Keyring], ColumnElement[bool]] = lambda _: true(),
) -> Kind:
    """A table's rows by its primary key. `tell` changes what a line says, `keep` what a row has."""
    fields = fields_between(line, table, renamed or {})

    def read(connection: Connection, keyring: Keyring) -> Iterator[Line]:
        query = select(table).where(only(keyring)).order_by(*table.primary_key.columns)
        for row in _rows(connection, query):
            values = told(row, fields)
            yield line(**values) if tell is _nothing_more else line(**{**values, **tell(values, keyring)})

    def count(connection: Connection, keyring: Keyring) -> int:
        return _count(connection, select(func.count()).select_from(table).where(only(keyring)))

    def put(connection: Connection, given: Sequence[Line], keyring: Keyring) -> None:
        rows = [kept(one, fields) for one in given]
        connection.execute(table.insert(), [{**row, **keep(row, keyring)} for row in rows])

    return Kind(name, line, (table,), count, read, put)


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    """Row by row, however many there are."""
    yield from connection.execution_options(yield_per=ROWS_AT_ONCE).execute(query)


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(query).scalar_one())


def _decoded(document: bytes, decoder: msgspec.json.Decoder[Told], what: str) -> Told:
    try:
        return decoder.decode(document)
    except msgspec.ValidationError as err:
        message = f"{what} cannot be what it should ({err})"
        raise LineUnusable(message) from err


# Places, machines, staff


def _places_hold(row: Values, _keyring: Keyring) -> Values:
    _decoded(row["document"].encode(), _PLACES, "places")
    return {}


def _new_machine(_row: Values, _keyring: Keyring) -> Values:
    """It is let in anew before it speaks."""
    return {"incarnation": 0, "sequence": 0}


def _no_password(_row: Values, keyring: Keyring) -> Values:
    return {"secret": keyring.useless_secret(), "is_first": True}


def _read_machine_keys(connection: Connection, _keyring: Keyring) -> Iterator[Line]:
    """Present and former ones: what they signed stays readable, and none of them speaks for its machine elsewhere."""
    present = select(schema.device).where(schema.device.c.public_key.is_not(None))
    keys = {row.public_key: (row.id, row.lost_at is not None) for row in connection.execute(present)}
    for row in connection.execute(select(schema.former_key)):
        keys.setdefault(row.public_key, (row.device_id, row.was_lost))
    for key, (machine, was_lost) in sorted(keys.items()):
        yield lines.MachineKeyLine(public_key=key, machine=machine, was_lost=was_lost)


def _put_machine_keys(connection: Connection, given: Sequence[lines.MachineKeyLine], _keyring: Keyring) -> None:
    rows = [{"public_key": one.public_key, "device_id": one.machine, "was_lost": one.was_lost} for one in given]
    connection.execute(schema.former_key.insert(), rows)


def _count_machine_keys(connection: Connection, keyring: Keyring) -> int:
    return sum(1 for _ in _read_machine_keys(connection, keyring))


# Bookings and their cells

BOOKING_COLUMNS = {
    "space": "space_id",
    "layout": "layout_id",
    "user": "user_kind",
    "machine": "device_id",
    "shelter": "shelter_id",
    "group": "group_id",
}
_BOOKING_FIELDS = fields_between(lines.BookingLine, schema.booking, BOOKING_COLUMNS)
_CELLS = (
    select(schema.occupancy)
    .where(schema.occupancy.c.booking_id.in_(bindparam("ids", expanding=True)))
    .order_by(schema.occupancy.c.booking_id, schema.occupancy.c.room_id, schema.occupancy.c.slot)
)


def _read_bookings(connection: Connection, _keyring: Keyring) -> Iterator[Line]:
    query = select(schema.booking).order_by(schema.booking.c.id)
    result = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(query)
    for rows in result.partitions(ROWS_AT_ONCE):
        cells = _cells_of(connection, [row.id for row in rows])
        for row in rows:
            yield lines.BookingLine(**told(row, _BOOKING_FIELDS), cells=tuple(_runs(cells[row.id])))


def _cells_of(connection: Connection, ids: list[str]) -> Mapping[str, list[Row[Any]]]:
    cells: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_CELLS, {"ids": ids}):
        cells[row.booking_id].append(row)
    return cells


def _runs(cells: Sequence[Row[Any]]) -> Iterator[lines.Run]:
    """Cells of one room and kind that follow each other are one run."""
    begun = 0
    for at in range(1, len(cells) + 1):
        first, last = cells[begun], cells[at - 1]
        is_on = at < len(cells) and _goes_on(last, cells[at])
        if not is_on:
            yield lines.Run(
                room=first.room_id,
                kind=CellKind(first.kind),
                starts_at=from_seconds(first.slot * _SLOT_SECONDS),
                ends_at=from_seconds((last.slot + 1) * _SLOT_SECONDS),
            )
            begun = at


def _goes_on(one: Row[Any], other: Row[Any]) -> bool:
    return (one.room_id, one.slot + 1, one.kind) == (other.room_id, other.slot, other.kind)


def _put_bookings(connection: Connection, given: Sequence[lines.BookingLine], _keyring: Keyring) -> None:
    for one in given:
        if one.code != code_of(BookingId(one.id)):
            message = "code is not the one of that id"
            raise LineUnusable(message)
    connection.execute(schema.booking.insert(), [kept(one, _BOOKING_FIELDS) for one in given])
    rows = [row for one in given for run in one.cells for row in _cell_rows(one, run)]
    for start in range(0, len(rows), ROWS_AT_ONCE):
        connection.execute(schema.occupancy.insert(), rows[start : start + ROWS_AT_ONCE])


def _cell_rows(one: lines.BookingLine, run: lines.Run) -> Iterator[Values]:
    first, last = to_seconds(run.starts_at), to_seconds(run.ends_at)
    if first % _SLOT_SECONDS or last % _SLOT_SECONDS or not 0 < last - first <= MOST_RUN_SECONDS:
        message = "a run of cells must begin and end on a quarter of an hour"
        raise LineUnusable(message)
    for slot in range(first // _SLOT_SECONDS, last // _SLOT_SECONDS):
        yield {
            "room_id": run.room,
            "slot": slot,
            "booking_id": str(one.id),
            "block_id": None,
            "kind": run.kind.value,
        }


MOST_RUN_SECONDS = 60 * 86_400
"""Two months: a room may stand set up for longer than anybody books it."""


def _count_bookings(connection: Connection, _keyring: Keyring) -> int:
    return _count(connection, select(func.count()).select_from(schema.booking))


# Blocks, whose cells follow from rooms and span

_BLOCK_FIELDS = fields_between(lines.BlockLine, schema.block, {"venue": "venue_id"})


def _read_blocks(connection: Connection, _keyring: Keyring) -> Iterator[Line]:
    for row in _rows(connection, select(schema.block).order_by(schema.block.c.id)):
        yield lines.BlockLine(**told(row, _BLOCK_FIELDS))


def _put_blocks(connection: Connection, given: Sequence[lines.BlockLine], _keyring: Keyring) -> None:
    connection.execute(schema.block.insert(), [kept(one, _BLOCK_FIELDS) for one in given])
    for one in given:
        rows = [
            {"room_id": room, "slot": slot, "booking_id": None, "block_id": str(one.id), "kind": _BLOCKED}
            for room in (one.rooms if one.state is BlockState.STANDING else ())
            for slot in range(to_seconds(one.starts_at) // _SLOT_SECONDS, to_seconds(one.ends_at) // _SLOT_SECONDS)
        ]
        for start in range(0, len(rows), ROWS_AT_ONCE):
            connection.execute(schema.occupancy.insert(), rows[start : start + ROWS_AT_ONCE])


_BLOCKED = CellKind.BLOCKED.value


def _count_blocks(connection: Connection, _keyring: Keyring) -> int:
    return _count(connection, select(func.count()).select_from(schema.block))


# The waiting list, and who stands behind what


def _nobodys_yet(_row: Values, _keyring: Keyring) -> Values:
    """Whose it is comes with the contacts."""
    return {"sealed": None}


def _a_wish(row: Values, keyring: Keyring) -> Values:
    """What the table has beside the need; whom to call comes with the contacts."""
    need = _decoded(row["need"], _NEED, "need")
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
    for row in _rows(connection, behind):
        yield _contact(ContactOf.BOOKING, row, row.party, keyring)
    for row in _rows(connection, wishes.order_by(waiting.c.id)):
        if keyring.opened(row.sealed, UUID(row.id)) != Contact():
            yield _contact(ContactOf.WISH, row, row.party, keyring)
    for row in _rows(connection, doubts.order_by(doubt.c.booking_id, doubt.c.kind)):
        yield _contact(ContactOf.DOUBT, row, None, keyring)
    card = schema.place_card
    held = select(card.c.id, card.c.sealed, card.c.keep_until).where(card.c.sealed.is_not(None))
    for row in _rows(connection, held.order_by(card.c.id)):
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


# Quotas, which count persons under keys of the centre's own

_QUOTA_FIELDS = fields_between(lines.QuotaLine, schema.quota_use, {})


def _quotas_told(keyring: Keyring) -> ColumnElement[bool]:
    return true() if keyring.has_contacts else schema.quota_use.c.party.not_like(f"%{PERSON_MARK}%")


def _read_quotas(connection: Connection, keyring: Keyring) -> Iterator[Line]:
    query = select(schema.quota_use).where(_quotas_told(keyring)).order_by(*schema.quota_use.primary_key.columns)
    return (lines.QuotaLine(**told(row, _QUOTA_FIELDS)) for row in _rows(connection, query))


def _count_quotas(connection: Connection, keyring: Keyring) -> int:
    return _count(connection, select(func.count()).select_from(schema.quota_use).where(_quotas_told(keyring)))


def _put_quotas(connection: Connection, given: Sequence[lines.QuotaLine], keyring: Keyring) -> None:
    """A person whom other keys count, and whose contact is not there, cannot be counted on."""
    rows = [
        {**kept(one, _QUOTA_FIELDS), "party": party}
        for one in given
        if (party := _counted_here(one.party, keyring)) is not None
    ]
    if rows:
        connection.execute(schema.quota_use.insert(), rows)


def _counted_here(party: str, keyring: Keyring) -> str | None:
    if keyring.is_of_the_same_centre or not is_of_a_person(party):
        return party
    return keyring.renamed.get(party)


# What must hold of documents


def _series_hold(row: Values, _keyring: Keyring) -> Values:
    _decoded(row["document"], _SERIES, "series")
    return {}


def _doubts_hold(row: Values, _keyring: Keyring) -> Values:
    _decoded(row["document"], _BOOKING, "document")
    return {"sealed": None}


def _no_reason(_values: Values, keyring: Keyring) -> Values:
    """Staff write it, and may have written about somebody."""
    return {} if keyring.has_contacts else {"reason": ""}


def _changes_hold(row: Values, _keyring: Keyring) -> Values:
    _decoded(row["change"], _CHANGE, "change")
    return {}


_CHANGES = of_table("changes", lines.ChangeLine, schema.feed, keep=_changes_hold)


def _put_changes(connection: Connection, given: Sequence[Line], keyring: Keyring) -> None:
    """A card that was stopped without being known stands in the feed alone."""
    _CHANGES.put(connection, given, keyring)
    for line in given:
        if isinstance(line, lines.ChangeLine):
            change = _decoded(bytes(line.change), _CHANGE, "change")
            if isinstance(change, CardRevoked):
                place_cards.stop_unknown(connection, change.revoked)


def _signed_checkpoint(row: Values, keyring: Keyring) -> Values:
    one = Checkpoint(row["number"], from_seconds(row["at"]), row["hash"], row["is_cut"])
    return {"signature": keyring.signed(one.signed)}


def _answer_told(values: Values, _keyring: Keyring) -> Values:
    return {"answer": _with_receipt(bytes(values["answer"]), unsigned_receipt)}


def _answer_kept(row: Values, keyring: Keyring) -> Values:
    return {"answer": bytes(_with_receipt(row["answer"], keyring.signed_receipt))}


_WITH_RECEIPT = (Confirmed, Requested, Changed, SeriesBooked, SeriesRequested, SeriesAltered)


def _with_receipt(document: bytes, change: Callable[[str], str]) -> msgspec.Raw:
    answer = _decoded(document, _ANSWER, "answer")
    if not isinstance(answer, _WITH_RECEIPT) or not answer.receipt:
        return msgspec.Raw(msgspec.json.encode(answer))
    try:
        return msgspec.Raw(msgspec.json.encode(msgspec.structs.replace(answer, receipt=change(answer.receipt))))
    except ValueError as err:
        message = "answer has a receipt that cannot be one"
        raise LineUnusable(message) from err


KINDS: tuple[Kind, ...] = (
    of_table("places", lines.PlacesLine, schema.places_version, renamed={"places": "document"}, keep=_places_hold),
    of_table("venues", lines.VenueLine, schema.venue),
    of_table("rooms", lines.RoomLine, schema.room, renamed={"venue": "venue_id"}),
    of_table("spaces", lines.SpaceLine, schema.space, renamed={"venue": "venue_id"}),
    of_table("machines", lines.MachineLine, schema.device, renamed={"venue": "venue_id"}, keep=_new_machine),
    Kind(
        "machine_keys",
        lines.MachineKeyLine,
        (schema.former_key,),
        _count_machine_keys,
        _read_machine_keys,
        _put_machine_keys,
    ),
    of_table("series", lines.SeriesLine, schema.series, renamed={"series": "document"}, keep=_series_hold),
    Kind(
        "bookings",
        lines.BookingLine,
        (schema.booking, schema.occupancy),
        _count_bookings,
        _read_bookings,
        _put_bookings,
    ),
    Kind("blocks", lines.BlockLine, (schema.block,), _count_blocks, _read_blocks, _put_blocks),
    of_table(
        "cards",
        lines.CardLine,
        schema.place_card,
        renamed={
            "group": "group_id",
            "machine": "device_id",
        },
        keep=_nobodys_yet,
    ),
    of_table("waiting", lines.WaitingLine, schema.waiting, keep=_a_wish),
    of_table(
        "unmet",
        lines.UnmetLine,
        schema.unmet_demand,
        renamed={
            "venue": "venue_id",
            "space": "space_id",
            "user": "user_kind",
            "why": "code",
        },
    ),
    of_table(
        "wishes",
        lines.HouseWishLine,
        schema.house_wish,
        renamed={
            "venue": "venue_id",
            "when": "week_part",
        },
    ),
    of_table("conditions", lines.ConditionLine, schema.condition_report, renamed={"space": "space_id"}),
    of_table("condition_counts", lines.ConditionCountLine, schema.condition_count, renamed={"space": "space_id"}),
    of_table(
        "overrides",
        lines.OverrideLine,
        schema.booking_override,
        renamed={
            "booking": "booking_id",
            "machine": "device_id",
        },
        tell=_no_reason,
    ),
    of_table("doubts", lines.DoubtLine, schema.doubt, renamed={"booking": "booking_id"}, keep=_doubts_hold),
    of_table(
        "notices",
        lines.NoticeLine,
        schema.notification,
        renamed={
            "booking": "booking_id",
            "wish": "waiting_id",
        },
    ),
    Kind(
        "contacts",
        lines.ContactLine,
        (schema.contact, schema.booking_party),
        _count_contacts,
        _read_contacts,
        _put_contacts,
    ),
    Kind("quotas", lines.QuotaLine, (schema.quota_use,), _count_quotas, _read_quotas, _put_quotas),
    of_table("staff", lines.StaffLine, schema.staff, keep=_no_password),
    of_table("audit", lines.AuditLine, schema.audit),
    of_table("checkpoints", lines.CheckpointLine, schema.audit_checkpoint, keep=_signed_checkpoint),
    of_table(
        "answers", lines.AnswerLine, schema.answer, renamed={"id": "command_id"}, tell=_answer_told, keep=_answer_kept
    ),
    replace(_CHANGES, put=_put_changes),
)
"""Every file, in the order in which an empty database takes them."""
