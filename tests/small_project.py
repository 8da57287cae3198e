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


def write(root: Path, files: dict[str, str]) -> Path:
    """Writes a project with these files; mkdocs.yml is added where it is not among them."""
    for path, text in {"mkdocs.yml": CONFIG, **files}.items():
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
