"""`RESULTS.md`: what was measured, as tables in Markdown."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from bench.corpus import ONE_COUNCIL
from bench.measure import Sized
from bench.peers import OURS, PEERS
from bench.results import Results
from bench.run import MEMORY_DISK
from bench.targets import cpu, in_the_way, rows, wall

ALL = (OURS, *PEERS)
SHOWN = 0.005
"""The least seconds of a part that is shown."""
VERSIONS = """
import sys
from importlib.metadata import version
print(*(f"{name} {version(name)}" for name in sys.argv[1:]), sep=", ")
"""
HEAD = """\
# How fast it is

Made by `make bench`; see “The bench” in CONTRIBUTING.md for what is measured and how. All tools make a site of the same
made-up content: 35 actions to a plan, a page each, links both ways, tables, organisations, and a search. They run in
turn, each in a new process. A ratio is the median over the rounds of goldenthread's time by the other tool's in the
same round, so below 1 goldenthread is faster. goldenthread's own time holds its checks, its guard and its data files.
“A page” and “Links” are the mean of a site's pages: the bytes of HTML, and the links in it.
“Peak” is the most memory that one process of a tool held at once.
"""


def markdown(results: Results, programs: Path) -> str:
    """The whole file."""
    parts = [
        HEAD, _circumstances(programs, results.load),
        "## Targets\n", table(("What", "Target", "Measured", "Rounds", ""), rows(results)), *_in_the_way(results),
        *_parts(results), "## Cold builds\n", *(_size(sized) for _, sized in sorted(results.sizes.items())),
    ]
    if shards := _shards(results):
        parts += ["## In shards\n", "One council built by itself, and the largest corpus, which is that many councils "
                  "in one project. “Apart” is each council in a job of its own, one after another on this computer, "
                  "without links between them or one search. See “A site of many councils” in CONTRIBUTING.md.\n",
                  shards]
    if results.weights:
        parts += ["## A first visit on a phone\n",
                  f"Everything that a browser loads, texts packed with gzip; {results.read_at:,} actions.\n",
                  table(("Page", "KB"), ((sort, f"{size / 1000:.0f}") for sort, size in results.weights.items()))]
    if results.search:
        parts += ["## Search on a slow phone\n",
                  f"From the first touch of the search box, as soon as the page of an action has loaded, to the first "
                  f"result; and to the first result of the next words. {results.read_at:,} actions; the processor is "
                  "slowed down by Chromium, and the theme's search runs where it is slowed down too. Index and page "
                  "come from this computer.\n", _search(results)]
    return "\n".join(parts)


def _in_the_way(results: Results) -> list[str]:
    told = [f"**{whats[:1].upper()}{whats[1:]}**: {reason}\n" for reason, whats in in_the_way(results)]
    return ["## What stands in the way\n", *told] if told else []


def _parts(results: Results) -> list[str]:
    """Where the time of a cold build goes, by size, with shares at the largest."""
    known = [sized for _, sized in sorted(results.sizes.items()) if sized.parts]
    if not known:
        return []
    office = [sized for sized in known if sized.office_parts][-1:]
    columns = [sized.parts for sized in known] + [sized.office_parts for sized in office]
    heads = [f"{sized.actions:,}, s" for sized in known]
    heads += [f"{sized.actions:,} with office files, s" for sized in office]
    last = known[-1].parts
    shown = sorted({part for parts in columns for part in parts}, key=lambda part: (-last.get(part, 0), part))
    total = sum(last.values())
    lines = [(part, *(f"{parts.get(part, 0):.2f}" for parts in columns), f"{last.get(part, 0) / total:.1%}")
             for part in shown if any(parts.get(part, 0) >= SHOWN for parts in columns)]
    whole = "together", *(f"{sum(parts.values()):.2f}" for parts in columns), ""
    return ["## Where goldenthread's time goes\n",
            "Seconds of the processor in one cold build by itself, with a clock only at the doors between its parts; "
            f"each counts what no other part does. The share is that at {known[-1].actions:,} actions. The build has "
            "one process here: where the ordinary one shares its pages out among several, it takes less time on the "
            "clock, and a little more of the processors.\n",
            table(("Part", *heads, "Share"), [*lines, whole])]


def _circumstances(programs: Path, load: float | None) -> str:
    names = [name for one in ALL for name in one.packages]
    done = subprocess.run([str(programs / "python"), "-c", VERSIONS, *dict.fromkeys(names)], capture_output=True,
                          text=True, check=True)
    disk = "a disk in memory" if MEMORY_DISK.is_dir() else "an ordinary disk"
    busy = f" When it began, other work would have filled {load:.1f} processors." if load else ""
    return (f"Versions: {done.stdout.strip()}; Python {platform.python_version()}. {os.cpu_count()} processors, "
            f"{platform.system()}, {disk}.{busy}\n")


def _size(sized: Sized) -> str:
    times = "one round" if sized.rounds == 1 else f"{sized.rounds} rounds"
    parts = [f"### {sized.actions:,} actions, {times}\n", table(
        ("Tool", "Wall, s", "CPU, s", "Ratio", "Ratio, CPU", "After one edit", "Peak, MiB", "Pages", "A page, KB",
         "Links", "Site, MB", "Index, MB"),
        (_tool(sized, name) for name in sized.runs))]
    told = []
    if sized.checks:
        share = sized.with_itself(sized.checks, wall) or 0
        told.append(f"`check` took {median(run.wall for run in sized.checks):.2f} s, {share:.2f} of the cold build.")
    if sized.same is not None:
        told.append("After one edit the site was that of a cold build, byte for byte." if sized.same else
                    "**After one edit the site was not that of a cold build.**")
    if sized.office:
        more = median(made.cpu - without.cpu for without, made in sized.office) * 1000 / sized.actions
        told.append(f"Word, Excel and calendar files took {more:.1f} s of CPU more for each 1000 actions.")
    told += [f"{name} failed." for name in sized.failed]
    return "\n".join([*parts, " ".join(told) + "\n"])


def _tool(sized: Sized, name: str) -> tuple[str, ...]:
    runs = sized.runs[name]
    is_ours = name == OURS.name
    site = sized.sites[name]
    edits = sized.edits.get(name, [])
    share = sized.ratio(wall, edits, runs)
    return (
        name, f"{median(map(wall, runs)):.2f}", f"{median(map(cpu, runs)):.2f}",
        *("" if is_ours else f"{sized.against(name, of):.2f}" for of in (wall, cpu)),
        f"{share:.2f}" if share else "–", f"{max(run.peak for run in runs):.0f}", f"{site.pages:,}",
        f"{site.page / 1000:.1f}", f"{site.links:.0f}", f"{site.total / 1e6:.1f}", f"{site.index / 1e6:.2f}",
    )


def _shards(results: Results) -> str:
    """One council against many in one project; empty where only one of the two was measured."""
    ours, largest = OURS.name, results.sizes[max(results.sizes)]
    one = results.sizes.get(ONE_COUNCIL)
    if one is None or one is largest or not (one.runs.get(ours) and largest.runs.get(ours)):
        return ""
    parts = -(-largest.actions // ONE_COUNCIL)
    took = {sized.actions: median(map(wall, sized.runs[ours])) for sized in (one, largest)}
    return table(("", "Actions", "Wall, s", "Peak, MiB", "Site, MB", "Index, MB"), [
        (name, f"{actions:,}", f"{time:.1f}", f"{max(run.peak for run in sized.runs[ours]):.0f}",
         f"{times * sized.sites[ours].total / 1e6:.0f}", f"{times * sized.sites[ours].index / 1e6:.1f}")
        for name, actions, sized, times, time in (
            ("One council", one.actions, one, 1, took[one.actions]),
            (f"{parts} councils, apart", one.actions * parts, one, parts, parts * took[one.actions]),
            (f"{parts} councils, in one", largest.actions, largest, 1, took[largest.actions]),
        )
    ])


def _search(results: Results) -> str:
    speeds = sorted({slower for one in results.search.values() for slower in one.first})
    heads = [f"{what}, {f'{slower} × slower' if slower > 1 else 'not slowed'}, s"
             for slower in speeds for what in ("First", "Next")]
    return table(("Tool", "Index, KB", "packed", *heads), (
        (name, f"{one.index / 1000:.0f}", f"{one.packed / 1000:.0f}",
         *(f"{took[slower] / 1000:.2f}" for slower in speeds for took in (one.first, one.next)))
        for name, one in results.search.items()))


def table(heads: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    heads = tuple(heads)
    return "".join(f"| {' | '.join(line)} |\n" for line in (heads, ("---",) * len(heads), *lines))
