"""A page's own words (buttons, headings, dates) in the language of what stands on it, from one list for each language.

What is not in the list stays English, and is marked so for those who hear the page. What is marked with a language of
its own, as the words of a translated promise are, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape

from markupsafe import Markup

from goldenthread.model.languages import ENGLISH, Language
from goldenthread.model.page_words import catalogue
from goldenthread.model.when import When

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
NO_WORDS = frozenset({"script", "style", "svg", "code"})
IN_HEAD = frozenset({"title", "option"})
ATTRIBUTES = re.compile(r'\s(?:aria-label|title|placeholder|alt|data-[a-z-]+)="([^"]*)"')
_PIECE = re.compile(r"(<!--.*?-->|<!doctype[^>]*>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')+>)", re.DOTALL | re.IGNORECASE)
_HTML = re.compile(r'<html\b[^>]*?\blang="[^"]*"')
_BODY = re.compile(r'(<body\b[^>]*?\bdir=)"[^"]*"')
_NUMBER = re.compile(r'^(<a\b[^>]*?\shref="(?:tel|sms):[^"]*")')
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_LANG = re.compile(r'\slang="([^"]*)"')
_TEXT = re.compile(r"^([\s.,:;·–()|]*)(.*?)([\s]*)$", re.DOTALL)
_NUMBERED = re.compile(r"^(.+?)(:? ?\d+)$")
_LETTERS = re.compile(r"[^\W\d_]")


def day_in(when: When | None, language: Language) -> Markup:
    """A date in the words of a language; the author's own words, marked as English, where it has none for it."""
    if when is None:
        return Markup("")
    words, date = catalogue(language.tag), when.span.first
    pattern = {"day": words.day_month_year, "month": words.month_year}.get(when.span.precision, "")
    if not pattern:
        return marked(when.text, ENGLISH)
    months = words.months_of_days if when.span.precision == "day" else words.months
    made = pattern.format(day=date.day, month=months[date.month - 1], year=date.year)
    return marked(made, language.tag)


def marked(words: str, tag: str) -> Markup:
    """Words with the language they are in, kept together in a text that is read the other way."""
    return Markup('<bdi lang="{}">{}</bdi>').format(tag, words)


def translated(html: str, language: Language, title: str = "") -> str:
    """A whole page with its own words in a language; its first element says which, and in which direction it is read.

    The `title` of the page, which the theme repeats, is in that language already. Numbers to call keep their direction:
    the groups of their figures would change places in a text that is read from the right.
    """
    words = {**catalogue(language.tag).words, title: title}
    made = []
    for piece, kind in _pieces(html):
        if kind == "words":
            made.append(_said(piece, words, marked=True))
        elif kind == "name":
            made.append(_said(piece, words, marked=False))
        elif kind == "signs":
            made.append(piece.replace(",", words.get(",", ",")))
        elif kind == "tag":
            made.append(ATTRIBUTES.sub(lambda match: _attribute(match, words), _NUMBER.sub(r'\1 dir="ltr"', piece)))
        else:
            made.append(piece)
    whole = "".join(made)
    whole = _HTML.sub(f'<html lang="{language.tag}" dir="{language.direction}"', whole, count=1)
    return _BODY.sub(rf'\1"{language.direction}"', whole, count=1)


def said_in(phrase: str, language: Language) -> str:
    """A phrase of the site in a language; the English one where its list does not have it."""
    return _found(phrase, catalogue(language.tag).words) or phrase


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """The tags and texts of a page: `words`, `name` (words that can hold no marks), `signs`, `tag`, what is `kept`."""
    kept, depth, inside = "", 0, ""
    for piece in _PIECE.split(html):
        match = _TAG.match(piece)
        if match is None:
            if kept or piece.startswith("<!") or not piece.strip():
                yield piece, "kept"
            elif not _LETTERS.search(piece):
                yield piece, "signs"
            else:
                yield piece, "name" if inside in IN_HEAD else "words"
            continue
        closes, name = match[1], match[2].lower()
        if kept:
            depth += 0 if name != kept or name in VOID else -1 if closes else 1
            kept = kept if depth else ""
            yield piece, "kept"
            continue
        inside = "" if closes else name
        own = name in NO_WORDS or (_LANG.search(piece) and name != "html")
        if own and not closes and name not in VOID and not piece.endswith("/>"):
            kept, depth = name, 1
            yield piece, "kept"
        else:
            yield piece, "tag"


def _said(text: str, words: Mapping[str, str], *, marked: bool) -> str:
    """A text in the words of a language, with the spaces and signs around it; what has none is marked as English."""
    before, middle, after = _TEXT.findall(text)[0]
    found = _found(" ".join(unescape(middle).split()), words)
    if found is None:
        return f'{before}<span lang="en" dir="ltr">{middle}</span>{after}' if marked else text
    return f"{before}{escape(found, quote=False)}{after}"


def _found(phrase: str, words: Mapping[str, str]) -> str | None:
    """The words of a phrase; a number at its end may follow any phrase."""
    if phrase in words:
        return words[phrase]
    numbered = _NUMBERED.match(phrase)
    return f"{words[numbered[1]]}{numbered[2]}" if numbered and numbered[1] in words else None


def _attribute(match: re.Match[str], words: Mapping[str, str]) -> str:
    found = _found(unescape(match[1]), words)
    return match[0] if found is None else match[0].replace(f'"{match[1]}"', f'"{escape(found)}"')
