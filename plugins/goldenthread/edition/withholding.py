"""Small numbers about people are withheld from the public edition: in datasets, and in facts that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.edition.counts import Counts, Row, count, counts_of, named
from goldenthread.edition.view import View
from goldenthread.guard.guard import guard
from goldenthread.guard.rounding import round5, safe_share
from goldenthread.guard.table import Cell, Guarded, Rule
from goldenthread.model.record import Record

SIGN = "[c]"
WORDS = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
HIDDEN_TEXT = "A small figure, which is withheld."


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the guard decided over all datasets, and from which counts."""

    counts: Counts
    answer: Guarded


def rule_of(view: View) -> Rule:
    """The rule for small numbers that the settings ask for."""
    settings = view.publishing
    return Rule(settings.threshold, settings.width, "round5" if settings.mode == "round5" else "withhold")


def decide(records: Iterable[Record], view: View) -> Withheld:
    """Which counts of all datasets are withheld; the records are whole, internal facts and all."""
    counts = counts_of((record for record in records if record.kind == "dataset"), view.publishing)
    known = {
        (row.key, period): number
        for (dataset, group, label, period), number in view.earlier.items()
        for row in counts.rows.get(dataset, ())
        if row.group == group and row.label == label and (row.key, period) in counts.counts
    }
    return Withheld(counts, guard(counts.table, rule_of(view), frozenset(counts.shown), known))


def guarded(record: Record, whole: Record, view: View, withheld: Withheld) -> Record | None:
    """A record as the public may see it; `whole` is the same with its internal facts. None: it cannot be shown."""
    if record.kind == "dataset" and record.id in withheld.counts.rows:
        return _dataset(record, view, withheld)
    if record.kind == "fact":
        return _fact(record, whole, view, withheld)
    return record


def _dataset(record: Record, view: View, withheld: Withheld) -> Record:
    """A dataset with a sign in place of each withheld count; rounded, where that is the way chosen."""
    periods = [str(period.label) for period in record.facts.get("periods", ())]
    rows = {id(row.part): row for row in withheld.counts.rows[record.id]}
    facts = dict(record.facts)
    if facts.get("totals"):
        facts["totals"] = tuple(_row(part, rows, periods, withheld.answer) for part in facts["totals"])
    if facts.get("groups"):
        facts["groups"] = tuple(
            group.model_copy(update={"rows": tuple(_row(part, rows, periods, withheld.answer) for part in group.rows)})
            for group in facts["groups"]
        )
    shown = [row for row in rows.values() if not row.hidden]
    if facts.get("sums"):
        facts["sums"] = tuple(one for one in facts["sums"] if all(named(shown, str(label)) for label in
                                                                    (one.total, *one.of)))
    listed = [*facts.get("totals", ()), *(row for group in facts.get("groups", ()) for row in group.rows)]
    if view.publishing.mode == "round5":
        facts["withheld"] = "Counts are rounded to the nearest 5, each by itself, so they may not add up."
    elif any(str(value) == SIGN for row in listed for value in row.values):
        facts["withheld"] = (
            f"{SIGN} stands for a count that is not shown: it is from 1 to {view.publishing.threshold}, or it would "
            "give such a count away."
        )
    return replace(record, facts=facts)


def _row(part: Any, rows: Mapping[int, Row], periods: list[str], answer: Guarded) -> Any:
    row = rows.get(id(part))
    if row is None:
        return part
    values = []
    for value, period in zip(part.values, periods, strict=False):
        cell = (row.key, period)
        shown = answer.published.get(cell)
        same = shown is None or shown == count(value)
        values.append(SIGN if cell in answer.withheld else str(value) if same else str(shown))
    return part.model_copy(update={"values": tuple(values), "same_as": None})


def cell_of(record: Record, withheld: Counts) -> Cell | None:
    """The cell of a dataset that a fact says it is."""
    dataset = next((mention.target for mention in record.mentions if mention.field == "dataset"), None)
    row = named(withheld.rows.get((dataset or "").removeprefix("dataset:"), ()), str(record.facts.get("row", "")))
    period = record.facts.get("period")
    return (row.key, str(period)) if row and period else None


def tells_too_much(record: Record, view: View, withheld: Withheld) -> bool:
    """Whether a fact is a small number of people, a share of one, or a count that a dataset withholds."""
    facts, rule = record.facts, rule_of(view)
    if facts.get("override"):
        return False
    cell = cell_of(record, withheld.counts)
    if cell in withheld.answer.withheld:
        return True
    part, all_of = count(facts.get("numerator")), count(facts.get("denominator"))
    if part is not None and all_of is not None and not safe_share(part, all_of, rule):
        return True
    if not view.publishing.counts_people(facts.get("unit")):
        return False
    return any(number is not None and rule.is_small(number) for number in map(
        count, (facts.get("value"), facts.get("to"), facts.get("numerator"), facts.get("denominator"))))


def _fact(record: Record, whole: Record, view: View, withheld: Withheld) -> Record | None:
    """A fact without the figure that must not be shown; none where its address would tell it."""
    if not tells_too_much(whole, view, withheld):
        return record
    given = ("value", "to", "numerator", "denominator")
    figures = [str(record.facts[name]) for name in given if record.facts.get(name)]
    words = [figure for figure in figures for figure in (figure, *_spelt(figure))]
    if record.named_from == "text" or any(word.casefold() in re.split(r"[-./]", record.last) for word in words):
        return None
    if view.publishing.mode == "round5" and (number := count(record.facts.get("value"))) is not None:
        sign = str(round5(number))
    else:
        sign = SIGN
    text = str(record.facts.get("text", ""))
    for word in words:
        text = re.sub(rf"(?<![\w.,]){re.escape(word)}(?!\w|[.,]\d)", sign, text, flags=re.IGNORECASE)
    if sign not in text:
        text = HIDDEN_TEXT
    left_out = ("to", "numerator", "denominator", "note", "summary", "computed", "differs")
    facts = {name: value for name, value in record.facts.items() if name not in left_out}
    return replace(record, title=text, facts={**facts, "text": text, "value": sign})


def _spelt(figure: str) -> list[str]:
    """A small number in words."""
    number = count(figure)
    return [WORDS[number]] if number is not None and number < len(WORDS) else []
