"""What the service counts of its own work, for Prometheus.

A label is a route's template, a status, a kind of message or a stable code: never a path, a booking's code, a receipt,
a number or a name. What stands in the store is not counted here but read when somebody measures: see `figures`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Answer,
    Command,
    Declined,
    NotBlocked,
    NotCancelled,
    NotChanged,
    NotWaiting,
    Pending,
    SeriesRefused,
)
from booking_core.store.upkeep.invariants import Invariant

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""Upper bounds of the histogram. Long polls wait on purpose, for up to 25 seconds: /v1/messages and /v1/changes."""

NO_ANSWER = "none"


class Measures:
    """The counters of one service, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = self._counter("requests", "Requests, by what was answered.", "method", "route", "status")
        self._seconds = Histogram(
            "moedested_request_seconds",
            "How long requests took, long polls included.",
            ["route"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.under_way = Gauge(
            "moedested_requests_under_way", "Requests that are being answered.", registry=self.registry
        )
        self._answers = self._counter("answers", "Commands, by what became of them.", "command", "channel", "outcome")
        self._refusals = self._counter("refusals", "Refusals, by their reason.", "command", "code")
        self._messages = self._counter("device_messages", "Messages of machines.", "message", "outcome")
        self._looked_at = Gauge(
            "moedested_invariants_looked_at_seconds",
            "When this process last looked whether what is kept holds, as a Unix time; 0 before it has.",
            registry=self.registry,
        )
        self._wrong = Gauge(
            "moedested_invariants_wrong",
            "For how much of what is kept an invariant did not hold then.",
            ["invariant"],
            registry=self.registry,
        )
        self._chores = self._counter("chores", "What the service did by itself.", "chore", "outcome")

    def _counter(self, name: str, documentation: str, *labels: str) -> Counter:
        return Counter(f"moedested_{name}", documentation, list(labels), registry=self.registry)

    def answered_request(self, method: str, route: str, status: int | None, *, seconds: float) -> None:
        """A request was answered, or its sender left before: then there is no status."""
        told = NO_ANSWER if status is None else str(status)
        self._requests.labels(method, route, told).inc()
        self._seconds.labels(route).observe(seconds)

    def answered(self, command: Command, origin: Origin, answer: Answer | Pending) -> None:
        """A command was decided."""
        name = type(command).__name__
        self._answers.labels(name, origin.channel.value, type(answer).__name__).inc()
        for code in _codes_in(answer):
            self._refusals.labels(name, code.value).inc()

    def heard(self, message: str, outcome: str) -> None:
        """A machine said something; `message` is its kind, or empty when it could not be read."""
        self._messages.labels(message or NO_ANSWER, outcome).inc()

    def looked(self, wrong: Mapping[Invariant, int], *, at: datetime) -> None:
        """It was looked at whether what is kept holds."""
        self._looked_at.set(at.timestamp())
        for invariant in Invariant:
            self._wrong.labels(invariant.value).set(wrong.get(invariant, 0))

    def did(self, chore: str, *, well: bool) -> None:
        """A chore was done, or given up for this time."""
        self._chores.labels(chore, "done" if well else "failed").inc()


def _codes_in(answer: Answer | Pending) -> Iterator[RefusalCode]:
    match answer:
        case Declined(refusals=refusals):
            yield from (refusal.code for refusal in refusals)
        case NotCancelled() | NotBlocked() | NotChanged() | NotWaiting() | SeriesRefused():
            yield answer.refusal.code
        case _:
            return
