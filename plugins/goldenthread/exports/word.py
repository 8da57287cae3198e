"""Pages as Word files (.docx): what a page says, laid out as a paper that can be printed and circulated.

A file is made from the ready HTML of a page of the edition, so it can hold nothing that the page does not show. Without
the library python-docx (the extra `word`) there are no such files.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html import escape
from importlib.util import find_spec
from itertools import count
from typing import Any
from urllib.parse import urljoin, urlsplit

from goldenthread.exports.file import File
from goldenthread.exports.word_blocks import Block, Table, paragraphs
from goldenthread.exports.word_body import Body
from goldenthread.exports.word_reader import fit, read
from goldenthread.exports.word_styles import NAMESPACES, lists, settings, styles
from goldenthread.exports.word_table import endings
from goldenthread.graph.graph import Graph
from goldenthread.kept import kept
from goldenthread.progress.standing import Horizon

NEEDS = "docx"
LANGUAGE = "en-GB"
OUTSIDE = ("http", "https", "mailto", "tel")
INTERNAL = "Internal edition. Do not publish or forward it."
KEPT = ("/officeDocument", "/core-properties", "/styles", "/settings", "/numbering")
"""The parts of python-docx's own empty file that are of use; the others hold what it was once made with."""
LONGEST_TITLE = 255
PER_TWENTIETH = 635
"""English Metric Units, in which the library measures, to a twentieth of a point, in which files do."""
FIRST_YEAR, LAST_YEAR = 1980, 2107
"""The years that the clock of a zip archive knows."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a file is made from: where it goes, what it is about, and a page's title, HTML and full address.

    `url` is empty where the site does not know its address on the web; links into the site are plain words then.
    """

    address: str
    about: str
    title: str
    html: str
    url: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What all files of a build say of themselves: whose site they are from, of which day, and for whom.

    `endings` are what stands in a file after its page, by the file's address.
    """

    site_name: str
    today: dt.date
    internal: bool
    endings: Mapping[str, Sequence[Block]] = field(default_factory=dict)


def print_run(graph: Graph, on: Horizon, site_name: str) -> Edition:
    """What all files of an edition say of themselves; the file of a plan ends with its table."""
    return Edition(site_name, on.today, not on.public, endings(graph, on))


def can_be_made() -> bool:
    """Whether the library is there."""
    return find_spec(NEEDS) is not None


def file(source: Source, edition: Edition) -> File:
    """One page as a Word file, the same bytes each time."""
    ending = tuple(edition.endings.get(source.address, ()))
    alone = replace(edition, endings={source.address: ending})
    return File(source.address, source.about, kept("word", (source, alone), lambda: _made(source, alone)))


def _made(source: Source, edition: Edition) -> bytes:
    from docx import Document

    document = Document(io.BytesIO(_empty()))
    blocks = [*read(source.html), *edition.endings.get(source.address, ())]
    _fill(document, blocks, _leading(document, source.url))
    _around(document, source.title, edition)
    _properties(document, source.title, edition.today)
    out = io.BytesIO()
    document.save(out)
    document.element.clear()  # the library ties its parts in circles, which would hold the words for a while
    return _packed(out.getvalue(), edition.today)


@cache
def _empty() -> bytes:
    """An empty file with our styles and settings, without anything that tells of who made it, where and when."""
    from docx import Document

    document = Document()
    for part in (document.part, document.part.package):
        for name in [name for name, tie in part.rels.items() if not tie.reltype.endswith(KEPT)]:
            part.rels.pop(name)
    _refill(document.styles.element, styles(LANGUAGE))
    _refill(document.settings.element, settings(LANGUAGE))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _refill(element: Any, xml: str) -> None:
    """Puts other children into an element of a file."""
    from docx.oxml import parse_xml

    element[:] = list(parse_xml(xml))


def _fill(document: Any, blocks: list[Block], leads: Callable[[str], str]) -> None:
    """Writes the body and its lists. The paper is turned where a table is wide."""
    from docx.oxml import parse_xml

    links = {run.link[1:] for one in paragraphs(blocks) for run in one.runs if run.link[:1] == "#"}
    there = {anchor for one in paragraphs(blocks) for anchor in one.anchors}
    landscape = any(isinstance(block, Table) and block.wide for block in blocks)
    body = Body(leads, landscape, frozenset(links & there))
    document.element.replace(document.element.body, parse_xml(body.xml(blocks)))
    counted = max((int(one.marker) for one in paragraphs(blocks) if one.marker.isdecimal()), default=0)
    _refill(document.part.numbering_part.element, lists(counted))


def _leading(document: Any, url: str) -> Callable[[str], str]:
    """Gives the name of the link to an address as a page has it; "" for one that leads nowhere from a file."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    @cache
    def leads(link: str) -> str:
        try:
            to = urljoin(url, fit(link)) if url else fit(link)
            known = urlsplit(to).scheme in OUTSIDE
        except ValueError:
            return ""
        return name_of(to) if known else ""

    ties = document.part.rels
    free = (name for number in count(1) if (name := f"rId{number}") not in ties)

    @cache
    def name_of(to: str) -> str:
        """The library's own way looks through all links for each new one."""
        name = next(free)
        ties.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, to, name, is_external=True)
        return name

    return leads


def _around(document: Any, title: str, edition: Edition) -> None:
    """The running title above each page but the first, and below each page the site, the day and the page's number."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    mark = INTERNAL if edition.internal else ""
    day = f"{edition.site_name}, {edition.today.day} {edition.today:%B %Y}"
    number = "Page {PAGE} of {NUMPAGES}"
    for part, style, left, right in (
        (section.header, "Header", title, mark), (section.first_page_header, "Header", "", mark),
        (section.footer, "Footer", day, number), (section.first_page_footer, "Footer", day, number),
    ):
        part.is_linked_to_previous = False
        _refill(part._element, _line(style, left, right, section.page_width - section.left_margin * 2))


def _line(style: str, left: str, right: str, across: int) -> str:
    """One line above or below the pages; a name in braces is a number that Word counts."""
    return (
        f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{across // PER_TWENTIETH}"/></w:tabs></w:pPr>'
        f"{_said(left)}<w:r><w:tab/></w:r>{_said(right)}</w:p></w:hdr>"
    )


def _said(words: str) -> str:
    """Words of such a line, the fields among them."""
    made = f'<w:t xml:space="preserve">{escape(fit(words), quote=False)}</w:t>'
    for name in ("PAGE", "NUMPAGES"):
        made = made.replace(f"{{{name}}}", f'</w:t></w:r><w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r>'
                                           '</w:fldSimple><w:r><w:t xml:space="preserve">')
    return f"<w:r>{made}</w:r>"


def _properties(document: Any, title: str, today: dt.date) -> None:
    """What the file says of itself: its title, its language and the day of the build; nobody's name."""
    own = document.core_properties
    own.title, own.language = fit(title)[:LONGEST_TITLE], LANGUAGE
    own.author = own.last_modified_by = own.comments = ""
    own.created = own.modified = dt.datetime.combine(today, dt.time())


def _packed(content: bytes, today: dt.date) -> bytes:
    """The archive with the day of the build on everything in it, where the library puts the clock's time."""
    day = (min(max(today.year, FIRST_YEAR), LAST_YEAR), today.month, today.day, 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w") as packed:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, day)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            packed.writestr(entry, made.read(name))
    return out.getvalue()
