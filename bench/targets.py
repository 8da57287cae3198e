"""What goldenthread should reach, and whether it did: ratios from one run, so that they hold on any computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from bench import why
from bench.measure import Sized
from bench.peers import HUGO_HEAVY, MATERIAL_ALONE, OURS
from bench.results import Results
from bench.run import Run

KIB = 1024
PHONE_PAGE = "promise"


@dataclass(frozen=True, slots=True)
class Target:
    """A target: what, in words; the most it may be; the value, of a size where it has one; and how it is written.

    `at` is the size it is set for; `measured` gives the value at a size, or None where it was not measured; `rounds`
    how often it was; `why` what stands in the way where it is not met.
    """

    what: str
    most: float
    at: int | None
    measured: Callable[[Results, int], float | None]
    why: Callable[[Results], str]
    form: str = "{:.2f}"
    rounds: Callable[[Results, int], int] = lambda results, size: results.sizes[size].rounds

    def value(self, results: Results) -> tuple[float, int] | None:
        """The value, at the size it is set for or else at the largest where it was measured; and that size."""
        for size in (self.at or 0, *sorted(results.sizes, reverse=True)[:None if self.at else 0]):
            value = self.measured(results, size)
            if value is not None:
                return value, size
        return None

    def row(self, results: Results) -> tuple[str, str, str, str, str]:
        """The row of the table: what, the target, what was measured, in how many rounds, and whether it is met.

        Where the size was not measured, the largest that was is told, and no verdict given.
        """
        target = f"≤ {self.form.format(self.most)}"
        found = self.value(results)
        if found is None:
            return self.what, target, "–", "–", "not measured"
        value, size = found
        told, rounds = self.form.format(value), str(self.rounds(results, size))
        if self.at and size != self.at:
            return self.what, target, f"{told} at {size:,}", rounds, f"not measured at {self.at:,}"
        return self.what, target, told, rounds, "met" if value <= self.most else "**not met**"

    def in_the_way(self, results: Results) -> str:
        """What stands in the way; empty where nothing does, or where nothing was measured."""
        found = self.value(results)
        return self.why(results) if found and found[0] > self.most else ""


def wall(run: Run) -> float:
    """The wall time of a run."""
    return run.wall


def cpu(run: Run) -> float:
    """The CPU time of a run."""
    return run.cpu


def _cold(peer: str) -> Callable[[Results, int], float | None]:
    return lambda results, size: results.sizes[size].against(peer, wall) if size in results.sizes else None


def _growth(results: Results, size: int) -> float | None:
    """How much longer twice the size takes, as the ratio of medians: sizes are not run in turn."""
    times = [
        [run.wall for run in results.sizes[one].runs.get(OURS.name, [])] if one in results.sizes else []
        for one in (size, size // 2)
    ]
    return median(times[0]) / median(times[1]) if all(times) else None


def _itself(which: Callable[[Sized], list[Run]]) -> Callable[[Results, int], float | None]:
    def ratio(results: Results, size: int) -> float | None:
        sized = results.sizes.get(size)
        return sized.with_itself(which(sized), wall) if sized else None

    return ratio


def memory(results: Results, tool: str) -> float | None:
    """The KiB that each page more adds to a tool's peak, from its smallest size to its largest."""
    known = [sized for _, sized in sorted(results.sizes.items()) if sized.runs.get(tool)]
    if len(known) < 2 or known[-1].sites[tool].pages <= known[0].sites[tool].pages:
        return None
    small, large = (max(run.peak for run in sized.runs[tool]) for sized in (known[0], known[-1]))
    return (large - small) * KIB / (known[-1].sites[tool].pages - known[0].sites[tool].pages)


def _index(results: Results, size: int) -> float | None:
    sized = results.sizes.get(size)
    if not sized or not {OURS.name, MATERIAL_ALONE.name} <= sized.sites.keys():
        return None
    return sized.sites[OURS.name].index / sized.sites[MATERIAL_ALONE.name].index


def _page(results: Results, _: int) -> float | None:
    weight = results.weights.get(PHONE_PAGE)
    return weight / 1000 if weight else None


def _largest(results: Results, _: int) -> int:
    return results.largest.rounds if results.largest else 0


def _once(results: Results, _: int) -> int:
    return 1


TARGETS = (
    Target("cold build, 5000 actions, against Material with a menu of plans", 0.08, 5000, _cold(MATERIAL_ALONE.name),
           why.cold),
    Target("cold build, 5000 actions, against Hugo with a heavy layout (then 1.2)", 2.0, 5000, _cold(HUGO_HEAVY.name),
           why.cold),
    Target("cold build, 1000 actions, against Material", 0.15, 1000, _cold(MATERIAL_ALONE.name), why.cold),
    Target("growth: 10,000 actions against 5000", 2.1, 10_000, _growth, why.growth),
    Target("build after one edit, 5000 actions, against its own cold build (then 0.2)", 0.40, 5000,
           _itself(lambda sized: sized.edits.get(OURS.name, [])), why.one_edit),
    Target("live preview, 300 actions: seconds from the edit to the changed page", 1.0, None,
           lambda results, _: results.preview, why.preview, rounds=lambda results, _: results.previews),
    Target("`check` of 5000 actions against the cold build", 0.4, 5000, _itself(lambda sized: sized.checks), why.check),
    Target("peak memory: KiB for each page more", 12, None, lambda results, _: memory(results, OURS.name), why.memory,
           "{:.0f}", _largest),
    Target("search index against Material's own, bytes, 5000 actions", 0.30, 5000, _index, why.index),
    Target("a promise's page on a phone, first visit, all it loads, packed, in KB", 150, None, _page, lambda _: "",
           "{:.0f}", _once),
)


def rows(results: Results) -> Iterator[tuple[str, ...]]:
    """The rows of all targets."""
    return (target.row(results) for target in TARGETS)


def in_the_way(results: Results) -> Iterator[tuple[str, str]]:
    """What stands in the way of each target that is not met: the reason, and the targets that it holds up."""
    held_up: dict[str, list[str]] = {}
    for target in TARGETS:
        if reason := target.in_the_way(results):
            held_up.setdefault(reason, []).append(target.what)
    return ((reason, "; ".join(whats)) for reason, whats in held_up.items())
