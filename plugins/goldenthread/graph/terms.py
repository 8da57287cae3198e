"""The glossary in force: which terms mean something in a strategy or a paper, and how their words are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.graph.graph import Graph
from goldenthread.model.record import Record

SHORT = 6
EXPLAINS = ("meaning", "stands_for", "unknown")


def terms_in(graph: Graph, strategy: str | None, paper: str | None = None) -> Iterator[Record]:
    """The terms in force for a strategy or a paper: its own, and those of no strategy and no paper at all."""
    for term in graph.of_kind("term"):
        scopes = [scope.ref for scope in graph.targets(term.ref, "scope")]
        papers = [found.ref for found in graph.targets(term.ref, "drawn_from")]
        if (not scopes or strategy in scopes) and (scopes or not papers or paper in papers):
            yield term


def explained_in(graph: Graph, strategy: str | None, paper: str | None = None) -> dict[str, Record]:
    """The terms in force that say what they mean, by `spelling` of each way they are written."""
    terms: dict[str, Record] = {}
    for term in terms_in(graph, strategy, paper):
        if any(term.facts.get(fact) for fact in EXPLAINS):
            for word in words_of(term):
                terms.setdefault(spelling(word), term)
    return terms


def of_record(graph: Graph, record: Record) -> tuple[str | None, str | None]:
    """The strategy and the paper whose glossary holds for a record, as `kind:id`."""
    strategy = graph.strategy_of(record)
    papers = graph.targets(record.ref, "drawn_from")
    return strategy.ref if strategy else None, papers[0].ref if papers else None


def words_of(term: Record) -> tuple[str, ...]:
    """The ways a term is written."""
    return (term.title, *term.facts.get("aliases", ()))


def is_letters(word: str) -> bool:
    """Whether a term is letters rather than a word: those are told apart by their case."""
    return len(word) <= SHORT or any(char.isupper() for char in word[1:])


def spelling(word: str) -> str:
    """The form in which two ways of writing a term are the same."""
    return word if is_letters(word) else word.casefold()
