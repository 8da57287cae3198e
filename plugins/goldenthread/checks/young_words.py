"""What is written for young people: the council's own words, and those that were agreed with them and are theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.checks.texts import PROSE, Piece, of_fact, paragraphs, public_records
from goldenthread.checks.typed_links import without_code
from goldenthread.graph.graph import Graph
from goldenthread.model.languages import LANGUAGES, SIMPLER
from goldenthread.model.record import Record
from goldenthread.model.thing import Part


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a kind that young people read: `own` words, `labels` (names, no sentences), and what is `theirs`.

    After a dot stands which words of a group of facts they read.
    """

    own: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


_DOCUMENT = Facts(own=("summary", "shared_with"), labels=("title", "written_for"))
_VOW = Facts(own=("in_short", "looks_like", "going.text"), theirs=("text",), labels=("keyword",))
READ = {
    "pledge": _DOCUMENT,
    "charter": _DOCUMENT,
    "principles": _DOCUMENT,
    "promise": _VOW,
    "commitment": _VOW,
    "principle": Facts(own=("in_short",), theirs=("text",), labels=("keyword",)),
    "feedback": Facts(own=("did", "could_not_because"), theirs=("said",)),
    "form": Facts(own=("summary",), labels=("title",)),
    "form-part": Facts(own=("text", "in_short", "looks_like", "going.text"), labels=("keyword",)),
    "help": Facts(own=("summary", "services.about"), labels=("title",)),
    "page": Facts(own=("summary",), labels=("title",)),
}


@dataclass(frozen=True, slots=True)
class Young:
    """One fact that young people read, or the text below the facts: its pieces, and whose words they are."""

    record: Record
    fact: str
    pieces: tuple[Piece, ...]
    agreed: bool = False
    label: bool = False
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Puts the pieces together."""
        object.__setattr__(self, "text", "\n".join(_ended(piece.text) for piece in self.pieces))


def is_young(record: Record) -> bool:
    """Whether a record is written for young people, in English."""
    if record.kind == "page":
        return bool(record.facts.get("young"))
    return record.kind in READ and not is_translation(record)


def is_translation(record: Record) -> bool:
    """Whether a record is in another language than English: those who read it can say how easy it is."""
    return record.kind in ("form", "form-part") and not LANGUAGES[str(record.facts.get("language", SIMPLER))].is_english


def for_young_people(graph: Graph) -> Iterator[Young]:
    """All that the public edition says to young people in an author's words."""
    for record in public_records(graph):
        if not is_young(record):
            continue
        facts = READ[record.kind]
        for typed in (*facts.own, *facts.theirs, *facts.labels):
            name, _, inner = typed.partition(".")
            pieces = tuple(_said(record, name, inner)) if name not in record.internal_facts else ()
            if pieces:
                yield Young(record, name, pieces, typed in facts.theirs, typed in facts.labels)
        if record.prose is not None:
            text = without_code(record.prose.text)
            pieces = tuple(
                Piece(record, PROSE, one, record.prose.place, offset=at) for at, one in paragraphs(text) if one.strip()
            )
            yield Young(record, PROSE, pieces)


def _said(record: Record, name: str, inner: str) -> Iterator[Piece]:
    """The words of a fact; of groups of facts only the `inner` one, where they are public."""
    value = record.facts.get(name)
    parts = [part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Part)]
    said = {getattr(part, inner) for part in parts if part.audience != "internal"} if inner else set()
    yield from (piece for piece in of_fact(record, name) if not inner or piece.text in said)


def _ended(text: str) -> str:
    """A piece as one or more whole sentences."""
    return text if text.rstrip().endswith((".", "!", "?")) else f"{text}."
