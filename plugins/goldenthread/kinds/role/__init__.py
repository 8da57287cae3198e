"""A role: who leads or answers, by office and never by name."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.contact import Reachable
from goldenthread.model.fields import Line, Lines, links


class Role(Reachable):
    """An office that somebody holds."""

    kind: ClassVar[str] = "role"
    word: ClassVar[str] = "role"
    plural: ClassVar[str] = "roles"

    title: Line = Field(description="The name of the office.")
    aliases: Lines = Field((), description="Other ways it is written.")
    organisation: Annotated[
        Lines, links("organisation", relation="belongs_to", says="Belongs to", said_back="Its boards, panels and roles")
    ] = Field((), description="The organisation it belongs to.")
