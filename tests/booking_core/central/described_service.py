"""The service asked by what it says of itself: Schemathesis makes requests from the API's description.

Three of its checks do not hold here, each on purpose:

- `positive_data_acceptance`: what has the right form may still be impossible, as nine digits that do not fit together,
  and is answered 400.
- `ensure_resource_availability`: the same Idempotency-Key gets the same answer for ever, also "created" of a wish that
  has been taken off the list since.
- `ignored_auth`: everything is asked with the token of a program of the house, also what anybody may ask.

What is drawn badly may also grow too large, and is refused for that (413, 414, 431): the library counts it as taken.
"""

from collections.abc import Iterator
from contextlib import nullcontext, suppress
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import FlakyStrategyDefinition, Unsatisfiable
from hypothesis.stateful import run_state_machine_as_test
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.control import SkipTest
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation, BaseSchema

LONGEST_WAIT_SECONDS = 0.01
TOO_LARGE = ["413", "414", "431"]
SPACES = ("mh-lok3", "mh-lok4", "mh-lok5", "mh-lille-sal", "bib-salen-a", "forsamling")
FIRST = datetime(2026, 11, 27, 10, tzinfo=UTC)

load_all_checks()
NOT_ASKED: list[Any] = [
    *CHECKS.get_by_names(["positive_data_acceptance", "ensure_resource_availability", "ignored_auth"])
]


def description_of(url: str, mode: GenerationMode) -> BaseSchema:
    """What the service at `url` says of itself, for requests that keep to it or that do not."""
    description = schemathesis.openapi.from_url(f"{url}/schema/openapi.json")
    description.config.generation.update(modes=[mode])
    rejecting = description.config.checks.negative_data_rejection
    rejecting.expected_statuses = [*rejecting.expected_statuses, *TOO_LARGE]
    description.hook("map_query")(_impatient)
    if mode is GenerationMode.POSITIVE:
        description.hook("map_body")(_plausible)
    return description


def _impatient(_context: object, query: dict[str, Any] | None) -> dict[str, Any] | None:
    """Nobody waits for news here."""
    wait = (query or {}).get("wait")
    return {**(query or {}), "wait": LONGEST_WAIT_SECONDS} if isinstance(wait, float | int) else query


def _plausible(_context: object, body: Any) -> Any:
    """Half of what has its form right is for places that exist, in the coming weeks, for somebody who can be called."""
    dice = blake2b(repr(body).encode(errors="replace"), digest_size=4).digest()
    if not isinstance(body, dict) or dice[0] % 2:
        return body
    day = FIRST + timedelta(days=dice[1] % 20, hours=dice[2] % 6)
    there, called = SPACES[dice[3] % len(SPACES)], {"phone": f"44{dice[1]:03}{dice[2]:03}"}
    match body:
        case {"alternatives": [{**_first}, *_others], "persons": int() | float()}:
            wish = {"space": there, "starts_at": day.isoformat(), "ends_at": (day + timedelta(hours=1)).isoformat()}
            return {"alternatives": [wish], "persons": 1 + dice[0] % 10, **called}
        case {"recurrence": {"rule": str()}, "persons": int() | float()}:
            rule = {"rule": f"FREQ=WEEKLY;COUNT={1 + dice[0] % 5}", "first_day": f"{day:%Y-%m-%d}"}
            times = {"starts": "19:00", "ends": "20:00:00"}
            return {"recurrence": {**rule, **times}, "space": there, "persons": 4, **called}
        case {"rooms": [*_rooms], "kind": str()}:
            times = {"starts_at": day.isoformat(), "ends_at": (day + timedelta(hours=1)).isoformat()}
            return {"kind": "own-use", "rooms": ["lok3"], "reason": "Personalemøde", **times}
        case {"minutes": int() | float(), "persons": int() | float()}:
            return {"minutes": 60, "persons": 1 + dice[0] % 10, "first_day": f"{day:%Y-%m-%d}", **called}
        case _:
            return body


def operations(description: BaseSchema) -> Iterator[APIOperation[Any, Any, Any, Any]]:
    """Every operation."""
    for found in description.get_all_operations():
        assert isinstance(found, Ok), found
        yield found.ok()


def ask_everything(url: str, *, token: str, examples: int, number: int) -> int:
    """Ask every operation so many times well and so many times badly, drawn from the seed `number`; how many it were.

    `token` is that of a program of the house.

    Raises:
        FailureGroup: an answer was no answer of the description.
    """
    asked = 0

    def ask(case: schemathesis.Case[Any]) -> None:
        nonlocal asked
        asked += 1
        # Made badly a case may lack just the token, or have none of its form: it is not given one then.
        own = next((value for name, value in case.headers.items() if name.casefold() == "authorization"), "")
        headers = bearing(token) if str(own).startswith("Bearer ") else {}
        case.call_and_validate(excluded_checks=NOT_ASKED, headers=headers)

    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        for operation in operations(description_of(url, mode)):
            strategy = operation.as_strategy(generation_mode=mode)
            # Some take nothing, or anything: those cannot be asked badly.
            with nullcontext() if mode is GenerationMode.POSITIVE else suppress(Unsatisfiable, SkipTest):
                seed(number)(_drawn(examples)(given(case=strategy)(ask)))()
    return asked


def _drawn(examples: int, *, steps: int = 6) -> settings:
    checks = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=(*checks, HealthCheck.large_base_example),
    )


def bearing(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def follow_the_links(url: str, *, token: str, examples: int, number: int, among: str = "") -> None:
    """Go from answer to answer as the description's links say, drawn from the seed `number`.

    `among` is what the addresses begin with that are asked, as a regular expression: all when left out.

    Raises:
        FailureGroup: an answer was no answer of the description.
    """

    asked = description_of(url, GenerationMode.POSITIVE).include(path_regex=rf"^(?:{among})")

    class Walk(asked.as_state_machine()):  # type: ignore[misc]  # made by the library
        def get_call_kwargs(self, _case: schemathesis.Case[Any]) -> dict[str, Any]:
            return {"headers": bearing(token)}

        def validate_response(self, response: Any, case: schemathesis.Case[Any], **_more: object) -> None:
            case.validate_response(response, excluded_checks=NOT_ASKED)

    # A town remembers: what was to be had on one walk is taken on the next, and that ends them.
    with suppress(FlakyStrategyDefinition):
        run_state_machine_as_test(seed(number)(Walk), settings=_drawn(examples))
