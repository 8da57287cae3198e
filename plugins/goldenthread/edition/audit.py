"""What an author must know before the public edition can be made: what it leaves out, and what would leak."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.setting import Setting
from goldenthread.edition.counts import count, row_place, rows_of
from goldenthread.edition.given_away import given_away
from goldenthread.edition.view import View
from goldenthread.edition.withholding import (
    Withheld,
    cell_of,
    dataset_of,
    decide,
    numbers_in,
    rule_of,
    small_values_shown,
)
from goldenthread.graph.graph import Graph
from goldenthread.graph.hidden import hidden_from_the_public
from goldenthread.messages import safety as say
from goldenthread.messages.facts import missing_fact
from goldenthread.model.record import Record
from goldenthread.problems import Place, Problem


def before_publishing(graph: Graph, view: View, setting: Setting) -> Iterator[Problem]:
    """Every problem that the public edition would have, none for the internal one."""
    if not view.is_public:
        return
    hidden = hidden_from_the_public(graph)
    shown = [record for record in graph if record.ref not in hidden]
    yield from _links_to_what_is_hidden(graph, shown, hidden)
    withheld = decide(shown, view)
    yield from _tables(graph, view, withheld, setting)
    yield from _figures(shown, view, withheld)
    yield from given_away(graph, shown, view, withheld, setting)


def _links_to_what_is_hidden(graph: Graph, shown: list[Record], hidden: set[str]) -> Iterator[Problem]:
    """A public item that links to an internal one: the link is left out, and its author should know."""
    for record in shown:
        for mention in record.mentions:
            if mention.target in hidden and not mention.internal and mention.field not in record.internal_facts:
                yield say.leads_to_internal(mention.place, mention.typed, mention.field)


def _tables(graph: Graph, view: View, withheld: Withheld, setting: Setting) -> Iterator[Problem]:
    """What is wrong with a table, what leaks all the same, what would help, and what was let through."""
    counts = withheld.counts
    places: dict[str, Place] = {}
    labels = {row.key: row.label for listed in counts.rows.values() for row in listed}
    for own_id, rows in counts.rows.items():
        record = graph[f"dataset:{own_id}"]
        places |= {row.key: row_place(record.place, setting.rows(record.place.path), row) for row in rows}
        if not record.facts.get("sums") and len(rows) > 1:
            yield say.no_sums_declared(record.place)
        summed = {cell[0] for one in counts.equations for cell in (one.total, *one.parts)}
        alike: set[tuple[str, str]] = set()
        for row in rows:
            yield from (say.not_a_count(places[row.key], row.label, str(value)) for value in row.part.values
                        if count(value) is None
                        and (numbers_in(str(value)) or any(one.isdigit() for one in str(value))))
            hides = any(cell[0] == row.key for cell in withheld.answer.withheld)
            if hides and row.key not in summed and record.facts.get("sums"):
                yield say.row_in_no_sum(places[row.key], row.label)
            if (row.group, row.label) in alike:
                yield say.two_rows_alike(places[row.key], row.label)
            alike.add((row.group, row.label))
        periods = counts.periods[own_id]
        for label in sorted({one for one in periods if periods.count(one) > 1}):
            yield say.two_rows_alike(record.places.get("periods", record.place), label)
        for one in record.facts.get("overrides", ()):
            yield say.small_number_shown(record.places.get("overrides", record.place), str(one.row), one.approved_by)
    for ref, name in counts.lost:
        yield say.no_such_row(graph[ref].places.get("sums", graph[ref].place), name)
    for leak in withheld.answer.leaks:
        key, period = leak.cell
        if key in places and leak.low == leak.high:
            yield say.count_can_be_worked_out(places[key], labels[key], period)
        elif key in places:
            yield say.count_can_be_narrowed(places[key], labels[key], period, rule_of(view).width)
    for merge in withheld.answer.merges:
        first, second = merge.rows
        yield say.merge_rows(places[first], labels[first], labels[second], merge.frees)


def _holds_small(record: Record, view: View) -> bool:
    """Whether a table has small whole numbers other than nought."""
    rule = rule_of(view)
    return any((number := count(value)) is not None and rule.is_small(number)
               for row in rows_of(record) if not row.hidden for value in row.part.values)


def _figures(shown: list[Record], view: View, withheld: Withheld) -> Iterator[Problem]:
    """Facts that name no figure of their table; tables and measures whose small numbers nothing says are of people."""
    for record in shown:
        name, unit = dataset_of(record), record.facts.get("unit")
        for fact in ("unit", "of") if record.kind in ("dataset", "fact", "measure") else ():
            said = record.facts.get(fact)
            if not view.publishing.counts_people(said) and (slip := view.publishing.nearly_people(said)):
                yield say.unit_nearly_people(record.places.get(fact, record.place), *slip)
        rows = [fact for fact in ("row", "period") if record.facts.get(fact)] if record.kind == "fact" else []
        if rows and not any(mention.field == "dataset" for mention in record.mentions):
            yield missing_fact(record.places.get(rows[0], record.place), "dataset", "fact",
                               "Without it nobody can tell that the table withholds this figure.")
        if record.kind == "fact" and name in withheld.counts.rows and not cell_of(record, withheld.counts):
            yield say.no_such_figure(record.places.get("dataset", record.place), name)
        if record.kind == "dataset" and not view.publishing.counts_people(unit) and _holds_small(record, view):
            yield say.unit_of_small_numbers(record.places.get("unit", record.place), str(unit))
        if record.kind == "measure" and small_values_shown(record, view):
            yield say.unit_of_small_numbers(record.places.get("unit", record.place), str(unit or ""), table=False)
