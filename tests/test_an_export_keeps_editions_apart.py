"""Files to take away are put where nothing is lost by it and nothing that is internal lies among what is public."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from small_project import write

FILES = {
    "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours\nperiod: 2026-2028\n---\n",
    "strategy/notes.md": "---\ntitle: For colleagues\naudience: internal\n---\nFor us.\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a page for colleagues, and the folder one works in."""
    settings = ("site_name: Ours\ndocs_dir: strategy\nplugins:\n  - goldenthread:\n      publishing:\n"
                "        repository: private\n")
    monkeypatch.chdir(write(tmp_path, {**FILES, "mkdocs.yml": settings}))
    return tmp_path


def said(*words: str) -> tuple[int, str]:
    """The exit code of an export, and all that it says."""
    done = CliRunner().invoke(main, ["export", "json", "--today", "2026-11-22", *words])
    return done.exit_code, " ".join(done.output.split())


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(("first", "second"), [("public", "internal"), ("internal", "public")])
def test_two_editions_are_not_mixed(first: str, second: str, project: Path) -> None:
    """A folder with files of one edition takes none of the other; the same edition takes the place of its own."""
    assert said("--audience", first, "--out", "here")[0] == 0
    before = content(project / "here")
    code, words = said("--audience", second, "--out", "here")
    assert code == 2
    assert f"here holds files of the {first} edition; those of the {second} one are not put among them." in words
    assert content(project / "here") == before
    assert said("--audience", first, "--out", "here")[0] == 0
    assert content(project / "here") == before
    assert (b"For colleagues" in b"".join(before.values())) == (first == "internal")


def test_editions_have_folders_of_their_own(project: Path) -> None:
    """Where no folder is named."""
    assert said()[1].endswith("to export.")
    assert said("--audience", "internal")[1].endswith("to export-internal.")
    assert b"For colleagues" not in b"".join(content(project / "export").values())


def test_a_file_of_somebody_else_is_not_written_over(project: Path) -> None:
    """A file with other content, which no export wrote, is named and stays; other files there do no harm."""
    write(project, {"mine/photos.txt": "Mine.", "mine/records.json": "My own records."})
    code, words = said("--out", "mine")
    assert code == 2
    assert "mine/records.json is there already, and this command did not write it." in words
    assert content(project / "mine") == {"photos.txt": b"Mine.", "records.json": b"My own records."}
    (project / "mine" / "records.json").unlink()
    assert said("--out", "mine")[0] == 0
    assert content(project / "mine")["photos.txt"] == b"Mine."


@pytest.mark.parametrize(("out", "why"), [
    ("strategy/files", "lies in a folder of content"), ("actionplans", "holds the project itself"),
    (".", "holds the project itself"), ("mkdocs.yml", "is a file"),
])
def test_content_is_not_written_to(out: str, why: str, project: Path) -> None:
    """What is exported is never read as content, and never lies beside the settings."""
    (project / "actionplans").mkdir(exist_ok=True)
    before = content(project)
    code, words = said("--out", out)
    assert code == 2
    assert why in words
    assert content(project) == before
    assert "Traceback" not in words
