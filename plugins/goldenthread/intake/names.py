"""“Lead Agency & Partners” taken apart: by the project's own lists of names, else by the words between names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.graph.hidden import hidden_from_the_public
from goldenthread.graph.naming import fold
from goldenthread.model.nearest import nearest
from goldenthread.model.record import Record

WHO = ("organisation", "body", "role")
LONGEST = 300
"""A run of more signs than this is no name of a list: trying every run of a long cell takes for ever."""

_STRONG = re.compile(r"\s*(?:[;\n•|]|,?\s+\band\b\s*(?=\n)|(?<=\n)and\b)\s*")
_AND = re.compile(r",?\s+(?:and|with|in partnership with|supported by|plus|together with)\s+|\s*/\s*(?=[A-Z]{2})"
                  r"|\s+\+\s+", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_LEADS = re.compile(r"\s*[(\[](?:the\s+)?lead(?:\s+(?:agency|partner|officer))?[)\]]\s*|^lead:\s*", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:partners?|partner agencies|supported by|supporting)\s*:\s*", re.IGNORECASE)
_ROLE = re.compile(r"\b(?:manager|director|head|officer|coordinator|co-ordinator|lead|worker|leader|champion|chair|"
                   r"member|commissioner|nurse|headteacher)\b", re.IGNORECASE)


@dataclass(slots=True)
class KnownNames:
    """The names that a project knows, in all their spellings; `seen` are those that other cells hold by themselves,
    `hidden` what is in no public edition, and `sizes` how many signs each name has.
    """

    spellings: dict[str, set[str]] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    likes: dict[str, str | None] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    sizes: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Notes how long the names are, so that most runs of words need not be looked up."""
        self.sizes |= {_size(name) for name in self.spellings}

    @classmethod
    def of(cls, records: Iterable[Record]) -> KnownNames:
        """The names of a project's organisations, bodies and roles."""
        records = list(records)
        spellings: dict[str, set[str]] = {}
        for record in records:
            if record.kind in WHO:
                aliases = record.facts.get("aliases") or ()
                for name in (record.title, record.id, *([aliases] if isinstance(aliases, str) else aliases)):
                    spellings.setdefault(fold(str(name)), set()).add(record.ref)
        return cls(spellings, hidden=hidden_from_the_public(records))

    def __contains__(self, name: str) -> bool:
        """Whether a name is in one of the project's lists."""
        return fold(name) in self.spellings

    def same(self, one: str, other: str) -> bool:
        """Whether two names mean one and the same, as far as the lists tell."""
        mine, theirs = fold(one), fold(other)
        return mine == theirs or bool(self.spellings.get(mine, set()) & self.spellings.get(theirs, set()))

    def secret(self, name: str) -> bool:
        """Whether a name may be that of somebody whom only colleagues may know of."""
        return not self.hidden.isdisjoint(self.spellings.get(fold(name), ()))

    def near(self, name: str) -> str | None:
        """The name of a list that one is near to, as the check would say it; none that is internal, since the log of an
        import lies where anybody may read it.
        """
        own = fold(name)
        if own not in self.likes:
            shown = [one for one in self.spellings if not self.secret(one)] if own not in self.spellings else []
            self.likes[own] = nearest(own, shown, 0.78)
        return self.likes[own]

    def learn(self, cells: Iterable[str]) -> None:
        """Takes names that stand alone in a cell, or on a line of it, as names in other cells too."""
        for cell in cells:
            for part in _STRONG.split(cell):
                own = _LEADS.sub("", part).strip(" ,.;")
                letters = all(len(word.strip(" &")) < 4 for word in own.split(","))
                if own and not _AND.search(own) and (letters or not _COMMA.search(own)):
                    self.seen.setdefault(fold(own), own)
                    self.sizes.add(_size(own))


def _size(name: str) -> int:
    """How many signs a name has, spaces not counted: the same for all its spellings."""
    return len("".join(name.casefold().split()))


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a cell, in their order; `lead` is the one that the cell itself marks as such."""

    names: tuple[str, ...]
    lead: str | None = None
    doubtful: bool = False


def names_in(cell: str, known: KnownNames) -> Names:
    """The names in a cell: the longest that are known first, what is left divided at the words between names."""
    lead = None
    found: list[str] = []
    doubtful = False
    for part in _parts(cell):
        mark = _LEADS.search(part)
        pieces = [part] if mark is None else [part[: mark.start()], part[mark.end() :]]
        named: list[list[str]] = []
        for piece in pieces:
            own = _LABEL.sub("", piece).strip(" ,.;&")
            names, unsure = _divided(own, known) if own and own.lower() not in ("and", "with") else ([], False)
            doubtful = doubtful or unsure
            named.append(names)
        if mark is not None and lead is None:
            lead = named[0][-1] if named[0] else next(iter(named[1]), None)
        found += [name for names in named for name in names]
    return Names(tuple(dict.fromkeys(found)), lead, doubtful)


def names_as_written(cell: str, known: KnownNames) -> Names:
    """The names in a cell of our own exports, which puts a semicolon between them; what is in no list is one name,
    unless somebody has typed names of the lists there with other words between.
    """
    found: list[str] = []
    for words in re.split(r"[;\n]", cell):
        own = " ".join(words.split())
        if own:
            found += [own] if own in known else _by_lists(own, KnownNames(known.spellings)) or [own]
    return Names(tuple(dict.fromkeys(found)))


def _parts(cell: str) -> Iterator[str]:
    """A cell divided where a line or a semicolon ends a name; a name that goes on in the next line is put together."""
    lines = [" ".join(line.split()) for line in re.split(r"[\n;•|]", cell)]
    held = ""
    for line in lines:
        if not line:
            continue
        held = f"{held} {line}".strip()
        if re.search(r"(?:,|&|/)$", line) and not re.search(r"\band$", line):
            continue
        yield re.sub(r"^(?:and|with|&)\s+|\s+(?:and|with)$", "", held, flags=re.IGNORECASE)
        held = ""
    if held:
        yield re.sub(r"\s+(?:and|with)$", "", held, flags=re.IGNORECASE)


def _divided(words: str, known: KnownNames) -> tuple[list[str], bool]:
    """The names in one line, and whether dividing it was a guess."""
    if words in known or fold(words) in known.seen:
        return [words], False
    taken = _by_lists(words, known)
    if taken is not None:
        return taken, False
    parts = [part.strip(" ,.;") for part in _AND.split(words)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and (all(_is_name(part, known) for part in parts) or not _COMMA.search(words)):
        return parts, not all(part in known or fold(part) in known.seen for part in parts)
    if _COMMA.search(words) and not _ROLE.search(words):
        every = [part.strip(" .;") for chunk in parts for part in _COMMA.split(chunk)]
        sure = [part in known or fold(part) in known.seen for part in every]
        names = [one or len(part.split()) > 1 or (part.isupper() and part.isalpha() and len(part) > 1)
                 for part, one in zip(every, sure, strict=True)]
        if all(names) or (sum(names) > len(names) / 2 and all(len(part) > 3 for part in every)):
            return every, not all(sure)
        return [words], True
    return [words], False


def _is_name(part: str, known: KnownNames) -> bool:
    return part in known or fold(part) in known.seen or not _COMMA.search(part)


def _by_lists(words: str, known: KnownNames) -> list[str] | None:
    """The names of the lists that words are made of, if nothing else stands between them."""
    ends = [match.end() for match in re.finditer(r"[^\s,;/&+-]+[^\w\s]*", words)]
    found: list[str] = []
    at = 0
    while at < len(words):
        name, end = "", at
        for stop in reversed(ends[bisect_right(ends, at) : bisect_right(ends, at + LONGEST)]):
            candidate = words[at:stop].strip(" ,;&+/-")
            bare = candidate.rstrip(".,;:")
            for one in (candidate, bare):
                if one and _size(one) in known.sizes and (one in known or fold(one) in known.seen):
                    name, end = one, stop
                    break
            if name:
                break
        if not name:
            return None
        found.append(name)
        gap = re.match(r"[\s,;:&+/|.-]*(?:(?:and|with|plus)\b[\s,;:&+/-]*)?", words[end:], re.IGNORECASE)
        at = end + (gap.end() if gap else 0)
        if at == end and at < len(words) and words[end - 1].isalnum():
            return None
    return found


@dataclass(frozen=True, slots=True)
class Proposed:
    """An entry for a list of names: the name, its other spellings, and whether it is a role rather than a partner."""

    title: str
    aliases: tuple[str, ...]
    role: bool
    by_letters: tuple[str, ...] = ()


def proposed(names: Sequence[str]) -> list[Proposed]:
    """Entries for names that no list holds, their spellings grouped; `by_letters` are those joined by initials only."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(re.sub(r"[.\s]", "", fold(name)), []).append(name)
    spelt = [list(dict.fromkeys(group)) for group in groups.values()]
    short = {_letters(group[0]): group for group in spelt if _is_short(group[0])}
    made = []
    for group in spelt:
        others = [other[0] for other in spelt if other is not group]
        if _is_short(group[0]) and any(_initials(other) == _letters(group[0]) for other in others):
            continue
        initials = short.get(_initials(group[0]), []) if not _is_short(group[0]) else []
        title, *rest = group
        made.append(Proposed(title, (*rest, *initials), bool(_ROLE.search(title)), tuple(initials)))
    return made


def _is_short(name: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", name)
    return 2 <= len(letters) <= 6 and letters.isupper()


def _letters(name: str) -> str:
    return re.sub(r"[^A-Za-z]", "", name).upper()


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"[A-Za-z][\w']*", name) if word.lower() not in ("and", "of", "the", "for")]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""
