"""A body: a board, panel, executive or council of young people that receives, advises or decides."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.contact import Reachable
from goldenthread.model.fields import Line, Lines, links


class Body(Reachable):
    """A group that meets; two bodies with like names are never merged unless a file says so."""

    kind: ClassVar[str] = "body"
    word: ClassVar[str] = "board or panel"
    plural: ClassVar[str] = "bodies"

    title: Line = Field(description="Its name.")
    aliases: Lines = Field((), description="Other ways its name is written.")
    sort: Line | None = Field(None, description="What it is, such as board or panel.")
    meets: Line | None = Field(None, description="How often it meets.")
    organisation: Annotated[
        Lines, links("organisation", relation="belongs_to", says="Belongs to", said_back="Its boards, panels and roles")
    ] = Field((), description="The organisation it belongs to.")
    advises: Annotated[Lines, links("body", relation="advises", says="Advises", said_back="Advised by")] = Field(
        (), description="The body it advises.")
    holds_to_account: Annotated[
        Lines,
        links("organisation", "body", relation="holds_to_account", says="Holds to account",
              said_back="Held to account by"),
    ] = Field((), description="Which services or bodies it holds to account.")
    meets_with: Annotated[
        Lines, links("body", "organisation", relation="meets_with", says="Meets with", said_back="Meets with")
    ] = Field((), description="Which other bodies it meets; how often is for “meets:”.")
