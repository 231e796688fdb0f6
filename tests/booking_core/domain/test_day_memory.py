"""What was worked out about days is kept, and never more of it than was allowed."""

from booking_core.domain.day_memory import DayMemory


def test_an_answer_is_recalled_until_there_are_too_many() -> None:
    memory = DayMemory(most=2)

    memory.keep("a", 1)
    memory.keep("b", 2)

    assert (memory.recall("a"), memory.recall("b"), memory.recall("c")) == (1, 2, None)


def test_a_full_memory_starts_anew() -> None:
    memory = DayMemory(most=2)

    for number, question in enumerate("abc"):
        memory.keep(question, number)

    assert (memory.recall("a"), memory.recall("c"), len(memory)) == (None, 2, 1)
