"""Every page there is to look at, by name: the state behind each is made at the centre beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.domain.bookings import Openness
from booking_core.domain.identity import CardId, RoomId, SpaceId
from booking_core.domain.place_cards import CardKind
from booking_core.domain.time_spans import ONE_DAY
from booking_core.protocol.codes import code_of
from booking_core.protocol.place_cards import CardFacts, sign_card
from tests.booking_core.central.web.visits import (
    LOKALE_3,
    NOTHING,
    THURSDAY,
    WANTED,
    Visits,
    at,
    forged,
    lost_token,
    request_token,
    span,
)

LOKALE_4 = SpaceId("mh-lok4")
LOKALE_5 = SpaceId("mh-lok5")
LILLE_SAL = SpaceId("mh-lille-sal")
GRUPPERUM_1 = SpaceId("bib-gruppe1")
GRUPPERUM_2 = SpaceId("bib-gruppe2")
MAKERSPACE = SpaceId("bib-makerspace")
YARD = SpaceId("gg-gaardrum")
FRIDAY = THURSDAY + ONE_DAY
LONG_TITLE = "Reparationscafé: kom med cykler, lamper og barnevognshjul"


@dataclass(frozen=True, slots=True)
class Scene:
    """A page, and what is typed into its form; nothing is sent when that is empty.

    `fields` are those of a longer form by name.
    """

    path: str
    typed: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Town:
    """A centre in which every scene has been prepared."""

    visits: Visits
    scenes: Mapping[str, Scene]

    def look(self, scene: Scene, language: str, *, headers: Mapping[str, str] = NOTHING) -> requests.Response:
        """The page of a scene, or what its form answers to what is typed."""
        if scene.typed or scene.fields:
            form = {"code": scene.typed} if scene.typed else scene.fields
            return self.visits.post(scene.path, language, form=form, headers=headers)
        return self.visits.get(scene.path, language, headers=headers)


def scenes(visits: Visits) -> Mapping[str, Scene]:
    """Each page as it is at 14.08 that Thursday."""
    key = visits.enrolled_kiosk()
    return {
        **_houses(visits),
        **_begun(visits),
        **_booked(visits),
        **_requests(visits, key),
        **_wrong(key),
        **_waiting(visits),
    }


def _houses(visits: Visits) -> Mapping[str, Scene]:
    visits.book("19:00", "21:00", space=LOKALE_4, openness=Openness.COME_AND_SEE, title=LONG_TITLE)
    visits.block(map(RoomId, ("gruppe1", "stille")), span("12:00", "16:00", FRIDAY), "Stikkontakterne skiftes")
    return {
        "now": Scene("/"),
        "house": Scene("/houses/medborgerhus"),
        "room": Scene("/H/MEDBORGERHUS/MH-LOK3"),
        "room-tomorrow": Scene("/houses/medborgerhus/mh-lok3?day=2026-11-27"),
        "condition-at-the-door": Scene("/houses/medborgerhus/mh-lok3/condition"),
        "book": Scene("/houses/medborgerhus/mh-lok3/book?day=2026-11-27"),
        "book-to-mend": Scene("/houses/medborgerhus/mh-lok3/book", fields={"persons": "mange", "phone": "123"}),
        "book-ask": Scene("/houses/medborgerhus/mh-store-sal/book?day=2026-12-06"),
        **_more_of_the_form(visits),
        "house-tomorrow": Scene("/houses/bibliotek?day=2026-11-27"),
        "house-closed": Scene("/houses/gammelgaard?day=2026-11-30"),
        "no-such-room": Scene("/houses/medborgerhus/mh-lok99"),
        "no-such-day": Scene("/houses/bibliotek?day=2027-11-27"),
    }


def _more_of_the_form(visits: Visits) -> Mapping[str, Scene]:
    """What it offers instead of what is taken, and with a place card."""
    visits.block([RoomId("gruppe2")], span("00:00", "23:45", FRIDAY + ONE_DAY), "Gulvet lakeres")
    too_long = {"starts": str(int(at("15:30").timestamp())), "length": "120", "persons": "6", "openness": "open"}
    own = CardFacts(CardId(UUID(int=0x8E34)), CardKind.PERSON, FRIDAY)
    card = sign_card(own, visits.running.centre.keys.signing)
    book = "/houses/medborgerhus/mh-lok3/book"
    return {
        "book-taken": Scene(book, fields={**too_long, "phone": "40 21 73 55"}),
        "book-nothing-left": Scene(f"/houses/bibliotek/bib-gruppe2/book?day={FRIDAY + ONE_DAY}"),
        "card": Scene(f"/C/{card}"),
        "book-with-card": Scene(f"/C/{card}", fields={"where": "medborgerhus/mh-lok3"}),
    }


def _begun(visits: Visits) -> Mapping[str, Scene]:
    """What began before this moment."""
    visits.show("08:00")
    over = visits.book("11:00", "12:00", space=GRUPPERUM_1)
    handed_back = visits.book("12:30", "14:30", space=LOKALE_5)
    present = visits.book("13:30", "15:30", space=LILLE_SAL)
    running = visits.book("14:00", "15:00", space=MAKERSPACE)
    visits.show("13:20")
    visits.check_in(present.booking)
    visits.cancel(handed_back.booking)
    visits.show("14:08")
    told = {"kind": "broken", "thing": "light"}
    thanks = visits.post(f"/R/{running.receipt}/condition", form=told).headers["Location"]
    return {
        "over": Scene(f"/R/{over.receipt}"),
        "handed-back": Scene(f"/R/{handed_back.receipt}"),
        "checked-in": Scene(f"/R/{present.receipt}"),
        "running": Scene(f"/R/{running.receipt}"),
        "question-running": Scene(f"/R/{running.receipt}/cancel"),
        "condition": Scene(f"/R/{running.receipt}/condition"),
        "condition-told": Scene(thanks.removeprefix(visits.running.url)),
    }


def _booked(visits: Visits) -> Mapping[str, Scene]:
    """What is still to come, and what was to."""
    confirmed, outdoors = visits.book("14:15", "15:15"), visits.book("10:00", "12:00", space=YARD, day=FRIDAY)
    indoors = visits.book("14:00", "16:00", space=YARD, day=FRIDAY)
    visits.post(f"/R/{indoors.receipt}/weather", form={"place": "indoors", "version": "1"})
    stretched, moved = visits.book("18:00", "19:00", space=LOKALE_5), visits.book("20:30", "21:30")
    visits.move(stretched.booking, "18:00", "20:00", space=LOKALE_5)
    visits.move(moved.booking, "20:15", "21:15", space=LOKALE_5)
    by_house, by_citizen = visits.book("20:00", "22:00", space=LILLE_SAL), visits.book("21:00", "22:00")
    visits.cancel(by_house.booking, reason="Vandskade i salen")
    visits.cancel(by_citizen.booking)
    former = visits.book("18:00", "19:00", space=GRUPPERUM_1)
    visits.cancel(former.booking, reason="Rummet skal males")
    visits.book("18:00", "19:00", space=GRUPPERUM_2, replaces=former.booking.id)
    return {
        "confirmed": Scene(f"/R/{confirmed.receipt}"),
        "question": Scene(f"/R/{confirmed.receipt}/cancel"),
        "outdoors": Scene(f"/R/{outdoors.receipt}"),
        "choose-weather": Scene(f"/R/{outdoors.receipt}/weather"),
        "came-indoors": Scene(f"/R/{indoors.receipt}"),
        "stretched": Scene(f"/R/{stretched.receipt}"),
        "moved": Scene(f"/R/{moved.receipt}"),
        "replaced": Scene(f"/R/{former.receipt}"),
        "cancelled-by-house": Scene(f"/R/{by_house.receipt}"),
        "cancelled": Scene(f"/R/{by_citizen.receipt}"),
        "code": Scene("/code"),
        "code-found": Scene("/code", code_of(confirmed.booking.id)),
        "code-of-cancelled": Scene("/code", code_of(by_house.booking.id)),
        "code-mistyped": Scene("/code", "482 916 371"),
        "code-unknown": Scene("/code", "000 000 000"),
        "code-too-long": Scene("/code", "482 916 3700"),
    }


def _requests(visits: Visits, key: Ed25519PrivateKey) -> Mapping[str, Scene]:
    """What was asked for while the screen had no connection."""
    _, waiting = request_token(key, "18:00", "19:00")
    _, too_late = request_token(key, "13:00", "14:00")
    wanted, declined = request_token(key, "16:30", "17:30")
    visits.ask(wanted, (LOKALE_3, span("16:30", "17:30")))
    given, got_other = request_token(key, "16:30", "17:30")
    visits.ask(given, (LOKALE_3, span("16:30", "17:30")), (LOKALE_4, span("15:00", "16:00")))
    return {
        "waiting": Scene(f"/R/{waiting}"),
        "too-late": Scene(f"/R/{too_late}"),
        "declined": Scene(f"/R/{declined}"),
        "got-other": Scene(f"/R/{got_other}"),
    }


def _waiting(visits: Visits) -> Mapping[str, Scene]:
    """On the list, on the way there, and off it again."""
    form = "/houses/medborgerhus/waiting"
    paths = [visits.join(phone) for phone in ("40 00 00 01", "40 00 00 02", "40 00 00 03")]
    visits.post(f"{paths[1]}/leave")
    return {
        "join": Scene(f"{form}?day=2026-11-27&place=mh-lok3&from=18.00&to=21.00"),
        "join-wrong": Scene(form, fields={"day": "2026-11-27", "from": "18", "persons": "mange", "phone": "123"}),
        "join-refused": Scene(form, fields={**WANTED, "phone": "40 00 00 04", "persons": "900"}),
        "on-the-list": Scene(paths[2]),
        "question-leaving": Scene(f"{paths[2]}/leave"),
        "off-the-list": Scene(paths[1]),
    }


def _wrong(key: Ed25519PrivateKey) -> Mapping[str, Scene]:
    """What leads to no booking."""
    _, token = request_token(key, "18:00", "19:00")
    _, foreign = request_token(Ed25519PrivateKey.generate(), "18:00", "19:00")
    return {
        "unknown": Scene(f"/R/{lost_token(key, '18:00', '19:00')}"),
        "truncated": Scene(f"/R/{token[:80]}"),
        "forged": Scene(f"/R/{forged(token)}"),
        "unknown-key": Scene(f"/R/{foreign}"),
        "no-such-page": Scene("/nowhere"),
    }
