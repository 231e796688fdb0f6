"""Bringing a central store's tables to the newest form."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from booking_core.store.engine import sqlite_engine

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(path: Path) -> None:
    """Make the SQLite file at `path` if there is none, and bring it to the newest form."""
    engine = sqlite_engine(path)
    try:
        migrate_engine(engine)
    finally:
        engine.dispose()


def migrate_engine(engine: Engine) -> None:
    """Bring the database behind a writing engine to the newest form."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
