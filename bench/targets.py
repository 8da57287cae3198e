"""What goldenthread should reach, and whether it did: ratios from one run, so that they hold on any computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median

from bench.measure import Sized
from bench.peers import HUGO_HEAVY, MATERIAL_ALONE, OURS
from bench.readers import Search
from bench.run import Run

KIB = 1024
PHONE_PAGE = "promise"


@dataclass(slots=True)
class Results:
    """All that was measured: by size, the preview in seconds, the bytes of pages, and search by tool.

    `load` is how many processes were waiting for a processor when it began, where the system tells.
    """

    load: float | None = None
    sizes: dict[int, Sized] = field(default_factory=dict)
    preview: float | None = None
    weights: dict[str, int] = field(default_factory=dict)
    search: dict[str, Search] = field(default_factory=dict)
    read_at: int = 0
    not_measured: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Target:
    """A target: what, in words; the most it may be; the value, of a size where it has one; and how it is written.

    `at` is the size it is set for; `measured` gives the value at a size, or None where it was not measured.
    """

    what: str
    most: float
    at: int | None
    measured: Callable[[Results, int], float | None]
    form: str = "{:.2f}"

    def row(self, results: Results) -> tuple[str, str, str, str]:
        """The row of the table: what, the target, what was measured, and whether it is met.

        Where the size was not measured, the largest that was is told, and no verdict given.
        """
        target = f"≤ {self.form.format(self.most)}"
        value = self.measured(results, self.at or 0)
        if value is not None:
            return self.what, target, self.form.format(value), "met" if value <= self.most else "**not met**"
        for size in sorted(results.sizes, reverse=True) if self.at else ():
            other = self.measured(results, size)
            if other is not None:
                return self.what, target, f"{self.form.format(other)} at {size:,}", f"not measured at {self.at:,}"
        return self.what, target, "–", "not measured"


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
    if len(known) < 2 or known[-1].pages[tool] <= known[0].pages[tool]:
        return None
    small, large = (max(run.peak for run in sized.runs[tool]) for sized in (known[0], known[-1]))
    return (large - small) * KIB / (known[-1].pages[tool] - known[0].pages[tool])


def _index(results: Results, size: int) -> float | None:
    sized = results.sizes.get(size)
    if not sized or not {OURS.name, MATERIAL_ALONE.name} <= sized.bytes.keys():
        return None
    return sized.bytes[OURS.name][1] / sized.bytes[MATERIAL_ALONE.name][1]


def _page(results: Results, _: int) -> float | None:
    weight = results.weights.get(PHONE_PAGE)
    return weight / 1000 if weight else None


TARGETS = (
    Target("cold build, 5000 actions, against Material with a menu of plans", 0.08, 5000, _cold(MATERIAL_ALONE.name)),
    Target("cold build, 5000 actions, against Hugo with a heavy layout (then 1.2)", 2.0, 5000, _cold(HUGO_HEAVY.name)),
    Target("cold build, 1000 actions, against Material", 0.15, 1000, _cold(MATERIAL_ALONE.name)),
    Target("growth: 10,000 actions against 5000", 2.1, 10_000, _growth),
    Target("build after one edit, 5000 actions, against its own cold build (then 0.2)", 0.40, 5000,
           _itself(lambda sized: sized.edits.get(OURS.name, []))),
    Target("live preview, 300 actions: seconds from the edit to the changed page", 1.0, None,
           lambda results, _: results.preview),
    Target("`check` of 5000 actions against the cold build", 0.4, 5000, _itself(lambda sized: sized.checks)),
    Target("peak memory: KiB for each page more", 12, None, lambda results, _: memory(results, OURS.name), "{:.0f}"),
    Target("search index against Material's own, bytes, 5000 actions", 0.30, 5000, _index),
    Target("a promise's page on a phone, first visit, all it loads, packed, in KB", 150, None, _page, "{:.0f}"),
)


def rows(results: Results) -> Iterator[tuple[str, str, str, str]]:
    """The rows of all targets."""
    return (target.row(results) for target in TARGETS)
