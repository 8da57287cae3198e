"""Every file of the folder: pages as Markdown, what lies beside them, the theme's own files, and the settings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from goldenthread.build import Built, Checked
from goldenthread.generate.markdown import markdown, settings
from goldenthread.model.languages import Language
from goldenthread.pages.around import (
    BRAND,
    CONTENTS,
    INTERNAL,
    OWN,
    SCRIPTS,
    STYLES,
    forwards,
    hidden_on,
    meta_of,
    navigation,
    own_files,
    printable,
)
from goldenthread.pages.furniture import said_in, translated
from goldenthread.pages.page import Page
from goldenthread.pages.policy import policy
from goldenthread.pages.search_index import INDEX as WHOLE_INDEX
from goldenthread.pages.search_index import documents
from goldenthread.pages.young_search import INDEX, young_index

DOCS, THEME = "docs", "theme"
ENGINE = Path(__file__).parent.parent / "theme"
OURS = Path(__file__).parent / "theme"
HEADINGS = f"{OWN}/headings.js"
CARRIED = ("site_name", "site_description", "site_author", "site_url", "copyright")
WORDS_OF_THEME = {
    "action.skip": "Skip to content", "footer": "Footer", "header": "Header", "nav": "Navigation", "tabs": "Tabs",
    "top": "Back to top",
}
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
    for page in built.made.pages:
        front_matter = _front_matter(page, checked, built, list(theme["features"]))
        made[f"{DOCS}/{source(page.address)}"] = markdown(page, front_matter, banner).encode()
    config = _config(checked, built, given, theme, has_brand=f"{THEME}/{BRAND}" in made)
    made["mkdocs.yml"] = settings(config).encode()
    made["README.md"] = README.format(name=project.site_name, site=config["site_dir"]).encode()
    return dict(sorted(made.items()))


def source(address: str) -> str:
    """The path of a page's file: its folder is its address, so that links in HTML lead on alike from either, whether a
    generator leaves them as they are (MkDocs) or reads them as from the file (Zensical).
    """
    return f"{address}index.md"


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
    for path in _files_in(ENGINE / "assets"):
        yield f"{THEME}/assets/{path.relative_to(ENGINE / 'assets').as_posix()}", path.read_bytes()
    settings_line = ENGINE / "partials" / "settings.html"
    yield f"{THEME}/partials/{settings_line.name}", settings_line.read_bytes()
    for path in _files_in(OURS):
        content = path.read_bytes()
        if path.name == "main.html":
            content = content.replace(b"[POLICY]", _policy().encode())
        yield f"{THEME}/{path.relative_to(OURS).as_posix()}", content
    for path in _files_in(custom) if custom else ():
        yield f"{THEME}/{path.relative_to(custom or path).as_posix()}", path.read_bytes()


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


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
        "extra_css": [*STYLES, *([BRAND] if has_brand else []), *(given.get("extra_css") or [])],
        "extra_javascript": [HEADINGS, *SCRIPTS, *(given.get("extra_javascript") or [])],
        "nav": menu,
    }


def _escaped(entry: Any) -> Any:
    """An entry of the menu with its titles safe to print."""
    if isinstance(entry, dict):
        return {escape(title): _escaped(below) for title, below in entry.items()}
    return [_escaped(one) for one in entry] if isinstance(entry, list) else entry


def _front_matter(page: Page, checked: Checked, built: Built, features: list[str]) -> dict[str, Any]:
    """What the theme is told about a page."""
    young = checked.project.young
    language = page.language if page.language and not page.language.is_english else None

    def said(words: str) -> str:
        return said_in(words, language) if language else words

    meta = {"title": escape(page.title if page.address else "Home"), **meta_of(page, young)}
    hidden = hidden_on(page, features)
    if page.young:
        styles, scripts = own_files(page, young)
        leave = _partial("leave.html", meta, language) if meta["leave_to"] else ""
        meta |= {"tab": said(page.tab), "leave_to": "", "leave": leave, "styles": list(styles),
                 "scripts": list(scripts), "menu": _young_menu(page, built, said)}
        hidden.append("footer")
    if language:
        words = {key: said(word) for key, word in WORDS_OF_THEME.items() if said(word) != word}
        meta |= {"settings": _partial("settings.html", meta, language),
                 "words": {"language": language.tag, "direction": language.direction, **words}}
    return {name: value for name, value in {**meta, "hide": hidden}.items() if value}


def _partial(name: str, meta: Mapping[str, Any], language: Language | None) -> str:
    """A part of the theme that is the same wherever a page is built, in the page's language."""
    environment = Environment(loader=FileSystemLoader(ENGINE / "partials"), autoescape=True)
    html = environment.get_template(name).render(page={"meta": meta})
    return " ".join((translated(html, language) if language else html).split())


def _young_menu(page: Page, built: Built, said: Callable[[str], str]) -> list[dict[str, Any]]:
    """The home page and young people's own pages, side by side."""
    young = {one.address for one in built.made.pages if one.young} | {""}
    listed = [entry for section in built.made.menu for entry in section.pages if entry[1] in young]
    return [
        {"title": escape(said(title)), "url": built.made.addresses.from_root(address) or ".",
         **({"here": True} if page.address == address else {})}
        for title, address in listed
    ]
