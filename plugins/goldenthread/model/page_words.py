"""The words of the site's own pages (buttons, headings, dates) in other languages, from one list for each.

A list is a file in `languages/`, in which a translator finds each English phrase with its own words beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from goldenthread.model.languages import ENGLISH

FOLDER = Path(__file__).parent.parent / "languages"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language: for each English phrase its own, the months, and how a date is put together.

    `months` stand alone (`month_year`), `months_of_days` beside a day (`day_month_year`).
    """

    words: Mapping[str, str]
    months: tuple[str, ...] = ()
    months_of_days: tuple[str, ...] = ()
    month_year: str = ""
    day_month_year: str = ""


@cache
def catalogue(tag: str) -> Catalogue:
    """The catalogue of a language; an empty one where there is none."""
    file = FOLDER / f"{tag}.yml"
    if not file.is_file():
        return Catalogue({})
    read = yaml.safe_load(file.read_text("utf-8"))
    return Catalogue(read["words"], tuple(read["months"]), tuple(read["months_of_days"]),
                     read["month_year"], read["day_month_year"])


def has_words(tag: str) -> bool:
    """Whether the page's own words are there in a language."""
    return tag == ENGLISH or bool(catalogue(tag).words)
