"""A build replaces the folder it writes to, and so it refuses every folder that is not a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_project import run, write

FILES = {
    "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n",
    "strategy/s/strategy.md": "---\nkind: strategy\ntitle: Strategy\n---\n",
    "actionplans/.keep": "",
    "notes/thesis.txt": "Years of work.",
}


@pytest.mark.parametrize("folder", [".", "..", "strategy", "strategy/out", "actionplans", "notes"])
def test_a_folder_that_holds_anything_else_is_refused(tmp_path: Path, folder: str) -> None:
    """Exit code 2, and nothing is lost."""
    root = write(tmp_path / "project", FILES)
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    done = run(root, "build", "--site-dir", folder)
    assert done.returncode == 2, done.stdout
    assert "Choose another folder" in done.stderr
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


def test_a_folder_named_in_the_settings_is_held_to_the_same(tmp_path: Path) -> None:
    """`site_dir:` of mkdocs.yml may name a site or an empty folder, and nothing else."""
    root = write(tmp_path, FILES)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "site_dir: notes\n", "utf-8")
    done = run(root, "build")
    assert done.returncode == 2, done.stdout
    assert "Choose another folder" in done.stderr
    assert (root / "notes" / "thesis.txt").read_text("utf-8") == "Years of work."


def test_a_site_is_replaced_and_the_internal_one_kept_apart(tmp_path: Path) -> None:
    """A second build replaces the first; the public edition is not put over the internal one."""
    root = write(tmp_path, FILES)
    assert run(root, "build", "--site-dir", "out").returncode == 0
    assert run(root, "build", "--site-dir", "out").returncode == 0
    assert run(root, "build", "--audience", "internal").returncode == 0
    assert (root / "site-internal" / "index.html").is_file()
    assert run(root, "build", "--site-dir", "site-internal").returncode == 2


def test_a_failed_build_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    """Exit code 1, the old page still there, no other folder left behind."""
    root = write(tmp_path, FILES)
    assert run(root, "build").returncode == 0
    page = (root / "site" / "index.html").read_bytes()
    (root / "strategy" / "s" / "strategy.md").write_text("---\nkind: strategy\ntitel: x\n---\n", "utf-8")
    before = sorted(path.name for path in root.iterdir())
    assert run(root, "build").returncode == 1
    assert (root / "site" / "index.html").read_bytes() == page
    assert sorted(path.name for path in root.iterdir()) == before


@pytest.mark.parametrize("epoch", ["abc", "99999999999999"])
def test_a_day_that_cannot_be_read_is_wrong_usage(tmp_path: Path, epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH must be a number of seconds; exit code 2 and no traceback."""
    root = write(tmp_path, FILES)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for verb in ("check", "build"):
        done = run(root, verb)
        assert done.returncode == 2, verb
        assert "Traceback" not in done.stderr
