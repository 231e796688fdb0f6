"""What stands beside the board: the day in short, one booking, a draft, a move with its refusal, or what was found."""

from booking_core.domain.bookings import Booking, BookingState, Contact
from booking_core.domain.recurring.series import Scope
from booking_core.domain.stays import as_stays
from ui.view_models.desk.chosen.block_draft import BlockChosen, BlockDrafted
from ui.view_models.desk.chosen.chosen import (
    Answering,
    AnsweringWishes,
    Calling,
    Drafted,
    HandlingCards,
    Moving,
    Nothing,
    Repeating,
    Searched,
    Selected,
    Watching,
)
from ui.view_models.desk.panel.panel_booking import booking_shown, with_series
from ui.view_models.desk.panel.panel_draft import draft_shown
from ui.view_models.desk.panel.panel_move import move_shown
from ui.view_models.desk.panel.panel_state import OfferRow, PanelKind, PanelState
from ui.view_models.desk.panel.panel_words import booking_line, name_of_space, when_shown, when_told
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import starting_large

UPCOMING = 6


def derive_state(workplace: Workplace, *, asking: bool, reason: str, scope: Scope = Scope.THIS) -> PanelState:
    """The panel for what is chosen now; `asking` while the reason for a cancellation, of that `scope`, is chosen."""
    match workplace.chosen:
        case Nothing():
            return _day(workplace)
        case Selected(booking=booking_id):
            booking = workplace.picture.calendar.bookings.get(booking_id)
            if booking is None:
                return _day(workplace)
            return with_series(
                workplace, booking, booking_shown(workplace, booking, asking=asking, reason=reason), scope
            )
        case Drafted() as drafted:
            return draft_shown(workplace, drafted)
        case Moving() as moving:
            return move_shown(workplace, moving)
        case Repeating(draft=draft):
            space = workplace.picture.municipality.space_by_id[draft.space]
            return PanelState(kind=PanelKind.SERIES.value, title=space.name)
        case Searched() as searched:
            return _found(workplace, searched)
        case Answering() | Calling() | Watching() | HandlingCards() | AnsweringWishes() as listed:
            return _listed(workplace, listed)
        case BlockDrafted() | BlockChosen() as blocking:
            return _blocking(workplace, blocking)


def _day(workplace: Workplace) -> PanelState:
    speech, picture = workplace.speech, workplace.picture
    venue = picture.municipality.venue_by_id[workplace.venue]
    here = {space.id for space in venue.spaces}
    bookings = sorted(
        (b for b in picture.calendar.bookings.values() if b.space in here and b.span.overlaps(workplace.window)),
        key=lambda booking: booking.span,
    )
    live = as_stays(booking for booking in bookings if booking.state.occupies)
    coming = [booking for booking in live if booking.span.ends_at > workplace.now]
    counted = "panel.bookings-of-week" if workplace.is_week else "panel.bookings"
    return PanelState(
        title=venue.name,
        subtitle=speech.count(counted, len(live)),
        offers=tuple(booking_line(workplace, one, when_shown(workplace, one.span)) for one in coming[:UPCOMING]),
        trouble=workplace.notice.text if workplace.notice.refused else "",
        plate_text=("" if workplace.notice.refused else workplace.notice.text) or speech.say("panel.how-to-begin"),
    )


def _blocking(workplace: Workplace, chosen: BlockDrafted | BlockChosen) -> PanelState:
    """The heading of the form that closes rooms, or of a block that stands; the rest is the blocks' own model's."""
    speech, houses = workplace.speech, workplace.picture.municipality.venue_by_id
    if isinstance(chosen, BlockDrafted):
        house = houses[chosen.draft.venue]
        return PanelState(kind=PanelKind.BLOCK.value, title=speech.say("blocks.title"), subtitle=house.name)
    block = workplace.picture.calendar.blocks.get(chosen.block)
    if block is None:
        return _day(workplace)
    title = speech.say("blocks.closed-off", reason=block.reason)
    return PanelState(kind=PanelKind.BLOCKED.value, title=title, subtitle=houses[block.venue].name)


_LISTED = {
    Answering: PanelKind.REQUESTS,
    Calling: PanelKind.CALLS,
    Watching: PanelKind.KIOSKS,
    HandlingCards: PanelKind.CARDS,
    AnsweringWishes: PanelKind.WISHES,
}


def _listed(
    workplace: Workplace, chosen: Answering | Calling | Watching | HandlingCards | AnsweringWishes
) -> PanelState:
    """The heading above the requests, those to call, the kiosks, the place cards, or what people miss."""
    kind = _LISTED[type(chosen)]
    speech, notice = workplace.speech, workplace.notice
    return PanelState(
        kind=kind.value,
        title=speech.say(f"{kind.value}.title"),
        subtitle=speech.say(f"{kind.value}.order"),
        trouble=notice.text if notice.refused else "",
        plate_text="" if notice.refused else notice.text,
    )


def _found(workplace: Workplace, searched: Searched) -> PanelState:
    speech = workplace.speech
    title = speech.say("panel.searching") if searched.searching else speech.count("panel.found", len(searched.found))
    return PanelState(
        kind=PanelKind.FOUND.value,
        title=title,
        subtitle=speech.say("panel.quoted", text=searched.text),
        trouble=searched.trouble,
        offers=tuple(_found_row(workplace, one.booking, one.contact) for one in searched.found),
    )


def _found_row(workplace: Workplace, booking: Booking, contact: Contact) -> OfferRow:
    speech = workplace.speech
    name = booking.title or contact.name or starting_large(speech.named(booking.purpose))
    space = name_of_space(workplace.picture, booking)
    when = when_told(workplace, booking.span.starts_at, speech.span(booking.span))
    state = "" if booking.state is BookingState.CONFIRMED else speech.named(booking.state)
    return OfferRow(str(booking.id), f"{when} · {space}", " · ".join(filter(None, (name, state))), "", primary=False)
