"""A thousand requests that are wrong in every way, half on each engine: the service refuses them and goes on.

`python -m benchmarks.fuzz` sends a hundred thousand.
"""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from structlog.testing import capture_logs

from tests.booking_core.central.malformed import Attempt, Sender
from tests.booking_core.central.running_centre import RunningCentre, running_centre
from tests.slices import SLICED, examples

pytestmark = SLICED

EXAMPLES = examples(500)
NO_FAILURE = {"debug", "info", "warning"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, each_engine_once: str) -> Iterator[RunningCentre]:
    with running_centre(tmp_path_factory.mktemp(each_engine_once)) as centre:
        yield centre


@pytest.fixture(scope="module")
def sender(running: RunningCentre) -> Iterator[Sender]:
    one = Sender(running)
    yield one
    one.close()


@pytest.mark.usefixtures("every_log_line")
def test_what_is_malformed_is_refused_and_never_breaks_anything(running: RunningCentre, sender: Sender) -> None:
    @seed(2026)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(sender.attempts())
    def send(attempt: Attempt) -> None:
        sender.send(attempt)

    with capture_logs() as logged:
        send()

    assert [entry for entry in logged if entry["log_level"] not in NO_FAILURE] == []
    assert sum(sender.statuses.values()) >= EXAMPLES
    assert {200, 400, 404} <= set(sender.statuses)
    assert sender.unreadable, "bodies that are no JSON were among them"
    assert running.get("/readyz").status_code == 200
