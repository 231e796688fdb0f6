"""Texts into HTML."""

import pytest

from booking_core.central.web.typesetting import unbroken
from booking_core.language.words import Words
from tests.booking_core.central.web.visits import HERLEV_ZONE, span


@pytest.mark.parametrize("kept", ["14.15–15.15", "14:15–15:15", "kl. 16", "kl. 16.30", "2.400 kr.", "0 kr."])
def test_no_line_ends_within_a_time_a_number_or_a_price_or_begins_with_what_closes_it(kept: str) -> None:
    assert unbroken(f"Det er {kept}, tror jeg") == f'Det er <span class="unbroken">{kept},</span> tror jeg'


@pytest.mark.parametrize("groups", ["482 916 370", "44 00 00 01"])
def test_groups_of_digits_keep_together_and_their_order_wherever_one_reads_from(groups: str) -> None:
    assert unbroken(f"Ring {groups}.") == f'Ring <span class="unbroken"><bdi dir="ltr">{groups}</bdi>.</span>'


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_nor_does_it_where_one_reads_from_the_right(language: str) -> None:
    said = Words.of(language).time_range(span("14:15", "15:15"), HERLEV_ZONE)

    assert '<span class="unbroken">\u206814:15\u2069–\u206815:15\u2069</span>' in unbroken(said)


def test_no_line_begins_with_a_dot() -> None:
    assert unbroken("Lokale 3 · Skærm") == "Lokale 3&nbsp;· Skærm"


def test_what_people_wrote_stays_text() -> None:
    assert unbroken("<b>kl. 16</b> & mere") == '&lt;b&gt;<span class="unbroken">kl. 16</span>&lt;/b&gt; &amp; mere'
