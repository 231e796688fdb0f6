"""QR codes for receipts: error correction M, four quiet modules around, alphanumeric mode (ISO/IEC 18004)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

QUIET_ZONE = 4

_ALPHANUMERIC: Literal[2] = 2


@dataclass(frozen=True, slots=True)
class QrCode:
    """The modules row by row with the quiet zone around; True is dark. `version` is 1 to 40."""

    version: int
    rows: tuple[tuple[bool, ...], ...]

    @property
    def side(self) -> int:
        """Modules from edge to edge, the quiet zone included."""
        return len(self.rows)

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """The dark stretches: row, first column, how many modules."""
        for number, row in enumerate(self.rows):
            for dark, run in groupby(enumerate(row), key=lambda cell: cell[1]):
                columns = [column for column, _ in run]
                if dark:
                    yield number, columns[0], len(columns)


def qr_code(text: str) -> QrCode:
    """The smallest code that holds `text`.

    Raises:
        ValueError: `text` has letters that alphanumeric mode lacks, such as small ones: the code would grow.
    """
    # Loaded with the first code: a screen shows none for a long time.
    import qrcode  # noqa: PLC0415
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415
    from qrcode.util import QRData  # noqa: PLC0415

    maker = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    maker.add_data(QRData(text.encode(), mode=_ALPHANUMERIC), optimize=0)
    maker.make(fit=True)
    return QrCode(maker.version, tuple(tuple(bool(module) for module in row) for row in maker.get_matrix()))
