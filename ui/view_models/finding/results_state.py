"""What the page of places says: those that fit, or those that nearly do and why; each as a card. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from booking_core.domain.finding.availability import free_until, lasts_a_day
from booking_core.domain.occupying.placing import Placed
from booking_core.domain.places import Space, Venue
from booking_core.domain.policy.times import closed_then
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan
from ui.ports import HousePicture
from ui.view_models.offering.offers import (
    SHORTEST,
    Answer,
    NearMiss,
    NearMissKind,
    answer_to,
    earliest_request,
    fitting,
    here,
    largest_capacity,
    left_here,
    search_of,
    somewhere_meets,
    wanted_start,
)
from ui.view_models.offering.set_ups import placed_of, work_in_brief, work_of
from ui.view_models.shown.cards import card_note
from ui.view_models.shown.places import reasons_for, where_is
from ui.view_models.shown.ribbons import RibbonHour, RibbonPiece, day_window, in_words, is_today, ribbon
from ui.view_models.visit.session import Certainty, Choice, Comfort, Session, When
from ui.view_models.visit.speech import Speech

CARDS_A_PAGE = {100: 3, 150: 2, 200: 1}
CARDS_UNDER_MORE_WORDS = {100: 3, 150: 1, 200: 1}
"""Without the centre the cards say more; where nothing fits the page says first why."""

CARDS_LOW = {100: 2, 150: 1, 200: 1}
CARDS_OVER_A_WISH, CARDS_OVER_A_WISH_ALONE = 3, 2
"""Those of a silent centre say besides who promises them."""

NEAR_MISS_ICONS = {
    NearMissKind.LATER: "clock",
    NearMissKind.OTHER_DAY: "calendar",
    NearMissKind.OTHER_HOUSE: "mapPin",
    NearMissKind.SHORTER: "clockMinus",
    NearMissKind.FEWER_NEEDS: "circleX",
    NearMissKind.SMALLER: "users",
    NearMissKind.SAME_TIME: "clock",
    NearMissKind.OTHER_LAYOUT: "layoutGrid",
}
NEAR_MISS_TEXTS = {
    NearMissKind.LATER: "screen.miss-later",
    NearMissKind.OTHER_DAY: "screen.miss-other-day",
    NearMissKind.OTHER_HOUSE: "screen.miss-other-house",
    NearMissKind.SHORTER: "screen.miss-shorter",
    NearMissKind.SMALLER: "screen.miss-smaller",
    NearMissKind.SAME_TIME: "screen.miss-same-time",
    NearMissKind.OTHER_LAYOUT: "screen.miss-other-layout",
}


@dataclass(frozen=True, slots=True)
class _Room:
    """For how many cards there is room in a part, and whether what is missing can be said below them."""

    cards: int
    holds_a_wish: bool

    def parts(self, cards: int) -> int:
        """Into how many parts so many cards and a wish are divided."""
        of_cards = -(-cards // self.cards)
        return max(1, of_cards) if self.holds_a_wish else of_cards + 1


@dataclass(frozen=True, slots=True)
class Reason:
    text: str


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """One place and one time. `number` is its place in the whole list.

    `about` is told beside its name in a further part of the page, where larger words leave no room for it on the card.
    """

    number: int
    name: str
    tag: str
    tagSymbol: str
    capacity: str
    holds: str
    availability: str
    place: str
    pieces: tuple[RibbonPiece, ...]
    hours: tuple[RibbonHour, ...]
    nowFraction: float
    spoken: str
    reasons: tuple[Reason, ...]
    about: str
    sentence: str
    button: str
    best: bool
    request: bool
    miss: bool


@dataclass(frozen=True, slots=True)
class ResultsState:
    """`choices` stand behind `cards`, number for number; the page shows a part of them.

    `wishes`: what was looked for in vain can be said to the house, below the cards or, where there is no room for
    both, in a part of its own behind them. `asked` is the word for what can only be asked for, when some of the cards
    are that; `sure` says whether others are not.
    """

    heading: str = ""
    summary: str = ""
    card_note: str = ""
    fits: bool = True
    why: str = ""
    why_more: str = ""
    cards: tuple[PlaceCard, ...] = ()
    choices: tuple[Choice, ...] = ()
    asked: str = ""
    sure: bool = True
    more: str = ""
    page: int = 0
    wishes: bool = False


def derive_state(
    picture: HousePicture,
    session: Session,
    *,
    speech: Speech,
    now: datetime,
    comfort: Comfort | None = None,
    page: int = 0,
    wide: bool = False,
    answer: Answer | None = None,
) -> ResultsState:
    """What the page says at `now` of `answer`, or of what is looked for now.

    `page` counts from 0 and wraps round. The larger the text, the fewer cards.
    """
    found = answer or answer_to(picture, session, now=now)
    seen_in = comfort or Comfort()
    cards_a_page = _cards_a_page(seen_in, is_brief=bool(found.choices) and picture.connected)
    if found.choices:
        return _fitting(picture, session, found.choices, now=now, speech=speech, cards_a_page=cards_a_page, page=page)
    is_roomy = not (wide or seen_in.low) and seen_in.text_percent == min(CARDS_A_PAGE)
    over_a_wish = CARDS_OVER_A_WISH if picture.connected else CARDS_OVER_A_WISH_ALONE
    room = _Room(over_a_wish if is_roomy else cards_a_page, holds_a_wish=is_roomy)
    return _nearly(picture, session, found.misses, now=now, speech=speech, room=room, page=page)


def _fitting(
    picture: HousePicture,
    session: Session,
    choices: tuple[Choice, ...],
    *,
    now: datetime,
    speech: Speech,
    cards_a_page: int,
    page: int,
) -> ResultsState:
    """Places that fit, or can be asked for."""
    pages = -(-len(choices) // cards_a_page)
    first = page % pages * cards_a_page
    shown = choices[first : first + cards_a_page]
    return ResultsState(
        heading=_heading(choices, shown, speech=speech),
        summary=_summary(picture, session, shown, now=now, speech=speech),
        card_note=card_note(picture, session, speech),
        cards=tuple(
            card(picture, session, choice, number=first + n, now=now, speech=speech) for n, choice in enumerate(shown)
        ),
        choices=choices,
        asked=speech.say("screen.request-only") if fitting(shown) < len(shown) else "",
        sure=fitting(shown) > 0,
        more=_more_of(choices[first + len(shown) :], pages=pages, speech=speech),
        page=page % pages,
    )


def _heading(choices: tuple[Choice, ...], shown: tuple[Choice, ...], *, speech: Speech) -> str:
    """How many fit; over those that can only be asked for, that one can."""
    if not fitting(shown):
        return speech.say("screen.ask-for-a-place")
    return speech.count("screen.places-fit", fitting(choices))


def _more_of(left: tuple[Choice, ...], *, pages: int, speech: Speech) -> str:
    """What comes next: places that fit, then those that can only be asked for."""
    if left and not fitting(left):
        return speech.count("screen.more-to-ask", len(left))
    return _more(fitting(left), pages=pages, speech=speech)


def _cards_a_page(comfort: Comfort, *, is_brief: bool) -> int:
    if comfort.low:
        return CARDS_LOW[comfort.text_percent]
    return (CARDS_A_PAGE if is_brief else CARDS_UNDER_MORE_WORDS)[comfort.text_percent]


def _more(left: int, *, pages: int, speech: Speech) -> str:
    if left > 0:
        return speech.count("screen.more-places", left)
    return speech.say("screen.first-places") if pages > 1 else ""


def _summary(
    picture: HousePicture, session: Session, choices: tuple[Choice, ...], *, now: datetime, speech: Speech
) -> str:
    """The search in one line."""
    starts_at = wanted_start(picture, session, now=now)
    words = [
        speech.starting_large(_when(session, choices, starts_at, now=now, speech=speech)),
        speech.length(session.length),
        speech.count("count.persons", session.persons),
        speech.within(speech.named(session.purpose)),
        *(speech.within(speech.named(need)) for need in sorted(session.needs)),
    ]
    return " · ".join(words)


def _when(session: Session, choices: tuple[Choice, ...], starts_at: datetime, *, now: datetime, speech: Speech) -> str:
    """The start that is looked for; without the centre no place can be asked for that starts sooner than it answers."""
    asked_for = earliest_request(now)
    if choices and not fitting(choices) and starts_at < asked_for:
        return speech.say("screen.earliest", at=speech.at(asked_for))
    return speech.say("screen.now") if session.when is When.NOW else speech.when(starts_at, now)


def card(
    picture: HousePicture, session: Session, choice: Choice, *, number: int, now: datetime, speech: Speech
) -> PlaceCard:
    """One choice as a card; the first of all is the best."""
    offer, sure = choice.offer, choice.certainty is Certainty.SURE
    placed = placed_of(picture, choice, persons=session.persons, now=now)
    window = _window(picture, choice, now=now, speech=speech)
    certain, work = choice.certainty, work_of(placed)
    strip = ribbon(
        picture, offer.space, window, now=now, speech=speech, yours=choice.span, certainty=certain, work=work
    )
    return PlaceCard(
        number=number,
        name=offer.space.name,
        tag=_tag(picture, choice, number=number, speech=speech),
        tagSymbol="check" if sure and not picture.connected else "",
        capacity=_capacity(picture, choice, speech=speech),
        holds=speech.say("screen.capacity", count=choice.offer.layout.capacity),
        availability=_availability(picture, choice, now=now, speech=speech),
        place=where_is(offer.venue, offer.space, walking_minutes=offer.walking_minutes, speech=speech),
        pieces=strip.pieces,
        hours=strip.hours,
        nowFraction=strip.now,
        spoken=in_words(strip.pieces, window, speech=speech),
        reasons=_reasons(picture, session, choice, speech=speech),
        about=_about(picture, session, choice, speech=speech),
        sentence=_sentence(picture, choice, placed, speech=speech),
        button=speech.say(
            "screen.book-span" if sure else "screen.ask-for-span", span=speech.span_on_a_button(choice.span)
        ),
        best=number == 0,
        request=not sure,
        miss=False,
    )


def _window(picture: HousePicture, choice: Choice, *, now: datetime, speech: Speech) -> TimeSpan:
    starts_at = choice.span.starts_at
    shown = now if is_today(starts_at, now, picture=picture) else starts_at
    return day_window(picture, choice.offer.venue, shown, speech=speech)


def _reasons(picture: HousePicture, session: Session, choice: Choice, *, speech: Speech) -> tuple[Reason, ...]:
    """Why it suits them; nothing of what is asked for, or of what is sure while the centre is away."""
    if choice.certainty is Certainty.REQUEST or _is_promised_here(picture, choice):
        return ()
    return tuple(Reason(text) for text in reasons_for(choice.offer, persons=session.persons, speech=speech))


def _about(picture: HousePicture, session: Session, choice: Choice, *, speech: Speech) -> str:
    """Why it suits them, whether sure or asked for; why it is sure, where this kiosk promises it by itself."""
    if _is_promised_here(picture, choice):
        return speech.say("screen.belongs-here")
    return " · ".join(reasons_for(choice.offer, persons=session.persons, speech=speech))


def _is_promised_here(picture: HousePicture, choice: Choice) -> bool:
    """Sure while the centre is away."""
    return choice.certainty is Certainty.SURE and not picture.connected


def _capacity(picture: HousePicture, choice: Choice, *, speech: Speech) -> str:
    """Beside a long tag the number alone."""
    capacity = choice.offer.layout.capacity
    is_alone = not picture.connected or choice.certainty is Certainty.HOUSE
    return str(capacity) if is_alone else speech.say("screen.capacity", count=capacity)


def _tag(picture: HousePicture, choice: Choice, *, number: int, speech: Speech) -> str:
    if choice.certainty is Certainty.HOUSE:
        return speech.say("screen.house-decides")
    if choice.certainty is Certainty.REQUEST:
        return speech.say("screen.request-only")
    if not picture.connected:
        return speech.say("screen.confirmed-at-once")
    return speech.say("screen.fits-best") if number == 0 else ""


def _availability(picture: HousePicture, choice: Choice, *, now: datetime, speech: Speech) -> str:
    offer = choice.offer
    if choice.certainty is Certainty.REQUEST:
        return speech.say("screen.was-free", at=speech.when(picture.seen_at, now))
    if lasts_a_day(offer.span.starts_at, offer.free_until):
        return speech.say("screen.free-a-day")
    is_free_now = free_until(picture.municipality, picture.calendar, offer.space, now) is not None
    until = speech.until(offer.free_until, offer.span.starts_at)
    if is_free_now and offer.span.starts_at <= now + timedelta(minutes=15):
        return speech.say("screen.free-now-until", at=until)
    if is_today(offer.span.starts_at, now, picture=picture):
        return speech.say("screen.free-from-until", start=speech.at(offer.free_from), end=until)
    return speech.say("screen.free-day", when=speech.when(offer.free_from, now), end=until)


def _sentence(picture: HousePicture, choice: Choice, placed: Placed | Refusal, *, speech: Speech) -> str:
    """What else must be known before it is taken: how the room comes to stand, or who promises it."""
    if picture.connected:
        return work_in_brief(choice, placed, speech)
    if _is_promised_here(picture, choice):
        return speech.say("screen.belongs-here")
    return speech.say("screen.ask-when-connected", phone=choice.offer.venue.phone)


def _nearly(
    picture: HousePicture,
    session: Session,
    misses: tuple[NearMiss, ...],
    *,
    now: datetime,
    speech: Speech,
    room: _Room,
    page: int,
) -> ResultsState:
    """Nothing fits: what comes near it, and that it can be said to the house."""
    pages = room.parts(len(misses))
    first = page % pages * room.cards
    shown = misses[first : first + room.cards]
    left = len(misses) - first - len(shown)
    requests = sum(miss.choice.certainty is not Certainty.SURE for miss in shown)
    is_wish_next = left == 0 and not room.holds_a_wish and bool(shown)
    why, more = _why(picture, session, misses, now=now, speech=speech)
    return ResultsState(
        heading=speech.say("screen.nearly" if misses else "screen.nothing-near"),
        summary=_summary(picture, session, (), now=now, speech=speech),
        card_note=card_note(picture, session, speech),
        fits=False,
        why=why,
        why_more=more,
        cards=tuple(
            near_miss_card(picture, session, miss, number=first + n, now=now, speech=speech)
            for n, miss in enumerate(shown)
        ),
        choices=tuple(miss.choice for miss in misses),
        asked=speech.say("screen.request-only") if requests else "",
        sure=requests < len(shown),
        more=speech.say("wish.missing") if is_wish_next else _more(left, pages=pages, speech=speech),
        page=page % pages,
        wishes=room.holds_a_wish or not shown,
    )


def _miss_tag(miss: NearMiss, speech: Speech) -> str:
    if miss.without is not None:
        return speech.lacking(miss.without)
    return speech.say(NEAR_MISS_TEXTS[miss.kind])


def near_miss_card(
    picture: HousePicture, session: Session, miss: NearMiss, *, number: int, now: datetime, speech: Speech
) -> PlaceCard:
    """A near miss as a card: what is different comes first."""
    plain = card(picture, session, miss.choice, number=number, now=now, speech=speech)
    span = miss.choice.span
    time = speech.span(span)
    if not is_today(span.starts_at, now, picture=picture):
        day = speech.starting_large(speech.short_day(speech.local(span.starts_at).date(), now))
        time = speech.words.in_row([day, time])
    key = "screen.ask-for-span" if plain.request else "screen.take-span"
    return replace(
        plain,
        tag=_miss_tag(miss, speech),
        tagSymbol=NEAR_MISS_ICONS[miss.kind],
        capacity=str(miss.choice.offer.layout.capacity),
        availability=time,
        button=speech.say(key, span=speech.span(span)),
        miss=True,
    )


def _why(
    picture: HousePicture, session: Session, misses: tuple[NearMiss, ...], *, now: datetime, speech: Speech
) -> tuple[str, str]:
    spaces = somewhere_meets(picture, session, now=now)
    asked = speech.count("count.persons", session.persons)
    if not spaces:
        largest = largest_capacity(picture, search_of(picture, session, now=now))
        needs = speech.words.in_row(speech.within(speech.named(need)) for need in sorted(session.needs))
        phone = here(picture)[0].phone
        if needs and (largest == 0 or largest >= session.persons):
            return speech.say("screen.nowhere-with", persons=asked, needs=needs), speech.say("screen.call", phone=phone)
        first = speech.say("screen.nowhere-so-large", persons=asked)
        if largest == 0:
            return first, speech.say("screen.call", phone=phone)
        return first, speech.say("screen.largest", count=largest, phone=phone)
    starts_at = wanted_start(picture, session, now=now)
    when = speech.say("screen.right-now") if session.when is When.NOW else speech.when(starts_at, now)
    approval = [space.name for space in spaces if space.approval]
    first = speech.say("screen.no-place-then", when=speech.starting_large(when), persons=asked)
    if len(approval) == len(spaces):
        venue = picture.municipality.venue_of_space[spaces[0].id]
        return first, speech.say("screen.needs-approval", name=approval[0], phone=venue.phone)
    closes, instead = _closing(picture, session, misses, spaces, now=now, speech=speech)
    if closes:
        return (closes, instead) if _less_here(picture, misses) else (first, f"{closes} {instead}")
    return first, _taken_or_closed(picture, spaces, TimeSpan(starts_at, starts_at + session.length), speech)


def _closing(
    picture: HousePicture,
    session: Session,
    misses: tuple[NearMiss, ...],
    spaces: tuple[Space, ...],
    *,
    now: datetime,
    speech: Speech,
) -> tuple[str, str]:
    """That this house closes before they are done, and what can be done; empty where that is not what is in the way."""
    house, _ = here(picture)
    left = left_here(picture, search_of(picture, session, now=now))
    if left is None or not _is_in(house, spaces):
        return "", ""
    closes = speech.say("screen.closes-before-the-end", at=speech.at(left.ends_at))
    less = _less_here(picture, misses)
    if less is not None:
        return closes, speech.say("screen.before-it-closes", length=speech.length(less))
    return (closes, speech.say("screen.closes-choose-another")) if left.length < SHORTEST else ("", "")


def _less_here(picture: HousePicture, misses: tuple[NearMiss, ...]) -> timedelta | None:
    """For how long they can be in this house, where that is shorter than they want."""
    house, _ = here(picture)
    here_shorter = (m for m in misses if m.kind is NearMissKind.SHORTER and m.choice.offer.venue.id == house.id)
    return next((miss.choice.span.length for miss in here_shorter), None)


def _taken_or_closed(picture: HousePicture, spaces: tuple[Space, ...], span: TimeSpan, speech: Speech) -> str:
    """Where no house of the town is open then: when this one is, or why it is closed, if it has one of `spaces`."""
    town, (house, _) = picture.municipality, here(picture)
    closed = {venue.id: closed_then(town, venue, span) for venue in town.venues}
    own = closed[house.id] if _is_in(house, spaces) else None
    return speech.say("screen.taken-or-closed") if own is None or None in closed.values() else speech.refusal(own)


def _is_in(house: Venue, spaces: tuple[Space, ...]) -> bool:
    return any(space in house.spaces for space in spaces)
