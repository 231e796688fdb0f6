"""The page for those who write programs against the service: its commands, answers and program, as they stand there."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre
from tests.docs.commands import ROOT, Block

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
SHOWN = re.compile(
    r"^```sh\n# (?P<where>[^\n]*)\n(?P<text>.*?)^```\n\n```json\n(?P<answer>.*?)^```$", re.MULTILINE | re.DOTALL
)
PROGRAM = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    with running_centre(tmp_path_factory.mktemp("api-page")) as centre:
        yield centre


def names(value: Any) -> Any:
    """The names in a JSON value, and what stands under each; of a list those of its first."""
    if isinstance(value, dict):
        return {name: names(inner) for name, inner in value.items()}
    return [names(value[0])] if isinstance(value, list) and value else None


def holds(shown: Any, answer: Any) -> bool:
    """Whether all names that the page shows are in the answer, where the page has them."""
    if isinstance(shown, dict):
        return isinstance(answer, dict) and all(name in answer and holds(shown[name], answer[name]) for name in shown)
    if isinstance(shown, list):
        return isinstance(answer, list) and holds(shown[0], answer[0])
    return True


def test_every_command_is_answered_as_the_page_shows(running: RunningCentre) -> None:
    known = {**os.environ, "CENTRE": running.url}
    said: list[dict[str, Any]] = []

    for found in SHOWN.finditer(PAGE):
        answer = json.loads(Block(found["where"], found["text"]).run(environment={**known, "KEY": str(uuid4())}))
        shown = json.loads(found["answer"])
        assert holds(names(shown), answer), found["text"]
        if "receipt" in answer and "BOOKING" not in known:
            known |= {"BOOKING": answer["booking"]["id"], "RECEIPT": answer["receipt"]}
        said.append(answer)

    assert len(said) == 8
    assert said[6]["state"] == "cancelled-by-citizen"
    wrong = json.loads(SHOWN.findall(PAGE)[-1][2])
    assert {name: said[-1][name] for name in ("title", "status", "code", "detail", "fields")} == {
        name: wrong[name] for name in ("title", "status", "code", "detail", "fields")
    }
    assert said[-1]["faults"][0]["sentence"] == wrong["faults"][0]["sentence"]


def test_the_program_tells_a_new_picture_when_something_is_booked(running: RunningCentre, tmp_path: Path) -> None:
    (text,) = PROGRAM.findall(PAGE)
    program: dict[str, Any] = {"__name__": "shown"}
    exec(compile(text, str(tmp_path / "program.py"), "exec"), program)  # noqa: S102  # the page's own program
    pictures: Callable[[str], Iterator[list[dict[str, Any]]]] = program["pictures"]

    told = pictures(running.url)
    before = next(told)
    running.post("/v1/bookings", ask_for("mh-lok5", "2026-11-26T16:00:00Z", "2026-11-26T17:00:00Z"))
    after = next(told)

    assert {lane["space"] for lane in before} == {lane["space"] for lane in after}
    assert [lane["space"] for lane in after if lane not in before] == ["mh-lok5", "mh-hele-huset"]
