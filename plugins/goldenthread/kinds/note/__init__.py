"""A note for colleagues: kept in a folder of its own, so that the public files hold nothing internal."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.fields import Day, Line, Lines, links
from goldenthread.model.thing import Thing

ANYTHING = (
    "promise", "commitment", "priority", "objective", "measure", "evidence", "action", "action-plan", "strategy",
    "pledge", "charter", "principle", "organisation", "body", "meeting", "report", "duty", "dataset", "fact",
)


class Note(Thing):
    """Something that only colleagues should read about an item; no public edition has one."""

    kind: ClassVar[str] = "note"
    word: ClassVar[str] = "note for colleagues"
    plural: ClassVar[str] = "notes for colleagues"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    named: ClassVar[tuple[str, ...]] = ("text",)
    answers_to: ClassVar[tuple[str, ...]] = ()
    always_internal: ClassVar[bool] = True

    about: Annotated[
        Lines, links(*ANYTHING, relation="note_about", says="About", said_back="Notes for colleagues")
    ] = Field((), description="What it is about, by its full name, such as action:westmoor-2025/1.3.")
    text: Line = Field(description="What colleagues should know.")
    budget: Line | None = Field(None, description="Amounts of money.")
    date: Day | None = Field(None, description="When it was written.")
    by: Line | None = Field(None, description="The role that wrote it.")
