"""The matrix: for each strategy its promises and priorities, and what lies at each further stop of their threads."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.graph.graph import natural
from goldenthread.model.record import Record
from goldenthread.pages.thread import PROMISES, STOPS, Stop, Threads

NAMED = (("promise", "promises"), ("priority", "priorities"), ("objective", "objectives"), ("action", "actions"),
         ("measure", "measures"))


@dataclass(frozen=True, slots=True)
class Row:
    """One promise or priority, its stops by name, and the themes of its priorities."""

    item: Record
    stops: dict[str, Stop]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A strategy's rows, which stops it has anything for (name and heading), and what it has nothing at all of."""

    strategy: Record
    columns: tuple[tuple[str, str], ...]
    promises: tuple[Row, ...]
    priorities: tuple[Row, ...]
    without: str


def matrices(threads: Threads) -> list[Matrix]:
    """A matrix for each strategy that has promises or priorities."""
    graph = threads.graph
    made = []
    for strategy in graph.of_kind("strategy"):
        present = threads.present(strategy)
        columns = tuple(
            (name, label) for name, label, _ in STOPS if name in present and name not in ("promise", "priority")
        )
        promises = [record for record in threads.of(strategy) if record.kind in PROMISES]
        promises.sort(key=lambda record: (record.kind != "promise", record.order))
        priorities = sorted(
            graph.held(strategy.ref, "priority"),
            key=lambda record: (int(record.facts.get("order") or 0), natural(record.code or record.id)),
        )
        if promises or priorities:
            without = _either([words for name, words in NAMED if name not in present])
            made.append(Matrix(strategy, columns, _rows(threads, promises), _rows(threads, priorities), without))
    return made


def _either(words: list[str]) -> str:
    """Words as one says them after "no": `promises, actions or measures`."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _rows(threads: Threads, records: list[Record]) -> tuple[Row, ...]:
    made = []
    for record in records:
        stops = {stop.name: stop for stop in threads.strip(record)}
        priorities = stops["priority"].items if "priority" in stops else ()
        themes = [theme.title for one in priorities for theme in threads.graph.sources(one.ref, "gathers")]
        made.append(Row(record, stops, tuple(dict.fromkeys(themes))))
    return tuple(made)
