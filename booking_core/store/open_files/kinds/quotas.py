"""Quotas, which count persons under keys of the centre's own."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, func, select, true

from booking_core.domain.quotas import PERSON_MARK, is_of_a_person
from booking_core.store import schema
from booking_core.store.open_files import lines
from booking_core.store.open_files.columns import fields_between, kept, told
from booking_core.store.open_files.kinds.kind import Keyring, Kind, counted, rows_of
from booking_core.store.open_files.lines import Line

_QUOTA_FIELDS = fields_between(lines.QuotaLine, schema.quota_use, {})


def _quotas_told(keyring: Keyring) -> ColumnElement[bool]:
    return true() if keyring.has_contacts else schema.quota_use.c.party.not_like(f"%{PERSON_MARK}%")


def _read_quotas(connection: Connection, keyring: Keyring) -> Iterator[Line]:
    query = select(schema.quota_use).where(_quotas_told(keyring)).order_by(*schema.quota_use.primary_key.columns)
    return (lines.QuotaLine(**told(row, _QUOTA_FIELDS)) for row in rows_of(connection, query))


def _count_quotas(connection: Connection, keyring: Keyring) -> int:
    return counted(connection, select(func.count()).select_from(schema.quota_use).where(_quotas_told(keyring)))


def _put_quotas(connection: Connection, given: Sequence[lines.QuotaLine], keyring: Keyring) -> None:
    """A person whom other keys count, and whose contact is not there, cannot be counted on."""
    rows = [
        {**kept(one, _QUOTA_FIELDS), "party": party}
        for one in given
        if (party := _counted_here(one.party, keyring)) is not None
    ]
    if rows:
        connection.execute(schema.quota_use.insert(), rows)


def _counted_here(party: str, keyring: Keyring) -> str | None:
    if keyring.is_of_the_same_centre or not is_of_a_person(party):
        return party
    return keyring.renamed.get(party)


QUOTAS = Kind("quotas", lines.QuotaLine, (schema.quota_use,), _count_quotas, _read_quotas, _put_quotas)
