"""Tracked changes, hidden text, comments, names in properties: what is read, what stays out, and all of it told."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill

from goldenthread.intake.excel import as_shown
from office_files import actions_of, brought, excel, facts_of, with_part, word, xml

SECRET = "Kingfisher"


def cell(document: Any, row: int, column: int) -> Any:
    """The first paragraph of a cell of the table; row 0 holds its headings."""
    return document.tables[0].cell(row, column).paragraphs[0]._p


def read(root: Path, name: str, data: bytes) -> tuple[dict[str, dict[str, Any]], str]:
    """The actions of a file, and what was said; what is hidden stands in nothing that was written or said."""
    code, said = brought(root, name, data)
    assert code == 0, said
    made = [file for file in root.rglob("*") if file.is_file() and file.name != name]
    assert not [file for file in made if SECRET.encode() in file.read_bytes()]
    assert SECRET not in said
    assert "Somebody Else" not in said
    return actions_of(facts_of(root / "actionplans" / "our.yml")), said


def test_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    """A date inserted under tracked changes is the date; what it replaced is left out; both are told."""

    def tracked(document: Any) -> None:
        date = cell(document, 2, 6)
        for run in list(date.findall("{*}r")):
            date.remove(run)
        date.append(xml(f'<w:del w:id="1" w:author="A"><w:r><w:delText>{SECRET} 2026</w:delText></w:r></w:del>'))
        date.append(xml('<w:ins w:id="2" w:author="A"><w:r><w:t>30 September 2027</w:t></w:r></w:ins>'))

    actions, said = read(tmp_path, "our.docx", word(change=tracked))
    assert actions["1.1"]["timescale"] == "30 September 2027"
    assert "table 1, row 3: inserted under tracked changes, and read: “30 September 2027”" in said
    assert "table 1, row 3: 2 words deleted under tracked changes, and left out" in said


def test_moved_text_is_read_once(tmp_path: Path) -> None:
    """Text that was moved stands where it was moved to."""

    def moved(document: Any) -> None:
        cell(document, 2, 1).append(
            xml(f'<w:moveFrom w:id="1" w:author="A"><w:r><w:t> {SECRET}</w:t></w:r></w:moveFrom>'))
        cell(document, 2, 2).append(xml('<w:moveTo w:id="2" w:author="A"><w:r><w:t> nearby</w:t></w:r></w:moveTo>'))

    actions, said = read(tmp_path, "our.docx", word(change=moved))
    assert (actions["1.1"]["outcome"], actions["1.1"]["action"]) == ("More foster homes", "Look for carers nearby")
    assert "moved here under tracked changes, and read once: “nearby”" in said


def test_rows_inserted_and_deleted(tmp_path: Path) -> None:
    """A row that was deleted is no action; one that was inserted is."""

    def rows(document: Any) -> None:
        table = document.tables[0]
        table.rows[3]._tr.get_or_add_trPr().append(xml('<w:del w:id="1" w:author="A"/>'))
        table.rows[2]._tr.get_or_add_trPr().append(xml('<w:ins w:id="2" w:author="A"/>'))

    actions, said = read(tmp_path, "our.docx", word(change=rows))
    assert list(actions) == ["1.1", "2.1"]
    assert "table 1, row 4: a row that was deleted under tracked changes is left out" in said
    assert "table 1, row 3: a row that was inserted under tracked changes is read" in said


@pytest.mark.parametrize("how", ["run", "character style", "paragraph style", "a style it is based on"])
def test_hidden_text_is_not_read(how: str, tmp_path: Path) -> None:
    """Whether hidden by itself or by a style; a run that says it is not hidden is read."""

    def hidden(document: Any) -> None:
        paragraph = document.tables[0].cell(2, 1).add_paragraph()
        run = paragraph.add_run(f"{SECRET} is hidden")
        kind = WD_STYLE_TYPE.CHARACTER if how == "character style" else WD_STYLE_TYPE.PARAGRAPH
        if how == "run":
            run.font.hidden = True
            return
        style = document.styles.add_style("Secret", kind)
        style.font.hidden = True
        if how == "character style":
            run.style = style
        elif how == "paragraph style":
            paragraph.style = style
        else:
            other = document.styles.add_style("Below", kind)
            other.base_style = style
            paragraph.style = other
            paragraph.add_run("but this is not").font.hidden = False

    actions, said = read(tmp_path, "our.docx", word(change=hidden))
    assert actions["1.1"]["outcome"].startswith("More foster homes")
    assert ("but this is not" in actions["1.1"]["outcome"]) == (how == "a style it is based on")
    assert "table 1, row 3: 3 words of hidden text" in said


def test_comments_notes_and_properties_stay_out(tmp_path: Path) -> None:
    """Comments, footnotes, headers, boxes, and who wrote the file are told without their words."""

    def commented(document: Any) -> None:
        paragraph = document.tables[0].cell(2, 1).paragraphs[0]
        document.add_comment(paragraph.runs, text=SECRET, author="Somebody Else")
        document.sections[0].header.paragraphs[0].text = SECRET
        inner = f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>"
        paragraph._p.append(xml(f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"))
        paragraph._p.append(xml('<w:r><w:footnoteReference w:id="2"/></w:r>'))
        paragraph._p.append(xml('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'))
        paragraph._p.append(xml(f'<w:r><w:instrText>AUTHOR {SECRET}</w:instrText></w:r>'))
        paragraph._p.append(xml('<w:r><w:fldChar w:fldCharType="end"/></w:r>'))

    actions, said = read(tmp_path, "our.docx", word(change=commented))
    assert actions["1.1"]["outcome"] == "More foster homes"
    for words in ("a comment stands here", "1 comment (it is never imported)", "what stands at the head or foot",
                  "a footnote or endnote stands here", "a box with 1 word in it", "who wrote and saved it"):
        assert words in said


def test_words_that_are_left_out_are_counted_and_not_repeated(tmp_path: Path) -> None:
    """Lines of a cover, and words beside a table, may name people: the log has their number and place alone."""

    def covered(document: Any) -> None:
        document.add_paragraph(f"Questions to\t{SECRET}, 01234\u200b 567890")
        ins = f'<w:ins w:id="2" w:author="A"><w:r><w:t> {SECRET}</w:t></w:r></w:ins>'
        document.add_paragraph("Ask")._p.append(xml(ins))

    _, said = read(tmp_path, "our.docx", word(change=covered))
    for words in ("5 words outside the tables", "2 words outside the tables",
                  "inserted under tracked changes, and read: 1 word"):
        assert words in said
    document = Document()
    document.add_heading("Our strategy", 0)
    document.add_paragraph(f"By {SECRET}, hhtp://example.org")
    document.add_heading("Homes", 1)
    document.add_paragraph("We find homes.")
    stream = io.BytesIO()
    document.save(stream)
    code, said = brought(tmp_path, "cover.docx", stream.getvalue(), "--as", "strategy")
    assert code == 0
    assert "paragraph 2: 3 words on the cover" in said
    assert "paragraph 2: “http” was mistyped" in said
    assert SECRET not in said + (tmp_path / "imports" / "cover.txt").read_text("utf-8")


def test_words_in_links_and_controls_are_read(tmp_path: Path) -> None:
    """A link, a content control and a field's result are words like others; python-docx leaves some of them out."""

    def wrapped(document: Any) -> None:
        paragraph = cell(document, 2, 1)
        words = ("near", "each", "school")
        near, each, school = (f'<w:r><w:t xml:space="preserve"> {one}</w:t></w:r>' for one in words)
        paragraph.append(xml(f"<w:sdt><w:sdtContent>{near}</w:sdtContent></w:sdt>"))
        paragraph.append(xml(f'<w:hyperlink w:anchor="x">{each}</w:hyperlink>'))
        paragraph.append(xml(f'<w:fldSimple w:instr="X">{school}</w:fldSimple>'))

    actions, _ = read(tmp_path, "our.docx", word(change=wrapped))
    assert actions["1.1"]["outcome"] == "More foster homes near each school"


def test_struck_words_are_doubtful(tmp_path: Path) -> None:
    """Words struck through by hand are read, and pointed out: whoever struck them may have meant them to go."""

    def struck(document: Any) -> None:
        document.tables[0].cell(2, 1).paragraphs[0].runs[0].font.strike = True

    _, said = read(tmp_path, "our.docx", word(change=struck))
    assert "table 1, row 3: 3 words struck through, and read all the same" in said


def test_what_excel_hides_stays_out(tmp_path: Path) -> None:
    """Hidden rows, columns and sheets, comments and properties; each told with its place."""

    def hidden(book: Any) -> None:
        sheet = book.active
        sheet.append(["2.2", SECRET, "Do it"])
        sheet.row_dimensions[sheet.max_row].hidden = True
        sheet.insert_cols(4)
        sheet["D2"], sheet["D4"] = "Notes", SECRET
        sheet.column_dimensions["D"].hidden = True
        sheet["B4"].comment = Comment(SECRET, "Somebody Else")
        other = book.create_sheet(SECRET[:4])
        other.append([SECRET])
        other.sheet_state = "veryHidden"
        book.properties.creator = "Somebody Else"

    actions, said = read(tmp_path, "our.xlsx", excel(rows=[("1.1", "More homes", "Look", "Found", "C,F&L", "", "")],
                                                     change=lambda book: hidden_in(book, hidden)))
    assert list(actions) == ["1.1"]
    assert actions["1.1"]["indicator"] == "Found"
    for words in ("row 5: a hidden row (or one that a filter hides)", "column D: a hidden column", "cell B4: a comment",
                  "sheet “King”: a hidden sheet", "who wrote and saved it"):
        assert words in said


def hidden_in(book: Any, hide: Any) -> None:
    """Puts an empty row above the actions, so that rows count as in the test above."""
    book.active.insert_rows(3)
    hide(book)


@pytest.mark.parametrize(("properties", "cell_of", "told"), [
    ('<w:color w:val="FFFFFF"/>', "", True), ('<w:color w:val="FEFEFE"/>', "", True),
    ('<w:highlight w:val="black"/>', "", True), ('<w:shd w:val="clear" w:fill="000000"/>', "", True),
    ('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F3864"/>', False),
    ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', "", False), ('<w:highlight w:val="yellow"/>', "", False)])
def test_words_in_the_colour_of_their_paper_are_doubtful(
    properties: str, cell_of: str, told: bool, tmp_path: Path
) -> None:
    """White ink, black highlighting and the like are pointed out without the words; white on a dark cell is a heading.
    """

    def inked(document: Any) -> None:
        paragraph = cell(document, 2, 1)
        paragraph.append(xml(f"<w:r><w:rPr>{properties}</w:rPr><w:t> by Heron</w:t></w:r>"))
        if cell_of:
            document.tables[0].cell(2, 1)._tc.get_or_add_tcPr().append(xml(cell_of))

    actions, said = read(tmp_path, "our.docx", word(change=inked))
    assert actions["1.1"]["outcome"] == "More foster homes by Heron"
    note = "table 1, row 3: 2 words in white on white, or black on black; look whether they were meant to be hidden"
    assert (note in said) == told
    assert "Heron" not in said


def test_what_excel_shows_in_no_colour(tmp_path: Path) -> None:
    """White on white is doubtful, white on dark is not; what the format `;;;` hides is left out."""

    def inked(book: Any) -> None:
        sheet = book.active
        sheet["B3"].font = Font(color="FFFFFF")
        sheet["C3"].font, sheet["C3"].fill = Font(color="FFFFFF"), PatternFill("solid", fgColor="1F3864")
        sheet["D3"].font, sheet["D3"].fill = Font(color=Color(theme=1)), PatternFill("solid", fgColor="000000")
        sheet["F3"].number_format = ";;;"

    actions, said = read(tmp_path, "our.xlsx", excel(
        rows=[("1.1", "More homes", "Look", "Found", "C,F&L", SECRET, "")], change=inked))
    assert "resources" not in actions["1.1"]
    assert "cell F3: what its format hides (;;;)" in said
    assert [at for at in "BCDEF" if f"cell {at}3: its words are in white on white" in said] == ["B", "D"]


def test_a_formula_without_its_result_is_told(tmp_path: Path) -> None:
    """A formula that was never worked out has no words; it is not understood, and says where."""

    def formula(book: Any) -> None:
        book.active["G3"] = '="June "&2027'

    _, said = read(tmp_path, "our.xlsx", excel(rows=[("1.1", "More homes", "Look", "", "", "", "")], change=formula))
    assert "sheet “Plan”, cell G3: a formula whose result was not saved" in said


def test_what_is_of_another_sort_is_told(tmp_path: Path) -> None:
    """A formula in Word and a file within the file are not read, and said to be so."""

    def other(document: Any) -> None:
        math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
        formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>x</m:t></m:r></m:oMath>'
        cell(document, 2, 1).append(xml(f"<w:customXml>{formula}</w:customXml>"))
        document.element.body.insert(0, xml("<w:altChunk/>"))

    _, said = read(tmp_path, "our.docx", word(change=other))
    assert "table 1, row 3: 1 word in a part of another sort, such as a formula" in said
    assert "after paragraph 0: a file within the file" in said


@pytest.mark.parametrize(("value", "form", "shown"), [
    (1.1, "0.00", "1.10"), (1.1, "General", "1.1"), (20000, '"£"#,##0', "£20,000"), (7.0, "General", "7"),
    (20000.5, "[$£-809]#,##0.00", "£20,000.50"), (0.58, "0%", "58%"), (float("inf"), "0", "inf"), (True, "0", "yes")])
def test_numbers_are_read_as_the_sheet_shows_them(value: float, form: str, shown: str) -> None:
    """Decimals, thousands, pounds and per cent come from the cell's format."""
    assert as_shown(value, form)[0] == shown


def test_names_of_the_package_stay_out(tmp_path: Path) -> None:
    """Whoever else is named in a package, in a part of its own, is never read."""
    data = with_part(word(), "docProps/custom.xml", f"<Properties>{SECRET}</Properties>".encode())
    read(tmp_path, "our.docx", data)
