"""Accounts that two people begin at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from booking_core.central.accounts import staff_accounts, system_accounts
from booking_core.central.centre import Centre
from booking_core.central.failures import StaffRefused, SystemRefused
from booking_core.domain.identity import StaffRole
from tests.booking_core.central.running_centre import MovableClock, opened_centre

AT_ONCE = 6


@pytest.mark.usefixtures("each_engine")
@pytest.mark.parametrize("add", [staff_accounts.add, system_accounts.add])
def test_one_name_is_given_once_and_only_one_secret_is_told(
    tmp_path: Path, add: Callable[[Centre, str, StaffRole], str]
) -> None:
    def tried(centre: Centre) -> str | None:
        try:
            return add(centre, "jens", StaffRole.DESK)
        except (StaffRefused, SystemRefused):
            return None

    with opened_centre(tmp_path, MovableClock()) as centre, ThreadPoolExecutor(AT_ONCE) as people:
        told = list(people.map(tried, [centre] * AT_ONCE))

    assert sum(secret is not None for secret in told) == 1
