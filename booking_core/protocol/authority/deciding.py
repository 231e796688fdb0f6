"""The one door: each command to the function that decides it."""

from datetime import datetime
from typing import assert_never

from booking_core.protocol.authority.booking import decide_book
from booking_core.protocol.authority.cancelling import decide_cancel
from booking_core.protocol.authority.changing import decide_check_in, decide_reschedule
from booking_core.protocol.authority.states import AuthorityState, Decision, Origin
from booking_core.protocol.messages import Book, Cancel, CheckIn, Command, Reschedule, SameIdOtherBody


def decide(state: AuthorityState, command: Command, origin: Origin, *, fingerprint: str, now: datetime) -> Decision:
    """What the centre answers to `command` at `now` (aware), and what becomes true by it."""
    earlier = state.answers.get(command.id)
    if earlier is not None:
        same = earlier.fingerprint == fingerprint
        return Decision(earlier.answer if same else SameIdOtherBody(), is_kept=False)
    match command:
        case Book():
            return decide_book(state, command, origin, now=now)
        case Cancel():
            return decide_cancel(state, command, origin, now=now)
        case CheckIn():
            return decide_check_in(state, command, now=now)
        case Reschedule():
            return decide_reschedule(state, command, origin, now=now)
        case _:
            assert_never(command)
