"""A standby that every commit waits for: nothing is answered that it does not have, and it takes over without a loss.

The servers are made, and the failover is done, by the commands of `docs/operations.md`.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest

from booking_core.central.centre import open_centre
from booking_core.central.command_line import main
from booking_core.central.failures import DatabaseUnreachable
from tests.booking_core.central.clients import NOTHING_LOST, Told, book_until, each_for_several, kept_of
from tests.booking_core.central.kiosk_at_the_centre import wish_for
from tests.booking_core.central.restored_town import town_in
from tests.booking_core.central.running.test_presence import not_ready
from tests.booking_core.central.running_centre import MovableClock, running_centre
from tests.booking_core.central.test_race import CONFIRMED, start_of, wish
from tests.booking_core.central.test_several_processes import comes_true
from tests.booking_core.conftest import named
from tests.postgres_pair import COMING_BACK, LAGGING, WITHOUT, Machine, Pair, postgres_pair

CLIENTS = 4
HALLS = (("bib-salen", "bib-salen-a"), ("mh-lok3",))
AWAY = 503
NOW = ["--pretend-now", MovableClock()().isoformat()]
PATIENCE = "700ms"
"""How long a commit waits for the standby here, as for the lock; usually ten seconds."""


@pytest.fixture
def pair() -> Iterator[Pair]:
    with postgres_pair() as pair:
        pair.first.execute(f"ALTER DATABASE {pair.name} SET lock_timeout = '{PATIENCE}'")
        with named(pair.database.url):
            yield pair


def bookings_at(machine: Machine, pair: Pair) -> set[object]:
    return {row[0] for row in machine.execute("SELECT id FROM booking", database=pair.name)}


def test_what_the_standby_does_not_have_is_not_answered(
    pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also not when it is asked for again, although the first machine's disk has it by then."""
    body, key = wish("mh-lok3", start_of(0)), uuid4()
    with running_centre(tmp_path) as running:
        assert not_ready(running) == []
        pair.second.stop()
        refused = [running.post("/v1/bookings", body, key=key) for _ in range(2)]
        others = running.post("/v1/bookings", wish("mh-lok3", start_of(0)))
        named_by_readiness = not_ready(running)
        pair.second.start()
        answered = running.post("/v1/bookings", body, key=key)
        kept = bookings_at(pair.second, pair)
        assert comes_true(lambda: not not_ready(running))

    assert [(one.status_code, one.json()["code"], one.headers["Retry-After"]) for one in (*refused, others)] == [
        (AWAY, "busy", "2")
    ] * 3
    assert named_by_readiness == ["standby"]
    assert answered.status_code == CONFIRMED
    assert kept == {answered.json()["booking"]["id"]}
    assert comes_true(lambda: main(["doctor", "--data", str(tmp_path), *NOW]) == 0)
    assert "Every commit waits for a standby too: machine2." in capsys.readouterr().out


def test_when_the_first_machine_dies_all_that_was_answered_is_there_once_and_booking_goes_on(
    pair: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told, stopping = Told(), Event()
    with running_centre(tmp_path) as running, ThreadPoolExecutor(CLIENTS) as pool:
        draw = each_for_several(HALLS)
        clients = [pool.submit(book_until, stopping, [running.url], draw, told) for _ in range(CLIENTS)]
        try:
            before = until_more_are_confirmed(told, than=8)
            pair.first.lose_power()
            pair.fail_over()
            until_more_are_confirmed(told, than=before + 8)
        finally:
            stopping.set()
        for client in clients:
            client.result(60)
        head = running.centre.store.head()

    assert told.unexpected == []
    assert told.without_one_winner == []
    assert kept_of(tmp_path, told) == NOTHING_LOST
    assert (head.epoch, head.recovering) == (1, False)
    assert main(["doctor", "--data", str(tmp_path), *NOW]) == 1
    assert "no commit waits for a standby" in capsys.readouterr().out
    check_that_the_first_confirms_nothing(pair, tmp_path)
    check_that_the_first_becomes_the_standby(pair, tmp_path, capsys)


def until_more_are_confirmed(told: Told, *, than: int) -> int:
    gate = Event()
    for _ in range(1200):
        if len(told.confirmed) > than:
            return len(told.confirmed)
        gate.wait(0.05)
    raise AssertionError(told)


def check_that_the_first_confirms_nothing(pair: Pair, folder: Path) -> None:
    """Started again by mistake it still waits for its standby, which is one no more."""
    pair.first.start()
    with pytest.raises(DatabaseUnreachable, match="the standby does not answer"):
        open_centre(folder, clock=MovableClock(), database=pair.database_at(pair.first))
    pair.first.stop()


def check_that_the_first_becomes_the_standby(pair: Pair, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pair.make_standby(COMING_BACK, pair.first)

    assert comes_true(lambda: main(["doctor", "--data", str(folder), *NOW]) == 0)
    assert "Every commit waits for a standby too: machine1." in capsys.readouterr().out


def test_a_standby_that_lacks_the_last_bookings_takes_over_like_a_copy(pair: Pair, tmp_path: Path) -> None:
    """Nobody waits for it, so that it may lack what was answered: the machines bring it back."""
    data = tmp_path / "moedested" / "central"
    with named(pair.database_at(pair.first).url), town_in(data) as town:
        pair.second.stop()
        pair.type_in_all(WITHOUT)
        town.kiosk.want(wish_for())
        town.kiosk.sync()
        by_partner = town.book()["booking"]["id"]
        town.kiosk.sync()
        town.stop()
        pair.first.lose_power()
        pair.second.start()
        assert bookings_at(pair.second, pair) == set()

        with named(pair.database_at(pair.second).url):
            said = pair.type_in_all(LAGGING, XDG_DATA_HOME=str(tmp_path))
            town.start()
            town.kiosk.hear_epoch(town.epoch)
            town.kiosk.report()
            town.desk_reports()
            town.stop()

    assert "A new life has begun.\nNothing is booked before every machine has told what it knows:" in said
    assert bookings_at(pair.second, pair) == {by_partner, *(str(one.id) for one in town.kiosk.paper)}
