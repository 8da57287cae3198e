"""A record: one thing as the rest of the house knows it, flat, named, and aware of the place of every fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenthread.model.fields import LinkTo
from goldenthread.model.query import Query
from goldenthread.model.thing import Thing
from goldenthread.problems import Place
from goldenthread.source.document import Prose


@dataclass(frozen=True, slots=True)
class Mention:
    """A link as typed: which field has it, the words, where they stand, and, once linked, where they lead.

    `in_brackets` says that it was typed in a list in square brackets, which YAML divides at every comma.
    """

    field: str
    to: LinkTo
    typed: str
    place: Place
    target: str | None = None
    internal: bool = False
    in_brackets: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One thing: what kind, its id, its facts by name, what holds it (nearest first), and the links it declares.

    `named_from` is the fact that its id was made from, where it is not a name of its own. `facts` holds no links and no
    things of its own: those are `mentions` and other records. `inside` is the path of the file in its content folder;
    `queries` are what the blocks in its text ask for; `secluded` that its file lies in the folder of what only
    colleagues see.
    """

    kind: str
    id: str
    title: str
    code: str | None
    type: type[Thing]
    facts: Mapping[str, Any]
    place: Place
    places: Mapping[str, Place]
    holders: tuple[str, ...]
    mentions: tuple[Mention, ...]
    prose: Prose | None
    internal: bool
    internal_facts: frozenset[str]
    example: bool
    inside: str
    order: int = 0
    named_from: str | None = None
    queries: tuple[Query, ...] = ()
    secluded: bool = False
    ref: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Makes `ref` once: `kind:id`, by which everything refers to it."""
        object.__setattr__(self, "ref", f"{self.kind}:{self.id}")

    @property
    def paper(self) -> Mention | None:
        """The link to the published paper it is drawn from."""
        return next((mention for mention in self.mentions if mention.field == "paper"), None)

    @property
    def is_past(self) -> bool:
        """Whether it is an example from a past paper: nobody's promise of today."""
        return self.example and self.paper is not None

    @property
    def last(self) -> str:
        """The last part of the id: the name without its holder."""
        return self.id.rsplit("/", 1)[-1]

    @property
    def family(self) -> str:
        """The first part of the id: the strategy, plan or pledge it belongs to."""
        return self.id.split("/", 1)[0]
