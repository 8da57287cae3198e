"""Editions: what is marked internal, on a file, a record, an item or a field, is in no byte of the public site."""

from __future__ import annotations

from pathlib import Path

import pytest

from planting_bytes import of_folder, opened
from published import records
from small_project import run, write

SECRETS = {
    "a file that is a record": "zebrafile",
    "a page": "zebrapage",
    "the name of an internal file": "zebraname",
    "an entry of a register": "zebraentry",
    "a whole register": "zebraregister",
    "an item in a list": "zebraitem",
    "an item's id": "zebraident",
    "a field": "zebrafield",
    "a field that titles an item": "zebratitle",
    "a field of an action without steps": "zebrastep",
    "a reading": "zebrareading",
    "a part of a record": "zebrapart",
    "notes": "zebranotes",
    "a budget": "zebrabudget",
    "an update": "zebraupdate",
    "prose of an internal record": "zebraprose",
    "a link's words in an internal field": "zebralead",
    "an action under an internal outcome": "zebrainner",
    "the name of an entry of a register": "zebraregname",
    "a group of figures": "zebragroup",
    "words that link to what is internal": "zebralinked",
}

FILES = {
    "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n",
    "strategy/s/strategy.md": """---
kind: strategy
title: Strategy
council: Ourtown Council
notes: zebranotes in a strategy
vision:
  audience: internal
  value: zebrafield vision
want_statements:
  - Open wish
  - text: zebraitem wish
    audience: internal
document_control:
  audience: internal
  purpose: zebrapart purpose
---
Open words.
""",
    "strategy/s/zebraname.md": "---\nkind: priority\naudience: internal\ntitle: zebrafile priority\n---\nzebraprose\n",
    "strategy/s/open.md": """---
kind: priority
title: Open priority
measures:
  - name: zebraident
    audience: internal
    text: Hidden measure
  - text: Open measure
    readings:
      - date: March 2026
        value: 10%
      - date: April 2026
        value: zebrareading
        audience: internal
objectives:
  - text:
      audience: internal
      value: zebratitle objective
---
""",
    "strategy/secret.md": "---\ntitle: zebrapage\naudience: internal\n---\nzebrapage words\n",
    "strategy/organisations.yml": """kind: organisations
organisations:
  - name: open-partner
    title: Open Partner
  - name: zebraentry
    title: zebraentry
    audience: internal
""",
    "strategy/bodies.yml": """kind: bodies
bodies:
  - title:
      audience: internal
      value: zebraregname Panel
    summary: Open summary
""",
    "strategy/papers.yml": "kind: papers\npapers:\n  - title: openpaper\n    name: openpaper\n",
    "strategy/zebralinked.md": "---\ntitle: Linked\naudience: internal\n---\nWords.\n",
    "strategy/links.md": "---\ntitle: Links\n---\nSee [](page:zebralinked) and [that](zebralinked.md).\n",
    "strategy/drawn.md": """---
kind: pledge
title: Drawn
paper:
  audience: internal
  value: openpaper
promises:
  - Open promise
---
""",
    "strategy/figures.yml": """kind: dataset
title: Figures
unit: people
periods:
  - label: A
  - label: B
totals:
  - label: Total
    values:
      - 10
      - 12
groups:
  - title: zebragroup
    audience: internal
    rows:
      - label: zebragroup row
        values:
          - 10
          - 11
  - title: Open group
    rows:
      - label: r1
        values:
          - 9
          - 12
sums:
  - total: Total
    of:
      - zebragroup row
  - total: Total
    of:
      - r1
""",
    "strategy/roles.yml": "kind: roles\naudience: internal\nroles:\n  - title: zebraregister\n",
    "actionplans/plan.yml": """kind: action plan
title: Plan
strategy: s
outcomes:
  - code: 1.0
    title: Open outcome
    actions:
      - code: 1.1
        outcome: Open action
        action: Refer to 1.2
        lead: zebraentry
        partners: Open Partner
        budget: zebrabudget
        resources:
          audience: internal
          value: zebrastep
        updates:
          - date: 1 March 2026
            text: Open update
          - date: 2 March 2026
            text: zebraupdate
            audience: internal
      - code: 1.2
        outcome: Another action
        action: Something
        lead:
          audience: internal
          value: zebralead of nobody
        timescale: March 2027
  - code: 2.0
    title: Hidden outcome
    audience: internal
    actions:
      - code: 2.1
        outcome: zebrainner action
""",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same project in both editions."""
    root = write(tmp_path_factory.mktemp("editions"), FILES)
    made = {}
    for audience in ("public", "internal"):
        done = run(root, "build", "--audience", audience, "--today", "2026-11-22", "--site-dir", f"out-{audience}")
        assert done.returncode == 0, done.stdout + done.stderr
        made[audience] = root / f"out-{audience}"
    return made


def everything(site: Path) -> str:
    """All file names and all bytes of a site, what is compressed unpacked."""
    pieces = []
    for name, content in of_folder(site):
        for within, inner in opened(name, b"" if "assets/javascripts" in name else content):
            pieces += [within, inner.decode("utf-8", "replace")]
    return "\n".join(pieces).casefold()


@pytest.mark.parametrize("what", SECRETS, ids=list(SECRETS))
def test_it_is_in_no_byte_of_the_public_site(sites: dict[str, Path], what: str) -> None:
    """Not in a page, an address, the search, a download, a file name or a comment."""
    assert SECRETS[what] not in everything(sites["public"])


@pytest.mark.parametrize("what", [name for name in SECRETS if name not in ("the name of an internal file",)])
def test_the_internal_site_has_it(sites: dict[str, Path], what: str) -> None:
    """The test above could not fail if nothing had been planted."""
    assert SECRETS[what] in everything(sites["internal"])


def test_a_link_in_an_internal_field_is_not_handed_down(sites: dict[str, Path]) -> None:
    """A pledge whose paper is internal has promises that do not name it either."""
    drawn = [entry for entry in records(sites["public"]) if entry["id"].split("/")[0] == "drawn"]
    assert len(drawn) == 2
    assert not any("drawn_from" in entry["links"] for entry in drawn)
    inside = [entry for entry in records(sites["internal"]) if entry["id"].split("/")[0] == "drawn"]
    assert all(entry["links"]["drawn_from"] == ["paper:openpaper"] for entry in inside)


def test_every_page_of_the_internal_edition_says_what_it_is(sites: dict[str, Path]) -> None:
    """A banner and a word to search engines on each page; no page of the public edition has either."""
    for page in sites["internal"].rglob("index.html"):
        html = page.read_text("utf-8")
        assert "Internal edition." in html, page
        assert '<meta name="robots" content="noindex">' in html, page
    assert "internal edition." not in everything(sites["public"])


def test_what_is_open_stays(sites: dict[str, Path]) -> None:
    """Taking away what is internal takes nothing else."""
    words = everything(sites["public"])
    for open_words in ("open wish", "open measure", "10%", "open update", "another action", "open partner"):
        assert open_words in words
