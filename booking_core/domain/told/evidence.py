"""What unmet demand tells of each district: when, for how many, with which needs, and why not.

    district     by                  value              wishes
    Herlev Midt  weekday-and-hours   thu 17-22          41
    Herlev Midt  persons             13-25              17
    Herlev Midt  needs               hearing-loop       <5
    Herlev Midt  reason              taken              38

Each wish counts once by time, once by size, once by reason, and once for each of its needs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from booking_core.domain.places import Weekday
from booking_core.domain.told.demand import UnmetWish

SMALLEST_TOLD = 5
"""A smaller number is told to nobody outside: few wishes of one kind may be those of people somebody knows."""

NO_NEEDS = "none"
WHEELCHAIR = "wheelchair"
_HOUR_BANDS = ((0, 6), (6, 9), (9, 12), (12, 17), (17, 22), (22, 24))
_SIZE_BANDS = ((1, 2), (3, 6), (7, 12), (13, 25), (26, 50), (51, 100))
_SIZES = (*(f"{least}-{most}" for least, most in _SIZE_BANDS), f"{_SIZE_BANDS[-1][1] + 1}+")


class By(StrEnum):
    """What wishes are counted by, within a district."""

    TIME = "weekday-and-hours"
    SIZE = "persons"
    NEEDS = "needs"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class DemandCount:
    """How many wishes of a district have `value`, when they are counted by `by`."""

    district: str
    by: By
    value: str
    wishes: int


def counted(wishes: Iterable[UnmetWish]) -> tuple[DemandCount, ...]:
    """Every count that is not zero: district by district, times and sizes in their order, the rest by name."""
    counts = Counter(cell for wish in wishes for cell in _cells(wish))
    found = [DemandCount(district, by, value, number) for (district, by, value), number in counts.items()]
    return tuple(sorted(found, key=_place_in_the_table))


def told_outside(number: int) -> str:
    """A count as anybody may read it."""
    return str(number) if number >= SMALLEST_TOLD else f"<{SMALLEST_TOLD}"


def hour_band(hour: int) -> str:
    """The hours of the day that a local `hour` belongs to."""
    return next(f"{first:02}-{end:02}" for first, end in _HOUR_BANDS if first <= hour < end)


def size_band(persons: int) -> str:
    """The group size that `persons` belong to."""
    return next((f"{least}-{most}" for least, most in _SIZE_BANDS if persons <= most), _SIZES[-1])


def _cells(wish: UnmetWish) -> Iterator[tuple[str, By, str]]:
    yield wish.district, By.TIME, f"{Weekday.of(wish.day)} {hour_band(wish.hour)}"
    yield wish.district, By.SIZE, size_band(wish.persons)
    for need in _needs(wish):
        yield wish.district, By.NEEDS, need
    yield wish.district, By.REASON, wish.reason


def _needs(wish: UnmetWish) -> tuple[str, ...]:
    wheelchair = (WHEELCHAIR,) if wish.wheelchairs else ()
    return (*(need.value for need in wish.needs), *wheelchair) or (NO_NEEDS,)


def _place_in_the_table(one: DemandCount) -> tuple[str, int, int, str]:
    return one.district, list(By).index(one.by), _place_in_its_part(one), one.value


def _place_in_its_part(one: DemandCount) -> int:
    match one.by:
        case By.TIME:
            return list(Weekday).index(Weekday(one.value.split()[0]))
        case By.SIZE:
            return _SIZES.index(one.value)
        case By.NEEDS | By.REASON:
            return 0
        case _:
            assert_never(one.by)
