"""Databases in forms that earlier programs left behind."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from booking_core.store.engines.databases import Database, writing_engine
from booking_core.store.engines.migrate import MIGRATIONS


@contextmanager
def writing(database: Database) -> Iterator[Connection]:
    """One transaction."""
    engine = writing_engine(database)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def made_in_form(database: Database, revision: str) -> None:
    """The tables as the program of that revision made them."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with writing(database) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
