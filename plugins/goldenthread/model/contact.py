"""Whom one can write to or ring: an office is public, the person in it is not."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from goldenthread.model.fields import Line
from goldenthread.model.thing import Thing


class Reachable(Thing):
    """An organisation, a body or a role that can be written to or rung."""

    internal_facts: ClassVar[frozenset[str]] = frozenset({"contact_name"})

    contact: Line | None = Field(None, description="A shared mailbox or an office number; never a person's own.")
    contact_name: Line | None = Field(
        None, description="Who answers there at present, for colleagues; never in the public edition.")
