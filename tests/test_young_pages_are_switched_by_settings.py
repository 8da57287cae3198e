"""Leaving quickly and reading aloud are switched by section; pages of a council's own can be for young people too."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_project import CONFIG, run, write

PLEDGE = "---\nkind: pledge\ntitle: Our pledge\npromises:\n  - keyword: Listen\n    text: We listen to you.\n---\n"
CHARTER = (
    "---\nkind: charter\ntitle: When you leave care\nlocal_offer: https://ourtown.example/local-offer\n"
    "commitments:\n  - keyword: Home\n    text: We help you find a home.\n---\n"
)
YOUNG = (
    "      young:\n        leave_quickly: [help, pages]\n        leave_to: https://www.gov.uk/\n"
    "        read_aloud: [pledges]\n"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with settings of its own."""
    root = write(tmp_path_factory.mktemp("switched"), {
        "mkdocs.yml": CONFIG + YOUNG,
        "strategy/ours/pledge.md": PLEDGE,
        "strategy/ours/charter.md": CHARTER,
        "strategy/who-we-are.md": "---\ntitle: Who we are\nyoung: yes\n---\n\nWe are the Children in Care Council.\n",
        "strategy/plan/strategy.md": "---\nkind: strategy\ntitle: The strategy\n---\n",
        "strategy/plan/voice.md": "---\nkind: priority\ntitle: Being heard\ncode: 1\n---\n",
        "strategy/about.md": "---\ntitle: About\n---\n\nFor everyone.\n",
    })
    done = run(root, "build", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout
    return root


def page(root: Path, address: str) -> str:
    """The HTML of a page."""
    return (root / "site" / address / "index.html").read_text("utf-8")


def test_leaving_is_where_the_settings_say(root: Path) -> None:
    """On the help page and on ordinary pages for young people, to the address that is set; nowhere else."""
    for address in ("help", "who-we-are"):
        assert page(root, address).count('href="https://www.gov.uk/" rel="nofollow noreferrer"') == 2, address
        assert "leave.js" in page(root, address)
    for address in ("pledges/ours", "pledges/ours/listen", "about", "guide"):
        assert "data-gt-leave" not in page(root, address), address
        assert "leave.js" not in page(root, address), address


def test_reading_aloud_is_where_the_settings_say(root: Path) -> None:
    """On the pledge's pages only."""
    assert "aloud.js" in page(root, "pledges/ours/listen")
    for address in ("help", "who-we-are", "charters/ours/home", "about"):
        assert "aloud.js" not in page(root, address), address


def test_a_page_of_a_councils_own_can_be_for_young_people(root: Path) -> None:
    """`young: yes` gives it all that their pages have; a page without it has none of that."""
    ours = page(root, "who-we-are")
    assert "<title>Our promises</title>" in ours
    assert "young.css" in ours
    assert 'id="get-help"' in ours
    assert 'name="search"' not in ours
    assert "young.css" not in page(root, "about")
    assert 'name="search"' in page(root, "about")


def test_a_charter_leads_to_the_local_offer(root: Path) -> None:
    """By the address that the council gives."""
    assert '<a href="https://ourtown.example/local-offer" rel="noreferrer">' in page(root, "charters/ours")


def test_a_promise_without_an_update_says_so_and_is_a_gap(root: Path) -> None:
    """Young people read whom to ask; colleagues read it among the gaps."""
    html = page(root, "pledges/ours/listen")
    assert "We haven’t written an update here yet." in html
    assert "Ask your social worker." in html
    assert "Ask your personal adviser." in page(root, "charters/ours/home")
    done = run(root, "build", "--today", "2026-11-22", "--audience", "internal")
    assert done.returncode == 0, done.stdout
    gaps = (root / "site-internal" / "golden-thread" / "gaps" / "index.html").read_text("utf-8")
    assert "Promises with no update for young people" in gaps


def test_without_help_the_internal_edition_only_notices(root: Path, tmp_path: Path) -> None:
    """The public edition is not made; colleagues can go on working."""
    bare = write(tmp_path, {"strategy/ours/pledge.md": PLEDGE})
    (bare / "strategy" / "help.md").unlink()
    assert "error: There are promises to children here" in run(bare, "check").stdout
    done = run(bare, "check", "--audience", "internal")
    assert done.returncode == 0
    assert "notice: There are promises to children here" in done.stdout
    assert run(bare, "build", "--audience", "internal").returncode == 0
