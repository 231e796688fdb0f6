"""Bringing a central store's tables to the newest form.

A form is called by the number that its migration's file begins with. What brings tables from one to the next is a large
library, loaded where there is something to bring.
"""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, column, inspect, select, table

from booking_core.store.engines.databases import Database, writing_engine

MIGRATIONS = Path(__file__).parents[1] / "migrations"
_FORM = table("alembic_version", column("version_num"))


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
        if form is not None and form not in _forms():
            raise FormUnknown(form)
        if form is None and connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
            raise TablesOfAnother
        _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def has_newest_form(connection: Connection) -> bool:
    """Whether the tables behind `connection` have the form this program knows."""
    return form_of(connection) == newest_form()


def form_of(connection: Connection) -> str | None:
    """The form of the tables there; None when there are none."""
    if not inspect(connection).has_table(_FORM.name):
        return None
    form: str | None = connection.scalar(select(_FORM.c.version_num))
    return form


@cache
def newest_form() -> str:
    """The form that this program reads and writes."""
    return max(_forms())


def _forms() -> set[str]:
    """All that the tables have had, the newest among them."""
    return {file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")}
