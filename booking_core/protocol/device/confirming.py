"""Whether a kiosk confirms a wish by itself: one path, with the network up or down.

armed ─► first alternative ─► every rule ─► standing layout, no approval ─► every cell in hand ─► CONFIRMED here
  no          │                 no: refused only where the centre would        no: the centre's to say
"""

from datetime import datetime

from booking_core.domain.bookings import Cell, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Municipality
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import slot_of
from booking_core.protocol.authority import AuthorityState, BookingGiven, Decision, Origin, decide
from booking_core.protocol.device.events import Wanted
from booking_core.protocol.device.states import AgentState
from booking_core.protocol.messages import Book, Declined, refusal_from_wire


def confirmed_here(state: AgentState, wanted: Wanted) -> BookingGiven | tuple[Refusal, ...]:
    """The booking that this kiosk may confirm by itself; else the centre must be asked, and why it would say no."""
    if not state.is_armed or state.is_broken:
        return ()
    decision = _as_the_centre_would(state, wanted)
    given = decision.change
    if isinstance(decision.answer, Declined):
        return tuple(refusal_from_wire(one) for one in decision.answer.refusals)
    is_plain = isinstance(given, BookingGiven) and given.alternative == 0 and len(decision.changes) == 1
    return given if is_plain and isinstance(given, BookingGiven) and _is_ours(state, given, wanted) else ()


def _is_ours(state: AgentState, given: BookingGiven, wanted: Wanted) -> bool:
    space = wanted.municipality.space_by_id[given.booking.space]
    cells = [entry.cell for entry in given.booking.occupancy]
    stands = space.offline and given.booking.layout == space.standing_layout.id
    return stands and holds_all(state, cells) and not _is_over(cells, wanted.now)


def holds_all(state: AgentState, cells: list[Cell]) -> bool:
    """Whether this life holds every one of `cells`, unused."""
    return all(cell in state.holdings for cell in cells)


def _is_over(cells: list[Cell], now: datetime) -> bool:
    return min(cell.slot for cell in cells) < slot_of(now)


def _as_the_centre_would(state: AgentState, wanted: Wanted) -> Decision:
    command = wanted.command
    if not _is_for_a_kiosk(command):
        return Decision(None)
    authority = _authority_of(wanted.municipality, wanted.calendar, state.epoch, walk_in_at=state.walk_in_at)
    origin = Origin(Channel.KIOSK, state.device)
    return decide(authority, command, origin, fingerprint="", now=wanted.now)


def _authority_of(
    municipality: Municipality, calendar: Calendar, epoch: int, *, walk_in_at: datetime | None
) -> AuthorityState:
    return AuthorityState(
        municipality=municipality, epoch=epoch, calendar=calendar, held={}, answers={}, walk_in_at=walk_in_at
    )


def _is_for_a_kiosk(command: Book) -> bool:
    """What leans on something that the centre alone knows is not decided here."""
    return command.replaces is None and command.continues is None and command.from_waiting is None
