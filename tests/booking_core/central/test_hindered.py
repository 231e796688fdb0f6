"""A database that answers and cannot write: who books is told to come again, operations what to do, nothing is lost."""

import resource
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
import requests
from sqlalchemy import Engine, select
from structlog.testing import capture_logs

from booking_core.central.centre import DATABASE
from booking_core.central.data_folder.database_failures import REMEDIES, failures_named
from booking_core.central.failures import FolderUnusable
from booking_core.store.engines.databases import SqliteFile
from booking_core.store.engines.hindrances import Hindrance
from booking_core.store.engines.transactions import Unavailable
from booking_core.store.schema import booking
from tests.booking_core.central.api.test_operations import failing
from tests.booking_core.central.letters.test_postman import Post
from tests.booking_core.central.mail_server import mail_server
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, RunningCentre
from tests.booking_core.central.test_race import CONFIRMED, start_of, wish

HINDERED = 503
MOST = 200
"""So many bookings have no room in the pages that are there."""

Hinder = Callable[[RunningCentre], AbstractContextManager[None]]


@pytest.fixture
def running(running: RunningCentre) -> RunningCentre:
    """On SQLite, with a first booking: the log of what is written is there."""
    assert running.post("/v1/bookings", wish("mh-lok5", start_of(0))).status_code == CONFIRMED
    return running


def told(pragma: str, *, then: str) -> Hinder:
    """The writer is told the one, and the other afterwards."""

    @contextmanager
    def hinder(running: RunningCentre) -> Iterator[None]:
        writer = writer_of(running)
        tell(writer, pragma)
        try:
            yield
        finally:
            tell(writer, then)

    return hinder


full = told("PRAGMA max_page_count = 1", then="PRAGMA max_page_count = 1000000")
"""No page more than there are."""

read_only = told("PRAGMA query_only = ON", then="PRAGMA query_only = OFF")


@contextmanager
def refused_by_the_disk(running: RunningCentre) -> Iterator[None]:
    """The system lets no file grow any more: SQLite calls that an I/O error."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = running.centre.folder / f"{DATABASE}-wal"
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def writer_of(running: RunningCentre) -> Engine:
    """It has one connection: what that is told holds for everything that is written."""
    with running.centre.store.writing() as connection:
        return connection.engine


def tell(writer: Engine, pragma: str) -> None:
    with closing(writer.raw_connection()) as connection:
        connection.cursor().execute(pragma)


HINDRANCES: Mapping[Hindrance, Hinder] = {
    Hindrance.FULL: full,
    Hindrance.READ_ONLY: read_only,
    Hindrance.FAILING: refused_by_the_disk,
}


def bodies() -> dict[UUID, dict[str, object]]:
    """More than have room, each with its key."""
    return {uuid4(): wish("mh-lok3", start_of(number)) for number in range(MOST // 4)} | {
        uuid4(): wish("bib-salen", start_of(number)) for number in range(MOST // 4)
    }


def sent_until_refused(running: RunningCentre, wanted: Mapping[UUID, object]) -> tuple[set[UUID], requests.Response]:
    """The keys that were confirmed before, and the answer to the first that was not."""
    confirmed: set[UUID] = set()
    for key, body in wanted.items():
        answer = running.post("/v1/bookings", body, key=key)
        if answer.status_code != CONFIRMED:
            return confirmed, answer
        confirmed.add(key)
    message = "everything was kept"
    raise AssertionError(message)


@pytest.mark.parametrize("hindrance", HINDRANCES)
def test_whoever_books_is_told_to_come_again_and_nothing_is_lost(running: RunningCentre, hindrance: Hindrance) -> None:
    wanted = bodies()
    with HINDRANCES[hindrance](running), capture_logs() as logged:
        before, refused = sent_until_refused(running, wanted)
        ready, can_look = failing(running), running.get("/v1/venues").status_code
    after = {key: running.post("/v1/bookings", body, key=key).status_code for key, body in wanted.items()}

    assert (refused.status_code, refused.json()["code"], refused.headers["Retry-After"]) == (
        HINDERED,
        "cannot-keep",
        "60",
    )
    assert {line["advice"] for line in logged if line["log_level"] == "error"} == {REMEDIES[hindrance]}
    assert (ready, can_look) == (["writing"], 200)
    assert set(after.values()) == {CONFIRMED}
    assert len(kept(running)) == len(wanted) + 1
    assert len(before) < len(wanted)


def test_a_service_is_ready_again_with_the_first_thing_it_writes_and_not_by_writing_nothing(
    running: RunningCentre,
) -> None:
    with read_only(running):
        refused = running.post("/v1/bookings", wish("mh-lok3", start_of(0))).status_code
    running.centre.store.transactions.write(lambda connection: connection.execute(select(booking.c.id)).first())
    before = failing(running)

    confirmed = running.post("/v1/bookings", wish("mh-lok3", start_of(1))).status_code

    assert (refused, before, confirmed) == (HINDERED, ["writing"], CONFIRMED)
    assert running.get("/readyz").status_code == 200


def test_a_page_that_must_write_says_when_to_come_again(running: RunningCentre) -> None:
    """A wrong code is counted before it is answered."""
    with read_only(running), capture_logs() as logged:
        page = running.session.post(f"{running.url}/code", data={"code": "000 000 000"}, timeout=PATIENCE_SECONDS)

    assert (page.status_code, page.headers["Retry-After"]) == (HINDERED, "60")
    assert [line["advice"] for line in logged if line["log_level"] == "error"] == [REMEDIES[Hindrance.READ_ONLY]]


def test_no_letter_is_sent_again_and_again_that_cannot_be_crossed_off(running: RunningCentre) -> None:
    with mail_server() as mail:
        post = Post(running.centre, running.clock, mail)
        post.book()
        with read_only(running):
            for _ in range(3):
                with suppress(Unavailable):
                    post.postman.deliver()
        meanwhile = len(mail.letters)
        post.postman.deliver()

        assert (meanwhile, len(mail.letters), post.queued()) == (0, 1, 0)


def test_who_works_beside_the_service_is_told_what_to_look_at(running: RunningCentre) -> None:
    folder, store = running.centre.folder, running.centre.store
    refused = pytest.raises(FolderUnusable, match="neither full nor read-only")
    with read_only(running), refused, failures_named(folder, SqliteFile(folder / DATABASE)):
        store.change_places(lambda places: replace(places, name="Herlev By"), source="", now=running.clock())


def kept(running: RunningCentre) -> list[str]:
    with running.centre.store.reading() as connection:
        return list(connection.execute(select(booking.c.id)).scalars())
