"""One change to Herlev's file, one mistake, in words somebody in a town hall can use."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from booking_core.central.places_file import PlacesFileError

ErrorsAfter = Callable[..., tuple[PlacesFileError, ...]]

HOUSE = 'venue "medborgerhus"'
HOUSE_NAME = "venue medborgerhus"
FLOOR_ROOM = f"2nd [[venue.floor]] of {HOUSE_NAME} / rooms, 1st entry"
FLOOR_MARK = f"2nd [[venue.floor]] of {HOUSE_NAME} / marks, 1st entry"
LIBRARY = 'venue "bibliotek"'
ROOM_3 = f'{HOUSE} / space "mh-lok3"'
YARD = 'venue "gammelgaard" / space "gg-gaardrum"'
PAVILION = 'venue "byrum" / space "by-pavillon"'
NIGHT = "1st [[venue.day]] of venue medborgerhus"
SUMMER = "1st [[venue.season]] of venue hjortespring"
SUMMER_HOURS = (
    'opening = { mon = ["10:00-18:00"], tue = ["10:00-18:00"], wed = ["10:00-18:00"], thu = ["10:00-18:00"], '
    'fri = ["10:00-16:00"], sat = ["10:00-14:00"] }\n'
)
SUMMER_STAFF = 'staffed = { mon = ["13:00-16:00"] }\n'


@dataclass(frozen=True)
class Case:
    what: str
    old: str
    new: str
    table: str
    key: str
    phrase: str


TOLD = '[venue.room.way_in]\nen = "First floor, stairs only"\n'
WORKSHOP = 'venue "gammelgaard" / room "vaerksted"'

CASES = [
    Case(
        "way in no language",
        TOLD,
        '[venue.room.way_in]\narabic = "Up"\n',
        WORKSHOP,
        "way_in, arabic, [key]",
        "short name of a language",
    ),
    Case(
        "ways in a list", TOLD, TOLD.replace("[", "[[").replace("]", "]]"), WORKSHOP, "way_in", "by their short names"
    ),
    Case("another schema", "schema = 1", "schema = 2", "", "schema", "found 2, expected 1"),
    Case("no municipality", 'municipality = "Herlev Kommune"\n', "", "", "municipality", "found nothing"),
    Case("empty name", '"Herlev Kommune"', '" "', "", "municipality", "not empty"),
    Case("unknown zone", "Europe/Copenhagen", "Europe/Herlev", "", "time_zone", '"Europe/Herlev"'),
    Case("a zone's folder", "Europe/Copenhagen", "Europe", "", "time_zone", "name of a time zone"),
    Case("country in words", '"DK"', '"Danmark"', "", "country", "two capital letters"),
    Case("address without s", "https://moedested", "http://moedested", "", "public_url", '"https://" and a host'),
    Case("address without host", "https://moedested.example", "https://", "", "public_url", "and a host"),
    Case("address with path", "moedested.example", "moedested.example/sted", "", "public_url", "nothing after"),
    Case("no Danish", '["da", "en"', '["en"', "", "languages", '"da" among them'),
    Case(
        "a CPR number",
        '"Herlev Kommune"',
        '"Bo 010203-1234"',
        "",
        "municipality",
        'found "Bo ••••••-••••", where ten digits begin with a day and a month as a CPR number does',
    ),
    Case("no language", '"en", "de"', '"en", "deutsch"', "", "languages, 3rd entry", '"deutsch"'),
    Case("language twice", '"en", "de"', '"de", "de"', "", "languages", "each once"),
    Case("key with a typo", "[privacy]", 'public_ulr = "x"\n[privacy]', "[rules.residents_first]", "public_ulr", "key"),
    Case(
        "word for number",
        "shortest_minutes = 30",
        'shortest_minutes = "tredive"',
        "[rules]",
        "shortest_minutes",
        'found "tredive", expected a whole number of minutes',
    ),
    Case(
        "true for number",
        "book_ahead_days = 90",
        "book_ahead_days = true",
        "[rules]",
        "book_ahead_days",
        "found true, expected a whole number of days",
    ),
    Case("ages of days", "book_ahead_days = 90", "book_ahead_days = 99999", "[rules]", "book_ahead_days", "3650"),
    Case(
        "shortest too long",
        "shortest_minutes = 30",
        "shortest_minutes = 300",
        "[rules]",
        "longest_minutes",
        "found 240, expected at least 300",
    ),
    Case(
        "walk-in too long",
        "longest_minutes = 120",
        "longest_minutes = 300",
        "[rules.walk_in]",
        "longest_minutes",
        "at most 240",
    ),
    Case(
        "longer than a receipt can say",
        "longest_minutes = 480",
        "longest_minutes = 3840",
        "[rules.association]",
        "longest_minutes",
        "from 15 to 3825",
    ),
    Case(
        "word for flag",
        "weekly_all_season = false",
        'weekly_all_season = "nej"',
        "[rules.association]",
        "weekly_all_season",
        "true or false, without quotes",
    ),
    Case("school hours", '"08:00-14:00"', '"8-14"', "[rules.school]", "hours", 'found "8-14", expected hours'),
    Case("hours of no length", '"08:00-14:00"', '"08:00-08:00"', "[rules.school]", "hours", "expected hours"),
    Case(
        "unknown audience",
        'audience = "young"',
        'audience = "yung"',
        "[rules.after_school]",
        "audience",
        'perhaps "young"',
    ),
    Case("unknown day", '"tue", "wed"', '"tue", "ons"', "[rules.after_school]", "days, 3rd entry", '"wed"'),
    Case(
        "unknown space",
        '"hj-moedelokale"]',
        '"hj-modelokale"]',
        "[rules.after_school]",
        "spaces, 2nd entry",
        'perhaps "hj-moedelokale"',
    ),
    Case(
        "no space at all",
        'spaces = ["mh-store-sal", "mh-begge-sale", "mh-hele-huset"]',
        "spaces = []",
        "[rules.residents_first]",
        "spaces",
        "one or more ids",
    ),
    Case(
        "unknown hall",
        '["mh-store-sal", ',
        '["store-sal", ',
        "[rules.residents_first]",
        "spaces, 1st entry",
        "the id of a space",
    ),
    Case(
        "less than nothing",
        "contact_kept_days_after = 14",
        "contact_kept_days_after = -1",
        "[privacy]",
        "contact_kept_days_after",
        "found -1",
    ),
    Case(
        "holiday venue",
        '{ venue = "bibliotek"',
        '{ venue = "bibliotket"',
        "[public_holidays] / exceptions, 1st entry",
        "venue",
        'perhaps "bibliotek"',
    ),
    Case("closing backwards", "to = 2026-12-26", "to = 2026-12-23", "1st [[closed]]", "to", "2026-12-24"),
    Case("quoted date", "from = 2026-12-31", 'from = "31/12"', "2nd [[closed]]", "from", "a date without quotes"),
    Case("date and time", "from = 2026-12-31", "from = 2026-12-31T10:00:00", "2nd [[closed]]", "from", "a date"),
    Case(
        "closed venue",
        '["gammelgaard"]',
        '["gammelgård"]',
        "3rd [[closed]]",
        "venues, 1st entry",
        'perhaps "gammelgaard"',
    ),
    Case("all and one", '["*"]', '["*", "byrum"]', "1st [[closed]]", "venues", 'either ["*"]'),
    Case("holiday backwards", "to = 2027-02-21", "to = 2027-02-01", "1st [[school_holiday]]", "to", "2027-02-13"),
    Case("ages backwards", "[13, 17]", "[17, 13]", 'audience "young"', "ages", "youngest and the oldest"),
    Case("id with capitals", 'id = "skak"', 'id = "Skak Klub"', 'association "Skak Klub"', "id", "small letters"),
    Case(
        "same id twice",
        'id = "skak"',
        'id = "herlev-kor"',
        'association "herlev-kor"',
        "id",
        'which association "herlev-kor" has too',
    ),
    Case("unknown kind", '"citizens-house"', '"house"', HOUSE, "kind", '"citizens-house", "library"'),
    Case("no phone", '"44 00 00 01"', '""', HOUSE, "phone", "not empty"),
    Case("off the globe", "[55.7246, 12.4397]", "[155.7246, 12.4397]", HOUSE, "position", "-90 to 90"),
    Case("half a position", "[55.7246, 12.4397]", "[55.7246]", HOUSE, "position", "latitude"),
    Case("no number", "[55.7246, 12.4397]", "[nan, 12.4397]", HOUSE, "position, 1st entry", "degrees"),
    Case(
        "day nobody knows",
        'thu = ["08:00-22:00"], fri',
        'tor = ["08:00-22:00"], fri',
        f"{HOUSE} / opening",
        "tor",
        "an unknown key",
    ),
    Case("hours in a text", 'wed = ["08:00-22:00"]', 'wed = "08:00-22:00"', f"{HOUSE} / opening", "wed", "a list"),
    Case(
        "overlap in a day",
        'wed = ["08:00-22:00"]',
        'wed = ["08:00-14:00", "13:00-22:00"]',
        f"{HOUSE} / opening",
        "wed, 2nd entry",
        "overlaps wed 08:00-14:00",
    ),
    Case(
        "overlap past midnight",
        'sat = ["09:00-01:00"]',
        'sat = ["00:30-23:00"]',
        f"{HOUSE} / opening",
        "sat, 1st entry",
        "overlaps fri 08:00-01:00",
    ),
    Case(
        "staffed format",
        'mon = ["09:00-15:00"]',
        'mon = ["9.00-15.00"]',
        f"{HOUSE} / staffed",
        "mon, 1st entry",
        "08:00-22:00",
    ),
    Case(
        "crew format",
        '"15:00-22:00", heads = 1 }]',
        '"15:00", heads = 1 }]',
        f"{HOUSE} / crew / thu, 2nd entry",
        "hours",
        'found "15:00"',
    ),
    Case(
        "no heads",
        '"10:00-14:00", heads = 1',
        '"10:00-14:00", heads = 0',
        f"{HOUSE} / crew / sun, 1st entry",
        "heads",
        "1 or more",
    ),
    Case("who opens", 'opens = "crew"', 'opens = "pedel"', HOUSE, "opens", '"open-air"'),
    Case("print time", '"06:45"', '"6:45"', HOUSE, "print_day_at", "a time of day in quotes"),
    Case("walk without a room", '"lok3", "lok5"]\n\n', '"lok3"]\n\n', HOUSE, "walk", 'a walk without "lok5"'),
    Case(
        "walk through no room", '"lok3", "lok5"]\n\n', '"lok3", "lok5", "lok6"]\n\n', HOUSE, "walk, 8th entry", '"lok6"'
    ),
    Case("negative furniture", "tables = 90", "tables = -90", f"{HOUSE} / [venue.store]", "tables", "found -90"),
    Case("sofas", "chairs = 340", "chairs = 340\nsofas = 3", f"{HOUSE} / [venue.store]", "sofas", "unknown key"),
    Case("flat floor", "size = [34, 16]", "size = [34, 0]", f"2nd [[venue.floor]] of {HOUSE_NAME}", "size", "above 0"),
    Case("a line", "at = [7, 1, 8, 5]", "at = [7, 1, 8]", FLOOR_ROOM, "at", "width and depth"),
    Case("a ladder", 'kind = "lift", at = [3, 9]', 'kind = "ladder", at = [3, 9]', FLOOR_MARK, "kind", '"stairs"'),
    Case("queue left out", 'queue = "kontor"\n', "", f'{HOUSE} / printer "mh-a4"', "queue", "the name of its queue"),
    Case("paper left out", "width_mm = 80\n", "", f'{HOUSE} / printer "mh-receipt"', "width_mm", "58 or 80"),
    Case("odd paper", "width_mm = 80", "width_mm = 76", f'{HOUSE} / printer "mh-receipt"', "width_mm", "58 or 80"),
    Case("odd letters", '"CP858"', '"Latin"', f'{HOUSE} / printer "mh-receipt"', "code_page", '"CP858" or'),
    Case("how to get in", 'reach = "lift"', 'reach = "elevator"', f'{HOUSE} / room "lok3"', "reach", '"lift"'),
    Case(
        "nobody fits",
        'max_persons = 60\nway = "Stuen, anden',
        'max_persons = 0\nway = "Stuen, anden',
        f'{HOUSE} / room "lok4"',
        "max_persons",
        "1 or more",
    ),
    Case(
        "room of another house",
        'rooms = ["lok5"]',
        'rooms = ["gruppe1"]',
        f'{HOUSE} / space "mh-lok5"',
        "rooms, 1st entry",
        "a room of this venue",
    ),
    Case("half a krone", "citizen = 0,", "citizen = 0.5,", f"{ROOM_3} / price", "citizen", "whole kroner"),
    Case("no price for schools", "school = 0, ", "", f"{ROOM_3} / price", "school", "found nothing"),
    Case(
        "many seats in words",
        "seats = 6,",
        'seats = "mange",',
        f'{LIBRARY} / space "bib-gruppe1" / layout "meeting"',
        "seats",
        'found "mange", expected a whole number, 0 or more',
    ),
    Case(
        "more seats than allowed",
        "seats = 6,",
        "seats = 9,",
        f'{LIBRARY} / space "bib-gruppe1" / layout "meeting"',
        "seats",
        "at most 8",
    ),
    Case(
        "more standing than allowed",
        "standing_places = 25",
        "standing_places = 51",
        f'{LIBRARY} / space "bib-salen-b" / layout "play"',
        "standing_places",
        "at most 50",
    ),
    Case("negative chairs", "chairs = 16,", "chairs = -16,", f'{ROOM_3} / layout "meeting"', "chairs", "0 or more"),
    Case(
        "nothing stands",
        "chairs = 16, standing = true",
        "chairs = 16, setup_minutes = 0, strike_minutes = 0",
        ROOM_3,
        "layouts",
        "exactly one",
    ),
    Case(
        "two stand",
        "chairs = 16, setup_minutes = 15, strike_minutes = 15, self_minutes = 15",
        "chairs = 16, standing = true",
        ROOM_3,
        "layouts",
        "standing = true in 2 (meeting, circle)",
    ),
    Case(
        "standing with work",
        "chairs = 16, standing = true",
        "chairs = 16, standing = true, setup_minutes = 5",
        f'{ROOM_3} / layout "meeting"',
        "setup_minutes",
        "without work",
    ),
    Case(
        "work left out",
        "chairs = 16, setup_minutes = 15, ",
        "chairs = 16, ",
        f'{ROOM_3} / layout "circle"',
        "setup_minutes",
        "does not stand there",
    ),
    Case("layout twice", 'id = "circle"', 'id = "meeting"', f'{ROOM_3} / layout "meeting"', "id", "of the space"),
    Case(
        "no layouts",
        'layouts = [\n  { id = "outdoor", seats = 0, wheelchair_places = 12, tables = 0, chairs = 0, '
        "standing_places = 150, standing = true },\n]",
        "layouts = []",
        YARD,
        "layouts",
        "one or more layouts",
    ),
    Case(
        "longest below shortest",
        "longest_minutes = 840",
        "longest_minutes = 20",
        f'{HOUSE} / space "mh-hele-huset" / rules',
        "longest_minutes",
        "at least 30",
    ),
    Case(
        "rain goes nowhere",
        'bad_weather_space = "gg-laden"',
        'bad_weather_space = "gg-lade"',
        YARD,
        "bad_weather_space",
        'perhaps "gg-laden"',
    ),
    Case(
        "rain stays out",
        'bad_weather_space = "gg-laden"',
        'bad_weather_space = "gg-gaardrum"',
        YARD,
        "bad_weather_space",
        '"gg-gaardrum" → "gg-gaardrum"',
    ),
    Case(
        "kiosk holds elsewhere",
        'holds = ["lille-sal"]',
        'holds = ["mode"]',
        f'{HOUSE} / kiosk "mh-kiosk-2"',
        "holds, 1st entry",
        "a room of this venue",
    ),
    Case(
        "kiosk prints elsewhere",
        'printer = "mh-receipt"',
        'printer = "bib-receipt"',
        f'{HOUSE} / kiosk "mh-kiosk-1"',
        "printer",
        "a printer of this venue",
    ),
    Case(
        "kiosk upside down",
        '"portrait"',
        '"upside-down"',
        f'{HOUSE} / kiosk "mh-kiosk-1"',
        "orientation",
        '"portrait" or "landscape"',
    ),
    Case("flat screen", "[268, 476]", "[268]", f'{HOUSE} / kiosk "mh-kiosk-1"', "screen_mm", "width and height"),
    Case("venue without id", 'id = "byrum"\n', "", "5th [[venue]]", "id", "found nothing"),
    Case("room without id", 'id = "gruppe2"\n', "", "2nd [[venue.room]] of venue bibliotek", "id", "found nothing"),
    Case("layout without id", 'id = "circle", ', "", f"{ROOM_3} / layouts, 2nd entry", "id", "found nothing"),
    Case("season backwards", "to = 2027-07-31", "to = 2027-06-30", SUMMER, "to", "2027-07-01 (the day in from)"),
    Case("season without a name", 'name = "Sommertid"\n', "", SUMMER, "name", "found nothing"),
    Case(
        "season of nothing",
        f"{SUMMER_HOURS}{SUMMER_STAFF}",
        "",
        SUMMER,
        "opening",
        "at least one of opening, staffed and crew",
    ),
    Case("season in a text", SUMMER_STAFF, 'staffed = "man"\n', SUMMER, "staffed", "weekly hours"),
    Case(
        "crew of a season",
        SUMMER_STAFF,
        'crew = { mon = [{ hours = "8-9", heads = 1 }] }\n',
        f"{SUMMER} / crew / mon, 1st entry",
        "hours",
        'found "8-9"',
    ),
    Case(
        "seasons that meet",
        SUMMER_STAFF,
        f'{SUMMER_STAFF}\n[[venue.season]]\nname = "Ombygning"\nfrom = 2027-07-31\nto = 2027-08-31\nstaffed = {{ }}\n',
        "2nd [[venue.season]] of venue hjortespring",
        "from",
        'found "Ombygning" (2027-07-31 to 2027-08-31), which meets "Sommertid" (2027-07-01 to 2027-07-31)',
    ),
    Case("day without a date", "date = 2027-10-15\n", "", NIGHT, "date", "either date, or from and to"),
    Case("day with one end", "date = 2027-10-15\n", "from = 2027-10-15\n", NIGHT, "to", "the other end"),
    Case(
        "day backwards",
        "date = 2027-10-15\n",
        "from = 2027-10-15\nto = 2027-10-14\n",
        NIGHT,
        "to",
        "2027-10-15 (the day in from)",
    ),
    Case("day without hours", 'opening = ["08:00-02:00"]\n', "", NIGHT, "opening", "or [] for none"),
    Case("day in a week's form", '["08:00-02:00"]', '{ fri = ["08:00-02:00"] }', NIGHT, "opening", "a list of hours"),
    Case(
        "day that overlaps itself",
        '["08:00-02:00"]',
        '["08:00-16:00", "15:00-02:00"]',
        NIGHT,
        "opening, 2nd entry",
        "overlaps 08:00-16:00",
    ),
    Case(
        "desk behind a locked door",
        'opening = ["08:00-02:00"]\n',
        'opening = ["18:00-02:00"]\nstaffed = ["16:00-22:00"]\n',
        NIGHT,
        "staffed, 1st entry",
        "16:00-22:00, when it is not open",
    ),
    Case(
        "day on a closed day",
        "date = 2027-10-15\n",
        "date = 2026-12-24\n",
        NIGHT,
        "date",
        '"Jul" (2026-12-24 to 2026-12-26), expected days on which no [[closed]] closes this venue',
    ),
    Case(
        "day twice",
        'reason = "Kulturnat"\n',
        'reason = "Kulturnat"\n\n[[venue.day]]\ndate = 2027-10-15\nopening = []\n',
        "2nd [[venue.day]] of venue medborgerhus",
        "date",
        "which meets 2027-10-15",
    ),
    Case("edited by hand", 'reason = "Kulturnat"\n', "edited = true\n", NIGHT, "edited", "an unknown key"),
    Case(
        "school holidays that meet",
        "from = 2027-10-16",
        "from = 2027-02-20",
        "2nd [[school_holiday]]",
        "from",
        '"Vinterferie" (2027-02-13 to 2027-02-21)',
    ),
    Case(
        "room as a list",
        "[venue.store]             # furniture beyond what stands in the rooms\ntables = 14",
        "[[venue.store]]\ntables = 14",
        'venue "gammelgaard"',
        "store",
        "a table [venue.store]",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_mistake_is_told_by_its_place_what_was_found_and_what_is_expected(
    case: Case, errors_after: ErrorsAfter
) -> None:
    errors = errors_after((case.old, case.new))

    assert [(error.table, error.key) for error in errors] == [(case.table, case.key)]
    assert case.phrase in errors[0].sentence


def test_the_table_of_mistakes_is_long() -> None:
    assert len({case.what for case in CASES}) == len(CASES) >= 40


def test_a_sentence_reads_as_a_whole(errors_after: ErrorsAfter) -> None:
    (error,) = errors_after(("seats = 6,", 'seats = "mange",'))

    assert error.sentence == (
        'herlev.toml, venue "bibliotek" / space "bib-gruppe1" / layout "meeting", key seats: '
        'found "mange", expected a whole number, 0 or more'
    )


def test_a_p_number_and_the_digits_of_an_address_are_no_cpr_number(errors_after: ErrorsAfter) -> None:
    assert not errors_after(('"Herlev Kommune"', '"Herlev Kommune, P-nummer 1001234567, https://herlev.dk/0102031234"'))


def test_what_looks_like_a_cpr_number_is_shown_where_it_stands_and_not_itself(errors_after: ErrorsAfter) -> None:
    story = "Læsesal, værksted og varmt sted at være. "

    (error,) = errors_after((story, f"{story}Ring til Bodil 010203-1234 om nøglen. "))

    assert (
        error.found.startswith('"…rt at være. Ring til Bodil ••••••-•••• om nøglen.')
        or "Bodil ••••••-••••" in error.found
    )
    assert "010203" not in error.sentence


def test_a_misspelt_key_is_told_with_the_key_that_was_meant_and_is_now_missing(
    errors_after: ErrorsAfter,
) -> None:
    errors = errors_after(("seats = 6,", "seets = 6,"))

    assert [(error.key, error.found) for error in errors] == [("seats", "nothing"), ("seets", "an unknown key")]
    assert errors[1].expected == "seats, perhaps"


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(errors_after: ErrorsAfter) -> None:
    errors = errors_after(
        ('holds = ["mode", "boerne"]', 'holds = ["mode", "loftet"]'),
        ("max_persons = 8", 'max_persons = "otte"'),
        ('"Europe/Copenhagen"', '"Europe/Herlev"'),
        ("to = 2027-02-21", "to = 2027-02-01"),
        ('bad_weather_space = "bib-salen-b"', 'bad_weather_space = "bib-loftet"'),
        ("hold_minutes = 15", "hold_minutes = -15"),
        ('walk = ["salen-a", ', 'walk = ["salen-x", "salen-a", '),
    )

    assert [(error.table, error.key) for error in errors] == [
        ("", "time_zone"),
        ("[rules]", "hold_minutes"),
        ("1st [[school_holiday]]", "to"),
        (LIBRARY, "walk, 1st entry"),
        (f'{LIBRARY} / room "gruppe1"', "max_persons"),
        ('venue "hjortespring" / kiosk "hj-kiosk-1"', "holds, 2nd entry"),
        (PAVILION, "bad_weather_space"),
    ]


def test_a_table_that_cannot_be_read_does_not_make_others_wrong(errors_after: ErrorsAfter) -> None:
    """The library's spaces, kiosk and walk mention rooms that are only written wrongly."""
    errors = errors_after(('[[venue.room]]\nid = "gruppe1"', "[[venue.room]]\nid = 1"))

    assert [(error.table, error.key) for error in errors] == [("1st [[venue.room]] of venue bibliotek", "id")]
