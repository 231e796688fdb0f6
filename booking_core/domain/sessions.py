"""How long somebody stays signed in, how long a password is, and how long whoever guesses must wait."""

from datetime import datetime, timedelta

IDLE = timedelta(minutes=30)
"""Without anything done at the desk; a board that only shows is nothing done."""

LONGEST = timedelta(hours=10)
"""A working day, whatever is done in it."""

SHORTEST_PASSWORD = 12
"""Letters of a password somebody chooses. A sentence is easier to keep than a riddle."""

FREE_TRIES = 3
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)
FAILURES_FORGOTTEN_AFTER = timedelta(hours=12)


def ends_at(*, began_at: datetime, seen_at: datetime) -> datetime:
    """When a session ends if nothing more is done in it."""
    return min(seen_at + IDLE, began_at + LONGEST)


def pause_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row: nothing at first, then twice as long each time."""
    if failures < FREE_TRIES:
        return timedelta()
    doublings = min(failures - FREE_TRIES, 10)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def pause_left(failures: int, last_at: datetime, *, now: datetime) -> timedelta:
    """How much of it is left."""
    return max(last_at + pause_after(failures) - now, timedelta())
