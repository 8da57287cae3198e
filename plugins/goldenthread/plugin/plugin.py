"""The plugin: the engine's pages and files put among MkDocs' own, and its problems where they stop a build in time."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from goldenthread.build import Built, Checked, build_site, check_project
from goldenthread.kept import keeping
from goldenthread.pages.around import INTERNAL, navigation
from goldenthread.pages.furniture import translated
from goldenthread.pages.page import Page
from goldenthread.pages.policy import with_policy
from goldenthread.pages.search_index import fill_index
from goldenthread.plugin import offline, preview, shell, young
from goldenthread.plugin.page import ReadyPage
from goldenthread.plugin.shapes import SWITCH, Shapes
from goldenthread.source.doing import Doing, silently
from goldenthread.source.project import MARKER, edit_base, project_from, today_from

AUDIENCE, TODAY = "GOLDENTHREAD_AUDIENCE", "GOLDENTHREAD_TODAY"
THEME = Path(__file__).parent.parent / "theme"


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this untyped
    """The plugin's settings in mkdocs.yml."""

    plans = option.Type(str, default="actionplans")
    audience = option.Choice(("public", "internal"), default="public")
    internal = option.Optional(option.Type(str))
    publish = option.Type(dict, default={})
    publishing = option.Type(dict, default={})
    young = option.Type(dict, default={})
    today = option.Optional(option.Type((str, dt.date)))  # without quotation marks YAML makes a date of it
    offline = option.Type(bool, default=False)


class GoldenthreadPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # MkDocs leaves this untyped
    """Turns the records of a project into pages of its MkDocs site."""

    def __init__(self) -> None:
        self.serving = False
        self.deploys = False
        self.last_good: Checked | None = None
        self.checked: Checked | None = None
        self.built: Built | None = None
        self.banner = ""
        self.doing: Doing = silently
        self.written = 0
        self.prechecked: Checked | None = None
        self.for_young: Callable[[Page], tuple[MkDocsConfig, Navigation]] | None = None
        self.shapes: Shapes | None = None
        self.nav: Navigation | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Notes whether this is a preview, in which a problem must not stop the server."""
        self.serving = command == "serve"
        self.deploys = command == "gh-deploy"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks everything before MkDocs cleans or writes anything."""
        self.written = 0
        if self.config.offline:
            config.use_directory_urls = False
        shell.prepare(config, THEME)
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        data: dict[str, Any] = {
            "site_name": config.site_name, "site_url": config.site_url,
            "repo_url": config.repo_url, "edit_uri": config.edit_uri,
            "docs_dir": os.path.relpath(config.docs_dir, root).replace(os.sep, "/"),
            "plugins": {"goldenthread": {
                "plans": self.config.plans, "internal": self.config.internal,
                "publish": self.config.publish, "publishing": self.config.publishing, "young": self.config.young,
            }},
        }
        shell.escape_settings(config)
        try:
            today = today_from(os.environ.get(TODAY) or str(self.config.today or ""))
        except (ValueError, OverflowError, OSError):
            raise Abort("mkdocs.yml:1:1: error: “today:” is not a date such as 2026-11-22. [configuration]") from None
        audience = os.environ.get(AUDIENCE) or self.config.audience
        config_name = Path(config.config_file_path or "mkdocs.yml").name
        project = project_from(root, data, audience, today, config_name)
        known = self.prechecked
        self.prechecked = None
        checked = known if known and known.project == project else check_project(project, doing=self.doing)
        failed = checked.report.fails(strict=bool(config.strict))
        self.doing("")
        print(checked.report.in_short(), end="", flush=True)
        if failed and not self.serving:
            raise Abort("Nothing was written: mend the problems above first.")
        self.banner = preview.banner(checked.report) if failed else ""
        if audience == "internal":
            self.banner += INTERNAL
            shell.keep_apart(config, deploys=self.deploys)
        if not failed:
            self.last_good = checked if self.serving else None
        elif self.last_good is None:
            checked = preview.nothing_yet(checked)
        shown = checked if not failed or self.last_good is None else self.last_good
        with keeping(root, audience):
            self.built = build_site(shown, directory_urls=config.use_directory_urls, doing=self.doing)
        self.checked = preview.settled(shown)
        config.nav = navigation(self.built.made, self.built.made.addresses.source)
        return config

    def _ready(self) -> tuple[Checked, Built]:
        """What `on_config` read and built; MkDocs calls it before anything else here."""
        if self.checked is None or self.built is None:
            raise PluginError("The project was not read: on_config has not run.")
        return self.checked, self.built

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes every source out of MkDocs' files, and puts the engine's pages and files in."""
        checked, built = self._ready()
        media = set(checked.sources.media) - built.unpublished
        for file in list(files):
            if file.src_dir == config.docs_dir and file.src_uri not in media:
                files.remove(file)
        in_menu = {address for section in built.made.menu for _, address in section.pages}
        for page in built.made.pages:
            files.append(self._page_file(page, config, in_menu=page.address in in_menu))
        bare = replace(built.made, pages=[page.bare() for page in built.made.pages])
        for export in built.files:
            files.append(File.generated(config, export.address, content=export.content))
        self.built = replace(built, made=bare, files=[])  # what MkDocs holds now is not held twice
        return files

    def _page_file(self, page: Page, config: MkDocsConfig, *, in_menu: bool) -> File:
        checked, built = self._ready()
        source = built.made.addresses.source(page.address)
        level = InclusionLevel.INCLUDED if in_menu else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, source, content="", inclusion=level)
        project = checked.project
        file.edit_uri = None
        if page.place and edit_base(str(config.repo_url or ""), config.edit_uri, project.strategy):
            file.edit_uri = shell.edit_uri(page.place, project.strategy)
        file.page = ReadyPage(page, file, config, project.today, project.young, self.banner)
        return file

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Places each page that the menu does not list under its section, and ties it to its neighbours."""
        pages = [file.page for file in files.documentation_pages()]
        by_address = {page.ready.address: page for page in pages if isinstance(page, ReadyPage)}
        sections: dict[str, Section] = {}
        for item in nav.items:
            if isinstance(item, Section):
                for child in item.children:
                    if isinstance(child, ReadyPage):
                        sections[child.ready.address] = item
        for page in by_address.values():
            page.previous_page = None if page.ready.young else by_address.get(page.ready.before or "-")
            page.next_page = None if page.ready.young else by_address.get(page.ready.after or "-")
            if page.parent is None and page.ready.menu in sections:
                page.parent = sections[page.ready.menu]
        self.for_young = young.surroundings(config, nav, self._ready()[0].project.young)
        self.nav = nav
        return nav

    @event_priority(-100)  # after every plugin that gives the theme something of its own
    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Gives the pages of young people a menu and scripts of their own, and a page whose shape is known whole."""
        if not isinstance(page, ReadyPage):
            return context
        if self.for_young and page.ready.young:
            context["config"], context["nav"] = self.for_young(page.ready)
        given = cast(dict[str, Any], context)
        given["whole_page"] = self.shapes.html(page, given) if self.shapes else None
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Makes the day of the build known to the theme, and gets ready to render it once for each shape of page."""
        checked, _ = self._ready()
        env.globals["gt_today"] = checked.project.today
        env.auto_reload = False
        self.shapes = Shapes(env, config, self.nav, files) if self.nav and os.environ.get(SWITCH) != "off" else None
        return env

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: object, config: MkDocsConfig) -> str:
        """Gives each page its policy and, where it is in another language, its own words in that language; the preview
        has no policy, since its reloading is a script of its own.
        """
        self.written += 1
        if self.written % 20 == 0:
            self.doing(f"Writing page {self.written} of {len(self._ready()[1].made.pages)}")
        known = self.shapes.with_policy(output) if self.shapes and not self.serving else None
        if isinstance(page, ReadyPage) and page.ready.language and not page.ready.language.is_english:
            known, output = None, translated(output, page.ready.language, page.ready.title)
        if isinstance(page, ReadyPage):
            page.content = ""  # what is written is not held
        return output if self.serving else known or with_policy(output)

    @event_priority(-100)
    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Gives the page for what is not found its policy."""
        if self.serving or not template_name.endswith(".html"):
            return output_content
        return with_policy(output_content)

    @event_priority(-90)  # after every plugin that writes a search index, before those that copy it (-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the forwards from old addresses, what the search finds, and what the copy for a folder needs."""
        checked, built = self._ready()
        self.doing("Writing the search")
        site = Path(config.site_dir)
        shell.write_forwards(built, site, config)
        fill_index(built.made, site)
        young.write_index(built.made, site)
        (site / MARKER).write_text(f"{checked.project.audience}\n", "utf-8")
        shell.settle_archives(site, checked.project.today)
        if self.config.offline:
            offline.write_index(site)
        if self.shapes and self.shapes.unlike:
            print(self.shapes.said())

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watches the folder of plans as well, and answers a bad edit without a build."""
        plans = Path(config.config_file_path).parent / self.config.plans
        if plans.is_dir():
            server.watch(str(plans))
        build = server.builder

        def answer() -> None:
            """Puts the banner on the pages that are there where something must be mended first; builds where not."""
            if self.last_good is None:
                build()
                return
            checked = check_project(self.last_good.project)
            if not checked.report.fails(strict=bool(config.strict)):
                self.prechecked = checked
                build()
                return
            print(checked.report.in_short(), end="")
            preview.put_banner(Path(config.site_dir), preview.banner(checked.report))

        server.builder = answer
        return server
