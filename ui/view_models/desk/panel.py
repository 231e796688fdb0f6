"""What stands beside the board: the day in short, one booking, a draft, a move with its refusal, or what was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from booking_core.domain.bookings import Booking, BookingState, Contact, Need, Openness, Purpose
from booking_core.domain.places import Layout, Space
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority import CHECK_IN_OPENS_BEFORE
from booking_core.protocol.codes import code_of, grouped
from ui.ports import Alternative, HousePicture
from ui.view_models.desk.workplace import (
    Draft,
    Drafted,
    Moving,
    Nothing,
    Searched,
    Selected,
    Workplace,
    wish_of,
)
from ui.view_models.foresight import (
    Suggestion,
    moves_instead,
    refusal_of_move,
    refusal_of_wish,
    wishes_instead,
)
from ui.view_models.places import with_floor
from ui.view_models.speech import Speech, in_groups, starting_large

CPR_DIGITS = 10
PHONE_DIGITS = 8
UPCOMING = 6
PHONE_PAIRS = 2


class PanelKind(StrEnum):
    DAY = "day"
    BOOKING = "booking"
    DRAFT = "draft"
    MOVE = "move"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class FactRow:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One answer among several."""

    key: str
    text: str
    detail: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class OfferRow:
    """Something one can do with a key or a press; the primary one stands out."""

    key: str
    title: str
    detail: str
    hint: str
    primary: bool


@dataclass(frozen=True, slots=True)
class PanelState:
    kind: str = PanelKind.DAY.value
    title: str = ""
    subtitle: str = ""
    code: str = ""
    plate: str = ""
    plate_text: str = ""
    refused: bool = False
    facts: tuple[FactRow, ...] = ()
    offers: tuple[OfferRow, ...] = ()
    layouts: tuple[ChoiceRow, ...] = ()
    purposes: tuple[ChoiceRow, ...] = ()
    opennesses: tuple[ChoiceRow, ...] = ()
    needs: tuple[ChoiceRow, ...] = ()
    reasons: tuple[ChoiceRow, ...] = ()
    name: str = ""
    phone: str = ""
    public_title: str = ""
    persons: int = 1
    wheelchairs: int = 0
    starts: str = ""
    length: str = ""
    trouble: str = ""
    may_check_in: bool = False
    may_change: bool = False
    may_book: bool = False
    titled: bool = False
    asking: bool = False


def derive_state(workplace: Workplace, *, asking: bool, reason: str) -> PanelState:
    """The panel for what is chosen now; `asking` while the reason for a cancellation is being chosen."""
    match workplace.chosen:
        case Nothing():
            return _day(workplace)
        case Selected(booking=booking_id):
            booking = workplace.picture.calendar.bookings.get(booking_id)
            return _day(workplace) if booking is None else _booking(workplace, booking, asking=asking, reason=reason)
        case Drafted() as drafted:
            return _draft(workplace, drafted)
        case Moving() as moving:
            return _move(workplace, moving)
        case Searched() as searched:
            return _found(workplace, searched)


def _day(workplace: Workplace) -> PanelState:
    speech, picture = workplace.speech, workplace.picture
    venue = picture.municipality.venue_by_id[workplace.venue]
    here = {space.id for space in venue.spaces}
    bookings = sorted(
        (b for b in picture.calendar.bookings.values() if b.space in here and b.span.overlaps(workplace.window)),
        key=lambda booking: booking.span,
    )
    live = [booking for booking in bookings if booking.state.occupies]
    coming = [booking for booking in live if booking.span.ends_at > workplace.now]
    return PanelState(
        title=venue.name,
        subtitle=speech.count("panel.bookings", len(live)),
        offers=tuple(_line(workplace, booking, speech.span(booking.span)) for booking in coming[:UPCOMING]),
        plate_text=speech.say("panel.how-to-begin"),
    )


def _booking(workplace: Workplace, booking: Booking, *, asking: bool, reason: str) -> PanelState:
    speech, now = workplace.speech, workplace.now
    live = booking.state in {BookingState.CONFIRMED, BookingState.CHECKED_IN} and booking.span.ends_at > now
    opens_at = booking.span.starts_at - CHECK_IN_OPENS_BEFORE
    return PanelState(
        kind=PanelKind.BOOKING.value,
        title=starting_large(workplace.called(booking)),
        subtitle=starting_large(speech.named(booking.state)),
        code=grouped(code_of(booking.id)),
        facts=tuple(_facts(workplace, booking)),
        plate_text=_over(booking, speech),
        may_check_in=live and booking.state is BookingState.CONFIRMED and opens_at <= now and workplace.can_change,
        may_change=live and workplace.can_change,
        asking=asking and live,
        reasons=tuple(
            ChoiceRow(key, speech.say(f"panel.{key}"), "", speech.say(f"panel.{key}") == reason) for key in REASONS
        ),
        trouble=workplace.notice.text if workplace.notice.refused else "",
        starts=speech.clock(booking.span.starts_at),
        length=speech.length(booking.span.length),
    )


REASONS = ("reason-mistake", "reason-house", "reason-repair", "reason-asked")


def _over(booking: Booking, speech: Speech) -> str:
    if booking.state is BookingState.CANCELLED_BY_STAFF and booking.reason:
        return speech.say("panel.cancelled-because", reason=booking.reason)
    return "" if booking.state.occupies else speech.say("panel.holds-nothing")


def _facts(workplace: Workplace, booking: Booking) -> Iterator[FactRow]:
    speech, picture = workplace.speech, workplace.picture
    contact = workplace.contacts.get(booking.id, Contact())
    yield FactRow(speech.say("panel.where"), _where(picture, booking.space))
    yield FactRow(speech.say("panel.when"), _when(workplace, booking.span.starts_at, speech.span(booking.span)))
    yield FactRow(speech.say("panel.layout"), _set_up(booking, speech))
    if booking.needs or booking.wheelchairs:
        yield FactRow(speech.say("panel.needs"), _needs(booking, speech))
    yield FactRow(speech.say("panel.openness"), starting_large(speech.named(booking.openness)))
    if contact.name:
        yield FactRow(speech.say("panel.contact"), contact.name)
    if contact.phone:
        yield FactRow(speech.say("panel.phone"), in_pairs(contact.phone))


def _where(picture: HousePicture, space_id: str) -> str:
    space = picture.municipality.space_by_id.get(space_id)  # type: ignore[call-overload]
    if space is None:
        return space_id
    venue = picture.municipality.venue_of_space[space.id]
    return f"{with_floor(space.name, venue, space)}\n{venue.name}"


def _when(workplace: Workplace, starts_at: datetime, span: str) -> str:
    zone = workplace.picture.municipality.zone
    day = local_day(starts_at, zone)
    return f"{starting_large(workplace.speech.short_day(day, workplace.now))} {span}"


def _set_up(booking: Booking, speech: Speech) -> str:
    return f"{starting_large(speech.layout(booking.layout))} · {speech.count('count.persons', booking.persons)}"


def _needs(booking: Booking, speech: Speech) -> str:
    words = [speech.named(need) for need in booking.needs]
    if booking.wheelchairs:
        words.append(speech.count("panel.wheelchairs", booking.wheelchairs))
    return starting_large(", ".join(words))


def _draft(workplace: Workplace, drafted: Drafted) -> PanelState:
    speech, picture, draft = workplace.speech, workplace.picture, drafted.draft
    space = picture.municipality.space_by_id[draft.space]
    wish = wish_of(drafted)
    refusal = refusal_of_wish(picture, wish, now=workplace.now)
    trouble = trouble_with(draft, speech)
    offers = () if refusal is None else wishes_instead(picture, wish, now=workplace.now)
    return PanelState(
        kind=PanelKind.DRAFT.value,
        title=space.name,
        subtitle=_when(workplace, draft.span.starts_at, speech.span(draft.span)),
        plate=speech.say("panel.cannot") if refusal is not None else "",
        plate_text="" if refusal is None else speech.refusal(refusal),
        refused=refusal is not None,
        offers=tuple(_suggestion(workplace, one, number) for number, one in enumerate(offers, start=1)),
        layouts=tuple(_layout(layout, draft, speech) for layout in space.layouts),
        purposes=tuple(_choices(Purpose, draft.purpose, speech)),
        opennesses=tuple(_choices(Openness, draft.openness, speech)),
        needs=tuple(ChoiceRow(n.value, starting_large(speech.named(n)), "", n in draft.needs) for n in Need),
        name=draft.name,
        phone=draft.phone,
        public_title=draft.title,
        persons=draft.persons,
        wheelchairs=draft.wheelchairs,
        starts=speech.clock(draft.span.starts_at),
        length=speech.length(draft.span.length),
        trouble=trouble or (workplace.notice.text if workplace.notice.refused else ""),
        may_book=refusal is None and not trouble and workplace.can_change,
        titled=draft.openness is not Openness.CLOSED,
    )


def trouble_with(draft: Draft, speech: Speech) -> str:
    """Why what is typed cannot be sent; empty when it can."""
    digits = "".join(character for character in draft.phone if character.isdigit())
    if len(digits) == CPR_DIGITS:
        return speech.say("panel.no-cpr")
    is_number = not digits or len(digits) >= PHONE_DIGITS
    return "" if is_number else speech.count("panel.digits-missing", PHONE_DIGITS - len(digits))


def _layout(layout: Layout, draft: Draft, speech: Speech) -> ChoiceRow:
    minutes = layout.setup_minutes
    detail = speech.say("panel.stands-there") if layout.standing else speech.say("panel.takes", minutes=minutes)
    return ChoiceRow(layout.id, starting_large(speech.layout(layout.id)), detail, layout.id == draft.layout)


def _choices(kinds: type[Purpose] | type[Openness], chosen: Purpose | Openness, speech: Speech) -> Iterator[ChoiceRow]:
    return (ChoiceRow(kind.value, starting_large(speech.named(kind)), "", kind is chosen) for kind in kinds)


def _move(workplace: Workplace, moving: Moving) -> PanelState:
    speech, booking, to = workplace.speech, moving.booking, moving.to
    refusal = refusal_of_move(workplace.picture, booking, to, now=workplace.now)
    return PanelState(
        kind=PanelKind.MOVE.value,
        title=starting_large(workplace.called(booking)),
        subtitle=speech.say("panel.code", code=grouped(code_of(booking.id))),
        facts=tuple(_move_facts(workplace, moving)),
        plate=speech.say("panel.cannot") if refusal is not None else "",
        plate_text="" if refusal is None else speech.refusal(refusal),
        refused=refusal is not None,
        offers=tuple(_move_offers(workplace, moving, refusal)),
        trouble=workplace.notice.text if workplace.notice.refused else "",
        may_change=workplace.can_change,
    )


def _move_facts(workplace: Workplace, moving: Moving) -> Iterator[FactRow]:
    speech, picture, booking = workplace.speech, workplace.picture, moving.booking
    names = {space.id: space.name for _, space in picture.municipality.spaces()}
    yield FactRow(speech.say("panel.now"), f"{names[booking.space]} · {speech.span(booking.span)}")
    yield FactRow(speech.say("panel.to"), f"{names[moving.to.space]} · {speech.span(moving.to.span)}")
    yield FactRow(speech.say("panel.layout"), _set_up(booking, speech))
    contact = workplace.contacts.get(booking.id, Contact())
    if contact != Contact():
        yield FactRow(speech.say("panel.contact"), " · ".join(filter(None, (contact.name, in_pairs(contact.phone)))))


def _move_offers(workplace: Workplace, moving: Moving, refusal: Refusal | None) -> Iterator[OfferRow]:
    speech = workplace.speech
    if refusal is None:
        yield OfferRow("move", speech.say("panel.move-there"), _label(workplace, moving.to), "Enter", primary=True)
    else:
        offers = moves_instead(workplace.picture, moving.booking, moving.to, now=workplace.now)
        for number, one in enumerate(offers, start=1):
            yield _suggestion(workplace, one, number)
    stays = Alternative(moving.booking.space, moving.booking.layout, moving.booking.span)
    yield OfferRow("stay", speech.say("panel.stay"), _label(workplace, stays), "Esc", primary=False)


def _suggestion(workplace: Workplace, one: Suggestion, number: int) -> OfferRow:
    speech = workplace.speech
    if one.shift > timedelta(0):
        detail = speech.say("panel.later", length=speech.length(one.shift))
    elif one.shift < timedelta(0):
        detail = speech.say("panel.earlier", length=speech.length(-one.shift))
    else:
        detail = speech.say("panel.same-time")
    return OfferRow(f"suggestion {number}", _label(workplace, one.to), detail, str(number), primary=number == 1)


def _label(workplace: Workplace, to: Alternative) -> str:
    name = workplace.picture.municipality.space_by_id[to.space].name
    return f"{name} · {workplace.speech.span(to.span)}"


def _found(workplace: Workplace, searched: Searched) -> PanelState:
    speech = workplace.speech
    title = speech.say("panel.searching") if searched.searching else speech.count("panel.found", len(searched.found))
    return PanelState(
        kind=PanelKind.FOUND.value,
        title=title,
        subtitle=f"“{searched.text}”",
        trouble=searched.trouble,
        offers=tuple(_found_row(workplace, one.booking, one.contact) for one in searched.found),
    )


def _found_row(workplace: Workplace, booking: Booking, contact: Contact) -> OfferRow:
    speech = workplace.speech
    name = booking.title or contact.name or starting_large(speech.named(booking.purpose))
    space = _space_name(workplace.picture, booking)
    when = _when(workplace, booking.span.starts_at, speech.span(booking.span))
    state = "" if booking.state.occupies else speech.named(booking.state)
    return OfferRow(str(booking.id), f"{when} · {space}", " · ".join(filter(None, (name, state))), "", primary=False)


def _space_name(picture: HousePicture, booking: Booking) -> str:
    space: Space | None = picture.municipality.space_by_id.get(booking.space)
    return booking.space if space is None else space.name


def _line(workplace: Workplace, booking: Booking, span: str) -> OfferRow:
    speech = workplace.speech
    here = booking.state is BookingState.CHECKED_IN
    detail = f"{_space_name(workplace.picture, booking)}{' · ' + speech.named(booking.state) if here else ''}"
    title = f"{span} {starting_large(workplace.called(booking))}"
    return OfferRow(str(booking.id), title, detail, "", primary=False)


def in_pairs(phone: str) -> str:
    """A phone number in pairs of digits, as Danes read it; anything else as it is."""
    digits = "".join(phone.split())
    return in_groups(digits, PHONE_PAIRS) if digits.isdigit() else phone
