"""What somebody with a receipt sees of a booking, and what can be done with it now: pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from booking_core.domain.availability import free_until
from booking_core.domain.bookings import Booking, BookingState, Channel, DeclinedBecause
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, local_day, next_slot_start
from booking_core.domain.weather import can_be_decided
from booking_core.language.weather_words import WeatherChoice, came_indoors, weather_choice, weather_sentence
from booking_core.protocol.authority import CHECK_IN_OPENS_BEFORE, Origin
from booking_core.protocol.codes import grouped
from ui.ports import Alternative, BookingWish, HousePicture, ReceiptFound
from ui.view_models.asking import answers_by
from ui.view_models.foresight import refusal_of_move
from ui.view_models.offers import here
from ui.view_models.places import floor_of, with_floor
from ui.view_models.receipt import StepLine, way_lines
from ui.view_models.ribbons import Ribbon, RibbonHour, RibbonPiece, day_window, in_words, is_today, ribbon
from ui.view_models.session import Certainty
from ui.view_models.speech import Speech, bound

KIOSK = Origin(Channel.KIOSK)
LONGER_BY = tuple(timedelta(minutes=minutes) for minutes in (15, 30, 45, 60, 90, 120))
MOST_ENDS = 6
_NEVER_MORE_THAN_ASKED = frozenset({BookingState.REQUESTED, BookingState.DECLINED, BookingState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class EndRow:
    """Another end one may choose: when, and how much that is."""

    label: str
    by: str


@dataclass(frozen=True, slots=True)
class MyBookingState:
    """`asked` says that it is a request and never was more."""

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
    may_check_in: bool = False
    check_in_first: bool = False
    may_longer: bool = False
    longer: str = ""
    may_shorter: bool = False
    may_give_back: bool = False
    running: bool = False
    may_print: bool = True
    note: str = ""
    weather: WeatherChoice | None = None


def derive_booking(picture: HousePicture, found: ReceiptFound, *, speech: Speech, now: datetime) -> MyBookingState:
    """What the page says of a booking or request that was found."""
    state, space_id, span = _facts(found)
    if found.refusals and found.booking is None:
        state = BookingState.DECLINED
    space = picture.municipality.space_by_id.get(space_id)  # type: ignore[call-overload]
    if space is None:
        return MyBookingState(note=speech.say("screen.code-unknown", phone=here(picture)[0].phone))
    venue = picture.municipality.venue_of_space[space.id]
    window, strip = _strip(picture, venue, space, span=span, state=state, speech=speech, now=now)
    live = state in {BookingState.CONFIRMED, BookingState.CHECKED_IN} and span.ends_at > now
    booking = found.booking if live else None
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
        steps=way_lines(picture, venue, space) if live else (),
        may_check_in=booking is not None and _may_check_in(booking, now=now),
        check_in_first=space.check_in,
        may_longer=booking is not None and bool(longer_ends(picture, booking, now=now)),
        longer="" if booking is None else _longer(picture, booking, space, speech=speech, now=now),
        may_shorter=booking is not None and bool(shorter_ends(booking, now=now)),
        may_give_back=live or (state is BookingState.REQUESTED and span.ends_at > now),
        running=live and span.holds(now),
        may_print=state is BookingState.REQUESTED or (state.occupies and state is not BookingState.COMPLETED),
        note=_moved_note(found, speech),
        weather=None if booking is None else _weather(picture, booking, speech=speech, now=now),
    )


def longer_ends(picture: HousePicture, booking: Booking, *, now: datetime) -> tuple[datetime, ...]:
    """The later ends that can be had, up to the first that cannot."""
    ends: list[datetime] = []
    for by in LONGER_BY:
        if refusal_of_end(picture, booking, booking.span.ends_at + by, now=now) is not None:
            break
        ends.append(booking.span.ends_at + by)
    return tuple(ends)


def shorter_ends(booking: Booking, *, now: datetime) -> tuple[datetime, ...]:
    """The earlier ends there are, the latest few of them in order."""
    first = max(booking.span.starts_at, next_slot_start(now) - SLOT_LENGTH) + SLOT_LENGTH
    count = max(0, int((booking.span.ends_at - first) / SLOT_LENGTH))
    return tuple(first + number * SLOT_LENGTH for number in range(count))[-MOST_ENDS:]


def refusal_of_end(picture: HousePicture, booking: Booking, ends_at: datetime, *, now: datetime) -> Refusal | None:
    """Why `booking` cannot end then; None when it can."""
    to = Alternative(booking.space, booking.layout, TimeSpan(booking.span.starts_at, ends_at))
    named = not _may_be_unnamed(picture, booking)
    return refusal_of_move(picture, booking, to, now=now, origin=KIOSK, named=named)


def _may_be_unnamed(picture: HousePicture, booking: Booking) -> bool:
    """Whether it may have been booked without a name: this machine knows no names, and promises nothing that needs one.

    The house's own bookings, an association's and whatever is longer than a walk-in's have somebody behind them.
    """
    longest = timedelta(minutes=picture.municipality.rules.walk_in.longest_minutes)
    is_somebodys = booking.channel is Channel.STAFF or booking.group is not None or booking.series is not None
    return not is_somebodys and booking.span.length <= longest


def end_rows(ends: tuple[datetime, ...], booking: Booking, *, speech: Speech) -> tuple[EndRow, ...]:
    """The ends as one reads them: "15.30", "30 min. længere"."""
    return tuple(_end_row(ends_at, booking, speech) for ends_at in ends)


def _end_row(ends_at: datetime, booking: Booking, speech: Speech) -> EndRow:
    by = ends_at - booking.span.ends_at
    key = "mine.longer-by" if by > timedelta(0) else "mine.shorter-by"
    return EndRow(speech.at(ends_at), speech.say(key, length=speech.length(abs(by))))


def why_not_longer(picture: HousePicture, booking: Booking, *, speech: Speech, now: datetime) -> str:
    """Why it cannot be longer still; empty when every choice offered can be had."""
    ends = longer_ends(picture, booking, now=now)
    if len(ends) == len(LONGER_BY):
        return ""
    refused = refusal_of_end(picture, booking, booking.span.ends_at + LONGER_BY[len(ends)], now=now)
    return "" if refused is None else speech.refusal(refused)


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


def _facts(found: ReceiptFound) -> tuple[BookingState, str, TimeSpan]:
    match found:
        case ReceiptFound(booking=Booking() as booking):
            return booking.state, booking.space, booking.span
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
    days_ahead = (local_day(span.starts_at, speech.zone) - local_day(now, speech.zone)).days
    soon = speech.ahead(span.starts_at, now) if now < span.starts_at and days_ahead <= 1 else ""
    return " · ".join(filter(None, (speech.full_day(span.starts_at, now), speech.name(where), soon)))


def _may_check_in(booking: Booking, *, now: datetime) -> bool:
    opens_at = booking.span.starts_at - CHECK_IN_OPENS_BEFORE
    return booking.state is BookingState.CONFIRMED and opens_at <= now < booking.span.ends_at


def _longer(picture: HousePicture, booking: Booking, space: Space, *, speech: Speech, now: datetime) -> str:
    """Until when it is free after the booking, or why it ends there."""
    ends_at = free_until(picture.municipality, picture.calendar, space, booking.span.ends_at)
    if ends_at is not None and longer_ends(picture, booking, now=now):
        return speech.say("mine.free-until", at=speech.at(ends_at))
    return speech.say("mine.taken-after")


def _moved_note(found: ReceiptFound, speech: Speech) -> str:
    booking, printed = found.booking, found.paper_span
    is_over = booking is None or not booking.state.occupies or booking.state is BookingState.COMPLETED
    if is_over or booking is None or printed is None or printed == booking.span:
        return ""
    return speech.say("mine.paper-is-older", paper=speech.span(printed), span=speech.span(booking.span))


def _plate(state: BookingState, speech: Speech) -> str:
    match state:
        case BookingState.CONFIRMED:
            return speech.say("receipt.confirmed")
        case BookingState.REQUESTED:
            return f"{speech.say('receipt.request')}, {speech.say('receipt.not-confirmed')}"
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
