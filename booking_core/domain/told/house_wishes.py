"""The wish: what people miss in a house and chose to say, in a few parts and without a word that anybody typed.

    nothing fits ──► HouseWish ──► told ──► counted ──► listed ──► "me too" counts one more
                    (its parts are its id)                 └─────► the house answers, and may close it

Two who miss the same say the same wish: its id follows from its parts, so that they are counted together wherever they
say it. Unmet demand (`domain.demand`) is counted by itself; a wish is what somebody wanted the house to hear.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import HouseWishId, VenueId

SIZES = (2, 4, 6, 8, 12, 16, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500)
"""For so many a place is wished for; whoever needs one for 13 needs the one for 16."""

HALL_FROM = 40
"""From so many persons on people speak of a hall."""

FROM_AFAR = "afar"
"""Who tells a wish without a machine of a house: they are counted together."""

MOST_AN_HOUR = 30
"""From one machine: more in an hour is somebody who plays with it."""

MOST_AN_HOUR_FROM_AFAR = 200
"""From everybody who has no machine of ours, together."""

_AFTERNOON, _EVENING = time(12), time(17)
_SATURDAY = 5
_SAME_PARTS = UUID("2f6b0c0a-5f0e-4d55-8b51-7f0d3a1be2c4")


class WishedPlace(StrEnum):
    """Which kind of place is missing. Stable: statistics know them."""

    ANY = "any"
    ROOM = "room"
    HALL = "hall"
    OUTDOORS = "outdoors"


class WeekPart(StrEnum):
    """When in the week it is missing; all but the weekend are those of Mondays to Fridays. Stable as above."""

    ANY = "any"
    MORNINGS = "mornings"
    AFTERNOONS = "afternoons"
    EVENINGS = "evenings"
    WEEKENDS = "weekends"


@dataclass(frozen=True, slots=True)
class HouseWish:
    """What is missing in the house `venue`. `persons` is one of `SIZES`; `needs` are in order, each once.

    Raises:
        ValueError: the size is none, or the needs are in another order.
    """

    venue: VenueId
    place: WishedPlace
    purpose: Purpose
    persons: int
    when: WeekPart
    needs: tuple[Need, ...] = ()

    def __post_init__(self) -> None:
        if self.persons not in SIZES or self.needs != tuple(sorted(set(self.needs))):
            message = "a wish is for one of the sizes, and names each need once, in order"
            raise ValueError(message)

    @property
    def id(self) -> HouseWishId:
        """The same for all who wish the same."""
        parts = (self.venue, self.place, self.purpose, self.persons, self.when, *self.needs)
        return HouseWishId(uuid5(_SAME_PARTS, "|".join(map(str, parts))))


@dataclass(frozen=True, slots=True)
class HouseAnswer:
    """What the house says to a wish, as staff typed it. `english` may be empty."""

    danish: str
    english: str
    answered_at: datetime

    def in_language(self, language: str) -> str:
        """The words for readers of `language`: Danish for Danes, and the English for all others where there is one."""
        return self.danish if language == "da" or not self.english else self.english


@dataclass(frozen=True, slots=True)
class WishHeard:
    """A wish as the house has it: how many have said it, the full hour (UTC) of the last time, and the answer.

    A closed one is listed no more, until somebody says it again.
    """

    wish: HouseWish
    times: int
    told_at: datetime
    answer: HouseAnswer | None = None
    is_closed: bool = False


LONGEST_ANSWER = 160
"""As much as a page holds in very large words, where one reaches low."""
MOST_TIMES = 1_000_000
"""No more people say the same."""


def is_sound(heard: WishHeard, *, now: datetime) -> bool:
    """Whether a machine may have been told such a wish: with instants (aware) that have been, said by so many."""
    answer = heard.answer
    instants = (heard.told_at,) if answer is None else (heard.told_at, answer.answered_at)
    texts = () if answer is None else (answer.danish, answer.english)
    are_past = all(one.tzinfo is not None and one <= now for one in instants)
    return (
        are_past
        and 0 < heard.times <= MOST_TIMES
        and all(len(one) <= LONGEST_ANSWER and "\0" not in one for one in texts)
    )


def wish_of(search: Search, zone: ZoneInfo) -> HouseWish:
    """What whoever searched in vain may say to the house they stand in."""
    persons = size_for(search.persons)
    return HouseWish(
        venue=search.here,
        place=WishedPlace.HALL if persons >= HALL_FROM else WishedPlace.ROOM,
        purpose=search.purpose,
        persons=persons,
        when=week_part_at(search.starts_at, zone),
        needs=tuple(sorted(search.needs)),
    )


def size_for(persons: int) -> int:
    """The size that so many need; the largest for more than that."""
    return SIZES[min(bisect_left(SIZES, persons), len(SIZES) - 1)]


def week_part_at(instant: datetime, zone: ZoneInfo) -> WeekPart:
    """The part of the week (local) that `instant` lies in."""
    local = instant.astimezone(zone)
    if local.weekday() >= _SATURDAY:
        return WeekPart.WEEKENDS
    if local.time() < _AFTERNOON:
        return WeekPart.MORNINGS
    return WeekPart.AFTERNOONS if local.time() < _EVENING else WeekPart.EVENINGS


def most_wished_first(heard: tuple[WishHeard, ...]) -> tuple[WishHeard, ...]:
    """The most wished first; of as many the one said last."""
    return tuple(sorted(heard, key=lambda one: (-one.times, -one.told_at.timestamp(), str(one.wish.id))))
