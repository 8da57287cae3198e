"""A strategy that comes in a second time: what differs in the facts on top of its files; stories are for people."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.intake.edits import Change, Edits, Patch, all_words, shown
from goldenthread.intake.write import Facts, Value, as_value
from goldenthread.source.files import read_document
from goldenthread.source.tree import Facts as Tree
from goldenthread.source.tree import Items, key_name

_OURS = ("kind", "inferred", "period", "strategy", "order")


def patch_of_page(path: str, text: str, new: Facts) -> Patch | None:
    """What the facts of an import would change on top of a file; None where its facts cannot be read.

    Of a list, what is new comes after what is there; what the import no longer has is kept, and told.
    """
    document, problems = read_document(path, path, text)
    if document is None or problems or not document.facts.entries:
        return None
    page = Edits(text, document.facts, str.__eq__)
    name = path.rsplit("/", 1)[-1]
    for at, (fact, value) in enumerate(new.items()):
        before = list(new)[:at]
        if fact in _OURS:
            continue
        if isinstance(value, str):
            page.put(document.facts, fact, value, name, before)
        elif isinstance(value, Mapping):
            _sheet(page, document.facts, fact, value, name)
        else:
            _list(page, document.facts, fact, list(value), name)
    return page.patch()


def _sheet(page: Edits, holder: Tree, fact: str, value: Mapping[str, Value], name: str) -> None:
    """The facts of a group, such as the control sheet, one by one."""
    there = holder.get(fact)
    if not isinstance(there, Tree):
        page.put(holder, fact, value, name, ["title"])
        return
    for at, (key, words) in enumerate(value.items()):
        if words:
            page.put(there, key, words, name, list(value)[:at])


def _list(page: Edits, holder: Tree, fact: str, values: list[Value], name: str) -> None:
    """The entries of a list, known by their words."""
    there = holder.get(fact)
    label = fact.replace("_", " ")
    if not isinstance(there, Items):
        page.put(holder, fact, values, name, ["title"])
        return
    known = {_words(as_value(one)) for one in there.items}
    fresh = [value for value in values if _words(value) not in known]
    page.changes += [Change(name, f"{label}, one more", "", shown(value)) for value in fresh]
    if fresh and not page.add(holder, fact, fresh):
        page.by_hand.append(f"{name}: “{key_name(fact)}:” is not a list with dashes")
    coming = {_words(value) for value in values}
    page.kept += [f"{name}, {label}: {one}" for one in known if one not in coming]


def _words(value: Value) -> str:
    """What an entry is known by: its text, whatever else its author has added."""
    if isinstance(value, Mapping):
        found = value.get("text") or value.get("what")
        return shown(found) if found else "; ".join(all_words(value))
    return shown(value)
