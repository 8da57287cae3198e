"""A report to a board: numbered paragraphs that can be cited, what is asked for, and what it rests on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from goldenthread.model.fields import Code, Day, Line, Lines, choice, links
from goldenthread.model.thing import Part, Thing

PARTS = (
    "purpose",
    "background",
    "findings",
    "priorities",
    "options",
    "implications",
    "recommendation",
    "reasons",
    "summary",
    "equality",
    "papers",
    "other",
)
CITED = (
    "strategy",
    "priority",
    "evidence",
    "action-plan",
    "action",
    "report",
    "review",
    "meeting",
    "law",
    "dataset",
    "fact",
    "pledge",
    "charter",
    "principles",
)


class Worded(Thing):
    """An item that is a text: a point, a paragraph, a question."""

    bare: ClassVar[str | None] = "text"
    titled: ClassVar[tuple[str, ...]] = ("text",)
    named: ClassVar[tuple[str, ...]] = ("text",)
    answers_to: ClassVar[tuple[str, ...]] = ("text",)

    text: Line = Field(description="What it says.")


class Point(Worded):
    """One point of a list inside a paragraph or an item."""

    kind: ClassVar[str] = "point"
    word: ClassVar[str] = "point"
    plural: ClassVar[str] = "points"

    cites: Annotated[Lines, links(*CITED, relation="cites", says="Cites", said_back="Cited by")] = Field(
        (), description="What it is about."
    )


class Paragraph(Worded):
    """A numbered paragraph, which has an address of its own."""

    kind: ClassVar[str] = "paragraph"
    word: ClassVar[str] = "paragraph"
    plural: ClassVar[str] = "paragraphs"
    coded: ClassVar[str | None] = "code"

    code: Code | None = Field(None, description="Its number.")
    points: tuple[Point, ...] = Field((), description="The points it lists.")
    cites: Annotated[Lines, links(*CITED, relation="cites", says="Cites", said_back="Cited by")] = Field(
        (), description="What it is about."
    )


class Section(Thing):
    """A part of a report under a heading."""

    kind: ClassVar[str] = "section"
    word: ClassVar[str] = "section"
    plural: ClassVar[str] = "sections"
    groups: ClassVar[bool] = True

    title: Line = Field(description="Its heading.")
    part: Annotated[
        Literal[
            "purpose",
            "background",
            "findings",
            "priorities",
            "options",
            "implications",
            "recommendation",
            "reasons",
            "summary",
            "equality",
            "papers",
            "other",
        ],
        choice(*PARTS),
    ] = Field("other", description="What it is for: purpose, background, findings, recommendation, reasons …")
    paragraphs: tuple[Paragraph, ...] = Field((), description="Its paragraphs, each with its number.")


class Recommendation(Worded):
    """What an inspection, a scrutiny or a report recommends, to whom, and what was answered."""

    kind: ClassVar[str] = "recommendation"
    word: ClassVar[str] = "recommendation"
    plural: ClassVar[str] = "recommendations"

    by: Line | None = Field(None, description="Who recommends it.")
    to: Annotated[
        Lines,
        links(
            "body",
            "organisation",
            "role",
            relation="recommended_to",
            says="Recommended to",
            said_back="Was recommended",
            open=True,
        ),
    ] = Field((), description="Who is asked.")
    then_to: Annotated[
        Lines, links("body", "organisation", relation="advised", says="To advise", said_back="To be advised", open=True)
    ] = Field((), description="Whom they are asked to advise in turn.")
    response: Line | None = Field(None, description="What was answered.")
    answered_by: Annotated[Lines, links("action", relation="answered_by", says="Answered by", said_back="Answers")] = (
        Field((), description="The actions that carry it out.")
    )


class FollowUp(Worded):
    """Something promised for later."""

    kind: ClassVar[str] = "follow-up"
    word: ClassVar[str] = "follow-up"
    plural: ClassVar[str] = "follow-ups"

    by: Line | None = Field(None, description="Who promised it.")
    to: Annotated[
        Lines, links("body", relation="promised_to", says="Promised to", said_back="Was promised", open=True)
    ] = Field((), description="Whom it was promised.")
    due: Day | None = Field(None, description="By when; without it the page says that no date was given.")
    met: Line | None = Field(None, description="How and when it was met.")


class WhatWorks(Worded):
    """What a national report found to work."""

    kind: ClassVar[str] = "what-works"
    word: ClassVar[str] = "what works"
    plural: ClassVar[str] = "what works"


class GovernmentPriority(Worded):
    """What the government said it would put first."""

    kind: ClassVar[str] = "government-priority"
    word: ClassVar[str] = "government priority"
    plural: ClassVar[str] = "government priorities"

    points: tuple[Point, ...] = Field((), description="Its parts.")


class Implication(Worded):
    """What a national theme means for the council."""

    kind: ClassVar[str] = "implication"
    word: ClassVar[str] = "implication"
    plural: ClassVar[str] = "implications"

    answered_by: Annotated[Lines, links("action", relation="answered_by", says="Answered by", said_back="Answers")] = (
        Field((), description="The actions that answer it.")
    )


class NationalTheme(Thing):
    """One row of a theme matrix: what works, what the government puts first, what it means here."""

    kind: ClassVar[str] = "national-theme"
    word: ClassVar[str] = "national theme"
    plural: ClassVar[str] = "national themes"

    title: Line = Field(description="Its name.")
    codes: Line | None = Field(None, description="The numbers of its paragraphs.")
    works: tuple[WhatWorks, ...] = Field((), description="What works.")
    government: tuple[GovernmentPriority, ...] = Field((), description="What the government puts first.")
    implications: tuple[Implication, ...] = Field((), description="What it means for the council.")


class DecisionBox(Part):
    """The box that says what sort of decision a report asks for."""

    key_decision: Line | None = Field(None, description="Whether it is a key decision.")
    threshold: Line | None = Field(None, description="The amount of money that makes a decision key.")
    wards: Line | None = Field(None, description="The wards it touches.")
    urgency: Line | None = Field(None, description="Whether it is urgent, and why.")


class EarlierReport(Part):
    """A report that this one goes back to."""

    title: Line = Field(description="What it was.")
    date: Line | None = Field(None, description="When.")
    about: Line | None = Field(None, description="What it said.")


class Report(Thing):
    """A report put to a board or panel."""

    kind: ClassVar[str] = "report"
    word: ClassVar[str] = "report"
    plural: ClassVar[str] = "reports"

    title: Line = Field(description="Its title.")
    council: Line | None = Field(None, description="Whose report it is.")
    date: Day | None = Field(None, description="Its date.")
    put_to: Annotated[
        Lines, links("body", relation="put_to", says="Put to", said_back="Reports put to it", open=True)
    ] = Field((), description="The board it was put to.")
    written_by: Annotated[
        Lines, links("role", relation="written_by", says="Written by", said_back="Wrote", open=True)
    ] = Field((), description="The role that wrote it.")
    decision_box: DecisionBox | None = Field(None, description="Whether it is a key decision, and urgent.")
    sections: tuple[Section, ...] = Field((), description="Its sections, with their paragraphs.")
    themes: tuple[NationalTheme, ...] = Field((), description="A theme matrix, where it has one.")
    recommendations: tuple[Recommendation, ...] = Field((), description="What it, or a report it cites, recommends.")
    follow_ups: tuple[FollowUp, ...] = Field((), description="What it promises for later.")
    background_papers: Lines = Field((), description="The papers it was made from.")
    earlier_reports: tuple[EarlierReport, ...] = Field((), description="The reports it goes back to.")
