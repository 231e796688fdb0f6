"""What people and machines do at the centre stands in its audit log: by ids, with what came of it."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
import pytest
from sqlalchemy import update

from booking_core.central.centre import open_centre
from booking_core.central.command_line import main
from booking_core.domain.bookings import Booking, Channel, Contact, Purpose, Whereabouts
from booking_core.domain.identity import BookingId, LayoutId, SpaceId, VenueId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import Alternative, Book, BookingsWanted, Cancel, Confirmed, ContactsWanted, Decide
from booking_core.protocol.sealing import seal_contact
from booking_core.store.logs import audit
from booking_core.store.machines import devices
from booking_core.store.schema import audit as log
from tests.booking_core.central.desks import DESK, taken_in
from tests.booking_core.central.machines.test_answering import KIOSK
from tests.booking_core.central.running_centre import HERLEV, MovableClock, RunningCentre, ask_for, opened_centre
from tests.booking_core.central.test_desk import booked, hour
from tests.booking_core.domain.made_bookings import at

PHONE, ADA = "44 00 01 11", Contact("Ada Æbeltoft", "44 00 01 11", "ada@example.dk")
BO = Contact("Bo", "44 00 01 12")
PUBLIC = Origin(Channel.PARTNER)
ROOM, MEETING = SpaceId("mh-lok3"), LayoutId("meeting")


def acts(running: RunningCentre, subject: BookingId) -> list[tuple[str, str, str]]:
    with running.centre.store.reading() as connection:
        kept = [entry.act for entry in audit.entries(connection, subject=str(subject))]
    return [(act.actor, act.verb, act.outcome) for act in kept]


def test_a_booking_from_its_first_answer_to_its_end(running: RunningCentre) -> None:
    kiosk = taken_in(running, KIOSK)
    given = booked(kiosk, hour(18), contact=ADA).booking
    taken = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(ROOM, MEETING, hour(18)),),
        persons=6,
        purpose=Purpose.MEETING,
        contact=seal_contact(BO, running.centre.keys.sealing.public_key()),
    )
    kiosk.ask(taken)
    cancel = Cancel(id=uuid4(), booking=given.id)
    for _ in range(2):
        kiosk.ask(cancel)

    me = f"device:{KIOSK}"
    assert acts(running, given.id) == [(me, "book", "confirmed"), (me, "cancel", "cancelled")]
    assert acts(running, taken.id) == [(me, "book", "declined taken")]


def test_whose_contact_a_desk_was_shown_is_told_once_a_day(running: RunningCentre) -> None:
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, DESK, VenueId("medborgerhus"))
    desk, kiosk = taken_in(running, DESK), taken_in(running, KIOSK)
    ada, bo = (booked(kiosk, hour(n), contact=one).booking.id for n, one in ((18, ADA), (19, BO)))

    for _ in range(3):
        desk.ask(ContactsWanted(span=hour(18)))
    desk.ask(BookingsWanted(text="Æbeltoft"))
    looked = (f"device:{DESK}", "contact-shown", "")

    assert acts(running, ada)[1:] == [looked]
    assert acts(running, bo)[1:] == []
    running.clock.advance(timedelta(days=1))
    desk.ask(ContactsWanted(span=hour(18)))
    assert acts(running, ada)[1:] == [looked, looked]


def test_what_could_not_be_logged_is_logged_before_it_is_shown_the_next_time(
    running: RunningCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, subject = running.centre.looks, uuid4()
    with monkeypatch.context() as patched:
        patched.setattr(audit, "append", _cannot)
        with pytest.raises(OSError, match="full"):
            looks.note("device:desk", [subject], now=running.clock())

    looks.note("device:desk", [subject], now=running.clock())

    assert acts(running, BookingId(subject)) == [("device:desk", "contact-shown", "")]


def _cannot(*_given: object, **_named: object) -> None:
    message = "the disk is full"
    raise OSError(message)


def test_a_request_that_the_centre_declines_by_itself_is_told_of_the_centre(running: RunningCentre) -> None:
    asked = ask_for("mh-store-sal", "2026-12-03T15:00:00+01:00", "2026-12-03T18:00:00+01:00")
    request = BookingId(UUID(running.post("/v1/bookings", asked).json()["booking"]["id"]))
    running.clock.advance(timedelta(days=8))

    running.centre.store.upkeep.expire_requests(now=running.clock())

    assert acts(running, request)[1:] == [("centre", "expire-request", "declined")]


def test_where_people_are_in_the_rain_is_told_of_whoever_said_so(running: RunningCentre) -> None:
    booking = _in_the_open(running)
    decide = Decide(id=uuid4(), booking=booking.id, version=booking.version, place=Whereabouts.INDOORS)
    running.centre.store.submit(decide, PUBLIC, now=running.clock())

    assert acts(running, booking.id)[1:] == [("channel:partner", "decide", "changed indoors")]


def test_people_left_outdoors_by_the_centre_are_told_of_the_centre(running: RunningCentre) -> None:
    booking = _in_the_open(running)
    running.clock.show(booking.span.starts_at)

    for _ in range(2):
        running.centre.store.upkeep.settle_weather(now=running.clock())

    assert acts(running, booking.id)[1:] == [("centre", "settle-weather", "outdoors")]


def _in_the_open(running: RunningCentre) -> Booking:
    """Booked by the house for tomorrow, with a shelter held beside it."""
    layout = running.centre.store.municipality().space_by_id[SpaceId("gg-gaardrum")].standing_layout.id
    tomorrow = hour(12).starts_at + timedelta(days=1)
    command = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(SpaceId("gg-gaardrum"), layout, TimeSpan(tomorrow, tomorrow + timedelta(hours=1))),),
        persons=6,
        purpose=Purpose.MEETING,
    )
    answer = running.centre.store.submit(command, Origin(Channel.STAFF), now=running.clock())
    assert isinstance(answer, Confirmed), answer
    assert answer.booking.shelter is not None
    return answer.booking


def test_nobody_is_named_in_the_log(running: RunningCentre) -> None:
    kiosk = taken_in(running, KIOSK)
    booked(kiosk, hour(18), contact=ADA)

    with running.centre.store.reading() as connection:
        told = "\n".join(map(repr, audit.entries(connection))).casefold()

    for word in ("ada", "æbeltoft", "44000111", PHONE, "example.dk"):
        assert word.casefold() not in told
    assert f"device:{KIOSK}" in told


# The commands


@dataclass(frozen=True, slots=True)
class House:
    folder: Path
    bookings: dict[str, BookingId]

    def run(self, *words: str) -> int:
        return main([*words, "--data", str(self.folder), "--pretend-now", at("10:00").isoformat()])


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Two bookings of Ada's and one of Bo's, all of this afternoon."""
    folder, bookings = tmp_path / "centre", {}
    clock = MovableClock()
    with opened_centre(folder, clock) as centre:
        for name, contact, starts in (("ada", ADA, "14:00"), ("again", ADA, "16:00"), ("bo", BO, "18:00")):
            span = TimeSpan(at(starts), at(starts) + timedelta(hours=1))
            wish = Book(
                id=BookingId(uuid4()),
                alternatives=(Alternative(ROOM, MEETING, span),),
                persons=4,
                purpose=Purpose.MEETING,
                contact=seal_contact(contact, centre.keys.sealing.public_key()),
            )
            answer = centre.store.submit(wish, PUBLIC, now=clock())
            assert isinstance(answer, Confirmed), answer
            bookings[name] = wish.id
    return House(folder, bookings)


def test_the_log_is_told_in_lines_and_found_whole(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert house.run("audit", "--about", grouped(code_of(house.bookings["ada"]))) == 0
    assert capsys.readouterr().out.split()[3:] == ["channel:partner", "book", str(house.bookings["ada"]), "confirmed"]

    assert house.run("audit", "--verify") == 0
    assert capsys.readouterr().out == "The audit log is whole: 4 entries.\n"


def test_a_log_that_was_tampered_with_is_refused_with_the_place(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    centre = open_centre(house.folder)
    with centre.store.writing() as connection:
        connection.execute(update(log).where(log.c.number == 2).values(actor="channel:kiosk"))
    centre.close()

    assert house.run("audit", "--verify") == 1
    assert "2: it is not what was written" in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["+45 44000111", "code"])
def test_a_person_gets_everything_that_is_known_of_them_and_nothing_of_others(house: House, asked: str) -> None:
    who = grouped(code_of(house.bookings["again"])) if asked == "code" else asked
    file = house.folder / "ada.json"

    assert house.run("person", who, "--export", str(file)) == 0

    told = msgspec.json.decode(file.read_bytes())
    assert {one["code"] for one in told["bookings"]} == {code_of(house.bookings[one]) for one in ("ada", "again")}
    assert {one["contact"]["name"] for one in told["bookings"]} == {ADA.name}
    assert [one["verb"] for one in told["log"]] == ["book", "book", "person-exported", "person-exported"]
    assert BO.phone not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


def test_what_cannot_be_written_was_not_exported_and_the_log_says_nothing_of_it(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (tmp_path / "nowhere" / "ada.json", tmp_path):
        assert house.run("person", PHONE, "--export", str(file)) == 1
        assert "cannot be written" in capsys.readouterr().err

    assert house.run("audit") == 0
    assert "person-exported" not in capsys.readouterr().out
    assert not list(tmp_path.glob(".*.json.*"))


def test_the_log_is_told_since_a_day_in_the_town(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert house.run("audit", "--since", "2026-11-26") == 0
    assert len(capsys.readouterr().out.splitlines()) == 4

    assert house.run("audit", "--since", "2026-11-27") == 0
    assert capsys.readouterr().out == "The audit log tells nothing of that.\n"
    with pytest.raises(SystemExit):
        house.run("audit", "--since", "26.11.2026")
    assert "neither a day, such as 2026-11-26, nor an instant" in capsys.readouterr().err


def test_a_person_is_erased_and_their_bookings_stay_without_a_name(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert house.run("person", PHONE, "--erase") == 0
    said = capsys.readouterr().out

    assert "Deleted: 2 contacts" in said
    assert grouped(code_of(house.bookings["ada"])) in said
    assert house.run("person", PHONE, "--erase") == 1
    assert "nobody is kept" in capsys.readouterr().err
    centre = open_centre(house.folder, clock=MovableClock())
    left = centre.contacts.touching(TimeSpan(at("08:00"), at("23:00")))
    assert [one.name for one in left.contacts] == [BO.name]
    assert len(centre.store.bookings.with_ids(house.bookings.values())) == 3
    centre.close()
    assert house.run("audit", "--verify") == 0


def test_whoever_left_only_a_name_is_found_by_code_and_erased(house: House) -> None:
    centre = open_centre(house.folder, clock=MovableClock())
    span = TimeSpan(at("20:00"), at("21:00"))
    wish = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(ROOM, MEETING, span),),
        persons=4,
        purpose=Purpose.MEETING,
        contact=seal_contact(Contact("Kun Navn"), centre.keys.sealing.public_key()),
    )
    assert isinstance(centre.store.submit(wish, Origin(Channel.STAFF), now=at("10:00")), Confirmed)
    centre.close()

    assert house.run("person", code_of(wish.id), "--erase") == 0
    assert house.run("person", code_of(wish.id), "--erase") == 1
    assert house.run("person", PHONE, "--erase") == 0


def test_a_file_that_cannot_be_written_is_named(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = house.folder / "no-such-folder" / "ada.json"

    assert house.run("person", PHONE, "--export", str(nowhere)) == 1
    assert f"{nowhere} cannot be written" in capsys.readouterr().err


def test_who_put_places_in_force_and_made_a_code_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0
    assert main(["enrol", "mh-kiosk-1", "--data", str(tmp_path)]) == 0
    capsys.readouterr()

    assert main(["audit", "--data", str(tmp_path)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[3:5] for line in lines] == [
        [lines[0].split()[3], verb] for verb in ("places-changed", "code-made")
    ]
    assert lines[0].split()[3].startswith("operator:")
