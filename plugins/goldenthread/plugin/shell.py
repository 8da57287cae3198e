"""What lies around the pages: the theme's folders, the navigation, edit links, forwards from old addresses."""

from __future__ import annotations

import datetime as dt
import posixpath
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from goldenthread.build import Built
from goldenthread.pages.around import BRAND, CONTENTS, SCRIPTS, STYLES, forwards, packed, printable
from goldenthread.problems import Place

WORKER = "assets/goldenthread/folder-search.js"


def prepare(config: MkDocsConfig, theme: Path) -> None:
    """Puts our theme between the council's own folder and Material, with its style and script."""
    folder = str(theme)
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    custom = config.theme.custom_dir
    styles = STYLES + ([BRAND] if custom and (Path(custom) / BRAND).is_file() else [])
    for at, style in enumerate(styles):
        if style not in config.extra_css:
            config.extra_css.insert(at, style)
    for at, script in enumerate(SCRIPTS):
        if script not in config.extra_javascript:
            config.extra_javascript.insert(at, script)
    if not config.use_directory_urls:
        polyfills = config.extra.setdefault("polyfills", [])
        if WORKER not in polyfills:
            polyfills.append(WORKER)
    config.extra.setdefault("generator", False)
    if config.repo_url and config.edit_uri and "content.action.edit" not in (config.theme.get("features") or []):
        config.theme["features"] = [*(config.theme.get("features") or []), "content.action.edit"]
    config.mdx_configs.setdefault("toc", {}).setdefault("title", CONTENTS)


def escape_settings(config: MkDocsConfig) -> None:
    """Makes the settings that the theme prints safe to print; an address that is none stops the build."""
    for name, text in printable(config).items():
        config[name] = text
    for name in ("repo_url", "edit_uri", "site_url"):
        value = str(config.get(name) or "")
        elsewhere = name != "edit_uri" and value and not value.startswith("http")
        if elsewhere or any(sign in value for sign in "<>\"'` \n"):
            raise Abort(f"mkdocs.yml:1:1: error: “{name}:” is not an address of the web. [configuration]")


def keep_apart(config: MkDocsConfig, *, deploys: bool) -> None:
    """Keeps the internal edition out of what is published: nothing deploys it, and `site` is not its folder."""
    if deploys:
        raise Abort("The internal edition is not deployed: take “audience: internal” out of mkdocs.yml.")
    folder = Path(config.site_dir)
    if folder.name == "site":
        config.site_dir = str(folder.with_name("site-internal"))


def edit_uri(place: Place, content: str) -> str:
    """Where a line can be edited, relative to the content folder, as MkDocs joins it."""
    return f"{posixpath.relpath(place.path, content)}#L{place.line}"


def write_forwards(built: Built, site: Path, config: MkDocsConfig) -> None:
    """Writes a small page at each old address that leads to the new one."""
    for path, page in forwards(built.made, config.theme.get("language") or "en"):
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, "utf-8")


def settle_archives(site: Path, today: dt.date) -> None:
    """Gives the compressed sitemap the day of the build, so that two builds have the same bytes."""
    archive, plain = site / "sitemap.xml.gz", site / "sitemap.xml"
    if archive.is_file() and plain.is_file():
        archive.write_bytes(packed(plain.read_bytes(), today))
