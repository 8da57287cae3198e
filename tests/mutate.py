"""Small mistakes in the checks and the guard, and whether a test notices each: `python tests/mutate.py --most 150`.

First the tests of `KILLERS` run once as things are, which shows what each takes and which lines it reaches. Then a
mistake at a time (a mutant) is made in one file, and the tests that reach its line run, the quickest that reach most
first, until one fails. A mutant that none notices either changes nothing that anybody could see, or a test is missing.
Each run is a fork of this process, which has read the libraries and nothing of goldenthread. The same seed makes the
same mutants of the same code. Needs a POSIX system.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest
from hypothesis import Phase, settings

from mutants import Mutant, mutants_of

for library in ("mkdocs.commands.build", "openpyxl", "playwright.sync_api"):
    importlib.import_module(library)

TESTS = Path(__file__).parent
CODE = TESTS.parent / "plugins"
KILLERS = {
    "guard": ("test_small_numbers_cannot_be_worked_out", "test_small_numbers_at_the_edges"),
    "checks": (
        "test_bad_input", "test_accepted_input", "test_links_in_words", "test_vague_words_say_what_is_missing",
        "test_words_are_easy_to_read", "test_words_that_point_to_a_person", "test_words_that_are_not_on_any_page",
        "test_references_in_words", "test_every_link_is_held_to_the_rules",
    ),
}
"""The tests of each package: those of what it does, and none that builds a whole site or counts words in the code."""
ASIDE = (
    "wherever_it_stands", "within_a_second", "short_answer", "nested_too_deep", "line_ends_and", "thousands_of",
    "typed_as_the_answer", "html_and_script", "no_page_has_a_word", "is_not_text", "refused_build", "symbolic_link",
)
"""What the names of those have in them that are about reading files, about pages, or about time."""
SETTLED = ["-q", "-x", "-m", "not slow and not browser", "-k", " and ".join(f"not {words}" for words in ASIDE),
           "--timeout", "25", "-p", "no:cacheprovider", "-p", "no:xdist", "-W",
           "ignore::pytest.PytestAssertRewriteWarning"]
BECAME = {None: "hang", 0: "survived", 1: "killed", 2: "killed"}
"""What the exit codes of pytest say of a mutant: 1, that a test failed, and 2, that a module could not be read."""
LIVES = ("survived", "unreached")
FOLLOWED = 300
"""How many calls of a function are followed line by line in each test; more of them seldom reach another line."""
LONGEST = 120.0
"""Seconds of tests that are run against a mutant, as they take on the code as it is."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What a test takes, in seconds, and the lines it reaches, as `guard/audit.py:12`."""

    test: str
    seconds: float
    lines: frozenset[str]


class _Watch:
    """A plugin of pytest that writes down which lines of the packages each test reaches."""

    def __init__(self) -> None:
        self.reached: list[tuple[str, float, list[str]]] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        """Follows the code of a test; fixtures that are made once for many tests are none of them."""
        lines: set[tuple[str, int]] = set()
        calls: Counter[object] = Counter()
        roots = tuple(str(CODE / "goldenthread" / package) for package in KILLERS)

        def line(frame: FrameType, _event: str, _what: object) -> Any:
            lines.add((frame.f_code.co_filename, frame.f_lineno))
            return line

        def call(frame: FrameType, event: str, what: object) -> Any:
            code = frame.f_code
            if not code.co_filename.startswith(roots) or calls[code] >= FOLLOWED:
                return None
            calls[code] += 1
            return line(frame, event, what)

        started = time.perf_counter()
        sys.settrace(call)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            under = len(str(CODE / "goldenthread")) + 1
            told = sorted(f"{path[under:]}:{number}" for path, number in lines)
            self.reached.append((item.nodeid, time.perf_counter() - started, told))


class _Chosen:
    """A plugin of pytest that runs these tests only, in this order."""

    def __init__(self, tests: list[str]) -> None:
        self._place = {test: at for at, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leaves out the others: naming hundreds of tests one by one would take longer than they do."""
        items[:] = sorted((one for one in items if one.nodeid in self._place), key=lambda one: self._place[one.nodeid])


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module of goldenthread with its mistake in it."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = "goldenthread." + mutant.path.removesuffix(".py").replace("/", ".")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Finds that module only."""
        if fullname != self._name:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=str(CODE / "goldenthread" / self._mutant.path))

    def exec_module(self, module: ModuleType) -> None:
        """Runs its code."""
        path = CODE / "goldenthread" / self._mutant.path
        module.__file__ = str(path)
        exec(compile(self._mutant.tree(path.read_text("utf-8")), str(path), "exec"), module.__dict__)


def _forked(run: Callable[[], int], seconds: float) -> int | None:
    """The exit code of what runs in a fork of this process, where nothing is printed; None: it took too long."""
    child = os.fork()
    if not child:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        code = 70
        with suppress(BaseException):
            code = run()
        os._exit(code)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def reached_by_tests(kept: Path) -> list[Reached]:
    """What each test reaches: as `kept` says, or found out and written there."""
    def run() -> int:
        watch = _Watch()
        files = [f"{TESTS / name}.py" for names in KILLERS.values() for name in names]
        code = pytest.main([*SETTLED, *files], plugins=[watch])
        kept.write_text(json.dumps(watch.reached), "utf-8")
        return int(code)

    if not kept.exists() and _forked(run, 1200):
        kept.unlink(missing_ok=True)
        sys.exit("The tests fail on the code as it is: mend that first.")
    return [Reached(test, took, frozenset(lines)) for test, took, lines in json.loads(kept.read_text("utf-8"))]


def outcome(mutant: Mutant, reached: list[Reached]) -> str:
    """What becomes of a mutant: `killed` by a test, by a `hang`, or `survived`, or `unreached` by any test."""
    lines = {f"{mutant.path}:{line}" for line in range(mutant.first, mutant.last + 1)}
    ours = [one for one in reached if Path(one.test.split("::")[0]).stem in KILLERS[mutant.path.split("/")[0]]]
    near = [one for one in ours if one.lines & lines]
    if not near and mutant.at_import:
        near = [one for one in ours if any(line.startswith(mutant.path) for line in one.lines)]
    chosen: list[str] = []
    takes = 0.0
    # What reaches much of the file in little time comes first.
    much = {one.test: one.seconds / sum(line.startswith(mutant.path) for line in one.lines) for one in near}
    for one in sorted(near, key=lambda one: (much[one.test], one.test)):
        if takes < LONGEST:
            chosen.append(one.test)
            takes += one.seconds
    if not chosen:
        return "unreached"

    def run() -> int:
        sys.meta_path.insert(0, _Mutated(mutant))
        files = sorted({test.split("::")[0] for test in chosen})
        return int(pytest.main([*SETTLED, *files], plugins=[_Chosen(chosen)]))

    code = _forked(run, 60 + 2 * takes)
    return BECAME.get(code, f"no answer ({code})")


def main() -> None:
    """Makes mutants of each package, tries each, and tells what became of it and how many there were of each sort."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=150, help="how many mutants of each package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="only those that no test noticed in this file, an earlier answer")
    parser.add_argument("--reached", type=Path, help="where to keep what the tests reach, for the next time")
    said = parser.parse_args()
    os.chdir(TESTS.parent)
    sys.path.insert(0, str(CODE))
    settings.register_profile("mutants", phases=[Phase.explicit, Phase.generate])
    settings.load_profile("mutants")
    again = None
    if said.again:
        told = said.again.read_text("utf-8").split("\n")
        again = {line.partition(" s: ")[2] for line in told if line.startswith(LIVES)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        sys.pycache_prefix, sys.dont_write_bytecode = folder, False
        reached = reached_by_tests(said.reached or Path(folder) / "reached.json")
        for package in KILLERS:
            files = sorted((CODE / "goldenthread" / package).glob("*.py"))
            made = [one for file in files for one in mutants_of(f"{package}/{file.name}", file.read_text("utf-8"))]
            chosen = random.Random(said.seed).sample(made, min(said.most, len(made)))
            for one in sorted(chosen if again is None else (one for one in made if one.name in again)):
                started = time.monotonic()
                became = outcome(one, reached)
                counts[package][became] += 1
                print(f"{became} in {time.monotonic() - started:.0f} s: {one.name}", flush=True)
            print(f"{package}: of {len(made)} mutants {counts[package].total()} were tried (seed {said.seed}): "
                  + ", ".join(f"{count} {became}" for became, count in sorted(counts[package].items())), flush=True)


if __name__ == "__main__":
    main()
