from dataclasses import replace

import pytest

from booking_core.domain.bookings import BookingState
from booking_core.protocol.codes import code_of, grouped
from tests.booking_core.central.running_centre import herlev
from tests.booking_core.janitor_day import with_shelter
from tests.ui.herlev_day import NOW, booking, picture_of_the_day, proof_of, wall
from ui.ports import BookingConfirmed, PaperKept, ReceiptFound, WishKept
from ui.view_models.confirming.receipt_state import derive_state
from ui.view_models.mine.my_booking import derive_booking
from ui.view_models.mine.my_receipt_state import Handling, Panel, given_back, trouble_with
from ui.view_models.mine.my_receipt_state import derive_state as derive_page
from ui.view_models.mine.scanned_paper import in_doubt, kept
from ui.view_models.visit.sayings import saying
from ui.view_models.visit.session import Session
from ui.view_models.visit.speech import Speech, unbroken

MINE = booking("mh-lok3", "14:15", "15:15")
CODE = code_of(MINE.id)


def test_a_wrong_check_digit_is_told_kindly(danish: Speech) -> None:
    wrong = CODE[:-1] + str((int(CODE[-1]) + 1) % 10)
    assert "passer ikke" in trouble_with(wrong, speech=danish)
    assert trouble_with(CODE, speech=danish) == ""


def test_ten_digits_are_taken_for_a_health_card_and_refused(danish: Speech) -> None:
    assert "CPR" in trouble_with("0101011234", speech=danish)


def test_a_confirmed_booking_may_be_given_back(danish: Speech) -> None:
    found = ReceiptFound(CODE, "", MINE, None)
    state = derive_booking(picture_of_the_day(more=[MINE]), found, speech=danish, now=NOW)
    assert (state.kind, state.plate, state.may_give_back) == ("confirmed", "BEKRÆFTET", True)


def test_a_booking_of_tomorrow_says_so_once(danish: Speech) -> None:
    tomorrow = booking("mh-lok3", "14:15", "15:15", day=27)
    found = ReceiptFound(code_of(tomorrow.id), "", tomorrow, None)

    state = derive_booking(picture_of_the_day(more=[tomorrow]), found, speech=danish, now=NOW)

    assert state.about == "i morgen, fredag den 27.\u00a0november · 1. sal"


def test_a_receipt_that_cannot_be_looked_up_says_what_it_is_for_and_what_will_happen(danish: Speech) -> None:
    said = kept(picture_of_the_day(), PaperKept(MINE.space, MINE.span), speech=danish, now=NOW)
    of_no_place = kept(picture_of_the_day(), PaperKept(None, MINE.span), speech=danish, now=NOW)

    assert said.startswith("Lokale 3, ")
    assert "14.15–15.15" in said
    assert "Behold papiret" in of_no_place


def test_a_receipt_whose_room_has_gone_sends_people_to_the_house_that_can_see_both(danish: Speech) -> None:
    elsewhere = booking("bib-gruppe1", "14:15", "15:15")
    library = herlev().venue_of_space[elsewhere.space]

    said = in_doubt(picture_of_the_day(), elsewhere, danish)

    assert "lovet væk til andre" in said
    assert library.phone in said.replace("\u00a0", " ")


def test_a_cancelled_booking_is_shown_as_such_and_nothing_can_be_done(danish: Speech) -> None:
    cancelled = replace(MINE, state=BookingState.CANCELLED_BY_CITIZEN)
    found = ReceiptFound(CODE, "", cancelled, None)
    state = derive_booking(picture_of_the_day(), found, speech=danish, now=NOW)
    assert (state.kind, state.plate, state.may_give_back) == ("stop", "Afmeldt", False)


@pytest.mark.parametrize("state", [BookingState.CONFIRMED, BookingState.CHECKED_IN])
def test_a_time_that_has_passed_is_called_so_and_nothing_is_printed_of_it(danish: Speech, state: BookingState) -> None:
    """An old paper proves nothing."""
    yesterday = replace(booking("mh-lok3", "14:15", "15:15", day=25), state=state)
    found = ReceiptFound(CODE, "", yesterday, None, paper_span=MINE.span)

    shown = derive_booking(picture_of_the_day(more=[yesterday]), found, speech=danish, now=NOW)

    assert (shown.kind, shown.plate, shown.note) == ("over", "Tiden er gået", "")
    assert (shown.may_print, shown.may_give_back, shown.may_find_another) == (False, False, True)


def test_who_came_too_late_may_look_for_another_place(danish: Speech) -> None:
    late = replace(MINE, state=BookingState.NO_SHOW, occupancy=())

    shown = derive_booking(picture_of_the_day(), ReceiptFound(CODE, "", late, None), speech=danish, now=NOW)

    assert shown.may_find_another


def test_what_is_given_back_for_later_awaits_nobody_any_more(danish: Speech) -> None:
    """Nobody could tell the centre yet: the page neither keeps the room nor asks them to check in."""
    picture = picture_of_the_day(more=[MINE])
    shown = derive_page(Handling(found=ReceiptFound(CODE, "", MINE, None)), picture, speech=danish, now=NOW)
    assert (shown.booking.may_check_in, shown.booking.kept != "") == (True, True)

    left = given_back(Handling(found=ReceiptFound(CODE, "", MINE, None)), WishKept())
    shown = derive_page(left, picture, speech=danish, now=NOW)

    assert shown.note.startswith("Afmelding modtaget")
    assert (shown.booking.may_check_in, shown.booking.may_give_back, shown.booking.kept) == (False, False, "")


def test_a_booking_in_the_open_says_what_happens_when_it_rains(danish: Speech) -> None:
    outdoors = with_shelter(booking("gg-gaardrum", "14:00", "16:00", day=27))
    found = ReceiptFound(code_of(outdoors.id), "", outdoors, None)

    state = derive_booking(picture_of_the_day(more=[outdoors]), found, speech=danish, now=NOW)

    assert state.answer.replace("\u00a0", " ") == "Regner det, kan I være i Laden. Vælg inden kl. 11, ellers er I ude."


def test_so_does_the_page_that_confirms_it(danish: Speech) -> None:
    outdoors = with_shelter(booking("gg-gaardrum", "14:00", "16:00", day=27))
    session = Session(outcome=BookingConfirmed(outdoors, proof_of(outdoors.id)))
    indoors = Session(outcome=BookingConfirmed(MINE, proof_of(MINE.id)))

    said = [derive_state(picture_of_the_day(), each, speech=danish, now=NOW).weather for each in (session, indoors)]

    assert said == ["Regner det, kan I være i Laden. Vælg inden kl.\u00a011, ellers er I ude.", ""]


def test_until_when_a_room_is_kept_stands_on_the_receipt_and_on_ones_own_booking(danish: Speech) -> None:
    picture, found = picture_of_the_day(more=[MINE]), ReceiptFound(CODE, "", MINE, None)
    session = Session(outcome=BookingConfirmed(MINE, proof_of(MINE.id)))

    receipt = derive_state(picture, session, speech=danish, now=NOW)
    mine = derive_booking(picture, found, speech=danish, now=NOW)

    assert (
        receipt.kept
        == mine.kept
        == "Meld jer på skærmen, når I kommer. Ellers holder huset kun rummet til kl.\u00a014.30."
    )
    assert derive_booking(picture, found, speech=danish, now=wall("14:30")).kept == ""


def test_without_contact_only_a_screen_of_the_house_hears_that_somebody_has_come(danish: Speech) -> None:
    here, elsewhere = MINE, booking("bib-gruppe1", "14:15", "15:15")
    away = replace(picture_of_the_day(more=[here, elsewhere]), connected=False)

    own, other = (
        derive_booking(away, ReceiptFound(code_of(one.id), "", one, None), speech=danish, now=NOW)
        for one in (here, elsewhere)
    )

    assert own.may_check_in
    assert not other.may_check_in
    assert other.kept == "Her er ingen forbindelse. Meld jer på skærmen i Herlev Bibliotek, når I kommer."


def test_several_receipts_of_one_stay_are_shown_as_one_time_with_every_code(danish: Speech) -> None:
    first = booking("mh-lok3", "14:00", "15:00")
    added = replace(booking("mh-lok3", "15:00", "15:30"), continues=first.id)
    picture = picture_of_the_day(more=[first, added])

    for scanned in (first, added):
        found = ReceiptFound(code_of(scanned.id), "", scanned, None, paper_span=scanned.span)
        shown = derive_booking(picture, found, speech=danish, now=NOW)

        assert (shown.time, shown.kind) == ("14.00–15.30", "confirmed")
        assert shown.code == grouped(code_of(scanned.id))
        assert all(unbroken(grouped(code_of(one.id))) in shown.note for one in (first, added))


def test_of_a_stay_the_part_counts_in_which_its_people_are(danish: Speech) -> None:
    first = replace(booking("mh-lok3", "13:30", "14:00"), state=BookingState.CHECKED_IN)
    added = replace(booking("mh-lok3", "14:00", "15:00"), continues=first.id)
    found = ReceiptFound(code_of(first.id), "", first, None, paper_span=first.span)

    shown = derive_booking(picture_of_the_day(more=[first, added]), found, speech=danish, now=NOW)

    assert (shown.running, shown.may_give_back, shown.may_longer) == (True, True, True)
    assert not shown.may_check_in


@pytest.mark.parametrize(
    ("state", "plate", "answer"),
    [
        (BookingState.CANCELLED_BY_CITIZEN, "Afmeldt", "Rummet er givet tilbage, så andre kan bruge det."),
        (BookingState.CANCELLED_BY_STAFF, "Aflyst af huset", "Huset har aflyst: –."),
        (BookingState.NO_SHOW, "Givet fri, fordi ingen kom", "Ingen kom, så rummet blev givet til andre."),
        (BookingState.WITHDRAWN, "Trukket tilbage", "Anmodningen er trukket tilbage."),
    ],
)
def test_what_is_no_longer_theirs_counts_no_minutes_and_says_what_can_be_done(
    danish: Speech, state: BookingState, plate: str, answer: str
) -> None:
    ended = replace(MINE, state=state, occupancy=())

    shown = derive_booking(picture_of_the_day(), ReceiptFound(CODE, "", ended, None), speech=danish, now=NOW)

    assert (shown.kind, shown.plate) == ("stop", plate)
    assert shown.answer.startswith(answer)
    assert shown.about == "i dag, torsdag den 26.\u00a0november · 1. sal"
    assert (shown.may_check_in, shown.kept, shown.steps, shown.may_find_another) == (False, "", (), True)


def test_what_was_just_given_back_is_theirs_no_more(danish: Speech) -> None:
    picture = picture_of_the_day(more=[MINE])
    gone = given_back(Handling(found=ReceiptFound(CODE, "", MINE, None)), None)

    shown = derive_page(gone, picture, speech=danish, now=NOW)

    assert shown.given_back
    assert (shown.booking.kind, shown.booking.may_check_in, shown.booking.may_find_another) == ("stop", False, True)
    assert "om\u00a07" not in shown.booking.about
    assert all(piece.kind != "yours" for piece in shown.booking.pieces)


def test_what_is_given_back_for_later_is_not_called_confirmed(danish: Speech) -> None:
    left = given_back(Handling(found=ReceiptFound(CODE, "", MINE, None)), WishKept())

    shown = derive_page(left, picture_of_the_day(more=[MINE]), speech=danish, now=NOW)

    assert (shown.booking.kind, shown.booking.plate, shown.booking.answer) == ("stop", "Afmeldt", "")
    assert shown.note.startswith("Afmelding modtaget")


def test_a_request_that_nobody_answered_in_time_is_awaited_no_more(danish: Speech) -> None:
    asked = replace(MINE, state=BookingState.REQUESTED, occupancy=())
    found = ReceiptFound(CODE, "", asked, None)

    awaited, late = (
        derive_booking(picture_of_the_day(), found, speech=danish, now=now) for now in (NOW, asked.span.starts_at)
    )

    assert (awaited.kind, awaited.may_give_back) == ("request", True)
    assert (late.kind, late.plate) == ("stop", "Intet svar i tide")
    assert (late.may_give_back, late.may_print, late.may_find_another) == (False, False, True)
    assert late.answer == "Ingen nåede at svare, før tiden begyndte."


@pytest.mark.parametrize("panel", [Panel.LONGER, Panel.SHORTER, Panel.WAY, Panel.GIVE_BACK])
def test_what_can_be_done_with_it_is_asked_no_longer_than_it_can_be_answered(danish: Speech, panel: Panel) -> None:
    picture = picture_of_the_day(more=[MINE])
    asking = Handling(found=ReceiptFound(CODE, "", MINE, None), panel=panel)

    before, after = (derive_page(asking, picture, speech=danish, now=now) for now in (wall("15:14"), MINE.span.ends_at))

    assert before.panel == ("" if panel is Panel.SHORTER else panel.value)
    assert (after.panel, after.ends, after.why_not) == ("", (), "")


def test_once_its_time_is_over_nothing_that_was_told_before_stands_there(danish: Speech) -> None:
    come = replace(MINE, state=BookingState.CHECKED_IN)
    told = Handling(found=ReceiptFound(CODE, "", come, None), note=saying("mine.checked-in"))
    picture = picture_of_the_day(more=[come])

    during, after = (derive_page(told, picture, speech=danish, now=now) for now in (NOW, MINE.span.ends_at))

    assert (during.note, after.note) == ("Huset ved, at I er her.", "")
