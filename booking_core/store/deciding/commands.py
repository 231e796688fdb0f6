"""Deciding a command: read its slice, ask the authority, write what it says. One transaction, all or nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError

from booking_core.domain.bookings import Booking, BookingState, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BlockId, BookingId, DeviceId, SeriesId, WaitingId
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.series import Series
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, slots_of
from booking_core.protocol.authority import (
    AuthorityState,
    BlockSet,
    BookingAltered,
    BookingGiven,
    Change,
    Decision,
    Extent,
    RequestTaken,
    SeriesRecorded,
    StoredAnswer,
    decide,
    extents_of,
    extents_of_answer,
    extents_of_block,
    extents_of_series,
)
from booking_core.protocol.escrow.recovering import not_reported, places_waited_for
from booking_core.protocol.escrow.terms import WANTED_FOR
from booking_core.protocol.messages import (
    Answer,
    Approve,
    ApproveSeries,
    BlockChanged,
    BlockCommand,
    BlockRooms,
    Book,
    BookingChanged,
    BookSeries,
    Changed,
    Command,
    Confirmed,
    Decline,
    Declined,
    FeedChange,
    NotChanged,
    Pending,
    Requested,
    Reschedule,
    SameIdOtherBody,
    SeriesAltered,
    SeriesBooked,
    SeriesChanged,
    SeriesCommand,
    SeriesRequested,
)
from booking_core.protocol.notices import notices_of
from booking_core.protocol.series_on_wire import series_to_wire
from booking_core.protocol.unmet import unmet_of
from booking_core.store.bookings import block_store, furniture_store, overrides, quota_store, series_store
from booking_core.store.bookings.overrides import Override
from booking_core.store.bookings.quota_store import persons_of
from booking_core.store.bookings.requests import rivals_in
from booking_core.store.deciding.audited import act_of
from booking_core.store.deciding.cases import SLOTS_SEEN_AFTER, Case, CellsTaken, SignReceipt
from booking_core.store.deciding.kept_answers import answers_to, fingerprint_of, keep_answer
from booking_core.store.deciding.known import is_of_somebody_else, with_what_counts
from booking_core.store.logs import audit, feed_log
from booking_core.store.logs.feed_log import CentreHead
from booking_core.store.machines import authority_store, devices, doubts, standings
from booking_core.store.rows import booking_row, bookings_with_ids, changed_columns, occupancy_rows, to_seconds
from booking_core.store.schema import booking, contact, occupancy
from booking_core.store.statements.at_once import Sheet
from booking_core.store.told import notifications, unmet_demand, waiting_list

_NAMED = select(contact.c.booking_id).where(contact.c.booking_id.in_(bindparam("ids", expanding=True)))
_STANDING_IN = (
    select(occupancy.c.booking_id)
    .where(
        occupancy.c.room_id.in_(bindparam("rooms", expanding=True)),
        occupancy.c.slot.between(bindparam("first"), bindparam("last")),
        occupancy.c.booking_id.is_not(None),
    )
    .distinct()
)
_GIVE = booking.insert()

_WITH_RECEIPT = (SeriesBooked, SeriesRequested, SeriesAltered, Confirmed, Requested)

_APART = (SeriesRecorded, BlockSet)
"""Changes that are none of a booking."""


def decide_in(connection: Connection, case: Case, head: CentreHead) -> tuple[Answer | Pending, bool]:
    """The answer to the case's command, and whether others must hear at once. `connection` is in a writing transaction.

    Raises:
        CellsTaken: a rival committed in between; roll back and try again.
    """
    fingerprint = fingerprint_of(case.command, case.origin.asker)
    state = _with_waited_for(connection, _state(connection, case, head))
    if case.command.id in state.answers and is_of_somebody_else(connection, case.command, case.identify):
        return SameIdOtherBody(), False
    state = with_what_counts(connection, state, case.command, case.origin, identify=case.identify, now=case.now)
    decision = decide(state, case.command, case.origin, fingerprint=fingerprint, now=case.now, waits=case.waits)
    is_recalled = _recall(connection, decision, now=case.now)
    if decision.is_pending:
        return Pending(id=case.command.id), is_recalled
    final = final_answer(decision, case.sign)
    if decision.is_kept:
        _count_quotas(connection, decision, case, state)
        _write(connection, decision, case, state.calendar)
        _keep_overrides(connection, decision, case)
        notices = notices_of(decision.changes, state.calendar.bookings, case.origin)
        notifications.queue(connection, notices, has_email=case.has_email, now=case.now)
        keep_unmet_demand(connection, case, final, state.calendar)
        keep_answer(connection, case.command.id, StoredAnswer(fingerprint, final), now=case.now)
        audit.append(connection, [act_of(case.command, case.origin, final)], now=case.now)
        _tell_feed(connection, decision)
    return final, is_recalled or (decision.is_kept and bool(decision.changes))


def _with_waited_for(connection: Connection, state: AuthorityState) -> AuthorityState:
    """`state` with the machines that a restored centre waits for."""
    if not state.recovering:
        return state
    missing = not_reported(standings.read_standings(connection), state.epoch)
    return replace(state, waited_for=places_waited_for(state.municipality, missing))


def _recall(connection: Connection, decision: Decision, *, now: datetime) -> bool:
    """Ask for the cells that the asker waits for; whether their kiosks do not know of it yet."""
    if not decision.awaited:
        return False
    return authority_store.want(connection, decision.awaited, now + WANTED_FOR, now=now)


def _state(connection: Connection, case: Case, head: CentreHead) -> AuthorityState:
    command = case.command
    if isinstance(command, SeriesCommand):
        return _state_of_series(connection, case, command, head)
    if isinstance(command, BlockCommand):
        return _state_of_block(connection, case, command, head)
    wanted = BookingId(command.id) if isinstance(command, Book) else command.booking
    changed = bookings_with_ids(connection, [str(wanted)])
    rivals = rivals_in(connection, case.municipality, changed[0]) if changed and isinstance(command, Approve) else ()
    extents = extents_of(case.municipality, command, changed[0] if changed else None)
    if changed and isinstance(command, Approve | Decline):
        extents = (*extents, *extents_of_answer(case.municipality, command, changed[0], rivals))
    series, siblings = _series_of(connection, (*changed, *rivals), case.municipality)
    state = AuthorityState(
        municipality=case.municipality,
        epoch=head.epoch,
        calendar=calendar_of(connection, extents, (*rivals, *siblings, *changed)),
        held={},
        answers=answers_to(connection, case.command.id),
        recovering=head.recovering,
        named=_named(connection, [wanted, *(rival.id for rival in rivals)]),
        waiting=_waiting(connection, command),
        series=series,
    )
    return _with_held(connection, state, extents)


def _state_of_series(connection: Connection, case: Case, command: SeriesCommand, head: CentreHead) -> AuthorityState:
    wanted = SeriesId(command.id) if isinstance(command, BookSeries) else command.series
    series = series_store.read_series(connection, wanted, case.municipality)
    bookings = series_store.bookings_of(connection, wanted)
    rivals = _rivals_of_series(connection, case, command, bookings)
    extents = extents_of_series(case.municipality, command, series, bookings)
    theirs, siblings = _series_of(connection, rivals, case.municipality)
    state = AuthorityState(
        municipality=case.municipality,
        epoch=head.epoch,
        calendar=calendar_of(connection, extents, (*siblings, *rivals, *bookings)),
        held={},
        answers=answers_to(connection, command.id),
        recovering=head.recovering,
        named=_named(connection, [one.id for one in (*bookings, *rivals)]),
        series=theirs if series is None else {**theirs, series.id: series},
    )
    return _with_held(connection, state, extents)


def _rivals_of_series(
    connection: Connection, case: Case, command: SeriesCommand, bookings: Iterable[Booking]
) -> tuple[Booking, ...]:
    """Who wants what a yes to the series would give; nobody else is told anything by another command."""
    asked = [one for one in bookings if one.state is BookingState.REQUESTED and isinstance(command, ApproveSeries)]
    return tuple({one.id: one for date in asked for one in rivals_in(connection, case.municipality, date)}.values())


def _state_of_block(connection: Connection, case: Case, command: BlockCommand, head: CentreHead) -> AuthorityState:
    wanted = BlockId(command.id) if isinstance(command, BlockRooms) else command.block
    known = block_store.read_block(connection, wanted)
    state = AuthorityState(
        municipality=case.municipality,
        epoch=head.epoch,
        calendar=Calendar.of((), () if known is None else (known,)),
        held={},
        answers=answers_to(connection, command.id),
        recovering=head.recovering,
    )
    return _with_displaced(connection, state, command) if isinstance(command, BlockRooms) else state


def _with_displaced(connection: Connection, state: AuthorityState, command: BlockRooms) -> AuthorityState:
    """`state` with who is in the way, where each may go, and all dates of their series."""
    there = {one.id: one for one in _standing_in(connection, (Extent(frozenset(command.rooms), command.span),))}
    there |= {one.id: one for one in bookings_with_ids(connection, [str(one.booking) for one in command.displaced])}
    extents = extents_of_block(state.municipality, command, there.values())
    series, dates = _series_of(connection, there.values(), state.municipality)
    calendar = calendar_of(connection, extents, (*dates, *there.values())).with_blocks(state.calendar.blocks.values())
    return _with_held(connection, replace(state, calendar=calendar, series=series), extents)


def calendar_of(connection: Connection, extents: Sequence[Extent], others: Iterable[Booking] = ()) -> Calendar:
    """What stands and what is closed there, and `others`."""
    blocks = block_store.blocks_during(connection, (_as_far_as_seen(one.span) for one in extents))
    return Calendar.of((*_standing_in(connection, extents), *others), blocks)


def _as_far_as_seen(span: TimeSpan) -> TimeSpan:
    return TimeSpan(span.starts_at, span.ends_at + SLOTS_SEEN_AFTER * SLOT_LENGTH)


def _series_of(
    connection: Connection, changed: Iterable[Booking], municipality: Municipality
) -> tuple[dict[SeriesId, Series], tuple[Booking, ...]]:
    """The series that those bookings belong to, with all their dates."""
    wanted = sorted({one.series for one in changed if one.series is not None})
    series = (series_store.read_series(connection, one, municipality) for one in wanted)
    dates = (date for one in wanted for date in series_store.bookings_of(connection, one))
    return {one.id: one for one in series if one is not None}, tuple(dates)


def _named(connection: Connection, wanted: Iterable[BookingId]) -> frozenset[BookingId]:
    named = connection.execute(_NAMED, {"ids": [str(one) for one in wanted]}).scalars()
    return frozenset(BookingId(UUID(one)) for one in named)


def _waiting(connection: Connection, command: Command) -> frozenset[WaitingId]:
    wish = command.from_waiting if isinstance(command, Book) else None
    is_there = wish is not None and waiting_list.sealed_of(connection, wish) is not None
    return frozenset({wish}) if wish is not None and is_there else frozenset()


def _standing_in(connection: Connection, extents: Iterable[Extent]) -> tuple[Booking, ...]:
    """Every booking that occupies a cell there, or in the hours after."""
    ids: set[str] = set()
    for rooms, first, last in _slots(extents):
        seen = {"rooms": rooms, "first": first, "last": last + SLOTS_SEEN_AFTER}
        ids.update(connection.execute(_STANDING_IN, seen).scalars())
    return bookings_with_ids(connection, ids)


def _with_held(connection: Connection, state: AuthorityState, extents: Iterable[Extent]) -> AuthorityState:
    """`state` with the cells there that kiosks hold, and when these were last heard."""
    held: dict[Cell, DeviceId] = {}
    for one in extents:
        there = authority_store.held_in(connection, one.rooms, one.span)
        held |= {cell: holder.device for cell, holder in there.items()}
    return replace(state, held=held, heard_at=devices.last_contacts(connection, held.values())) if held else state


def _slots(extents: Iterable[Extent]) -> Iterator[tuple[list[str], int, int]]:
    """Rooms, first and last slot of each extent."""
    for one in extents:
        slots = slots_of(one.span)
        yield sorted(one.rooms), slots.start, slots.stop - 1


def final_answer(decision: Decision, sign: SignReceipt) -> Answer:
    """What is answered, with the receipt that belongs into it."""
    if decision.answer is not None:
        return _with_receipt(decision.answer, decision.receipt_for, sign)
    match decision.change:
        case BookingGiven(booking=booking, alternative=alternative):
            return Confirmed(booking=booking, alternative=alternative, receipt=sign(booking))
        case RequestTaken(booking=booking, alternative=alternative, is_free=is_free):
            return Requested(booking=booking, alternative=alternative, receipt=sign(booking), is_free=is_free)
        case BookingAltered(booking=booking):
            return Changed(booking=booking, receipt=sign(booking))
        case SeriesRecorded() | BlockSet() | None:
            message = "a decision without an answer must change a booking"
            raise TypeError(message)


def _with_receipt(answer: Answer, standing: Booking | None, sign: SignReceipt) -> Answer:
    if standing is None or not isinstance(answer, _WITH_RECEIPT):
        return answer
    return msgspec.structs.replace(answer, receipt=sign(standing))


def _write(connection: Connection, decision: Decision, case: Case, calendar: Calendar) -> None:
    """What is given up first: a neighbour's cells may be among those that are given."""
    _draw_furniture(connection, decision, case.municipality, calendar)
    altered = [change.booking for change in decision.changes if isinstance(change, BookingAltered)]
    for one in altered:
        connection.execute(delete(occupancy).where(occupancy.c.booking_id == str(one.id)))
    for one in altered:
        values = {**booking_row(one), **changed_columns(one, now=case.now)}
        connection.execute(update(booking).where(booking.c.id == str(one.id)).values(**values))
        occupy(connection, one)
        keep_contact_until_its_end(connection, one, case.municipality)
    for change in decision.changes:
        if isinstance(change, BookingGiven | RequestTaken):
            _give(connection, change, case)
        elif isinstance(change, SeriesRecorded):
            series_store.record(connection, change.series, now=case.now)
        elif isinstance(change, BlockSet) and not block_store.set_block(connection, change.block, now=case.now):
            raise CellsTaken


def _keep_overrides(connection: Connection, decision: Decision, case: Case) -> None:
    """What staff let past the rules is known to the house for as long as its log is kept."""
    kept_for = timedelta(days=case.municipality.privacy.audit_kept_days)
    for one in decision.overridden:
        override = Override(one.booking.version, one.codes, one.reason, case.origin.device, case.now)
        overrides.keep_override(connection, one.booking, override, kept_for=kept_for)


def _count_quotas(connection: Connection, decision: Decision, case: Case, state: AuthorityState) -> None:
    """Before any cell. What the rules have judged stays within every quota; what the house decides may go beyond."""
    after = {change.booking.id: change for change in decision.changes if not isinstance(change, _APART)}
    if not after:
        return
    before = [state.calendar.bookings[one] for one in after if one in state.calendar.bookings]
    given = {one: _person_of(connection, change, case) for one, change in after.items()}
    persons = {**{one: person for one, person in given.items() if person}, **persons_of(connection, after)}
    is_judged = state.uses is not None and not any(RefusalCode.QUOTA_USED in one.codes for one in decision.overridden)
    try:
        quota_store.count(
            connection,
            case.municipality,
            before=before,
            after=[change.booking for change in after.values()],
            persons=persons,
            is_judged=is_judged,
        )
    except IntegrityError as err:
        raise CellsTaken from err


def _person_of(connection: Connection, change: Change, case: Case) -> str | None:
    """Whose a new booking is."""
    sealed = _sealed_for(connection, change) if isinstance(change, BookingGiven | RequestTaken) else None
    return None if sealed is None else case.identify(sealed)


def _draw_furniture(connection: Connection, decision: Decision, municipality: Municipality, calendar: Calendar) -> None:
    after = [change.booking for change in decision.changes if not isinstance(change, _APART)]
    before = [calendar.bookings[one.id] for one in after if one.id in calendar.bookings]
    try:
        furniture_store.draw(connection, municipality, before=before, after=after)
    except IntegrityError as err:
        raise CellsTaken from err


def _give(connection: Connection, change: BookingGiven | RequestTaken, case: Case) -> None:
    given, sealed = change.booking, _sealed_for(connection, change)
    connection.execute(_GIVE, {**booking_row(given), "created_at": to_seconds(case.now)})
    occupy(connection, given)
    if isinstance(change, BookingGiven) and change.from_waiting is not None:
        waiting_list.remove(connection, change.from_waiting)
    if sealed is not None:
        keep_contact(connection, given, sealed, case.municipality)
        person = case.identify(sealed)
        if person is not None:
            quota_store.keep_person(connection, given.id, person)


def _sealed_for(connection: Connection, change: BookingGiven | RequestTaken) -> bytes | None:
    """The contact of a new booking: its own, or that of what it comes from."""
    given, sealed = change.booking, change.contact
    if sealed is None and isinstance(change, BookingGiven) and change.from_waiting is not None:
        return waiting_list.sealed_of(connection, change.from_waiting)
    if sealed is None and given.replaces is not None:
        sealed = sealed_contact_of(connection, given.replaces)
    if sealed is None and given.series is not None:
        sealed = series_store.sealed_contact_of(connection, given.series)
    return sealed


def occupy(connection: Connection, *given: Booking) -> None:
    """The statement that refuses a double booking: count what came back, and give up if it is short.

    Raises:
        CellsTaken: it is.
    """
    sheet = Sheet()
    put_cells(sheet, *given)
    if sheet.write(connection):
        raise CellsTaken


def put_cells(sheet: Sheet, *given: Booking) -> None:
    """The cells of bookings, of which those stay out that are taken."""
    sheet.put(occupancy, occupancy_rows(*given), where_free=True)


def keep_contact(connection: Connection, given: Booking, sealed: bytes, municipality: Municipality) -> None:
    """Who booked, until some days after the booking has ended."""
    sheet = Sheet()
    put_contacts(sheet, [(given, sealed)], municipality)
    sheet.write(connection)


def put_contacts(sheet: Sheet, given: Iterable[tuple[Booking, bytes]], municipality: Municipality) -> None:
    """The same of several bookings, once `sheet` is written."""
    rows = [
        {"booking_id": str(one.id), "sealed": sealed, "keep_until": keep_until(one, municipality)}
        for one, sealed in given
    ]
    sheet.put(contact, rows)


def keep_contact_until_its_end(connection: Connection, altered: Booking, municipality: Municipality) -> None:
    """The same contact, as long as the booking's new end asks for."""
    kept = update(contact).where(contact.c.booking_id == str(altered.id))
    connection.execute(kept.values(keep_until=keep_until(altered, municipality)))


def keep_until(value: Booking, municipality: Municipality) -> int:
    """The second in which whoever stands behind the booking is forgotten."""
    return to_seconds(value.span.ends_at + timedelta(days=municipality.privacy.contact_kept_days_after))


def sealed_contact_of(connection: Connection, former: BookingId) -> bytes | None:
    """Who booked what is made again in its place, or goes on, is still who booked it, also where it is in doubt."""
    query = select(contact.c.sealed).where(contact.c.booking_id == str(former))
    sealed: bytes | None = connection.execute(query).scalar_one_or_none()
    return doubts.sealed_contact_of(connection, former) if sealed is None else sealed


def keep_unmet_demand(connection: Connection, case: Case, answer: Answer, calendar: Calendar | None) -> None:
    """What was refused for want of a place, in the transaction that refuses it; `calendar` has what was to change."""
    if not isinstance(answer, Declined | NotChanged):
        return
    command, origin = case.command, case.origin
    former = {} if calendar is None else calendar.bookings
    before = former.get(command.booking) if isinstance(command, Reschedule) else None
    venue = unmet_demand.house_of(connection, origin.device)
    wishes = unmet_of(case.municipality, command, answer, before, origin=origin, venue=venue, now=case.now)
    if origin.device is None:
        unmet_demand.keep_from_afar(connection, wishes)
    else:
        unmet_demand.keep(connection, wishes)


def _tell_feed(connection: Connection, decision: Decision) -> None:
    """Neighbours before the booking they make room for: a replica then never sees a cell in two bookings."""
    if decision.changes:
        main, *along = decision.changes
        feed_log.append(connection, [_told(change) for change in (*along, main)])


def _told(change: Change) -> FeedChange:
    if isinstance(change, SeriesRecorded):
        return SeriesChanged(series=series_to_wire(change.series))
    if isinstance(change, BlockSet):
        return BlockChanged(block=change.block)
    return BookingChanged(booking=change.booking)
