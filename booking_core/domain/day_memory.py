"""What has been worked out about single days, kept beside the value it was worked out from.

    municipality ──► day memory ──► (question, venue, day) → answer

It lives and dies with one immutable municipality: a new version of the places has a memory of its own, so nothing in
it can go stale. When it is full it starts anew; the next questions are worked out again.
"""

from collections.abc import Hashable

MOST_ANSWERS = 8192
"""A season of days for a score of houses. Some hundred bytes each: a few megabytes at most."""


class DayMemory:
    """Answers by question. Threads may share it: at worst two of them work out the same answer."""

    __slots__ = ("_answers", "_most")

    def __init__(self, most: int = MOST_ANSWERS) -> None:
        self._answers: dict[Hashable, object] = {}
        self._most = most

    def __len__(self) -> int:
        return len(self._answers)

    def recall(self, question: Hashable) -> object | None:
        """The answer kept for `question`, None when it must be worked out."""
        return self._answers.get(question)

    def keep(self, question: Hashable, answer: object) -> None:
        """Keep `answer`, forgetting all others when there are too many."""
        if len(self._answers) >= self._most:
            self._answers.clear()
        self._answers[question] = answer
