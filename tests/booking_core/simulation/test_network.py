"""Messages that are lost, late, doubled and heard again."""

from dataclasses import dataclass, field
from random import Random

from booking_core.domain.identity import DeviceId
from booking_core.simulation.clockwork import Clockwork
from booking_core.simulation.network import Call, Network, Reply, Request

KIOSK = DeviceId("kiosk")


@dataclass
class Line:
    """A machine that asks, and a centre that answers with what it was asked."""

    answers: bool = True
    clockwork: Clockwork = field(default_factory=Clockwork)
    asked: list[object] = field(default_factory=list)
    heard: list[object] = field(default_factory=list)
    echoed: list[object] = field(default_factory=list)
    silences: int = 0

    def __post_init__(self) -> None:
        self.network = Network(self.clockwork, Random(1))
        self.network.arrive = self._arrive

    def call(self, body: object = "?") -> None:
        request = Request(KIOSK, 1, None, body)
        self.network.call(
            request,
            lambda reply: self.heard.append(reply.body),
            self._silent,
            patience=10,
            echoed=lambda reply: self.echoed.append(reply.body),
        )

    def _arrive(self, call: Call) -> None:
        self.asked.append(call.request.body)
        if self.answers:
            self.network.answer(call, Reply(1, call.request.body))

    def _silent(self) -> None:
        self.silences += 1


def test_a_question_is_answered_after_a_while() -> None:
    line = Line()
    line.call()
    assert line.heard == []
    line.clockwork.run_until(1)
    assert (line.asked, line.heard, line.silences) == (["?"], ["?"], 0)


def test_without_a_way_up_nobody_is_asked_and_the_caller_learns_it_after_its_patience() -> None:
    line = Line()
    line.network.cut(KIOSK, up=False, down=True)
    line.call()
    line.clockwork.run_until(9)
    assert line.silences == 0
    line.clockwork.run_until(11)
    assert (line.asked, line.silences) == ([], 1)


def test_without_a_way_down_the_centre_has_heard_what_the_caller_thinks_was_lost() -> None:
    line = Line()
    line.network.cut(KIOSK, up=True, down=False)
    line.call()
    line.clockwork.run_until(20)
    assert (line.asked, line.heard, line.silences) == (["?"], [], 1)


def test_a_cut_ends_what_is_under_way() -> None:
    line = Line(answers=False)
    line.call()
    line.clockwork.run_until(5)
    line.network.cut(KIOSK, up=False, down=False)
    line.clockwork.run_until(16)
    assert line.silences == 1


def test_what_is_doubled_is_heard_once_and_echoed_after_that() -> None:
    line = Line()
    line.network.link(KIOSK).echoes = 1.0
    line.call()
    line.clockwork.run_until(7 * 3600)
    assert len(line.asked) == 2
    assert line.heard == ["?"]
    assert set(line.echoed) == {"?"}


def test_what_was_said_long_ago_is_asked_again_and_its_answer_is_no_first_one() -> None:
    line = Line()
    line.call()
    line.clockwork.run_until(3600)
    line.network.echo(KIOSK)
    line.clockwork.run_until(3700)
    assert (len(line.asked), line.heard, line.echoed) == (2, ["?"], ["?"])
