"""A text said again: that people have checked it, that it is not out of date, and that it says its own promises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.checks.setting import Setting
from goldenthread.graph.forms import FORM_OF, is_checked, is_older, waits, written
from goldenthread.graph.graph import Graph
from goldenthread.messages import forms as say
from goldenthread.model.languages import EASY_READ, LANGUAGES, NOT_NAMES
from goldenthread.model.page_words import has_words
from goldenthread.model.record import Record
from goldenthread.model.when import When
from goldenthread.problems import Place, Problem
from goldenthread.source.finding import find

PROMISES = ("promise", "commitment")


def names(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """No promise is called what the address of a form is called."""
    for kind in PROMISES:
        for record in graph.of_kind(kind):
            if record.last in NOT_NAMES:
                yield say.name_of_a_form(record.places.get("name", record.place), record.last)


def said_again(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """What is wrong with each form as a whole."""
    for form in graph.of_kind("form"):
        originals = graph.targets(form.ref, FORM_OF)
        if originals and form.facts.get("language"):
            yield from (problem.of(form.ref) for problem in _of_form(form, originals[0], graph))
        place = form.places.get("date", form.place)
        yield from (problem.of(form.ref) for problem in _to_come(form.facts.get("date"), place, setting))


def recorded(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """What is wrong with the files that say a text again."""
    for kind in ("pledge", "charter", *PROMISES):
        for record in graph.of_kind(kind):
            place = record.places.get("forms", record.place)
            for one in record.facts.get("forms", ()):
                at = find(place, setting.rows(record.place.path), one.file, 0, len(one.file))
                found = (*_of_file(one, record, at), *_to_come(one.date, at, setting))
                yield from (problem.of(record.ref) for problem in found)


def _to_come(date: object, place: Place, setting: Setting) -> Iterator[Problem]:
    """A day of checking that is yet to come: nobody can have checked it then."""
    if isinstance(date, When) and date.span.first > setting.today:
        yield setting.weighed(say.to_come(place, date.text))


def _of_file(one: Any, record: Record, place: Place) -> Iterator[Problem]:
    if one.waits:
        yield say.easy_read_not_checked(place) if one.form == "easy read" else say.not_checked(place, "this file")
    elif is_older(one.date, written(record)):
        yield say.out_of_date(place, one.date.text, _words(written(record)))


def _of_form(form: Record, of: Record, graph: Graph) -> Iterator[Problem]:
    language = LANGUAGES[str(form.facts["language"])]
    place = form.places.get("language", form.place)
    if language.code == EASY_READ and not is_checked(form):
        yield say.easy_read_not_checked(place)
    elif waits(form, graph.records):
        yield say.not_checked(place, "this")
    if not has_words(language.tag):
        yield say.page_words_missing(place, language.english)
    yield from _promises(form, of, graph)


def _promises(form: Record, of: Record, graph: Graph) -> Iterator[Problem]:
    """What is wrong with which promises a form says, and when they were written."""
    said: set[str] = set()
    own = {record.ref: record for kind in PROMISES for record in graph.held(of.ref, kind)}
    days = [(form.places.get("date", form.place), form.facts.get("date"), written(of))]
    for part in graph.held(form.ref, "form-part"):
        place = part.places.get("promise", part.place)
        for target in graph.targets(part.ref, FORM_OF):
            if target.ref not in own:
                yield say.of_another(place, target.last, of.title)
            said.add(target.ref)
            if target.facts.get("date"):
                days.append((part.place, form.facts.get("date"), written(target)))
    for place, date, text in days:
        if is_older(date, text):
            yield say.out_of_date(place, _words(date), _words(text))
    if left_out := [record.title for ref, record in own.items() if ref not in said]:
        yield say.leaves_out(form.place, left_out)


def _words(when: object) -> str:
    return when.text if isinstance(when, When) else ""
