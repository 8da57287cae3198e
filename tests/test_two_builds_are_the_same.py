"""The same input gives the same bytes: in another time zone, another language, another folder, on another disk, with
another seed of Python's, and after another build; both editions, the copy for a folder, and every export.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from built_otherwise import HERE, THERE, made
from goldenthread.cli import main
from planting_crossing import plant
from small_project import write

SEEN_BY_COLLEAGUES = "---\ntitle: For colleagues\naudience: internal\n---\nThis is for colleagues.\n"


def the_same(one: Path, other: Path, out: Path) -> dict[str, str]:
    """Makes all of two copies of a project, one of them where everything is otherwise; gives the digests of the files.

    There, what was made for one build is kept for the next; here nothing is. The times at which the files were written
    differ, the order in which they lie in their folders, and what the system says of itself.
    """
    for path in other.rglob("*"):
        if path.is_file() and ".git" not in path.parts:
            os.utime(path, (86400, 86400))
    here = made(one, out / "one", 1, HERE)
    there = made(other, out / "else where" / "zwölf" / "two", 2, {**THERE, "GOLDENTHREAD_CACHE": str(out / "kept")})
    assert [name for name in here.keys() | there.keys() if here.get(name) != there.get(name)] == []
    tops = {name.split("/")[0] for name in here}
    assert tops == {"site", "site-internal", "copy", "export-public", "export-internal"}
    return here


def test_a_small_site_is_the_same_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The start of a new council, with a page for colleagues."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", "one", "--today", "2026-11-22"]).exit_code == 0
    settings = (tmp_path / "one" / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("      publish:\n", "      publishing:\n        repository: private\n      publish:\n")
    write(tmp_path / "one", {"mkdocs.yml": settings, "strategy/notes.md": SEEN_BY_COLLEAGUES})
    other = tmp_path / "a much longer way" / "to" / "zwei"
    shutil.copytree(tmp_path / "one", other)
    files = the_same(tmp_path / "one", other, tmp_path / "out")
    assert {"site/sitemap.xml.gz", "copy/index.html"} <= files.keys()
    assert {name.split("/")[1] for name in files if name.startswith("export-")} >= {"json", "csv", "xlsx", "docx"}


@pytest.mark.slow
@pytest.mark.timeout(2400)
def test_every_kind_is_the_same_everywhere(tmp_path: Path) -> None:
    """A project with every fact of every kind in it, public and internal."""
    plant(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "elsewhere" / "deep" / "two")
    the_same(tmp_path / "one", tmp_path / "elsewhere" / "deep" / "two", tmp_path / "out")


@pytest.mark.slow
@pytest.mark.timeout(2400)
def test_the_example_is_the_same_everywhere(project: Path, tmp_path: Path) -> None:
    """The whole example, with its history."""
    copies = [tmp_path / "one", tmp_path / "elsewhere" / "deep" / "two"]
    for copy in copies:
        subprocess.run(["git", "clone", "--quiet", str(project), str(copy)], check=True)
        for name in ("strategy", "actionplans", "overrides"):
            shutil.copytree(project / name, copy / name, dirs_exist_ok=True)
        shutil.copy(project / "mkdocs.yml", copy)
    files = the_same(*copies, tmp_path / "out")
    assert "export-public/atom/changes.xml" in files or any("/atom/" in name for name in files)
