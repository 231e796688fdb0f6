"""The audit log notices whatever is done to it behind its back, and forgets what its days have passed for."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, delete, select, update

from booking_core.central.centre import Centre
from booking_core.central.reports.audit_report import found_faults
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act
from booking_core.store.schema import audit as log
from booking_core.store.schema import audit_checkpoint
from tests.booking_core.central.running_centre import MovableClock, opened_centre

A_YEAR = timedelta(days=365)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def centre(tmp_path: Path, clock: MovableClock) -> Iterator[Centre]:
    """With five entries; the first import is one of them."""
    with opened_centre(tmp_path, clock) as centre:
        with centre.store.writing() as connection:
            audit.append(connection, [Act("operator:it", "code-made", f"kiosk-{n}") for n in range(4)], now=clock())
        yield centre


def entries(centre: Centre) -> list[tuple[int, str, str]]:
    with centre.store.reading() as connection:
        return [(one.number, one.act.verb, one.act.subject) for one in audit.entries(connection)]


def why(centre: Centre) -> list[tuple[int, str]]:
    return [(one.number, one.why) for one in found_faults(centre)[1]]


def held_fast(centre: Centre, clock: MovableClock) -> None:
    assert centre.store.upkeep.cut_audit(centre.keys.signing.sign, now=clock()) == 0


def test_entries_are_numbered_without_gaps_and_the_log_is_whole(centre: Centre) -> None:
    assert entries(centre) == [
        (1, "places-changed", "version 1"),
        *((n + 2, "code-made", f"kiosk-{n}") for n in range(4)),
    ]
    assert found_faults(centre) == (5, ())


@pytest.mark.parametrize("column", ["actor", "verb", "subject", "outcome", "at"])
def test_what_is_changed_afterwards_is_noticed(centre: Centre, column: str) -> None:
    value: str | int = 17 if column == "at" else "somebody else"
    with centre.store.writing() as connection:
        connection.execute(update(log).where(log.c.number == 3).values({column: value}))

    assert why(centre) == [(3, "it is not what was written")]


def test_an_entry_taken_out_of_the_middle_is_noticed(centre: Centre) -> None:
    _lose(centre, log.c.number == 3)

    assert why(centre) == [(4, "entries 3 to 3 are missing before it")]


def test_the_beginning_cannot_be_dropped_without_a_signed_cut(centre: Centre, clock: MovableClock) -> None:
    held_fast(centre, clock)
    _lose(centre, log.c.number <= 5)

    assert why(centre) == [(1, "the log ends before it: 5 entries were there once")]


def test_the_end_cannot_be_dropped_once_it_is_held_fast(centre: Centre, clock: MovableClock) -> None:
    held_fast(centre, clock)
    _lose(centre, log.c.number >= 4)

    assert why(centre) == [(4, "the log ends before it: 5 entries were there once")]


def test_a_chain_written_anew_does_not_meet_its_checkpoint(centre: Centre, clock: MovableClock) -> None:
    held_fast(centre, clock)
    with centre.store.writing() as connection:
        kept = connection.execute(select(audit_checkpoint)).mappings().all()
        connection.execute(delete(audit_checkpoint))
        connection.execute(delete(log).where(log.c.number >= 5))
        audit.append(connection, [Act("operator:it", "nothing-at-all")], now=clock())
        connection.execute(audit_checkpoint.insert(), [dict(one) for one in kept])

    assert why(centre) == [(5, "its checkpoint holds another entry fast")]


def test_a_checkpoint_that_somebody_else_made_is_not_believed(centre: Centre, clock: MovableClock) -> None:
    centre.store.upkeep.cut_audit(lambda _data: bytes(64), now=clock())

    assert why(centre) == [(5, "its checkpoint is not signed by this centre")]


def test_what_its_days_have_passed_for_goes_behind_a_signed_cut_and_the_rest_goes_on(
    centre: Centre, clock: MovableClock
) -> None:
    clock.advance(A_YEAR / 2)
    with centre.store.writing() as connection:
        audit.append(connection, [Act("operator:it", "retired", "kiosk-1")], now=clock())
    clock.advance(A_YEAR / 2 + timedelta(seconds=1))

    assert centre.store.upkeep.cut_audit(centre.keys.signing.sign, now=clock()) == 5

    assert entries(centre) == [(6, "retired", "kiosk-1")]
    assert found_faults(centre) == (1, ())


def test_a_clock_that_was_set_back_for_a_moment_takes_nothing_along(centre: Centre, clock: MovableClock) -> None:
    with centre.store.writing() as connection:
        audit.append(connection, [Act("operator:it", "retired", "kiosk-1")], now=clock() - 2 * A_YEAR)

    assert centre.store.upkeep.cut_audit(centre.keys.signing.sign, now=clock()) == 0

    assert len(entries(centre)) == 6
    clock.advance(A_YEAR + timedelta(seconds=1))
    assert centre.store.upkeep.cut_audit(centre.keys.signing.sign, now=clock()) == 6
    assert found_faults(centre) == (0, ())


def test_a_log_that_is_cut_to_nothing_goes_on_with_the_next_number(centre: Centre, clock: MovableClock) -> None:
    clock.advance(2 * A_YEAR)
    assert centre.store.upkeep.cut_audit(centre.keys.signing.sign, now=clock()) == 5
    assert found_faults(centre) == (0, ())

    with centre.store.writing() as connection:
        audit.append(connection, [Act("operator:it", "retired", "kiosk-1")], now=clock())

    assert [number for number, _, _ in entries(centre)] == [6]
    assert found_faults(centre) == (1, ())


def test_it_is_held_fast_again_only_when_something_has_come(centre: Centre, clock: MovableClock) -> None:
    for _ in range(3):
        held_fast(centre, clock)

    with centre.store.reading() as connection:
        assert [(one.number, one.is_cut) for one in audit.checkpoints(connection)] == [(5, False)]


def _lose(centre: Centre, which: ColumnElement[bool]) -> None:
    with centre.store.writing() as connection:
        connection.execute(delete(log).where(which))
