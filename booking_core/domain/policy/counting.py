"""Quotas: how much one party may have booked in a period. All that are written for a space hold together."""

from booking_core.domain.policy.asks import Case
from booking_core.domain.quotas import Counting, refusal_of_quota
from booking_core.domain.refusals import Refusal


def keeps_the_quotas(case: Case) -> Refusal | None:
    """Where the uses are known: with this one nobody has more than they may have."""
    ask, known = case.ask, case.known
    if known.uses is None:
        return None
    wanted = Counting(ask.space, ask.span, ask.user, ask.group)
    return refusal_of_quota(case.municipality, wanted, known.uses, person=known.person, own=known.own, now=case.now)
