"""The machine: what a kiosk does about whatever happens to it.

start ──► unarmed ── Welcomed ──► armed ── DiskFailed ──► broken, until the next start
             ▲                      │
             ├──── EpochHeard: reports first; goes on with what it holds
             └──── Disowned: confirms nothing before it is welcomed anew

Wanted ──► held, standing layout, every rule kept ──► Commit(CONFIRM) ── Committed ──► Print, SyncNow
       └─► else ──► Commit(RELEASE) of what it holds of it ──► AskCentre ── CentreConfirmed ──► Commit(COPY) ─► Print
                        in contact only
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from booking_core.domain.bookings import Cell, cells_of
from booking_core.domain.time_spans import slot_of
from booking_core.protocol.authority import BookingGiven
from booking_core.protocol.device.confirming import confirmed_here
from booking_core.protocol.device.effects import (
    AskCentre,
    BeginLife,
    Commit,
    Effect,
    Forget,
    OutOfOrder,
    Print,
    SyncNow,
    Tell,
)
from booking_core.protocol.device.events import (
    CentreConfirmed,
    Committed,
    DiskFailed,
    Disowned,
    EpochHeard,
    Event,
    PageClosed,
    PageOpened,
    StopWanted,
    SyncAnswered,
    Wanted,
    Welcomed,
    WishedFor,
)
from booking_core.protocol.device.states import AgentState, Page, fresh_life, with_entry, without
from booking_core.protocol.device.waking import lives_before
from booking_core.protocol.escrow.journal import next_entry
from booking_core.protocol.escrow.terms import Token, cells_held, runs_held
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import (
    Arrive,
    Close,
    Confirm,
    Copy,
    GiveBack,
    JournalAct,
    JournalEntry,
    Release,
    Shorten,
    Whole,
)

PAGE_PATIENCE = timedelta(seconds=30)
"""How long a recalled cell is kept for somebody who looks at its confirm page."""

JOURNALS_ARE_KEPT_FOR = timedelta(days=3)
"""After the next life began: everything that a life could hold has passed by then."""

Outcome = tuple[AgentState, tuple[Effect, ...]]


def step(state: AgentState, event: Event) -> Outcome:
    """What becomes of `state` by `event`, and what is to be done, in order."""
    match event:
        case Welcomed() | SyncAnswered() | EpochHeard() | Disowned():
            return _of_the_centre(state, event)
        case Wanted() | CentreConfirmed() | WishedFor() | PageOpened() | PageClosed():
            return _of_a_person(state, event)
        case Committed(entry=entry):
            written = with_entry(state, entry)
            more = _next_proof(written, now=entry.at) if isinstance(entry.act, Whole) else ()
            return written, (*_after(entry), *more)
        case DiskFailed():
            return replace(state, is_broken=True, is_armed=False), (OutOfOrder(),)
        case StopWanted():
            return _stopping(state, event)
        case _:
            assert_never(event)


def _of_the_centre(state: AgentState, event: Welcomed | SyncAnswered | EpochHeard | Disowned) -> Outcome:
    match event:
        case Welcomed():
            return _welcomed(state, event)
        case SyncAnswered():
            return _synced(state, event)
        case EpochHeard(epoch=epoch):
            return _epoch_heard(state, epoch)
        case Disowned():
            return replace(state, is_armed=False), ()


def _of_a_person(state: AgentState, event: Wanted | CentreConfirmed | WishedFor | PageOpened | PageClosed) -> Outcome:
    match event:
        case Wanted():
            return _wanted(state, event)
        case CentreConfirmed():
            return _written(state, Copy(event.booking), now=event.now)
        case WishedFor():
            return _written(state, event.act, now=event.now)
        case PageOpened():
            return replace(state, page=Page(event.cells, event.now + PAGE_PATIENCE)), ()
        case PageClosed():
            return replace(state, page=None), ()


def _welcomed(state: AgentState, event: Welcomed) -> Outcome:
    """The boot barrier is passed. What earlier lives held is given back where their journals are proved whole."""
    lives = lives_before(state, event)
    known = {own for own, life in state.lives.items() if life.is_whole}
    whole = tuple(sorted(own for own, life in lives.items() if life.is_whole and own not in known))
    lacking = tuple(sorted(own for own, life in lives.items() if not life.is_whole))
    begun = replace(
        state,
        epoch=event.epoch,
        incarnation=event.incarnation,
        is_armed=not state.is_broken,
        holdings={},
        granted=0,
        heard_at=None,
        lives={**lives, event.incarnation: fresh_life(event.incarnation)},
    )
    life = BeginLife(event.incarnation, whole, lacking, event.now)
    told = _next_proof(begun, now=event.now)
    return begun, (life, *(told or (SyncNow(),)))


def _next_proof(state: AgentState, *, now: datetime) -> tuple[Effect, ...]:
    """WHOLE for the oldest life that is proved and of which no journal here says it yet: a start may be cut short."""
    said = {
        entry.act.end for life in state.lives.values() for entry in life.journal.entries if isinstance(entry.act, Whole)
    }
    proved = (state.lives[own].journal.end for own in sorted(state.lives) if state.lives[own].is_whole)
    unsaid = next((end for end in proved if end not in said), None)
    return () if unsaid is None else _written(state, Whole(unsaid), now=now)[1]


def _synced(state: AgentState, event: SyncAnswered) -> Outcome:
    if event.epoch < state.epoch or event.message.incarnation != state.incarnation:
        return state, ()
    heard = _heard(state, event.message.acks, now=event.now)
    forget = () if heard.lives == state.lives else (Forget(event.message.acks, _beginnings(heard)),)
    answered_at = event.message.at if heard.heard_at is None else max(heard.heard_at, event.message.at)
    given_back, effects = _given_back(_with_grants(replace(heard, heard_at=answered_at), event), event)
    return given_back, (*forget, *effects)


def _heard(state: AgentState, acks: tuple[JournalEnd, ...], *, now: datetime) -> AgentState:
    """What the centre has taken in; what has passed is forgotten."""
    lives = dict(state.lives)
    for ack in acks:
        life = lives.get(ack.incarnation)
        if life is not None:
            acked = max(life.journal.acked, ack.sequence)
            lives[ack.incarnation] = replace(life, journal=replace(life.journal, acked=acked))
    before = now - JOURNALS_ARE_KEPT_FOR
    kept = {own: replace(life, journal=life.journal.without_passed(before)) for own, life in lives.items()}
    return replace(state, lives={own: life for own, life in kept.items() if not life.has_passed(before)})


def _beginnings(state: AgentState) -> dict[Incarnation, JournalEnd]:
    return {own: life.journal.begins_after for own, life in state.lives.items()}


def _with_grants(state: AgentState, event: SyncAnswered) -> AgentState:
    """Each grant counts once, by its token; with it, what has passed is let go."""
    if not state.is_armed or not event.message.grants:
        return state
    granted = {cell: token for cell, token in cells_held(event.message.grants) if token > state.granted}
    current = slot_of(event.now)
    ahead = {cell: token for cell, token in state.holdings.items() if cell.slot >= current}
    newest = max((state.granted, *granted.values()))
    return replace(state, holdings={**ahead, **granted}, granted=newest)


def _given_back(state: AgentState, event: SyncAnswered) -> Outcome:
    """What others wait for goes back, but not from under somebody's finger.

    Also what is in its hand no more, because its clock once said that it had passed: only its own word frees it, and
    under a token that was heard already nothing comes into its hand again.
    """
    wanted = {
        cell: token
        for cell, token in cells_held(event.message.recalls)
        if state.holdings.get(cell, token) == token
        and token <= state.granted
        and not _is_looked_at(state, cell, event.now)
    }
    return _released(state, wanted, now=event.now)


def _is_looked_at(state: AgentState, cell: Cell, now: datetime) -> bool:
    return state.page is not None and now < state.page.until and cell in state.page.cells


def _released(state: AgentState, held: Mapping[Cell, Token], *, now: datetime) -> Outcome:
    """Out of the hand before it is written: whatever happens to the disk, nobody is given these cells here."""
    if not held:
        return state, ()
    emptied = replace(state, holdings=without(state.holdings, held))
    return _written(emptied, Release(runs_held(held)), now=now)


def _epoch_heard(state: AgentState, epoch: int) -> Outcome:
    if epoch <= state.epoch:
        return state, ()
    return replace(state, epoch=epoch), (SyncNow(),)


def _wanted(state: AgentState, event: Wanted) -> Outcome:
    if state.is_broken:
        return state, (OutOfOrder(),)
    known = next((one for one in state.bookings_kept() if one.id == event.command.id), None)
    if known is not None:
        return state, (Print(known, is_ours=False),)
    given = confirmed_here(state, event)
    if not isinstance(given, BookingGiven):
        released, effects = _released(state, _cells_to_return(state, event), now=event.now)
        return released, (*effects, AskCentre(event.command, given))
    rest = without(state.holdings, (entry.cell for entry in given.booking.occupancy))
    is_walk_in = given.contact is None and given.booking.continues is None
    walk_in_at = event.now if is_walk_in else state.walk_in_at
    used = replace(state, holdings=rest, walk_in_at=walk_in_at)
    return _written(used, Confirm(given.booking, given.contact), now=event.now)


def _cells_to_return(state: AgentState, event: Wanted) -> Mapping[Cell, Token]:
    """What this kiosk holds of the wish: the centre can only give what is in its own hands.

    A silent centre gives nothing: what it could not take either stays here for whoever comes next.
    """
    if not event.in_contact:
        return {}
    spaces = event.municipality.space_by_id
    asked = (one for one in event.command.alternatives if one.space in spaces)
    cells = (cell for one in asked for cell in cells_of(spaces[one.space], one.span))
    return {cell: state.holdings[cell] for cell in cells if cell in state.holdings}


def _written(state: AgentState, act: JournalAct, *, now: datetime) -> Outcome:
    """Nothing follows from an act before it is on the disk: see `_after`."""
    if state.incarnation is None or state.is_broken:
        return state, (OutOfOrder(),)
    entry = next_entry(state.lives[state.incarnation].journal.end, act, at=now)
    return state, (Commit(state.incarnation, entry),)


def _after(entry: JournalEntry) -> tuple[Effect, ...]:
    """What may be done now that `entry` is on the disk."""
    match act := entry.act:
        case Confirm(booking=booking):
            return (Print(booking, is_ours=True), SyncNow())
        case Copy(booking=booking):
            return (Print(booking, is_ours=False),)
        case GiveBack() | Arrive() | Shorten():
            return (Tell(act), SyncNow())
        case Release() | Whole():
            return (SyncNow(),)
        case Close():
            return ()
        case _:
            assert_never(act)


def _stopping(state: AgentState, event: StopWanted) -> Outcome:
    """The last word of a life: it confirms nothing after it."""
    if state.incarnation is None or state.is_broken:
        return replace(state, is_armed=False), ()
    return _written(replace(state, is_armed=False, holdings={}), Close(), now=event.now)
