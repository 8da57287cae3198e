"""Where a project's content lies and what its configuration says, read from mkdocs.yml without MkDocs."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from goldenthread.messages import files as say
from goldenthread.problems import Place, Problem
from goldenthread.source.publishing import Publishing, read_publishing

MARKER = ".goldenthread"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project, and the settings the engine itself needs.

    `strategy` and `plans` are folder names relative to `root`, `internal` that of what only colleagues see (empty:
    none; it may lie beside the project); `edit_base` the address under which a source file can be edited (empty: no
    edit links); `today` the day on which the site is built; `problems` what is wrong with the settings.
    """

    root: Path
    strategy: str = "strategy"
    plans: str = "actionplans"
    site_name: str = "Our promises and plans"
    edit_base: str = ""
    audience: str = "public"
    internal: str = ""
    publishing: Publishing = field(default_factory=Publishing)
    problems: tuple[Problem, ...] = ()
    today: dt.date = field(default_factory=dt.date.today)


class _Lenient(yaml.SafeLoader):
    """Reads MkDocs' own configuration, whose tags (`!ENV`, `!!python/name`) are none of the engine's business."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def read_project(
    root: Path, *, audience: str | None = None, today: dt.date | None = None, config: str = "mkdocs.yml"
) -> tuple[Project, list[Problem]]:
    """The project in a folder; a missing or damaged mkdocs.yml is a problem."""
    file = root / config
    day = today or dt.date.today()
    fallback = Project(root, audience=audience or "public", today=day)
    try:
        data = yaml.load(file.read_text("utf-8"), Loader=_Lenient) or {}  # noqa: S506  (a safe loader)
    except FileNotFoundError:
        return fallback, [say.configuration(Place(config), "there is no mkdocs.yml in this folder")]
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(config, mark.line + 1, mark.column + 1) if mark else Place(config)
        return fallback, [say.configuration(place, str(getattr(error, "problem", None) or "it cannot be read"))]
    if not isinstance(data, dict):
        return fallback, [say.configuration(Place(config), "mkdocs.yml does not hold settings")]
    return project_from(root, data, audience, day, config), []


def project_from(
    root: Path, data: dict[str, Any], audience: str | None, today: dt.date, config: str = "mkdocs.yml"
) -> Project:
    """The project that a configuration describes, as a mapping of MkDocs' settings; `config` is its file."""
    options = _plugin_options(data.get("plugins") or [])
    strategy = str(data.get("docs_dir") or "strategy")
    try:
        text = (root / config).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    publishing, problems = read_publishing(options, config, text)
    return Project(
        root=root,
        strategy=strategy,
        plans=str(options.get("plans") or "actionplans"),
        site_name=str(data.get("site_name") or "Our promises and plans"),
        edit_base=edit_base(str(data.get("repo_url") or ""), data.get("edit_uri"), strategy),
        audience=audience or str(options.get("audience") or "public"),
        today=today,
        internal=str(options.get("internal") or ""),
        publishing=publishing,
        problems=problems,
    )


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
