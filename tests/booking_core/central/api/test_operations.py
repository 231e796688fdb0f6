"""What operations ask: whether the service lives, and whether it can do its work."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from booking_core.central.service_options import ServiceOptions
from tests.booking_core.central.running_centre import MovableClock, RunningCentre, opened_centre, running_centre, served

MORE_THAN_ANY_DISK = 2**60


def failing(running: RunningCentre) -> list[str]:
    """What a service that is not ready names."""
    answer = running.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "not-ready")
    fields: list[str] = answer.json()["fields"]
    return fields


def test_a_service_that_can_do_its_work_says_where_it_stands(running: RunningCentre) -> None:
    answer = running.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"state": "ready", "epoch": 1, "feed_number": 1, "waiting_for": []}


def test_tables_of_another_form_are_named(running: RunningCentre) -> None:
    with running.centre.store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))

    assert failing(running) == ["tables"]


def test_a_database_that_does_not_answer_is_named_and_the_process_still_lives(running: RunningCentre) -> None:
    with running.centre.store.writing() as connection:
        connection.execute(text("ALTER TABLE centre RENAME TO lost"))

    assert failing(running) == ["database"]
    assert running.get("/healthz").json() == {"ok": True}


@contextmanager
def with_little_room(folder: Path) -> Iterator[RunningCentre]:
    options = ServiceOptions(least_free_bytes=MORE_THAN_ANY_DISK)
    clock = MovableClock()
    with opened_centre(folder, clock) as centre, served(centre, options) as url:
        yield RunningCentre(centre, clock, url)


def test_a_disk_with_too_little_room_is_named(tmp_path: Path) -> None:
    with with_little_room(tmp_path) as running:
        assert failing(running) == ["disk"]


def test_a_service_without_places_is_not_ready(tmp_path: Path) -> None:
    with running_centre(tmp_path) as running:
        with running.centre.store.writing() as connection:
            connection.execute(text("UPDATE centre SET places_version = 0"))

        assert failing(running) == ["places"]
