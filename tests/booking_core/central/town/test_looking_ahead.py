"""Whoever looks first after a start, or at tomorrow, waits for nothing to be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from booking_core.central.town.looking_ahead import look_ahead
from booking_core.domain.time_spans import ONE_DAY, local_day
from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre


@contextmanager
def bookings_read() -> Iterator[list[str]]:
    """The statements that read bookings while the block lasts, in any thread."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM booking" in statement:
            found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield found
    event.remove(Engine, "before_cursor_execute", note)


def look_at_all(running: RunningCentre) -> None:
    while not look_ahead(running.centre):
        pass


def looked_at(running: RunningCentre) -> list[Any]:
    """All houses and a search, today and tomorrow, as other programs ask."""
    now, zone = running.clock(), running.centre.store.municipality().zone
    soon = [now + number * ONE_DAY for number in range(2)]
    lanes = [running.get("/v1/availability", **{"from": str(local_day(one, zone))}).json()["lanes"] for one in soon]
    fits = [running.get("/v1/search", persons=4, starts_at=one.isoformat()).json()["offers"] for one in soon]
    return [*lanes, *fits]


def test_today_and_tomorrow_are_read_before_anybody_asks_also_when_the_days_have_come_later(tmp_path: Path) -> None:
    with running_centre(tmp_path) as running:
        look_at_all(running)
        running.clock.advance(timedelta(days=2))
        look_at_all(running)

        with bookings_read() as found:
            answers = looked_at(running)

        assert found == []
        assert all(answers)


def test_what_is_booked_after_that_is_seen(tmp_path: Path) -> None:
    with running_centre(tmp_path) as running:
        look_at_all(running)
        before = looked_at(running)
        offer = before[-1][0]
        wish = ask_for(offer["space"], offer["starts_at"], offer["ends_at"], phone="44001122")
        assert running.post("/v1/bookings", wish).status_code == 201
        look_at_all(running)

        after = looked_at(running)

        assert after[1] != before[1]
        assert offer not in after[-1]
