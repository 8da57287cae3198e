"""You said, we did: what young people said, and what was done about it or why not."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.fields import Day, Line, Lines, links
from goldenthread.model.media import Consent
from goldenthread.model.thing import Thing


class Feedback(Thing):
    """One thing that was said, and the answer."""

    kind: ClassVar[str] = "feedback"
    word: ClassVar[str] = "feedback"
    plural: ClassVar[str] = "feedback"
    titled: ClassVar[tuple[str, ...]] = ("said",)
    named: ClassVar[tuple[str, ...]] = ("said",)

    said: Line = Field(description="What was said.")
    by_group: Line | None = Field(None, description="Which group said it; never a person.")
    date: Day | None = Field(None, description="When it was said.")
    did: Line | None = Field(None, description="What was done.")
    could_not_because: Line | None = Field(None, description="Why it could not be done.")
    told: Day | None = Field(None, description="When the answer was given.")
    consent: Consent | None = Field(None, description="Who holds the consent, where somebody's own words are quoted.")
    answered_by: Annotated[Lines, links("action", relation="answered_by", says="Answered by", said_back="Answers")] = (
        Field((), description="The action that answers it.")
    )
