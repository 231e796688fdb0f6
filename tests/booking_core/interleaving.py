"""What somebody else does just before a statement is sent: the moment at which it matters."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def before_the_first(words: str, do: Callable[[], object]) -> Iterator[None]:
    """`do` is done once, just before the first statement with those words is sent to the database."""
    todo = [do]

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if words in statement and todo:
            todo.pop()()

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert todo == []
