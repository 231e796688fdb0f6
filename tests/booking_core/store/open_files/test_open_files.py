"""Whatever a table gets later is told in the open files, or left out on purpose."""

from typing import get_args

import msgspec
import pytest
from msgspec import Raw
from sqlalchemy import Table

from booking_core.store import schema
from booking_core.store.open_files.columns import fields_between
from booking_core.store.open_files.kinds import BOOKING_COLUMNS, KINDS, Kind
from booking_core.store.open_files.lines import VenueLine

BOUND_TO_LIVING_MACHINES = {
    "centre",
    "enrolment",
    "challenge",
    "authority",
    "wanted",
    "journal_end",
    "kept_wish",
    "unmet_count",
    "house_wish_count",
    "condition_teller",
    "staff_session",
    "sign_in_failure",
    "guess",
    "system_account",
}
FOLLOW_FROM_THE_REST = {"occupancy", "stock_use", "booking_party", "contact", "former_key", "stopped_card"}
RENAMED = {
    **BOOKING_COLUMNS,
    "venue": "venue_id",
    "space": "space_id",
    "places": "document",
    "series": "document",
    "user": "user_kind",
    "why": "code",
    "when": "week_part",
    "booking": "booking_id",
    "wish": "waiting_id",
    "id": "command_id",
}
LEFT_OUT = {
    "device": {
        "public_key",
        "incarnation",
        "sequence",
        "enrolled_at",
        "last_contact_at",
        "incarnation_epoch",
        "previous_epoch",
        "previous_incarnation",
        "reported_epoch",
        "token",
        "was_granted",
        "synced_to",
        "lost_by",
        "software",
        "unprinted",
        "papers_waiting",
        "untold",
        "printer_is_away",
        "endorsement",
    },
    "waiting": {"first_day", "last_day", "space_id", "venue_id", "person", "sealed"},
    "doubt": {"sealed"},
    "place_card": {"sealed"},
    "staff": {"secret", "is_first"},
}


def told(table: Table) -> set[str]:
    """The columns that a line of some kind has, under whichever name."""
    kinds = [kind for kind in KINDS if table in kind.tables]
    both = [fields_between(kind.line, table, names) for kind in kinds for names in ({}, _fitting(table))]
    return {field.column for fields in both for field in fields}


def _fitting(table: Table) -> dict[str, str]:
    return {name: column for name, column in RENAMED.items() if column in table.c and name not in table.c}


def test_every_table_is_told_or_left_out_on_purpose() -> None:
    in_files = {table.name for kind in KINDS for table in kind.tables}

    assert set(schema.metadata.tables) == in_files | BOUND_TO_LIVING_MACHINES | FOLLOW_FROM_THE_REST


def test_every_column_is_told_or_left_out_on_purpose() -> None:
    for table in schema.metadata.tables.values():
        if table.name in BOUND_TO_LIVING_MACHINES | FOLLOW_FROM_THE_REST:
            continue
        missing = set(table.c.keys()) - told(table)
        assert missing == LEFT_OUT.get(table.name, set()), table.name


@pytest.mark.parametrize("name", ["../medborgerhus", "/etc/hus", "hus/stue", "..", "hus\n", ""])
def test_no_house_is_called_what_would_lie_elsewhere_as_a_file(name: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": name, "name": "Hus", "retired": False}, VenueLine)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_field_is_json_or_none_which_is_read_as_none_alone(kind: Kind) -> None:
    for field in msgspec.structs.fields(kind.line):
        assert Raw not in get_args(field.type), field.name
