"""A CPR number typed into any field of a form: refused in a sentence, shown never again, and kept nowhere."""

from collections.abc import Mapping
from uuid import uuid4

import pytest

from booking_core.language.catalogue import languages
from booking_core.language.words import Words
from tests.booking_core.central.web.test_booking_form import FORM, FRIDAY, PICKED, WAITING, booked
from tests.booking_core.central.web.test_forms_in_another_language import WISH, in_english
from tests.booking_core.central.web.visits import THURSDAY, Visits, at

CPR = "010203-1234"
FORMS: Mapping[str, Mapping[str, str]] = {FORM: PICKED, WAITING: {**WISH, "phone": "40 21 73 55"}}
FIELDS = [(FORM, "email"), (FORM, "persons"), (WAITING, "name"), (WAITING, "email"), (WAITING, "from")]


def waits(visits: Visits) -> tuple[object, ...]:
    return visits.running.centre.store.waiting.everybody(now=at("14:08"))


@pytest.mark.parametrize("written", [CPR, "0102031234", "010203 1234", "Åse 010203-1234", "010203-1234@example.org"])
@pytest.mark.parametrize(("path", "field"), FIELDS)
def test_it_is_refused_beside_its_field_and_shown_nowhere_again(
    visits: Visits, path: str, field: str, written: str
) -> None:
    answer = visits.post(path, form={**FORMS[path], field: written})

    assert answer.status_code == 400
    assert "Det ligner et CPR-nummer. Det er ikke gemt." in visits.read(answer).text
    assert "0203" not in answer.text
    assert (booked(visits), waits(visits)) == ([], ())


@pytest.mark.parametrize(("path", "field"), FIELDS)
def test_why_is_said_again_in_another_language_and_the_number_goes_along_nowhere(
    visits: Visits, path: str, field: str
) -> None:
    english = in_english(visits, visits.post(path, form={**FORMS[path], field: CPR}))

    assert english.status_code == 400
    assert "That looks like a CPR number. It is not kept." in english.text
    assert "0203" not in english.text


@pytest.mark.parametrize("field", ["phone", "email", "persons"])
def test_it_goes_along_to_no_other_room_where_nothing_is_left(visits: Visits, field: str) -> None:
    visits.show("22:30")

    answer = visits.post(FORM, form={**PICKED, "day": str(THURSDAY), field: CPR})

    assert 'class="instead"' in answer.text
    assert "0203" not in answer.text


@pytest.mark.parametrize(
    "path", [f"{FORM}?persons={CPR}", f"{WAITING}?name={CPR}&from={CPR}&email={CPR}&persons={CPR}"]
)
def test_what_an_address_says_is_not_said_again_either(week: Visits, path: str) -> None:
    assert "0203" not in week.get(path).text


def test_it_is_said_in_every_language(week: Visits) -> None:
    for language in languages():
        answer = week.post(f"{WAITING}?lang={language}", form={**FORMS[WAITING], "name": CPR})

        assert Words.of(language).text("waiting.form.no-cpr") in week.read(answer).text


def test_an_address_with_ten_other_digits_is_taken(visits: Visits) -> None:
    answer = visits.post(WAITING, form={**FORMS[WAITING], "email": "4545123456@example.org", "wish": str(uuid4())})

    assert answer.status_code == 303


def test_a_field_that_no_form_of_ours_has_is_not_read(visits: Visits) -> None:
    visits.post(FORM, form={**PICKED, "name": CPR})

    (made,) = booked(visits)
    contacts = visits.running.centre.contacts.touching(made.span).contacts
    assert [one.name for one in contacts if one.booking == made.id] == [""]
    assert made.span.starts_at.date() == FRIDAY
