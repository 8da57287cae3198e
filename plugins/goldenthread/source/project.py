"""Where a project's content lies and what its configuration says, read from mkdocs.yml without MkDocs."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from goldenthread.messages import files as say
from goldenthread.problems import Place, Problem
from goldenthread.source.publishing import Publishing, line_of, read_publishing
from goldenthread.source.unread_settings import unread_settings
from goldenthread.source.web import LONGEST, is_site_address
from goldenthread.source.young import Young, read_young

MARKER = ".goldenthread"
CONFIG = "mkdocs.yml"
SUCH_AS = "https://promises.ourtown.example/"
LONGEST_FOLDER, LONGEST_SHOWN = 200, 60
SETTINGS = frozenset({"plans", "audience", "internal", "publish", "publishing", "young", "today", "offline"})


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project, and the settings the engine itself needs.

    `strategy` and `plans` are folder names relative to `root`, `internal` that of what only colleagues see (empty:
    none; it may lie beside the project); `site_url` the address at which the site is published, with a slash at its
    end (empty: not said); `edit_base` the address under which a source file can be edited (empty: no edit links);
    `today` the day on which the site is built; `problems` what is wrong with the settings.
    """

    root: Path
    strategy: str = "strategy"
    plans: str = "actionplans"
    site_name: str = "Our promises and plans"
    site_url: str = ""
    edit_base: str = ""
    audience: str = "public"
    internal: str = ""
    publishing: Publishing = field(default_factory=Publishing)
    young: Young = field(default_factory=Young)
    problems: tuple[Problem, ...] = ()
    today: dt.date = field(default_factory=dt.date.today)


class _Lenient(yaml.SafeLoader):
    """Reads MkDocs' own configuration, whose tags (`!ENV`, `!!python/name`) are none of the engine's business."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def read_project(
    root: Path, *, audience: str | None = None, today: dt.date | None = None, config: str = CONFIG
) -> tuple[Project, list[Problem]]:
    """The project in a folder; a missing or damaged mkdocs.yml is a problem."""
    file = root / config
    day = today or dt.date.today()
    fallback = Project(root, audience=audience or "public", today=day)
    try:
        data = yaml.load(file.read_text("utf-8"), Loader=_Lenient) or {}  # noqa: S506  (a safe loader)
    except FileNotFoundError:
        return fallback, [say.configuration(Place(config), "there is no mkdocs.yml in this folder")]
    except (OSError, UnicodeDecodeError, RecursionError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(config, mark.line + 1, mark.column + 1) if mark else Place(config)
        return fallback, [say.configuration(place, str(getattr(error, "problem", None) or "it cannot be read"))]
    except ValueError:
        why = "a day in them is in no calendar, such as 30 February, or a number has thousands of digits"
        return fallback, [say.configuration(Place(config), why)]
    if not isinstance(data, dict):
        return fallback, [say.configuration(Place(config), "mkdocs.yml does not hold settings")]
    return project_from(root, data, audience, day, config), []


def project_from(
    root: Path, data: dict[str, Any], audience: str | None, today: dt.date, config: str = CONFIG
) -> Project:
    """The project that a configuration describes, as a mapping of MkDocs' settings; `config` is its file."""
    options = _plugin_options(data.get("plugins") or [])
    strategy = _folder(data.get("docs_dir"), "strategy")
    try:
        text = (root / config).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    publishing, problems = read_publishing(options, config, text)
    young, wrong = read_young(options, config, text)
    problems += wrong
    problems += tuple(_other_problems(root, data, options, config, text))
    return Project(
        root=root,
        strategy=strategy,
        plans=_folder(options.get("plans"), "actionplans"),
        site_name=str(data.get("site_name") or "Our promises and plans"),
        site_url=f"{address.rstrip('/')}/" if is_site_address(address := str(data.get("site_url") or "")) else "",
        edit_base=edit_base(str(data.get("repo_url") or ""), data.get("edit_uri"), strategy),
        audience=audience or str(options.get("audience") or "public"),
        today=today,
        internal=_folder(options.get("internal"), ""),
        publishing=publishing,
        young=young,
        problems=problems,
    )


def settings_in(root: Path, config: str = CONFIG) -> dict[str, Any]:
    """The settings of a project as they are written; none where they cannot be read (`read_project` says so)."""
    try:
        data = yaml.load((root / config).read_text("utf-8"), Loader=_Lenient)  # noqa: S506  (a safe loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return data if isinstance(data, dict) else {}


def as_in(project: Project, text: str) -> Project:
    """The project with the content folders that an mkdocs.yml of its past names; the same where it names none.

    Only the folders: what may be published is decided by today's settings.
    """
    try:
        data = yaml.load(text, Loader=_Lenient)  # noqa: S506  (a safe loader)
    except (ValueError, RecursionError, yaml.YAMLError):
        return project
    if not isinstance(data, dict):
        return project
    options = _plugin_options(data.get("plugins") or [])
    return replace(
        project,
        strategy=_folder(data.get("docs_dir"), "strategy"),
        plans=_folder(options.get("plans"), "actionplans"),
        internal=_folder(options.get("internal"), ""),
    )


def _other_problems(
    root: Path, data: dict[str, Any], options: dict[str, Any], config: str, text: str
) -> Iterator[Problem]:
    """Settings that would be read by nobody, and a folder of colleagues where it must not lie."""
    for name in options:
        if name not in SETTINGS:
            yield say.unknown_setting(line_of(config, text, name), str(name), sorted(SETTINGS))
    yield from unread_settings(config, text, SETTINGS)
    if any(row.startswith("INHERIT:") for row in text.split("\n")):
        yield say.inherited(line_of(config, text, "INHERIT"))
    if (address := data.get("site_url")) and not is_site_address(str(address)):
        wanted = f"an address that starts with https:// and has at most {LONGEST} characters, such as {SUCH_AS}"
        yield say.setting_value(line_of(config, text, "site_url"), "site_url", str(address), wanted)
    for name, given in (("docs_dir", data.get("docs_dir")), ("plans", options.get("plans")),
                        ("internal", options.get("internal"))):
        if given and not _folder(given, ""):
            wanted = f"the name of a folder, of at most {LONGEST_FOLDER} characters"
            yield say.setting_value(line_of(config, text, name), name, str(given)[:LONGEST_SHOWN], wanted)
    internal = _folder(options.get("internal"), "")
    if not internal:
        return
    folder = (root / internal).resolve()
    content = [(root / _folder(data.get("docs_dir"), "strategy")).resolve(),
               (root / _folder(options.get("plans"), "actionplans")).resolve()]
    within = "/".join(step for step in Path(internal).parts if step not in (".", "..", "/"))
    yield from (say.internal_within_content(line_of(config, text, "internal"), f"{one.name}/{within}")
                for one in content if (one / within).resolve() != folder and within and (one / within).is_dir())
    if any(folder.is_relative_to(one) or one.is_relative_to(folder) for one in content):
        yield say.internal_within_content(line_of(config, text, "internal"), internal)
    elif folder.is_relative_to(root.resolve()) and _is_public(options) and not _ignored(root, internal):
        yield say.internal_within_project(line_of(config, text, "internal"), internal)


def _folder(given: object, usual: str) -> str:
    """The folder that a setting names; the usual one where it names none, or what no system takes as one."""
    is_name = isinstance(given, str) and len(given) <= LONGEST_FOLDER and given.isprintable()
    return str(given) if given and is_name else usual


def _is_public(options: dict[str, Any]) -> bool:
    groups = [group for name in ("publish", "publishing") if isinstance(group := options.get(name), dict)]
    return not any(group.get("repository") == "private" for group in groups)


def _ignored(root: Path, folder: str) -> bool:
    """Whether git leaves a folder of the project out, as its `.gitignore` says in so many words."""
    try:
        rows = (root / ".gitignore").read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return False
    return folder.strip("/") in {row.strip().strip("/") for row in rows}


def edit_base(repo_url: str, edit_uri: object, docs_dir: str) -> str:
    """The address of the project's root for editing: `edit_uri` without the content folder MkDocs has at its end."""
    if not repo_url or not edit_uri:
        return ""
    base = str(edit_uri).strip("/")
    base = base.removesuffix(docs_dir.strip("/")).rstrip("/")
    return f"{repo_url.rstrip('/')}/{base}/" if not base.startswith("http") else f"{base}/"


def _plugin_options(plugins: object) -> dict[str, Any]:
    if isinstance(plugins, dict):
        return dict(plugins.get("goldenthread") or {})
    for entry in plugins if isinstance(plugins, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("goldenthread"), dict):
            return dict(entry["goldenthread"])
    return {}


def today_from(words: str | None) -> dt.date:
    """The day a site is built on: as given, else from SOURCE_DATE_EPOCH as a UTC date, else the system's date.

    Raises ValueError where the words are not a date such as 2026-11-22, or the variable is not a number of seconds.
    """
    if words:
        return dt.date.fromisoformat(words)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.date.today()
