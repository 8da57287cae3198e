"""What is measured at one size: the tools in turn, and goldenthread's check, edit and office files."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from bench.corpus import make
from bench.ours import TODAY
from bench.peers import OURS, PEERS
from bench.run import FailedError, Prepared, Run, Weight, content, timed, weight

OFFICE = ("docx", "xlsxwriter", "icalendar")
OFFICE_MOST = 1000
"""The most actions for which office files are made: they grow with the plans, and are told for 1000 actions."""
PARTS = Path(__file__).with_name("parts.py")
ALONE = {"GOLDENTHREAD_WORKERS": "1"}
"""What has a build do all by itself, so that the times of its parts add up."""


@dataclass(slots=True)
class Sized:
    """All that was measured at one size, in the order of the rounds.

    `runs` are cold builds by tool, in `rounds` rounds, `sites` what each tool's site holds.
    `edits` are builds after one edit, by tool; `same` says whether goldenthread's was what a cold build makes.
    `office` are cold builds without and with office files, one right after the other. `parts` are the seconds of the
    processor that each part of a cold build took, without office files and, where they were made, with them.
    """

    actions: int
    rounds: int
    runs: dict[str, list[Run]] = field(default_factory=dict)
    edits: dict[str, list[Run]] = field(default_factory=dict)
    sites: dict[str, Weight] = field(default_factory=dict)
    checks: list[Run] = field(default_factory=list)
    office: list[tuple[Run, Run]] = field(default_factory=list)
    parts: dict[str, float] = field(default_factory=dict)
    office_parts: dict[str, float] = field(default_factory=dict)
    same: bool | None = None
    failed: dict[str, str] = field(default_factory=dict)

    def ratio(self, of: Callable[[Run], float], ours: list[Run], theirs: list[Run]) -> float | None:
        """The median of the ratios of two tools, round by round."""
        pairs = list(zip(ours, theirs, strict=False))
        return median(of(one) / of(other) for one, other in pairs) if pairs else None

    def against(self, peer: str, of: Callable[[Run], float]) -> float | None:
        """goldenthread's cold build against a peer's."""
        return self.ratio(of, self.runs.get(OURS.name, []), self.runs.get(peer, []))

    def with_itself(self, other: list[Run], of: Callable[[Run], float]) -> float | None:
        """Something else of goldenthread against its cold build of the same round."""
        return self.ratio(of, other, self.runs.get(OURS.name, []))


def measure(actions: int, rounds: int, programs: Path, place: Path, tell: Callable[[str], None]) -> Sized:
    """Measures all at one size; a round is one run of each, in turn."""
    sized = Sized(actions, rounds)
    corpus = make(actions)
    folder = place / str(actions)
    prepared = [Prepared.write(one, corpus, folder) for one in (OURS, *PEERS) if actions <= one.most]
    for number in range(rounds):
        for one in prepared:
            if one.contestant.name not in sized.failed:
                _build(sized, one, programs, number, tell)
            if one.contestant is OURS and OURS.name not in sized.failed:
                try:
                    _ourselves(sized, one, programs, number, tell)
                except FailedError as error:
                    tell(f"not all of goldenthread could be measured at {actions}: {error}")
    shutil.rmtree(folder)
    return sized


def _build(sized: Sized, one: Prepared, programs: Path, number: int, tell: Callable[[str], None]) -> None:
    name = one.contestant.name
    try:
        run = one.cold(programs)
        tell(f"{sized.actions} actions, round {number + 1}: {name} {run.wall:.2f} s, {run.peak:.0f} MiB")
        sized.runs.setdefault(name, []).append(run)
        sized.sites[name] = weight(one.site, one.site / one.contestant.index)
        if one.contestant.edited(one.corpus):
            one.edit(number)
            edited = one.build(programs)
            tell(f"{sized.actions} actions, round {number + 1}: {name} after one edit {edited.wall:.2f} s")
            sized.edits.setdefault(name, []).append(edited)
    except (FailedError, OSError) as error:
        sized.failed[name] = str(error)
        tell(f"{name} failed at {sized.actions}: {error}")


def _ourselves(sized: Sized, one: Prepared, programs: Path, number: int, tell: Callable[[str], None]) -> None:
    """The check and, in the first round, whether the edited site is the cold one, and a build with office files."""
    check = timed([str(programs / "python"), "-m", "goldenthread", "check", "--today", TODAY], one.folder)
    tell(f"{sized.actions} actions, round {number + 1}: check {check.wall:.2f} s")
    sized.checks.append(check)
    if number:
        return
    edited = content(one.site)
    sized.parts = _parts(one, programs, tell)
    if not sized.parts:
        one.cold(programs)
    cold = content(one.site)
    sized.same = edited == cold
    if not sized.same:
        differing = sorted(name for name in {*edited, *cold} if edited.get(name) != cold.get(name))
        tell(f"{len(differing)} files differ after an edit from a cold build's: {', '.join(differing[:5])}")
    if sized.actions <= OFFICE_MOST and all(find_spec(name) for name in OFFICE):
        without = one.cold(programs)
        with_office = Path(sys.executable).parent
        run = one.cold(with_office)
        tell(f"{sized.actions} actions: with office files {run.wall:.2f} s")
        sized.office.append((without, run))
        sized.office_parts = _parts(one, with_office, tell)


def _parts(one: Prepared, programs: Path, tell: Callable[[str], None]) -> dict[str, float]:
    """The seconds of the processor that each part of one more cold build takes; none where it cannot be built so."""
    one.clean()
    file = one.folder / "parts.json"
    try:
        timed([str(programs / "python"), str(PARTS), str(file), "build", "--today", TODAY], one.folder, ALONE)
        found = json.loads(file.read_text("utf-8"))
    except (FailedError, OSError, ValueError) as error:
        tell(f"the parts of a build could not be told apart: {error}")
        return {}
    for name in found["gone"]:
        tell(f"{name} is not there: its time counts for what calls it")
    return dict(found["parts"])
