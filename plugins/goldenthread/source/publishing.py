"""What mkdocs.yml says about publishing: the repository, the guard for small numbers, what only colleagues see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from goldenthread.messages import files as say
from goldenthread.problems import Place, Problem

PEOPLE = (
    "people", "person", "persons", "child", "children", "girl", "girls", "boy", "boys", "baby", "babies", "infant",
    "infants", "adolescent", "adolescents", "teenager", "teenagers", "youth", "youths", "leaver", "leavers", "pupil",
    "pupils", "student", "students", "resident", "residents", "carer", "carers", "parent", "parents", "headcount",
    "individual", "individuals", "sibling", "siblings", "brother", "brothers", "sister", "sisters",
)

ALIKE = frozenset({
    "barbies", "beaver", "beavers", "bother", "bothers", "capers", "cared", "career", "careers", "cares", "carter",
    "carters", "carver", "carvers", "cater", "caters", "cavers", "chile", "chili", "chill", "gills", "girly",
    "leader", "leaders", "leaner", "leaven", "leaves", "lever", "levers", "mister", "misters", "mouth", "mouths",
    "parson", "parsons", "patent", "patents", "persona", "personas", "president", "presidents", "rabies", "scarer",
    "sitter", "sitters", "south", "weaver", "weavers",
})
"""Words of their own that are one letter away from a word for people."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """How a council publishes.

    `gaps` says in which edition the gaps are shown; `repository` who can read the source files: a public repository
    must hold nothing internal; `threshold` is the largest count of people that is withheld, and `width` how wide the
    range must be that a reader is left with; `mode` whether counts are withheld or rounded to five; `units` what else,
    beside the usual words, stands for people; `earlier` folders or files of records.json that were published before;
    `changes` in which edition it is told what changed, if in any; `due_soon` and `no_update_after` how many days ahead
    count as soon, and after how many without news an action has no recent update; `examples` whether items marked as
    examples are shown, or refused: a council's own site has none.
    """

    gaps: str = "internal"
    repository: str = "public"
    threshold: int = 5
    width: int = 4
    mode: str = "withhold"
    units: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    changes: str = "internal"
    due_soon: int = 30
    no_update_after: int = 92
    examples: str = "shown"

    def counts_people(self, unit: object) -> bool:
        """Whether some words, such as a unit, speak of people: they hold one of the usual words, or one that is set."""
        words = " ".join(str(unit or "").casefold().replace("’", "'").split())
        return _any_of((*PEOPLE, *(word.casefold() for word in self.units))).search(words) is not None

    def nearly_people(self, unit: object) -> tuple[str, str] | None:
        """The word of a unit that is one slip away from a word for people, and that word; None where none is."""
        known = (*PEOPLE, *(word.casefold() for word in self.units))
        for word in re.findall(r"[^\W\d_]{5,}", str(unit or "")):
            typed = word.casefold()
            near = next((one for one in known if len(one) > 4 and one_slip(typed, one)), None)
            if near and typed not in known and typed not in ALIKE:
                return word, near
        return None


def one_slip(typed: str, meant: str) -> bool:
    """Whether a word has one letter too many, too few or wrong, or two that have changed places."""
    one, two = sorted((typed, meant), key=len)
    at = next((at for at, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]), len(one))
    if len(one) < len(two):
        return one[at:] == two[at + 1:]
    swapped = one[at:at + 2] == two[at:at + 2][::-1] and one[at + 2:] == two[at + 2:]
    return one != two and (one[at + 1:] == two[at + 1:] or swapped)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of some words; each is tried with what must not follow it: one may begin another."""
    return re.compile("|".join(rf"(?<![\w]){re.escape(word)}(?![\w']|'s)" for word in words))


def line_of(path: str, text: str, name: str) -> Place:
    """The line of a setting in a configuration, found by its name; the first line where it is nowhere."""
    for at, row in enumerate(text.split("\n")):
        if row.strip().startswith(f"{name}:"):
            return Place(path, at + 1, len(row) - len(row.lstrip()) + 1)
    return Place(path)


@dataclass(slots=True)
class Reader:
    """Reads the settings one by one; what cannot be used is a problem, and the safe setting holds."""

    text: str
    path: str
    problems: list[Problem] = field(default_factory=list)

    def place(self, name: str) -> Place:
        """The line of a setting, found by its name: MkDocs' own file may hold tags that no reader of ours allows."""
        return line_of(self.path, self.text, name)

    def one_of(self, *words: str) -> Callable[[str, Any], str | None]:
        """One of a few words; YAML takes a bare off for the opposite of true."""

        def read(name: str, value: Any) -> str | None:
            said = "off" if value is False and "off" in words else str(value)
            if said in words:
                return said
            self.wrong(name, value, " or ".join(words))
            return None

        return read

    def number(self, least: int, most: int) -> Callable[[str, Any], int | None]:
        """A whole number between two."""

        def read(name: str, value: Any) -> int | None:
            if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
                return value
            self.wrong(name, value, f"a whole number from {least} to {most}")
            return None

        return read

    def words(self, name: str, value: Any) -> tuple[str, ...] | None:
        """One text, or a list of texts."""
        listed = value if isinstance(value, list) else [value]
        if listed and all(isinstance(one, str) and one.strip() for one in listed):
            return tuple(listed)
        self.wrong(name, value, "a word, or a list of words")
        return None

    def given(
        self, known: Mapping[str, Callable[[str, Any], Any]], settings: Iterable[tuple[str, str, Any]]
    ) -> dict[str, Any]:
        """Each setting (group, name, value) as its reader takes it; what is not known, or no group, is a problem."""
        taken: dict[str, Any] = {}
        for group, name, value in settings:
            if name == "":
                self.problems.append(say.setting_value(self.place(group), group, str(value), "settings of its own"))
            elif name not in known:
                self.problems.append(say.unknown_setting(self.place(name), name, sorted(known)))
            elif (read := known[name](name, value)) is not None:
                taken[name] = read
        return taken

    def wrong(self, name: str, value: Any, wanted: str) -> None:
        """Notes that a setting has a value that it cannot have."""
        self.problems.append(say.setting_value(self.place(name), name, str(value), wanted))


def read_publishing(groups: Mapping[str, Any], path: str, text: str) -> tuple[Publishing, tuple[Problem, ...]]:
    """The settings under `publish:` and `publishing:`, which are one and the same, and what is wrong with them."""
    reader = Reader(text, path)
    known: dict[str, Callable[[str, Any], Any]] = {
        "gaps": reader.one_of("internal", "public"),
        "repository": reader.one_of("public", "private"),
        "threshold": reader.number(1, 100),
        "width": reader.number(1, 100),
        "mode": reader.one_of("withhold", "round5"),
        "units": reader.words,
        "earlier": reader.words,
        "changes": reader.one_of("internal", "public", "off"),
        "due_soon": reader.number(1, 366),
        "no_update_after": reader.number(1, 366),
        "examples": reader.one_of("shown", "refused"),
    }
    assert set(known) == {one.name for one in fields(Publishing)}  # noqa: S101  (a setting has its reader)
    given = reader.given(known, settings_of(groups, "publish", "publishing"))
    return Publishing(**given), tuple(reader.problems)


def settings_of(groups: Mapping[str, Any], *names: str) -> Iterator[tuple[str, str, Any]]:
    """Each setting of the groups with these names; a group that is none has the name ""."""
    for group in names:
        settings = groups.get(group)
        if isinstance(settings, Mapping):
            yield from ((group, str(name), value) for name, value in settings.items())
        elif settings is not None:
            yield group, "", settings
