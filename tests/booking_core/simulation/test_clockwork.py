"""Virtual time: in order, and never for ever."""

import pytest

from booking_core.simulation.clockwork import MOST_STEPS, Clockwork, Endless


def test_what_is_due_first_happens_first_and_at_once_means_in_order() -> None:
    clockwork, happened = Clockwork(), list[str]()
    clockwork.after(2, happened.append, "later")
    clockwork.after(1, happened.append, "first")
    clockwork.after(1, happened.append, "second")
    clockwork.run_until(1)
    assert (happened, clockwork.now) == (["first", "second"], 1)
    clockwork.run_until(5)
    assert happened[-1] == "later"


def test_what_calls_itself_for_ever_is_stopped() -> None:
    clockwork = Clockwork()

    def again() -> None:
        clockwork.after(0, again)

    again()
    with pytest.raises(Endless, match="again"):
        clockwork.run_until(1)
    assert clockwork.steps == MOST_STEPS + 1
