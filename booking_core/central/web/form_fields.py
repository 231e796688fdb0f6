"""What the forms of the public page have in common: choices, a number of people, whom to reach.

What may be a CPR number is neither looked at nor shown again, whichever field it was typed into, as on the page for a
code.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4, uuid5

from booking_core.central.api.waiting_messages import LONGEST_NAME
from booking_core.central.web.visitors import Visitor
from booking_core.domain.bookings import EMAIL, LONGEST_EMAIL, Contact
from booking_core.domain.cpr_numbers import CPR_DIGITS, holds_cpr, may_be_cpr
from booking_core.domain.time_spans import MINUTE
from booking_core.domain.typed_numbers import PHONE, phone_typed, plain_digits
from booking_core.protocol.messages import MOST_PERSONS
from booking_core.protocol.place_cards import looks_like_a_card

LENGTHS = tuple(timedelta(minutes=minutes) for minutes in (30, 60, 90, 120, 180, 240))
USUAL_LENGTH = timedelta(hours=1)
USUAL_PERSONS = "6"
WRITTEN = ("phone", "email", "name", "persons", "from", "to")
"""The fields that people write in; in all others they choose."""

_LIKE_A_CPR = "1" * CPR_DIGITS


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list to choose from."""

    value: str
    name: str
    is_chosen: bool


def options(named: Iterable[tuple[str, str]], chosen: str | None) -> Iterator[Option]:
    """Values with their names, to choose from."""
    return (Option(value, name, value == chosen) for value, name in named)


def length_options(visitor: Visitor, lengths: Iterable[timedelta], *, chosen: str) -> Iterator[Option]:
    """How long, to choose from."""
    return options(((minutes_of(one), visitor.words.duration(one)) for one in lengths), chosen)


def minutes_of(length: timedelta) -> str:
    """A length as the form has it."""
    return str(length // MINUTE)


def persons_in(typed: Mapping[str, str]) -> int | None:
    """How many people, if that is a number the protocol knows."""
    digits = plain_digits(typed.get("persons", "")).strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST_PERSONS))
    return int(digits) if is_number and 1 <= int(digits) <= MOST_PERSONS else None


def wrong_contact(typed: Mapping[str, str], *, missing: str) -> dict[str, str]:
    """The key of a sentence for each field to mend; `missing` is that for nobody to reach."""
    phone, email = phone_typed(typed.get("phone", "")), typed.get("email", "").strip()
    if not phone and not email:
        return {"phone": missing}
    wrong = {}
    if phone and re.match(PHONE, phone) is None:
        wrong["phone"] = "waiting.form.wrong-phone"
    if email and (len(email) > LONGEST_EMAIL or re.match(EMAIL, email) is None):
        wrong["email"] = "waiting.form.wrong-email"
    return wrong


def cpr_in(typed: Mapping[str, str]) -> dict[str, str]:
    """The key of a sentence for each field in which what may be a CPR number was written."""
    wrong = {}
    for name in _with_cpr(typed):
        key = "looks-like-cpr" if name == "phone" else "no-cpr"
        wrong["hours" if name in {"from", "to"} else name] = f"waiting.form.{key}"
    return wrong


def _with_cpr(typed: Mapping[str, str]) -> Iterator[str]:
    for name in WRITTEN:
        if (may_be_cpr if name == "phone" else holds_cpr)(typed.get(name, "")):
            yield name


def without_cpr(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, with the fields empty in which what may be a CPR number was written."""
    return {**typed, **dict.fromkeys(_with_cpr(typed), "")}


def contact_in(typed: Mapping[str, str], language: str) -> Contact:
    """Whom to reach; letters come in `language`."""
    email = typed.get("email", "").strip()
    name = typed.get("name", "").strip()[:LONGEST_NAME]
    return Contact(name, phone_typed(typed.get("phone", "")), email, language if email else "")


def shown_again(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, without what may be a CPR number."""
    return {"persons": USUAL_PERSONS, **without_cpr(typed)}


def sent_again(typed: Mapping[str, str]) -> dict[str, str]:
    """What a form brought, to be sent again by a button for another language.

    In the place of what may be a CPR number stands something else that looks like one: so it is said again why the
    field is empty. What was read for a card and looks like none is left out.
    """
    kept = {**typed, **dict.fromkeys(_with_cpr(typed), _LIKE_A_CPR)}
    if not looks_like_a_card(kept.get("card", "")):
        kept.pop("card", None)
    return kept


def with_own_id(sent: Mapping[str, str], field: str) -> dict[str, str]:
    """What a form brought; with an id of its own in `field` where it brought none, so that it can be sent again."""
    try:
        UUID(sent.get(field, ""))
    except ValueError:
        return {**sent, field: str(uuid4())}
    return dict(sent)


def id_of_form(form: str, typed: Mapping[str, str]) -> UUID:
    """The same for the same form pressed twice, and another as soon as something else is written in it.

    `form` is the form's own id.
    """
    return uuid5(UUID(form), repr(sorted(typed.items())))
