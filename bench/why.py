"""What stands in the way of a target that is not met, in words made from what was measured."""

from __future__ import annotations

from bench.parts import CHECKING, GARBAGE, ITEMS, LOADING, OWN, PUBLIC, THEME
from bench.peers import OURS, PEERS
from bench.results import Results

PAGES = (ITEMS, OWN, THEME)
MORE_THAN_THE_SIZE = 1.1
LEAST = 0.02
"""The least share of a build's time that a part must take to be told by itself."""


def cold(results: Results) -> str:
    """Why a cold build takes longer than another tool's: what its pages hold, and what else it does."""
    sized = results.largest
    if sized is None or OURS.name not in sized.sites:
        return ""
    held = [f"one of {one.name} {at.page / 1000:.0f} KB and {at.links:.0f}" for one in PEERS
            if (at := sized.sites.get(one.name))]
    ours = sized.sites[OURS.name]
    said = (f"At {sized.actions:,} actions a page of goldenthread holds {ours.page / 1000:.0f} KB of HTML and "
            f"{ours.links:.0f} links, {'; '.join(held)}.")
    if not sized.parts:
        return said
    files = [name for name in sized.parts if name.startswith("files: ")]
    return (f"{said} Of its processor time {_share(sized.parts, *PAGES)} make pages; "
            f"{_share(sized.parts, CHECKING, PUBLIC)} check what was read and choose what is public, and "
            f"{_share(sized.parts, *files)} make files for programs, which no other tool does here; "
            f"{_share(sized.parts, LOADING, GARBAGE)} are Python's own.")


def growth(results: Results) -> str:
    """Which parts grow faster than the site, between the two largest sizes."""
    known = [sized for _, sized in sorted(results.sizes.items()) if sized.parts][-2:]
    if len(known) < 2:
        return ""
    small, large = known
    times = large.actions / small.actions
    faster = [
        f"{part} ({took / small.parts[part]:.1f} times)" for part, took in _by_time(large.parts)
        if took > LEAST * sum(large.parts.values()) and took > small.parts.get(part, took) * times * MORE_THAN_THE_SIZE
    ]
    told = f"From {small.actions:,} to {large.actions:,} actions, {times:.1f} times as many, "
    return f"{told}these parts grow faster: {', '.join(faster)}." if faster else (
        f"{told}no part of the processor's time grows faster than the site.")


def one_edit(results: Results) -> str:
    """Why a build after one edit does most of what a cold build does."""
    return ("An action is named in lists, counts and links of many pages, so all is read, linked, checked and rendered "
            "anew; what is kept from one build to the next is only what takes longest for its size, such as office "
            f"files, of which the bench makes none. {_profile(results)}")


def preview(results: Results) -> str:
    """Why the live preview takes as long as it does."""
    return ("After an edit the preview makes the whole site anew, with the reading and the checks, in one process, and "
            "waits a moment first for further edits.")


def check(results: Results) -> str:
    """Why a check takes its share of a cold build."""
    return f"A check loads the code and does the reading, the linking and all checks. {_profile(results)}"


def memory(results: Results) -> str:
    """Why each page more takes memory."""
    return ("The HTML of one page takes about 25 KiB by itself. Of what is held when all pages are made, a third is "
            "that HTML, since MkDocs takes all pages before it writes the first; a quarter is the items with their "
            "links both ways, once whole and once as this edition may show them; a seventh is the files for programs; "
            "much of the rest is the place of each text, by which a problem names its line.")


def index(results: Results) -> str:
    """Why the index is as large as it is beside Material's."""
    return ("An action's entry takes about 750 bytes; some 530 of them are its author's words and the names of those "
            "who lead and take part, each said once, and the rest its address and its labels. The target leaves about "
            "500, so it could be met only by leaving out what people type.")


def _profile(results: Results) -> str:
    """The largest parts of a cold build at the largest size."""
    sized = results.largest
    if sized is None or not sized.parts:
        return ""
    told = ", ".join(f"{part} {_share(sized.parts, part)}" for part, _ in _by_time(sized.parts)[:4])
    return f"Most of a cold build's processor time at {sized.actions:,} actions is {told}."


def _by_time(parts: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(parts.items(), key=lambda one: -one[1])


def _share(parts: dict[str, float], *which: str) -> str:
    return f"{sum(parts.get(one, 0) for one in which) / sum(parts.values()):.0%}"
