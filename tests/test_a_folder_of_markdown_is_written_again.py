"""`generate` writes a folder of Markdown: only what changed, nothing that is not its own, nothing while there is a
problem, and nothing internal in the public edition.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html as reader
from markdown import Markdown

from goldenthread.cli import main
from goldenthread.generate import folder as writing
from goldenthread.generate.markdown import markdown
from goldenthread.model.languages import LANGUAGES
from goldenthread.pages.page import Page, Section
from small_project import write

FILES = {
    "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours & yours\nwas: older\n---\nWords.\n",
    "strategy/ours/one.md": "---\nkind: priority\ntitle: Open doors\n---\n## Why\n\nBecause.\n",
    "strategy/ours/two.md": "---\nkind: priority\ntitle: Secret zebra\naudience: internal\n---\n",
    "strategy/notes/index.md": "---\ntitle: A note\n---\nA note.\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, with the command run in it."""
    root = write(tmp_path / "project", FILES)
    monkeypatch.chdir(root)
    return root


def generate(*arguments: str, to: str = "out") -> Result:
    """Runs the verb, by default into the folder `out` of the project."""
    return CliRunner().invoke(main, ["generate", to, "--today", "2026-11-22", *arguments], catch_exceptions=False)


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """When each file was written, and what it holds."""
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
            for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_second_run_writes_nothing(root: Path) -> None:
    """Not even its list; the folder is all that the others need."""
    assert generate().exit_code == 0
    before = state(root / "out")
    assert {"mkdocs.yml", "README.md", "docs/index.md", "docs/strategies/ours/one/index.md", "theme/main.html",
            "docs/downloads/records.json", "theme/assets/goldenthread/goldenthread.css"} <= before.keys()
    done = generate()
    assert done.exit_code == 0
    assert "Wrote 0 files" in done.output
    assert state(root / "out") == before


def test_only_what_changed_is_written_and_what_is_no_more_goes(root: Path) -> None:
    """The page, and the folder that held nothing else; another's files stay, wherever they lie."""
    generate()
    before = state(root / "out")
    (root / "out/site").mkdir()
    for path in ("docs/strategies/ours/mine.txt", "site/index.html"):
        (root / "out" / path).write_text("Mine.", "utf-8")
    (root / "strategy/notes/index.md").unlink()
    (root / "strategy/ours/one.md").write_text(FILES["strategy/ours/one.md"].replace("Because", "For"), "utf-8")
    done = generate()
    assert done.exit_code == 0
    after = state(root / "out")
    assert not (root / "out/docs/notes").exists()
    assert b"For." in after["docs/strategies/ours/one/index.md"][1]
    assert after["docs/strategies/ours/mine.txt"][1] == after["site/index.html"][1] == b"Mine."
    for same in ("theme/main.html", "docs/guide/writing/index.md"):
        assert after[same] == before[same]


def test_a_file_that_somebody_changed_is_left_alone_and_told(root: Path) -> None:
    """Whether it would be written or removed: exit code 1, since what is published may not be what is meant; the next
    run after the file is gone puts everything right.
    """
    generate()
    edited, gone = root / "out/docs/strategies/ours/one/index.md", root / "out/docs/notes/index.md"
    for file in (edited, gone):
        file.write_text("Changed by hand.", "utf-8")
    (root / "strategy/notes/index.md").unlink()
    for _ in range(2):
        done = generate()
        assert done.exit_code == 1
        assert "out/docs/strategies/ours/one/index.md: left alone, since it was changed by hand.\n" in done.output
        assert "out/docs/notes/index.md: left alone, since it was changed by hand. It should be gone" in done.output
        assert edited.read_text("utf-8") == gone.read_text("utf-8") == "Changed by hand."
    edited.unlink()
    gone.unlink()
    assert generate().exit_code == 0
    assert "# Open doors {#start}" in edited.read_text("utf-8")


def test_a_run_that_was_cut_short_is_taken_up_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is half written, and none is taken for somebody else's."""
    generate()
    whole = writing.put

    def failing(file: Path, content: bytes) -> None:
        if file.name == "mkdocs.yml":
            raise OSError(28, "No space left on device")
        whole(file, content)

    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("Test", "Another name"), "utf-8")
    monkeypatch.setattr(writing, "put", failing)
    assert generate().exit_code == 1
    monkeypatch.undo()
    monkeypatch.chdir(root)
    config.write_text(config.read_text("utf-8").replace("Another name", "A third name"), "utf-8")
    done = generate()
    assert done.exit_code == 0, done.output
    assert "A third name" in (root / "out/mkdocs.yml").read_text("utf-8")
    assert not [path for path in (root / "out").rglob(".goldenthread-*") if path.name != writing.LIST]


@pytest.mark.parametrize("to", [".", "..", "strategy", "strategy/out", "actionplans", "notes", "mkdocs.yml", "round"])
def test_a_folder_that_holds_anything_else_is_refused(root: Path, to: str) -> None:
    """Exit code 2, as `build` does, and nothing is written."""
    write(root, {"notes/thesis.txt": "Years of work.", "actionplans/.keep": ""})
    (root / "round").symlink_to("round")
    before = state(root.parent)
    done = generate(to=to)
    assert done.exit_code == 2
    assert "Choose a" in done.output
    assert state(root.parent) == before


def test_the_editions_are_kept_apart(root: Path) -> None:
    """Neither takes the other's folder; nothing internal is in the public one, and each page of the other is marked."""
    write(root, {"strategy/zebra.png": "A picture that no public page shows."})
    assert generate().exit_code == 0
    assert generate("--audience", "internal").exit_code == 2
    assert generate("--audience", "internal", to="inside").exit_code == 0
    assert generate(to="inside").exit_code == 2
    public, internal = state(root / "out"), state(root / "inside")
    assert not [name for name, (_, content) in public.items() if b"zebra" in name.encode() + content.lower()]
    pages = {name: content.decode() for name, (_, content) in internal.items() if name.endswith("/index.md")}
    assert "# Secret zebra {#start}" in pages["docs/strategies/ours/two/index.md"]
    for sign in ("Internal edition.", "robots: noindex"):
        assert [name for name, text in pages.items() if sign not in text] == []
    assert b"site_dir: site-internal" in internal["mkdocs.yml"][1]


def test_nothing_is_written_while_there_is_a_problem(root: Path) -> None:
    """An error stops it, and with --strict a warning does; what was written before stays as it was."""
    generate()
    before = state(root / "out")
    (root / "strategy/ours/one.md").write_text("---\nkind: priority\ntitel: x\n---\n", "utf-8")
    done = generate()
    assert done.exit_code == 1
    assert "strategy/ours/one.md:3:1: error:" in done.output
    assert "Nothing was written" in done.output
    assert state(root / "out") == before


def test_nothing_is_written_or_removed_beyond_the_folder(root: Path) -> None:
    """A link that leads out of it is no file of ours, and neither is a path that somebody put into the list."""
    generate()
    outside = write(root / "elsewhere", {"index.md": "Not ours."})
    (root / "out/docs/notes/index.md").unlink()
    (root / "out/docs/notes").rmdir()
    (root / "out/docs/notes").symlink_to(outside, target_is_directory=True)
    file = root / "out" / writing.LIST
    data = json.loads(file.read_text("utf-8"))
    data["files"]["../elsewhere/index.md"] = [writing._hash(b"Not ours.")]
    file.write_text(json.dumps(data), "utf-8")
    assert generate().exit_code == 1
    assert (outside / "index.md").read_text("utf-8") == "Not ours."


def test_an_old_address_forwards(root: Path) -> None:
    """By a page of its own, ready as it is, with the site's strict policy."""
    generate()
    page = (root / "out/docs/strategies/older/index.html").read_text("utf-8")
    assert 'content="0; url=../ours/"' in page
    assert "unsafe" not in page


def page(**parts: Any) -> Page:
    """A page of a few parts."""
    return Page(**{"address": "a/", "title": "A", "description": "", "lead": '<h1 id="start">A</h1>', **parts})


def built(page: Page) -> Any:
    """The page as a generator makes it of its Markdown, without the front matter."""
    text = markdown(page, {"title": "A"}).partition("\n---\n")[2].strip("\n")
    assert all(part.startswith(("<", "# ", "## ")) for part in text.split("\n\n")), "a block holds an empty line"
    return reader.fromstring(f"<body>{Markdown(extensions=['attr_list', 'toc']).convert(text)}</body>")


@pytest.mark.parametrize("words", [
    "*a* _b_ `c` [d](e) {#f} # g", "1. one - two + three!", "a\\*b \\ c", "&lt;b&gt; &amp;amp; &amp;",
    "a | b ~~c~~ ==d== :e:", "[^1] ![x](y) <span lang=\"pl\">Ż*</span>",
])
def test_no_sign_of_a_heading_is_taken_for_markdown(words: str) -> None:
    """Its words, its anchor and its place among the headings stay as they are."""
    html = f'<section aria-labelledby="why">\n<h2 id="why">{words}</h2>\n<p>x</p></section>'
    body = built(page(sections=(Section("x", "why", 2, html),)))
    [heading] = body.xpath("//h2")
    assert heading.get("id") == "why"
    assert heading.text_content() == reader.fromstring(f"<h2>{words}</h2>").text_content()
    assert [child.tag for child in heading] == [child.tag for child in reader.fromstring(f"<h2>{words}</h2>")]
    [place] = body.xpath("//section/span[@data-gt-place='why' and @hidden]")
    assert place.getnext().tag == "p"


def test_no_html_is_taken_for_markdown() -> None:
    """Empty lines, lines that start far in, what is typed as it stands, and words that lie in no block."""
    lead = (
        '<nav>\n\n    <a href="*b*">_a_</a>\n\n\n</nav>loose <em>words</em>\n\n    and code\n<div class="y">\n'
        '<h1 id="start" lang="pl" dir="ltr">A</h1>\n\n<pre><code>one\n\n    two *three*\n</code></pre></div>'
        '<svg><path d="M1"/></svg><!-- a *note* -->'
    )
    body = built(page(lead=lead, foot="<ul>\n\n<li># no heading</li>\n\n</ul>", tail="<p>1. no list</p>"))
    assert [child.tag for child in body] == ["h1", "nav", "div", "div", "div", "ul", "p"]
    assert body.xpath("//nav/a/@href") == ["*b*"]
    assert body.xpath("//pre")[0].text_content() == "one\n\n    two *three*\n"
    assert dict(body.xpath("//h1")[0].attrib) == {"id": "start", "lang": "pl", "dir": "ltr"}
    assert body.xpath("//svg/path/@d") == ["M1"]
    assert not body.xpath("//*[self::em and contains(., 'three')] | //ol | //li/h1")


def test_a_page_in_another_language_is_translated_as_on_the_site() -> None:
    """Its own words are in that language; what its list does not have is marked as English."""
    section = Section("x", "how", 2, '<h2 id="how">How it is going</h2><p>Something else.</p>')
    body = built(page(sections=(section,), language=LANGUAGES["pl"]))
    assert body.xpath("//h2/text()") == ["Jak nam idzie"]
    assert body.xpath("//p/span[@lang='en']/text()") == ["Something else."]
