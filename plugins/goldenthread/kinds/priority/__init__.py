"""A priority of a strategy, with its objectives, the evidence behind it and the measures that show what changes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from goldenthread.model.fields import Code, Day, Line, Lines, Number, choice, links
from goldenthread.model.thing import Part, Thing

SOURCES = ("children's feedback", "inspection", "audit", "review", "needs analysis")
Source = Annotated[
    Literal["children's feedback", "inspection", "audit", "review", "needs analysis"], choice(*SOURCES)
]


class Objective(Thing):
    """What the council sets out to reach under a priority."""

    kind: ClassVar[str] = "objective"
    word: ClassVar[str] = "objective"
    plural: ClassVar[str] = "objectives"
    bare: ClassVar[str | None] = "text"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    named: ClassVar[tuple[str, ...]] = ("text",)
    coded: ClassVar[str | None] = "code"
    answers_to: ClassVar[tuple[str, ...]] = ("text", "code")

    code: Code | None = Field(None, description="Its number in the strategy.")
    text: Line = Field(description="The objective, in a sentence.")


class Evidence(Thing):
    """Why something is a priority (evidence of need), or what changed because of it (evidence of impact)."""

    kind: ClassVar[str] = "evidence"
    word: ClassVar[str] = "evidence"
    plural: ClassVar[str] = "evidence"
    bare: ClassVar[str | None] = "text"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    named: ClassVar[tuple[str, ...]] = ("text",)

    text: Line = Field(description="What is known, in a sentence.")
    of: Annotated[Literal["need", "impact"], choice("need", "impact")] = Field(
        "need", description="need (why this matters) or impact (what changed).")
    source: Line | None = Field(None, description="Where it comes from.")
    source_kind: Source | None = Field(
        None, description="What sort of source: children's feedback, inspection, audit, review or needs analysis.")
    date: Day | None = Field(None, description="When it was found.")
    supports: Annotated[
        Lines, links("measure", "promise", "commitment", relation="supports",
                     says="What it shows a change in", said_back="Evidence of what changed")
    ] = Field((), description="The measure or promise that evidence of impact is about.")
    priority: Annotated[
        Lines, links("priority", relation="leads_to", says="Leads to", said_back="What the analysis found")
    ] = Field((), description="The priority that a finding led to.")


class Value(Part):
    """A value with its date, such as a baseline or a target."""

    bare: ClassVar[str] = "value"

    value: Line = Field(description="The value as it should be shown, such as 58% or 25 hours.")
    date: Day | None = Field(None, description="When it was, or should be, reached.")


class Reading(Part):
    """What a measure showed on a date."""

    date: Day = Field(description="The date of the reading.")
    value: Line = Field(description="The value as it should be shown.")
    note: Line | None = Field(None, description="A sentence about it.")


class Measure(Thing):
    """How the council will know that something changed."""

    kind: ClassVar[str] = "measure"
    word: ClassVar[str] = "measure"
    plural: ClassVar[str] = "measures"
    bare: ClassVar[str | None] = "text"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    named: ClassVar[tuple[str, ...]] = ("text",)
    answers_to: ClassVar[tuple[str, ...]] = ("text",)

    text: Line = Field(description="What is measured, in a sentence.")
    direction: Annotated[Literal["up", "down", "none"], choice("up", "down", "none")] | None = Field(
        None, description="Which way is better: up, down, or none where it only gives context.")
    unit: Line | None = Field(None, description="What is counted, such as per cent or weeks.")
    baseline: Value | None = Field(None, description="Where things stood at the start.")
    target: Value | None = Field(None, description="What should be reached, and when.")
    readings: tuple[Reading, ...] = Field((), description="What it showed, a date and a value each.")
    published_in: Line | None = Field(None, description="Where these very figures are public already, where small.")
    source: Line | None = Field(None, description="Where the figures come from.")
    objective: Annotated[
        Lines, links("objective", relation="measures", says="Objective it measures", said_back="Measured by")
    ] = Field((), description="The objective that it measures.")


class Priority(Thing):
    """One of the few things a strategy puts first."""

    kind: ClassVar[str] = "priority"
    word: ClassVar[str] = "priority"
    plural: ClassVar[str] = "priorities"
    coded: ClassVar[str | None] = "code"
    held_by: ClassVar[tuple[str, str] | None] = ("strategy", "strategy")
    answers_to: ClassVar[tuple[str, ...]] = ("title", "code")

    title: Line = Field(description="Its title.")
    code: Code | None = Field(None, description="Its number in the strategy, such as 2.1.")
    order: Number | None = Field(None, description="Its place among the priorities, where the code does not give it.")
    strategy: Line | None = Field(None, description="The strategy it belongs to; its folder's where this is left out.")
    theme: Line | None = Field(None, description="A few words that gather like priorities of several strategies.")
    objectives: tuple[Objective, ...] = Field((), description="What the council sets out to reach.")
    evidence: tuple[Evidence, ...] = Field((), description="Why it is a priority, and what has changed.")
    measures: tuple[Measure, ...] = Field((), description="How the council will know that something changed.")
