"""What somebody with a receipt sees of a booking, and what can be done with it now: pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState, DeclinedBecause
from booking_core.domain.holding import held_until, may_check_in
from booking_core.domain.occupying.weather import can_be_decided
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.stays import Stay, stay_of
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.domain.told.conditions import may_tell
from booking_core.language.weather_words import WeatherChoice, came_indoors, weather_choice, weather_sentence
from booking_core.protocol.codes import code_of, grouped
from ui.ports import BookingWish, HousePicture, ReceiptFound
from ui.view_models.confirming.receipt_state import kept_sentence, kept_until, take_instead
from ui.view_models.mine.other_ends import longer_ends, longer_sentence, shorter_ends
from ui.view_models.offering.instead import still_to_be_had, waits_for_the_centre
from ui.view_models.offering.offers import here
from ui.view_models.shown.asking import answers_by
from ui.view_models.shown.places import floor_of, in_danish, with_floor
from ui.view_models.shown.plans import NO_PLAN, PlanState, plan_of
from ui.view_models.shown.ribbons import Ribbon, RibbonHour, RibbonPiece, day_window, in_words, is_today, ribbon
from ui.view_models.shown.steps import StepLine, way_lines
from ui.view_models.visit.session import Certainty, Choice
from ui.view_models.visit.speech import Speech, bound, numbered, unbroken

_HELD = frozenset({BookingState.CONFIRMED, BookingState.CHECKED_IN})
_NEVER_MORE_THAN_ASKED = frozenset({BookingState.REQUESTED, BookingState.DECLINED, BookingState.WITHDRAWN})
_NO_LONGER_THEIRS = {
    BookingState.CANCELLED_BY_CITIZEN: "web.cancelled",
    BookingState.NO_SHOW: "web.no-show",
    BookingState.WITHDRAWN: "web.withdrawn",
}
"""What happened, and what one can do, of what ended without a word of the house."""


@dataclass(frozen=True, slots=True)
class MyBookingState:
    """`asked` says that it is a request and never was more; `asks_longer`, that why it cannot be longer is told.

    `instead` can be had in the place of a request that was declined; `whom` is to be asked after a no of the house.
    `kept_until` is the time that `kept` tells of, where these people can say here that they have come.
    """

    found: bool = False
    kind: str = ""
    asked: bool = False
    plate: str = ""
    answer: str = ""
    code: str = ""
    name: str = ""
    time: str = ""
    span: TimeSpan | None = None
    about: str = ""
    pieces: tuple[RibbonPiece, ...] = ()
    hours: tuple[RibbonHour, ...] = ()
    now_fraction: float = -1.0
    spoken: str = ""
    steps: tuple[StepLine, ...] = ()
    plan: PlanState = NO_PLAN
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
    may_find_another: bool = False
    instead: Choice | None = None
    instead_button: str = ""
    may_tell: bool = False
    note: str = ""
    whom: str = ""
    kept: str = ""
    kept_until: str = ""
    weather: WeatherChoice | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found, as it is now: the whole stay of a booking, or the wish that is a request."""

    picture: HousePicture
    found: ReceiptFound
    stay: Stay | None
    state: BookingState
    space: Space
    span: TimeSpan
    speech: Speech
    now: datetime

    @property
    def venue(self) -> Venue:
        return self.picture.municipality.venue_of_space[self.space.id]

    @property
    def is_live(self) -> bool:
        return self.state in _HELD and self.span.ends_at > self.now

    @property
    def is_to_come(self) -> bool:
        """Whether it is theirs, or may become so."""
        return self.is_live or (self.state is BookingState.REQUESTED and not self.is_unanswered)

    @property
    def is_unanswered(self) -> bool:
        """Whether nobody has answered a request in time: no one is given a time that has begun."""
        return self.state is BookingState.REQUESTED and self.span.starts_at <= self.now

    @property
    def is_refused(self) -> bool:
        """Whether the house has said no, or has not answered in time."""
        return self.is_unanswered or self.state in {BookingState.DECLINED, BookingState.CANCELLED_BY_STAFF}

    @property
    def is_over(self) -> bool:
        """Whether it was theirs, and its time has passed."""
        return self.state in _HELD and self.span.ends_at <= self.now

    @property
    def present(self) -> Booking | None:
        """The part of the stay that people are in, or come to."""
        return self.stay.part_at(self.now) if self.is_live and self.stay is not None else None


def derive_booking(
    picture: HousePicture, found: ReceiptFound, *, speech: Speech, now: datetime, given_up: bool = False
) -> MyBookingState:
    """What the page says of a booking or request that was found; `given_up` here, before the picture knows of it."""
    stay = None if found.booking is None else stay_of(found.booking, picture.calendar)
    state, space_id, span = _facts(found, stay, now=now)
    if given_up:
        state = _given_up(state, has_begun=span.starts_at <= now)
    space = picture.municipality.space_by_id.get(space_id)  # type: ignore[call-overload]
    if space is None:
        return MyBookingState(note=speech.say("screen.code-unknown", phone=here(picture)[0].phone))
    seen = _Seen(picture, found, stay, state, space, span, speech, now)
    return _with_what_may_be_done(_told(seen), seen)


def _told(seen: _Seen) -> MyBookingState:
    """What is booked or asked for, where and when."""
    picture, space, venue, speech = seen.picture, seen.space, seen.venue, seen.speech
    window, strip = _strip(seen)
    instead = _instead(seen)
    return MyBookingState(
        found=True,
        kind=_kind(seen),
        asked=seen.state in _NEVER_MORE_THAN_ASKED,
        plate=_plate(seen),
        answer=_answer(seen, instead),
        instead=instead,
        instead_button="" if instead is None else take_instead(instead, speech),
        code=grouped(seen.found.code),
        name=space.name,
        time=speech.span(seen.span),
        span=seen.span,
        about=_about(seen),
        pieces=strip.pieces,
        hours=strip.hours,
        now_fraction=strip.now,
        spoken=in_words(strip.pieces, window, speech=speech),
        steps=way_lines(picture, venue, space, speech=speech) if seen.is_live else (),
        plan=plan_of(picture, venue, space, speech=speech) if seen.is_live else NO_PLAN,
        in_danish=in_danish(venue, space, speech),
        running=seen.is_live and (seen.span.holds(seen.now) or seen.state is BookingState.CHECKED_IN),
        note=_moved_note(seen) or _receipts_note(seen),
        whom=speech.say("screen.call", phone=venue.phone) if seen.is_refused else "",
        kept=_kept(seen),
        kept_until=_kept_until(seen),
        weather=_weather(seen),
    )


def _given_up(state: BookingState, *, has_begun: bool) -> BookingState:
    """What becomes of it when its people give it back."""
    match state:
        case BookingState.REQUESTED:
            return BookingState.WITHDRAWN
        case BookingState.CONFIRMED if not has_begun:
            return BookingState.CANCELLED_BY_CITIZEN
        case BookingState.CONFIRMED | BookingState.CHECKED_IN:
            return BookingState.COMPLETED
        case _:
            return state


def _with_what_may_be_done(told: MyBookingState, seen: _Seen) -> MyBookingState:
    picture, present, now = seen.picture, seen.present, seen.now
    longer = () if present is None else longer_ends(picture, present, now=now)
    return replace(
        told,
        may_check_in=_may_check_in(seen) and _is_heard(picture, seen.venue),
        check_in_first=seen.space.check_in,
        may_longer=bool(longer),
        asks_longer=present is not None,
        longer="" if present is None else longer_sentence(picture, present, longer, speech=seen.speech, now=now),
        may_shorter=present is not None and bool(shorter_ends(picture, present, now=now)),
        may_give_back=seen.is_to_come,
        may_tell=told_about(seen.found, picture, now=now) is not None,
        may_print=_is_worth_paper(seen) and not seen.is_over,
        may_find_another=_kind(seen) in {"over", "stop"},
    )


def told_about(found: ReceiptFound, picture: HousePicture, *, now: datetime) -> Booking | None:
    """The booking whose people may tell now what is the matter with its room: the part of the stay they are in."""
    if found.booking is None or found.booking.space not in picture.municipality.space_by_id:
        return None
    present = stay_of(found.booking, picture.calendar).part_at(now)
    return present if may_tell(present, now=now) else None


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


def _weather(seen: _Seen) -> WeatherChoice | None:
    """The question indoors or outdoors, while it can be answered."""
    places, present = seen.picture.municipality, seen.present
    if present is None or not can_be_decided(places, present, now=seen.now):
        return None
    choice = weather_choice(seen.speech.words, places, present)
    return replace(choice, silence=bound(choice.silence))


def _facts(found: ReceiptFound, stay: Stay | None, *, now: datetime) -> tuple[BookingState, str, TimeSpan]:
    match found:
        case ReceiptFound(booking=Booking() as booking) if stay is not None:
            return stay.part_at(now).state, booking.space, stay.span
        case ReceiptFound(wish=BookingWish() as wish):
            first = wish.alternatives[0]
            state = BookingState.DECLINED if found.refusals else BookingState.REQUESTED
            return state, first.space, first.span
        case _:
            message = "found is either a booking or a wish"
            raise ValueError(message)


def _is_worth_paper(seen: _Seen) -> bool:
    """Whether it still stands, or may come to."""
    if seen.state is BookingState.REQUESTED:
        return not seen.is_unanswered
    return seen.state.occupies and seen.state is not BookingState.COMPLETED


def _strip(seen: _Seen) -> tuple[TimeSpan, Ribbon]:
    picture, span, speech, now = seen.picture, seen.span, seen.speech, seen.now
    start = now if is_today(span.starts_at, now, picture=picture) and span.ends_at > now else span.starts_at
    window = day_window(picture, seen.venue, start, speech=speech)
    return window, ribbon(
        picture,
        seen.space,
        window,
        now=now,
        speech=speech,
        yours=span if _is_worth_paper(seen) else None,
        certainty=Certainty.REQUEST if seen.state is BookingState.REQUESTED else Certainty.SURE,
        yours_label=speech.say("screen.your-time"),
    )


def _about(seen: _Seen) -> str:
    venue, speech, starts_at = seen.venue, seen.speech, seen.span.starts_at
    is_here = venue.id == here(seen.picture)[0].id
    where = floor_of(venue, seen.space, speech) if is_here else with_floor(venue.name, venue, seen.space, speech)
    soon = _how_soon(starts_at, speech=speech, now=seen.now) if seen.is_to_come else ""
    return " · ".join(filter(None, (speech.full_day(starts_at, seen.now), speech.name(where), unbroken(soon))))


def _how_soon(starts_at: datetime, *, speech: Speech, now: datetime) -> str:
    """How far off it is, where that says more than the day."""
    ahead = speech.ahead(starts_at, now)
    is_told = starts_at <= now or ahead == speech.short_day(local_day(starts_at, speech.zone), now)
    return "" if is_told else ahead


def _moved_note(seen: _Seen) -> str:
    booking, printed = seen.found.booking, seen.found.paper_span
    is_past = seen.is_over or not seen.state.occupies or seen.state is BookingState.COMPLETED
    if is_past or booking is None or printed is None or printed == booking.span:
        return ""
    speech = seen.speech
    return speech.say("mine.paper-is-older", paper=speech.span(printed), span=speech.span(booking.span))


def _may_check_in(seen: _Seen) -> bool:
    """Who has come to one part has come to all."""
    stay, present = seen.stay, seen.present
    return stay is not None and present is not None and may_check_in(present, now=seen.now) and not stay.have_come


def _is_heard(picture: HousePicture, venue: Venue) -> bool:
    """Whether "I am here" counts: without contact the centre waits for the screens of the house itself alone."""
    return picture.connected or venue.id == here(picture)[0].id


def _kept(seen: _Seen) -> str:
    """Until when the room is kept for people who have not said that they have come, and where they can say so."""
    municipality, present = seen.picture.municipality, seen.present
    if seen.stay is None or present is None or seen.stay.have_come:
        return ""
    until = held_until(municipality, present)
    if until is None or until <= seen.now:
        return ""
    venue = municipality.venue_of_space[present.space]
    if not _is_heard(seen.picture, venue):
        return seen.speech.say("mine.come-at-the-house", house=venue.name)
    return kept_sentence(municipality, present, speech=seen.speech)


def _kept_until(seen: _Seen) -> str:
    present = seen.present
    if present is None or not _kept(seen) or not _is_heard(seen.picture, seen.venue):
        return ""
    return kept_until(seen.picture.municipality, present, speech=seen.speech)


def _receipts_note(seen: _Seen) -> str:
    """Which receipts count together, where there are several."""
    if not seen.is_live or seen.stay is None or len(seen.stay.parts) == 1:
        return ""
    speech = seen.speech
    codes = [unbroken(f"{grouped(code_of(part.id))} ({speech.span(part.span)})") for part in seen.stay.parts]
    return speech.say("mine.several-receipts", codes=speech.words.in_row(codes))


def _plate(seen: _Seen) -> str:
    state, speech = seen.state, seen.speech
    match state:
        case _ if seen.is_over:
            return speech.say("web.plate-over")
        case _ if seen.is_unanswered:
            return speech.say("web.plate-no-answer")
        case BookingState.CONFIRMED:
            return speech.say("receipt.confirmed")
        case BookingState.REQUESTED:
            return speech.words.in_row([speech.say("receipt.request"), speech.say("receipt.not-confirmed")])
        case _:
            return speech.starting_large(speech.named(state))


def _kind(seen: _Seen) -> str:
    if seen.state is BookingState.REQUESTED:
        return "stop" if seen.is_unanswered else "request"
    if seen.is_over or seen.state is BookingState.COMPLETED:
        return "over"
    return "confirmed" if seen.state.occupies else "stop"


def _instead(seen: _Seen) -> Choice | None:
    declined = seen.found.booking
    if declined is None or seen.state is not BookingState.DECLINED:
        return None
    return still_to_be_had(seen.picture, declined, now=seen.now)


def _answer(seen: _Seen, instead: Choice | None) -> str:
    found, state, picture, speech, now = seen.found, seen.state, seen.picture, seen.speech, seen.now
    if found.refusals:
        return speech.refusal(found.refusals[0])
    if found.booking is not None and state is BookingState.REQUESTED:
        return _awaited(found.booking, speech=speech, now=now)
    if found.booking is not None and state is BookingState.DECLINED:
        return " ".join(_declined(seen, found.booking, instead))
    if state is BookingState.REQUESTED:
        return speech.say("declined.expired" if seen.is_unanswered else "screen.no-answer-yet")
    if state is BookingState.CANCELLED_BY_STAFF:
        reason = None if found.booking is None else found.booking.reason
        return speech.say("mine.house-cancelled", reason=reason or "–")
    if state in _NO_LONGER_THEIRS:
        return speech.say(_NO_LONGER_THEIRS[state])
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


def _declined(seen: _Seen, booking: Booking, instead: Choice | None) -> Iterator[str]:
    """Why the house said no, and what can be had instead, or could be with contact."""
    speech = seen.speech
    match booking.declined_because:
        case because if because is not None and because is not DeclinedBecause.HOUSE:
            yield speech.say(f"declined.{because.value}")
        case _:
            yield speech.say("mine.house-declined", reason=(booking.reason or "–").rstrip("."))
    later = waits_for_the_centre(seen.picture, booking, now=seen.now)
    if instead is not None:
        place, house = instead.offer.space.name, instead.offer.venue.name
        day, time = numbered(speech.day(instead.span.starts_at)), speech.span(instead.span)
        offer = speech.say("declined.instead", place=place, house=house, day=day, time=time)
        yield speech.say("web.free-instead", offer=offer)
    elif later is not None:
        yield speech.say("mine.instead-with-contact", place=later.offer.space.name)
