"""Which texts name a PostgreSQL database, and that none of them shows its password."""

import pytest

from booking_core.central.data_folder.database_failures import name_of
from booking_core.store.engines.databases import DatabaseUrlWrong, postgres_database


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://moedested:secret@127.0.0.1/moedested",
        "postgres://moedested:secret@127.0.0.1/moedested",
        "postgresql+psycopg://moedested:secret@127.0.0.1/moedested",
        "postgresql://127.0.0.1/moedested?user=moedested&password=secret",
        "postgresql://moedested@127.0.0.1/moedested?password=secret",
    ],
)
def test_a_database_is_named_in_any_of_the_usual_ways(text: str) -> None:
    database = postgres_database(text)

    assert database == postgres_database("postgresql://moedested:secret@127.0.0.1/moedested")
    assert "secret" not in repr(database)
    assert name_of(database) == "postgresql://moedested:***@127.0.0.1/moedested"


def test_of_two_servers_the_one_is_meant_that_writes() -> None:
    url = postgres_database("postgresql://moedested:secret@10.0.0.1:5433,10.0.0.2/moedested").url

    assert url.query == {"host": "10.0.0.1,10.0.0.2", "port": "5433,", "target_session_attrs": "read-write"}
    assert (url.username, url.password, url.database) == ("moedested", "secret", "moedested")


def test_whoever_says_so_reads_at_a_standby() -> None:
    url = postgres_database("postgresql://moedested@10.0.0.2/moedested?target_session_attrs=any").url

    assert (url.host, url.query) == ("10.0.0.2", {"target_session_attrs": "any"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "central.sqlite",
        "sqlite:///central.sqlite",
        "mysql://moedested:secret@127.0.0.1/moedested",
        "postgresql+psycopg2://moedested:secret@127.0.0.1/moedested",
        "postgresql://moedested:secret@127.0.0.1",
        "postgresql://127.0.0.1/moedested?password=secret&password=secret",
        "postgresql://moedested@127.0.0.1/moedested?sslpassword=secret",
        "postgresql://moedested:secret@127.0.0.1/moedested?sslmod=require",
        "postgresql://moedested:my@secret@127.0.0.1/moedested",
        "postgresql://moedested:secret@127.0.0.1:port/moedested",
        "postgresql://moedested:secret@127.0.0.1:port,127.0.0.2/moedested",
        "postgresql://moedested:secret@127.0.0.1,127.0.0.2",
    ],
)
def test_what_names_none_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(DatabaseUrlWrong) as refused:
        postgres_database(text)

    assert "secret" not in str(refused.value)
