"""What only young people's pages have: a name for the tab that gives nothing away to whoever looks over a shoulder."""

from __future__ import annotations

from goldenthread.pages.item import Item

PLAIN_NAME = "Our promises"
PLAIN_WORDS = "Our promises, and how they are going."


def tab_of(item: Item | None) -> str:
    """What the browser's tab says of a page: the same on all of them, but for a promise's number."""
    number = item.facts.get("number") if item else None
    return f"{PLAIN_NAME}: {number}" if number else PLAIN_NAME
