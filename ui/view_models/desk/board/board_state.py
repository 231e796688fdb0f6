"""Everything on the board that is neither row nor block: day and clock, what is held and why not, undo and contact."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan
from ui.view_models.desk.board.board import BlockKind, BoardBlock, BoardPlan, is_forgotten, when
from ui.view_models.desk.board.plates import PlateRoom, Spot, spot_for
from ui.view_models.desk.board.week import Week
from ui.view_models.desk.chosen.chosen import Drafted, Moving
from ui.view_models.desk.chosen.undo import (
    Booked,
    Cancelled,
    DateCancelled,
    Done,
    Moved,
    SeriesBooked,
    SeriesChanged,
    booking_of,
)
from ui.view_models.desk.chosen.wishes import wish_of
from ui.view_models.desk.workplace import Workplace
from ui.view_models.offering.foresight import refusal_of_move, refusal_of_wish
from ui.view_models.shown.ribbons import fraction_of
from ui.view_models.visit.speech import starting_large


@dataclass(frozen=True, slots=True)
class BoardState:
    day: str = ""
    is_week: bool = False
    is_today: bool = True
    clock: str = ""
    now_column: int = 0
    now_fraction: float = -1.0
    plate: str = ""
    note: str = ""
    plate_rooms: int = 0
    plate_heads: int = 0
    plate_above: int = 0
    plate_along: float = 0.0
    room_count: int = 0
    own_room_count: int = 0
    head_count: int = 0
    line_count: int = 0
    forgetful: bool = False
    chosen: "Reached | None" = None
    contact: str = ""
    connected: bool = True
    undo: str = ""
    notice: str = ""
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """Where what is chosen or held stands: its row, its day, and from where to where."""

    rooms: int
    heads: int
    above: int
    column: int
    start: float
    end: float


def derive_state(workplace: Workplace, plan: BoardPlan) -> BoardState:
    """Everything on the board that is neither row nor block."""
    speech, picture, now, axis = workplace.speech, workplace.picture, workplace.now, plan.axis
    refusal = refusal_now(workplace)
    is_held = _held_at(workplace, plan) is not None
    column = axis.column_of(now)
    return BoardState(
        day=_shown_in_words(workplace),
        is_week=workplace.is_week,
        is_today=workplace.today in workplace.days,
        clock=speech.clock(now),
        now_column=column or 0,
        now_fraction=-1.0 if column is None else fraction_of(now, axis.columns[column].hours),
        plate=speech.refusal(refusal) if refusal is not None and is_held else "",
        note=held_note(workplace) if refusal is None else "",
        room_count=len(plan.by_room),
        own_room_count=sum(row.venue.id == workplace.venue for row in plan.by_room),
        head_count=len(plan.rows) - len(plan.by_room),
        forgetful=any(is_forgotten(workplace, day) for day in workplace.days),
        contact=_contact(workplace),
        connected=picture.connected,
        undo=_undo_words(workplace, workplace.undo_stack.last),
        notice=workplace.notice.text,
        busy=workplace.busy,
    )


def reached(blocks: Sequence[BoardBlock]) -> Reached | None:
    """Where the first of what is chosen or held is drawn."""
    one = next((block for block in blocks if block.chosen or block.kind == BlockKind.YOURS), None)
    if one is None:
        return None
    return Reached(one.rooms, one.heads, one.above, one.column, one.startFraction, one.endFraction)


def _shown_in_words(workplace: Workplace) -> str:
    """The day in full, or the week by its number and its first and last date."""
    speech, words, days = workplace.speech, workplace.speech.words, workplace.days
    if not workplace.is_week:
        return starting_large(words.day(workplace.day, today=workplace.today))
    first, last = days[0], days[-1]
    ends = words.day_of_month(last) if last.year == workplace.today.year else words.dated(last)
    key = "desk.week" if first.month == last.month else "desk.week-over-two-months"
    week = first.isocalendar().week
    return speech.say(key, number=week, first=first.day, begins=words.day_of_month(first), ends=ends)


def with_plate(state: BoardState, workplace: Workplace, drawn: Week, room: PlateRoom) -> BoardState:
    """`state` with the place of the plate, where there is one."""
    held = next((block for block in drawn.blocks if block.kind == BlockKind.YOURS), None)
    if held is None or not (state.plate or state.note):
        return state
    about = Spot(held.rooms, held.column + held.startFraction)
    spot = spot_for(about, room, rows=drawn.rows, blocks=drawn.blocks, week=workplace.is_week)
    row = next(row for row in drawn.rows if not row.head and row.rooms == spot.rooms)
    return replace(state, plate_rooms=row.rooms, plate_heads=row.heads, plate_above=row.above, plate_along=spot.along)


def refusal_now(workplace: Workplace) -> Refusal | None:
    """Why what is held or drafted cannot be had; None when it can, or nothing is held."""
    match workplace.chosen:
        case Moving(booking=booking, to=to):
            return refusal_of_move(workplace.picture, booking, to, now=workplace.now)
        case Drafted() as drafted:
            return refusal_of_wish(workplace.picture, wish_of(drafted), now=workplace.now)
        case _:
            return None


def held_note(workplace: Workplace) -> str:
    """What one must know of what is held: in the week when that is, and that it gets another layout there."""
    match workplace.chosen:
        case Moving(to=to) if workplace.is_week:
            return " · ".join(filter(None, (when(workplace, to.span), layout_note(workplace))))
        case _:
            return layout_note(workplace)


def layout_note(workplace: Workplace) -> str:
    """That what is held gets another layout where it would go; empty when it keeps its own."""
    match workplace.chosen:
        case Moving(booking=booking, to=to) if to.layout != booking.layout:
            before, after = workplace.speech.layout(booking.layout), workplace.speech.layout(to.layout)
            return workplace.speech.say("panel.layout-becomes", before=starting_large(before), after=after)
        case _:
            return ""


def _held_at(workplace: Workplace, plan: BoardPlan) -> TimeSpan | None:
    """When what is held or drafted would be, as far as that is seen."""
    match workplace.chosen:
        case Moving(to=to):
            span = to.span
        case Drafted(draft=draft):
            span = draft.to.span
        case _:
            return None
    return span if any(plan.axis.pieces(span)) else None


def _contact(workplace: Workplace) -> str:
    speech, picture = workplace.speech, workplace.picture
    if picture.connected:
        return speech.say("desk.saved", at=speech.clock(picture.seen_at))
    if picture.disowned:
        return speech.say("desk.disowned", at=speech.at(picture.seen_at))
    return speech.say("desk.offline", at=speech.at(picture.seen_at))


def _undo_words(workplace: Workplace, last: Done | None) -> str:
    if last is None:
        return ""
    what, speech = workplace.called(booking_of(last)), workplace.speech
    match last:
        case Booked():
            return speech.say("desk.undo-booked", what=what)
        case Moved(before=before, after=after):
            return speech.say(
                "desk.undo-moved", what=what, before=speech.span(before.span), after=speech.span(after.span)
            )
        case Cancelled() | DateCancelled():
            return speech.say("desk.undo-cancelled", what=what)
        case SeriesBooked(series=series):
            return speech.words.text("desk-series.undo-booked", what=what, count=len(series.bookings))
        case SeriesChanged():
            return speech.say("desk-series.no-undo", what=what)
