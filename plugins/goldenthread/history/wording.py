"""Two wordings laid side by side: which words went and which came, without what stayed far from both."""

from __future__ import annotations

from difflib import SequenceMatcher

from goldenthread.model.change import Run

AROUND = 12


def plainly(words: str) -> str:
    """Words without what is mere layout: line ends, runs of spaces, the shape of a quotation mark."""
    return " ".join(words.translate(_SHAPES).split())


_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


def same(one: str, two: str) -> bool:
    """Whether two texts differ in layout at most."""
    return plainly(one) == plainly(two)


def likeness(one: str, two: str) -> float:
    """How alike two texts are, word by word, from 0 to 1."""
    return SequenceMatcher(None, plainly(one).casefold().split(), plainly(two).casefold().split()).ratio()


def side_by_side(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs, the words that the other lacks marked; long stretches that both have are cut."""
    before, after = old.split(), new.split()
    plain = [plainly(word) for word in before], [plainly(word) for word in after]
    left: list[Run] = []
    right: list[Run] = []
    steps = SequenceMatcher(None, *plain, autojunk=False).get_opcodes()
    for at, (what, a, b, c, d) in enumerate(steps):
        if what == "equal":
            first, last = at == 0, at == len(steps) - 1
            left.append(Run(_cut(before[a:b], first=first, last=last)))
            right.append(Run(_cut(after[c:d], first=first, last=last)))
            continue
        if b > a:
            left.append(Run(" ".join(before[a:b]), changed=True))
        if d > c:
            right.append(Run(" ".join(after[c:d]), changed=True))
    return tuple(left), tuple(right)


def _cut(words: list[str], *, first: bool, last: bool) -> str:
    """A stretch that both sides have, cut to what stands beside the change."""
    if (first and last) or len(words) <= 2 * AROUND + 4:
        return " ".join(words)
    if first:
        return " ".join(["…", *words[-AROUND:]])
    if last:
        return " ".join([*words[:AROUND], "…"])
    return " ".join([*words[:AROUND], "…", *words[-AROUND:]])
