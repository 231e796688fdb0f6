"""Whether a kiosk confirms a wish by itself: one path, with the network up or down.

armed ─► first alternative ─► every rule ─► standing layout, no approval ─► every cell in hand ─► CONFIRMED here
  no          │                 no: refused only where the centre would        no: the centre's to say
"""

from datetime import datetime

from booking_core.domain.bookings import Cell, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId
from booking_core.domain.places import Municipality
from booking_core.domain.policy import may_be_without_a_name
from booking_core.domain.refusals import Refusal
from booking_core.domain.stays import stay_up_to
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
    authority = AuthorityState(
        municipality=wanted.municipality,
        epoch=state.epoch,
        calendar=wanted.calendar,
        held={},
        answers={},
        named=_named_of(wanted.municipality, wanted.calendar, command),
        walk_in_at=state.walk_in_at,
    )
    origin = Origin(Channel.KIOSK, state.device)
    return decide(authority, command, origin, fingerprint="", now=wanted.now)


def _is_for_a_kiosk(command: Book) -> bool:
    """What leans on something that the centre alone knows is not decided here."""
    return command.replaces is None and command.from_waiting is None


def _named_of(municipality: Municipality, calendar: Calendar, command: Book) -> frozenset[BookingId]:
    """The booking that the wish continues, where somebody is behind it: so much is seen without knowing who."""
    former = None if command.continues is None else calendar.bookings.get(command.continues)
    if former is None or all(may_be_without_a_name(municipality, one) for one in stay_up_to(former, calendar).parts):
        return frozenset()
    return frozenset({former.id})
