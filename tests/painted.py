"""Tests that look at colours and pixels: `make tests` runs them where Qt draws by the processor, as at a kiosk.

For all others it lays out what is on the screen and paints nothing, which is a third of their work. Run alone by
`pytest`, every test has its screen painted.
"""

from typing import Final

import pytest

PAINTED: Final = pytest.mark.painted
