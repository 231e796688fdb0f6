"""What somebody with a receipt sees of a booking, and what can be done with it now: pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from booking_core.domain.availability import free_until
from booking_core.domain.bookings import Booking, BookingState, Channel, DeclinedBecause, cells_of
from booking_core.domain.conditions import may_tell
from booking_core.domain.holding import held_until, may_check_in
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.policy import may_be_without_a_name
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.stays import Stay, can_be_continued, stay_of, stay_up_to
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, local_day, next_slot_start
from booking_core.domain.weather import can_be_decided
from booking_core.language.weather_words import WeatherChoice, came_indoors, weather_choice, weather_sentence
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of, grouped
from ui.ports import Alternative, BookingWish, HousePicture, ReceiptFound
from ui.view_models.asking import answers_by
from ui.view_models.foresight import refusal_of_move
from ui.view_models.offers import here
from ui.view_models.places import floor_of, in_danish, with_floor
from ui.view_models.receipt import kept_sentence
from ui.view_models.ribbons import Ribbon, RibbonHour, RibbonPiece, day_window, in_words, is_today, ribbon
from ui.view_models.session import Certainty
from ui.view_models.speech import Speech, bound, unbroken
from ui.view_models.steps import StepLine, way_lines

KIOSK = Origin(Channel.KIOSK)
LONGER_BY = tuple(timedelta(minutes=minutes) for minutes in (15, 30, 45, 60, 90, 120))
MOST_ENDS = 6
_OF_A_NAME = frozenset(
    {RefusalCode.NAME_NEEDED_START, RefusalCode.NAME_NEEDED_LENGTH, RefusalCode.NAME_NEEDED_LAST_ROOM}
)
"""Whether somebody left a number for it no screen knows, and none can be left afterwards: the house can help."""
_NEVER_MORE_THAN_ASKED = frozenset({BookingState.REQUESTED, BookingState.DECLINED, BookingState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class EndRow:
    """Another end one may choose: when, and how much that is."""

    label: str
    by: str


@dataclass(frozen=True, slots=True)
class MyBookingState:
    """`asked` says that it is a request and never was more; `asks_longer`, that why it cannot be longer is told."""

    found: bool = False
    kind: str = ""
    asked: bool = False
    plate: str = ""
    answer: str = ""
    code: str = ""
    name: str = ""
    time: str = ""
    about: str = ""
    pieces: tuple[RibbonPiece, ...] = ()
    hours: tuple[RibbonHour, ...] = ()
    now_fraction: float = -1.0
    spoken: str = ""
    steps: tuple[StepLine, ...] = ()
    in_danish: str = ""
    may_check_in: bool = False
    check_in_first: bool = False
    may_longer: bool = False
    asks_longer: bool = False
    longer: str = ""
    may_shorter: bool = False
    may_give_back: bool = False
    running: bool = False
    may_print: bool = True
    may_tell: bool = False
    note: str = ""
    kept: str = ""
    weather: WeatherChoice | None = None


def derive_booking(picture: HousePicture, found: ReceiptFound, *, speech: Speech, now: datetime) -> MyBookingState:
    """What the page says of a booking or request that was found."""
    stay = None if found.booking is None else stay_of(found.booking, picture.calendar)
    state, space_id, span = _facts(found, stay, now=now)
    if found.refusals and found.booking is None:
        state = BookingState.DECLINED
    space = picture.municipality.space_by_id.get(space_id)  # type: ignore[call-overload]
    if space is None:
        return MyBookingState(note=speech.say("screen.code-unknown", phone=here(picture)[0].phone))
    venue = picture.municipality.venue_of_space[space.id]
    window, strip = _strip(picture, venue, space, span=span, state=state, speech=speech, now=now)
    live = state in {BookingState.CONFIRMED, BookingState.CHECKED_IN} and span.ends_at > now
    booking = stay.part_at(now) if live and stay is not None else None
    return MyBookingState(
        found=True,
        kind=_kind(state),
        asked=state in _NEVER_MORE_THAN_ASKED,
        plate=_plate(state, speech),
        answer=_answer(found, state, picture=picture, speech=speech, now=now),
        code=grouped(found.code),
        name=space.name,
        time=speech.span(span),
        about=_about(span, venue, space, speech=speech, now=now, home=here(picture)[0]),
        pieces=strip.pieces,
        hours=strip.hours,
        now_fraction=strip.now,
        spoken=in_words(strip.pieces, window, speech=speech),
        steps=way_lines(picture, venue, space, speech=speech) if live else (),
        in_danish=in_danish(venue, space, speech),
        may_check_in=stay is not None and _may_check_in(stay, booking, now=now) and _is_heard(picture, venue),
        check_in_first=space.check_in,
        may_longer=booking is not None and bool(longer_ends(picture, booking, now=now)),
        asks_longer=booking is not None,
        longer="" if booking is None else _longer(picture, booking, space, speech=speech, now=now),
        may_shorter=booking is not None and bool(shorter_ends(picture, booking, now=now)),
        may_give_back=live or (state is BookingState.REQUESTED and span.ends_at > now),
        running=live and (span.holds(now) or state is BookingState.CHECKED_IN),
        may_tell=told_about(found, picture, now=now) is not None,
        may_print=state is BookingState.REQUESTED or (state.occupies and state is not BookingState.COMPLETED),
        note=_moved_note(found, speech) or _receipts_note(stay if live else None, speech),
        kept=_kept(picture, stay, booking, speech=speech, now=now),
        weather=None if booking is None else _weather(picture, booking, speech=speech, now=now),
    )


def told_about(found: ReceiptFound, picture: HousePicture, *, now: datetime) -> Booking | None:
    """The booking whose people may tell now what is the matter with its room: the part of the stay they are in."""
    if found.booking is None or found.booking.space not in picture.municipality.space_by_id:
        return None
    present = stay_of(found.booking, picture.calendar).part_at(now)
    return present if may_tell(present, now=now) else None


def longer_ends(picture: HousePicture, booking: Booking, *, now: datetime) -> tuple[datetime, ...]:
    """The later ends that can be had, up to the first that cannot; without contact as far as this kiosk can say."""
    last = stay_of(booking, picture.calendar).last
    ends: list[datetime] = []
    for by in LONGER_BY:
        ends_at = last.span.ends_at + by
        if not (picture.connected or may_go_on_here(picture, last, ends_at)):
            break
        if refusal_of_end(picture, last, ends_at, now=now) is not None:
            break
        ends.append(ends_at)
    return tuple(ends)


def may_go_on_here(picture: HousePicture, last: Booking, ends_at: datetime) -> bool:
    """Whether this kiosk may confirm by itself the time from the end of `last` until then."""
    space = picture.municipality.space_by_id[last.space]
    stands = space.offline and last.layout == space.standing_layout.id and can_be_continued(last)
    return stands and set(cells_of(space, TimeSpan(last.span.ends_at, ends_at))) <= picture.held


def shorter_ends(picture: HousePicture, booking: Booking, *, now: datetime) -> tuple[datetime, ...]:
    """The earlier ends there are, the latest few of them in order."""
    span = stay_of(booking, picture.calendar).span
    first = max(span.starts_at, next_slot_start(now) - SLOT_LENGTH) + SLOT_LENGTH
    count = max(0, int((span.ends_at - first) / SLOT_LENGTH))
    return tuple(first + number * SLOT_LENGTH for number in range(count))[-MOST_ENDS:]


def refusal_of_end(picture: HousePicture, booking: Booking, ends_at: datetime, *, now: datetime) -> Refusal | None:
    """Why `booking`, the last part of its stay, cannot end then; None when it can."""
    to = Alternative(booking.space, booking.layout, TimeSpan(booking.span.starts_at, ends_at))
    stay = stay_up_to(booking, picture.calendar)
    named = not all(may_be_without_a_name(picture.municipality, part) for part in stay.parts)
    return refusal_of_move(picture, booking, to, now=now, origin=KIOSK, named=named)


def end_rows(
    ends: tuple[datetime, ...], booking: Booking, picture: HousePicture, *, speech: Speech
) -> tuple[EndRow, ...]:
    """The ends as one reads them: "15.30", "30 min. længere"."""
    stay = stay_of(booking, picture.calendar)
    return tuple(_end_row(ends_at, stay, speech) for ends_at in ends)


def _end_row(ends_at: datetime, stay: Stay, speech: Speech) -> EndRow:
    by = ends_at - stay.span.ends_at
    key = "mine.longer-by" if by > timedelta(0) else "mine.shorter-by"
    return EndRow(speech.at(ends_at), speech.say(key, length=speech.length(abs(by))))


def why_not_longer(picture: HousePicture, booking: Booking, *, speech: Speech, now: datetime) -> str:
    """Why it cannot be longer still, or what comes of it without contact; empty when every choice can be had."""
    ends = longer_ends(picture, booking, now=now)
    if len(ends) == len(LONGER_BY):
        return "" if picture.connected else speech.say("mine.longer-alone")
    last = stay_of(booking, picture.calendar).last
    refused = refusal_of_end(picture, last, last.span.ends_at + LONGER_BY[len(ends)], now=now)
    if ends and not picture.connected:
        return speech.say("mine.longer-alone")
    if refused is None or refused.code in _OF_A_NAME:
        return speech.say("mine.longer-asks", phone=picture.municipality.venue_of_space[last.space].phone)
    return speech.say("mine.taken-after") if refused.code is RefusalCode.TAKEN else speech.refusal(refused)


def what_changed(before: Booking, after: Booking, municipality: Municipality, speech: Speech) -> str:
    """What somebody else did to the booking while its owner looked at it; empty when it still is what it was."""
    if not after.state.occupies or (before.space, before.span) == (after.space, after.span):
        return ""
    if came_indoors(municipality, after, before.space):
        return speech.say("mine.now-indoors", place=municipality.space_by_id[after.space].name)
    if before.space != after.space:
        name = municipality.space_by_id[after.space].name
        return speech.say("mine.moved-elsewhere", place=name, span=speech.span(after.span))
    return speech.say("mine.moved-time", span=speech.span(after.span))


def _weather(picture: HousePicture, booking: Booking, *, speech: Speech, now: datetime) -> WeatherChoice | None:
    """The question indoors or outdoors, while it can be answered."""
    places = picture.municipality
    if not can_be_decided(places, booking, now=now):
        return None
    choice = weather_choice(speech.words, places, booking)
    return replace(choice, silence=bound(choice.silence))


def _facts(found: ReceiptFound, stay: Stay | None, *, now: datetime) -> tuple[BookingState, str, TimeSpan]:
    match found:
        case ReceiptFound(booking=Booking() as booking) if stay is not None:
            return stay.part_at(now).state, booking.space, stay.span
        case ReceiptFound(wish=BookingWish() as wish):
            first = wish.alternatives[0]
            return BookingState.REQUESTED, first.space, first.span
        case _:
            message = "found is either a booking or a wish"
            raise ValueError(message)


def _strip(
    picture: HousePicture,
    venue: Venue,
    space: Space,
    *,
    span: TimeSpan,
    state: BookingState,
    speech: Speech,
    now: datetime,
) -> tuple[TimeSpan, Ribbon]:
    start = now if is_today(span.starts_at, now, picture=picture) and span.ends_at > now else span.starts_at
    window = day_window(picture, venue, start, speech=speech)
    live = state is BookingState.REQUESTED or (state.occupies and state is not BookingState.COMPLETED)
    return window, ribbon(
        picture,
        space,
        window,
        now=now,
        speech=speech,
        yours=span if live else None,
        certainty=Certainty.REQUEST if state is BookingState.REQUESTED else Certainty.SURE,
        yours_label=speech.say("screen.your-time"),
    )


def _about(span: TimeSpan, venue: Venue, space: Space, *, speech: Speech, now: datetime, home: Venue) -> str:
    where = floor_of(venue, space) if venue.id == home.id else with_floor(venue.name, venue, space)
    soon = _how_soon(span.starts_at, speech=speech, now=now)
    return " · ".join(filter(None, (speech.full_day(span.starts_at, now), speech.name(where), unbroken(soon))))


def _how_soon(starts_at: datetime, *, speech: Speech, now: datetime) -> str:
    """How far off it is, where that says more than the day."""
    ahead = speech.ahead(starts_at, now)
    is_told = starts_at <= now or ahead == speech.short_day(local_day(starts_at, speech.zone), now)
    return "" if is_told else ahead


def _longer(picture: HousePicture, booking: Booking, space: Space, *, speech: Speech, now: datetime) -> str:
    """Until when it is free after the booking, or that somebody else has it then."""
    last = stay_of(booking, picture.calendar).last
    ends_at = free_until(picture.municipality, picture.calendar, space, last.span.ends_at)
    if ends_at is not None:
        return speech.say("mine.free-until", at=speech.at(ends_at))
    refused = refusal_of_end(picture, last, last.span.ends_at + SLOT_LENGTH, now=now)
    is_taken = refused is not None and refused.code is RefusalCode.TAKEN
    return speech.say("mine.taken-after") if is_taken else ""


def _moved_note(found: ReceiptFound, speech: Speech) -> str:
    booking, printed = found.booking, found.paper_span
    is_over = booking is None or not booking.state.occupies or booking.state is BookingState.COMPLETED
    if is_over or booking is None or printed is None or printed == booking.span:
        return ""
    return speech.say("mine.paper-is-older", paper=speech.span(printed), span=speech.span(booking.span))


def _may_check_in(stay: Stay, present: Booking | None, *, now: datetime) -> bool:
    """Who has come to one part has come to all."""
    return present is not None and may_check_in(present, now=now) and not stay.have_come


def _is_heard(picture: HousePicture, venue: Venue) -> bool:
    """Whether "I am here" counts: without contact the centre waits for the screens of the house itself alone."""
    return picture.connected or venue.id == here(picture)[0].id


def _kept(picture: HousePicture, stay: Stay | None, present: Booking | None, *, speech: Speech, now: datetime) -> str:
    """Until when the room is kept for people who have not said that they have come, and where they can say so."""
    if stay is None or present is None or stay.have_come:
        return ""
    until = held_until(picture.municipality, present)
    if until is None or until <= now:
        return ""
    venue = picture.municipality.venue_of_space[present.space]
    kept = kept_sentence(picture.municipality, present, speech=speech)
    return kept if _is_heard(picture, venue) else speech.say("mine.come-at-the-house", house=venue.name)


def _receipts_note(stay: Stay | None, speech: Speech) -> str:
    """Which receipts count together, where there are several."""
    if stay is None or len(stay.parts) == 1:
        return ""
    codes = [unbroken(f"{grouped(code_of(part.id))} ({speech.span(part.span)})") for part in stay.parts]
    return speech.say("mine.several-receipts", codes=speech.words.in_row(codes))


def _plate(state: BookingState, speech: Speech) -> str:
    match state:
        case BookingState.CONFIRMED:
            return speech.say("receipt.confirmed")
        case BookingState.REQUESTED:
            return speech.words.in_row([speech.say("receipt.request"), speech.say("receipt.not-confirmed")])
        case _:
            return speech.starting_large(speech.named(state))


def _kind(state: BookingState) -> str:
    if state is BookingState.REQUESTED:
        return "request"
    return "confirmed" if state.occupies else "stop"


def _answer(found: ReceiptFound, state: BookingState, *, picture: HousePicture, speech: Speech, now: datetime) -> str:
    if found.refusals:
        return speech.refusal(found.refusals[0])
    if found.booking is not None and state is BookingState.REQUESTED:
        return _awaited(found.booking, speech=speech, now=now)
    if found.booking is not None and state is BookingState.DECLINED:
        return " ".join(_declined(found.booking, picture, speech))
    if state is BookingState.REQUESTED:
        return speech.say("screen.no-answer-yet")
    if state is BookingState.CANCELLED_BY_STAFF:
        reason = None if found.booking is None else found.booking.reason
        return speech.say("mine.house-cancelled", reason=reason or "–")
    if found.booking is not None and found.booking.span.ends_at > now:
        return bound(weather_sentence(speech.words, picture.municipality, found.booking))
    return ""


def _awaited(booking: Booking, *, speech: Speech, now: datetime) -> str:
    """Until when the house answers, or that it should have."""
    due = booking.answer_by or booking.span.starts_at
    if booking.span.starts_at <= now:
        return speech.say("declined.expired")
    if due <= now:
        return speech.say("mine.answer-late")
    return answers_by(due, now=now, speech=speech)


def _declined(booking: Booking, picture: HousePicture, speech: Speech) -> Iterator[str]:
    """Why the house said no, and the first thing that could be had instead."""
    match booking.declined_because:
        case because if because is not None and because is not DeclinedBecause.HOUSE:
            yield speech.say(f"declined.{because.value}")
        case _:
            yield speech.say("mine.house-declined", reason=(booking.reason or "–").rstrip("."))
    offers = (one for one in booking.instead if one.space in picture.municipality.space_by_id)
    for one in list(offers)[:1]:
        place, house = picture.municipality.space_by_id[one.space], picture.municipality.venue_of_space[one.space]
        day, time = speech.day(one.span.starts_at), speech.span(one.span)
        offer = speech.say("declined.instead", place=place.name, house=house.name, day=day, time=time)
        yield speech.say("web.free-instead", offer=offer)
