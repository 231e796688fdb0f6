"""What the town allows: lengths, quotas, and the rules for each kind of user."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from booking_core.domain.identity import QuotaId, SpaceId
from booking_core.domain.places.days import Hours, Weekday


@dataclass(frozen=True, slots=True)
class BookingLimits:
    """How long a booking may be, how far ahead it may start, and how long before its start it must be made."""

    shortest_minutes: int
    longest_minutes: int
    book_ahead_days: int
    lead_minutes: int = 0


@dataclass(frozen=True, slots=True)
class LimitsOverride:
    """What a venue or a space says differently; None keeps the wider rule."""

    shortest_minutes: int | None = None
    longest_minutes: int | None = None
    book_ahead_days: int | None = None
    lead_minutes: int | None = None

    def over(self, limits: BookingLimits) -> BookingLimits:
        return BookingLimits(
            shortest_minutes=_chosen(self.shortest_minutes, limits.shortest_minutes),
            longest_minutes=_chosen(self.longest_minutes, limits.longest_minutes),
            book_ahead_days=_chosen(self.book_ahead_days, limits.book_ahead_days),
            lead_minutes=_chosen(self.lead_minutes, limits.lead_minutes),
        )


def _chosen(narrower: int | None, wider: int) -> int:
    return wider if narrower is None else narrower


NO_OVERRIDE = LimitsOverride()


class CountedParty(StrEnum):
    """Whose bookings a quota counts together."""

    PERSON = "person"
    """One place card or phone number: what citizens and businesses book."""
    ASSOCIATION = "association"
    """One association, or the person who books for one that is not named."""
    SCHOOL = "school"
    """As of an association."""
    HOUSE = "house"
    """Everybody."""


class QuotaPeriod(StrEnum):
    """In which stretch of local days a quota counts what begins there."""

    DAY = "day"
    WEEK = "week"
    SEASON = "season"
    OPEN = "open"
    """No stretch: what is still to come, whenever that is."""


class Counted(StrEnum):
    """What a quota counts."""

    BOOKINGS = "bookings"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Quota:
    """How much one party may have booked in a period, in all the spaces the quota is written for.

    `first_day` and `last_day` are the season's, both included; None of any other period.
    """

    id: QuotaId
    who: CountedParty
    per: QuotaPeriod
    most: int
    counted: Counted = Counted.BOOKINGS
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class WalkInRule:
    """Booking without a name: soon and short, one at a time, and never the last room for long."""

    starts_within_minutes: int
    longest_minutes: int
    start_tolerance_minutes: int
    pause_between_minutes: int
    last_room_minutes: int = 60


@dataclass(frozen=True, slots=True)
class AssociationRule:
    longest_minutes: int
    longest_series_occurrences: int
    weekly_all_season: bool
    open_bookings_per_person: int


@dataclass(frozen=True, slots=True)
class SchoolRule:
    longest_minutes: int
    travel_minutes: int
    hours: Hours


@dataclass(frozen=True, slots=True)
class TryAnIdeaRule:
    requires_open_event: bool
    requires_approval: bool


@dataclass(frozen=True, slots=True)
class AfterSchoolRule:
    audience: str
    days: tuple[Weekday, ...]
    hours: Hours
    spaces: tuple[SpaceId, ...]
    released_minutes_before: int


@dataclass(frozen=True, slots=True)
class ResidentsFirstRule:
    spaces: tuple[SpaceId, ...]
    lapses_days_before: int


@dataclass(frozen=True, slots=True)
class Rules:
    limits: BookingLimits
    open_bookings_per_person: int
    late_cancel_minutes: int
    answer_within_days: int
    decide_weather_hours_before: int
    hold_minutes: int
    walk_in: WalkInRule
    association: AssociationRule
    school: SchoolRule
    try_an_idea: TryAnIdeaRule
    after_school: AfterSchoolRule | None = None
    residents_first: ResidentsFirstRule | None = None


@dataclass(frozen=True, slots=True)
class Privacy:
    contact_kept_days_after: int
    audit_kept_days: int
