"""Running the service: one process, one event loop, until it is told to stop.

SIGTERM, SIGINT ─► polls that wait are woken, bodies that do not come are cut off, chores end ─► nobody new is let in
                ─► what is under way is answered ─► the store is closed ─► exit code 0
a second signal ─► the process ends as it stands; the store's file bears that
"""

import asyncio
import gc
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial

import structlog
import uvloop
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from booking_core.central.centre import Centre
from booking_core.central.chores import chores_of, chores_of_each, keep_doing
from booking_core.central.data_folder.bell_rope import BellRope, heed
from booking_core.central.guards.bodies import Bodies
from booking_core.central.guards.headers import Headed
from booking_core.central.guards.heads import Heads
from booking_core.central.letters.notifying import NoNotifier, Notifier
from booking_core.central.running.listening import Address
from booking_core.central.running.metrics_page import metrics_at
from booking_core.central.running.observing import Observed
from booking_core.central.service import create_service
from booking_core.central.service_options import USUAL, ServiceOptions
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.time_spans import local_day
from booking_core.store.engines.transactions import Unavailable
from booking_core.store.places import NoPlaces

WAITING_CONNECTIONS = 1024
QUIET_MS = 20_000
"""So long a connection may take for the head of a request, and be idle between two."""
LEFT_BEHIND_SECONDS = 2
"""So long what was asked by those who have hung up may go on in a service that stops."""
YOUNG_OBJECTS = 10_000
"""So many come before the collector looks through them: one request makes some hundreds, which go with it."""
LARGEST_HEAD_BYTES = 64 * 1024
"""Beyond it the server itself answers 431; a head smaller than that is refused with a sentence, see `guarding`."""

log = structlog.get_logger()


def build_server(centre: Centre, address: Address, bodies: Bodies, options: ServiceOptions = USUAL) -> Server:
    """A server for `centre`: see `answering`; close `bodies` and end it with `stop()` from the same event loop."""
    return Server(
        Observed(Headed(Heads(create_service(centre, bodies, options))), centre.measures),
        address=address.host,
        port=address.port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=QUIET_MS, max_buffer_size=LARGEST_HEAD_BYTES),
        websockets=False,
        log_enabled=False,
        backlog=WAITING_CONNECTIONS,
        backpressure=WAITING_CONNECTIONS,
    )


async def answering(centre: Centre, server: Server) -> None:
    """Answer requests until the server is stopped; then `centre` is closed."""
    try:
        async with nullcontext() if centre.presence is None else centre.presence.kept():
            await server.serve()
            await _what_is_left()
    finally:
        centre.close()


async def _what_is_left() -> None:
    """The server ends once those are answered who are still there. What others asked for before they hung up is done
    too, or given up where it waits for them: the loop and the store would go from under it, and Python complain that
    what had not begun yet "was never awaited".
    """
    await asyncio.sleep(0)  # what has just come in is a task by then
    left = {task for task in asyncio.all_tasks() if _answers_a_request(task)}
    if not left:
        return
    _, late = await asyncio.wait(left, timeout=LEFT_BEHIND_SECONDS)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)


def _answers_a_request(task: "asyncio.Task[object]") -> bool:
    """By granian's name for it."""
    return getattr(task.get_coro(), "__name__", "") == "future_watcher"


def serve(
    centre: Centre,
    address: Address,
    *,
    notifier: Notifier | None = None,
    metrics: Address | None = None,
    options: ServiceOptions = USUAL,
    tell: Callable[[], object] = lambda: None,
) -> None:
    """Answer requests at `address` (see `free_address`) until SIGTERM or SIGINT, and Prometheus at `metrics`.

    `tell` is called once the service can be asked. Without a `notifier` nobody is written to.

    Raises:
        AddressTaken: nothing can answer at `metrics`.
    """
    make_ready(centre)
    page: AbstractContextManager[None] = nullcontext() if metrics is None else metrics_at(metrics, centre)
    with page, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        bodies = Bodies()
        server = build_server(centre, address, bodies, options)
        server.on_startup(tell)
        runner.run(_serve(centre, server, bodies, notifier or NoNotifier()))
    log.info("stopped")


def make_ready(centre: Centre) -> None:
    """Load what deciding needs before anybody asks: the public holidays of the world are a large library.

    Whoever decides holds the lock that all processes wait for, and would load them meanwhile. What is there by then
    stays: looking through it for what nobody needs any more would now and then stop everything for a tenth of a second.
    """
    with suppress(NoPlaces, Unavailable):
        places = centre.store.municipality()
        for venue in places.venues:
            day_plan(places, venue, local_day(centre.clock(), places.zone))
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)


async def _serve(centre: Centre, server: Server, bodies: Bodies, notifier: Notifier) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, _stop_once, stopping)
    keep = partial(keep_doing, measures=centre.measures, stopping=stopping)
    doing = [asyncio.create_task(keep(chore, is_on_duty=centre.is_on_duty)) for chore in chores_of(centre, notifier)]
    doing.extend(asyncio.create_task(keep(chore)) for chore in chores_of_each(centre))
    doing.append(asyncio.create_task(heed(BellRope(centre.folder), centre.bell, stopping)))
    serving = asyncio.create_task(answering(centre, server))
    told = asyncio.create_task(stopping.wait())
    await asyncio.wait({serving, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    stopping.set()
    centre.bell.close()
    bodies.close()
    await asyncio.gather(*doing)
    server.stop()  # type: ignore[no-untyped-call]  # granian leaves it untyped
    await serving


def _stop_once(stopping: asyncio.Event) -> None:
    """Stop in good order; whoever asks again does not wait for it."""
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().remove_signal_handler(number)
        signal.signal(number, signal.SIG_DFL)
    log.info("stopping")
    stopping.set()
