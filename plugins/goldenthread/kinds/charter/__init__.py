"""A charter: commitments made to young people who have left care."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from goldenthread.kinds.pledge import Document, Vow
from goldenthread.model.fields import Web


class Commitment(Vow):
    """One commitment of a charter."""

    kind: ClassVar[str] = "commitment"
    word: ClassVar[str] = "commitment"
    plural: ClassVar[str] = "commitments"


class Charter(Document):
    """A set of commitments to care leavers."""

    kind: ClassVar[str] = "charter"
    word: ClassVar[str] = "charter"
    plural: ClassVar[str] = "charters"

    local_offer: Web | None = Field(None, description="The address of the council's local offer for care leavers.")
    commitments: tuple[Commitment, ...] = Field((), description="The commitments, each with its own page.")
