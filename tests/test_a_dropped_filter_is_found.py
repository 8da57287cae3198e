"""The leak test can fail: with any one filter of the product dropped, secrets are found in what is exported.

And it covers what is not there yet: a kind, an export, a way of writing, without a change to the test.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field

import goldenthread.edition.edition as editing
import goldenthread.graph.hidden as hiding
import goldenthread.source.files as reading_files
from goldenthread import build as building
from goldenthread.build import Checked, export_files
from goldenthread.exports import table as tables
from goldenthread.exports.file import File
from goldenthread.exports.table import EXPORTS, FORMATS, OF_PAGES
from goldenthread.graph.graph import Graph
from goldenthread.kind import Kind, Kinds
from goldenthread.kinds.table import HERE, KINDS
from goldenthread.model.fields import Code, Day, Line, Lines, links
from goldenthread.model.plain import Plain
from goldenthread.model.record import Record
from goldenthread.model.thing import Part, Thing
from goldenthread.source.tree import Facts, key_name
from planting import CannotPlantError, Where, secrets, spots
from planting_bytes import found, unreadable, where
from planting_crossing import Planted, checked, plant

Patch = pytest.MonkeyPatch
pytestmark = pytest.mark.slow
SOME = ("strategy", "priority", "objective", "measure", "action", "step", "organisation", "note", "agenda-item")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """A planted project with secrets in some kinds, read and checked."""
    return plant(tmp_path_factory.mktemp("planted"), only=SOME)


def exported(read: Checked, kinds: Kinds = KINDS) -> Iterator[tuple[str, bytes]]:
    """The files of every format that is made of items; pages, and what is made of them, want a whole edition."""
    return ((file.address, file.content) for form in FORMATS if form not in OF_PAGES
            for file in export_files(read, form, kinds))


@pytest.fixture(scope="module")
def before(planted: Planted) -> set[str]:
    """The secrets that are found as the product stands: none, if it is as it should be."""
    return set(found(exported(planted.checked), planted.planter.secrets))


def _marks_ignored(patch: Patch) -> None:
    patch.setattr(hiding, "_is_internal", lambda record: record.named_from in record.internal_facts)


def _names_ignored(patch: Patch) -> None:
    patch.setattr(hiding, "_is_internal", lambda record: record.internal)


def _holders_ignored(patch: Patch) -> None:
    hidden = lambda graph: {record.ref for record in graph if hiding._is_internal(record)}  # noqa: E731
    patch.setattr(editing, "hidden_from_the_public", hidden)


def _public_but(patch: Patch, change: Callable[[Record, Record], Record]) -> None:
    """Has the public form of a record changed, given what it was and what it is."""
    public = editing._public
    patch.setattr(editing, "_public", lambda record, *rest: change(record, public(record, *rest)))


def _facts_kept(patch: Patch) -> None:
    _public_but(patch, lambda whole, public: replace(public, facts=whole.facts))


def _titles_kept(patch: Patch) -> None:
    _public_but(patch, lambda whole, public: replace(public, title=whole.title))


def _codes_kept(patch: Patch) -> None:
    _public_but(patch, lambda whole, public: replace(public, code=whole.code))


def _mentions_kept(patch: Patch) -> None:
    _public_but(patch, lambda whole, public: replace(public, mentions=whole.mentions))


def _groups_kept(patch: Patch) -> None:
    patch.setattr(editing, "_without_internal", lambda value, unsaid: value)


def _field_marks_unread(patch: Patch) -> None:
    patch.setattr(Plain, "mark_internal", lambda self, loc: None)


def _budgets_published(patch: Patch) -> None:
    for kind in KINDS:
        patch.setattr(kind.type, "internal_facts", frozenset())


def _derived_kept(patch: Patch) -> None:
    for kind in KINDS:
        patch.setattr(kind.type, "follows", {})


def _notes_published(patch: Patch) -> None:
    for kind in KINDS:
        patch.setattr(kind.type, "always_internal", False)


def _folder_open(patch: Patch) -> None:
    read = reading_files.read_sources
    patch.setattr(building, "read_sources", lambda project: (lambda sources: replace(
        sources, read=[replace(document, secluded=False) for document in sources.read]))(read(project)))


def _registers_open(patch: Patch) -> None:
    read = building.read_register

    def opened(document: Any, owner: type[Thing], plural: str) -> Any:
        entries = tuple(pair for pair in document.facts.entries if key_name(pair[0].value) != "audience")
        return read(replace(document, facts=Facts(entries, document.facts.place)), owner, plural)

    patch.setattr(building, "read_register", opened)


IN_THE_EDITION = {
    "things marked internal": (_marks_ignored, {"item", "entry", "file", "hiding"}),
    "things named from what is internal": (_names_ignored, {"field"}),
    "what an internal thing holds": (_holders_ignored, {"holder", "item", "file"}),
    "facts marked internal": (_facts_kept, {"field"}),
    "titles made of what is internal": (_titles_kept, {"field"}),
    "codes that are internal": (_codes_kept, {"field"}),
    "links in internal facts": (_mentions_kept, {"field"}),
    "groups marked internal": (_groups_kept, {"group"}),
}
WHILE_READING = {
    "marks on facts": (_field_marks_unread, {"field"}),
    "facts internal by default": (_budgets_published, {"default"}),
    "facts that follow from internal ones": (_derived_kept, {"follows"}),
    "kinds that are always internal": (_notes_published, {"kind"}),
    "the folder of colleagues": (_folder_open, {"folder"}),
    "marks on registers": (_registers_open, {"register"}),
}


@pytest.mark.parametrize("filter_", [*IN_THE_EDITION, *WHILE_READING])
def test_a_dropped_filter_is_found(planted: Planted, before: set[str], filter_: str, monkeypatch: Patch) -> None:
    """Without it secrets are found in the exports that were not there before, and they are those it keeps back."""
    drop, ways = {**IN_THE_EDITION, **WHILE_READING}[filter_]
    drop(monkeypatch)
    read = planted.checked if filter_ in IN_THE_EDITION else checked(planted.root)
    mint = planted.planter.secrets
    leaked = set(found(exported(read), mint)) - before
    assert ways <= {where(mint, word).way for word in leaked}, sorted(str(where(mint, word)) for word in leaked)[:20]


class Inner(Part):
    """A group of facts that no kind has."""

    said: Line = Field(description="What was said.")
    when: Day | None = Field(None, description="When.")


class Novelty(Thing):
    """A kind that the product does not have."""

    kind: ClassVar[str] = "novelty"
    word: ClassVar[str] = "novelty"
    plural: ClassVar[str] = "novelties"

    title: Line = Field(description="Its title.")
    mark: Code | None = Field(None, description="A code.")
    inner: tuple[Inner, ...] = Field((), description="Groups of facts.")
    about: Annotated[
        Lines, links("priority", relation="about", says="About", said_back="Novelties", open=True)
    ] = Field((), description="What it is about.")


def test_a_new_kind_is_covered(tmp_path: Path, monkeypatch: Patch) -> None:
    """A kind made up here is planted in every way there is, and a filter dropped for it is found."""
    kinds = Kinds((*KINDS, Kind(Novelty, HERE / "page", file=True, register=True)))
    planted = plant(tmp_path, kinds, only=["novelty"])
    mint = planted.planter.secrets
    planted_ways = {one.way for one in mint.words.values() if one.kind == "novelty"}
    assert planted_ways >= {"field", "group", "default", "entry", "register", "file", "folder", "target"}
    assert any(one.fact == "inner.when" for one in mint.years.values() if one.kind == "novelty")
    before = set(found(exported(planted.checked, kinds), mint))
    assert "inner.said" not in {where(mint, word).fact for word in before}
    _facts_kept(monkeypatch)
    leaked = set(found(exported(planted.checked, kinds), mint)) - before
    assert {where(mint, word).fact for word in leaked} >= {"mark", "inner.said", "inner.when"}


def test_a_new_export_is_covered(planted: Planted, monkeypatch: Patch) -> None:
    """An export made up here, of a new format and in an archive, is searched by itself."""
    [word, *_] = planted.planter.secrets.words

    def leaky(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", f"<w:t>{word[:5]}</w:t><w:t>{word[5:]}</w:t>")
        yield File("downloads/new.odt", "A new format", packed.getvalue())

    monkeypatch.setattr(tables, "EXPORTS", (*EXPORTS, ("odt", leaky)))
    files = [(file.address, file.content) for file in export_files(planted.checked, "odt")]
    assert unreadable(files) == []
    assert found(files, planted.planter.secrets) == {word: {"downloads/new.odt!word/document.xml"}}


def _zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.bin", content)
    return packed.getvalue()


WRITTEN = {
    "plain": lambda word: word.encode(),
    "in capitals": lambda word: word.upper().encode(),
    "as an address": lambda word: f"/a-{word}-b/".encode(),
    "by number in HTML": lambda word: "".join(f"&#{ord(letter)};" for letter in word).encode(),
    "by number in hexadecimal": lambda word: "".join(f"&#x{ord(letter):x};" for letter in word).encode(),
    "by number in JSON": lambda word: "".join(f"\\u{ord(letter):04x}" for letter in word).encode(),
    "by number in an address": lambda word: "".join(f"%{ord(letter):x}" for letter in word).encode(),
    "with markup within": lambda word: f"{word[:3]}<mark>{word[3:7]}</mark>{word[7:]}".encode(),
    "with a soft hyphen": lambda word: f"{word[:4]}\u00ad{word[4:]}".encode(),
    "on two lines of a calendar": lambda word: f"{word[:6]}\r\n {word[6:]}".encode(),
    "in UTF-16": lambda word: word.encode("utf-16"),
    "compressed": lambda word: gzip.compress(word.encode()),
    "in an archive in an archive": lambda word: _zipped(_zipped(gzip.compress(word.encode()))),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_secret_is_found_however_it_is_written(how: str) -> None:
    """A format may write a word in its own way; it is found all the same."""
    mint = secrets()
    word = mint.word(Where("a", "b", "c"))
    assert set(found([("file.bin", WRITTEN[how](word))], mint)) == {word}
    assert not unreadable([("file.bin", WRITTEN[how](word))])


def test_a_date_and_a_number_are_found() -> None:
    """A secret day is found by its year, as typed or as ISO 8601 writes it, and no other number is taken for it."""
    mint = secrets()
    year = mint.year(Where("a", "b", "c"))
    for text in (f"3 March {year}", f'"{year}-03-03"', f"<td>{year}</td>", f"{year}/11", f"name-{year}-x"):
        assert set(found([("file.json", text.encode())], mint)) == {year}
    assert found([("file.json", f"M1.{year} 1{year}".encode()), ("assets/a.js", year.encode())], mint) == {}


def test_a_year_in_a_word_file_is_no_width() -> None:
    """How wide a column is may look like a year; the words, and what a link leads to, are searched."""
    mint = secrets()
    year = mint.year(Where("a", "b", "c"))
    for xml, there in ((f'<w:tcW w:w="{year}"/>', False), (f"<w:t>{year}</w:t>", True),
                       (f'<w:tblCaption w:val="In {year}"/>', True), (f'<Relationship Target="h#{year}"/>', True)):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", xml)
        assert bool(found([("a.docx", packed.getvalue())], mint)) is there


def test_a_year_in_a_spreadsheet_is_found_as_a_day() -> None:
    """A spreadsheet counts days: its number is searched as the day that it is; which word a cell shows is no day."""
    mint = secrets()
    year = mint.year(Where("a", "b", "c"))
    counted = (dt.date(int(year), 3, 3) - dt.date(1899, 12, 30)).days
    for xml, there in ((f'<c r="I2" s="5"><v>{counted}</v></c>', True), (f'<c r="I2"><v>{counted}.5</v></c>', True),
                       (f'<c r="B2"><v>{year}</v></c>', True),
                       (f"<si><t>In {year}</t></si>", True), (f'<c r="A2" s="1" t="s"><v>{year}</v></c>', False)):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", xml)
        assert bool(found([("a.xlsx", packed.getvalue())], mint)) is there, xml
    digest = f"<Identifier>_12345678-{year}-5000-9000-123456789abc</Identifier>"
    assert not found([("downloads/strategies/a.stratml.xml", digest.encode())], mint)


def test_a_file_that_nobody_can_look_into_is_told() -> None:
    """Bytes that are neither text nor an archive that can be opened are not passed over."""
    assert unreadable([("data.parquet", b"PAR1\xff\xfe\xfd\x00"), ("a.txt", b"text")]) == ["data.parquet"]


def test_a_field_that_takes_nothing_known_is_told() -> None:
    """A fact of a new sort of type fails the test until somebody says what can be written there."""

    class Odd(Thing):
        """A kind with a fact that takes a number with a fraction."""

        kind: ClassVar[str] = "odd"
        share: Annotated[float, Field(gt=0, lt=1)] = Field(0.5, description="A share.")

    with pytest.raises(CannotPlantError, match="share"):
        list(spots(Odd))
