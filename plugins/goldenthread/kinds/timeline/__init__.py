"""A timeline, such as that of a consultation."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.fields import Line, Lines, links
from goldenthread.model.thing import Thing


class Stage(Thing):
    """One stage of a timeline."""

    kind: ClassVar[str] = "stage"
    word: ClassVar[str] = "stage"
    plural: ClassVar[str] = "stages"

    when: Line | None = Field(None, description="When, in the paper's words.")
    title: Line = Field(description="What happens.")
    text: Line | None = Field(None, description="More about it.")
    who: Lines = Field((), description="Who takes part.")


class Timeline(Thing):
    """What happens when."""

    kind: ClassVar[str] = "timeline"
    word: ClassVar[str] = "timeline"
    plural: ClassVar[str] = "timelines"

    title: Line = Field(description="Its title.")
    council: Line | None = Field(None, description="Whose timeline it is.")
    strategy: Annotated[
        Lines, links("strategy", relation="strategy", says="Strategy", said_back="Promises and plans that belong to it")
    ] = Field((), description="The strategy it leads to.")
    stages: tuple[Stage, ...] = Field((), description="The stages, in order.")
