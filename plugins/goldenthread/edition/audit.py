"""What an author must know before the public edition can be made: what it leaves out, and what would leak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from goldenthread.edition.counts import Row, count, rows_of
from goldenthread.edition.view import View
from goldenthread.edition.withholding import (
    WORDS,
    Withheld,
    cell_of,
    dataset_of,
    decide,
    numbers_in,
    rule_of,
    tells_too_much,
)
from goldenthread.graph.graph import Graph
from goldenthread.graph.hidden import hidden_from_the_public
from goldenthread.guard.table import Rule
from goldenthread.messages import safety as say
from goldenthread.model.record import Record
from goldenthread.model.when import Timescale
from goldenthread.problems import Place, Problem

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*")


def before_publishing(graph: Graph, view: View, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Every problem that the public edition would have, none for the internal one; `texts` are the files as typed."""
    if not view.is_public:
        return
    hidden = hidden_from_the_public(graph)
    shown = [record for record in graph if record.ref not in hidden]
    yield from _links_to_what_is_hidden(graph, shown, hidden)
    withheld = decide(shown, view)
    yield from _tables(graph, view, withheld, texts)
    yield from _figures(shown, view, withheld)
    yield from given_away(graph, shown, view, withheld)


def _links_to_what_is_hidden(graph: Graph, shown: list[Record], hidden: set[str]) -> Iterator[Problem]:
    """A public item that links to an internal one: the link is left out, and its author should know."""
    for record in shown:
        for mention in record.mentions:
            if mention.target in hidden and not mention.internal and mention.field not in record.internal_facts:
                yield say.leads_to_internal(mention.place, mention.typed, mention.field)


def _tables(graph: Graph, view: View, withheld: Withheld, texts: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with a table, what leaks all the same, what would help, and what was let through."""
    counts = withheld.counts
    places: dict[str, Place] = {}
    labels = {row.key: row.label for listed in counts.rows.values() for row in listed}
    for own_id, rows in counts.rows.items():
        record = graph[f"dataset:{own_id}"]
        places |= {row.key: _row_place(record.place, texts.get(record.place.path, ""), row) for row in rows}
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


def _row_place(place: Place, text: str, row: Row) -> Place:
    """Where a row's label stands in its file: the first such label after its group's title."""
    lines = text.split("\n")
    group = next((at for at, line in enumerate(lines) if row.group and _value(line, "title") == row.group), 0)
    for at, line in enumerate(lines[group:], group):
        if _value(line, "label") == row.label:
            return Place(place.path, at + 1, line.index("label") + 1)
    return place


def _value(line: str, key: str) -> str | None:
    name, _, value = line.strip().removeprefix("- ").partition(":")
    return value.strip().strip("\"'") if name == key else None


def _figures(shown: list[Record], view: View, withheld: Withheld) -> Iterator[Problem]:
    """Facts that name no figure of their table, and tables whose small numbers are of something that is not people."""
    for record in shown:
        name, unit = dataset_of(record), record.facts.get("unit")
        if record.kind == "fact" and name in withheld.counts.rows and not cell_of(record, withheld.counts):
            yield say.no_such_figure(record.places.get("dataset", record.place), name)
        if record.kind == "dataset" and not view.publishing.counts_people(unit) and _holds_small(record, view):
            yield say.unit_of_small_numbers(record.places.get("unit", record.place), str(unit))


def given_away(graph: Graph, shown: list[Record], view: View, withheld: Withheld) -> Iterator[Problem]:
    """A sentence that names a row and has the very figure that its table withholds.

    Only what is drawn from the same paper as the table is looked at, or, like the table, from none. A label of one
    word is too common to say much: there the figure must stand beside it, in digits.
    """
    secrets: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for own_id, label, pattern in _secrets(withheld, rule_of(view)):
        secrets.setdefault(_paper(graph[f"dataset:{own_id}"]), []).append((label, pattern))
    for record in shown:
        guarded = record.kind == "fact" and tells_too_much(record, view, withheld)
        here = None if guarded else secrets.get(_paper(record))
        for text, place in _texts(record) if here else ():
            folded = text.casefold()
            for label, pattern in here or ():
                if label not in folded:
                    continue
                for sentence in _SENTENCE.finditer(folded):
                    found = pattern.search(sentence.group())
                    if found:
                        figure = next(one for one in found.groups() if one)
                        yield say.figure_given_away(_within(place, text, sentence.start()), label, figure)


def _paper(record: Record) -> str:
    return (record.paper.target or "") if record.paper else ""


def _secrets(withheld: Withheld, rule: Rule) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """The labels of rows with what would give away a figure that is withheld from them."""
    counts = withheld.counts
    rows = {row.key: (own_id, row.label.casefold()) for own_id, listed in counts.rows.items() for row in listed}
    figures: dict[tuple[str, str], set[str]] = {}
    secret = {cell for cell, number in counts.counts.items() if rule.is_small(number) and cell not in counts.shown}
    for cell in sorted({*withheld.answer.withheld, *secret}):
        number = counts.counts[cell]
        words = [WORDS[number]] if number < len(WORDS) and " " in rows[cell[0]][1] else []
        figures.setdefault(rows[cell[0]], set()).update([str(number), *words])
    for (own_id, label), numbers in sorted(figures.items()):
        figure = rf"(?<![\w.,])({'|'.join(sorted(numbers))})(?!\w|[.,]\d)"
        name = rf"(?<!\w){re.escape(label)}(?!\w)"
        apart = r"\b[^.!?\n]*" if " " in label else r"[\s:(|]{1,3}(?:of\s|in\s|for\s)?"
        yield own_id, label, re.compile(rf"{figure}{apart}{name}|{name}{apart}{figure}")


def _texts(record: Record) -> Iterator[tuple[str, Place]]:
    for name, value in record.facts.items():
        if name in record.internal_facts or name in ("was", "inferred"):
            continue
        for entry in value if isinstance(value, tuple) else (value,):
            words = entry.text if isinstance(entry, Timescale) else entry
            if isinstance(words, str):
                yield words, record.places.get(name, record.place)
    if record.prose:
        for at, row in enumerate(record.prose.text.split("\n")):
            yield row, Place(record.place.path, record.prose.place.line + at)


def _within(place: Place, text: str, start: int) -> Place:
    lead = len(text[start:]) - len(text[start:].lstrip())
    return Place(place.path, place.line, place.column + start + lead) if "\n" not in text[:start] else place
