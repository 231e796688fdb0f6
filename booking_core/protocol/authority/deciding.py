"""The one door: each command to the function that decides it."""

from datetime import datetime
from typing import assert_never

from booking_core.protocol.authority.approving import decide_approve, decide_decline
from booking_core.protocol.authority.awaiting import with_recalls
from booking_core.protocol.authority.blocking import decide_blocking
from booking_core.protocol.authority.booking import decide_book
from booking_core.protocol.authority.cancelling import decide_cancel
from booking_core.protocol.authority.changing import decide_check_in, decide_reschedule
from booking_core.protocol.authority.series import decide_series
from booking_core.protocol.authority.series.along import with_their_series
from booking_core.protocol.authority.states import AuthorityState, Decision, Origin
from booking_core.protocol.authority.whereabouts import decide_whereabouts
from booking_core.protocol.messages import (
    AddToSeries,
    Approve,
    ApproveSeries,
    BlockRooms,
    Book,
    BookSeries,
    Cancel,
    CancelSeries,
    ChangeSeries,
    CheckIn,
    Command,
    Decide,
    Decline,
    DeclineSeries,
    Reschedule,
    SameIdOtherBody,
    Unblock,
)


def decide(
    state: AuthorityState, command: Command, origin: Origin, *, fingerprint: str, now: datetime, waits: bool = False
) -> Decision:
    """What the centre answers to `command` at `now` (aware), and what becomes true by it.

    For whoever `waits` it is pending while nothing but what kiosks hold is in the way.
    """
    earlier = state.answers.get(command.id)
    if earlier is not None:
        same = earlier.fingerprint == fingerprint
        return Decision(earlier.answer if same else SameIdOtherBody(), is_kept=False)

    def decided(slice_of_it: AuthorityState, wish: Command) -> Decision:
        return _decided(slice_of_it, wish, origin, now=now)

    return with_recalls(state, command, decided(state, command), decided=decided, waits=waits)


def _decided(state: AuthorityState, command: Command, origin: Origin, *, now: datetime) -> Decision:
    match command:
        case Book():
            return decide_book(state, command, origin, now=now)
        case Cancel():
            return with_their_series(state, decide_cancel(state, command, origin, now=now))
        case CheckIn():
            return decide_check_in(state, command, now=now)
        case Reschedule():
            return with_their_series(state, decide_reschedule(state, command, origin, now=now))
        case Approve():
            return with_their_series(state, decide_approve(state, command, origin, now=now))
        case Decline():
            return with_their_series(state, decide_decline(state, command, origin, now=now))
        case BookSeries() | ChangeSeries() | CancelSeries() | AddToSeries() | ApproveSeries() | DeclineSeries():
            return decide_series(state, command, origin, now=now)
        case Decide():
            return with_their_series(state, decide_whereabouts(state, command, now=now))
        case BlockRooms() | Unblock():
            return decide_blocking(state, command, origin, now=now)
        case _:
            assert_never(command)
