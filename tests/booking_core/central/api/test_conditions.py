"""What is broken, dirty or missing at the real centre: told by kiosks and partners, closed by a desk, then counted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import select

from booking_core.central.accounts import staff_accounts
from booking_core.central.command_line import main
from booking_core.domain.identity import BookingId, ConditionId, SpaceId, StaffRole
from booking_core.domain.told.conditions import (
    MOST_A_BOOKING,
    ConditionKind,
    ConditionReport,
    Thing,
    WhyNotTold,
    is_sound,
)
from booking_core.protocol.messages import (
    Changes,
    CloseCondition,
    ConditionChanged,
    ConditionRefused,
    ConditionTold,
    Feed,
    NotUnderstood,
    ReportCondition,
    SameIdOtherBody,
    Snapshot,
    SnapshotWanted,
)
from booking_core.store.logs import audit
from booking_core.store.schema import condition_report, condition_teller
from booking_core.store.told import condition_store
from booking_core.store.told.condition_store import CLOSED_KEPT_FOR, TELLERS_KEPT_FOR
from tests.booking_core.central.desks import DESK
from tests.booking_core.central.machines.test_answering import KIOSK, Device
from tests.booking_core.central.running_centre import RunningCentre, ask_for

ROOM = SpaceId("mh-lok3")
HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_told_yet(house: RunningCentre) -> None:
    with house.centre.store.writing() as connection:
        connection.execute(condition_report.delete())
        connection.execute(condition_teller.delete())


def light(house: RunningCentre, **more: Any) -> ReportCondition:
    told = ReportCondition(id=uuid4(), space=ROOM, kind=ConditionKind.BROKEN, thing=Thing.LIGHT, told_at=house.clock())
    return msgspec.structs.replace(told, **more)


def told(device: Device, command: ReportCondition | CloseCondition) -> ConditionReport:
    answer = device.ask(command)
    assert isinstance(answer, ConditionTold), answer
    return answer.report


def close(report: ConditionReport) -> CloseCondition:
    return CloseCondition(id=uuid4(), report=report.id)


def last_act(house: RunningCentre) -> audit.Act:
    with house.centre.store.reading() as connection:
        return list(audit.entries(connection))[-1].act


def test_what_a_kiosk_tells_is_on_every_machines_list(house: RunningCentre, kiosk: Device, desk: Device) -> None:
    before = desk.ask(SnapshotWanted())
    assert isinstance(before, Snapshot)

    report = told(kiosk, light(house))

    news = desk.ask(Feed(after=before.cursor, wait_seconds=0))
    assert isinstance(news, Changes)
    assert [entry.change for entry in news.entries] == [ConditionChanged(report=report)]
    after = desk.ask(SnapshotWanted())
    assert isinstance(after, Snapshot)
    assert after.conditions == (report,)


def test_telling_twice_tells_once_and_the_log_has_no_booking(house: RunningCentre, kiosk: Device) -> None:
    command = light(house, booking=BookingId(uuid4()))

    assert told(kiosk, command) == told(kiosk, command)
    assert kiosk.ask(msgspec.structs.replace(command, thing=Thing.DOOR)) == SameIdOtherBody()
    assert last_act(house) == audit.Act(f"device:{KIOSK}", "report-condition", str(command.id), "condition-told")


def test_a_second_report_of_the_same_joins_the_first(house: RunningCentre, kiosk: Device) -> None:
    first = told(kiosk, light(house))
    house.clock.advance(HOUR)

    second = told(kiosk, light(house))

    assert (second.id, second.times, second.last_at - second.first_at) == (first.id, 2, HOUR)
    assert house.centre.store.conditions.still_open() == (second,)


def test_the_people_of_one_booking_are_heard_three_times(house: RunningCentre, kiosk: Device) -> None:
    booking = BookingId(uuid4())
    for thing in (Thing.LIGHT, Thing.DOOR, Thing.TOILET):
        told(kiosk, light(house, thing=thing, booking=booking))

    assert kiosk.ask(light(house, thing=Thing.OTHER, booking=booking)) == ConditionRefused(why=WhyNotTold.TOLD_ENOUGH)
    assert len(house.centre.store.conditions.still_open()) == MOST_A_BOOKING
    house.clock.advance(TELLERS_KEPT_FOR)
    house.centre.store.upkeep.forget_contacts(now=house.clock())
    with house.centre.store.reading() as connection:
        assert connection.execute(select(condition_teller)).all() == []


def test_a_place_that_is_no_more_has_nothing_to_put_right(house: RunningCentre, kiosk: Device) -> None:
    answer = kiosk.ask(light(house, space=SpaceId("cellar")))

    assert answer == ConditionRefused(why=WhyNotTold.UNKNOWN_SPACE)


def test_a_desk_closes_it_everywhere_and_nobody_else_does(house: RunningCentre, kiosk: Device, desk: Device) -> None:
    report = told(kiosk, light(house))
    assert kiosk.ask(close(report)) == NotUnderstood(code="staff-only")
    house.clock.advance(HOUR)

    closed = told(desk, close(report))

    assert closed.closed_at == house.clock()
    assert last_act(house) == audit.Act(f"device:{DESK}", "close-condition", str(report.id), "condition-told")
    head = house.centre.store.head().cursor
    assert told(desk, close(report)) == closed
    assert house.centre.store.head().cursor == head
    snapshot = kiosk.ask(SnapshotWanted())
    assert isinstance(snapshot, Snapshot)
    assert snapshot.conditions == ()


def test_what_nobody_told_cannot_be_closed(desk: Device) -> None:
    unknown = CloseCondition(id=uuid4(), report=ConditionId(uuid4()))

    assert desk.ask(unknown) == ConditionRefused(why=WhyNotTold.UNKNOWN_REPORT)


def test_a_tablet_where_nobody_signs_in_closes_it_though_the_staff_have_accounts(
    house: RunningCentre, kiosk: Device, desk: Device
) -> None:
    staff_accounts.add(house.centre, "Jens", StaffRole.DESK)
    report = told(kiosk, light(house))

    assert not told(desk, close(report)).is_open


def test_what_was_put_right_long_ago_is_a_count(
    house: RunningCentre, kiosk: Device, desk: Device, capsys: pytest.CaptureFixture[str]
) -> None:
    house.clock.show(datetime(2026, 12, 1, 9, tzinfo=UTC))
    for _ in range(2):
        told(kiosk, light(house, thing=Thing.HEATING))
    going = told(kiosk, light(house, thing=Thing.DOOR))
    report = told(kiosk, light(house, thing=Thing.HEATING))
    house.clock.advance(5 * HOUR)
    told(desk, close(report))

    assert house.centre.store.upkeep.forget_contacts(now=house.clock() + CLOSED_KEPT_FOR - HOUR).conditions == 0
    assert house.centre.store.upkeep.forget_contacts(now=house.clock() + CLOSED_KEPT_FOR).conditions == 1

    assert house.centre.store.conditions.still_open() == (going,)
    assert main(["stats", "--conditions", "--data", str(house.centre.folder)]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "1 open Herlev Medborgerhus 2026-12-01 10:00 Lokale 3 door broken told 1" in words
    assert "2026-12, put right Lokale 3 heating broken 1 reports, told 3, open 5 hours on average" in words


def booked(house: RunningCentre, *, starts_in: timedelta = timedelta(minutes=22)) -> tuple[str, str]:
    """Path of its conditions, and receipt; at 14.08 the next full quarters begin at 14.15 and 14.30."""
    starts_at = house.clock() + starts_in
    ask = ask_for("mh-lok5", starts_at.isoformat(), (starts_at + HOUR).isoformat())
    answer = house.post("/v1/bookings", ask).json()
    return f"/v1/bookings/{answer['booking']['id']}/conditions", answer["receipt"]


def test_whoever_has_the_receipt_tells_it_over_http(house: RunningCentre) -> None:
    house.clock.show(datetime(2026, 12, 2, 13, 8, tzinfo=UTC))
    path, receipt = booked(house)
    key, body = uuid4(), {"receipt": receipt, "kind": "dirty", "thing": "furniture"}

    answers = [house.post(path, body, key=key) for _ in range(2)]

    assert [one.status_code for one in answers] == [201, 201]
    what = {"space": "mh-lok5", "kind": "dirty", "thing": "furniture"}
    assert answers[0].json() == answers[1].json() == {**what, "first_at": "2026-12-02T13:08:00Z", "times": 1}
    (report,) = house.centre.store.conditions.still_open()
    assert (report.kind, report.thing) == (ConditionKind.DIRTY, Thing.FURNITURE)
    assert house.post(path, {**body, "kind": "broken"}, key=key).json()["code"] == "same-id-other-body"
    house.clock.advance(timedelta(days=3))
    assert house.post(path, body, key=key).json() == answers[0].json()


def test_over_http_it_is_told_in_its_time_of_what_is_there_and_three_times(house: RunningCentre) -> None:
    house.clock.show(datetime(2026, 12, 9, 13, 8, tzinfo=UTC))
    path, receipt = booked(house, starts_in=timedelta(minutes=52))

    def answer(thing: str = "light", **more: str) -> tuple[int, str]:
        told = house.post(path, {"receipt": receipt, "kind": "broken", "thing": thing, **more})
        return told.status_code, told.json().get("code", "")

    assert answer() == (409, "not-your-time")
    house.clock.advance(timedelta(minutes=30))
    assert answer("kitchen") == (400, "no-such-thing")
    assert answer(receipt=booked(house, starts_in=timedelta(hours=20, minutes=22))[1])[0] == 403
    assert [answer(thing) for thing in ("light", "door", "toilet")] == [(201, "")] * 3
    assert answer("other") == (409, "told-enough")


# Machines tell a restored centre what is open


def standing(house: RunningCentre, *reports: ConditionReport) -> tuple[ConditionReport, ...]:
    """What is different once a machine has reported these."""
    with house.centre.store.writing() as connection:
        return condition_store.stand(connection, reports, now=house.clock())


def test_what_every_machine_reports_stands_once(house: RunningCentre, kiosk: Device) -> None:
    first = told(kiosk, light(house))
    twice = told(kiosk, light(house))
    with house.centre.store.writing() as connection:
        connection.execute(condition_report.delete())

    assert standing(house, twice) == (twice,)
    assert standing(house, twice) == standing(house, first) == ()
    assert house.centre.store.conditions.still_open() == (twice,)


def test_what_was_told_since_the_restore_joins_what_a_machine_reports(house: RunningCentre, kiosk: Device) -> None:
    before = told(kiosk, light(house))
    with house.centre.store.writing() as connection:
        connection.execute(condition_report.delete())
    house.clock.advance(HOUR)
    since = told(kiosk, light(house))

    changed = standing(house, before)

    both = replace(before, last_at=since.last_at, times=2)
    assert changed == (both, replace(since, closed_at=house.clock()))
    assert house.centre.store.conditions.still_open() == (both,)
    assert standing(house, before) == ()


def test_what_was_put_right_stays_so_whatever_a_machine_still_knows(
    house: RunningCentre, kiosk: Device, desk: Device
) -> None:
    report = told(kiosk, light(house))
    told(desk, close(report))

    assert standing(house, replace(report, times=3)) == ()
    assert house.centre.store.conditions.still_open() == ()


def test_what_was_put_right_since_the_copy_is_put_right_once_one_machine_says_so(
    house: RunningCentre, kiosk: Device
) -> None:
    report = told(kiosk, light(house))
    right = replace(report, closed_at=house.clock())

    assert standing(house, report) == ()
    assert standing(house, right) == (right,)
    assert standing(house, right, replace(report, times=7)) == ()
    assert house.centre.store.conditions.still_open() == ()


def test_what_was_told_and_put_right_since_the_copy_is_opened_by_no_machine_that_heard_half_of_it(
    house: RunningCentre, kiosk: Device
) -> None:
    report = told(kiosk, light(house))
    with house.centre.store.writing() as connection:
        connection.execute(condition_report.delete())
    right = replace(report, closed_at=house.clock())

    assert standing(house, right, report) == (right,)
    assert house.centre.store.conditions.still_open() == ()


@pytest.mark.parametrize(
    "more",
    [
        {"times": 0},
        {"times": 2**70},
        {"first_at": NOON, "last_at": NOON - HOUR},
        {"last_at": NOON.replace(tzinfo=None)},
        {"last_at": NOON + HOUR},
        {"closed_at": NOON + HOUR},
        {"closed_at": NOON - HOUR},
        {"closed_at": NOON.replace(tzinfo=None)},
    ],
    ids=["nobody", "too many", "backwards", "no zone", "not yet", "closed later", "closed before", "closed nowhere"],
)
def test_what_no_machine_can_know_is_not_believed(more: dict[str, Any]) -> None:
    known = ConditionReport(ConditionId(uuid4()), ROOM, ConditionKind.BROKEN, Thing.LIGHT, NOON, NOON)

    assert is_sound(known, now=NOON)
    assert is_sound(replace(known, closed_at=NOON), now=NOON)
    assert not is_sound(replace(known, **more), now=NOON)
