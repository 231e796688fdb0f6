"""The simple way's pages of the waiting list: whether to wait, a number, the place on the list, and off it again."""

from dataclasses import replace

from ui.view_models.simple.questions import SimpleOption
from ui.view_models.simple.states import SimpleState
from ui.view_models.visit.speech import Speech
from ui.view_models.waiting.joining_state import Doing, JoinState

WAIT, JOIN, LEAVING, LEAVE, STAY, DONE = "wait", "join", "leaving", "leave", "stay", "done"
AFTER = frozenset({DONE, "wish"})


def with_wish_to_wait(state: SimpleState, *, speech: Speech) -> SimpleState:
    """`state` with the list offered after what can be had now, and before what ends the visit or tells the house."""
    wait = SimpleOption(WAIT, speech.say("simple.wait-for"), "hourglass", main=not _has_main(state))
    last = [option for option in state.options if option.key in AFTER]
    first = [option for option in state.options if option.key not in AFTER]
    return replace(state, options=(*first, wait, *last))


def _has_main(state: SimpleState) -> bool:
    return any(option.main for option in state.options)


def waiting_page(page: JoinState, *, agreed: bool, leaving: bool, speech: Speech) -> SimpleState:
    """What is asked on the way onto the list: first whether, and once they have `agreed` whom to call.

    `leaving` asks whether they still want to wait.
    """
    done = SimpleOption(DONE, speech.say("simple.done"), "check")
    match page.doing:
        case _ if page.offline:
            words = speech.say("simple.no-list"), page.offline_more
            return SimpleState(heading=words[0], sentence=words[1], plate="stop", back=True)
        case Doing.TYPING if not agreed:
            return _whether(page, speech)
        case Doing.TYPING:
            return _whom(page, speech)
        case Doing.SENDING | Doing.LEAVING:
            return SimpleState(heading=speech.say("simple.wait"), symbol="hourglass")
        case Doing.JOINED if leaving:
            return _still_waiting(speech)
        case Doing.JOINED:
            return _waiting(page, done, speech)
        case _:
            words = speech.say("simple.off-list"), speech.say("simple.off-list-more")
            return SimpleState(heading=words[0], sentence=words[1], plate="ended", options=(replace(done, main=True),))


def _whether(page: JoinState, speech: Speech) -> SimpleState:
    yes = SimpleOption(WAIT, speech.say("simple.yes-wait"), "check", main=True)
    return SimpleState(
        heading=speech.say("simple.will-wait"),
        sentence=speech.say("simple.will-wait-more"),
        name=page.place,
        day=page.day,
        time=page.time,
        options=(yes,),
        back=True,
    )


def _whom(page: JoinState, speech: Speech) -> SimpleState:
    yes = SimpleOption(JOIN, speech.say("simple.yes-list"), "check", main=True, barred=not page.may_join)
    return SimpleState(
        heading=page.card or speech.say("simple.phone"),
        sentence=page.trouble or speech.say("simple.phone-kept"),
        noted=bool(page.trouble),
        typing="" if page.card else "phone",
        typed=page.phone,
        options=(yes,),
        back=True,
    )


def _waiting(page: JoinState, done: SimpleOption, speech: Speech) -> SimpleState:
    away = SimpleOption(LEAVING, speech.say("simple.no-more"), "trash2")
    return SimpleState(
        heading=speech.say("simple.on-list"),
        sentence=page.trouble or speech.say("simple.on-list-more"),
        plate="request",
        name=page.place,
        day=page.day,
        time=page.time,
        code=page.code,
        paper=page.paper,
        options=(replace(done, main=True), away),
    )


def _still_waiting(speech: Speech) -> SimpleState:
    """What costs nothing first, and each answer with what comes of it."""
    return SimpleState(
        heading=speech.say("simple.still-wait"),
        sentence=speech.say("simple.still-wait-more"),
        options=(
            SimpleOption(STAY, speech.say("simple.yes-wait"), "hourglass", main=True),
            SimpleOption(LEAVE, speech.say("simple.off-the-list"), "trash2"),
        ),
    )
