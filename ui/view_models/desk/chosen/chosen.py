"""What is chosen at a desk: nothing, a booking, a draft, a move, a series, what is listed, or a block."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from booking_core.domain.bookings import Booking, Instead, Need, Openness, Purpose
from booking_core.domain.identity import BookingId, CardId, HouseWishId, LayoutId, SeriesId, SpaceId
from booking_core.domain.place_cards import CardKind
from booking_core.domain.places import KindOfUser, Weekday
from booking_core.domain.recurring.series import Anyway, Scope
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.house_wishes import WishHeard
from ui.ports import Alternative, BookingFound, DeskCard
from ui.view_models.desk.chosen.block_draft import BlockChosen, BlockDrafted
from ui.view_models.desk.chosen.series_rule import Rule


@dataclass(frozen=True, slots=True)
class Draft:
    """A booking being made: filled in from top to bottom, nothing needed but the time."""

    space: SpaceId
    layout: LayoutId
    span: TimeSpan
    persons: int = 1
    purpose: Purpose = Purpose.MEETING
    openness: Openness = Openness.CLOSED
    title: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    needs: tuple[Need, ...] = ()
    wheelchairs: int = 0
    user: KindOfUser = KindOfUser.CITIZEN
    group: str | None = None
    audience: str | None = None
    is_trial: bool = False
    is_resident: bool = True
    spoken: tuple[str, ...] = ()

    @property
    def to(self) -> Alternative:
        return Alternative(self.space, self.layout, self.span)


@dataclass(frozen=True, slots=True)
class Nothing:
    """The day in short stands in the panel."""


@dataclass(frozen=True, slots=True)
class Selected:
    booking: BookingId


@dataclass(frozen=True, slots=True)
class Drafted:
    """`id` is chosen once: pressing twice books once."""

    draft: Draft
    id: BookingId


@dataclass(frozen=True, slots=True)
class Moving:
    """`booking` stands as it was when it was taken hold of; `to` is where it would go.

    Of a booking of a series `scope` goes along, perhaps to another `weekday`; the dates in `staying` do not.
    """

    booking: Booking
    to: Alternative
    scope: Scope = Scope.THIS
    weekday: Weekday | None = None
    staying: frozenset[BookingId] = frozenset()


@dataclass(frozen=True, slots=True)
class Repeating:
    """A draft that repeats. `id` is chosen once.

    `instead` and `left_out` are what was chosen for single days, `anyway` those that are let past rules.
    """

    draft: Draft
    id: SeriesId
    rule: Rule
    instead: Mapping[date, Instead] = field(default_factory=dict)
    left_out: frozenset[date] = frozenset()
    anyway: Mapping[date, Anyway] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answering:
    """The requests of the houses; one of them may be open."""

    request: BookingId | None = None


@dataclass(frozen=True, slots=True)
class Calling:
    """Those on the waiting list who can have something now."""


@dataclass(frozen=True, slots=True)
class Watching:
    """How the kiosks of the house are."""


class GoodFor(StrEnum):
    """For how long a new card is good."""

    HALF_YEAR = "half-year"
    ONE_YEAR = "one-year"
    TWO_YEARS = "two-years"


@dataclass(frozen=True, slots=True)
class CardForm:
    """A place card being given out."""

    kind: CardKind = CardKind.PERSON
    group: str | None = None
    good_for: GoodFor = GoodFor.ONE_YEAR
    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class HandlingCards:
    """Place cards are given out, or were found. `id` is that of the next one: pressing twice makes one card.

    `stopping` is the one that somebody is about to stop for good.
    """

    id: CardId
    form: CardForm = CardForm()
    found: tuple[DeskCard, ...] = ()
    stopping: CardId | None = None


@dataclass(frozen=True, slots=True)
class AnsweringWishes:
    """What people miss in the house is read. `opened` is being answered, with these words as far as they are written.

    `closing` is the one that somebody is about to close.
    """

    heard: tuple[WishHeard, ...] = ()
    opened: HouseWishId | None = None
    danish: str = ""
    english: str = ""
    closing: HouseWishId | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """`trouble` is empty when the search went well; nothing may have been found all the same."""

    text: str
    found: tuple[BookingFound, ...] = ()
    trouble: str = ""
    searching: bool = False


Chosen = (
    Nothing
    | Selected
    | Drafted
    | Moving
    | Repeating
    | Answering
    | Calling
    | Watching
    | HandlingCards
    | AnsweringWishes
    | Searched
    | BlockDrafted
    | BlockChosen
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What has just happened, in words; `refused` when it did not."""

    text: str = ""
    refused: bool = False
