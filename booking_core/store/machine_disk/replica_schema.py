"""The tables of a machine's replica. Instants are unix seconds (UTC) as integers, documents JSON by msgspec.

replica_head           one row: the last feed entry applied, the places, and when the centre was last heard
replica_booking        the bookings
replica_series         the series of the bookings, as the centre sent them
replica_block          rooms closed for a time, as the centre sent them
replica_revoked_card   place cards that are not taken any more, until their last day
replica_condition      what is broken, dirty or missing, as the centre sent it; that it was put right for some days
"""

REPLICA_FORM = 4
"""Another one with each kind of change that the feed learns: an older program has passed over what it did not know."""

REPLICA_TABLES = (
    """CREATE TABLE IF NOT EXISTS replica_head (
        only_row INTEGER NOT NULL CHECK (only_row = 1),
        epoch INTEGER NOT NULL,
        number BIGINT NOT NULL,
        chain_hash VARCHAR(64) NOT NULL,
        seal VARCHAR(64) NOT NULL,
        municipality BLOB NOT NULL,
        seen_at BIGINT NOT NULL,
        PRIMARY KEY (only_row)
    )""",
    """CREATE TABLE IF NOT EXISTS replica_booking (
        id VARCHAR(36) NOT NULL,
        ends_at BIGINT NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (id)
    )""",
    "CREATE INDEX IF NOT EXISTS ix_replica_booking_ends_at ON replica_booking (ends_at)",
    """CREATE TABLE IF NOT EXISTS replica_series (
        id VARCHAR(36) NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (id)
    )""",
    """CREATE TABLE IF NOT EXISTS replica_block (
        id VARCHAR(36) NOT NULL,
        ends_at BIGINT NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (id)
    )""",
    "CREATE INDEX IF NOT EXISTS ix_replica_block_ends_at ON replica_block (ends_at)",
    """CREATE TABLE IF NOT EXISTS replica_revoked_card (
        id VARCHAR(36) NOT NULL,
        valid_until VARCHAR(10) NOT NULL,
        PRIMARY KEY (id)
    )""",
    """CREATE TABLE IF NOT EXISTS replica_condition (
        id VARCHAR(36) NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (id)
    )""",
)

EVERYTHING = (
    "SELECT only_row, epoch, number, chain_hash, seal, municipality, seen_at FROM replica_head",
    "SELECT id, ends_at, document FROM replica_booking",
    "SELECT id, document FROM replica_series",
    "SELECT id, ends_at, document FROM replica_block",
    "SELECT id, valid_until FROM replica_revoked_card",
    "SELECT id, document FROM replica_condition",
)
"""Reads every column of every table."""
