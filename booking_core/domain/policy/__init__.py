"""The rules a booking must keep, each one a function that answers with a `Refusal` or None.

The order is the order in which a person would want to hear it: what is asked for first, then the day, then what is
kept for others, then the rules for people without a name, and last how much one has booked already. Whether the cells
are free is not asked here: only the store knows at the moment of booking, and `availability` knows for a picture of it.

    asks        what is asked for, and what the rules look at
    places      layouts, persons, wheelchairs
    times       quarter, length, lead time, booking ahead, opening hours
    groups      associations and schools
    kept        for the young after school, for residents
    approval    what the house approves first, trying an idea
    walk_in     without a name
    counting    quotas
    series      fixed meetings
    overriding  what staff may override
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from booking_core.domain.places import Municipality
from booking_core.domain.policy.approval import a_trial_is_open_to_all, needs_no_approval
from booking_core.domain.policy.asks import NOTHING_KNOWN, Ask, Case, Known, Rule, broken, case_of
from booking_core.domain.policy.counting import keeps_the_quotas
from booking_core.domain.policy.groups import is_a_known_group, is_in_school_hours, is_on_a_school_day
from booking_core.domain.policy.kept import (
    is_kept_after_school,
    is_not_kept_for_others,
    kept_spans,
    lets_residents_first,
)
from booking_core.domain.policy.overriding import OVERRIDABLE, let_past
from booking_core.domain.policy.places import (
    has_room_for_all,
    has_room_for_wheelchairs,
    keeps_the_fire_limit,
    may_be_set_up,
    needs_no_crew,
)
from booking_core.domain.policy.series import refusal_of_meetings
from booking_core.domain.policy.times import (
    gives_notice,
    is_long_enough,
    is_near_enough,
    is_not_past,
    is_on_the_quarter,
    is_open,
    is_short_enough,
)
from booking_core.domain.policy.walk_in import (
    is_brief_or_has_a_name,
    leaves_a_room_or_has_a_name,
    may_be_without_a_name,
    others_of_its_kind,
    pauses_or_has_a_name,
    starts_soon_or_has_a_name,
)
from booking_core.domain.refusals import Refusal, RefusalCode

__all__ = [
    "NOTHING_KNOWN",
    "OVERRIDABLE",
    "RULES",
    "RULES_OF_ANSWERING",
    "RULES_OF_ASKING",
    "RULES_OF_ENDING_EARLIER",
    "RULES_OF_STAYING_LONGER",
    "Ask",
    "Case",
    "Known",
    "Rule",
    "gives_notice",
    "is_kept_after_school",
    "is_not_past",
    "is_open",
    "kept_spans",
    "let_past",
    "may_be_set_up",
    "may_be_without_a_name",
    "needs_no_approval",
    "others_of_its_kind",
    "refusal_of",
    "refusal_of_meetings",
    "refusals_of",
]

RULES: tuple[Rule, ...] = (
    is_a_known_group,
    needs_no_crew,
    keeps_the_fire_limit,
    has_room_for_all,
    has_room_for_wheelchairs,
    is_on_the_quarter,
    is_not_past,
    is_long_enough,
    is_short_enough,
    gives_notice,
    is_near_enough,
    is_open,
    is_in_school_hours,
    is_on_a_school_day,
    is_not_kept_for_others,
    lets_residents_first,
    a_trial_is_open_to_all,
    needs_no_approval,
    starts_soon_or_has_a_name,
    is_brief_or_has_a_name,
    leaves_a_room_or_has_a_name,
    pauses_or_has_a_name,
    keeps_the_quotas,
)

RULES_OF_ASKING: tuple[Rule, ...] = tuple(rule for rule in RULES if rule is not needs_no_approval)
"""For a request: that the house must say yes is no reason not to ask it."""

RULES_OF_ANSWERING: tuple[Rule, ...] = tuple(rule for rule in RULES if rule is not gives_notice)
"""For a request that is approved: it was made in time, however long the house took to answer."""

RULES_OF_STAYING_LONGER: tuple[Rule, ...] = (
    is_on_the_quarter,
    is_short_enough,
    is_open,
    is_in_school_hours,
    is_on_a_school_day,
    is_not_kept_for_others,
    needs_no_approval,
    is_brief_or_has_a_name,
    leaves_a_room_or_has_a_name,
    keeps_the_quotas,
)
"""For a booking whose end alone moves out: its start and its people were judged before."""

RULES_OF_ENDING_EARLIER: tuple[Rule, ...] = (is_on_the_quarter,)
"""Giving time back is always possible."""


def refusal_of(
    ask: Ask,
    municipality: Municipality,
    *,
    now: datetime,
    rules: Sequence[Rule] | None = None,
    known: Known = NOTHING_KNOWN,
    overridden: Collection[RefusalCode] = (),
) -> Refusal | None:
    """The first rule `ask` breaks at `now` (aware), or None when it keeps them all: `RULES`, or those of `rules`.

    Of what is in `overridden` only the `OVERRIDABLE` rules are passed over.
    """
    refusals = refusals_of(ask, municipality, now=now, rules=rules, known=known)
    passed_over = OVERRIDABLE.intersection(overridden)
    return next((refusal for refusal in refusals if refusal.code not in passed_over), None)


def refusals_of(
    ask: Ask,
    municipality: Municipality,
    *,
    now: datetime,
    rules: Sequence[Rule] | None = None,
    known: Known = NOTHING_KNOWN,
) -> Iterator[Refusal]:
    """Every rule `ask` breaks at `now` (aware), in their order, each looked at only when it is its turn."""
    case = case_of(ask, municipality, now=now, known=known)
    if isinstance(case, Refusal):
        return iter((case,))
    return broken(case, RULES if rules is None else rules)
