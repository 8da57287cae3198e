"""What the fuzzer found once is mended for good, and what it tries by chance is read or refused, in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz import FOUND, Tried, fault, kept, tried

FIRST_SEED, FILES = 20_261_122, 120


@pytest.mark.parametrize("case", sorted(FOUND.glob("*.json")), ids=lambda case: case.stem)
def test_what_was_found_is_mended(case: Path, tmp_path: Path) -> None:
    """Each file that once ended in an error of the program, or took too long, is read or refused."""
    assert fault(kept(case), tmp_path) is None


def test_a_file_is_kept_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any bytes, those that are no text too; and the same seed makes the same file."""
    monkeypatch.setattr("fuzz.FOUND", tmp_path)
    for one in (Tried("x.csv", (("a\udcff\x00é", 1), ("[", 3))), tried(4), tried(5)):
        assert kept(one.keep("why")) == one
    assert Tried("x.csv", (("a\udcff", 1), ("[", 3))).content == b"a\xff[[["
    assert tried(7) == tried(7)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_any_file_is_read_or_refused_in_time(tmp_path: Path) -> None:
    """Texts, facts, trees, bytes, settings, files of an office, update sheets: each without an error, and in time."""
    found = {}
    for seed in range(FIRST_SEED, FIRST_SEED + FILES):
        root = tmp_path / str(seed)
        if why := fault(tried(seed), root):
            found[seed] = why
    assert not found, "\n".join(f"seed {seed}: {why}" for seed, why in found.items())
