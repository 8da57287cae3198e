"""A council that has one strategy has a site of one strategy: no section, list or menu entry for what is not there."""

from __future__ import annotations

from pathlib import Path

from small_project import run, write


def test_one_strategy_and_a_welcome(tmp_path: Path) -> None:
    """The pages of the site, all of them; each section of the menu leads to something."""
    root = write(tmp_path, {
        "strategy/index.md": "---\ntitle: Ourtown\n---\nWelcome.\n",
        "strategy/growing-up/strategy.md": "---\nkind: strategy\ntitle: Growing up well\n---\nWords.\n",
    })
    done = run(root, "build")
    assert done.returncode == 0, done.stdout
    site = root / "site"
    pages = {page.parent.relative_to(site).as_posix() for page in site.rglob("index.html")}
    own = {page for page in pages if not page.startswith("guide/")}
    assert own == {".", "strategies", "strategies/growing-up", "strategies/growing-up/print", "downloads", "guide"}
    home = (site / "index.html").read_text("utf-8")
    for word in ("Our promises", "Action plans", "Figures", "Where things stand", "Get help"):
        assert word not in home
