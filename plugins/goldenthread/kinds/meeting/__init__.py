"""A meeting: what was on the table, what was asked and answered, what was agreed, what was promised."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.kinds.report import FollowUp, Point, Recommendation, Worded
from goldenthread.model.fields import Day, Line, Lines, links
from goldenthread.model.thing import Thing


class Question(Worded):
    """A question asked at a meeting, and its answer."""

    kind: ClassVar[str] = "question"
    word: ClassVar[str] = "question"
    plural: ClassVar[str] = "questions"

    asked_by: Line | None = Field(None, description="The role that asked.")
    about: Line | None = Field(None, description="The words it asks about, where it is about words.")
    about_item: Annotated[
        Lines,
        links(
            "strategy",
            "priority",
            "principle",
            "action",
            "measure",
            relation="asks_about",
            says="Asks about",
            said_back="Was asked about",
        ),
    ] = Field((), description="The item it asks about.")
    answer: Line | None = Field(None, description="What was answered.")
    answered_by: Line | None = Field(None, description="The role that answered.")


class AgendaItem(Thing):
    """One item of a meeting."""

    kind: ClassVar[str] = "agenda-item"
    word: ClassVar[str] = "agenda item"
    plural: ClassVar[str] = "agenda items"
    groups: ClassVar[bool] = True

    title: Line = Field(description="Its heading.")
    text: Line | None = Field(None, description="What was said.")
    exempt: Line | None = Field(
        None, description="Why it is not for the public; with a reason here it is in no public edition.")
    asks_for: Lines = Field((), description="What the meeting is asked to decide under this item.")
    points: tuple[Point, ...] = Field((), description="The points made.")
    questions: tuple[Question, ...] = Field((), description="What was asked, and answered.")


class Decision(Worded):
    """What a meeting agreed."""

    kind: ClassVar[str] = "decision"
    word: ClassVar[str] = "decision"
    plural: ClassVar[str] = "decisions"


class Heard(Worded):
    """What a meeting heard about how things stand under a priority."""

    priority: Annotated[
        Lines,
        links("priority", relation="shows_in", says="Priority", said_back="Going well, or in need of improvement"),
    ] = Field((), description="The priority it belongs with.")


class GoingWell(Heard):
    """Something that a meeting heard is going well."""

    kind: ClassVar[str] = "going-well"
    word: ClassVar[str] = "going well"
    plural: ClassVar[str] = "going well"


class NeedsImprovement(Heard):
    """Something that a meeting heard needs improvement."""

    kind: ClassVar[str] = "needs-improvement"
    word: ClassVar[str] = "needs improvement"
    plural: ClassVar[str] = "needs improvement"


class Meeting(Thing):
    """A meeting of a board or panel, from its minutes."""

    kind: ClassVar[str] = "meeting"
    word: ClassVar[str] = "meeting"
    plural: ClassVar[str] = "meetings"

    title: Line = Field(description="What the minutes are headed.")
    council: Line | None = Field(None, description="Whose meeting it was.")
    body: Annotated[Lines, links("body", relation="met", says="Who met", said_back="Meetings", open=True)] = Field(
        (), description="The board or panel that met."
    )
    date: Day | None = Field(None, description="When it met.")
    published: Day | None = Field(
        None, description="The day its pack was published; until then the pack is in the internal edition only.")
    note: Line | None = Field(None, description="What is not known about it.")
    going_well: tuple[GoingWell, ...] = Field((), description="What is going well.")
    needs_improvement: tuple[NeedsImprovement, ...] = Field((), description="What needs improvement.")
    items: tuple[AgendaItem, ...] = Field((), description="What was on the table, with questions and answers.")
    decisions: tuple[Decision, ...] = Field((), description="What was agreed.")
    recommendations: tuple[Recommendation, ...] = Field((), description="What was recommended, and to whom.")
    follow_ups: tuple[FollowUp, ...] = Field((), description="What was promised for later.")
