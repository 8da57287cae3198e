"""Word files: all that a printed page says, in its order, and nothing else; with nothing that tells who made it."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Browser

from goldenthread.build import Built, build_site, check_project
from goldenthread.cli import main
from goldenthread.exports import word
from goldenthread.exports.word_reader import Paragraph, Table, read
from goldenthread.exports.word_table import TITLE
from goldenthread.source.project import read_project
from small_project import CONFIG, write

TODAY = dt.date(2026, 11, 22)
EDITION = word.Edition("Ours", TODAY, internal=False)
PARTS = {
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
    "word/styles.xml", "word/settings.xml", "word/numbering.xml", "word/header1.xml", "word/header2.xml",
    "word/footer1.xml", "word/footer2.xml",
}
MARKS_OF_LISTS = {"·", ","}


def pages_of(site: Path) -> Iterator[tuple[str, Path]]:
    """The address of each page that has a Word file, and the file."""
    downloads = site / "downloads"
    for folder, section in (("plans", "action-plans"), ("organisations", "organisations"), ("bodies", "bodies")):
        for file in sorted((downloads / folder).glob("*.docx")):
            body, sign, day = file.stem.partition("-pack-")
            yield f"{section}/{body}/pack/{day}/" if sign else f"{section}/{file.stem}/", file


def words_of(element: Any) -> list[str]:
    """The words of a part of a file, as the format has them: a paragraph, a tab and a break part words."""
    said = []
    for one in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:p")):
        said.append(one.text or "" if one.tag == qn("w:t") else " ")
    return "".join(said).split()


def page_in(file: Path) -> list[Any]:
    """The parts of a file that say what its page says; a plan's file ends with one heading and one table more."""
    parts = list(Document(str(file)).element.body)
    own = next((at for at, part in enumerate(parts) if " ".join(words_of(part)) == TITLE), None)
    assert (own is not None) is (file.parent.name == "plans")
    return parts if own is None else parts[:own]


def plain(words: list[str]) -> list[str]:
    """Words without the marks that part the entries of a list in a line: on a page a style sheet puts them."""
    return [bare for one in words if (bare := one.strip(",") if one not in MARKS_OF_LISTS else "")]


def file_of(html: str, url: str = "") -> Any:
    """The document made of some HTML, opened."""
    made = word.file(word.Source("downloads/x.docx", "X", "A title", html, url), EDITION)
    return Document(io.BytesIO(made.content))


def targets(document: Any) -> list[str]:
    """The addresses outside that a document leads to."""
    return [tie.target_ref for tie in document.part.rels.values() if tie.is_external]


@pytest.mark.browser
def test_every_word_of_the_printed_page_is_in_the_file(browser: Browser, served_site: str, built_site: Path) -> None:
    """In the order of the page, and no other word; what only a screen needs is in neither."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.emulate_media(media="print")
    seen = 0
    for address, file in pages_of(built_site):
        page.goto(served_site + address)
        printed = page.inner_text("article").split()
        assert plain([word for part in page_in(file) for word in words_of(part)]) == plain(printed), file.name
        seen += len(printed)
    assert seen > 5000
    context.close()


def test_there_is_a_file_for_each_plan_organisation_and_pack(built_site: Path) -> None:
    """For an organisation that has taken on anything; and each page leads to its own."""
    found = dict(pages_of(built_site))
    plans = {f"action-plans/{file.parent.name}/" for file in (built_site / "action-plans").glob("*/index.html")}
    taken_on = {f"organisations/{file.stem}/" for file in (built_site / "downloads/organisations").glob("*.csv")}
    packs = {f"{file.parent.relative_to(built_site).as_posix()}/" for file in built_site.glob("bodies/*/pack/*/*.html")}
    assert packs
    forwards = {one for one in packs if "This page has moved" in (built_site / one / "index.html").read_text("utf-8")}
    assert set(found) == plans | taken_on | (packs - forwards)
    for address, file in found.items():
        html = (built_site / address / "index.html").read_text("utf-8")
        assert f'{file.relative_to(built_site).as_posix()}" download' in html


def test_headings_are_headings_and_rows_stay_whole(built_site: Path) -> None:
    """The headings of the page at their levels; each table has a row that comes again, and no row is cut in two."""
    for address, file in pages_of(built_site):
        html = (built_site / address / "index.html").read_text("utf-8")
        document = Document(str(file))
        more = file.parent.name == "plans"
        levels = [one.style.name[-1] for one in document.paragraphs if one.style.name.startswith("Heading")]
        shown = re.findall(r"<h([1-6])", html[html.index("<article") : html.index("</article")])
        assert levels == shown + ["2"] * more
        tables = document.element.body.findall(qn("w:tbl"))
        assert len(tables) == html.count('<table class="gt-table') + more
        for table in tables:
            rows = table.findall(qn("w:tr"))
            assert [at for at, row in enumerate(rows) if row.find(f".//{qn('w:tblHeader')}") is not None] == [0]
            assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
            across = [int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))]
            section = document.sections[0]
            assert sum(across) * 635 == section.page_width - section.left_margin - section.right_margin
            assert min(across) > 500


def test_a_plan_lies_across_and_a_pack_stands(built_site: Path) -> None:
    """A4 either way, with the title above each page after the first, and its number below."""
    for address, file in pages_of(built_site):
        document = Document(str(file))
        [section] = document.sections
        sides = sorted(round(side.mm) for side in (section.page_width, section.page_height))
        assert sides == [210, 297]
        assert (section.page_width > section.page_height) is ("/pack/" not in address)
        assert " ".join(words_of(section.header._element)) == document.core_properties.title
        assert words_of(section.first_page_header._element) == []
        for footer in (section.footer, section.first_page_footer):
            assert "22 November 2026 Page 1 of 1" in " ".join(words_of(footer._element))
            fields = [one.get(qn("w:instr")) for one in footer._element.iter(qn("w:fldSimple"))]
            assert fields == ["PAGE", "NUMPAGES"]


def test_a_file_tells_nothing_of_its_maker(built_site: Path) -> None:
    """Its title, its language and the day of the build; no name, no program, no clock, no picture of a page."""
    for _, file in pages_of(built_site):
        own = Document(str(file)).core_properties
        assert own.title
        assert own.language == "en-GB"
        assert [own.author, own.last_modified_by, own.comments, own.keywords, own.subject, own.category] == [""] * 6
        assert own.created == own.modified == dt.datetime.combine(TODAY, dt.time(), dt.UTC)
        with zipfile.ZipFile(file) as archive:
            assert set(archive.namelist()) == PARTS
            assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
            everything = b"".join(map(archive.read, archive.namelist()))
        assert not re.search(rb"python|rsid|Macintosh|2013", everything)
        assert b'w:lang w:val="en-GB"' in everything


def test_the_same_page_makes_the_same_bytes() -> None:
    """Whenever it is made; an archive knows no day before 1980."""
    source = word.Source("downloads/x.docx", "X", "T", '<h1>T</h1><ol><li><a href="https://a.example/">x</a></ol>', "")
    assert word.file(source, EDITION) == word.file(source, EDITION)
    old = word.file(source, word.Edition("Ours", dt.date(1965, 2, 3), internal=False))
    with zipfile.ZipFile(io.BytesIO(old.content)) as archive:
        assert archive.infolist()[0].date_time[:3] == (1980, 2, 3)


def test_words_are_kept_as_they_look() -> None:
    """Bold, italic, struck out, underlined, in quotation marks, on its own line; what XML cannot hold is dropped."""
    document = file_of(
        "<p>=1+1 <b>bold</b><i>\x00it\x0balic</i> <del>out</del> <ins>in</ins> <q>said</q>"
        "<br>next &amp; &lt;last&gt;</p>"
        "<p>  \n </p><pre>kept</pre><blockquote><p>quoted</p></blockquote>"
    )
    first, kept, quoted = document.paragraphs
    assert first.text == "=1+1 bolditalic out in “said”\nnext & <last>"
    assert [(run.text.strip(), run.bold, run.italic, run.font.strike, run.font.underline) for run in first.runs
            if run.bold or run.italic or run.font.strike or run.font.underline] == [
        ("bold", True, None, None, None), ("italic", None, True, None, None), ("out", None, None, True, None),
        ("in", None, None, None, True)]
    assert (kept.text, quoted.text, quoted.style.name) == ("kept", "quoted", "Quote")


def test_lists_are_lists() -> None:
    """Each that counts begins at 1; what else an entry says stands under it; a list within a list is set in."""
    document = file_of("<ol><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol><p>e</p><ol><li>f</li></ol>")
    found = []
    for one in document.paragraphs:
        number = one._p.pPr.numPr
        found.append((one.text, (number.numId.val, number.ilvl.val) if number is not None else None))
    assert found == [("a", (2, 0)), ("b", (1, 1)), ("c", (2, 0)), ("d", None), ("e", None), ("f", (3, 0))]
    starts = document.part.numbering_part.element.findall(f".//{qn('w:startOverride')}")
    assert {one.get(qn("w:val")) for one in starts} == {"1"}


def test_links_lead_where_they_can() -> None:
    """Into the site where its address is known, else they are plain words; to a heading of the same file either way."""
    html = ('<h2 id="a">A</h2><p><a href="#a">up</a> <a href="../o/x/">o</a> <a href="mailto:a@b.example">m</a> '
            '<a href="#gone">g</a> <a href="http://[">odd</a> <a href="javascript:1">j</a></p>')
    there = file_of(html, "https://c.example/sub/plans/p/")
    assert targets(there) == ["https://c.example/sub/plans/o/x/", "mailto:a@b.example",
                              "https://c.example/sub/plans/p/#gone"]
    nowhere = file_of(html)
    assert targets(nowhere) == ["mailto:a@b.example"]
    for document in (there, nowhere):
        assert words_of(document.element.body) == ["A", "up", "o", "m", "g", "odd", "j"]
        names = [one.get(qn("w:name")) for one in document.element.body.iter(qn("w:bookmarkStart"))]
        anchors = [one.get(qn("w:anchor")) for one in document.element.body.iter(qn("w:hyperlink"))]
        assert names == [anchor for anchor in anchors if anchor]


def test_what_is_for_the_screen_is_left_out() -> None:
    """Ways around the site, files to fetch, what waits for a script, drawings; the words of a picture are kept."""
    [one] = read(
        '<nav data-search-exclude>Home</nav><ul class="gt-files" data-search-exclude><li>Get</ul><div hidden>f</div>'
        '<svg><text>drawn</text></svg><script>s</script><form><input></form><button>press</button>'
        '<span class="gt-sr">read out</span><p class="gt-provenance" data-search-exclude>An example'
        ' <button popovertarget="n">explained</button> <img alt="of a house" src="h.png"></p>'
    )
    assert isinstance(one, Paragraph)
    assert (one.text, one.style) == ("An example explained of a house", "Notice")


def test_the_thread_is_a_plain_list() -> None:
    """Its stops are entries, one under the other."""
    found = read('<nav class="gt-strip" data-search-exclude><ol><li><span>Promise</span> <span>Kept</span></li>'
                 '<li>Action</li></ol></nav>')
    assert [(one.text, one.marker) for one in found if isinstance(one, Paragraph)] == [
        ("Promise Kept", "1"), ("Action", "1")]


def test_a_table_keeps_its_cells() -> None:
    """A heading over several columns spans them, numbers stand to the right, an empty cell is there."""
    html = ('<table><caption>All</caption><thead><tr><th>A</th><th class="gt-number">B</th></tr></thead><tbody>'
            '<tr><th colspan="2">Group</th></tr><tr><td></td><td class="gt-number">1</td></tr></table>')
    [table] = file_of(html).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["A", "B"], ["Group", "Group"], ["", "1"]]
    assert [str(row.cells[1].paragraphs[0].alignment) for row in table.rows] == ["RIGHT (2)", "None", "RIGHT (2)"]


def test_no_cell_spans_more_columns_than_word_knows() -> None:
    """Millions of columns, as a page may say, would be millions of cells."""
    [table] = read("<table><tr><td colspan='99999999999'>A</td></tr></table>")
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].span == 60


def test_no_depth_and_no_odd_tag_breaks_it() -> None:
    """Elements a thousand deep, never closed or never opened: no word is lost."""
    found = read("</p><div>" * 1000 + "deep" + "<p>open<table><tr><td>cell<ul><li>entry")
    said = [one.text for one in found if isinstance(one, Paragraph)]
    said += [paragraph.text for one in found if isinstance(one, Table) for row in one.rows for cell in row.cells
             for paragraph in cell.paragraphs]
    assert "".join(said) == "deepopencellentry"


BODY = "kind: bodies\nbodies:\n  - name: panel\n    title: The Panel\n"
MEETING = """---
kind: meeting
title: The Panel in December
body: panel
date: 8 December 2026
{published}items:
  - name: open
    title: The open matter
    asks_for: Whether to go on.
  - name: closed
    title: The zebra contract
    text: It costs a lot.
    exempt: It names those who made a bid.
    asks_for: Whether to sign it.
  - name: told
    title: Something to hear
---
"""
PUBLISHED = "published: 20 November 2026\n"
PAST = MEETING.format(published="published: 1 October 2026\n").replace("8 December", "8 October")


def built(root: Path, audience: str = "public", published: str = PUBLISHED, *, site_url: str = "") -> Built:
    """The site of a board with two meetings, one of them past."""
    write(root, {"mkdocs.yml": f"site_url: {site_url}\n{CONFIG}" if site_url else CONFIG, "strategy/bodies.yml": BODY,
                 "strategy/meetings/next.md": MEETING.format(published=published), "strategy/meetings/last.md": PAST})
    project, problems = read_project(root, audience=audience, today=TODAY)
    assert not problems
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    return build_site(checked)


PACK = "bodies/panel/pack/2026-12-08/"
PACK_FILE = "downloads/bodies/panel-pack-2026-12-08.docx"


def said_in(site: Built, address: str) -> str:
    """The words of a Word file of a site."""
    [content] = [file.content for file in site.files if file.address == address]
    return " ".join(words_of(Document(io.BytesIO(content)).element.body))


def test_an_exempt_item_is_for_colleagues_with_its_reason(tmp_path: Path) -> None:
    """Marked in the internal pack, on the page and in its Word file, each page of which says whose it is."""
    inside = built(tmp_path, "internal")
    html = next(page.html for page in inside.made.pages if page.address == PACK)
    for said in (html, said_in(inside, PACK_FILE)):
        places = [said.index(one) for one in ("The open matter", "The zebra contract", "Exempt: not for the public")]
        assert places == sorted(places)
        assert "It names those who made a bid." in said
        assert "Whether to sign it." in said
        assert "Something to hear" not in said
    [content] = [file.content for file in inside.files if file.address == PACK_FILE]
    section = Document(io.BytesIO(content)).sections[0]
    for header in (section.header, section.first_page_header):
        assert " ".join(words_of(header._element)).endswith("Internal edition. Do not publish or forward it.")


def test_an_exempt_item_is_in_nothing_public(tmp_path: Path) -> None:
    """Neither its words nor its reason, in no page and no file."""
    public = built(tmp_path)
    assert "Whether to go on." in said_in(public, PACK_FILE)
    everything = "".join(page.html for page in public.made.pages)
    for file in public.files:
        if file.address.endswith(".docx"):
            everything += said_in(public, file.address)
    assert not re.search("zebra|made a bid|sign it|costs a lot|xempt: not", everything)


def test_a_pack_that_is_not_published_has_no_file(tmp_path: Path) -> None:
    """In public; colleagues have it, with a note that says so."""
    assert PACK_FILE not in {file.address for file in built(tmp_path / "a", published="").files}
    assert "This pack is not published yet." in said_in(built(tmp_path / "b", "internal", ""), PACK_FILE)
    later = built(tmp_path / "c", "internal", "published: 1 December 2026\n")
    assert "This pack is not published yet." in said_in(later, PACK_FILE)
    assert PACK_FILE not in {file.address for file in built(tmp_path / "d", published="published: 9 May 2027\n").files}


def test_the_address_of_a_past_pack_leads_to_its_meeting(tmp_path: Path) -> None:
    """It was published and sent around; what it said on its day cannot be worked out again."""
    public = built(tmp_path)
    forwards = {forward.address: forward.to for forward in public.made.forwards}
    assert forwards == {"bodies/panel/pack/2026-10-08/": "meetings/last/"}
    assert {page.address for page in public.made.pages if "/pack/" in page.address} == {PACK}


def test_a_packs_file_stands_with_its_board_on_the_downloads_page(tmp_path: Path) -> None:
    """In the row of the board, beside its calendar, with its size."""
    site = built(tmp_path)
    [page] = [page for page in site.made.pages if page.address == "downloads/"]
    shelf = next(section.html for section in page.sections if section.anchor == "bodies")
    assert shelf.count("<tr>") == 2
    [content] = [file.content for file in site.files if file.address == PACK_FILE]
    assert f"panel-pack-2026-12-08.docx</a> <span class=\"gt-type\">{len(content) / 1000:.1f} KB" in shelf
    assert "panel.ics" in shelf
    assert any(entry.address == "downloads/" for entry in site.made.search)


def test_links_of_a_site_with_an_address_are_absolute(tmp_path: Path) -> None:
    """As `site_url:` has it, with or without its last slash."""
    for at, url in enumerate(("https://c.example/sub", "https://c.example/sub/")):
        site = built(tmp_path / str(at), site_url=url)
        [content] = [file.content for file in site.files if file.address == PACK_FILE]
        assert "https://c.example/sub/meetings/next/" in targets(Document(io.BytesIO(content)))


def test_what_is_exported_is_what_the_site_has(
    project: Path, built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`goldenthread export docx` writes the same files, byte for byte."""
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, ["export", "docx", "--today", TODAY.isoformat(), "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    written = {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("[!.]*.*")}
    downloads = built_site / "downloads"
    assert written == {file.relative_to(downloads).as_posix(): file.read_bytes() for _, file in pages_of(built_site)}


def test_without_the_library_there_are_no_word_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says so in one line and fails; a build goes on without them, and no page leads to one."""
    monkeypatch.setitem(sys.modules, "docx", None)
    site = built(tmp_path)
    assert [file.address for file in site.files if file.address.endswith(".docx")] == []
    assert "docx" not in "".join(page.html for page in site.made.pages if not page.address.startswith("guide/"))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["export", "docx", "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert done.output == "No docx files can be made here: they need docx. Install goldenthread[word].\n"
