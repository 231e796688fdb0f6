"""What is broken, dirty or missing, in words: the same on a kiosk, on the public page, on the sheet and at the desk."""

from booking_core.domain.told.conditions import ConditionKind, ConditionReport, Thing
from booking_core.language.words import Words
from booking_core.language.writing import beginning_small


def thing_named(words: Words, thing: Thing) -> str:
    """What it is the matter with."""
    return words.text(f"condition.thing.{thing.value}")


def kind_named(words: Words, kind: ConditionKind) -> str:
    """What is the matter."""
    return words.text(f"condition.kind.{kind.value}")


def condition_line(words: Words, kind: ConditionKind, thing: Thing) -> str:
    """Both, as one says it in passing: "Lys, i stykker". No kind is a noun: "Licht, kaputt".

    What has no name of its own is something: "Noget mangler".
    """
    if thing is Thing.OTHER:
        return words.text(f"condition.something.{kind.value}")
    in_passing = beginning_small(kind_named(words, kind), words.language)
    return words.text("condition.line", thing=thing_named(words, thing), kind=in_passing)


def told_again(words: Words, report: ConditionReport) -> str:
    """That others have told the same; empty where nobody has."""
    return words.text("condition.again", count=report.times) if report.times > 1 else ""
