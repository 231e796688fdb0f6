"""The page for a typed code: nine digits, as they stand on the paper.

The digits show a day, a place and how it stands, and no more. To give a room back or to fetch a calendar file takes
the signed receipt: digits are read out over a counter and can be guessed, a signature cannot. What they do show,
anybody may see on a ribbon, apart from its being this code's. Guessing is slowed all the same (`guesses`). The
digits come in a POST, so that they stand in no address, history or log.

Ten digits are refused unread: they could be somebody's CPR number. They are neither looked up nor shown again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from booking_core.central.web.bookings import (
    Named,
    Plate,
    PlateKind,
    When,
    named_with_the_no,
    plate_of_booking,
    when_of,
)
from booking_core.central.web.places import house_of, houses_of
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.bookings import Booking
from booking_core.domain.places import Municipality
from booking_core.protocol.codes import CODE_LENGTH, grouped, parse_code


class WrongCode(Enum):
    """Why digits cannot be a code; the value ends the key of the sentence."""

    NOTHING = "nothing"
    TOO_LONG = "too-long"
    TOO_SHORT = "too-short"
    MISTYPED = "mistyped"


@dataclass(frozen=True, slots=True)
class CodeBooking:
    """What a code shows of a booking; `instead` is what was named with a no."""

    plate: Plate
    when: When
    house: House | None
    instead: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class CodePage:
    """The form, with what was wrong or what was found. `typed` is shown in the field again."""

    address: str
    typed: str = ""
    wrong: str = ""
    code: str = ""
    bookings: tuple[CodeBooking, ...] = ()
    houses: tuple[House, ...] = ()

    @property
    def has_something_to_give_back(self) -> bool:
        """Whether somebody still has a room."""
        return any(booking.plate.kind is PlateKind.CONFIRMED for booking in self.bookings)


def read_code(text: str) -> str | WrongCode:
    """The code in `text`, or why there is none."""
    digits = sum(character.isdigit() for character in text)
    if digits > CODE_LENGTH:
        return WrongCode.TOO_LONG
    code = parse_code(text)
    if code is not None:
        return code
    if digits == 0:
        return WrongCode.NOTHING
    return WrongCode.TOO_SHORT if digits < CODE_LENGTH else WrongCode.MISTYPED


def empty_form(visitor: Visitor) -> CodePage:
    """The form before anything is typed."""
    return CodePage(visitor.link("/code"))


def form_again(visitor: Visitor, typed: str, wrong: WrongCode) -> CodePage:
    """The form with what to mend."""
    again = typed.strip() if wrong in {WrongCode.TOO_SHORT, WrongCode.MISTYPED} else ""
    return CodePage(visitor.link("/code"), again[:20], visitor.words.text(f"web.code-{wrong.value}"))


def nothing_found(municipality: Municipality, visitor: Visitor, code: str) -> CodePage:
    """No booking has that code."""
    wrong = visitor.words.text("web.code-unknown")
    return CodePage(visitor.link("/code"), grouped(code), wrong, houses=houses_of(municipality, visitor))


def found(
    municipality: Municipality, bookings: Sequence[Booking], *, visitor: Visitor, code: str, now: datetime
) -> CodePage:
    """What the code stands for."""
    shown = tuple(_shown(municipality, booking, visitor, now=now) for booking in bookings)
    return CodePage(visitor.link("/code"), code=grouped(code), bookings=shown)


def _shown(municipality: Municipality, booking: Booking, visitor: Visitor, *, now: datetime) -> CodeBooking:
    space = municipality.space_by_id.get(booking.space)
    house = None if space is None else house_of(municipality.venue_of_space[space.id], visitor)
    return CodeBooking(
        plate_of_booking(booking, municipality, words=visitor.words, now=now),
        when_of(municipality, space, booking.span, words=visitor.words, now=now),
        house,
        tuple(named_with_the_no(booking, municipality, {}, visitor=visitor, now=now)),
    )
