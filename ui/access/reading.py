"""What is said, and when: the page, what one comes to, what changes, what appears; and what is kept from others."""

import re
from collections.abc import Iterable, Sequence

from ui.access.saying import ENDS, spoken, without_directions
from ui.access.sentences import is_blank, news, sentence
from ui.access.stops import Role, Stop
from ui.ports import Pace, Voice
from ui.view_models.visit.speech import Speech

FIRST_LEVEL, MOST_LEVEL = 5, 10
PERCENT_A_LEVEL = 10
COUNTED_EVERY = 10
"""A number that counts down is said at whole tens."""

_NEXT_PACE = {Pace.USUAL: Pace.FAST, Pace.FAST: Pace.SLOW, Pace.SLOW: Pace.USUAL}
_LAST_NUMBER = re.compile(r"(\d+)\D*$")


class Reader:
    """Speaks with `voice`; silent until `begin`. `level` is the volume, from 1 to `MOST_LEVEL`."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self.is_on = False
        self.level, self.pace = FIRST_LEVEL, Pace.USUAL
        self.headphones = False
        self._greeting = ""
        self._is_asked = False
        self._explained: set[str] = set()
        self._said = self._said_in = ""
        self._current = ""
        self._tells = self._named = ""
        self._told: dict[str, str] = {}
        self._headings: frozenset[str] = frozenset()

    @property
    def in_private(self) -> bool:
        """Whether only the person hears it."""
        return self.headphones or self._voice.only_headphones

    def plug(self, *, headphones: bool) -> None:
        """Headphones are in now, or out: what was being said to one must not go on to all."""
        self._voice.stop()
        self.headphones = headphones

    def begin(self, *, by_keys: bool) -> None:
        """Speak from now on; the next page is told with how it works, by keys or by touch."""
        self.is_on, self._greeting = True, "aloud.on" if by_keys else "aloud.on-touch"
        self._explained.clear()
        self._told = {}

    def end(self, speech: Speech) -> None:
        """Say that it ends, and be silent."""
        self._say(speech.say("aloud.off"), speech)
        self.is_on = False

    def forget(self) -> None:
        """Another person: silent, at the usual volume and pace, nothing to repeat, no headphones that we know of."""
        self._voice.stop()
        self.headphones = False
        self.is_on, self.level, self.pace = False, FIRST_LEVEL, Pace.USUAL
        self._greeting, self._is_asked = "", False
        self._explained.clear()
        self._said = self._current = self._tells = self._named = ""
        self._told = {}
        self._headings = frozenset()

    def farewell(self, speech: Speech) -> None:
        """The last word to somebody who had the screen cleared; they are forgotten."""
        words = without_directions(speech.say("aloud.cleared"))
        volume = self.level * PERCENT_A_LEVEL
        self._voice.speak(words, language=speech.words.language, volume=volume, pace=self.pace)

    def page(self, name: str, stop: Stop | None, stops: Sequence[Stop], speech: Speech) -> None:
        """A new page: what it is, what it is about, what is told on it, and the first time what can be done on it."""
        heading = "" if stop is None else self._news(stop, speech)
        opening = [one for one in stops if one.opening and one is not stop and self._is_news(one)]
        told = [self._news(one, speech) for one in sorted(opening, key=lambda one: one.role is Role.MESSAGE)]
        self._told = {one.key: one.name for one in stops if one.live}
        self._headings = _headings_of(stops)
        self._stand_at(stop, speech)
        greeting = speech.say(self._greeting) if self._greeting else ""
        self._greeting = ""
        self._say(_one_after_the_other([greeting, heading, *told, self._explanation(name, speech)]), speech)

    def _is_news(self, stop: Stop) -> bool:
        """Whether it was not on the page before as it is now: that the connection is away is told once."""
        return stop.role is not Role.MESSAGE or self._told.get(stop.key) != stop.name

    def _explanation(self, page: str, speech: Speech) -> str:
        """What can be done on `page`, once: whoever comes again knows, and whoever has forgotten asks for help."""
        is_known = page in self._explained
        self._explained.add(page)
        return "" if is_known else speech.say(f"aloud.page.{page}")

    def comes_to(self, stop: Stop, speech: Speech, *, before: Stop | None) -> None:
        """The person has moved to `stop`; the frame it stands in is named when it is another one."""
        self._stand_at(stop, speech)
        entered = stop.within if before is not None and before.within != stop.within else ""
        is_on_the_pad = before is not None and before.in_rows and stop.in_rows and not self.in_private
        told = self._news(stop, speech) if is_on_the_pad else self._current
        self._say(_one_after_the_other([entered, told]), speech, language=stop.language)

    def looks(
        self, stop: Stop | None, stops: Iterable[Stop], speech: Speech, *, own: Speech, turned: bool = False
    ) -> None:
        """Tell what has changed: what the person is at, what their press has changed, what is live, what is asked.

        What they are at is told in its `own` words.
        Whoever has `turned` an amount hears it, though it may be as high as it goes.
        """
        seen, before = list(stops), self._current
        changed, appeared = self._changed(stop, own, turned=turned), self._appeared(seen, stop)
        urgent = [self._news(one, speech) for one in appeared if one.role is Role.MESSAGE]
        others = [self._news(one, speech) for one in appeared if one.role is not Role.MESSAGE]
        parts = [self._answered(seen, speech), *urgent, changed, self._asked_anew(seen, stop, speech), *others]
        waits = stop is not None and not stop.enabled and self._current != before
        told = _one_after_the_other(parts) or (speech.say("aloud.wait") if waits else "")
        if told:
            self._say(told, speech)

    def repeat(self, speech: Speech) -> None:
        """The last once more."""
        self._say(self._said, speech, language=self._said_in)

    def help(self, page: str, speech: Speech) -> None:
        """How the keys work and what can be done here."""
        explained = [speech.say(f"aloud.page.{page}"), speech.say("aloud.keys")]
        self._say(_one_after_the_other([self._current, *explained]), speech)

    def louder(self, by: int, speech: Speech) -> None:
        """Another volume, said in it."""
        self.level = max(1, min(MOST_LEVEL, self.level + by))
        self._say_beside(speech.say("aloud.volume", level=self.level, most=MOST_LEVEL), speech)

    def change_pace(self, speech: Speech) -> None:
        """Faster; then slower than usual; then as usual: said as it will be."""
        self.pace = _NEXT_PACE[self.pace]
        self._say_beside(speech.say(f"aloud.pace.{self.pace}"), speech)

    def _say_beside(self, text: str, speech: Speech) -> None:
        """Say `text`, and leave what can be heard again as it is."""
        said, said_in = self._said, self._said_in
        self._say(text, speech)
        self._said, self._said_in = said, said_in

    def _stand_at(self, stop: Stop | None, speech: Speech) -> None:
        self._current = "" if stop is None else self._sentence(stop, speech)
        self._named = "" if stop is None else stop.name
        self._tells = "" if stop is None else spoken(stop.tells, speech, in_private=self.in_private)

    def _changed(self, stop: Stop | None, speech: Speech, *, turned: bool) -> str:
        before, told, named = self._current, self._tells, self._named
        self._stand_at(stop, speech)
        if stop is None:
            return ""
        if turned:
            return self._tells or self._news(stop, speech)
        is_silent = stop.passing or (stop.counting and not self._is_due(stop))
        if self._current != before and not is_silent:
            return self._changed_into(stop, named, speech)
        return self._tells if self._tells != told else ""

    def _changed_into(self, stop: Stop, named: str, speech: Speech) -> str:
        """The name alone of a question, and of what is busy now and says so: all else with what it is.

        What goes no further says how far it has come; what awaits an answer and does not say so says nothing.
        """
        is_busy = not stop.enabled and stop.name != named
        if is_busy or stop.role is Role.HEADING:
            return self._news(stop, speech)
        if stop.enabled:
            return self._current
        return _one_after_the_other([self._tells, self._current]) if self._tells else ""

    def _asked_anew(self, stops: Sequence[Stop], current: Stop | None, speech: Speech) -> str:
        """The heading of what has come on the same page: the next question."""
        if any(stop.counting for stop in stops):  # it lies over the page, which stays as it is
            return ""
        before, self._headings = self._headings, _headings_of(stops)
        new = [stop for stop in stops if stop.role is Role.HEADING and not stop.live and stop.name not in before]
        return self._news(new[0], speech) if new and (current is None or new[0].item is not current.item) else ""

    def _appeared(self, stops: Sequence[Stop], current: Stop | None) -> list[Stop]:
        live = [stop for stop in stops if stop.live]
        changed = [stop for stop in live if self._told.get(stop.key) != stop.name and self._is_due(stop)]
        new = [stop for stop in changed if stop.key in self._told or not is_blank(stop)]
        self._told = {**self._behind_the_question(stops), **{stop.key: stop.name for stop in live}}
        return [stop for stop in new if current is None or stop.item is not current.item]

    def _behind_the_question(self, stops: Sequence[Stop]) -> dict[str, str]:
        """What was told of the page, while it is asked whether anybody is there: no news once that is answered."""
        return self._told if any(stop.counting for stop in stops) else {}

    def _answered(self, stops: Sequence[Stop], speech: Speech) -> str:
        """That there is more time, once the question whether anybody is there has gone."""
        was_asked, self._is_asked = self._is_asked, any(stop.counting for stop in stops)
        return speech.say("aloud.still-there") if was_asked and not self._is_asked else ""

    def _is_due(self, stop: Stop) -> bool:
        number = _LAST_NUMBER.search(stop.name)
        is_first = stop.key not in self._told
        return is_first or not stop.counting or number is None or int(number[1]) % COUNTED_EVERY == 0

    def _sentence(self, stop: Stop, speech: Speech) -> str:
        return sentence(stop, speech, in_private=self.in_private)

    def _news(self, stop: Stop, speech: Speech) -> str:
        return news(stop, speech, in_private=self.in_private)

    def _say(self, text: str, speech: Speech, *, language: str = "") -> None:
        """Say `text` in `language`, or in that of the screen."""
        text = without_directions(text)
        self._said, self._said_in = text, language
        if self.is_on and text:
            volume, spoken_in = self.level * PERCENT_A_LEVEL, language or speech.words.language
            self._voice.speak(text, language=spoken_in, volume=volume, pace=self.pace)


def _headings_of(stops: Iterable[Stop]) -> frozenset[str]:
    return frozenset(stop.name for stop in stops if stop.role is Role.HEADING)


def _one_after_the_other(parts: Iterable[str]) -> str:
    """The sentences that say something, each with an end."""
    return " ".join(part if part[-1] in ENDS else f"{part}." for part in parts if part)
