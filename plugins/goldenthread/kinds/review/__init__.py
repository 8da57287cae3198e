"""A review of an earlier strategy: what came of each priority, and which new one carries it on."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.kinds.report import Point, Worded
from goldenthread.model.fields import Code, Day, Line, Lines, Years, Yes, links
from goldenthread.model.thing import Thing


class ReviewEvidence(Worded):
    """One thing that was done or found under a priority."""

    kind: ClassVar[str] = "review-evidence"
    word: ClassVar[str] = "evidence in a review"
    plural: ClassVar[str] = "evidence in reviews"

    points: tuple[Point, ...] = Field((), description="Its parts.")


class DroppedApproach(Worded):
    """Something that was tried and given up, and why."""

    kind: ClassVar[str] = "dropped-approach"
    word: ClassVar[str] = "dropped approach"
    plural: ClassVar[str] = "dropped approaches"
    bare: ClassVar[str | None] = "what"
    titled: ClassVar[tuple[str, ...]] = ("what",)
    named: ClassVar[tuple[str, ...]] = ("what",)

    text: Line | None = Field(None, description="More about it.")  # type: ignore[assignment]
    what: Line = Field(description="What was tried.")
    why: Line | None = Field(None, description="Why it was given up.")
    instead: Line | None = Field(None, description="What was done instead.")


class ReviewEntry(Thing):
    """What came of one priority of the earlier strategy."""

    kind: ClassVar[str] = "review-entry"
    word: ClassVar[str] = "review entry"
    plural: ClassVar[str] = "review entries"
    coded: ClassVar[str | None] = "code"

    code: Code | None = Field(None, description="The number of the priority.")
    title: Line = Field(description="The priority, in a few words.")
    priority: Annotated[Lines, links("priority", relation="reviews", says="Reviews", said_back="Reviewed in")] = Field(
        (), description="The priority it is about."
    )
    narrative: Line | None = Field(None, description="What came of it, in a few sentences.")
    evidence: tuple[ReviewEvidence, ...] = Field((), description="What was done and found, a point each.")
    outcome: Line | None = Field(None, description="What came of it, in one sentence.")
    still_a_priority: Yes | None = Field(None, description="Whether it remains one; left out where nobody said.")
    why: Line | None = Field(None, description="Why, or why not.")
    continues_as: Annotated[
        Lines, links("priority", relation="continues_as", says="Continues as", said_back="Continues")
    ] = Field((), description="The priority of the next strategy that carries it on.")
    dropped: tuple[DroppedApproach, ...] = Field((), description="What was tried and given up.")


class Review(Thing):
    """A look back at a strategy, priority by priority."""

    kind: ClassVar[str] = "review"
    word: ClassVar[str] = "review"
    plural: ClassVar[str] = "reviews"

    title: Line = Field(description="Its title.")
    council: Line | None = Field(None, description="Whose review it is.")
    strategy: Annotated[
        Lines, links("strategy", relation="strategy", says="Strategy", said_back="Promises and plans that belong to it")
    ] = Field((), description="The strategy it looks back at.")
    leads_to: Annotated[Lines, links("strategy", relation="followed_by", says="Leads to", said_back="Grew out of")] = (
        Field((), description="The strategy that follows.")
    )
    period: Years | None = Field(None, description="The years it looks back on.")
    date: Day | None = Field(None, description="When it was made.")
    put_to: Annotated[
        Lines, links("body", relation="put_to", says="Put to", said_back="Reports put to it", open=True)
    ] = Field((), description="The board it was put to.")
    entries: tuple[ReviewEntry, ...] = Field((), description="An entry for each priority.")
