"""Waiting for cells that a kiosk has been asked for: a command is decided again whenever something has changed.

It waits in the event loop, and not in one of the few threads that answer: among these comes what it waits for.
"""

import asyncio
from datetime import timedelta

from booking_core.central.centre import Centre
from booking_core.protocol.authority import PATIENCE, Origin, may_wait, waits_on_paper
from booking_core.protocol.messages import Answer, Command, Pending
from booking_core.store.deciding.cases import Asked


async def answer_patiently(centre: Centre, command: Command, origin: Origin) -> Answer | Pending:
    """The answer to `command`; `Pending` only where the wish waits on paper, and is to be asked again."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    while True:
        waited = timedelta(seconds=loop.time() - began)
        waits = may_wait(command, waited) and not centre.bell.is_closed
        rung = centre.bell.rung()
        answer = await centre.commands.ask(Asked(command, origin, centre.clock(), waits))
        left = (PATIENCE - waited).total_seconds()
        if left <= 0 or not isinstance(answer, Pending) or waits_on_paper(command):
            centre.measures.answered(command, origin, answer)
            return answer
        await centre.bell.rang_since(rung, within_seconds=left)


async def answer_in_time(centre: Centre, command: Command, origin: Origin) -> Answer:
    """The answer to a command that waits on no paper."""
    answer = await answer_patiently(centre, command, origin)
    assert not isinstance(answer, Pending)  # noqa: S101  # its patience is over by now
    return answer
