"""How the chosen room stands: what the work around the chosen time is, and how the room could stand otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.bookings import Booking, CellKind, Channel, SetUpBy
from booking_core.domain.occupying.placing import Placed, place_ask
from booking_core.domain.occupying.set_ups import SetUp, holds, set_ups_of
from booking_core.domain.places import KindOfUser
from booking_core.domain.policy import RULES_OF_ASKING, Ask, Known, refusal_of
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, slot_start
from booking_core.language.set_up_words import set_up_sentence
from ui.ports import CardShown, HousePicture
from ui.view_models.shown.places import furniture_of
from ui.view_models.visit.session import Certainty, Choice
from ui.view_models.visit.speech import Speech, bound

MOST_OPTIONS = 3
"""One row of pictograms, each a finger wide."""


@dataclass(frozen=True, slots=True)
class LayoutOption:
    """One way the room can stand at the chosen time."""

    key: str
    kind: str
    name: str
    furniture: str
    hands: str
    chairs: int
    tables: int
    chosen: bool


def placed_of(picture: HousePicture, choice: Choice, *, persons: int, now: datetime) -> Placed | Refusal:
    """What the chosen time would occupy, or why it cannot be had so."""
    ask = ask_for(choice, choice.span, persons=persons, named=True)
    return place_ask(picture.municipality, picture.calendar, ask, now=now)


def ask_for(choice: Choice, span: TimeSpan, *, persons: int, named: bool, card: CardShown | None = None) -> Ask:
    """`choice` at `span`, as the centre would be asked for it; with `card` by whom that was given to."""
    offer = choice.offer
    return Ask(
        offer.space.id,
        offer.layout.id,
        span,
        persons,
        channel=Channel.KIOSK,
        named=named,
        set_up_by=offer.set_up_by,
        user=KindOfUser.CITIZEN if card is None else card.user,
        group=None if card is None else card.group,
    )


def told(picture: HousePicture, placed: Placed | Refusal, speech: Speech) -> str:
    """Who sets up and when the room is ready; empty where it stands so, or cannot be had."""
    if isinstance(placed, Refusal):
        return ""
    return bound(set_up_sentence(speech.words, picture.municipality, placed.booking))


def work_in_brief(choice: Choice, placed: Placed | Refusal, speech: Speech) -> str:
    """The layout and whose work it is; empty where the room stands so by itself."""
    layout = choice.offer.layout
    if layout.standing:
        return ""
    stands = isinstance(placed, Placed) and placed.stands
    hands = hands_of(SetUp(layout, choice.offer.set_up_by), speech)
    sentence = speech.words.text("set-up.already") if stands else hands
    return speech.words.text("set-up.told", layout=speech.layout(layout.id), sentence=sentence)


def work_of(placed: Placed | Refusal) -> tuple[TimeSpan, ...]:
    """The time around the booking in which its own people set up and put back."""
    if isinstance(placed, Refusal) or placed.booking.set_up_by is not SetUpBy.THEMSELVES:
        return ()
    spans = (_span_of(placed.booking, kind) for kind in (CellKind.SETUP, CellKind.STRIKE))
    return tuple(span for span in spans if span is not None)


def _span_of(booking: Booking, kind: CellKind) -> TimeSpan | None:
    slots = [entry.cell.slot for entry in booking.occupancy if entry.kind is kind]
    return TimeSpan(slot_start(min(slots)), slot_start(max(slots)) + SLOT_LENGTH) if slots else None


def options_for(
    picture: HousePicture, choice: Choice, *, persons: int, now: datetime, speech: Speech
) -> tuple[LayoutOption, ...]:
    """The ways the room can stand at the chosen time, what is chosen among them."""
    chosen = SetUp(choice.offer.layout, choice.offer.set_up_by)
    possible = tuple(_possible(picture, choice, persons=persons, now=now))
    others = [one for one in possible if one != chosen][: MOST_OPTIONS - 1]
    shown = [one for one in possible if one == chosen or one in others] if chosen in possible else [chosen, *others]
    return tuple(_option(one, chosen, speech) for one in shown)


def with_set_up(picture: HousePicture, choice: Choice, key: str, *, persons: int, now: datetime) -> Choice:
    """`choice` with the room standing as the option of that key; as it was where that is not possible any more."""
    found = next((one for one in _possible(picture, choice, persons=persons, now=now) if _key(one) == key), None)
    return choice if found is None else _set_up(choice, found)


def _possible(picture: HousePicture, choice: Choice, *, persons: int, now: datetime) -> Iterator[SetUp]:
    """Without the centre only what stands there: what it costs others only the centre knows."""
    for one in set_ups_of(choice.offer.space, channel=Channel.KIOSK):
        is_sure = picture.connected or one.layout.standing
        if (
            is_sure
            and holds(one.layout, persons=persons, wheelchairs=0)
            and _fits(picture, choice, one, persons=persons, now=now)
        ):
            yield one


def _fits(picture: HousePicture, choice: Choice, set_up: SetUp, *, persons: int, now: datetime) -> bool:
    there = _set_up(choice, set_up)
    rules = RULES_OF_ASKING if choice.certainty is Certainty.HOUSE else None
    ask, known = ask_for(there, choice.span, persons=persons, named=True), Known(calendar=picture.calendar)
    refusal = refusal_of(ask, picture.municipality, now=now, rules=rules, known=known)
    return refusal is None and isinstance(placed_of(picture, there, persons=persons, now=now), Placed)


def _set_up(choice: Choice, set_up: SetUp) -> Choice:
    return replace(choice, offer=replace(choice.offer, layout=set_up.layout, set_up_by=set_up.by, stands=False))


def _option(one: SetUp, chosen: SetUp, speech: Speech) -> LayoutOption:
    layout = one.layout
    return LayoutOption(
        key=_key(one),
        kind=str(layout.id),
        name=speech.layout(layout.id),
        furniture=furniture_of(layout, speech),
        hands=hands_of(one, speech),
        chairs=layout.chairs,
        tables=layout.tables,
        chosen=one == chosen,
    )


def hands_of(set_up: SetUp, speech: Speech) -> str:
    """Who sets it up, in a few words."""
    layout = set_up.layout
    if layout.standing:
        return speech.words.text("set-up.as-it-stands")
    if set_up.by is SetUpBy.THEMSELVES:
        minutes = speech.minutes(layout.self_minutes or 0)
        return speech.words.text("set-up.by-yourselves", minutes=minutes)
    return speech.words.text("set-up.by-the-house")


def _key(set_up: SetUp) -> str:
    return f"{set_up.layout.id}-{set_up.by.value}"
