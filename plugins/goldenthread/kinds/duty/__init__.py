"""A duty to report: what, to whom, how often."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.fields import Day, Line, Lines, links
from goldenthread.model.thing import Part, Thing


class Given(Part):
    """A report that was given: when, and where it can be read."""

    date: Day = Field(description="The day it was given.")
    where: Line | None = Field(None, description="Where it can be read.")


class Duty(Thing):
    """Something that must be reported, again and again."""

    kind: ClassVar[str] = "duty"
    word: ClassVar[str] = "reporting duty"
    plural: ClassVar[str] = "duties"

    title: Line = Field(description="What it is called here.")
    text: Line | None = Field(None, description="What must be reported.")
    owed_by: Line | None = Field(None, description="Who must report.")
    owed_to: Annotated[Lines, links("body", relation="owed_to", says="Reported to", said_back="Must be told")] = Field(
        (), description="The board or panel that must be told."
    )
    to_whom: Line | None = Field(None, description="Who must be told, where it is not a board or panel.")
    how_often: Line | None = Field(None, description="How often, as people write it.")
    given: tuple[Given, ...] = Field((), description="The reports that were given, each with its day.")
    strategy: Annotated[
        Lines, links("strategy", relation="set_by", says="Set by", said_back="Reporting duties it sets")
    ] = Field((), description="The strategy that sets it.")
