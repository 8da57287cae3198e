"""Figures that a table withholds and a sentence tells all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.setting import Setting
from goldenthread.checks.texts import pieces
from goldenthread.edition.view import View
from goldenthread.edition.withholding import WORDS, Withheld, rule_of, tells_too_much
from goldenthread.graph.graph import Graph
from goldenthread.guard.table import Rule
from goldenthread.messages import safety as say
from goldenthread.model.record import Record
from goldenthread.problems import Problem

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*")


def given_away(
    graph: Graph, shown: list[Record], view: View, withheld: Withheld, setting: Setting
) -> Iterator[Problem]:
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
        for piece in pieces(record, record.internal_facts, internal=False) if here else ():
            folded = piece.text.casefold()
            for label, pattern in here or ():
                if label not in folded:
                    continue
                for sentence in _SENTENCE.finditer(folded):
                    found = pattern.search(sentence.group())
                    if found:
                        figure = next(one for one in found.groups() if one)
                        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                        yield say.figure_given_away(piece.at(start, sentence.end(), setting), label, figure)


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
