"""Deciding a command: read its slice, ask the authority, write what it says. One transaction, all or nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as insert_ignoring
from sqlalchemy.exc import IntegrityError

from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, RoomId, Slot
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import slots_of
from booking_core.protocol.authority import (
    AuthorityState,
    BookingAltered,
    BookingGiven,
    Decision,
    Origin,
    Reach,
    StoredAnswer,
    decide,
    reach,
)
from booking_core.protocol.messages import (
    Answer,
    Book,
    BookingChanged,
    Changed,
    Command,
    Confirmed,
)
from booking_core.store import feed_log, furniture_store
from booking_core.store.feed_log import CentreHead
from booking_core.store.rows import booking_row, occupancy_rows, read_bookings, to_seconds
from booking_core.store.schema import answer, authority, booking, contact, occupancy

_SLOTS_SEEN_AFTER = 64
"""Sixteen hours after what is asked for: a refusal says until when the room is taken."""

SignReceipt = Callable[[Booking], str]


class CellsTaken(Exception):
    """Another transaction took a cell, or the last chairs, between reading and writing: decide again.

    Never happens on SQLite.
    """


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
        _write(connection, decision, case, state.calendar)
        _store_answer(connection, case, StoredAnswer(fingerprint, final))
        _tell_feed(connection, decision)
    return final, decision.is_kept and bool(decision.changes)


def _fingerprint(case: Case) -> str:
    """What makes two commands the same. Sealing is random, so of a contact only its presence counts."""
    command = case.command
    if isinstance(command, Book) and command.contact is not None:
        command = msgspec.structs.replace(command, contact=b"")
    return sha256(msgspec.json.encode([command, case.origin.device])).hexdigest()


def _state(connection: Connection, case: Case, head: CentreHead) -> AuthorityState:
    command = case.command
    wanted = BookingId(command.id) if isinstance(command, Book) else command.booking
    changed = _bookings(connection, [str(wanted)])
    reached = reach(case.municipality, command, changed[0] if changed else None)
    return AuthorityState(
        municipality=case.municipality,
        epoch=head.epoch,
        calendar=Calendar.of((*_standing_in(connection, reached), *changed)),
        held=_held(connection, reached),
        answers=_answers(connection, case.command.id),
        recovering=head.recovering,
        named=_named(connection, wanted),
    )


def _named(connection: Connection, wanted: BookingId) -> frozenset[BookingId]:
    query = select(contact.c.booking_id).where(contact.c.booking_id == str(wanted))
    return frozenset() if connection.execute(query).first() is None else frozenset({wanted})


def _standing_in(connection: Connection, reached: Iterable[Reach]) -> tuple[Booking, ...]:
    """Every booking that occupies a cell there, or in the hours after."""
    ids: set[str] = set()
    for rooms, first, last in _slots(reached):
        seen = occupancy.c.room_id.in_(rooms) & occupancy.c.slot.between(first, last + _SLOTS_SEEN_AFTER)
        ids.update(connection.execute(select(occupancy.c.booking_id).where(seen).distinct()).scalars())
    return _bookings(connection, ids)


def _held(connection: Connection, reached: Iterable[Reach]) -> dict[Cell, DeviceId]:
    rows: dict[Cell, DeviceId] = {}
    for rooms, first, last in _slots(reached):
        query = select(authority).where(authority.c.room_id.in_(rooms), authority.c.slot.between(first, last))
        for row in connection.execute(query):
            rows[Cell(RoomId(row.room_id), Slot(row.slot))] = DeviceId(row.device_id)
    return rows


def _slots(reached: Iterable[Reach]) -> Iterator[tuple[list[str], int, int]]:
    """Rooms, first and last slot of each reach."""
    for one in reached:
        slots = slots_of(one.span)
        yield sorted(one.rooms), slots.start, slots.stop - 1


def _bookings(connection: Connection, ids: Iterable[str]) -> tuple[Booking, ...]:
    wanted = sorted(ids)
    return read_bookings(connection, select(booking).where(booking.c.id.in_(wanted))) if wanted else ()


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


def _write(connection: Connection, decision: Decision, case: Case, calendar: Calendar) -> None:
    """What is given up first: a neighbour's cells may be among those that are given."""
    _draw_furniture(connection, decision, case.municipality, calendar)
    altered = [change.booking for change in decision.changes if isinstance(change, BookingAltered)]
    for one in altered:
        connection.execute(delete(occupancy).where(occupancy.c.booking_id == str(one.id)))
    for one in altered:
        connection.execute(update(booking).where(booking.c.id == str(one.id)).values(**booking_row(one)))
        _occupy(connection, one)
        _keep_contact_until_its_end(connection, one, case.municipality)
    for change in decision.changes:
        if isinstance(change, BookingGiven):
            _give(connection, change, case)


def _draw_furniture(connection: Connection, decision: Decision, municipality: Municipality, calendar: Calendar) -> None:
    after = [change.booking for change in decision.changes]
    before = [calendar.bookings[one.id] for one in after if one.id in calendar.bookings]
    try:
        furniture_store.draw(connection, municipality, before=before, after=after)
    except IntegrityError as err:
        raise CellsTaken from err


def _give(connection: Connection, change: BookingGiven, case: Case) -> None:
    given, sealed = change.booking, change.contact
    connection.execute(booking.insert().values(**booking_row(given), created_at=to_seconds(case.now)))
    _occupy(connection, given)
    if sealed is None and given.replaces is not None:
        sealed = _sealed_contact(connection, given.replaces)
    if sealed is not None:
        _keep_contact(connection, given, sealed, case.municipality)


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
    """Neighbours before the booking they make room for: a replica then never sees a cell in two bookings."""
    if decision.changes:
        main, *along = decision.changes
        feed_log.append(connection, [BookingChanged(booking=change.booking) for change in (*along, main)])
