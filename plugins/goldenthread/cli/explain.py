"""`explain`: the guide's words about one kind, fact or problem, in a terminal."""

from __future__ import annotations

from goldenthread.kinds.table import KINDS
from goldenthread.messages import consent, dates, files, intake, links, queries, safety, typing, waivers
from goldenthread.messages import facts as about_facts
from goldenthread.messages import words as about_words
from goldenthread.messages.catalogue import CATALOGUE
from goldenthread.pages.reference import FactEntry, facts_of
from goldenthread.source.tree import key_name

ALL_MESSAGES = (files, links, typing, about_facts, queries, safety, about_words, consent, waivers, dates, intake)


def explain(what: str) -> str | None:
    """What a word means here, or None where it means nothing."""
    words = {kind.name: kind.word for kind in KINDS}
    name = what.strip().lower().replace(" ", "-").replace("_", "-")
    if name in KINDS.by_name:
        kind = KINDS[name]
        lines = [f"{kind.word}: {(kind.type.__doc__ or '').strip().splitlines()[0]}", ""]
        example = kind.folder / f"{kind.name}.example.yml"
        lines += [_line(fact) for fact in facts_of(kind.type, words)]
        if example.is_file():
            rows = example.read_text("utf-8").rstrip().splitlines()
            lines += ["", "An example:", "", *(f"    {row}" for row in rows)]
        return "\n".join(lines)
    if name in CATALOGUE:
        entry = CATALOGUE[name]
        return f"{entry.code} ({entry.severity}): {entry.meaning}"
    key = key_name(what)
    found = [
        (kind.word, fact) for kind in KINDS for fact in facts_of(kind.type, words, common=False) if fact.key == key
    ]
    if not found:
        found = [("any item", fact) for fact in facts_of(KINDS.table[0].type, words, common=True) if fact.key == key]
    return "\n".join(f"{word}: {_line(fact).strip()}" for word, fact in found) or None


def _line(fact: FactEntry) -> str:
    extra = " Must be given." if fact.needed else ""
    leads = f" Leads to: {', '.join(fact.leads_to)}." if fact.leads_to else ""
    return f"  {fact.key}: {fact.about}{extra}{leads}"
