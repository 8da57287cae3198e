"""A theme: like priorities of several strategies, gathered under one word."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.fields import Line, Lines, links
from goldenthread.model.thing import Thing


class Theme(Thing):
    """One word of the vocabulary that joins strategies."""

    kind: ClassVar[str] = "theme"
    word: ClassVar[str] = "theme"
    plural: ClassVar[str] = "themes"

    title: Line = Field(description="The theme in a few words.")
    priorities: Annotated[
        Lines, links("priority", relation="gathers", says="Priorities under this theme", said_back="Theme")
    ] = Field((), description="The priorities that belong under it.")
