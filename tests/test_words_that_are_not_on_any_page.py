"""The words of `look.md`: what councils, boards and young people read is in their words, not in ours."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from goldenthread.kinds.table import KINDS
from goldenthread.messages.catalogue import CATALOGUE

PACKAGE = Path(__file__).parent.parent / "plugins" / "goldenthread"
NEVER = re.compile(r"\b(orphan\w*|suspect\w*|proofs?|records?)\b(?!\.json)", re.IGNORECASE)
OF_ITEMS = re.compile(
    r"\b(?:parent|child|broken|kinds?)\s+(?:of\s+)?(?:an?\s+|the\s+)?(?:items?|pages?|links?|actions?|outcomes?|things?)\b"
    r"|\bbroken\s+threads?\b", re.IGNORECASE,
)
OURS = re.compile(
    r"\b(orphan\w*|broken|parents?|child|suspect\w*|proofs?|records?|kinds?)\b(?!\.json|\.md|:)", re.IGNORECASE)
FAMILY = re.compile(r"a small number can point to one child", re.IGNORECASE)
_CODE = re.compile(r"<(script|style|pre|code|svg)\b.*?</\1>", re.DOTALL)
_SAID = re.compile(r'\b(?:title|alt|aria-label|content|data-label)="([^"]*)"')


def visible(html: str) -> str:
    """The words of a page that somebody reads or hears: text, labels, descriptions; not what is shown as typed."""
    html = _CODE.sub(" ", html)
    return unescape(" ".join([re.sub(r"<[^>]+>", " ", html), *_SAID.findall(html)]))


def test_no_page_has_a_word_that_is_never_used(built_site: Path) -> None:
    """Over all that is published: not record, orphan, suspect or proof; not kind, parent, child or broken of items."""
    found = set()
    for path in built_site.rglob("*.html"):
        text = visible(path.read_text("utf-8"))
        found |= {f"{path.relative_to(built_site)}: {match[0]}" for rule in (NEVER, OF_ITEMS)
                  for match in rule.finditer(text)}
    assert not found


def our_words() -> list[tuple[str, str]]:
    """The words that are ours and stand on pages: templates without their code, messages, headings, meanings."""
    said = []
    for path in [*PACKAGE.rglob("*.html"), *(PACKAGE / "guide").glob("*.md")]:
        text = path.read_text("utf-8")
        text = re.sub(r"```.*?```|`[^`]*`", " ", text, flags=re.DOTALL) if path.suffix == ".md" else text
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", text, flags=re.DOTALL)
        said.append((path.name, visible(text)))
    said += [(f"message {entry.code}", entry.meaning.replace("`kind:`", "")) for entry in CATALOGUE.values()]
    for kind in KINDS:
        said += [(kind.name, words) for words in (kind.word, kind.plural, kind.heading, kind.lead)]
        said += [(f"{kind.name} {name}", info.description or "") for name, info in kind.type.model_fields.items()]
    return said


def test_none_of_our_own_words_is_one_of_them() -> None:
    """The stricter rule for what the site itself says: none of the words in any sense, and a problem is no finding."""
    said = our_words()
    assert len(said) > 500
    wrong = {where: found[0] for where, words in said if (found := OURS.search(FAMILY.sub("", words)))}
    assert not wrong
    assert not [where for where, words in said if where.startswith("message") and re.search(r"\bfindings?\b", words)]


@pytest.mark.parametrize("path", sorted((PACKAGE / "messages").glob("*.py")), ids=lambda path: path.stem)
def test_a_message_calls_itself_a_problem_and_nothing_else(path: Path) -> None:
    """The sentences themselves, as they stand in the code: f-strings and all."""
    strings = re.findall(r'f?"([^"]+)"', re.sub(r'@message\([^)]*\)|""".*?"""', "", path.read_text("utf-8")))
    never = re.compile(r"\b(orphan|broken|proof|suspect|record|finding)s?\b(?!\.json)")
    wrong = [text for text in strings if never.search(text)]
    assert not wrong
