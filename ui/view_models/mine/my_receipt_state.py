"""What is under way with a code that somebody typed or scanned, step by step, and what the page says of it.

typed ─► looked_up ─► found_out ─┬─► found: begun ─► altered, copied or given_back
                                 └─► nothing to show: `trouble`, or `counts`
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import partial

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from booking_core.protocol.codes import CODE_LENGTH, grouped, parse_code
from ui.ports import (
    BookingAltered,
    BookingContinued,
    CentreSilent,
    FindOutcome,
    GivenBack,
    HousePicture,
    KioskChange,
    NotAReceipt,
    PaperInDoubt,
    PaperKept,
    PaperState,
    PaperUnproven,
    Proof,
    ReceiptFound,
    WishKept,
)
from ui.view_models.mine.my_booking import MyBookingState, derive_booking, what_changed
from ui.view_models.mine.other_ends import EndRow, end_rows, longer_ends, shorter_ends, why_not_longer
from ui.view_models.mine.scanned_paper import in_doubt, kept
from ui.view_models.offering.offers import here
from ui.view_models.shown.paper import Paper, paper_of
from ui.view_models.visit.sayings import Saying, refusing, saying, silence
from ui.view_models.visit.speech import Speech, unbroken

CPR_DIGITS = 10
NO_BOOKING = MyBookingState()


class Doing(Enum):
    """What is under way or has happened with the booking that was found."""

    NOTHING = "nothing"
    SEARCHING = "searching"
    COPYING = "copying"
    CHANGING = "changing"
    GIVING_BACK = "giving-back"
    GIVEN_BACK = "given-back"


class Panel(Enum):
    """What is open below the booking; one thing at a time."""

    CLOSED = ""
    LONGER = "longer"
    SHORTER = "shorter"
    WAY = "way"
    GIVE_BACK = "give-back"
    WEATHER = "weather"


@dataclass(frozen=True, slots=True)
class Handling:
    """What was typed, or what was found and is done with it. `wanted` is what is being looked up.

    `leaving`: it is given back as far as can be done here, and the centre hears of it later.
    `copy` and `added` are what became of the paper: of a copy, and of the receipt of time that was added.
    """

    digits: str = ""
    wanted: str = ""
    found: ReceiptFound | None = None
    doing: Doing = Doing.NOTHING
    panel: Panel = Panel.CLOSED
    leaving: bool = False
    copy: PaperState | None = None
    added: PaperState | None = None
    counts: Saying = silence
    trouble: Saying = silence
    note: Saying = silence

    @property
    def booking(self) -> Booking | None:
        """What stands behind it, unless it is still a wish."""
        return None if self.found is None else self.found.booking

    @property
    def id(self) -> BookingId | None:
        """Of the booking, or of the wish."""
        if self.found is None:
            return None
        if self.found.booking is not None:
            return self.found.booking.id
        return None if self.found.wish is None else self.found.wish.id

    @property
    def is_busy(self) -> bool:
        """Whether something is being done with the booking."""
        return self.doing in {Doing.COPYING, Doing.CHANGING, Doing.GIVING_BACK}


@dataclass(frozen=True, slots=True)
class MyReceiptState:
    """What is typed, or what was found; `trouble` is a sentence beside either. `offered` are the instants of `ends`.

    `counts`: a receipt was scanned that is genuine, and this is all that can be said of it here. `went_on`: the time
    that was added just now has a receipt of its own.
    """

    typed: str = ""
    trouble: str = ""
    counts: str = ""
    can_search: bool = False
    searching: bool = False
    booking: MyBookingState = NO_BOOKING
    panel: str = ""
    ends: tuple[EndRow, ...] = ()
    offered: tuple[datetime, ...] = ()
    why_not: str = ""
    busy: bool = False
    given_back: bool = False
    went_on: bool = False
    paper: str = ""
    paper_action: str = ""
    note: str = ""
    over_another: bool = False


def trouble_with(digits: str, speech: Speech) -> str:
    """Why what is typed cannot be a code yet; empty while it may become one."""
    if len(digits) >= CPR_DIGITS:
        return speech.say("screen.no-health-card")
    if len(digits) == CODE_LENGTH and parse_code(digits) is None:
        return speech.say("screen.wrong-check-digit")
    return ""


def typed(handling: Handling, digits: str) -> Handling:
    """These digits stand there, with what is wrong with them."""
    return replace(handling, digits=digits, trouble=partial(trouble_with, digits))


def looked_up(handling: Handling, text: str) -> Handling:
    """`text` is on its way."""
    return replace(handling, doing=Doing.SEARCHING, wanted=text, trouble=silence)


def begun(handling: Handling, doing: Doing) -> Handling:
    """`doing` is under way; what was told before is over."""
    return replace(handling, doing=doing, trouble=silence, note=silence)


def opened(handling: Handling, panel: Panel) -> Handling:
    """That panel, and no other; closed when it was open."""
    return replace(handling, panel=Panel.CLOSED if panel is handling.panel else panel, trouble=silence)


def found_out(handling: Handling, outcome: FindOutcome, picture: HousePicture, *, now: datetime) -> Handling:
    """What stands behind the code or the paper, or why that cannot be shown."""
    done, phone = replace(handling, doing=Doing.NOTHING, wanted=""), here(picture)[0].phone
    match outcome:
        case NotAReceipt(reason=reason):
            return replace(done, trouble=saying(f"mine.scanned-{reason.name.lower().replace('_', '-')}"))
        case PaperInDoubt(doubt=doubt):
            return replace(done, counts=partial(in_doubt, picture, doubt.booking))
        case PaperKept():
            return replace(done, counts=partial(kept, picture, outcome, now=now))
        case PaperUnproven():
            return replace(done, trouble=saying("mine.scan-unproven", phone=phone))
        case Refusal():
            return replace(done, trouble=refusing(outcome))
        case CentreSilent():
            return replace(done, counts=saying("mine.scan-not-kept", phone=phone))
        case ():
            return replace(done, trouble=saying("screen.code-unknown", phone=phone))
        case _:
            note = saying("mine.made-again") if outcome[0].made_again else silence
            return replace(done, found=outcome[0], note=note)


def altered(handling: Handling, outcome: KioskChange, said: Callable[[Booking], Saying]) -> Handling:
    """What came of a change; `said` is what is told of the booking as it is then."""
    done = begun(handling, Doing.NOTHING)
    match outcome:
        case BookingAltered(booking=booking):
            found = handling.found
            if found is not None and booking.id == handling.id:
                found = replace(found, booking=booking, paper_span=None)
            return replace(done, found=found, panel=Panel.CLOSED, copy=None, note=said(booking))
        case BookingContinued(booking=booking, proof=proof):
            return replace(done, panel=Panel.CLOSED, copy=None, added=proof.paper, note=_going_on(booking, proof))
        case Refusal():
            return replace(done, trouble=refusing(outcome))
        case CentreSilent():
            return replace(done, trouble=saying("mine.silent"))
        case WishKept():
            return replace(done, panel=Panel.CLOSED, note=saying("mine.wish-kept"))


def given_back(handling: Handling, answer: GivenBack) -> Handling:
    """What came of giving it back."""
    done = begun(handling, Doing.GIVEN_BACK if answer is None else Doing.NOTHING)
    match answer:
        case Refusal():
            return replace(done, trouble=refusing(answer))
        case CentreSilent():
            return replace(done, trouble=saying("screen.give-back-silent"))
        case WishKept():
            return replace(done, panel=Panel.CLOSED, leaving=True, note=saying("mine.give-back-kept"))
        case None:
            return replace(done, panel=Panel.CLOSED, copy=None)


def seen_anew(handling: Handling, picture: HousePicture, speech: Speech) -> Handling:
    """The picture is newer: what somebody else has done to the booking shows, and is said."""
    found, shown = handling.found, handling.booking
    newest = None if shown is None else picture.calendar.bookings.get(shown.id)
    if found is None or shown is None or newest is None or newest.version < shown.version:
        return handling
    changed = partial(what_changed, shown, newest, picture.municipality)
    is_told = newest.version > shown.version and bool(changed(speech))
    note = changed if is_told else handling.note
    return replace(handling, found=replace(found, booking=newest), note=note)


def derive_state(handling: Handling, picture: HousePicture, *, speech: Speech, now: datetime) -> MyReceiptState:
    """What the page says: the digits, or what was found."""
    if handling.found is None:
        return _typing(handling, speech)
    return _showing(handling, handling.found, picture, speech=speech, now=now)


def offered_ends(handling: Handling, picture: HousePicture, *, now: datetime) -> tuple[datetime, ...]:
    """The other ends that the open panel offers."""
    if handling.booking is None:
        return ()
    match handling.panel:
        case Panel.LONGER:
            return longer_ends(picture, handling.booking, now=now)
        case Panel.SHORTER:
            return shorter_ends(picture, handling.booking, now=now)
        case _:
            return ()


def _typing(handling: Handling, speech: Speech) -> MyReceiptState:
    is_searching = handling.doing is Doing.SEARCHING
    return MyReceiptState(
        typed=grouped(handling.digits),
        trouble=handling.trouble(speech),
        counts=handling.counts(speech),
        can_search=parse_code(handling.digits) is not None and not is_searching,
        searching=is_searching,
    )


def _showing(
    handling: Handling, found: ReceiptFound, picture: HousePicture, *, speech: Speech, now: datetime
) -> MyReceiptState:
    is_given_back = handling.doing is Doing.GIVEN_BACK
    shown = derive_booking(picture, found, speech=speech, now=now, given_up=is_given_back or handling.leaving)
    handling = replace(handling, panel=_still_open(handling.panel, shown))
    paper = _paper_of(handling, shown, speech)
    offered = offered_ends(handling, picture, now=now)
    return MyReceiptState(
        trouble=handling.trouble(speech),
        booking=_as_handled(handling, shown),
        panel=handling.panel.value,
        ends=_ends(handling, offered, picture, speech=speech),
        offered=offered,
        why_not=_why_not(handling, picture, speech=speech, now=now),
        busy=handling.is_busy,
        given_back=is_given_back,
        went_on=handling.added is not None,
        paper="" if paper is None else paper.text,
        paper_action="" if paper is None else paper.action,
        note=_note(handling, shown, speech),
    )


def _still_open(panel: Panel, shown: MyBookingState) -> Panel:
    """The panel that was opened, while what it asks can be answered still."""
    can_be_answered = {
        Panel.CLOSED: True,
        Panel.LONGER: shown.may_longer or shown.asks_longer,
        Panel.SHORTER: shown.may_shorter,
        Panel.WAY: bool(shown.steps),
        Panel.GIVE_BACK: shown.may_give_back,
        Panel.WEATHER: shown.weather is not None,
    }
    return panel if can_be_answered[panel] else Panel.CLOSED


def _note(handling: Handling, shown: MyBookingState, speech: Speech) -> str:
    """What was told of it last; once its time is over, nothing that was told before."""
    is_past = shown.kind == "over" and not handling.leaving
    return shown.note if is_past else handling.note(speech) or shown.note


def _as_handled(handling: Handling, shown: MyBookingState) -> MyBookingState:
    """The booking, without what has been done by now; while one chooses by the weather, what silence means.

    Of one that the centre has yet to hear was given back, the note says all there is to say.
    """
    weather = shown.weather if handling.panel is Panel.WEATHER else None
    answer = shown.answer if weather is None else weather.silence
    return replace(
        shown,
        answer="" if handling.leaving else answer,
        may_check_in=shown.may_check_in and handling.added is None,
    )


def _ends(
    handling: Handling, offered: tuple[datetime, ...], picture: HousePicture, *, speech: Speech
) -> tuple[EndRow, ...]:
    return () if handling.booking is None else end_rows(offered, handling.booking, picture, speech=speech)


def _why_not(handling: Handling, picture: HousePicture, *, speech: Speech, now: datetime) -> str:
    if handling.booking is None or handling.panel is not Panel.LONGER:
        return ""
    return why_not_longer(picture, handling.booking, speech=speech, now=now)


def _paper_of(handling: Handling, shown: MyBookingState, speech: Speech) -> Paper | None:
    """What became of a copy, or of the receipt of the time that was added."""
    paper = handling.copy or handling.added
    if paper is None:
        return None
    return paper_of(paper, copy=handling.copy, sure=shown.kind == "confirmed", speech=speech)


def _going_on(added: Booking, proof: Proof) -> Saying:
    """What went on has a receipt of its own."""
    code = unbroken(grouped(proof.code))
    return lambda speech: speech.say("mine.continued", span=speech.span(added.span), code=code)
