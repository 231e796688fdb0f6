"""The INSERT that knows ON CONFLICT. SQLite and PostgreSQL say it in the same words.

SQLAlchemy has one a dialect; its SQLite compiler renders PostgreSQL's word for word, which the tests of the store hold
on both engines.
"""

from sqlalchemy.dialects.postgresql import insert

__all__ = ["insert"]
