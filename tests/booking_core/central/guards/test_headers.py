"""What every answer of every address tells a browser, asked of the service itself which addresses there are."""

import re
from collections.abc import Iterator

import pytest
import requests

from booking_core.central.guards.headers import EVERYWHERE
from booking_core.central.service import framework
from booking_core.central.web.responses import POLICY
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, RunningCentre, running_centre

NO_SUCH = {"uuid": "00000000-0000-4000-8000-000000000000", "str": "nobody"}
PERSONAL = ("/R/", "/r/", "/W/", "/w/", "/C/", "/c/", "/code", "/v1/", "/schema", "/healthz", "/readyz")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    with running_centre(tmp_path_factory.mktemp("headers")) as centre:
        yield centre


@pytest.fixture(scope="module")
def answers(running: RunningCentre) -> dict[str, requests.Response]:
    """An answer of every route by every method, and of what is no route."""
    routes = framework().routes
    wanted = [(method, route.path) for route in routes for method in sorted(getattr(route, "methods", ()))]
    wanted += [("GET", "/nowhere"), ("GET", "/v1/nowhere"), ("PUT", "/v1/venues"), ("PUT", "/"), ("TRACE", "/code")]
    return {f"{method} {path}": ask(running, method, path) for method, path in wanted}


def ask(running: RunningCentre, method: str, path: str) -> requests.Response:
    filled = re.sub(r"\{\w+:(\w+)\}", lambda found: NO_SUCH[found[1]], path)
    session = running.session
    return session.request(method, running.url + filled, timeout=PATIENCE_SECONDS, allow_redirects=False)


def test_every_route_is_asked(answers: dict[str, requests.Response]) -> None:
    assert len(answers) > 40
    assert {answer.status_code for answer in answers.values()} >= {200, 400, 404, 405}
    assert {answer.status_code for answer in answers.values() if answer.status_code >= 500} == set()


@pytest.mark.parametrize("name", sorted(set(EVERYWHERE) - {"Cache-Control", "Content-Security-Policy"}))
def test_every_answer_has_the_header(answers: dict[str, requests.Response], name: str) -> None:
    assert {answer.headers.get(name) for answer in answers.values()} == {EVERYWHERE[name]}


def test_a_page_may_load_from_here_and_anything_else_nothing(answers: dict[str, requests.Response]) -> None:
    html = {key for key, answer in answers.items() if answer.headers.get("Content-Type", "").startswith("text/html")}
    pages = {key for key in html if "/schema" not in key}

    policies = {key: answer.headers["Content-Security-Policy"] for key, answer in answers.items()}

    assert len(pages) > 20
    assert {policies[key] for key in pages} == {POLICY}
    assert all(policy.startswith("default-src 'none';") for policy in policies.values())
    assert all("frame-ancestors 'none'" in policy for policy in policies.values())
    assert not any("unsafe" in policy or "script-src" in policy for policy in policies.values())


def test_what_is_a_persons_own_is_kept_nowhere(answers: dict[str, requests.Response]) -> None:
    own = {key: answer for key, answer in answers.items() if key.partition(" ")[2].startswith(PERSONAL)}

    for nobodys in ("GET /v1/availability", "GET /v1/venues"):  # what there is and what is free
        del own[nobodys]
    assert {answer.headers["Cache-Control"] for answer in own.values()} == {"no-store"}


def test_no_answer_names_the_program_that_serves(answers: dict[str, requests.Response]) -> None:
    assert {answer.headers["Server"] for answer in answers.values()} == {"moedested"}
    assert not any("granian" in str(answer.headers).lower() for answer in answers.values())
