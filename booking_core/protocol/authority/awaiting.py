"""A wish for cells that a kiosk holds: only the kiosk can give them back, so it is asked for them, and the asker waits.

    decided ──► no                       for another reason as well: that is the answer
           └──► no, held elsewhere       but for those cells it would be yes: they are recalled
                    │ patience left      PENDING, not kept; asked again when something has changed
                    └ none left          the no; kept for a booking alone, so that all others may be asked again

A printed request waits on paper: its patience has no end.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import msgspec

from booking_core.domain.bookings import Cell
from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.authority.states import (
    AuthorityState,
    BlockSet,
    BookingAltered,
    BookingGiven,
    Change,
    Decision,
)
from booking_core.protocol.messages import (
    Answer,
    Book,
    Command,
    Declined,
    NotBlocked,
    NotChanged,
    RefusalOnWire,
    SeriesBooked,
    SeriesRefused,
)

PATIENCE = timedelta(seconds=2.5)
"""How long a person at a screen waits for cells to come back: the screen itself waits for three seconds."""

Decided = Callable[[AuthorityState, Command], Decision]


def may_wait(command: Command, waited: timedelta) -> bool:
    """Whether whoever asks would rather wait than hear no."""
    return waits_on_paper(command) or waited < PATIENCE


def waits_on_paper(command: Command) -> bool:
    """Whether nobody stands there: it is asked again and again, and each time answered at once."""
    return isinstance(command, Book) and command.is_printed


def with_recalls(
    state: AuthorityState, command: Command, decision: Decision, *, decided: Decided, waits: bool
) -> Decision:
    """`decision`, or PENDING where cells that a kiosk holds are all that is in the way, with these cells."""
    if not any(refusal.code is RefusalCode.HELD_ELSEWHERE for refusal in _refusals(decision.answer)):
        return decision
    awaited = frozenset(_awaited(state, command, decision, decided))
    if awaited and waits:
        return Decision(None, is_kept=False, awaited=awaited)
    is_kept = decision.is_kept and (isinstance(command, Book) or bool(decision.changes))
    return replace(decision, is_kept=is_kept, awaited=awaited)


def _awaited(state: AuthorityState, command: Command, decision: Decision, decided: Decided) -> Iterator[Cell]:
    """The held cells that would come into use if they were the centre's; for each alternative of its own."""
    returned = replace(state, held={})
    for wish in _wishes(command, decision.answer):
        for change in decided(returned, wish).changes:
            yield from (cell for cell in _cells_of(change) if cell in state.held)


def _wishes(command: Command, answer: object) -> Iterator[Command]:
    if not isinstance(command, Book) or not isinstance(answer, Declined):
        yield command
        return
    for alternative, refusal in zip(command.alternatives, answer.refusals, strict=True):
        if refusal.code is RefusalCode.HELD_ELSEWHERE:
            yield msgspec.structs.replace(command, alternatives=(alternative,))


def _cells_of(change: Change) -> Iterator[Cell]:
    match change:
        case BookingGiven(booking=booking) | BookingAltered(booking=booking):
            return (entry.cell for entry in booking.occupancy)
        case BlockSet(block=block):
            return iter(block.cells)
        case _:
            return iter(())


def _refusals(answer: Answer | None) -> Iterator[RefusalOnWire]:
    match answer:
        case Declined(refusals=refusals):
            yield from refusals
        case NotChanged(refusal=refusal) | NotBlocked(refusal=refusal):
            yield refusal
        case SeriesRefused(refusal=refusal, dates=dates):
            yield refusal
            yield from (date.refusal for date in dates)
        case SeriesBooked(refused=dates):
            yield from (date.refusal for date in dates)
        case _:
            return
