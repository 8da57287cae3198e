"""The gaps page: its counts are those of the content, counted here from the records alone."""

from __future__ import annotations

import re
from pathlib import Path

from published import Entry, by_kind, under


def counted(site: Path) -> dict[str, int]:
    """The number beside each heading of the gaps page, by its anchor."""
    html = (site / "golden-thread" / "gaps" / "index.html").read_text("utf-8")
    return {name: int(number) for name, number in re.findall(r'<h2 id="([a-z-]+)">[^<]*\((\d+)\)</h2>', html)}


def without(entries: list[Entry], relation: str) -> list[Entry]:
    """The entries that lead nowhere by a relation."""
    return [entry for entry in entries if not entry["links"].get(relation)]


def test_measures_without_baseline_or_target(built_site: Path) -> None:
    """49 of the 50 of Peterborough, and none of Westmoor's."""
    measures = by_kind(built_site)["measure"]
    bare = [entry for entry in measures if not {"baseline", "target"} & set(entry["fields"])]
    assert len(under(bare, "peterborough-2016")) == 49
    assert counted(built_site)["measures-without-baseline-or-target"] == len(bare)


def test_evidence_without_source(built_site: Path) -> None:
    """12 of the 14 of Peterborough."""
    evidence = under(by_kind(built_site)["evidence"], "peterborough-2016")
    assert sum("source" not in entry["fields"] for entry in evidence) == 12
    assert counted(built_site)["evidence-without-source"] == 12


def test_promises_actions_and_implications(built_site: Path) -> None:
    """What no action keeps, what no measure shows, what nothing answers."""
    kinds, found = by_kind(built_site), counted(built_site)
    vows = kinds["promise"] + kinds["commitment"]
    kept = [entry for entry in vows if any(ref.startswith("action:") for ref in entry["links"].get("kept_by", []))]
    assert found["promises-without-action"] == len(vows) - len(kept)
    assert found["actions-without-measure"] == len(without(kinds["action"], "measured_by"))
    assert found["implications-without-action"] == len(without(kinds["implication"], "answered_by"))


def test_targets_still_to_be_set(built_site: Path) -> None:
    """1.11 (“Quarterly triggers to be set”) and 3.2 of the 2008 plan."""
    html = (built_site / "golden-thread" / "gaps" / "index.html").read_text("utf-8")
    section = html.split('<h2 id="targets-to-be-set">')[1].split("</section>")[0]
    assert re.findall(r"action-plans/middlesbrough-2008/([\d.]+)/", section) == ["1.11", "3.2"]
