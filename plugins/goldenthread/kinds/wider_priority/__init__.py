"""A priority of a wider plan, which a strategy helps to reach."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.fields import Line, Lines, links
from goldenthread.model.thing import Thing


class WiderPriority(Thing):
    """The first stop of a council's thread: what the council as a whole set out to do."""

    kind: ClassVar[str] = "wider-priority"
    word: ClassVar[str] = "wider priority"
    plural: ClassVar[str] = "wider priorities"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    named: ClassVar[tuple[str, ...]] = ("text",)

    plan: Line = Field(description="The wider plan, such as a corporate plan.")
    number: Line | None = Field(None, description="The priority's number there.")
    text: Line = Field(description="What it says.")
    supported_by: Annotated[
        Lines,
        links(
            "strategy",
            "priority",
            relation="supported_by",
            says="Supported by",
            said_back="Wider priorities it supports",
        ),
    ] = Field((), description="The strategies and priorities that help to reach it.")
