"""Links in an author's text: however one is typed, it leads to what is meant, under words that say what that is."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from cases_reader import checked, lay_out
from goldenthread.build import build_site, check_project
from goldenthread.checks.typed_links import typed_links, without_code
from goldenthread.source.project import read_project

FIRST = "../action-plans/plan/1.1/"
ACTION = f'<a href="{FIRST}">More foster homes</a>'
SECRET = """kind: action plan
title: Plan for the first year
strategy: x
outcomes:
  - code: "1.0"
    title: Homes nearby
    actions:
      - code: 1.1
        outcome: More foster homes
        timescale: March 2027
      - code: 1.2
        outcome: Zebra homes
        timescale: March 2027
        audience: internal
"""


def shown(root: Path, text: str, files: dict[str, bytes | str] | None = None) -> str:
    """The HTML of a public page that holds nothing but a text."""
    lay_out(root, {"strategy/page.md": f"---\ntitle: Page\n---\n\n{text}\n", **(files or {})})
    found = check_project(read_project(root, audience="public")[0])
    page = next(page for page in build_site(found).made.pages if page.address == "page/")
    return page.lead + "".join(section.html for section in page.sections)


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("[](action:plan/1.1)", ACTION),
        ("[](action:plan/1.1#steps)", ACTION.replace(FIRST, f"{FIRST}#steps")),
        ("[](action: plan/1.1)", ACTION),
        ("[](Action:plan/1.1)", ACTION),
        ("[](ACTIONS: plan/1.1)", ACTION),
        ("<action:plan/1.1>", ACTION),
        ("<Actions:plan/1.1>", ACTION),
        ('<a href="Action:plan/1.1"></a>', ACTION),
        ("[the first][1]\n\n[1]: action:plan/1.1", ACTION.replace("More foster homes", "the first")),
        ("[](<action plan:plan>)", '<a href="../action-plans/plan/">Plan for the first year</a>'),
        ("<action plan:plan>", '<a href="../action-plans/plan/">Plan for the first year</a>'),
        ("[](plan:plan)", '<a href="../action-plans/plan/">Plan for the first year</a>'),
        ("[](action_plans:plan)", '<a href="../action-plans/plan/">Plan for the first year</a>'),
        ("[](pages:page)", '<a href="./">Page</a>'),
        ("[](tel:999)", '<a href="tel:999">999</a>'),
        ("[](mailto:a@b?subject=x)", '<a href="mailto:a@b?subject=x">a@b</a>'),
        ("[](https://example.org)", '<a href="https://example.org">https://example.org</a>'),
        ("`[](action:plan/1.1)`", "<code>[](action:plan/1.1)</code>"),
        ("`<action:plan/1.1>`", "<code>&lt;action:plan/1.1&gt;</code>"),
        ("[x](page.md#top)", '<a href="./#top">x</a>'),
    ],
)
def test_a_link_leads_where_it_says(typed: str, link: str, tmp_path: Path) -> None:
    """Case, spaces, hyphens and the plural do not matter, and a link without words has those of what it leads to."""
    assert link in shown(tmp_path, f"See {typed}")
    assert not [problem.text() for problem in checked(tmp_path).report if problem.place.path == "strategy/page.md"]


@pytest.mark.parametrize(
    "typed",
    ["[](Action:plan/1.2)", "[](actions: plan/1.2#steps)", "<action:plan/1.2>", "[](action-plan:plan#action-1.2)"],
)
def test_a_link_to_what_is_not_published_tells_nothing(typed: str, tmp_path: Path) -> None:
    """However it is typed, a link to something internal has neither its title nor its address."""
    html = shown(tmp_path, f"See {typed}", {"actionplans/plan.yml": SECRET})
    assert "Zebra" not in html
    assert "1.2" not in html


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("blocks.md", "# Lists and *counts*\n\nWords.\n", "Lists and counts"),
        ("blocks.md", "---\ntitle: Given\n---\n# Other\n", "Given"),
        ("blocks.md", "```\n# Code\n```\n\n# After `code`\n", "After code"),
        ("two-words.md", "Words.\n", "Two words"),
        ("guidance/index.md", "Words.\n", "Guidance"),
    ],
)
def test_a_page_has_the_title_of_its_heading(path: str, text: str, title: str, tmp_path: Path) -> None:
    """A page is called by its title, else by its first heading, else by its file or folder, wherever it is named."""
    ref = f"page:{path.removesuffix('.md')}"
    html = shown(tmp_path, f"See [](<{ref}>)\n\n```pages\n```", {f"strategy/{path}": text})
    assert checked(tmp_path).graph[ref].title == title
    assert re.search(rf'See <a href="[^"]*">{title}</a>', html)
    assert re.search(rf'<th [^>]*><a href="[^"]*">{title}</a>', html)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a     c"),
        ("a ``b`c`` d", "a         d"),
        ("a \\`b` c", "a \\`b` c"),
        ("a `b\n\nc` d", "a `b\n\nc` d"),
        ("a `b\nc` d", "a   \n   d"),
        ("~~~\na\n~~~\nb", "   \n \n   \nb"),
        ("a\n\n    b\nc", "a\n\n     \nc"),
        ("    a\n\nb", "     \n\nb"),
        ("- a\n\n    b", "- a\n\n    b"),
        ("- a\nmore\n\n    b", "- a\nmore\n\n    b"),
        ("```\nnever closed", "```\nnever closed"),
        ("a <!-- b --> c", "a            c"),
    ],
)
def test_what_is_code_holds_no_link(text: str, left: str) -> None:
    """Code and remarks are blank, and every other sign stays where it was."""
    assert without_code(text) == left


@pytest.mark.parametrize(("text", "addresses"), [
    (r"\[click\](javascript:x)", []), (r"[click\\](javascript:x)", ["javascript:x"]), ("](a)", ["a"]),
    (r"\[a\](b [c](javascript:x)", ["javascript:x"]), (r"\\\](a)", [])])
def test_a_bracket_that_means_itself_makes_no_link(text: str, addresses: list[str]) -> None:
    """A backslash before it, as the import puts there, takes a bracket's meaning away; a second one gives it back."""
    assert [link.address for link in typed_links(text)] == addresses


@pytest.mark.parametrize(
    "part",
    ["](", "](<", "<a href=", '<a href="', "<a href='\"", "`", "``` ` `` ", "\\", "\\`", "<!--", "<a:", "[a]: ", " ",
     "](a:", "<a ", "\n    ", "[", "](x \""],
)
def test_a_hostile_text_takes_no_time(part: str) -> None:
    """However often a sign is repeated, the time it takes grows no faster than the text."""
    started = time.process_time()
    list(typed_links(f"](x <{part * 30_000}"))
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize("form", ["[](action:dead/{})", "[](actoin:x/{})", "[x](dead/{}.md)", "<actoin:{}>"])
def test_thousands_of_dead_links_are_told_at_once(form: str, tmp_path: Path) -> None:
    """A text of nothing but dead links has a short answer, and that soon."""
    root = lay_out(tmp_path, {"strategy/page.md": "# Page\n\n" + "\n".join(form.format(at) for at in range(20_000))})
    started = time.process_time()
    assert 100 <= len(list(checked(root).report)) <= 102
    assert time.process_time() - started < 5.0
