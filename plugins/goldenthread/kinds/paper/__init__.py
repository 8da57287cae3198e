"""A published paper that an example was drawn from."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from goldenthread.model.fields import Day, Line
from goldenthread.model.thing import Thing


class Paper(Thing):
    """A public document; what was drawn from it says so on its page."""

    kind: ClassVar[str] = "paper"
    word: ClassVar[str] = "paper"
    plural: ClassVar[str] = "papers"

    title: Line = Field(description="The title on the paper.")
    council: Line | None = Field(None, description="Whose paper it is.")
    date: Day | None = Field(None, description="The date on it.")
    body: Line | None = Field(None, description="The meeting it was put to.")
