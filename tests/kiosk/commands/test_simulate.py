"""`moedested simulate`, as somebody types it."""

import pytest

from kiosk.commands.simulate import KEPT, run_simulate


def test_a_calm_seed_holds_and_the_table_says_what_it_came_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_simulate(["--seeds", "1", "--faults", "calm"]) == KEPT
    told = capsys.readouterr().out
    assert "invariants broken" in told
    assert "none" in told
    assert "bookings" in told


def test_a_seed_that_holds_has_no_trace_to_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_simulate(["--faults", "calm", "--replay", "1"]) == KEPT
    assert "every invariant holds" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--faults", "bad"], ["--seeds", "0"], ["--workers", "none"]])
def test_what_cannot_be_run_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run_simulate(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
