"""Posters that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.texts import public_records
from goldenthread.checks.unique import WITH_POSTERS
from goldenthread.graph.graph import Graph
from goldenthread.messages import young as say
from goldenthread.problems import Place, Problem
from goldenthread.source.project import CONFIG, Project


def codes(graph: Graph, project: Project) -> Iterator[Problem]:
    """A poster's QR code needs the address at which the site is published."""
    if not project.site_url and any(record.kind in WITH_POSTERS for record in public_records(graph)):
        yield say.poster_without_code(Place(CONFIG))
