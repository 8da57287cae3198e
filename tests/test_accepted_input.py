"""Input that looks odd and is fine, or fine but for a notice or a warning; see `cases/accepted`."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cases_reader import CASES, REWRITE, cases, checked, everything_in, lay_out, read_case, run
from goldenthread.build import build_site

PLAN = "actionplans/plan.yml"


@pytest.mark.parametrize("path", cases("accepted"), ids=lambda path: path.stem)
def test_what_is_accepted(path: Path, tmp_path: Path) -> None:
    """Each input of `cases/accepted` ends with exit code 0 and these very words; a warning with 1 under --strict."""
    case = read_case(path)
    root = lay_out(tmp_path, case.files)
    before = everything_in(root)
    code, answer = run(root, "check")
    if REWRITE:
        case.rewrite(answer)
        return
    assert answer == case.answer
    assert code == 0
    strict, same = run(root, "check", "--strict")
    assert same == answer
    assert strict == (1 if ": warning: " in answer else 0)
    assert everything_in(root) == before


def facts(root: Path, ref: str) -> dict[str, object]:
    """What was read of one record."""
    return dict(checked(root).graph[ref].facts)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing_that_was_read(tmp_path: Path) -> None:
    """The records are the same whatever the line ends, with a byte-order mark or without."""
    texts = {
        name: (CASES / "base" / name).read_text("utf-8")
        for name in (PLAN, "strategy/x/strategy.md", "strategy/index.md")
    }
    plain = checked(lay_out(tmp_path / "plain", {}))
    other = checked(
        lay_out(tmp_path / "other", {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in texts.items()})
    )
    assert list(plain.graph.records) == list(other.graph.records)
    for ref, record in plain.graph.records.items():
        assert record == other.graph[ref]


def test_text_stays_text(tmp_path: Path) -> None:
    """`No`, `14:30`, `01642`, `1_000` and `null` are the author's words, and 1.10 is not 1.1."""
    root = lay_out(tmp_path, read_case(CASES / "accepted" / "text_that_yaml_would_take_for_something_else.txt").files)
    graph = checked(root).graph
    first, tenth = graph.derived(graph["action:plan/1.1"]), graph.derived(graph["action:plan/1.10"])
    assert (first["action"], first["indicator"], first["resources"], first["budget"]) == (
        ["No"],
        ["14:30"],
        ["01642"],
        "~",
    )
    assert (tenth["outcome"], tenth["indicator"], tenth["resources"]) == ("Bus #4", ["1_000"], ["null"])
    assert [record.code for record in graph.of_kind("action")] == ["1.1", "1.10"]


def test_a_blank_value_is_a_value_not_given(tmp_path: Path) -> None:
    """A key with nothing after it is as if it were not there; with quotation marks it is as blank."""
    blank = "".join(
        f"        {key}:\n"
        for key in ("lead", "partners", "timescale", "action", "status", "priority", "updates", "notes")
    )
    text = (CASES / "base" / PLAN).read_text("utf-8").split("        lead")[0] + blank
    root = lay_out(
        tmp_path, {PLAN: text.replace("period: 2026/27", "period:\napproved: \nreports_to: # not yet known")}
    )
    assert not list(checked(root).report)
    assert set(facts(root, "action:plan/1.1")) - {"example"} == {"code", "outcome"}
    assert "period" not in facts(root, "action-plan:plan")


def test_a_name_at_the_top_of_a_file_is_the_name_of_what_it_holds(tmp_path: Path) -> None:
    """A file's `name:` goes before the name of the file, which need then be fit for no address."""
    text = (CASES / "base" / PLAN).read_text("utf-8").replace("strategy: x", "strategy: x\nname: first-year")
    root = lay_out(tmp_path, {"actionplans/Our plan.yml": text.replace("code: 1.1", "code: 1.2")})
    whole = checked(root)
    assert not list(whole.report)
    assert "action:first-year/1.2" in whole.graph


def test_a_lead_near_no_known_name_is_shown_as_typed(tmp_path: Path) -> None:
    """A lead in no register stays a lead, in the author's words, on the action's page."""
    root = lay_out(tmp_path, read_case(CASES / "accepted" / "a_lead_near_no_known_name.txt").files)
    whole = checked(root)
    assert [(tie.target, tie.typed) for tie in whole.graph.links("action:plan/1.1")["lead"]] == [
        ("", "Moorland Horse Sanctuary")
    ]
    page = next(page for page in build_site(whole).made.pages if page.address == "action-plans/plan/1.1/")
    assert "Moorland Horse Sanctuary" in "".join(section.html for section in page.sections)


EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><a href=javascript:alert(3)>x</a>"
    "{{7*7}}\"'><svg onload=alert(4)>&amp;"
)
EVIL_HELP = "---\nkind: help\ntitle: '{evil}'\nchecked: 3 November 2026\nservices:\n" + "".join(
    f"  - name: '{{evil}}'\n    sort: {sort}\n    phone: 0800 1111\n"
    "    about: '{evil}'\n    hours: '{evil}'\n    ages: '{evil}'\n    nation: '{evil}'\n"
    for sort in ("duty team", "worker", "national", "other")
) + "---\n{evil}\n"
EVIL_HELP = EVIL_HELP.replace("{evil}", EVIL.replace("'", "''"))
EVIL_PLAN = f"""kind: action plan
title: '{EVIL.replace("'", "''")} title'
strategy: x
summary: '{EVIL.replace("'", "''")} summary'
written_for: '{EVIL.replace("'", "''")} readers'
outcomes:
  - title: '{EVIL.replace("'", "''")} outcome'
    actions:
      - code: 1.1
        outcome: '{EVIL.replace("'", "''")} goal'
        action: '{EVIL.replace("'", "''")} deed, refer to 1.2'
        indicator: '{EVIL.replace("'", "''")} sign'
        lead: <b onmouseover=alert(11)>Moorland Horses</b>
        partners: '{EVIL.replace("'", "''")} trust'
        resources: '{EVIL.replace("'", "''")} money'
        timescale: 'July 2026 {EVIL.replace("'", "''")}'
        updates:
          - date: July 2026
            text: '{EVIL.replace("'", "''")} news'
            by: <svg onload=alert(12)>
            evidence: '{EVIL.replace("'", "''")} proof'
      - code: 1.2
        outcome: Another outcome
"""
EVIL_STRATEGY = f"""---
kind: strategy
title: '{EVIL.replace("'", "''")} title'
council: '{EVIL.replace("'", "''")} council'
vision: '{EVIL.replace("'", "''")} vision'
status_note: '{EVIL.replace("'", "''")} note'
want_statements:
  - '{EVIL.replace("'", "''")} want'
findings:
  - text: '{EVIL.replace("'", "''")} finding'
    source: '{EVIL.replace("'", "''")} source'
suite:
  - title: '{EVIL.replace("'", "''")} document'
    role: '{EVIL.replace("'", "''")} role'
    about: '{EVIL.replace("'", "''")} about'
document_control:
  purpose: '{EVIL.replace("'", "''")} purpose'
  read_with: '{EVIL.replace("'", "''")} read'
revisions:
  - what: '{EVIL.replace("'", "''")} change'
---

# Heading {EVIL}

{EVIL}

[a](javascript:alert(5)) ![b](javascript:alert(6)) [c]: javascript:alert(7) <javascript:alert(8)>

<iframe src="https://example.org"></iframe><style>*{{display:none}}</style>

<form action=x><input autofocus onfocus=alert(9)></form>

<div style="position:fixed" onclick="alert(10)">A box</div>

<base href="https://example.org/"> <meta http-equiv=refresh content=0>

```html
{EVIL}
```
"""
EVIL_REGISTERS = {
    "strategy/registers/organisations.yml": """kind: organisations
organisations:
  - name: trust
    title: '{evil} trust'
    sort: '{evil} sort'
""",
    "strategy/registers/terms.yml": """kind: terms
terms:
  - name: cla
    title: '{evil} CLA'
    meaning: '{evil} meaning'
    stands_for: '{evil}'
""",
    "strategy/x/homes.md": """---
kind: priority
title: '{evil} homes'
theme: '{evil}'
objectives:
  - '{evil} objective'
evidence:
  - text: '{evil} evidence'
    source: '{evil}'
measures:
  - text: '{evil} measure'
    unit: '{evil}'
    baseline: '{evil} baseline'
    readings:
      - date: July 2026
        value: '{evil} value'
        note: '{evil}'
---
{evil}
""",
    "strategy/p/pledge.md": """---
kind: pledge
title: '{evil} pledge'
council: '{evil}'
written_for: '{evil}'
promises:
  - keyword: '{evil} respect'
    text: '{evil} promise'
    in_short: '{evil}'
    emphasis: '{evil}'
    picture: '{evil}'
    looks_like: '{evil}'
---
{evil}
""",
}


class Found(HTMLParser):
    """Everything in a page that could run or reach elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes scripts, frames, handlers and javascript addresses."""
        if tag in ("iframe", "object", "embed", "base", "form", "style", "meta") or (
            tag == "img" and ("src", "x") in attrs
        ):
            self.bad.append(tag)
        if tag == "script" and not any(name == "src" for name, _ in attrs):
            self.bad.append(tag)
        for name, value in attrs:
            if (
                name.startswith("on")
                or name == "style"
                or re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE)
            ):
                self.bad.append(f"{tag} {name}={value}")


def evil_files() -> dict[str, bytes | str]:
    """HTML and script in every field that takes words."""
    quoted = EVIL.replace("'", "''")
    registers = {
        name: text.replace("'{evil}", "'" + quoted).replace("{evil}", EVIL) for name, text in EVIL_REGISTERS.items()
    }
    return {
        **registers,
        PLAN: EVIL_PLAN,
        "strategy/x/strategy.md": EVIL_STRATEGY,
        "strategy/help.md": EVIL_HELP,
        "strategy/about.md": f"# {EVIL}\n\n{EVIL}\n",
    }


def test_html_and_script_in_any_field_is_text(tmp_path: Path) -> None:
    """HTML and script in any field are shown as text or sanitised, never run, in every section of every page."""
    root = lay_out(tmp_path, evil_files())
    whole = checked(root)
    assert not whole.report.has_errors, [problem.text() for problem in whole.report]
    pages = build_site(whole).made.pages
    for page in pages:
        for section in page.sections:
            found = Found()
            found.feed(section.html)
            assert not found.bad, f"{page.address}: {section.html[:2000]}"
            assert "49" not in section.html
    shown = "".join(section.html for page in pages for section in page.sections)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_html_and_script_in_any_field_is_text_in_the_finished_site(tmp_path: Path) -> None:
    """Neither a page's head, nor its menu, nor the search index holds an author's HTML as HTML."""
    root = lay_out(tmp_path, evil_files())
    code, answer = run(root, "build")
    assert code == 0, answer
    for file in sorted((root / "site").rglob("*.html")):
        text = file.read_text("utf-8")
        for evil in (
            "<script>alert(",
            "<img src=x",
            "<svg onload",
            "<iframe",
            "<b onmouse",
            'href="javascript:',
            "<a href=javascript:",
        ):
            assert evil not in text, f"{file.relative_to(root)} holds {evil}"
    index = json.loads((root / "site/search/search_index.json").read_text("utf-8"))
    for entry in index["docs"]:
        for evil in ("<script", "<img", "<svg", "<iframe"):
            assert evil not in entry["title"] + entry["text"], f"the search index, at {entry['location']}"
