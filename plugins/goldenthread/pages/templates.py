"""The templates of pages: where they lie, what they may call, and how a call in one is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import MethodType
from typing import Any

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Context

from goldenthread.model.telephone import dialled
from goldenthread.pages.furniture import day_in
from goldenthread.pages.item import LONGEST_LABEL, Item
from goldenthread.pages.thread import amount

THEME = Path(__file__).parent.parent / "theme" / "templates"


class _Calling(Context):
    """Calls the methods of views without asking each first whether it wants the context: none does."""

    def call(self, called: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        """What a call in a template gives."""
        if type(called) is not MethodType:
            return super().call(called, *given, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*given, **named)


@cache
def environment(kinds_folder: Path) -> Environment:
    """The templates of the kinds (`kinds/strategy/strategy.html`) and the shared ones (`theme/macros.html`)."""
    made = Environment(
        loader=PrefixLoader({"kinds": FileSystemLoader(kinds_folder), "theme": FileSystemLoader(THEME)}),
        extensions=["jinja2.ext.do"], autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        auto_reload=False,
    )
    made.context_class = _Calling
    made.filters |= {
        "day": day, "amount": amount, "by_letter": by_letter, "plural": plural, "day_in": day_in, "dial": dialled,
        "capital": lambda words: (words or "")[:1].upper() + (words or "")[1:],
    }
    made.globals["longest_label"] = LONGEST_LABEL
    return made


def by_letter(items: list[Item]) -> list[tuple[str, list[Item]]]:
    """Items in the order of an alphabet, under their first letters; what starts with none comes first, under #."""
    listed = sorted(items, key=lambda item: item.title.casefold())
    found: dict[str, list[Item]] = {}
    for item in listed:
        first = item.title.lstrip("‘'“\"")[:1].upper()
        found.setdefault(first if first.isalpha() else "#", []).append(item)
    return sorted(found.items())


def day(date: dt.date) -> str:
    """A date as people write it: 22 November 2026."""
    return f"{date.day} {date:%B %Y}"


def plural(number: int, word: str, words: str | None = None) -> str:
    """A number with its word: 1 action, 2 actions."""
    return f"{number} {word if number == 1 else words or word + 's'}"
