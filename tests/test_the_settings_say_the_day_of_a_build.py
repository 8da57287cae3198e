"""The day on which a site is built can stand in the settings, as people write it there."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from small_project import CONFIG, run, write


@pytest.mark.parametrize("typed", ["2026-11-20", '"2026-11-20"', "'20 November 2026'"])
def test_a_day_is_taken_with_and_without_quotation_marks(typed: str, tmp_path: Path) -> None:
    """YAML makes a date of it, or a text: MkDocs takes both."""
    root = write(tmp_path, {"mkdocs.yml": CONFIG.replace("goldenthread:\n", f"goldenthread:\n      today: {typed}\n")})
    (root / "strategy").mkdir(exist_ok=True)
    assert str(load_config(str(root / "mkdocs.yml")).plugins["goldenthread"].config["today"]) in typed


def test_what_is_no_day_is_told_in_words(tmp_path: Path) -> None:
    """Before anything is built; a day that no calendar has is refused with the file as a whole."""
    for typed in ("2026-11-20 10:00:00", "tomorrow", "2026-02-30"):
        settings = CONFIG.replace("goldenthread:\n", f"goldenthread:\n      today: {typed}\n")
        root = write(tmp_path, {"mkdocs.yml": settings, "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n"})
        done = run(root, "build")
        assert done.returncode == 1
        assert "mkdocs.yml:1:1: error: " in done.stdout, typed
        assert "Traceback" not in done.stdout + done.stderr
        assert "“today:” is not a date such as 2026-11-22." in done.stdout or typed == "2026-02-30"
        assert not (root / "site").exists()
