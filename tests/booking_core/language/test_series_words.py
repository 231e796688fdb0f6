"""A series is told in one sentence as people would say it, and why there can be none in two."""

import re
from datetime import date, time
from pathlib import Path
from string import Formatter

import pytest

from booking_core.domain.places import Weekday
from booking_core.domain.recurring import recurrence as recurrences
from booking_core.domain.recurring.recurrence import (
    LAST,
    NTHS,
    Count,
    Daily,
    End,
    Monthly,
    Pattern,
    Recurrence,
    RecurrenceFault,
    Until,
    UnusableRecurrence,
    Weekly,
    once,
)
from booking_core.domain.refusals import Fact
from booking_core.language.catalogue import STAFF_LANGUAGES, catalogue
from booking_core.language.series_words import SeriesWords
from booking_core.language.words import Words

TODAY = date(2027, 1, 2)
DANISH, ENGLISH = (SeriesWords(Words.of(language), TODAY) for language in ("da", "en"))
MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
EVERY_TUESDAY = Weekly((TUE,))
JANUARY_5, FEBRUARY_16, FEBRUARY_23 = date(2027, 1, 5), date(2027, 2, 16), date(2027, 2, 23)
UNTIL_THE_HOLIDAYS = Until(FEBRUARY_23)


def evenings(
    pattern: Pattern = EVERY_TUESDAY,
    first_day: date = JANUARY_5,
    end: End = UNTIL_THE_HOLIDAYS,
    *,
    exceptions: tuple[date, ...] = (),
    additions: tuple[date, ...] = (),
) -> Recurrence:
    return Recurrence(pattern, first_day, end, time(19), time(21), exceptions, additions)


# The rule


@pytest.mark.parametrize(
    ("pattern", "danish", "english"),
    [
        (Daily(), "Hver dag", "Every day"),
        (Daily(2), "Hver anden dag", "Every other day"),
        (Daily(3), "Hver 3. dag", "Every 3 days"),
        (EVERY_TUESDAY, "Hver tirsdag", "Every Tuesday"),
        (Weekly((TUE,), 2), "Hver anden tirsdag", "Every other Tuesday"),
        (Weekly((TUE,), 3), "Hver 3. uge, tirsdag", "Every 3 weeks on Tuesday"),
        (Weekly((MON, WED, FRI)), "Hver mandag, onsdag og fredag", "Every Monday, Wednesday and Friday"),
        (Weekly((SAT, SUN), 2), "Hver anden uge, lørdag og søndag", "Every other week on Saturday and Sunday"),
        (Monthly(THU, LAST), "Den sidste torsdag i måneden", "The last Thursday of the month"),
        (Monthly(MON, 1), "Den første mandag i måneden", "The first Monday of the month"),
        (Monthly(WED, 2, 2), "Den anden onsdag i hver anden måned", "The second Wednesday of every other month"),
        (Monthly(WED, 4, 3), "Den fjerde onsdag i hver 3. måned", "The fourth Wednesday every 3 months"),
    ],
)
def test_a_rule_is_said_as_people_say_it(pattern: Pattern, danish: str, english: str) -> None:
    assert DANISH.rule(pattern) == danish
    assert ENGLISH.rule(pattern) == english


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
@pytest.mark.parametrize("every", [1, 2, 3])
def test_every_rule_has_words_in_every_language(language: str, every: int) -> None:
    words = SeriesWords(Words.of(language), TODAY)
    patterns: tuple[Pattern, ...] = (
        Daily(every),
        Weekly((TUE,), every),
        Weekly((TUE, FRI), every),
        *(Monthly(TUE, n, every) for n in NTHS),
    )

    told = [words.rule(pattern) for pattern in patterns]

    assert len(set(told)) == len(told)
    assert all(text[0].isupper() for text in told)


# The sentence


@pytest.mark.parametrize(
    ("recurrence", "danish", "english"),
    [
        (
            evenings(exceptions=(FEBRUARY_16,)),
            "Hver tirsdag kl. 19.00–21.00 fra 5. januar til 23. februar, dog ikke 16. februar",
            "Every Tuesday, 19:00–21:00, from 5 January to 23 February, except 16 February",
        ),
        (
            evenings(end=Count(8)),
            "Hver tirsdag kl. 19.00–21.00 fra 5. januar til 23. februar",
            "Every Tuesday, 19:00–21:00, from 5 January to 23 February",
        ),
        (
            evenings(exceptions=(FEBRUARY_16, date(2027, 1, 12)), additions=(date(2027, 2, 18), date(2027, 2, 25))),
            (
                "Hver tirsdag kl. 19.00–21.00 fra 5. januar til 23. februar, dog ikke 12. januar og 16. februar, "
                "og desuden 18. februar og 25. februar"
            ),
            (
                "Every Tuesday, 19:00–21:00, from 5 January to 23 February, except 12 January and 16 February, "
                "and also on 18 February and 25 February"
            ),
        ),
        (
            evenings(Monthly(THU, LAST), date(2027, 1, 1), Count(3)),
            "Den sidste torsdag i måneden kl. 19.00–21.00 fra 28. januar til 25. marts",
            "The last Thursday of the month, 19:00–21:00, from 28 January to 25 March",
        ),
        (
            once(JANUARY_5, starts=time(22), ends=time(2)),
            "Tirsdag den 5. januar kl. 22.00–02.00",
            "Tuesday 5 January, 22:00–02:00",
        ),
    ],
)
def test_a_series_is_told_in_one_sentence(recurrence: Recurrence, danish: str, english: str) -> None:
    assert DANISH.sentence(recurrence) == danish
    assert ENGLISH.sentence(recurrence) == english


def test_days_taken_out_at_either_end_are_no_exceptions_to_what_is_left() -> None:
    shortened = evenings(exceptions=(JANUARY_5, FEBRUARY_16, FEBRUARY_23))

    assert DANISH.sentence(shortened) == "Hver tirsdag kl. 19.00–21.00 fra 12. januar til 9. februar"


def test_a_series_that_has_come_down_to_one_day_is_told_as_that_day() -> None:
    two = evenings(end=Count(2), exceptions=(JANUARY_5,))

    assert DANISH.sentence(two) == "Tirsdag den 12. januar kl. 19.00–21.00"


def test_a_series_of_additions_alone_is_told_by_its_days() -> None:
    moved = evenings(end=Count(1), exceptions=(JANUARY_5,), additions=(date(2027, 1, 7), date(2027, 1, 9)))

    assert DANISH.sentence(moved) == "Torsdag den 7. januar kl. 19.00–21.00, og desuden 9. januar"


@pytest.mark.parametrize(
    ("first_day", "weeks", "told"),
    [
        (date(2027, 9, 7), 4, "fra 7. september til 28. september"),
        (date(2028, 1, 4), 4, "fra 4. januar til 25. januar 2028"),
        (date(2027, 12, 14), 4, "fra 14. december 2027 til 4. januar 2028"),
    ],
)
def test_a_year_is_told_where_it_does_not_go_without_saying(first_day: date, weeks: int, told: str) -> None:
    assert DANISH.sentence(evenings(first_day=first_day, end=Count(weeks))).endswith(told)


def test_over_new_year_an_exception_needs_no_year_and_a_distant_addition_does() -> None:
    winter = evenings(
        first_day=date(2027, 12, 14),
        end=Count(4),
        exceptions=(date(2027, 12, 28),),
        additions=(date(2027, 11, 30), date(2028, 1, 6)),
    )

    assert DANISH.sentence(winter).endswith("dog ikke 28. december, og desuden 30. november 2027 og 6. januar")


def test_in_a_series_of_more_than_a_year_every_day_has_its_year() -> None:
    long = evenings(Monthly(TUE, 1), JANUARY_5, Count(14), exceptions=(date(2028, 1, 4),))

    assert DANISH.sentence(long).endswith("fra 5. januar 2027 til 1. februar 2028, dog ikke 4. januar 2028")


def test_a_single_day_of_another_year_has_its_year() -> None:
    day = once(date(2028, 2, 29), starts=time(8), ends=time(9))

    assert DANISH.sentence(day) == "Tirsdag den 29. februar 2028 kl. 08.00–09.00"


# Why there can be none

FACTS: dict[str, Fact] = {"part": "BYSETPOS", "day": JANUARY_5, "most": 400, "years": 10, "weekday": WED.value}


def facts_by_fault() -> dict[RecurrenceFault, set[str]]:
    """What stands behind each fault in `booking_core.domain.recurring.recurrence`."""
    source = Path(recurrences.__file__).read_text(encoding="utf-8")
    lines = re.findall(r'^    [A-Z_]+ = "([a-z-]+)"(?:  # (.*))?$', source, re.MULTILINE)
    return {RecurrenceFault(fault): set(facts.split(", ")) - {""} for fault, facts in lines}


def unusable(fault: RecurrenceFault) -> UnusableRecurrence:
    return UnusableRecurrence(fault, **{name: FACTS[name] for name in facts_by_fault()[fault]})


def test_the_facts_of_every_fault_are_known() -> None:
    assert facts_by_fault().keys() == set(RecurrenceFault)


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
@pytest.mark.parametrize("fault", RecurrenceFault)
def test_every_fault_has_a_sentence_that_says_what_is_and_what_to_do(language: str, fault: RecurrenceFault) -> None:
    sentence = SeriesWords(Words.of(language), TODAY).fault(unusable(fault))

    assert sentence[0].isupper()
    assert len(re.findall(r"\.(?= [A-ZÆØÅ]|$)", sentence)) >= 2
    assert "{" not in sentence


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
@pytest.mark.parametrize("fault", RecurrenceFault)
def test_no_sentence_uses_a_fact_its_fault_does_not_carry(language: str, fault: RecurrenceFault) -> None:
    text = str(catalogue(language).texts[f"series-fault.{fault.value}"])

    told = {name for _, name, _, _ in Formatter().parse(text) if name}

    assert told - facts_by_fault()[fault] == set()


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            RecurrenceFault.UNTIL_BEFORE_FIRST_DAY,
            "Rækken slutter, før den begynder tirsdag den 5. januar. Vælg en senere sidste dag.",
        ),
        (RecurrenceFault.WEEKDAY_NOT_IN_RULE, "Rækken er ikke lagt på en onsdag. Vælg en af dens ugedage."),
        (RecurrenceFault.TOO_MANY, "En række kan højst have 400 gange. Vælg en tidligere sidste dag."),
    ],
)
def test_danish_sentences_tell_the_facts_as_people_say_them(fault: RecurrenceFault, sentence: str) -> None:
    assert DANISH.fault(unusable(fault)) == sentence
