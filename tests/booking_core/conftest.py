"""The engines that the central store runs on: `each_engine` runs a test on both."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from uuid import uuid4

import pytest
from sqlalchemy import URL

from booking_core.central.failures import DATABASE_VARIABLE
from booking_core.store.engines.databases import PostgresDatabase
from tests.postgres_server import TEMPLATE, Server, running_server

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Server:
    """The PostgreSQL of this run, or a failure that says why there is none."""
    return running_server()


@pytest.fixture(params=ENGINES)
def each_engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """Every centre that the test opens keeps its bookings there; so does the command line."""
    engine: str = request.param
    with kept_on(engine):
        yield engine


@pytest.fixture(scope="module", params=ENGINES)
def each_engine_once(request: pytest.FixtureRequest) -> Iterator[str]:
    """The same for all tests of a module together."""
    engine: str = request.param
    with kept_on(engine):
        yield engine


@contextmanager
def kept_on(engine: str) -> Iterator[None]:
    """In the block the environment names a fresh database on that engine."""
    with pytest.MonkeyPatch.context() as environment:
        if engine == "sqlite":
            environment.delenv(DATABASE_VARIABLE, raising=False)
            yield
            return
        database = _kept_database()
        running_server().empty(database)
        with named(database.url):
            yield


@contextmanager
def named(url: URL | str) -> Iterator[None]:
    """In the block the environment names that database."""
    text = url if isinstance(url, str) else url.render_as_string(hide_password=False)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(DATABASE_VARIABLE, text)
        yield


@cache
def _kept_database() -> PostgresDatabase:
    """One for each worker, emptied before each use; it goes with the server."""
    server = running_server()
    name = "kept_" + uuid4().hex
    server.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    return server.database(name)
