"""A strategy: what a council wants for its children and young people, for how long, and who stands for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from goldenthread.kinds.priority import Evidence
from goldenthread.model.fields import Day, Line, Lines, Years, Yes, choice, links
from goldenthread.model.thing import Part, Thing

STATUSES = ("planned", "draft", "approved", "under review", "superseded", "withdrawn")
Status = Annotated[
    Literal["planned", "draft", "approved", "under review", "superseded", "withdrawn"], choice(*STATUSES)
]
CONTROLS = {
    "purpose": "Purpose",
    "ratified_by": "Ratified by",
    "date_developed": "Date developed",
    "date_approved": "Date approved",
    "date_of_meeting": "Date of meeting",
    "equality_assessment": "Equality assessment",
    "lead_role": "Lead and author",
    "read_with": "Read with",
}


class WantStatement(Thing):
    """One thing the council wants for the children in its care."""

    kind: ClassVar[str] = "want-statement"
    word: ClassVar[str] = "want statement"
    plural: ClassVar[str] = "want statements"
    bare: ClassVar[str | None] = "text"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    named: ClassVar[tuple[str, ...]] = ("text",)

    text: Line = Field(description="What is wanted, as one sentence.")


class Revision(Thing):
    """One change made to a strategy after it was first issued."""

    kind: ClassVar[str] = "revision"
    word: ClassVar[str] = "revision"
    plural: ClassVar[str] = "revisions"
    bare: ClassVar[str | None] = "what"
    titled: ClassVar[tuple[str, ...]] = ("what",)
    named: ClassVar[tuple[str, ...]] = ("version", "what")

    version: Line | None = Field(None, description="The number of the version.")
    where: Line | None = Field(None, description="The page or paragraph changed.")
    what: Line = Field(description="What was changed.")
    when: Day | None = Field(None, description="The date of the change.")


class SuiteDocument(Part):
    """A document that belongs with the strategy."""

    title: Line = Field(description="Its title.")
    role: Line | None = Field(None, description="What it is for in the set, such as Policy.")
    about: Line | None = Field(None, description="What it holds, in a sentence.")
    included: Yes | None = Field(None, description="Whether it is published here too.")


class DocumentControl(Part):
    """The sheet at the front of a strategy. A key left empty is shown as left blank."""

    purpose: Line | None = Field(None, description="What the document is for.")
    ratified_by: Line | None = Field(None, description="The group that ratified it.")
    date_developed: Line | None = Field(None, description="When it was developed.")
    date_approved: Line | None = Field(None, description="When it was approved.")
    date_of_meeting: Line | None = Field(None, description="The date of the meeting that ratified it.")
    equality_assessment: Line | None = Field(None, description="Whether an equality impact assessment was made.")
    lead_role: Line | None = Field(None, description="The role of its lead and author; never a name.")
    read_with: Lines = Field((), description="Documents to read it with.")


class Strategy(Thing):
    """What a council sets out to do, over a period, and why."""

    kind: ClassVar[str] = "strategy"
    word: ClassVar[str] = "strategy"
    plural: ClassVar[str] = "strategies"
    controls: ClassVar[dict[str, str]] = CONTROLS

    title: Line = Field(description="Its title, such as “Growing up in our care 2025–2028”.")
    council: Line | None = Field(None, description="The council whose strategy it is.")
    period: Years | None = Field(None, description="The years it is for, such as 2025-2028.")
    status: Status | None = Field(
        None, description="Where it stands: planned, draft, approved, under review, superseded or withdrawn.")
    status_note: Line | None = Field(None, description="A sentence about where it stands.")
    owner: Annotated[Lines, links("role", relation="owner", says="Owner", said_back="Owner of")] = Field(
        (), description="The role that answers for it.")
    written_for: Lines = Field((), description="Who it is written for.")
    ratified_by: Annotated[
        Lines, links("body", relation="ratified_by", says="Ratified by", said_back="Ratified")
    ] = Field((), description="The board or panel that ratified it.")
    date_developed: Day | None = Field(None, description="When it was developed.")
    date_approved: Day | None = Field(None, description="When it was approved.")
    supersedes: Annotated[
        Lines, links("strategy", relation="supersedes", says="Replaces", said_back="Replaced by")
    ] = Field((), description="The strategy it replaces.")
    vision: Line | None = Field(None, description="The vision, in a sentence or two.")
    contents: Lines = Field((), description="What it holds, or will hold, a heading each.")
    want_statements: tuple[WantStatement, ...] = Field(
        (), description="What the council wants for its children, a sentence each.")
    findings: tuple[Evidence, ...] = Field((), description="What the analysis behind it found.")
    suite: tuple[SuiteDocument, ...] = Field((), description="The documents that belong with it.")
    document_control: DocumentControl | None = Field(None, description="The sheet at the front of the document.")
    revisions: tuple[Revision, ...] = Field((), description="The changes made since it was first issued.")

    derives: ClassVar[Mapping[str, type]] = {"left_blank": str}

    @classmethod
    def derived(cls, facts: Mapping[str, Any], parts: Mapping[str, list[Mapping[str, Any]]]) -> dict[str, Any]:
        """Which parts of the document control were left blank, by their name on the sheet."""
        sheet = facts.get("document_control")
        if sheet is None:
            return {}
        return {"left_blank": [label for name, label in CONTROLS.items() if not getattr(sheet, name)]}
