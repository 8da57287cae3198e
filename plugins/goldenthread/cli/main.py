"""The verbs of the command; each says in a line or two what it did."""

from __future__ import annotations

import datetime as dt
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from goldenthread import __version__
from goldenthread.build import check_project
from goldenthread.cli import bring as bringing
from goldenthread.cli import changes as telling
from goldenthread.cli import explain as explaining
from goldenthread.cli import export as exporting
from goldenthread.cli import generate as generating
from goldenthread.cli import init as starting
from goldenthread.cli import new as beginning
from goldenthread.cli import pdf as printing
from goldenthread.cli import redact as redacting
from goldenthread.cli import schema as describing
from goldenthread.cli import site as making
from goldenthread.cli.doing import Doing
from goldenthread.cli.show import show
from goldenthread.exports.table import FORMATS, LIBRARIES, PRINTED
from goldenthread.graph.hidden import names_shown
from goldenthread.kinds.table import KINDS
from goldenthread.problems import Report
from goldenthread.source.project import Project, read_project, today_from


class _Day(click.ParamType[dt.date]):
    """A date such as 2026-11-22."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date of the words; anything else is wrong usage."""
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2026-11-22", param, ctx)


AUDIENCE = click.option(
    "--audience", type=click.Choice(["public", "internal"]), help="Whose edition; public unless said.")
TODAY = click.option("--today", type=_Day(), help="Build as if it were this day, such as 2026-11-22.")
STRICT = click.option("--strict", is_flag=True, help="Let a warning fail as an error does.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="goldenthread")
def main() -> None:
    """Turns strategies, pledges and action plans into a linked public site."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _project(audience: str | None, today: dt.date | None) -> tuple[Project, Report]:
    try:
        day = today or today_from(None)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH is not a number of seconds.") from None
    making.say_put_back(Path.cwd())
    project, problems = read_project(Path.cwd(), audience=audience, today=day)
    return project, Report(problems)


@main.command()
@AUDIENCE
@TODAY
@STRICT
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
              help="How problems are printed.")
def check(audience: str | None, today: dt.date | None, strict: bool, form: str) -> None:
    """Reads and checks everything; writes nothing."""
    project, report = _project(audience, today)
    checked = check_project(project) if not report.has_errors else None
    if checked:
        report = checked.report
    show(report, form)
    if form == "text":
        files = len(checked.sources.documents) if checked else 0
        click.echo(summary(report, files))
    sys.exit(1 if report.fails(strict=strict) else 0)


def summary(report: Report, files: int) -> str:
    """The last line of a check."""
    from goldenthread.problems import Severity

    counts = [(report.count(severity), severity.value) for severity in Severity]
    said = ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in counts)
    return f"Checked {files} file{'' if files == 1 else 's'}: {said}."


@main.command()
@AUDIENCE
@TODAY
@STRICT
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path),
              help="Where the site goes; site unless said.")
@click.option("--offline", is_flag=True, help="Make the copy for a shared folder, which needs no server.")
def build(audience: str | None, today: dt.date | None, strict: bool, site_dir: Path | None, offline: bool) -> None:
    """Checks, builds, and swaps the finished site in; a failed build leaves the old site as it was."""
    project, _ = _project(audience, today)
    if Report(list(project.problems)).has_errors:
        click.echo(check_project(project).report.in_short(), nl=False)
        click.echo("Nothing was written: mend the problems above first.")
        sys.exit(1)
    sys.exit(making.build(Path.cwd(), audience, today, site_dir, strict=strict, offline=offline))


@main.command()
@AUDIENCE
@TODAY
@STRICT
@click.option("--dev-addr", default=None, help="Address and port, such as 127.0.0.1:8000.")
def serve(audience: str | None, today: dt.date | None, strict: bool, dev_addr: str | None) -> None:
    """Shows the site as you write; a bad edit is answered with what to mend."""
    _project(audience, today)
    sys.exit(making.serve(Path.cwd(), audience, today, dev_addr, strict=strict))


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@AUDIENCE
@TODAY
@STRICT
def generate(folder: Path, audience: str | None, today: dt.date | None, strict: bool) -> None:
    """Writes the same pages as a folder of Markdown, for MkDocs, ProperDocs or Zensical without our plugin."""
    project, report = _project(audience, today)
    checked = check_project(project) if not report.has_errors else None
    report = checked.report if checked else report
    click.echo(report.in_short(), nl=False)
    if checked is None or report.fails(strict=strict):
        click.echo("Nothing was written: mend the problems above first.")
        sys.exit(1)
    sys.exit(generating.generate(checked, folder))


@main.command()
@click.argument("form", metavar="FORMAT", type=click.Choice((*FORMATS, *PRINTED)))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=None,
              help="The folder to write to; export unless said, and export-internal for the internal edition.")
@AUDIENCE
@TODAY
@STRICT
def export(form: str, out: Path | None, audience: str | None, today: dt.date | None, strict: bool) -> None:
    """Writes the files of one format, as the site has them."""
    library, extra = LIBRARIES.get(form, ("", ""))
    if library and find_spec(library) is None:
        click.echo(f"No {form} files can be made here: they need {library}. Install goldenthread[{extra}].")
        sys.exit(1)
    browser = printing.browser() if form in PRINTED else None
    if form in PRINTED and not browser:
        click.echo(printing.NEEDED)
        sys.exit(1)
    project, report = _project(audience, today)
    with Doing() as doing:
        checked = check_project(project, doing=doing) if not report.has_errors else None
    report = checked.report if checked else report
    show(report, "text")
    if checked is None or report.fails(strict=strict):
        sys.exit(1)
    sys.exit(exporting.export(checked, form, out, browser))


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "kind", metavar="KIND", help="What it becomes: “action plan” or “strategy”; told from the file "
                                                   "unless said.")
@click.option("--into", metavar="PATH", help="The file or folder of the project to write; for a plan the folder of "
                                             "plans unless said.")
@click.option("--columns", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A file that says which column is which, where headings are odd.")
@click.option("--accept", is_flag=True, help="Put into a file that is there already what a second import would change.")
@TODAY
def bring(
    file: Path, kind: str | None, into: str | None, columns: Path | None, accept: bool, today: dt.date | None
) -> None:
    """Makes YAML of a plan or strategy in Word, Excel or CSV, and says all that was cleaned, inferred or left out."""
    project, report = _project(None, today)
    if report.has_errors:
        show(report, "text")
        sys.exit(1)
    sys.exit(bringing.bring(file, project, kind, into, columns, accept=accept))


@main.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--here", is_flag=True, help="Clear the examples out of this repository, and put a start in their place.")
@TODAY
def init(folder: Path, here: bool, today: dt.date | None) -> None:
    """Starts a new council's repository: settings, a strategy, a pledge and a plan, ready to build."""
    project, report = _project(None, today)
    if not here:
        sys.exit(starting.init(folder, project.today))
    if report.has_errors:
        show(report, "text")
        sys.exit(1)
    sys.exit(starting.clear_here(check_project(project), Path.cwd(), project.today))


@main.command()
@click.argument("words", metavar="KIND [NAME]", nargs=-1, required=True)
@TODAY
def new(words: tuple[str, ...], today: dt.date | None) -> None:
    """Writes a commented file of a kind, such as “action plan”, to fill in; it checks clean from the start."""
    project, report = _project(None, today)
    if report.has_errors:
        show(report, "text")
        sys.exit(1)
    sys.exit(beginning.new(words, project, KINDS))


@main.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="[TO]", required=False)
@AUDIENCE
@TODAY
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is printed.")
def changes(start: str, end: str | None, audience: str | None, today: dt.date | None, form: str) -> None:
    """Tells what changed from one revision or day to another, or to the files as they are, item by item."""
    project, report = _project(audience, today)
    if report.has_errors:
        show(report, "text")
        sys.exit(1)
    checked = check_project(project)
    if checked.report.has_errors:
        show(checked.report, "text")
        sys.exit(1)
    sys.exit(telling.changes(checked, start, end, form))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path),
              help="The file to write; in the folder figures of your strategies unless said.")
@TODAY
def redact(file: Path, out: Path | None, today: dt.date | None) -> None:
    """Writes the safe copy of a dataset: small numbers, and what would give them away, are withheld."""
    project, report = _project("public", today)
    if report.has_errors:
        show(report, "text")
        sys.exit(1)
    sys.exit(redacting.redact(file, out, check_project(project)))


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path(".goldenthread/schema"),
              show_default=True, help="The folder to write to.")
@click.option("--editors", is_flag=True, help="Also write the settings that make VS Code and PyCharm use them.")
def schema(out: Path, editors: bool) -> None:
    """Writes what each kind of file may hold, for editors that help as you type."""
    project, report = _project(None, None)
    names = {} if report.has_errors else names_shown(check_project(project).graph)
    settings = describing.editor_settings(out, [project.strategy, project.plans]) if editors else {}
    try:
        written = describing.write_schemas(out, KINDS, names)
        left = [path for path in settings if Path(path).exists()]
        for path in settings.keys() - set(left):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text(settings[path], "utf-8")
    except OSError as error:
        raise click.UsageError(f"The files cannot be written to {out}: {error.strerror or error}.") from None
    click.echo(f"Wrote {len(written)} schemas to {out}.")
    for path in settings:
        there = f"{path} is there already. Put this into it:\n{settings[path]}"
        click.echo(there if path in left else f"Wrote {path}.")


@main.command()
@click.argument("what")
def explain(what: str) -> None:
    """Says what a kind, a fact of a kind, or a problem's name means."""
    said = explaining.explain(what)
    if said is None:
        raise click.UsageError(f"There is no kind, fact or problem called {what!r}. Try “goldenthread explain action”.")
    click.echo(said)
