"""What every kind shares: the base classes authors' facts are read into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.model.fields import Line, Lines, Name, OldAddresses, Yes, choice, links

Audience = Annotated[Literal["public", "internal"], choice("public", "internal")]


class Part(BaseModel):
    """A group of facts inside a thing, such as a baseline: it has no address of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    audience: Audience | None = Field(None, description="Write internal to keep this out of the public edition.")


class Thing(Part):
    """Anything that can be linked to: it has a name, a title and an address.

    `kind` is its name in data, `word` and `plural` its names on the page; `bare` the fact that a bare text stands for,
    `titled` and `named` the facts that give its title and, without `name:`, its id; `coded` the fact that is its code;
    `held_by` the fact, and the kind, of a holder in another file; `answers_to` the facts a link may call it by;
    `follows` names facts worked out from others, which are internal where one of those is marked so;
    `borrows` facts it may be given on behalf of what it holds.
    """

    kind: ClassVar[str] = ""
    word: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    bare: ClassVar[str | None] = None
    titled: ClassVar[tuple[str, ...]] = ("title",)
    named: ClassVar[tuple[str, ...]] = ("title",)
    coded: ClassVar[str | None] = None
    held_by: ClassVar[tuple[str, str] | None] = None
    answers_to: ClassVar[tuple[str, ...]] = ("title", "aliases")
    borrows: ClassVar[tuple[type[Part], tuple[str, ...]] | None] = None
    follows: ClassVar[Mapping[str, frozenset[str]]] = {}
    internal_facts: ClassVar[frozenset[str]] = frozenset({"notes"})

    name: Name | None = Field(
        None, description="A short name for the address; made from the title where it is left out.")
    audience: Audience | None = Field(None, description="Write internal to keep this out of the public edition.")
    example: Yes = Field(False, description="Whether this is an example, not a council's own content.")
    paper: Annotated[
        Lines, links("paper", relation="drawn_from", says="Drawn from", said_back="Drawn from this paper")
    ] = Field((), description="The published paper that an example is drawn from.")
    inferred: Lines = Field((), description="Which of these facts are our own reading, not the paper's words.")
    summary: Line | None = Field(None, description="One sentence for lists and previews.")
    was: OldAddresses = Field((), description="Names or addresses it had before; they forward here.")
    notes: Lines = Field((), description="Notes for colleagues; never in the public edition.")

    @classmethod
    def derived(cls, facts: Mapping[str, Any], parts: Mapping[str, list[Mapping[str, Any]]]) -> dict[str, Any]:
        """Facts that follow from others, once the edition is made; `parts` are the facts of what it holds, by kind."""
        return {}


COMMON = frozenset(Thing.model_fields)
