"""The field by which a day is picked from a browser's own calendar, or typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from booking_core.central.web.visitors import LANGUAGE, Visitor

NOTHING_SENT: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DayField:
    """A form to `address` by `method` that brings `kept` along; `day` is in it already, and `until` tells the last.

    Days are ISO 8601; `day` is empty where none is chosen.
    """

    address: str
    method: str
    kept: tuple[tuple[str, str], ...]
    day: str
    first: str
    last: str
    until: str


def day_field(
    path: str,
    visitor: Visitor,
    *,
    day: date | None,
    today: date,
    last: date,
    sent: Mapping[str, str] = NOTHING_SENT,
) -> DayField:
    """To the page at `path` on another day, from `today` to the `last`.

    What is `sent` along stands in no address. Without it the day does: a form that asks for a page writes its own
    query, so the language of the visitor is one of its fields.
    """
    language = ((LANGUAGE, visitor.chosen),) if visitor.chosen else ()
    return DayField(
        address=visitor.link(path) if sent else path,
        method="post" if sent else "get",
        kept=tuple(sent.items()) or language,
        day="" if day is None else day.isoformat(),
        first=today.isoformat(),
        last=last.isoformat(),
        until=visitor.words.text("web.days-until", last=visitor.words.day(last, today=today)),
    )
