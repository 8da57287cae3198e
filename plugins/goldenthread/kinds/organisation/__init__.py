"""An organisation: a partner or a part of the council that leads or takes part."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.contact import Reachable
from goldenthread.model.fields import Day, Line, Lines, links


class Organisation(Reachable):
    """Whoever leads actions or takes part in them; one that has ended keeps its page."""

    kind: ClassVar[str] = "organisation"
    word: ClassVar[str] = "organisation"
    plural: ClassVar[str] = "organisations"

    title: Line = Field(description="Its full name.")
    aliases: Lines = Field((), description="Every other way its name is written in plans.")
    sort: Line | None = Field(None, description="What it is, such as council department or charity.")
    from_: Day | None = Field(None, alias="from", description="When it began.")
    until: Day | None = Field(None, description="When it ended.")
    became: Annotated[Lines, links("organisation", relation="became", says="Became", said_back="Was before")] = Field(
        (), description="What it became.")
