"""Files that cannot be imported are refused kindly, in words that say what to do; nothing is written, nothing run."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cases_reader import CASES, REWRITE, everything_in, lay_out, run
from goldenthread.exports.updates import COLUMNS
from goldenthread.intake import bring as bringing
from goldenthread.intake import opening
from goldenthread.intake.bring import read_content
from office_files import HEADINGS, brought, excel, with_part, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
FAST = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def cut_short(data: bytes) -> bytes:
    """The first half of a file."""
    return data[: len(data) // 2]


def with_spread(words: str) -> bytes:
    """A workbook whose sheet has one more part, for an area of cells."""
    data = excel(rows=[("1.1", "More homes", "Look")], title="")
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    merged = sheet.index("<mergeCells"), sheet.index("</mergeCells>") + len("</mergeCells>")
    return with_part(data, "xl/worksheets/sheet1.xml", (sheet[: merged[0]] + words + sheet[merged[1] :]).encode())


REFUSED = {
    "a_damaged_word_file": ("plan.docx", cut_short(word())),
    "a_damaged_workbook": ("plan.xlsx", cut_short(excel())),
    "a_word_file_whose_text_is_no_xml": ("plan.docx", with_part(word(), "word/document.xml", b"<w:document")),
    "a_word_file_that_declares_entities": (
        "plan.docx", with_part(word(), "word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')),
    "a_packed_folder_that_is_no_word_file": ("plan.docx", with_part(word(), "word/document.xml", b"<x/>")),
    "a_word_file_with_a_password": ("plan.docx", LOCKED),
    "a_workbook_with_a_password": ("plan.xlsx", LOCKED),
    "an_old_word_file": ("plan.doc", OLE),
    "an_old_word_file_with_a_new_name": ("plan.docx", OLE),
    "an_old_workbook": ("plan.xls", OLE),
    "a_word_file_that_says_it_has_macros": ("plan.docm", word()),
    "a_workbook_that_says_it_has_macros": ("plan.xlsm", excel()),
    "macros_under_another_name": ("plan.docx", with_part(word(), "word/vbaProject.bin", b"x")),
    "a_text_file_with_the_name_of_a_word_file": ("plan.docx", b"Our plan is to find more homes."),
    "a_workbook_with_the_name_of_a_word_file": ("plan.docx", excel()),
    "a_word_file_with_the_name_of_a_csv_file": ("plan.csv", word()),
    "bytes_with_the_name_of_a_csv_file": ("plan.csv", bytes(range(256)) * 4),
    "an_empty_file": ("plan.docx", b""),
    "a_file_of_another_sort": ("plan.pdf", b"%PDF-1.7"),
    "a_word_file_without_a_table": ("plan.docx", word(rows=(), headings=(), title="")),
    "a_plan_with_odd_headings_under_a_title": (
        "plan.docx", word(rows=[("Look", "Anna")], headings=("Deed", "Hero"), title="Strategy: our action plan")),
    "a_table_that_is_no_plan": ("plan.xlsx", excel(rows=[("Anna", "12")], headings=("Name", "Size"))),
    "a_workbook_with_cells_merged_without_end": (
        "plan.xlsx", with_spread('<mergeCells><mergeCell ref="A4:J1048576"/></mergeCells>')),
    "a_workbook_with_a_link_without_end": (
        "plan.xlsx", with_spread('<hyperlinks><hyperlink ref="A:J" location="A1"/></hyperlinks>')),
    "an_update_sheet_that_nobody_has_filled_in": (
        "update.xlsx", excel(rows=(), headings=[column.heading for column in COLUMNS])),
    "a_plan_without_actions": ("plan.csv", ",".join(HEADINGS).encode()),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str, tmp_path: Path) -> None:
    """Each is answered with the words of `cases/not_imported`, with exit code 1, and nothing is written."""
    file, data = REFUSED[name]
    lay_out(tmp_path, {})
    (tmp_path / file).write_bytes(data)
    before = everything_in(tmp_path)
    code, said = run(tmp_path, "import", file)
    case = CASES / "not_imported" / f"{name}.txt"
    if REWRITE:
        case.parent.mkdir(exist_ok=True)
        case.write_text(said, "utf-8")
    assert said == case.read_text("utf-8")
    assert code == 1
    assert everything_in(tmp_path) == before


def test_every_answer_belongs_to_a_file() -> None:
    """No answer is kept for a file that is no longer tried."""
    assert {path.stem for path in (CASES / "not_imported").glob("*.txt")} == set(REFUSED)


def test_a_strategy_needs_headings(tmp_path: Path) -> None:
    """A Word file that is to be a strategy and has no headings is refused."""
    code, said = brought(tmp_path, "plan.docx", word(title=""), "--as", "strategy")
    assert code == 1
    assert "[import-no-strategy]" in said


def test_a_file_that_unfolds_into_a_huge_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit holds for what a package claims and for what comes out of it; a large file is not even opened."""
    monkeypatch.setattr(opening, "LARGEST_UNPACKED_MB", 3)
    bomb = with_part(word(), "word/media/x.bin", bytes(4_000_000))
    assert len(bomb) < 200_000
    code, said = brought(tmp_path, "plan.docx", bomb)
    assert code == 1
    assert "[import-too-large]" in said
    lying = bytearray(bomb)
    for at in range(len(lying) - 4):
        if lying[at : at + 4] == (4_000_000).to_bytes(4, "little"):
            lying[at : at + 4] = (1000).to_bytes(4, "little")
    code, said = brought(tmp_path, "plan.docx", bytes(lying))
    assert code == 1
    assert "[import-too-large]" in said or "[import-damaged]" in said
    monkeypatch.setattr(opening, "LARGEST_MB", 0)
    assert "[import-too-large]" in brought(tmp_path, "plan.docx", word())[1]


def test_a_library_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra `import`, Word and Excel are refused with what to install; CSV is read all the same."""
    monkeypatch.setattr(bringing, "find_spec", lambda name: None)
    code, said = brought(tmp_path, "plan.docx", word())
    assert code == 1
    assert "[import-needs-library]" in said
    assert brought(tmp_path, "our.csv", b"Outcome,Action,When\nMore homes,Look,Sept 2026\n")[0] == 0


def test_a_file_name_that_is_no_utf_8(tmp_path: Path) -> None:
    """It is shown and written with a sign that stands for what cannot be read; nothing of it ends in a traceback."""
    lay_out(tmp_path, {})
    name = os.fsdecode(b"our\xff.csv")
    try:
        (tmp_path / name).write_bytes(b"Outcome,Action,When\nMore homes,Look,Sept 2026\n")
    except OSError:
        pytest.skip("this file system takes no such names")
    code, said = run(tmp_path, "import", name)
    assert code == 0
    assert "What was done to our�.csv" in said
    assert "title: our�" in (tmp_path / "actionplans" / "our.yml").read_text("utf-8")
    assert "our�.csv" in (tmp_path / "imports" / "our.txt").read_text("utf-8")
    (tmp_path / name).write_bytes(b"\x00")
    assert "our�.csv:1:1: error: " in run(tmp_path, "import", name)[1]
    assert run(tmp_path, "import", name.replace("csv", "xlsx"))[0] == 2


def test_the_log_stays_in_the_project(tmp_path: Path) -> None:
    """Where the folder for logs leads out of the project, or is no folder, nothing is written anywhere."""
    root = lay_out(tmp_path / "project", {})
    (tmp_path / "elsewhere").mkdir()
    (root / "imports").symlink_to(tmp_path / "elsewhere")
    before = everything_in(root)
    assert brought(root, "our.docx", word())[0] == 2
    assert not list((tmp_path / "elsewhere").iterdir())
    (root / "imports").unlink()
    (root / "imports").write_text("", "utf-8")
    assert run(root, "import", "our.docx")[0] == 2
    assert set(everything_in(root)) - {"our.docx", "imports"} <= set(before)


PARTS = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml",
         "word/_rels/document.xml.rels"]
XML = st.sampled_from([b"<w:document/>", b"<x>", b"", b"<?xml version='1.0'?><a/>", bytes(20)])


@FAST
@given(st.sampled_from([".docx", ".xlsx", ".csv", ".doc", ".xls"]), st.binary(max_size=400))
@example(".csv", b'"')
@example(".csv", b"a\x00b")
@example(".docx", b"PK\x03\x04")
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    """Never a traceback: content, or a problem with a remedy."""
    answered(f"plan{suffix}", data)


@FAST
@given(st.sampled_from([word, excel]), st.integers(0, 60_000), st.binary(min_size=1, max_size=8))
def test_any_damage_is_answered(make: object, at: int, noise: bytes) -> None:
    """Bytes of a good file written over anywhere: it is read, or refused."""
    data = bytearray(DATA[make is word])
    at %= len(data)
    data[at : at + len(noise)] = noise
    answered("plan.docx" if make is word else "plan.xlsx", bytes(data))


@FAST
@given(st.sampled_from(PARTS), XML)
def test_any_part_may_be_nonsense(part: str, content: bytes) -> None:
    """A package whose parts are not what they should be is read, or refused."""
    answered("plan.docx", with_part(DATA[True], part, content))


DATA = {True: word(), False: excel()}


def answered(name: str, data: bytes) -> None:
    """Reads bytes as a file of this name; whatever is wrong is a problem."""
    file = FOLDER / name
    file.write_bytes(data)
    content, problem = read_content(file, name)
    assert (content is None) == (problem is not None)
    if problem:
        assert problem.remedy


@pytest.fixture(autouse=True, scope="module")
def _a_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    global FOLDER
    FOLDER = tmp_path_factory.mktemp("bytes")


FOLDER = Path()


def test_a_good_file_is_a_package() -> None:
    """What the tests above damage is a good file."""
    assert zipfile.ZipFile(io.BytesIO(DATA[True])).testzip() is None
