"""Deciding a command: read its slice, ask the authority, write what it says. One transaction, all or nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as insert_ignoring

from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.identity import BookingId, DeviceId, RoomId, Slot
from booking_core.domain.places import Municipality
from booking_core.protocol.authority import (
    AuthorityState,
    BookingAltered,
    BookingGiven,
    Decision,
    Origin,
    StoredAnswer,
    decide,
    wanted_cells,
)
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Book,
    BookingChanged,
    Changed,
    Command,
    Confirmed,
    Reschedule,
)
from booking_core.store import feed_log
from booking_core.store.feed_log import CentreHead
from booking_core.store.rows import booking_row, occupancy_rows, read_bookings, to_seconds
from booking_core.store.schema import answer, authority, booking, contact, occupancy

_SLOTS_SEEN_AFTER = 64
"""Sixteen hours after what is asked for: a refusal says until when the room is taken."""

SignReceipt = Callable[[Booking], str]


class CellsTaken(Exception):
    """Another transaction took a cell between reading and writing: decide again. Never happens on SQLite."""


@dataclass(frozen=True, slots=True)
class Case:
    """A command with all that deciding it needs from outside the database."""

    command: Command
    origin: Origin
    municipality: Municipality
    now: datetime
    sign: SignReceipt


def decide_in(connection: Connection, case: Case, head: CentreHead) -> tuple[Answer, bool]:
    """The answer to the case's command, and whether anything changed. `connection` is in a writing transaction.

    Raises:
        CellsTaken: a rival committed in between; roll back and try again.
    """
    fingerprint = _fingerprint(case)
    state = _state(connection, case, head)
    decision = decide(state, case.command, case.origin, fingerprint=fingerprint, now=case.now)
    final = _final_answer(decision, case.sign)
    if decision.is_kept:
        _write(connection, decision, case)
        _store_answer(connection, case, StoredAnswer(fingerprint, final))
        _tell_feed(connection, decision)
    return final, decision.is_kept and decision.change is not None


def _fingerprint(case: Case) -> str:
    """What makes two commands the same. Sealing is random, so of a contact only its presence counts."""
    command = case.command
    if isinstance(command, Book) and command.contact is not None:
        command = msgspec.structs.replace(command, contact=b"")
    return sha256(msgspec.json.encode([command, case.origin.device])).hexdigest()


def _state(connection: Connection, case: Case, head: CentreHead) -> AuthorityState:
    command = case.command
    cells = wanted_cells(case.municipality, _alternatives(command))
    wanted = BookingId(command.id) if isinstance(command, Book) else command.booking
    return AuthorityState(
        municipality=case.municipality,
        epoch=head.epoch,
        taken=_taken(connection, cells),
        held=_held(connection, cells),
        bookings=_bookings(connection, [wanted]),
        answers=_answers(connection, case.command.id),
        recovering=head.recovering,
        named=_named(connection, wanted),
    )


def _alternatives(command: Command) -> tuple[Alternative, ...]:
    match command:
        case Book(alternatives=alternatives):
            return alternatives
        case Reschedule(to=to):
            return (to,)
        case _:
            return ()


def _named(connection: Connection, wanted: BookingId) -> frozenset[BookingId]:
    query = select(contact.c.booking_id).where(contact.c.booking_id == str(wanted))
    return frozenset() if connection.execute(query).first() is None else frozenset({wanted})


def _taken(connection: Connection, cells: Iterable[Cell]) -> dict[Cell, BookingId]:
    rows: dict[Cell, BookingId] = {}
    for room, first, last in _ranges(cells):
        seen = occupancy.c.slot.between(first, last + _SLOTS_SEEN_AFTER)
        query = select(occupancy).where(occupancy.c.room_id == room, seen)
        for row in connection.execute(query):
            rows[Cell(room, Slot(row.slot))] = BookingId(UUID(row.booking_id))
    return rows


def _held(connection: Connection, cells: Iterable[Cell]) -> dict[Cell, DeviceId]:
    rows: dict[Cell, DeviceId] = {}
    for room, first, last in _ranges(cells):
        query = select(authority).where(authority.c.room_id == room, authority.c.slot.between(first, last))
        for row in connection.execute(query):
            rows[Cell(room, Slot(row.slot))] = DeviceId(row.device_id)
    return rows


def _ranges(cells: Iterable[Cell]) -> list[tuple[RoomId, int, int]]:
    """For each room the first and the last slot that is wanted."""
    slots: dict[RoomId, list[int]] = {}
    for cell in cells:
        slots.setdefault(cell.room, []).append(cell.slot)
    return [(room, min(numbers), max(numbers)) for room, numbers in sorted(slots.items())]


def _bookings(connection: Connection, ids: list[BookingId]) -> dict[BookingId, Booking]:
    query = select(booking).where(booking.c.id.in_([str(value) for value in ids]))
    return {value.id: value for value in read_bookings(connection, query)}


def _answers(connection: Connection, command_id: UUID) -> dict[UUID, StoredAnswer]:
    row = connection.execute(select(answer).where(answer.c.command_id == str(command_id))).one_or_none()
    if row is None:
        return {}
    return {command_id: StoredAnswer(row.fingerprint, msgspec.json.decode(row.answer, type=Answer))}


def _final_answer(decision: Decision, sign: SignReceipt) -> Answer:
    if decision.answer is not None:
        return decision.answer
    match decision.change:
        case BookingGiven(booking=booking, alternative=alternative):
            return Confirmed(booking=booking, alternative=alternative, receipt=sign(booking))
        case BookingAltered(booking=booking):
            return Changed(booking=booking, receipt=sign(booking))
        case None:
            message = "a decision without an answer must change a booking"
            raise TypeError(message)


def _write(connection: Connection, decision: Decision, case: Case) -> None:
    match decision.change:
        case BookingGiven(booking=given, contact=sealed):
            connection.execute(booking.insert().values(**booking_row(given), created_at=to_seconds(case.now)))
            _occupy(connection, given)
            if sealed is None and given.replaces is not None:
                sealed = _sealed_contact(connection, given.replaces)
            if sealed is not None:
                _keep_contact(connection, given, sealed, case.municipality)
        case BookingAltered(booking=altered):
            connection.execute(update(booking).where(booking.c.id == str(altered.id)).values(**booking_row(altered)))
            connection.execute(delete(occupancy).where(occupancy.c.booking_id == str(altered.id)))
            _occupy(connection, altered)
            _keep_contact_until_its_end(connection, altered, case.municipality)
        case None:
            return


def _occupy(connection: Connection, given: Booking) -> None:
    """The statement that refuses a double booking: count what came back, and give up if it is short."""
    rows = occupancy_rows(given)
    if not rows:
        return
    statement = insert_ignoring(occupancy).values(rows).on_conflict_do_nothing()
    placed = connection.execute(statement.returning(occupancy.c.slot)).all()
    if len(placed) < len(rows):
        raise CellsTaken


def _keep_contact(connection: Connection, given: Booking, sealed: bytes, municipality: Municipality) -> None:
    values = {"booking_id": str(given.id), "sealed": sealed, "keep_until": _keep_until(given, municipality)}
    connection.execute(contact.insert().values(**values))


def _keep_contact_until_its_end(connection: Connection, altered: Booking, municipality: Municipality) -> None:
    kept = update(contact).where(contact.c.booking_id == str(altered.id))
    connection.execute(kept.values(keep_until=_keep_until(altered, municipality)))


def _keep_until(value: Booking, municipality: Municipality) -> int:
    return to_seconds(value.span.ends_at + timedelta(days=municipality.privacy.contact_kept_days_after))


def _sealed_contact(connection: Connection, replaced: BookingId) -> bytes | None:
    """Who booked what is made again in its place is still who booked it."""
    query = select(contact.c.sealed).where(contact.c.booking_id == str(replaced))
    sealed: bytes | None = connection.execute(query).scalar_one_or_none()
    return sealed


def _store_answer(connection: Connection, case: Case, stored: StoredAnswer) -> None:
    connection.execute(
        answer.insert().values(
            command_id=str(case.command.id),
            fingerprint=stored.fingerprint,
            answer=msgspec.json.encode(stored.answer),
            answered_at=to_seconds(case.now),
        )
    )


def _tell_feed(connection: Connection, decision: Decision) -> None:
    if decision.change is not None:
        feed_log.append(connection, [BookingChanged(booking=decision.change.booking)])
