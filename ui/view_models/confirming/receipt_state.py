"""What the receipt page says of a booking that is confirmed, or asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.holding import have_been_seen, held_until, may_check_in
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.set_up_words import set_up_in_brief, set_up_told
from booking_core.language.weather_words import weather_sentence
from booking_core.protocol.codes import grouped
from ui.ports import (
    BookingConfirmed,
    BookingRequested,
    BookingWish,
    HouseAsked,
    HousePicture,
    PaperState,
    Proof,
)
from ui.view_models.offering.offers import choices_for, here
from ui.view_models.shown.paper import paper_of, qr_modules
from ui.view_models.shown.places import in_danish, with_floor
from ui.view_models.shown.plans import NO_PLAN, PlanState, plan_of
from ui.view_models.shown.steps import StepLine, answer_steps, house_steps, way_lines
from ui.view_models.visit.session import Certainty, Choice, Session
from ui.view_models.visit.speech import Speech, bound


@dataclass(frozen=True, slots=True)
class ReceiptState:
    """What is seen of what was decided, and how far the person has come with it: reading on, a copy, taking it back.

    `kept` is until when the room is, for people who do not check in; or, where they are `seen` to be here, that.
    `kept_until` is that time alone.
    `may_check_in`: who has booked for a little later, and stays in the house till then, may say so at once.
    """

    confirmed: bool = True
    time: str = ""
    place: str = ""
    day: str = ""
    steps: tuple[StepLine, ...] = ()
    plan: PlanState = NO_PLAN
    in_danish: str = ""
    code: str = ""
    qr_modules: str = ""
    toilet: str = ""
    weather: str = ""
    set_up: str = ""
    set_up_brief: str = ""
    kept: str = ""
    kept_until: str = ""
    seen: bool = False
    may_check_in: bool = False
    paper: str = ""
    paper_action: str = ""
    may_print: bool = False
    copying: bool = False
    asking_withdrawal: bool = False
    reading_on: bool = False
    withdrawn: bool = False
    trouble: str = ""
    instead: str = ""
    instead_button: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What was confirmed or asked for, and in whose words it is told; `copy` is the state of one that was wanted."""

    picture: HousePicture
    session: Session
    space: Space
    span: TimeSpan
    proof: Proof
    speech: Speech
    now: datetime
    copy: PaperState | None

    @property
    def venue(self) -> Venue:
        return self.picture.municipality.venue_of_space[self.space.id]


def derive_state(
    picture: HousePicture, session: Session, *, speech: Speech, now: datetime, paper: PaperState | None = None
) -> ReceiptState:
    """What the page says of the session's outcome; `paper` is the copy's state when one was asked for."""

    def outcome(space: SpaceId, span: TimeSpan, proof: Proof) -> _Outcome:
        return _Outcome(picture, session, picture.municipality.space_by_id[space], span, proof, speech, now, paper)

    match session.outcome:
        case BookingConfirmed(booking, proof):
            return _confirmed(outcome(booking.space, booking.span, proof), booking)
        case BookingRequested(wish, proof, answer_by):
            first = wish.alternatives[0]
            return _requested(outcome(first.space, first.span, proof), wish, answer_by)
        case HouseAsked(booking, proof, _):
            return _house_asked(outcome(booking.space, booking.span, proof), booking)
        case _:
            return ReceiptState()


def _confirmed(outcome: _Outcome, booking: Booking) -> ReceiptState:
    picture, space, venue, speech = outcome.picture, outcome.space, outcome.venue, outcome.speech
    said = paper_of(outcome.proof.paper, copy=outcome.copy, sure=True, speech=speech)
    state = ReceiptState(
        confirmed=True,
        time=speech.span(outcome.span),
        place=with_floor(space.name, venue, space, speech),
        day=speech.full_day(outcome.span.starts_at, outcome.now),
        plan=plan_of(picture, venue, space, speech=speech),
        steps=way_lines(picture, venue, space, speech=speech),
        in_danish=in_danish(venue, space, speech),
        code=grouped(outcome.proof.code),
        qr_modules=qr_modules(outcome.proof.url),
        toilet=speech.say("screen.toilet") if venue.accessible_toilet else "",
        weather=bound(weather_sentence(speech.words, picture.municipality, booking)),
        kept=_kept(picture.municipality, booking, speech),
        kept_until=kept_until(picture.municipality, booking, speech=speech),
        seen=have_been_seen(picture.municipality, booking),
        may_check_in=_may_check_in(picture, booking, now=outcome.now),
        paper=said.text,
        paper_action=said.action,
        may_print=outcome.proof.paper is not PaperState.NO_PRINTER,
    )
    return _with_set_up(state, outcome, booking)


def _requested(outcome: _Outcome, wish: BookingWish, answer_by: datetime) -> ReceiptState:
    steps = answer_steps(outcome.venue, answer_by, now=outcome.now, speech=outcome.speech)
    also = "\n".join(_also(outcome.picture, wish, outcome.speech))
    return replace(_asked(outcome), steps=steps, also=also)


def _house_asked(outcome: _Outcome, booking: Booking) -> ReceiptState:
    steps = house_steps(outcome.venue, booking, now=outcome.now, speech=outcome.speech)
    return _with_set_up(replace(_asked(outcome), steps=steps), outcome, booking)


def _asked(outcome: _Outcome) -> ReceiptState:
    """What is said of anything that awaits an answer, with something surer instead where there is any."""
    speech = outcome.speech
    said = paper_of(outcome.proof.paper, copy=outcome.copy, sure=False, speech=speech)
    day = speech.words.in_row([outcome.venue.name, speech.full_day(outcome.span.starts_at, outcome.now)])
    sure = sure_instead(outcome.picture, outcome.session, now=outcome.now)
    return ReceiptState(
        confirmed=False,
        time=speech.span(outcome.span),
        place=outcome.space.name,
        day=speech.line(day),
        code=grouped(outcome.proof.code),
        qr_modules=qr_modules(outcome.proof.url),
        paper=said.text,
        paper_action=said.action,
        instead="" if sure is None else _rather(sure, outcome),
        instead_button="" if sure is None else take_instead(sure, speech),
    )


def _with_set_up(state: ReceiptState, outcome: _Outcome, booking: Booking) -> ReceiptState:
    """How the room comes to stand, where it does not stand so by itself; in brief where text is large."""
    words, places = outcome.speech.words, outcome.picture.municipality
    return replace(
        state,
        set_up=bound(set_up_told(words, places, booking)),
        set_up_brief=bound(set_up_in_brief(words, places, booking)),
    )


def kept_sentence(municipality: Municipality, booking: Booking, *, speech: Speech) -> str:
    """Until when the room is kept for people who do not say that they have come; empty where it is theirs."""
    until = kept_until(municipality, booking, speech=speech)
    return speech.say("receipt.kept-until", time=until) if until else ""


def kept_until(municipality: Municipality, booking: Booking, *, speech: Speech) -> str:
    """The time alone."""
    until = held_until(municipality, booking)
    return "" if until is None else speech.at(until)


def _kept(municipality: Municipality, booking: Booking, speech: Speech) -> str:
    """As the paper says."""
    if have_been_seen(municipality, booking):
        return speech.say("receipt.checked-in")
    return kept_sentence(municipality, booking, speech=speech)


def _may_check_in(picture: HousePicture, booking: Booking, *, now: datetime) -> bool:
    """Where people check in, in the house of this screen: that its people have come is no news from another one."""
    is_here = picture.municipality.venue_of_space[booking.space].id == here(picture)[0].id
    return is_here and may_check_in(booking, now=now) and held_until(picture.municipality, booking) is not None


def _also(picture: HousePicture, wish: BookingWish, speech: Speech) -> Iterator[str]:
    """What else was asked for, in the person's own order; nothing when there is one wish alone."""
    spaces = picture.municipality.space_by_id
    if wish.alternatives[1:]:
        yield speech.say("screen.also-would-do")
    for number, one in enumerate(wish.alternatives[1:], start=2):
        yield speech.say(
            "screen.also-asked", number=str(number), name=spaces[one.space].name, span=speech.span(one.span)
        )


def _rather(sure: Choice, outcome: _Outcome) -> str:
    """That something surer can be had, and that it is at another time where it is."""
    key = "screen.rather-sure" if sure.span == outcome.span else "screen.rather-sure-then"
    return outcome.speech.say(key, name=sure.offer.space.name)


def take_instead(sure: Choice, speech: Speech) -> str:
    """What the button says that leads to something else: where and when that is."""
    return speech.say("screen.take-instead", name=sure.offer.space.name, span=speech.span(sure.span))


def sure_instead(picture: HousePicture, session: Session, *, now: datetime) -> Choice | None:
    """A place that can be promised now, for a person who has only been able to ask."""
    choices = choices_for(picture, session, now=now)
    return next((choice for choice in choices if choice.certainty is Certainty.SURE), None)
