"""Who to talk to: the people and services that can help, in one file that the council keeps up to date."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from goldenthread.model.fields import Day, Line, Web, Yes, choice
from goldenthread.model.thing import Part, Thing

SORTS = ("duty team", "worker", "advocate", "complaint", "national", "other")


class Service(Part):
    """Somebody who can help: who they are, who they are for, and how to reach them."""

    name: Line = Field(description="What it is called, such as Out-of-hours duty team.")
    sort: Annotated[
        Literal["duty team", "worker", "advocate", "complaint", "national", "other"], choice(*SORTS)
    ] = Field("other", description=f"Which of the ways to get help it is: {', '.join(SORTS)}. They are shown in that "
              "order; a worker is a social worker or a personal adviser.")
    about: Line | None = Field(None, description="What they can do for you, in a short sentence or two.")
    in_care: Yes = Field(False, description="Whether it is for children in care.")
    care_leaver: Yes = Field(False, description="Whether it is for care leavers.")
    ages: Line | None = Field(None, description="For which ages, such as under 19 or up to 25.")
    nation: Line | None = Field(None, description="Where it can be used, such as England.")
    phone: Line | None = Field(None, description="The number to call.")
    text: Line | None = Field(None, description="The number to text.")
    chat: Web | None = Field(None, description="The address of its chat or website.")
    hours: Line | None = Field(None, description="When somebody answers.")
    free: Yes = Field(False, description="Whether it costs nothing.")
    checked: Day | None = Field(
        None, description="The day its number and hours were last tried, where it differs from that of the whole page.")

    @property
    def for_whom(self) -> str:
        """Who it is for, as a phrase: `care leavers up to 25, in England`."""
        groups = (("children in care", self.in_care), ("care leavers", self.care_leaver))
        said = " and ".join(words for words, holds in groups if holds) or "anyone"
        return f"{said}{f' {self.ages}' if self.ages else ''}{f', in {self.nation}' if self.nation else ''}"


class Help(Thing):
    """The page of who to talk to; a site has one. The public edition needs it checked within the last six months."""

    kind: ClassVar[str] = "help"
    word: ClassVar[str] = "help page"
    plural: ClassVar[str] = "help pages"

    title: Line = Field(description="Its title, such as Who to talk to.")
    council: Line | None = Field(None, description="The council whose services they are.")
    checked: Day = Field(description="The day somebody last tried the numbers and hours.")
    placeholder: Yes = Field(False, description="Whether it still waits for the council's own services.")
    services: tuple[Service, ...] = Field((), description="Who can help, each with how to reach them.")
