"""The sheet read back from its PDF: every word there, none over the edge of its column."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PageObject, PdfReader

from booking_core.documents.schedule_content import Edition, SheetContent, sheet_content
from booking_core.documents.schedule_pdf import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, schedule_pdf
from booking_core.documents.schedule_pdf.columns import Columns, columns_of
from booking_core.documents.schedule_pdf.pieces import shortened
from booking_core.documents.schedule_pdf.sheet import reading_of
from booking_core.documents.typefaces import Face, Weight
from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.identity import LayoutId
from booking_core.domain.schedule.changes import changes_since, printed_sheet
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.documents.janitor_sheets import (
    CHRISTMAS_EVE,
    FARM,
    GRILL,
    closed_off_print,
    closed_print,
    empty_print,
    first_print,
    full_print,
    hard_print,
    library_print,
    night_print,
    reported,
    reported_print,
    second_print,
    shelter_print,
    unchanged_print,
)
from tests.booking_core.domain.made_blocks import made_block
from tests.booking_core.janitor_day import CHOIR, HOUSE, a_booking, at, herlev, house, janitor_day, schedule_of

A4_POINTS = (595, 842)
LANGUAGES = ("da", "en")
SHEETS = (
    first_print,
    second_print,
    full_print,
    hard_print,
    library_print,
    night_print,
    empty_print,
    closed_print,
    closed_off_print,
    reported_print,
    shelter_print,
    unchanged_print,
)
HOUR_OVERHANG = 10
FILLED = 11
"""With so many rows more the morning's sheet fills its second page."""

FILLED_SMALLER = 10
"""The same in letters that are a little smaller."""


@dataclass(frozen=True)
class Printed:
    """A piece of text on the paper, in dots from the upper left corner."""

    page: int
    text: str
    left: float
    right: float
    base: float
    points: float


def read(content: SheetContent) -> PdfReader:
    return PdfReader(BytesIO(schedule_pdf(content)))


def words_of(content: SheetContent) -> str:
    """All its text on one line, page after page."""
    return re.sub(r"[\s\u00a0]+", " ", " ".join(page.extract_text() for page in read(content).pages))


def columns_in(content: SheetContent) -> Columns:
    """Where its columns begin on the paper."""
    return columns_of(content, reading_of(content))


def pieces(content: SheetContent) -> list[Printed]:
    return [piece for number, page in enumerate(read(content).pages) for piece in pieces_of(page, number)]


def pieces_of(page: PageObject, number: int) -> list[Printed]:
    found: list[Printed] = []
    scale = PAGE_HEIGHT / float(page.mediabox.height)

    def look(text: str, cm: list[float], tm: list[float], font: dict[str, str] | None, size: float) -> None:
        if not text.strip() or font is None:
            return
        weight = Weight(font["/BaseFont"].partition("+")[2])
        left, base = (tm[4] * cm[0] + cm[4]) * scale, PAGE_HEIGHT - (tm[5] * cm[3] + cm[5]) * scale
        shown = text.strip("\n")
        found.append(
            Printed(number, shown, left, left + Face(weight, size).width_of(shown.rstrip()), base, size / scale)
        )

    page.extract_text(visitor_text=look)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", SHEETS)
def test_nothing_runs_over_the_edges_of_the_paper(made: Callable[[str], SheetContent], language: str) -> None:
    over = [
        piece
        for piece in pieces(made(language))
        if piece.left < LEFT - 1 or piece.right > RIGHT + HOUR_OVERHANG or piece.base > BOTTOM + 4 or piece.base < 0
    ]

    assert over == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", SHEETS)
def test_no_cell_runs_into_the_next_column(made: Callable[[str], SheetContent], language: str) -> None:
    content = made(language)
    ends = dict(pairwise((*map(round, columns_in(content).all), RIGHT)))
    table = [piece for piece in pieces(content) if round(piece.left) in ends]

    assert table or made is closed_print
    assert [piece for piece in table if piece.right > ends[round(piece.left)] + 1] == []


@pytest.mark.parametrize("text", ["Generalforsamling i Grundejerforeningen", "Søndagscafé – for alle · hver uge", "W"])
def test_what_is_cut_keeps_every_letter_that_has_room(text: str) -> None:
    face = Face(Weight.BOLD, 30)

    for width in range(20, round(face.width_of(text))):
        kept = shortened(text, face, width).removesuffix("…")
        more = text[: len(kept) + 1].rstrip()
        assert text.startswith(kept)
        assert kept == "" or face.width_of(kept + "…") <= width
        assert more.rstrip(" -·,") == kept or face.width_of(more + "…") > width


@pytest.mark.parametrize("made", SHEETS)
def test_every_page_is_a4_and_tells_its_number(made: Callable[[str], SheetContent]) -> None:
    pages = read(made("da")).pages

    for number, page in enumerate(pages, start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_POINTS
        assert f"side {number} af {len(pages)}" in page.extract_text()
    assert round(PAGE_WIDTH / PAGE_HEIGHT, 2) == round(A4_POINTS[0] / A4_POINTS[1], 2)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "da",
            (
                "Torsdag 26. november",
                "Herlev Medborgerhus · åbent 8–22 · vagt 7–15 og 15–22",
                "Udskrift 1",
                "Lås op · stuen",
                "Op på 1. sal",
                "Lås · 1. sal, derefter stuen",
                "Lås op. Mødebord > hestesko, 20 min. 8.45–10 Møde, 12 personer",
                "Ryd: langborde > tomt gulv, 90 min. Efter Jobmesse.",
                "Lås op. 19–21 Fællessang",
                "Tænd teleslynge",
                "4 kørestole",
                "Tiden i rummene",
                "Vagt 7–15:",
            ),
        ),
        (
            "en",
            (
                "Thursday 26 November",
                "Herlev Medborgerhus · open 08:00–22:00 · on duty 07:00–15:00 and 15:00–22:00",
                "Print 1",
                "Unlock · ground floor",
                "Up to floor 1",
                "Lock · floor 1, then ground floor",
                "Unlock. Meeting table > horseshoe, 20 min. 08:45–10:00 Meeting, 12 people",
                "Clear: long tables > empty floor, 90 min. After Jobmesse.",
                "Hearing loop on",
                "4 wheelchairs",
                "Time in the rooms",
            ),
        ),
    ],
)
def test_a_sheet_reads_back_in_its_language(language: str, expected: tuple[str, ...]) -> None:
    text = words_of(first_print(language))

    assert [sentence for sentence in expected if sentence not in text] == []


def test_furniture_is_signed_with_a_proper_minus() -> None:
    content = first_print("da")
    columns = columns_in(content)
    places = {round(columns.tables), round(columns.chairs)}
    counts = {piece.text for piece in pieces(content) if round(piece.left) in places}

    assert {"+50", "+200", "\u221250", "\u2212200", "+2", "\u221216", "–"} <= counts
    assert not any("-" in count for count in counts)


def test_what_changed_since_the_last_print_stands_on_top() -> None:
    text = words_of(second_print("da"))

    assert "Udskrift 2" in text
    assert "Ændringer siden udskrift kl. 06.45" in text
    assert "15.00 Store Sal, nord: ny, Gymnastik for alle over 60 15–16.30" in text
    assert "15.30 Lokale 5: rækker i stedet for mødebord" in text
    assert "16.00 Lille Sal: aflyst, Yoga 16–17" in text


def test_a_print_that_changes_nothing_says_so_in_a_line_and_has_no_plate() -> None:
    content = unchanged_print("da")

    assert content.strip is None
    assert "Ingen ændringer siden udskrift kl. 06.45." in words_of(content)
    assert "Ingen ændringer" not in words_of(first_print("da")) + words_of(second_print("da"))


@pytest.mark.parametrize("made", [first_print, second_print, reported_print, library_print])
def test_what_to_do_and_to_remember_is_read_at_arms_length(made: Callable[[str], SheetContent]) -> None:
    content = made("da")
    columns = columns_in(content)
    places = {round(columns.do), round(columns.remember)}
    cells = [piece for piece in pieces(content) if round(piece.left) in places]
    heads = {"Gør dette", "Husk"}

    assert {round(cell.points, 1) for cell in cells if cell.text not in heads} == {10.5, 11}


def test_what_the_places_do_not_need_of_their_column_says_what_to_do() -> None:
    library, house = library_print("da"), second_print("da")

    assert columns_in(library).do < columns_in(house).do
    assert columns_in(library).do_room > columns_in(house).do_room


def test_for_whom_a_room_is_made_ready_begins_a_line_unless_all_has_room_on_one() -> None:
    content = second_print("da")
    to_do = round(columns_in(content).do)
    texts = [piece.text for piece in pieces(content) if round(piece.left) == to_do]

    assert "Lås op. 9–11 Sprogskolen" in texts
    place = texts.index("17–18.30 Sprogcafé: dansk for alle")
    assert texts[place - 1].startswith("Mødebord ")


def test_rows_are_smaller_where_that_spares_a_page() -> None:
    def sizes(more: int) -> set[float]:
        return {round(piece.points, 1) for piece in pieces(longer_print(more)) if piece.text.startswith("Lås op. 9–11")}

    assert sizes(0) == {11}
    assert sizes(FILLED) == {9}


def test_what_is_to_be_locked_and_when_the_last_ones_leave_is_never_cut() -> None:
    content = full_print("da")
    locked = [row.do[0] for leg in content.legs for row in leg.rows if row.place in {"1. sal", "Stuen"}]

    words = words_of(content)

    assert [" ".join(do.split()).partition(" De sidste ")[2] for do in locked] == ["går kl. 20.45.", "går kl. 22."]
    for do in locked:
        assert " ".join(do.split()) in words.replace(" - ", " "), "a name longer than a line is divided"


def test_rows_that_changed_are_marked_and_the_others_are_not() -> None:
    content = second_print("da")

    assert [row.place for leg in content.legs for row in leg.rows if row.changed] == [
        "Store Sal, nord",
        "Lokale 5",
        "Lokale 5",
        "Lille Sal",
    ]


def test_too_many_changes_say_to_throw_the_old_list_away() -> None:
    strip = full_print("da").strip

    assert strip is not None
    assert strip.lines == ()
    assert re.fullmatch(r"Der er \d+ ændringer\. Brug kun denne liste\.", strip.says)


def test_a_sheet_made_without_the_centre_says_so() -> None:
    text = words_of(first_print("da", stale_since=at("05:50")))

    assert "Uden forbindelse til centralen. Listen er fra kl. 05.50; det, der er booket siden, mangler." in text


def test_a_full_day_goes_on_over_the_page_with_its_heads() -> None:
    content = full_print("da")
    pages = [page.extract_text() for page in read(content).pages]

    assert len(pages) > 1
    for page in pages[1:-1]:
        assert "Gør dette" in page
        assert "Torsdag 26. november" in page
    assert any("(fortsat)" in page for page in pages)


def test_more_to_remember_than_its_column_takes_stands_below_what_to_do() -> None:
    content = hard_print("da")
    columns = columns_in(content)
    texts = [piece.text.replace("\u00a0", " ") for piece in pieces(content)]
    in_column = [piece.text for piece in pieces(content) if round(piece.left) == round(columns.remember)]

    place = next(number for number, text in enumerate(texts) if text.startswith("1 kørestol ·"))
    assert texts[place - 1] == "Husk"
    assert texts[place - 2].endswith("10–11 Ordblindecafé")
    assert texts[place] == "1 kørestol · Tænd teleslynge · Tænd projektor · Trinfri adgang ·"
    assert texts[place + 1] == "Ro omkring · Åbent for alle"
    assert "Klar til børn" in in_column
    assert "Ro omkring" not in in_column


def test_a_name_that_is_too_long_for_its_lane_is_shortened_and_one_letter_is_none() -> None:
    lanes = [piece.text for piece in pieces(hard_print("da")) if round(piece.points, 1) == 7.5]

    assert "Herlev Ska…" in lanes
    assert all(len(text) >= 4 for text in lanes if text.endswith("…"))


@pytest.mark.parametrize("more", [FILLED, FILLED + 1])
def test_the_shifts_never_sign_on_a_page_by_themselves(more: int) -> None:
    last = read(longer_print(more)).pages[-1].extract_text()

    assert "Vagt 7–15:" in last
    assert "Tiden i rummene" in last


def test_signing_takes_less_room_where_that_spares_a_page_or_smaller_letters() -> None:
    airy, tight, over = (pieces(longer_print(more)) for more in (FILLED_SMALLER - 1, FILLED_SMALLER, FILLED + 1))

    assert [printed[-1].page for printed in (airy, tight, over)] == [1, 1, 2]
    assert above_signing(tight) < above_signing(airy) == above_signing(over)


def longer_print(more: int) -> SheetContent:
    """A morning's sheet with so many rows more."""
    content = first_print("da")
    first, *later = content.legs
    return replace(content, legs=(replace(first, rows=first.rows + first.rows[-1:] * more), *later))


def above_signing(printed: Sequence[Printed]) -> float:
    """How far under the hours of the rooms the shifts sign."""
    signed = next(piece for piece in printed if piece.text.startswith("Vagt 7–15:"))
    above = max(one.base for one in printed if one.page == signed.page and one.base < signed.base)
    return round(signed.base - above, 3)


def test_a_closed_day_is_one_page_that_says_why_and_when_it_opens_again() -> None:
    content = closed_print("da", bookings=0)

    assert len(read(content).pages) == 1
    assert "Lukket torsdag 24. december: Jul" in words_of(content)
    assert "Huset åbner igen søndag 27. december." in words_of(content)
    assert "Gør dette" not in words_of(content)


def test_bookings_on_a_closed_day_are_told_loudly() -> None:
    text = words_of(closed_print("da"))

    assert "Men der er 2 bookinger den dag" in text
    assert "10–11.30 Lokale 3 Møde, 12 personer" in text
    assert "13–16 Lille Sal Julekoncert" in text


def test_doors_that_open_by_themselves_have_no_box() -> None:
    rows = [row for leg in library_print("da").legs for row in leg.rows]

    assert [(row.do, row.has_box) for row in rows if row.place == "Hoveddør"] == [
        (("Døren åbner af sig selv.",), False),
        (("Døren låser af sig selv.",), False),
    ]
    assert all(row.has_box for row in rows if row.place != "Hoveddør")


def test_after_midnight_the_day_stands_below_the_time() -> None:
    rows = [row for leg in night_print("da").legs for row in leg.rows]

    assert [(row.time, row.time_note) for row in rows][-3:] == [
        ("00.30", "lørdag"),
        ("01.00", "lørdag"),
        ("01.00", "lørdag"),
    ]


def test_an_open_day_with_nothing_booked_says_so() -> None:
    text = words_of(empty_print("en"))

    assert "No bookings yet." in text
    assert "Wed 25 Nov 20:00" in text


def test_the_same_content_gives_the_same_bytes() -> None:
    assert schedule_pdf(second_print("da")) == schedule_pdf(second_print("da"))


def test_a_layout_of_the_houses_own_making_is_called_by_its_id() -> None:
    places = herlev()
    space = places.space_by_id[CHOIR.space]
    buffet = replace(space.layout(CHOIR.layout) or space.standing_layout, id=LayoutId("stor-buffet"))
    spaces = tuple(replace(each, layouts=(*each.layouts, buffet)) if each == space else each for each in house().spaces)
    changed = replace(places, venues=(replace(house(), spaces=spaces),))
    schedule = schedule_of([replace(CHOIR, layout=buffet.id)], places=changed)

    content = sheet_content(schedule, changed, edition=Edition("da", at("06:45")))

    assert "Mødebord > stor buffet, 15 min." in words_of(content)


def test_rooms_that_are_closed_off_head_the_sheet_with_their_hours_and_reasons() -> None:
    danish, english = words_of(closed_off_print("da")), words_of(closed_off_print("en"))

    assert "Spærrede rum Lokale 3, til kl. 12: foldevæg repareres Lokale 4, hele dagen: Folketingsvalg " in danish
    assert "Foyeren · Lokale 3, 18–22: personalemøde Kl. Sted" in danish
    assert "Rooms closed off Lokale 3, until 12:00: foldevæg repareres Lokale 4, all day: Folketingsvalg " in english
    assert danish.count("Spærret") == 4
    assert "hængelås er spærret" in danish
    assert "hængelås" not in words_of(first_print("da"))


def test_what_people_told_heads_the_sheet_of_its_house_with_when_and_how_often() -> None:
    danish, english = words_of(reported_print("da")), words_of(reported_print("en"))

    assert "har brugt rummene Lokale 5: borde og stole, i stykker, meldt on. 25. nov. kl. 14.02 Lokale 3:" in danish
    assert "Lokale 3: skærm eller projektor, mangler, meldt 3 gange siden kl. 09.15 Lille Sal:" in danish
    assert "Lokale 3: screen or projector, missing, told 3 times since 09:15" in english
    assert "Grupperum" not in danish
    assert "Meldt af" not in words_of(first_print("da"))


def test_what_people_told_stands_in_the_row_that_next_leads_into_the_room() -> None:
    content = reported_print("da")
    marked = [(row.time, row.place, row.reported) for leg in content.legs for row in leg.rows if row.reported]

    assert marked == [
        ("15.15", "Lokale 5", ("Meldt: borde og stole, i stykker",)),
        ("18.30", "Lokale 3", ("Meldt: skærm eller projektor, mangler",)),
        ("18.45", "Lille Sal", ("Meldt: toilet, beskidt",)),
    ]
    assert "Meldt: toilet, beskidt" in words_of(content)


def test_what_people_told_of_a_room_that_is_seen_no_more_stands_in_its_last_row() -> None:
    edition = Edition("da", at("23:00"))
    content = sheet_content(schedule_of(janitor_day()), herlev(), edition=edition, conditions=reported())

    assert [row.time for leg in content.legs for row in leg.rows if row.reported] == ["17.30", "18.30", "18.45"]


def test_a_house_that_is_closed_off_whole_is_not_told_room_by_room() -> None:
    christmas = TimeSpan(at("08:00", CHRISTMAS_EVE), at("12:00", CHRISTMAS_EVE))
    block = made_block(christmas, *(room.id for room in house().rooms), venue=HOUSE)
    schedule = schedule_of([], blocks=[block], day=CHRISTMAS_EVE)

    words = words_of(sheet_content(schedule, herlev(), edition=Edition("da", at("06:45", CHRISTMAS_EVE))))

    assert "Spærrede rum Hele huset, 8–12: foldevæg repareres" in words


def test_a_shelter_is_on_the_sheet_of_its_house_and_says_that_it_is_for_rain_alone() -> None:
    words = words_of(closed_off_print("da"))

    assert "Foyeren Lås op. Hvis det regner, fra Torvet: 10–12 Julemarked" in words
    assert "Kun hvis det regner · Afgøres senest kl. 7" in words


def test_a_place_in_the_open_names_its_shelter_and_a_new_one_is_a_change() -> None:
    danish, english = words_of(shelter_print("da")), words_of(shelter_print("en"))

    assert "14.00 Gårdrummet: Laden holdes nu til Fællesgrill, hvis det regner" in danish
    assert "Regner det: Laden · Afgøres senest kl. 11" in danish
    assert "Ved regn: Fællesgrill" in danish
    assert "If it rains: Laden · Decided by 11:00" in english


def test_a_shelter_given_back_is_a_change_that_says_why() -> None:
    printed = printed_sheet(schedule_of([GRILL], venue=FARM), number=1, now=at("06:45"))

    def told(now: Booking) -> str:
        schedule = schedule_of([now], venue=FARM)
        edition = Edition("da", at("11:01"), number=2, since=changes_since(printed, schedule))
        return words_of(sheet_content(schedule, herlev(), edition=edition))

    without = a_booking("gg-gaardrum", "14:00", "16:00", title="Fællesgrill", persons=40)
    assert "Fællesgrill bliver ude, Laden er givet fri" in told(replace(without, whereabouts=Whereabouts.OUTDOORS))
    assert "Fællesgrill har ikke længere Laden, hvis det regner" in told(without)
