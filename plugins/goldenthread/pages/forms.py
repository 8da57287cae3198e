"""What a page says of the other forms of its text: which there are, which there are not yet, which are out of date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.graph.forms import is_checked, is_older, written
from goldenthread.graph.graph import Graph
from goldenthread.model.languages import EASY_READ, ENGLISH, LANGUAGES, SIMPLER, Language
from goldenthread.model.page_words import has_words
from goldenthread.model.record import Record
from goldenthread.model.when import When

PLAIN_ENGLISH = Language(ENGLISH, "English", "English", ENGLISH)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of reading a text: its language, whether it is the one that is open, and the item that says it."""

    language: Language
    is_here: bool
    record: Record


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one text, for the page of the text or of one of its forms.

    `language` is that of the page, `original` what it says again (itself, where it says nothing again), `choices` the
    ways of reading it, `missing` the ways that there is not, in words, and `recorded` the files that say it. `older`
    says that the form may not say what the text says now, `newer_going` that the text has a newer update than the form;
    `unchecked` that nobody has checked it, and `in_words` whether the page's own words are there in its language.
    """

    language: Language
    original: Record
    choices: tuple[Choice, ...]
    missing: tuple[str, ...]
    recorded: tuple[Any, ...]
    older: bool = False
    newer_going: bool = False
    unchecked: bool = False
    in_words: bool = True


def language_of(record: Record) -> Language:
    """The language of a record's page."""
    return LANGUAGES.get(str(record.facts.get("language", "")), PLAIN_ENGLISH)


def forms_of(graph: Graph, record: Record, *, as_form: bool) -> Forms:
    """The forms of a text; `as_form` where the record says another one again."""
    of = graph.targets(record.ref, "form_of")[0] if as_form else record
    said = {language_of(form).code: form for form in graph.sources(of.ref, "form_of")}
    listed = [(PLAIN_ENGLISH, of), *((language, said[code]) for code, language in LANGUAGES.items() if code in said)]
    choices = tuple(Choice(language, one.ref == record.ref, one) for language, one in listed)
    recorded = of.facts.get("forms", ())
    sorts = {one.form for one in recorded}
    missing = [
        *(["Easy Read"] if EASY_READ not in said and "easy read" not in sorts else []),
        *(["simpler words"] if SIMPLER not in said else []),
        *(["sound"] if "sound" not in sorts else []),
        *(["British Sign Language"] if "sign language" not in sorts else []),
    ]
    if not as_form:
        return Forms(PLAIN_ENGLISH, of, choices, tuple(missing), recorded)
    whole = graph[record.holders[0]] if record.kind == "form-part" else record
    texts = [day for ref in (of.ref, *of.holders) if ref in graph and (day := written(graph[ref]))]
    return Forms(
        language_of(record), of, choices, tuple(missing), recorded,
        older=bool(texts) and is_older(_day(whole, "date"), texts[0]),
        newer_going=is_older(_going(record) or _day(whole, "date"), _going(of)),
        unchecked=not is_checked(whole),
        in_words=has_words(language_of(record).tag),
    )


def _day(record: Record, name: str) -> When | None:
    found: Any = record.facts.get(name)
    return found if isinstance(found, When) else None


def _going(record: Record) -> When | None:
    """The day of what a promise says of how it is going."""
    found = getattr(record.facts.get("going"), "date", None)
    return found if isinstance(found, When) else None
