"""A fact: a figure from a paper, written once and shown wherever it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from goldenthread.model.fields import Line, choice
from goldenthread.model.thing import Thing


class Fact(Thing):
    """A figure in a sentence, as its paper prints it, with what it counts, when and from where."""

    kind: ClassVar[str] = "fact"
    word: ClassVar[str] = "fact"
    plural: ClassVar[str] = "facts"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    named: ClassVar[tuple[str, ...]] = ("text",)
    answers_to: ClassVar[tuple[str, ...]] = ()

    text: Line = Field(description="The figure in a sentence.")
    value: Line | None = Field(None, description="The figure as it should be shown, such as £26 million.")
    to: Line | None = Field(None, description="The upper end, where it is a range.")
    unit: Line | None = Field(None, description="What is counted.")
    numerator: Line | None = Field(None, description="For a percentage: how many.")
    denominator: Line | None = Field(None, description="For a percentage: out of how many.")
    as_at: Line | None = Field(None, description="The day or the period it is for.")
    of: Line | None = Field(None, description="Who or what is counted.")
    stock_or_flow: Annotated[Literal["stock", "flow"], choice("stock", "flow")] | None = Field(
        None, description="stock (how many there were) or flow (how many came or went)."
    )
    source: Line | None = Field(None, description="Where it stands.")
    note: Line | None = Field(None, description="Anything a reader should know about it.")

    @classmethod
    def derived(cls, facts: Mapping[str, Any], parts: Mapping[str, list[Mapping[str, Any]]]) -> dict[str, Any]:
        """How it is shown; and, for a percentage with both its numbers, what they come to and whether that differs."""
        made: dict[str, Any] = {}
        if facts.get("value"):
            made["shown"] = shown(str(facts["value"]), facts.get("to"))
        share = percentage(facts.get("numerator"), facts.get("denominator"))
        if share:
            made["computed"] = share
            printed = str(facts.get("value", "")).replace(" ", "")
            if printed.endswith("%") and _number(printed) != _number(share):
                made["differs"] = (
                    f"The paper prints {facts['value']}; {facts['numerator']} of {facts['denominator']} is {share}."
                )
        return made


def shown(value: str, to: str | None) -> str:
    """A value, or both ends of a range, as a paper prints it."""
    return f"{value} to {to}" if to else value


def percentage(numerator: str | None, denominator: str | None) -> str | None:
    """A share in per cent with one decimal, rounded half up; None where the two are not numbers."""
    part, whole = _number(numerator), _number(denominator)
    if part is None or not whole:
        return None
    return f"{(part * 100 / whole).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def _number(words: str | None) -> Decimal | None:
    try:
        return Decimal((words or "").replace(",", "").replace("%", "").strip())
    except InvalidOperation:
        return None
