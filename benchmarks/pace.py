"""How quick this Python is on this machine just now, by a fixed piece of work of the kind that answers are made of.

Two machines, or two ways of building Python, differ by more than most changes of the program: a figure in milliseconds
says nothing of the program until it stands beside this one. `python -m benchmarks.pace` tells it alone.
"""

from dataclasses import dataclass
from statistics import median
from time import process_time

VALUES, ROUNDS = 20_000, 9


@dataclass(frozen=True, slots=True)
class _Value:
    name: str
    number: int

    def following(self) -> "_Value":
        return _Value(f"{self.name[:8]}{self.number}", self.number + 1)


def pace_ms() -> float:
    """Milliseconds of processor for making, comparing and keeping so many small values: the median of some rounds."""
    return median(_round_ms() for _ in range(ROUNDS))


def _round_ms() -> float:
    began, value = process_time(), _Value("quarter-", 0)
    kept: dict[str, int] = {}
    for _ in range(VALUES):
        value = value.following()
        kept[value.name] = kept.get(value.name, 0) + value.number
    return (process_time() - began) * 1000


if __name__ == "__main__":
    print(f"{pace_ms():.1f} ms")
