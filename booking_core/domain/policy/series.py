"""What a series may be: associations have short series, and no fixed weekly meetings all season."""

from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.policy.asks import refusal
from booking_core.domain.refusals import Refusal, RefusalCode


def refusal_of_meetings(
    municipality: Municipality, user: KindOfUser, occurrences: int, *, is_weekly: bool
) -> Refusal | None:
    """Why an association may not meet so often, counted over all that make up one meeting.

    Others are kept by the rules of each booking alone.
    """
    rule = municipality.rules.association
    may_go_on = is_weekly and rule.weekly_all_season
    if user is not KindOfUser.ASSOCIATION or may_go_on or occurrences <= rule.longest_series_occurrences:
        return None
    return refusal(RefusalCode.FIXED_MEETINGS, most=rule.longest_series_occurrences)
