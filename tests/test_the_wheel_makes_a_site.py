"""What is handed on is one file: installed where nothing of this repository is, it starts a site and makes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import test_every_address_answers as addresses
import test_words_that_are_not_on_any_page as our_words

TODAY = ("--today", "2026-11-22")


def run(folder: Path, *words: str | Path) -> str:
    """Runs a program in a folder, with nothing of this repository on its path; gives what it said."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run([str(word) for word in words], cwd=folder, capture_output=True, text=True, encoding="utf-8",
                          env={**bare, "PYTHONUTF8": "1"}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def empty(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder beside a new environment that holds the wheel. What the wheel needs is that of this one, so that
    nothing is fetched.
    """
    root = tmp_path_factory.mktemp("wheel")
    quiet = ("--quiet", "--disable-pip-version-check", "--no-index", "--no-deps")
    run(root, sys.executable, "-m", "pip", "wheel", *quiet, "--no-build-isolation", "--wheel-dir", "made", project)
    run(root, sys.executable, "-m", "venv", "--without-pip", "env")
    own = Path(run(root, python(root), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (own / "needed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    [wheel] = (root / "made").glob("*.whl")
    run(root, sys.executable, "-m", "pip", "--python", python(root), "install", *quiet, wheel)
    assert run(root, python(root), "-c", "import goldenthread; print(goldenthread.__file__)").startswith(str(own))
    (root / "empty").mkdir()
    return root / "empty"


def python(root: Path) -> Path:
    """The new environment's Python."""
    return root / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_it_starts_a_site_and_makes_it_tidy(empty: Path) -> None:
    """No error, no warning; each link and anchor leads somewhere; no word that is ours; a section for what there is."""
    command = python(empty.parent).with_name("goldenthread")
    run(empty, command, "init", "ours", *TODAY)
    ours = empty / "ours"
    for wheel in (empty.parent / "made").glob("*.whl"):
        shutil.copy(wheel, ours / "wheels")
    run(ours, sys.executable, "-m", "pip", "--python", python(empty.parent), "install", "--no-index", "--no-deps",
        "--dry-run", "-r", "requirements.txt")
    assert "0 errors, 0 warnings" in run(ours, command, "check", "--strict", *TODAY)
    assert "pages into site" in run(ours, command, "build", *TODAY)
    site = ours / "site"
    addresses.test_every_link_and_anchor_within_the_site_resolves(site)
    our_words.test_no_page_has_a_word_that_is_never_used(site)
    assert {path.name for path in site.iterdir() if path.is_dir()} == {
        "accessibility", "action-plans", "assets", "downloads", "golden-thread", "guide", "help", "organisations",
        "pledges", "progress", "search", "strategies"}
    assert {path.name for path in ours.iterdir()} == {
        ".github", ".gitignore", ".gitlab-ci.yml", "README.md", "actionplans", "ci", "inbox", "mkdocs.yml",
        "requirements.txt", "site", "strategy", "wheels"}
