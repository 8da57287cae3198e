"""StratML (ISO 17469): both parts of each strategy are valid, and give back its codes, names, leads and figures."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from lxml import etree

from goldenthread.build import check_project, publish
from goldenthread.exports import stratml
from goldenthread.kinds.table import KINDS
from goldenthread.source.project import read_project
from published import by_kind, under
from small_project import write

TODAY = dt.date(2026, 11, 22)
SCHEMAS = {"": ("StrategicPlan-part1-2014.xsd", stratml.PART_1),
           "-2": ("PerformancePlanOrReport-part2-2016.xsd", stratml.PART_2)}
STRATEGIES = ("middlesbrough-2008", "middlesbrough-2020", "milton-keynes-2009", "milton-keynes-2013",
              "peterborough-2016", "westmoor-2025")
Parts = dict[str, bytes]


def schema(part: str) -> Any:
    """The published schema of a part, from `shared/standards/stratml` beside the project."""
    name = SCHEMAS[part][0]
    places = (folder / "shared/standards/stratml" / name for folder in Path(__file__).resolve().parents)
    file = next((place for place in places if place.is_file()), None)
    if file is None:
        pytest.skip(f"the schema {name} is not in ../shared/standards/stratml")
    return etree.XMLSchema(file=str(file))


def root_of(content: bytes, part: str) -> Xml.Element:
    """A document without its namespace, which is the one its part has."""
    root = Xml.fromstring(content)
    for one in root.iter():
        namespace, _, name = one.tag[1:].partition("}")
        assert namespace == SCHEMAS[part][1]
        one.tag = name
    return root


def lines(element: Xml.Element) -> dict[str, list[str]]:
    """The lines of an element's OtherInformation, by label."""
    found: dict[str, list[str]] = {}
    for line in (element.findtext("OtherInformation") or "").splitlines():
        label, _, words = line.partition(": ")
        found.setdefault(label, []).append(words)
    return found


def of_site(site: Path, strategy: str, part: str) -> bytes:
    """A document of the built site."""
    return (site / f"downloads/strategies/{strategy}.stratml{part}.xml").read_bytes()


def test_every_strategy_has_both(built_site: Path) -> None:
    """And there is none of anything else."""
    there = {file.name for file in (built_site / "downloads/strategies").iterdir()}
    assert {entry["id"] for entry in by_kind(built_site)["strategy"]} == set(STRATEGIES)
    assert there == {f"{one}.stratml{part}.xml" for one in STRATEGIES for part in SCHEMAS}


@pytest.mark.parametrize("part", SCHEMAS)
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_it_is_valid(built_site: Path, strategy: str, part: str) -> None:
    """By the schema as it was published, its identifiers once each."""
    held = schema(part)
    document = etree.parse(io.BytesIO(of_site(built_site, strategy, part)))
    assert held.validate(document), held.error_log


@pytest.mark.parametrize("part", SCHEMAS)
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_code_and_name_comes_back(built_site: Path, strategy: str, part: str) -> None:
    """Each priority, objective, outcome and action of the strategy and its plans, once, with its code and its title."""
    root = root_of(of_site(built_site, strategy, part), part)
    kinds = by_kind(built_site)
    plans = [entry["id"] for entry in kinds["action-plan"] if f"strategy:{strategy}" in entry["links"]["strategy"]]
    wanted = [entry for kind in ("priority", "objective") for entry in under(kinds[kind], strategy)]
    wanted += [entry for plan in plans for entry in under(kinds["action"], plan)]
    back = [
        (line[0], one.findtext("SequenceIndicator"), one.findtext("Name"))
        for one in (*root.iter("Goal"), *root.iter("Objective")) if (line := lines(one).get("Ref"))
        if not line[0].startswith("outcome:")
    ]
    assert Counter(back) == Counter(
        (f"{entry['kind']}:{entry['id']}", entry.get("code"), entry["title"]) for entry in wanted)
    under_codes = {words.split()[0] for one in root.iter("Objective") for words in lines(one).get("Stands under", ())}
    goals = {one.findtext("SequenceIndicator") for one in root.iter("Goal")}
    assert {entry["code"] for plan in plans for entry in under(kinds["outcome"], plan)} <= under_codes | goals


def test_the_2008_plan_comes_back_whole(built_site: Path) -> None:
    """All 34 codes in their order under their three priorities, with 35 ways of knowing."""
    root = root_of(of_site(built_site, "middlesbrough-2008", "-2"), "-2")
    codes = [[one.findtext("SequenceIndicator") for one in goal.iter("Objective")] for goal in root.iter("Goal")]
    assert [len(found) for found in codes] == [22, 6, 6]
    assert codes[0] == [f"1.{at}" for at in range(1, 23)]
    steps = [one for one in root.iter("PerformanceIndicator") if one.get("PerformanceIndicatorType") == "Qualitative"]
    records = under(by_kind(built_site)["step"], "middlesbrough-2008")
    assert Counter(one.findtext("MeasurementDimension") for one in steps) == Counter(
        entry["fields"]["indicator"] for entry in records if "indicator" in entry["fields"])


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_measure_comes_back_with_its_figures(built_site: Path, strategy: str) -> None:
    """Where it stood at the start, each reading and the target: by date, as a number and as it is shown."""
    root = root_of(of_site(built_site, strategy, "-2"), "-2")
    found = {lines(one)["Ref"][0]: one for one in root.iter("PerformanceIndicator") if "Ref" in lines(one)}
    measures = {f"measure:{entry['id']}": entry["fields"] for entry in under(by_kind(built_site)["measure"], strategy)}
    assert found.keys() == measures.keys()
    for ref, fields in measures.items():
        one = found[ref]
        assert (one.findtext("MeasurementDimension"), one.findtext("UnitOfMeasurement")) == (
            fields["text"], fields.get("unit", ""))
        for sort, given in (("ActualResult", [*filter(None, [fields.get("baseline")]), *fields.get("readings", ())]),
                            ("TargetResult", [*filter(None, [fields.get("target")])])):
            back = [(result.findtext("EndDate"), result.findtext("Description").split(": ", 1)[1].split(". ")[0])
                    for result in one.iter(sort)]
            assert back == [(value.get("date", {}).get("date"), value["value"]) for value in given]
            numbers = [result.findtext("NumberOfUnits") for result in one.iter(sort)]
            plain = [re.fullmatch(r"£?([\d,.]+)%?", value["value"]) for value in given]
            assert numbers == [figure[1].replace(",", "") if figure else None for figure in plain]


@pytest.mark.parametrize("part", SCHEMAS)
def test_who_leads_and_who_takes_part_come_back(built_site: Path, part: str) -> None:
    """By name, with what they do; no role is said to be a person, and there is no submitter."""
    root = root_of(of_site(built_site, "westmoor-2025", part), part)
    names = {f"{entry['kind']}:{entry['id']}": entry["title"]
             for kind in ("organisation", "body", "role") for entry in by_kind(built_site)[kind]}
    where = "Description" if part == "" else "Role/Name"
    for entry in under(by_kind(built_site)["action"], "westmoor-2025"):
        [one] = [one for one in root.iter("Objective") if lines(one).get("Ref") == [f"action:{entry['id']}"]]
        for relation, does in (("lead", "Leads"), ("partners", "Takes part")):
            back = {who.findtext("Name") for who in one.iter("Stakeholder") if who.findtext(where) == does}
            assert {names[ref] for ref in entry["links"].get(relation, ())} <= back
    assert not [who for who in root.iter("Stakeholder") if who.get("StakeholderTypeType") == "Person"]
    assert not list(root.iter("Submitter"))


FILES = {
    "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours & <theirs>\n---\n",
    "strategy/bare/strategy.md": "---\nkind: strategy\ntitle: Nothing yet\n---\n",
    "strategy/ours/only.md": "---\nkind: priority\ntitle: The only one\nmeasures:\n  - name: money\n"
                             "    text: What it costs\n    baseline: £26 million\n    target: 1,250\n---\n",
    "actionplans/ours.yml": "kind: action plan\ntitle: Plan\nstrategy: ours\noutcomes:\n  - code: 4.0\n"
                            "    title: Of no priority\n    actions:\n      - code: 4.10\n        outcome: Something\n"
                            "        lead: Nobody we know\n      - code: 4.2\n        outcome: Zebra\n"
                            "        audience: internal\n  - code: 5.0\n    title: Empty\n    actions: []\n",
}


def parts(root: Path, audience: str = "public", today: dt.date = TODAY, **files: str) -> Parts:
    """The documents of a small project, by the name of the file."""
    write(root, {**FILES, **files})
    project, problems = read_project(root, audience=audience, today=today)
    assert not problems
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    made = stratml.files(publish(checked), KINDS, audience, today)
    return {file.address.removeprefix("downloads/strategies/"): file.content for file in made}


@pytest.mark.parametrize("part", SCHEMAS)
def test_an_odd_strategy_is_valid_too(tmp_path: Path, part: str) -> None:
    """One with nothing in it, and one whose plan belongs to no priority: what is coded is there all the same."""
    made = parts(tmp_path)
    root = root_of(made[f"ours.stratml{part}.xml"], part)
    goals = [(goal.findtext("SequenceIndicator"), goal.findtext("Name")) for goal in root.iter("Goal")]
    assert goals == [(None, "The only one"), ("4.0", "Of no priority"), ("5.0", "Empty")]
    assert [one.findtext("SequenceIndicator") for one in root.iter("Objective") if "Plan" in lines(one)] == ["4.10"]
    assert [one.findtext("Name") for one in root.iter("Stakeholder")] == ["Nobody we know"]
    assert root.findtext("Name") == "Ours & <theirs>"
    assert "Zebra" not in str(made)
    for name in (f"ours.stratml{part}.xml", f"bare.stratml{part}.xml"):
        held = schema(part)
        assert held.validate(etree.parse(io.BytesIO(made[name]))), held.error_log


def test_an_action_of_two_priorities_stands_once(tmp_path: Path) -> None:
    """Under the first, since an Identifier may stand in a document once; it names both."""
    plan = FILES["actionplans/ours.yml"].replace("lead: Nobody we know", "priority: [ours/only, ours/second]")
    made = parts(tmp_path, **{"strategy/ours/second.md": "---\nkind: priority\ntitle: A second\n---\n",
                              "actionplans/ours.yml": plan})["ours.stratml.xml"]
    [action] = [one for one in root_of(made, "").iter("Objective") if "Plan" in lines(one)]
    assert lines(action)["Delivers"] == ["priority:ours/only; priority:ours/second"]


def test_a_figure_in_words_is_no_number(tmp_path: Path) -> None:
    """`£26 million` is not 26: it is told as it is shown, and nothing adds it up wrongly."""
    root = root_of(parts(tmp_path)["ours.stratml-2.xml"], "-2")
    [one] = root.iter("PerformanceIndicator")
    results = [(result.tag, result.findtext("NumberOfUnits"), result.findtext("Description"))
               for result in (*one.iter("ActualResult"), *one.iter("TargetResult"))]
    assert results == [("ActualResult", None, "Baseline: £26 million"), ("TargetResult", "1250", "Target: 1,250")]


def test_an_identifier_outlives_a_changed_title(tmp_path: Path) -> None:
    """It is made of `kind:id` alone: not of words, the day or the edition."""
    before = parts(tmp_path / "a")
    renamed = FILES["actionplans/ours.yml"].replace("Something", "Something else")
    after = parts(tmp_path / "b", "internal", dt.date(2030, 1, 1), **{"actionplans/ours.yml": renamed})
    for name, content in before.items():
        part = "-2" if "-2" in name else ""
        old, new = ({one.text for one in root_of(made, part).iter("Identifier")} for made in (content, after[name]))
        assert old <= new
        assert all(re.fullmatch(r"_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one or "") for one in new)
    assert b"Internal edition" in after["ours.stratml.xml"]
    assert b"Zebra" in after["ours.stratml.xml"]
