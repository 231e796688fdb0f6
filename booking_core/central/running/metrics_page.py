"""The page Prometheus reads, at an address of its own: what the public can reach never leads there."""

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import PlatformCollector, ProcessCollector, start_http_server

from booking_core.central.centre import Centre
from booking_core.central.failures import AddressTaken
from booking_core.central.running.figures import CentreFigures
from booking_core.central.running.listening import Address


@contextmanager
def metrics_at(address: Address, centre: Centre) -> Iterator[None]:
    """`/metrics` of `centre` at `address` until the block is left, on threads of its own.

    Raises:
        AddressTaken: another program answers there, or the machine has no such address.
    """
    registry = centre.measures.registry
    for collector in (CentreFigures(centre), ProcessCollector(registry=None), PlatformCollector(registry=None)):
        registry.register(collector)
    try:
        server, thread = start_http_server(address.port, address.host, registry)
    except OSError as err:
        raise AddressTaken(str(address), err.strerror or str(err), options="--metrics") from err
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
