"""Lists of names proposed for a project that has none yet: organisations and roles, their spellings put together."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.intake.log import Log, Sort
from goldenthread.intake.names import Proposed, proposed
from goldenthread.intake.write import Facts, Value, written
from goldenthread.messages.catalogue import listed, quoted
from goldenthread.model.fields import slug


def lists_of_names(names: Sequence[str], folder: str, stem: str, log: Log) -> dict[str, str]:
    """The texts of the lists by their path: one of organisations, and one of roles where a name looks like a role."""
    made: dict[str, str] = {}
    every = proposed(names)
    taken: set[str] = set()
    for plural, chosen in (("organisations", [one for one in every if not one.role]),
                           ("roles", [one for one in every if one.role])):
        if not chosen:
            continue
        path = f"{folder}/{stem}-{plural}.yml"
        made[path] = written({"kind": plural, plural: [_entry(one, taken, path, log) for one in chosen]})
        log.add(Sort.INFERRED, path, f"proposed, as the project has no such list: "
                                     f"{listed([quoted(one.title) for one in chosen], 'and')}")
    return made


def _entry(one: Proposed, taken: set[str], path: str, log: Log) -> Value:
    name = slug(one.title)
    entry: Facts = {}
    if name in taken:
        entry["name"] = next(f"{name}-{at}" for at in range(2, 1000) if f"{name}-{at}" not in taken)
    taken.add(str(entry.get("name", name)))
    entry["title"] = one.title
    if one.aliases:
        entry["aliases"] = list(one.aliases)
        spelt = listed([quoted(alias) for alias in one.aliases], "and")
        log.add(Sort.INFERRED, path, f"{quoted(one.title)} is also spelt {spelt}")
    if one.by_letters:
        entry["inferred"] = ["aliases"]
        log.add(Sort.DOUBTFUL, path, f"{listed([quoted(a) for a in one.by_letters], 'and')} may stand for "
                                     f"{quoted(one.title)}: only the first letters say so")
    return entry
