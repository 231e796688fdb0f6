"""What all tables have in common: the names of their constraints, and indexes of few rows."""

from sqlalchemy import Index, MetaData, text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def seldom(name: str, column: str, *others: str) -> Index:
    """An index of those rows alone that have the column: hardly any, and all others are not written into it."""
    is_there = text(f"{column} IS NOT NULL")
    return Index(name, column, *others, sqlite_where=is_there, postgresql_where=is_there)
