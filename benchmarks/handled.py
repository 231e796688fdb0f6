"""What hands at a screen tell; apart from them, so that whoever reads it loads no screen."""

import msgspec


class Touch(msgspec.Struct, frozen=True):
    """ms until the first changed frame: from the finger's coming down, and from its lifting; with the CPU of that."""

    down: float
    up: float
    up_cpu: float


class Done(msgspec.Struct, frozen=True):
    """`grown_mib` is the memory (RSS) after a tenth of the cycles, and after all of them; `pss_mib` at the end."""

    touches: list[Touch] = []
    frames_a_second: float = 0.0
    cpu_ms_a_frame: float = 0.0
    grown_mib: tuple[float, float] = (0.0, 0.0)
    pss_mib: float = 0.0


class Sentence(msgspec.Struct, frozen=True):
    """What a voice was given to say in `language`, while `page` was shown."""

    page: str
    language: str
    text: str


class Heard(msgspec.Struct, frozen=True):
    """All that was said to somebody who booked a room by `keys` presses."""

    keys: int
    sentences: list[Sentence]
