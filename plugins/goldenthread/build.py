"""The score: a project in, a checked and linked site out; a line a stage."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldenthread.checks.table import check
from goldenthread.edition.edition import edition
from goldenthread.exports.file import File
from goldenthread.exports.table import EXPORTS
from goldenthread.graph.graph import Graph
from goldenthread.graph.linking import link
from goldenthread.kind import Kinds
from goldenthread.kinds.table import KINDS
from goldenthread.messages import facts as say_facts
from goldenthread.messages import files as say
from goldenthread.model.reading import Read, name_problem, nearest, read_records, read_register
from goldenthread.model.record import Record
from goldenthread.pages.make import Download, Made, make_pages
from goldenthread.pages.views import Site
from goldenthread.problems import Place, Problem, Report
from goldenthread.source.document import Document
from goldenthread.source.files import Sources, read_sources
from goldenthread.source.project import Project
from goldenthread.source.tree import Text


@dataclass(slots=True)
class Checked:
    """A project read, linked and checked: its whole graph (internal things included), its media, and the report."""

    project: Project
    sources: Sources
    graph: Graph
    report: Report


def check_project(project: Project, kinds: Kinds = KINDS) -> Checked:
    """Reads and checks everything; writes nothing."""
    report = Report()
    sources = read_sources(project)
    report.extend(sources.problems)
    records, problems, broken = read_all(sources.documents, kinds)
    report.extend(problems)
    words = {kind.name: kind.word for kind in kinds}
    broken |= {_id_of_path(problem.place.path) for problem in sources.problems}
    records, problems = link(records, words, broken)
    report.extend(problems)
    graph = Graph(records, kinds.order)
    report.extend(check(records, graph, kinds))
    if not sources.documents and not report.has_errors:
        report.add(say.no_content(Place(project.strategy), f"{project.strategy}/"))
    return Checked(project, sources, graph, report)


def read_all(documents: list[Document], kinds: Kinds) -> tuple[list[Record], list[Problem], set[str]]:
    """The records of all documents, every problem, and the ids of documents that could not be read."""
    records: list[Record] = []
    problems: list[Problem] = []
    broken: set[str] = set()
    for document in documents:
        read = read_one(document, kinds)
        records += read.records
        problems += read.problems
        if not read.records:
            broken.add(_id_of_path(document.inside))
    return records, problems, broken


def read_one(document: Document, kinds: Kinds) -> Read:
    """The records of one document."""
    if document.kind is None:
        if document.prose is None:
            place = document.facts.place if document.facts.entries else Place(document.path)
            return Read([], [say.missing_kind(place, kinds.words_for_files())])
        return _page(document, kinds)
    kind, register = kinds.for_file(document.kind.value)
    if kind is None:
        words = kinds.words_for_files()
        typed = document.kind
        return Read([], [say.unknown_kind(typed.place, typed.value, nearest(typed.value, words), words)])
    if kind.name == "page":
        return _page(document, kinds)
    if register:
        return read_register(document, kind.type, kind.plural)
    own_id, problem = _own_id(document, kind.name, kind.type.held_by)
    if problem:
        return Read([], [problem])
    read = read_records(document, kind.type, own_id)
    if kind.type.held_by and read.records:
        read.records = _under_holder(read.records, own_id)
    return read


def _page(document: Document, kinds: Kinds) -> Read:
    return read_records(document, kinds["page"].type, f"{document.inside.rsplit('.', 1)[0]}")


def _own_id(document: Document, kind: str, held_by: tuple[str, str] | None) -> tuple[str, Problem | None]:
    """The id a file gives its record: its own name, or its folder's where it is named after its kind."""
    parts = document.inside.rsplit(".", 1)[0].split("/")
    name = parts[-1]
    if name.replace("_", "-") in (kind, "index") and len(parts) > 1:
        name = parts[-2]
    problem = name_problem(document, name)
    if problem or held_by is None:
        return name, problem
    given = document.facts.get(held_by[0])
    if isinstance(given, Text):
        return f"{given.value.strip().split(':')[-1]}/{name}", None
    if len(parts) < 2:
        place = document.kind.place if document.kind else Place(document.path)
        return "", say_facts.missing_fact(place, held_by[0], kind, "Or put the file in the folder of its strategy.")
    return f"{parts[-2]}/{name}", None


def _under_holder(records: list[Record], own_id: str) -> list[Record]:
    """Records of a file whose holder is another file's record: a priority lies under its strategy."""
    holder_kind = (records[0].type.held_by or ("", ""))[1]
    holder = f"{holder_kind}:{own_id.split('/', 1)[0]}"
    return [replace(record, holders=(*record.holders, holder)) for record in records]


def _id_of_path(path: str) -> str:
    parts = path.rsplit(".", 1)[0].split("/")
    return parts[-2] if parts[-1] in ("strategy", "pledge", "charter", "index") and len(parts) > 1 else parts[-1]


def publish(checked: Checked, kinds: Kinds = KINDS) -> Graph:
    """The graph that the project's audience may see."""
    return edition(checked.graph, checked.project.audience)


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site: pages, navigation and forwards, and the files beside them."""

    made: Made
    files: list[File]


def build_site(checked: Checked, kinds: Kinds = KINDS, *, directory_urls: bool = True) -> Built:
    """Pages and files of the edition that the project's audience may see."""
    project = checked.project
    graph = publish(checked, kinds)
    files = [file for export in EXPORTS.values() for file in export(graph, kinds, project.audience, project.today)]
    site = Site(graph, kinds, project.today, project.site_name, project.edit_base, project.audience)
    downloads = [Download(file.address, file.about, len(file.content)) for file in files]
    return Built(make_pages(site, downloads, directory_urls=directory_urls), files)


def export_files(checked: Checked, form: str, kinds: Kinds = KINDS) -> list[File]:
    """The files of one format, of the edition that the project's audience may see."""
    project = checked.project
    return list(EXPORTS[form](publish(checked, kinds), kinds, project.audience, project.today))
