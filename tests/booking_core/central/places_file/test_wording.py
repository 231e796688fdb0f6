from datetime import date, datetime, time

import pytest

from booking_core.central.places_file.wording import nearest, one_of, one_of_keys, ordinal, shown


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("mange", '"mange"'),
        (True, "true"),
        (False, "false"),
        (12, "12"),
        (0.5, "0.5"),
        (date(2026, 12, 24), "2026-12-24"),
        (datetime(2026, 12, 24, 10), "2026-12-24T10:00:00"),  # noqa: DTZ001 (as TOML gives it, without a zone)
        (time(6, 45), "06:45:00"),
        (["a", 1], '["a", 1]'),
        ({"a": 1}, "a table"),
        ({}, "an empty table"),
    ],
)
def test_a_value_is_shown_as_the_file_would_write_it(value: object, words: str) -> None:
    assert shown(value) == words


def test_a_long_text_is_cut() -> None:
    assert shown("a" * 1000) == '"' + "a" * 60 + '…"'


def test_a_text_with_controls_stays_on_one_harmless_line() -> None:
    assert shown("a\n\x1b[31mb") == '"a [31mb"'


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st")],
)
def test_positions_are_counted_in_english(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_a_near_miss_is_recognised_and_a_far_one_is_not() -> None:
    known = ["seats", "standing_places"]

    assert nearest("Seets", known) == "seats"
    assert nearest("colour", known) is None


def test_without_a_near_miss_the_known_names_are_listed() -> None:
    assert one_of(["b", "a"], meant="xyz") == 'one of "a", "b"'
    assert one_of_keys(["b", "a"], meant="xyz") == "one of the keys a, b"


def test_of_many_names_only_the_first_are_listed() -> None:
    assert one_of([f"{n:02}" for n in range(30)], meant="xyz").endswith('"11", …')


def test_where_there_is_nothing_to_name_it_says_so() -> None:
    assert one_of([], meant="xyz") == "nothing here, as the file has none"
