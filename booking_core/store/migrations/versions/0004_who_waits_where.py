"""What the waiting list is asked for without reading every need: code, days, place, and whose wish it is."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_DAMM = "0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790"


def upgrade() -> None:
    with op.batch_alter_table("waiting") as batch_op:
        for name, length in (("code", 9), ("first_day", 10), ("last_day", 10), ("space_id", 64), ("venue_id", 64)):
            batch_op.add_column(sa.Column(name, sa.String(length=length), nullable=True))
        batch_op.add_column(sa.Column("person", sa.String(length=80), nullable=True))
    _fill_in()
    with op.batch_alter_table("waiting") as batch_op:
        for name, length in (("code", 9), ("first_day", 10), ("last_day", 10)):
            batch_op.alter_column(name, existing_type=sa.String(length=length), nullable=False)
        batch_op.create_index(op.f("ix_waiting_code"), ["code"])
        batch_op.create_index(op.f("ix_waiting_person"), ["person"])


def _fill_in() -> None:
    """What stands in the needs of those who wait already; whose they are stays sealed, and counts for nobody."""
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT id, need FROM waiting")).all():
        need = json.loads(row.need)
        connection.execute(
            sa.text(
                "UPDATE waiting SET code = :code, first_day = :first_day, last_day = :last_day, space_id = :space_id, "
                "venue_id = :venue_id WHERE id = :id"
            ),
            {
                "id": row.id,
                "code": _code_of(row.id),
                "first_day": need["first_day"],
                "last_day": need["last_day"],
                "space_id": need.get("space"),
                "venue_id": need.get("house"),
            },
        )


def _code_of(wish: str) -> str:
    """As `booking_core.protocol.codes` made it when this was written; it must not change with that."""
    digest = hashlib.sha256(b"moedested code 1\0" + bytes.fromhex(wish.replace("-", ""))).digest()
    digits, check = f"{int.from_bytes(digest[:8]) % 10**8:08}", 0
    for digit in digits:
        check = int(_DAMM[check * 10 + int(digit)])
    return f"{digits}{check}"
