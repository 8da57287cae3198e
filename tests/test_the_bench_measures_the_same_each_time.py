"""The corpus of the bench: the same from the same seed, and without a fault, so that only speed is measured."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
