"""The tables of a kiosk's journal. Instants are unix seconds (UTC) as integers, documents JSON by msgspec.

A file of its own: it is what printed receipts stand on, and nothing else may damage it.
"""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, String, Table

JOURNAL_FORM = 2

journal_metadata = MetaData()

journal_life = Table(
    "journal_life",
    journal_metadata,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("is_whole", Boolean, nullable=False),
    Column("over_at", BigInteger),
    Column("after_sequence", BigInteger, nullable=False),
    Column("after_hash", String(64)),
    Column("seal", String(64), nullable=False),
    comment="The lives of the process; `over_at` is when the next began, `after_*` where passed entries were cut off, "
    "`seal` a hash of the rest.",
)

journal_entry = Table(
    "journal_entry",
    journal_metadata,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("chain_hash", String(64), nullable=False),
    Column("has_contact", Boolean, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Index("ix_journal_entry_has_contact", "has_contact"),
    comment="What each life did, chained by hash; a contact is gone once the centre has it.",
)
