"""A question that a page asks of the items: which kind, which of them, and how they are shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.problems import Place

SHOWS = ("table", "list", "cards", "count")


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be asked of a kind's items, or shown of them in a column.

    `sort` says where it is found: `id`, `code`, `title`, `strategy`, `fact`, `group` (facts that belong
    together, such as a baseline), `link` (what an item leads to by the relation `name`), `back` (what leads to it),
    `holder` (what holds it), `held` (what it holds of that kind). `label` is its heading;
    `dated` that it is a date; `choices` the words it can have, where they are fixed; `kinds` what a link may lead to;
    `also` other ways to it: for a link what belongs with it (by `above` what its holders lead to, by `through` what
    holds what it leads to), for a fact what its words may name.
    """

    name: str
    sort: str
    label: str
    dated: bool = False
    choices: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    open: bool = False
    also: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: what is asked, how (`is`, `before`, `after`, `with`, `without`, `words`), and of which values.

    `words` are the values as typed, any of which will do; `targets` the items they name, for a link; `day` is the day
    that a date is held against.
    """

    how: str
    subject: Subject | None
    words: tuple[str, ...] = ()
    targets: frozenset[str] = frozenset()
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """One fenced block. `first` and `last` are the lines of the text that it takes, counted from 0."""

    kind: str
    first: int
    last: int
    place: Place
    filters: tuple[Filter, ...] = ()
    show: str = "table"
    columns: tuple[Subject, ...] = ()
    sort: Subject | None = None
    backwards: bool = False
    limit: int | None = None
    caption: str = ""
