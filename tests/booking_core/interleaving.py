"""What somebody else does just before a statement is sent: the moment at which it matters."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def before_the_first(words: str, do: Callable[[], object]) -> Iterator[None]:
    """`do` is done once, just before the first statement with those words is sent to the database."""
    with one_after_the_other((words, do)):
        yield


@contextmanager
def one_after_the_other(*steps: tuple[str, Callable[[], object]]) -> Iterator[None]:
    """Each of `steps` is done once, just before the first statement with its words that comes after the step before."""
    todo = list(steps)
    is_under_way = False

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        nonlocal is_under_way
        if is_under_way or not todo or todo[0][0] not in statement:
            return
        is_under_way = True
        todo.pop(0)[1]()
        is_under_way = False

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert todo == []
