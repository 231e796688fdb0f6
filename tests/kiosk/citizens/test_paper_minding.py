"""A roll of paper lasts, whoever stands at the machine."""

from kiosk.citizens.paper_minding import AT_ONCE, ONE_MORE_EVERY_SECONDS, SlipAllowance


class Seconds:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def printed(allowance: SlipAllowance, wanted: int) -> int:
    """How many of so many slips come out."""
    out = 0
    for _ in range(wanted):
        if allowance.has_some():
            allowance.spend()
            out += 1
    return out


def test_eight_come_out_at_once_and_then_one_every_two_minutes() -> None:
    clock = Seconds()
    allowance = SlipAllowance(clock)

    assert printed(allowance, 50) == AT_ONCE
    clock.now += ONE_MORE_EVERY_SECONDS - 1
    assert printed(allowance, 50) == 0
    clock.now += 1
    assert printed(allowance, 50) == 1


def test_a_quiet_day_saves_nothing_up() -> None:
    clock = Seconds()
    allowance = SlipAllowance(clock)
    clock.now += 24 * 3600

    assert printed(allowance, 50) == AT_ONCE
