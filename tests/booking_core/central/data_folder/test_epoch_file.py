"""The newest life of a centre, in a file that somebody may have written by hand."""

from pathlib import Path

import pytest

from booking_core.central.data_folder.epoch_file import MOST_LIVES, keep_epoch, newest_epoch
from booking_core.central.failures import EpochUnreadable
from booking_core.protocol.messages.form import LAST_EPOCH


@pytest.mark.parametrize("written", ["", "-1", "1.0", "tusind", "10000000", "9" * 5000, "\u0664"])
def test_what_is_no_life_of_a_centre_is_not_believed(tmp_path: Path, written: str) -> None:
    (tmp_path / "centre.epoch").write_text(written, encoding="utf-8")

    with pytest.raises(EpochUnreadable, match="not above a million"):
        newest_epoch(tmp_path)


def test_above_the_highest_that_is_advised_there_are_others_and_machines_understand_them(tmp_path: Path) -> None:
    (tmp_path / "centre.epoch").write_text(f"{MOST_LIVES}\n", encoding="ascii")

    keep_epoch(tmp_path, newest_epoch(tmp_path) + 1)

    assert MOST_LIVES < newest_epoch(tmp_path) < LAST_EPOCH
