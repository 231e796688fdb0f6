"""What its days have passed for goes, by the hour of the service or by command; what counts things stays."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from booking_core.central.centre import Centre
from booking_core.central.command_line import main
from booking_core.domain.places import Municipality, Privacy
from booking_core.store.schema import booking, contact
from booking_core.store.statements.at_once import Sheet
from booking_core.store.upkeep.personal_rows import sealed_contacts
from booking_core.store.upkeep.retention import MOST_AT_ONCE, Forgotten
from tests.booking_core.central.filled_town import fill, told
from tests.booking_core.central.running_centre import MovableClock, herlev, opened_centre

NOTHING = Forgotten()
A_YEAR = timedelta(days=365)


def kept_for(places: Municipality, days: int) -> Municipality:
    return replace(places, privacy=Privacy(days, places.privacy.audit_kept_days))


def contacts(centre: Centre) -> int:
    with centre.store.reading() as connection:
        return len(list(sealed_contacts(connection)))


@pytest.mark.usefixtures("each_engine")
def test_the_command_deletes_everybody_and_leaves_the_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        fill(centre)
        before = told(centre)
        assert centre.store.upkeep.forget_contacts(now=clock()) == NOTHING
        in_two_years = (clock() + 2 * A_YEAR).isoformat()
        capsys.readouterr()

        assert main(["retention", "--data", str(tmp_path), "--pretend-now", in_two_years]) == 0

        said = capsys.readouterr().out.splitlines()
        after = told(centre)
        assert contacts(centre) == 0
        assert centre.store.upkeep.forget_contacts(now=clock() + 2 * A_YEAR) == NOTHING
    figures = {words: int(count) for count, words in (line.split(maxsplit=1) for line in said[1:-1])}
    assert {words for words, count in figures.items() if count} >= {
        "contacts of bookings",
        "place cards",
        "wishes on the waiting list",
        "reasons for letting past a rule",
        "entries of the audit log, behind a signed cut",
    }
    for what in ("bookings", "series", "statistics", "lanes", "receipts"):
        assert after[what] == before[what], what
    assert main(["audit", "--verify", "--data", str(tmp_path)]) == 0


def test_days_that_become_fewer_hold_for_what_is_kept_already(tmp_path: Path) -> None:
    clock, places = MovableClock(), herlev()
    with opened_centre(tmp_path, clock, kept_for(places, 30)) as centre:
        fill(centre)
        everybody = contacts(centre)
        clock.advance(timedelta(days=10))
        assert centre.store.upkeep.forget_contacts(now=clock()).contacts == 0

        centre.store.import_places(kept_for(places, 2), source="fewer days", now=clock())

        gone = centre.store.upkeep.forget_contacts(now=clock()).contacts
        assert 0 < gone < everybody
        assert contacts(centre) == everybody - gone


def test_days_that_became_fewer_for_a_while_are_what_counts(tmp_path: Path) -> None:
    clock, places = MovableClock(), herlev()
    with opened_centre(tmp_path, clock, kept_for(places, 300)) as centre:
        fill(centre)
        for days in (2, 300):
            centre.store.import_places(kept_for(places, days), source=f"{days} days", now=clock())
        clock.advance(timedelta(days=60))

        centre.store.upkeep.forget_contacts(now=clock())

        assert contacts(centre) == 0


def test_days_that_become_more_keep_nobody_longer_than_was_told(tmp_path: Path) -> None:
    clock, places = MovableClock(), herlev()
    with opened_centre(tmp_path, clock, kept_for(places, 2)) as centre:
        fill(centre)
        centre.store.import_places(kept_for(places, 300), source="more days", now=clock())
        clock.advance(timedelta(days=60))

        centre.store.upkeep.forget_contacts(now=clock())

        assert contacts(centre) == 0


def test_more_than_one_transaction_may_delete_are_all_forgotten(tmp_path: Path) -> None:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        fill(centre)
        copy_contacts(centre, MOST_AT_ONCE + 1)
        clock.advance(timedelta(days=400))

        forgotten = centre.store.upkeep.forget_contacts(now=clock())

        assert forgotten.contacts > MOST_AT_ONCE
        assert contacts(centre) == 0


def copy_contacts(centre: Centre, count: int) -> None:
    """So many more bookings like one that there is, each with its contact."""
    with centre.store.writing() as connection:
        one = connection.execute(select(contact).limit(1)).one()._asdict()
        booked = connection.execute(select(booking).where(booking.c.id == one["booking_id"])).one()._asdict()
        ids = [str(uuid4()) for _ in range(count)]
        sheet = Sheet()
        sheet.put(booking, [{**booked, "id": each} for each in ids])
        sheet.put(contact, [{**one, "booking_id": each} for each in ids])
        sheet.write(connection)
