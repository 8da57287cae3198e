"""Words explained where they stand: the first use of a glossary term on a page opens its meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from markupsafe import Markup, escape

from goldenthread.graph.graph import Graph
from goldenthread.graph.terms import explained_in, is_letters, spelling, words_of
from goldenthread.kind import anchor
from goldenthread.model.record import Record


@dataclass(slots=True)
class Lexicon:
    """The terms of one strategy, and the pattern that finds them in a text."""

    terms: dict[str, Record]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, graph: Graph, strategy: str | None, paper: str | None = None) -> Lexicon:
        """The terms in force for a strategy or a paper: its own, and those of no strategy and no paper at all."""
        terms = explained_in(graph, strategy, paper)
        spellings = {word for term in terms.values() for word in words_of(term)}
        words = sorted(spellings, key=len, reverse=True)
        if not words:
            return cls({}, None)
        patterns = [re.escape(word) if is_letters(word) else f"(?i:{re.escape(word)})" for word in words]
        return cls(terms, re.compile(rf"(?<![\w&])(?:{'|'.join(patterns)})(?![\w&])"))


@dataclass(slots=True)
class Explainer:
    """Explains each term once on one page."""

    lexicon: Lexicon
    glossary: str
    used: set[str] = field(default_factory=set)
    notes: list[Markup] = field(default_factory=list)

    def explain(self, text: str) -> Markup:
        """A plain text with the first use of each term opening its meaning."""
        pattern = self.lexicon.pattern
        if pattern is None:
            return escape(text)
        made, last = Markup(""), 0
        for match in pattern.finditer(text):
            term = self.lexicon.terms.get(spelling(match.group()))
            if term is None or term.ref in self.used:
                continue
            self.used.add(term.ref)
            made += escape(text[last : match.start()]) + self._opened(match.group(), term)
            last = match.end()
        return made + escape(text[last:])

    def explain_html(self, html: str) -> str:
        """Ready HTML with terms explained in its running text; links, headings and code are left alone."""
        if self.lexicon.pattern is None:
            return html
        made, skipping = [], 0
        for piece in re.split(r"(<[^>]+>)", html):
            if piece.startswith("<"):
                name = re.match(r"</?([a-z0-9]+)", piece)
                if name and name[1] in ("a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "abbr", "summary"):
                    skipping += -1 if piece.startswith("</") else 1
                made.append(piece)
            elif skipping or not piece.strip():
                made.append(piece)
            else:
                made.append(str(self.explain(unescape(piece))))
        return "".join(made)

    def _opened(self, word: str, term: Record) -> Markup:
        return self.open(f"about-{anchor(term.ref)}", word, Markup('{}{} <a href="{}#{}">In the glossary</a>').format(
            _title(term), _meaning(term), self.glossary, anchor(term.ref)))

    def open(self, own_id: str, label: str, note: str) -> Markup:
        """A word that opens a note; the note itself waits for the end of the page, so that no text is broken by it."""
        name = escape(own_id)
        self.notes.append(Markup(  # noqa: S704  (all of it is escaped)
            f'<div class="gt-term-note" id="{name}" popover role="note" data-search-exclude>{escape(note)}</div>'))
        return Markup(  # noqa: S704  (all of it is escaped)
            f'<button type="button" class="gt-term" popovertarget="{name}">{escape(label)}</button>')


def _title(term: Record) -> Markup:
    stands_for = term.facts.get("stands_for")
    if stands_for:
        return Markup("<strong>{}</strong>: {}. ").format(term.title, stands_for)
    return Markup("<strong>{}</strong>: ").format(term.title)


def _meaning(term: Record) -> str:
    meaning = term.facts.get("meaning")
    if meaning:
        return str(meaning)
    return "the paper does not say what this stands for." if term.facts.get("unknown") else ""
