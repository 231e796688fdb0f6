"""What a start gives back of the lives before it: only what is proved, and every proof once."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from booking_core.domain.identity import BookingId, DeviceId
from booking_core.protocol.device import AgentState, BeginLife, Commit, Committed, Journal, Life, Welcomed, begin, step
from booking_core.protocol.escrow.journal import Witness, end_after, journal_begin, next_entry
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import Close, GiveBack, JournalAct, Whole

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
KIOSK = DeviceId("mh-kiosk-1")
NEVER = Incarnation(0, 0)
FIRST, SECOND, THIRD = (Incarnation(1, number) for number in (1, 2, 3))
ACT = GiveBack(BookingId(UUID(int=1)))


def life(own: Incarnation, *acts: JournalAct, is_whole: bool = False) -> Life:
    end, entries = journal_begin(own), []
    for act in acts:
        entry = next_entry(end, act, at=NOW)
        entries.append(entry)
        end = end_after(own, entry)
    return Life(Journal(journal_begin(own), tuple(entries)), is_whole)


def welcomed(
    state: AgentState,
    own: Incarnation,
    previous: Incarnation,
    *,
    seen: JournalEnd | None = None,
    boot: str = "this",
    is_recovering: bool = False,
) -> tuple[AgentState, list[Incarnation], list[JournalAct]]:
    """The state after a welcome, which lives were proved then, and what was written about it."""
    witness = None if seen is None else Witness("this", seen)
    state, effects = step(state, Welcomed(1, own, previous, witness, boot, NOW, is_recovering))
    proved: list[Incarnation] = []
    written: list[JournalAct] = []
    waiting = list(effects)
    while waiting:
        effect = waiting.pop(0)
        if isinstance(effect, BeginLife):
            proved += effect.whole
        if isinstance(effect, Commit):
            written.append(effect.entry.act)
            state, more = step(state, Committed(effect.entry))
            waiting = [*more, *waiting]
    return state, proved, written


def test_the_very_first_start_has_nothing_to_give_back() -> None:
    state, proved, written = welcomed(begin(KIOSK, 1, ()), FIRST, NEVER)

    assert (proved, written) == ([], [])
    assert state.is_armed
    assert state.is_whole


def test_after_an_orderly_stop_the_life_before_is_given_back() -> None:
    before = life(FIRST, ACT, Close())

    state, proved, written = welcomed(begin(KIOSK, 1, [before]), SECOND, FIRST, boot="another")

    assert (proved, written) == ([FIRST], [Whole(before.journal.end)])
    assert state.is_whole


def test_without_a_proof_nothing_is_given_back_and_that_is_remembered() -> None:
    before = life(FIRST, ACT)

    state, proved, written = welcomed(begin(KIOSK, 1, [before]), SECOND, FIRST, boot="another")

    assert (proved, written) == ([], [])
    assert not state.is_whole


def test_a_start_that_is_killed_before_it_said_so_leaves_its_proof_to_the_next() -> None:
    """The disk knows that the first life is whole; the second wrote nothing and was killed."""
    lives = [life(FIRST, ACT, is_whole=True), life(SECOND)]

    _, proved, written = welcomed(begin(KIOSK, 1, lives), THIRD, SECOND, seen=journal_begin(SECOND))

    assert proved == [SECOND]
    assert written == [Whole(lives[0].journal.end), Whole(lives[1].journal.end)]


def test_what_was_said_already_is_not_said_again() -> None:
    first = life(FIRST, ACT, is_whole=True)
    second = life(SECOND, Whole(first.journal.end), Close())

    _, _, written = welcomed(begin(KIOSK, 1, [first, second]), THIRD, SECOND)

    assert written == [Whole(second.journal.end)]


def test_the_proof_of_one_life_is_none_of_the_life_before_it() -> None:
    lives = [life(FIRST, ACT), life(SECOND, Close())]

    state, _, written = welcomed(begin(KIOSK, 1, lives), THIRD, SECOND)

    assert written == [Whole(lives[1].journal.end)]
    assert not state.is_whole


@pytest.mark.parametrize(("boot", "whole"), [("this", True), ("another", False)])
def test_to_a_restored_centre_only_memory_proves_that_nothing_came_after_close(*, boot: str, whole: bool) -> None:
    """A disk that went back to this CLOSE looks the same, and the centre that knew better is gone."""
    before = life(FIRST, ACT, Close())
    state = begin(KIOSK, 1, [before])

    state, _, _ = welcomed(state, SECOND, FIRST, seen=before.journal.end, boot=boot, is_recovering=True)

    assert state.is_whole is whole


def test_a_process_that_went_on_running_needs_no_proof_of_its_own_life() -> None:
    state, _, _ = welcomed(begin(KIOSK, 1, ()), FIRST, NEVER)

    state, proved, _ = welcomed(state, SECOND, FIRST, boot="another", is_recovering=True)

    assert proved == [FIRST]
    assert state.is_whole
