"""What the desk says of its house's kiosks, and of bookings in doubt, for what the centre told last."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import BookingId, DeviceId, DeviceRole, VenueId
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.words import Words
from booking_core.protocol.messages.escrow import BookingInDoubt, FrozenBecause, MachineAt, Machines, MachineSeen
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk, named, programme_desk
from tests.ui.herlev_day import WallClock, numbered_ids
from tests.ui.kiosk_day import (
    AFTER_A_POWER_CUT,
    FOYER,
    HOUSE,
    IN_CONTACT,
    LIBRARY_KIOSK,
    OTHER,
    SILENT,
    TOMORROW_NOON,
    frozen,
    held,
    in_doubt,
    kiosk,
    promised_too,
)
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import Alternative, BookingAltered
from ui.view_models.desk.chosen.wishes import again
from ui.view_models.desk.kiosks.kiosk_watch import sighting_of
from ui.view_models.desk.kiosks.kiosks import KioskRow, KiosksState, derive_state
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import Speech

NEW = BookingId(UUID(int=8_900))


class Looking:
    """Somebody who looks at the kiosks of the house."""

    def __init__(self, parent: QObject) -> None:
        self.desk = programme_desk(THURSDAY_14_08)
        self.clock = WallClock(THURSDAY_14_08)
        self.board = PictureBoard(self.desk.picture(), parent)
        self.jobs = JobRunner(parent)
        self.workplace = Workplace(
            self.board,
            self.desk,
            venue=HOUSE,
            speeches={language: Speech(Words.of(language), MUNICIPALITY.zone) for language in ("da", "en")},
            clock=self.clock,
            jobs=self.jobs,
            new_id=numbered_ids(),
            parent=parent,
        )
        self.workplace.watch()

    def sees(
        self,
        *machines: MachineSeen,
        doubts: Sequence[BookingInDoubt] = (),
        waited_for: Sequence[MachineAt] | None = None,
        after: timedelta = timedelta(0),
    ) -> KiosksState:
        """The panel, `after` it was told."""
        told = Machines(
            machines=machines,
            in_doubt=tuple(doubts),
            recovering=waited_for is not None,
            waited_for=tuple(waited_for or ()),
        )
        sighting = sighting_of(told, self.workplace.picture, now=THURSDAY_14_08)
        self.clock.now = THURSDAY_14_08 + after
        return derive_state(self.workplace, sighting)


@pytest.fixture
def looking(qtbot: QtBot) -> Iterator[Looking]:
    assert qtbot is not None
    parent = QObject()
    one = Looking(parent)
    yield one
    one.jobs.stop()


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def foyer(state: KiosksState) -> KioskRow:
    return next(row for row in state.rows if row.key == FOYER)


def test_a_kiosk_in_contact_says_which_rooms_it_confirms_and_until_when(looking: Looking) -> None:
    state = looking.sees(*IN_CONTACT)

    assert (state.count, state.age, state.waits) == (0, "", "")
    assert [(row.where, row.said) for row in state.rows] == [("Foyeren", "I kontakt"), ("Ved garderoben", "I kontakt")]
    (line,) = foyer(state).holds
    assert plain(line.text) == "Bekræfter selv Lokale 3, Lokale 4, Lokale 5, Foyeren til i morgen kl. 12"
    assert foyer(state).about == "mh-kiosk-1 · moedested 1.0"


def test_a_kiosk_with_an_older_program_than_the_others_of_its_house_says_so(looking: Looking) -> None:
    newer = msgspec.structs.replace(OTHER, software="moedested 1.1")

    state = looking.sees(kiosk(FOYER), newer)

    assert foyer(state).older == "Ældre program end på husets andre maskiner (1.1). Sig det til IT-driften."
    assert [row.older for row in state.rows if row.key != FOYER] == [""]
    assert state.count == 0


def test_rooms_that_are_held_up_to_different_ends_are_told_apart(looking: Looking) -> None:
    tonight = TOMORROW_NOON - timedelta(hours=14)

    state = looking.sees(kiosk(FOYER, held=(*held("lok3"), *held("lok4", until=tonight))), OTHER)

    assert [plain(line.text) for line in foyer(state).holds] == [
        "Bekræfter selv Lokale 4 til kl. 22",
        "Bekræfter selv Lokale 3 til i morgen kl. 12",
    ]


def test_a_kiosk_that_holds_nothing_says_so(looking: Looking) -> None:
    state = looking.sees(kiosk(FOYER), OTHER)

    assert [line.text for line in foyer(state).holds] == ["Har ikke noget at bekræfte selv lige nu."]


def test_a_silent_kiosk_says_since_when_and_that_its_rooms_are_free_there(looking: Looking) -> None:
    state = looking.sees(SILENT, OTHER)

    assert plain(foyer(state).said) == "Har ikke svaret siden kl. 14.02"
    assert foyer(state).then.startswith("De ledige tider kan bookes på kiosken, men ikke herfra.")
    assert (state.count, foyer(state).urgent) == (1, True)


@pytest.mark.parametrize(("seconds", "count"), [(120, 0), (121, 1)])
def test_a_kiosk_is_silent_after_two_minutes(looking: Looking, seconds: int, count: int) -> None:
    told_at = THURSDAY_14_08 - timedelta(seconds=seconds)

    assert looking.sees(kiosk(FOYER, told_at=told_at), OTHER).count == count


def test_a_kiosk_is_not_called_silent_because_this_desk_has_lost_the_centre(looking: Looking) -> None:
    looking.board.post(looking.desk.picture(connected=False))
    looking.board._show_newest()

    state = looking.sees(*IN_CONTACT, after=timedelta(minutes=20))

    assert state.count == 0
    assert plain(state.age) == "Sådan var det kl. 14.08, da centralen sidst svarede."


def test_what_nobody_can_prove_unsold_is_told_with_rooms_end_and_reason(looking: Looking) -> None:
    state = looking.sees(AFTER_A_POWER_CUT, OTHER)

    (row,) = foyer(state).frozen
    assert plain(row.title) == "Holdt tilbage til i morgen kl. 12: det ledige i Lokale 3, Lokale 4, Lokale 5, Foyeren"
    assert row.why.startswith("Kiosken gik ned, som når strømmen går, før den nåede at fortælle alt.")
    assert foyer(state).holds == ()
    assert state.count == 1


def test_cells_in_doubt_are_forgotten_once_they_have_passed(looking: Looking) -> None:
    soon = frozen("lok3", why=FrozenBecause.UNPROVED, until=THURSDAY_14_08 + timedelta(minutes=7))

    state = looking.sees(kiosk(FOYER, in_doubt=soon), OTHER, after=timedelta(minutes=7))

    assert (foyer(state).frozen, state.count) == ((), 0)


@pytest.mark.parametrize("why", list(FrozenBecause))
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_reason_why_cells_are_frozen_has_words(looking: Looking, why: FrozenBecause, language: str) -> None:
    looking.workplace.speak(language)

    (row,) = foyer(looking.sees(kiosk(FOYER, in_doubt=frozen("lok3", why=why)), OTHER)).frozen

    assert row.why


def test_a_lost_kiosk_is_shown_and_calls_nobody(looking: Looking) -> None:
    lost = kiosk(FOYER, is_lost=True, in_doubt=frozen("lok3", why=FrozenBecause.LOST))

    state = looking.sees(lost, OTHER)

    assert (foyer(state).said, state.count, len(foyer(state).frozen)) == ("Meldt tabt", 0, 1)


def test_a_kiosk_that_is_not_enrolled_or_was_never_heard_says_so(looking: Looking) -> None:
    state = looking.sees(kiosk(FOYER, told_at=None))

    assert [row.said for row in state.rows] == ["Har aldrig været i kontakt", "Ikke tilmeldt endnu"]
    assert state.count == 0


def test_a_kiosk_that_the_places_file_no_longer_has_is_shown_by_its_id(looking: Looking) -> None:
    state = looking.sees(*IN_CONTACT, kiosk(DeviceId("mh-kiosk-9"), held=held("lok3")))

    assert [row.where for row in state.rows] == ["Foyeren", "Ved garderoben", "mh-kiosk-9"]


def test_a_restored_centre_names_this_house_first_and_counts_the_rest(looking: Looking) -> None:
    others = [
        MachineAt(DeviceId(f"bib-kiosk-{number}"), VenueId("bibliotek"), DeviceRole.KIOSK) for number in range(1, 5)
    ]
    here = MachineAt(DeviceId("medborgerhus-desk"), HOUSE, DeviceRole.DESK)

    state = looking.sees(*IN_CONTACT, waited_for=(*others, here))

    assert state.waits == (
        "Bookingerne bliver samlet ind igen. Vi venter på skranken i Herlev Medborgerhus, "
        "kiosken i Herlev Bibliotek (Ved indgangen), kiosken i Herlev Bibliotek (bib-kiosk-2), 2\u00a0andre."
    )


def test_outside_the_panel_the_number_and_the_banner_alone_are_made(looking: Looking) -> None:
    looking.workplace.clear()

    state = looking.sees(SILENT, OTHER, waited_for=(MachineAt(LIBRARY_KIOSK, VenueId("bibliotek"), DeviceRole.KIOSK),))

    assert (state.count, state.rows, bool(state.waits)) == (1, (), True)


def test_before_anything_was_told_the_panel_says_why_it_is_empty(looking: Looking) -> None:
    assert derive_state(looking.workplace, None).none == "Spørger centralen."


def test_two_with_one_room_are_shown_with_the_nearest_that_is_free(looking: Looking) -> None:
    lost = promised_too(looking.desk, "Sprogcafé")

    state = looking.sees(*IN_CONTACT, doubts=(in_doubt(lost),))

    (row,) = state.doubts
    assert plain(row.place) == "Lokale 4 · i dag 17.00–18.30"
    assert row.what.startswith("To er lovet rummet på samme tid")
    assert row.what.endswith("Papiret er fra en kiosk (Foyeren).")
    assert plain(row.ways[0].label) == "Book Lokale 4 · 18.30–20.00"
    assert (state.count, row.urgent) == (1, True)


def test_a_paper_whose_room_is_free_again_offers_just_that_room(looking: Looking) -> None:
    lost = promised_too(looking.desk, "Sprogcafé")
    looking.desk.cancel(named(looking.desk, "Sprogcafé").id, "Fortrudt")
    looking.board.post(looking.desk.picture())
    looking.board._show_newest()

    (row,) = looking.sees(*IN_CONTACT, doubts=(in_doubt(lost),)).doubts

    assert row.what.startswith("De har papir på tiden, men bookingen står ikke på tavlen.")
    assert row.how == "Rummet er ledigt nu. Book det til dem."
    assert [plain(way.label) for way in row.ways] == ["Book Lokale 4 · 17.00–18.30"]


def test_what_went_beyond_a_quota_is_shown_and_calls_nobody(looking: Looking) -> None:
    chess = named(looking.desk, "Skakklubben")

    state = looking.sees(*IN_CONTACT, doubts=(in_doubt(chess, "quota"),))

    (row,) = state.doubts
    assert (row.how, row.ways, row.urgent) == ("Bookingen gælder og bliver stående.", (), False)
    assert state.count == 0


@pytest.mark.parametrize(
    ("became", "is_done_with"),
    [
        (BookingState.CONFIRMED, True),
        (BookingState.CANCELLED_BY_CITIZEN, True),
        (BookingState.CANCELLED_BY_STAFF, False),
    ],
)
def test_a_booking_in_doubt_is_done_with_once_another_was_booked_in_its_place(
    looking: Looking, became: BookingState, *, is_done_with: bool
) -> None:
    """Also when its people have given that one back, and not when the house has taken it from them."""
    lost, chess = promised_too(looking.desk, "Sprogcafé"), named(looking.desk, "Skakklubben")
    free = Alternative(chess.space, chess.layout, _after(looking.desk, "Skakklubben"))
    assert isinstance(looking.desk.book(replace(again(lost, NEW), to=free, persons=4)), BookingAltered)
    made = looking.desk.bookings[NEW]
    looking.desk.bookings[NEW] = replace(made, state=became, occupancy=made.occupancy if became.occupies else ())
    looking.board.post(looking.desk.picture())
    looking.board._show_newest()

    state = looking.sees(*IN_CONTACT, doubts=(in_doubt(lost),))

    assert (state.doubts == (), state.count == 0) == (is_done_with, is_done_with)


def test_a_booking_in_doubt_that_is_over_is_shown_no_more(looking: Looking) -> None:
    lost = promised_too(looking.desk, "Sprogcafé")

    assert looking.sees(*IN_CONTACT, doubts=(in_doubt(lost),), after=timedelta(hours=5)).count == 0


def _after(desk: ScriptedDesk, who: str) -> TimeSpan:
    ends_at = named(desk, who).span.ends_at
    return TimeSpan(ends_at, ends_at + timedelta(hours=1))
