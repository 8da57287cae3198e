"""Lists of names proposed for a project that has none yet: organisations and roles, their spellings put together."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.intake.log import Log, Sort
from goldenthread.intake.names import KnownNames, Proposed, proposed
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


def unlisted(names: Sequence[str], known: KnownNames, log: Log) -> None:
    """Notes the names that no list of a project holds: what each is near to, or else how it is also spelt."""
    near = {name: like for name in names if (like := known.near(name))}
    for name, like in near.items():
        log.add(Sort.DOUBTFUL, "names", f"{quoted(name)} is in no list of organisations, bodies or roles, though "
                                        f"{quoted(like)} is; it is written as the file has it")
    for one in proposed([name for name in names if name not in near]):
        spelt = [alias for alias in one.aliases if alias not in one.by_letters]
        also = f" (also spelt {listed([quoted(alias) for alias in spelt], 'and')})" if spelt else ""
        log.add(Sort.DOUBTFUL, "names", f"{quoted(one.title)}{also} is in no list of organisations, bodies or roles: "
                                        f"add it to one{', with its other spellings as aliases' * bool(spelt)}")
        _by_letters(one, "names", log)


def _by_letters(one: Proposed, place: str, log: Log) -> None:
    if one.by_letters:
        log.add(Sort.DOUBTFUL, place, f"{listed([quoted(a) for a in one.by_letters], 'and')} may stand for "
                                      f"{quoted(one.title)}: only the first letters say so")


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
        _by_letters(one, path, log)
    return entry
