"""The tables of a kiosk's outbox. Instants are unix seconds (UTC) as integers, documents JSON by msgspec.

The replica can be fetched again at any time; the outbox cannot, so it is a file of its own.

    outbox_wish        what people asked for here: the message as sent, its contact sealed and gone after the answer
    outbox_receipt     what was given to people here; `paper` is empty until the printer has been asked
    outbox_unmet       what people wanted here and could not have, without them, until the centre has been told
    outbox_condition   what people here told is broken, dirty or missing, until the centre has been told
"""

OUTBOX_FORM = 1

OUTBOX_TABLES = (
    """CREATE TABLE IF NOT EXISTS outbox_wish (
        id VARCHAR(36) NOT NULL,
        state VARCHAR(16) NOT NULL,
        message BLOB NOT NULL,
        language VARCHAR(8) NOT NULL,
        made_at BIGINT NOT NULL,
        answer_by BIGINT NOT NULL,
        ends_at BIGINT NOT NULL,
        answer BLOB,
        PRIMARY KEY (id)
    )""",
    "CREATE INDEX IF NOT EXISTS ix_outbox_wish_state ON outbox_wish (state)",
    """CREATE TABLE IF NOT EXISTS outbox_receipt (
        booking_id VARCHAR(36) NOT NULL,
        kind VARCHAR(16) NOT NULL,
        code VARCHAR(9) NOT NULL,
        token VARCHAR(400) NOT NULL,
        language VARCHAR(8) NOT NULL,
        issued_at BIGINT NOT NULL,
        paper VARCHAR(16),
        PRIMARY KEY (booking_id, kind)
    )""",
    "CREATE INDEX IF NOT EXISTS ix_outbox_receipt_code ON outbox_receipt (code)",
    """CREATE TABLE IF NOT EXISTS outbox_unmet (
        number INTEGER NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (number)
    )""",
    """CREATE TABLE IF NOT EXISTS outbox_condition (
        number INTEGER NOT NULL,
        message BLOB NOT NULL,
        PRIMARY KEY (number)
    )""",
)
