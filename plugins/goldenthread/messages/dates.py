"""Sentences about dates that do not go together."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, message, quoted
from goldenthread.problems import Severity


@message("due-before-what-it-refers-to", Severity.WARNING)
def due_before_what_it_refers_to(code: str, due: str, other: str, later: str) -> Words:
    """An action is due before another that it refers to."""
    return (f"Action {code} is due {quoted(due)}, before {other}, which it refers to ({quoted(later)}).",
            "Move one of the two dates, or say what can be done before the other is finished.")


@message("due-before-the-plan", Severity.WARNING)
def due_before_the_plan(due: str, agreed: str) -> Words:
    """The time in which an action is due had begun before the plan was agreed, or put to a meeting."""
    return (f"{quoted(due)} had begun when the plan was put to its meeting ({quoted(agreed)}).",
            "Give it a date that can still be kept, or say that it is done.")


@message("after-the-period", Severity.WARNING)
def after_the_period(date: str, period: str) -> Words:
    """An action is due, or a target is set, for after the period of its plan or strategy."""
    return (f"{quoted(date)} is after the period, which is {quoted(period)}.",
            "Move it into the period, or say in the next plan who carries it on.")
