"""The ideas that come with the program: each is one touch from places that suit it."""

import re
from pathlib import Path

import pytest

from booking_core.domain.finding.search import Search, meets
from booking_core.domain.identity import VenueId
from booking_core.language.words import Words
from tests.ui.herlev_day import NOW, herlev
from ui.ideas import Idea, read_ideas, shipped_ideas
from ui.screens import MODULES
from ui.view_models.finding.find_state import PERSONS
from ui.view_models.offering.starts import LENGTHS

ICONS = re.findall(r"string (\w+):", (MODULES / "Theme" / "Icons.qml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("idea", shipped_ideas(), ids=lambda idea: idea.id)
def test_an_idea_answers_with_what_the_find_page_can_show_and_some_place_is_meant_for_it(idea: Idea) -> None:
    search = Search(
        VenueId("medborgerhus"), NOW, idea.length, persons=idea.persons, purpose=idea.purpose, needs=idea.needs
    )

    assert idea.length in LENGTHS
    assert idea.persons in PERSONS
    assert idea.symbol in ICONS
    assert any(meets(venue, space, search) for venue, space in herlev().spaces() if not space.approval)
    assert all(Words.of(language).text(f"idea.{idea.id}") for language in herlev().languages)


def test_an_idea_with_a_purpose_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ideas.toml"
    file.write_text(
        '[[idea]]\nid = "x"\nsymbol = "users"\npurpose = "flying"\npersons = 2\nminutes = 60\nopenness = "open"\n',
        encoding="utf-8",
    )

    with pytest.raises(ValueError, match="flying"):
        read_ideas(file)
