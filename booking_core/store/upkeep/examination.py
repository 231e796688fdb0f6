"""What can be seen of a central database by looking at it: whether it is whole, and how safely it keeps what it has."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text


def damage(connection: Connection) -> tuple[str, ...]:
    """What the engine itself finds wrong with its pages, keys and indexes, in its own words; nothing where all is well.

    PostgreSQL looks into no page for this: it has its checksums, see `durability`.
    """
    if connection.dialect.name == "sqlite":
        pages = [word for word in connection.execute(text("PRAGMA integrity_check")).scalars() if word != "ok"]
        keys = [
            f"{row[0]}: row {row[1]} refers to nothing" for row in connection.execute(text("PRAGMA foreign_key_check"))
        ]
        return (*pages, *keys)
    invalid = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT (indisvalid AND indisready)"
    return tuple(f"the index {name} is not usable" for name in connection.execute(text(invalid)).scalars())


@dataclass(frozen=True, slots=True)
class Durability:
    """How a PostgreSQL server keeps what is committed.

    `standbys` are those that a commit waits for, by name; None where our user may not see them. `has_several_addresses`
    when the service goes over to another server by itself.
    """

    version: str
    waits_for_disk: bool
    writes_whole_pages: bool
    has_checksums: bool
    names_standbys: bool
    standbys: tuple[str, ...] | None
    has_several_addresses: bool


def durability(connection: Connection) -> Durability | None:
    """Of PostgreSQL; None of SQLite, whose file always waits for the disk."""
    if connection.dialect.name == "sqlite":
        return None

    def setting(name: str) -> str:
        value: str = connection.execute(select(func.current_setting(name))).scalar_one()
        return value

    return Durability(
        version=setting("server_version"),
        waits_for_disk=setting("fsync") == "on",
        writes_whole_pages=setting("full_page_writes") == "on",
        has_checksums=setting("data_checksums") == "on",
        names_standbys=setting("synchronous_standby_names") != "",
        standbys=_standbys(connection),
        has_several_addresses="," in str(connection.engine.url.query.get("host", "")),
    )


def standby_is_silent(connection: Connection) -> bool:
    """Whether every commit waits for a standby that is not there, as far as our user may see."""
    if connection.dialect.name == "sqlite":
        return False
    names: str = connection.execute(select(func.current_setting("synchronous_standby_names"))).scalar_one()
    return names != "" and _standbys(connection) == ()


def _standbys(connection: Connection) -> tuple[str, ...] | None:
    if not connection.execute(text("SELECT pg_has_role('pg_read_all_stats', 'USAGE')")).scalar_one():
        return None
    seen = "SELECT application_name FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum') ORDER BY 1"
    return tuple(connection.execute(text(seen)).scalars())
