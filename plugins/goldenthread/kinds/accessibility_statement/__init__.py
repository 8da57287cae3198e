"""An accessibility statement, in the parts that the regulations for public bodies ask for (SI 2018/952)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from goldenthread.model.fields import Day, Line, Lines, Number, Yes, choice
from goldenthread.model.thing import Part, Thing

STATUSES = ("partially compliant", "not compliant", "fully compliant")
WHY = ("does not comply", "disproportionate burden", "not covered by the regulations")
NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")


class NotAccessible(Part):
    """Something on the site that not everybody can use."""

    what: Line = Field(description="What it is, and who cannot use it.")
    why: Annotated[
        Literal["does not comply", "disproportionate burden", "not covered by the regulations"], choice(*WHY)
    ] = Field("does not comply",
              description="does not comply, disproportionate burden, or not covered by the regulations.")
    fails: Line | None = Field(None, description="The success criterion that it fails, such as 1.2.2 Captions.")
    instead: Line | None = Field(None, description="What people can use instead.")
    until: Line | None = Field(None, description="By when it will be mended.")


class Tested(Part):
    """A test of the site: what was tested, how, by whom, when, and how many problems it left."""

    what: Line = Field(description="What was tested, such as every page, or ten pages of each sort.")
    how: Line = Field(description="How, such as axe-core in the Chromium browser, or an audit with a screen reader.")
    by: Line = Field(description="Who tested it: a role or an organisation, never a person's name.")
    date: Day = Field(description="When.")
    by_hand: Yes = Field(False, description="Whether a person tried the pages; yes or no.")
    found: Number | None = Field(None, description="How many problems are still there.")


class Contact(Part):
    """Whom to tell about a problem, and how long an answer takes."""

    team: Line = Field(description="Who answers: a team or a role.")
    phone: Line | None = Field(None, description="A phone number.")
    email: Line | None = Field(None, description="An email address of the team.")
    answer_within: Line | None = Field(None, description="How long an answer takes at most, such as five working days.")


class AccessibilityStatement(Thing):
    """What a council says about who can use its site; the status is set by a person, and no test of ours raises it."""

    kind: ClassVar[str] = "accessibility-statement"
    word: ClassVar[str] = "accessibility statement"
    plural: ClassVar[str] = "accessibility statements"

    title: Line = Field("Accessibility statement", description="Its title.")
    council: Line | None = Field(None, description="The council that answers for the site.")
    covers: Line = Field("this website", description="What it is about.")
    built_to: Line = Field("the Web Content Accessibility Guidelines, version 2.2, level AA",
                           description="The standard it is held to.")
    status: Annotated[
        Literal["partially compliant", "not compliant", "fully compliant"] | None, choice(*STATUSES)
    ] = Field(None, description="partially compliant, not compliant or fully compliant: set by a person.")
    not_accessible: tuple[NotAccessible, ...] = Field((), description="What not everybody can use.")
    tested: tuple[Tested, ...] = Field((), description="How it was tested.")
    improving: Lines = Field((), description="What is being done about it, a sentence each.")
    contact: Contact | None = Field(None, description="Whom to tell about a problem.")
    nation: Annotated[Literal["England", "Scotland", "Wales", "Northern Ireland"], choice(*NATIONS)] = Field(
        "England", description="England, Scotland, Wales or Northern Ireland: it decides who enforces the law.")
    prepared: Day | None = Field(None, description="When the statement was written.")
    last_review: Day | None = Field(None, description="When it was last read through and found true.")
