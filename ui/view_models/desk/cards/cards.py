"""Place cards at a desk: the form that gives one out, and those that were found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from booking_core.domain.cpr_numbers import holds_cpr, may_be_cpr
from booking_core.domain.place_cards import CardKind, mark_of
from booking_core.domain.places import Association, Municipality, School
from ui.ports import DeskCard
from ui.view_models.desk.chosen.chosen import CardForm, GoodFor, HandlingCards
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.panel.panel_words import in_pairs
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import Speech

_LABELS = ("kind", "group", "until", "name", "phone", "find", "issue", "print")
_MONTHS: Mapping[GoodFor, int] = {GoodFor.HALF_YEAR: 6, GoodFor.ONE_YEAR: 12, GoodFor.TWO_YEARS: 24}


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card that was found. `goes` says that it is good still; `stopping` that one more press stops it."""

    key: str
    title: str
    who: str
    detail: str
    stop: str
    goes: bool
    stopping: bool


@dataclass(frozen=True, slots=True)
class CardsState:
    """Empty where no cards are handled."""

    labels: Mapping[str, str]
    kinds: tuple[ChoiceRow, ...] = ()
    groups: tuple[ChoiceRow, ...] = ()
    untils: tuple[ChoiceRow, ...] = ()
    rows: tuple[CardRow, ...] = ()
    name: str = ""
    phone: str = ""
    missing: str = ""
    may_issue: bool = False
    may_change: bool = False


def valid_until(good_for: GoodFor, *, today: date) -> date:
    """The last day of a card that is given out today."""
    return today + relativedelta(months=_MONTHS[good_for])


def derive_state(workplace: Workplace) -> CardsState:
    """The form as it is filled in, and what was found."""
    chosen, speech = workplace.chosen, workplace.speech
    labels = {label: speech.say(f"cards.{label}") for label in _LABELS}
    if not isinstance(chosen, HandlingCards):
        return CardsState(labels)
    form, places = chosen.form, workplace.picture.municipality
    missing = _missing(form, places, speech)
    return CardsState(
        labels=labels,
        kinds=tuple(_row(one, speech.say(f"card.kind-{one}"), chosen=one is form.kind) for one in CardKind),
        groups=tuple(_row(one.id, one.name, chosen=one.id == form.group) for one in groups_for(places, form.kind)),
        untils=tuple(_untils(form, speech, today=workplace.today)),
        rows=tuple(_rows(workplace, chosen)),
        name=form.name,
        phone=form.phone,
        missing=missing,
        may_issue=not missing and workplace.can_change,
        may_change=workplace.can_change,
    )


def groups_for(places: Municipality, kind: CardKind) -> tuple[Association, ...] | tuple[School, ...]:
    """The associations, or the schools; nobody's for a person's card."""
    match kind:
        case CardKind.ASSOCIATION:
            return places.associations
        case CardKind.SCHOOL:
            return places.schools
        case _:
            return ()


def _untils(form: CardForm, speech: Speech, *, today: date) -> Iterator[ChoiceRow]:
    for one in GoodFor:
        day = speech.words.dated(valid_until(one, today=today))
        yield ChoiceRow(one, speech.say(f"cards.{one}"), day, one is form.good_for)


def _missing(form: CardForm, places: Municipality, speech: Speech) -> str:
    """Why the card cannot be given out yet; empty when it can."""
    if may_be_cpr(form.phone):
        return speech.say("panel.no-cpr")
    if holds_cpr(form.name):
        return speech.say("panel.no-cpr-at-all")
    if groups_for(places, form.kind) and form.group is None:
        return speech.say("cards.which-group")
    if not (form.name.strip() or form.phone.strip()):
        return speech.say("cards.one-name")
    return ""


def _rows(workplace: Workplace, chosen: HandlingCards) -> Iterator[CardRow]:
    speech, places = workplace.speech, workplace.picture.municipality
    for card in chosen.found:
        is_over = card.valid_until < workplace.today
        key = "stopped" if card.is_revoked else "over" if is_over else "good"
        yield CardRow(
            key=str(card.id),
            title=f"{mark_of(card.id)} · {_whose(card, places, speech)}",
            who=" · ".join(filter(None, (card.name, in_pairs(card.phone)))) or speech.say("cards.nobody"),
            detail=speech.say(f"cards.{key}", day=speech.words.dated(card.valid_until)),
            stop=speech.say("cards.revoke-surely" if card.id == chosen.stopping else "cards.revoke"),
            goes=not card.is_revoked and not is_over,
            stopping=card.id == chosen.stopping,
        )


def _whose(card: DeskCard, places: Municipality, speech: Speech) -> str:
    names = {one.id: one.name for one in groups_for(places, card.kind)}
    return names.get(card.group or "", speech.say(f"card.kind-{card.kind}"))


def _row(key: str, text: str, *, chosen: bool) -> ChoiceRow:
    return ChoiceRow(key, text, "", chosen)
