"""Wishes at a desk: the list of what people miss in the house, and one that is being answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from booking_core.domain.time_spans import local_day
from booking_core.domain.told.house_wishes import LONGEST_ANSWER, WishHeard
from ui.view_models.desk.chosen.chosen import AnsweringWishes
from ui.view_models.desk.workplace import Workplace
from ui.view_models.telling.wish_words import facts_of, kind_of
from ui.view_models.visit.speech import starting_large

_LABELS = ("danish", "english", "say")


@dataclass(frozen=True, slots=True)
class WishRow:
    """One wish. `opened`: it is being answered; `closing` that one more press closes it."""

    key: str
    title: str
    detail: str
    said: str
    answered: str
    open: str
    close: str
    opened: bool
    closing: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class WishesState:
    """Empty where no wishes are looked at."""

    labels: Mapping[str, str]
    rows: tuple[WishRow, ...] = ()
    danish: str = ""
    english: str = ""
    longest: int = LONGEST_ANSWER
    may_change: bool = False


def derive_state(workplace: Workplace) -> WishesState:
    """The list as it was told, and the words as far as they are written."""
    chosen, speech = workplace.chosen, workplace.speech
    labels = {label: speech.say(f"wishes.{label}") for label in _LABELS}
    if not isinstance(chosen, AnsweringWishes):
        return WishesState(labels)
    return WishesState(
        labels=labels,
        rows=tuple(_rows(workplace, chosen)),
        danish=chosen.danish,
        english=chosen.english,
        may_change=workplace.can_change,
    )


def _rows(workplace: Workplace, chosen: AnsweringWishes) -> Iterator[WishRow]:
    speech = workplace.speech
    for heard in chosen.heard:
        wish = heard.wish
        yield WishRow(
            key=str(wish.id),
            title=starting_large(kind_of(wish, speech)),
            detail=" · ".join(facts_of(wish, speech)),
            said=_said(workplace, heard),
            answered="" if heard.answer is None else speech.say("panel.quoted", text=heard.answer.danish),
            open=speech.say(f"wishes.{_press(heard, is_open=chosen.opened == wish.id)}"),
            close=speech.say("wishes.close-surely" if chosen.closing == wish.id else "wishes.close"),
            opened=chosen.opened == wish.id,
            closing=chosen.closing == wish.id,
            closed=heard.is_closed,
        )


def _press(heard: WishHeard, *, is_open: bool) -> str:
    """What the button beside "close" does."""
    return "leave" if is_open else "change" if heard.answer else "answer"


def _said(workplace: Workplace, heard: WishHeard) -> str:
    speech = workplace.speech
    day = local_day(heard.told_at, workplace.picture.municipality.zone)
    last = speech.say("wishes.last", day=speech.words.dated(day))
    closed = (speech.say("wishes.is-closed"),) if heard.is_closed else ()
    return " · ".join((speech.count("wish.times", heard.times), last, *closed))
