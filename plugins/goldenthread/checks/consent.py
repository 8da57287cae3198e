"""Films, pictures and recordings of people: consent, captions, and what is said in them as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.checks.setting import Setting
from goldenthread.checks.texts import public_records
from goldenthread.graph.graph import Graph
from goldenthread.messages import consent as say
from goldenthread.model.media import Consent, Media, parts_in
from goldenthread.model.record import Record
from goldenthread.model.thing import Part
from goldenthread.problems import Problem
from goldenthread.source.finding import find


def of_people(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """A file in which people can be seen or heard has a consent that holds, captions and a text; what has been
    withdrawn is in no edition, and is passed over.
    """
    for record in public_records(graph) if setting.is_public else graph:
        for name, value in record.facts.items():
            if not (setting.is_public and name in record.internal_facts):
                for problem in _of_fact(record, name, value, setting):
                    yield setting.weighed(problem).of(record.ref)


def _of_fact(record: Record, name: str, value: Any, setting: Setting) -> Iterator[Problem]:
    place = record.places.get(name, record.place)
    rows = setting.rows(record.place.path)
    for part in parts_in(value, internal=not setting.is_public):
        consent = _consent(part)
        if consent and consent.ended(setting.today):
            continue
        if consent and consent.review and consent.review.last < setting.today:
            yield say.consent_past_review(find(place, rows, "review:", 0, 7), name, consent.review.text)
        if isinstance(part, Media) and part.file:
            missing = [one for one in part.needs if not getattr(part, one)]
            where = find(place, rows, "file:", 0, 5)
            if part.shows_people and not consent:
                yield say.consent_missing(where, name)
            if missing:
                yield say.captions_missing(where, name, missing)


def _consent(part: Part) -> Consent | None:
    """The consent that a group of facts has, or is where an item holds it itself."""
    found = part if isinstance(part, Consent) else getattr(part, "consent", None)
    return found if isinstance(found, Consent) else None
