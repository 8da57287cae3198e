"""Small numbers about people: what is published is attacked, file by file, by somebody who knows every declared sum."""

from __future__ import annotations

import csv
import html as markup
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from published import records
from small_number_attacker import Cell, Known, Sum, ranges
from small_project import CONFIG, run, write

ROOT = Path(__file__).parent.parent
PAPER = ROOT / "strategy" / "figures" / "peterborough-children-in-care.yml"
NAME = "peterborough-children-in-care"
SIGN = "[c]"


def paper() -> dict[str, Any]:
    """The table as the council's paper has it, read by a plain YAML reader."""
    return dict(yaml.load(PAPER.read_text("utf-8"), yaml.BaseLoader))


def rows_of(table: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """The rows of a table: group, label, values."""
    for row in table.get("totals", []):
        yield "", row["label"], row["values"]
    for group in table["groups"]:
        for row in group["rows"]:
            yield group["title"], row["label"], row["values"]


def cells_of(table: dict[str, Any]) -> dict[Cell, str]:
    """Every cell by its row (group and label) and period."""
    periods = [period["label"] for period in table["periods"]]
    return {(f"{group}: {label}", period): value
            for group, label, values in rows_of(table) for period, value in zip(periods, values, strict=True)}


def sums_of(table: dict[str, Any], counts: dict[Cell, int]) -> list[Sum]:
    """The declared sums period by period, with the difference that the internal page and the paper state."""
    keys = {name: f"{group}: {label}" for group, label, _ in reversed(list(rows_of(table)))
            for name in (label, f"{group}: {label}")}
    made = []
    for one in table["sums"]:
        for period in [period["label"] for period in table["periods"]]:
            total, parts = (keys[one["total"]], period), tuple((keys[label], period) for label in one["of"])
            made.append(Sum(total, parts, sum(counts[part] for part in parts) - counts[total]))
    return made


def on_the_page(site: Path) -> dict[Cell, str]:
    """The table as the public page has it."""
    text = (site / "figures" / NAME / "index.html").read_text("utf-8")
    table = text.split('<table class="gt-table gt-figures">')[1].split("</table>")[0]
    periods = re.findall(r'<th scope="col" class="gt-number">([^<]+)</th>', table)
    found: dict[Cell, str] = {}
    group = ""
    for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)[1:]:
        head = markup.unescape(re.search(r"<th[^>]*>(.*?)</th>", row, re.DOTALL)[1])  # type: ignore[index]
        if "rowgroup" in row:
            group = head.split("<span")[0].strip()
            continue
        values = [markup.unescape(value).strip() for value in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
        found.update({(f"{group}: {head}", period): value for period, value in zip(periods, values, strict=True)})
    return found


def in_the_table_file(site: Path) -> dict[Cell, str]:
    """The table as its CSV file has it."""
    text = (site / "downloads" / "figures" / f"{NAME}.csv").read_text("utf-8-sig")
    head, *rows = list(csv.reader(io.StringIO(text)))
    return {(f"{row[0]}: {row[1]}", period): value
            for row in rows for period, value in zip(head[2:], row[2:], strict=True)}


def in_the_data(site: Path) -> dict[Cell, str]:
    """The table as records.json has it."""
    entry = next(entry for entry in records(site) if entry["id"] == NAME)
    return cells_of(entry["fields"])


@pytest.mark.parametrize("published", [on_the_page, in_the_table_file, in_the_data])
def test_all_51_small_counts_and_enough_others_are_withheld(built_site: Path, published: Any) -> None:
    """On the page, in its file and in the data alike: zeros and the rest are as printed."""
    counts = {cell: int(value) for cell, value in cells_of(paper()).items()}
    assert len(counts) == 270
    shown = published(built_site)
    assert set(shown) == set(counts)
    small = {cell for cell, count in counts.items() if 1 <= count <= 5}
    withheld = {cell for cell, value in shown.items() if value == SIGN}
    assert len(small) == 51
    assert small <= withheld
    assert 51 + 15 < len(withheld) < 51 + 40
    assert all(int(value) == counts[cell] for cell, value in shown.items() if value != SIGN)
    assert not {cell for cell in withheld if counts[cell] == 0}


def test_an_attacker_finds_no_withheld_count(built_site: Path) -> None:
    """From every published figure and every declared sum, by either reading of those that fail: no withheld count is
    determined, and no small one lies in a range narrower than 4.
    """
    counts = {cell: int(value) for cell, value in cells_of(paper()).items()}
    shown = {cell: int(value) for cell, value in on_the_page(built_site).items() if value != SIGN}
    hidden = {cell: (1, None) for cell in counts if cell not in shown}
    found: dict[Cell, list[tuple[int, int | None]]] = {}
    for ranged in ranges(Known(shown, hidden), sums_of(paper(), counts)):
        for cell, bounds in ranged.items():
            found.setdefault(cell, []).append(bounds)
    assert len(found) > 70
    for cell, seen in found.items():
        for low, high in seen:
            assert high is None or high > low, cell
            if 1 <= counts[cell] <= 5:
                assert high is None or high - low >= 4, cell


def test_no_file_has_a_whole_row_of_withheld_figures(built_site: Path) -> None:
    """The rows as printed, their figures one after the other in any form, are in no byte of the site."""
    rows = [values for _, _, values in rows_of(paper()) if any(1 <= int(value) <= 5 for value in values)]
    patterns = [re.compile(rb"\D{1,40}".join(rf"(?<!\d){value}(?!\d)".encode() for value in values)) for values in rows
                if len(set(values)) > 2]
    assert len(patterns) > 8
    for path in built_site.rglob("*"):
        if path.suffix in (".html", ".json", ".csv", ".js", ".xml"):
            content = path.read_bytes()
            assert not [found[0] for pattern in patterns if (found := pattern.search(content))], path


@pytest.mark.slow
def test_the_internal_edition_shows_all(project: Path, tmp_path: Path) -> None:
    """Every one of the 270 figures, and by how much each sum fails."""
    done = run(project, "build", "--audience", "internal", "--today", "2026-11-22", "--site-dir", str(tmp_path / "in"))
    assert done.returncode == 0, done.stdout
    assert on_the_page(tmp_path / "in") == cells_of(paper())
    text = (tmp_path / "in" / "figures" / NAME / "index.html").read_text("utf-8")
    assert text.count("By how much the rows miss the total") == 1


@pytest.mark.slow
def test_the_safe_copy_makes_the_very_same_site(project: Path, built_site: Path, tmp_path: Path) -> None:
    """`redact` takes the figures out of the file; what is built from it is what the guard builds from the whole."""
    import shutil

    copy = tmp_path / "project"
    for folder in ("strategy", "actionplans", "overrides"):
        shutil.copytree(project / folder, copy / folder)
    shutil.copy(project / "mkdocs.yml", copy)
    whole = copy / "strategy" / "figures" / PAPER.name
    moved = tmp_path / PAPER.name
    shutil.move(whole, moved)
    done = run(copy, "redact", str(moved), "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "withheld" in done.stdout
    kept = yaml.load(whole.read_text("utf-8"), yaml.BaseLoader)
    assert sum(value == SIGN for value in cells_of(kept).values()) > 51
    assert moved.read_bytes() == PAPER.read_bytes()
    assert run(copy, "redact", str(moved)).returncode == 2
    done = run(copy, "build", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout
    page = Path("figures") / NAME / "index.html"
    safe, guarded = ((site / page).read_text("utf-8").split("<article")[1].split("</article>")[0]
                     for site in (copy / "site", built_site))
    assert safe == guarded
    table = Path("downloads") / "figures" / f"{NAME}.csv"
    assert (copy / "site" / table).read_bytes() == (built_site / table).read_bytes()


TABLE = """kind: dataset
title: Homes
unit: children
periods:
  - label: March
groups:
  - title: Where
    rows:
      - label: Foster homes
        values:
          - 61
      - label: Children's homes
        values:
          - 26
      - label: Secure unit
        values:
          - 3
totals:
  - label: All
    values:
      - 90
sums:
  - total: All
    of:
      - Foster homes
      - Children's homes
      - Secure unit
"""


def built(tmp_path: Path, files: dict[str, str], *, settings: str = "", fails: bool = False) -> str:
    """The public page and data of a small project with the table; the problems instead where it must fail."""
    config = CONFIG + "".join(f"        {line}\n" for line in settings.splitlines())
    write(tmp_path, {"mkdocs.yml": config, "strategy/index.md": "# Home\n", "strategy/homes.yml": TABLE, **files})
    done = run(tmp_path, "build", "--today", "2026-11-22")
    assert done.returncode == int(fails), done.stdout
    if fails:
        return done.stdout
    return "".join(path.read_text("utf-8", "replace") for path in sorted((tmp_path / "site").rglob("*"))
                   if path.suffix in (".html", ".json", ".csv"))


def values(tmp_path: Path) -> list[str]:
    """The figures of the small table as published."""
    entry = next(entry for entry in records(tmp_path / "site") if entry["kind"] == "dataset")
    return [value for _, _, found in rows_of(entry["fields"]) for value in found]


def test_one_small_count_takes_another_with_it(tmp_path: Path) -> None:
    """3 of 90 is withheld, and the next smallest, so that the total does not give it away."""
    built(tmp_path, {})
    assert values(tmp_path) == ["90", "61", SIGN, SIGN]


@pytest.mark.parametrize(("settings", "expected"), [
    ("threshold: 2", ["90", "61", "26", "3"]),
    ("mode: round5", ["90", "60", "25", "5"]),
])
def test_the_settings_are_kept(settings: str, expected: list[str], tmp_path: Path) -> None:
    """A lower threshold, rounding, other units."""
    built(tmp_path, {}, settings=settings)
    assert values(tmp_path) == expected


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["Number of children", "children (0-17)", "Young people", "looked-after children",
                                  "care leavers", "Girls"])
def test_a_unit_that_speaks_of_people_is_people(unit: str, tmp_path: Path) -> None:
    """Whatever words stand around; the guard is not switched off by a spelling."""
    built(tmp_path, {"strategy/homes.yml": TABLE.replace("unit: children", f"unit: {unit}")})
    assert values(tmp_path) == ["90", "61", SIGN, SIGN]


@pytest.mark.slow
def test_another_word_for_people_can_be_set(tmp_path: Path) -> None:
    """Beside the usual ones; without it small numbers are shown, and the check says so."""
    table = {"strategy/homes.yml": TABLE.replace("unit: children", "unit: badgers")}
    built(tmp_path / "a", table)
    assert values(tmp_path / "a") == ["90", "61", "26", "3"]
    assert "unit-of-small-numbers" in run(tmp_path / "a", "check").stdout
    built(tmp_path / "b", table, settings="units: badgers")
    assert values(tmp_path / "b") == ["90", "61", SIGN, SIGN]


def test_a_row_that_stands_in_no_sum_is_an_error(tmp_path: Path) -> None:
    """Girls 3 and boys 87 of 90: nobody said that they add up, and everybody can see it."""
    rows = ("  - title: Sex\n    rows:\n      - label: Girls here\n        values:\n          - 3\n"
            "      - label: Boys here\n        values:\n          - 87\ntotals:")
    table = TABLE.replace("totals:", rows)
    said = built(tmp_path, {"strategy/homes.yml": table}, fails=True)
    assert "row-in-no-sum" in said
    assert "Girls here" in said


def test_a_sum_must_say_which_of_two_rows_it_means(tmp_path: Path) -> None:
    """A label that two groups have is no name; two rows alike in one group are an error."""
    twin = TABLE.replace("totals:", "  - title: Before\n    rows:\n      - label: Secure unit\n        values:\n"
                                    "          - 40\ntotals:")
    assert "no-such-row" in built(tmp_path / "a", {"strategy/homes.yml": twin}, fails=True)
    alike = TABLE.replace("Children's homes", "Secure unit")
    assert "two-rows-alike" in built(tmp_path / "b", {"strategy/homes.yml": alike}, fails=True)


@pytest.mark.slow
@pytest.mark.parametrize("facts", [
    "value: three\n    unit: children", "value: 3 children\n    unit: children", "value: about 3\n    unit: children",
    "value: 3.0\n    unit: children",
    "value: 2%\n    denominator: 150\n    unit: children", "before: 3\n    after: 5\n    unit: children",
    "value: 3\n    of: young people", "value: 3",
])
def test_a_small_figure_is_small_in_any_words(facts: str, tmp_path: Path) -> None:
    """In letters, with words around it, as a share of a small whole, before and after, without a unit."""
    text = built(tmp_path, {"strategy/facts.yml": f"kind: facts\nfacts:\n  - name: zebrafact\n"
                            f"    text: So many children moved, 3 or three, about 3, 2% or 5.\n    {facts}\n"})
    fact = next(entry for entry in records(tmp_path / "site") if entry["kind"] == "fact")
    assert fact["title"] == "A small figure, which is withheld."
    assert "So many children moved" not in text


def test_measures_of_people_are_guarded(tmp_path: Path) -> None:
    """A start, a target and a reading of a few children are withheld; a percentage is not."""
    priority = ("---\nkind: priority\ntitle: P\nmeasures:\n  - text: How many children\n    unit: children\n"
                "    baseline:\n      value: 4\n    target:\n      value: 1\n    readings:\n"
                "      - date: March 2026\n        value: 3\n        note: zebra\n"
                "  - text: How large a share\n    unit: \"%\"\n    baseline:\n      value: 4%\n---\n")
    text = built(tmp_path, {"strategy/x/strategy.md": "---\nkind: strategy\ntitle: S\n---\n",
                            "strategy/x/p.md": priority})
    first, second = (entry["fields"] for entry in records(tmp_path / "site") if entry["kind"] == "measure")
    many, share = (first, second) if first["text"] == "How many children" else (second, first)
    assert (many["baseline"]["value"], many["target"]["value"], many["readings"][0]["value"]) == (SIGN, SIGN, SIGN)
    assert share["baseline"]["value"] == "4%"
    assert "zebra" not in text


MISSING = """\
---
kind: priority
title: P
measures:
  - text: Number of children who went missing
    baseline: 4 children
    target: 2
    readings:
      - date: March 2026
        value: 12
  - text: Asked what they think
    unit: "%"
    baseline: 58
    target: 4
    readings:
      - date: March 2026
        value: 3 of 4 children
        note: zebra
      - date: June 2026
        value: 97 of 100 children
  - text: Zebra count
    unit:
      value: children
      audience: internal
    readings:
      - date: March 2026
        value: 3
      - date: June 2026
        value: 4
  - text: Weeks that children wait for a school
    baseline: 4 to 5 weeks
    target: 3%
  - text: Homes that closed
    baseline: 3
    target: 40
---
"""


def test_a_measure_counts_people_in_any_of_its_words(tmp_path: Path) -> None:
    """Without a unit its text and its values say what is counted, with one a value may say so, and an internal unit
    counts; a percentage and a length of time are no counts. Where nothing says what is counted, the author is asked.
    """
    files = {"strategy/x/strategy.md": "---\nkind: strategy\ntitle: S\n---\n", "strategy/x/p.md": MISSING}
    text = built(tmp_path, files)
    measures = [entry["fields"] for entry in records(tmp_path / "site") if entry["kind"] == "measure"]
    said = {one["text"]: [one.get(name, {}).get("value") for name in ("baseline", "target")]
            + [reading["value"] for reading in one.get("readings", ())] for one in measures}
    assert said == {
        "Number of children who went missing": [SIGN, SIGN, "12"],
        "Asked what they think": ["58", "4", SIGN, SIGN],
        "Zebra count": [None, None, SIGN, SIGN],
        "Weeks that children wait for a school": ["4 to 5 weeks", "3%"],
        "Homes that closed": ["3", "40"],
    }
    assert "3 of 4" not in text
    assert "4 children" not in text
    asked = [line for line in run(tmp_path, "check").stdout.splitlines() if "unit-of-small-numbers" in line]
    assert len(asked) == 1
    assert "p.md:33:" in asked[0]


def test_a_figure_of_a_table_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A misspelt column would leave the fact unguarded."""
    facts = FACTS.replace("period: March", "period: Marsh")
    assert "no-such-figure" in built(tmp_path, {"strategy/facts.yml": facts}, fails=True)


def test_an_override_shows_the_count_and_is_said(tmp_path: Path) -> None:
    """The check prints it, the internal edition lists it, and its reason is in no public byte."""
    table = TABLE + ("overrides:\n  - row: Secure unit\n    reason: zebra reason\n    approved_by: zebra officer\n"
                     "    date: 3 March 2026\n")
    assert "zebra" not in built(tmp_path, {"strategy/homes.yml": table})
    assert values(tmp_path) == ["90", "61", "26", "3"]
    assert "small-number-shown" in run(tmp_path, "check").stdout


def test_what_was_published_before_protects_nothing(tmp_path: Path) -> None:
    """The children's homes were shown last year, so they cannot hide the secure unit; foster homes must."""
    before = {"records": [{"kind": "dataset", "id": "homes", "fields": {
        "periods": [{"label": "March"}],
        "groups": [{"title": "Where", "rows": [{"label": "Children's homes", "values": ["26"]}]}]}}]}
    built(tmp_path, {"published/records.json": json.dumps(before)}, settings="earlier: published")
    assert values(tmp_path) == ["90", SIGN, "26", SIGN]


def test_what_was_published_before_can_make_a_table_unsafe(tmp_path: Path) -> None:
    """Where the small count itself, or all that could hide it, was shown, the build refuses and says which row."""
    before = {"records": [{"kind": "dataset", "id": "homes", "fields": {
        "periods": [{"label": "March"}],
        "groups": [{"title": "Where", "rows": [{"label": "Secure unit", "values": ["3"]}]}]}}]}
    said = built(tmp_path, {"published/records.json": json.dumps(before)}, settings="earlier: published", fails=True)
    assert "count-can-be-worked-out" in said
    assert "Secure unit" in said


FACTS = """kind: facts
facts:
  - name: alone
    text: Two children moved to a secure unit.
    value: 2
    unit: children
  - name: of-the-table
    text: In March 26 children lived in children's homes.
    value: 26
    unit: children
    dataset: homes
    row: Children's homes
    period: March
  - name: share
    text: 3 of 90 children, or 3.3%, lived in the unit.
    value: 3.3%
    numerator: 3
    denominator: 90
  - name: rest
    text: 88 of 90 children, or 97.8%, had a social worker.
    value: 97.8%
    numerator: 88
    denominator: 90
  - name: open
    text: 40 of 90 children, or 44.4%, were girls.
    value: 44.4%
    numerator: 40
    denominator: 90
  - name: moved-to-2
    text: Another 4 children moved.
    value: 4
    unit: children
"""


def test_facts_that_say_the_same_are_withheld_too(tmp_path: Path) -> None:
    """A small count, a cell that its table withholds, a share of few, a share of all but few; the rest is shown."""
    page = "# Home\n\nAt last count [](fact:of-the-table) and [](fact:open).\n"
    text = built(tmp_path, {"strategy/facts.yml": FACTS, "strategy/index.md": page})
    found = {entry["id"]: entry["fields"] for entry in records(tmp_path / "site") if entry["kind"] == "fact"}
    assert found["alone"]["text"] == "[c] children moved to a secure unit."
    assert found["of-the-table"]["text"] == "In March [c] children lived in children's homes."
    assert "3.3" not in found["share"]["text"]
    assert "97.8" not in found["rest"]["text"]
    assert found["open"]["shown"] == "44.4%"
    assert found["open"]["computed"] == "44.4%"
    for secret in ("3.3%", "97.8%", "Two children", "26 children", ">26<", "88 of 90"):
        assert secret not in text


def test_a_fact_whose_name_tells_its_figure_is_left_out(tmp_path: Path) -> None:
    """Its address would say what its text does not."""
    facts = FACTS.replace("value: 4", "value: 2").replace("Another 4 children", "2 children")
    text = built(tmp_path, {"strategy/facts.yml": facts})
    assert "moved-to-2" not in text


def test_a_sentence_that_says_a_withheld_figure_is_an_error(tmp_path: Path) -> None:
    """With the place, and which row it is of; the same number of something else is none."""
    page = "# Home\n\nThis spring there were 26 children in children's homes. We opened 3 parks.\n"
    said = built(tmp_path, {"strategy/index.md": page}, fails=True)
    assert "strategy/index.md:3:1: error:" in said
    assert "children's homes" in said
    assert said.count("figure-given-away") == 1


def test_a_table_of_people_without_sums_is_an_error(tmp_path: Path) -> None:
    """Nobody could tell what can be worked out from it."""
    table = TABLE.split("sums:")[0]
    assert "no-sums-declared" in built(tmp_path, {"strategy/homes.yml": table}, fails=True)


def test_percentages_in_a_table_of_people_are_an_error(tmp_path: Path) -> None:
    """They cannot be guarded."""
    assert "not-a-count" in built(tmp_path, {"strategy/homes.yml": TABLE.replace("- 26", "- 28.9%")}, fails=True)


def test_a_row_or_sum_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A sum of a row that was renamed would protect nothing."""
    table = TABLE.replace("      - Secure unit\n", "      - Secure units\n")
    assert "no-such-row" in built(tmp_path, {"strategy/homes.yml": table}, fails=True)


def test_the_same_figures_in_two_tables_are_guarded_as_one(tmp_path: Path) -> None:
    """What one table withholds the other must not show."""
    other = ("kind: dataset\ntitle: Again\nunit: children\nperiods:\n  - label: March\ngroups:\n  - title: Some\n"
             "    rows:\n      - label: In a home\n        values:\n          - 26\n"
             "        same_as: \"homes: Children's homes\"\n"
             "      - label: Elsewhere\n        values:\n          - 40\ntotals:\n  - label: Together\n    values:\n"
             "      - 66\nsums:\n  - total: Together\n    of:\n      - In a home\n      - Elsewhere\n")
    built(tmp_path, {"strategy/again.yml": other})
    found = {entry["id"]: [value for _, _, seen in rows_of(entry["fields"]) for value in seen]
             for entry in records(tmp_path / "site") if entry["kind"] == "dataset"}
    counts = {"homes": ["90", "61", "26", "3"], "again": ["66", "26", "40"]}
    assert found["homes"][3] == SIGN
    assert (found["homes"][2] == SIGN) == (found["again"][1] == SIGN)
    if found["again"][1] == SIGN:
        assert SIGN in (found["again"][0], found["again"][2])
    assert counts["homes"][0] == found["homes"][0]


def test_an_internal_row_is_not_the_rest_of_a_sum(tmp_path: Path) -> None:
    """Marked internal, a small row is gone; the total and the others must not give it away."""
    table = TABLE.replace("      - label: Secure unit\n", "      - label: Secure unit\n        audience: internal\n")
    built(tmp_path, {"strategy/homes.yml": table})
    found = values(tmp_path)
    assert len(found) == 3
    assert SIGN in found
