"""Letters are queued with what they tell of, and sent outside of it: a dead mail server delays and loses nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update
from structlog.testing import capture_logs

from booking_core.central.centre import Centre
from booking_core.central.letters.calling import LOOKED_AT_ALL_THE_SAME_AFTER, Caller
from booking_core.central.letters.notifying import SMTP_SECONDS, NoNotifier, SmtpNotifier, SmtpSecurity, SmtpSettings
from booking_core.central.letters.postman import GIVEN_UP_AFTER, IN_HAND_FOR, Postman
from booking_core.central.letters.wording import Letter
from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Booking, Channel, Contact, Purpose
from booking_core.domain.identity import BlockId, BookingId, SpaceId, WaitingId
from booking_core.domain.places import Municipality, Space
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Approve,
    BlockRooms,
    Book,
    Cancel,
    CheckIn,
    Confirmed,
    Decline,
    Requested,
    Reschedule,
    Unblock,
    Wait,
    Waiting,
)
from booking_core.protocol.sealing import seal_contact
from booking_core.store.schema import centre as centre_row
from booking_core.store.schema import notification
from tests.booking_core.central.mail_server import MailServer, mail_server
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.interleaving import before_the_first, one_after_the_other
from tests.booking_core.sample_places import hours
from tests.booking_core.store.test_plans import sent_to_the_database

pytestmark = pytest.mark.usefixtures("each_engine")

STORE_SAL, LOKALE_3, LOKALE_5 = SpaceId("mh-store-sal"), SpaceId("mh-lok3"), SpaceId("mh-lok5")
BIB_SALEN = SpaceId("bib-salen")
FRIDAY_TEN = datetime(2026, 11, 27, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
STEPS_OF_A_LETTER = 12
"""Greeting, EHLO twice, STARTTLS, three of signing in, MAIL, RCPT, DATA, the text, QUIT."""
STAFF, PARTNER = Origin(Channel.STAFF), Origin(Channel.PARTNER)
AASE = Contact("Åse Ærø", "40 21 73 55", "aase@example.org", "da")
BOB = Contact("", "", "bob@example.org", "en")

AT_TEN = WaitingNeed(6, HOUR, FRIDAY_TEN.date(), FRIDAY_TEN.date(), hours=hours("10:00", "11:00"), space=LOKALE_3)


@dataclass
class Post:
    """A centre, its postman, and the mail server he goes to."""

    centre: Centre
    clock: MovableClock
    mail: MailServer
    postman: Postman = field(init=False)
    caller: Caller = field(init=False)

    def __post_init__(self) -> None:
        settings = SmtpSettings("127.0.0.1", self.mail.port, "moedested@herlev.example", SmtpSecurity.NONE)
        notifier = SmtpNotifier(settings, seconds=1)
        self.postman = Postman(self.centre.store, self.centre.contacts, notifier, clock=self.clock)
        self.caller = Caller(self.centre.store, self.centre.contacts)

    def submit(self, command: object, origin: Origin = STAFF) -> Answer:
        return self.centre.store.submit(command, origin, now=self.clock())  # type: ignore[arg-type]  # a command

    def sealed(self, contact: Contact) -> bytes:
        return seal_contact(contact, self.centre.keys.sealing.public_key())

    def book(self, contact: Contact | None = AASE, *, space: SpaceId = LOKALE_3, origin: Origin = PARTNER) -> Booking:
        answer = self.submit(self.wanted(space, TimeSpan(FRIDAY_TEN, FRIDAY_TEN + HOUR), contact), origin)
        assert isinstance(answer, Confirmed | Requested), answer
        return answer.booking

    def wanted(self, space: SpaceId, span: TimeSpan, contact: Contact | None = None) -> Book:
        layout = self.centre.store.municipality().space_by_id[space].standing_layout.id
        return Book(
            id=BookingId(uuid4()),
            alternatives=(Alternative(space, layout, span),),
            persons=6,
            purpose=Purpose.MEETING,
            contact=None if contact is None else self.sealed(contact),
        )

    def wait(self, contact: Contact = AASE, *, need: WaitingNeed = AT_TEN) -> WaitingId:
        command = Wait(id=WaitingId(uuid4()), need=need, contact=self.sealed(contact))
        assert isinstance(self.centre.store.waiting.submit(command, Origin(Channel.PARTNER), now=self.clock()), Waiting)
        return command.id

    def cancel(self, booking: Booking, origin: Origin = STAFF) -> None:
        self.submit(Cancel(id=uuid4(), booking=booking.id, reason="Vandskade."), origin)

    def queued(self) -> int:
        with self.centre.store.reading() as connection:
            return connection.execute(select(func.count()).select_from(notification)).scalar_one()

    def sent(self) -> list[tuple[str, str]]:
        """What arrives on the next round: subject and text."""
        before = len(self.mail.letters)
        self.postman.deliver()
        return [(str(one["Subject"]), one.get_content().replace("\r\n", "\n")) for one in self.mail.letters[before:]]


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    clock = MovableClock()
    with mail_server() as mail, opened_centre(tmp_path, clock) as centre:
        yield Post(centre, clock, mail)


def test_what_is_booked_at_once_is_told_with_place_time_code_and_the_way_back(post: Post) -> None:
    booking = post.book()

    ((subject, text),) = post.sent()

    assert subject == "Bekræftet: Lokale 3 fredag den 27. november"
    assert text.startswith("Hej Åse Ærø\n\nTiden er din.\n\nFredag den 27. november, 10.00–11.00\nLokale 3\n")
    assert grouped(code_of(booking.id)) in text
    assert "her: https://moedested.example/R/" in text
    assert post.mail.letters[0]["To"] == AASE.email
    assert post.queued() == 0


def test_the_language_is_that_of_whoever_asked(post: Post) -> None:
    post.book(BOB)

    ((subject, text),) = post.sent()

    assert subject == "Confirmed: Lokale 3 Friday 27 November"
    assert text.startswith("Hello\n\nThe time is yours.")


def test_a_request_is_told_until_when_it_is_answered_and_then_the_answer(post: Post) -> None:
    booking = post.book(space=STORE_SAL)
    ((_, asked),) = post.sent()
    post.submit(Approve(id=uuid4(), booking=booking.id, version=1))

    ((subject, _),) = post.sent()

    assert "Huset svarer senest fredag den 27. november kl. 10." in asked
    assert subject.startswith("Bekræftet: Store Sal")


def test_a_no_tells_why_and_what_was_free_instead(post: Post) -> None:
    first, rival = post.book(BOB, space=STORE_SAL), post.book(space=STORE_SAL)
    third = post.book(BOB, space=STORE_SAL)
    post.postman.deliver()
    post.submit(Decline(id=uuid4(), booking=third.id, version=1, reason="Salen males."))
    post.submit(Approve(id=uuid4(), booking=first.id, version=1))

    texts = dict(post.sent())

    declined = texts["Det blev et nej: Store Sal fredag den 27. november"]
    assert "En anden fik rummet på det tidspunkt." in declined
    assert "Det var ledigt, da vi skrev:\n– " in declined
    assert "R/" not in declined
    assert "The house writes: Salen males." in texts["The answer was no: Store Sal Friday 27 November"]
    assert rival.id != first.id


def test_nobody_having_answered_is_told_too(post: Post) -> None:
    post.book(space=STORE_SAL)
    post.postman.deliver()
    post.clock.show(FRIDAY_TEN)
    post.centre.store.upkeep.expire_requests(now=post.clock())

    ((_, text),) = post.sent()

    assert "Ingen nåede at svare, før tiden begyndte." in text


def test_a_restored_centre_answers_nobody_before_its_devices_have_reported(post: Post) -> None:
    post.book(space=STORE_SAL)
    post.clock.show(FRIDAY_TEN)
    with post.centre.store.writing() as connection:
        connection.execute(update(centre_row).values(recovering=True))

    assert post.centre.store.upkeep.expire_requests(now=post.clock()) == 0
    assert post.centre.store.upkeep.settle_weather(now=post.clock()) == 0


def test_what_the_house_cancels_or_moves_is_told(post: Post) -> None:
    cancelled, moved = post.book(), post.book(space=LOKALE_5)
    post.postman.deliver()
    post.cancel(cancelled)
    later = Alternative(LOKALE_5, moved.layout, TimeSpan(FRIDAY_TEN + HOUR, FRIDAY_TEN + 2 * HOUR))
    post.submit(Reschedule(id=uuid4(), booking=moved.id, version=1, to=later))

    texts = dict(post.sent())

    assert sorted(texts) == [
        "Aflyst af huset: Lokale 3 fredag den 27. november",
        "Flyttet af huset: Lokale 5 fredag den 27. november",
    ]
    off = texts["Aflyst af huset: Lokale 3 fredag den 27. november"]
    other_time = texts["Flyttet af huset: Lokale 5 fredag den 27. november"]
    assert "Huset skriver: Vandskade." in off
    assert "giv den tilbage" not in off, "it is not theirs any more"
    assert "11.00–12.00" in other_time
    assert "Se bookingen, eller giv den tilbage, her: https://" in other_time


@pytest.mark.parametrize(
    ("contact", "subject", "words"),
    [
        (AASE, "Afmeldt: Lokale 3 fredag den 27. november", "Det er afmeldt, som du bad om."),
        (BOB, "Given back: Lokale 3 Friday 27 November", "If that was not you, call the house."),
    ],
)
def test_whoever_gives_back_is_told_that_it_is_done_in_their_language(
    post: Post, contact: Contact, subject: str, words: str
) -> None:
    """Also somebody whose paper another has found."""
    booking = post.book(contact)
    post.postman.deliver()
    post.cancel(booking, PARTNER)
    post.cancel(booking, PARTNER)

    ((told, text),) = post.sent()

    assert told == subject
    assert words in text
    assert "R/" not in text


def test_whoever_gives_a_request_back_is_told_too(post: Post) -> None:
    request = post.book(space=STORE_SAL)
    post.postman.deliver()
    post.cancel(request, PARTNER)

    assert [subject for subject, _ in post.sent()] == ["Afmeldt: Store Sal fredag den 27. november"]


def test_whoever_left_no_e_mail_never_stands_among_those_to_be_written_to(post: Post) -> None:
    by_number = post.book(Contact(phone="40 21 73 55"))
    post.book(None, space=LOKALE_5, origin=STAFF)
    post.cancel(by_number)

    assert post.queued() == 0
    assert post.sent() == []


def test_only_the_newest_is_told(post: Post) -> None:
    post.cancel(post.book())

    assert [subject for subject, _ in post.sent()] == ["Aflyst af huset: Lokale 3 fredag den 27. november"]


def test_what_is_no_longer_true_is_not_told(post: Post) -> None:
    post.cancel(post.book(), PARTNER)

    assert [subject for subject, _ in post.sent()] == ["Afmeldt: Lokale 3 fredag den 27. november"]
    assert post.queued() == 0


def test_a_dead_mail_server_neither_delays_nor_loses_a_booking(post: Post) -> None:
    post.mail.silent = True

    booking = post.book()

    assert post.mail.callers == 0
    assert post.sent() == []
    assert post.mail.callers == 1
    assert post.centre.store.bookings.with_id(str(booking.id)) == booking
    assert post.queued() == 1
    post.mail.silent = False
    post.clock.advance(2 * MINUTE)
    assert len(post.sent()) == 1


def test_it_is_tried_again_later_and_later(post: Post) -> None:
    post.mail.answers["MAIL"] = "450 not now"
    post.book()

    tried_after = [minutes for minutes in range(20) if _tries(post, minutes)]

    assert tried_after == [0, 1, 3, 7, 15]


def _tries(post: Post, minutes: int) -> bool:
    """Whether the postman goes to the server that many minutes after the start."""
    if minutes:
        post.clock.advance(MINUTE)
    before = _tried(post)
    post.postman.deliver()
    return _tried(post) > before


def _tried(post: Post) -> int:
    with post.centre.store.reading() as connection:
        tries: int = connection.execute(select(notification.c.tries)).scalar_one()
    return tries


def test_after_a_day_it_is_given_up_with_a_line_without_the_person(
    post: Post, capfd: pytest.CaptureFixture[str]
) -> None:
    post.mail.answers["MAIL"] = "450 not now"
    post.book()
    post.clock.advance(GIVEN_UP_AFTER)

    post.postman.deliver()

    assert post.queued() == 0
    log = "".join(capfd.readouterr())
    assert "a letter was given up" in log
    assert [secret for secret in ("Ærø", "aase", "example.org", "40 21") if secret in log] == []


def test_two_who_go_round_at_once_send_a_letter_once(post: Post) -> None:
    """A process that has lost its connection is on duty a moment longer than it knows."""
    post.book()
    another = Postman(post.centre.store, post.centre.contacts, post.postman._notifier, clock=post.clock)

    with before_the_first("FROM contact", another.deliver):
        post.postman.deliver()

    assert (len(post.mail.letters), post.queued()) == (1, 0)


@dataclass
class SlowServer:
    """Takes its time over each letter; meanwhile the other process goes round."""

    clock: MovableClock
    takes: timedelta
    meanwhile: Callable[[], object] = int
    sent: list[UUID] = field(default_factory=list)

    def send(self, letter: Letter) -> None:
        self.clock.advance(self.takes)
        self.meanwhile()
        self.sent.append(letter.id)


def test_a_letter_that_a_slow_server_is_still_taking_is_sent_by_no_other_process(post: Post) -> None:
    """As slow as it may be in every step of the talk."""
    post.book()
    slow = SlowServer(post.clock, STEPS_OF_A_LETTER * timedelta(seconds=SMTP_SECONDS))
    one, another = (Postman(post.centre.store, post.centre.contacts, slow, clock=post.clock) for _ in range(2))
    slow.meanwhile = another.deliver

    assert (one.deliver(), len(slow.sent), post.queued()) == (1, 1, 0)


def test_a_letter_in_hand_of_a_process_that_was_killed_is_sent_by_another(post: Post) -> None:
    def killed() -> None:
        raise KeyboardInterrupt

    post.book()
    with pytest.raises(KeyboardInterrupt):
        Postman(
            post.centre.store, post.centre.contacts, SlowServer(post.clock, MINUTE, killed), clock=post.clock
        ).deliver()
    post.clock.advance(IN_HAND_FOR)

    assert len(post.sent()) == 1


def test_an_address_that_does_not_exist_is_given_up_at_once_and_the_others_are_written_to(post: Post) -> None:
    post.book()
    post.book(BOB, space=LOKALE_5)
    post.mail.answers["RCPT"] = "550 no such person"
    post.postman.deliver()

    assert post.queued() == 0
    assert post.mail.letters == []


def test_a_server_that_is_away_is_not_gone_to_for_every_letter_of_a_round(post: Post) -> None:
    post.mail.answers["MAIL"] = "450 not now"
    post.book()
    post.book(BOB, space=LOKALE_5)
    post.postman.deliver()

    with post.centre.store.reading() as connection:
        assert sorted(connection.execute(select(notification.c.tries)).scalars()) == [0, 1]


def test_without_a_mail_server_a_letter_waits_a_day_for_one(post: Post) -> None:
    post.book()
    nobody = Postman(post.centre.store, post.centre.contacts, NoNotifier(), clock=post.clock)

    assert nobody.deliver() == 0
    assert post.queued() == 1
    post.clock.advance(timedelta(hours=1))
    assert post.postman.deliver() == 1
    assert len(post.mail.letters) == 1


def test_without_a_mail_server_for_a_day_a_letter_is_given_up(post: Post) -> None:
    post.book()
    nobody = Postman(post.centre.store, post.centre.contacts, NoNotifier(), clock=post.clock)
    post.clock.advance(GIVEN_UP_AFTER)

    with capture_logs() as lines:
        assert nobody.deliver() == 0

    assert post.queued() == 0
    assert [(line["event"], line["reason"]) for line in lines] == [("a letter was given up", "no mail server is named")]


def test_no_address_stands_in_the_queue(post: Post) -> None:
    post.book()
    with post.centre.store.reading() as connection:
        row = connection.execute(select(notification)).one()

    assert "example.org" not in str(tuple(row))


def test_whoever_waits_is_written_to_when_it_becomes_free_and_once_a_day(post: Post) -> None:
    taken = post.book(None, origin=STAFF)
    wish = post.wait()
    assert post.caller.tell(now=post.clock()) == 0
    post.cancel(taken)

    assert post.caller.tell(now=post.clock()) == 1
    ((subject, text),) = post.sent()

    assert subject == "Der er ledigt: Lokale 3 fredag den 27. november"
    assert "10.00–11.00" in text
    assert f"her: https://moedested.example/W/{wish.hex}" in text, "at that address one leaves the list"
    post.book(None, space=LOKALE_5, origin=STAFF)
    assert post.caller.tell(now=post.clock()) == 0


def test_what_is_only_taken_frees_nothing_and_no_calendar_is_read_for_it(post: Post) -> None:
    taken = post.book(None, origin=STAFF)
    post.wait()
    assert looks(post)
    post.book(None, space=LOKALE_5, origin=STAFF)
    at_what_is_new = looks(post)
    post.book(None, space=STORE_SAL, origin=STAFF)
    post.wait(BOB, need=replace(AT_TEN, persons=7))
    at_somebody_new = looks(post)
    post.clock.advance(LOOKED_AT_ALL_THE_SAME_AFTER)
    post.book(None, space=SpaceId("mh-lok4"), origin=STAFF)
    after_an_hour = looks(post)
    post.cancel(taken)

    assert (at_what_is_new, at_somebody_new, after_an_hour, looks(post)) == (False, True, True, True)
    assert post.queued() == 2


def test_who_joins_is_looked_for_though_nothing_else_happens_and_so_is_everybody_each_hour(post: Post) -> None:
    post.book(None, origin=STAFF)
    post.wait()
    post.caller.tell(now=post.clock())
    in_the_same_minute = looks(post)

    post.wait(BOB, need=replace(AT_TEN, space=LOKALE_5))
    told_who_joined = post.caller.tell(now=post.clock())
    post.clock.advance(LOOKED_AT_ALL_THE_SAME_AFTER)

    assert (in_the_same_minute, told_who_joined, looks(post)) == (False, 1, True)


def test_larger_rooms_are_looked_at_though_nothing_was_freed(post: Post) -> None:
    places = post.centre.store.municipality()
    post.wait(need=replace(AT_TEN, persons=6))
    post.centre.store.import_places(with_seats(places, LOKALE_3, 2), source="smaller.toml", now=post.clock())
    while_small = post.caller.tell(now=post.clock())
    post.centre.store.import_places(places, source="herlev.toml", now=post.clock())

    assert (while_small, post.caller.tell(now=post.clock())) == (0, 1)


def test_what_came_while_it_looked_and_has_gone_again_has_freed_something(post: Post) -> None:
    taken = post.book(None, origin=STAFF)
    post.wait()
    assert post.caller.tell(now=post.clock()) == 0
    post.cancel(taken)
    meanwhile: list[Booking] = []
    with before_the_first("FROM booking", lambda: meanwhile.append(post.book(None, origin=STAFF))):
        as_it_came = post.caller.tell(now=post.clock())
    post.cancel(meanwhile[0])

    assert (as_it_came, post.caller.tell(now=post.clock())) == (0, 1)


def test_what_came_and_went_while_it_looked_has_freed_something_too(post: Post) -> None:
    """It may have stood in the calendar that was read, and in no sight before or after."""
    taken = post.book(None, origin=STAFF)
    post.wait()
    assert post.caller.tell(now=post.clock()) == 0
    post.cancel(taken)

    passing: list[Booking] = []
    coming = ("FROM booking", lambda: passing.append(post.book(None, origin=STAFF)))
    going = ("FROM centre", lambda: post.cancel(passing[0]))
    with one_after_the_other(coming, going):
        as_it_went = post.caller.tell(now=post.clock())

    assert (as_it_went, post.caller.tell(now=post.clock())) == (0, 1)


def with_seats(places: Municipality, space: SpaceId, seats: int) -> Municipality:
    """`places` with so many seats in each layout of that space, and nobody standing."""

    def smaller(one: Space) -> Space:
        layouts = tuple(replace(layout, seats=seats, standing_places=0) for layout in one.layouts)
        return replace(one, layouts=layouts) if one.id == space else one

    venues = tuple(replace(venue, spaces=tuple(map(smaller, venue.spaces))) for venue in places.venues)
    return replace(places, venues=venues)


def looks(post: Post) -> bool:
    """Whether it looks at what is booked, for whoever waits."""
    with sent_to_the_database() as sent:
        post.caller.tell(now=post.clock())
    return any("FROM booking" in one for one in sent)


def test_nothing_is_looked_at_for_what_is_freed_in_a_house_nobody_waits_for_nor_when_people_come(post: Post) -> None:
    taken, elsewhere = post.book(None, origin=STAFF), post.book(None, space=BIB_SALEN, origin=STAFF)
    post.wait()
    post.clock.show(FRIDAY_TEN - 5 * MINUTE)
    assert looks(post)
    post.cancel(elsewhere)
    in_another_house = looks(post)
    post.submit(CheckIn(id=uuid4(), booking=taken.id))

    assert (in_another_house, looks(post)) == (False, False)


def test_a_block_that_is_lifted_frees_its_rooms(post: Post) -> None:
    span = TimeSpan(FRIDAY_TEN - HOUR, FRIDAY_TEN + 2 * HOUR)
    rooms = post.centre.store.municipality().space_by_id[LOKALE_3].rooms
    block = BlockRooms(id=BlockId(uuid4()), kind=BlockKind.MAINTENANCE, rooms=rooms, span=span, reason="Maling")
    post.submit(block)
    post.wait()
    blocked = post.caller.tell(now=post.clock())
    post.submit(Unblock(id=uuid4(), block=block.id))

    assert (blocked, post.caller.tell(now=post.clock())) == (0, 1)


def test_where_more_days_are_waited_for_than_are_watched_all_others_are_looked_at_each_time(post: Post) -> None:
    post.caller = Caller(post.centre.store, post.centre.contacts, most_days=1)
    taken = post.book(None, origin=STAFF)
    post.wait()
    before = post.caller.tell(now=post.clock())
    post.book(None, space=BIB_SALEN, origin=STAFF)
    is_looked_at = looks(post)
    post.cancel(taken)

    assert (before, is_looked_at, post.caller.tell(now=post.clock())) == (0, True, 1)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_nobody_is_left_out_whom_a_caller_made_anew_would_write_to(post: Post, seed: int) -> None:
    random, bookings = Random(seed), list[Booking]()
    spaces = (LOKALE_3, LOKALE_5, BIB_SALEN)
    for _ in range(12):
        starts_at = FRIDAY_TEN + random.choice([-HOUR, 0 * HOUR, HOUR, 24 * HOUR])
        span = TimeSpan(starts_at, starts_at + HOUR)
        match random.choice(["wait", "book", "book", "cancel", "move"]):
            case "wait":
                hour = random.choice([hours("09:00", "10:00"), hours("10:00", "11:00"), None])
                post.wait(need=replace(AT_TEN, hours=hour, space=random.choice([*spaces, None])))
            case "book":
                answer = post.submit(post.wanted(random.choice(spaces), span))
                bookings.extend([answer.booking] if isinstance(answer, Confirmed) else [])
            case "cancel" if bookings:
                post.cancel(bookings.pop(random.randrange(len(bookings))))
            case "move" if bookings:
                one = bookings.pop(random.randrange(len(bookings)))
                to = Alternative(one.space, one.layout, span)
                post.submit(Reschedule(id=uuid4(), booking=one.id, version=1, to=to))
            case _:
                pass
        post.caller.tell(now=post.clock())

        anew = Caller(post.centre.store, post.centre.contacts)
        assert anew.tell(now=post.clock()) == 0


def test_those_who_need_the_same_are_all_written_to_and_those_who_need_another_time_are_not(post: Post) -> None:
    taken = post.book(None, origin=STAFF)
    post.wait()
    post.wait(BOB)
    elsewhen = WaitingNeed(6, HOUR, FRIDAY_TEN.date(), FRIDAY_TEN.date(), hours=hours("03:00", "04:00"))
    post.wait(BOB, need=elsewhen)
    post.cancel(taken)

    assert post.caller.tell(now=post.clock()) == 2
    assert len(post.sent()) == 2


def test_whoever_waits_with_a_number_alone_is_called_by_the_desk_and_not_written_to(post: Post) -> None:
    post.wait(Contact(phone="40 21 73 55"))

    assert post.caller.tell(now=post.clock()) == 0


def test_whoever_has_stopped_waiting_is_not_written_to(post: Post) -> None:
    post.wait()
    post.caller.tell(now=post.clock())
    with post.centre.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM waiting")

    assert post.sent() == []
    assert post.queued() == 0


def test_a_letter_keeps_its_name_however_often_it_is_tried(post: Post) -> None:
    post.book()
    post.mail.answers["END"] = "451 not now"
    post.postman.deliver()
    del post.mail.answers["END"]
    with post.centre.store.reading() as connection:
        row = connection.execute(select(notification.c.id)).scalar_one()
    post.clock.advance(2 * MINUTE)
    post.postman.deliver()

    assert str(post.mail.letters[-1]["Message-ID"]) == f"<{UUID(row)}@herlev.example>"
