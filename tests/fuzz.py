"""Files nobody would write, and whether each is read or refused in time: `python tests/fuzz.py --minutes 60`.

What is found (an error of the program, or a file that takes too long) is written to `tests/cases/found`, as small as it
was tried; `test_what_the_fuzzer_found` tries each again, for good. A file is kept as pieces of text with how often each
comes, so that a long one is a few words; its bytes are the text's in UTF-8, those that are none written as surrogates.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from click.testing import CliRunner

from cases_reader import CASES
from fuzz_inputs import EXAMPLES, INPUTS
from fuzz_updates import PLAN, SHEET, filled, plan_meanwhile, sheet_back
from goldenthread.build import build_site, check_project
from goldenthread.cli import main as command
from goldenthread.intake.bring import read_content
from goldenthread.intake.log import Log
from goldenthread.intake.names import KnownNames
from goldenthread.intake.plan import read_plan
from goldenthread.intake.tables import tables_of
from goldenthread.intake.write import written
from goldenthread.source.files import read_document, read_text
from goldenthread.source.project import read_project
from small_project import CONFIG, write

TARGETS = [*INPUTS, sheet_back, plan_meanwhile]
FOUND = CASES / "found"
PAGE = {"strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n", "actionplans/.keep": ""}
TODAY = dt.date(2026, 11, 22)
SECONDS = 20.0
"""How long one file of up to 100 kB may take the processor; what people write takes under a second."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A file that was tried: its path in a project, the pieces of its text, and how often each comes."""

    path: str
    pieces: tuple[tuple[str, int], ...]

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return "".join(piece * times for piece, times in self.pieces).encode("utf-8", "surrogateescape")

    def keep(self, why: str) -> Path:
        """Writes the file down as a case; gives its path."""
        text = json.dumps({"why": why, "path": self.path, "pieces": self.pieces}, indent=1, ensure_ascii=True)
        FOUND.mkdir(parents=True, exist_ok=True)
        case = FOUND / f"{hashlib.sha256(self.content).hexdigest()[:12]}.json"
        case.write_text(text + "\n", "utf-8")
        return case


def kept(case: Path) -> Tried:
    """A case that was written down."""
    told = json.loads(case.read_text("utf-8"))
    return Tried(told["path"], tuple((piece, times) for piece, times in told["pieces"]))


class TooLongError(Exception):
    """The processor was busy with a file for longer than it may be."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Ends what is in the block after so many seconds of the processor's time, where the system has such a clock."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def fault(tried: Tried, root: Path, seconds: float = SECONDS) -> str | None:
    """What goes wrong with a file in a project of examples, in a few lines; None where it is read or refused."""
    write(root, {"mkdocs.yml": CONFIG, **(EXAMPLES if tried.path != "mkdocs.yml" else PAGE)})
    file = root / tried.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(tried.content)
    try:
        with _limited(seconds):
            if tried.path == SHEET:
                _take_back(root)
            elif file.suffix in (".csv", ".docx", ".xlsx"):
                _bring(file)
            elif file.name == "mkdocs.yml":
                _build(root)
            else:
                _make(root)
            if tried.path == PLAN:
                (root / SHEET).write_bytes(filled())
                _take_back(root)
    except TooLongError:
        return f"over {seconds:.0f} s of the processor's time: {_where()}"
    except Exception:
        return f"an error of the program: {_where()}"
    return None


def _where() -> str:
    kind, error, trace = sys.exc_info()
    ours = [frame for frame in traceback.extract_tb(trace) if "goldenthread" in frame.filename]
    steps = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(ours[-6:]))
    return f"{kind.__name__ if kind else ''} {str(error)[:200]} in {steps}"


def _make(root: Path) -> None:
    project, problems = read_project(root, today=TODAY)
    if problems:
        return
    checked = check_project(project)
    for problem in checked.report:
        assert problem.message, "a problem without words"
        assert problem.remedy, f"{problem.code} without a remedy"
    if not checked.report.has_errors:
        build_site(checked)


def _build(root: Path) -> None:
    """Checks and builds by the command, as MkDocs reads settings in its own way."""
    for words in (["check"], ["build", "--site-dir", "made"]):
        _command(root, *words)


def _take_back(root: Path) -> None:
    """Puts what a sheet says into the plan: one that could be read can still be."""
    was = _reads(root / PLAN)
    _command(root, "import", SHEET, "--accept", "--today", TODAY.isoformat())
    assert not was or _reads(root / PLAN), "a plan that cannot be read any more"


def _reads(plan: Path) -> bool:
    text, problem = read_text(plan, PLAN)
    return text is not None and not problem and not read_document(PLAN, plan.name, text)[1]


def _command(root: Path, *words: str) -> None:
    before = Path.cwd()
    os.chdir(root)
    try:
        done = CliRunner().invoke(command, words)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
    finally:
        os.chdir(before)


def _bring(file: Path) -> None:
    content, problem = read_content(file, file.name)
    assert (content is None) == (problem is not None), "neither content nor a problem"
    if content is None:
        return
    log = Log()
    tables = tables_of(content, {}, log)
    plan = read_plan(content, tables, "our-plan", KnownNames(), log) if tables else None
    if plan and plan.actions:
        written(plan.facts)
    log.text("What was done")


def tried(seed: int, only: str = "") -> Tried:
    """The file of a seed: the same for the same seed, whatever else is tried; `only` is the sort it is to be of."""
    chance = random.Random(seed)
    targets = [target for target in TARGETS if target.__name__ == (only or target.__name__)]
    path, pieces = targets[seed % len(targets)](chance)
    return Tried(path, tuple(pieces))


def main() -> None:
    """Tries new files until the time is over; says what was found and where it lies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None, help="where to start; the clock unless said")
    parser.add_argument("--only", choices=sorted({target.__name__ for target in TARGETS}), default="",
                        help="the sort of file to try; all unless said")
    said = parser.parse_args()
    seed = int(time.time()) * 1000 if said.seed is None else said.seed
    start, ends, found = seed, time.monotonic() + said.minutes * 60, 0
    while time.monotonic() < ends:
        one = tried(seed, said.only)
        with tempfile.TemporaryDirectory() as folder:
            why = fault(one, Path(folder))
        if why:
            found += 1
            print(f"seed {seed}: {why}\n  kept in {one.keep(why)}", flush=True)
        seed += 1
    print(f"Tried {seed - start} files from seed {start} in {said.minutes:g} minutes: {found} found.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
