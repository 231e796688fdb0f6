"""A clock that is wrong when the service starts takes nothing along that could not be given back."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from structlog.testing import capture_logs

from booking_core.central.centre import Centre, open_centre
from booking_core.central.chores import chores_of, chores_of_each
from booking_core.central.command_line import main
from booking_core.central.data_folder.clock_file import CLOCK_FILE
from booking_core.central.letters.notifying import NoNotifier
from booking_core.central.reports.doctor import findings
from booking_core.domain.bookings import BookingState
from booking_core.findings import Health
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act
from booking_core.store.schema import audit as log
from booking_core.store.schema import booking, booking_party, contact, waiting
from tests.booking_core.central.filled_town import fill
from tests.booking_core.central.running_centre import MovableClock, chosen_database, opened_centre

THREE_MONTHS, A_WEEK, A_DAY, A_MINUTE = (timedelta(days=90), timedelta(days=7), timedelta(days=1), timedelta(minutes=1))


@pytest.fixture
def folder(each_engine: str, tmp_path: Path) -> Path:
    """Of a town with bookings, requests and people who wait, that has been served."""
    folder = tmp_path / each_engine
    with opened_centre(folder, MovableClock()) as centre:
        fill(centre)
        do_chores(centre)
    return folder


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    """Of a town that has just been made."""
    with opened_centre(tmp_path, MovableClock()):
        return tmp_path


@contextmanager
def started(folder: Path, clock: MovableClock) -> Iterator[Centre]:
    """A service that has just been started there."""
    with closing(open_centre(folder, clock=clock, database=chosen_database())) as centre:
        yield centre


def do_chores(centre: Centre) -> None:
    for chore in (*chores_of_each(centre), *chores_of(centre, NoNotifier())):
        chore.do()


def kept(centre: Centre) -> dict[str, int]:
    """What a wrong clock could take along."""
    states = select(booking.c.state, func.count()).group_by(booking.c.state)
    with centre.store.reading() as connection:
        tables = [(one.name, select(func.count()).select_from(one)) for one in (contact, booking_party, waiting, log)]
        counts = {name: connection.execute(query).scalar_one() for name, query in tables}
        return counts | {row.state: row[1] for row in connection.execute(states)}


def later(by: timedelta) -> MovableClock:
    clock = MovableClock()
    clock.advance(by)
    return clock


def test_a_service_that_starts_three_months_ahead_takes_nothing_along(folder: Path) -> None:
    with started(folder, later(timedelta(0))) as centre:
        before = kept(centre)

    while_wrong = []
    for _ in range(2):  # started anew it is no surer of its clock
        with started(folder, later(THREE_MONTHS)) as wrong:
            do_chores(wrong)
            do_chores(wrong)
            while_wrong.append(kept(wrong))

    assert before["contact"] > 0
    assert before["waiting"] > 0
    assert before[BookingState.REQUESTED] > 0
    assert while_wrong == [before, before]


def test_what_the_wrong_clock_dated_makes_it_no_surer(quiet: Path) -> None:
    with started(quiet, later(THREE_MONTHS)) as wrong, wrong.store.writing() as connection:
        audit.append(connection, [Act("device:mh-kiosk-1", "book")], now=wrong.clock())

    with started(quiet, later(THREE_MONTHS)) as again:
        assert again.clock_watch.doubt() is not None


def test_a_clock_that_is_put_right_is_gone_by_at_once(quiet: Path) -> None:
    clock = later(THREE_MONTHS)
    with started(quiet, clock) as centre:
        do_chores(centre)
        clock.advance(A_MINUTE - THREE_MONTHS)

        assert centre.clock_watch.sure_now() == clock()


def test_a_centre_that_was_off_for_a_week_goes_on_after_an_operators_word(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = later(A_WEEK)
    with started(folder, clock) as centre:
        do_chores(centre)
        asked = kept(centre)[BookingState.REQUESTED]
        with centre.store.writing() as connection:  # one whose time has begun meanwhile
            connection.execute(update(booking).where(booking.c.state == "requested").values(starts_at=0))
        options = ["--data", str(folder), "--pretend-now", clock().isoformat()]

        in_doubt = main(["clock", *options])
        refused = main(["retention", *options])
        said = capsys.readouterr().err
        believed = main(["clock", "--is-right", *options])
        do_chores(centre)

        assert (in_doubt, refused, believed) == (1, 1, 0)
        assert said.count("moedested central clock --is-right") == 2
        assert main(["clock", *options]) == 0
        assert asked > 0
        assert BookingState.REQUESTED not in kept(centre)
        with centre.store.reading() as connection:
            assert "clock-believed" in {entry.act.verb for entry in audit.entries(connection)}


def test_a_weekend_that_the_service_was_off_needs_no_word(quiet: Path) -> None:
    with started(quiet, later(3 * A_DAY)) as centre:
        assert centre.clock_watch.sure_now() is not None


def test_a_service_that_runs_for_months_is_sure_all_the_while(quiet: Path) -> None:
    clock = later(timedelta(0))
    with started(quiet, clock) as centre:
        for _ in range(40):
            clock.advance(A_DAY)
            assert centre.clock_watch.sure_now() == clock()


def test_a_clock_behind_is_in_doubt_until_it_has_passed_what_was_known(quiet: Path) -> None:
    clock = later(-A_DAY)
    with started(quiet, clock) as centre:
        behind = centre.clock_watch.sure_now()
        clock.advance(A_DAY)

        assert behind is None
        assert centre.clock_watch.sure_now() == clock()


@pytest.mark.parametrize("content", [None, b"", b"soon\n", b"\xff"], ids=["missing", "empty", "no instant", "no text"])
def test_without_its_file_a_centre_goes_by_what_its_database_heard_last(folder: Path, content: bytes | None) -> None:
    file = folder / CLOCK_FILE
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)

    with started(folder, later(THREE_MONTHS)) as centre:
        assert centre.clock_watch.doubt() is not None
    with started(folder, later(A_DAY)) as centre:
        assert centre.clock_watch.doubt() is None


def test_the_doctor_and_the_log_name_the_clock_and_say_what_to_do(quiet: Path) -> None:
    with started(quiet, later(THREE_MONTHS)) as centre, capture_logs() as lines:
        do_chores(centre)
        do_chores(centre)
        (found,) = [one for one in findings(centre) if "clock" in one.sentence]

    (line,) = [one for one in lines if one["event"] == "the clock is in doubt"]
    assert found.health is Health.WRONG
    assert "2027-02-24" in found.sentence
    assert line["log_level"] == "error"
    assert line["advice"] == found.sentence
    assert found.sentence.endswith("moedested central clock --is-right")
