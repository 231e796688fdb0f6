"""The tables of a kiosk's journal. Instants are unix seconds (UTC) as integers, documents JSON by msgspec.

A file of its own: it is what printed receipts stand on, and nothing else may damage it.

    journal_life    the lives of the process; `over_at` is when the next began, `after_*` where passed entries were
                    cut off, `seal` a hash of the rest
    journal_entry   what each life did, chained by hash; a contact is gone once the centre has it
"""

JOURNAL_FORM = 2

JOURNAL_TABLES = (
    """CREATE TABLE IF NOT EXISTS journal_life (
        epoch INTEGER NOT NULL,
        number BIGINT NOT NULL,
        is_whole BOOLEAN NOT NULL,
        over_at BIGINT,
        after_sequence BIGINT NOT NULL,
        after_hash VARCHAR(64),
        seal VARCHAR(64) NOT NULL,
        PRIMARY KEY (epoch, number)
    )""",
    """CREATE TABLE IF NOT EXISTS journal_entry (
        epoch INTEGER NOT NULL,
        number BIGINT NOT NULL,
        sequence BIGINT NOT NULL,
        chain_hash VARCHAR(64) NOT NULL,
        has_contact BOOLEAN NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (epoch, number, sequence)
    )""",
    "CREATE INDEX IF NOT EXISTS ix_journal_entry_has_contact ON journal_entry (has_contact)",
)
