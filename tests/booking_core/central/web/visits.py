"""Visits to the public page of a real centre with an invented week in it, on Thursday 26 November 2026, 14.08."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from http.client import HTTPConnection
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.central.data_folder.endorsing import endorsement
from booking_core.central.demonstration import add_demonstration
from booking_core.domain.blocks import Block, BlockKind
from booking_core.domain.bookings import Booking, Channel, Contact, Openness, Purpose
from booking_core.domain.identity import BlockId, BookingId, DeviceId, RoomId, SpaceId
from booking_core.domain.time_spans import TimeSpan, local_instant, slot_of, slots_of
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    BlockRooms,
    Book,
    Cancel,
    Cancelled,
    Changed,
    CheckIn,
    Command,
    Confirmed,
    Reschedule,
    RoomsBlocked,
)
from booking_core.protocol.receipts import ReceiptFacts, ReceiptState, sign_receipt, space_tag
from booking_core.protocol.sealing import seal_contact
from booking_core.store.machines import devices
from tests.booking_core.central.running_centre import (
    PATIENCE_SECONDS,
    MovableClock,
    RunningCentre,
    opened_centre,
    running_centre,
)
from tests.booking_core.central.web.reading import Read, read

HERLEV_ZONE = ZoneInfo("Europe/Copenhagen")
THURSDAY = date(2026, 11, 26)
KIOSK = DeviceId("mh-kiosk-1")
AT_THE_SCREEN = Origin(Channel.KIOSK, KIOSK)
LOKALE_3 = SpaceId("mh-lok3")
NOTHING: Mapping[str, str] = MappingProxyType({})
WANTED: Mapping[str, str] = MappingProxyType(
    {"day": "2026-11-27", "place": "mh-lok3", "from": "18.00", "to": "21.00", "length": "60", "persons": "6"}
)
"""What is written in the form of the waiting list, but for whom to tell."""

STAFF = Origin(Channel.STAFF)
CITIZEN = Origin(Channel.KIOSK)


@dataclass(frozen=True, slots=True)
class Visits:
    """What a phone asks the public page, and what happens at the centre meanwhile."""

    running: RunningCentre

    def get(self, path: str, language: str = "da", *, headers: Mapping[str, str] = NOTHING) -> requests.Response:
        """A page as a browser in `language` gets it; redirections are not followed."""
        return self._ask("GET", path, language, headers=headers)

    def page(self, path: str, language: str = "da") -> Read:
        """What stands on a page."""
        return read(self.get(path, language).text)

    def read(self, answer: requests.Response) -> Read:
        """What stands on a page that was answered."""
        return read(answer.text)

    def page_at(self, target: str) -> Read:
        """What stands on the page whose address is `target` to the letter, as no well-behaved browser sends it."""
        connection = HTTPConnection(urlsplit(self.running.url).netloc, timeout=PATIENCE_SECONDS)
        try:
            connection.request("GET", target)
            return read(connection.getresponse().read().decode())
        finally:
            connection.close()

    def anew(self) -> "Visits":
        """The same centre seen by another phone."""
        return replace(self, running=replace(self.running, session=requests.Session()))

    def head(self, path: str) -> requests.Response:
        """What a browser learns of a page without getting it."""
        return self._ask("HEAD", path, "da")

    def post(
        self,
        path: str,
        language: str = "da",
        *,
        form: Mapping[str, str] = NOTHING,
        headers: Mapping[str, str] = NOTHING,
    ) -> requests.Response:
        """A form sent by a browser."""
        return self._ask("POST", path, language, headers=headers, form=form)

    def book(
        self,
        starts: str,
        ends: str,
        *,
        space: SpaceId = LOKALE_3,
        day: date = THURSDAY,
        booking_id: BookingId | None = None,
        replaces: BookingId | None = None,
        openness: Openness = Openness.CLOSED,
        title: str = "",
        contact: Contact | None = None,
        origin: Origin = STAFF,
    ) -> Confirmed:
        """A confirmed booking in the space's standing layout."""
        places = self.running.centre.store.municipality()
        layout = places.space_by_id[space].standing_layout.id
        command = Book(
            id=booking_id or BookingId(uuid4()),
            alternatives=(Alternative(space, layout, span(starts, ends, day)),),
            persons=4,
            purpose=Purpose.MEETING,
            openness=openness,
            title=title,
            contact=None if contact is None else seal_contact(contact, self.running.centre.keys.sealing.public_key()),
            replaces=replaces,
        )
        answer = self.submit(command, origin)
        assert isinstance(answer, Confirmed), answer
        return answer

    def ask(self, wanted: BookingId, *alternatives: tuple[SpaceId, TimeSpan]) -> Answer:
        """What a screen is answered when the request `wanted` that it printed reaches the centre."""
        places = self.running.centre.store.municipality()
        command = Book(
            id=wanted,
            alternatives=tuple(
                Alternative(space, places.space_by_id[space].standing_layout.id, during)
                for space, during in alternatives
            ),
            persons=4,
            purpose=Purpose.MEETING,
        )
        return self.submit(command, AT_THE_SCREEN)

    def join(self, phone: str, **fields: str) -> str:
        """The path of the wish of somebody who has joined the waiting list of the civic centre."""
        self.running.clock.advance(timedelta(seconds=1))
        answer = self.post("/houses/medborgerhus/waiting", form={**WANTED, "phone": phone, **fields})
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    def block(self, rooms: Iterable[RoomId], during: TimeSpan, reason: str) -> Block:
        """Rooms closed off by the house."""
        command = BlockRooms(
            id=BlockId(uuid4()), kind=BlockKind.MAINTENANCE, rooms=tuple(rooms), span=during, reason=reason
        )
        answer = self.submit(command, STAFF)
        assert isinstance(answer, RoomsBlocked), answer
        return answer.block

    def check_in(self, booking: Booking) -> Booking:
        """The people have come and said so at a screen."""
        answer = self.submit(CheckIn(id=uuid4(), booking=booking.id), CITIZEN)
        assert isinstance(answer, Changed), answer
        return answer.booking

    def cancel(self, booking: Booking, reason: str = "") -> Booking:
        """Cancelled by the house when there is a reason, else by the citizen."""
        answer = self.submit(Cancel(id=uuid4(), booking=booking.id, reason=reason), STAFF if reason else CITIZEN)
        assert isinstance(answer, Cancelled), answer
        return answer.booking

    def move(
        self, booking: Booking, starts: str, ends: str, *, space: SpaceId = LOKALE_3, day: date = THURSDAY
    ) -> Booking:
        """Moved by the house."""
        layout = self.running.centre.store.municipality().space_by_id[space].standing_layout.id
        to = Alternative(space, layout, span(starts, ends, day))
        answer = self.submit(Reschedule(id=uuid4(), booking=booking.id, version=booking.version, to=to), STAFF)
        assert isinstance(answer, Changed), answer
        return answer.booking

    def submit(self, command: Command, origin: Origin) -> Answer:
        return self.running.centre.store.submit(command, origin, now=self.running.clock())

    def booking(self, booking: Booking) -> Booking:
        """As it is now."""
        found = self.running.centre.store.bookings.with_id(str(booking.id))
        assert found is not None
        return found

    def enrolled_kiosk(self) -> Ed25519PrivateKey:
        """The key of a screen that the centre knows."""
        key, code = Ed25519PrivateKey.generate(), "CODE"
        with self.running.centre.store.writing() as connection:
            devices.keep_enrolment_code(connection, KIOSK, code, now=self.running.clock())
            record = devices.enrol(connection, code, key.public_key().public_bytes_raw(), now=self.running.clock())
            signed = endorsement(record.key, self.running.centre.keys.signing)
            devices.endorse(connection, record.id, signed)
        return key

    def show(self, wall: str, day: date = THURSDAY) -> None:
        """Let the clock in the house show `wall`."""
        self.running.clock.show(at(wall, day))

    def _ask(
        self,
        method: str,
        path: str,
        language: str,
        *,
        headers: Mapping[str, str] = NOTHING,
        form: Mapping[str, str] = NOTHING,
    ) -> requests.Response:
        return self.running.session.request(
            method,
            self.running.url + path,
            headers={"Accept-Language": language, **headers},
            data=dict(form),
            timeout=PATIENCE_SECONDS,
            allow_redirects=False,
        )


def prepare(folder: Path) -> None:
    """Make a centre's data in `folder`: Herlev's houses and the invented week."""
    clock = MovableClock()
    with opened_centre(folder, clock) as centre:
        add_demonstration(centre.store, centre.keys.sealing.public_key(), now=clock())


@contextmanager
def visits_to(folder: Path) -> Iterator[Visits]:
    """The running centre whose data was prepared in `folder`."""
    with running_centre(folder) as running:
        yield Visits(running)


def at(wall: str, day: date = THURSDAY) -> datetime:
    """The instant at which a clock in Herlev shows `wall`."""
    return local_instant(day, time.fromisoformat(wall), HERLEV_ZONE)


def span(starts: str, ends: str, day: date = THURSDAY) -> TimeSpan:
    """From `starts` to `ends`, which may be the next morning's."""
    return TimeSpan(at(starts, day), at(ends, day if ends > starts else day + timedelta(days=1)))


def request_token(
    key: Ed25519PrivateKey, starts: str, ends: str, *, space: SpaceId = LOKALE_3
) -> tuple[BookingId, str]:
    """The receipt of a request, signed by the screen that printed it, and the id it asks for."""
    facts = _facts(ReceiptState.REQUEST, span(starts, ends), space)
    return facts.booking, sign_receipt(facts, key)


def lost_token(key: Ed25519PrivateKey, starts: str, ends: str, *, space: SpaceId = LOKALE_3) -> str:
    """The genuine receipt of a confirmed booking that the centre does not have."""
    return sign_receipt(_facts(ReceiptState.CONFIRMED, span(starts, ends), space), key)


def forged(token: str) -> str:
    """The receipt with another time in it and the signature it had."""
    at = 44
    return f"{token[:at]}{'A' if token[at] != 'A' else 'B'}{token[at + 1 :]}"


def _facts(state: ReceiptState, during: TimeSpan, space: SpaceId) -> ReceiptFacts:
    start, length = slot_of(during.starts_at), len(slots_of(during))
    return ReceiptFacts(state, BookingId(uuid4()), 1, space_tag(space), start=start, length=length)
