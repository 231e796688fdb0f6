"""Pages that end on a sentence: what cannot be shown, and what to do instead."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from booking_core.central.web.day_field import DayField
from booking_core.central.web.places import house_of, houses_of
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.places import Municipality, Venue
from booking_core.protocol.receipts import Unreadable

FORBIDDEN, NOT_FOUND = 403, 404
STATUS_OF_UNREADABLE: Mapping[Unreadable, int] = MappingProxyType(
    {
        Unreadable.FOREIGN: NOT_FOUND,
        Unreadable.TRUNCATED: NOT_FOUND,
        Unreadable.UNKNOWN_FORMAT: NOT_FOUND,
        Unreadable.UNKNOWN_KEY: FORBIDDEN,
        Unreadable.FORGED: FORBIDDEN,
    }
)


@dataclass(frozen=True, slots=True)
class MessagePage:
    """A heading, what it means and what can be done.

    With `houses` to call, where calling helps, the house that one came from to go `back_to`, and a field for another
    `day` where that one is not shown.
    """

    title: str
    sentences: tuple[str, ...]
    houses: tuple[House, ...] = ()
    offers_code: bool = False
    back_to: House | None = None
    day: DayField | None = None


def message(visitor: Visitor, name: str, *, municipality: Municipality | None = None) -> MessagePage:
    """The page called `name`: its title and its sentence stand in the catalogue under `web.message`."""
    text = visitor.words.text
    houses = () if municipality is None else houses_of(municipality, visitor)
    return MessagePage(text(f"web.message.{name}.title"), (text(f"web.message.{name}.sentence"),), houses)


def unreadable(visitor: Visitor, reason: Unreadable, municipality: Municipality) -> MessagePage:
    """A scanned text that is no receipt."""
    page = message(visitor, f"receipt-{reason.name.lower().replace('_', '-')}", municipality=municipality)
    return replace(page, offers_code=True)


def no_such_page(visitor: Visitor) -> MessagePage:
    """An address that leads nowhere."""
    return replace(message(visitor, "no-such-page"), offers_code=True)


def no_such_room(visitor: Visitor, venue: Venue) -> MessagePage:
    """A room that `venue` does not have: its own page has all there are."""
    return replace(message(visitor, "no-such-room"), back_to=house_of(venue, visitor))


def no_such_day(visitor: Visitor, venue: Venue, other: DayField) -> MessagePage:
    """A day of `venue` that is not shown: another can be asked for, and the house, which knows more, can be called."""
    return replace(message(visitor, "no-such-day"), houses=(house_of(venue, visitor),), day=other)


class Ended(Exception):
    """The way ends here: `page` says why and what to do, under the HTTP `status`."""

    def __init__(
        self,
        page: MessagePage,
        status: int,
        *,
        municipality: Municipality | None = None,
        retry_after_seconds: int = 0,
    ) -> None:
        super().__init__(status)
        self.page = page
        self.status = status
        self.municipality = municipality
        self.retry_after_seconds = retry_after_seconds
