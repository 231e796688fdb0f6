"""What is said, when, how loud, and who may hear it; and the whole main job by ear alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from booking_core.domain.bookings import Need
from booking_core.domain.identity import BookingId
from booking_core.domain.places import Municipality
from booking_core.protocol.codes import code_of
from tests.ui.access.conftest import PORTRAIT
from tests.ui.access.listener import HeardVoice, Listener, kiosk_with
from tests.ui.herlev_day import NOW, MemoryDesk, booking, picture_of_the_day, proof_of
from tests.ui.visitor import GUARD_MS
from ui.access.on_call import GuideOnCall
from ui.access.stops import stops_of
from ui.ports import BookingConfirmed, KioskChange, Pace, ReceiptFound
from ui.view_models.frame.frame import QUIET_SECONDS, WARNING_SECONDS
from ui.view_models.frame.languages import NAMED_SECONDS
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import DEFAULT_PERSONS, MOST_PERSONS

Key = Qt.Key


def test_a_room_for_six_is_booked_by_ear_alone(listener: Listener) -> None:
    welcome = listener.press(Key.Key_F15)
    assert "valgtasten vælger" in welcome

    listener.chooses("book")
    assert listener.goes_on_to("6 personer") == "6 personer, venstre og højre ændrer det."
    listener.chooses("Vis 11")
    assert listener.press(Key.Key_Down) == "Nu, 1 time, 6 personer, holde møde."
    assert listener.press(Key.Key_Down) == "Ret det, du søger, knap."
    card = listener.goes_on_to("klokken 16:30")
    assert card.startswith("Lokale 3. Passer bedst. Plads til 16. Ledigt nu til klokken 16:30.")
    listener.chooses("Book 14:15 til 15:15")
    assert listener.heard.startswith("Lokale 3")
    listener.chooses("Book og print")
    listener.waits_to_hear("BEKRÆFTET")
    told = listener.waits_to_hear("14:15 til 15:15")
    assert "Lokale 3" in told
    assert "Kvitteringen er printet. Tag den herunder." in told
    code = listener.goes_on_to("Din kode")

    outcome = listener.kiosk.visit.session.outcome
    assert isinstance(outcome, BookingConfirmed)
    assert [sign for sign in code if sign.isdigit()] == list(outcome.proof.code)
    assert listener.keys < 90


def test_what_is_drawn_is_told_in_words(listener: Listener) -> None:
    """The ribbon of the time, the plan of the floor, the square with the receipt."""
    listener.press(Key.Key_F15)
    for words in ("Tryk og book", "Vis 11", "Book 14:15"):
        listener.chooses(words, key=Key.Key_Right)
    assert listener.goes_on_to("Optaget") == "Optaget 16:30 til 18."
    listener.chooses("Book og print", key=Key.Key_Right)
    listener.waits_to_hear("BEKRÆFTET")

    assert listener.goes_on_to("Etageplan").startswith("Etageplan: 1. sal. Her er: Lokale 3, Lokale 5.")
    assert listener.goes_on_to("QR") == "En QR-kode med din kvittering."


def test_what_explains_a_drawing_is_read_last_on_its_page_not_on_the_way_to_the_places(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("book")
    listener.chooses("Vis 11")

    read = [stop.key for stop in stops_of(listener.kiosk.window) if not stop.within]

    assert read[-2:] == ["more", "ribbonLegend"]


def test_the_first_key_is_answered_with_a_voice_and_does_no_more(listener: Listener) -> None:
    listener.press(Key.Key_Return)

    assert "Oplæsning er slået til" in listener.heard
    assert listener.kiosk.frame.property("page") == "attract"


def test_reading_can_be_turned_off_and_is_not_offered_twice(listener: Listener) -> None:
    listener.press(Key.Key_Down)
    listener.chooses("Læs op", key=Key.Key_Up)
    assert listener.heard == "Oplæsning er slået fra."

    listener.press(Key.Key_Down)

    assert listener.heard == "Oplæsning er slået fra."
    assert listener.press(Key.Key_F1).startswith("Oplæsning er slået til.")


def test_a_new_page_is_told_with_what_can_be_done_on_it(listener: Listener) -> None:
    listener.press(Key.Key_Down)

    told = listener.chooses("Tryk og book")

    assert told.startswith("Hvornår? torsdag den 26. november. Svar, hvor noget skal være anderledes")


def test_an_answer_is_told_with_its_state_and_place_and_what_comes_of_it(listener: Listener) -> None:
    listener.press(Key.Key_Down)
    listener.chooses("Tryk og book")
    assert listener.goes_on_to("6 personer").startswith("6 personer")

    before = len(listener.voice.said)
    listener.press(Key.Key_Right)

    assert listener.voice.said[before].startswith("7 personer")
    assert "steder passer lige nu" in listener.voice.said[before]
    assert listener.press(Key.Key_Down) == "Færre, knap."
    listener.press(Key.Key_Down)
    assert listener.press(Key.Key_Down) == "2 personer, ikke valgt, 1 af 6."


@pytest.mark.parametrize(("button", "key", "after"), [
    ("6 personer, venstre", Key.Key_Right, "7 personer."),
    ("6 personer, venstre", Key.Key_Left, "5 personer."),
    ("Flere, knap", Key.Key_Return, "7 personer."),
    ("Færre, knap", Key.Key_Return, "5 personer."),
])  # fmt: skip
def test_a_number_that_a_key_or_a_button_changes_is_said(listener: Listener, button: str, key: Key, after: str) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Tryk og book")
    listener.goes_on_to(button)

    assert listener.press(key).startswith(after)


def test_from_button_to_button_nothing_is_changed_on_the_way(listener: Listener) -> None:
    """The end of the search is reached by one key, past the buttons and the ends of amounts."""
    listener.press(Key.Key_F15)
    listener.chooses("Tryk og book", key=Key.Key_Right)
    listener.chooses("Vis 11", key=Key.Key_Right)
    listener.chooses("Book 14:15", key=Key.Key_Right)
    listener.chooses("Book og print", key=Key.Key_Right)
    told = listener.waits_to_hear("BEKRÆFTET")

    assert listener.kiosk.visit.session.persons == DEFAULT_PERSONS
    assert "14:15 til 15:15" in told


def test_a_number_that_can_go_no_higher_is_said_again(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Tryk og book")
    listener.kiosk.visit.choose(replace(listener.kiosk.visit.session, persons=MOST_PERSONS))
    listener.goes_on_to(f"{MOST_PERSONS} personer, venstre")
    said = len(listener.voice.said)

    assert listener.press(Key.Key_Right) == f"{MOST_PERSONS} personer."
    assert len(listener.voice.said) == said + 1


def test_a_later_time_and_later_days_are_said(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Tryk og book")
    listener.chooses("En anden dag", key=Key.Key_Right)
    listener.goes_on_to("Senere dage")
    assert listener.press(Key.Key_Return).startswith("torsdag den 3. december til tirsdag den 8. december")
    listener.goes_on_to("En halv time senere")

    assert listener.press(Key.Key_Return).startswith("klokken 10:30.")


def test_an_end_of_the_time_is_said_as_it_moves(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Tryk og book")
    listener.chooses("Vis 11")
    listener.chooses("Book 14:15")
    listener.goes_on_to("Slut: 15:15")

    assert "Slut: 15:30" in listener.press(Key.Key_Right)


def test_the_next_question_on_the_same_page_is_told(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Tryk og book")
    listener.kiosk.visit.choose_comfort(replace(listener.kiosk.visit.comfort, text_percent=200))
    listener.waits()

    assert listener.chooses("Næste").startswith("Hvor mange?")


def test_a_volume_key_that_comes_first_is_answered_with_a_voice(listener: Listener) -> None:
    assert listener.press(Key.Key_PageUp).startswith("Oplæsning er slået til")
    assert listener.press(Key.Key_PageUp) == "Lydstyrke 6 af 10."


def test_the_way_back_is_one_key(listener: Listener) -> None:
    listener.press(Key.Key_Down)
    listener.chooses("Tryk og book")

    assert listener.press(Key.Key_Escape).startswith("Lige nu i huset")


def test_what_can_be_done_on_a_page_is_told_the_first_time(listener: Listener) -> None:
    listener.press(Key.Key_Down)
    first = listener.chooses("Tryk og book")
    listener.press(Key.Key_Escape)

    again = listener.chooses("Tryk og book")

    assert first.startswith(again)
    assert "gå så frem til knappen" in first
    assert "gå så frem til knappen" not in again
    assert "gå så frem til knappen" in listener.press(Key.Key_F1)


def test_whoever_turns_the_voice_on_by_a_touch_is_told_how_a_finger_listens(listener: Listener) -> None:
    listener.kiosk.frame.readAloud(True)
    listener.waits()

    assert listener.waits_to_hear("Oplæsning er slået til").startswith("Oplæsning er slået til. Rør skærmen")


def test_faster_or_slower_lasts_until_the_person_has_gone(listener: Listener, voice: HeardVoice) -> None:
    listener.press(Key.Key_Down)
    said = listener.press(Key.Key_Down)
    assert listener.press(Key.Key_F3) == "Hurtigt."
    assert listener.press(Key.Key_F3) == "Langsomt."
    assert listener.press(Key.Key_F2) == said
    assert voice.paces[-3:] == [Pace.FAST, Pace.SLOW, Pace.SLOW]

    listener.kiosk.start_over()
    listener.waits()
    listener.press(Key.Key_Down)

    assert voice.paces[-1] is Pace.USUAL


def test_the_last_sentence_can_be_heard_again(listener: Listener) -> None:
    listener.press(Key.Key_Down)
    said = listener.press(Key.Key_Down)

    assert listener.press(Key.Key_F2) == said


def test_help_tells_the_keys_and_where_one_is(listener: Listener) -> None:
    listener.press(Key.Key_Down)
    listener.goes_on_to("Jeg har en kvittering")

    told = listener.press(Key.Key_F1)

    assert told.startswith("Jeg har en kvittering, knap. Hør, hvad der sker")
    assert "valgtasten vælger" in told
    assert "Gentagetasten" in told


def test_louder_lasts_until_the_person_has_gone(listener: Listener, voice: HeardVoice) -> None:
    listener.press(Key.Key_Down)
    assert listener.press(Key.Key_PageUp) == "Lydstyrke 6 af 10."
    assert voice.volumes[-1] == 60

    listener.kiosk.start_over()
    listener.waits()
    listener.press(Key.Key_Down)

    assert voice.volumes[-1] == 50


def test_who_comes_to_a_first_page_left_alone_finds_it_as_it_was(listener: Listener, voice: HeardVoice) -> None:
    listener.press(Key.Key_Down)
    listener.press(Key.Key_PageUp)
    listener.chooses("Læs op", key=Key.Key_Up)
    for _ in range(QUIET_SECONDS):
        listener.kiosk.beat()

    assert listener.press(Key.Key_Down).startswith("Oplæsning er slået til")
    assert voice.volumes[-1] == 50


def test_when_the_person_has_gone_nothing_is_said_any_more(listener: Listener, voice: HeardVoice) -> None:
    listener.press(Key.Key_Down)
    listener.chooses("Tryk og book")
    said = len(voice.said)

    listener.kiosk.start_over()
    listener.waits()

    assert len(voice.said) == said
    assert voice.stops > 0
    assert not listener.kiosk.frame.property("aloud")


def test_whoever_is_done_is_told_that_the_screen_has_forgotten_them(listener: Listener, voice: HeardVoice) -> None:
    listener.kiosk.visit.choose_comfort(replace(listener.kiosk.visit.comfort, language="en"))
    listener.press(Key.Key_F15)
    for words in ("Touch to book", "Show 11", "Book 14:15", "Book and print"):
        listener.chooses(words)
    listener.waits_to_hear("CONFIRMED")

    assert listener.chooses("Done, button") == "The screen is cleared. Goodbye."
    assert (voice.languages[-1], voice.volumes[-1]) == ("en", 50)
    listener.waits()
    assert listener.heard == "The screen is cleared. Goodbye."
    assert not listener.kiosk.frame.property("aloud")


def test_of_whoever_is_done_nothing_that_was_read_is_kept(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    for words in ("Tryk og book", "Vis 11", "Book 14:15", "Book og print"):
        listener.chooses(words, key=Key.Key_Right)
    listener.waits_to_hear("BEKRÆFTET")
    code = [sign for sign in listener.goes_on_to("Din kode") if sign.isdigit()]
    assert "".join(code) in kept_by_the_guide(listener)

    listener.chooses("Færdig, knap")

    assert "".join(code) not in kept_by_the_guide(listener)
    assert "Lokale3" not in kept_by_the_guide(listener)


def kept_by_the_guide(listener: Listener) -> str:
    """All that those hold who move, read and listen, as text without gaps."""
    on_call = listener.kiosk.findChild(GuideOnCall)
    assert on_call is not None
    guide = on_call._guide
    assert guide is not None
    parts = (guide, guide._cursor, guide._explorer, guide._digits, guide._reader)
    kept = [{name: value for name, value in vars(part).items() if name != "_voice"} for part in parts]
    return re.sub(r"[ ,\xa0]", "", repr(kept))


def test_a_number_that_is_asked_for_is_told_once_and_then_with_its_digits(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    for words in ("Tryk og book", "Vis 11", "Book 14:15", "Telefonnummer"):
        listener.chooses(words, key=Key.Key_Right)

    assert listener.heard == "Dit telefonnummer."
    assert listener.press(Key.Key_Down) == "Dit telefonnummer, 0\u00a0cifre."
    listener.chooses("4, knap")
    assert listener.heard == "Dit telefonnummer: 4."
    listener.chooses("Slet, knap", key=Key.Key_Right)
    assert listener.heard == "Dit telefonnummer, 0\u00a0cifre."


def test_of_what_goes_no_further_is_said_how_far_it_has_come(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Tryk og book")
    listener.chooses("En anden dag", key=Key.Key_Right)
    listener.goes_on_to("Senere dage", key=Key.Key_Right)

    told = ""
    while "kan ikke vælges nu" not in told:
        told = listener.press(Key.Key_Return)

    days, state = told.split(". Senere dage")
    assert " til " in days
    assert state.startswith(", knap, kan ikke vælges nu.")


@dataclass
class SlowDesk(MemoryDesk):
    """Answers whoever has come when it is let."""

    let: Event = field(default_factory=Event)

    def check_in(self, booking: BookingId) -> KioskChange:
        self.let.wait()
        return super().check_in(booking)


@pytest.fixture
def before_a_slow_desk(qapp: QGuiApplication) -> Iterator[Listener]:
    assert qapp is not None
    mine, proof = booking("mh-lok3", "14:15", "15:15"), proof_of(booking("mh-lok3", "14:15", "15:15").id)
    desk, voice = SlowDesk(kept={proof.code: ReceiptFound(proof.code, proof.url, mine, None)}), HeardVoice()
    kiosk = kiosk_with(voice, desk=desk)
    kiosk.show(size=PORTRAIT)
    kiosk.mine.take_scan(proof.code)
    yield Listener(kiosk, voice)
    desk.let.set()
    kiosk.close()


def test_what_awaits_an_answer_says_so(before_a_slow_desk: Listener) -> None:
    listener = before_a_slow_desk
    listener.press(Key.Key_F15)
    listener.waits_to_hear("Lokale 3. BEKRÆFTET")

    assert listener.chooses("Jeg er her") == "Et øjeblik."


def test_a_request_is_asked_for_and_not_booked(listener: Listener) -> None:
    away = replace(picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16)), held=frozenset())
    listener.kiosk.post(away)
    listener.press(Key.Key_F15)
    for words in ("Tryk og book", "Vis", "Bed om"):
        listener.chooses(words, key=Key.Key_Right)

    place, time, offline, *_ = listener.heard.split(". ")
    assert (place, time) == ("Grupperum 2", "16:15 til 17:15")
    assert offline == "Forbindelsen er væk lige nu"
    assert listener.heard.endswith("bed om det til sidst. Intet er lovet endnu.")


def test_a_code_is_not_said_for_all_to_hear(listener: Listener) -> None:
    listener.press(Key.Key_Down)
    listener.chooses("Jeg har en kvittering")
    assert listener.goes_on_to("taltastaturet") == "En tast på taltastaturet. Sæt hovedtelefoner i for at høre det."

    assert listener.press(Key.Key_Right) == "En tast på taltastaturet."
    listener.press(Key.Key_Left)
    assert listener.press(Key.Key_Return) == "Din kode, 1\u00a0ciffer."
    assert listener.press(Key.Key_F15).startswith("Oplæsning er slået til") is False
    assert listener.press(Key.Key_Right) == "2, knap."
    assert listener.press(Key.Key_Return) == "Din kode: 1 2."


def test_headphones_that_are_pulled_out_end_the_reading(listener: Listener, voice: HeardVoice) -> None:
    listener.press(Key.Key_F15)
    stops = voice.stops

    listener.press(Key.Key_F16)

    assert voice.stops > stops
    assert not listener.kiosk.frame.property("aloud")


def test_where_sound_comes_out_of_headphones_alone_a_digit_is_said(listener: Listener, voice: HeardVoice) -> None:
    voice.only_headphones = True
    listener.press(Key.Key_Down)
    listener.chooses("Jeg har en kvittering")

    assert listener.goes_on_to("1, knap") == "1, knap."


def test_that_the_connection_is_away_is_told_when_it_goes(listener: Listener) -> None:
    listener.press(Key.Key_Down)

    listener.kiosk.post(replace(picture_of_the_day(), connected=False))

    assert "Forbindelsen er væk" in listener.waits_to_hear("Forbindelsen er væk")
    assert "Forbindelsen er væk" not in listener.chooses("Tryk og book")


def test_the_question_whether_anybody_is_there_is_said_at_whole_tens_and_any_key_answers(listener: Listener) -> None:
    listener.press(Key.Key_Down)
    listener.chooses("Tryk og book")
    listener.goes_on_to("6 personer")
    for _ in range(QUIET_SECONDS):
        listener.kiosk.beat()
    question = listener.waits_to_hear("Er du her endnu")
    assert question == f"Er du her endnu? Skærmen ryddes om {WARNING_SECONDS} sekunder. Ja, jeg er her, knap."
    said = len(listener.voice.said)
    for _ in range(5):
        listener.kiosk.beat()
        listener.waits()
    assert len(listener.voice.said) == said

    assert listener.press(Key.Key_Down).startswith("Du har mere tid. 6 personer")
    assert "steder passer" not in listener.heard
    assert not listener.kiosk.frame.property("stillHere")


def test_what_is_wrong_with_a_number_is_told(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Jeg har en kvittering")
    listener.chooses("1, knap")
    for _ in range(8):
        listener.press(Key.Key_Right)
        listener.press(Key.Key_Return)

    assert listener.heard.startswith("Din kode: 1 2 3, 4 5 6, 7 8 9. ")
    assert "Se på papiret, og ret det." in listener.heard


def test_what_cannot_be_chosen_now_is_told_and_passed(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Jeg har en kvittering")

    assert listener.goes_on_to("Vis min kvittering") == "Vis min kvittering, knap, kan ikke vælges nu."
    assert listener.press(Key.Key_Return) == "Vis min kvittering, knap, kan ikke vælges nu."
    assert listener.press(Key.Key_Down).startswith("Hjælp til skærmen. Sprog")


def test_a_language_that_is_chosen_is_spoken_at_once(listener: Listener, voice: HeardVoice) -> None:
    listener.press(Key.Key_F15)
    told = listener.chooses("Sprog, knap", key=Key.Key_Up)
    assert told == "Vælg et sprog. Vælg det sprog, skærmen skal vise og tale."
    listener.press(Key.Key_Down)
    listener.press(Key.Key_Right)

    assert listener.press(Key.Key_Return).startswith("In the house right now.")
    assert voice.languages[-1] == "en"


def test_another_question_of_the_simple_way_is_begun_at(listener: Listener) -> None:
    listener.kiosk.visit.choose_comfort(replace(listener.kiosk.visit.comfort, simple=True))
    listener.press(Key.Key_F15)
    told = listener.chooses("Vi vil låne et rum")
    assert told == "Hvor mange er I?"

    listener.chooses("17 til 50")

    assert listener.heard == "Hvornår?"
    assert listener.press(Key.Key_Right) == "Nu, knap."


def test_a_language_is_named_in_itself_by_its_own_voice(listener: Listener, voice: HeardVoice) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Sprog, knap", key=Key.Key_Up)

    assert listener.goes_on_to("English", key=Key.Key_Right).endswith("not chosen, 2 of 3.")
    assert voice.languages[-1] == "en"


def test_what_changes_by_itself_is_not_told_to_whoever_stands_on_it(listener: Listener, voice: HeardVoice) -> None:
    listener.press(Key.Key_F15)
    listener.goes_on_to("Sprog: ")
    said = len(voice.said)

    for _ in range(NAMED_SECONDS * 2):
        listener.kiosk.beat()
        listener.waits()

    assert len(voice.said) == said


def test_why_the_page_came_is_told_with_it(listener: Listener) -> None:
    listener.press(Key.Key_F15)

    listener.kiosk.mine.refuse_card()

    assert "Dit CPR-nummer bliver ikke læst" in listener.waits_to_hear("Scan eller tast din kode")


def test_what_was_told_is_told_again_in_a_language_that_is_chosen_then(listener: Listener, voice: HeardVoice) -> None:
    listener.press(Key.Key_F15)
    listener.kiosk.mine.refuse_card()
    listener.waits_to_hear("Det ser ud til at være et sundhedskort")
    listener.chooses("Sprog, knap", key=Key.Key_Up)
    listener.press(Key.Key_Down)
    listener.press(Key.Key_Right)

    assert "This looks like a health card" in listener.press(Key.Key_Return)
    assert "This looks like a health card" in listener.press(Key.Key_F2)
    assert voice.languages[-2:] == ["en", "en"]


def test_a_way_that_is_told_in_danish_alone_is_said_to_be_and_read_by_a_danish_voice(
    listener: Listener, voice: HeardVoice
) -> None:
    day = picture_of_the_day()
    listener.kiosk.post(replace(day, municipality=told_in_danish_alone(day.municipality)))
    listener.kiosk.visit.choose_comfort(replace(listener.kiosk.visit.comfort, language="en"))
    listener.press(Key.Key_F15)
    for words in ("Touch to book", "Show 11", "Book 14:15", "Book and print"):
        listener.chooses(words)
    listener.waits_to_hear("CONFIRMED")
    assert listener.goes_on_to("How to get there") == "How to get there. in Danish, as on the signs, heading."
    assert voice.languages[-1] == "en"

    assert listener.press(Key.Key_Down) == "Op ad trappen eller med elevatoren. 1. sal."
    assert voice.languages[-1] == "da"
    listener.press(Key.Key_F2)
    assert voice.languages[-1] == "da"


def told_in_danish_alone(places: Municipality) -> Municipality:
    """A town whose ways nobody has written in another language."""
    venues = [replace(one, rooms=tuple(replace(room, ways={}) for room in one.rooms)) for one in places.venues]
    return replace(places, venues=tuple(venues))


def test_nothing_slides_for_those_who_listen(listener: Listener) -> None:
    assert listener.kiosk.frame.property("standsStill") is False

    listener.press(Key.Key_Down)

    assert listener.kiosk.frame.property("standsStill") is True


@pytest.mark.parametrize("page", Page)
def test_every_page_tells_what_can_be_done_on_it(listener: Listener, page: Page) -> None:
    assert listener.kiosk.visit.speech.say(f"aloud.page.{page}")


def test_a_place_is_read_in_one_go_and_then_its_button(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Tryk og book")
    listener.chooses("Vis 11")
    listener.goes_on_to("Lokale 3. Passer bedst")

    assert listener.press(Key.Key_Down) == "Book 14:15 til 15:15, Lokale 3, knap."
    assert listener.press(Key.Key_Down).startswith("Lokale 5. Plads til 20.")


def test_of_a_place_that_nearly_fits_it_is_said_how_many_it_takes(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Tryk og book")
    listener.kiosk.visit.choose(replace(listener.kiosk.visit.session, persons=50, needs=frozenset({Need.KITCHENETTE})))
    told = listener.chooses("Vis det nærmeste")

    assert "Lige nu er der ikke plads til 50 personer" in told
    assert "Hør, hvad der næsten passer." in told
    assert "Plads til 100" in listener.goes_on_to("Lille Sal")


MINE = booking("mh-lok3", "14:15", "15:15")


@pytest.fixture
def with_a_receipt(qapp: QGuiApplication) -> Iterator[Listener]:
    """Before a kiosk that knows a booking made elsewhere, whose people have yet to come."""
    assert qapp is not None
    voice, proof = HeardVoice(), proof_of(MINE.id)
    desk = MemoryDesk(kept={proof.code: ReceiptFound(proof.code, proof.url, MINE, None)})
    kiosk = kiosk_with(voice, picture_of_the_day(more=[MINE]), desk)
    kiosk.show(size=PORTRAIT)
    yield Listener(kiosk, voice)
    assert kiosk.warnings == []
    kiosk.close()


def test_a_booking_that_is_found_is_told_as_a_page_of_its_own(with_a_receipt: Listener) -> None:
    listener = with_a_receipt
    listener.press(Key.Key_F15)
    listener.chooses("Jeg har en kvittering")
    for digit in code_of(MINE.id):
        listener.kiosk.mine.typeDigit(digit)
    listener.chooses("Vis min kvittering")
    told = listener.waits_to_hear("Lokale 3. BEKRÆFTET. 14:15 til 15:15.")

    assert told.endswith("Hør din booking, og gå frem til det, du vil gøre. Færdig rydder skærmen.")
    assert "scanneren" not in told
    listener.chooses("Jeg er her")
    listener.waits_to_hear("Huset ved, at I er her.")
    assert listener.chooses("Vi er færdige").startswith("Giv resten af tiden tilbage?")


def test_in_the_simple_way_the_room_that_is_asked_about_is_told_with_the_question(listener: Listener) -> None:
    listener.kiosk.visit.choose_comfort(replace(listener.kiosk.visit.comfort, simple=True))
    listener.press(Key.Key_F15)
    for answer in ("Vi vil låne et rum", "1 til 4", "Nu"):
        listener.chooses(answer)
        QTest.qWait(GUARD_MS)

    told = listener.chooses("Holde møde")

    assert told.startswith("Vil I have det her rum? Lokale 3. I dag, torsdag den 26. november, Fra klokken 14:15")


def test_a_button_that_leads_to_a_page_is_told_as_neither_on_nor_off(listener: Listener) -> None:
    listener.press(Key.Key_F15)

    assert listener.goes_on_to("Sprog, knap", key=Key.Key_Up) == "Sprog, knap."
