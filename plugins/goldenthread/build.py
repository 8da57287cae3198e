"""The score: a project in, a checked and linked site out; a line a stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from goldenthread.checks.faults import Faults
from goldenthread.checks.setting import Setting
from goldenthread.checks.table import check
from goldenthread.checks.typed_links import without_code
from goldenthread.edition.audit import before_publishing
from goldenthread.edition.edition import edition
from goldenthread.edition.raw import in_public_files
from goldenthread.edition.view import View
from goldenthread.edition.withdrawn import media_files
from goldenthread.exports import linked_data, word
from goldenthread.exports.file import File
from goldenthread.exports.table import FEEDS, OF_PAGES, exported
from goldenthread.graph.graph import Graph
from goldenthread.graph.linking import link
from goldenthread.graph.naming import Lost
from goldenthread.history.git import NoHistoryError
from goldenthread.history.notes import without_a_note
from goldenthread.history.telling import History
from goldenthread.history.year import Year, changes_of_copies
from goldenthread.kind import Kinds
from goldenthread.kinds.table import KINDS
from goldenthread.messages import facts as say_facts
from goldenthread.messages import files as say
from goldenthread.model.change import Change
from goldenthread.model.fields import LONGEST_LINE, is_name, slug
from goldenthread.model.nearest import nearest
from goldenthread.model.reading import Read, name_problem, read_records, read_register
from goldenthread.model.record import Record
from goldenthread.pages.described import with_data
from goldenthread.pages.downloads import Download
from goldenthread.pages.make import Made, make_pages, with_downloads
from goldenthread.pages.prose import plain, to_html
from goldenthread.pages.used import used_files
from goldenthread.pages.views import Site
from goldenthread.pages.word_files import originals, word_files
from goldenthread.problems import Place, Problem, Report, Severity
from goldenthread.query.reading import read_queries
from goldenthread.source.document import Document
from goldenthread.source.doing import Doing, silently
from goldenthread.source.earlier import read_earlier
from goldenthread.source.files import Sources, names_of, read_document, read_sources, read_text
from goldenthread.source.project import Project
from goldenthread.source.tree import Text, key_name, words_in
from goldenthread.workers import shared_out

MOST_IN_A_FILE = 100


@dataclass(slots=True)
class Checked:
    """A project read, linked and checked: its whole graph (internal things included), its media, and the report."""

    project: Project
    sources: Sources
    graph: Graph
    report: Report
    view: View


def check_project(project: Project, kinds: Kinds = KINDS, *, doing: Doing = silently) -> Checked:
    """Reads and checks everything; writes nothing."""
    report = Report()
    doing("Reading the files")
    sources = read_sources(project)
    report.extend([*project.problems, *sources.problems])
    records, problems, lost = read_all(sources.read, kinds)
    sources.read = [document.without_facts() for document in sources.read]
    report.extend(problems)
    doing("Checking")
    words = {kind.name: kind.word for kind in kinds}
    texts = {document.path: document.text for document in sources.read}
    unread = Lost(lost | sources.lost)
    records, problems = link(records, words, unread, texts)
    report.extend(problems)
    records, problems = read_queries(records, kinds, unread)
    report.extend(problems)
    graph = Graph(records, kinds.order)
    faulty = frozenset(problem.place.path for problem in report.problems if problem.severity is Severity.ERROR)
    setting = Setting(project.audience, project.today, texts)
    report.extend(check(records, graph, kinds, Faults(faulty, unread), project, setting))
    earlier, problems = read_earlier(project)
    report.extend(problems)
    view = View(project.audience, project.today, project.publishing, earlier)
    report.extend(in_public_files(graph, view, setting))
    report.extend(before_publishing(graph, view, setting))
    if project.publishing.changes != "off":
        report.extend(without_a_note(graph, project, kinds, read_one))
    if not sources.read and not report.has_errors:
        report.add(say.no_content(Place(project.strategy), f"{project.strategy}/"))
    return Checked(project, sources, graph, report.shortened(MOST_IN_A_FILE, say_facts.too_many), view)


def read_all(documents: list[Document], kinds: Kinds) -> tuple[list[Record], list[Problem], set[str]]:
    """The records of all documents, every problem, and the names that stand in what could not be used."""
    records: list[Record] = []
    problems: list[Problem] = []
    lost: set[str] = set()
    for document in documents:
        read = read_one(document, kinds)
        records += read.records
        problems += read.problems
        lost |= read.lost | document.lost
        if not read.records:
            lost |= names_of(document.path) | set(words_in(document.facts))
    return records, problems, lost


def read_one(document: Document, kinds: Kinds) -> Read:
    """The records of one document."""
    if document.kind is None:
        if document.prose is None:
            place = document.facts.place if document.facts.entries else Place(document.path)
            return Read([], [say.missing_kind(place)])
        return _page(document, kinds)
    kind, register = kinds.for_file(document.kind.value)
    if kind is None:
        typed = document.kind
        return Read([], [say.unknown_kind(typed.place, typed.value, nearest(typed.value, kinds.words_for_files()))])
    if kind.name == "page":
        return _page(document, kinds)
    if register:
        return read_register(document, kind.type, key_name(kind.plural))
    own_id, problem = _own_id(document, kind.name, kind.type.held_by)
    read = read_records(document, kind.type, own_id)
    if problem:
        read.problems.append(problem)
    if kind.type.held_by and read.records:
        read.records = _under_holder(read.records, own_id, document)
    return read


def read_file(path: Path, shown: str, kinds: Kinds = KINDS) -> tuple[str | None, Document | None, Read]:
    """One file by itself, wherever it lies: its text, the document and its records, with every problem."""
    text, problem = read_text(path, shown)
    if text is None:
        return None, None, Read([], [problem] if problem else [])
    document, problems = read_document(shown, path.name, text)
    if document is None:
        return text, None, Read([], problems)
    read = read_one(document, kinds)
    return text, document, Read(read.records, [*problems, *([problem] if problem else []), *read.problems])


def _page(document: Document, kinds: Kinds) -> Read:
    """An ordinary page, whose address is its path: each part of it must be fit for one, and it takes no other name."""
    *folders, name = document.inside.rsplit(".", 1)[0].split("/")
    read = read_records(document, kinds["page"].type, "/".join([*folders, name]))
    problems = [name_problem(document, folder, "folder") for folder in folders] + [name_problem(document, name)]
    read.problems += [problem for problem in problems if problem]
    own = [key for key, _ in document.facts.entries if key_name(key.value) == "name"]
    known = sorted(name for name in kinds["page"].type.model_fields if name not in ("name", "inferred", "was"))
    read.problems += [say_facts.unknown_key(key.place, key.value, "page", None, known) for key in own]
    read.records = [
        record if record.facts.get("title") else replace(record, title=_page_title(document, [*folders, name]))
        for record in read.records
    ]
    return read


def _page_title(document: Document, parts: list[str]) -> str:
    """What a page without a `title:` is called: its first heading, else the name of its file or folder in words."""
    text = document.prose.text if document.prose else ""
    rows = zip(text.split("\n"), without_code(text).split("\n"), strict=True)
    first = next((row for row, without in rows if without.startswith("# ")), "")
    *folders, name = parts
    last = name if name != "index" else folders[-1] if folders else "home"
    return plain(to_html(first))[:LONGEST_LINE] or last.replace("-", " ").replace("_", " ").capitalize()


def _own_id(document: Document, kind: str, held_by: tuple[str, str] | None) -> tuple[str, Problem | None]:
    """The id a file gives its record: the name it says, its own, or its folder's where it is named after its kind."""
    parts = document.inside.rsplit(".", 1)[0].split("/")
    name = parts[-1]
    if name.replace("_", "-") in (kind, "index") and len(parts) > 1:
        name = parts[-2]
    problem = name_problem(document, name)
    said = document.facts.get("name")
    if isinstance(said, Text) and is_name(said.value):
        name, problem = said.value, None
    if problem or held_by is None:
        return name, problem
    given = document.facts.get(held_by[0])
    if isinstance(given, Text):
        holder = given.value.strip().split(":")[-1]
        if is_name(holder):
            return f"{holder}/{name}", None
        near = parts[-2] if len(parts) > 1 else slug(holder)
        return f"{near}/{name}", say_facts.name_shape(given.place, holder, near)
    if len(parts) < 2:
        place = document.kind.place if document.kind else Place(document.path)
        return name, say_facts.missing_fact(place, held_by[0], kind, "Or put the file in the folder of its strategy.")
    return f"{parts[-2]}/{name}", None


def _under_holder(records: list[Record], own_id: str, document: Document) -> list[Record]:
    """Records of a file whose holder is another file's record: a priority lies under its strategy, and a form under a
    pledge, or under a charter where it says so (`charter:ourtown`).
    """
    fact, kind = records[0].type.held_by or ("", "")
    given = document.facts.get(fact)
    said = given.value.partition(":")[0].strip() if isinstance(given, Text) and ":" in given.value else kind
    holder = f"{said}:{own_id.split('/', 1)[0]}"
    return [replace(record, holders=(*record.holders, holder)) for record in records]


def publish(checked: Checked, kinds: Kinds = KINDS) -> Graph:
    """The graph that the project's audience may see."""
    return edition(checked.graph, checked.view)


def history_of(checked: Checked, kinds: Kinds = KINDS) -> History:
    """The history of a project beside its files as they are; raises NoHistoryError where there is none."""
    texts = {document.path: document.text for document in checked.sources.read}
    return History.open(checked.project, kinds, checked.view, checked.graph.records, texts, read_one)


def year_of(checked: Checked, shown: Graph, kinds: Kinds = KINDS) -> Year:
    """What pages and feeds tell of the history; `shown` is what the edition may show. Nothing is read until asked."""
    return Year(checked.project, kinds, checked.view, checked.graph, shown, lambda: history_of(checked, kinds))


def changes_between(checked: Checked, start: str, end: str | None = None, kinds: Kinds = KINDS) -> list[Change]:
    """What changed from one revision or day to another, or to the files as they are; from kept copies without git.

    Raises UnknownRevisionError for a name that is none, NoHistoryError where there is nothing to compare with.
    """
    try:
        return history_of(checked, kinds).between(start, end)
    except NoHistoryError as error:
        found = changes_of_copies(checked.project, kinds, checked.view, checked.graph, start, end)
        if found is None:
            raise error from None
        return found


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site: pages, navigation and forwards, and the files beside them.

    `unpublished` are files such as pictures and films, by path, to which no page of this edition leads.
    """

    made: Made
    files: list[File]
    unpublished: frozenset[str] = frozenset()


def build_site(
    checked: Checked, kinds: Kinds = KINDS, *, directory_urls: bool = True, doing: Doing = silently
) -> Built:
    """Pages and files of the edition that the project's audience may see."""
    project = checked.project
    doing("Making the files to take away")
    graph = publish(checked, kinds)
    files = exported(None, graph, kinds, project.audience, project.today)
    settings = project.publishing
    year = year_of(checked, graph, kinds)
    told = year.told()
    files += [feed(told, project.site_name) for _, feed in FEEDS if told is not None]
    site = Site(graph, kinds, project.today, project.site_name, project.edit_base, project.audience, settings.gaps,
                settings.due_soon, settings.no_update_after, changes=told, rechecks=year.rechecks, url=project.site_url)
    doing("Making the pages")
    in_word = list(word_files(site)) if word.can_be_made() else []
    known = [*(file.address for file in files), *(file.address for file in in_word)]
    made = make_pages(site, known, directory_urls=directory_urls)
    doing("Making the Word files")
    print_run = word.print_run(graph, site.horizon, site.name)
    base = project.site_url if directory_urls else ""
    files += shared_out([partial(word.file, word.Source(*one), print_run)
                         for one in originals(in_word, made.pages, base)])
    made = with_downloads(site, made, [Download(file.address, file.about, len(file.content)) for file in files])
    made = with_data(made, site.name, linked_data.things(graph, kinds, site.horizon))
    unpublished = media_files(checked.graph) - media_files(graph)
    if checked.view.is_public:
        media = checked.sources.media
        unpublished |= set(media) - used_files(made, media)
    return Built(made, files, frozenset(unpublished))


def export_files(checked: Checked, form: str, kinds: Kinds = KINDS, *, doing: Doing = silently) -> list[File]:
    """The files of one format, of the edition that the project's audience may see."""
    if form in OF_PAGES:
        return [file for file in build_site(checked, kinds, doing=doing).files if file.address.endswith(f".{form}")]
    project = checked.project
    doing("Making the files")
    graph = publish(checked, kinds)
    told = year_of(checked, graph, kinds).told() if form in dict(FEEDS) else None
    made = [feed(told, project.site_name) for name, feed in FEEDS if name == form and told is not None]
    return made + exported(form, graph, kinds, project.audience, project.today)
