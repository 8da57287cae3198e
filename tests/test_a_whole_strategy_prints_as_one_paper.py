"""A whole strategy is one page, and one file to hand out: all that it says, and nothing of the machine."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner

from cases_reader import run
from conftest import chromium
from goldenthread.cli import main, pdf
from goldenthread.exports.pdf import cleared, ready_to_print
from small_project import CONFIG, write

TODAY = "2026-11-22"
WHOLE = ("priority", "objective", "measure", "evidence", "want-statement")
FILES = {
    "mkdocs.yml": f"site_url: https://promises.example/\n{CONFIG}",
    "strategy/ours/strategy.md": """---
kind: strategy
title: “Ours” & theirs, 2026–2028 </title>
period: 2026-2028
vision: All are well.
notes: zebra note
---
Why we wrote it.

## The need

Much.
""",
    "strategy/ours/homes.md": """---
kind: priority
title: Homes nearby
objectives: [Live near]
measures:
  - text: Moves
    notes: zebra measure
---
Homes matter.

## What is hard

Rents.
""",
    "strategy/ours/secret.md": "---\nkind: priority\ntitle: A zebra priority\naudience: internal\n---\n",
    "actionplans/ours.yml": """kind: action plan
title: Ours & theirs
strategy: ours
outcomes:
  - code: 1.0
    title: Homes
    actions:
      - {code: 1.1, outcome: More homes, lead: The team, timescale: March 2027, status: on track}
      - {code: 1.2, outcome: Zebra action, audience: internal}
""",
}


def words(html: str) -> str:
    """The words of a page's own part."""
    own = html[html.index("<article") : html.index("</article")]
    return " ".join(re.sub(r"<[^>]+>|&[a-z]+;|&#\d+;", " ", own).split())


def test_it_says_all_that_the_strategy_says(built_site: Path) -> None:
    """Each priority with its objectives, evidence and measures, each promise, and each action of its plans."""
    records = json.loads((built_site / "downloads/records.json").read_text("utf-8"))["records"]
    strategies = [one for one in records if one["kind"] == "strategy"]
    assert len(strategies) == 6
    for strategy in strategies:
        said = words((built_site / strategy["url"] / "print/index.html").read_text("utf-8"))
        tied = {one["id"] for one in records if f"strategy:{strategy['id']}" in one["links"].get("strategy", ())}
        own = [one for one in records if one["kind"] in WHOLE and one["id"].startswith(strategy["id"] + "/")]
        assert own
        more = [one for one in records if one["kind"] in ("promise", "commitment", "action")
                and one["links"]["part_of"][-1].split(":")[1] in tied]
        for one in own + more:
            title = " ".join(re.sub(r"[&<>\"']", " ", one["title"]).split())
            assert title in said or one["title"] in said, (strategy["id"], one["id"])


def test_it_is_found_from_the_strategy_and_by_no_search(built_site: Path) -> None:
    """The strategy leads to it; engines and the site's own search keep to the pages it is made of."""
    for page in (built_site / "strategies").glob("*/print/index.html"):
        html = page.read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in html
        assert 'href="print/">Print the whole strategy</a>' in page.parent.with_name("index.html").read_text("utf-8")
        headings = [int(level) for level in re.findall(r"<h([1-6])", html[html.index("<article") :])]
        assert headings[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(headings))
        assert len(re.findall(r' id="([^"]+)"', html)) == len(set(re.findall(r' id="([^"]+)"', html)))
    found = json.loads((built_site / "search/search_index.json").read_text("utf-8"))["docs"]
    assert found
    assert [one["location"] for one in found if "/print/" in one["location"]] == []


def test_a_page_is_made_ready_without_scripts_and_without_folders() -> None:
    """Links lead to the web or nowhere; within the page as they did; the title is a title and a string of a style."""
    html = ('<head><title>Old - Site</title><meta http-equiv="Content-Security-Policy" content="x">'
            "<script>a</script><script src='b.js'></script></head><a class='x' href=\"#in\">in</a>"
            '<a href="../o/?a=1&amp;b=2">o</a><a href="mailto:a@b.example">m</a><a href="javascript:1">j</a>'
            '<a href="http://[">odd</a>')
    made = ready_to_print(html, 'Ours "2026" </style>', "https://c.example/s/print/")
    assert "script" not in made.replace("javascript", "")
    assert "javascript" not in made
    assert "Security-Policy" not in made
    assert '<title>Ours "2026" &lt;/style&gt;</title><style>:root {' in made
    assert '--gt-title: "Ours \\"2026\\" \\3c /style>"; }' in made
    assert re.findall(r'href="([^"]*)"', made) == ["#in", "https://c.example/s/o/?a=1&amp;b=2", "mailto:a@b.example"]
    assert re.findall(r'href="([^"]*)"', ready_to_print(html, "T", "")) == ["#in", "mailto:a@b.example"]


def test_what_the_browser_says_of_itself_is_written_over() -> None:
    """At its own length, as all later places in the file are counted in bytes; the title stays."""
    given = (b"<</Title (Ours \\(2026\\))\n/Creator (Mozilla/5.0 \\(X11; Linux\\) Chrome)\n/Producer <FEFF0053>\n"
             b"/CreationDate (D:20251231235959+01'00')\n/ModDate (D:20251231235959Z)>>")
    made = cleared(given, dt.date(2026, 11, 22))
    assert len(made) == len(given)
    assert b"/Title (Ours \\(2026\\))" in made
    assert made.count(b"(D:20261122000000Z)") == 2
    assert not re.search(rb"Mozilla|Linux|FEFF|2025", made)


def test_elements_are_numbered_alike_wherever_the_browser_began() -> None:
    """The numbers stay as far apart, and as many characters, as they were."""
    one, two = (b"/ID (node%08d) /Headers [(node%08d)]" % (start + 2, start) for start in (216, 99997))
    day = dt.date(2026, 11, 22)
    assert cleared(one, day) == cleared(two, day) == b"/ID (node00000002) /Headers [(node00000000)]"



@pytest.mark.browser
@pytest.mark.skipif(chromium() is None and os.environ.get("CI") != "true", reason="needs a Chromium")
def test_it_is_a_file_with_tags_a_title_and_nothing_of_the_machine(tmp_path: Path) -> None:
    """Tagged, titled, with a language and an outline, its letters within; the same bytes twice; nothing internal."""
    root = write(tmp_path / "a folder", FILES)
    made = []
    for out in ("one", "two"):
        code, said = run(root, "export", "pdf", "--out", out)
        assert code == 0, said
        assert said.endswith(f"Wrote 1 file to {out}.\n")
        made.append((root / out / "strategies/ours.pdf").read_bytes())
    assert made[0] == made[1]
    [raw, _] = made
    document: Any = pypdfium2.PdfDocument(raw)
    about = document.get_metadata_dict()
    assert about["Title"] == "“Ours” & theirs, 2026–2028 </title>"
    assert {about[name] for name in ("Author", "Creator", "Producer", "Subject", "Keywords")} == {""}
    assert about["CreationDate"] == about["ModDate"] == "D:20261122000000Z"
    assert re.search(rb"/MarkInfo ?<<[^>]*/Marked true", raw)
    assert re.search(rb"/Lang ?\(en", raw)
    assert b"/StructTreeRoot" in raw
    assert b"/Outlines" in raw
    assert 0 < raw.count(b"/Type /FontDescriptor") == len(re.findall(rb"/FontFile[23]? ", raw)), "letters are within"
    assert not re.search(rb"file:|/tmp|Mozilla|Skia", raw)
    assert str(tmp_path).encode() not in raw
    addresses = set(re.findall(rb"/URI \(([^)]*)\)", raw))
    assert addresses == {b"https://promises.example/action-plans/ours/1.1/"}
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    text = " ".join(text.split())
    for told in ("All are well.", "The need", "Priority 1: Homes nearby", "Live near", "Moves", "What is hard",
                 "Action plan: Ours & theirs", "More homes", "The team", "March 2027", "On track", "Page 1 of"):
        assert told in text, told
    assert "ebra" not in text


def test_without_a_browser_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line; a browser that does not print is told too. Neither is needed for a build."""
    monkeypatch.chdir(write(tmp_path, FILES))
    monkeypatch.setattr(pdf, "ON_THE_PATH", ())
    monkeypatch.setattr(pdf, "ELSEWHERE", ())
    monkeypatch.delenv("CHROMIUM", raising=False)
    done = CliRunner().invoke(main, ["export", "pdf"])
    assert (done.exit_code, done.output) == (1, f"{pdf.NEEDED}\n")
    monkeypatch.setenv("CHROMIUM", "no-such-program")
    assert CliRunner().invoke(main, ["export", "pdf"]).output == f"{pdf.NEEDED}\n"
    page = tmp_path / "strategy/ours/homes.md"
    with pytest.raises(pdf.CannotPrintError, match="printed nothing"):
        pdf.printed("true", page, tmp_path)
