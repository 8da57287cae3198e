"""Every file of the folder: pages as Markdown, what lies beside them, the theme's own files, and the settings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from goldenthread.build import Built, Checked
from goldenthread.generate.front_matter import PARTIALS, FrontMatter
from goldenthread.generate.markdown import markdown, settings
from goldenthread.pages.around import (
    BRAND,
    CONTENTS,
    INTERNAL,
    OWN,
    SCRIPTS,
    STYLES,
    forwards,
    navigation,
    packed,
    printable,
)
from goldenthread.pages.policy import policy
from goldenthread.pages.search_index import INDEX as WHOLE_INDEX
from goldenthread.pages.search_index import documents
from goldenthread.pages.young_search import INDEX, young_index

DOCS, THEME = "docs", "theme"
ASSETS = Path(__file__).parent.parent / "theme" / "assets"
OURS = Path(__file__).parent / "theme"
HEADINGS, GENERATED = f"{OWN}/headings.js", f"{OWN}/generated.css"
CARRIED = ("site_name", "site_description", "site_author", "site_url", "copyright")
INLINE = "'unsafe-inline'"
README = """\
# {name}

This folder was written by `goldenthread generate`. Each page is a file of Markdown in `docs`.

Build the site with one of these, from this folder:

    mkdocs build        (needs: pip install mkdocs-material)
    properdocs build    (needs: pip install properdocs mkdocs-material)
    zensical build      (needs: pip install zensical)

The site is then in `{site}`. Change nothing here by hand: change the files that the pages are made from, and write the
folder again. A file that was changed by hand is left as it is, and the command says so.
"""


def files(checked: Checked, built: Built, given: Mapping[str, Any]) -> dict[str, bytes]:
    """The path of each file in the folder, and its bytes; `given` are the settings in mkdocs.yml, as written."""
    project = checked.project
    made: dict[str, bytes] = {}
    theme = _theme_of(given)
    own = _mapping(given, "theme").get("custom_dir")
    made |= dict(_of_theme(project.root / str(own) if own else None))
    for media in sorted(set(checked.sources.media) - built.unpublished):
        made[f"{DOCS}/{media}"] = (project.root / project.strategy / media).read_bytes()
    for file in built.files:
        made[f"{DOCS}/{file.address}"] = file.content
    for path, html in forwards(built.made, str(theme["language"])):
        made[f"{DOCS}/{path}"] = html.encode()
    made[f"{DOCS}/{WHOLE_INDEX}"] = json.dumps({"docs": documents(built.made)}, ensure_ascii=False).encode()
    if index := young_index(built.made):
        made[f"{DOCS}/{INDEX}"] = index.encode()
    banner = INTERNAL if project.audience == "internal" else ""
    about = FrontMatter(built.made, project.young, list(theme["features"]))
    for page in built.made.pages:
        made[f"{DOCS}/{source(page.address)}"] = markdown(page, about.of(page), banner).encode()
    config = _config(checked, built, given, theme, has_brand=f"{THEME}/{BRAND}" in made)
    if project.site_url:
        made[f"{DOCS}/sitemap.xml.gz"] = packed(_site_map(built, project.site_url), project.today)
    made["mkdocs.yml"] = settings(config).encode()
    made["README.md"] = README.format(name=project.site_name, site=config["site_dir"]).encode()
    return dict(sorted(made.items()))


def source(address: str) -> str:
    """The path of a page's file: its folder is its address, so that links in HTML lead on alike from either, whether a
    generator leaves them as they are (MkDocs) or reads them as from the file (Zensical).
    """
    return f"{address}index.md"


def _site_map(built: Built, site_url: str) -> bytes:
    """What MkDocs packs by itself and Zensical does not: the address of every page, for search engines."""
    rows = (f"<url><loc>{escape(site_url + built.made.addresses.from_root(page.address))}</loc></url>"
            for page in built.made.pages)
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>',
                      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', *rows, "</urlset>"]).encode()


def _mapping(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A group of settings; a single word is its name, as MkDocs reads it."""
    value = given.get(name)
    return dict(value) if isinstance(value, dict) else {"name": value} if value else {}


def _theme_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """The council's settings of the theme, in the look that Material and Zensical share."""
    theme = {name: value for name, value in _mapping(given, "theme").items() if value is not None}
    theme |= {"name": "material", "variant": "classic", "custom_dir": THEME, "font": False}
    return {"language": "en", "features": [], **theme}


def _of_theme(custom: Path | None) -> Iterator[tuple[str, bytes]]:
    """The templates, styles and scripts: the engine's, those for this folder, and over them the council's own."""
    for path in _files_in(ASSETS):
        yield f"{THEME}/assets/{path.relative_to(ASSETS).as_posix()}", path.read_bytes()
    yield f"{THEME}/partials/settings.html", (PARTIALS / "settings.html").read_bytes()
    for path in _files_in(OURS):
        content = path.read_bytes()
        if path.name == "main.html":
            content = content.replace(b"[POLICY]", _policy().encode())
        yield f"{THEME}/{path.relative_to(OURS).as_posix()}", content
    for path in _files_in(custom) if custom else ():
        yield f"{THEME}/{path.relative_to(custom or path).as_posix()}", path.read_bytes()


def _files_in(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _policy() -> str:
    """The policy of every page of these, less strict in one thing: what the theme writes into a page may run."""
    return policy("", {"script-src": INLINE, "style-src": INLINE})


def _config(
    checked: Checked, built: Built, given: Mapping[str, Any], theme: dict[str, Any], *, has_brand: bool
) -> dict[str, Any]:
    """The settings that the three generators read alike."""
    is_internal = checked.project.audience == "internal"
    plugins = given.get("plugins") or []
    plugins = [{name: value} for name, value in plugins.items()] if isinstance(plugins, dict) else plugins
    carried = {name: given[name] for name in CARRIED if given.get(name) is not None}
    search = next((one for one in plugins if isinstance(one, dict) and "search" in one), "search")
    menu = [_escaped(entry) for entry in navigation(built.made, source)]
    return {
        "site_name": checked.project.site_name, **carried, **printable(carried),
        "docs_dir": DOCS, "site_dir": "site-internal" if is_internal else "site", "theme": theme, "plugins": [search],
        "markdown_extensions": ["attr_list", {"toc": {"title": CONTENTS, "toc_depth": "1-3"}}],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "extra": {**_mapping(given, "extra"), "generator": False},
        "extra_css": [*STYLES, GENERATED, *([BRAND] if has_brand else []), *(given.get("extra_css") or [])],
        "extra_javascript": [HEADINGS, *SCRIPTS, *(given.get("extra_javascript") or [])],
        "nav": menu,
    }


def _escaped(entry: Any) -> Any:
    """An entry of the menu with its titles safe to print."""
    if isinstance(entry, dict):
        return {escape(title): _escaped(below) for title, below in entry.items()}
    return [_escaped(one) for one in entry] if isinstance(entry, list) else entry
