"""A strategy in Word becomes strategy, priorities, pledge and charter, by its headings; the rest is told."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from cases_reader import checked, everything_in, lay_out, run
from goldenthread.graph.graph import Graph

NAME = "peterborough-strategy"


def strategy() -> bytes:
    """A small strategy with each of the parts that are known."""
    document = Document()
    document.core_properties.author = "Somebody Else"
    document.add_heading("Our strategy 2026-2029", 0)
    document.add_heading("Document control", 2)
    sheet = document.add_table(0, 2)
    for row in (("Purpose of document:", "To say what comes first"), ("Document lead and author:", "Kingfisher, Head"),
                ("Date of meeting:", "")):
        cells = sheet.add_row().cells
        cells[0].text, cells[1].text = row
    document.add_heading("Revisions", 2)
    revisions = document.add_table(0, 3)
    for row in (("Version No.", "Description of amendment", "Date of change"), ("2.", "After talks", "March 2026")):
        for cell, words in zip(revisions.add_row().cells, row, strict=True):
            cell.text = words
    document.add_heading("1. Introduction", 1)
    document.add_paragraph("This is what we want for our children:")
    document.add_paragraph("to be *happy*", "List Bullet")
    document.add_paragraph("to be heard", "List Bullet")
    document.add_paragraph("Our vision is a home for each child.")
    document.add_heading("2. Priorities", 1)
    document.add_heading("2.1 Homes nearby", 2)
    document.add_paragraph("Why this comes first.")
    document.add_heading("Objectives:", 3)
    document.add_paragraph("More foster homes", "List Bullet")
    document.add_heading("Evidence", 3)
    evidence = document.add_table(0, 2)
    for row in (("Evidence", "Source"), ("Too few homes", "Feedback from children"), ("Too far away", "")):
        for cell, words in zip(evidence.add_row().cells, row, strict=True):
            cell.text = words
    document.add_heading("Impact measures", 3)
    document.add_paragraph("Number of homes", "List Bullet")
    document.add_heading("Our pledge", 2)
    for promise in ("Respect – We respect you.", "Safe – We keep you safe.", "Listen – We listen."):
        document.add_paragraph(promise, "List Number")
    document.add_heading("Care leavers charter", 2)
    for at, words in enumerate(("Respect", "Support", "A home"), 1):
        document.add_paragraph(f"{at}. {words}")
        document.add_paragraph(f"We will do {words.lower()}.")
    document.add_heading("3. Figures", 1)
    figures = document.add_table(2, 2)
    figures.cell(0, 0).text = "Children"
    document.add_heading("Appendix", 1)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def held(graph: Graph, ref: str, kind: str, fact: str = "text") -> list[Any]:
    """A fact of each item that something holds."""
    return [record.facts.get(fact) for record in graph.held(ref, kind)]


def test_a_strategy_becomes_its_parts(tmp_path: Path) -> None:
    """Each part under its heading, words kept; a name in the control sheet and tables of figures are not read."""
    lay_out(tmp_path, {})
    (tmp_path / "our.docx").write_bytes(strategy())
    code, said = run(tmp_path, "import", "our.docx")
    assert code == 0, said
    assert "Read a strategy, 1 priority, a pledge with 3 promises, a charter with 3 commitments." in said
    graph = checked(tmp_path).graph
    facts = graph["strategy:our"].facts
    assert facts["vision"] == "Our vision is a home for each child."
    assert facts["document_control"].purpose == "To say what comes first"
    assert facts["period"].text == "2026-2029"
    assert held(graph, "strategy:our", "want-statement") == ["To be *happy*", "To be heard"]
    assert held(graph, "strategy:our", "revision", "what") == ["After talks"]
    assert held(graph, "priority:our/homes-nearby", "objective") == ["More foster homes"]
    assert held(graph, "priority:our/homes-nearby", "evidence", "source") == ["Feedback from children", None]
    assert held(graph, "priority:our/homes-nearby", "measure") == ["Number of homes"]
    assert held(graph, "pledge:our", "promise", "keyword") == ["Respect", "Safe", "Listen"]
    assert held(graph, "charter:our", "commitment") == [
        "We will do respect.", "We will do support.", "We will do a home."]
    story = (tmp_path / "strategy" / "our" / "strategy.md").read_text("utf-8")
    assert "- to be \\*happy\\*" in story
    assert "## 1. Introduction\n" in story
    for words in ("who leads and wrote it, as that may be a person's name", "a table of 2 rows under “Figures”",
                  "a heading with nothing below it: “Appendix”", "who wrote and saved it"):
        assert words in said
    assert b"Kingfisher" not in b"".join(
        text for path, text in everything_in(tmp_path).items() if path != "our.docx" and isinstance(text, bytes))


def test_a_strategy_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """A second import shows what differs in the facts of each file; --accept puts that in, and keeps all else."""
    lay_out(tmp_path, {})
    (tmp_path / "our.docx").write_bytes(strategy())
    assert run(tmp_path, "import", "our.docx", "--as", "strategy")[0] == 0
    file = tmp_path / "strategy" / "our" / "homes-nearby.md"
    text = file.read_text("utf-8").replace("title: Homes nearby", "title: Homes near by\ntheme: homes").replace(
        "  - More foster homes\n", "  - name: many\n    text: Many more foster homes\n").replace(
        "  - Number of homes\n", "  - text: Number of homes\n    direction: up\n")
    file.write_text(f"{text}\nA story of our own.\n", "utf-8")
    pledge = tmp_path / "strategy" / "our" / "pledge.md"
    was = pledge.read_text("utf-8")
    pledge.unlink()
    before = everything_in(tmp_path)
    code, said = run(tmp_path, "import", "our.docx")
    assert code == 0
    assert "  homes-nearby.md title\n    is:      Homes near by\n    becomes: Homes nearby\n" in said
    assert "  homes-nearby.md objectives, one more\n    is:      (not there)\n    becomes: More foster homes\n" in said
    assert "Not in our.docx, and kept: homes-nearby.md, objectives: Many more foster homes." in said
    assert "strategy/our/strategy.md says the same already." in said
    assert "strategy/our/pledge.md would be new." in said
    assert "2 changes. Nothing was written. To put them in, add --accept." in said
    assert everything_in(tmp_path) == before
    code, said = run(tmp_path, "import", "our.docx", "--accept")
    assert code == 0, said
    wanted = text.replace("Homes near by", "Homes nearby").replace(
        "    text: Many more foster homes\n", "    text: Many more foster homes\n  - More foster homes\n")
    assert file.read_text("utf-8") == f"{wanted}\nA story of our own.\n"
    assert pledge.read_text("utf-8") == was
    assert "0 changes" in run(tmp_path, "import", "our.docx")[1]


def test_the_check_covers_changed_files_too(tmp_path: Path) -> None:
    """Where an import changes one file and writes another, both are checked."""
    lay_out(tmp_path, {})
    (tmp_path / "our.docx").write_bytes(strategy())
    assert run(tmp_path, "import", "our.docx", "--as", "strategy")[0] == 0
    file = tmp_path / "strategy" / "our" / "homes-nearby.md"
    file.write_text(file.read_text("utf-8").replace("title: Homes nearby", "title: Homes\ncolour: red"), "utf-8")
    (tmp_path / "strategy" / "our" / "pledge.md").unlink()
    code, said = run(tmp_path, "import", "our.docx", "--accept")
    assert code == 1
    assert "strategy/our/homes-nearby.md:4:1: error: " in said
    assert "Put 1 change into strategy/our/homes-nearby.md." in said
    assert "Wrote strategy/our/pledge.md" in said


def test_peterborough_comes_in_as_it_is_here(project: Path, tmp_path: Path) -> None:
    """7 priorities with 26 objectives, 14 pieces of evidence and 50 measures, 10 promises and 5 commitments."""
    original = project.parent / "shared" / "originals" / f"{NAME}.docx"
    if not original.is_file():
        pytest.skip("the council's own file of the strategy is not beside the project")
    lay_out(tmp_path, {})
    code, said = run(tmp_path, "import", str(original))
    assert code == 0, said
    graph = checked(tmp_path).graph
    own = [record for record in graph.records.values() if record.family == NAME]
    counts = {kind: sum(record.kind == kind for record in own) for kind in (
        "priority", "objective", "evidence", "measure", "promise", "commitment", "want-statement", "revision")}
    assert counts == {"priority": 7, "objective": 26, "evidence": 14, "measure": 50, "promise": 10, "commitment": 5,
                      "want-statement": 6, "revision": 1}
    assert {record.code for record in own if record.kind == "priority"} == {f"2.{at}" for at in range(1, 8)}
    assert sum(bool(record.facts.get("source")) for record in own if record.kind == "evidence") == 2
    keywords = held(graph, f"pledge:{NAME}", "promise", "keyword")
    assert keywords == ["Respect", "Safe", "Support", "Health", "Listen", "Information", "Life Story", "Contact",
                        "Prepare", "Promises"]
    assert "a table of 34 rows under “Local Context”" in said
    assert not [problem for problem in checked(tmp_path).report
                if problem.severity == "error" and problem.place.path.startswith(f"strategy/{NAME}/")]
