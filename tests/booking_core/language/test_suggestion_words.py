"""Every suggestion is a whole sentence in each language, with where and when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from booking_core.domain.bookings import Channel, SetUpBy
from booking_core.domain.finding.suggestions import Step, Suggestion
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.policy import Ask
from booking_core.language.catalogue import languages
from booking_core.language.suggestion_words import suggestion_sentence
from booking_core.language.words import Words
from booking_core.language.writing import DIRECTION_SIGNS
from tests.booking_core.central.running_centre import herlev
from tests.booking_core.domain.made_bookings import THURSDAY, on_thursday

ASK = Ask(SpaceId("mh-lok3"), LayoutId("circle"), on_thursday("14:00", "15:30"), 6, channel=Channel.KIOSK)


def sentence(language: str, suggestion: Suggestion) -> str:
    return suggestion_sentence(suggestion, herlev(), words=Words.of(language), today=THURSDAY)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("step", Step)
def test_every_step_has_a_sentence_with_the_place_and_the_time(language: str, step: Step) -> None:
    told = sentence(language, Suggestion(step, ASK, timedelta(hours=1), walking_minutes=7))

    assert not next(sign for sign in told if sign not in DIRECTION_SIGNS).islower()
    assert "Lokale 3" in told
    assert told.endswith((".", "۔"))
    assert "{" not in told


def test_what_people_would_have_to_do_themselves_is_said() -> None:
    own = Suggestion(Step.OTHER_LAYOUT, replace(ASK, set_up_by=SetUpBy.THEMSELVES))

    assert sentence("da", own) == (
        "Lokale 3 kan stilles op som rundkreds torsdag den 26. november 14.00–15.30, "
        "hvis I selv stiller op og rydder op."
    )


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (SetUpBy.CREW, "Rummet bliver stillet op som rundkreds."),
        (SetUpBy.THEMSELVES, "I stiller selv op som rundkreds og rydder op bagefter."),
    ],
)
def test_elsewhere_it_is_said_how_the_room_will_stand_where_it_does_not_stand_so(by: SetUpBy, told: str) -> None:
    elsewhere = Suggestion(Step.OTHER_SPACE, replace(ASK, set_up_by=by))

    assert sentence("da", elsewhere) == (f"Lokale 3 i samme hus kan fås torsdag den 26. november 14.00–15.30. {told}")
