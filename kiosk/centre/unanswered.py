"""The ids of commands that got no answer: asked again in the same words, a command goes out under the same id."""

from collections.abc import Callable, Hashable
from threading import Lock
from uuid import UUID, uuid4


class UnansweredIds:
    """What was asked may have been done all the same; under the same id it gets the answer it had. Any thread."""

    def __init__(self, new_id: Callable[[], UUID] = uuid4) -> None:
        self._new_id = new_id
        self._ids: dict[Hashable, UUID] = {}
        self._lock = Lock()

    def id_of(self, words: Hashable) -> UUID:
        """The id under which `words` were asked and not answered, or a new one."""
        with self._lock:
            return self._ids.setdefault(words, self._new_id())

    def answered(self, words: Hashable) -> None:
        """The next time they are asked it is another command."""
        with self._lock:
            self._ids.pop(words, None)
