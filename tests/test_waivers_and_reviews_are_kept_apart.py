"""Waivers, known gaps and reviews: all of them on one page of the internal edition, and nowhere in the public one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from goldenthread.kinds.table import KINDS
from goldenthread.model.thing import COMMON_INTERNAL
from small_project import run, write

ROOT = Path(__file__).parent.parent
PRIVATE_REPOSITORY = """site_name: Test
docs_dir: strategy
theme:
  name: material
  font: false
plugins:
  - search
  - goldenthread:
      publishing:
        repository: private
"""
WAIVERS = """    waivers:
      - problem: vague-words
        reason: zebrareason
        agreed_by: zebrarole
        review: {review}
    reviewed:
      by: zebrareader
      date: 3 November 2026
"""
PLEDGE = """---
kind: pledge
title: Our promises
promises:
  - keyword: Home
    text: We find you a home nearby, where possible.
    name: home
{waivers}---
"""


def project(root: Path, review: str = "March 2027") -> Path:
    """A project with a promise that has a waiver and was read by somebody, and an action that has a waiver."""
    waivers = WAIVERS.format(review=review)
    return write(root, {
        "mkdocs.yml": PRIVATE_REPOSITORY, "strategy/index.md": "# Home\n",
        "strategy/p/pledge.md": PLEDGE.format(waivers=waivers),
        "actionplans/plan.yml": f"""kind: action plan
title: Plan
outcomes:
  - title: Homes
    actions:
      - code: 1.1
        outcome: Homes nearby
        action: Look for homes, where possible
        budget: £5
        waivers:
          - problem: vague-words
            reason: zebrareason of an action
            agreed_by: zebrarole
            review: {review}
""",
    })


def everything(site: Path) -> str:
    """All bytes of a site that are text."""
    return "\n".join(file.read_bytes().decode("utf-8", "replace") for file in sorted(site.rglob("*")) if file.is_file())


def rows(page: Path) -> list[list[str]]:
    """The rows of the tables of a page, a text for each cell."""
    body = page.read_text("utf-8")
    return [
        [html.unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.name)
def test_no_kind_can_make_them_public(kind: Any) -> None:
    """A kind that names internal facts of its own keeps those of every kind."""
    assert kind.type.internal_facts >= COMMON_INTERNAL >= {"notes", "waivers", "reviewed"}


def test_the_internal_edition_lists_them_and_the_public_one_holds_none(tmp_path: Path) -> None:
    """Every waiver and review with its item, its reason and its role; not a byte of them for the public."""
    root = project(tmp_path)
    for audience in ("public", "internal"):
        done = run(root, "build", "--strict", "--today", "2026-11-22", "--audience", audience, "--site-dir", audience)
        assert done.returncode == 0, done.stdout
    public = everything(root / "public")
    assert "zebra" not in public
    assert "Waivers and reviews" not in (root / "public" / "index.html").read_text("utf-8")
    assert "Waivers and reviews" in (root / "internal" / "index.html").read_text("utf-8")
    assert not (root / "public" / "waivers").exists()
    found = rows(root / "internal" / "waivers" / "index.html")
    assert ["promise Home", "vague-words", "zebrareason", "zebrarole", "March 2027"] in found
    assert ["action 1.1 Homes nearby", "vague-words", "zebrareason of an action", "zebrarole", "March 2027"] in found
    assert ["promise Home", "zebrareader", "3 November 2026"] in found


@pytest.mark.slow
def test_past_its_review_a_waiver_is_marked_and_its_problem_is_back(tmp_path: Path) -> None:
    """The day of the review itself is not past it."""
    root = project(tmp_path, review="22 November 2026")
    done = run(root, "check", "--strict", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout
    done = run(root, "check", "--strict", "--today", "2026-11-23")
    assert done.returncode == 1
    assert done.stdout.count("was to be looked at again by 22 November 2026. [vague-words]") == 2
    done = run(root, "build", "--today", "2026-11-23", "--audience", "internal")
    assert done.returncode == 0, done.stdout
    assert "22 November 2026 (this has passed)" in everything(root / "site-internal" / "waivers")


def test_without_any_there_is_no_page(tmp_path: Path) -> None:
    """Neither in the folder nor in the menu."""
    root = write(tmp_path, {"strategy/index.md": "# Home\n"})
    done = run(root, "build", "--audience", "internal")
    assert done.returncode == 0, done.stdout
    assert not (root / "site-internal" / "waivers").exists()
    assert "Waivers and reviews" not in (root / "site-internal" / "index.html").read_text("utf-8")


def facts_of(value: Any, key: str) -> Iterator[Any]:
    """Everything that stands under a key, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key:
                yield from inner if isinstance(inner, list) else [inner]
            yield from facts_of(inner, key)
    elif isinstance(value, list):
        for entry in value:
            yield from facts_of(entry, key)


def test_every_waiver_of_the_examples_is_on_the_page(tmp_path: Path) -> None:
    """Read by a plain YAML reader: waivers, known gaps and reviews, each with its reason and its role."""
    done = run(ROOT, "build", "--audience", "internal", "--today", "2026-11-22", "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stdout
    shown = [cell for row in rows(tmp_path / "site" / "waivers" / "index.html") for cell in row]
    counted = {"waivers": 0, "known_gaps": 0, "reviewed": 0}
    for path in [*(ROOT / "strategy").rglob("*.*"), *(ROOT / "actionplans").rglob("*.yml")]:
        text = path.read_text("utf-8").split("\n---\n")[0] if path.suffix == ".md" else path.read_text("utf-8")
        if path.suffix == ".md" and not text.startswith("---\n"):
            continue
        facts = yaml.load(text, yaml.BaseLoader)
        for key in counted:
            for one in facts_of(facts, key):
                counted[key] += 1
                for name in ("reason", "agreed_by", "review", "by", "date"):
                    assert one.get(name, shown[0]) in shown, f"{path}: {one}"
    assert min(counted.values()) >= 1
