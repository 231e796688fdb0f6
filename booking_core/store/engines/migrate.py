"""Bringing a central store's tables to the newest form."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from booking_core.store.engines.databases import Database, writing_engine

MIGRATIONS = Path(__file__).parents[1] / "migrations"


class FormUnknown(Exception):
    """The tables have a form that this program does not know: a newer one has been here."""

    def __init__(self, form: str) -> None:
        super().__init__(form)
        self.form = form


class TablesOfAnother(Exception):
    """There are tables in the file, and none of them is ours."""


def migrate(database: Database) -> None:
    """Bring `database` to the newest form; a SQLite file is made if there is none.

    Raises:
        FormUnknown: a newer program has been here.
        TablesOfAnother: another program has been here.
    """
    engine = writing_engine(database, is_patient=True)
    try:
        migrate_engine(engine)
    finally:
        engine.dispose()


def migrate_engine(engine: Engine) -> None:
    """Bring the database behind a writing engine to the newest form, all of it or nothing.

    Raises:
        FormUnknown: a newer program has been here.
        TablesOfAnother: another program has been here. A server's database may well be shared.
    """
    with engine.begin() as connection:
        form = form_of(connection)
        if form == newest_form():
            return
        config = _config()
        if form is not None and form not in _forms(config):
            raise FormUnknown(form)
        if form is None and connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
            raise TablesOfAnother
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def has_newest_form(connection: Connection) -> bool:
    """Whether the tables behind `connection` have the form this program knows."""
    return form_of(connection) == newest_form()


def form_of(connection: Connection) -> str | None:
    """The form of the tables there; None when there are none."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def newest_form() -> str:
    """The form that this program reads and writes."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    assert newest is not None  # noqa: S101  # there are migrations
    return newest


def _forms(config: Config) -> set[str]:
    """All that the tables have had, the newest among them."""
    return {one.revision for one in ScriptDirectory.from_config(config).walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
