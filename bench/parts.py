"""One build of goldenthread in the folder it is called in, with the processor time of each of its parts.

`python parts.py FILE build …` does what `goldenthread build …` does, and writes the parts to a file as JSON. It stands
by itself, so that it runs in the environment of the build. A profiler that looks at every call makes small functions
look slow; here a clock is read at the doors between the parts and nowhere else. What a part calls that is a part
itself counts there alone, so that the parts add up to the whole.
"""

from __future__ import annotations

import functools
import gc
import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import GeneratorType
from typing import Any

LOADING, REST, GARBAGE = "starting, and loading the code", "all else", "looking for memory to use again"
READING, CHECKING, PUBLIC = "reading", "checking", "choosing what is public"
ITEMS, OWN, WORD = "pages of items", "other pages", "Word files"
THEME, WRITING, MKDOCS, SEARCH = "the theme around pages", "writing files", "MkDocs' own work", "search"
DOORS = {
    "goldenthread.build.read_sources": READING,
    "goldenthread.build.read_all": READING,
    "goldenthread.build.link": CHECKING,
    "goldenthread.build.read_queries": CHECKING,
    "goldenthread.build.Graph": CHECKING,
    "goldenthread.build.check": CHECKING,
    "goldenthread.build.in_public_files": PUBLIC,
    "goldenthread.build.before_publishing": PUBLIC,
    "goldenthread.build.publish": PUBLIC,
    "goldenthread.build.make_pages": OWN,
    "goldenthread.build.with_downloads": OWN,
    "goldenthread.build.with_data": "linked data put into pages",
    "goldenthread.build.used_files": OWN,
    "goldenthread.build.word_files": WORD,
    "goldenthread.build.originals": WORD,
    "goldenthread.exports.word.print_run": WORD,
    "goldenthread.exports.word.file": WORD,
    "goldenthread.exports.linked_data.things": "files: linked data",
    "goldenthread.pages.make._items": ITEMS,
    "goldenthread.pages.make.search_entries": SEARCH,
    "goldenthread.plugin.plugin.fill_index": SEARCH,
    "goldenthread.plugin.young.write_index": SEARCH,
    "material.plugins.search.plugin.SearchPlugin.on_page_context": SEARCH,
    "material.plugins.search.plugin.SearchPlugin.on_post_build": SEARCH,
    "goldenthread.plugin.shapes.Shapes.html": THEME,
    "goldenthread.plugin.plugin.GoldenthreadPlugin.on_post_page": THEME,
    "goldenthread.kept.Store.tidy": "keeping for the next build",
    "goldenthread.cli.exchange._exchange": "exchanging the sites",
    "goldenthread.cli.exchange._settle": "exchanging the sites",
    "mkdocs.commands.build.get_files": MKDOCS,
    "mkdocs.commands.build.get_navigation": MKDOCS,
    "mkdocs.commands.build._populate_page": MKDOCS,
    "mkdocs.commands.build._build_page": MKDOCS,
    "mkdocs.commands.build._build_theme_template": MKDOCS,
    "mkdocs.structure.pages.Page.validate_anchor_links": MKDOCS,
    "mkdocs.structure.files.Files.copy_static_files": WRITING,
    "mkdocs.utils.write_file": WRITING,
}
FILES = {"csv_described": "CSV, described", "linked_data": "linked data", "tables": "CSV", "figures": "CSV",
         "partners": "CSV", "stratml": "StratML", "spreadsheets": "Excel", "updates": "Excel"}


class Watch:
    """The processor time of each part, in seconds; one part runs at a time."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.within = [LOADING]
        self.since = 0.0

    def turn(self) -> None:
        """Counts the time since the last turn for the part that ran."""
        now = time.process_time()
        part = self.within[-1]
        self.spent[part] = self.spent.get(part, 0.0) + now - self.since
        self.since = now

    def enter(self, part: str) -> None:
        """Another part begins within this one."""
        self.turn()
        self.within.append(part)

    def leave(self) -> None:
        """The part that ran is done."""
        self.turn()
        self.within.pop()

    def timed(self, made: Callable[..., Any], part: str) -> Callable[..., Any]:
        """A function whose time counts for a part; what it would make bit by bit it makes at once."""

        @functools.wraps(made)
        def door(*given: Any, **named: Any) -> Any:
            self.enter(part)
            try:
                answer = made(*given, **named)
                return iter(list(answer)) if isinstance(answer, GeneratorType) else answer
            finally:
                self.leave()

        return door

    def garbage(self, phase: str, _: dict[str, int]) -> None:
        """Called by Python before and after it looks for memory to use again."""
        if phase == "start":
            self.enter(GARBAGE)
        else:
            self.leave()


def watch_doors(watch: Watch) -> list[str]:
    """Puts a clock at each door; gives those that are not there, whose time counts for what holds them."""
    gone = []
    for name, part in DOORS.items():
        at, last = _holder(name)
        made = getattr(at, last, None)
        if made is None:
            gone.append(name)
        else:
            setattr(at, last, watch.timed(made, part))
    table: Any = importlib.import_module("goldenthread.exports.table")
    table.EXPORTS = tuple(
        (form, watch.timed(export, f"files: {FILES.get(name, name)}"))
        for form, export in table.EXPORTS for name in [export.__module__.rpartition(".")[2]])
    return gone


def _holder(name: str) -> tuple[Any, str]:
    """The module or class that holds something, and what it is called there."""
    path, _, last = name.rpartition(".")
    try:
        return importlib.import_module(path), last
    except ModuleNotFoundError:
        module, _, of = path.rpartition(".")
        return getattr(importlib.import_module(module), of, None), last


def main() -> None:
    """Builds, and writes what each part took."""
    file, *said = sys.argv[1:]
    sys.path.pop(0)  # the bench's own folder: nothing there is a library
    watch = Watch()
    command = importlib.import_module("goldenthread.cli").main
    gone = watch_doors(watch)
    watch.enter(REST)
    gc.callbacks.append(watch.garbage)
    sys.argv = ["goldenthread", *said]
    try:
        command()
    finally:
        watch.turn()
        Path(file).write_text(json.dumps({"parts": watch.spent, "gone": gone}), "utf-8")


if __name__ == "__main__":
    main()
