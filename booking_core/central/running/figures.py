"""How the centre stands at the moment somebody measures it: read from the store, and from the machine it runs on."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from booking_core.central.centre import Centre
from booking_core.central.machines.overview import Machine, machines
from booking_core.store.engines.transactions import Unavailable
from booking_core.store.places import NoPlaces
from booking_core.store.upkeep.figures import Figures, figures


class CentreFigures(Collector):
    """Asked by Prometheus' registry on every scrape. A store that does not answer is told of, and hides no counter."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def collect(self) -> Iterator[Metric]:
        """Everything there is to tell."""
        is_in_doubt = self._centre.clock_watch.doubt() is not None
        yield _gauge("clock_in_doubt", "Whether what cannot be taken back waits for the clock.", is_in_doubt)
        yield _gauge("disk_free_bytes", "Room on the disk of the data.", shutil.disk_usage(self._centre.folder).free)
        try:
            told = list(self._of_the_store(self._centre.clock()))
        except (SQLAlchemyError, Unavailable):
            told = [_gauge("store_answers", "Whether the store answers.", 0)]
        yield from told

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: what there is depends on the store."""
        return iter(())

    def _of_the_store(self, now: datetime) -> Iterator[Metric]:
        with self._centre.store.reading() as connection:
            found = figures(connection, now=now)
        yield _gauge("store_answers", "Whether the store answers.", 1)
        yield from _of_the_centre(found, now)
        try:
            yield from _of_the_machines(machines(self._centre.store, now=now), now)
        except NoPlaces:
            return


def _of_the_centre(found: Figures, now: datetime) -> Iterator[Metric]:
    yield _gauge("epoch", "The life of the centre.", found.head.epoch)
    yield _gauge("recovering", "Whether a restored centre waits for its machines.", found.head.recovering)
    yield _gauge("feed_number", "The newest entry of the feed.", found.head.cursor.number)
    yield _labelled("bookings_ahead", "Bookings that have not ended.", ("state", "channel"), found.bookings.items())
    doubts = (((kind.value,), count) for kind, count in found.in_doubt.items())
    yield _labelled("bookings_in_doubt", "Bookings the desk must look at.", ("kind",), doubts)
    yield _gauge("waiting_list", "Wishes on the waiting list.", found.waiting)
    yield _gauge("letters_queued", "Letters that have not gone out.", found.letters)
    age = 0.0 if found.oldest_letter is None else (now - found.oldest_letter).total_seconds()
    yield _gauge("letters_oldest_seconds", "How long the oldest letter has waited.", age)


def _of_the_machines(known: tuple[Machine, ...], now: datetime) -> Iterator[Metric]:
    silent = (((one.id,), (now - one.heard_at).total_seconds()) for one in known if one.heard_at is not None)
    yield _labelled("device_silent_seconds", "How long ago a machine was heard.", ("device",), silent)
    never = sum(one.heard_at is None for one in known)
    yield _gauge("devices_never_heard", "Machines that are enrolled and were never heard.", never)
    held = (((one.id,), one.custody.held) for one in known)
    yield _labelled("device_cells_held", "Cells that a machine may book by itself.", ("device",), held)
    away = (((one.id,), one.backlog.printer_is_away) for one in known)
    yield _labelled("device_printer_away", "Whether a machine's printer takes nothing.", ("device",), away)
    papers = (((one.id,), one.backlog.papers) for one in known)
    yield _labelled("device_papers_waiting", "Papers that wait for a machine's printer.", ("device",), papers)
    unprinted = (((one.id,), one.unprinted) for one in known)
    yield _labelled("device_unprinted", "Bookings whose receipt may not have come out.", ("device",), unprinted)
    untold = (((one.id,), one.backlog.untold) for one in known)
    yield _labelled("device_untold", "What people did at a machine and the centre has not heard.", ("device",), untold)
    frozen = (((one.id, why.value), count) for one in known for why, count in one.custody.frozen.items())
    yield _labelled("cells_in_doubt", "Cells nobody gets before they pass.", ("device", "because"), frozen)


def _gauge(name: str, documentation: str, value: float) -> Metric:
    return GaugeMetricFamily(f"moedested_{name}", documentation, value=value)


def _labelled(
    name: str, documentation: str, labels: tuple[str, ...], values: Iterable[tuple[tuple[str, ...], float]]
) -> Metric:
    family = GaugeMetricFamily(f"moedested_{name}", documentation, labels=labels)
    for own, value in values:
        family.add_metric(own, value)
    return family
