"""Small numbers about people are withheld from the public edition: in datasets, and in facts that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.edition.counts import SIGN, Counts, Row, count, counts_of, named, rows_of
from goldenthread.edition.view import View
from goldenthread.guard.guard import guard
from goldenthread.guard.rounding import round5, safe_share
from goldenthread.guard.table import Cell, Guarded, Rule
from goldenthread.model.record import Record

WORDS = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_SHARE = re.compile(r"(?<![\w.,])(\d[\d,]{0,15})(?: (?:out )?of (?:the |all |our )?| ?/ ?)(\d[\d,]{0,15})(?!\w|[.,]\d)")
_NO_COUNT = re.compile(
    rf"(?<![\w.,])(?:(?:\d[\d,.]{{0,15}}|{'|'.join(WORDS)})(?: ?[-–] ?| to )?){{1,2}} ?(?:(?:working|school) )?"
    r"(?:%|(?:per ?cent|percentage|points?|minutes?|hours?|days?|weeks?|months?|years?|miles?|kilometres?|km|pounds?)"
    r"(?![\w-]))", re.IGNORECASE)
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
    listed = list(records)
    counts = counts_of((record for record in listed if record.kind == "dataset"), view.publishing)
    counts.shown |= {cell for record in listed if record.kind == "fact" and record.facts.get("override")
                     and (cell := cell_of(record, counts))}
    known = {
        (row.key, period): number
        for (dataset, group, label, period), number in view.earlier.items()
        for row in counts.rows.get(dataset, ())
        if row.group == group and row.label == label and (row.key, period) in counts.counts
    }
    return Withheld(counts, guard(counts.table, rule_of(view), frozenset(counts.shown), known))


def guarded(record: Record, whole: Record, view: View, withheld: Withheld) -> Record | None:
    """A record as the public may see it; `whole` is the same with its internal facts. None: it cannot be shown."""
    if record.kind == "dataset":
        record = _columns(record, whole)
        return _dataset(record, view, withheld) if record.id in withheld.counts.rows else record
    if record.kind == "fact":
        return _fact(record, whole, view, withheld)
    return _measure(record, whole, view) if record.kind == "measure" else record


def _columns(record: Record, whole: Record) -> Record:
    """A dataset without the sums that name a row nobody may see; without its figures, where a column is internal."""
    facts = dict(record.facts)
    shown = list(rows_of(record))
    if facts.get("sums"):
        facts["sums"] = tuple(one for one in facts["sums"]
                              if all(named(shown, str(label)) for label in (one.total, *one.of)))
    if tuple(facts.get("periods", ())) != tuple(whole.facts.get("periods", ())):
        left_out = ("totals", "groups", "sums", "period_sums", "not_adding_up")
        facts = {name: value for name, value in facts.items() if name not in left_out}
    return replace(record, facts=facts)


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
    """The cell of a dataset that a fact says it is; None where it names none that is there."""
    rows = withheld.rows.get(dataset_of(record), ())
    row = named(rows, str(record.facts.get("row", "")))
    period = str(record.facts.get("period", ""))
    known = {str(one) for one in withheld.periods.get(dataset_of(record), ())}
    return (row.key, period) if row and period in known else None


def dataset_of(record: Record) -> str:
    """The id of the dataset that a fact says it is a figure of."""
    target = next((mention.target for mention in record.mentions if mention.field == "dataset"), None)
    return (target or "").removeprefix("dataset:")


def tells_too_much(record: Record, view: View, withheld: Withheld) -> bool:
    """Whether a fact is a small number of people, a share of few, or a count that a dataset withholds."""
    facts, rule = record.facts, rule_of(view)
    if facts.get("override"):
        return False
    cell = cell_of(record, withheld.counts)
    if cell and (cell in withheld.answer.withheld or cell in withheld.counts.signs):
        return True
    if cell and rule.mode == "round5":
        return True
    part, all_of = count(facts.get("numerator")), count(facts.get("denominator"))
    if part is not None and all_of is not None and not safe_share(part, all_of, rule):
        return True
    said = " ".join(str(facts.get(name) or "") for name in ("unit", "of"))
    if not view.publishing.counts_people(said if said.strip() else facts.get("text")):
        return False
    if all_of is not None and part is None and (share := _percent(facts.get("value"))) is not None:
        return not safe_share(round(all_of * share / 100), all_of, rule)
    given = " ".join(str(facts.get(name) or "") for name in ("value", "to", "before", "after"))
    if _percent(facts.get("value")) is not None and part is None:
        given = " ".join(str(facts.get(name) or "") for name in ("before", "after"))
    return any(rule.is_small(number) for number in numbers_in(given))


def _percent(value: object) -> float | None:
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?) ?%", str(value or "").strip())
    return float(found[1]) if found else None


def numbers_in(words: str) -> list[int]:
    """The whole numbers in some words, in digits (3 or 3.0) or, up to twenty, in letters;
    amounts of money are none.
    """
    words = re.sub(r"(?<=\d)\.0+(?![\d.])", "", words)
    found = [int(one.replace(",", "")) for one in re.findall(r"(?<![\w.,£$€])\d[\d,]{0,15}(?![\w]|[.,]\d)", words)]
    return found + [WORDS.index(one) for one in re.findall(r"[a-z]+", words.casefold()) if one in WORDS]


def _fact(record: Record, whole: Record, view: View, withheld: Withheld) -> Record | None:
    """A fact without the figure that must not be shown; none where its address would tell it.

    The sentence stays only where the figure is the one number in it: another could be a piece of the same sum.
    """
    if not tells_too_much(whole, view, withheld):
        return record
    given = ("value", "to", "before", "after", "numerator", "denominator")
    figures = [str(record.facts[name]) for name in given if record.facts.get(name)]
    words = [figure for figure in figures for figure in (figure, *_spelt(figure))]
    if record.named_from == "text" or any(word.casefold() in re.split(r"[-./]", record.last) for word in words):
        return None
    sign = SIGN
    if view.publishing.mode == "round5" and (number := count(record.facts.get("value"))) is not None:
        sign = str(round5(number))
    text = str(record.facts.get("text", ""))
    for word in words:
        text = re.sub(rf"(?<![\w.,]){re.escape(word)}(?!\w|[.,]\d)", sign, text, flags=re.IGNORECASE)
    if text.count(sign) != 1 or numbers_in(text.replace(sign, " ")) or "%" in text:
        text = HIDDEN_TEXT
    kept = ("dataset", "row", "period", "source", "as_at", "example")
    facts = {name: value for name, value in record.facts.items() if name in kept}
    return replace(record, title=text, facts={**facts, "text": text, "value": sign})


def small_parts(record: Record, view: View) -> list[str]:
    """Which of a measure's start, target and readings tell a small number of people, by the name of the fact.

    The record is whole. What is counted is what its unit says; without one, what its text or any of its values says.
    """
    return [name for name, parts in _values(record.facts).items()
            if any(_is_small(part, record, view) for part in parts)]


def small_values_shown(record: Record, view: View) -> bool:
    """Whether a measure has small numbers that are shown, since nothing in it says that they are of people."""
    rule, hidden = rule_of(view), record.internal_facts
    return any(rule.is_small(number) for name, parts in _values(record.facts).items() if name not in hidden
               for part in parts if part.audience != "internal" and not _is_small(part, record, view)
               for number in _counted(part, record))


def _values(facts: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """The start, the target and the readings of a measure that it has."""
    held = {name: facts[name] for name in ("baseline", "target", "readings") if facts.get(name)}
    return {name: parts if isinstance(parts, tuple) else (parts,) for name, parts in held.items()}


def _is_small(part: Any, whole: Record, view: View) -> bool:
    """Whether a value of a measure is a small number of people, or a share of which the people or the rest are few."""
    counts_people, rule = view.publishing.counts_people, rule_of(view)
    value, unit, text = str(part.value), whole.facts.get("unit"), whole.facts.get("text")
    listed = (str(one.value) for parts in _values(whole.facts).values() for one in parts)
    people = counts_people(value) or counts_people(unit if unit else " ".join([str(text or ""), *listed]))
    if people or counts_people(text):
        shares = [(count(share[1]), count(share[2])) for share in _SHARE.finditer(value)]
        if any(some is not None and of is not None and not safe_share(some, of, rule) for some, of in shares):
            return True
    return people and any(rule.is_small(number) for number in _counted(part, whole))


def _counted(part: Any, whole: Record) -> list[int]:
    """The numbers of a value that may be counts: no percentages, and no lengths of time or of a way."""
    return numbers_in(_NO_COUNT.sub(" ", f"{part.value} {whole.facts.get('unit') or ''}"))


def _measure(record: Record, whole: Record, view: View) -> Record:
    """A measure without the small numbers of people in its start, its target and its readings."""

    def safe(part: Any) -> Any:
        if not _is_small(part, whole, view):
            return part
        return part.model_copy(update={"value": SIGN, **({"note": None} if hasattr(part, "note") else {})})

    safe_facts = {
        name: tuple(map(safe, held)) if isinstance(held := record.facts[name], tuple) else safe(held)
        for name in small_parts(whole, view) if name in record.facts
    }
    return replace(record, facts={**record.facts, **safe_facts}) if safe_facts else record


def _spelt(figure: str) -> list[str]:
    """A small number in words."""
    number = count(figure)
    return [WORDS[number]] if number is not None and number < len(WORDS) else []
