"""What a past state meant to keep back and mistyped was never published, and no change tells of it later."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from goldenthread.build import changes_between, check_project
from goldenthread.source.project import read_project
from scripted import commit, first_commit

PRIORITY = "---\nkind: priority\ntitle: {}\nstrategy: {}\n{}---\n\nWords.\n"
PANELS = ("kind: organisations\norganisations:\n  - name: zebra\n    title: The zebra panel\n    {}\n"
          "  - name: open\n    title: The open house\n")


@pytest.mark.parametrize(("files", "seen"), [
    ({"strategy/growing/a.md": PRIORITY.format("A zebra", "growing", "audience: internl\n")}, ()),
    ({"strategy/growing/a.md": PRIORITY.format("A zebra", "growing", "audiance: internal\n")}, ()),
    ({"strategy/growing/a.md": PRIORITY.format("A zebra", "growng", "")}, ()),
    ({"strategy/growing/a.md": PRIORITY.format("A zebra", "growing", "withdrawn_for:\n")}, ()),
    ({"strategy/growing/a.md": PRIORITY.format("A zebra", "growing", "") + "\naudience: internal\n"}, ()),
    ({"strategy/panels.yml": PANELS.format("audience: intern")}, ("The open house",)),
    ({"strategy/growing/a.md": PRIORITY.format("Open doors", "growing", "titel: x\n")}, ("Open doors",)),
], ids=["value", "key", "holder", "blank", "among words", "one of a list", "another fault"])
def test_it_goes_without_a_word(files: dict[str, str], seen: tuple[str, ...], tmp_path: Path) -> None:
    """It came and went between two commits that are compared; what stood beside it, or had another fault, is told."""
    root = first_commit(tmp_path)
    commit(root, dict(files), "2026-02-10")
    for path in files:
        (root / path).unlink()
    commit(root, {}, "2026-03-10")
    project, _ = read_project(root, today=dt.date(2026, 11, 22))
    told = changes_between(check_project(project), "2026-02-15")
    assert tuple(one.title for one in told if one.happened == "removed") == seen
    assert "zebra" not in str(told)
