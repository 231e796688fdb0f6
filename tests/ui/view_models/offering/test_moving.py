from booking_core.domain.refusals import Refusal, RefusalCode
from tests.ui.herlev_day import NOW, picture_of_the_day, wall
from ui.view_models.offering.moving import End, TakenFrom, moved, name_needed
from ui.view_models.offering.offers import choices_for
from ui.view_models.visit.session import Choice, Session


def first_choice() -> Choice:
    return choices_for(picture_of_the_day(), Session(), now=NOW)[0]


def test_the_end_moves_a_quarter_at_a_time() -> None:
    result = moved(picture_of_the_day(), first_choice(), End.END, slots=1, persons=6, now=NOW)
    assert result.span.ends_at == wall("15:30")
    assert result.limit is None


def test_the_end_stops_where_the_room_is_taken() -> None:
    result = moved(picture_of_the_day(), first_choice(), End.END, slots=20, persons=6, now=NOW)
    assert result.span.ends_at == wall("16:30")
    assert result.limit == TakenFrom(wall("16:30"))


def test_the_start_cannot_be_moved_into_the_past() -> None:
    result = moved(picture_of_the_day(), first_choice(), End.START, slots=-3, persons=6, now=NOW)
    assert isinstance(result.limit, Refusal)
    assert result.limit.code is RefusalCode.IN_THE_PAST


def test_it_does_not_become_shorter_than_the_rule() -> None:
    result = moved(picture_of_the_day(), first_choice(), End.END, slots=-4, persons=6, now=NOW)
    assert result.span.ends_at == wall("14:45")
    assert isinstance(result.limit, Refusal)
    assert result.limit.code is RefusalCode.TOO_SHORT


def test_more_than_two_hours_needs_a_name() -> None:
    picture, choice = picture_of_the_day(), first_choice()
    longer = moved(picture, choice, End.END, slots=5, persons=6, now=NOW).span
    needed = name_needed(picture, Choice(choice.offer, longer, choice.certainty), persons=6, now=NOW)
    assert needed is not None
    assert needed.code is RefusalCode.NAME_NEEDED_LENGTH
    assert name_needed(picture, choice, persons=6, now=NOW) is None
