"""What an author must know before the public edition can be made: what it leaves out, and what would leak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from goldenthread.edition.counts import Row, count
from goldenthread.edition.view import View
from goldenthread.edition.withholding import WORDS, Withheld, decide, rule_of, tells_too_much
from goldenthread.graph.graph import Graph
from goldenthread.graph.hidden import hidden_from_the_public
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
    yield from _sentences(graph, shown, view, withheld)


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
        if not record.facts.get("sums") and any(row.group for row in rows):
            yield say.no_sums_declared(record.place)
        for row in rows:
            yield from (say.not_a_count(places[row.key], row.label, str(value)) for value in row.part.values
                        if count(value) is None and any(sign.isdigit() for sign in str(value)))
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


def _sentences(graph: Graph, shown: list[Record], view: View, withheld: Withheld) -> Iterator[Problem]:
    """A sentence that names a row and has the very figure that its table withholds.

    Only what is drawn from the same paper as the table is looked at, or, like the table, from none. A label of one
    word is too common to say much: there the figure must stand beside it, in digits.
    """
    secrets: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for own_id, label, pattern in _secrets(withheld):
        secrets.setdefault(_paper(graph[f"dataset:{own_id}"]), []).append((label, pattern))
    for record in shown:
        guarded = record.kind == "dataset" or (record.kind == "fact" and tells_too_much(record, view, withheld))
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
    return next((mention.target or "" for mention in record.mentions if mention.field == "paper"), "")


def _secrets(withheld: Withheld) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """The labels of rows with what would give away a figure that is withheld from them."""
    counts = withheld.counts
    rows = {row.key: (own_id, row.label.casefold()) for own_id, listed in counts.rows.items() for row in listed}
    figures: dict[tuple[str, str], set[str]] = {}
    for cell in withheld.answer.withheld:
        number = counts.counts[cell]
        words = [WORDS[number]] if number < len(WORDS) and " " in rows[cell[0]][1] else []
        figures.setdefault(rows[cell[0]], set()).update([str(number), *words])
    for (own_id, label), numbers in sorted(figures.items()):
        figure = rf"(?<![\w.,])({'|'.join(sorted(numbers))})(?!\w|[.,]\d)"
        name = rf"(?<!\w){re.escape(label)}(?!\w)"
        apart = r"\b[^.!?\n]*" if " " in label else r"[\s:(]{1,3}(?:of\s|in\s|for\s)?"
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
