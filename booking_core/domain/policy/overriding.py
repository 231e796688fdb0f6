"""Which rules staff may override knowingly, with a reason that is kept.

Never: what does not exist, what is off the quarter or past, the fire limit, and what somebody else has. Nor what
follows from the furniture and the hands that are there. What staff are let past anyway is not named here.
"""

from collections.abc import Collection, Iterable

from booking_core.domain.refusals import Refusal, RefusalCode

OVERRIDABLE = frozenset(
    {
        RefusalCode.TOO_SHORT,
        RefusalCode.TOO_LONG,
        RefusalCode.TOO_SOON,
        RefusalCode.TOO_FAR_AHEAD,
        RefusalCode.CLOSED,
        RefusalCode.CLOSED_ALL_DAY,
        RefusalCode.TOO_MANY_PERSONS,
        RefusalCode.TOO_MANY_WHEELCHAIRS,
        RefusalCode.OUTSIDE_SCHOOL_HOURS,
        RefusalCode.SCHOOL_HOLIDAY,
        RefusalCode.KEPT_FOR,
        RefusalCode.RESIDENTS_FIRST,
        RefusalCode.NOT_OPEN_TO_ALL,
        RefusalCode.FIXED_MEETINGS,
        RefusalCode.QUOTA_USED,
    }
)


def let_past(
    broken: Iterable[Refusal], codes: Collection[RefusalCode], *, reason: str
) -> tuple[RefusalCode, ...] | Refusal:
    """Which of the `broken` rules are overridden by naming their `codes`, or the first that holds.

    Whoever overrides a rule says why. Of no use to anybody but staff: who names codes is the caller's to know.
    """
    wanted = OVERRIDABLE.intersection(codes)
    overridden: list[RefusalCode] = []
    for refusal in broken:
        if refusal.code not in wanted:
            return refusal
        overridden.append(refusal.code)
    if overridden and not reason.strip():
        return Refusal(RefusalCode.OVERRIDE_REASON_NEEDED)
    return tuple(overridden)
