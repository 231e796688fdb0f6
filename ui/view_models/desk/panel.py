"""What stands beside the board: the day in short, one booking, a draft, a move with its refusal, or what was found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from booking_core.domain.bookings import EMAIL, Booking, BookingState, Contact, Need, Openness, Purpose
from booking_core.domain.holding import may_check_in
from booking_core.domain.places import Layout, Space, Weekday
from booking_core.domain.refusals import Refusal
from booking_core.domain.series import Scope, Series
from booking_core.domain.stays import as_stays, stay_of
from booking_core.domain.time_spans import local_day
from booking_core.language.series_words import SeriesWords
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import SeriesRefused, refusal_from_wire
from ui.ports import Alternative, HousePicture, SeriesMove
from ui.view_models.desk.block_draft import BlockChosen, BlockDrafted
from ui.view_models.desk.chosen import (
    Answering,
    AnsweringWishes,
    Calling,
    Draft,
    Drafted,
    HandlingCards,
    Moving,
    Nothing,
    Repeating,
    Searched,
    Selected,
    Watching,
)
from ui.view_models.desk.waiting import WaitOffer, wait_offers
from ui.view_models.desk.wishes import move_of, wish_of
from ui.view_models.desk.workplace import Workplace
from ui.view_models.foresight import Suggestion, moves_instead, refusal_of_move, refusal_of_wish, wishes_instead
from ui.view_models.places import with_floor
from ui.view_models.series_foresight import dates_meant, dates_that_can, days_that_may_return, refusal_of_series_move
from ui.view_models.speech import Speech, in_groups, starting_large, starting_small

CPR_DIGITS = 10
PHONE_DIGITS = 8
UPCOMING = 6
MOST_DAYS_OFFERED = 3
SHORT_NAME = 2
PHONE_PAIRS = 2


class PanelKind(StrEnum):
    DAY = "day"
    BOOKING = "booking"
    BLOCK = "block"  # rooms are being closed
    BLOCKED = "blocked"  # what closes them, when it is done
    DRAFT = "draft"
    MOVE = "move"
    SERIES = "series"
    FOUND = "found"
    REQUESTS = "requests"
    CALLS = "calls"
    KIOSKS = "kiosks"
    CARDS = "cards"
    WISHES = "wishes"


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
    email: str = ""
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
    in_series: bool = False
    scopes: tuple[ChoiceRow, ...] = ()
    weekdays: tuple[ChoiceRow, ...] = ()


def derive_state(workplace: Workplace, *, asking: bool, reason: str, scope: Scope = Scope.THIS) -> PanelState:
    """The panel for what is chosen now; `asking` while the reason for a cancellation, of that `scope`, is chosen."""
    match workplace.chosen:
        case Nothing():
            return _day(workplace)
        case Selected(booking=booking_id):
            booking = workplace.picture.calendar.bookings.get(booking_id)
            if booking is None:
                return _day(workplace)
            return _of_series(workplace, booking, _booking(workplace, booking, asking=asking, reason=reason), scope)
        case Drafted() as drafted:
            return _draft(workplace, drafted)
        case Moving() as moving:
            return _move(workplace, moving)
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
    return PanelState(
        title=venue.name,
        subtitle=speech.count("panel.bookings", len(live)),
        offers=tuple(_line(workplace, booking, speech.span(booking.span)) for booking in coming[:UPCOMING]),
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


def _booking(workplace: Workplace, booking: Booking, *, asking: bool, reason: str) -> PanelState:
    speech, now = workplace.speech, workplace.now
    live = booking.state in {BookingState.CONFIRMED, BookingState.CHECKED_IN} and booking.span.ends_at > now
    have_come = stay_of(booking, workplace.picture.calendar).have_come
    return PanelState(
        kind=PanelKind.BOOKING.value,
        title=starting_large(workplace.called(booking)),
        subtitle=starting_large(speech.named(booking.state)),
        code=grouped(code_of(booking.id)),
        facts=tuple(_facts(workplace, booking)),
        plate_text=_over(booking, speech),
        may_check_in=live and may_check_in(booking, now=now) and not have_come and workplace.can_change,
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


def _of_series(workplace: Workplace, booking: Booking, state: PanelState, scope: Scope) -> PanelState:
    """`state` with what a booking of a series has besides: how much of it is meant, and days that may come back."""
    series = series_of(workplace, booking)
    if series is None:
        return state
    days = days_that_may_return(workplace.picture, series, now=workplace.now) if state.may_change else ()
    return replace(
        state,
        in_series=True,
        scopes=tuple(scope_rows(workplace.speech, scope)) if state.asking else (),
        offers=tuple(_day_to_put_in(workplace, day) for day in days[:MOST_DAYS_OFFERED]),
    )


def series_of(workplace: Workplace, booking: Booking) -> Series | None:
    """The series it is a date of; None when it is none of its dates any more, or no series is known."""
    series = None if booking.series is None else workplace.picture.series.get(booking.series)
    return series if series is not None and series.place_of(booking.id) is not None else None


def scope_rows(speech: Speech, chosen: Scope) -> Iterator[ChoiceRow]:
    """How much of a series can be meant."""
    return (ChoiceRow(one.value, speech.say(f"desk-series.scope-{one.value}"), "", one is chosen) for one in Scope)


def _day_to_put_in(workplace: Workplace, day: date) -> OfferRow:
    speech = workplace.speech
    brief = speech.words.date_in_brief(day, today=workplace.today)
    title = speech.say("desk-series.put-in", day=brief)
    return OfferRow(f"add {day.isoformat()}", title, speech.say("desk-series.put-in-detail"), "", primary=False)


def _series_fact(workplace: Workplace, booking: Booking) -> Iterator[FactRow]:
    """ "Hver tirsdag · 5 af 8"."""
    series = series_of(workplace, booking)
    if series is not None:
        rule = SeriesWords(workplace.speech.words, workplace.today).rule(series.recurrence.pattern)
        place, count = series.place_of(booking.id), len(series.bookings)
        told = workplace.speech.say("desk-series.of", rule=rule, place=place, count=count)
        yield FactRow(workplace.speech.say("desk-series.series"), told)


def _facts(workplace: Workplace, booking: Booking) -> Iterator[FactRow]:
    speech, picture = workplace.speech, workplace.picture
    contact = workplace.contacts.get(booking.id, Contact())
    yield FactRow(speech.say("panel.where"), _where(picture, booking.space))
    yield FactRow(speech.say("panel.when"), _when(workplace, booking.span.starts_at, speech.span(booking.span)))
    yield from _stay_facts(workplace, booking)
    yield from _series_fact(workplace, booking)
    yield FactRow(speech.say("panel.layout"), _set_up(booking, speech))
    if booking.needs or booking.wheelchairs:
        yield FactRow(speech.say("panel.needs"), _needs(booking, speech))
    yield FactRow(speech.say("panel.openness"), starting_large(speech.named(booking.openness)))
    if contact.name:
        yield FactRow(speech.say("panel.contact"), contact.name)
    if contact.phone:
        yield FactRow(speech.say("panel.phone"), in_pairs(contact.phone))
    if contact.email:
        yield FactRow(speech.say("panel.email"), contact.email)


def _stay_facts(workplace: Workplace, booking: Booking) -> Iterator[FactRow]:
    """What it goes on from, and what goes on from it: the same people, each part with a receipt of its own."""
    stay, speech = stay_of(booking, workplace.picture.calendar), workplace.speech
    place = stay.parts.index(booking)
    for key, parts in (("goes-on-from", stay.parts[:place]), ("goes-on", stay.parts[place + 1 :])):
        if parts:
            told = (f"{speech.span(part.span)} · {grouped(code_of(part.id))}" for part in parts)
            yield FactRow(speech.say(f"panel.{key}"), "\n".join(told))


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


def _set_up_there(booking: Booking, to: Alternative, speech: Speech) -> str:
    """The layout it has, and the one it gets where that is another."""
    if to.layout == booking.layout:
        return _set_up(booking, speech)
    before, after = starting_large(speech.layout(booking.layout)), speech.layout(to.layout)
    becomes = speech.say("panel.layout-becomes", before=before, after=after)
    return f"{becomes} · {speech.count('count.persons', booking.persons)}"


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
        offers=(
            *(_suggestion(workplace, one, number) for number, one in enumerate(offers, start=1)),
            *(_wait(one) for one in wait_offers(workplace, draft, None if trouble else refusal)),
        ),
        layouts=tuple(_layout(layout, draft, speech) for layout in space.layouts),
        purposes=tuple(_choices(Purpose, draft.purpose, speech)),
        opennesses=tuple(_choices(Openness, draft.openness, speech)),
        needs=tuple(ChoiceRow(n.value, starting_large(speech.named(n)), "", n in draft.needs) for n in Need),
        name=draft.name,
        phone=draft.phone,
        email=draft.email,
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
    if digits and len(digits) < PHONE_DIGITS:
        return speech.count("panel.digits-missing", PHONE_DIGITS - len(digits))
    email = draft.email.strip()
    return speech.say("panel.no-email") if email and not re.match(EMAIL, email) else ""


def _layout(layout: Layout, draft: Draft, speech: Speech) -> ChoiceRow:
    minutes = layout.setup_minutes
    detail = speech.say("panel.stands-there") if layout.standing else speech.say("panel.takes", minutes=minutes)
    return ChoiceRow(layout.id, starting_large(speech.layout(layout.id)), detail, layout.id == draft.layout)


def _choices(kinds: type[Purpose] | type[Openness], chosen: Purpose | Openness, speech: Speech) -> Iterator[ChoiceRow]:
    return (ChoiceRow(kind.value, starting_large(speech.named(kind)), "", kind is chosen) for kind in kinds)


def _move(workplace: Workplace, moving: Moving) -> PanelState:
    speech, booking, to = workplace.speech, moving.booking, moving.to
    if moving.scope is not Scope.THIS and (move := move_of(workplace.picture, moving)) is not None:
        return _move_series(workplace, moving, move)
    refusal = refusal_of_move(workplace.picture, booking, to, now=workplace.now)
    in_series = series_of(workplace, booking) is not None
    return PanelState(
        in_series=in_series,
        scopes=tuple(scope_rows(speech, moving.scope)) if in_series else (),
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


def _move_series(workplace: Workplace, moving: Moving, move: SeriesMove) -> PanelState:
    """More than one date of a series goes: which cannot, and how many can."""
    speech, zone = workplace.speech, workplace.picture.municipality.zone
    refused = refusal_of_series_move(workplace.picture, move, now=workplace.now)
    own = Weekday.of(local_day(moving.booking.span.starts_at, zone))
    weekday = moving.weekday or own
    plate = "" if refused is None else _why_not_all(workplace, refused)
    return PanelState(
        kind=PanelKind.MOVE.value,
        title=starting_large(workplace.called(moving.booking)),
        subtitle=speech.say("panel.code", code=grouped(code_of(moving.booking.id))),
        facts=tuple(_move_facts(workplace, moving)),
        plate=speech.say("panel.cannot") if refused is not None else "",
        plate_text=plate,
        refused=refused is not None,
        offers=tuple(_series_move_offers(workplace, moving, move, refused)),
        trouble=workplace.notice.text if workplace.notice.refused else "",
        may_change=workplace.can_change,
        in_series=True,
        scopes=tuple(scope_rows(speech, moving.scope)),
        weekdays=tuple(
            ChoiceRow(one.value, starting_large(speech.words.name_of(one)[:SHORT_NAME]), "", one is weekday)
            for one in Weekday
        ),
    )


def _why_not_all(workplace: Workplace, refused: SeriesRefused) -> str:
    """The days that stand in the way, each with its reason; the series' own where it is no day's."""
    speech = workplace.speech
    if not refused.dates:
        return speech.refusal(refusal_from_wire(refused.refusal))
    told = [
        speech.say(
            "desk-series.stays",
            day=starting_large(speech.words.date_in_brief(one.day, today=workplace.today)),
            why=starting_small(speech.refusal(refusal_from_wire(one.refusal))),
        )
        for one in refused.dates[:MOST_DAYS_OFFERED]
    ]
    return "\n".join(told)


def _series_move_offers(
    workplace: Workplace, moving: Moving, move: SeriesMove, refused: SeriesRefused | None
) -> Iterator[OfferRow]:
    speech, picture = workplace.speech, workplace.picture
    count = len(dates_meant(picture, move, now=workplace.now))
    if refused is None:
        title = speech.count("desk-series.move-all", count)
        yield OfferRow("move", title, _label(workplace, moving.to), "Enter", primary=True)
    elif (rest := dates_that_can(picture, move, now=workplace.now)) and rest < count:
        title = speech.count("desk-series.move-rest", rest)
        yield OfferRow("rest", title, _label(workplace, moving.to), "", primary=True)
    stays = Alternative(moving.booking.space, moving.booking.layout, moving.booking.span)
    yield OfferRow("stay", speech.say("panel.stay"), _label(workplace, stays), "Esc", primary=False)


def _move_facts(workplace: Workplace, moving: Moving) -> Iterator[FactRow]:
    speech, picture, booking = workplace.speech, workplace.picture, moving.booking
    names = {space.id: space.name for _, space in picture.municipality.spaces()}
    yield FactRow(speech.say("panel.now"), f"{names[booking.space]} · {speech.span(booking.span)}")
    to = [names[moving.to.space], speech.span(moving.to.span)]
    if moving.weekday is not None:
        to.append(speech.words.name_of(moving.weekday))
    yield FactRow(speech.say("panel.to"), " · ".join(to))
    yield from _series_fact(workplace, booking)
    yield FactRow(speech.say("panel.layout"), _set_up_there(booking, moving.to, speech))
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


def _wait(offer: WaitOffer) -> OfferRow:
    return OfferRow(offer.key, offer.title, offer.detail, "", primary=False)


def _label(workplace: Workplace, to: Alternative) -> str:
    name = workplace.picture.municipality.space_by_id[to.space].name
    return f"{name} · {workplace.speech.span(to.span)}"


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
        subtitle=f"“{searched.text}”",
        trouble=searched.trouble,
        offers=tuple(_found_row(workplace, one.booking, one.contact) for one in searched.found),
    )


def _found_row(workplace: Workplace, booking: Booking, contact: Contact) -> OfferRow:
    speech = workplace.speech
    name = booking.title or contact.name or starting_large(speech.named(booking.purpose))
    space = _space_name(workplace.picture, booking)
    when = _when(workplace, booking.span.starts_at, speech.span(booking.span))
    state = "" if booking.state is BookingState.CONFIRMED else speech.named(booking.state)
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
