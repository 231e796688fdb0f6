"""The lines of one turn of the event loop are written together, in order; what went wrong is written at once."""

import asyncio
from dataclasses import dataclass, field
from io import StringIO

from booking_core.central.running.log_lines import LogLines


@dataclass
class Written(StringIO):
    """A stream that remembers how often it was written to."""

    parts: list[str] = field(default_factory=list)
    is_full: bool = False

    def write(self, text: str) -> int:
        if self.is_full:
            raise OSError
        self.parts.append(text)
        return len(text)


async def a_turn() -> None:
    """Long enough for what was put off to the end of this one."""
    await asyncio.sleep(0)


def test_lines_of_one_turn_are_written_in_one_go() -> None:
    stream = Written()
    lines = LogLines(stream)

    async def answer() -> None:
        for line in ("one", "two"):
            lines.info(line)
        assert stream.parts == []
        await a_turn()
        lines.info("three")
        await a_turn()

    asyncio.run(answer())

    assert stream.parts == ["one\ntwo\n", "three\n"]


def test_a_failure_is_written_at_once_behind_what_came_before_it() -> None:
    stream = Written()
    lines = LogLines(stream)

    async def fail() -> None:
        lines.info("request")
        lines.error("given up")
        assert stream.parts == ["request\ngiven up\n"]
        await a_turn()

    asyncio.run(fail())

    assert stream.parts == ["request\ngiven up\n"]


def test_a_thread_without_a_loop_writes_at_once_and_loses_nothing_of_the_loop() -> None:
    stream = Written()
    lines = LogLines(stream)

    async def answer() -> None:
        lines.info("request")
        await asyncio.to_thread(lines.info, "chore")

    asyncio.run(answer())
    lines.info("stopped")

    assert "".join(stream.parts) == "request\nchore\nstopped\n"


def test_after_a_stream_that_took_nothing_the_next_lines_are_written() -> None:
    """As when the disk was full, or whoever reads the log was started anew."""
    stream = Written()
    failures: list[object] = []
    lines = LogLines(stream)

    async def answer() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: failures.append(context["exception"]))
        stream.is_full = True
        lines.info("lost")
        await a_turn()
        stream.is_full = False
        lines.info("kept")
        await a_turn()

    asyncio.run(answer())

    assert [type(one) for one in failures] == [OSError]
    assert stream.parts == ["kept\n"]
