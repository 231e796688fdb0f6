"""The simple way's pages of telling the house something: what is missing here, and what is broken in a room."""

from dataclasses import replace

from booking_core.domain.bookings import Booking, Purpose
from ui.ports import HousePicture
from ui.view_models.finding.find_state import PURPOSE_ICONS
from ui.view_models.simple.questions import SimpleOption
from ui.view_models.simple.states import SimpleState
from ui.view_models.telling.condition_state import MOST_PLAIN, ConditionState, Step, Telling
from ui.view_models.telling.condition_state import derive_state as condition_state
from ui.view_models.telling.wish_words import Doing, Part, Wishing, WishState, whole_state
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.speech import Speech

PAGES = frozenset({Page.WISHES, Page.WISH, Page.WISH_PART, Page.WISHED})
MOST_DRAWN = 50
YES, OWN, MEND, DONE, ANOTHER = "yes", "own", "mend", "done", "another"


def wishing_page(
    picture: HousePicture, wishing: Wishing, *, page: Page, is_mending: bool, speech: Speech
) -> SimpleState:
    """What others miss, one's own wish, or a part of it; `is_mending` asks which part of it is not right."""
    whole = whole_state(picture, wishing, page=page, speech=speech)
    if wishing.doing is Doing.TELLING:
        return SimpleState(heading=speech.say("simple.wait"), symbol="hourglass")
    match page:
        case Page.WISHES:
            return _list(whole, speech)
        case Page.WISH if is_mending:
            parts = tuple(option for option in _rows(whole) if option.key != Part.NEEDS)
            return SimpleState(heading=speech.say("simple.what-mend"), options=parts, back=True)
        case Page.WISH:
            return _own(whole, speech)
        case Page.WISH_PART:
            options = tuple(_value(option, wishing.choosing, speech) for option in _rows(whole))
            return SimpleState(heading=whole.heading, options=options, back=True)
        case _:
            return _said(whole, wishing, speech)


def _list(whole: WishState, speech: Speech) -> SimpleState:
    own = SimpleOption(OWN, speech.say("simple.say-own"), "messageSquarePlus", main=True)
    return SimpleState(
        heading=speech.say("simple.missing"),
        sentence=whole.note or speech.say("simple.missing-more"),
        options=(own, *_rows(whole)),
        back=True,
    )


def _own(whole: WishState, speech: Speech) -> SimpleState:
    yes = SimpleOption(YES, speech.say("simple.yes-tell"), "check", main=True)
    mend = SimpleOption(MEND, speech.say("simple.no-mend"), "pencil")
    return SimpleState(
        heading=speech.say("simple.tell-house"), sentence=whole.note or whole.heading, options=(yes, mend), back=True
    )


def _said(whole: WishState, wishing: Wishing, speech: Speech) -> SimpleState:
    done = SimpleOption(DONE, speech.say("simple.done"), "check", main=True)
    if wishing.looking_at in wishing.said:
        is_kept = wishing.looking_at in wishing.kept
        known = speech.say("simple.will-know" if is_kept else "simple.knows")
        plate = "request" if is_kept else "confirmed"
        sentence = f"{known} {speech.say('simple.answer-here')}"
        return SimpleState(heading=speech.say("condition.thanks"), sentence=sentence, plate=plate, options=(done,))
    too = SimpleOption(YES, speech.say("simple.me-too"), "users", main=True)
    answer = whole.answer_words if whole.answer else speech.say("simple.no-answer")
    return SimpleState(heading=whole.heading, sentence=whole.note or answer, options=(too,), back=True)


def _value(option: SimpleOption, part: Part, speech: Speech) -> SimpleOption:
    """With the picture and the easy words of what is done there, and as many people as may come."""
    match part:
        case Part.PURPOSE:
            text = speech.say(f"simple.{option.key}")
            return replace(option, text=text, symbol=PURPOSE_ICONS[Purpose(option.key)])
        case Part.PERSONS if int(option.key) <= MOST_DRAWN:
            return replace(option, people=int(option.key))
        case _:
            return option


def _rows(whole: WishState) -> tuple[SimpleOption, ...]:
    return tuple(SimpleOption(row.key, row.title, row.symbol) for row in whole.rows)


def telling_page(picture: HousePicture, booking: Booking, telling: Telling, *, speech: Speech) -> SimpleState:
    """What is broken in the room of `booking`: a thing, what is the matter with it, and thanks."""
    page = condition_state(picture, booking, telling, speech=speech, most=MOST_PLAIN)
    state = SimpleState(
        heading=page.heading,
        options=tuple(SimpleOption(option.key, option.text, option.symbol) for option in page.options),
        back=True,
    )
    match telling.step:
        case Step.THING:
            return replace(state, heading=speech.say("simple.which-thing"), sentence=page.known or page.anonymous)
        case Step.KIND:
            return replace(state, sentence=page.urgent)
        case Step.SENDING:
            return replace(state, symbol="hourglass", back=False)
        case Step.SAID:
            return _told(page)


def _told(page: ConditionState) -> SimpleState:
    plates = {"told": "confirmed", "kept": "request"}
    done = SimpleOption(DONE, page.done, "check", main=True)
    another = SimpleOption(ANOTHER, page.another, "wrench")
    return SimpleState(
        heading=page.heading,
        sentence=page.trouble or page.more,
        plate=plates.get(page.plate, "stop"),
        name=page.what,
        kept=page.urgent,
        options=(done, another),
        back=False,
    )
