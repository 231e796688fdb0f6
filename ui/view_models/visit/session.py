"""What the person at the screen has chosen, and how they want to see and read it."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from booking_core.domain.bookings import Need, Openness, Purpose
from booking_core.domain.finding.outings import Outing
from booking_core.domain.finding.search import Offer
from booking_core.domain.identity import BookingId, VenueId
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan
from ui.ports import BookingOutcome, CardNotTaken, CardShown

DEFAULT_LENGTH = timedelta(hours=1)
DEFAULT_PERSONS = 6
"""A place for six suits up to six: most who walk in need not touch it (docs/adr/0010-four-touches.md)."""

MOST_PERSONS = 500

PLAIN_PERCENT, LARGE_PERCENT, LARGEST_PERCENT = TEXT_PERCENTS = (100, 150, 200)


class When(StrEnum):
    NOW = "now"
    LATER = "later"
    OTHER_DAY = "other-day"


class Certainty(StrEnum):
    """Whether the machine may promise an offer, or only ask for it: while the centre is silent, or of its house."""

    SURE = "sure"
    REQUEST = "request"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Choice:
    """The offer the person stands before, the time they want of it, and whether it can be promised."""

    offer: Offer
    span: TimeSpan
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Sought:
    """The questions of a session with their answers: two searches are the same when these are."""

    when: When
    starts_at: datetime | None
    length: timedelta
    persons: int
    purpose: Purpose
    needs: frozenset[Need]


@dataclass(frozen=True, slots=True)
class Session:
    """One person's visit. `starts_at` (UTC) counts unless `when` is NOW. `phone` holds digits only.

    `card` is a place card shown in place of a number, `card_trouble` why the last one that was shown is none.

    `gives_up` is a request to be withdrawn as soon as something surer is confirmed, and not before. `also` is what a
    request asks for besides `choice`, in the person's own order. `house` and `outing` are what they look at.
    `spoken` are the languages they speak there.
    """

    when: When = When.NOW
    starts_at: datetime | None = None
    length: timedelta = DEFAULT_LENGTH
    persons: int = DEFAULT_PERSONS
    purpose: Purpose = Purpose.MEETING
    needs: frozenset[Need] = field(default_factory=frozenset)
    openness: Openness = Openness.CLOSED
    spoken: tuple[str, ...] = ()
    phone: str = ""
    card: CardShown | None = None
    card_trouble: CardNotTaken | None = None
    number_asked: Refusal | None = None
    choice: Choice | None = None
    outcome: BookingOutcome | None = None
    gives_up: BookingId | None = None
    also: tuple[Choice, ...] = ()
    house: VenueId | None = None
    outing: Outing | None = None

    @property
    def sought(self) -> "Sought":
        """What is looked for, whoever looks and whatever they choose then."""
        return Sought(self.when, self.starts_at, self.length, self.persons, self.purpose, self.needs)


@dataclass(frozen=True, slots=True)
class Comfort:
    """How the person wants to see the screen. `text_percent` is 100, 150 or 200.

    `low` keeps all that is touched in the lower part of a tall screen; `simple` asks one easy question a page.
    """

    language: str = "da"
    text_percent: int = 100
    high_contrast: bool = False
    low: bool = False
    simple: bool = False
    more_time: bool = False
    aloud: bool = False

    @property
    def has_plain_text(self) -> bool:
        """Whether text is as large as it is by itself."""
        return self.text_percent == PLAIN_PERCENT

    @property
    def has_largest_text(self) -> bool:
        """Whether text cannot be larger."""
        return self.text_percent == LARGEST_PERCENT

    def with_larger_text(self) -> "Comfort":
        """The next larger text; after the largest the first again."""
        place = TEXT_PERCENTS.index(self.text_percent)
        return replace(self, text_percent=TEXT_PERCENTS[(place + 1) % len(TEXT_PERCENTS)])
