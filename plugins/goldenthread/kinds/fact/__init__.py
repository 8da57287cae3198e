"""A fact: a figure from a paper, written once and shown wherever it is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from goldenthread.model.fields import Line, Lines, choice, links
from goldenthread.model.thing import Override, Thing


class Fact(Thing):
    """A figure in a sentence, as its paper prints it, with what it counts, when and from where."""

    kind: ClassVar[str] = "fact"
    word: ClassVar[str] = "fact"
    plural: ClassVar[str] = "facts"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    named: ClassVar[tuple[str, ...]] = ("text",)
    answers_to: ClassVar[tuple[str, ...]] = ()
    internal_facts: ClassVar[frozenset[str]] = frozenset({"notes", "override"})

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
    before: Line | None = Field(None, description="For a rise or fall: from how many.")
    after: Line | None = Field(None, description="For a rise or fall: to how many.")
    dataset: Annotated[
        Lines, links("dataset", relation="figure_of", says="Figure of", said_back="Also given as a fact")
    ] = Field((), description="The dataset whose figure this is, so that both are guarded as one.")
    row: Line | None = Field(None, description="The row of that dataset, by its label.")
    period: Line | None = Field(None, description="The column of that dataset, by its heading.")
    published_in: Line | None = Field(None, description="Where this very figure is public already, where it is small.")
    override: Override | None = Field(
        None, description="Lets a small figure be shown: the reason, who approved it, and when.")
    source: Line | None = Field(None, description="Where it stands.")
    note: Line | None = Field(None, description="Anything a reader should know about it.")

    derives: ClassVar[Mapping[str, type]] = {"shown": str, "computed": str, "differs": str}

    @classmethod
    def derived(cls, facts: Mapping[str, Any], parts: Mapping[str, list[Mapping[str, Any]]]) -> dict[str, Any]:
        """How it is shown; and, for a percentage with both its numbers, what they come to and whether that differs."""
        made: dict[str, Any] = {}
        if facts.get("value"):
            made["shown"] = shown(str(facts["value"]), facts.get("to"))
        share = _share(facts.get("numerator"), facts.get("denominator"))
        exact = share if share is not None else _change(facts.get("before"), facts.get("after"))
        if exact is not None:
            made["computed"] = str(_shown(exact))
            printed = str(facts.get("value", "")).replace(" ", "")
            if printed.endswith("%") and not _agree(printed, exact):
                how = (f"{facts['numerator']} of {facts['denominator']} is" if share is not None
                       else f"from {facts['before']} to {facts['after']} is a change of")
                made["differs"] = f"The paper prints {facts['value']}; {how} {made['computed']}."
        return made


def shown(value: str, to: str | None) -> str:
    """A value, or both ends of a range, as a paper prints it."""
    return f"{value} to {to}" if to else value


def percentage(numerator: str | None, denominator: str | None) -> str | None:
    """A share in per cent with one decimal, rounded half up; None where the two are not numbers."""
    return _shown(_share(numerator, denominator))


def change(before: str | None, after: str | None) -> str | None:
    """A rise or fall in per cent of the start, with one decimal and no sign; None where the two are not numbers."""
    return _shown(_change(before, after))


def _share(numerator: str | None, denominator: str | None) -> Decimal | None:
    part, whole = _number(numerator), _number(denominator)
    return part * 100 / whole if part is not None and whole else None


def _change(before: str | None, after: str | None) -> Decimal | None:
    start, end = _number(before), _number(after)
    return abs(end - start) * 100 / abs(start) if start and end is not None else None


def _shown(share: Decimal | None) -> str | None:
    return None if share is None else f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def _agree(printed: str, exact: Decimal) -> bool:
    """Whether a percentage as printed is the exact one, rounded to as many decimals as are printed."""
    said = _number(printed)
    if said is None:
        return False
    return said == exact.quantize(Decimal(1).scaleb(min(int(said.as_tuple().exponent), 0)), ROUND_HALF_UP)


def _number(words: str | None) -> Decimal | None:
    """A number as people write one, of at most twelve digits; None for anything else."""
    plain = (words or "").replace(",", "").replace("%", "").strip()
    return Decimal(plain) if re.fullmatch(r"-?\d{1,12}(?:\.\d{1,6})?", plain) else None
