"""What the confirm page says: put together part by part of what the person has chosen and what the house knows."""

from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.occupying.placing import Placed
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from ui.ports import HousePicture
from ui.view_models.confirming.also import AlsoOption, also_offered, also_options
from ui.view_models.confirming.confirm_words import (
    barred_by_card,
    free_words,
    gone_words,
    limit_words,
    longer_limit,
    missing_words,
    other_layouts,
    spoken_there,
    why_a_number,
)
from ui.view_models.confirming.draft import NOTHING_BEGUN, Draft
from ui.view_models.finding.questions import sections_at_a_time
from ui.view_models.finding.results_state import PlaceCard, near_miss_card
from ui.view_models.offering.moving import (
    Limit,
    TakenFrom,
    name_needed,
)
from ui.view_models.offering.offers import alternatives_to
from ui.view_models.offering.set_ups import LayoutOption, options_for, placed_of, told, work_of
from ui.view_models.shown.asking import house_answers
from ui.view_models.shown.cards import group_of
from ui.view_models.shown.phone_numbers import PHONE_DIGITS, PhoneTrouble
from ui.view_models.shown.places import furniture_of, with_floor
from ui.view_models.shown.ribbons import (
    RibbonHour,
    RibbonPiece,
    fraction_of,
    in_words,
    opening_of,
    ribbon,
    window_around,
)
from ui.view_models.visit.session import Certainty, Choice, Comfort, Session
from ui.view_models.visit.speech import PHONE_GROUP, Speech, in_groups

MOST_CARDS = 2
SECTIONS = 4


@dataclass(frozen=True, slots=True)
class ConfirmState:
    """One place and time as it would be booked, with what can still be changed and what is missing."""

    name: str = ""
    place: str = ""
    time: str = ""
    length: str = ""
    free: str = ""
    pieces: tuple[RibbonPiece, ...] = ()
    hours: tuple[RibbonHour, ...] = ()
    now_fraction: float = -1.0
    spoken: str = ""
    start_fraction: float = 0.0
    end_fraction: float = 1.0
    slot_fraction: float = 0.1
    start_text: str = ""
    end_text: str = ""
    limit: str = ""
    longer_limit: str = ""
    layouts: tuple[LayoutOption, ...] = ()
    furniture: str = ""
    set_up: str = ""
    other_layouts: str = ""
    openness: str = ""
    spoken_there: str = ""
    name_needed: str = ""
    phone: str = ""
    phone_digits: str = ""
    phone_complete: bool = False
    card: str = ""
    card_of: str = ""
    note: str = ""
    price: str = ""
    request: bool = False
    answer: str = ""
    gone: str = ""
    cards: tuple[PlaceCard, ...] = ()
    choices: tuple[Choice, ...] = ()
    also: tuple[AlsoOption, ...] = ()
    also_choices: tuple[Choice, ...] = ()
    can_book: bool = False
    missing: str = ""
    first_section: int = 0
    sections_shown: int = SECTIONS


@dataclass(frozen=True, slots=True)
class _Sight:
    """What the page is about, and in whose words. `placed` is the choice as it stands in the house now."""

    picture: HousePicture
    session: Session
    choice: Choice
    placed: Placed | Refusal
    speech: Speech
    now: datetime


def derive_state(
    picture: HousePicture,
    session: Session,
    draft: Draft = NOTHING_BEGUN,
    *,
    speech: Speech,
    now: datetime,
    comfort: Comfort | None = None,
) -> ConfirmState:
    """What the page says of the session's choice while somebody is in the middle of `draft`; empty without a choice."""
    choice, comfort = session.choice, comfort or Comfort()
    if choice is None:
        return _in_sections(ConfirmState(), draft.section, comfort)
    placed = placed_of(picture, choice, persons=session.persons, now=now)
    sight = _Sight(picture, session, choice, placed, speech, now)
    state = _of_the_time(sight, draft.limit)
    state = _with_ribbon(state, sight, draft.window or window_of(picture, choice, now=now, speech=speech))
    state = _with_room(state, sight)
    state = _with_what_else(state, sight)
    state = _with_price(state, sight)
    state = _with_number(replace(state, note=draft.note(speech)), sight, draft.phone_trouble)
    return _in_sections(state, draft.section, comfort)


def _in_sections(state: ConfirmState, section: int, comfort: Comfort) -> ConfirmState:
    """The questions there is room for, from `section` on: in large text what there is to choose from needs it all."""
    has_choice = len(state.layouts) > 1 or bool(state.also)
    is_alone = has_choice and not comfort.has_plain_text
    shown = 1 if is_alone else sections_at_a_time(comfort)
    return replace(state, first_section=section // shown * shown, sections_shown=shown)


def window_of(picture: HousePicture, choice: Choice, *, now: datetime, speech: Speech) -> TimeSpan:
    """The part of the day that the ribbon shows around `choice`."""
    return window_around(choice.span, opening_of(picture, choice.offer.venue, choice.span), now=now, speech=speech)


def _of_the_time(sight: _Sight, limit: Limit | None) -> ConfirmState:
    choice, speech, now = sight.choice, sight.speech, sight.now
    offer, span = choice.offer, choice.span
    longer = longer_limit(sight.picture, sight.session, choice, now=now)
    asks_house = choice.certainty is Certainty.HOUSE
    return ConfirmState(
        name=offer.space.name,
        place=speech.line(
            f"{with_floor(offer.venue.name, offer.venue, offer.space, speech)} · {speech.day(span.starts_at)}"
        ),
        time=speech.span(span),
        length=speech.length(span.length),
        free=free_words(sight.picture, choice, persons=sight.session.persons, now=now, speech=speech),
        start_text=speech.clock(span.starts_at),
        end_text=speech.clock(span.ends_at),
        limit=limit_words(limit or (None if isinstance(longer, TakenFrom) else longer), speech),
        longer_limit=limit_words(longer, speech),
        request=choice.certainty is not Certainty.SURE,
        answer=house_answers(sight.picture, choice, now=now, speech=speech) if asks_house else "",
        gone=gone_words(sight.picture, sight.session, choice, sight.placed, now=now, speech=speech),
    )


def _with_ribbon(state: ConfirmState, sight: _Sight, window: TimeSpan) -> ConfirmState:
    span, speech = sight.choice.span, sight.speech
    strip = ribbon(
        sight.picture,
        sight.choice.offer.space,
        window,
        now=sight.now,
        speech=speech,
        yours=None if state.gone else span,
        certainty=sight.choice.certainty,
        yours_label=state.length,
        work=() if state.gone else work_of(sight.placed),
    )
    return replace(
        state,
        pieces=strip.pieces,
        hours=strip.hours,
        now_fraction=strip.now,
        spoken=in_words(strip.pieces, window, speech=speech),
        start_fraction=fraction_of(span.starts_at, window),
        end_fraction=fraction_of(span.ends_at, window),
        slot_fraction=SLOT_LENGTH / window.length,
    )


def _with_room(state: ConfirmState, sight: _Sight) -> ConfirmState:
    """How it stands, and who may come."""
    session, choice, speech = sight.session, sight.choice, sight.speech
    return replace(
        state,
        layouts=options_for(sight.picture, choice, persons=session.persons, now=sight.now, speech=speech),
        furniture=furniture_of(choice.offer.layout, speech),
        set_up=told(sight.picture, sight.placed, speech),
        other_layouts=other_layouts(choice, speech),
        openness=session.openness.value,
        spoken_there=spoken_there(session, speech),
    )


def _with_what_else(state: ConfirmState, sight: _Sight) -> ConfirmState:
    """Once the time is gone what to take instead, and until then what would do as well."""
    picture, session, speech, now = sight.picture, sight.session, sight.speech, sight.now
    others = alternatives_to(picture, session, now=now)[:MOST_CARDS] if state.gone else ()
    also = () if state.gone else also_offered(picture, session, now=now)
    return replace(
        state,
        cards=tuple(
            near_miss_card(picture, session, miss, number=n, now=now, speech=speech) for n, miss in enumerate(others)
        ),
        choices=tuple(miss.choice for miss in others),
        also=also_options(also, session, speech=speech),
        also_choices=also,
    )


def _with_price(state: ConfirmState, sight: _Sight) -> ConfirmState:
    """What it costs for whoever it is, by the card that was shown."""
    session, speech = sight.session, sight.speech
    user = KindOfUser.CITIZEN if session.card is None else session.card.user
    card = "" if session.card is None else speech.say("card.shown", mark=session.card.mark)
    price = speech.say("screen.price", price=speech.price(sight.choice.offer.space.prices.get(user, 0)))
    return replace(
        state, card=card, card_of=group_of(sight.picture, session), price=" · ".join(filter(None, (card, price)))
    )


def _with_number(state: ConfirmState, sight: _Sight, trouble: PhoneTrouble | None) -> ConfirmState:
    """What is typed, whether more is needed, and whether it can be booked so."""
    picture, session, choice, speech, now = sight.picture, sight.session, sight.choice, sight.speech, sight.now
    barred = barred_by_card(picture, session, choice, now=now)
    needed = session.number_asked or name_needed(picture, choice, persons=session.persons, now=now)
    is_complete = len(session.phone) == PHONE_DIGITS
    known = session.card is not None or is_complete
    missing = missing_words(session, needed, speech=speech, trouble=trouble)
    return replace(
        state,
        name_needed=why_a_number(needed, speech),
        phone=in_groups(session.phone, PHONE_GROUP),
        phone_digits=session.phone,
        phone_complete=is_complete,
        can_book=not state.gone and barred is None and (known or (needed is None and session.phone == "")),
        missing=speech.refusal(barred) if barred else missing,
    )
