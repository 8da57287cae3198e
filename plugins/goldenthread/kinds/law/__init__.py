"""Law and guidance that strategies rest on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from goldenthread.model.fields import Day, Line, Lines, choice, links
from goldenthread.model.thing import Thing

STATUSES = ("in force", "superseded", "not yet in force", "unknown")


class Law(Thing):
    """An act, regulations, guidance or a standard."""

    kind: ClassVar[str] = "law"
    word: ClassVar[str] = "law or guidance"
    plural: ClassVar[str] = "laws"

    title: Line = Field(description="Its title.")
    year: Line | None = Field(None, description="Its year.")
    publisher: Line | None = Field(None, description="Who issued it.")
    sort: Line | None = Field(
        None, description="What it is: act, regulations, statutory guidance, guidance, standard or plan."
    )
    status: Annotated[Literal["in force", "superseded", "not yet in force", "unknown"], choice(*STATUSES)] = Field(
        "unknown", description="in force, superseded, not yet in force, or unknown where nobody has checked."
    )
    checked_on: Day | None = Field(None, description="When somebody last checked the status.")
    address: Line | None = Field(None, description="Where it can be read.")
    cited_by: Annotated[
        Lines,
        links(
            "strategy",
            "priority",
            "objective",
            "report",
            "review",
            relation="cited_in",
            says="Cited in",
            said_back="Law and guidance it cites",
        ),
    ] = Field((), description="What cites it.")
    requires: Annotated[
        Lines,
        links(
            "priority", "objective", "strategy", "duty", relation="requires", says="Requires", said_back="Required by"
        ),
    ] = Field((), description="What it requires.")
