from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count

import pytest

from booking_core.central.places_file.checks.names import ids_are_unique, receipts_tell_spaces_apart
from booking_core.central.places_file.draft import Draft

DraftAfter = Callable[..., Draft]


def test_herlevs_ids_are_unique_and_apart_on_receipts(draft_after: DraftAfter) -> None:
    assert list(ids_are_unique(draft_after())) == []
    assert list(receipts_tell_spaces_apart(draft_after())) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("bibliotek", "gammelgaard"),
        ("lok3", "lok5"),
        ("stille", "mode"),
        ("mh-lok3", "gg-laden"),
        ("mh-kiosk-1", "bib-kiosk-1"),
        ("mh-receipt", "hj-receipt"),
        ("young", "seniors"),
        ("herlev-kor", "skak"),
        ("demo-skole", "demo-dagtilbud"),
    ],
)
def test_an_id_may_stand_once_in_the_municipality(draft_after: DraftAfter, first: str, second: str) -> None:
    draft = draft_after((f'\nid = "{second}"', f'\nid = "{first}"'))

    (mistake,) = ids_are_unique(draft)

    assert mistake.path[-1] == "id"
    assert mistake.found.startswith(f'"{first}", which ')


def test_layouts_of_different_spaces_may_have_the_same_id(draft_after: DraftAfter) -> None:
    assert list(ids_are_unique(draft_after(('id = "horseshoe"', 'id = "circle"')))) == []


def test_different_kinds_of_things_may_have_the_same_id(draft_after: DraftAfter) -> None:
    assert list(ids_are_unique(draft_after(('id = "hjertecafe"', 'id = "lok3"')))) == []


def test_two_spaces_that_look_the_same_on_a_receipt_are_refused(draft_after: DraftAfter) -> None:
    one, other = _alike()
    draft = draft_after(('id = "mh-lok3"', f'id = "{one}"'), ('id = "bib-stille"', f'id = "{other}"'))

    (mistake,) = receipts_tell_spaces_apart(draft)

    assert draft.error(mistake, file="herlev.toml").table == f'venue "bibliotek" / space "{other}"'
    assert f'cannot tell from "{one}"' in mistake.found


def _alike() -> tuple[str, str]:
    """Two ids whose SHA-256 begin with the same three bytes."""
    seen: dict[bytes, str] = {}
    return next(_pairs(seen))


def _pairs(seen: dict[bytes, str]) -> Iterator[tuple[str, str]]:
    for number in count():
        space = f"space-{number}"
        mark = sha256(space.encode()).digest()[:3]
        if mark in seen:
            yield seen[mark], space
        seen[mark] = space
