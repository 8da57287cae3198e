"""The corpus of the bench: the same from the same seed, and without a fault, so that only speed is measured."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bench.measure import Sized
from bench.parts import LOADING, Watch
from bench.readers import Search
from bench.results import Results
from bench.run import Run, Weight
from small_project import run

ACTIONS = "35"


@pytest.fixture(scope="module")
def corpora(project: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same corpus, written twice by processes whose hashes of words differ."""
    folders = [tmp_path_factory.mktemp("corpus") for _ in range(2)]
    for seed, folder in enumerate(folders):
        command = [sys.executable, "-m", "bench", ACTIONS, "--write", str(folder)]
        subprocess.run(command, cwd=project, env={**os.environ, "PYTHONHASHSEED": str(seed)}, check=True)
    return folders


def test_the_same_number_gives_the_same_bytes(corpora: list[Path]) -> None:
    """Two corpora of one size are alike, file by file."""
    one, other = (
        {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in corpora
    )
    assert len(one) > 10
    assert one == other


def test_the_corpus_has_no_problem(corpora: list[Path]) -> None:
    """The check finds nothing at all in the corpus: warnings would be timed too."""
    done = run(corpora[0], "check", "--strict", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors, 0 warnings, 0 notices" in done.stdout


def test_the_profile_finds_each_part_of_a_build(project: Path) -> None:
    """A function that has moved would be counted for what calls it, and nobody would see."""
    said = "from bench.parts import Watch, watch_doors; import goldenthread.cli; print(watch_doors(Watch()))"
    done = subprocess.run([sys.executable, "-c", said], cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_part_counts_only_what_no_other_part_does() -> None:
    """So that the parts add up to the whole, whatever calls what; what ends in an error is counted too."""
    watch = Watch()
    inner = watch.timed(lambda: sum(range(300_000)), "inner")

    def outer() -> None:
        inner()
        raise LookupError

    with pytest.raises(LookupError):
        watch.timed(outer, "outer")()
    watch.turn()
    assert watch.spent["inner"] > 10 * watch.spent["outer"]
    assert watch.within == [LOADING]
    assert sum(watch.spent.values()) == pytest.approx(watch.since)


def test_what_was_measured_is_kept_for_a_later_run() -> None:
    """As JSON, and nothing of it is lost."""
    sized = Sized(100, 1, {"one": [Run(1.5, 1.0, 80.0)]}, same=True, sites={"one": Weight(9, 8, 7, 6.5, 5.5)})
    sized.parts["reading"] = 0.25
    results = Results(1.0, {100: sized}, search={"one": Search(1, 2, {4: 0.5}, {4: 0.25})}, read_at=100)
    known = TypeAdapter(Results)
    assert known.validate_json(known.dump_json(results)) == results
