"""Peterborough's strategy of 2016–2019: every structured thing of the paper is in the records."""

from __future__ import annotations

from pathlib import Path

from published import by_kind, under

STRATEGY = "peterborough-2016"
CODES = ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"]


def test_the_counts_are_those_of_the_paper(built_site: Path) -> None:
    """6 want-statements, 7 priorities, 26 objectives, 14 evidence items, 50 measures, one revision."""
    kinds = by_kind(built_site)
    counts = {name: len(under(kinds[name], STRATEGY))
              for name in ("want-statement", "priority", "objective", "evidence", "measure", "revision")}
    assert counts == {"want-statement": 6, "priority": 7, "objective": 26, "evidence": 14, "measure": 50, "revision": 1}


def test_each_priority_has_its_measures(built_site: Path) -> None:
    """Measures by priority: 5, 10, 8, 9, 11, 4, 3."""
    kinds = by_kind(built_site)
    priorities = {entry["code"]: entry["id"] for entry in under(kinds["priority"], STRATEGY)}
    assert sorted(priorities) == CODES
    assert [len(under(kinds["measure"], priorities[code])) for code in CODES] == [5, 10, 8, 9, 11, 4, 3]
    assert [len(under(kinds["objective"], priorities[code])) for code in CODES] == [1, 5, 5, 4, 5, 4, 2]
    assert [len(under(kinds["evidence"], priorities[code])) for code in CODES] == [2, 3, 4, 2, 1, 1, 1]


def test_two_evidence_items_name_a_source_and_one_measure_a_target(built_site: Path) -> None:
    """12 of 14 have no source; 49 of 50 have neither baseline nor target."""
    kinds = by_kind(built_site)
    assert sum("source" in entry["fields"] for entry in under(kinds["evidence"], STRATEGY)) == 2
    measures = under(kinds["measure"], STRATEGY)
    assert sum("target" in entry["fields"] or "baseline" in entry["fields"] for entry in measures) == 1


def test_the_pledge_and_the_charter_are_whole(built_site: Path) -> None:
    """Ten promises, the last turning on a NOT, and five commitments."""
    kinds = by_kind(built_site)
    promises = under(kinds["promise"], "peterborough")
    assert sorted(entry["fields"]["number"] for entry in promises) == list(range(1, 11))
    assert len(under(kinds["commitment"], "peterborough")) == 5
    last = next(entry for entry in promises if entry["fields"]["number"] == 10)
    assert last["fields"]["emphasis"] in last["fields"]["text"]
    assert last["fields"]["emphasis"].upper() == "NOT"


def test_the_blanks_of_the_document_control_are_named(built_site: Path) -> None:
    """The paper leaves three dates blank; the record and the page name them."""
    strategy = next(entry for entry in by_kind(built_site)["strategy"] if entry["id"] == STRATEGY)
    assert strategy["fields"]["left_blank"] == ["Date developed", "Date approved", "Date of meeting"]
    page = (built_site / "strategies" / STRATEGY / "index.html").read_text("utf-8")
    for label in strategy["fields"]["left_blank"]:
        assert f'<dt>{label}</dt><dd><em class="gt-blank">left blank</em></dd>' in page


def test_the_one_revision_is_version_2_of_march_2018(built_site: Path) -> None:
    """Version 2, throughout, March 2018; there is no version 1 in the paper."""
    (revision,) = under(by_kind(built_site)["revision"], STRATEGY)
    assert revision["fields"]["version"].rstrip(".") == "2"
    assert revision["fields"]["where"] == "Throughout"
    assert revision["fields"]["when"]["date"] == "2018-03-31"
