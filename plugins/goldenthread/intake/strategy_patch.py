"""A strategy that comes in a second time: what differs in the facts on top of its files; stories are for people."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.intake.audience import held, holds_internal
from goldenthread.intake.edits import Change, Edits, Patch, all_words, shown
from goldenthread.intake.write import Facts, Value, as_value
from goldenthread.source.files import read_document
from goldenthread.source.tree import Facts as Tree
from goldenthread.source.tree import Items, Node, key_name

_OURS = ("kind", "inferred", "period", "strategy", "order")


def patch_of_page(path: str, text: str, new: Facts) -> Patch | None:
    """What the facts of an import would change on top of a file; None where its facts cannot be read.

    Of a list, what is new comes after what is there; what the import no longer has is kept, and told.
    """
    document, problems = read_document(path, path, text)
    if document is None or problems or not document.facts.entries:
        return None
    page = Edits(text, document.facts, str.__eq__, lambda words: reread_page(path, words))
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


def reread_page(path: str, text: str) -> tuple[Value, str] | None:
    """What a file says, its facts and the story below them, as the engine reads it; None where there is a mistake."""
    document, problems = read_document(path, path, text)
    return None if document is None or problems else (
        as_value(document.facts), document.prose.text if document.prose else "")


def _sheet(page: Edits, holder: Tree, fact: str, value: Mapping[str, Value], name: str) -> None:
    """The facts of a group, such as the control sheet, one by one."""
    there = holder.get(fact)
    if not isinstance(there, Tree) or held(there) is not there:
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
    known = {_known_by(one) for one in there.items}
    coming = {_words(value) for value in values}
    fresh = [value for value in values if _words(value) not in known]
    page.kept += [f"{name}, {label}: {one}" for one in known if one not in coming]
    if not fresh:
        return
    hidden = any(holds_internal(one) and _known_by(one) not in coming for one in there.items)
    why = ("it may be one of the entries that are internal, in other words" if hidden
           else page.add(holder, fact, fresh))
    if why:
        page.by_hand += [f"{name}, {label}, “{_words(value)}”: {why}" for value in fresh]
    else:
        page.changes += [Change(name, f"{label}, one more", "", shown(value)) for value in fresh]


def _known_by(node: Node) -> str:
    """What an entry of the file is known by, whoever it is for."""
    if not isinstance(node, Tree):
        return _words(as_value(node))
    return _words({key_name(key.value): as_value(held(value)) for key, value in node.entries
                   if key_name(key.value) != "audience"})


def _words(value: Value) -> str:
    """What an entry is known by: its text, whatever else its author has added."""
    if isinstance(value, Mapping):
        found = value.get("text") or value.get("what") or value.get("value")
        return shown(found) if found else "; ".join(all_words(value))
    return shown(value)
