"""The preview: a bad edit is answered with the last good site under a banner, and never with a server that hangs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from goldenthread.build import Checked
from goldenthread.graph.graph import Graph
from goldenthread.problems import Report, Severity
from goldenthread.source.files import Sources

MOST = 20
_BANNER = re.compile(r'\n?<div class="gt-banner".*?</div><!-- end of the banner -->', re.DOTALL)
_CONTENT = re.compile(r'(<article class="md-content__inner md-typeset">)')


def banner(report: Report) -> str:
    """A list of what must be mended, for the top of every page of the preview."""
    errors = [problem for problem in report if problem.severity is not Severity.NOTICE]
    entries = Markup("").join(
        Markup("<li><code>{}</code> {} <em>{}</em></li>").format(str(problem.place), problem.message, problem.remedy)
        for problem in errors[:MOST]
    )
    more = Markup("<p>and {} more.</p>").format(len(errors) - MOST) if len(errors) > MOST else ""
    return str(Markup(
        '<div class="gt-banner" role="alert"><p><strong>You are looking at the last good version.</strong> '
        "Mend this first; the page reloads by itself:</p><ul>{}</ul>{}</div>"
        "<!-- end of the banner -->").format(entries, more))


def nothing_yet(checked: Checked) -> Checked:
    """A site without content, for a preview that starts with problems."""
    return settled(replace(checked, sources=Sources()))


def settled(checked: Checked) -> Checked:
    """What the plugin needs of a project whose pages are made: no items, which take much memory, and no texts."""
    return replace(checked, graph=Graph([], checked.graph.order), sources=Sources(media=checked.sources.media))


def put_banner(site: Path, html: str) -> None:
    """Puts the banner at the top of every page of a finished preview, in place of one that is there."""
    for file in site.rglob("*.html"):
        page = _BANNER.sub("", file.read_text("utf-8"))
        file.write_text(_CONTENT.sub(lambda match: f"{match[1]}\n{html}", page, count=1), "utf-8")
