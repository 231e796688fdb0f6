"""Where a plate stands: near what it is about, hiding as little as it can."""

from ui.view_models.desk.board.board import BlockKind, BoardBlock, BoardRow
from ui.view_models.desk.board.plates import PlateRoom, Spot, spot_for

ROWS = (
    BoardRow("house", head=True, name="House", detail="", rooms=0, heads=0),
    *(BoardRow(f"room {number}", head=False, name="Room", detail="", rooms=number, heads=1) for number in range(4)),
)
WIDE = PlateRoom(0.3)


def block(rooms: int, start: float, end: float, *, kind: BlockKind = BlockKind.BOOKED, name: str = "") -> BoardBlock:
    return BoardBlock(
        key=f"{rooms} {start}",
        booking="",
        kind=kind.value,
        rooms=rooms,
        heads=1,
        column=0,
        startFraction=start,
        endFraction=end,
        clock="",
        name=name,
        detail="",
        icon="",
        chosen=False,
        spoken="",
    )


def spot(*blocks: BoardBlock, room: PlateRoom = WIDE, week: bool = False, held: float = 0.5) -> Spot:
    return spot_for(Spot(1, held), room, rows=ROWS, blocks=blocks, week=week)


def test_where_nothing_is_booked_it_stands_right_beside_what_is_held() -> None:
    there = spot()

    assert (abs(there.rooms - 1), there.along) == (1, 0.5)


def test_it_moves_aside_before_it_hides_a_booking() -> None:
    there = spot(block(0, 0.5, 0.9), block(2, 0.4, 0.6))

    assert there.rooms in {0, 2}
    assert all(there.rooms != row or there.along + 0.3 <= start or there.along >= end
               for row, start, end in ((0, 0.5, 0.9), (2, 0.4, 0.6)))  # fmt: skip


def test_where_both_rows_beside_are_full_it_stands_two_rows_away() -> None:
    assert spot(block(0, 0.0, 1.0), block(2, 0.0, 1.0)).rooms == 3


def test_what_is_closed_or_free_may_be_hidden() -> None:
    there = spot(block(0, 0.0, 1.0, kind=BlockKind.CLOSED), block(2, 0.0, 1.0, kind=BlockKind.FREE))

    assert there.along == 0.5


def test_it_stays_beside_the_drawer() -> None:
    there = spot(room=PlateRoom(0.3, 0.2, 0.6), held=0.55)

    assert 0.2 <= there.along <= 0.3 + 1e-9


def test_in_a_week_the_words_of_a_day_are_not_hidden_either() -> None:
    talks = block(0, 0.8, 0.9, name="Choir"), block(2, 0.8, 0.9, name="Choir")

    assert spot(*talks, week=True).rooms == 3
    assert spot(*talks).rooms in {0, 2}


def test_where_everything_is_booked_it_is_there_all_the_same() -> None:
    everywhere = (block(row, 0.0, 1.0) for row in range(4))

    assert spot(*everywhere).along == 0.5
