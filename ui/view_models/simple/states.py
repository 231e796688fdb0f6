"""What the simple way shows on each page: a heading, a sentence, one place with its time, and what can be touched."""

from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.places import WAYS_LANGUAGE
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.writing import in_row
from ui.ports import HousePicture
from ui.view_models.confirming.confirm_state import ConfirmState
from ui.view_models.confirming.receipt_state import ReceiptState
from ui.view_models.confirming.stopped import StoppedState
from ui.view_models.finding.find_state import PURPOSE_ICONS
from ui.view_models.mine.my_booking import MyBookingState
from ui.view_models.mine.my_receipt_state import MyReceiptState
from ui.view_models.offering.offers import choices_for, here, near_misses
from ui.view_models.shown.places import where_is
from ui.view_models.shown.steps import StepLine
from ui.view_models.simple.questions import (
    MOST_DRAWN,
    SimpleOption,
    SimpleQuestion,
    options_of,
    step_of,
    town_capacity,
)
from ui.view_models.visit.session import Certainty, Choice, Session, When
from ui.view_models.visit.speech import Speech, ending_together, numbered, starting_large, starting_small

HEADINGS = {
    SimpleQuestion.PERSONS: "simple.how-many",
    SimpleQuestion.WHEN: "simple.when",
    SimpleQuestion.DAY: "simple.which-day",
    SimpleQuestion.PART: "simple.which-part",
    SimpleQuestion.HOUR: "simple.what-time",
    SimpleQuestion.PURPOSE: "simple.what-for",
}

REASONS = {"a-room": "doorOpen", "a-receipt": "receiptText", "what-is-on": "calendarDays", "something-else": "ellipsis"}
"""What one may come for, with its picture."""


@dataclass(frozen=True, slots=True)
class SimpleState:
    """`start_hour` is -1 where no time is shown, `total` 0 where nothing is counted.

    `on` says what comes next where going back leads on: to what the answers belong to.
    `plate` is confirmed, request, stop, ended, over or empty. `typing` is what is typed, phone or code; empty where
    nothing is. `kept` is as on the page of the receipt, and so is `seen`.
    """

    heading: str = ""
    sentence: str = ""
    plate: str = ""
    number: int = 0
    total: int = 0
    progress: str = ""
    name: str = ""
    day: str = ""
    time: str = ""
    place: str = ""
    symbol: str = ""
    people: int = 0
    start_hour: int = -1
    start_minute: int = 0
    code: str = ""
    way: str = ""
    kept: str = ""
    seen: bool = False
    paper: str = ""
    typing: str = ""
    typed: str = ""
    noted: bool = False
    options: tuple[SimpleOption, ...] = ()
    back: bool = False
    on: str = ""


def typeset(state: SimpleState) -> SimpleState:
    """`state` with a heading and answers that leave no short word alone on a line."""
    options = tuple(replace(option, text=ending_together(option.text)) for option in state.options)
    return replace(state, heading=ending_together(state.heading), options=options)


def asking(
    question: SimpleQuestion,
    questions: tuple[SimpleQuestion, ...],
    picture: HousePicture,
    session: Session,
    *,
    part: str,
    speech: Speech,
    now: datetime,
) -> SimpleState:
    """A question, one of `questions`, and its answers; where nothing is free what one can do then."""
    number, total = step_of(question, questions)
    options = options_of(question, picture, session, part=part, speech=speech, now=now)
    other_day = SimpleOption(When.OTHER_DAY, speech.say("simple.other-day"), "calendarDays", main=True)
    return SimpleState(
        heading=speech.say(HEADINGS[question] if options else "simple.nothing-free"),
        sentence="" if options else speech.say("simple.nothing-free-more"),
        number=number,
        total=total if total > 1 else 0,
        progress=speech.say("simple.question", number=number, total=total),
        options=options or (other_day, _say_so(speech)),
        back=True,
    )


def welcoming(picture: HousePicture, *, speech: Speech) -> SimpleState:
    """The first page: what one comes for, a picture each."""
    is_demo = any(venue.demo for venue in picture.municipality.venues)
    return SimpleState(
        heading=speech.say("simple.home"),
        sentence=speech.say("simple.demo") if is_demo else "",
        options=tuple(SimpleOption(key, speech.say(f"simple.{key}"), symbol) for key, symbol in REASONS.items()),
    )


def _say_so(speech: Speech) -> SimpleOption:
    return SimpleOption("wish", speech.say("simple.say-so"), "messageSquarePlus")


def offered(picture: HousePicture, session: Session, *, now: datetime) -> tuple[Choice, ...]:
    """What may be answered, the best first: what fits, or else what nearly does."""
    fitting = choices_for(picture, session, now=now)
    return fitting or tuple(miss.choice for miss in near_misses(picture, session, now=now))


def answering(picture: HousePicture, session: Session, number: int, *, speech: Speech, now: datetime) -> SimpleState:
    """One place and one time, and yes or another; after the last that it was, or that there is none."""
    choices = offered(picture, session, now=now)
    if not choices or session.persons > town_capacity(picture.municipality):
        return _nothing(picture, session, speech)
    if number >= len(choices) > 1:
        return _all_shown(picture, speech)
    choice = choices[number % len(choices)]
    is_sure = choice.certainty is Certainty.SURE
    yes = SimpleOption("yes", speech.say("simple.yes" if is_sure else "simple.yes-ask"), "check", main=True)
    another = SimpleOption("another", speech.say("simple.another"), "x")
    fits = bool(choices_for(picture, session, now=now))
    heading = "simple.nearly" if not fits else "simple.this-one" if is_sure else "simple.ask-for-this"
    unsure = "simple.house-decides" if choice.certainty is Certainty.HOUSE else "simple.not-sure"
    return replace(
        with_choice(SimpleState(), choice, session, speech=speech, now=now),
        heading=speech.say(heading),
        sentence="" if is_sure else speech.say(unsure),
        options=(yes, another) if len(choices) > 1 else (yes,),
        back=True,
    )


def _nothing(picture: HousePicture, session: Session, speech: Speech) -> SimpleState:
    phone, largest = here(picture)[0].phone, town_capacity(picture.municipality)
    is_too_small = session.persons > largest > 0
    more = speech.say("screen.largest", count=largest, phone=phone) if is_too_small else _other_time(phone, speech)
    heading = speech.say("simple.nothing")
    return SimpleState(heading=heading, sentence=more, plate="stop", options=(_say_so(speech),), back=True)


def _all_shown(picture: HousePicture, speech: Speech) -> SimpleState:
    again = SimpleOption("again", speech.say("simple.show-again"), "rotateCcw", main=True)
    more = _other_time(here(picture)[0].phone, speech)
    return SimpleState(
        heading=speech.say("simple.all-shown"), sentence=more, options=(again, _say_so(speech)), back=True
    )


def _other_time(phone: str, speech: Speech) -> str:
    return speech.say("simple.nothing-more", phone=phone)


def with_choice(state: SimpleState, choice: Choice, session: Session, *, speech: Speech, now: datetime) -> SimpleState:
    """`state` with the place and the time of `choice`."""
    offer, span = choice.offer, choice.span
    return replace(
        state,
        name=offer.space.name,
        day=starting_large(speech.full_day(span.starts_at, now)),
        time=from_until(span, speech),
        place=starting_large(where_is(offer.venue, offer.space, walking_minutes=offer.walking_minutes, speech=speech)),
        symbol=PURPOSE_ICONS[session.purpose],
        people=min(session.persons, MOST_DRAWN),
        start_hour=speech.local(span.starts_at).hour,
        start_minute=speech.local(span.starts_at).minute,
    )


def from_until(span: TimeSpan, speech: Speech) -> str:
    """From when to when, in a sentence."""
    return speech.say("simple.from-until", start=speech.at(span.starts_at), end=speech.at(span.ends_at))


def _numbered(page: ConfirmState, yes: SimpleOption, speech: Speech, *, is_brief: bool) -> SimpleState:
    """A number, or a card: why it is needed, until there is something to say of what was typed or shown."""
    sentence = page.note or (page.missing if page.phone else _why_a_number(speech, is_brief=is_brief))
    return SimpleState(
        heading=speech.say("simple.phone"),
        sentence=sentence,
        noted=bool(page.note),
        typing="phone",
        typed=page.phone,
        options=(replace(yes, barred=not page.phone_complete),),
        back=True,
    )


def confirming(
    page: ConfirmState, session: Session, *, is_waiting: bool, speech: Speech, now: datetime, is_brief: bool = False
) -> SimpleState:
    """While the answer is on its way, when somebody was faster, or where a number is needed."""
    if is_waiting:
        return SimpleState(
            heading=speech.say("simple.wait"), sentence=speech.say("simple.wait-more"), symbol="hourglass"
        )
    if page.gone:
        find = SimpleOption("find", speech.say("simple.find-another"), "search", main=True)
        gone = speech.say("simple.gone"), speech.say("simple.gone-more")
        return SimpleState(heading=gone[0], sentence=gone[1], plate="stop", options=(find,))
    yes = SimpleOption("book", speech.say("simple.yes"), "check", main=True)
    if page.phone or page.missing or page.note:
        return _numbered(page, yes, speech, is_brief=is_brief)
    shown = " · ".join(filter(None, (page.card, page.card_of)))
    state = SimpleState(
        heading=speech.say("simple.this-one"),
        sentence=shown,
        options=(yes,) if page.can_book else (),
        back=True,
    )
    return state if session.choice is None else with_choice(state, session.choice, session, speech=speech, now=now)


def _why_a_number(speech: Speech, *, is_brief: bool) -> str:
    """What it is for; and where there is room that a place card would do as well."""
    number = speech.say("simple.phone-more")
    return number if is_brief else f"{number} {speech.say('card.have')}"


def receiving(
    page: ReceiptState, session: Session, *, speech: Speech, now: datetime, is_brief: bool = False
) -> SimpleState:
    """The room is theirs, or asked for. Where it `is_brief` the way there is a page of its own."""
    done = SimpleOption("done", speech.say("simple.done"), "check", main=True)
    if page.withdrawn:
        words = speech.say("simple.taken-back"), speech.say("simple.taken-back-more")
        return SimpleState(heading=words[0], sentence=words[1], plate="ended", options=(done,))
    if page.asking_withdrawal:
        return _still_asked(speech, keep="keep", give="withdraw")
    again = SimpleOption("print", speech.say("simple.print-again"), "printer")
    if page.reading_on and is_brief and page.confirmed:
        return _way_there(page, again, speech)
    key, kept = "simple.yours" if page.confirmed else "simple.asked", _kept(page, speech)
    there = SimpleOption("read-on", speech.say("simple.show-way"), "mapPin")
    away = SimpleOption("withdrawing", speech.say("simple.take-back"), "trash2")
    asked = (not page.confirmed, away)
    told = ((page.may_check_in and not is_brief, _come(speech)), (page.confirmed and is_brief, there))
    more = (asked, *told, (page.may_print and not is_brief, again))
    state = SimpleState(
        heading=speech.say(key),
        sentence=page.trouble or (kept if is_brief else "") or speech.say(f"{key}-more"),
        plate="confirmed" if page.confirmed else "request",
        code=page.code,
        way="" if is_brief or not page.confirmed else way_in_line(page.steps, page.in_danish, speech),
        kept="" if is_brief else kept,
        seen=page.seen,
        paper=page.paper,
        options=(done, *(option for may, option in more if may)),
    )
    if session.choice is None:
        return state
    return replace(with_choice(state, session.choice, session, speech=speech, now=now), name=numbered(page.place))


def _kept(page: ReceiptState, speech: Speech) -> str:
    """Until when the house keeps the room, or that it knows they are here."""
    if page.seen:
        return speech.say("simple.seen")
    return f"{_kept_until(page.kept_until, speech)} {speech.say('simple.kept-more')}" if page.kept_until else ""


def _kept_until(until: str, speech: Speech) -> str:
    return speech.say("simple.kept", time=until)


def _come(speech: Speech) -> SimpleOption:
    """Who has booked for a little later may say at once that they are here."""
    return SimpleOption("here", speech.say("simple.we-are-here"), "userCheck")


def _way_there(page: ReceiptState, again: SimpleOption, speech: Speech) -> SimpleState:
    back = SimpleOption("read-back", speech.say("simple.back"), "arrowLeft", main=True)
    way = way_in_line(page.steps, page.in_danish, speech)
    options = (back, *((_come(speech),) if page.may_check_in else ()), *((again,) if page.may_print else ()))
    heading = speech.say("simple.the-way")
    return SimpleState(heading=heading, sentence=way, kept=_kept(page, speech), seen=page.seen, options=options)


def way_in_line(steps: tuple[StepLine, ...], told_in: str, speech: Speech) -> str:
    """The whole way in one line, with the comma of the language it is told in; and where that is another one."""
    parts = (starting_small(part) for step in steps for part in (step.floor, step.title) if part)
    way = starting_large(in_row(parts, WAYS_LANGUAGE if told_in else speech.words.language))
    return f"{way} ({told_in})" if way and told_in else way


def stopping(page: StoppedState, *, speech: Speech) -> SimpleState:
    """After a no: what happened, and what one can do."""
    again = SimpleOption("again", speech.say("simple.try-again"), "rotateCcw", main=True)
    number = SimpleOption("number", speech.say("simple.phone"), "phone", main=True)
    has_better = page.may_try_again or page.may_give_number
    find = SimpleOption("find", speech.say("simple.find-another"), "search", main=not has_better)
    done = SimpleOption("done", speech.say("simple.done"), "check")
    first = (*((again,) if page.may_try_again else ()), *((number,) if page.may_give_number else ()))
    options = (*first, *(() if page.out_of_order else (find,)), done)
    return SimpleState(heading=page.heading, sentence=_why_stopped(page, speech), plate="stop", options=options)


def _why_stopped(page: StoppedState, speech: Speech) -> str:
    """What happened, and whom to call or to ask; where nobody answered, that it was tried again."""
    if page.may_try_again:
        return " ".join(filter(None, (page.again, speech.say("simple.no-answer-more", phone=page.phone))))
    return " ".join(filter(None, (page.sentence, page.whom)))


def holding(page: MyReceiptState, *, speech: Speech, is_brief: bool = False, is_low: bool = False) -> SimpleState:
    """One's own booking: what it is now, and what can be done with it. Low, the briefest has room for no more."""
    booking = page.booking
    kept = _kept_until(booking.kept_until, speech) if booking.kept_until else booking.kept
    done = SimpleOption("done", speech.say("simple.done"), "check")
    if page.given_back:
        words = speech.say("simple.given-back"), speech.say("simple.given-back-more")
        return SimpleState(heading=words[0], sentence=words[1], plate="ended", options=(done,))
    if page.panel == "give-back":
        return _still_theirs(booking, speech)
    come = SimpleOption("here", speech.say("simple.we-are-here"), "userCheck", main=True)
    key, symbol = ("simple.leaving", "logOut") if booking.running else ("simple.not-coming", "calendarX")
    away = SimpleOption("giving-back", speech.say(key), symbol)
    again = SimpleOption("print", speech.say("simple.print-again"), "printer")
    tell = SimpleOption("tell", speech.say("condition.title"), "wrench")
    instead = SimpleOption("instead", booking.instead_button, "check", main=True)
    find = SimpleOption("find", speech.say("simple.find-another"), "search", main=not booking.instead_button)
    no_more = ((booking.instead_button != "", instead), (booking.may_find_another, find))
    first = ((booking.may_check_in, come), (booking.may_give_back, away), *no_more)
    more = ((booking.may_print, again), (booking.may_tell, tell))
    asked = (*first, (True, done), *more) if is_brief else (*first, *more, (True, done))
    return SimpleState(
        heading=speech.say("simple.yours") if booking.kind == "confirmed" else booking.plate,
        sentence=page.trouble or booking.answer or page.note or (kept if is_brief and not is_low else ""),
        plate=booking.kind,
        name=booking.name,
        time="" if booking.span is None else from_until(booking.span, speech),
        day=starting_large(booking.about),
        way="" if is_brief else way_in_line(booking.steps, booking.in_danish, speech),
        kept="" if is_brief else kept,
        paper=page.paper,
        options=tuple(option for may, option in asked if may),
    )


def _still_wanted(speech: Speech, *, keep: SimpleOption, give: SimpleOption) -> SimpleState:
    """Whether they still want the room: what costs nothing first, and each answer with what comes of it."""
    return SimpleState(
        heading=speech.say("simple.still-want"), sentence=speech.say("simple.still-want-more"), options=(keep, give)
    )


def _still_asked(speech: Speech, *, keep: str, give: str) -> SimpleState:
    stay = SimpleOption(keep, speech.say("simple.yes-asking"), "hourglass", main=True)
    return _still_wanted(speech, keep=stay, give=SimpleOption(give, speech.say("simple.stop-asking"), "trash2"))


def _still_theirs(booking: MyBookingState, speech: Speech) -> SimpleState:
    """Of one that is asked for, of one they are in, and of one they come to."""
    if booking.asked:
        return _still_asked(speech, keep="close", give="give-back")
    words = "simple.yes-staying" if booking.running else "simple.yes-coming"
    keep = SimpleOption("close", speech.say(words), "doorOpen", main=True)
    symbol = "logOut" if booking.running else "calendarX"
    return _still_wanted(speech, keep=keep, give=SimpleOption("give-back", speech.say("simple.to-others"), symbol))
