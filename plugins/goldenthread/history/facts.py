"""The facts of one item in two states compared: wording, status, dates, figures and links; layout is nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from goldenthread.edition.counts import SIGN
from goldenthread.history.prose import paragraphs
from goldenthread.history.wording import likeness, plainly, same, side_by_side
from goldenthread.model.change import Difference, Run, Sort
from goldenthread.model.record import Record
from goldenthread.model.shape import shapes
from goldenthread.model.when import Period, Span, Timescale, When

NOT_TOLD = frozenset({
    "was", "inferred", "example", "notes", "waivers", "reviewed", "known_gaps", "withdrawn_for", "change_note", "name",
    "overrides", "override", "failed_sums", "not_adding_up", "withheld", "order", "picture", "consent", "sums",
    "period_sums", "paper", "audience", "published_in", "published",
})
FIGURES = frozenset({"value", "to", "numerator", "denominator", "baseline", "target", "readings", "computed"})
TABLE = frozenset({"periods", "totals", "groups"})
LABELS = {"text": "Wording", "in_short": "In short", "looks_like": "What it looks like", "going": "How it is going",
          "prose": "Text below", "new_date": "Due", "value": "Figure", "to": "Figure", "came_of_it": "What came of it"}
KEYS = ("date", "when", "label", "name", "title", "version", "keyword")
ALIKE = 0.4
MOST_CELLS = 12
Names = Callable[[str], str | None]
When_ = When | Period | Timescale | Span


def label(name: str) -> str:
    """A fact's name for readers."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def differences(old: Record, new: Record, shut: frozenset[str]) -> Iterator[Difference]:
    """Every fact that differs, apart from those that are shut; the links of both are another matter."""
    for name in dict.fromkeys([*old.facts, *new.facts]):
        if name not in NOT_TOLD | TABLE | shut:
            yield from _value(old.facts.get(name), new.facts.get(name), name, label(name), "reworded")
    if old.kind == "dataset" and not shut & TABLE:
        yield from _table(old, new)
    if "prose" not in shut and (old.prose or new.prose):
        before, after = (record.prose.text if record.prose else "" for record in (old, new))
        if not same(before, after):
            yield from _list(paragraphs(before), paragraphs(after), "prose", label("prose"))


def _value(old: Any, new: Any, name: str, said: str, sort: Sort) -> Iterator[Difference]:
    """What differs between two values of one fact."""
    if old is None and new is None:
        return
    if isinstance(old, tuple) or isinstance(new, tuple):
        yield from _many(old or (), new or (), name, said)
    elif isinstance(old, When_) or isinstance(new, When_):
        yield from _date(old, new, name, said)
    elif isinstance(old, BaseModel) or isinstance(new, BaseModel):
        yield from _part(old, new, name, said)
    else:
        before, after = _word(old), _word(new)
        if not same(before, after):
            sort = "status" if name == "status" else "figure" if name in FIGURES else sort
            yield reworded(sort, name, said, before, after)


def reworded(sort: Sort, name: str, said: str, before: str, after: str) -> Difference:
    """Two wordings laid side by side; what is no wording, or new or gone as a whole, is not marked."""
    if sort != "reworded" or not before or not after:
        return Difference(sort, name, said, whole(before), whole(after))
    return Difference(sort, name, said, *side_by_side(before, after))


def whole(words: str) -> tuple[Run, ...]:
    """Some words as one run; none where there are none."""
    return (Run(words),) if words else ()


def date_key(value: Any) -> Any:
    """What a date means, whatever its words."""
    if isinstance(value, When):
        return value.span.first, value.span.last
    if isinstance(value, Timescale):
        ends = [(span.first, span.last) if span else None for span in (value.start, value.due)]
        return (*ends, value.cadence, value.state)
    return (value.first, value.last) if isinstance(value, Span | Period) else None


def _date(old: Any, new: Any, name: str, said: str) -> Iterator[Difference]:
    before, after = (str(getattr(value, "text", "") or "") for value in (old, new))
    if date_key(old) != date_key(new):
        yield reworded("date", name, said, before, after)
    elif isinstance(new, Timescale) and plainly(before).casefold() != plainly(after).casefold():
        yield reworded("reworded", name, said, before, after)


def _part(old: BaseModel | None, new: BaseModel | None, name: str, said: str) -> Iterator[Difference]:
    """What differs in a group of facts; a figure's group, such as a baseline, is a figure as a whole."""
    if name in FIGURES:
        before, after = _words(old), _words(new)
        if not same(before, after):
            yield reworded("figure", name, said, before, after)
        return
    given = old if old is not None else new
    for inner, shape in shapes(type(given)).items() if given is not None else ():
        if inner not in NOT_TOLD and shape.link is None:
            here = said if inner == "text" else f"{said}, {label(inner).lower()}"
            yield from _value(getattr(old, shape.attr, None), getattr(new, shape.attr, None), inner, here, "reworded")


def _many(old: tuple[Any, ...], new: tuple[Any, ...], name: str, said: str) -> Iterator[Difference]:
    """What differs between two lists, whatever their order: entries are one by what they are called, or by words."""
    if not any(isinstance(entry, BaseModel) for entry in (*old, *new)):
        yield from _list([_word(entry) for entry in old], [_word(entry) for entry in new], name, said)
        return
    before, after = _by_key(old), _by_key(new)
    for key in dict.fromkeys([*before, *after]):
        one, two = before.get(key), after.get(key)
        if one is not None and two is not None:
            if not same(_words(one), _words(two)):
                yield from _part(one, two, name, said)
        else:
            sort: Sort = "figure" if name in FIGURES else "added" if one is None else "removed"
            yield reworded(sort, name, said, _words(one), _words(two))


def _by_key(entries: tuple[Any, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in entries:
        given = next((value for key in KEYS if (value := getattr(entry, key, None))), None)
        key = plainly(_word(given) if given is not None else _words(entry)).casefold()
        while key in found:
            key += " "
        found[key] = entry
    return found


def _list(old: list[str], new: list[str], name: str, said: str) -> Iterator[Difference]:
    """What differs between two lists of texts, whatever their order."""
    here, there = Counter(map(plainly, old)), Counter(map(plainly, new))
    before = [text for text in old if here[plainly(text)] > there[plainly(text)]]
    after = [text for text in new if there[plainly(text)] > here[plainly(text)]]
    for text in before:
        best = max(after, key=lambda one: likeness(text, one), default="")
        if best and likeness(text, best) >= ALIKE:
            after.remove(best)
            yield reworded("reworded", name, said, text, best)
        else:
            yield reworded("removed", name, said, text, "")
    for text in after:
        yield reworded("added", name, said, "", text)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(getattr(value, "text", value))


def _words(value: Any) -> str:
    """A group of facts in one line."""
    if not isinstance(value, BaseModel):
        return _word(value)
    said = []
    for name, shape in shapes(type(value)).items():
        given = getattr(value, shape.attr)
        if name not in ("audience", "name", "consent") and shape.link is None and given not in (None, (), ""):
            said.append("; ".join(map(_words, given)) if isinstance(given, tuple) else _words(given))
    return ", ".join(said)


def _table(old: Record, new: Record) -> Iterator[Difference]:
    """The figures of a table that differ; nothing where any of them is withheld on either side."""
    columns = [[str(period.label) for period in record.facts.get("periods", ())] for record in (old, new)]
    yield from _list(columns[0], columns[1], "periods", "Columns")
    before, after = _cells(old), _cells(new)
    if any(record.facts.get("withheld") for record in (old, new)) or SIGN in (*before.values(), *after.values()):
        return
    changed = [key for key in before if key in after and not same(before[key], after[key])]
    for key in changed[:MOST_CELLS]:
        yield reworded("figure", "groups", key, before[key], after[key])
    if len(changed) > MOST_CELLS:
        yield Difference("figure", "groups", "Figures", (), (Run(f"and {len(changed) - MOST_CELLS} more figures"),))


def _cells(record: Record) -> dict[str, str]:
    periods = [str(period.label) for period in record.facts.get("periods", ())]
    rows = [("", row) for row in record.facts.get("totals", ())]
    rows += [(f"{group.title}: ", row) for group in record.facts.get("groups", ()) for row in group.rows]
    return {
        f"{group}{row.label}, {period}": str(value)
        for group, row in rows for period, value in zip(periods, row.values, strict=False)
    }
