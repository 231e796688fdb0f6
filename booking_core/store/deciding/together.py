"""Deciding several commands in one transaction: each is answered as if it came alone, in the order they came.

    as they came    Book  Book  Book   Cancel   Book  Book
                    └── one run ───┘   alone    └── run ─┘      one transaction, one commit, one fsync

A run of plain wishes is read at once, decided in memory one after the other, and written at once. What is not plain is
decided alone, in between, on what those before it left. Nothing here undoes anything: whatever goes wrong fails the
transaction, and the caller decides each command in a transaction of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from itertools import takewhile

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.identity import BookingId
from booking_core.domain.places import Municipality
from booking_core.protocol.authority import AuthorityState, BookingGiven, Decision, RequestTaken, StoredAnswer, decide
from booking_core.protocol.messages import Answer, Book, BookingChanged, Pending, SameIdOtherBody
from booking_core.protocol.notices import Notice, notices_of
from booking_core.store.bookings import furniture_store, quota_store
from booking_core.store.deciding.audited import act_of
from booking_core.store.deciding.cases import SLOTS_SEEN_AFTER, Case, CellsTaken
from booking_core.store.deciding.commands import decide_in, final_answer, keep_unmet_demand, put_cells, put_contacts
from booking_core.store.deciding.kept_answers import KeptAnswer, put_answers
from booking_core.store.deciding.slices import Slices, Wish, read_slices, wish_of
from booking_core.store.logs import audit, feed_log
from booking_core.store.logs.audit import Act
from booking_core.store.logs.ends import Ends, read_ends
from booking_core.store.rows import booking_row, to_seconds
from booking_core.store.schema import booking
from booking_core.store.statements.at_once import Sheet
from booking_core.store.told import notifications


def decide_together(connection: Connection, cases: Sequence[Case], ends: Ends) -> tuple[list[Answer | Pending], bool]:
    """The answers to `cases`, and whether others must hear at once. `connection` is in a writing transaction.

    Raises:
        CellsTaken: what was read is true no more.
    """
    answers: list[Answer | Pending] = []
    is_news = False
    sight = _Sight.NEAR
    while len(answers) < len(cases):
        ends = read_ends(connection) if answers else ends
        run = _Run() if ends.head.recovering else _decided(connection, cases[len(answers) :], ends, sight)
        answers.extend(run.answers)
        is_news |= bool(run.given)
        if sight is _Sight.FAR and (run.stopped or not run.answers):
            answer, is_heard = decide_in(connection, cases[len(answers)], ends.head)
            answers.append(answer)
            is_news |= is_heard
        sight = _Sight.FAR
    return answers, is_news


class _Sight(Enum):
    """How far a run looks. Near is enough for a yes; at the first no the run ends, and the next one looks far."""

    NEAR = 0
    FAR = SLOTS_SEEN_AFTER


@dataclass(slots=True)
class _Given:
    """A booking or request that is new, and who made it."""

    booking: Booking
    sealed: bytes | None
    person: str | None
    at: datetime


@dataclass(slots=True)
class _Run:
    """What a run came to. It `stopped` at a wish that must be decided alone."""

    answers: list[Answer] = field(default_factory=list)
    given: list[_Given] = field(default_factory=list)
    kept: list[KeptAnswer] = field(default_factory=list)
    acts: list[tuple[Act, datetime]] = field(default_factory=list)
    notices: list[tuple[Notice, datetime]] = field(default_factory=list)
    refused: list[tuple[Case, Answer]] = field(default_factory=list)
    stopped: bool = False


def _decided(connection: Connection, cases: Sequence[Case], ends: Ends, sight: _Sight) -> _Run:
    """The plain wishes at the beginning of `cases`, decided and written down."""
    wishes = list(_plain(cases))
    run = _Run()
    if not wishes:
        return run
    slices = read_slices(connection, wishes, ends.head, seen_after=sight.value)
    for number, wish in enumerate(wishes):
        state = slices.state_of(number, wish, connection)
        decision = _decision(wish, state)
        if wish.command.id in state.answers:
            run.answers.append(_answered_before(connection, run, wish, decision))
            continue
        if not _is_plain(decision) or (sight is _Sight.NEAR and not decision.changes):
            run.stopped = True
            break
        _keep(run, slices, wish, decision)
    _write(connection, run, cases[0], ends)
    return run


def _plain(cases: Sequence[Case]) -> Iterator[Wish]:
    """What takes the place of nothing, and asks nobody who has just been at a kiosk; of one second."""
    second = to_seconds(cases[0].now)
    for case in takewhile(lambda one: to_seconds(one.now) == second, cases):
        command = case.command
        if not isinstance(command, Book) or command.from_waiting is not None or command.replaces is not None:
            return
        if command.contact is None and case.origin.channel is Channel.KIOSK:
            return
        yield wish_of(case, command)


def _decision(wish: Wish, state: AuthorityState) -> Decision:
    case = wish.case
    return decide(state, wish.command, case.origin, fingerprint=wish.fingerprint, now=case.now, waits=case.waits)


def _answered_before(connection: Connection, run: _Run, wish: Wish, decision: Decision) -> Answer:
    """What that id was answered, in this run or ever; to somebody else that it is another's."""
    own = BookingId(wish.command.id)
    just_now = {one.booking.id: one.person for one in run.given}
    former = just_now[own] if own in just_now else quota_store.persons_of(connection, [own]).get(own)
    is_of_another = wish.command.contact is not None and former not in {None, wish.person}
    return SameIdOtherBody() if is_of_another else final_answer(decision, wish.case.sign)


def _is_plain(decision: Decision) -> bool:
    """Whether no other booking is altered by it, no rule let past, and no kiosk asked for anything."""
    is_one = len(decision.changes) <= 1 and all(
        isinstance(one, BookingGiven | RequestTaken) for one in decision.changes
    )
    return is_one and not decision.overridden and not decision.awaited


def _keep(run: _Run, slices: Slices, wish: Wish, decision: Decision) -> None:
    """The wish is answered so, and whatever comes after it in the run is decided on that."""
    case, answer = wish.case, final_answer(decision, wish.case.sign)
    run.answers.append(answer)
    if not decision.is_kept:
        return
    stored = StoredAnswer(wish.fingerprint, answer)
    slices.keep(wish, decision, stored)
    run.kept.append(KeptAnswer(wish.command.id, stored, case.now))
    run.acts.append((act_of(wish.command, case.origin, answer), case.now))
    if not decision.changes:
        run.refused.append((case, answer))
    for change in decision.changes:
        if isinstance(change, BookingGiven | RequestTaken):
            run.given.append(_Given(change.booking, change.contact, wish.person, case.now))
            if change.contact is not None and case.has_email(change.contact):
                run.notices.extend((one, case.now) for one in notices_of((change,), {}, case.origin))


def _write(connection: Connection, run: _Run, case: Case, ends: Ends) -> None:
    """Quotas and furniture first, the head of the feed last, and between them all rows at once."""
    if not run.kept:
        return
    sheet = Sheet()
    if run.given:
        _count(connection, run.given, case.municipality)
        _put_given(sheet, run.given, case.municipality)
    notifications.put_first(sheet, run.notices)
    for refused, answer in run.refused:
        keep_unmet_demand(connection, refused, answer, None)
    put_answers(sheet, run.kept)
    audit.put(sheet, ends.log, run.acts)
    feed_log.put(sheet, ends.head, (BookingChanged(booking=one.booking) for one in run.given))
    if sheet.write(connection):
        raise CellsTaken


def _count(connection: Connection, given: Sequence[_Given], places: Municipality) -> None:
    bookings, persons = [one.booking for one in given], _persons(given)
    try:
        quota_store.count(connection, places, before=(), after=bookings, persons=persons, is_judged=True)
        furniture_store.draw(connection, places, before=(), after=bookings)
    except IntegrityError as err:
        raise CellsTaken from err


def _put_given(sheet: Sheet, given: Sequence[_Given], places: Municipality) -> None:
    sheet.put(booking, [{**booking_row(one.booking), "created_at": to_seconds(one.at)} for one in given])
    put_cells(sheet, *(one.booking for one in given))
    put_contacts(sheet, [(one.booking, one.sealed) for one in given if one.sealed is not None], places)
    quota_store.put_persons(sheet, _persons(given))


def _persons(given: Sequence[_Given]) -> dict[BookingId, str]:
    return {one.booking.id: one.person for one in given if one.person is not None}
