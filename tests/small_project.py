"""A project of a few files, for tests that need to write their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CONFIG = (
    "site_name: Test\ndocs_dir: strategy\ntheme:\n"
    "  name: material\n  font: false\nplugins:\n  - search\n"
    "  - goldenthread:\n      publishing:\n        repository: private\n"
)


HELP = (
    "---\nkind: help\ntitle: Who to talk to\nchecked: 3 November 2026\nservices:\n"
    "  - name: Childline\n    sort: national\n    phone: 0800 1111\n---\n"
)
PROMISES = ("kind: pledge\n", "kind: charter\n")


def write(root: Path, files: dict[str, str]) -> Path:
    """Writes a project with these files; mkdocs.yml is added where it is not among them, and the page of who to talk to
    where there are promises, which are not published without it.
    """
    added = {"mkdocs.yml": CONFIG}
    if any(line in text for text in files.values() for line in PROMISES):
        added["strategy/help.md"] = HELP
    for path, text in {**added, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a project."""
    return subprocess.run(
        [sys.executable, "-m", "goldenthread", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
