"""The page on which somebody tells what is broken, dirty or missing: two choices and a button, and then the thanks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from booking_core.central.web.form_fields import Option, options
from booking_core.central.web.places import house_of
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.identity import BookingId
from booking_core.domain.places import Municipality, Space
from booking_core.domain.told.conditions import ConditionKind, ConditionReport, in_order, things_in
from booking_core.language.condition_words import condition_line, kind_named, thing_named, told_again
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import ReportCondition

FIELDS = frozenset({"kind", "thing"})


@dataclass(frozen=True, slots=True)
class Teller:
    """Whoever is about to tell what is wrong in `space`, on the page at `path`; `back` is where they came from.

    `booking` is the one whose receipt they have. At the door, without one, they hear nothing of what the house knows:
    neither what is open there, nor that others have told the same. Else anybody could learn which door does not lock.
    """

    municipality: Municipality
    visitor: Visitor
    space: Space
    booking: BookingId | None
    path: str
    back: str
    origin: Origin
    now: datetime

    @property
    def has_receipt(self) -> bool:
        return self.booking is not None


@dataclass(frozen=True, slots=True)
class ConditionPage:
    """The two questions; or, with `told`, the thanks. `form` is this form's own id: pressing twice tells once."""

    place: str
    house: House
    kinds: tuple[Option, ...]
    things: tuple[Option, ...]
    known: tuple[str, ...]
    form: str
    address: str
    back: str
    back_words: str
    urgent: str
    wrong: str = ""
    told: str = ""
    again: str = ""


def condition_page(
    teller: Teller,
    typed: Mapping[str, str],
    *,
    known: Iterable[ConditionReport],
    wrong: str = "",
    told: ConditionReport | None = None,
) -> ConditionPage:
    """The page with what is `typed` in it; `known` are the reports that nobody has put right yet."""
    words, municipality, space = teller.visitor.words, teller.municipality, teller.space
    venue = municipality.venue_of_space[space.id]
    kinds = ((one.value, kind_named(words, one)) for one in ConditionKind)
    things = ((one.value, thing_named(words, one)) for one in things_in(municipality, space))
    return ConditionPage(
        place=space.name,
        house=house_of(venue, teller.visitor),
        kinds=tuple(options(kinds, typed.get("kind"))),
        things=tuple(options(things, typed.get("thing"))),
        known=_known(teller, known),
        form=typed.get("form", "") or str(uuid4()),
        address=teller.visitor.link(teller.path),
        back=teller.visitor.link(teller.back),
        back_words=_back_words(teller),
        urgent=words.text("condition.urgent", phone=venue.phone),
        wrong=wrong,
        told="" if told is None else condition_line(words, told.kind, told.thing),
        again=told_again(words, told) if told is not None and teller.has_receipt else "",
    )


def report_in(teller: Teller, typed: Mapping[str, str]) -> ReportCondition | None:
    """What is told; None where one of the two is not chosen, or is nothing that is there."""
    things = things_in(teller.municipality, teller.space)
    kind = next((one for one in ConditionKind if one.value == typed.get("kind")), None)
    thing = next((one for one in things if one.value == typed.get("thing")), None)
    if kind is None or thing is None:
        return None
    return ReportCondition(id=_id_of(typed), space=teller.space.id, kind=kind, thing=thing, booking=teller.booking)


def _known(teller: Teller, known: Iterable[ConditionReport]) -> tuple[str, ...]:
    """What the house has been told of that room already."""
    if not teller.has_receipt:
        return ()
    words = teller.visitor.words
    here = (one for one in in_order(known) if one.space == teller.space.id)
    return tuple(words.within(condition_line(words, one.kind, one.thing)) for one in here)


def _back_words(teller: Teller) -> str:
    words = teller.visitor.words
    if teller.has_receipt:
        return words.text("condition.back")
    return words.text("web.back-to", place=teller.space.name)


def _id_of(typed: Mapping[str, str]) -> UUID:
    """Another id as soon as something else is chosen in the same form."""
    try:
        own = UUID(typed.get("form", ""))
    except ValueError:
        own = uuid4()
    return uuid5(own, f"{typed.get('kind')} {typed.get('thing')}")
