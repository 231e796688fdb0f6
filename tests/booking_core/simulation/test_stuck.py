"""What never comes to an end is told, also when it never comes back."""

import pytest

from booking_core.simulation.clockwork import Clockwork, Endless
from booking_core.simulation.stuck import no_endless_step


def _for_ever() -> None:
    while True:
        pass


def test_a_step_that_loops_is_ended_and_says_where() -> None:
    clockwork = Clockwork()
    clockwork.after(5, _for_ever)

    with no_endless_step(clockwork, seconds=0.05), pytest.raises(Endless, match=r"step 1 at 5\.0 s .*_for_ever"):
        clockwork.run_until(10)


def test_many_short_steps_may_take_as_long_as_they_take() -> None:
    clockwork = Clockwork()
    for number in range(200):
        clockwork.after(number, sum, range(20_000))

    with no_endless_step(clockwork, seconds=0.02):
        clockwork.run_until(300)

    assert clockwork.steps == 200
