"""What every kind shares: the base classes authors' facts are read into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.model.fields import Day, Line, Lines, Name, OldAddresses, Yes, choice, links

Audience = Annotated[Literal["public", "internal"], choice("public", "internal")]


class Part(BaseModel):
    """A group of facts inside a thing, such as a baseline: it has no address of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    audience: Audience | None = Field(None, description="Write internal to keep this out of the public edition.")


GAPS = ("no action", "no source", "no lead", "no priority", "no measure", "target to be set", "no baseline or target",
        "no evidence of impact", "not linked to anything", "no update for young people")


class KnownGap(Part):
    """A gap that is known and left for now: which, why, which role agreed to it, and when it is looked at again."""

    gap: Annotated[
        Literal["no action", "no source", "no lead", "no priority", "no measure", "target to be set",
                "no baseline or target", "no evidence of impact", "not linked to anything",
                "no update for young people"], choice(*GAPS)
    ] = Field(description=f"Which gap: {', '.join(GAPS)}.")
    reason: Line = Field(description="Why it is left for now.")
    agreed_by: Line = Field(description="The role that agreed to leave it; never a person's name.")
    review: Day = Field(description="When it is looked at again. After that day it counts as a gap like any other.")


class Override(Part):
    """A small figure that is published all the same: why, who approved it, and when."""

    reason: Line = Field(description="Why it can be published.")
    approved_by: Line = Field(description="The role that approved it; never a person's name.")
    date: Day = Field(description="The day it was approved.")


class Waiver(Part):
    """A problem that is left as it is for now: which, why, which role agreed to it, and until when."""

    problem: Line = Field(description="The name of the problem, as the check gives it in brackets.")
    reason: Line = Field(description="Why it is left as it is.")
    agreed_by: Line = Field(description="The role that agreed to leave it; never a person's name.")
    review: Day = Field(description="When it is looked at again. After that day the problem is reported again.")


class Reviewed(Part):
    """Who has read an item's words, beside what it is linked to and for anything that could show who somebody is."""

    by: Line = Field(description="The role that read it; never a person's name.")
    date: Day = Field(description="The day it was read.")


KEEPS_BACK = frozenset({"withdrawn_for", "exempt", "withdrawn"})
"""Facts that take something out of the public edition, or of all, by being given: left blank they would do nothing."""
COMMON_INTERNAL = frozenset({"notes", "waivers", "reviewed", "withdrawn_for"})


class Thing(Part):
    """Anything that can be linked to: it has a name, a title and an address.

    `kind` is its name in data, `word` and `plural` its names on the page; `bare` the fact that a bare text stands for,
    `titled` and `named` the facts that give its title and, without `name:`, its id; `coded` the fact that is its code;
    `held_by` the fact, and the kind, of a holder in another file; `answers_to` the facts a link may call it by;
    `follows` names facts worked out from others, which are internal where one of those is marked so;
    `borrows` facts it may be given on behalf of what it holds; `derives` the facts that `derived` may add, and their
    types; `always_internal` that no public edition ever has one; `internal_facts` the facts that no public edition has
    (those of every kind are added by themselves).
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
    derives: ClassVar[Mapping[str, type]] = {}
    always_internal: ClassVar[bool] = False
    internal_facts: ClassVar[frozenset[str]] = COMMON_INTERNAL

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
    known_gaps: tuple[KnownGap, ...] = Field((), description="Gaps that are known and left for now, with the reason.")
    waivers: tuple[Waiver, ...] = Field(
        (), description="Problems that are left as they are for now, with the reason; never in the public edition.")
    reviewed: Reviewed | None = Field(
        None, description="Which role has read it, beside what it is linked to and for anything that could show who "
        "somebody is, and when.")
    withdrawn_for: Annotated[Literal["privacy"], choice("privacy")] | None = Field(
        None, description="Write privacy to take it out of the public edition, and out of all that is told of changes.")
    notes: Lines = Field((), description="Notes for colleagues; never in the public edition.")

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Keeps what is internal in every kind so, whatever else a kind names."""
        super().__pydantic_init_subclass__(**kwargs)
        cls.internal_facts = cls.internal_facts | COMMON_INTERNAL

    @classmethod
    def derived(cls, facts: Mapping[str, Any], parts: Mapping[str, list[Mapping[str, Any]]]) -> dict[str, Any]:
        """Facts that follow from others, once the edition is made; `parts` are the facts of what it holds, by kind."""
        return {}


COMMON = frozenset(Thing.model_fields)
